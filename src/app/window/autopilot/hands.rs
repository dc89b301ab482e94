//! Hands at the keyboard, or the voice of a screen reader: strokes that wait to be made, one a frame.

use std::collections::VecDeque;

use bevy::a11y::ActionRequest;
use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::KeyboardInput;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiOutput;

use super::SETTLE;
use super::keystrokes::Stroke;

/// Frames after which a name is not looked for any more.
const SOUGHT_AT_MOST: u32 = 200;

/// Where strokes go.
#[derive(SystemParam)]
pub(super) struct Wires<'w, 's> {
    windows: Query<'w, 's, Entity, With<PrimaryWindow>>,
    outputs: Query<'w, 's, &'static EguiOutput>,
    keyboard: MessageWriter<'w, KeyboardInput>,
    requests: MessageWriter<'w, ActionRequest>,
}

impl Wires<'_, '_> {
    /// The window; none: it is not there yet, or not any more.
    pub(super) fn window(&self) -> Option<Entity> {
        self.windows.single().ok()
    }
}

/// What is to be pressed and typed next.
#[derive(Default)]
pub(super) struct Hands {
    pub(super) strokes: VecDeque<Stroke>,
    release: Option<KeyboardInput>,
    /// Frames for which a name was looked for in vain.
    sought_for: u32,
}

impl Hands {
    /// Lets the screen come to rest.
    pub(super) fn settle(&mut self) {
        self.strokes.extend(std::iter::repeat_n(Stroke::Pause, SETTLE as usize));
    }

    /// Lets go of a key that is held since the frame before; false: none is.
    pub(super) fn let_go(&mut self, wires: &mut Wires<'_, '_>) -> bool {
        let held = self.release.take();
        let holds = held.is_some();
        if let Some(held) = held {
            wires.keyboard.write(held);
        }
        holds
    }

    /// Makes the next stroke.
    ///
    /// # Errors
    /// When nothing has the name that was asked for.
    pub(super) fn stroke(&mut self, window: Entity, wires: &mut Wires<'_, '_>) -> Result<(), String> {
        let Some(Stroke::Ask(ask)) = self.strokes.front() else {
            if let Some(stroke) = self.strokes.pop_front() {
                wires.keyboard.write_batch(stroke.events(window));
                self.release = stroke.release(window);
            }
            return Ok(());
        };
        let mut outputs = wires.outputs.iter();
        let tree = outputs.find_map(|output| output.platform_output.accesskit_update.as_ref());
        match tree.and_then(|tree| ask.request(tree)) {
            Some(request) => {
                wires.requests.write(request);
                self.strokes.pop_front();
                self.sought_for = 0;
                Ok(())
            }
            None if self.sought_for >= SOUGHT_AT_MOST => Err(format!("nothing is called “{}”", ask.name())),
            None => {
                self.sought_for += 1;
                Ok(())
            }
        }
    }
}
