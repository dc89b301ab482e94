//! Tests of standings: what counts, what is missing, and what becomes of it with time.

mod admission;
mod facts;
mod properties;
mod retakes;
mod reviews;
mod versions;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::{AttemptFacts, CertificateFacts, Outcome, PersonFacts, Reason, Reminder, Standing, State, Tried, standing};
use crate::domain::{
    Among, AttemptLimit, Bilingual, Coverage, Criterion, Day, Marks, Mode, Policy, PolicyHistory, Procedure,
    Requirements, Review, Rule, RuleId, Severity,
};
use crate::records::{Acknowledgement, AttemptId, Revocation, RevocationReason, TraineeId};

const DOCUMENT: &str = "6/2022";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rule(id: &str) -> Rule {
    Rule {
        id: RuleId::new(id),
        clause: id.to_uppercase(),
        title: Bilingual::default(),
        tip: Bilingual::default(),
        weight: 1.0,
        severity: Severity::Ordinary,
        criterion: Criterion::Priority,
    }
}

fn procedure() -> Procedure {
    Procedure {
        id: "krynki".into(),
        version: 1,
        title: Bilingual::default(),
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.6,
        },
        rules: vec![rule("krynki:a"), rule("krynki:b")],
        critical_errors: Vec::new(),
    }
}

fn policy(version: u32, from: &str) -> Policy {
    Policy {
        id: "krynki".into(),
        version,
        title: Bilingual::default(),
        procedure: "krynki".into(),
        valid_from: day(from),
        document: DOCUMENT.to_owned(),
        requires: Requirements {
            calls: 2,
            shifts: 1,
            different_needs: 2,
            among: vec![Among {
                calls: 1,
                need: None,
                level: 3,
            }],
        },
        pass_mark: None,
        validity_months: 24,
        period_months: 12,
        reminder_days: vec![90, 60, 30, 7],
        attempts: AttemptLimit {
            most: Some(3),
            wait_days: 3,
        },
        reviews: BTreeSet::new(),
        coverage: Coverage {
            each_rule: 1,
            rules: BTreeMap::from([(RuleId::new("krynki:b"), 2)]),
        },
    }
}

fn history(versions: Vec<Policy>) -> PolicyHistory {
    PolicyHistory::new(versions).unwrap()
}

/// Of the one version that holds from 2026 on.
fn on(facts: &PersonFacts, today: &str) -> Standing {
    standing(&history(vec![policy(1, "2026-01-01")]), &procedure(), facts, day(today))
}

fn attempt(on: &str, hour: u8, name: &str, tried: Tried) -> AttemptFacts {
    let sat = format!("{on}T{hour:02}:00:00Z");
    AttemptFacts {
        id: AttemptId::new(&sat, name, 7),
        procedure: "krynki".into(),
        mode: Mode::Exam,
        tried,
        sat: sat.parse().unwrap(),
        day: day(on),
        outcome: Outcome::Passed,
        score: Some(90.0),
        critical: false,
        resumed: false,
        reviewed: None,
        confirmed: None,
        raised: BTreeMap::from([(RuleId::new("krynki:a"), 1), (RuleId::new("krynki:b"), 1)]),
    }
}

/// A passed exam.
fn call(on: &str, name: &str, need: &str, level: u8) -> AttemptFacts {
    let tried = Tried::Call {
        scenario: name.into(),
        needs: BTreeSet::from([need.to_owned()]),
        level,
    };
    attempt(on, 9, name, tried)
}

fn shift(on: &str, name: &str) -> AttemptFacts {
    attempt(on, 9, name, Tried::Shift { shift: name.into() })
}

fn failed(attempt: AttemptFacts) -> AttemptFacts {
    AttemptFacts {
        outcome: Outcome::Failed,
        score: Some(50.0),
        ..attempt
    }
}

fn acknowledged(document: &str, on: &str) -> Acknowledgement {
    Acknowledgement {
        trainee: TraineeId::new("osoba-1"),
        procedure: "krynki".into(),
        document: document.to_owned(),
        on: day(on),
    }
}

/// Everything that the policy asks for, on 4 February 2026.
fn everything() -> PersonFacts {
    PersonFacts {
        attempts: vec![
            call("2026-02-02", "podatek", "stutter", 3),
            call("2026-02-03", "formularz", "blind", 1),
            shift("2026-02-04", "poniedzialek"),
        ],
        acknowledgements: vec![acknowledged(DOCUMENT, "2026-01-10")],
        certificates: Vec::new(),
    }
}

