//! What is known of an attempt: its name, what was played by whom, how it was resumed and how it ended.
//!
//! Plain types. How they lie in a file is the journal's matter.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::people::TraineeId;
pub use crate::domain::Card;
use crate::domain::{Accommodations, Millis, Mode, ProcedureId, Profile, ScenarioId, ShiftId};
use crate::files::safe_name;

/// The most that what was played adds to an attempt's name, characters.
const LONGEST: usize = 60;

/// The name of an attempt, and of its file: `2026-11-29T09-14-05Z-senior-dowod-4f3a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptId(String);

impl AttemptId {
    /// A name from when the attempt began (RFC 3339), what is played and its seed; any system takes it for a file's name.
    pub fn new(begun: &str, what: &str, seed: u64) -> Self {
        let what: String = what.chars().take(LONGEST).collect();
        Self(safe_name(&format!("{begun}-{what}-{:04x}", seed & 0xffff)))
    }

    /// A name that somebody wrote; none: no attempt can be called so.
    pub fn parse(text: &str) -> Option<Self> {
        (!text.is_empty() && safe_name(text) == text).then(|| Self(text.to_owned()))
    }

    /// The name as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is known when an attempt begins; with the events it is enough to play and score it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptHeader {
    /// Its name.
    pub id: AttemptId,
    /// What is played.
    pub played: Played,
    /// The procedure it is scored against.
    pub procedure: ProcedureId,
    /// The procedure's version.
    pub procedure_version: u32,
    /// The trainee's name and place in the office, as of this attempt.
    pub profile: Profile,
    /// The seed that chooses every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// What was made easier for the trainee; told to the trainer, and on no certificate.
    #[serde(default, skip_serializing_if = "Accommodations::is_none")]
    pub accommodations: Accommodations,
    /// Version of the engine.
    pub engine: String,
    /// Version of the scorer.
    pub scorer: String,
    /// When it began: RFC 3339, UTC, whole seconds (`2026-11-29T09:14:05Z`), so that names sort as times do.
    pub begun: String,
    /// Who signed in; none: nobody did.
    pub trainee: Option<TraineeId>,
    /// Who let the exam begin, by name.
    pub invigilator: Option<String>,
    /// What the call demanded when it began; none in a shift, and in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demands: Option<Demands>,
}

/// What a call demands of a trainee, as far as certification asks for it. A later version of the scenario does not change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demands {
    /// The caller's needs, by their names in files (`stutter`).
    pub needs: BTreeSet<String>,
    /// Difficulty, 1–3.
    pub level: u8,
}

/// What is played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Played {
    /// One call.
    Call {
        /// The scenario.
        scenario: ScenarioId,
        /// Its version.
        version: u32,
    },
    /// A shift.
    Shift {
        /// The shift.
        shift: ShiftId,
        /// Its version.
        version: u32,
    },
}

impl Played {
    /// The scenario's or the shift's id.
    pub fn name(&self) -> &str {
        match self {
            Self::Call { scenario, .. } => scenario.as_str(),
            Self::Shift { shift, .. } => shift.as_str(),
        }
    }

    /// Whether both are the same call or the same shift, in whatever version.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Call { scenario: one, .. }, Self::Call { scenario: two, .. }) => one == two,
            (Self::Shift { shift: one, .. }, Self::Shift { shift: two, .. }) => one == two,
            (Self::Call { .. }, Self::Shift { .. }) | (Self::Shift { .. }, Self::Call { .. }) => false,
        }
    }
}

/// That an attempt went on after it had been broken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumption {
    /// Where it went on, in session time: that of the last event before.
    pub at: Millis,
    /// How long nobody played, by the clock on the wall.
    pub away: Millis,
    /// When it went on: RFC 3339, UTC.
    pub when: String,
    /// Whose code let it go on; none in practice, and in records of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invigilator: Option<String>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It was played to its end.
    Finished,
    /// It was broken off, and not resumed or not a second time.
    Interrupted,
    /// The trainee gave it up.
    GivenUp,
}

/// The end of an attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    /// How it ended.
    pub how: Closed,
    /// Its result; none: it was not scored.
    pub card: Option<Box<Card>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_is_named_by_time_matter_and_seed() {
        let id = AttemptId::new("2026-11-29T09:14:05Z", "senior-dowod", 0xabcd_4f3a);
        assert_eq!(id.as_str(), "2026-11-29T09-14-05Z-senior-dowod-4f3a");
        assert_eq!(AttemptId::parse(id.as_str()), Some(id));
        let strange = AttemptId::new("", &"../zażółć ".repeat(40), 7);
        assert!(strange.as_str().len() < 80, "{strange}");
        assert!(strange.as_str().ends_with("-0007"));
        assert_eq!(AttemptId::parse(strange.as_str()), Some(strange));
    }

    #[test]
    fn what_leads_out_of_the_folder_is_no_name() {
        for text in ["", "../people", "a/b", "a b", "-a", "a:b"] {
            assert_eq!(AttemptId::parse(text), None, "{text}");
        }
    }
}
