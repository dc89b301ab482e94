//! `sygnaly app`: the desk in a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::help::Wanted;

/// Arguments of `app`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Begin with this scenario or shift chosen
    #[arg(long)]
    scenario: Option<String>,
    /// Author mode: play this scenario (its file, or its id) and follow the file as it is saved
    #[arg(long, value_name = "FILE", conflicts_with_all = ["autopilot", "exam", "scenario"])]
    author: Option<String>,
    /// Begin with this procedure chosen
    #[arg(long)]
    procedure: Option<String>,
    /// Begin with this profile chosen
    #[arg(long)]
    profile: Option<String>,
    /// Seed of the calls
    #[arg(long)]
    seed: Option<u64>,
    /// Text size in percent, 100 to 200 (default: the one chosen last, at first 100)
    #[arg(long, value_parser = clap::value_parser!(u16).range(100..=200))]
    scale: Option<u16>,
    /// Colours (default: those chosen last, at first light)
    #[arg(long, value_enum)]
    theme: Option<ThemeArg>,
    /// Play this plan by itself, through the keyboard, in simulated time (for tests and pictures)
    #[arg(long, value_name = "PLAN.yaml", requires = "shots")]
    autopilot: Option<PathBuf>,
    /// Where the autopilot keeps its screenshots
    #[arg(long, value_name = "DIR")]
    shots: Option<PathBuf>,
    /// Author mode flown by the autopilot: a copy of the scenario in this folder is played, changed, broken and mended (for tests and
    /// pictures)
    #[arg(long, value_name = "DIR", requires_all = ["author", "shots"])]
    author_flight: Option<PathBuf>,
    /// Begin with the exam chosen
    #[arg(long)]
    exam: bool,
    /// The autopilot finds things by their names in the accessibility tree, as a screen reader does
    #[arg(long, requires = "autopilot")]
    by_name: bool,
    /// The invigilator's code that lets the autopilot into an exam
    #[arg(long, value_name = "CODE", requires = "autopilot")]
    code: Option<String>,
    /// The autopilot's exam begins even where a certification policy would not count it, for it comes too early
    #[arg(long, requires = "code")]
    begin_anyway: bool,
    /// The autopilot speaks its recordings with this program, in real time ({file} is the recording)
    #[arg(long, value_name = "COMMAND", requires = "autopilot")]
    mouth: Option<String>,
    /// Where the autopilot writes the scorecard and the trainee's words, or how fast author mode was, as JSON
    #[arg(long, value_name = "FILE", requires = "shots")]
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
            author: None,
            procedure: None,
            profile: None,
            seed: None,
            scale: None,
            theme: None,
            autopilot: None,
            shots: None,
            author_flight: None,
            mouth: None,
            exam: false,
            by_name: false,
            code: None,
            begin_anyway: false,
            report: None,
            size: (1280, 800),
        }
    }
}

/// `1280x800`; smaller than 800 × 600 the desk does not fit.
fn size(text: &str) -> Result<(u32, u32), Wanted> {
    let parts = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match parts {
        Some((width, height)) if (800..=7680).contains(&width) && (600..=4320).contains(&height) => Ok((width, height)),
        _ => Err(Wanted::new(
            "od 800x600 do 7680x4320, na przykład 1280x800",
            "from 800x600 to 7680x4320, as in 1280x800",
        )),
    }
}

/// Opens the window and stays until it is closed.
#[cfg(feature = "app")]
pub(super) fn run(assets: &Assets, common: &Common, args: Args) -> Result<ExitCode, CliError> {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::Path;

    use crate::app::{AppError, AppOptions, AuthorFlight, Autopilot, Early, MouthCommand, Route, TextScale, Theme};
    use crate::domain::{Lang, Message, Mode, ProcedureId, ProfileId};
    use crate::settings::data_folder;

    // The window says so as well, to whoever sits there; this is for whoever started it.
    if let Err(error) = crate::speech::processor::suits_here() {
        let told = super::ears::told(&error);
        super::out::tell(assets.localizer.message(common.lang.into(), &told));
    }
    let remembered = super::remembered()?;
    let options = AppOptions {
        play: args.scenario,
        author: args.author.map(|name| assets.own_scenario_file(&name)).transpose()?,
        mode: if args.exam { Mode::Exam } else { Mode::Practice },
        procedure: args.procedure.map(ProcedureId::new),
        profile: args.profile.map(ProfileId::new),
        lang: common.lang.map(Lang::from),
        theme: args.theme.map(|theme| match theme {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Contrast => Theme::HighContrast,
        }),
        scale: args.scale.map(TextScale::from_percent),
        seed: args.seed,
        model: common.model()?,
        microphone: remembered.microphone.clone(),
        remembered,
        data: data_folder().ok(),
        author_flight: args
            .author_flight
            .zip(args.shots.clone())
            .map(|(folder, shots)| AuthorFlight {
                folder,
                shots,
                report: args.report.clone(),
            }),
        autopilot: match (args.autopilot, args.shots) {
            (Some(path), Some(shots)) => Some(Autopilot {
                plan: any_plan(assets, &path)?,
                shots,
                mouth: args.mouth.map(|command| MouthCommand {
                    command,
                    folder: path.parent().unwrap_or(Path::new(".")).to_owned(),
                }),
                route: if args.by_name {
                    Route::ScreenReader
                } else {
                    Route::Keyboard
                },
                code: args.code,
                early: if args.begin_anyway { Early::Begins } else { Early::Told },
                report: args.report,
            }),
            _ => None,
        },
        size: args.size,
        ..AppOptions::new(assets.folder(), assets.scenarios_folder())
    };
    // The window's crates panic where there is no driver for graphics; what was panicked about is printed before we tell what helps.
    let ran = catch_unwind(AssertUnwindSafe(|| crate::app::run(options)));
    match ran.map_err(|_| CliError::new("cli-window-broke"))? {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(AppError::NoDisplay) => Err(CliError::new("cli-no-display")),
        Err(error) => Err(Message::new("cli-app-error").text("why", error.to_string()).into()),
    }
}

/// A plan for a call or for a shift.
#[cfg(feature = "app")]
fn any_plan(assets: &Assets, path: &std::path::Path) -> Result<crate::domain::AnyPlan, CliError> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match crate::format::kind_of(path, &text) {
        Some(crate::format::FileKind::ShiftPlan) => Ok(assets.shift_plan(path)?.for_any()),
        _ => Ok(assets.plan(path)?.for_any()),
    }
}

/// Without the window there is the terminal.
#[cfg(not(feature = "app"))]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: Args) -> Result<ExitCode, CliError> {
    Err(CliError::new("cli-built-without-app"))
}
