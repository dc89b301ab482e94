//! What `verify` finds in a store: nothing where nobody changed anything, and whatever was changed.

use sea_orm::{ActiveModelTrait as _, EntityTrait as _, Set};

use super::entity::{attempt, attempt_piece, rule_verdict};
use super::standings_tests::{NOW, card, day, header, review, ruled, runs, send, sit, station};
use super::*;
use crate::domain::{Mode, Verdict};
use crate::records::{AttemptId, chain, path_of};

/// An exam that was not passed, with what the trail says of it: that it came, and that it was decided on.
async fn with_an_exam(store: &Store, data: &Path) -> AttemptId {
    let exam = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Missed));
    send(store, data).await;
    let decided = [review(&exam, "2026-02-04", ruled(Verdict::Met))];
    store.take_reviews(station(), &decided, NOW).await.unwrap();
    exam
}

async fn found(store: &Store) -> Vec<Difference> {
    let verified = store.verify(|_| {}).await.unwrap();
    verified.findings.into_iter().map(|finding| finding.what).collect()
}

/// What is told, in short.
fn told(what: &Difference) -> String {
    match what {
        Difference::Column { column } => (*column).to_owned(),
        other => other.message().key.replace("integrity-", ""),
    }
}

#[test]
fn what_was_sent_and_decided_and_erased_holds() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let mut practice = header("2026-02-05T09:00:00Z", "podatek");
    practice.mode = Mode::Practice;
    sit(data, practice, card(Verdict::Unclear));
    drop(crate::records::Journal::begin(data, header("2026-02-06T09:00:00Z", "podatek")).unwrap());
    runs(async |store: Store| {
        let exam = with_an_exam(&store, data).await;
        let id = attempt_id(station(), &exam);
        let again = review(&exam, "2026-02-05", ruled(Verdict::Missed));
        store.add_review(id, &again, "trener", NOW).await.unwrap();
        let mut seen = Vec::new();
        let verified = store.verify(|attempts| seen.push(attempts)).await.unwrap();
        let expected = Verified {
            attempts: 3,
            unsigned: 1,
            ..Verified::default()
        };
        assert_eq!((verified, seen), (expected, vec![3]));
        let person = send(&store, data).await;
        store.erase_person(person, "hr", day("2026-12-01"), NOW).await.unwrap();
        let verified = store.verify(|_| {}).await.unwrap();
        let expected = Verified {
            attempts: 3,
            erased: 3,
            ..Verified::default()
        };
        assert_eq!(verified, expected);
    });
}

/// A change of a store with an exam, and what is told of it.
const CHANGES: &[(&str, &[&str])] = &[
    (
        "UPDATE attempt_piece SET content = replace(content, 'inspektor', 'sekretarz')",
        &["changed"],
    ),
    ("UPDATE attempt_piece SET content = NULL", &["lines"]),
    ("UPDATE attempt_piece SET lines = 1", &["lines"]),
    ("DELETE FROM attempt_piece", &["lines"]),
    ("UPDATE attempt SET sum = 'f'", &["last", "other-came"]),
    ("UPDATE attempt SET score = 99.5", &["score"]),
    ("UPDATE attempt SET passed = 'yes'", &["passed"]),
    ("UPDATE attempt SET result = NULL", &["result"]),
    ("UPDATE attempt SET person = NULL", &["person"]),
    ("UPDATE attempt SET mode = 'practice'", &["mode"]),
    (
        "UPDATE attempt SET begun = '2026-02-02T09:00:01Z', level = 3",
        &["level", "begun"],
    ),
    ("UPDATE attempt SET resumed = '2026-02-02T10:00:00Z'", &["resumed"]),
    ("UPDATE attempt SET state = 'unfinished'", &["state", "other-came"]),
    ("UPDATE attempt SET erased_on = '2026-12-01'", &["not-erased"]),
    ("UPDATE rule_verdict SET verdict = 'met'", &["verdicts"]),
    ("DELETE FROM attempt_need WHERE need = 'stutter'", &["needs"]),
    ("DELETE FROM attempt", &["gone"]),
    ("DELETE FROM review", &["decided"]),
    ("UPDATE review SET reason = 'Tak.'", &["review"]),
    (
        "UPDATE audit_entry SET details = 'f' WHERE action = 'attempt-whole'",
        &["trail", "other-came"],
    ),
    (
        "DELETE FROM audit_entry WHERE action = 'attempt-whole'",
        &["trail", "unannounced"],
    ),
    ("DELETE FROM audit_entry WHERE action = 'result-reviewed'", &["decided"]),
];

