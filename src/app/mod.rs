//! The desk in a window: Bevy around, egui inside. Screens draw plain views and return what was pressed; `session` is
//! the only bridge to the engine; `window` is the only place that knows Bevy's schedules.

mod admission;
mod attempts;
mod author;
mod clock;
mod desk_model;
mod devices;
mod disputing;
mod examples;
#[cfg(test)]
mod fixtures;
mod library;
mod memory;
mod profiles;
mod screens;
#[cfg(feature = "records")]
mod sending;
mod session;
mod sitting;
mod sound;
mod speech_setup;
mod texts;
mod theme;
mod voice_log;
mod widgets;
mod window;

use std::path::{Path, PathBuf};

pub use sitting::Early;
pub use theme::{TextScale, Theme};

use crate::domain::{AnyPlan, Lang, Mode, ProcedureId, ProfileId};
use crate::settings::Settings;

/// How the window is to open.
#[derive(Debug, Clone)]
pub struct AppOptions {
    /// The folder `assets/`.
    pub assets: PathBuf,
    /// The folder `scenarios/`.
    pub scenarios: PathBuf,
    /// The call or shift chosen at first, by its id; none: the easiest call.
    pub play: Option<String>,
    /// Practice or exam at first; an autopilot's plan may say exam, too.
    pub mode: Mode,
    /// The procedure chosen at first; none: the one chosen last.
    pub procedure: Option<ProcedureId>,
    /// The profile chosen at first; none: the one chosen last, else the one of the procedure's name.
    pub profile: Option<ProfileId>,
    /// Language at first; none: the one chosen last.
    pub lang: Option<Lang>,
    /// Theme at first; none: the one chosen last.
    pub theme: Option<Theme>,
    /// Size of text at first; none: the one chosen last.
    pub scale: Option<TextScale>,
    /// What the window was left with; what is named above goes before it.
    pub remembered: Settings,
    /// The folder for what is kept; none: nothing is kept.
    pub data: Option<PathBuf>,
    /// Opens in author mode with this scenario's file.
    pub author: Option<PathBuf>,
    /// Seed of the calls; none: another one each call.
    pub seed: Option<u64>,
    /// The speech model; none: the demonstration model.
    pub model: Option<PathBuf>,
    /// The microphone, by the system's name; none: the system's choice.
    pub microphone: Option<String>,
    /// Plays a plan by itself.
    pub autopilot: Option<Autopilot>,
    /// Flies author mode by itself, over a copy of the file of [`author`](Self::author).
    pub author_flight: Option<AuthorFlight>,
    /// Width and height of the window, points.
    pub size: (u32, u32),
}

impl AppOptions {
    /// The usual window over these two folders.
    pub fn new(assets: PathBuf, scenarios: PathBuf) -> Self {
        Self {
            assets,
            scenarios,
            play: None,
            mode: Mode::Practice,
            procedure: None,
            profile: None,
            lang: None,
            theme: None,
            scale: None,
            remembered: Settings::default(),
            data: None,
            author: None,
            seed: None,
            model: None,
            microphone: None,
            autopilot: None,
            author_flight: None,
            size: (1280, 800),
        }
    }

    /// Whether nobody sits at the window: it plays by itself, in virtual time unless it has a mouth.
    fn is_flown(&self) -> bool {
        self.autopilot.is_some() || self.author_flight.is_some()
    }
}

/// Author mode flown by itself: from where to where, and what is kept of it.
#[derive(Debug, Clone)]
pub struct AuthorFlight {
    /// The folder in which the copy of the scenario lies, to be changed, broken and mended.
    pub folder: PathBuf,
    /// Folder for `author.png`, `author-changed.png` and `author-broken.png`.
    pub shots: PathBuf,
    /// Where the time goes that the window took over each saving, ms, as JSON.
    pub report: Option<PathBuf>,
}

