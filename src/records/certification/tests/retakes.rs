//! Trying again: how soon, how often, and what a person settled later.

use super::*;

#[test]
fn who_tries_again_too_soon_is_told_from_when_it_would_have_counted() {
    let mut facts = everything();
    facts.attempts.push(failed(shift("2026-02-02", "poniedzialek")));
    let standing = on(&facts, "2026-02-04");
    assert_eq!(ids(&standing), ["shifts", "too-soon", "wait-until"]);
    let Reason::TooSoon { on: sat, allowed, .. } = &standing.missing[1] else {
        panic!("{:?}", standing.missing);
    };
    assert_eq!((*sat, *allowed), (day("2026-02-04"), day("2026-02-05")));
    facts.attempts.push(shift("2026-02-05", "poniedzialek"));
    assert!(on(&facts, "2026-02-05").earned.is_some());
    // Another shift is no retake.
    facts.attempts.truncate(4);
    facts.attempts[2] = shift("2026-02-04", "wtorek");
    assert!(on(&facts, "2026-02-04").earned.is_some());
}

#[test]
fn broken_off_exams_count_as_attempts_and_after_so_many_one_waits() {
    let broken = |on: &str| AttemptFacts {
        outcome: Outcome::Interrupted,
        score: None,
        ..shift(on, "poniedzialek")
    };
    let mut facts = everything();
    facts.attempts.truncate(2);
    facts
        .attempts
        .extend(["2026-01-05", "2026-01-15", "2026-01-25"].map(broken));
    let until = |today: &str| {
        on(&facts, today).missing.into_iter().find_map(|reason| match reason {
            Reason::WaitUntil { until, .. } => Some(until),
            _ => None,
        })
    };
    assert_eq!(
        until("2026-01-16"),
        Some(day("2026-01-18")),
        "three days after the second"
    );
    assert_eq!(until("2026-01-19"), None);
    assert_eq!(
        until("2026-02-10"),
        Some(day("2027-01-05")),
        "three are the most in a period"
    );
    let mut later = facts.clone();
    later.attempts.push(shift("2026-02-10", "poniedzialek"));
    assert_eq!(on(&later, "2026-02-10").earned, None);
}

#[test]
fn a_failed_exam_that_was_settled_later_makes_nobody_wait_before() {
    let mut facts = everything();
    let mut settled = failed(shift("2026-02-03", "poniedzialek"));
    settled.reviewed = Some(day("2026-02-20"));
    facts.attempts.push(settled);
    assert!(on(&facts, "2026-03-01").earned.is_some());
    facts.attempts[3].reviewed = Some(day("2026-02-03"));
    assert!(on(&facts, "2026-03-01").earned.is_none());
}
