//! The result of what was played, be it a call or a shift, as it is kept.

use serde::{Deserialize, Serialize};

use super::{Graded, Passed, Scorecard, ShiftCard};

/// The result of what was played.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// Of a call.
    Call(Scorecard),
    /// Of a shift.
    Shift(ShiftCard),
}

impl Card {
    /// The total, 0–100; none: no rule applied.
    pub fn score(&self) -> Option<f64> {
        self.graded().score.map(|score| score.value)
    }

    /// Passed, not, or for a trainer to settle.
    pub fn passed(&self) -> Passed {
        self.graded().passed
    }

    /// What of it counts: total, critical errors and rules.
    pub fn graded(&self) -> Graded<'_> {
        match self {
            Self::Call(card) => card.graded(),
            Self::Shift(card) => card.graded(),
        }
    }
}
