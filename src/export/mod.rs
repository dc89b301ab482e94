//! A result to hand on: the debrief of a call or a shift as one HTML page that stands alone. And for those who keep a library:
//! its coverage as a page, a conversation as a drawing.
//!
//! It words and draws what a scorecard and a timeline, a coverage and a graph say. It judges nothing, reads no clock and writes no file: a date
//! comes in as words, and the page goes out as text. No script and nothing from outside is in a page.

mod course;
mod coverage;
mod drawing;
mod graph;
mod html;
mod parts;
mod view;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod timeline_tests;

pub use coverage::coverage_page;
pub use graph::{graph_mermaid, graph_svg};
pub use html::{About, CallPage, DebriefPage, ExportError, ShiftPage, page, shift_page};
pub use parts::{CallParts, Parts, parts, passed_mark};
pub use view::{Critical, Duty, Mark, Outcome, Piece, Rule, Told};
pub use words::time;
