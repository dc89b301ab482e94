//! Attempts on their way into the store: of each the lines that it lacks, together in batches that are soon written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::slice::from_ref;

use super::{SyncError, is_of_a_row, readable};
use crate::domain::Mode;
use crate::records::journal::{journals, path_of, read_lines, settled};
use crate::records::store::{Held, NotTaken, Piece, Store, StoreError};
use crate::records::{AttemptId, JournalError, StationId, chain};

// A batch is one transaction, and whoever else wants to write gives up after ten seconds. So it is what a slow server takes within about
// five: some ten statements an attempt, each of which is 20 ms away, and 2 Mbit a second.

/// Attempts that are sent at once at most.
const MOST_ATTEMPTS: usize = 25;

/// Bytes of lines that are sent at once at most; an attempt that is longer goes alone.
const MOST_BYTES: usize = 1024 * 1024;

/// After so many attempts that the database did not take it is the database that ails, and the rest waits.
const MOST_NOT_TAKEN: usize = 100;

/// Sends the lines of attempts that the store lacks; of how many attempts.
pub(super) async fn send(
    data: &Path,
    station: StationId,
    store: &Store,
    now: &str,
    problems: &mut Vec<SyncError>,
) -> Result<usize, StoreError> {
    let held: HashMap<AttemptId, Held> = store.held(station).await?.into_iter().collect();
    let mut way = Way {
        data,
        station,
        store,
        now,
        sent: 0,
        not_taken: 0,
    };
    let mut batch = Batch::default();
    for path in readable(journals(data), problems).unwrap_or_default() {
        let Some(piece) = readable(unsent(&path, &held), problems).flatten() else {
            continue;
        };
        if !batch.has_room_for(&piece) {
            way.send(&std::mem::take(&mut batch).pieces, problems).await?;
            if way.not_taken >= MOST_NOT_TAKEN {
                return Ok(way.sent);
            }
        }
        batch.add(piece);
    }
    way.send(&batch.pieces, problems).await?;
    Ok(way.sent)
}

/// Attempts that are sent at once.
#[derive(Debug, Default)]
struct Batch {
    pieces: Vec<Piece>,
    bytes: usize,
}

impl Batch {
    fn has_room_for(&self, piece: &Piece) -> bool {
        let fits = self.pieces.len() < MOST_ATTEMPTS && self.bytes + piece.text.len() <= MOST_BYTES;
        fits || self.pieces.is_empty()
    }

    fn add(&mut self, piece: Piece) {
        self.bytes += piece.text.len();
        self.pieces.push(piece);
    }
}

/// From where to where attempts go, and how many got there.
struct Way<'a> {
    data: &'a Path,
    station: StationId,
    store: &'a Store,
    now: &'a str,
    sent: usize,
    not_taken: usize,
}

impl Way<'_> {
    /// Sends attempts together; where the database does not take them, one by one, so that what is in one of them holds up no other.
    async fn send(&mut self, pieces: &[Piece], problems: &mut Vec<SyncError>) -> Result<(), StoreError> {
        if pieces.is_empty() {
            return Ok(());
        }
        match self.take(pieces, problems).await {
            Err(error) if is_of_a_row(&error) => {}
            done => return done,
        }
        for piece in pieces {
            match self.take(from_ref(piece), problems).await {
                Err(error) if is_of_a_row(&error) => {
                    self.not_taken += 1;
                    problems.push(SyncError::NotTaken {
                        path: path_of(self.data, &piece.name),
                        reason: error.to_string(),
                    });
                }
                done => done?,
            }
        }
        Ok(())
    }

    async fn take(&mut self, pieces: &[Piece], problems: &mut Vec<SyncError>) -> Result<(), StoreError> {
        let refused = self.store.take(self.station, pieces, self.now).await?;
        self.sent += pieces.len() - refused.len();
        for (name, why) in refused {
            readable::<(), _>(Err(refusal(path_of(self.data, &name), why)), problems);
        }
        Ok(())
    }
}

/// The lines of an attempt, where the store lacks some of them; none: it lacks none that is settled, or the attempt is nobody's.
fn unsent(path: &Path, held: &HashMap<AttemptId, Held>) -> Result<Option<Piece>, JournalError> {
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .and_then(AttemptId::parse);
    if name.and_then(|name| held.get(&name)).is_some_and(|held| held.whole) {
        // It need not even be opened: no more will come.
        return Ok(None);
    }
    let Some((header, mut text)) = read_lines(path)? else {
        return Ok(None);
    };
    let nobodys = header.mode == Mode::Practice && header.trainee.is_none();
    let held = held.get(&header.id);
    let lacks = |text: &str| {
        // A checksum is one over all lines up to it.
        let last = text.lines().next_back().and_then(chain::sum_of);
        let is_there = held.is_some_and(|held| held.whole || last == Some(held.sum.as_str()));
        last.is_some() && !is_there
    };
    if nobodys || !lacks(&text) {
        return Ok(None);
    }
    let settled = settled(path, header.mode, &text)?.len();
    text.truncate(settled);
    Ok(lacks(&text).then_some(Piece {
        name: header.id,
        after: 0,
        text,
    }))
}

fn refusal(path: PathBuf, why: NotTaken) -> SyncError {
    let line_of = |line: u32| usize::try_from(line).unwrap_or(usize::MAX);
    match why {
        NotTaken::Differs => SyncError::Differs { path },
        NotTaken::BeforeErasure => SyncError::BeforeErasure { path },
        NotTaken::KeptOut { trainee, person } => SyncError::SameDetails { trainee, person },
        NotTaken::Changed { line } => SyncError::Journal(JournalError::Changed {
            path,
            line: line_of(line),
        }),
        NotTaken::NotUnderstood { line, reason } => SyncError::Journal(JournalError::NotUnderstood {
            path,
            line: line_of(line),
            reason,
        }),
    }
}
