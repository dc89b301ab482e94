//! Whether an exam that is about to begin would count, under one policy and under several.

use super::super::{Admission, admission};
use super::*;
use crate::domain::{Lang, PolicyId, ProcedureId};

fn krynki() -> ProcedureId {
    "krynki".into()
}

/// What the policies say on a day, by their ids.
fn said(
    policies: &[PolicyHistory],
    attempts: &[AttemptFacts],
    exam: &AttemptFacts,
    today: &str,
) -> Vec<(String, Admission)> {
    let said = admission(policies, attempts, &krynki(), &exam.tried, day(today));
    said.into_iter()
        .map(|one| (one.policy.to_string(), one.admission))
        .collect()
}

/// What the one policy says that holds from 2026 on: three attempts in a year, three days between them.
fn under(attempts: &[AttemptFacts], exam: &AttemptFacts, today: &str) -> Admission {
    let said = said(&[history(vec![policy(1, "2026-01-01")])], attempts, exam, today);
    let [(_, one)] = said.as_slice() else {
        panic!("{said:?}")
    };
    *one
}

fn other(id: &str, change: impl FnOnce(&mut Policy)) -> PolicyHistory {
    let mut policy = policy(1, "2026-01-01");
    policy.id = PolicyId::new(id);
    change(&mut policy);
    history(vec![policy])
}

fn until(most: u32, until: &str) -> Admission {
    Admission::AttemptsUsedUp {
        most,
        until: day(until),
    }
}

#[test]
fn after_one_that_was_not_passed_one_waits_and_after_a_passed_one_not() {
    let again = call("2026-02-04", "podatek", "stutter", 3);
    assert_eq!(under(&[], &again, "2026-02-04"), Admission::Admitted);
    let not_passed = [failed(call("2026-02-02", "podatek", "stutter", 3))];
    let wait = Admission::WaitUntil(day("2026-02-05"));
    assert_eq!(under(&not_passed, &again, "2026-02-02"), wait);
    assert_eq!(under(&not_passed, &again, "2026-02-04"), wait);
    assert_eq!(under(&not_passed, &again, "2026-02-05"), Admission::Admitted);
    let another = call("2026-02-04", "formularz", "blind", 1);
    assert_eq!(under(&not_passed, &another, "2026-02-04"), Admission::Admitted);
    let passed = [call("2026-02-02", "podatek", "stutter", 3)];
    assert_eq!(under(&passed, &again, "2026-02-02"), Admission::Admitted);
    let practised = [AttemptFacts {
        mode: Mode::Practice,
        ..not_passed[0].clone()
    }];
    assert_eq!(under(&practised, &again, "2026-02-02"), Admission::Admitted);
}

#[test]
fn whoever_used_up_the_attempts_waits_for_the_oldest_to_leave_the_period() {
    let exam = shift("2026-03-01", "poniedzialek");
    let mut attempts: Vec<AttemptFacts> = ["2026-01-05", "2026-01-15", "2026-01-25"]
        .map(|on| failed(shift(on, "poniedzialek")))
        .into();
    assert_eq!(under(&attempts, &exam, "2026-01-26"), until(3, "2027-01-05"));
    assert_eq!(under(&attempts, &exam, "2027-01-04"), until(3, "2027-01-05"));
    assert_eq!(under(&attempts, &exam, "2027-01-05"), Admission::Admitted);
    // After one more the wait lasts longer than until the next leaves the period.
    attempts.push(failed(shift("2027-01-14", "poniedzialek")));
    assert_eq!(under(&attempts, &exam, "2027-01-14"), until(3, "2027-01-17"));
    assert_eq!(
        under(&attempts, &exam, "2027-01-15"),
        Admission::WaitUntil(day("2027-01-17"))
    );
}

#[test]
fn what_waits_for_a_person_makes_nobody_wait_until_they_decided() {
    let exam = call("2026-02-04", "podatek", "stutter", 3);
    let mut attempts = [AttemptFacts {
        outcome: Outcome::Pending,
        ..call("2026-02-02", "podatek", "stutter", 3)
    }];
    assert_eq!(under(&attempts, &exam, "2026-02-03"), Admission::Admitted);
    attempts[0].outcome = Outcome::Failed;
    attempts[0].reviewed = Some(day("2026-02-04"));
    assert_eq!(under(&attempts, &exam, "2026-02-03"), Admission::Admitted);
    assert_eq!(
        under(&attempts, &exam, "2026-02-04"),
        Admission::WaitUntil(day("2026-02-05"))
    );
}

