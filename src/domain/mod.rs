//! The vocabulary of the house: plain types that every other module speaks. It imports nothing of ours.

mod time;

pub use time::Millis;
