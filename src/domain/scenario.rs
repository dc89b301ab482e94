//! A scenario: one caller, what they know, what they need to hear, and how the talk goes on.
//!
//! Conversation is no rigid tree: what the caller knows may be asked at any moment, what the caller needs
//! to hear may be told at any moment, and moments say how the talk goes on.

use serde::{Deserialize, Serialize};

use super::{
    Demand, Desk, DetailId, Document, DocumentId, FactId, Happening, Manner, Millis, MomentId, NeedProfile, Person,
    PersonId, ScenarioId, SpeechAct,
};

/// One caller's call, as an author wrote it and the loader checked it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Stable id, the file's name without its ending.
    pub id: ScenarioId,
    /// The scenario's own version, raised by its author when its meaning changes.
    pub version: u32,
    /// Title, Polish.
    pub title: String,
    /// One or two sentences for the briefing, Polish.
    pub summary: String,
    /// Difficulty, 1–3.
    pub level: u8,
    /// The office's matter ("dowód osobisty").
    pub matter: String,
    /// Sources of the facts about services.
    pub sources: Vec<String>,
    /// Who of the people concerned has reviewed it.
    pub reviewed_by: Vec<String>,
    /// What may be hard to hear, told before the call; none where nothing is.
    pub warning: Option<String>,
    /// Who calls.
    pub caller: Caller,
    /// How well they are heard.
    pub line: LineQuality,
    /// Who places the call.
    pub direction: Direction,
    /// What lies on the desk and who works in the office.
    pub desk: Desk,
    /// What the caller tells whenever asked.
    pub knows: Vec<Knowledge>,
    /// The facts to convey.
    pub needs_to_hear: Vec<Fact>,
    /// What the situation calls for, whether or not the trainee thinks of it.
    pub calls_for: Vec<Demand>,
    /// What happens around the call.
    pub happenings: Vec<Happening>,
    /// The conversation; the first moment opens it.
    pub moments: Vec<Moment>,
    /// What the caller says where the scenario leaves it open.
    pub stock: StockPhrases,
    /// The author's test sentences, in the order of the file. No call is played by them and nothing is understood by them.
    pub samples: Vec<SampleSentence>,
}

/// A sentence that an author wants understood in one way, or not: test data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleSentence {
    /// What it is about.
    pub of: SampleOf,
    /// Whether it must be taken as that; otherwise it must not.
    pub accepted: bool,
    /// Its place in its list, from 0.
    pub index: usize,
    /// The trainee's words.
    pub text: String,
}

/// What a test sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SampleOf {
    /// It tells this fact, with right values.
    Fact(FactId),
    /// It asks for this detail.
    Detail(DetailId),
    /// The first turn after this moment was entered, it is taken as this expectation.
    Expectation {
        /// The moment.
        moment: MomentId,
        /// Its place in the moment's list, from 0.
        index: usize,
    },
}

impl Scenario {
    /// The moment with this id.
    pub fn moment(&self, id: &MomentId) -> Option<&Moment> {
        self.moments.iter().find(|moment| &moment.id == id)
    }

    /// The fact with this id.
    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.needs_to_hear.iter().find(|fact| &fact.id == id)
    }

    /// What the caller knows under this id.
    pub fn knowledge(&self, id: &DetailId) -> Option<&Knowledge> {
        self.knows.iter().find(|known| &known.id == id)
    }

    /// The directory entry with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.desk.directory.iter().find(|person| &person.id == id)
    }

    /// The document with this id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.desk.documents.iter().find(|document| &document.id == id)
    }
}

/// The person on the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Caller {
    /// First and last name, nominative.
    pub name: String,
    /// How they are addressed.
    pub address: Address,
    /// Age in years.
    pub age: u8,
    /// How they sound.
    pub voice: Voice,
    /// What they need on the phone; several may hold at once, none is a caller with nothing remarkable.
    pub needs: Vec<NeedProfile>,
    /// How long they bear what.
    pub patience: Patience,
}

/// How a person is addressed in Polish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    /// "proszę pana".
    Pan,
    /// "proszę pani".
    Pani,
    /// "proszę państwa".
    Panstwo,
}

/// A synthetic voice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Voice {
    /// Variant of the speech engine ("m3").
    pub base: String,
    /// Words a minute, 80–260, before the manner has its say.
    pub rate: u16,
    /// 0–99.
    pub pitch: u8,
    /// What the person's needs make of it.
    pub manner: Manner,
}

impl Voice {
    /// Words a minute as it speaks.
    pub fn spoken_rate(&self) -> u16 {
        self.manner.pace(self.rate)
    }
}

