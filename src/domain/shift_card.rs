//! The result of a shift: every rule over all its calls and the desk between them.

use serde::{Deserialize, Serialize};

use super::{
    CallId, CriticalError, Graded, Message, Millis, Mode, Passed, ProcedureId, ProfileId, RuleVerdict, Score,
    Scorecard, ShiftId, Versions, Way,
};

/// The result of a shift against one procedure. Times of evidence are into the shift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShiftCard {
    /// The shift played.
    pub shift: ShiftId,
    /// The procedure it was scored against.
    pub procedure: ProcedureId,
    /// The trainee's profile.
    pub profile: ProfileId,
    /// The seed of the shift.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Versions of everything the result depends on; `scenario` is the shift's own.
    pub versions: Versions,
    /// The time of day at which it began, minutes since midnight.
    pub begins: u16,
    /// How long the shift took.
    pub duration: Millis,
    /// The total, 0–100; none: no rule applied.
    pub score: Option<Score>,
    /// Passed, not, or for a trainer to settle.
    pub passed: Passed,
    /// Critical errors, certain and unclear ones.
    pub critical_errors: Vec<CriticalError>,
    /// Every rule of the procedure, in its order; one raised several times is the mean.
    pub rules: Vec<RuleVerdict>,
    /// Each call by itself, in the order in which they began.
    pub calls: Vec<CallCard>,
    /// Remarks on the attempt itself.
    pub notices: Vec<Message>,
}

/// One call of a shift, scored by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallCard {
    /// Whose.
    pub call: CallId,
    /// Whether they rang or were called back.
    pub way: Way,
    /// When it began, into the shift.
    pub began: Millis,
    /// Its scorecard, in its own time.
    pub card: Scorecard,
}

impl ShiftCard {
    /// What a plan can foresee of it.
    pub fn graded(&self) -> Graded<'_> {
        Graded {
            score: self.score,
            passed: self.passed,
            critical_errors: &self.critical_errors,
            rules: &self.rules,
            ending: None,
        }
    }
}
