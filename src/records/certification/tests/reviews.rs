//! What reviews make of an exam, and from which day.

use super::*;
use crate::domain::{Ruled, Ruling, Terms, Verdict};
use crate::records::Reviewed;

fn review(ruled: Ruled, on: &str) -> Reviewed {
    let terms = Terms {
        pass_from: 80.0,
        critical: BTreeMap::new(),
    };
    Reviewed {
        attempt: AttemptId::new("2026-02-04T09:00:00Z", "poniedzialek", 7),
        ruling: Ruling { ruled, terms },
        reason: "Słychać to w nagraniu.".to_owned(),
        by: "Jan Kos".to_owned(),
        on: day(on),
    }
}

fn overruled(on: &str) -> Reviewed {
    let rule = Ruled::Rule {
        rule: RuleId::new("krynki:a"),
        verdict: Verdict::Met,
        weight: 1.0,
    };
    review(rule, on)
}

/// Everything that is asked for, the last of it as its reviews leave it: `found` by the program, `settled` by people.
fn reviewed(found: Outcome, settled: Outcome, reviews: &[Reviewed]) -> PersonFacts {
    let mut facts = everything();
    let with = |outcome| AttemptFacts {
        outcome,
        ..shift("2026-02-04", "poniedzialek")
    };
    let reviews: Vec<&Reviewed> = reviews.iter().collect();
    facts.attempts[2] = with(found).after_reviews(with(settled), &reviews);
    facts
}

fn asking_for_every_one() -> PolicyHistory {
    let mut policy = policy(1, "2026-01-01");
    policy.reviews = BTreeSet::from([Review::Every]);
    history(vec![policy])
}

fn earned_on(history: &PolicyHistory, facts: &PersonFacts) -> Option<Day> {
    let standing = standing(history, &procedure(), facts, day("2026-03-01"));
    standing.earned.map(|earned| earned.on)
}

#[test]
fn what_was_ruled_counts_from_its_day_and_looking_again_moves_nothing() {
    let plain = history(vec![policy(1, "2026-01-01")]);
    let reviews = [overruled("2026-02-20"), review(Ruled::Whole, "2026-02-25")];
    let facts = reviewed(Outcome::Pending, Outcome::Passed, &reviews);
    assert_eq!(earned_on(&plain, &facts), Some(day("2026-02-20")));
    let lost = reviewed(Outcome::Passed, Outcome::Failed, &reviews);
    assert_eq!(earned_on(&plain, &lost), None);
}

#[test]
fn looking_at_what_nobody_asked_for_makes_nothing_known_later() {
    let plain = history(vec![policy(1, "2026-01-01")]);
    let unreviewed = reviewed(Outcome::Passed, Outcome::Passed, &[]);
    assert_eq!(unreviewed.attempts[2].confirmed, None);
    let on = earned_on(&plain, &unreviewed);
    assert!(on.is_some());
    for review in [review(Ruled::Whole, "2026-02-20"), overruled("2026-02-20")] {
        let same = reviewed(Outcome::Passed, Outcome::Passed, &[review]);
        assert_eq!(earned_on(&plain, &same), on);
    }
}

#[test]
fn what_a_policy_wants_looked_at_waits_for_it() {
    let every = asking_for_every_one();
    let mut facts = reviewed(Outcome::Passed, Outcome::Passed, &[]);
    for attempt in &mut facts.attempts[..2] {
        attempt.confirmed = Some(attempt.day);
    }
    assert_eq!(earned_on(&every, &facts), None);
    let looked_at = [review(Ruled::Whole, "2026-02-20")];
    facts.attempts[2] = reviewed(Outcome::Passed, Outcome::Passed, &looked_at)
        .attempts
        .remove(2);
    assert_eq!(earned_on(&every, &facts), Some(day("2026-02-20")));
}
