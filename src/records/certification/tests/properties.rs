//! What holds of any record: order does not matter, more passed exams never lessen, and neither a later version of the policy
//! nor what happened later changes a day of the past.

use proptest::prelude::*;

use super::super::judge::{Counted, judge};
use super::super::{Admission, admission};
use super::*;

/// A day of 2026 or 2027.
fn some_day() -> impl Strategy<Value = Day> {
    (0_u32..730).prop_map(|later| day("2026-01-01").plus_days(later))
}

/// One of five calls or two shifts.
fn tried(which: usize) -> Tried {
    let name = format!("no-{which}");
    match which {
        0..5 => Tried::Call {
            scenario: name.as_str().into(),
            needs: BTreeSet::from([["stutter", "blind", "crisis"][which % 3].to_owned()]),
            level: [1, 3][which % 2],
        },
        _ => Tried::Shift {
            shift: name.as_str().into(),
        },
    }
}

/// An exam of one of five calls or two shifts, passed.
fn passed() -> impl Strategy<Value = AttemptFacts> {
    (some_day(), 0_u8..24, 0_usize..7, any::<u16>()).prop_map(|(on, hour, which, seed)| {
        let (on, name) = (on.to_string(), format!("no-{which}"));
        let exam = attempt(&on, hour, &name, tried(which));
        AttemptFacts {
            id: AttemptId::new(&format!("{on}T{hour:02}:00:00Z"), &name, u64::from(seed)),
            ..exam
        }
    })
}

/// An exam, however it came out, reviewed or not.
fn exam() -> impl Strategy<Value = AttemptFacts> {
    let outcome = prop_oneof![
        4 => Just(Outcome::Passed),
        1 => Just(Outcome::Failed),
        1 => Just(Outcome::Pending),
        1 => Just(Outcome::Interrupted),
    ];
    let reviewed = prop::option::weighted(0.2, 0_u32..60);
    (passed(), outcome, reviewed).prop_map(|(exam, outcome, reviewed)| AttemptFacts {
        outcome,
        reviewed: reviewed.map(|later| exam.day.plus_days(later)),
        ..exam
    })
}

fn facts() -> impl Strategy<Value = PersonFacts> {
    let exams = prop::collection::vec(exam(), 0..14).prop_map(|mut exams| {
        exams.sort_by(|one, two| one.id.cmp(&two.id));
        exams.dedup_by(|one, two| one.id == two.id);
        exams
    });
    let read = prop::collection::vec((some_day(), prop_oneof![Just("5/2020"), Just(DOCUMENT)]), 0..3);
    let reason = prop::sample::select(RevocationReason::ALL.to_vec());
    let certificates = prop::collection::vec((some_day(), prop::option::of((0_u32..300, reason))), 0..3);
    (exams.prop_shuffle(), read, certificates).prop_map(|(attempts, read, certificates)| {
        let read = read.into_iter();
        let certificates = certificates.into_iter().enumerate();
        PersonFacts {
            acknowledgements: read
                .map(|(on, document)| acknowledged(document, &on.to_string()))
                .collect(),
            certificates: certificates
                .map(|(place, (issued_on, revoked))| CertificateFacts {
                    id: format!("TS/2026/{place}"),
                    policy: "krynki".into(),
                    issued_on,
                    valid_until: issued_on.plus_months(6),
                    revoked: revoked.map(|(later, reason)| revocation(reason, issued_on.plus_days(later))),
                    exams: attempts
                        .iter()
                        .skip(place)
                        .step_by(4)
                        .map(|exam| exam.id.clone())
                        .collect(),
                })
                .collect(),
            attempts,
        }
    })
}

/// A version that asks for more and forgives less.
fn stricter(from: Day) -> Policy {
    let mut policy = policy(2, "2026-01-01");
    policy.valid_from = from;
    policy.requires.calls = 4;
    policy.pass_mark = Some(95.0);
    policy.reviews = BTreeSet::from([Review::Every]);
    policy.attempts = AttemptLimit {
        most: Some(1),
        wait_days: 30,
    };
    policy
}

