//! The session log: everything that happened in a call, in order; replayed, it gives the same call.

use serde::{Deserialize, Serialize};

use super::{Client, DetailId, Effect, Event, FactId, Heard, Mark, Millis, MomentId, ProfileId, ScenarioId};

/// What a session recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionLog {
    /// What was played.
    pub header: LogHeader,
    /// In the order in which the engine took and gave them.
    pub entries: Vec<LogEntry>,
}

/// What was played, and with which versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogHeader {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Its version.
    pub scenario_version: u32,
    /// The trainee's profile.
    pub profile: ProfileId,
    /// The seed that chose every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Version of the engine.
    pub engine: String,
    /// What the call found around it.
    #[serde(default)]
    pub around: Around,
    /// What was made easier for the trainee.
    #[serde(default, skip_serializing_if = "Accommodations::is_none")]
    pub accommodations: Accommodations,
    /// Where in the talk it began, for a trial of the author's: such a log is no attempt and is not scored. None: at the
    /// beginning, as every attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beginning: Option<Box<Beginning>>,
}

/// A beginning in the middle of the talk: the line is open, greetings are over, and the caller enters a moment and says its
/// line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning {
    /// The moment that the caller enters.
    pub moment: MomentId,
    /// The session time at which they do.
    pub at: Millis,
    /// Facts that they have taken in before, in this order.
    pub told: Vec<FactId>,
    /// Facts that they last heard with a wrong value.
    pub mistaken: Vec<FactId>,
    /// Details that they have told before.
    pub asked: Vec<DetailId>,
    /// Numbers of [`Effect::Play`] that were given before; the next one follows.
    pub plays: u32,
}

impl Beginning {
    /// At this moment, with nothing told or asked before, at 0.
    pub fn fresh(moment: MomentId) -> Self {
        Self {
            moment,
            at: Millis::ZERO,
            told: Vec::new(),
            mistaken: Vec::new(),
            asked: Vec::new(),
            plays: 0,
        }
    }
}

/// What is made easier for a trainee whose disability makes the usual times unfair: it takes them longer to reach the
/// telephone, or to begin to type. Recorded with the attempt for the trainer, and on no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accommodations {
    /// Rings that may pass beyond the procedure's until the trainee answers, 0–3.
    pub extra_rings: u8,
    /// How long the other side waits for the trainee's words and for an answer, in percent of the usual, 100–300.
    pub waiting: u16,
}

impl Default for Accommodations {
    fn default() -> Self {
        Self {
            extra_rings: 0,
            waiting: 100,
        }
    }
}

impl Accommodations {
    /// Whether everything is as usual.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// A time that the other side waits.
    pub fn stretched(self, time: Millis) -> Millis {
        Millis(time.0.saturating_mul(u64::from(self.waiting)) / 100)
    }
}

/// What a call finds around it in a shift; nothing where it is played by itself.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// Who stands at the counter as it rings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Client>,
    /// The trainee's words for when they would call, said in an earlier call to the same person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// Whether the caller has rung before, and that call came to nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub again: bool,
}

/// How a call is played.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Hints, pause, retry.
    #[default]
    Practice,
    /// None of these.
    Exam,
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LogEntry {
    /// When.
    pub at: Millis,
    /// What.
    pub what: Logged,
}

/// What a log entry holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Logged {
    /// Something happened to the desk.
    Event(Event),
    /// The words of the [`Event::Said`] just before, understood.
    Heard(Heard),
    /// The outside was told to do something.
    Effect(Effect),
    /// The conversation entered a moment.
    Entered(MomentId),
    /// The caller took in a fact: it was told in a way they could follow.
    TookIn {
        /// Which fact.
        fact: FactId,
    },
    /// The caller did not follow the last turn.
    Lost {
        /// Why not.
        why: LostBecause,
    },
    /// The caller told a detail.
    Disclosed {
        /// Which one.
        detail: DetailId,
        /// Asked for it, or in answer to an open question.
        how: Disclosure,
    },
    /// The caller's words carried this.
    Marked(Mark),
    /// The trainee spoke into the caller's turn.
    Interrupted {
        /// In a silent block, or over words.
        what: InterruptedWhat,
    },
    /// The caller confirmed a summary or answered a teach-back.
    ConfirmedUnderstanding,
    /// A happening of the scenario took place.
    Happened {
        /// Its place in the scenario's list.
        happening: usize,
    },
}

/// Why a caller did not follow a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LostBecause {
    /// Spoken too fast for them.
    TooFast,
    /// A sentence too long for them.
    TooLong,
    /// A number said only once.
    NumberMissed,
    /// Explained by sight.
    Visual,
    /// Several things at once.
    TooMuch,
    /// Too many digits in one go.
    ManyDigits,
    /// A figure of speech.
    Idiom,
    /// Office language.
    Officialese,
    /// Said to the person beside the caller, about the caller.
    ThirdPerson,
    /// An open question.
    OpenQuestion,
}

/// How a detail came to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// The trainee asked for it.
    Asked,
    /// In answer to an open question.
    OpenQuestion,
}

/// What an interruption hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterruptedWhat {
    /// A silent block inside the caller's turn.
    Block,
    /// The caller's words.
    Words,
    /// The silence in which words are passed on, or looked for: the trainee asked whether anyone was there.
    Delay,
}
