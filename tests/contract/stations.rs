//! Stations that share a store: what each calls by the same name, whom they both know, and what they send again.

use sygnaly::domain::Verdict;
use sygnaly::records::store::{Store, attempt_id};
use sygnaly::records::{StationId, StationKey, TraineeId};
use uuid::Uuid;

use super::Database;
use super::office::{
    Folder, NOW, header, is_all_there, is_counted_once, moment, person, runs, send, station, take, unfinished, whole,
};

async fn person_at(store: &Store, station: StationId, local: &str) -> Uuid {
    let known = store.person_at(station, &TraineeId::new(local)).await.unwrap();
    known.expect("the station named them")
}

pub fn stations_may_use_the_same_names(database: &Database) {
    let local = "osoba-1";
    let one = whole(&header(&moment(1), local), 3, Verdict::Met);
    let two = whole(&header(&moment(1), local), 5, Verdict::Met);
    assert_eq!(one.name, two.name);
    runs(async {
        let store = database.open().await;
        for (number, who, exam) in [(1, person("Anna", "Żak"), &one), (2, person("Jan", "Kos"), &two)] {
            let people = [(TraineeId::new(local), who)];
            store.take_people(station(number), &people, NOW).await.unwrap();
            take(&store, station(number), exam).await;
        }
        let anna = person_at(&store, station(1), local).await;
        let jan = person_at(&store, station(2), local).await;
        assert_ne!(anna, jan);
        for (number, who, exam) in [(1, anna, &one), (2, jan, &two)] {
            let id = attempt_id(station(number), &exam.name);
            let journal = store.journal(id).await.unwrap();
            assert_eq!(journal.as_deref(), Some(exam.text.as_str()));
            let theirs = store.attempts_of(who, None, 10).await.unwrap();
            let theirs: Vec<Uuid> = theirs.rows.iter().map(|row| row.id).collect();
            assert_eq!(theirs, [id]);
        }
        is_counted_once(&store, 2).await;
        store.close().await;
    });
}

pub fn one_person_on_two_stations_is_one_person(database: &Database) {
    let exams = [
        (station(1), whole(&header(&moment(1), "osoba-1"), 3, Verdict::Met)),
        (station(2), whole(&header(&moment(2), "osoba-7"), 3, Verdict::Met)),
    ];
    runs(async {
        let store = database.open().await;
        for (station, local, who) in [
            (station(1), "osoba-1", person("Anna", "Żak")),
            // As somebody in a hurry writes it.
            (station(2), "osoba-7", person(" anna", "ŻAK ")),
        ] {
            let people = [(TraineeId::new(local), who)];
            store.take_people(station, &people, NOW).await.unwrap();
        }
        let anna = person_at(&store, station(1), "osoba-1").await;
        assert_eq!(person_at(&store, station(2), "osoba-7").await, anna);
        for (station, exam) in &exams {
            take(&store, *station, exam).await;
        }
        let theirs = store.attempts_of(anna, None, 10).await.unwrap();
        let theirs: Vec<Uuid> = theirs.rows.iter().map(|row| row.station).collect();
        assert_eq!(theirs, [station(2).uuid(), station(1).uuid()], "the newest first");
        is_counted_once(&store, 2).await;
        store.close().await;
    });
}

pub fn whoever_is_corrected_keeps_what_is_on_record(database: &Database) {
    let exam = whole(&header(&moment(1), "osoba-1"), 3, Verdict::Met);
    runs(async {
        let store = database.open().await;
        let named = |last: &str| [(TraineeId::new("osoba-1"), person("Anna", last))];
        store.take_people(station(1), &named("Żak"), NOW).await.unwrap();
        let before = person_at(&store, station(1), "osoba-1").await;
        take(&store, station(1), &exam).await;
        store.take_people(station(1), &named("Żak-Nowak"), NOW).await.unwrap();
        assert_eq!(person_at(&store, station(1), "osoba-1").await, before);
        let known = store.person(before).await.unwrap().expect("she is there");
        assert_eq!(known.last_name, "Żak-Nowak");
        assert_eq!(store.attempts_of(before, None, 10).await.unwrap().rows.len(), 1);
        store.close().await;
    });
}

pub fn what_is_sent_twice_is_there_once(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(5);
    let last = header(&moment(9_000), "osoba-1");
    folder.add(unfinished(&last, 4));
    runs(async {
        let store = database.open().await;
        for sent in [6, 0] {
            let synced = send(&folder, &store).await.unwrap();
            assert_eq!((synced.attempts, synced.problems), (sent, Vec::new()));
        }
        // The exam goes on, and ends.
        folder.attempts.pop();
        folder.add(whole(&last, 8, Verdict::Met));
        for sent in [1, 0] {
            let synced = send(&folder, &store).await.unwrap();
            assert_eq!((synced.attempts, synced.problems), (sent, Vec::new()));
        }
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

pub fn another_key_of_a_station_waits_until_somebody_accepts_it(database: &Database) {
    let key = || {
        let folder = Folder::new("Pokój 12");
        let key = StationKey::load_or_make(folder.path(), &folder.station, NOW).expect("it is made");
        key.public()
    };
    let (first, second, third, other) = (key(), key(), key(), key());
    runs(async {
        let store = database.open().await;
        assert!(store.take_key(station(1), &first, NOW, NOW).await.unwrap());
        assert!(store.take_key(station(1), &first, NOW, NOW).await.unwrap());
        assert!(!store.take_key(station(1), &second, NOW, NOW).await.unwrap());
        assert!(store.take_key(station(2), &other, NOW, NOW).await.unwrap());
        let trusted = async || {
            let known = store.keys_of(station(1).uuid()).await.unwrap();
            known.expect("it sent one").keys
        };
        assert_eq!(trusted().await, [first]);
        // Another one came after it, which nobody looked at.
        assert!(!store.take_key(station(1), &third, NOW, NOW).await.unwrap());
        let accept = async || store.accept_key(&second, "hr", NOW).await.unwrap();
        assert_eq!(accept().await, [station(1).uuid()]);
        assert!(accept().await.is_empty());
        assert!(store.take_key(station(1), &second, NOW, NOW).await.unwrap());
        let both = trusted().await;
        assert!(both.len() == 2 && both.contains(&first) && both.contains(&second));
        assert_eq!(store.station_keys().await.unwrap().len(), 4);
        assert_eq!(store.keys_of(station(3).uuid()).await.unwrap(), None);
        store.close().await;
    });
}
