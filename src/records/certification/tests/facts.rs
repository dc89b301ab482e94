//! What is taken from an attempt on record.

use super::super::{raised_rules, sat_at};
use super::*;
use crate::domain::{
    CallCard, Certainty, CriticalError, CriticalErrorKind, Millis, Passed, RuleVerdict, Score, Scorecard, ShiftCard,
    Verdict, Versions, Way,
};
use crate::records::sample;
use crate::records::{Card, Closed, Closing, Demands, Played, Resumption, Summary};

fn verdict(rule: &str, verdict: Verdict) -> RuleVerdict {
    RuleVerdict {
        rule: RuleId::new(rule),
        clause: String::new(),
        title: Bilingual::default(),
        verdict,
        points: 0.0,
        maximum: 1.0,
        evidence: Vec::new(),
        tip: None,
    }
}

fn versions() -> Versions {
    Versions {
        scenario: 1,
        procedure: 1,
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
    }
}

fn card(passed: Passed, rules: Vec<RuleVerdict>) -> Scorecard {
    Scorecard {
        scenario: "podatek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: versions(),
        ending: None,
        duration: Millis(9_000),
        score: Some(Score {
            value: 87.5,
            low: 80.0,
            high: 90.0,
        }),
        passed,
        critical_errors: Vec::new(),
        rules,
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    }
}

fn summary(closed: Option<Closing>) -> Summary {
    Summary {
        header: sample::exam("2026-02-02T09:00:00Z", "podatek"),
        resumed: None,
        closed,
    }
}

fn facts_of(summary: &Summary) -> Option<AttemptFacts> {
    let model = call("2026-02-02", "podatek", "stutter", 3);
    AttemptFacts::of(summary, model.tried, model.sat, model.day)
}

fn closing(how: Closed, card: Option<Scorecard>) -> Option<Closing> {
    let card = card.map(|card| Box::new(Card::Call(card)));
    Some(Closing { how, card })
}

#[test]
fn only_what_was_played_to_its_end_and_passed_is_passed() {
    let scored = |passed| Some(card(passed, Vec::new()));
    for (how, card, outcome) in [
        (Closed::Finished, scored(Passed::Yes), Outcome::Passed),
        (Closed::Finished, scored(Passed::No), Outcome::Failed),
        (Closed::Finished, scored(Passed::Pending), Outcome::Pending),
        (Closed::Finished, None, Outcome::Failed),
        (Closed::Interrupted, scored(Passed::Yes), Outcome::Interrupted),
        (Closed::Interrupted, None, Outcome::Interrupted),
        (Closed::GivenUp, scored(Passed::Yes), Outcome::Failed),
    ] {
        let facts = facts_of(&summary(closing(how, card))).unwrap();
        assert_eq!(facts.outcome, outcome, "{how:?}");
    }
    assert_eq!(facts_of(&summary(None)), None, "it has not ended");
}

#[test]
fn what_a_call_demanded_is_taken_from_its_record() {
    let mut header = summary(None).header;
    assert_eq!(Tried::on_record(&header), None, "an earlier version noted nothing");
    let needs = BTreeSet::from(["stutter".to_owned(), "anxiety".to_owned()]);
    header.demands = Some(Demands {
        needs: needs.clone(),
        level: 2,
    });
    let call = Tried::Call {
        scenario: "podatek".into(),
        needs,
        level: 2,
    };
    assert_eq!(Tried::on_record(&header), Some(call));
    header.played = Played::Shift {
        shift: "poniedzialek".into(),
        version: 1,
    };
    header.demands = None;
    let shift = Tried::Shift {
        shift: "poniedzialek".into(),
    };
    assert_eq!(Tried::on_record(&header), Some(shift));
}

#[test]
fn score_critical_errors_and_a_break_are_taken_over() {
    let mut failed = card(Passed::No, Vec::new());
    let error = |certainty| CriticalError {
        kind: CriticalErrorKind::Mockery,
        number: 9,
        certainty,
        evidence: Vec::new(),
    };
    failed.critical_errors = vec![error(Certainty::Unclear)];
    let mut recorded = summary(closing(Closed::Finished, Some(failed.clone())));
    let facts = facts_of(&recorded).unwrap();
    assert_eq!((facts.score, facts.critical, facts.resumed), (Some(87.5), false, false));
    assert_eq!(sat_at(&recorded), "2026-02-02T09:00:00Z");
    failed.critical_errors.push(error(Certainty::Certain));
    recorded.closed = closing(Closed::Finished, Some(failed));
    recorded.resumed = Some(Resumption {
        at: Millis(1_000),
        away: Millis(60_000),
        when: "2026-02-03T07:00:00Z".to_owned(),
        invigilator: None,
    });
    let facts = facts_of(&recorded).unwrap();
    assert_eq!((facts.critical, facts.resumed), (true, true));
    assert_eq!(sat_at(&recorded), "2026-02-03T07:00:00Z");
}

#[test]
fn a_rule_that_could_not_be_judged_came_up_and_one_that_did_not_apply_did_not() {
    let rules = vec![
        verdict("krynki:a", Verdict::Unclear),
        verdict("krynki:b", Verdict::NotApplicable),
        verdict("krynki:c", Verdict::Missed),
    ];
    let raised = raised_rules(&Card::Call(card(Passed::Yes, rules)));
    let expected = [("krynki:a", 1), ("krynki:c", 1)].map(|(rule, times)| (RuleId::new(rule), times));
    assert_eq!(raised, BTreeMap::from(expected));
}

#[test]
fn in_a_shift_a_rule_comes_up_once_for_every_call_that_raised_it() {
    let of_call = |name: &str, rules| CallCard {
        call: name.into(),
        way: Way::Incoming,
        began: Millis(0),
        card: card(Passed::Yes, rules),
    };
    let shift = ShiftCard {
        shift: "poniedzialek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: versions(),
        begins: 480,
        duration: Millis(9_000),
        score: None,
        passed: Passed::Yes,
        critical_errors: Vec::new(),
        rules: vec![
            verdict("krynki:a", Verdict::Partly),
            verdict("krynki:b", Verdict::Met),
            verdict("krynki:c", Verdict::NotApplicable),
        ],
        calls: vec![
            of_call("kos", vec![verdict("krynki:a", Verdict::Met)]),
            of_call("lis", vec![verdict("krynki:a", Verdict::Missed)]),
        ],
        notices: Vec::new(),
    };
    let expected = [("krynki:a", 2), ("krynki:b", 1)].map(|(rule, times)| (RuleId::new(rule), times));
    assert_eq!(raised_rules(&Card::Shift(shift)), BTreeMap::from(expected));
}
