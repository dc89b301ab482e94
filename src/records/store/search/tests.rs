//! Lists in the Polish order, searched, filtered and turned over both ways; text that means something in SQL means itself.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};

use super::*;
use crate::domain::{Address, Day};
use crate::records::store::entity::certificate;
use crate::records::store::standings_tests::{NOW, runs, station};
use crate::records::{TraineeId, Who};

/// Names that lists of offices have, and one that nobody's parents gave.
const PEOPLE: [(&str, &str, &str); 8] = [
    ("Łucja", "Żak", "Kancelaria"),
    ("Anna", "Lis", "Referat Podatków"),
    ("Jan", "Łan", "Kancelaria"),
    ("Ewa", "Mak", "Referat Podatków"),
    ("Zofia", "Źródło", "Kancelaria"),
    ("Ola", "Nowak-Kot", "Kancelaria"),
    ("100%_!", "'; DROP TABLE person; --", "Kancelaria"),
    ("Adam", "Zych", "Referat Podatków"),
];

/// By last name.
const IN_ORDER: [&str; 8] = [
    "'; DROP TABLE person; --",
    "Lis",
    "Łan",
    "Mak",
    "Nowak-Kot",
    "Zych",
    "Źródło",
    "Żak",
];

fn who(first_name: &str, last_name: &str, unit: &str) -> Who {
    Who {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        position: "inspektor".to_owned(),
        unit: unit.to_owned(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        address: Address::Pani,
    }
}

async fn with_people(store: &Store) {
    let people = PEOPLE.iter().enumerate();
    let people: Vec<(TraineeId, Who)> = people
        .map(|(index, (first, last, unit))| (TraineeId::new(format!("osoba-{index}")), who(first, last, unit)))
        .collect();
    store.take_people(station(), &people, NOW).await.unwrap();
}

fn last_names(rows: &[person::Model]) -> Vec<&str> {
    rows.iter().map(|row| row.last_name.as_str()).collect()
}

async fn found(store: &Store, text: &str) -> Vec<String> {
    let wanted = PeopleWanted {
        text: text.to_owned(),
        ..PeopleWanted::default()
    };
    let (listed, all) = store.people(&wanted, None, 50).await.unwrap();
    assert_eq!(listed.rows.len() as u64, all, "{text}");
    listed.rows.into_iter().map(|row| row.last_name).collect()
}

#[test]
fn people_are_listed_in_the_order_of_the_polish_alphabet() {
    runs(async |store: Store| {
        with_people(&store).await;
        let (listed, all) = store.people(&PeopleWanted::default(), None, 50).await.unwrap();
        assert_eq!((last_names(&listed.rows), all), (IN_ORDER.to_vec(), 8));
        assert!(!listed.earlier && !listed.later);
        assert_eq!(store.units().await.unwrap(), ["Kancelaria", "Referat Podatków"]);
    });
}

#[rstest]
#[case::capitals("MAK", &["Mak"])]
#[case::without_polish_signs("zrodlo zofia", &["Źródło"])]
#[case::with_polish_signs("źró", &["Źródło"])]
#[case::second_part_of_a_double_name("kot", &["Nowak-Kot"])]
#[case::beginning_alone("owak", &[])]
#[case::any_order_of_words("podat ada", &["Zych"])]
#[case::no_placeholder("%", &[])]
#[case::nor_this_one("_ak", &[])]
#[case::signs_themselves("100%_!", &["'; DROP TABLE person; --"])]
#[case::no_statement("' OR 1=1 --", &[])]
#[case::statement_that_is_a_name("'; drop table person;", &["'; DROP TABLE person; --"])]
fn words_of_a_search_begin_words_of_people(#[case] text: &str, #[case] expected: &[&str]) {
    runs(async |store: Store| {
        with_people(&store).await;
        assert_eq!(found(&store, text).await, expected);
        assert_eq!(found(&store, "").await.len(), 8, "nothing is lost");
    });
}

#[test]
fn pages_are_turned_over_forwards_and_back() {
    runs(async |store: Store| {
        with_people(&store).await;
        let wanted = PeopleWanted::default();
        let mut pages = Vec::new();
        let mut at = None;
        loop {
            let (page, _) = store.people(&wanted, at, 3).await.unwrap();
            assert_eq!(page.earlier, at.is_some());
            at = page.rows.last().map(|row| Cursor::After(row.id));
            let is_last = !page.later;
            pages.push(page.rows);
            if is_last {
                break;
            }
        }
        let all: Vec<&str> = pages.iter().flat_map(|page| last_names(page)).collect();
        assert_eq!((pages.len(), all), (3, IN_ORDER.to_vec()));
        let before_last = Cursor::Before(pages[2][0].id);
        let (back, _) = store.people(&wanted, Some(before_last), 3).await.unwrap();
        assert_eq!(back.rows, pages[1]);
        assert!(back.earlier && back.later);
        let before_that = Cursor::Before(back.rows[0].id);
        let (first, _) = store.people(&wanted, Some(before_that), 3).await.unwrap();
        assert_eq!(first.rows, pages[0]);
        assert!(!first.earlier && first.later);
        // Somebody who is not there any more begins nothing.
        let nobody = Cursor::After(Uuid::from_u128(1));
        let (first, _) = store.people(&wanted, Some(nobody), 3).await.unwrap();
        assert_eq!(first.rows, pages[0]);
    });
}

#[test]
fn people_are_filtered_by_unit_and_by_where_they_stand() {
    runs(async |store: Store| {
        with_people(&store).await;
        let (everybody, _) = store.people(&PeopleWanted::default(), None, 50).await.unwrap();
        for (person, policy, state) in [
            (1, "krynki", "valid"),
            (2, "krynki", "expired"),
            (3, "bialystok", "valid"),
        ] {
            let row = standing::Model {
                person: everybody.rows[person].id,
                policy: policy.to_owned(),
                state: state.to_owned(),
                valid_until: None,
                earned: false,
                missing: 0,
                as_of: "2026-11-30".to_owned(),
                stale: false,
            };
            row.into_active_model().insert(store.db()).await.unwrap();
        }
        let wanted = |unit: Option<&str>, state: Option<State>, policy: Option<&str>| PeopleWanted {
            text: String::new(),
            unit: unit.map(str::to_owned),
            state,
            policy: policy.map(str::to_owned),
        };
        for (wanted, expected) in [
            (wanted(None, Some(State::Valid), None), vec!["Lis", "Mak"]),
            (wanted(None, Some(State::Valid), Some("krynki")), vec!["Lis"]),
            (wanted(Some("Kancelaria"), Some(State::Expired), None), vec!["Łan"]),
            (wanted(Some("Kancelaria"), Some(State::Valid), None), vec![]),
            // A policy alone tells nobody from anybody.
            (
                wanted(Some("Referat Podatków"), None, Some("krynki")),
                vec!["Lis", "Mak", "Zych"],
            ),
        ] {
            let (listed, all) = store.people(&wanted, None, 50).await.unwrap();
            assert_eq!(last_names(&listed.rows), expected, "{wanted:?}");
            assert_eq!(all, expected.len() as u64);
        }
    });
}

#[test]
fn whoever_was_erased_is_on_no_list() {
    runs(async |store: Store| {
        with_people(&store).await;
        let (listed, _) = store.people(&PeopleWanted::default(), None, 50).await.unwrap();
        let mak = listed.rows[3].clone();
        let erased = person::Model {
            first_name: String::new(),
            last_name: String::new(),
            unit: String::new(),
            folded: String::new(),
            erased_on: Some("2026-11-30".to_owned()),
            ..mak.clone()
        };
        let erased = erased.into_active_model().reset_all();
        erased.update(store.db()).await.unwrap();
        assert_eq!(found(&store, "").await.len(), 7);
        assert_eq!(found(&store, "mak").await, [""; 0]);
        let kept = store.person(mak.id).await.unwrap().unwrap();
        assert_eq!(kept.erased_on.as_deref(), Some("2026-11-30"));
        let named = store.named(&[mak.id, station().uuid()]).await.unwrap();
        assert_eq!(named[&mak.id], Named::Person(String::new()));
        let known = store.known_at(mak.id).await.unwrap();
        assert_eq!(known, [(station().to_string(), "osoba-3".to_owned())]);
    });
}

#[test]
fn attempts_of_one_second_are_all_listed_once() {
    runs(async |store: Store| {
        let person = Uuid::from_u128(3);
        for number in 0..7_u128 {
            let begun = if number < 5 {
                "2026-11-29T09:00:00Z"
            } else {
                "2026-11-30T09:00:00Z"
            };
            let row = attempt::Model {
                id: Uuid::from_u128(100 + number),
                station: station().uuid(),
                name: format!("attempt-{number}"),
                person: Some(person),
                mode: "practice".to_owned(),
                procedure: "krynki".to_owned(),
                kind: "call".to_owned(),
                played: "podatek".to_owned(),
                level: Some(1),
                begun: begun.to_owned(),
                resumed: None,
                state: "finished".to_owned(),
                score: Some(80.0),
                passed: Some("yes".to_owned()),
                result: None,
                lines: 1,
                sum: String::new(),
                received: NOW.to_owned(),
                erased_on: None,
            };
            row.into_active_model().insert(store.db()).await.unwrap();
        }
        let mut seen = BTreeSet::new();
        let mut at = None;
        loop {
            let page = store.attempts_of(person, at, 2).await.unwrap();
            assert!(page.rows.iter().all(|row| seen.insert(row.id)), "each once");
            at = page.rows.last().map(|row| Cursor::After(row.id));
            if !page.later {
                break;
            }
        }
        assert_eq!(seen.len(), 7);
        let newest = store.attempts_of(person, None, 2).await.unwrap();
        assert!(newest.rows.iter().all(|row| row.begun.starts_with("2026-11-30")));
        let names = store.attempts_named(person, &["attempt-3", "attempt-9"]).await.unwrap();
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            [("attempt-3".to_owned(), Uuid::from_u128(103))]
        );
        let one = store.attempt(Uuid::from_u128(103)).await.unwrap().unwrap();
        assert_eq!((one.station.as_str(), one.person), ("", None));
        assert_eq!(store.attempt(person).await.unwrap(), None);
    });
}