#[test]
fn each_policy_for_which_the_exam_can_count_says_what_it_says() {
    let lenient = other("lenient", |policy| policy.attempts = AttemptLimit::default());
    let once = other("once", |policy| {
        policy.attempts = AttemptLimit {
            most: Some(1),
            wait_days: 0,
        }
    });
    let of_calls = other("of-calls", |policy| {
        policy.requires = Requirements {
            calls: 1,
            ..Requirements::default()
        };
        policy.coverage = Coverage::default();
    });
    let hard_calls = other("hard-calls", |policy| {
        policy.requires.calls = 0;
        policy.requires.different_needs = 0;
        policy.coverage = Coverage::default();
    });
    let elsewhere = other("elsewhere", |policy| policy.procedure = "bialystok".into());
    let later = other("later", |policy| policy.valid_from = day("2026-06-01"));
    let policies = [lenient, once, of_calls, hard_calls, elsewhere, later];
    let named = |said: &[(&str, Admission)]| -> Vec<(String, Admission)> {
        said.iter().map(|(id, one)| ((*id).to_owned(), *one)).collect()
    };

    let easy = failed(call("2026-02-02", "podatek", "stutter", 1));
    let wait = Admission::WaitUntil(day("2026-02-05"));
    let expected = [
        ("lenient", Admission::Admitted),
        ("once", until(1, "2027-02-02")),
        ("of-calls", wait),
    ];
    assert_eq!(
        said(&policies, std::slice::from_ref(&easy), &easy, "2026-02-03"),
        named(&expected)
    );

    let hard = failed(call("2026-02-02", "podatek", "stutter", 3));
    let ids: Vec<String> = said(&policies, &[], &hard, "2026-07-01")
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids, ["lenient", "once", "of-calls", "hard-calls", "later"]);

    let shift = failed(shift("2026-02-02", "poniedzialek"));
    let ids: Vec<String> = said(&policies, &[], &shift, "2026-02-03")
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids, ["lenient", "once", "hard-calls"], "no shift counts for calls");
}

#[test]
fn the_version_in_force_on_the_day_decides() {
    let mut second = policy(2, "2026-06-01");
    second.attempts.wait_days = 30;
    let policies = [history(vec![policy(1, "2026-01-01"), second])];
    let exam = call("2026-05-31", "podatek", "stutter", 3);
    let attempts = [failed(call("2026-05-25", "podatek", "stutter", 3))];
    let on = |today: &str| said(&policies, &attempts, &exam, today).pop().map(|(_, one)| one);
    assert_eq!(on("2026-05-31"), Some(Admission::Admitted));
    assert_eq!(on("2026-06-01"), Some(Admission::WaitUntil(day("2026-06-24"))));
    assert_eq!(on("2025-12-31"), None, "no version is in force");
}

#[test]
fn what_stands_against_an_exam_has_words_in_both_languages() {
    let exam = call("2026-02-04", "podatek", "stutter", 3);
    let once = other("once", |policy| policy.attempts.most = Some(1));
    let policies = [history(vec![policy(1, "2026-01-01")]), once];
    let attempts = [failed(call("2026-02-02", "podatek", "stutter", 3))];
    let all = admission(&policies, &attempts, &krynki(), &exam.tried, day("2026-02-03"));
    let told: Vec<_> = all.iter().filter_map(|one| one.message(Lang::Pl)).collect();
    assert_eq!(told.len(), 2);
    for language in ["pl", "en"] {
        let file = format!(
            "{}/assets/l10n/{language}/certification.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        let texts = std::fs::read_to_string(&file).unwrap();
        for message in &told {
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
    let admitted = admission(&policies, &[], &krynki(), &exam.tried, day("2026-02-03"));
    assert!(admitted.iter().all(|one| one.message(Lang::En).is_none()));
}
