//! Whatever breaks: programs that write at once, that stop in the middle, whose clock is wrong; and stores that are not as the program
//! left them.

use std::pin::pin;
use std::process::Stdio;
use std::slice::from_ref;
use std::task::Poll;
use std::thread;
use std::time::Instant;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sea_orm::{ConnectionTrait as _, Statement};
use sygnaly::domain::Verdict;
use sygnaly::records::Reviews;
use sygnaly::records::store::{Deed, Store, StoreError, attempt_id};
use sygnaly::records::sync::sync;

use super::Database;
use super::decisions::review;
use super::office::{
    Folder, NOW, below, header, is_all_there, is_counted_once, moment, program, runs, send, station, take, whole,
};

/// How often a program is killed while it sends.
const KILLS: usize = 10;
/// Exams that are new each time.
const EACH: usize = 40;
/// Attempts that each of two programs writes.
const WRITES: usize = 20;
/// More steps than anything here takes.
const MOST_STEPS: usize = 5_000;

/// Lets work go on for so many steps, at least one, and drops it where it waits then; none: it was dropped.
async fn dropped_after<T>(steps: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = steps;
    std::future::poll_fn(|context| {
        left -= 1;
        match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Why a database is not opened.
async fn refused(database: &Database) -> StoreError {
    let opened = Store::open(database.place()).await;
    opened.expect_err("it is no store for this program")
}

pub fn two_programs_write_at_once(database: &Database) {
    thread::scope(|scope| {
        for number in [1, 2] {
            // Both find no store, and make one.
            scope.spawn(move || {
                runs(async {
                    let store = database.open().await;
                    for place in 0..WRITES {
                        let exam = whole(&header(&moment(place), "osoba-1"), 4, Verdict::Met);
                        take(&store, station(number), &exam).await;
                    }
                    store.close().await;
                });
            });
        }
    });
    runs(async {
        let store = database.open().await;
        for number in [1, 2] {
            let held = store.held(station(number)).await.unwrap();
            assert_eq!(held.len(), WRITES);
        }
        is_counted_once(&store, 2 * WRITES).await;
        store.close().await;
    });
}

pub fn work_that_is_dropped_is_done_whole_or_not_at_all(database: &Database) {
    runs(async {
        let store = database.open().await;
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < MOST_STEPS);
            let exam = whole(&header(&moment(steps), "osoba-1"), 6, Verdict::Met);
            let taken = dropped_after(steps, store.take(station(1), from_ref(&exam), NOW)).await;
            // Its end may have been written when nobody was told.
            let there = store.journal(attempt_id(station(1), &exam.name)).await.unwrap();
            assert!(there.is_none_or(|there| there == exam.text), "after {steps} steps");
            take(&store, station(1), &exam).await;
            let there = store.journal(attempt_id(station(1), &exam.name)).await.unwrap();
            assert_eq!(there.as_ref(), Some(&exam.text), "after {steps} steps");
            if taken.is_some() {
                break;
            }
        }
        is_counted_once(&store, steps).await;
        store.close().await;
    });
}

pub fn a_sync_that_is_dropped_goes_on(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(3);
    let decided = review(&folder.attempts[0].name, "2026-02-04", Verdict::Missed);
    Reviews::add(folder.path(), decided.clone()).unwrap();
    runs(async {
        let store = database.open().await;
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < MOST_STEPS);
            if let Some(synced) = dropped_after(steps, send(&folder, &store)).await {
                assert_eq!(synced.unwrap().problems, Vec::new());
                break;
            }
        }
        is_all_there(&store, &folder).await;
        let exam = folder.id_of(&folder.attempts[0]);
        let reviews = store.reviews_of(&[exam]).await.unwrap();
        assert_eq!(reviews[&exam], [decided]);
        store.close().await;
    });
}