#[test]
fn certificates_are_told_apart_by_how_they_stand_on_a_day() {
    let today: Day = "2026-11-30".parse().unwrap();
    let certificates = [
        ("TS/2026/0001", "2024-01-01", "2026-11-29", None, Validity::Expired),
        ("TS/2026/0002", "2026-01-01", "2026-11-30", None, Validity::Valid),
        (
            "TS/2026/0003",
            "2026-02-01",
            "2028-02-01",
            Some("2026-11-30"),
            Validity::Revoked,
        ),
        // From tomorrow on.
        (
            "TS/2026/0004",
            "2026-03-01",
            "2028-03-01",
            Some("2026-12-01"),
            Validity::Valid,
        ),
        ("TS/2027/0001", "2026-12-24", "2028-12-24", None, Validity::NotYet),
    ];
    runs(async |store: Store| {
        for (index, (number, issued, until, revoked, _)) in certificates.iter().enumerate() {
            let row = certificate::Model {
                id: Uuid::from_u128(index as u128 + 1),
                number: (*number).to_owned(),
                person: None,
                policy: "krynki".to_owned(),
                issued: (*issued).to_owned(),
                valid_until: (*until).to_owned(),
                statement: None,
                credential: None,
                revoked_on: revoked.map(str::to_owned),
                revoked_why: revoked.map(|_| "withdrawn".to_owned()),
            };
            assert_eq!(Validity::of(&row, today), certificates[index].4, "{number}");
            row.into_active_model().insert(store.db()).await.unwrap();
        }
        for validity in Validity::ALL.into_iter().map(Some).chain([None]) {
            let wanted = CertificatesWanted {
                number: String::new(),
                validity,
                on: today,
            };
            let listed = store.certificates(&wanted, None, 50).await.unwrap();
            let found: Vec<&str> = listed.rows.iter().map(|row| row.number.as_str()).collect();
            let expected = certificates
                .iter()
                .rev()
                .filter(|one| validity.is_none_or(|state| one.4 == state));
            assert_eq!(found, expected.map(|one| one.0).collect::<Vec<_>>(), "{validity:?}");
        }
        for (number, count) in [("ts/2026", 4), ("0001", 2), (" ts / 2027 ", 1), ("%", 0), ("'", 0)] {
            let wanted = CertificatesWanted {
                number: number.to_owned(),
                validity: None,
                on: today,
            };
            let listed = store.certificates(&wanted, None, 50).await.unwrap();
            assert_eq!(listed.rows.len(), count, "{number}");
        }
    });
}

proptest! {
    #[test]
    fn no_sign_in_a_pattern_means_anything_but_itself(text in "\\PC{0,20}") {
        let pattern = escaped(&text);
        let mut signs = pattern.chars();
        let mut read = String::new();
        while let Some(sign) = signs.next() {
            prop_assert!(!matches!(sign, '%' | '_'), "{}", pattern);
            read.push(if sign == ESCAPE { signs.next().unwrap() } else { sign });
        }
        prop_assert_eq!(read, text);
    }

    #[test]
    fn polish_letters_are_sorted_between_their_neighbours(rest in "[a-zżółćęśąźń]{0,6}") {
        let order = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż";
        let sorted: Vec<String> = order.chars().map(|first| sortable(&format!("{first}{rest}"))).collect();
        prop_assert!(sorted.is_sorted(), "{:?}", sorted);
    }
}
