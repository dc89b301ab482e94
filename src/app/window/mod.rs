//! The window: what all screens share, which screen is shown, and the Bevy app around it. One plugin a file.

mod accessibility;
mod admission;
mod attempts;
mod author;
mod autopilot;
mod briefing;
mod choices;
mod closing;
mod debrief;
mod desk;
mod first_run;
mod menu;
mod pacing;
mod paint;
mod settings;
mod shell;

use std::num::NonZero;
use std::path::PathBuf;

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::window::{PresentMode, WindowResolution};
use bevy_egui::{EguiContext, EguiContexts, EguiPreUpdateSet, EguiPrimaryContextPass, egui};

pub use shell::Shell;

use super::theme;
use super::{AppError, AppOptions};

/// The screens.
#[derive(States, Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// What to play.
    #[default]
    Menu,
    /// Before the call.
    Briefing,
    /// Before an exam: PIN and code.
    Admission,
    /// The call.
    Desk,
    /// After it.
    Debrief,
    /// One's own attempts, each to be opened again.
    Attempts,
    /// Language, theme, size of text, microphone.
    Settings,
    /// The guide of the first start.
    FirstRun,
}

/// What happens within one pass of the window, in order.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Pass {
    /// Theme, text size and motion.
    Dress,
    /// The screen of the state.
    Show,
    /// The focus ring over everything.
    Finish,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Without a display, without the product's files, or when the autopilot's plan was not reached.
pub fn run(options: AppOptions) -> Result<(), AppError> {
    if cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_none()
        && std::env::var_os("WAYLAND_DISPLAY").is_none()
    {
        return Err(AppError::NoDisplay);
    }
    let shell = Shell::open(&options)?;
    let past_guide = options.autopilot.is_some() || options.author.is_some() || options.remembered.guided;
    let first = if past_guide { Screen::Menu } else { Screen::FirstRun };
    let report = autopilot::Report::default();
    let mut app = App::new();
    let window = Window {
        title: shell.texts.t("app-name"),
        // By this the system knows whose window it is: it is the name of the desktop entry in packaging/.
        name: Some("sygnaly".to_owned()),
        resolution: WindowResolution::new(options.size.0, options.size.1),
        resize_constraints: bevy::window::WindowResizeConstraints {
            min_width: 800.0,
            min_height: 600.0,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(window),
                // An exam under way asks first.
                close_when_requested: false,
                ..default()
            })
            // The program around has its own subscriber.
            .disable::<bevy::log::LogPlugin>(),
    )
    .add_plugins(paint::plugin)
    .insert_resource(ClearColor(Color::BLACK))
    .insert_resource(shell)
    .insert_state(first)
    .set_error_handler(bevy::ecs::error::error)
    .configure_sets(EguiPrimaryContextPass, (Pass::Dress, Pass::Show, Pass::Finish).chain())
    .add_systems(
        PreUpdate,
        furnish
            .after(EguiPreUpdateSet::InitContexts)
            .before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(
        EguiPrimaryContextPass,
        (dress.in_set(Pass::Dress), finish.in_set(Pass::Finish)),
    )
    .add_plugins((
        menu::plugin,
        briefing::plugin,
        admission::plugin,
        desk::plugin,
        debrief::plugin,
        attempts::plugin,
        settings::plugin,
        first_run::plugin,
        choices::plugin,
    ))
    .add_plugins((pacing::plugin, accessibility::plugin, closing::plugin));
    if let Some(autopilot) = options.autopilot {
        app.insert_resource(autopilot::Pilot::new(autopilot, report.clone()))
            .add_plugins(autopilot::plugin);
    }
    if let Some(flight) = options.author_flight {
        app.insert_resource(autopilot::AuthorPilot::new(flight, report.clone()))
            .add_plugins(autopilot::author_plugin);
    }
    match app.run() {
        AppExit::Success => report.outcome(),
        AppExit::Error(code) => report.outcome().and(Err(AppError::Window { code: code.get() })),
    }
}

/// Fonts must be there before the first pass draws with them.
fn furnish(mut fresh: Query<&mut EguiContext, Added<EguiContext>>) {
    for mut context in &mut fresh {
        let ctx = context.get_mut();
        theme::install_fonts(ctx);
        paint::without_scaled_discs(ctx);
        // A second pass settles what a first one could only guess.
        ctx.options_mut(|options| options.max_passes = NonZero::new(2).unwrap_or(NonZero::<usize>::MIN));
    }
}

fn dress(
    mut contexts: EguiContexts,
    shell: Res<Shell>,
    screen: Res<State<Screen>>,
    mut shown: Local<Option<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    theme::apply(ctx, shell.theme, shell.scale, shell.motion);
    // A button at the same place of the screen before would keep the keyboard.
    if shown.replace(*screen.get()) != Some(*screen.get()) {
        ctx.memory_mut(|memory| {
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
    }
    Ok(())
}

fn finish(mut contexts: EguiContexts) -> Result {
    theme::focus_ring(contexts.ctx_mut()?);
    Ok(())
}

/// The whole window as a place to draw a screen in.
fn canvas(ctx: &egui::Context) -> egui::Ui {
    let builder = egui::UiBuilder::new()
        .layer_id(egui::LayerId::background())
        .max_rect(ctx.viewport_rect());
    egui::Ui::new(ctx.clone(), egui::Id::new("screen"), builder)
}

/// The folder where lines rendered on this computer are kept.
fn cache_folder() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .or_else(|| std::env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    base.unwrap_or_else(std::env::temp_dir).join("sygnaly").join("lines")
}
