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
use crate::records::store::{Anchored, Finding, Store, TrailMark};
use crate::records::verify_folder;
use crate::settings::data_folder;

/// Attempts after which the count is shown again.
const EVERY: u64 = 500;

/// Who acts, in the audit trail.
#[cfg(feature = "records")]
const BY: &str = "command-line";

/// Arguments of `records verify`.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    /// An entry of the audit trail that somebody noted when this command printed it: the trail still has to hold it
    #[cfg(feature = "records")]
    #[arg(long, value_name = "PLACE:SUM")]
    anchor: Option<TrailMark>,
    /// Keep the end of the audit trail where it is now, whatever was kept until now: after a database was restored from a backup
    #[cfg(feature = "records")]
    #[arg(long)]
    new_anchor: bool,
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
    words.signed(found.signed as u64, found.unsigned as u64)?;
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
            if database.is_named() || args.anchor.is_some() || args.new_anchor {
                return Err(CliError::Message(none));
            }
            out::tell(words.say(&none));
            return Ok(true);
        };
        let holds = of_store(words, &store, args).await;
        store.close().await;
        holds
    })?
}

#[cfg(not(feature = "records"))]
fn store(_words: &Words<'_>, _args: &VerifyArgs) -> Result<bool, CliError> {
    Ok(true)
}

#[cfg(feature = "records")]
async fn of_store(words: &Words<'_>, store: &Store, args: &VerifyArgs) -> Result<bool, CliError> {
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
    words.signed(verified.signed, verified.unsigned)?;
    let trail_holds = end_of_trail(words, store, args).await?;
    Ok(verified.findings.is_empty() && trail_holds)
}

/// Holds the trail against what is known of it outside the database, and says what to note of it; whether it holds all of that.
#[cfg(feature = "records")]
async fn end_of_trail(words: &Words<'_>, store: &Store, args: &VerifyArgs) -> Result<bool, CliError> {
    let mut anchored = store.anchored().await?;
    out::line(words.say(&anchored.message()))?;
    if args.new_anchor {
        let made = store.anchor_anew(BY, &store.now().await?).await;
        let made = made.map_err(|error| error.message())?;
        let told = Message::new("integrity-anchor-new").text("place", made.place.to_string());
        out::line(words.say(&told))?;
        anchored = Anchored::Holds(made);
    }
    let mut holds = anchored.holds();
    if let Some(mark) = &args.anchor {
        let is_there = store.holds_mark(mark).await?;
        let key = if is_there {
            "integrity-mark-holds"
        } else {
            "integrity-mark-lost"
        };
        out::line(words.say(&Message::new(key).text("place", mark.place().to_string())))?;
        // Where nothing is kept here, what was noted stands for it.
        holds = is_there && (holds || anchored == Anchored::Missing);
    }
    if let Some(mark) = store.end_of_trail().await? {
        out::line(words.say(&Message::new("integrity-trail-end").text("mark", mark.to_string())))?;
    }
    Ok(holds)
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

    /// How many exams are signed; nothing where there is none at all.
    fn signed(&self, signed: u64, unsigned: u64) -> Result<(), CliError> {
        if signed + unsigned == 0 {
            return Ok(());
        }
        let told = Message::new("integrity-signed").number("signed", signed as f64);
        out::line(self.say(&told.number("unsigned", unsigned as f64)))
    }
}
