//! Results after a person's rulings. What they add up to is written out here, not computed.

use crate::domain::*;

use super::*;
use crate::scoring::{settle, terms};

/// Three rules of weight 1: hanging up (missed when the trainee does), the loudspeaker (not raised), answering (met).
fn office(severity: Severity) -> Procedure {
    let mut procedure = procedure(vec![
        Criterion::CallerHangsUpFirst,
        Criterion::LoudspeakerConsent { ask: ConsentAt::Use },
        Criterion::AnswerInTime { before_ring: 4 },
    ]);
    procedure.rules[0].severity = severity;
    procedure
}

fn informed() -> Log {
    let all = words("Zdjęcie, trzydzieści dni")
        .fact("photo", FactState::Told)
        .fact("days", FactState::Told);
    Log::answered(6.0).caller(7.0, "Chodzi o dowód").say(9.0, all)
}

fn card(procedure: &Procedure, log: Log) -> Card {
    Card::Call(score(procedure, &scenario(), &log.session()))
}

fn ruled(procedure: &Procedure, ruled: Ruled) -> Ruling {
    Ruling {
        ruled,
        terms: terms(procedure),
    }
}

fn rule(procedure: &Procedure, number: usize, verdict: Verdict) -> Ruling {
    let rule = RuleId::new(format!("office:{number}"));
    ruled(
        procedure,
        Ruled::Rule {
            rule,
            verdict,
            weight: 1.0,
        },
    )
}

fn error(procedure: &Procedure, kind: CriticalErrorKind, finding: ErrorFinding) -> Ruling {
    ruled(procedure, Ruled::Error { kind, finding })
}

/// Score, whether it passed, and the numbers of its critical errors.
fn comes_to(card: &Card) -> (Option<f64>, Passed, Vec<(u8, Certainty)>) {
    let errors = card.graded().critical_errors.iter();
    let errors = errors.map(|error| (error.number, error.certainty)).collect();
    (card.score(), card.passed(), errors)
}

#[test]
fn what_is_ruled_as_it_was_found_adds_up_as_the_scorer_did() {
    for severity in [Severity::Ordinary, Severity::Critical] {
        let procedure = office(severity);
        for by in [Ending::Caller, Ending::Trainee] {
            let card = card(&procedure, informed().ends(30.0, by));
            assert_eq!(settle(&card, []), card);
            assert_eq!(settle(&card, [&ruled(&procedure, Ruled::Whole)]), card);
            for (number, found) in card.graded().rules.iter().enumerate() {
                assert_eq!(settle(&card, [&rule(&procedure, number, found.verdict)]), card);
            }
        }
    }
}

#[test]
fn a_verdict_counts_with_the_weight_of_its_rule_and_a_later_one_takes_its_place() {
    let procedure = office(Severity::Ordinary);
    let card = card(&procedure, informed().ends(30.0, Ending::Trainee));
    assert_eq!(comes_to(&card), (Some(50.0), Passed::No, vec![]));
    for (number, verdict, score, passed) in [
        (0, Verdict::Met, 100.0, Passed::Yes),
        (0, Verdict::Partly, 75.0, Passed::No),
        (0, Verdict::NotApplicable, 100.0, Passed::Yes),
        (1, Verdict::Missed, 33.3, Passed::No),
        (1, Verdict::Met, 66.7, Passed::No),
    ] {
        let settled = settle(&card, [&rule(&procedure, number, verdict)]);
        assert_eq!(
            comes_to(&settled),
            (Some(score), passed, vec![]),
            "{number} {verdict:?}"
        );
    }
    let first = rule(&procedure, 0, Verdict::Met);
    let second = rule(&procedure, 0, Verdict::Missed);
    assert_eq!(settle(&card, [&first, &second]).passed(), Passed::No);
    assert_eq!(settle(&card, [&second, &first]).passed(), Passed::Yes);
}

#[test]
fn what_was_unclear_closes_the_bounds() {
    let procedure = office(Severity::Ordinary);
    let Card::Call(mut card) = card(&procedure, informed().ends(30.0, Ending::Caller)) else {
        panic!("a call");
    };
    card.rules[0].verdict = Verdict::Unclear;
    card.rules[0].points = 0.0;
    card.passed = Passed::Pending;
    let card = Card::Call(card);
    for (verdict, score, passed) in [(Verdict::Met, 100.0, Passed::Yes), (Verdict::Missed, 50.0, Passed::No)] {
        let settled = settle(&card, [&rule(&procedure, 0, verdict)]);
        let bounds = settled.graded().score.unwrap();
        assert_eq!((bounds.value, bounds.low, bounds.high), (score, score, score));
        assert_eq!(settled.passed(), passed);
    }
}

#[test]
fn a_rule_that_the_office_calls_critical_fails_no_more_once_it_was_met() {
    let procedure = office(Severity::Critical);
    let card = card(&procedure, informed().ends(30.0, Ending::Trainee));
    assert_eq!(comes_to(&card).2, [(0, Certainty::Certain)]);
    let settled = settle(&card, [&rule(&procedure, 0, Verdict::Met)]);
    assert_eq!(comes_to(&settled), (Some(100.0), Passed::Yes, vec![]));
}

#[test]
fn critical_errors_are_dismissed_made_certain_and_added() {
    use CriticalErrorKind::{DangerIgnored, HungUpUnresolved, Mockery};
    let procedure = office(Severity::Ordinary);
    let Card::Call(mut card) = card(&procedure, informed().ends(30.0, Ending::Caller)) else {
        panic!("a call");
    };
    card.critical_errors.push(CriticalError {
        kind: Mockery,
        number: 9,
        certainty: Certainty::Unclear,
        evidence: Vec::new(),
    });
    card.passed = Passed::Pending;
    let card = Card::Call(card);
    let (stands, dismissed) = (ErrorFinding::Stands, ErrorFinding::Dismissed);
    for (kind, finding, passed, errors) in [
        (Mockery, dismissed, Passed::Yes, vec![]),
        (Mockery, stands, Passed::No, vec![(9, Certainty::Certain)]),
        (
            DangerIgnored,
            stands,
            Passed::No,
            vec![(3, Certainty::Certain), (9, Certainty::Unclear)],
        ),
    ] {
        let settled = settle(&card, [&error(&procedure, kind, finding)]);
        assert_eq!(comes_to(&settled), (Some(100.0), passed, errors), "{kind:?}");
    }

    // An error of the catalogue stood for a missed rule, too; without it the rule speaks for itself.
    let procedure = office(Severity::Critical);
    let unresolved = Log::answered(6.0)
        .caller(7.0, "Chodzi o dowód")
        .ends(20.0, Ending::Trainee);
    let card = self::card(&procedure, unresolved);
    assert_eq!(comes_to(&card).2, [(2, Certainty::Certain)]);
    let settled = settle(&card, [&error(&procedure, HungUpUnresolved, dismissed)]);
    assert_eq!(comes_to(&settled).2, [(0, Certainty::Certain)]);
}
