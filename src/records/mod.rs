//! What an installation keeps of people: their attempts, as they happen, and who may sit or invigilate an exam.
//!
//! Files in the data folder, open to their owner alone. Nothing here plays, scores or words an attempt, and nothing reads a
//! clock: times come in with what they belong to.

mod attempt;
mod chain;
mod error;
mod journal;
#[cfg(test)]
mod journal_tests;
mod people;
#[cfg(test)]
mod people_tests;

pub use attempt::{AttemptHeader, AttemptId, Card, Closed, Closing, Played, Resumption};
pub use error::{JournalError, PeopleError};
pub use journal::{Earlier, Journal, Recorded, Summary, earlier, forget_practice, list, path_of, read, unfinished};
pub use people::{People, PinCheck, Trainee, TraineeId, Who, new_code, new_pin};
