//! Where `records list | show | rescore` find attempts: in the office's store, where there is one, else in this computer's data folder.

use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::error::CliError;
#[cfg(feature = "records")]
use super::store::{DatabaseArg, block_on, this_station};
use crate::domain::{Day, Message};
#[cfg(feature = "records")]
use crate::domain::{Mode, NoDay};
#[cfg(feature = "records")]
use crate::records::Answer;
#[cfg(feature = "records")]
use crate::records::store::entity::dispute;
#[cfg(feature = "records")]
use crate::records::store::{AttemptFound, AttemptsWanted, Difference, Store, StoreError, attempt_id};
use crate::records::{self, AttemptId, Dispute, DisputeError, Disputes, JournalError, Recorded, Reviewed, Reviews};

/// Attempts that are asked for at once.
#[cfg(feature = "records")]
pub(super) const PAGE: u64 = 100;

/// Which store, where there is one.
#[derive(Debug, clap::Args)]
pub(super) struct SourceArgs {
    #[cfg(feature = "records")]
    #[command(flatten)]
    pub(super) database: DatabaseArg,
}

/// An attempt that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// Its id: in the store a UUID, in the data folder its name.
    pub(super) id: String,
    /// What stands on record.
    pub(super) record: Record,
    /// What was decided on it.
    pub(super) reviews: Vec<Reviewed>,
    /// What is disputed of it.
    pub(super) disputes: Vec<Dispute>,
}

/// What stands on record of an attempt.
#[derive(Debug)]
pub(super) enum Record {
    /// All that its lines say.
    Whole(Box<Recorded>),
    /// What was said and done was erased on a day, as it is written.
    #[cfg(feature = "records")]
    Erased {
        /// The day.
        on: String,
    },
    /// It cannot be read, and why.
    Unreadable(Message),
}

/// The attempt of a name in the data folder, or of an id in the store.
///
/// # Errors
/// When there is none, or when what is known of it cannot be read.
pub(super) fn find(data: &Path, source: &SourceArgs, wanted: &str) -> Result<Found, CliError> {
    let name = AttemptId::parse(wanted);
    if let Some(name) = name.filter(|name| records::path_of(data, name).is_file()) {
        return here(data, &name);
    }
    match in_store(data, source, wanted)? {
        Some(found) => Ok(found),
        None => Err(Message::new("rescore-unknown").text("name", wanted).into()),
    }
}

/// An attempt of the data folder.
fn here(data: &Path, name: &AttemptId) -> Result<Found, CliError> {
    let reviews = Reviews::read(data)?;
    let disputes = Disputes::read(data).map_err(DisputeError::from)?;
    Ok(Found {
        id: name.as_str().to_owned(),
        record: Record::Whole(Box::new(records::read(&records::path_of(data, name))?)),
        reviews: reviews.of(name).cloned().collect(),
        disputes: disputes.of(name).cloned().collect(),
    })
}

#[cfg(feature = "records")]
fn in_store(data: &Path, source: &SourceArgs, wanted: &str) -> Result<Option<Found>, CliError> {
    block_on(async {
        let Some(store) = source.database.open_if_there().await? else {
            return Ok(None);
        };
        let found = found_in(&store, data, wanted).await;
        store.close().await;
        found
    })?
}

#[cfg(not(feature = "records"))]
fn in_store(_data: &Path, _source: &SourceArgs, _wanted: &str) -> Result<Option<Found>, CliError> {
    Ok(None)
}

#[cfg(feature = "records")]
async fn found_in(store: &Store, data: &Path, wanted: &str) -> Result<Option<Found>, CliError> {
    let id = match (uuid::Uuid::try_parse(wanted), AttemptId::parse(wanted)) {
        (Ok(id), _) => id,
        (Err(_), Some(name)) => attempt_id(this_station(data)?.id, &name),
        (Err(_), None) => return Ok(None),
    };
    let Some(known) = store.attempt(id).await? else {
        return Ok(None);
    };
    let mut reviews = store.reviews_of(&[id]).await?;
    let rows = store.disputes_on(id).await?;
    let disputes = rows.into_iter().map(|row| disputed(row, &known));
    let disputes = disputes.collect::<Result<Vec<Dispute>, NoDay>>();
    Ok(Some(Found {
        id: id.to_string(),
        record: record(store, &known).await?,
        reviews: reviews.remove(&id).unwrap_or_default(),
        disputes: disputes.map_err(|error| StoreError::Changed {
            place: store.place().to_string(),
            what: format!("dispute of {id}"),
            reason: error.to_string(),
        })?,
    }))
}

