//! Whether a person can rule on a result as they wish to, and the ruling that it comes to. Whoever decides, in a browser or at the
//! command line, is held to the same.

use super::terms;
use crate::domain::{Card, CriticalErrorKind, ErrorFinding, Passed, Procedure, RuleId, Ruled, Ruling, Verdict};

/// What somebody wishes to decide on a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Another verdict on a rule.
    Rule {
        /// Which rule.
        rule: RuleId,
        /// The verdict from now on.
        verdict: Verdict,
    },
    /// Whether a critical error was one.
    Error {
        /// Which kind.
        kind: CriticalErrorKind,
        /// What it was found to be.
        finding: ErrorFinding,
    },
    /// The whole result stays as it is.
    Whole,
}

/// Why a result cannot be ruled on so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRuling {
    /// The result was scored by another version of the procedure, so that weights and marks may be others.
    OtherProcedure,
    /// Result or procedure has no such rule.
    NoRule,
    /// The result has no such critical error to dismiss; one of a missed rule goes with the rule.
    NoSuchError,
    /// The whole cannot stay as it is while it is neither passed nor not.
    StillPending,
}

/// The ruling that a decision comes to. `before` is the result as it stands; `procedure` is the one of today.
///
/// # Errors
/// Why it is none.
pub fn ruling(procedure: &Procedure, before: &Card, decision: Decision) -> Result<Ruling, NoRuling> {
    let graded = before.graded();
    if decision != Decision::Whole && procedure.version != version_of(before) {
        return Err(NoRuling::OtherProcedure);
    }
    let ruled = match decision {
        Decision::Rule { rule, verdict } => {
            let raised = graded.rules.iter().find(|found| found.rule == rule);
            let known = raised.and_then(|found| procedure.rule(&found.rule));
            let weight = known.ok_or(NoRuling::NoRule)?.weight;
            Ruled::Rule { rule, verdict, weight }
        }
        Decision::Error { kind, finding } => {
            let mut errors = graded.critical_errors.iter();
            let is_there = errors.any(|error| error.kind == kind && error.number != 0);
            if finding == ErrorFinding::Dismissed && !is_there {
                return Err(NoRuling::NoSuchError);
            }
            Ruled::Error { kind, finding }
        }
        Decision::Whole if graded.passed == Passed::Pending => return Err(NoRuling::StillPending),
        Decision::Whole => Ruled::Whole,
    };
    let terms = terms(procedure);
    Ok(Ruling { ruled, terms })
}

/// The version of the procedure by which a result was scored.
pub fn version_of(card: &Card) -> u32 {
    match card {
        Card::Call(card) => card.versions.procedure,
        Card::Shift(card) => card.versions.procedure,
    }
}
