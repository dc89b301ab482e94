//! The simulation of a call: events in, effects out. Pure: no clock, no randomness of its own, no I/O.
//!
//! Start with [`Session`]. Time, seed and understanding come in as values, so the same log replayed gives the same
//! call. What must not be here: scoring, files, text that the office's staff read on screen.

mod session;
mod view;
mod voices;

pub use session::{Ear, Session, Setup, replay};
pub use view::{DeskView, Floor, Keys, Phase};
pub use voices::{SpokenLine, every_line, nominal_duration};

/// Version of the engine, stored with every attempt.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
