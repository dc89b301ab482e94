//! Tests of disputes: what is kept, what is refused, and what goes with a practice.

use crate::records::sample;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use uuid::Uuid;

use super::disputes::{Answer, Dispute, DisputeError, Disputes};
use super::{AttemptHeader, AttemptId, Card, Closed, Journal, StationId, path_of};
use crate::domain::{Bilingual, Day, Millis, Mode, Passed, RuleId, RuleVerdict, Score, Scorecard, Verdict, Versions};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rule(name: &str) -> RuleId {
    RuleId::from(name)
}

fn header(begun: &str, mode: Mode) -> AttemptHeader {
    AttemptHeader {
        mode,
        trainee: None,
        invigilator: None,
        ..sample::exam(begun, "senior-dowod")
    }
}

fn card(mode: Mode) -> Card {
    let verdict = |name: &str| RuleVerdict {
        rule: rule(name),
        clause: "§ 4.1".to_owned(),
        title: Bilingual::default(),
        verdict: Verdict::Missed,
        points: 0.0,
        maximum: 1.0,
        evidence: Vec::new(),
        tip: None,
    };
    Card::Call(Scorecard {
        scenario: "senior-dowod".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode,
        versions: Versions {
            scenario: 1,
            procedure: 1,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: None,
        duration: Millis(9_000),
        score: Some(Score {
            value: 0.0,
            low: 0.0,
            high: 0.0,
        }),
        passed: Passed::No,
        critical_errors: Vec::new(),
        rules: vec![verdict("krynki:a"), verdict("krynki:b")],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    })
}

/// An attempt that was played to its end.
fn played(data: &Path, begun: &str, mode: Mode) -> AttemptId {
    let header = header(begun, mode);
    let id = header.id.clone();
    let journal = Journal::begin(data, header).unwrap();
    journal.close(Closed::Finished, Some(card(mode))).unwrap();
    id
}

fn answer(text: &str, on: &str) -> Answer {
    Answer {
        text: text.to_owned(),
        by: "Ewa Lis".to_owned(),
        on: day(on),
    }
}

/// What is there of an attempt: rule, reason, and answer.
fn told(data: &Path, attempt: &AttemptId) -> Vec<(String, String, Option<String>)> {
    let known = Disputes::read(data).unwrap();
    let told = known.of(attempt).cloned().map(|one: Dispute| {
        let answer = one.answer.map(|answer| answer.text);
        (one.rule.to_string(), one.reason, answer)
    });
    told.collect()
}

#[test]
fn a_verdict_is_disputed_once_until_it_is_answered() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    assert_eq!(Disputes::read(data), Ok(Disputes::default()));
    let attempt = played(data, "2026-11-30T09:14:05Z", Mode::Exam);
    let raise = |name: &str, reason: &str| Disputes::raise(data, &attempt, &rule(name), reason, day("2026-12-01"));
    assert_eq!(raise("krynki:a", " Było\n słychać. "), Ok(()));
    let open = DisputeError::Open { rule: rule("krynki:a") };
    assert_eq!(raise("krynki:a", "Jeszcze raz."), Err(open));
    assert_eq!(raise("krynki:b", "To też."), Ok(()));
    let said = answer("Racja.", "2026-12-02");
    assert_eq!(Disputes::answer(data, &attempt, &rule("krynki:a"), &said), Ok(()));
    let not_open = DisputeError::NotOpen {
        attempt: attempt.clone(),
        rule: rule("krynki:a"),
    };
    assert_eq!(
        Disputes::answer(data, &attempt, &rule("krynki:a"), &said),
        Err(not_open)
    );
    assert_eq!(raise("krynki:a", "Dalej nie."), Ok(()), "the answer may be disputed");
    let row = |rule: &str, reason: &str, answer: Option<&str>| {
        (rule.to_owned(), reason.to_owned(), answer.map(str::to_owned))
    };
    let expected = [
        row("krynki:a", "Było słychać.", Some("Racja.")),
        row("krynki:b", "To też.", None),
        row("krynki:a", "Dalej nie.", None),
    ];
    assert_eq!(told(data, &attempt), expected);
}

