//! What happens to the desk (events, into the engine) and what the outside must do (effects, out of it).

use serde::{Deserialize, Serialize};

use super::{DocumentId, Millis, PersonId};

/// What happened at the desk. Times inside an event are session times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The trainee picked up.
    Answered,
    /// The trainee began to speak, or to type. No silence from here on.
    SpeechStarted {
        /// To whom.
        to: Addressee,
        /// By voice or keyboard.
        route: Route,
    },
    /// The trainee stopped speaking or typing; the words may still be on their way.
    SpeechEnded {
        /// To whom.
        to: Addressee,
    },
    /// What the trainee said. May arrive late, after later key presses: scoring orders by `start`.
    Said(Said),
    /// A key of the telephone was pressed or released.
    Key {
        /// Which one.
        key: LineKey,
        /// On or off.
        to: Switch,
    },
    /// The trainee dialled a number.
    Dialled {
        /// Digits.
        number: String,
    },
    /// The trainee rings a colleague to hand the call over; the caller waits on hold meanwhile.
    TransferStarted {
        /// To whom.
        to: PersonId,
    },
    /// The trainee connected caller and colleague.
    TransferCompleted,
    /// The trainee came back to the caller without handing over.
    TransferCancelled,
    /// The trainee hung up.
    HungUp,
    /// The trainee opened a document.
    DocumentOpened {
        /// Which one.
        document: DocumentId,
    },
    /// The trainee wrote a note.
    NoteWritten {
        /// Its text. Stays in the attempt, never in program logs.
        text: String,
    },
    /// The trainee left the desk.
    LeftDesk,
    /// The trainee is back at the desk.
    ReturnedToDesk,
    /// The trainee closed the door.
    DoorClosed,
    /// The outside finished playing what [`Effect::Play`] asked for.
    AudioFinished {
        /// The number of that effect.
        play: u32,
    },
    /// The microphone is gone; the attempt says so and goes on by typing.
    MicrophoneLost,
    /// The attempt is broken off from outside: the window was closed, an interrupted exam is not taken up again.
    BrokenOff,
    /// Nothing but time passed.
    Clock,
}

/// An utterance of the trainee, final text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// To whom.
    pub to: Addressee,
    /// By voice or keyboard.
    pub route: Route,
    /// The words as transcribed or typed.
    pub text: String,
    /// When they began to be spoken, or typed.
    pub start: Millis,
    /// When they ended. Typed words reach the caller here.
    pub end: Millis,
    /// The recogniser's confidence, 0–1; 1 for typed words.
    pub confidence: f32,
}

/// Who is spoken to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// The person who calls or was called.
    #[default]
    Caller,
    /// The colleague on the line, or in the room.
    Colleague,
    /// A client at the counter.
    Client,
    /// Somebody in the room, or nobody.
    Room,
}

/// How words came in. Both are equal; a typed turn has no pace.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Spoken.
    #[default]
    Voice,
    /// Typed.
    Typed,
}

/// A key of the telephone that stays pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKey {
    /// Neither side hears the other; the caller hears that they are on hold.
    Hold,
    /// The caller does not hear the desk.
    Mute,
    /// The room hears the caller.
    Loudspeaker,
}

/// Pressed or released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// Pressed.
    On,
    /// Released.
    Off,
}

/// What the outside must do. Handlers match without `_`, so that a new effect cannot be forgotten.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A ring of the desk telephone starts: sound the ringer for 1 s (the cadence is 1 s on, 4 s off), pulse the lamp
    /// and show the count.
    Ring {
        /// 1 for the first.
        count: u32,
    },
    /// The ringing is over, answered or given up: silence the ringer, put out the lamp.
    RingingStopped,
    /// The trainee's own call rings at the other end: play the ring-back tone until [`Effect::LineOpened`],
    /// [`Effect::LineBusy`] or [`Effect::CallEnded`].
    RingBack,
    /// Nobody can be reached there: play the busy tone for a few seconds and say so on screen.
    LineBusy,
    /// Both sides hear each other: show the line as open.
    LineOpened,
    /// A voice speaks: play and caption it, then report [`Event::AudioFinished`] with `play`.
    /// Without sound, show the caption and report after `nominal`.
    Play {
        /// Number of this request; unique in the session.
        play: u32,
        /// Whose voice.
        speaker: Speaker,
        /// Words, template holes filled.
        text: String,
        /// How long it takes without a recording, from its syllables and the speaker's rate.
        nominal: Millis,
    },
    /// Stop playing what is being played: it was cut off. No [`Event::AudioFinished`] follows.
    StopPlaying {
        /// Number of the [`Effect::Play`].
        play: u32,
    },
    /// The other side is silent in the middle of their turn: caption it in brackets ("[cisza]").
    SilentBlock {
        /// For this long, unless interrupted.
        lasts: Millis,
    },
    /// A sound without words: caption it in brackets.
    Sound {
        /// Whose.
        speaker: Speaker,
        /// Caption, Polish, without brackets.
        caption: String,
    },
    /// The other side's turn is over: the floor is the trainee's. Show it without colour and sound alone.
    TurnOver,
    /// A client stands at the counter from before the first ring: show them, and caption their words, until the call ends.
    ClientWaits {
        /// How the desk calls them ("pan Nowak").
        name: String,
        /// What they said last, Polish.
        says: String,
    },
    /// Colleagues talk aloud in the room: show it and caption it, until [`Effect::RoomQuiet`] or the end of the call.
    RoomTalks {
        /// What is heard of it, Polish.
        says: String,
    },
    /// The room is quiet again: show it.
    RoomQuiet,
    /// A telephone key changed by itself (a transfer holds the line): show it.
    KeyShows {
        /// Which.
        key: LineKey,
        /// Pressed or released.
        to: Switch,
    },
    /// A colleague was rung for a transfer: show who and play the ring-back tone to the trainee.
    ColleagueRinging {
        /// Who.
        person: PersonId,
    },
    /// The colleague picked up: address speech to them until the transfer ends.
    ColleagueAnswered {
        /// Who.
        person: PersonId,
    },
    /// The colleague does not pick up, or the entry is out of date: show it; the caller is still on hold.
    ColleagueUnreachable {
        /// Who.
        person: PersonId,
    },
    /// In practice mode: show this hint; in an exam it is not emitted.
    Hint {
        /// Key in the localisation files.
        key: String,
    },
    /// The line is closed: play the busy tone if the other side hung up, settle pending transcripts, finish the session.
    CallEnded {
        /// Who ended it.
        by: Ending,
    },
}

/// Whose voice is heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The caller.
    Caller,
    /// A colleague from the directory, on the line.
    Colleague(PersonId),
    /// Somebody in the room, by name.
    Room(String),
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The caller hung up after the talk.
    Caller,
    /// The trainee hung up.
    Trainee,
    /// The caller gave up: nobody answered, or patience ran out.
    CallerGaveUp,
    /// The call was handed over and the trainee left the line.
    HandedOver,
    /// The trainee's own call was not answered.
    Unreachable,
    /// The session was broken off from outside.
    Interrupted,
}