/// How well the caller is heard.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineQuality {
    /// As the telephone network carries it.
    #[default]
    Clear,
    /// A hiss under the words.
    Noisy,
    /// A mobile at the edge of its reach: a narrow band and short drop-outs.
    Mobile,
}

/// What the caller bears before they speak up or give up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Silence after which they ask whether anyone is there.
    pub silence: Millis,
    /// Waiting on hold after which they give up, unless spoken to meanwhile.
    pub hold: Millis,
    /// How often they ask again (silence, not understood, wrong turn) before they give up.
    pub repeats: u32,
    /// Ringing after which they give up.
    pub ringing: Millis,
}

/// Who places the call.
#[derive(Debug, Clone, PartialEq)]
pub enum Direction {
    /// The caller rings the desk.
    Incoming,
    /// The trainee dials the client.
    Outgoing {
        /// Number to dial, digits.
        number: String,
        /// Ring-back before the client answers.
        answers_after: Millis,
        /// Documents that belong to the case; opening one counts as preparation.
        case: Vec<DocumentId>,
    },
}

/// A thing the caller knows and tells whenever asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// Stable id.
    pub id: DetailId,
    /// Why it matters that it is asked.
    pub duty: DetailDuty,
    /// What the trainee is after, for the scorecard ("numer sprawy").
    pub label: String,
    /// Sample questions that ask for it.
    pub asked_by: Vec<String>,
    /// The caller's answer, variants by seed.
    pub says: Vec<Line>,
}

/// Whether a detail is to be elicited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailDuty {
    /// Told when asked; nobody loses points over it.
    Optional,
    /// To be elicited.
    Required,
    /// To be elicited before data of the case are told.
    Identity,
}

/// A fact the caller needs to hear.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Stable id.
    pub id: FactId,
    /// What it says, for the scorecard.
    pub label: String,
    /// Sample sentences that tell it.
    pub told_by: Vec<String>,
    /// Values that must be right; compared, so that a wrong one is caught.
    pub values: Vec<FactValue>,
    /// What the caller says on hearing it, variants by seed; may be empty.
    pub confirms: Vec<Line>,
    /// Whether it is general information or data of somebody's case.
    pub kind: FactKind,
}

/// A figure or word inside a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactValue {
    /// Name, for messages ("photos").
    pub name: String,
    /// The right value.
    pub value: Value,
}

/// The right value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, an amount, a count.
    Number(f64),
    /// A clock time, minutes since midnight.
    Time(u16),
    /// Digits of a telephone or case number.
    Digits(String),
    /// A word or phrase that must occur, in any inflection.
    Word(String),
}

/// Who may hear a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// General information: for anyone.
    General,
    /// Data of a case: only after every identity detail was obtained.
    CaseData,
}

/// A named moment of the conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Stable id.
    pub id: MomentId,
    /// What the caller says on entering, variants by seed; empty: they wait in silence.
    pub caller: Vec<Line>,
    /// What the caller's line is, beyond words.
    pub marks: Vec<Mark>,
    /// What the trainee's next turn may do and where that leads; the first that fits is taken.
    pub expect: Vec<Expectation>,
    /// The moment is over once these were told and asked.
    pub until: Option<Until>,
    /// When nothing fitted.
    pub otherwise: Option<Otherwise>,
    /// The caller's words when the trainee is silent; empty: "Halo?" from the engine.
    pub on_silence: Vec<Line>,
    /// The caller ends the call after this moment's line.
    pub hangs_up: Option<HangUp>,
}

/// What a caller's line carries beyond its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Danger to life is disclosed.
    Danger,
    /// A channel is asked for (e-mail, SMS, post).
    Channel,
    /// A helper is asked for or present.
    Helper,
    /// The caller answers a request for the loudspeaker with yes.
    ConsentsToSpeaker,
    /// … with no.
    RefusesSpeaker,
}

/// What a turn of the trainee may do, and where that leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// All of these acts are performed …
    pub acts: Vec<SpeechAct>,
    /// … these facts told …
    pub told: Vec<FactId>,
    /// … and these details asked.
    pub asked: Vec<DetailId>,
    /// The caller's answer, variants by seed; empty: none.
    pub caller: Vec<Line>,
    /// What the answer carries beyond words.
    pub marks: Vec<Mark>,
    /// Where the talk goes on; none: stay.
    pub then: Option<MomentId>,
}

/// When a moment is over by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Until {
    /// All of these facts were told (at any time) …
    pub told: Vec<FactId>,
    /// … and all of these details obtained.
    pub asked: Vec<DetailId>,
    /// Where the talk goes on.
    pub then: MomentId,
}

