//! The desk around a call: papers, people in the office, a client at the counter, and what happens in the room.

use serde::{Deserialize, Serialize};

use super::{DocumentId, Millis, MomentId, PersonId, Voice};

/// The desk's papers and people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// Documents the trainee can open.
    pub documents: Vec<Document>,
    /// The office's directory.
    pub directory: Vec<Person>,
    /// Who stands at the counter when the telephone rings.
    pub client: Option<Client>,
}

/// A client at the counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// How the desk calls them ("pan Nowak").
    pub name: String,
    /// What they said last, Polish.
    pub says: String,
}

/// A document on the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Stable id.
    pub id: DocumentId,
    /// Title, Polish.
    pub title: String,
    /// Text, Polish, paragraphs by blank lines.
    pub body: String,
}

/// Somebody in the office's directory.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Stable id.
    pub id: PersonId,
    /// First and last name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Extension or number as dialled.
    pub number: String,
    /// What happens when they are rung.
    pub availability: Availability,
    /// What they say when they pick up.
    pub greets: Vec<String>,
    /// What they say once they know who calls about what.
    pub briefed: Vec<String>,
    /// What they ask when they are told nothing.
    pub asks: Vec<String>,
    /// How they sound.
    pub voice: Voice,
}

/// What happens when a colleague is rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// They pick up.
    Answers {
        /// Ringing before that.
        after: Millis,
    },
    /// Nobody picks up.
    NoAnswer,
    /// The entry is out of date: no such number.
    OutOfDate,
}

/// What the situation calls for.
#[derive(Debug, Clone, PartialEq)]
pub enum Demand {
    /// The trainee must leave the line for something (a file in another room): raises hold.
    LeaveLine {
        /// What for, Polish.
        reason: String,
    },
    /// The matter is somebody else's: raises transfer.
    Transfer {
        /// The right, current person.
        to: PersonId,
    },
    /// Someone must listen: raises the loudspeaker.
    Loudspeaker {
        /// Who, Polish.
        reason: String,
    },
    /// The matter brings a queue or a visit: raises priority.
    Visit,
}

/// Something that happens around the call.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// When the conversation enters this moment …
    pub moment: MomentId,
    /// … and this much later.
    pub after: Millis,
    /// What happens.
    pub what: HappeningKind,
}

/// What happens around the call.
#[derive(Debug, Clone, PartialEq)]
pub enum HappeningKind {
    /// A colleague breaks in with these words.
    ColleagueBreaksIn {
        /// Who.
        name: String,
        /// Their words.
        says: String,
    },
    /// Colleagues talk aloud, so that the caller hears the room, until somebody asks for quiet or closes the door.
    ColleaguesTalk {
        /// What is heard of it.
        says: String,
    },
}
