//! A result after a person's rulings, added up as the scorer adds up. The result that was handed in stays as it was.
//!
//! It reads no procedure: each ruling brings the terms by which the result was scored.

use super::{critical, round, total};
use crate::domain::{
    Card, Certainty, CriticalError, ErrorFinding, Marks, Procedure, RuleVerdict, Ruled, Ruling, Terms, Verdict,
};

/// What of a procedure a ruling on one of its results has to keep.
pub fn terms(procedure: &Procedure) -> Terms {
    Terms {
        pass_from: procedure.marks.pass_from,
        critical: critical::critical_rules(procedure),
    }
}

/// The result to which rulings lead, in the order in which they were made; a later one on the same rule or critical error takes
/// the place of an earlier one. Of a shift it is the result as a whole; its calls by themselves stay as they were.
///
/// A rule ruled `partly` has half its points, unless it was `partly` before: then it keeps those that it had. Looking at the
/// whole changes nothing.
pub fn settle<'a>(card: &Card, rulings: impl IntoIterator<Item = &'a Ruling>) -> Card {
    let mut card = card.clone();
    let (rules, errors, score, passed) = match &mut card {
        Card::Call(card) => (
            &mut card.rules,
            &mut card.critical_errors,
            &mut card.score,
            &mut card.passed,
        ),
        Card::Shift(card) => (
            &mut card.rules,
            &mut card.critical_errors,
            &mut card.score,
            &mut card.passed,
        ),
    };
    // Those of missed rules are found anew.
    let mut found: Vec<CriticalError> = errors.iter().filter(|error| error.number != 0).cloned().collect();
    let mut terms = None;
    for ruling in rulings {
        match &ruling.ruled {
            Ruled::Whole => continue,
            Ruled::Rule { rule, verdict, weight } => {
                if let Some(found) = rules.iter_mut().find(|found| found.rule == *rule) {
                    rule_on(found, *verdict, *weight);
                }
            }
            Ruled::Error { kind, finding } => match finding {
                ErrorFinding::Dismissed => found.retain(|error| error.kind != *kind),
                ErrorFinding::Stands => match found.iter_mut().find(|error| error.kind == *kind) {
                    Some(error) => error.certainty = Certainty::Certain,
                    None => found.push(CriticalError {
                        kind: *kind,
                        number: kind.number(),
                        certainty: Certainty::Certain,
                        evidence: Vec::new(),
                    }),
                },
            },
        }
        terms = Some(&ruling.terms);
    }
    if let Some(terms) = terms {
        found.sort_by_key(|error| error.number);
        found.extend(critical::of_critical_rules(&terms.critical, rules, &found));
        *errors = found;
        *score = total::total(rules);
        let marks = Marks {
            pass_from: terms.pass_from,
            // Nothing is heard here.
            reliable_from: 0.0,
        };
        *passed = total::passed(marks, *score, errors);
    }
    card
}

fn rule_on(found: &mut RuleVerdict, verdict: Verdict, weight: f64) {
    if found.verdict == verdict {
        return;
    }
    let (share, maximum) = match verdict {
        Verdict::Met => (1.0, weight),
        Verdict::Partly => (0.5, weight),
        Verdict::Missed | Verdict::Unclear => (0.0, weight),
        Verdict::NotApplicable => (0.0, 0.0),
    };
    found.verdict = verdict;
    found.points = round(share * weight);
    found.maximum = maximum;
    if matches!(verdict, Verdict::Met | Verdict::NotApplicable) {
        found.tip = None;
    }
}
