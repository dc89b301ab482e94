//! A station's records on their way to the office's store: idempotent, resumable, in order.
//!
//! Whatever the store lacks of what the data folder keeps is sent, in the order in which it was written, and where that breaks off
//! the next time goes on from what the store has. Two things come back: what was erased in the store goes here too (`returning.rs`: also
//! when the store knows only now that it is here), and disputes get the answers that they have there. Nothing else in the folder is
//! touched. A clock that is wrong changes no record.

mod returning;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use thiserror::Error;
use uuid::Uuid;

use super::journal::{journals, path_of, read_lines};
use super::store::{Greeting, Held, NotTaken, Piece, Store, StoreError};
use super::{
    Acknowledgements, AttemptId, Consents, Disputes, ErasedHere, JournalError, KeptError, People, PeopleError,
    PersonalDataError, Register, RegisterError, ReviewError, Reviews, SealedError, Station, StationId, TraineeId, Who,
    chain, erase_on_station,
};
use crate::domain::{Day, Message, Mode};

/// Attempts that are sent at once at most.
const MOST_ATTEMPTS: usize = 200;

/// Bytes of lines after which no more are sent at once.
const MOST_BYTES: usize = 4 * 1024 * 1024;

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
            Self::BeforeErasure { path } => {
                Message::new("sync-before-erasure").text("path", path.display().to_string())
            }
            Self::SameDetails { trainee, person } => Message::new("sync-same-details")
                .text("trainee", trainee.as_str())
                .text("person", person.to_string()),
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
    let attempts = send_attempts(data, station, store, now, &mut problems).await?;
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
        Err(error @ (StoreError::Changed { .. } | StoreError::Failed { .. })) => {
            problems.push(error.into());
            Ok(None)
        }
        done => done.map(Some),
    }
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

/// Sends the lines of attempts that the store lacks; of how many attempts.
async fn send_attempts(
    data: &Path,
    station: &Station,
    store: &Store,
    now: &str,
    problems: &mut Vec<SyncError>,
) -> Result<usize, StoreError> {
    let held: HashMap<AttemptId, Held> = store.held(station.id).await?.into_iter().collect();
    let mut paths = readable(journals(data), problems).unwrap_or_default().into_iter();
    let mut sent = 0;
    loop {
        let (mut pieces, mut bytes) = (Vec::new(), 0);
        while pieces.len() < MOST_ATTEMPTS && bytes < MOST_BYTES {
            let Some(path) = paths.next() else { break };
            if let Some(piece) = readable(unsent(&path, &held), problems).flatten() {
                bytes += piece.text.len();
                pieces.push(piece);
            }
        }
        if pieces.is_empty() {
            return Ok(sent);
        }
        let refused = store.take(station.id, &pieces, now).await?;
        sent += pieces.len() - refused.len();
        for (name, why) in refused {
            readable::<(), _>(Err(refusal(path_of(data, &name), why)), problems);
        }
    }
}

