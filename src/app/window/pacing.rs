//! When the window draws: on input, when a thread wakes it, and at a steady pace during a call; never in a
//! loop.

use std::sync::Arc;
use std::time::Duration;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, EguiRenderOutput, egui};

use super::{Screen, Shell};
use crate::app::desk_model::LineState;
use crate::app::devices::Wake;

/// Nothing moves outside a call.
const IDLE: Duration = Duration::from_secs(5);
/// The lamp pulses.
const RINGING: Duration = Duration::from_millis(50);
/// Lines end and deadlines come due; the bridge works them off at their own times whenever it is called.
const TALKING: Duration = Duration::from_millis(250);
/// The microphone is read ten times a second.
const LISTENING: Duration = Duration::from_millis(100);
/// Frames after which new letters are surely there.
const GLYPH_FRAMES: u8 = 3;
/// The last words may still be on their way.
const SETTLING: Duration = Duration::from_millis(250);

/// Wakes the window from other threads.
#[derive(Resource)]
pub(super) struct Waker(Wake);

impl Waker {
    /// A handle for a thread.
    pub(super) fn wake(&self) -> Wake {
        Arc::clone(&self.0)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(WinitSettings::desktop_app())
        .add_systems(PreStartup, find_proxy)
        .add_systems(PreUpdate, |mut shell: ResMut<Shell>| shell.poll_devices())
        .add_systems(
            PreUpdate,
            drop_idle_modifiers
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            PostUpdate,
            show_new_glyphs
                .after(EguiPostUpdateSet::ProcessOutput)
                .before(EguiPostUpdateSet::PostProcessOutput),
        )
        .add_systems(Last, pace);
}

/// Letters that are drawn for the first time reach the graphics card a frame or two after the text that needs them;
/// a window that rests in between would show gaps in words.
fn show_new_glyphs(
    outputs: Query<&EguiRenderOutput>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut frames_due: Local<u8>,
) {
    if outputs.iter().any(|output| !output.textures_delta.set.is_empty()) {
        *frames_due = GLYPH_FRAMES;
    }
    if *frames_due > 0 {
        *frames_due -= 1;
        redraw.write(RequestRedraw);
    }
}

/// `bevy_egui` reports the modifier keys in every frame, and any report makes egui ask for the next frame: the window
/// would never rest (measured: 10 frames a second, 40 % of a core, on an idle menu). Only changes go through.
fn drop_idle_modifiers(mut inputs: Query<&mut EguiInput>, mut last: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        let mut held = *last;
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut held, *now) != *now,
            _ => true,
        });
        *last = held;
    }
}

fn find_proxy(
    mut commands: Commands,
    proxy: Res<EventLoopProxyWrapper>,
    mut shell: ResMut<Shell>,
    mut next: ResMut<NextState<Screen>>,
) {
    // The proxy can be sent, but not shared, between threads.
    let proxy = std::sync::Mutex::new((*proxy).clone());
    let wake: Wake = Arc::new(move || {
        if let Ok(proxy) = proxy.lock() {
            // A closed window needs no waking.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    });
    shell.look_for_devices(Arc::clone(&wake));
    #[cfg(feature = "records")]
    shell.sending.start(Arc::clone(&wake));
    if shell.write_at_once(&wake) {
        next.set(Screen::Desk);
    }
    commands.insert_resource(Waker(wake));
}

fn pace(shell: Res<Shell>, screen: Res<State<Screen>>, mut settings: ResMut<WinitSettings>) {
    if shell.is_flown() {
        return;
    }
    // A few fixed lengths: winit takes every change of the length for a reason to draw at once.
    let wait = match (&shell.call, screen.get()) {
        (Some(call), Screen::Desk) => match call.model().line {
            LineState::Ringing { .. } => RINGING,
            LineState::Ended { .. } | LineState::DayOver => SETTLING,
            _ if call.pace() == 0 => IDLE,
            _ if call.listens() => LISTENING,
            _ => TALKING,
        },
        _ if shell.speech_setup.is_busy() => LISTENING,
        _ => IDLE,
    };
    let mode = UpdateMode::reactive_low_power(wait);
    // Unfocused, the call goes on all the same: its telephone rings.
    if settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = mode;
    }
}
