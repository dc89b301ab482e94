//! What a screen reader asks for is done: its requests (press, focus, set text) go into egui as input. The tree itself
//! is published by `bevy_egui`, which leaves the way back open.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiPreUpdateSet, PrimaryEguiContext, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, pass_on.before(EguiPreUpdateSet::ProcessInput));
}

fn pass_on(
    mut requests: MessageReader<ActionRequest>,
    contexts: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let Ok(context) = contexts.single() else {
        return;
    };
    for request in requests.read() {
        events.write(EguiInputEvent {
            context,
            event: egui::Event::AccessKitActionRequest(request.0.clone()),
        });
    }
}
