//! What the panel's pages ask for: lists a page at a time, in the same order on both databases, and figures.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use sygnaly::domain::{PolicyId, ProcedureId, Review, RuleId, Verdict};
use sygnaly::records::store::{
    AskedLooks, CertificatesWanted, Cursor, Listed, Named, PeopleWanted, ResultCounts, Store, Validity, VerdictCounts,
    entity,
};
use sygnaly::records::{Certificate, CertificateNumber, KeptCertificate, Statement, TraineeId};
use uuid::Uuid;

use super::Database;
use super::decisions::{day, refresh};
use super::office::{Folder, NOW, header, moment, person, runs, send, station, take, whole};

/// Last names in the order of the Polish alphabet.
const LAST_NAMES: [&str; 8] = ["Czyż", "Ćma", "Lis", "Łoś", "Osa", "Ósmak", "Zając", "Żak"];

/// Pages of a list forwards to its end, and back again to its beginning; all must be the same.
async fn turned<T>(
    all: &[Uuid],
    most: usize,
    page: impl AsyncFn(Option<Cursor>) -> Listed<T>,
    id: impl Fn(&T) -> Uuid,
) {
    let ids = |listed: &Listed<T>| listed.rows.iter().map(&id).collect::<Vec<Uuid>>();
    let pages: Vec<&[Uuid]> = all.chunks(most).collect();
    let mut at = None;
    for (number, expected) in pages.iter().enumerate() {
        let listed = page(at).await;
        assert_eq!(ids(&listed), *expected, "page {number}");
        assert_eq!((listed.earlier, listed.later), (number > 0, number + 1 < pages.len()));
        at = expected.last().copied().map(Cursor::After);
    }
    for (number, expected) in pages.iter().enumerate().rev().skip(1) {
        let next = pages[number + 1][0];
        let listed = page(Some(Cursor::Before(next))).await;
        assert_eq!(ids(&listed), *expected, "back at page {number}");
        assert_eq!((listed.earlier, listed.later), (number > 0, true));
    }
}

pub fn people_come_in_the_order_of_the_alphabet(database: &Database) {
    runs(async {
        let store = database.open().await;
        // In another order than they are to be listed.
        let people = LAST_NAMES.iter().enumerate().rev();
        let people = people.map(|(number, last)| (TraineeId::new(format!("osoba-{number}")), person("Ewa", last)));
        let people: Vec<_> = people.collect();
        store.take_people(station(1), &people, NOW).await.unwrap();
        let everybody = PeopleWanted::default();
        let (listed, count) = store.people(&everybody, None, 50).await.unwrap();
        let names: Vec<&str> = listed.rows.iter().map(|row| row.last_name.as_str()).collect();
        assert_eq!((names.as_slice(), count), (&LAST_NAMES[..], 8));
        let ids: Vec<Uuid> = listed.rows.iter().map(|row| row.id).collect();
        let page = async |at: Option<Cursor>| store.people(&everybody, at, 3).await.unwrap().0;
        turned(&ids, 3, page, |row: &entity::person::Model| row.id).await;

        let searches: [(&str, &[&str]); 8] = [
            ("zaj", &["Zając"]),
            ("OS", &["Osa", "Ósmak"]),
            ("los ewa", &["Łoś"]),
            ("ewa ła", &[]),
            ("100%", &[]),
            ("_", &[]),
            ("' OR '1'='1", &[]),
            ("\\", &[]),
        ];
        for (text, found) in searches {
            let wanted = PeopleWanted {
                text: text.to_owned(),
                ..PeopleWanted::default()
            };
            let (listed, count) = store.people(&wanted, None, 50).await.unwrap();
            let names: Vec<&str> = listed.rows.iter().map(|row| row.last_name.as_str()).collect();
            assert_eq!((names.as_slice(), count), (found, found.len() as u64), "{text}");
        }
        store.close().await;
    });
}

pub fn attempts_are_paged_both_ways(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(7);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        let anna = store.person_at(folder.station.id, &TraineeId::new("osoba-1")).await;
        let anna = anna.unwrap().expect("the station named her");
        let newest_first: Vec<Uuid> = folder.attempts.iter().rev().map(|one| folder.id_of(one)).collect();
        let page = async |at: Option<Cursor>| store.attempts_of(anna, at, 3).await.unwrap();
        turned(&newest_first, 3, page, |row: &entity::attempt::Model| row.id).await;

        let found = store.attempt(newest_first[0]).await.unwrap().expect("it is there");
        assert_eq!(found.station, "Pokój 12");
        assert_eq!(found.person.map(|person| person.id), Some(anna));
        let station = folder.station.id.uuid();
        let named = store.named(&[anna, newest_first[0], station, Uuid::nil()]).await;
        let expected = BTreeMap::from([
            (anna, Named::Person("Anna Żak".to_owned())),
            (newest_first[0], Named::Attempt(folder.attempts[6].name.to_string())),
            (station, Named::Station("Pokój 12".to_owned())),
        ]);
        assert_eq!(named.unwrap(), expected);
        // The trail, the newest first.
        let entries = store.audit(None, 3).await.unwrap();
        let places: Vec<i64> = entries.iter().map(|entry| entry.place).collect();
        let before = store.audit(Some(places[2]), 1).await.unwrap();
        assert_eq!(before[0].place, places[2] - 1);
        store.close().await;
    });
}