/// The lines of an attempt, where the store lacks some of them; none: it lacks none, or the attempt is nobody's.
fn unsent(path: &Path, held: &HashMap<AttemptId, Held>) -> Result<Option<Piece>, JournalError> {
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .and_then(AttemptId::parse);
    if name.and_then(|name| held.get(&name)).is_some_and(|held| held.whole) {
        // It need not even be opened: no more will come.
        return Ok(None);
    }
    let (header, text) = read_lines(path)?;
    let nobodys = header.mode == Mode::Practice && header.trainee.is_none();
    // A checksum is one over all lines up to it.
    let last = text.lines().next_back().and_then(chain::sum_of);
    let is_there = |held: &Held| held.whole || last == Some(held.sum.as_str());
    let lacks = !nobodys && !held.get(&header.id).is_some_and(is_there);
    Ok(lacks.then_some(Piece {
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

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait as _, EntityTrait as _};

    use super::*;
    use crate::domain::{Event, Millis, Ruled, Ruling, ShiftEvent, Terms};
    use crate::records::sample;
    use crate::records::store::entity::acknowledgement;
    use crate::records::store::{StorePlace, attempt_id};
    use crate::records::{Acknowledgement, AttemptHeader, Closed, Journal, Reviewed};

    const NOW: &str = "2026-11-30T10:00:00Z";

    fn header(begun: &str, mode: Mode, trainee: Option<&str>) -> AttemptHeader {
        AttemptHeader {
            mode,
            trainee: trainee.map(TraineeId::new),
            invigilator: None,
            ..sample::exam(begun, "senior-dowod")
        }
    }

    /// Begins an attempt with one event, and leaves it as a power cut would; its name.
    fn left(data: &Path, header: AttemptHeader) -> AttemptId {
        let id = header.id.clone();
        let mut journal = Journal::begin(data, header).unwrap();
        let answered = ShiftEvent::Desk(Event::Answered);
        journal.append(Millis(900), &answered).unwrap();
        id
    }

    fn exam(data: &Path, begun: &str) -> AttemptId {
        left(data, header(begun, Mode::Exam, Some("osoba-1")))
    }

    fn close(data: &Path, name: &AttemptId) {
        Journal::close_unfinished(&path_of(data, name), Closed::Interrupted, None).unwrap();
    }

    fn text(data: &Path, name: &AttemptId) -> String {
        std::fs::read_to_string(path_of(data, name)).unwrap()
    }

    /// A station's data folder and a store beside it.
    fn at_a_station<F: Future<Output = ()>>(work: impl FnOnce(tempfile::TempDir, Station, Store) -> F) {
        let data = tempfile::tempdir().unwrap();
        let station = Station::of_folder(data.path(), "Pokój 12").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.unwrap().block_on(async {
            let place = StorePlace::of_folder(data.path());
            let store = Store::open(place).await.unwrap();
            work(data, station, store).await;
        });
    }

    #[test]
    fn what_a_folder_keeps_is_sent_once_and_goes_on_from_there() {
        at_a_station(|folder, station, store| async move {
            let data = folder.path();
            let whole = exam(data, "2026-11-29T09:14:05Z");
            close(data, &whole);
            let broken_off = exam(data, "2026-11-29T10:14:05Z");
            let nobodys = left(data, header("2026-11-29T11:14:05Z", Mode::Practice, None));
            // A power cut tore the last line.
            let lines = text(data, &broken_off);
            let path = path_of(data, &broken_off);
            std::fs::write(&path, format!("{lines}{{\"sum\":\"12")).unwrap();

            let first = sync(data, &station, &store, NOW).await.unwrap();
            assert_eq!((first.attempts, first.problems), (2, Vec::new()));
            let there = |name: &AttemptId| attempt_id(station.id, name);
            assert_eq!(store.journal(there(&whole)).await.unwrap(), Some(text(data, &whole)));
            assert_eq!(store.journal(there(&broken_off)).await.unwrap(), Some(lines));
            assert_eq!(store.journal(there(&nobodys)).await.unwrap(), None, "it stays");
            let again = sync(data, &station, &store, NOW).await.unwrap();
            assert_eq!((again.attempts, again.problems), (0, Vec::new()));

            close(data, &broken_off);
            let more = sync(data, &station, &store, NOW).await.unwrap();
            assert_eq!((more.attempts, more.problems), (1, Vec::new()));
            let journal = store.journal(there(&broken_off)).await.unwrap();
            assert_eq!(journal, Some(text(data, &broken_off)));
            store.close().await;
        });
    }

    #[test]
    fn a_part_of_the_store_that_is_broken_keeps_back_nothing_else() {
        at_a_station(|data, station, store| async move {
            let name = exam(data.path(), "2026-11-30T09:00:00Z");
            let who = Who::of(&header(NOW, Mode::Exam, None).profile);
            let trainee = People::change(data.path(), |people| people.add_trainee(who)).unwrap();
            let review = Reviewed {
                attempt: name,
                ruling: Ruling {
                    ruled: Ruled::Whole,
                    terms: Terms {
                        pass_from: 80.0,
                        critical: Default::default(),
                    },
                },
                reason: "Bez zmian.".to_owned(),
                by: "Ewa Kos".to_owned(),
                on: "2026-11-30".parse().unwrap(),
            };
            Reviews::add(data.path(), review).unwrap();
            let read = Acknowledgement {
                trainee,
                procedure: "krynki".into(),
                document: "6/2022".to_owned(),
                on: "2026-11-30".parse().unwrap(),
            };
            Acknowledgements::add(data.path(), read).unwrap();
            store.db().execute_unprepared("DROP TABLE review").await.unwrap();
            let synced = sync(data.path(), &station, &store, NOW).await.unwrap();
            assert!(
                matches!(synced.problems[..], [SyncError::Store(StoreError::Failed { .. })]),
                "{:?}",
                synced.problems
            );
            let known = acknowledgement::Entity::find().all(store.db()).await.unwrap();
            assert_eq!(known.len(), 1);
        });
    }

    #[test]
    fn an_attempt_that_is_refused_keeps_back_no_other() {
        at_a_station(|folder, station, store| async move {
            let data = folder.path();
            let other = exam(data, "2026-11-29T07:14:05Z");
            sync(data, &station, &store, NOW).await.unwrap();
            // The file was taken away, and another attempt came to have its name.
            std::fs::remove_file(path_of(data, &other)).unwrap();
            let mut replaced = header("2026-11-29T07:14:05Z", Mode::Exam, Some("osoba-1"));
            replaced.seed = 8;
            left(data, replaced);
            let changed = exam(data, "2026-11-29T08:14:05Z");
            let spoiled = text(data, &changed).replace("answered", "anrwesed");
            std::fs::write(path_of(data, &changed), spoiled).unwrap();
            std::fs::write(data.join("attempts/half.jsonl"), "{\"sum\":").unwrap();
            std::fs::write(data.join("people.json"), "?").unwrap();
            let sound = exam(data, "2026-11-29T09:14:05Z");
            close(data, &sound);

            let synced = sync(data, &station, &store, NOW).await.unwrap();
            assert_eq!(synced.attempts, 1);
            let told: Vec<String> = synced.problems.iter().map(|problem| problem.message().key).collect();
            let expected = [
                "people-damaged",
                "records-empty",
                "sync-attempt-differs",
                "records-changed",
            ];
            assert_eq!(told, expected);
            let there = store.journal(attempt_id(station.id, &sound)).await.unwrap();
            assert_eq!(there, Some(text(data, &sound)));
            store.close().await;
        });
    }

    #[test]
    fn what_is_told_has_words_in_both_languages() {
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/store.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for key in [
                "sync-attempt-differs",
                "sync-before-erasure",
                "sync-same-details",
                "sync-clock-ahead",
                "sync-clock-behind",
            ] {
                let start = format!("{key} =");
                assert!(texts.lines().any(|line| line.starts_with(&start)), "{file} lacks {key}");
            }
        }
    }
}
