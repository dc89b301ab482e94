//! An office's procedure as data: rules, each with a clause, a weight and a measurable criterion.
//!
//! Criteria are a closed set; an office composes its own file of them. Every figure is a parameter.

use super::{Bilingual, Millis, ProcedureId, RuleId, SpeechAct};

/// An office's procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// Stable id (`krynki`).
    pub id: ProcedureId,
    /// Version of the file, raised when a rule's meaning changes.
    pub version: u32,
    /// Whose procedure it is.
    pub title: Bilingual,
    /// The document behind it: name, date, section.
    pub source: String,
    /// Marks and thresholds that hold for the whole procedure.
    pub marks: Marks,
    /// In the order of the document.
    pub rules: Vec<Rule>,
    /// Which critical errors fail an attempt under this procedure.
    pub critical_errors: Vec<CriticalErrorRule>,
}

impl Procedure {
    /// The rule with this id.
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| &rule.id == id)
    }
}

/// Marks and thresholds of a whole procedure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marks {
    /// Passed from this score, 0–100.
    pub pass_from: f64,
    /// Speech recognised with less confidence (0–1) than this is not heard reliably.
    pub reliable_from: f32,
}

/// One rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// `krynki:4.1.a`.
    pub id: RuleId,
    /// The clause of the office's document ("§ 4 ust. 1 lit. a").
    pub clause: String,
    /// Short title in our own words.
    pub title: Bilingual,
    /// One sentence on how to do better.
    pub tip: Bilingual,
    /// Weight in the total, over 0.
    pub weight: f64,
    /// Whether missing it fails the attempt whatever the points.
    pub severity: Severity,
    /// When it is raised, met, partly met, missed.
    pub criterion: Criterion,
}

/// Whether a missed rule fails the attempt.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It costs its points.
    #[default]
    Ordinary,
    /// It fails the attempt.
    Critical,
}

/// A critical error that this procedure counts.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticalErrorRule {
    /// Which kind.
    pub kind: CriticalErrorKind,
    /// The clause it offends.
    pub clause: String,
}

/// The closed set of measurable criteria. SCORING.md's table, with its figures as parameters.
#[derive(Debug, Clone, PartialEq)]
pub enum Criterion {
    /// Raised by each incoming call. Met when answered before ring `before_ring` starts.
    AnswerInTime {
        /// The ring that must not start (4: by the third).
        before_ring: u32,
    },
    /// Raised by a call that rings while a client is served: answered before ring `before_ring` starts, and a definite
    /// time agreed, or a number asked for and a callback promised.
    AnswerWhileServing {
        /// The ring that must not start (4: by the third).
        before_ring: u32,
    },
    /// Raised by a missed call: called back before the session's end.
    ReturnMissedCalls,
    /// Raised by each call at its opening: every part before the matter is gone into.
    Introduce {
        /// What must be said.
        parts: Vec<IntroductionPart>,
        /// Share of the parts for `partly`, 0–1.
        partly_from: f64,
        /// Whether they must be said in the order of the list.
        order: PartOrder,
    },
    /// Raised by somebody who breaks in, side talk, a companion.
    Focus {
        /// Remarks to others that are still `partly`.
        short_remarks: u32,
    },
    /// Raised by each call: courteous wording and no violation of courtesy.
    Courtesy {
        /// Acts of courtesy; at least `at_least` different ones make it met.
        signs: Vec<SpeechAct>,
        /// How many of them.
        at_least: usize,
        /// Acts that violate courtesy.
        violations: Vec<SpeechAct>,
    },
    /// Raised by colleagues audible in the room.
    Privacy {
        /// Time to do something about it.
        within: Millis,
    },
    /// Raised when the trainee leaves the line or the scenario calls for it: hold before, released on return.
    HoldWhenAway,
    /// Raised by each call the trainee places: prepared before dialling.
    PrepareOutgoing,
    /// Raised by details to be elicited.
    AskDetails {
        /// Whether asking must begin before information is given.
        order: AskOrder,
    },
    /// Raised by facts to be conveyed: all right, and understanding made sure of.
    Inform {
        /// Share of the facts for `partly`, 0–1.
        partly_from: f64,
    },
    /// Raised by the end of a conversation on this line: the caller hangs up first.
    CallerHangsUpFirst,
    /// Raised by a promised callback: placed in time.
    KeepCallbacks {
        /// Met within this of the agreed time.
        within: Millis,
        /// Partly within this.
        late_within: Millis,
    },
    /// Raised by the loudspeaker pressed, announced or called for: consent asked and heard first.
    LoudspeakerConsent {
        /// When it must be asked.
        ask: ConsentAt,
    },
    /// Raised by a matter for someone else, or any transfer: right person, announced, colleague told.
    Transfer {
        /// When the colleague must be told.
        briefing: BriefingAt,
        /// After the connection, how long a briefing still counts as given at it.
        at_connection: Millis,
    },
    /// Raised when the caller waits: before it a request for patience with a reason or an estimate, then a word in time.
    Patience {
        /// Waiting from here on raises the rule.
        wait_over: Millis,
        /// A word again within this; later is `partly`.
        word_within: Millis,
        /// In practice, a hint after this.
        hint_after: Millis,
    },
    /// Raised by an access need whose matter brings a queue or a visit: served out of turn, said so.
    Priority,
    /// Raised by whatever raises one of these: each of them that is raised counts alike. None of them spans the calls of a shift, and
    /// none is such a rule itself.
    AllOf(Vec<Criterion>),
}

