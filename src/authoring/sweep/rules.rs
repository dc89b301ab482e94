//! Which rules of a procedure the calls of a sweep bring up, and with which verdicts. Not every call is scored: of each seed
//! the perfect trainee's, the mediocre one's and a bad one's, another habit with each seed.

use super::desk::{Desk, Standing};
use crate::domain::{Criterion, Procedure, ProcedureId, RuleId, Scenario, Verdict};
use crate::scoring::score;

/// What became of a procedure's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesRaised {
    /// Of this procedure.
    pub procedure: ProcedureId,
    /// Calls that were scored.
    pub calls: usize,
    /// Every rule of the procedure, in its order.
    pub rules: Vec<RuleTally>,
}

/// How often which verdict was found on one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTally {
    /// Which rule.
    pub rule: RuleId,
    /// Calls in which it was met.
    pub met: usize,
    /// Partly met.
    pub partly: usize,
    /// Missed.
    pub missed: usize,
    /// Not heard reliably; tokens are, so it takes a transcript that never came.
    pub unclear: usize,
    /// Why a sweep cannot show it from every side; none: it can.
    pub beyond: Option<Beyond>,
}

impl RuleTally {
    /// Whether some call raised the rule.
    pub fn is_raised(&self) -> bool {
        self.met + self.partly + self.missed + self.unclear > 0
    }
}

/// What a rule takes that trainees of a sweep do not do. Plans show such rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Several calls one after another: a shift.
    Shift,
    /// Papers, doors and keys of the desk.
    Desk,
    /// Words to somebody in the room.
    Room,
}

/// What the rule takes that goes beyond a sweep.
fn beyond(criterion: &Criterion) -> Option<Beyond> {
    match criterion {
        Criterion::ReturnMissedCalls | Criterion::KeepCallbacks { .. } => Some(Beyond::Shift),
        Criterion::PrepareOutgoing | Criterion::LoudspeakerConsent { .. } => Some(Beyond::Desk),
        Criterion::Focus { .. } | Criterion::Privacy { .. } => Some(Beyond::Room),
        Criterion::AllOf(parts) => parts.iter().find_map(beyond),
        Criterion::AnswerInTime { .. }
        | Criterion::AnswerWhileServing { .. }
        | Criterion::Introduce { .. }
        | Criterion::Courtesy { .. }
        | Criterion::HoldWhenAway
        | Criterion::AskDetails { .. }
        | Criterion::Inform { .. }
        | Criterion::CallerHangsUpFirst
        | Criterion::Transfer { .. }
        | Criterion::Patience { .. }
        | Criterion::Priority => None,
    }
}

/// The count under way.
pub(super) struct Tallies<'p> {
    procedure: &'p Procedure,
    coverage: RulesRaised,
}

impl<'p> Tallies<'p> {
    pub(super) fn of(procedure: &'p Procedure) -> Self {
        let rules = procedure.rules.iter().map(|rule| RuleTally {
            rule: rule.id.clone(),
            met: 0,
            partly: 0,
            missed: 0,
            unclear: 0,
            beyond: beyond(&rule.criterion),
        });
        Self {
            procedure,
            coverage: RulesRaised {
                procedure: procedure.id.clone(),
                calls: 0,
                rules: rules.collect(),
            },
        }
    }

    /// Scores a call and counts its verdicts. A call that never ended proves nothing of a rule.
    pub(super) fn note(&mut self, scenario: &Scenario, desk: &Desk) {
        let Standing::Over(_) = desk.standing() else {
            return;
        };
        self.coverage.calls += 1;
        let card = score(self.procedure, scenario, desk.log());
        // A scorecard has every rule of the procedure, in its order.
        for (tally, found) in self.coverage.rules.iter_mut().zip(&card.rules) {
            match found.verdict {
                Verdict::Met => tally.met += 1,
                Verdict::Partly => tally.partly += 1,
                Verdict::Missed => tally.missed += 1,
                Verdict::Unclear => tally.unclear += 1,
                Verdict::NotApplicable => {}
            }
        }
    }

    pub(super) fn finish(self) -> RulesRaised {
        self.coverage
    }
}
