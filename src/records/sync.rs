//! A station's records on their way to the office's store: idempotent, resumable, in order.
//!
//! Whatever the store lacks of what the data folder keeps is sent, in the order in which it was written, and where that breaks off
//! the next time goes on from what the store has. Two things come back: what was erased in the store goes here too (`returning.rs`: also
//! when the store knows only now that it is here), and disputes get the answers that they have there. Nothing else in the folder is
//! touched. A clock that is wrong changes no record. Where nothing is new, nothing is written, and nobody who writes is waited for.

mod attempts;
mod returning;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use thiserror::Error;
use uuid::Uuid;

use super::store::{Greeting, Store, StoreError};
use super::{
    Acknowledgements, Consents, Disputes, ErasedHere, JournalError, KeptError, People, PeopleError, PersonalDataError,
    PublicKey, Register, RegisterError, ReviewError, Reviews, SealedError, Station, StationId, StationKey,
    StationKeyError, TraineeId, Who, erase_on_station,
};
use crate::domain::{Day, Message};

/// A sync that a program does by itself is given up after so long ([`within`](super::store::within)): a first one of many records on a
/// slow network goes on the next time, and a server that says nothing at all holds up nobody for ever.
pub const AT_MOST: Duration = Duration::from_secs(600);

/// What was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Synced {
    /// What the store said of the time.
    pub greeting: Greeting,
    /// What went from this folder, for it was erased in the store.
    pub erased: ErasedHere,
    /// Whom the store had erased before it knew that they are here: they went from this folder, too.
    pub returned: Vec<Uuid>,
    /// So many attempts are new in the store, or longer there than before.
    pub attempts: usize,
    /// What was kept back, and why. It is here as before.
    pub problems: Vec<SyncError>,
}

