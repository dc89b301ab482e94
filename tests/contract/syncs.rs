//! What a sync leaves alone: whoever writes, when nothing is new; what a power cut may take away; and each station's own spelling of
//! people. And an attempt that no database takes, among others.

use std::path::Path;

use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait as _,
};
use sygnaly::domain::{Event, Millis, ShiftEvent, Verdict};
use sygnaly::records::store::{Store, attempt_id};
use sygnaly::records::sync::{SyncError, Synced, sync};
use sygnaly::records::{
    Acknowledgement, Acknowledgements, Closed, ConsentKind, Consents, Disputes, Journal, People, Reviews, TraineeId,
    Who, path_of,
};

use super::Database;
use super::decisions::{day, review};
use super::lists::certificate;
use super::office::{Folder, NOW, header, is_all_there, moment, naming_a_rule_twice, person, runs, send, whole};

/// Writes to a database as another program, which does not come to an end until this is dropped or rolled back.
async fn writing(raw: &DatabaseConnection) -> DatabaseTransaction {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let writing = raw.begin_with_options(options).await.unwrap();
    if writing.get_database_backend() == DbBackend::Postgres {
        for statement in [
            // The lock of whoever writes, and every table that a sync may write to.
            "SELECT pg_advisory_xact_lock(8320795510322264321)",
            "LOCK TABLE acknowledgement, attempt, attempt_piece, audit_entry, certificate, consent, dispute, person, \
             person_at_station, review, standing, station, store_version IN SHARE MODE",
        ] {
            writing.execute_unprepared(statement).await.unwrap();
        }
    }
    writing
}

/// Sends what a folder keeps, from a station whose clock is right.
async fn send_in_time(folder: &Folder, store: &Store) -> Synced {
    let now = store.now().await.unwrap();
    let synced = sync(folder.path(), &folder.station, store, &now).await;
    synced.unwrap_or_else(|error| panic!("{error:?}"))
}

/// A folder in which there is something of every kind, but for a certificate.
fn with_everything() -> Folder {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(2);
    let (data, exam) = (folder.path(), &folder.attempts[0].name);
    let anna = TraineeId::new("osoba-1");
    Reviews::add(data, review(exam, "2026-02-04", Verdict::Met)).unwrap();
    let read = Acknowledgement {
        trainee: anna.clone(),
        procedure: "krynki".into(),
        document: "6/2022".to_owned(),
        on: day("2026-01-05"),
    };
    Acknowledgements::add(data, read).unwrap();
    Consents::give(data, &anna, ConsentKind::Recording, "Zgadzam się.", NOW).unwrap();
    Disputes::raise(data, exam, &"krynki:b".into(), "Powiedziałam to.", day("2026-02-05")).unwrap();
    folder
}

pub fn a_sync_with_nothing_new_waits_for_nobody(database: &Database) {
    let folder = with_everything();
    let kept = [certificate("Anna Żak")];
    runs(async {
        let store = database.open().await;
        let station = folder.station.id;
        let synced = send_in_time(&folder, &store).await;
        assert_eq!((synced.attempts, synced.problems), (2, Vec::new()));
        store.take_certificates(station, &kept, NOW).await.unwrap();
        let trail = store.audit(None, 1_000).await.unwrap();
        let came = |action: &str| trail.iter().filter(|entry| entry.action == action).count();
        for action in [
            "result-reviewed",
            "procedure-acknowledged",
            "consent-given",
            "dispute-raised",
            "certificate-issued",
        ] {
            assert_eq!(came(action), 1, "{action}");
        }

        let raw = database.raw().await;
        let other = writing(&raw).await;
        let again = database.open().await;
        let synced = send_in_time(&folder, &again).await;
        assert_eq!((synced.attempts, synced.problems), (0, Vec::new()));
        again.take_certificates(station, &kept, NOW).await.unwrap();
        other.rollback().await.unwrap();
        assert_eq!(store.audit(None, 1_000).await.unwrap(), trail);
        raw.close().await.unwrap();
        again.close().await;
        store.close().await;
    });
}

