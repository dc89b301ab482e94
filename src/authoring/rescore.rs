//! An attempt scored anew, long after: what it comes to today beside what was kept. Nothing on record changes by it.

use super::attempt::{Ended, Parts, replayed};
use crate::domain::{Card, CriticalError, Millis, RuleId, RuleVerdict, ShiftEvent};

/// What an attempt comes to today, beside what was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescored {
    /// The result of today.
    pub now: Card,
    /// Whether what happened takes the same course as then; none: nothing was kept to tell. Where it does not, another version of
    /// the program plays the same events otherwise, and the two results are of different calls.
    pub same_course: Option<bool>,
    /// Whether the total is the same, and whether it passed.
    pub same_total: bool,
    /// Rules whose verdict or points differ, in the order of the procedure.
    pub rules: Vec<RuleChange>,
    /// Critical errors that were found then and are not found today.
    pub errors_gone: Vec<CriticalError>,
    /// Critical errors that are found today and were not then.
    pub errors_new: Vec<CriticalError>,
}

/// A rule that comes out otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleChange {
    /// Which rule.
    pub rule: RuleId,
    /// What was found then; none: the result on record does not name the rule.
    pub then: Option<RuleVerdict>,
    /// What is found today; none: the rule is there no more.
    pub now: Option<RuleVerdict>,
}

impl Rescored {
    /// Whether it comes to the same as what was kept.
    pub fn is_same(&self) -> bool {
        self.same_course == Some(true)
            && self.same_total
            && self.rules.is_empty()
            && self.errors_gone.is_empty()
            && self.errors_new.is_empty()
    }
}

/// Plays an attempt over from its events, scores it, and holds the result against the one on record, where there is one.
pub fn rescored(parts: &Parts, events: &[(Millis, ShiftEvent)], ended: Ended, on_record: Option<&Card>) -> Rescored {
    let mut outcome = replayed(parts, events, ended);
    let now = outcome.record();
    let Some(then) = on_record else {
        return Rescored {
            now,
            same_course: None,
            same_total: false,
            rules: Vec::new(),
            errors_gone: Vec::new(),
            errors_new: Vec::new(),
        };
    };
    let same_course = outcome.stands_as(then.clone());
    let (before, after) = (then.graded(), now.graded());
    let rules = rules(before.rules, after.rules);
    let errors_gone = beyond(before.critical_errors, after.critical_errors);
    let errors_new = beyond(after.critical_errors, before.critical_errors);
    Rescored {
        same_course: Some(same_course),
        same_total: before.score == after.score && before.passed == after.passed,
        rules,
        errors_gone,
        errors_new,
        now,
    }
}

/// Rules that come out otherwise: those of today in their order, then those that are there no more.
fn rules(then: &[RuleVerdict], now: &[RuleVerdict]) -> Vec<RuleChange> {
    let find = |of: &[RuleVerdict], rule: &RuleId| of.iter().find(|one| one.rule == *rule).cloned();
    let of_today = now.iter().map(|one| RuleChange {
        rule: one.rule.clone(),
        then: find(then, &one.rule),
        now: Some(one.clone()),
    });
    let gone = then.iter().filter(|one| find(now, &one.rule).is_none());
    let gone = gone.map(|one| RuleChange {
        rule: one.rule.clone(),
        then: Some(one.clone()),
        now: None,
    });
    let mut all: Vec<RuleChange> = of_today.chain(gone).collect();
    all.retain(|change| match (&change.then, &change.now) {
        (Some(then), Some(now)) => then.verdict != now.verdict || then.points != now.points,
        _ => true,
    });
    all
}

/// Errors that have no like among others, by kind and certainty.
fn beyond(errors: &[CriticalError], others: &[CriticalError]) -> Vec<CriticalError> {
    let has_like = |error: &CriticalError| {
        let mut alike = others.iter().filter(|other| other.kind == error.kind);
        alike.any(|other| other.certainty == error.certainty)
    };
    errors.iter().filter(|error| !has_like(error)).cloned().collect()
}
