//! Whether somebody is certified, until when, and what is missing: a person's exams, acknowledgements and certificates held
//! against the versions of a policy.
//!
//! Pure: no file, no clock, no words of the interface. `today` comes in, and what happened after it is not looked at, so that
//! the standing of any day of the past can be drawn up again. Whoever issues certificates asks [`standing`] and issues one
//! where it says [`Standing::earned`].

mod admission;
mod facts;
mod judge;
mod lacking;
mod on_record;
mod reason;
mod standing;
#[cfg(test)]
mod tests;

pub use admission::{Admission, AdmissionUnder, admission};
pub use facts::{AttemptFacts, CertificateFacts, Ended, Outcome, PersonFacts, Tried, raised_rules, sat_at};
pub use judge::asked_reviews;
pub use on_record::{Decided, Settle, Undated, sat_on, settled};
pub use reason::{Reason, Uncovered};
pub use standing::{Earned, Reminder, Standing, State, standing};
