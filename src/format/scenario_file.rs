//! A scenario file as it is written. Only its shape: what it means is checked in `scenario_checks`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

use super::caller_file::{CallerFile, VoiceFile};
use super::file::{Lines, Pairs, Seconds, Variants};
use super::stock_file::StockLines;
use super::tree::{At, Must};
use crate::domain::{LineQuality, Mark, SpeechAct};

/// One caller's call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Scenario")]
pub(super) struct ScenarioFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id: the folder's name.
    pub id: Must<At<String>>,
    /// The scenario's own version; raise it when its meaning changes. 1 unless given.
    #[schemars(range(min = 1))]
    pub version: Option<u32>,
    /// Title.
    pub title: Must<String>,
    /// One or two sentences for the briefing.
    pub summary: Must<String>,
    /// Difficulty, 1–3.
    #[schemars(range(min = 1, max = 3))]
    pub level: Must<u8>,
    /// The office's matter.
    pub matter: Must<String>,
    /// Sources of what is said about services.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Who of the people concerned has reviewed it.
    #[serde(default)]
    pub reviewed_by: Vec<String>,
    /// What may be hard to hear, told before the call.
    pub warning: Option<String>,
    /// Who calls.
    pub caller: Must<CallerFile>,
    /// How well the caller is heard; clear unless given.
    pub line: Option<LineQuality>,
    /// Who places the call; the caller unless given.
    pub direction: Option<DirectionFile>,
    /// What lies on the desk and who works in the office.
    pub desk: Option<DeskFile>,
    /// What the caller tells whenever asked.
    #[serde(default)]
    pub knows: Vec<KnowledgeFile>,
    /// The facts to convey.
    #[serde(default)]
    pub needs_to_hear: Vec<FactFile>,
    /// What the situation calls for.
    #[serde(default)]
    pub calls_for: Vec<DemandFile>,
    /// What happens around the call.
    #[serde(default)]
    pub happenings: Vec<At<HappeningFile>>,
    /// What the seed draws beyond the wording of lines.
    pub varies: Option<At<VariesFile>>,
    /// The conversation; the first moment opens it.
    #[schemars(length(min = 1))]
    pub call: Must<Vec<At<MomentFile>>>,
    /// Phrases in place of the stock ones.
    pub stock: Option<StockLines>,
}

/// What the seed draws of a scenario: one row of each group, and the order of moments.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Varies")]
pub(super) struct VariesFile {
    /// Groups of rows. A value of the drawn row stands wherever the file says "{$name}".
    #[serde(default)]
    pub rows: Pairs<Vec<Pairs<CellFile>>>,
    /// Lists of moments that follow one another in the file and may be played in any order.
    #[serde(default)]
    pub any_order: Vec<Vec<At<String>>>,
}

/// A value of a row: a number or a text.
pub(super) type CellFile = ValueFile;

