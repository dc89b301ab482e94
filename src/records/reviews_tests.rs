//! Tests of reviews: what is kept, what is refused, and what the file withstands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::sealed::SealedError;
use super::{AttemptId, ReviewError, Reviewed, Reviews};
use crate::domain::{CriticalErrorKind, Day, ErrorFinding, Message, RuleId, Ruled, Ruling, Terms, Verdict};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn attempt(name: &str) -> AttemptId {
    AttemptId::new("2026-02-02T09:00:00Z", name, 7)
}

fn file(data: &Path) -> PathBuf {
    data.join("reviews.jsonl")
}

fn review(name: &str, on: &str, ruled: Ruled) -> Reviewed {
    Reviewed {
        attempt: attempt(name),
        ruling: Ruling {
            ruled,
            terms: Terms {
                pass_from: 80.0,
                critical: BTreeMap::from([(RuleId::from("krynki:a"), CriticalErrorKind::Mockery)]),
            },
        },
        reason: "Słychać to w nagraniu.".to_owned(),
        by: "Jan Kos".to_owned(),
        on: day(on),
    }
}

fn met(name: &str, on: &str) -> Reviewed {
    let ruled = Ruled::Rule {
        rule: "krynki:a".into(),
        verdict: Verdict::Met,
        weight: 1.5,
    };
    review(name, on, ruled)
}

#[test]
fn reviews_are_added_and_all_of_them_stay() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new");
    assert_eq!(Reviews::read(&folder).unwrap(), Reviews::default());
    let error = Ruled::Error {
        kind: CriticalErrorKind::Mockery,
        finding: ErrorFinding::Dismissed,
    };
    let (one, two) = (met("podatek", "2026-02-03"), review("podatek", "2026-02-05", error));
    let other = review("formularz", "2026-02-04", Ruled::Whole);
    for each in [&one, &other, &two] {
        Reviews::add(&folder, each.clone()).unwrap();
    }
    let all = Reviews::read(&folder).unwrap();
    let podatek = attempt("podatek");
    assert_eq!(all.of(&podatek).collect::<Vec<_>>(), [&one, &two]);
    assert_eq!(
        all.until(&podatek, day("2026-02-04")),
        [&one],
        "what comes later is left out"
    );
    assert!(one.overrules() && two.overrules() && !other.overrules());
    let older = Reviews::add(&folder, met("podatek", "2026-02-04")).unwrap_err();
    let (on, last) = (day("2026-02-04"), day("2026-02-05"));
    assert_eq!(older, ReviewError::Older { on, last });
    assert_eq!(Reviews::read(&folder).unwrap(), all, "what is refused is not kept");
}

#[test]
fn nobody_decides_without_a_reason_or_a_name() {
    let data = tempfile::tempdir().unwrap();
    for blank in ["", "  \n\t"] {
        let mut one = met("podatek", "2026-02-03");
        one.reason = blank.to_owned();
        assert_eq!(Reviews::add(data.path(), one), Err(ReviewError::NoReason));
        let mut one = met("podatek", "2026-02-03");
        one.by = blank.to_owned();
        assert_eq!(Reviews::add(data.path(), one), Err(ReviewError::Nobody));
    }
    assert!(!file(data.path()).exists());
    let mut one = met("podatek", "2026-02-03");
    one.reason = " Dwa\n  wiersze ".to_owned();
    Reviews::add(data.path(), one).unwrap();
    let all = Reviews::read(data.path()).unwrap();
    let id = attempt("podatek");
    assert_eq!(all.of(&id).next().unwrap().reason, "Dwa wiersze");
}

#[test]
fn a_line_that_was_cut_off_goes_and_other_damage_is_told_with_its_line() {
    let data = tempfile::tempdir().unwrap();
    let path = file(data.path());
    Reviews::add(data.path(), met("podatek", "2026-02-03")).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    Reviews::add(data.path(), met("podatek", "2026-02-04")).unwrap();
    let both = fs::read_to_string(&path).unwrap();
    assert!(both.starts_with(&whole), "lines are only added");
    fs::write(&path, &both[..both.len() - 1]).unwrap();
    Reviews::add(data.path(), met("podatek", "2026-02-04")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), both);

    let changed = |line: usize| {
        ReviewError::Sealed(SealedError::Changed {
            path: path.clone(),
            line,
        })
    };
    let lines: Vec<&str> = both.split_inclusive('\n').collect();
    for (text, expected) in [
        (String::new(), changed(1)),
        (both.replacen("Jan Kos", "Jan Lis", 1), changed(2)),
        ([lines[0], lines[2]].concat(), changed(2)),
        ([both.as_str(), lines[2]].concat(), changed(4)),
    ] {
        fs::write(&path, &text).unwrap();
        assert_eq!(Reviews::read(data.path()), Err(expected.clone()));
        let refused = Reviews::add(data.path(), met("podatek", "2026-02-09"));
        assert_eq!(refused, Err(expected));
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "it is left as it is");
    }
}

