//! What happens in a shift around its calls, what the outside must do about it, and the record of both.

use serde::{Deserialize, Serialize};

use super::{Accommodations, CallId, Client, Effect, Event, Millis, Mode, PersonId, ProfileId, SessionLog, ShiftId};

/// What happened. Times are given beside it, into the shift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShiftEvent {
    /// Something at the telephone or the desk: for the call on the line, else for the one being prepared.
    Desk(Event),
    /// The trainee takes up somebody who is to be called back: their papers lie ready, and their number can be dialled.
    TakenUp {
        /// Whose call.
        call: CallId,
    },
    /// The trainee put into the diary when somebody is to be called back.
    DiaryEntered {
        /// Whose call.
        call: CallId,
        /// When, minutes since midnight.
        minute: u16,
    },
    /// The desk's calls go to somebody else from now on, or to the desk again.
    Forwarded {
        /// To whom; none: to the desk.
        to: Option<PersonId>,
    },
    /// Nothing but time passed.
    Clock,
}

/// What the outside must do. Handlers match without `_`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShiftEffect {
    /// What the call on the line, or the one being prepared, asks for; see [`Effect`].
    Call(Effect),
    /// A call is on the line, ringing or dialled: show the number and the desk of its scenario.
    CallBegins {
        /// Whose.
        call: CallId,
        /// Who placed it.
        way: Way,
    },
    /// The line is free again: the office clock may run at the shift's pace.
    CallOver {
        /// Whose.
        call: CallId,
    },
    /// Somebody was not answered: put them into the list of missed calls.
    Missed {
        /// Whose call.
        call: CallId,
        /// Why.
        why: MissedBecause,
    },
    /// A call went to the substitute: show it.
    TakenBySubstitute {
        /// Whose call.
        call: CallId,
    },
    /// Somebody's papers lie ready: show the desk of the call to be placed.
    Ready {
        /// Whose call it returns.
        call: CallId,
    },
    /// A client comes to the counter: show them and caption their words.
    ClientArrives(Client),
    /// The client was served and leaves: show it.
    ClientLeaves(Client),
    /// An absence is near: say when, how long, what for, and who stands in.
    AbsenceNear {
        /// Its place in the shift's list.
        absence: usize,
    },
    /// The trainee leaves for an absence: show the desk empty.
    AbsenceBegins {
        /// Its place in the shift's list.
        absence: usize,
    },
    /// The trainee is back: show it.
    AbsenceOver {
        /// Its place in the shift's list.
        absence: usize,
    },
    /// An entry of the diary is due: show and sound it.
    DiaryDue {
        /// Whose call.
        call: CallId,
    },
    /// The shift is over: finish it.
    ShiftOver,
}

/// Why a call was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissedBecause {
    /// Nobody picked up.
    NotAnswered,
    /// The line was busy.
    Busy,
    /// It was forwarded although somebody was at the desk.
    ForwardedAway,
}

/// What a shift recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShiftLog {
    /// What was played.
    pub header: ShiftHeader,
    /// In the order in which the engine took and gave them.
    pub entries: Vec<ShiftEntry>,
    /// The calls that came to the line, in the order in which they began.
    pub calls: Vec<CallLog>,
}

/// What was played, and with which versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftHeader {
    /// The shift.
    pub shift: ShiftId,
    /// Its version.
    pub shift_version: u32,
    /// The trainee's profile.
    pub profile: ProfileId,
    /// The seed that chose every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Version of the engine.
    pub engine: String,
    /// What was made easier for the trainee.
    #[serde(default, skip_serializing_if = "Accommodations::is_none")]
    pub accommodations: Accommodations,
}

/// One entry of a shift's log. What happens within a call stands in the call's own log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShiftEntry {
    /// When, into the shift.
    pub at: Millis,
    /// What.
    pub what: ShiftLogged,
}

/// What a shift's log entry holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShiftLogged {
    /// Something happened.
    Event(ShiftEvent),
    /// The outside was told to do something.
    Effect(ShiftEffect),
}

/// One call of a shift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallLog {
    /// Whose.
    pub call: CallId,
    /// Whether they rang or were called back.
    pub way: Way,
    /// When its session time began, into the shift.
    pub began: Millis,
    /// What happened, in session time.
    pub log: SessionLog,
}

/// Who placed a call of a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// They rang.
    Incoming,
    /// The trainee called them back.
    Callback,
    /// They rang a second time: the first call was missed, or their patience ran out in it.
    Again,
}

impl Way {
    /// Whether they placed it.
    pub fn is_incoming(self) -> bool {
        match self {
            Self::Incoming | Self::Again => true,
            Self::Callback => false,
        }
    }
}