fn certificate(id: &str, issued_on: &str, valid_until: &str, exams: &[AttemptFacts]) -> CertificateFacts {
    CertificateFacts {
        id: id.to_owned(),
        policy: "krynki".into(),
        issued_on: day(issued_on),
        valid_until: day(valid_until),
        revoked: None,
        exams: exams.iter().map(|exam| exam.id.clone()).collect(),
    }
}

fn revocation(reason: RevocationReason, on: Day) -> Revocation {
    Revocation { reason, on }
}

/// With a certificate of 10 February 2026.
fn certified() -> PersonFacts {
    let mut facts = everything();
    facts.certificates = vec![certificate("TS/2026/0001", "2026-02-10", "2028-02-04", &facts.attempts)];
    facts
}

fn ids(standing: &Standing) -> Vec<&'static str> {
    standing.missing.iter().map(Reason::id).collect()
}

#[test]
fn who_did_nothing_or_only_practised_has_not_started() {
    let mut practice = everything();
    practice.acknowledgements.clear();
    for attempt in &mut practice.attempts {
        attempt.mode = Mode::Practice;
    }
    let all = [
        "calls",
        "different-needs",
        "among-level",
        "shifts",
        "rules",
        "not-acknowledged",
    ];
    for facts in [PersonFacts::default(), practice] {
        let standing = on(&facts, "2026-03-01");
        assert_eq!(standing.state, State::NotStarted);
        assert_eq!(standing.earned, None);
        assert_eq!(ids(&standing), all);
    }
}

#[test]
fn what_is_missing_is_named_one_by_one() {
    type Change = fn(&mut PersonFacts);
    let cases: [(Change, &[&str]); 9] = [
        (
            |facts| facts.attempts[0].outcome = Outcome::Failed,
            &["calls", "different-needs", "among-level"],
        ),
        (
            |facts| facts.attempts[0].critical = true,
            &["calls", "different-needs", "among-level"],
        ),
        (|facts| facts.attempts[2].outcome = Outcome::Interrupted, &["shifts"]),
        (|facts| facts.attempts[2].procedure = "bialystok".into(), &["shifts"]),
        (|facts| facts.attempts[2].mode = Mode::Practice, &["shifts"]),
        (
            |facts| facts.attempts[1] = call("2026-02-03", "podatek", "blind", 1),
            &["calls"],
        ),
        (
            |facts| facts.attempts[0] = call("2026-02-02", "podatek", "stutter", 2),
            &["among-level"],
        ),
        (
            |facts| {
                facts.attempts[1].raised.clear();
                facts.attempts[2].raised.clear();
            },
            &["rules"],
        ),
        (|facts| facts.acknowledgements.clear(), &["not-acknowledged"]),
    ];
    for (place, (change, missing)) in cases.into_iter().enumerate() {
        let mut facts = everything();
        change(&mut facts);
        let standing = on(&facts, "2026-03-01");
        assert_eq!(standing.state, State::InProgress, "{place}");
        assert_eq!(standing.earned, None, "{place}");
        assert_eq!(ids(&standing), missing, "{place}");
    }
}

#[test]
fn an_avoided_rule_is_named_with_how_often_it_came_up() {
    let mut facts = everything();
    for attempt in &mut facts.attempts[..2] {
        attempt.raised.remove("krynki:b");
    }
    let standing = on(&facts, "2026-03-01");
    let [Reason::Rules { rules }] = standing.missing.as_slice() else {
        panic!("{:?}", standing.missing);
    };
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| (rule.rule.as_str(), rule.raised, rule.needed))
        .collect();
    assert_eq!(rules, [("krynki:b", 1, 2)]);
}

#[test]
fn a_certificate_is_earned_on_the_day_of_the_last_exam_and_valid_from_then() {
    let earned = on(&everything(), "2026-03-01").earned.unwrap();
    assert_eq!(earned.on, day("2026-02-04"));
    assert_eq!(earned.valid_until, day("2028-02-04"));
    assert_eq!((earned.version, earned.document.as_str()), (1, DOCUMENT));
    let exams: Vec<AttemptId> = everything().attempts.into_iter().map(|exam| exam.id).collect();
    assert_eq!(earned.exams, exams);
    assert_eq!(
        on(&everything(), "2026-02-03").earned,
        None,
        "the shift was not sat yet"
    );
    let standing = on(&everything(), "2026-03-01");
    assert_eq!((standing.state, standing.missing), (State::InProgress, Vec::new()));
}

