//! A result to hand on: the debrief of a call or a shift as one HTML page that stands alone.
//!
//! It words and draws what a scorecard and a timeline say. It judges nothing, reads no clock and writes no file: a date
//! comes in as words, and the page goes out as text. No script and nothing from outside is in a page.

mod course;
mod drawing;
mod html;
mod parts;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use html::{About, CallPage, DebriefPage, ExportError, ShiftPage, page, shift_page};
pub use parts::{CallParts, Parts, parts, passed_mark};
pub use view::{Critical, Duty, Mark, Outcome, Piece, Rule, Told};
pub use words::time;
