//! What a person decided on a result that is kept. The result itself stays as it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CriticalErrorKind, RuleId, Verdict};

/// A decision on a result, with all that is needed to add the result up again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// What was decided.
    pub ruled: Ruled,
    /// What the procedure said, in the version by which the result was scored: a later one does not change it.
    pub terms: Terms,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruled {
    /// The verdict on a rule.
    Rule {
        /// Which rule.
        rule: RuleId,
        /// The verdict from now on.
        verdict: Verdict,
        /// The rule's weight in the procedure, over 0: its points where it applies.
        weight: f64,
    },
    /// A critical error.
    Error {
        /// Which kind.
        kind: CriticalErrorKind,
        /// Whether it was one.
        finding: ErrorFinding,
    },
    /// The whole result was looked at and left as it was.
    Whole,
}

/// Whether a critical error was one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorFinding {
    /// It was, beyond doubt.
    Stands,
    /// It was none.
    Dismissed,
}

/// What of a procedure decides how a result adds up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Passed from this score, 0–100.
    pub pass_from: f64,
    /// The rules that fail an attempt when they are missed, each with the kind of critical error that it counts as.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub critical: BTreeMap<RuleId, CriticalErrorKind>,
}