#[test]
fn exams_of_a_period_count_together() {
    let mut facts = everything();
    facts.attempts[0] = call("2026-01-02", "podatek", "stutter", 3);
    facts.attempts[2] = shift("2027-01-02", "poniedzialek");
    assert_eq!(
        ids(&on(&facts, "2027-01-02")),
        ["calls", "different-needs", "among-level"]
    );
    facts.attempts[2] = shift("2027-01-01", "poniedzialek");
    assert!(on(&facts, "2027-01-01").earned.is_some());
    // Earned is earned: that the exams grow old takes nothing away before the validity ends.
    assert!(on(&facts, "2028-12-31").earned.is_some());
    assert!(on(&facts, "2029-01-02").earned.is_none());
}

#[test]
fn a_certificate_runs_through_its_states() {
    for (today, state, reminder) in [
        ("2026-02-09", State::InProgress, None),
        ("2026-02-10", State::Valid, None),
        ("2027-11-05", State::Valid, None),
        ("2027-11-06", State::Expiring, Some((90, 90))),
        ("2027-12-05", State::Expiring, Some((90, 61))),
        ("2027-12-06", State::Expiring, Some((60, 60))),
        ("2028-01-05", State::Expiring, Some((30, 30))),
        ("2028-01-28", State::Expiring, Some((7, 7))),
        ("2028-02-04", State::Expiring, Some((7, 0))),
        ("2028-02-05", State::Expired, None),
    ] {
        let standing = on(&certified(), today);
        assert_eq!(standing.state, state, "{today}");
        let reminder = reminder.map(|(days, left)| Reminder { days, left });
        assert_eq!(standing.reminder, reminder, "{today}");
    }
    let valid = on(&certified(), "2026-06-01");
    assert_eq!(valid.valid_until, Some(day("2028-02-04")));
    assert_eq!(valid.told().count(), 0, "what the renewal will need is not told yet");
    assert!(on(&certified(), "2028-01-05").told().count() > 0);
}

#[test]
fn a_retake_renews_with_exams_of_its_own_and_leaves_the_earlier_certificate() {
    let mut facts = certified();
    assert_eq!(on(&facts, "2027-12-20").earned, None, "the old exams are spent");
    facts.attempts.extend([
        call("2027-12-01", "podatek", "stutter", 3),
        call("2027-12-02", "formularz", "blind", 1),
    ]);
    assert_eq!(ids(&on(&facts, "2027-12-20")), ["shifts"]);
    facts.attempts.push(shift("2027-12-03", "wtorek"));
    let earned = on(&facts, "2027-12-20").earned.unwrap();
    assert_eq!(earned.valid_until, day("2029-12-03"));
    let renewed = certificate("TS/2027/0001", "2027-12-20", "2029-12-03", &facts.attempts[3..]);
    facts.certificates.push(renewed);
    let standing = on(&facts, "2028-03-01");
    assert_eq!(
        (standing.state, standing.certificate.as_deref()),
        (State::Valid, Some("TS/2027/0001"))
    );
    let past = on(&facts, "2027-11-20");
    assert_eq!(
        (past.state, past.certificate.as_deref()),
        (State::Expiring, Some("TS/2026/0001"))
    );
}

#[test]
fn what_was_revoked_stays_revoked_until_a_new_one_rests_on_later_exams() {
    let mut facts = certified();
    facts.certificates[0].revoked = Some(revocation(RevocationReason::Withdrawn, day("2026-06-01")));
    assert_eq!(on(&facts, "2026-05-31").state, State::Valid);
    let revoked = on(&facts, "2026-06-01");
    assert_eq!((revoked.state, revoked.reminder), (State::Revoked, None));
    assert_eq!(revoked.missing[0], Reason::Revoked { on: day("2026-06-01") });
    let again = |on: &str| {
        [
            call(on, "podatek", "stutter", 3),
            call(on, "formularz", "blind", 1),
            shift(on, "poniedzialek"),
        ]
    };
    facts.attempts.extend(again("2026-06-01"));
    assert_eq!(
        on(&facts, "2026-07-01").earned,
        None,
        "exams of the same day are not later"
    );
    facts.attempts.extend(again("2026-06-02"));
    let standing = on(&facts, "2026-07-01");
    assert_eq!(standing.state, State::Revoked);
    assert_eq!(standing.earned.unwrap().valid_until, day("2028-06-02"));
    let renewed = certificate("TS/2026/0002", "2026-07-01", "2028-06-02", &facts.attempts[6..]);
    facts.certificates.push(renewed);
    assert_eq!(on(&facts, "2026-07-01").state, State::Valid);
}

