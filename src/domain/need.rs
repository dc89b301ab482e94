//! Need profiles: mechanics of a call, not labels on a person. Norms: DOMAIN.md's table, by way of each scenario.

use super::Millis;

/// What a caller needs on the phone, with the parameters that the engine and the scorecard apply.
#[derive(Debug, Clone, PartialEq)]
pub enum NeedProfile {
    /// Does not follow long or fast sentences; misses numbers said once.
    HardOfHearing {
        /// Fastest speech that is followed, syllables a second (standard speech is 4–5.5).
        syllables_per_s: f64,
        /// Longest sentence that is followed, words.
        words: u32,
        /// What becomes of numbers.
        numbers: Numbers,
    },
    /// Makes silent blocks in which a word from the trainee is an interruption.
    Stutter {
        /// How much longer a block becomes when it is interrupted.
        interrupted_adds: Millis,
    },
    /// Is lost by "as you see above" and by the web page as the only answer.
    Blind,
}

impl NeedProfile {
    /// The name of the need in files and messages.
    pub fn id(&self) -> &'static str {
        match self {
            Self::HardOfHearing { .. } => "hard_of_hearing",
            Self::Stutter { .. } => "stutter",
            Self::Blind => "blind",
        }
    }
}

/// What becomes of numbers told to a caller who is hard of hearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// Heard like other words.
    Heard,
    /// Missed unless said more than once or read in groups.
    MissedOnce,
}