#[test]
fn whatever_is_changed_is_found() {
    for (change, expected) in CHANGES {
        let data = tempfile::tempdir().unwrap();
        let found = runs(async |store: Store| {
            let exam = with_an_exam(&store, data.path()).await;
            store.db().execute_unprepared(change).await.unwrap();
            let verified = store.verify(|_| {}).await.unwrap();
            let (id, station) = (attempt_id(station(), &exam), station().uuid());
            for finding in &verified.findings {
                let is_of_attempt = !matches!(finding.what, Difference::Trail { .. });
                assert_eq!(finding.attempt, is_of_attempt.then_some(id), "{change}");
                assert_eq!(finding.station, is_of_attempt.then_some(station), "{change}");
            }
            let told = verified.findings.iter().map(|finding| told(&finding.what));
            told.collect::<Vec<String>>()
        });
        assert_eq!(found, *expected, "{change}");
    }
}

#[test]
fn an_attempt_that_was_written_anew_is_betrayed_by_the_trail() {
    let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    runs(async |store: Store| {
        let exam = with_an_exam(&store, data.path()).await;
        let forged = sit(
            elsewhere.path(),
            header("2026-02-02T09:00:00Z", "podatek"),
            card(Verdict::Met),
        );
        assert_eq!(forged, exam);
        let text = std::fs::read_to_string(path_of(elsewhere.path(), &forged)).unwrap();
        let sum = text.lines().next_back().and_then(chain::sum_of).unwrap().to_owned();
        let id = attempt_id(station(), &exam);
        let row = attempt::Entity::find_by_id(id).one(store.db()).await.unwrap().unwrap();
        let mut row = attempt::ActiveModel::from(row);
        row.sum = Set(sum);
        row.score = Set(Some(100.0));
        row.passed = Set(Some("yes".to_owned()));
        row.result = Set(Some(results::kept(&card(Verdict::Met)).unwrap()));
        row.update(store.db()).await.unwrap();
        let lines = attempt_piece::ActiveModel {
            content: Set(Some(text)),
            ..Default::default()
        };
        let lines = attempt_piece::Entity::update_many().set(lines);
        lines.exec(store.db()).await.unwrap();
        let met = rule_verdict::ActiveModel {
            verdict: Set("met".to_owned()),
            ..Default::default()
        };
        let met = rule_verdict::Entity::update_many().set(met);
        met.exec(store.db()).await.unwrap();
        assert_eq!(found(&store).await, [Difference::OtherCame]);
    });
}

#[test]
fn all_are_walked_and_listed_however_many_there_are() {
    const ATTEMPTS: u64 = 103;
    let data = tempfile::tempdir().unwrap();
    let names: Vec<AttemptId> = (0..ATTEMPTS)
        .map(|number| {
            let begun = format!("2026-03-{:02}T09:{:02}:00Z", number / 60 + 1, number % 60);
            sit(data.path(), header(&begun, "podatek"), card(Verdict::Met))
        })
        .collect();
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        let mut seen = Vec::new();
        let verified = store.verify(|attempts| seen.push(attempts)).await.unwrap();
        assert_eq!((verified.attempts, verified.findings.len()), (ATTEMPTS, 0));
        assert_eq!(seen, [100, ATTEMPTS]);

        let wanted = AttemptsWanted {
            person: Some(person),
            since: Some("2026-03-01T09:03:00Z".to_owned()),
            mode: Some(Mode::Exam),
        };
        let mut listed: Vec<AttemptFound> = Vec::new();
        loop {
            let after = listed.last().map(|last| &last.attempt);
            let more = store.attempts(&wanted, after, 40).await.unwrap();
            if more.is_empty() {
                break;
            }
            listed.extend(more);
        }
        let listed: Vec<&str> = listed.iter().map(|one| one.attempt.name.as_str()).collect();
        let expected: Vec<&str> = names.iter().skip(3).rev().map(AttemptId::as_str).collect();
        assert_eq!(listed, expected);
        let practice = AttemptsWanted {
            mode: Some(Mode::Practice),
            ..AttemptsWanted::default()
        };
        assert!(store.attempts(&practice, None, 40).await.unwrap().is_empty());
    });
}

#[test]
fn every_finding_has_words_in_both_languages() {
    let all = [
        Difference::Trail { place: 7 },
        Difference::Lines { after: 7 },
        Difference::Changed { line: 7 },
        Difference::NotUnderstood { reason: String::new() },
        Difference::Last,
        Difference::SignatureBroken,
        Difference::SignatureMissing,
        Difference::SignatureOtherKey,
        Difference::Column { column: "score" },
        Difference::Verdicts,
        Difference::Needs,
        Difference::NotErased,
        Difference::Unannounced,
        Difference::OtherCame,
        Difference::Gone,
        Difference::Decided,
        Difference::Review {
            review: uuid::Uuid::from_u128(7),
        },
    ];
    for language in ["pl", "en"] {
        let file = format!("{}/assets/l10n/{language}/rescore.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = std::fs::read_to_string(&file).unwrap();
        for message in all.iter().map(Difference::message) {
            let start = format!("{} =", message.key);
            let line = texts.lines().find(|line| line.starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{file} lacks {}", message.key));
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{file}: {start} does not use ${name}"
                );
            }
        }
    }
}
