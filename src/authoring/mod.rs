//! Plans: what a trainee does in simulated time, and whether what came of it was expected.
//!
//! Everything here is pure but for what [`HearWav`] brings in from outside; a ten-minute call plays in milliseconds.

mod expectation;
mod playback;
mod runner;
mod shift_ears;

pub use expectation::{Unexpected, unexpected};
pub use playback::Playback;
pub use runner::{HearWav, HeardTurn, NoEars, PlanError, PlanRun, Witness, run_plan, run_shift_plan};
pub use shift_ears::OfficeEars;