pub fn an_attempt_that_no_database_takes_holds_up_no_other(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(3);
    let bad = header(&moment(folder.attempts.len()), "osoba-1");
    folder.add(naming_a_rule_twice(&bad));
    folder.add_exams(3);
    runs(async {
        let store = database.open().await;
        for sent in [6, 0] {
            let synced = send(&folder, &store).await.unwrap();
            assert_eq!(synced.attempts, sent);
            let [SyncError::NotTaken { path, .. }] = &synced.problems[..] else {
                panic!("{:?}", synced.problems);
            };
            assert_eq!(*path, path_of(folder.path(), &bad.id));
        }
        // Once it is mended it comes like any other.
        folder.attempts.retain(|attempt| attempt.name != bad.id);
        is_all_there(&store, &folder).await;
        folder.add(whole(&bad, 8, Verdict::Met));
        let synced = send(&folder, &store).await.unwrap();
        assert_eq!((synced.attempts, synced.problems), (1, Vec::new()));
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

pub fn a_line_that_may_not_be_on_the_disk_waits(database: &Database) {
    let folder = Folder::new("Pokój 12");
    let exam = header(&moment(1), "osoba-1");
    let (path, id) = (
        path_of(folder.path(), &exam.id),
        attempt_id(folder.station.id, &exam.id),
    );
    let mut journal = Journal::begin(folder.path(), exam).unwrap();
    runs(async {
        let store = database.open().await;
        // So many lines are in the file and in the store, and so many attempts were sent for that.
        let holds = async |lines: usize, there: usize, sent: usize| {
            let text = text(&path);
            assert_eq!(text.lines().count(), lines);
            for sent in [sent, 0] {
                let synced = send(&folder, &store).await.unwrap();
                assert_eq!((synced.attempts, synced.problems), (sent, Vec::new()));
                let known = store.journal(id).await.unwrap().unwrap_or_default();
                assert_eq!(known.lines().count(), there);
                assert!(text.starts_with(&known));
            }
        };
        holds(1, 0, 0).await;
        for at in 1..=2 {
            let answered = ShiftEvent::Desk(Event::Answered);
            journal.append(Millis(at), &answered).unwrap();
        }
        holds(3, 2, 1).await;
        // Nobody writes any more: the attempt was broken off.
        drop(journal);
        holds(3, 3, 1).await;
        let (journal, _) = Journal::resume(&path, Millis(9_000), NOW.to_owned(), None).unwrap();
        holds(4, 3, 0).await;
        journal.close(Closed::GivenUp, None).unwrap();
        holds(5, 5, 1).await;
        store.close().await;
    });
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Spells Anna Żak of a folder another way.
fn respell(folder: &Folder, who: Who) {
    let anna = TraineeId::new("osoba-1");
    People::change(folder.path(), |people| people.correct(&anna, who)).unwrap();
}

pub fn two_spellings_of_one_person_stay_apart(database: &Database) {
    let (one, two) = (Folder::new("Pokój 12"), Folder::new("Pokój 13"));
    respell(&two, person("ANNA", "ŻAK"));
    runs(async {
        let store = database.open().await;
        // Both send twice, and the store spells her so.
        let is_spelt = async |last_name: &str, folders: [&Folder; 4]| {
            for folder in folders {
                send(folder, &store).await.unwrap();
                let anna = store.person_at(folder.station.id, &TraineeId::new("osoba-1")).await;
                let anna = anna.unwrap().expect("the station named her");
                let known = store.person(anna).await.unwrap().expect("she is there");
                assert_eq!(known.last_name, last_name);
            }
        };
        is_spelt("Żak", [&one, &two, &one, &two]).await;
        respell(&two, person("Anna", "Żak-Nowak"));
        is_spelt("Żak-Nowak", [&two, &one, &two, &one]).await;
        // Whoever corrects her last is believed.
        respell(&one, person("Anna", "Żak-Lis"));
        is_spelt("Żak-Lis", [&one, &two, &one, &two]).await;
        store.close().await;
    });
}
