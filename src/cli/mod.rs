//! The command line: a file a command. Commands translate; decisions live in the core.

// They panic where nobody reads: `out` prints.
#![warn(clippy::print_stdout, clippy::print_stderr)]

#[cfg(feature = "records")]
mod admit;
mod app;
mod assets;
mod attempts;
mod calendar;
mod call;
mod certificates;
mod certify;
mod check;
mod coverage;
mod demo;
mod disputes;
mod doctor;
mod drill;
mod ears;
#[cfg(feature = "records")]
mod erase;
mod error;
mod explain;
mod graph;
mod heard;
mod help;
mod import;
mod keys;
mod list;
mod live;
mod manual;
#[cfg(feature = "speech")]
mod model;
mod new;
mod out;
mod pack;
mod page;
mod parallel;
#[cfg(feature = "pdf")]
mod pdf;
mod people;
mod record_list;
mod record_source;
mod record_verify;
mod records;
mod report;
mod rescore;
mod reviews;
#[cfg(feature = "web")]
mod serve;
mod shift;
mod standings;
#[cfg(feature = "records")]
mod statements;
#[cfg(feature = "records")]
mod store;
mod sweep;
mod transcribe;
mod transcript;
mod translate;
mod trying;
mod understand;
#[cfg(feature = "web")]
mod users;
mod verify;
#[cfg(feature = "voice")]
mod voice;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::domain::Lang;
#[cfg(feature = "speech")]
use crate::settings::{Settings, data_folder};
use assets::Assets;
use error::CliError;
pub use help::polish;

/// Trzy sygnały: practise answering the office's telephone to people with access needs.
#[derive(Debug, Parser)]
#[command(name = "sygnaly", version, about)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
struct Common {
    /// Folder with assets/ and scenarios/ (default: beside the program, in ../share/sygnaly, or the folder above it that has them)
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Language: pl or en (default: pl; in the window, the one chosen there last)
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
    /// Speech recognition model in whisper.cpp's ggml format (default: the one chosen with `model use`, at first the
    /// demonstration model)
    #[arg(long, global = true, value_name = "FILE")]
    model: Option<PathBuf>,
}

#[cfg(feature = "speech")]
impl Common {
    /// The speech model to use: the one named, else the one chosen with `model use`; none is the demonstration model.
    fn model(&self) -> Result<Option<PathBuf>, CliError> {
        match &self.model {
            Some(path) => Ok(Some(path.clone())),
            None => Ok(remembered()?.model),
        }
    }
}

/// The settings of this installation; on a system that has no place for them there are none.
#[cfg(feature = "speech")]
fn remembered() -> Result<Settings, CliError> {
    match data_folder() {
        Ok(folder) => Ok(Settings::load(&folder)?),
        Err(_) => Ok(Settings::default()),
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Pl,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Pl => Self::Pl,
            LangArg::En => Self::En,
        }
    }
}