/// What keeps records back.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SyncError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was erased in the store cannot be erased here.
    #[error(transparent)]
    Erasing(#[from] PersonalDataError),
    /// An attempt cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// An attempt begins otherwise than what was sent of it before.
    #[error("{} is not what was sent of this attempt before; restore the file from a backup", path.display())]
    Differs {
        /// Its file.
        path: PathBuf,
    },
    /// The database does not take an attempt; it takes others.
    #[error("the database does not take {} ({reason}); show this to whoever looks after the database", path.display())]
    NotTaken {
        /// Its file.
        path: PathBuf,
        /// What the database said.
        reason: String,
    },
    /// An attempt is from before the erasure of somebody who had the same name in the same unit.
    #[error("{} is from before the day on which somebody of this name was erased; remove it if it is theirs", path.display())]
    BeforeErasure {
        /// Its file.
        path: PathBuf,
    },
    /// Somebody is called as somebody was who was erased, in the same unit, and may be somebody else.
    #[error("{trainee} has the name and unit of somebody who was erased ({person}): erase them here, or admit them")]
    SameDetails {
        /// Their id at the station.
        trainee: TraineeId,
        /// Who was erased, in the store.
        person: Uuid,
    },
    /// The station signs with a key that the store does not trust to be its own. What is signed with it was sent all the same.
    #[error("station {station} signs exams with a new key; accept it: sygnaly records station --accept-key {key}")]
    OtherKey {
        /// The station.
        station: StationId,
        /// The key.
        key: PublicKey,
    },
    /// The station's key cannot be read.
    #[error(transparent)]
    StationKey(#[from] StationKeyError),
    /// The list of people cannot be read.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The reviews cannot be read.
    #[error(transparent)]
    Reviews(#[from] ReviewError),
    /// The acknowledgements cannot be read.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// The register of certificates cannot be read.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The disputes or the consents cannot be read.
    #[error(transparent)]
    Sealed(#[from] SealedError),
}

impl SyncError {
    /// What the reader is told, in `assets/l10n/*/store.ftl` and where the files' own errors have their words.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Erasing(error) => error.message(),
            Self::Journal(error) => error.message(),
            Self::Differs { path } => Message::new("sync-attempt-differs").text("path", path.display().to_string()),
            Self::NotTaken { path, reason } => Message::new("sync-attempt-not-taken")
                .text("path", path.display().to_string())
                .text("why", reason),
            Self::BeforeErasure { path } => {
                Message::new("sync-before-erasure").text("path", path.display().to_string())
            }
            Self::SameDetails { trainee, person } => Message::new("sync-same-details")
                .text("trainee", trainee.as_str())
                .text("person", person.to_string()),
            Self::OtherKey { key, .. } => Message::new("sync-station-key-other").text("key", key.to_string()),
            Self::StationKey(error) => error.message(),
            Self::People(error) => error.message(),
            Self::Reviews(error) => error.message(),
            Self::Kept(error) => error.message(),
            Self::Register(error) => error.message(),
            Self::Sealed(error) => error.message(),
        }
    }

    /// Whether the same may succeed later without anybody mending anything.
    pub fn passes(&self) -> bool {
        matches!(self, Self::Store(error) if error.passes())
    }
}

/// Sends what a data folder keeps and the store lacks. `local_now` is what this computer's clock shows (RFC 3339). Practice of
/// whoever did not sign in is nobody's and stays. A file that cannot be read, or is refused, keeps back no other, and neither does a
/// row of the store that cannot be read.
///
/// # Errors
/// When the store cannot be read or written. What it took until then stands, and the next time goes on from there.
pub async fn sync(data: &Path, station: &Station, store: &Store, local_now: &str) -> Result<Synced, SyncError> {
    let greeting = store.greet(station, local_now).await?;
    let (id, now) = (station.id, greeting.now.as_str());
    let (mut problems, mut returned) = (Vec::new(), Vec::new());
    // What proves its exams comes before them.
    if let Some(key) = readable(StationKey::load(data), &mut problems).flatten() {
        let key = key.public();
        // From when on its exams are signed is told by its own clock, as their beginnings are: one that is ahead is taken at its word.
        let seen = now.max(local_now);
        if taken(store.take_key(id, &key, seen, now).await, &mut problems)? == Some(false) {
            problems.push(SyncError::OtherKey { station: id, key });
        }
    }
    // Whom the station knows comes before what is known of them, and before the store can say who of them was erased.
    if let Some(people) = readable(People::load(data), &mut problems) {
        let trainees = people.trainees().iter();
        let mut people: Vec<(TraineeId, Who)> = trainees.map(|one| (one.id.clone(), one.who.clone())).collect();
        let doubtful = returning::doubtful(data, store, id, &people).await?;
        people.retain(|(local, _)| doubtful.iter().all(|(doubted, _)| doubted != local));
        let told = doubtful.into_iter();
        problems.extend(told.map(|(trainee, person)| SyncError::SameDetails { trainee, person }));
        returned = store.take_people(id, &people, now).await?;
    }
    let erased = erase(data, id, store, now, &mut problems).await?;
    let attempts = attempts::send(data, id, store, now, &mut problems).await?;
    if let Some(reviews) = readable(Reviews::read(data), &mut problems).filter(|known| !known.all().is_empty()) {
        taken(store.take_reviews(id, reviews.all(), now).await, &mut problems)?;
    }
    if let Some(read) = readable(Acknowledgements::load(data), &mut problems).filter(|known| !known.all().is_empty()) {
        taken(store.take_acknowledgements(id, read.all(), now).await, &mut problems)?;
    }
    if let Some(register) = readable(Register::read(data), &mut problems) {
        if !register.certificates().is_empty() {
            taken(
                store.take_certificates(id, register.certificates(), now).await,
                &mut problems,
            )?;
        }
        if !register.erased().is_empty() {
            taken(
                store.take_erased_certificates(id, register.erased(), now).await,
                &mut problems,
            )?;
        }
    }
    if let Some(disputes) = readable(Disputes::read(data), &mut problems).filter(|known| !known.all().is_empty()) {
        taken(store.take_disputes(id, disputes.all(), now).await, &mut problems)?;
        if let Some(answers) = taken(store.answers_to(&disputes.open(id)).await, &mut problems)? {
            readable(Disputes::take_answers(data, id, &answers), &mut problems);
        }
    }
    if let Some(consents) = readable(Consents::read(data), &mut problems).filter(|known| !known.all().is_empty()) {
        taken(store.take_consents(id, consents.all(), now).await, &mut problems)?;
    }
    Ok(Synced {
        greeting,
        erased,
        returned,
        attempts,
        problems,
    })
}

/// What the store took. A row of it that cannot be read is told and keeps back nothing else; a store that is away or full does.
fn taken<T>(done: Result<T, StoreError>, problems: &mut Vec<SyncError>) -> Result<Option<T>, StoreError> {
    match done {
        Err(error) if is_of_a_row(&error) => {
            problems.push(error.into());
            Ok(None)
        }
        done => done.map(Some),
    }
}

/// Whether it is what was read or written that is wrong, and not the store as a whole.
fn is_of_a_row(error: &StoreError) -> bool {
    matches!(error, StoreError::Changed { .. } | StoreError::Failed { .. })
}

/// Erases here what was erased in the store, before anything of it is sent again.
async fn erase(
    data: &Path,
    station: StationId,
    store: &Store,
    now: &str,
    problems: &mut Vec<SyncError>,
) -> Result<ErasedHere, StoreError> {
    let erasures = store.erased_at(station).await?;
    let Some(today) = now.get(..10).and_then(|day| day.parse::<Day>().ok()) else {
        return Ok(ErasedHere::default());
    };
    let mut erased = erase_on_station(data, &erasures, today);
    for problem in erased.problems.drain(..) {
        readable::<(), _>(Err(problem), problems);
    }
    Ok(erased)
}

/// What stands in a file; why it cannot be read is noted once, and keeps back no other.
fn readable<T, E: Into<SyncError>>(read: Result<T, E>, problems: &mut Vec<SyncError>) -> Option<T> {
    let noted = |error: E| {
        let error: SyncError = error.into();
        // The same file may be in the way of what is erased and of what is sent.
        let told = error.message();
        if problems.iter().all(|known| known.message() != told) {
            problems.push(error);
        }
    };
    read.map_err(noted).ok()
}
