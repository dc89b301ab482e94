//! What a timeline says of its moments and states: keys and values. The words stand in `assets/l10n/*/timeline.ftl`.
//!
//! It must not decide what is worth a mark.

use crate::domain::{Ending, LostBecause, Message};
use crate::scoring::messages::{keys, plain};

keys! {
    ANSWERED = "timeline-answered",
    DIALLED = "timeline-dialled",
    BUSY = "timeline-busy",
    CONNECTED = "timeline-connected",
    INTERRUPTED = "timeline-interrupted",
    PROMPTED = "timeline-prompted",
    LOST = "timeline-lost",
    TOOK_IN = "timeline-took-in",
    CONFIRMED = "timeline-confirmed",
    COLLEAGUE_RUNG = "timeline-colleague-rung",
    COLLEAGUE_ANSWERED = "timeline-colleague-answered",
    COLLEAGUE_UNREACHABLE = "timeline-colleague-unreachable",
    HANDED_OVER = "timeline-handed-over",
    LEFT = "timeline-left",
    RETURNED = "timeline-returned",
    DOOR_CLOSED = "timeline-door-closed",
    DOCUMENT = "timeline-document",
    NOTE = "timeline-note",
    MICROPHONE_LOST = "timeline-microphone-lost",
    CLIENT = "timeline-client",
    BREAKS_IN = "timeline-breaks-in",
    ROOM_TALKS = "timeline-room-talks",
    ROOM_QUIET = "timeline-room-quiet",
    SOUND = "timeline-sound",
    ENDED = "timeline-ended",
    RING = "timeline-ring",
    STATE = "timeline-state",
    KIND = "timeline-kind",
}

/// Something about a number: dialled, not answering.
pub fn of_number(key: &str, number: &str) -> Message {
    plain(key).text("number", number)
}

/// Something about a person: a colleague, somebody who breaks in.
pub fn of_person(key: &str, name: &str) -> Message {
    plain(key).text("name", name)
}

/// The caller could not follow.
pub fn lost(why: LostBecause) -> Message {
    plain(LOST).text(
        "why",
        match why {
            LostBecause::TooFast => "too_fast",
            LostBecause::TooLong => "too_long",
            LostBecause::NumberMissed => "number_missed",
            LostBecause::Visual => "visual",
            LostBecause::TooMuch => "too_much",
            LostBecause::ManyDigits => "many_digits",
            LostBecause::Idiom => "idiom",
            LostBecause::Officialese => "officialese",
            LostBecause::ThirdPerson => "third_person",
            LostBecause::OpenQuestion => "open_question",
        },
    )
}

/// The caller took a fact in.
pub fn took_in(label: &str) -> Message {
    plain(TOOK_IN).text("fact", label)
}

/// A document was opened.
pub fn document(title: &str) -> Message {
    plain(DOCUMENT).text("title", title)
}

/// A note was written.
pub fn note(text: &str) -> Message {
    plain(NOTE).text("text", text)
}

/// A client stands at the counter.
pub fn client(name: &str, says: &str) -> Message {
    of_person(CLIENT, name).text("says", says)
}

/// Colleagues talk aloud.
pub fn room_talks(says: &str) -> Message {
    plain(ROOM_TALKS).text("says", says)
}

/// A sound without words.
pub fn sound(name: &str, caption: &str) -> Message {
    of_person(SOUND, name).text("caption", caption)
}

/// The call is over.
pub fn ended(by: Ending) -> Message {
    plain(ENDED).text(
        "by",
        match by {
            Ending::Caller => "caller",
            Ending::Trainee => "trainee",
            Ending::CallerGaveUp => "gave_up",
            Ending::HandedOver => "handed_over",
            Ending::Unreachable => "unreachable",
            Ending::Interrupted => "interrupted",
        },
    )
}

/// A ring of the desk's telephone, counted from 1.
pub fn ring(count: usize) -> Message {
    plain(RING).number("count", count as f64)
}

/// The name of a state.
pub(super) fn state(state: &str) -> Message {
    plain(STATE).text("state", state)
}

/// The name of a kind of moment.
pub(super) fn kind(kind: &str) -> Message {
    plain(KIND).text("kind", kind)
}