pub fn a_sync_that_is_killed_goes_on(database: &Database) {
    let mut chance = ChaCha8Rng::seed_from_u64(9);
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(EACH);
    let begun = Instant::now();
    let output = program(&folder, database).output().expect("the program starts");
    assert!(output.status.success(), "{output:?}");
    let whole = begun.elapsed();
    for _ in 0..KILLS {
        folder.add_exams(EACH);
        let mut program = program(&folder, database);
        program.stdout(Stdio::null()).stderr(Stdio::null());
        let mut sending = program.spawn().expect("the program starts");
        thread::sleep(whole.mul_f64(below(&mut chance, 1_000) as f64 / 1_000.0));
        // On Unix this is the signal that no program can catch.
        sending.kill().expect("it can be killed");
        sending.wait().expect("it is gone");
    }
    let output = program(&folder, database).output().expect("the program starts");
    assert!(output.status.success(), "{output:?}");
    runs(async {
        let store = database.open().await;
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

pub fn a_wrong_clock_changes_no_record(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    runs(async {
        let store = database.open().await;
        for (clock, told) in [
            ("2001-01-01T00:00:00Z", "sync-clock-behind"),
            ("2101-01-01T00:00:00Z", "sync-clock-ahead"),
        ] {
            folder.add_exams(1);
            let synced = sync(folder.path(), &folder.station, &store, clock).await.unwrap();
            assert_eq!((synced.attempts, synced.problems), (1, Vec::new()));
            let warning = synced.greeting.clock_warning().expect("it is told");
            assert_eq!(warning.key, told);
            let id = folder.id_of(&folder.attempts[folder.attempts.len() - 1]);
            let found = store.attempt(id).await.unwrap().expect("it is there");
            let begun = moment(folder.attempts.len() - 1);
            assert_eq!(found.attempt.begun, begun, "as the station wrote it");
            assert_eq!(found.attempt.received, synced.greeting.now, "by the store's clock");
        }
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

pub fn a_newer_store_is_left_alone(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(2);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        store.close().await;
        let raw = database.raw().await;
        let newer = "INSERT INTO store_version (version, applied_at) VALUES ('m9_of_next_year', 0)";
        raw.execute_unprepared(newer).await.unwrap();
        let error = refused(database).await;
        assert!(matches!(error, StoreError::Newer { .. }), "{error:?}");
        let back = "DELETE FROM store_version WHERE version = 'm9_of_next_year'";
        raw.execute_unprepared(back).await.unwrap();
        raw.close().await.unwrap();
        let store = database.open().await;
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

pub fn a_store_of_somebody_else_is_left_alone(database: &Database) {
    runs(async {
        let raw = database.raw().await;
        raw.execute_unprepared("CREATE TABLE attempt (id INTEGER)")
            .await
            .unwrap();
        raw.execute_unprepared("INSERT INTO attempt (id) VALUES (7)")
            .await
            .unwrap();
        let error = refused(database).await;
        assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
        let tables = Statement::from_string(raw.get_database_backend(), "SELECT id FROM attempt");
        let rows = raw.query_all_raw(tables).await.unwrap();
        let ids: Vec<i32> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert_eq!(ids, [7]);
        // Nothing of ours came beside it.
        assert!(
            raw.execute_unprepared("SELECT version FROM store_version")
                .await
                .is_err()
        );
        raw.close().await.unwrap();
    });
}

pub fn a_changed_entry_of_the_trail_is_found(database: &Database) {
    runs(async {
        let store = database.open().await;
        for number in 1..=4 {
            let deed = Deed {
                who: "hr".to_owned(),
                action: "certificate-issued",
                about: number.to_string(),
                details: "TS/2026/0001".to_owned(),
            };
            store.note(NOW, deed).await.unwrap();
        }
        is_counted_once(&store, 0).await;
        let raw = database.raw().await;
        for change in [
            "UPDATE audit_entry SET details = 'TS/2026/0002' WHERE place = 2",
            "DELETE FROM audit_entry WHERE place = 2",
        ] {
            raw.execute_unprepared(change).await.unwrap();
            assert_eq!(store.broken_audit().await.unwrap(), Some(2), "{change}");
        }
        raw.close().await.unwrap();
        store.close().await;
    });
}

pub fn a_changed_line_in_the_store_is_found(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(2);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        is_all_there(&store, &folder).await;
        let raw = database.raw().await;
        let change = "UPDATE attempt_piece SET content = REPLACE(content, 'pomóc', 'pomoc')";
        raw.execute_unprepared(change).await.unwrap();
        for attempt in &folder.attempts {
            let error = store.recorded(folder.id_of(attempt)).await.unwrap_err();
            assert!(matches!(error, StoreError::Changed { .. }), "{error:?}");
        }
        let verified = store.verify(|_| {}).await.unwrap();
        assert_eq!((verified.attempts, verified.findings.is_empty()), (2, false));
        raw.close().await.unwrap();
        store.close().await;
    });
}
