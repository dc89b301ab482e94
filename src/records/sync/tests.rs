//! A station's folder and a store beside it: what is sent, when again, and what is kept back.

use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use super::*;
use crate::domain::{Event, Millis, Mode, Ruled, Ruling, ShiftEvent, Terms};
use crate::records::sample;
use crate::records::store::entity::acknowledgement;
use crate::records::store::{StorePlace, attempt_id, within};
use crate::records::{Acknowledgement, AttemptHeader, AttemptId, Closed, Journal, Reviewed, path_of};

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
            "sync-attempt-not-taken",
            "sync-before-erasure",
            "sync-same-details",
            "sync-station-key-other",
            "sync-station-key-line",
            "sync-station-key-waiting",
            "sync-station-key-accepted",
            "sync-station-key-none",
            "sync-clock-ahead",
            "sync-clock-behind",
        ] {
            let start = format!("{key} =");
            assert!(texts.lines().any(|line| line.starts_with(&start)), "{file} lacks {key}");
        }
    }
}

#[test]
fn what_takes_too_long_is_given_up_and_may_succeed_later() {
    at_a_station(|_folder, _station, store| async move {
        let never = std::future::pending::<Result<Synced, SyncError>>();
        let given_up = within(Duration::ZERO, store.place(), never).await;
        let Err(error) = given_up else {
            panic!("it never ends");
        };
        assert!(
            matches!(error, SyncError::Store(StoreError::Slow { .. })) && error.passes(),
            "{error:?}"
        );
    });
}
