//! The lines of an attempt's journal as the program writes them, made in memory: for stores full of attempts, and for tests that cut
//! them into pieces.
//!
//! Their form is written down here a second time on purpose: a store takes no line of another form, so a change of it that nobody
//! meant is found out.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use sygnaly::domain::{Card, Millis, ShiftEvent};
use sygnaly::records::{AttemptHeader, Closed};

/// The version of the form.
const FORMAT: u64 = 1;

/// What a line holds.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    Header { format: u64, attempt: &'a AttemptHeader },
    Event { at: Millis, event: &'a ShiftEvent },
    Closed { how: Closed, card: Option<&'a Card> },
}

/// The journal of an attempt, line by line.
pub struct Lines {
    text: String,
    /// The checksum of the last line.
    sum: String,
}

impl Lines {
    /// The journal of an attempt that begins.
    pub fn begun(attempt: &AttemptHeader) -> Self {
        let mut lines = Self {
            text: String::new(),
            sum: String::new(),
        };
        lines.add(&Line::Header {
            format: FORMAT,
            attempt,
        });
        lines
    }

    /// Adds an event, at a time of the session.
    pub fn event(&mut self, at: Millis, event: &ShiftEvent) {
        self.add(&Line::Event { at, event });
    }

    /// Adds the end.
    pub fn closed(&mut self, how: Closed, card: Option<&Card>) {
        self.add(&Line::Closed { how, card });
    }

    /// The text of the file.
    pub fn into_text(self) -> String {
        self.text
    }

    fn add(&mut self, line: &Line<'_>) {
        let content = serde_json::to_string(line).expect("it is plain data");
        let mut hash = Sha256::new();
        hash.update(self.sum.as_bytes());
        hash.update(content.as_bytes());
        self.sum = format!("{:x}", hash.finalize());
        let line = format!("{{\"sum\":\"{}\",\"line\":{content}}}\n", self.sum);
        self.text.push_str(&line);
    }
}
