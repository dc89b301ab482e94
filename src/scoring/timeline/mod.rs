//! The course of a call, to be drawn to scale: who spoke when, what the line did, and what happened. It must not judge.
//!
//! Speech lies where it was spoken, however late its transcript came. What the criteria see (keys, words, absences) is
//! taken from the [`Call`] that they see; only what they have no use for is read from the log once more, in `course.rs`.

mod course;
pub mod messages;

use serde::Serialize;

use crate::domain::{Addressee, Captions, Marks, Message, Millis, Route, Scenario, SessionLog};

use self::course::Course;
use super::call::Call;
use super::fold::fold;
use super::hearing::Utterance;
use super::spans::Spans;

/// From here on it is a silence that nobody speaks on an open line.
const SILENCE: Millis = Millis(4_000);
/// So long the bell sounds in a ring; then it pauses.
const BELL: Millis = Millis(1_000);

/// The course of a call, to be drawn to scale. Times are session times; every list is in order of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// How long the session took; nothing in it lies later.
    pub length: Millis,
    /// What the other side said: the caller, a colleague on the line, voices in the room.
    pub caller: Vec<Stretch>,
    /// What the trainee said, to whomever.
    pub trainee: Vec<Stretch>,
    /// What the line and the desk were like; states of different kinds overlap.
    pub states: Vec<LineStretch>,
    /// What happened.
    pub moments: Vec<Moment>,
    /// Tag of the language of [`Stretch::translated`]; none: nothing is shown in another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translated_to: Option<String>,
}

/// Somebody's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// When they began.
    pub from: Millis,
    /// When they ended; where nobody reported it, when they should have.
    pub to: Millis,
    /// Whose they are.
    pub who: Who,
    /// The words.
    pub words: String,
    /// Whether they were cut off: by the hold key, a connection, or the end of the call.
    pub cut_off: bool,
    /// All of them in another language, for readers; none: nobody has translated them, or nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translated: Option<String>,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The caller.
    Caller {
        /// First and last name.
        name: String,
    },
    /// A colleague on the line.
    Colleague {
        /// First and last name.
        name: String,
    },
    /// Somebody in the room.
    Room {
        /// How the scenario calls them.
        name: String,
    },
    /// The trainee.
    Trainee {
        /// To whom.
        to: Addressee,
        /// By voice or keyboard.
        route: Route,
        /// Whether the recogniser was sure enough of the words.
        reliable: bool,
    },
}

/// A stretch of time in which the line, or the desk, was like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LineStretch {
    /// When it began.
    pub from: Millis,
    /// When it ended.
    pub to: Millis,
    /// What it was like.
    pub state: LineState,
}

/// What the line, or the desk, is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// The desk's telephone rings.
    Ring {
        /// 1 for the first ring.
        count: usize,
    },
    /// The trainee's own call rings at the other end.
    RingBack,
    /// The hold key is pressed.
    Hold,
    /// A colleague is rung or talked to, and the caller waits.
    Consult,
    /// The microphone is muted.
    Mute,
    /// The room hears the caller.
    Loudspeaker,
    /// Nobody speaks on the open line, for 4 s or longer.
    Silence,
    /// A silent block in the caller's own turn.
    Block,
    /// The trainee is away from the desk.
    Away,
    /// Colleagues talk aloud in the room.
    RoomTalk,
}

impl LineState {
    /// What it is called.
    pub fn label(self) -> Message {
        match self {
            Self::Ring { count } => messages::ring(count),
            Self::RingBack => messages::state("ring_back"),
            Self::Hold => messages::state("hold"),
            Self::Consult => messages::state("consult"),
            Self::Mute => messages::state("mute"),
            Self::Loudspeaker => messages::state("loudspeaker"),
            Self::Silence => messages::state("silence"),
            Self::Block => messages::state("block"),
            Self::Away => messages::state("away"),
            Self::RoomTalk => messages::state("room_talk"),
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// When.
    pub at: Millis,
    /// What it has to do with; each kind has a mark of its own.
    pub kind: MomentKind,
    /// What, in words.
    pub what: Message,
}

/// What a moment has to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MomentKind {
    /// The telephone: picked up, dialled, connected, over.
    Line,
    /// The trainee spoke into the caller's turn.
    Interruption,
    /// The caller could not follow.
    Lost,
    /// The caller took something in, or confirmed it.
    TookIn,
    /// The caller told a detail.
    Told,
    /// A colleague: rung, reached, connected.
    Colleague,
    /// The desk: left, a document, a note, the microphone.
    Desk,
    /// The room: a client, voices, the door.
    Room,
    /// A sound without words.
    Sound,
    /// A hint of practice mode; [`Moment::what`] is the hint itself.
    Hint,
}

impl MomentKind {
    /// Every kind, in the order in which a legend lists them.
    pub const ALL: [Self; 10] = [
        Self::Line,
        Self::Interruption,
        Self::Lost,
        Self::TookIn,
        Self::Told,
        Self::Colleague,
        Self::Desk,
        Self::Room,
        Self::Sound,
        Self::Hint,
    ];