#[test]
fn what_cannot_be_disputed_leaves_no_file() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let attempt = played(data, "2026-11-30T09:14:05Z", Mode::Exam);
    let open = header("2026-11-30T10:14:05Z", Mode::Exam);
    let under_way = open.id.clone();
    drop(Journal::begin(data, open).unwrap());
    let raise = |attempt: &AttemptId, name: &str, reason: &str| {
        Disputes::raise(data, attempt, &rule(name), reason, day("2026-12-01")).unwrap_err()
    };
    assert_eq!(raise(&attempt, "krynki:a", " \n"), DisputeError::NoReason);
    let letters = Disputes::LONGEST_REASON + 1;
    let long = "ż".repeat(letters);
    assert_eq!(raise(&attempt, "krynki:a", &long), DisputeError::TooLong { letters });
    let no_rule = DisputeError::NoRule {
        attempt: attempt.clone(),
        rule: rule("krynki:x"),
    };
    assert_eq!(raise(&attempt, "krynki:x", "Bo tak."), no_rule);
    let no_result = DisputeError::NoResult {
        attempt: under_way.clone(),
    };
    assert_eq!(raise(&under_way, "krynki:a", "Bo tak."), no_result);
    let gone = AttemptId::new("2026-11-30T11:14:05Z", "senior-dowod", 7);
    assert!(matches!(raise(&gone, "krynki:a", "Bo tak."), DisputeError::Journal(_)));
    let said = Disputes::answer(data, &attempt, &rule("krynki:a"), &answer("Nie.", "2026-12-02"));
    assert!(matches!(said, Err(DisputeError::NotOpen { .. })));
    for (text, by, refused) in [
        ("", "Ewa Lis", DisputeError::NoAnswer),
        ("Nie.", " ", DisputeError::Nobody),
    ] {
        let said = Answer {
            text: text.to_owned(),
            by: by.to_owned(),
            on: day("2026-12-02"),
        };
        let said = Disputes::answer(data, &attempt, &rule("krynki:a"), &said);
        assert_eq!(said, Err(refused));
    }
    assert!(!data.join("disputes.jsonl").exists());
}

#[test]
fn answers_of_the_office_find_the_disputes_that_they_are_for() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let station = StationId::new(Uuid::from_u128(7));
    let attempt = played(data, "2026-11-30T09:14:05Z", Mode::Exam);
    let raise = |reason: &str| {
        Disputes::raise(data, &attempt, &rule("krynki:a"), reason, day("2026-12-01")).unwrap();
        Disputes::read(data).unwrap().open(station)
    };
    let first = raise("Pierwszy.");
    let take = |id: Uuid, text: &str| {
        let answers = BTreeMap::from([(id, answer(text, "2026-12-02"))]);
        Disputes::take_answers(data, station, &answers).unwrap()
    };
    assert_eq!(take(Uuid::from_u128(1), "Czyjeś."), 0);
    assert_eq!(take(first[0], "Nie."), 1);
    assert_eq!(take(first[0], "Tak."), 0, "what was answered stays");
    let second = raise("Drugi.");
    assert_ne!(first, second);
    assert_eq!(take(second[0], "Tak."), 1);
    assert_eq!(Disputes::read(data).unwrap().open(station), Vec::<Uuid>::new());
    let answers: Vec<_> = told(data, &attempt).into_iter().map(|(.., answer)| answer).collect();
    assert_eq!(answers, [Some("Nie.".to_owned()), Some("Tak.".to_owned())]);
}

#[test]
fn what_was_disputed_in_practice_goes_with_it() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let (gone, kept, exam) = (
        played(data, "2026-08-30T09:14:05Z", Mode::Practice),
        played(data, "2026-11-30T09:14:05Z", Mode::Practice),
        played(data, "2026-08-31T09:14:05Z", Mode::Exam),
    );
    for attempt in [&gone, &kept, &exam] {
        Disputes::raise(data, attempt, &rule("krynki:a"), "Bo tak.", day("2026-12-01")).unwrap();
    }
    let said = answer("Nie.", "2026-12-02");
    Disputes::answer(data, &gone, &rule("krynki:a"), &said).unwrap();
    let today = day("2026-12-03");
    assert_eq!(Disputes::forget_practice(data, today), Ok(0));
    for attempt in [&gone, &exam] {
        fs::remove_file(path_of(data, attempt)).unwrap();
    }
    assert_eq!(Disputes::forget_practice(data, today), Ok(2));
    assert_eq!(Disputes::forget_practice(data, today), Ok(0), "once is enough");
    assert!(told(data, &gone).is_empty());
    assert_eq!(told(data, &kept).len() + told(data, &exam).len(), 2);
    let text = fs::read_to_string(data.join("disputes.jsonl")).unwrap();
    assert!(!text.contains("Nie."));
    Disputes::raise(data, &kept, &rule("krynki:b"), "I to.", today).unwrap();
}

#[test]
fn what_is_told_has_words_in_both_languages() {
    let (attempt, rule) = (AttemptId::new("2026-11-30T09:14:05Z", "x", 7), rule("krynki:a"));
    let told = [
        DisputeError::NoReason,
        DisputeError::TooLong { letters: 3_000 },
        DisputeError::NoResult {
            attempt: attempt.clone(),
        },
        DisputeError::NoRule {
            attempt: attempt.clone(),
            rule: rule.clone(),
        },
        DisputeError::Open { rule: rule.clone() },
        DisputeError::NotOpen { attempt, rule },
        DisputeError::NoAnswer,
        DisputeError::Nobody,
    ];
    for language in ["pl", "en"] {
        let file = format!("{}/assets/l10n/{language}/disputes.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = fs::read_to_string(&file).unwrap();
        for message in told.iter().map(DisputeError::message) {
            let start = format!("{} =", message.key);
            let line = texts.lines().find(|line| line.starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{file} lacks {start}"));
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{file}: {start} does not use ${name}"
                );
            }
        }
    }
}