/// What happens when nothing fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Otherwise {
    /// The caller's words.
    pub caller: Vec<Line>,
    /// Where the talk goes on; none: stay.
    pub then: Option<MomentId>,
    /// How often at most; afterwards the talk goes on at `afterwards`, or stays without a word.
    pub at_most: u32,
    /// Where the talk goes on when that is used up.
    pub afterwards: Option<MomentId>,
}

/// How the caller ends the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HangUp {
    /// This long after the last word on the line.
    pub after: Millis,
}

/// What any caller says in situations that the scenario does not spell out; variants by seed.
///
/// The loader fills it from the shipped stock file, a scenario's own `stock:` taking the place of single entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StockPhrases {
    /// After a silence: "Halo? Jest tam kto?"
    pub are_you_there: Vec<Line>,
    /// Not followed, spoken too fast.
    pub too_fast: Vec<Line>,
    /// Not followed, too long.
    pub too_long: Vec<Line>,
    /// A number was missed.
    pub number_missed: Vec<Line>,
    /// Cannot see what is being pointed at.
    pub cannot_see: Vec<Line>,
    /// Several things were said at once.
    pub too_much: Vec<Line>,
    /// A long number was said in one go.
    pub many_digits: Vec<Line>,
    /// A figure of speech was taken literally.
    pub taken_literally: Vec<Line>,
    /// Office language was not understood.
    pub plain_words: Vec<Line>,
    /// Asks for the exact time of something announced vaguely.
    pub exact_time: Vec<Line>,
    /// Was spoken about, not to.
    pub speak_to_me: Vec<Line>,
    /// Cannot answer an open question.
    pub ask_me_yes_or_no: Vec<Line>,
    /// Wants to hear read back what they said.
    pub read_back: Vec<Line>,
    /// Has forgotten what was said once.
    pub forgot: Vec<Line>,
    /// Asks how to get in.
    pub how_to_get_in: Vec<Line>,
    /// Nothing in the turn moved the talk on.
    pub did_not_follow: Vec<Line>,
    /// Agrees to the loudspeaker.
    pub consents_to_speaker: Vec<Line>,
    /// Agrees to wait or to be put on hold.
    pub agrees_to_wait: Vec<Line>,
    /// Agrees to be put through.
    pub agrees_to_transfer: Vec<Line>,
    /// Says yes to a summary or a read-back.
    pub confirms: Vec<Line>,
    /// Answers a teach-back; `{facts}` stands for what was taken in.
    pub teaches_back: Vec<Line>,
    /// Cannot answer a teach-back: nothing was taken in yet.
    pub cannot_teach_back: Vec<Line>,
    /// On being thanked for waiting, or spoken to again after a hold.
    pub back_on_line: Vec<Line>,
    /// Nothing more is needed.
    pub nothing_else: Vec<Line>,
    /// Gives up: nobody speaks, or nothing is understood.
    pub gives_up: Vec<Line>,
    /// Rudeness, rushing or mockery was heard.
    pub protests: Vec<Line>,
    /// Says goodbye.
    pub goodbye: Vec<Line>,
    /// Rings a second time in a shift, the first call having come to nothing; said before the opening line. May be empty.
    pub rings_again: Vec<Line>,
    /// A colleague picks up; `{name}` and `{unit}` are theirs, filled in by the loader.
    pub colleague_greets: Vec<Line>,
    /// A colleague knows who calls about what.
    pub colleague_briefed: Vec<Line>,
    /// A colleague was told nothing.
    pub colleague_asks: Vec<Line>,
}

/// One line of a speaker: spoken parts, silent blocks and sounds.
///
/// Words may hold template holes, which the engine fills: `{masculine/feminine}` picks the form that agrees with the
/// trainee ("Bardzo {panu/pani} dziękuję"), `{office}`, `{unit}`, `{first_name}` and `{last_name}` are the trainee's,
/// `{caller}` is the caller's name, `{facts}` what they have taken in (stock phrases alone).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In order.
    pub parts: Vec<Part>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words, with template holes still in place.
    Speech(String),
    /// A silent block inside the turn (stutter, a relay's pause): a word from the trainee interrupts.
    Block(Millis),
    /// A sound told in captions in brackets ("[wzdycha]"), without words.
    Sound(String),
}

impl Line {
    /// The spoken parts, in order.
    pub fn spoken(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Speech(words) => Some(words.as_str()),
            Part::Block(_) | Part::Sound(_) => None,
        })
    }

    /// The words alone, parts joined by a space.
    pub fn words(&self) -> String {
        self.spoken().collect::<Vec<_>>().join(" ")
    }
}
