//! Keys of stations in a store: which are trusted, and what `verify` makes of signed exams.

use std::path::Path;

use super::standings_tests::{NOW, day, runs};
use super::*;
use crate::records::signature_tests::{FIRST, SECOND, rewrite, sit, station};
use crate::records::sync::sync;
use crate::records::{Station, StationKey};

/// Sends what a folder keeps; what was told.
async fn send(store: &Store, data: &Path) -> Vec<String> {
    let station = Station::load(data).unwrap().unwrap();
    let synced = sync(data, &station, store, NOW).await.unwrap();
    let told = synced.problems.iter().map(|problem| problem.message().key);
    told.collect()
}

/// How many exams are signed and unsigned, and what was found.
async fn verified(store: &Store) -> (u64, u64, Vec<Difference>) {
    let verified = store.verify(|_| {}).await.unwrap();
    let found = verified.findings.into_iter().map(|finding| finding.what);
    (verified.signed, verified.unsigned, found.collect())
}

#[test]
fn the_first_key_is_trusted_and_another_one_waits_until_it_is_accepted() {
    let (folder, key) = station();
    let data = folder.path();
    runs(async |store: Store| {
        sit(data, FIRST);
        assert_eq!(send(&store, data).await, Vec::<String>::new());
        assert_eq!(verified(&store).await, (1, 0, Vec::new()));
        let id = key.station().uuid();
        let accept = async |key: &StationKey| store.accept_key(&key.public(), "hr", NOW).await.unwrap();
        assert!(accept(&key).await.is_empty(), "it is trusted already");

        std::fs::remove_file(StationKey::path(data)).unwrap();
        let station = Station::load(data).unwrap().unwrap();
        let fresh = StationKey::load_or_make(data, &station, SECOND).unwrap();
        sit(data, SECOND);
        for _ in 0..2 {
            assert_eq!(send(&store, data).await, ["sync-station-key-other"]);
        }
        let other = vec![Difference::SignatureOtherKey];
        assert_eq!(verified(&store).await, (1, 0, other));
        assert_eq!(accept(&fresh).await, [id]);
        assert_eq!(send(&store, data).await, Vec::<String>::new());
        assert_eq!(verified(&store).await, (2, 0, Vec::new()), "both keys are its own");

        let trail = store.audit(None, 10).await.unwrap();
        let keys = trail.iter().filter(|entry| entry.action.starts_with("station-key-"));
        let keys: Vec<(&str, &str)> = keys.map(|entry| (entry.action.as_str(), entry.who.as_str())).collect();
        let station = id.to_string();
        let expected = [
            ("station-key-accepted", "hr"),
            ("station-key-came", station.as_str()),
            ("station-key-came", station.as_str()),
        ];
        assert_eq!(keys, expected, "the newest first");
    });
}

#[test]
fn what_was_rewritten_before_it_was_sent_is_found_and_what_was_erased_is_not() {
    let (folder, _) = station();
    let data = folder.path();
    runs(async |store: Store| {
        sit(data, FIRST);
        sit(data, SECOND);
        rewrite(data, SECOND, |content| content.replace("\"at\":900", "\"at\":901"));
        assert_eq!(send(&store, data).await, Vec::<String>::new(), "the checksums hold");
        assert_eq!(verified(&store).await, (1, 0, vec![Difference::SignatureBroken]));
        let local = crate::records::TraineeId::new("osoba-1");
        let station = Station::load(data).unwrap().unwrap().id;
        let person = store.person_at(station, &local).await.unwrap().unwrap();
        store.erase_person(person, "hr", day("2026-12-01"), NOW).await.unwrap();
        assert_eq!(verified(&store).await, (0, 0, Vec::new()));
    });
}

#[test]
fn an_exam_without_a_signature_is_told_once_its_station_signs() {
    let (folder, key) = station();
    let data = folder.path();
    let later = "2026-12-02T09:14:05Z";
    runs(async |store: Store| {
        sit(data, FIRST);
        sit(data, later);
        for begun in [FIRST, later] {
            // Taken off, with fresh checksums.
            rewrite(data, begun, |content| match content.split_once(",\"signed\":") {
                Some((before, _)) => format!("{before}}}}}"),
                None => content.to_owned(),
            });
        }
        assert!(store.take_key(key.station(), &key.public(), NOW, NOW).await.unwrap());
        assert_eq!(send(&store, data).await, Vec::<String>::new());
        // The earlier one began before the store knew of any key.
        assert_eq!(verified(&store).await, (0, 1, vec![Difference::SignatureMissing]));
    });
}