    /// What it is called.
    pub fn label(self) -> Message {
        messages::kind(match self {
            Self::Line => "line",
            Self::Interruption => "interruption",
            Self::Lost => "lost",
            Self::TookIn => "took_in",
            Self::Told => "told",
            Self::Colleague => "colleague",
            Self::Desk => "desk",
            Self::Room => "room",
            Self::Sound => "sound",
            Self::Hint => "hint",
        })
    }
}

impl Timeline {
    /// The course of the call of `scenario` that left `log`. `marks` say from which confidence words count as heard.
    ///
    /// Linear in the log's length, but for sorting.
    pub fn of(marks: Marks, scenario: &Scenario, log: &SessionLog) -> Self {
        let call = fold(marks, scenario, log);
        let trainee: Vec<Stretch> = call.utterances.iter().map(said).collect();
        let length = trainee.iter().map(|words| words.to).fold(call.last, Ord::max);
        let course = Course::of(&call, log, length);
        let mut states = states(&call, &course.ring_back);
        let silences = silences(&call, occupied(&course, &trainee, &states));
        states.extend(silences);
        states.sort_by_key(|stretch| stretch.from);
        Self {
            length,
            caller: course.others,
            trainee,
            states,
            moments: course.moments,
            translated_to: None,
        }
    }

    /// The same, with what the other side said in another language beside it.
    #[must_use]
    pub fn captioned(mut self, captions: &Captions) -> Self {
        for stretch in &mut self.caller {
            stretch.translated = captions.of(&stretch.words).map(str::to_owned);
        }
        self.translated_to = captions.to.as_ref().map(ToString::to_string);
        self
    }
}

/// What the trainee said, with its times.
fn said(utterance: &Utterance) -> Stretch {
    let said = utterance.said;
    Stretch {
        from: said.start,
        to: said.end.max(said.start),
        who: Who::Trainee {
            to: said.to,
            route: said.route,
            reliable: utterance.reliable,
        },
        words: said.text.clone(),
        cut_off: false,
        translated: None,
    }
}

/// Everything but silence.
fn states(call: &Call, ring_back: &Spans) -> Vec<LineStretch> {
    let end = call.end();
    let picked_up = call.answered.unwrap_or(end);
    let rings = call.rings.iter().enumerate().map(|(index, &from)| LineStretch {
        from,
        to: (from + BELL).min(picked_up).max(from),
        state: LineState::Ring { count: index + 1 },
    });
    let mut states: Vec<LineStretch> = rings.collect();
    // An absence may outlast the call; nothing else does.
    for (spans, until, state) in [
        (ring_back, end, LineState::RingBack),
        (&call.hold, end, LineState::Hold),
        (&call.consulting, end, LineState::Consult),
        (&call.mute, end, LineState::Mute),
        (&call.loudspeaker, end, LineState::Loudspeaker),
        (&call.room_talk, end, LineState::RoomTalk),
        (&call.away, call.last, LineState::Away),
    ] {
        states.extend(spans.iter().map(|span| LineStretch {
            from: span.from,
            to: span.end_or(until).max(span.from),
            state,
        }));
    }
    // A block that was cut off by the hold key lasts no longer, although the caller's turn is still to be finished.
    let held_after = |at: Millis| {
        let held = call.hold.iter().chain(call.consulting.iter());
        held.map(|span| span.from).filter(|&from| from > at).min()
    };
    states.extend(call.blocks.iter().map(|block| {
        let to = block.end_or(end).max(block.from);
        LineStretch {
            from: block.from,
            to: held_after(block.from).map_or(to, |held| held.min(to)),
            state: LineState::Block,
        }
    }));
    states
}

/// Where somebody spoke, or where an open line is silent for a reason of its own.
fn occupied(course: &Course, trainee: &[Stretch], states: &[LineStretch]) -> Vec<(Millis, Millis)> {
    let on_line = course
        .others
        .iter()
        .filter(|words| !matches!(words.who, Who::Room { .. }));
    let spoken = on_line.chain(trainee).map(|words| (words.from, words.to));
    let apart = states.iter().filter(|stretch| {
        matches!(
            stretch.state,
            LineState::Hold | LineState::Consult | LineState::Mute | LineState::Block
        )
    });
    spoken
        .chain(apart.map(|stretch| (stretch.from, stretch.to)))
        .chain(course.spoken.iter().copied())
        .collect()
}

/// Where nobody spoke for long enough, from the line's opening to its end or to the connection with a colleague.
fn silences(call: &Call, mut occupied: Vec<(Millis, Millis)>) -> Vec<LineStretch> {
    let Some(opened) = call.opened else {
        return Vec::new();
    };
    let handed_over = call.transfers.iter().find_map(|transfer| transfer.completed);
    let end = handed_over.unwrap_or_else(|| call.end());
    occupied.sort();
    occupied.push((end, end));
    let mut silences = Vec::new();
    let mut quiet_since = opened;
    for (from, to) in occupied {
        let until = from.min(end);
        if until.since(quiet_since) >= SILENCE {
            silences.push(LineStretch {
                from: quiet_since,
                to: until,
                state: LineState::Silence,
            });
        }
        quiet_since = quiet_since.max(to);
    }
    silences
}
