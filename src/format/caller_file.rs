//! The caller's part of a scenario file as it is written: who they are, what they need, what they bear.

use schemars::JsonSchema;
use serde::Deserialize;

use super::file::Seconds;
use super::tree::{At, Must};
use crate::domain::Address;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Caller")]
pub(super) struct CallerFile {
    /// First and last name, nominative.
    pub name: Must<String>,
    /// How they are addressed.
    pub address: Must<AddressFile>,
    /// Age in years.
    #[schemars(range(min = 1, max = 120))]
    pub age: Must<u8>,
    /// How they sound.
    pub voice: Option<VoiceFile>,
    /// What they need on the phone; several may hold at once.
    pub needs: Option<At<NeedsFile>>,
    /// How long they bear what.
    pub patience: Option<PatienceFile>,
}

/// How a person is addressed.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Address")]
pub(super) enum AddressFile {
    /// "proszę pana".
    Pan,
    /// "proszę pani".
    Pani,
    /// "proszę państwa".
    #[serde(rename = "państwo")]
    Panstwo,
}

impl From<AddressFile> for Address {
    fn from(file: AddressFile) -> Self {
        match file {
            AddressFile::Pan => Self::Pan,
            AddressFile::Pani => Self::Pani,
            AddressFile::Panstwo => Self::Panstwo,
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Voice")]
pub(super) struct VoiceFile {
    /// Variant of the speech engine (m1 … f4).
    pub base: Option<String>,
    /// Words a minute.
    #[schemars(range(min = 80, max = 260))]
    pub rate: Option<u16>,
    /// Pitch, 0–99.
    #[schemars(range(min = 0, max = 99))]
    pub pitch: Option<u8>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Needs")]
pub(super) struct NeedsFile {
    /// Deaf; an interpreter or a relay passes the words on.
    pub relay: Option<PassedOnFile>,
    /// Deaf; a relative passes the words on.
    pub relative: Option<PassedOnFile>,
    /// Deafblind; a guide-interpreter passes the words on, a few at a time.
    pub deafblind: Option<DeafblindFile>,
    /// Does not follow long or fast sentences; misses numbers said once.
    pub hard_of_hearing: Option<HardOfHearingFile>,
    /// Is lost by "as you see above".
    pub blind: Option<PlainNeed>,
    /// Makes silent blocks, in which a word is an interruption.
    pub stutter: Option<StutterFile>,
    /// Looks for words; open questions are out of reach.
    pub aphasia: Option<AphasiaFile>,
    /// Wants to hear read back what they said.
    pub unclear_speech: Option<PlainNeed>,
    /// Follows short, exact sentences, a few things at a time.
    pub intellectual_disability: Option<IntellectualDisabilityFile>,
    /// Takes words literally and needs exact times.
    pub autism: Option<PlainNeed>,
    /// Rudeness, hurry and refusal close the way to them.
    pub crisis: Option<CrisisFile>,
    /// Does not bear waiting of which nobody says how long it takes.
    pub anxiety: Option<AnxietyFile>,
    /// Forgets what was said once; long numbers and several things at once do not stay.
    pub dementia: Option<DementiaFile>,
    /// Must know how to get in, or another way.
    pub mobility: Option<PlainNeed>,
    /// Somebody sits beside them and listens.
    pub companion: Option<PlainNeed>,
    /// Learns Polish: fast and long sentences, figures of speech and office language are lost.
    pub weak_polish: Option<WeakPolishFile>,
}

/// A need without parameters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PlainNeed")]
pub(super) struct PlainNeed {}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PassedOn")]
pub(super) struct PassedOnFile {
    /// Silence before every answer; 4 s for an interpreter and 2 s for a relative unless given.
    pub delay_s: Option<Seconds>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Deafblind")]
pub(super) struct DeafblindFile {
    /// Silence before every answer; 6 s unless given.
    pub delay_s: Option<Seconds>,
    /// Pieces of information that one turn may bring; 1 unless given.
    #[schemars(range(min = 1, max = 6))]
    pub things: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Aphasia")]
pub(super) struct AphasiaFile {
    /// Silence before every answer; 3 s unless given.
    pub delay_s: Option<Seconds>,
    /// Longest sentence that is followed, words; 10 unless given.
    #[schemars(range(min = 3, max = 60))]
    pub words: Option<u32>,
    /// Pieces of information that one turn may bring; 1 unless given.
    #[schemars(range(min = 1, max = 6))]
    pub things: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "IntellectualDisability")]
pub(super) struct IntellectualDisabilityFile {
    /// Longest sentence that is followed, words; 12 unless given.
    #[schemars(range(min = 3, max = 60))]
    pub words: Option<u32>,
    /// Pieces of information that one turn may bring; 2 unless given.
    #[schemars(range(min = 1, max = 6))]
    pub things: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Crisis")]
pub(super) struct CrisisFile {
    /// Words that hurt after which they hang up; 2 unless given.
    #[schemars(range(min = 1, max = 4))]
    pub offences: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Anxiety")]
pub(super) struct AnxietyFile {
    /// How long they wait when nobody said how long it takes; 20 s unless given.
    pub wait_s: Option<Seconds>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Dementia")]
pub(super) struct DementiaFile {
    /// Most digits in one go; 3 unless given.
    #[schemars(range(min = 1, max = 12))]
    pub digits: Option<u32>,
    /// Pieces of information that one turn may bring; 1 unless given.
    #[schemars(range(min = 1, max = 6))]
    pub things: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WeakPolish")]
pub(super) struct WeakPolishFile {
    /// Fastest speech, syllables a second; 4.5 unless given (standard speech is 4–5.5).
    #[schemars(range(min = 1.0, max = 10.0))]
    pub syllables_per_s: Option<f64>,
    /// Longest sentence, words; 10 unless given.
    #[schemars(range(min = 3, max = 60))]
    pub words: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "HardOfHearing")]
pub(super) struct HardOfHearingFile {
    /// What is still followed.
    pub follows_up_to: Must<FollowsFile>,
    /// What is missed when said only once.
    #[serde(default)]
    pub misses: Vec<MissesFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "FollowsUpTo")]
pub(super) struct FollowsFile {
    /// Fastest speech, syllables a second (standard speech is 4–5.5).
    #[schemars(range(min = 1.0, max = 10.0))]
    pub syllables_per_s: Must<f64>,
    /// Longest sentence, words.
    #[schemars(range(min = 3, max = 60))]
    pub words: Must<u32>,
}

/// What is missed when said only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Misses")]
pub(super) enum MissesFile {
    /// Numbers.
    Numbers,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Stutter")]
pub(super) struct StutterFile {
    /// How much longer a block becomes when it is interrupted; 2 s unless given.
    pub interrupted_adds_s: Option<Seconds>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Patience")]
pub(super) struct PatienceFile {
    /// Silence after which they ask whether anyone is there; 8 s unless given.
    pub silence_s: Option<Seconds>,
    /// Hold after which they give up; 60 s unless given.
    pub hold_s: Option<Seconds>,
    /// How often they ask again before they give up; 3 unless given.
    #[schemars(range(min = 1, max = 20))]
    pub repeats: Option<u32>,
    /// Ringing after which they give up; 30 s unless given.
    pub ringing_s: Option<Seconds>,
}