/// Where none is named, messages are Polish.
impl From<Option<LangArg>> for Lang {
    fn from(lang: Option<LangArg>) -> Self {
        lang.map_or_else(Self::default, Self::from)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the desk in a window (the default)
    App(app::Args),
    /// Play one call in the terminal: typed live, or by a plan in simulated time
    Drill(drill::Args),
    /// Play a shipped call with a recorded trainee: WAV, Whisper, engine, scorecard
    Demo(demo::Args),
    /// Write down the speech in WAV files
    Transcribe(transcribe::Args),
    /// Say what sentences do: speech acts, values, facts of a scenario; measured where they are labelled
    Understand(understand::Args),
    /// Try sentences at a moment of a scenario: what is understood, what is lacking, what the caller does and why
    Try(trying::Args),
    /// Begin a scenario: it asks what it needs to know and writes one that can be played, with its plans
    New(new::Args),
    /// Check scenarios, procedures, plans, profiles and policies; folders too
    #[command(after_help = check::EXIT_CODES)]
    Check(check::Args),
    /// What the code of a problem means, why it matters and how to mend it; without a code, all of them
    Explain(explain::Args),
    /// Play every branch of scenarios with many seeds: dead ends, what is never reached, what cannot be won
    #[command(after_help = sweep::EXIT_CODES)]
    Sweep(sweep::Args),
    /// What a library gives to practise and what it lacks: rules by scenario, need and level
    Coverage(coverage::Args),
    /// The conversation of a scenario as a drawing (SVG) or for Mermaid
    Graph(graph::Args),
    /// List scenarios, shifts, procedures and profiles
    List(list::Args),
    /// Scenarios in other languages: write down their texts, take translations in, tell what is missing
    Translate(translate::Args),
    /// Packs of scenarios, from office to office: make, inspect, install, list, remove
    Pack(pack::Args),
    /// Print the JSON schema of a kind of file, for editors, or the reference of all kinds, for authors
    Schema(check::SchemaArgs),
    /// Speech models: list, fetch, verify, use, remove
    #[cfg(feature = "speech")]
    Model(model::Args),
    /// What works on this computer, what does not, and how to mend it
    Doctor(doctor::Args),
    /// Voices of callers and colleagues: list, render, hear, have recorded by people
    #[cfg(feature = "voice")]
    Voice(voice::Args),
    /// Who may sit an exam and who may let it begin: list, codes, PINs
    People(people::Args),
    /// Attempts that are kept: list them, show the result of one
    Attempts(attempts::Args),
    /// Results: which wait for a person, what a person decided, and files for other programs
    Records(records::Args),
    /// Certification: who stands where, what was read, certificates
    Certify(certify::Args),
    /// Check a certificate, offline: valid, expired, revoked or forged
    Verify(verify::Args),
    /// The panel for HR in a browser
    #[cfg(feature = "web")]
    Serve(serve::Args),
    /// Who may sign in to the panel: add, new password, close, list
    #[cfg(feature = "web")]
    User(users::Args),
    /// Write the pages of the manual and the completions for shells, for packages
    #[command(hide = true)]
    Manual(manual::Args),
}

/// The commands of this program and all their arguments, with English help; [`polish`] puts it into Polish. What documents tell
/// people to type is held against it.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program with the arguments of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return help::tell(&error),
    };
    let lang = cli.common.lang.into();
    start_log();
    let assets = match Assets::locate(cli.common.home.as_deref(), lang) {
        Ok(assets) => assets,
        Err(error) => {
            // Without assets there are no localisation files either: the error carries both languages.
            out::tell(error);
            return ExitCode::FAILURE;
        }
    };
    let result = match cli.command.unwrap_or_else(|| Command::App(app::Args::default())) {
        Command::App(args) => app::run(&assets, &cli.common, args),
        Command::Drill(args) => match args.shift_plan() {
            Some(path) => shift::run(&assets, &cli.common, &args, path),
            None => drill::run(&assets, &cli.common, &args),
        },
        Command::Demo(args) => demo::run(&assets, &cli.common, &args),
        Command::Transcribe(args) => transcribe::run(&assets, &cli.common, &args),
        Command::Understand(args) => understand::run(&assets, &cli.common, &args),
        Command::Try(args) => trying::run(&assets, &cli.common, &args),
        Command::New(args) => new::run(&assets, &cli.common, &args),
        Command::Check(args) => check::run(&assets, &cli.common, &args),
        Command::Explain(args) => explain::run(&assets, &cli.common, &args),
        Command::Sweep(args) => sweep::run(&assets, &cli.common, &args),
        Command::Translate(args) => translate::run(&assets, &cli.common, &args),
        Command::Coverage(args) => coverage::run(&assets, &cli.common, &args),
        Command::Graph(args) => graph::run(&assets, &cli.common, &args),
        Command::Pack(args) => pack::run(&assets, &cli.common, &args),
        Command::Schema(args) => check::schema(&args),
        Command::List(args) => list::run(&assets, &cli.common, &args),
        #[cfg(feature = "speech")]
        Command::Model(args) => model::run(&assets, &cli.common, &args),
        Command::Doctor(args) => doctor::run(&assets, &cli.common, &args),
        #[cfg(feature = "voice")]
        Command::Voice(args) => voice::run(&assets, &cli.common, &args),
        Command::People(args) => people::run(&assets, &cli.common, &args),
        Command::Attempts(args) => attempts::run(&assets, &cli.common, &args),
        Command::Records(args) => records::run(&assets, &cli.common, &args),
        Command::Certify(args) => certify::run(&assets, &cli.common, &args),
        Command::Verify(args) => verify::run(&assets, &cli.common, &args),
        #[cfg(feature = "web")]
        Command::Serve(args) => serve::run(&assets, &cli.common, &args),
        #[cfg(feature = "web")]
        Command::User(args) => users::run(&assets, &cli.common, &args),
        Command::Manual(args) => manual::run(&args),
    };
    match result {
        Ok(code) => code,
        // Nothing went wrong.
        Err(CliError::Unread) => ExitCode::SUCCESS,
        Err(error) => {
            out::tell(error.render(&assets.localizer, lang));
            error.exit_code()
        }
    }
}

/// Program messages go to standard error; silence unless asked for (`RUST_LOG`). Never personal data. whisper.cpp calls an
/// utterance that was given up on purpose an error; real ones come back as results.
fn start_log() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error,whisper_rs=off"));
    // Bevy installs its own subscriber when the window opens; whoever is first stays.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // That a message cannot be written would be told by `eprintln!`, which panics for the same reason.
        .log_internal_errors(false)
        .try_init();
}