#[test]
fn what_a_newer_program_wrote_is_told() {
    let data = tempfile::tempdir().unwrap();
    let path = file(data.path());
    let (header, _) = super::chain::seal(super::chain::START, "{\"header\":{\"format\":2}}");
    fs::write(&path, &header).unwrap();
    let newer = ReviewError::Sealed(SealedError::Newer {
        path: path.clone(),
        format: 2,
    });
    assert_eq!(Reviews::read(data.path()), Err(newer));
    let (header, sum) = super::chain::seal(super::chain::START, "{\"header\":{\"format\":1}}");
    let (line, _) = super::chain::seal(&sum, "{\"praised\":{}}");
    fs::write(&path, [header, line].concat()).unwrap();
    let refused = Reviews::read(data.path()).unwrap_err();
    assert!(
        matches!(refused, ReviewError::Sealed(SealedError::NotUnderstood { line: 2, .. })),
        "{refused}"
    );
}

#[test]
fn every_error_is_written_in_both_languages_with_all_its_values() {
    let (path, day) = (PathBuf::from("a"), day("2026-11-30"));
    let sealed = [
        SealedError::File {
            path: path.clone(),
            reason: "x".to_owned(),
        },
        SealedError::Taken { path: path.clone() },
        SealedError::Changed {
            path: path.clone(),
            line: 2,
        },
        SealedError::NotUnderstood {
            path: path.clone(),
            line: 2,
            reason: "x".to_owned(),
        },
        SealedError::Newer { path, format: 2 },
    ];
    let errors = [
        ReviewError::NoReason,
        ReviewError::Nobody,
        ReviewError::Older { on: day, last: day },
    ];
    let messages = errors.iter().map(ReviewError::message);
    let messages: Vec<Message> = messages.chain(sealed.iter().map(SealedError::message)).collect();
    for language in ["pl", "en"] {
        let folder = format!("{}/assets/l10n/{language}", env!("CARGO_MANIFEST_DIR"));
        let texts = ["records.ftl", "reviews.ftl"].map(|name| fs::read_to_string(format!("{folder}/{name}")).unwrap());
        let texts = texts.concat();
        for message in &messages {
            let start = format!("{} =", message.key);
            let line = texts.lines().find(|line| line.starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{folder} lacks {}", message.key));
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{folder}: {start} does not use ${name}"
                );
            }
        }
    }
}

#[test]
fn of_an_erased_attempt_the_reasons_go_and_every_review_keeps_its_place() {
    let data = tempfile::tempdir().unwrap();
    let (one, other) = (met("podatek", "2026-02-03"), met("formularz", "2026-02-04"));
    for each in [&one, &other, &one] {
        Reviews::add(data.path(), each.clone()).unwrap();
    }
    let attempts = BTreeSet::from([attempt("podatek")]);
    assert_eq!(Reviews::erase(data.path(), &attempts, day("2026-02-05")), Ok(2));
    assert_eq!(
        Reviews::erase(data.path(), &attempts, day("2026-02-06")),
        Ok(0),
        "once is enough"
    );
    let text = fs::read_to_string(file(data.path())).unwrap();
    assert_eq!(text.matches(one.reason.as_str()).count(), 1, "{text}");
    let silent = Reviewed {
        reason: String::new(),
        ..one
    };
    let read = Reviews::read(data.path()).unwrap();
    assert_eq!(read.all(), [silent.clone(), other.clone(), silent]);
    Reviews::add(data.path(), other.clone()).unwrap();
    fs::write(file(data.path()), text.replace("formularz", "formularze")).unwrap();
    let changed = Reviews::read(data.path()).unwrap_err();
    assert!(
        matches!(changed, ReviewError::Sealed(SealedError::Changed { line: 3, .. })),
        "{changed}"
    );
}
