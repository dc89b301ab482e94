//! `sygnaly records verify`: whether this computer's files and the office's store hold what was written to them. Nothing is repaired.

#[cfg(feature = "records")]
use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use super::assets::Assets;
use super::error::CliError;
use super::out;
use super::record_source::SourceArgs;
#[cfg(feature = "records")]
use super::store::block_on;
use crate::domain::{Lang, Message};
#[cfg(feature = "records")]
use crate::records::store::{Finding, Store};
use crate::records::verify_folder;
use crate::settings::data_folder;

/// Attempts after which the count is shown again.
const EVERY: u64 = 500;

/// Arguments of `records verify`.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    #[command(flatten)]
    source: SourceArgs,
}

/// Verifies the data folder, and the store where there is one; a store that is named, alone. Exits 1 when something does not hold.
pub(super) fn verify(assets: &Assets, lang: Lang, args: &VerifyArgs) -> Result<ExitCode, CliError> {
    let words = Words { assets, lang };
    let folder_holds = names_a_store(args) || folder(&words)?;
    let store_holds = store(&words, args)?;
    Ok(if folder_holds && store_holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Verifies the data folder; whether all holds.
fn folder(words: &Words<'_>) -> Result<bool, CliError> {
    let data = data_folder()?;
    let mut progress = Progress::new(words);
    let found = verify_folder(&data, |count| progress.show(count as u64));
    progress.end();
    for problem in &found.problems {
        out::line(words.say(problem))?;
    }
    let done = Message::new("integrity-folder").text("path", data.display().to_string());
    let done = done.number("attempts", found.attempts as f64);
    out::line(words.say(&done.number("findings", found.problems.len() as f64)))?;
    Ok(found.problems.is_empty())
}

#[cfg(feature = "records")]
fn names_a_store(args: &VerifyArgs) -> bool {
    args.source.database.is_named()
}

#[cfg(not(feature = "records"))]
fn names_a_store(_args: &VerifyArgs) -> bool {
    false
}

/// Verifies the store; whether all holds, or there is none to be verified.
#[cfg(feature = "records")]
fn store(words: &Words<'_>, args: &VerifyArgs) -> Result<bool, CliError> {
    block_on(async {
        let database = &args.source.database;
        let Some(store) = database.open_if_there().await? else {
            let none = Message::new("integrity-no-store").text("place", database.place()?.to_string());
            if database.is_named() {
                return Err(CliError::Message(none));
            }
            out::tell(words.say(&none));
            return Ok(true);
        };
        let holds = of_store(words, &store).await;
        store.close().await;
        holds
    })?
}

#[cfg(not(feature = "records"))]
fn store(_words: &Words<'_>, _args: &VerifyArgs) -> Result<bool, CliError> {
    Ok(true)
}

#[cfg(feature = "records")]
async fn of_store(words: &Words<'_>, store: &Store) -> Result<bool, CliError> {
    let stations = store.stations().await?.into_iter();
    let stations: BTreeMap<uuid::Uuid, String> = stations.map(|one| (one.id, one.name)).collect();
    let mut progress = Progress::new(words);
    let verified = store.verify(|count| progress.show(count)).await;
    progress.end();
    let verified = verified?;
    for Finding { attempt, station, what } in &verified.findings {
        let what = words.say(&what.message());
        out::line(match attempt {
            Some(attempt) => {
                let id = station.map_or_else(|| "–".to_owned(), |id| id.to_string());
                let name = station.and_then(|id| stations.get(&id).cloned());
                let told = Message::new("integrity-attempt").text("id", attempt.to_string());
                let told = told.text("station", name.unwrap_or(id));
                words.say(&told.text("what", what))
            }
            None => what,
        })?;
    }
    let done = Message::new("integrity-store").text("place", store.place().to_string());
    let done = done.number("attempts", verified.attempts as f64);
    let done = done.number("erased", verified.erased as f64);
    out::line(words.say(&done.number("findings", verified.findings.len() as f64)))?;
    Ok(verified.findings.is_empty())
}

/// How far it is, on a terminal alone.
struct Progress<'a> {
    words: &'a Words<'a>,
    is_watched: bool,
    /// Whether something stands in the terminal's last line.
    is_shown: bool,
    /// When it was shown last.
    last: u64,
}

impl<'a> Progress<'a> {
    fn new(words: &'a Words<'a>) -> Self {
        Self {
            words,
            is_watched: io::stderr().is_terminal(),
            is_shown: false,
            last: 0,
        }
    }

    fn show(&mut self, count: u64) {
        if self.is_watched && count >= self.last + EVERY {
            self.last = count;
            self.is_shown = true;
            let message = Message::new("integrity-progress").number("count", count as f64);
            // Where it cannot be shown, the result is.
            let _ = write!(io::stderr(), "\r{}", self.words.say(&message));
        }
    }

    fn end(&self) {
        if self.is_shown {
            let _ = writeln!(io::stderr());
        }
    }
}

struct Words<'a> {
    assets: &'a Assets,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, message: &Message) -> String {
        self.assets.localizer.message(self.lang, message)
    }
}