/// What the lines of an attempt in the store say.
#[cfg(feature = "records")]
async fn record(store: &Store, known: &AttemptFound) -> Result<Record, CliError> {
    match (store.recorded(known.attempt.id).await, &known.attempt.erased_on) {
        (Ok(Some(recorded)), _) => Ok(Record::Whole(Box::new(recorded))),
        (Ok(None), Some(on)) => Ok(Record::Erased { on: on.clone() }),
        (Ok(None), None) => Ok(Record::Unreadable(Difference::Lines { after: 0 }.message())),
        (Err(error @ StoreError::Changed { .. }), _) => Ok(Record::Unreadable(error.message())),
        (Err(error), _) => Err(error.into()),
    }
}

#[cfg(feature = "records")]
fn disputed(row: dispute::Model, of: &AttemptFound) -> Result<Dispute, NoDay> {
    let answer = match (row.answer, row.answered_on) {
        (Some(text), Some(on)) => Some(Answer {
            text,
            by: row.answered_by.unwrap_or_default(),
            on: on.parse()?,
        }),
        _ => None,
    };
    let name = AttemptId::parse(&of.attempt.name);
    Ok(Dispute {
        attempt: name.unwrap_or_else(|| AttemptId::new(&of.attempt.begun, &of.attempt.played, 0)),
        mode: if of.attempt.mode == "exam" {
            Mode::Exam
        } else {
            Mode::Practice
        },
        rule: row.rule.as_str().into(),
        reason: row.reason,
        on: row.raised_on.parse()?,
        answer,
    })
}

/// Hands every attempt that did not begin before a day to `take`, the newest first, one after another: from the store, where there is
/// one, else from the data folder. What was decided on them is not looked for.
///
/// # Errors
/// When the store or the folder cannot be read, and what `take` fails with.
pub(super) fn each(
    data: &Path,
    source: &SourceArgs,
    since: Option<Day>,
    take: &mut dyn FnMut(Found) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let since = since.map(begins);
    if each_in_store(source, since.clone(), take)? {
        return Ok(());
    }
    let (listed, problems) = records::list(data);
    let alone = |id: String, record: Record| Found {
        id,
        record,
        reviews: Vec::new(),
        disputes: Vec::new(),
    };
    for (path, summary) in &listed {
        let header = &summary.header;
        if since.as_ref().is_some_and(|since| header.begun < *since) {
            continue;
        }
        let record = match records::read(path) {
            Ok(recorded) => Record::Whole(Box::new(recorded)),
            Err(error) => Record::Unreadable(error.message()),
        };
        take(alone(header.id.as_str().to_owned(), record))?;
    }
    for problem in &problems {
        let id = problem.path().file_stem().unwrap_or_default();
        let unreadable = Record::Unreadable(JournalError::message(problem));
        take(alone(id.to_string_lossy().into_owned(), unreadable))?;
    }
    Ok(())
}

/// The same in the store; whether there is one.
#[cfg(feature = "records")]
fn each_in_store(
    source: &SourceArgs,
    since: Option<String>,
    take: &mut dyn FnMut(Found) -> Result<(), CliError>,
) -> Result<bool, CliError> {
    block_on(async {
        let Some(store) = source.database.open_if_there().await? else {
            return Ok(false);
        };
        let done = each_of(&store, since, take).await;
        store.close().await;
        done.map(|()| true)
    })?
}

#[cfg(not(feature = "records"))]
fn each_in_store(
    _source: &SourceArgs,
    _since: Option<String>,
    _take: &mut dyn FnMut(Found) -> Result<(), CliError>,
) -> Result<bool, CliError> {
    Ok(false)
}

#[cfg(feature = "records")]
async fn each_of(
    store: &Store,
    since: Option<String>,
    take: &mut dyn FnMut(Found) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let wanted = AttemptsWanted {
        since,
        ..AttemptsWanted::default()
    };
    let mut last: Option<AttemptFound> = None;
    loop {
        let after = last.as_ref().map(|last| &last.attempt);
        let some = store.attempts(&wanted, after, PAGE).await?;
        if some.is_empty() {
            return Ok(());
        }
        for known in &some {
            take(Found {
                id: known.attempt.id.to_string(),
                record: record(store, known).await?,
                reviews: Vec::new(),
                disputes: Vec::new(),
            })?;
        }
        last = some.into_iter().next_back();
    }
}

/// The moment at which a day begins here (RFC 3339, UTC), as attempts are dated.
pub(super) fn begins(day: Day) -> String {
    let midnight = day.to_string().parse::<Date>();
    let midnight = midnight.and_then(|date| date.to_zoned_datetime(TimeZone::system()));
    match midnight {
        Ok(midnight) => midnight.timestamp().to_string(),
        // Beyond the calendar there is no midnight, and no attempt.
        Err(_) => format!("{day}T00:00:00Z"),
    }
}
