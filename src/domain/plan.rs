//! A plan: what a trainee does and says, and when, in simulated time, and what must come of it. A plan is a test.

use std::path::PathBuf;

use super::{
    Addressee, CallId, CriticalErrorKind, DocumentId, Ending, LineKey, Millis, Mode, Passed, PersonId, ProcedureId,
    ProfileId, RuleId, ScenarioId, ShiftId, Switch, Verdict,
};

/// What a trainee does in one call, or in a shift, and what must come of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan<Of = ScenarioId> {
    /// What it shows, one line.
    pub title: String,
    /// The scenario or shift to play.
    pub of: Of,
    /// The procedure to score against.
    pub procedure: ProcedureId,
    /// Who the trainee is.
    pub profile: ProfileId,
    /// Seed of the call or shift.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// In order.
    pub steps: Vec<Step>,
    /// What must come of it.
    pub expect: PlanExpectation,
}

/// A plan for a shift.
pub type ShiftPlan = Plan<ShiftId>;

/// A plan for either, which names what is played by its id.
pub type AnyPlan = Plan<String>;

impl<Of: ToString> Plan<Of> {
    /// The same plan for whoever plays calls and shifts alike.
    pub fn for_any(self) -> AnyPlan {
        Plan {
            of: self.of.to_string(),
            title: self.title,
            procedure: self.procedure,
            profile: self.profile,
            seed: self.seed,
            mode: self.mode,
            steps: self.steps,
            expect: self.expect,
        }
    }
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When it begins.
    pub when: When,
    /// What the trainee does.
    pub what: Deed,
}

/// When a step begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// As soon as it is the trainee's turn (words to the caller, telephone keys, hanging up), or at once (papers and
    /// everything else); the default.
    Turn,
    /// This long after the previous step ended.
    After(Millis),
    /// When this ring starts (only before answering).
    AtRing(u32),
    /// At this session time.
    At(Millis),
    /// In the caller's next silent block, this long after it begins.
    InBlock(Millis),
    /// When the colleague on the other line has picked up and spoken.
    ColleagueReady,
    /// In a shift: at this time of day, minutes since midnight.
    AtMinute(u16),
    /// In a shift: when this call rings.
    Rings(CallId),
}

/// What the trainee does.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Picks up.
    Answer,
    /// Says words, spoken at a rate.
    Say {
        /// To whom.
        to: Addressee,
        /// The words.
        text: String,
        /// Syllables a second; 0 or less is rejected by the loader. Default 4.5.
        rate: f64,
        /// Confidence the recogniser is to report, 0–1; default 1.
        confidence: f32,
    },
    /// Types words.
    Type {
        /// To whom.
        to: Addressee,
        /// The words.
        text: String,
    },
    /// Plays a WAV file through the recogniser.
    SayWav {
        /// To whom.
        to: Addressee,
        /// The file, relative to the plan.
        wav: PathBuf,
    },
    /// Presses or releases a key.
    Key {
        /// Which one.
        key: LineKey,
        /// On or off.
        to: Switch,
    },
    /// Dials.
    Dial {
        /// Digits.
        number: String,
    },
    /// Rings a colleague for a transfer.
    Transfer {
        /// Whom.
        to: PersonId,
    },
    /// Connects caller and colleague.
    Connect,
    /// Returns to the caller without a transfer.
    BackToCaller,
    /// Hangs up.
    HangUp,
    /// Opens a document.
    OpenDocument {
        /// Which one.
        document: DocumentId,
    },
    /// Writes a note.
    WriteNote {
        /// Its text.
        text: String,
    },
    /// Leaves the desk.
    LeaveDesk,
    /// Returns to the desk.
    ReturnToDesk,
    /// Closes the door.
    CloseDoor,
    /// Does nothing until the caller hangs up (or the call ends otherwise).
    WaitForEnd,
    /// Does nothing for this long.
    Wait(Millis),
    /// The microphone breaks.
    LoseMicrophone,
    /// In a shift: takes up a call to be returned.
    TakeUp {
        /// Whose.
        call: CallId,
    },
    /// In a shift: puts a promised call into the diary.
    EnterDiary {
        /// Whose.
        call: CallId,
        /// When, minutes since midnight.
        minute: u16,
    },
    /// In a shift: forwards the desk's calls, or takes them again.
    Forward {
        /// To whom; none: to the desk.
        to: Option<PersonId>,
    },
}

/// What must come of a plan. Whatever is not named is not checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanExpectation {
    /// Lowest total, 0–100.
    pub score_at_least: Option<f64>,
    /// Highest total, 0–100.
    pub score_at_most: Option<f64>,
    /// Passed or not.
    pub passed: Option<Passed>,
    /// The critical errors, exactly.
    pub critical: Option<Vec<CriticalErrorKind>>,
    /// Verdicts of these rules.
    pub verdicts: Vec<(RuleId, Verdict)>,
    /// How the call ends; a shift as a whole has no such end.
    pub ending: Option<Ending>,
}