/// The certificate of somebody, valid until 2028-02-02.
pub(super) fn certificate(holder: &str) -> KeptCertificate {
    let id = json!("0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e");
    KeptCertificate {
        trainee: TraineeId::new("osoba-1"),
        certificate: Certificate {
            id: serde_json::from_value(id).expect("it is an id"),
            number: CertificateNumber::new("TS/2026/0001"),
            statement: Statement {
                holder: holder.to_owned(),
                position: "inspektor".to_owned(),
                unit: "Referat Spraw Obywatelskich".to_owned(),
                office: "Urząd Miejski w Krynkach".to_owned(),
                procedure: "krynki".into(),
                procedure_title: "Procedura".to_owned(),
                document: "6/2022".to_owned(),
                policy: "krynki".into(),
                policy_version: 1,
                issued: day("2026-02-10"),
                valid_until: day("2028-02-02"),
                exams: Vec::new(),
            },
        },
        credential: "{}".to_owned(),
        revoked: None,
    }
}

/// Anna Żak on one station and Jan Kos on another, with exams that came out in every way.
async fn two_people_with_exams(store: &Store) {
    for (number, who) in [(1, person("Anna", "Żak")), (2, person("Jan", "Kos"))] {
        let people = [(TraineeId::new("osoba-1"), who)];
        store.take_people(station(number), &people, NOW).await.unwrap();
    }
    let verdicts = [Verdict::Met, Verdict::Missed, Verdict::Unclear, Verdict::Met];
    for (number, verdict) in verdicts.into_iter().enumerate() {
        let exam = whole(&header(&moment(number), "osoba-1"), 2, verdict);
        take(store, station(1), &exam).await;
    }
    let exam = whole(&header(&moment(10), "osoba-1"), 2, Verdict::Met);
    take(store, station(2), &exam).await;
}

pub fn figures_add_up(database: &Database) {
    let (krynki, rule) = (ProcedureId::from("krynki"), RuleId::from("krynki:b"));
    runs(async {
        let store = database.open().await;
        two_people_with_exams(&store).await;
        let all = VerdictCounts {
            met: 3,
            partly: 0,
            missed: 1,
            unclear: 1,
        };
        for (since, expected) in [(None, Some(all)), (Some("2026-Q1"), Some(all)), (Some("2026-Q2"), None)] {
            let totals = store.rule_totals(&krynki, since).await.unwrap();
            assert_eq!(totals.get(&rule).copied(), expected, "{since:?}");
        }
        let jans = VerdictCounts {
            met: 1,
            ..VerdictCounts::default()
        };
        let people = store.rules_by_people(&krynki, None, None, 1).await.unwrap();
        assert_eq!((people.rows[0].person.last_name.as_str(), people.more), ("Kos", true));
        assert_eq!(people.rows[0].rules[&rule], jans);
        let after = Some(people.rows[0].person.id);
        let people = store.rules_by_people(&krynki, Some("2026-Q1"), after, 1).await.unwrap();
        assert_eq!((people.rows[0].person.last_name.as_str(), people.more), ("Żak", false));
        assert_eq!(people.rows[0].rules[&rule].met, 2);
        let by_need = store.results_by_need(&krynki, None).await.unwrap();
        let stutter = ResultCounts {
            passed: 3,
            failed: 1,
            pending: 1,
        };
        assert_eq!(by_need, BTreeMap::from([("stutter".to_owned(), stutter)]));

        let every = AskedLooks {
            procedure: krynki.clone(),
            from: day("2026-01-01"),
            before: None,
            reviews: BTreeSet::from([Review::Every]),
        };
        let (procedures, asked) = ([krynki], [every]);
        let first = store.waiting_exams(&procedures, &asked, None, 2).await.unwrap();
        let begun: Vec<&str> = first.rows.iter().map(|exam| exam.begun.as_str()).collect();
        assert_eq!((begun, first.more), (vec![&*moment(0), &*moment(1)], true));
        let after = Some((first.rows[1].begun.as_str(), first.rows[1].attempt));
        let rest = store.waiting_exams(&procedures, &asked, after, 10).await.unwrap();
        assert_eq!((rest.rows.len(), rest.more), (3, false));
        assert!(store.open_disputes(None, 10).await.unwrap().rows.is_empty());

        let kept = [certificate("Anna Żak")];
        store.take_certificates(station(1), &kept, NOW).await.unwrap();
        refresh(&store).await;
        let (policy, end) = (PolicyId::from("krynki"), day("2029-01-01"));
        let ends = store.ends(std::slice::from_ref(&policy), end).await.unwrap();
        let ends: Vec<_> = ends.iter().map(|ends| (ends.day, ends.count)).collect();
        assert_eq!(ends, [(day("2028-02-02"), 1)]);
        let ending = store.ending(&policy, None, end, None, 10).await.unwrap();
        let ending: Vec<&str> = ending.rows.iter().map(|one| one.person.last_name.as_str()).collect();
        assert_eq!(ending, ["Żak"]);
        for (number, on, count) in [
            ("ts/2026", "2026-02-20", 1),
            ("ts/2026", "2028-02-03", 0),
            ("%", "2026-02-20", 0),
        ] {
            let wanted = CertificatesWanted {
                number: number.to_owned(),
                validity: Some(Validity::Valid),
                on: day(on),
            };
            let found = store.certificates(&wanted, None, 10).await.unwrap();
            assert_eq!(found.rows.len(), count, "{number} on {on}");
        }
        store.close().await;
    });
}
