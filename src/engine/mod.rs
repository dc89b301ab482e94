//! The simulation of a call: events in, effects out. Pure: no clock, no randomness of its own, no I/O.
//!
//! Start with [`Session`]. Time, seed and understanding come in as values, so the same log replayed gives the same
//! call. What must not be here: scoring, files, text that the office's staff read on screen.
//!
//! ```text
//! session ── phone, transfer         the line and its keys, the colleague
//!    │  └─── trainee, interruptions  who is speaking, what they spoke into
//!    ├────── deadlines               what happens by itself, derived from the state
//!    ├────── reaction, defaults      one turn in, one answer out; talk: what the caller remembers
//!    ├────── turn_report, standing   why it was that answer and what is waited for, for authors; beginning: in the
//!    │                               middle, for them too
//!    └────── speaking ─ playback ◄ lines ◄ draws   the answer spoken part by part
//! ```
//!
//! A [`ShiftSession`] plays several sessions one after another, with the desk between them.

mod beginning;
mod captions;
mod deadlines;
mod defaults;
mod draws;
mod ear;
mod hints;
mod interruptions;
mod lines;
mod needs;
mod phone;
mod playback;
mod reaction;
mod replay;
mod session;
mod shift;
mod speaking;
mod stage;
mod standing;
mod talk;
#[cfg(test)]
mod tests;
mod trainee;
mod transfer;
mod turn_report;
mod view;
mod voices;
mod weighing;
mod wishes;

pub use beginning::NotThere;
pub use captions::captions;
pub use deadlines::Deadline;
pub use ear::Ear;
pub use needs::lost_on;
pub use replay::replay;
pub use session::{Session, Setup};
pub use shift::{Come, DiaryEntry, Ears, Missed, ShiftParts, ShiftSession, ShiftView, Talks};
pub use stage::{ShiftStage, Stage};
pub use standing::Standing;
pub use turn_report::{Because, Course, Fit, Lacks, NeedCheck, Spoken, TurnReport, Understood, UntilLeft, Weighed};
pub use view::{DeskView, Floor, Keys, Phase};
pub use voices::{SpokenLine, every_line, nominal_duration};

/// Version of the engine, stored with every attempt.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
