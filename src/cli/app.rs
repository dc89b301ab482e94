//! `sygnaly app`: the desk in a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::Common;
use super::assets::Assets;
use super::error::CliError;

/// Arguments of `app`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Begin with this scenario chosen
    #[arg(long)]
    scenario: Option<String>,
    /// Begin with this procedure chosen
    #[arg(long)]
    procedure: Option<String>,
    /// Begin with this profile chosen
    #[arg(long)]
    profile: Option<String>,
    /// Seed of the calls
    #[arg(long)]
    seed: Option<u64>,
    /// Text size in percent, 100 to 200
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(100..=200))]
    scale: u16,
    /// Colours
    #[arg(long, value_enum, default_value_t = ThemeArg::Light)]
    theme: ThemeArg,
    /// Play this plan by itself, through the keyboard, in simulated time (for tests and pictures)
    #[arg(long, value_name = "PLAN.yaml", requires = "shots")]
    autopilot: Option<PathBuf>,
    /// Where the autopilot keeps its screenshots
    #[arg(long, value_name = "DIR")]
    shots: Option<PathBuf>,
    /// The autopilot speaks its recordings with this program, in real time ({file} is the recording)
    #[arg(long, value_name = "COMMAND", requires = "autopilot")]
    mouth: Option<String>,
    /// Where the autopilot writes the scorecard and the trainee's words, as JSON
    #[arg(long, value_name = "FILE", requires = "autopilot")]
    report: Option<PathBuf>,
    /// Size of the window in points
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1280x800", value_parser = size)]
    size: (u32, u32),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ThemeArg {
    Light,
    Dark,
    Contrast,
}

/// What the window opens with when no command is given.
impl Default for Args {
    fn default() -> Self {
        Self {
            scenario: None,
            procedure: None,
            profile: None,
            seed: None,
            scale: 100,
            theme: ThemeArg::Light,
            autopilot: None,
            shots: None,
            mouth: None,
            report: None,
            size: (1280, 800),
        }
    }
}

/// `1280x800`; smaller than 800 × 600 the desk does not fit.
fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match parts {
        Some((width, height)) if (800..=7680).contains(&width) && (600..=4320).contains(&height) => Ok((width, height)),
        _ => Err("from 800x600 to 7680x4320, as in 1280x800".to_owned()),
    }
}

/// Opens the window and stays until it is closed.
#[cfg(feature = "app")]
pub(super) fn run(assets: &Assets, common: &Common, args: Args) -> Result<ExitCode, CliError> {
    use std::path::Path;

    use crate::app::{AppError, AppOptions, Autopilot, MouthCommand, TextScale, Theme};
    use crate::domain::{Message, ProcedureId, ProfileId, ScenarioId};

    let options = AppOptions {
        scenario: args.scenario.map(ScenarioId::new),
        procedure: args.procedure.map(ProcedureId::new),
        profile: args.profile.map(ProfileId::new),
        lang: common.lang.into(),
        theme: match args.theme {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Contrast => Theme::HighContrast,
        },
        scale: TextScale::from_percent(args.scale),
        seed: args.seed,
        model: common.model()?,
        microphone: super::remembered()?.microphone,
        autopilot: match (args.autopilot, args.shots) {
            (Some(path), Some(shots)) => Some(Autopilot {
                plan: assets.plan(&path)?,
                shots,
                mouth: args.mouth.map(|command| MouthCommand {
                    command,
                    folder: path.parent().unwrap_or(Path::new(".")).to_owned(),
                }),
                report: args.report,
            }),
            _ => None,
        },
        size: args.size,
        ..AppOptions::new(assets.folder(), assets.scenarios_folder())
    };
    match crate::app::run(options) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(AppError::NoDisplay) => Err(CliError::new("cli-no-display")),
        Err(error) => Err(Message::new("cli-app-error").text("why", error.to_string()).into()),
    }
}

/// Without the window there is the terminal.
#[cfg(not(feature = "app"))]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: Args) -> Result<ExitCode, CliError> {
    Err(CliError::new("cli-built-without-app"))
}