/// What the exams lack, without what is only told beside it.
fn lacks(standing: &Standing) -> BTreeSet<&'static str> {
    let of_exams = ["calls", "different-needs", "among-level", "shifts", "rules"];
    ids(standing).into_iter().filter(|id| of_exams.contains(id)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_what_is_on_record_does_not_matter(
        (facts, attempts) in facts().prop_flat_map(|facts| {
            let attempts = Just(facts.attempts.clone()).prop_shuffle();
            (Just(facts), attempts)
        }),
        today in some_day(),
    ) {
        let mut shuffled = PersonFacts { attempts, ..facts.clone() };
        shuffled.acknowledgements.reverse();
        shuffled.certificates.reverse();
        let today = today.to_string();
        prop_assert_eq!(on(&shuffled, &today), on(&facts, &today));
    }

    #[test]
    fn more_passed_exams_never_lessen(
        facts in facts(),
        more in prop::collection::vec(passed(), 1..6),
        today in some_day(),
    ) {
        let mut richer = facts.clone();
        richer.attempts.extend(more);
        let today = today.to_string();
        let (before, after) = (on(&facts, &today), on(&richer, &today));
        prop_assert!(lacks(&after).is_subset(&lacks(&before)), "{before:?}\n{after:?}");
        if let Some(before) = &before.earned {
            let after = after.earned.as_ref().map(|after| after.valid_until);
            prop_assert!(after >= Some(before.valid_until), "{before:?}\n{after:?}");
        }
        prop_assert_eq!(before.valid_until, after.valid_until);
        prop_assert!(before.state == after.state || before.state == State::NotStarted);
    }

    #[test]
    fn a_change_of_the_policy_does_not_alter_the_past(facts in facts(), from in some_day(), today in some_day()) {
        let (old, new) = (policy(1, "2026-01-01"), stricter(from));
        let changed = history(vec![old.clone(), new]);
        let unchanged = standing(&history(vec![old]), &procedure(), &facts, today);
        let changed = standing(&changed, &procedure(), &facts, today);
        if today < from {
            prop_assert_eq!(&changed, &unchanged);
        }
        prop_assert_eq!((changed.state, changed.valid_until), (unchanged.state, unchanged.valid_until));
        if let Some(earned) = unchanged.earned.filter(|earned| earned.on < from) {
            let kept = changed.earned.map(|kept| kept.valid_until);
            prop_assert!(kept >= Some(earned.valid_until), "{earned:?} is lost");
        }
    }

    #[test]
    fn who_is_admitted_sits_an_exam_that_counts(facts in facts(), which in 0_usize..7, today in some_day()) {
        let policies = [history(vec![policy(1, "2026-01-01")])];
        let said = admission(&policies, &facts.attempts, &"krynki".into(), &tried(which), today);
        // Passed, later on the same day than any other.
        let mut exam = attempt(&today.to_string(), 23, "last", tried(which));
        exam.sat = format!("{today}T23:59:59Z").parse().unwrap();
        let mut attempts = facts.attempts.clone();
        attempts.push(exam.clone());
        let judged = judge(&policies[0], &attempts, today);
        let counted = judged.iter().find(|one| one.facts.id == exam.id).map(|one| one.counted);
        let expected = match said[0].admission {
            Admission::Admitted => Counted::Passed,
            Admission::WaitUntil(allowed) | Admission::AttemptsUsedUp { until: allowed, .. } => {
                Counted::TooSoon { allowed }
            }
        };
        prop_assert_eq!(counted, Some(expected));
    }

    #[test]
    fn what_happened_later_does_not_alter_the_past(facts in facts(), today in some_day()) {
        let mut known = facts.clone();
        known.attempts.retain(|exam| exam.day <= today);
        known.acknowledgements.retain(|one| one.on <= today);
        known.certificates.retain(|one| one.issued_on <= today);
        for one in &mut known.certificates {
            one.revoked = one.revoked.filter(|revocation| revocation.on <= today);
        }
        let today = today.to_string();
        prop_assert_eq!(on(&known, &today), on(&facts, &today));
    }
}