impl Criterion {
    /// The criteria that this one consists of; of all but [`Criterion::AllOf`] itself alone.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::AllOf(parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }
}

/// A part of the introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionPart {
    /// The office's full name.
    Office,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Position.
    Position,
    /// Unit.
    Unit,
}

impl IntroductionPart {
    /// The speech act that says it.
    pub fn act(self) -> SpeechAct {
        match self {
            Self::Office => SpeechAct::NameOffice,
            Self::FirstName => SpeechAct::NameFirst,
            Self::LastName => SpeechAct::NameLast,
            Self::Position => SpeechAct::NamePosition,
            Self::Unit => SpeechAct::NameUnit,
        }
    }
}

/// Whether the order of what is said to introduce oneself matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartOrder {
    /// Any order.
    Any,
    /// As they are listed.
    AsListed,
}

/// Whether the order of asking and informing matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskOrder {
    /// Any time.
    AnyTime,
    /// Begun before information is given.
    BeforeInforming,
}

/// When consent to the loudspeaker must be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConsentAt {
    /// Before the key is pressed.
    Use,
    /// As soon as it is intended: asking is the first that is said of it.
    Intention,
}

/// When the colleague must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BriefingAt {
    /// Before the connection.
    BeforeConnection,
    /// Before or at it.
    AtConnection,
}

/// The critical errors of DOMAIN.md, by their numbers there.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CriticalErrorKind {
    /// 1: hanging up on silence, an unusual voice, a relay or an accent.
    HungUpOnNeed,
    /// 2: hanging up first with the matter unresolved.
    HungUpUnresolved,
    /// 3: ignoring a disclosed danger to life.
    DangerIgnored,
    /// 4: loudspeaker before consent.
    LoudspeakerBeforeConsent,
    /// 5: case data to someone unverified.
    CaseDataUnverified,
    /// 6: interrupting or finishing sentences twice or more.
    InterruptedNeed,
    /// 7: speaking to the companion alone.
    CompanionAlone,
    /// 8: refusing a channel or a helper.
    ChannelRefused,
    /// 9: mockery, "ty", asking for the diagnosis.
    Mockery,
    /// 10: the room heard, or a long unannounced hold.
    RoomHeard,
    /// 11: a blind transfer, a promised callback missed.
    BlindTransfer,
    /// 12: pretending to have understood, a wrong value left.
    WrongValueLeft,
}

impl CriticalErrorKind {
    /// Every kind, by number.
    pub const ALL: [Self; 12] = [
        Self::HungUpOnNeed,
        Self::HungUpUnresolved,
        Self::DangerIgnored,
        Self::LoudspeakerBeforeConsent,
        Self::CaseDataUnverified,
        Self::InterruptedNeed,
        Self::CompanionAlone,
        Self::ChannelRefused,
        Self::Mockery,
        Self::RoomHeard,
        Self::BlindTransfer,
        Self::WrongValueLeft,
    ];

    /// Its number in DOMAIN.md, 1–12.
    pub fn number(self) -> u8 {
        // Declaration order is the table's order.
        self as u8 + 1
    }
}
