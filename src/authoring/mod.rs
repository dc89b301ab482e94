//! Plans: what a trainee does in simulated time, and whether what came of it was expected. And [`sweep`]: every branch of a
//! scenario, played by trainees good and bad; [`attempt`]: what people played, played over and scored; [`Bench`]: sentences tried
//! at a moment, with what came of each and why; [`checks`]: what a careful colleague would find; [`coverage`]: what a library gives
//! to practise; [`graph`]: a conversation as moments and ways between them; [`skeleton`]: a scenario to begin with;
//! [`translation`]: scenarios' texts in other languages.
//!
//! Everything here is pure but for what [`HearWav`] brings in from outside; a ten-minute call plays in milliseconds.

pub mod attempt;
#[cfg(test)]
mod attempt_tests;
mod bench;
#[cfg(test)]
mod bench_tests;
pub mod checks;
pub mod coverage;
mod expectation;
pub mod graph;
mod playback;
mod rescore;
mod runner;
mod shift_ears;
pub mod skeleton;
pub mod sweep;
pub mod translation;
pub mod turn_words;

pub use bench::{Bench, BenchParts, Tried, try_sentence};
pub use expectation::{Unexpected, unexpected};
pub use playback::Playback;
pub use rescore::{Rescored, RuleChange, rescored};
pub use runner::{HearWav, HeardTurn, NoEars, PlanError, PlanRun, Witness, run_plan, run_shift_plan};
pub use shift_ears::OfficeEars;
