//! What stands in a journal: its lines opened one after another, each proved by the ones before.

use std::mem;
use std::path::Path;

use super::{FORMAT, Line, Recorded};
use crate::records::attempt::AttemptHeader;
use crate::records::chain;
use crate::records::error::JournalError;
use crate::records::signature::Signature;

/// What stands in a journal.
pub(super) struct Intact {
    pub(super) recorded: Recorded,
    /// Checksum of the last line.
    pub(super) sum: String,
    /// Bytes of the lines that have their end.
    pub(super) length: u64,
}

/// Opens all lines of a journal; `path` is what messages call it.
///
/// # Errors
/// When it has no whole first line, is damaged, or was written by a newer program.
pub(super) fn intact(path: &Path, bytes: &[u8]) -> Result<Intact, JournalError> {
    let length = whole_lines(bytes);
    let (whole, rest) = bytes.split_at(length);
    let mut lines = whole.split_inclusive(|byte| *byte == b'\n');
    let (mut reader, header) = opened(path, lines.next())?;
    let mut recorded = Recorded {
        header,
        events: Vec::new(),
        resumed: None,
        closed: None,
        signature: None,
        torn: !rest.is_empty(),
    };
    for bytes in lines {
        let line = reader.line(bytes)?;
        if recorded.closed.is_some() {
            return Err(reader.misplaced());
        }
        match line {
            Line::Event { at, event } => recorded.events.push((at, event)),
            Line::Resumed(resumption) if recorded.resumed.is_none() => recorded.resumed = Some(resumption),
            Line::Closed(closing) => recorded.closed = Some(closing),
            Line::Header { .. } | Line::Resumed(_) => return Err(reader.misplaced()),
        }
    }
    recorded.signature = reader.signature;
    Ok(Intact {
        recorded,
        sum: reader.sum,
        length: length as u64,
    })
}

/// Bytes of the lines that have their end.
pub(super) fn whole_lines(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// Opens the first line, where there is one; the reader goes on behind it.
pub(super) fn opened<'a>(path: &'a Path, first: Option<&[u8]>) -> Result<(Reader<'a>, AttemptHeader), JournalError> {
    let mut reader = Reader {
        path,
        number: 0,
        sum: chain::START.to_owned(),
        signature: None,
    };
    let first = first.ok_or_else(|| JournalError::Empty { path: path.to_owned() })?;
    match reader.line(first)? {
        Line::Header { attempt, .. } => Ok((reader, *attempt)),
        _ => Err(reader.misplaced()),
    }
}

/// Opens one line after another.
pub(super) struct Reader<'a> {
    path: &'a Path,
    /// Of the line opened last, from 1.
    number: usize,
    /// Its checksum.
    sum: String,
    /// What it says of who signed the attempt, where it is the last one.
    signature: Option<Signature>,
}

impl Reader<'_> {
    /// Opens the next line, which has its end.
    fn line(&mut self, bytes: &[u8]) -> Result<Line, JournalError> {
        self.number += 1;
        let text = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n'));
        let Some((content, sum)) = text.and_then(|text| chain::open(&self.sum, text)) else {
            return Err(JournalError::Changed {
                path: self.path.to_owned(),
                line: self.number,
            });
        };
        let previous = mem::replace(&mut self.sum, sum.to_owned());
        if self.number == 1 {
            self.check_format(content)?;
        }
        let line: Line = serde_json::from_str(content).map_err(|error| self.not_understood(error.to_string()))?;
        if matches!(line, Line::Closed(_)) {
            self.signature = Signature::of(&previous, content);
        }
        Ok(line)
    }

    /// Before the first line is understood, or not: a newer program may have other lines.
    fn check_format(&self, content: &str) -> Result<(), JournalError> {
        let value: serde_json::Value =
            serde_json::from_str(content).map_err(|error| self.not_understood(error.to_string()))?;
        match value.pointer("/header/format").and_then(serde_json::Value::as_u64) {
            Some(format) if format > FORMAT => Err(JournalError::Newer {
                path: self.path.to_owned(),
                format,
            }),
            _ => Ok(()),
        }
    }

    fn misplaced(&self) -> JournalError {
        self.not_understood("a line of this kind has no place here".to_owned())
    }

    fn not_understood(&self, reason: String) -> JournalError {
        JournalError::NotUnderstood {
            path: self.path.to_owned(),
            line: self.number,
            reason,
        }
    }
}
