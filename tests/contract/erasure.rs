//! People who were erased, on stations that had not sent them before.

use sygnaly::domain::Verdict;
use sygnaly::records::store::{Store, attempt_id};
use sygnaly::records::sync::SyncError;
use sygnaly::records::{People, TraineeId, path_of};
use uuid::Uuid;

use super::Database;
use super::decisions::day;
use super::office::{Folder, NOW, header, is_counted_once, moment, runs, send, whole};

/// After the erasure.
const SINCE: &str = "2026-12-05T09:00:00Z";

/// Erases Anna Żak, whom one station sent with two exams; who she was.
async fn erased(store: &Store) -> Uuid {
    let mut first = Folder::new("Pokój 12");
    first.add_exams(2);
    send(&first, store).await.unwrap();
    let anna = person_at(store, &first).await.expect("the station named her");
    let gone = store.erase_person(anna, "hr", day("2026-11-30"), NOW).await.unwrap();
    assert_eq!(gone.expect("she was there").attempts, 2);
    anna
}

async fn person_at(store: &Store, folder: &Folder) -> Option<Uuid> {
    let known = store.person_at(folder.station.id, &TraineeId::new("osoba-1")).await;
    known.unwrap()
}

pub fn whoever_was_erased_does_not_come_back_from_elsewhere(database: &Database) {
    // A notebook that was away when she was erased.
    let mut away = Folder::new("Notebook");
    away.add_exams(3);
    runs(async {
        let store = database.open().await;
        let anna = erased(&store).await;
        let synced = send(&away, &store).await.unwrap();
        assert_eq!((synced.attempts, synced.problems), (0, Vec::new()));
        assert_eq!((synced.returned, synced.erased.attempts), (vec![anna], 3));
        assert!(People::load(away.path()).unwrap().trainees().is_empty());
        for attempt in &away.attempts {
            assert!(!path_of(away.path(), &attempt.name).exists());
            assert!(store.attempt(away.id_of(attempt)).await.unwrap().is_none());
        }
        let known = store.person(anna).await.unwrap().expect("that she was there stays");
        assert_eq!((known.last_name.as_str(), known.folded.as_str()), ("", ""));
        let trail = store.audit(None, 100).await.unwrap();
        let refused = trail.iter().find(|entry| entry.action == "person-refused");
        let refused = refused.map(|entry| (entry.about.clone(), entry.details.clone()));
        assert_eq!(refused, Some((anna.to_string(), "osoba-1".to_owned())));
        let again = send(&away, &store).await.unwrap();
        assert_eq!((again.returned, again.erased.is_nothing()), (Vec::new(), true));
        is_counted_once(&store, 2).await;
        store.close().await;
    });
}

pub fn somebody_else_of_the_same_name_is_admitted(database: &Database) {
    let mut other = Folder::new("Pokój 7");
    let old = whole(&header(&moment(1), "osoba-1"), 3, Verdict::Met);
    let new = whole(&header(SINCE, "osoba-1"), 3, Verdict::Met);
    other.add(old.clone());
    other.add(new.clone());
    runs(async {
        let store = database.open().await;
        let anna = erased(&store).await;
        // Whoever sat an exam since may be somebody else: nothing of theirs goes before a person has said so.
        for _ in 0..2 {
            let synced = send(&other, &store).await.unwrap();
            let told = SyncError::SameDetails {
                trainee: TraineeId::new("osoba-1"),
                person: anna,
            };
            assert_eq!((synced.attempts, synced.problems), (0, vec![told]));
            assert!(synced.returned.is_empty() && synced.erased.is_nothing());
        }
        assert!(path_of(other.path(), &new.name).exists());
        assert_eq!(person_at(&store, &other).await, None);

        assert_eq!(store.kept_out().await.unwrap(), [(anna, NOW.to_owned())]);
        assert!(store.admit(anna, "hr", NOW).await.unwrap());
        assert!(!store.admit(anna, "hr", NOW).await.unwrap(), "once is enough");
        assert!(store.kept_out().await.unwrap().is_empty());
        let synced = send(&other, &store).await.unwrap();
        let told = SyncError::BeforeErasure {
            path: path_of(other.path(), &old.name),
        };
        assert_eq!((synced.attempts, synced.problems), (1, vec![told]));
        assert_ne!(person_at(&store, &other).await.expect("she is new"), anna);
        let there = store.journal(attempt_id(other.station.id, &new.name)).await.unwrap();
        assert_eq!(there, Some(new.text));
        assert!(path_of(other.path(), &old.name).exists(), "whose it is, a person says");
        is_counted_once(&store, 3).await;
        store.close().await;
    });
}
