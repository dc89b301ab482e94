//! `sygnaly voice …`: the voices of the library: what they can say, what has been recorded, and how it comes to be.
//!
//! Commands choose lines and tell what became of them; how a line is rendered or taken in is `crate::voice`'s matter.

mod audition;
mod lines;
mod list;
mod render;
mod sheet;

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use crate::domain::{Lang, Message};
use crate::voice::{EngineTemplate, LineLibrary, VoiceError};

/// Arguments of `voice`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Who speaks in which scenario, with which voice, and how many of the lines have a recording
    List(list::Args),
    /// Render the lines that have no recording, for shipping
    Render(render::Args),
    /// Hear a few lines of each speaker, to judge a voice
    Audition(audition::Args),
    /// Have people speak instead of an engine: write a recording sheet, take in what was recorded
    #[command(subcommand)]
    Sheet(sheet::Action),
}

/// What all actions need.
struct Desk<'a> {
    assets: &'a Assets,
    lang: Lang,
}

/// Does what is asked with the voices.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let desk = Desk {
        assets,
        lang: common.lang.into(),
    };
    match &args.action {
        Action::List(args) => list::run(&desk, args),
        Action::Render(args) => render::run(&desk, args),
        Action::Audition(args) => audition::run(&desk, args),
        Action::Sheet(action) => sheet::run(&desk, action),
    }
}

impl Desk<'_> {
    fn words(&self, message: &Message) -> String {
        self.assets.localizer.message(self.lang, message)
    }

    fn text(&self, key: &str) -> String {
        self.assets.localizer.text(self.lang, key)
    }

    /// The shipped recordings, for the engine of this command line or the one that they were made with. The cache of a
    /// window is no recording that can be shipped, so none is looked at.
    fn shipped(&self, engine: Option<&str>) -> Result<LineLibrary, CliError> {
        self.recordings(&self.assets.folder().join("audio").join("lines"), engine)
    }

    /// The same of another folder.
    fn recordings(&self, folder: &Path, engine: Option<&str>) -> Result<LineLibrary, CliError> {
        let library = LineLibrary::open(folder, folder.with_file_name("none"));
        Ok(match engine {
            Some(command) => library.with_engine(EngineTemplate::parse(command)?),
            None => library,
        })
    }

    /// What went wrong with a line, its words included.
    fn trouble(&self, text: &str, error: &VoiceError) -> String {
        let why = self.words(&told(error));
        self.words(&Message::new("voice-line-failed").text("text", text).text("why", why))
    }
}

/// A bar on the terminal, over lines. Where standard error is no terminal nothing is drawn.
fn bar(lines: usize) -> indicatif::ProgressBar {
    let style = indicatif::ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}")
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
    indicatif::ProgressBar::new(lines as u64).with_style(style)
}

/// A failure of the sound as a message of the localisation files.
fn told(error: &VoiceError) -> Message {
    Message::new(error.message_key()).texts(error.args())
}

impl From<VoiceError> for CliError {
    fn from(error: VoiceError) -> Self {
        Self::Message(told(&error))
    }
}