/// Who places the call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Direction")]
pub(super) enum DirectionFile {
    /// The caller rings the desk.
    Incoming,
    /// The trainee dials the client.
    Outgoing(OutgoingFile),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Outgoing")]
pub(super) struct OutgoingFile {
    /// Number to dial.
    pub number: Must<String>,
    /// Ring-back before the client answers; 6 s unless given.
    pub answers_after_s: Option<Seconds>,
    /// Documents of the case; opening one counts as preparation.
    #[serde(default)]
    pub case: Vec<At<String>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Desk")]
pub(super) struct DeskFile {
    /// Documents the trainee can open.
    #[serde(default)]
    pub documents: Vec<DocumentFile>,
    /// The office's directory.
    #[serde(default)]
    pub directory: Vec<At<PersonFile>>,
    /// Who stands at the counter when the telephone rings.
    pub client: Option<ClientFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Client")]
pub(super) struct ClientFile {
    /// How the desk calls them.
    pub name: Must<String>,
    /// What they said last.
    pub says: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Document")]
pub(super) struct DocumentFile {
    /// Stable id.
    pub id: Must<At<String>>,
    /// Title.
    pub title: Must<String>,
    /// Text, paragraphs by blank lines.
    pub body: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Person")]
pub(super) struct PersonFile {
    /// Stable id.
    pub id: Must<At<String>>,
    /// First and last name.
    pub name: Must<String>,
    /// Unit.
    pub unit: Must<String>,
    /// Extension or number, in quotes.
    pub number: Must<String>,
    /// They pick up after this; 4 s unless given.
    pub answers_after_s: Option<Seconds>,
    /// Nobody picks up.
    #[serde(default)]
    pub no_answer: bool,
    /// The entry is out of date: no such number.
    #[serde(default)]
    pub out_of_date: bool,
    /// What they say when they pick up.
    pub greets: Option<Lines>,
    /// What they say once they know who calls about what.
    pub briefed: Option<Lines>,
    /// What they ask when they are told nothing.
    pub asks: Option<Lines>,
    /// How they sound.
    pub voice: Option<VoiceFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Knowledge")]
pub(super) struct KnowledgeFile {
    /// Stable id.
    pub id: Must<At<String>>,
    /// What the trainee is after, for the scorecard; the first question unless given.
    pub label: Option<String>,
    /// To be elicited.
    #[serde(default)]
    pub required: bool,
    /// To be elicited before data of the case are told.
    #[serde(default)]
    pub identity: bool,
    /// Sample questions that ask for it.
    pub asked_by: Must<Lines>,
    /// Test sentences that must be taken as asking for it.
    #[serde(default)]
    pub accepts: Variants,
    /// Test sentences that must not.
    #[serde(default)]
    pub rejects: Variants,
    /// The caller's answer.
    pub says: Must<Lines>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Fact")]
pub(super) struct FactFile {
    /// Stable id.
    pub id: Must<At<String>>,
    /// What it says, for the scorecard; the first sample unless given.
    pub label: Option<String>,
    /// Sample sentences that tell it.
    pub told_by: Must<Lines>,
    /// Test sentences that must be taken as telling it.
    #[serde(default)]
    pub accepts: Variants,
    /// Test sentences that must not.
    #[serde(default)]
    pub rejects: Variants,
    /// Values that must be right: a number, a time ("10:00"), digits ("800702222") or a word.
    #[serde(default)]
    pub values: Pairs<ValueFile>,
    /// What the caller says on hearing it.
    pub confirms: Option<Variants>,
    /// Data of somebody's case, not general information.
    #[serde(default)]
    pub case_data: bool,
}

/// A value of a fact: a number or a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ValueFile {
    Number(f64),
    Text(String),
}

impl<'de> Deserialize<'de> for ValueFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = ValueFile;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or a text")
            }
            fn visit_i64<E>(self, value: i64) -> Result<ValueFile, E> {
                Ok(ValueFile::Number(value as f64))
            }
            fn visit_f64<E>(self, value: f64) -> Result<ValueFile, E> {
                Ok(ValueFile::Number(value))
            }
            fn visit_str<E>(self, value: &str) -> Result<ValueFile, E> {
                Ok(ValueFile::Text(value.to_owned()))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for ValueFile {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "number" }, { "type": "string" }] })
    }
}

/// What the situation calls for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Demand")]
pub(super) enum DemandFile {
    /// Leaving the line for something: what for.
    LeaveLine(String),
    /// A transfer: to whom.
    Transfer(At<String>),
    /// The loudspeaker: who must listen.
    Loudspeaker(String),
    /// A queue or a visit.
    Visit,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Happening")]
pub(super) struct HappeningFile {
    /// When the conversation enters this moment …
    pub moment: Must<At<String>>,
    /// … and this much later; at once unless given.
    pub after_s: Option<Seconds>,
    /// A colleague breaks in.
    pub colleague_breaks_in: Option<BreaksInFile>,
    /// Colleagues talk aloud in the room.
    pub colleagues_talk: Option<TalkFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Talk")]
pub(super) struct TalkFile {
    /// What is heard of it.
    pub says: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "BreaksIn")]
pub(super) struct BreaksInFile {
    /// Who.
    pub name: Must<String>,
    /// Their words.
    pub says: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Moment")]
pub(super) struct MomentFile {
    /// Its name.
    pub moment: Must<At<String>>,
    /// What the caller says on entering; nothing: they wait.
    #[serde(default)]
    pub caller: Variants,
    /// What the line carries beyond words.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// What the trainee's next turn may do, and where that leads; the first that fits is taken.
    #[serde(default)]
    pub expect: Vec<At<ExpectationFile>>,
    /// The moment is over once these were told and asked.
    pub until: Option<At<UntilFile>>,
    /// Where "until" leads.
    pub then: Option<At<String>>,
    /// When nothing fitted.
    pub otherwise: Option<OtherwiseFile>,
    /// The caller's words when the trainee is silent.
    #[serde(default)]
    pub on_silence: Variants,
    /// The caller ends the call after this moment.
    pub hangs_up: Option<HangsUpFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Expectation")]
pub(super) struct ExpectationFile {
    /// All of these acts are performed …
    #[serde(default)]
    pub acts: Vec<SpeechAct>,
    /// … these facts told …
    #[serde(default)]
    pub told: Vec<At<String>>,
    /// … and these details asked.
    #[serde(default)]
    pub asked: Vec<At<String>>,
    /// Test sentences that, said as the moment begins, must be taken so.
    #[serde(default)]
    pub accepts: Variants,
    /// Test sentences that must not.
    #[serde(default)]
    pub rejects: Variants,
    /// The caller's answer.
    #[serde(default)]
    pub caller: Variants,
    /// What the answer carries beyond words.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Where the talk goes on; it stays unless given.
    pub then: Option<At<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Until")]
pub(super) struct UntilFile {
    /// All of these facts were told …
    #[serde(default)]
    pub told: Vec<At<String>>,
    /// … and all of these details obtained.
    #[serde(default)]
    pub asked: Vec<At<String>>,
    /// Where the talk goes on; it may stand beside "until" too.
    pub then: Option<At<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Otherwise")]
pub(super) struct OtherwiseFile {
    /// The caller's words.
    pub caller: Must<Lines>,
    /// Where the talk goes on; it stays unless given.
    pub then: Option<At<String>>,
    /// How often at most; 2 unless given.
    #[schemars(range(min = 1, max = 20))]
    pub at_most: Option<u32>,
    /// Where the talk goes on when that is used up.
    pub afterwards: Option<At<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "HangsUp")]
pub(super) struct HangsUpFile {
    /// This long after the last word on the line.
    pub after_s: Must<Seconds>,
}