impl AuthorFlight {
    /// Copies the scenario's file into a folder of its name, as scenarios lie.
    fn copy(&self, scenario: &Path) -> Result<PathBuf, AppError> {
        let told = |path: &Path, error: std::io::Error| AppError::Autopilot {
            reason: format!("{}: {error}", path.display()),
        };
        let name = scenario.parent().and_then(Path::file_name).unwrap_or_default();
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder).map_err(|error| told(&folder, error))?;
        let file = folder.join("scenario.yaml");
        std::fs::copy(scenario, &file).map_err(|error| told(scenario, error))?;
        Ok(file)
    }
}

/// A plan to be played through the window by itself, and where its pictures go.
#[derive(Debug, Clone)]
pub struct Autopilot {
    /// The plan; its call or shift, procedure, profile and seed take the place of the options'.
    pub plan: AnyPlan,
    /// Folder for `menu.png`, `briefing.png`, `admission.png` (an exam), `desk-ringing.png`, `desk-talking.png`,
    /// `desk-between.png` (a shift), `desk-ended.png`, `debrief.png` and `debrief-open.png`.
    pub shots: PathBuf,
    /// Speaks the plan's recordings into the microphone, in real time; none: everything is typed, in virtual time.
    pub mouth: Option<MouthCommand>,
    /// How it finds its way.
    pub route: Route,
    /// The invigilator's code, for an exam.
    pub code: Option<String>,
    /// What is to happen with an exam that a policy would not count.
    pub early: Early,
    /// Where the scorecard and the trainee's words go at the end, as JSON.
    pub report: Option<PathBuf>,
}

/// How the autopilot finds its way through the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Route {
    /// By keys alone.
    #[default]
    Keyboard,
    /// By the names of the accessibility tree, as a screen reader does.
    ScreenReader,
}

/// How the autopilot speaks.
#[derive(Debug, Clone)]
pub struct MouthCommand {
    /// A program that plays a file into the microphone's path; `{file}` stands for the file.
    pub command: String,
    /// What the plan's recordings are relative to.
    pub folder: PathBuf,
}

/// Why the window did not open, or did not do what it was to do.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no display.
    #[error("nie ma ekranu (DISPLAY ani WAYLAND_DISPLAY)")]
    NoDisplay,
    /// The texts cannot be used.
    #[error(transparent)]
    Texts(#[from] crate::l10n::L10nError),
    /// The linguistic files cannot be used.
    #[error(transparent)]
    Language(#[from] crate::language::LanguageError),
    /// Something named in the options is not there.
    #[error("nie ma takiego wyboru: {what} „{name}”")]
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// The pictures' folder cannot be made.
    #[error("nie można utworzyć folderu „{path}”: {cause}")]
    Shots {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The autopilot did not get through its plan.
    #[error("autopilot: {reason}")]
    Autopilot {
        /// Where it got stuck.
        reason: String,
    },
    /// The window closed with an error.
    #[error("okno zamknęło się z błędem {code}")]
    Window {
        /// Its code.
        code: u8,
    },
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// See [`AppError`].
pub fn run(mut options: AppOptions) -> Result<(), AppError> {
    let make_folder = |shots: &Path| {
        std::fs::create_dir_all(shots).map_err(|cause| AppError::Shots {
            path: shots.to_owned(),
            cause,
        })
    };
    if let Some(flight) = &options.author_flight {
        make_folder(&flight.shots)?;
        options.author = options.author.as_deref().map(|file| flight.copy(file)).transpose()?;
        options.remembered = Settings::default();
    }
    if let Some(autopilot) = &options.autopilot {
        let Autopilot { plan, shots, .. } = autopilot;
        make_folder(shots)?;
        options.play = Some(plan.of.clone());
        if plan.mode == Mode::Exam {
            options.mode = Mode::Exam;
        }
        options.procedure = Some(plan.procedure.clone());
        options.profile = Some(plan.profile.clone());
        options.seed = Some(plan.seed);
        // The same flight on every computer.
        options.remembered = Settings::default();
    }
    window::run(options)
}
