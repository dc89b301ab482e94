//! How what egui draws becomes pixels. Whoever has no graphics card has the processor do it, and the recogniser wants that, too.

use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;
use bevy_egui::{EguiPlugin, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin {
        // We have one texture, the letters: there is nothing to choose among for every pixel.
        bindless_mode_array_size: None,
        ..EguiPlugin::default()
    })
    .add_systems(Startup, camera);
    let shader = Shader::from_wgsl(include_str!("paint.wgsl"), file!());
    let placed = app
        .world_mut()
        .resource_mut::<Assets<Shader>>()
        .insert(&EGUI_SHADER_HANDLE, shader);
    if placed.is_err() {
        // `bevy_egui` paints the same more slowly.
        warn!("the window's own shader has no place");
    }
}

/// egui draws after the camera's own pass and smooths its edges itself; four samples a pixel would be work for nothing.
fn camera(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off));
}

/// Sees to it that the texture is read at its own resolution alone: discs that are scaled from it would show steps.
pub(super) fn without_scaled_discs(ctx: &egui::Context) {
    ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
}
