//! What was understood of one utterance: acts, facts and details, each with the words that prove it.

use serde::{Deserialize, Serialize};

use super::{DetailId, FactId, PhraseFound, SpeechAct};

/// What one utterance of the trainee does, as far as it was understood.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// Speech acts, also doubtful ones (confidence tells), at most one entry an act.
    pub acts: Vec<ActFound>,
    /// Facts of the scenario that were told, rightly or wrongly.
    pub facts: Vec<FactFound>,
    /// Details of the scenario that were asked for.
    pub details: Vec<DetailFound>,
    /// Syllables in the utterance.
    pub syllables: u32,
    /// Words of each sentence, in order; the last may go on in the next utterance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<u32>,
    /// Its words of more than four syllables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hard_words: Vec<String>,
    /// Phrases in it that could be plainer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<PhraseFound>,
    /// The most digits that are said in one go: a number read out without a pause, or written without a gap.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub digits: u32,
    /// Days and times of day that it names; only where the call has a place in the calendar.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<TimeFound>,
    /// Said to the room or a colleague: it asks for quiet, or says that somebody is on the telephone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_for_quiet: bool,
}

impl Heard {
    /// Words in the longest sentence; without punctuation, of the whole utterance.
    pub fn longest_sentence(&self) -> u32 {
        self.sentences.iter().copied().max().unwrap_or(0)
    }
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// A day, a time of day, or both, named in an utterance and counted from the day of the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFound {
    /// Days after the day of the call; 0: that day, also where only a time of day is named.
    pub day: i32,
    /// Minutes since midnight; none: a day without a time.
    pub minute: Option<u16>,
    /// The words that name it, with the preposition that leads them ("o wpół do dziesiątej").
    pub words: String,
}

/// A speech act found in an utterance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActFound {
    /// Which act.
    pub act: SpeechAct,
    /// How sure, 0–1. From 0.5 it counts as performed; between 0.35 and 0.65 it is doubtful.
    pub confidence: f32,
    /// The words that prove it, as they stand in the utterance.
    pub words: String,
}

/// A fact told in an utterance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactFound {
    /// Which fact.
    pub fact: FactId,
    /// Rightly, wrongly, or without its values.
    pub state: FactState,
    /// How sure, 0–1.
    pub confidence: f32,
    /// The words that prove it.
    pub words: String,
    /// Names of its values that were not said; only where it is [`FactState::Incomplete`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Whether one of its values is said at least twice, spelt or read in groups, so that it cannot be missed.
    pub repeated: Repetition,
}

/// How a fact was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactState {
    /// With all its values right.
    Told,
    /// With a value other than the right one.
    Wrong,
    /// Recognisably, but without (all of) its values.
    Incomplete,
}

/// Whether figures were said once or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repetition {
    /// Once.
    Once,
    /// More than once.
    Repeated,
}

/// A detail asked for in an utterance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DetailFound {
    /// Which detail.
    pub detail: DetailId,
    /// How sure, 0–1.
    pub confidence: f32,
    /// The words that ask for it.
    pub words: String,
}