#[test]
fn a_certificate_with_a_mistake_gives_its_exams_back_and_any_other_keeps_them() {
    for reason in RevocationReason::ALL {
        let mut facts = certified();
        let on_day = day("2026-06-01");
        facts.certificates[0].revoked = Some(revocation(reason, on_day));
        assert_eq!(on(&facts, "2026-05-31").earned, None, "{reason:?}");
        let standing = on(&facts, "2026-06-01");
        assert_eq!(standing.state, State::Revoked, "{reason:?}");
        let asked_for_later = standing.missing.contains(&Reason::Revoked { on: on_day });
        let right = matches!(reason, RevocationReason::IssuedInError | RevocationReason::Replaced);
        assert_eq!(
            (standing.earned.is_some(), asked_for_later),
            (right, !right),
            "{reason:?}"
        );
        let Some(earned) = standing.earned else { continue };
        assert_eq!(earned.exams, facts.certificates[0].exams);
        assert_eq!(
            earned.valid_until,
            day("2028-02-04"),
            "putting it right prolongs nothing"
        );
        let corrected = certificate("TS/2026/0002", "2026-06-01", "2028-02-04", &facts.attempts);
        facts.certificates.push(corrected);
        let standing = on(&facts, "2026-06-01");
        assert_eq!(
            (standing.state, standing.earned),
            (State::Valid, None),
            "they count once again"
        );
    }
}

#[test]
fn a_revoked_renewal_does_not_hide_an_earlier_certificate_that_holds() {
    for reason in RevocationReason::ALL {
        let mut facts = certified();
        facts.attempts.extend([
            call("2027-02-01", "podatek", "stutter", 3),
            call("2027-02-02", "formularz", "blind", 1),
            shift("2027-02-03", "wtorek"),
        ]);
        let renewed = certificate("TS/2027/0001", "2027-02-10", "2029-02-03", &facts.attempts[3..]);
        facts.certificates.push(renewed);
        facts.certificates[1].revoked = Some(revocation(reason, day("2027-03-01")));
        let shown = |today: &str| {
            let standing = on(&facts, today);
            (standing.state, standing.certificate, standing.valid_until)
        };
        let of = |number: &str, until: &str| (Some(number.to_owned()), Some(day(until)));
        let (earlier, later) = (of("TS/2026/0001", "2028-02-04"), of("TS/2027/0001", "2029-02-03"));
        assert_eq!(
            shown("2027-02-28"),
            (State::Valid, later.0.clone(), later.1),
            "{reason:?}"
        );
        assert_eq!(
            shown("2027-03-01"),
            (State::Valid, earlier.0.clone(), earlier.1),
            "{reason:?}"
        );
        assert_eq!(
            shown("2028-02-04"),
            (State::Expiring, earlier.0, earlier.1),
            "{reason:?}"
        );
        assert_eq!(shown("2028-02-05"), (State::Revoked, later.0, later.1), "{reason:?}");
        let again = on(&facts, "2027-03-01").earned.is_some();
        assert_eq!(again, reason.frees_exams(), "{reason:?}: the renewal's exams");
    }
}

#[test]
fn what_is_pending_counts_once_a_person_settled_it() {
    let mut facts = everything();
    facts.attempts[2].outcome = Outcome::Pending;
    let open = on(&facts, "2026-03-01");
    assert_eq!(open.earned, None);
    assert_eq!(ids(&open), ["shifts", "review-open"]);
    facts.attempts[2].outcome = Outcome::Passed;
    facts.attempts[2].reviewed = Some(day("2026-02-20"));
    assert_eq!(
        ids(&on(&facts, "2026-02-19")),
        ["shifts", "review-open"],
        "it was not settled yet"
    );
    let earned = on(&facts, "2026-02-20").earned.unwrap();
    assert_eq!((earned.on, earned.valid_until), (day("2026-02-20"), day("2028-02-04")));
}

#[test]
fn reviews_that_the_policy_asks_for_are_waited_for() {
    for (review, resumed, open) in [
        (Review::Every, false, true),
        (Review::Resumed, true, true),
        (Review::Resumed, false, false),
        (Review::CriticalError, true, false),
    ] {
        let mut policy = policy(1, "2026-01-01");
        policy.reviews = BTreeSet::from([review]);
        let mut facts = everything();
        facts.attempts[2].resumed = resumed;
        let standing =
            |facts: &PersonFacts| standing(&history(vec![policy.clone()]), &procedure(), facts, day("2026-03-01"));
        assert_eq!(standing(&facts).earned.is_none(), open, "{review:?}");
        for attempt in &mut facts.attempts {
            attempt.reviewed = Some(attempt.day);
        }
        assert!(standing(&facts).earned.is_some(), "{review:?}");
    }
}
