//! What of a journal can be handed on: lines that stay in its file whatever happens.

use std::fs::{self, File};
use std::path::Path;

use super::reading::{opened, whole_lines};
use super::{Line, file_error};
use crate::domain::Mode;
use crate::files;
use crate::records::attempt::AttemptHeader;
use crate::records::chain;
use crate::records::error::JournalError;

/// What the first line of a journal says, and all its whole lines as they stand in the file; those after the first are not
/// proved. None: a program writes to it, on a system that lets nobody else read it meanwhile.
///
/// # Errors
/// When the file cannot be read, has no whole first line or one that does not hold, or was written by a newer program.
pub(in crate::records) fn read_lines(path: &Path) -> Result<Option<(AttemptHeader, String)>, JournalError> {
    let mut bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        // What keeps it from being asked is what kept it from being read.
        Err(_) if files::is_held(path).unwrap_or(false) => return Ok(None),
        Err(error) => return Err(file_error(path, &error)),
    };
    bytes.truncate(whole_lines(&bytes));
    let (_, header) = opened(path, bytes.split_inclusive(|byte| *byte == b'\n').next())?;
    // A byte that is no text leaves its line without proof, whatever stands in its place.
    Ok(Some((header, String::from_utf8_lossy(&bytes).into_owned())))
}

/// Of the whole lines of a journal, those that a power cut does not take away any more. While a program writes to an exam, its last
/// line may not be on the disk yet, or be taken back where it could not be brought there; practice is on the disk when it has ended.
/// What a program left behind that broke off is brought to the disk here.
///
/// # Errors
/// When the file cannot be opened, or not be brought to the disk.
pub(in crate::records) fn settled<'a>(path: &Path, mode: Mode, lines: &'a str) -> Result<&'a str, JournalError> {
    if !files::is_held(path).map_err(|error| file_error(path, &error))? {
        if !has_ended(lines) {
            let left = File::options().read(true).write(true).open(path);
            let brought = left.and_then(|file| file.sync_data());
            brought.map_err(|error| file_error(path, &error))?;
        }
        return Ok(lines);
    }
    Ok(match mode {
        Mode::Exam => without_the_last(lines),
        Mode::Practice => "",
    })
}

/// Whether the last line is the attempt's end, which is on the disk before the file is let go of.
fn has_ended(lines: &str) -> bool {
    let mut last_first = lines.lines().rev();
    let last = last_first.next();
    let before = last_first.next().and_then(chain::sum_of);
    let content = last.zip(before).and_then(|(last, before)| chain::open(before, last));
    content.is_some_and(|(content, _)| matches!(serde_json::from_str(content), Ok(Line::Closed(_))))
}

fn without_the_last(lines: &str) -> &str {
    let before = lines.trim_end_matches('\n').rfind('\n').map_or(0, |end| end + 1);
    lines.split_at(before).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Event, Millis, ShiftEvent};
    use crate::records::{Closed, Journal, path_of, sample};

    const BEGUN: &str = "2026-11-29T09:14:05Z";

    /// How many lines a journal has, and how many of them can be handed on.
    fn counts(path: &Path) -> (usize, usize) {
        let (header, text) = read_lines(path).unwrap().unwrap();
        let settled = settled(path, header.mode, &text).unwrap();
        (text.lines().count(), settled.lines().count())
    }

    #[test]
    fn the_last_line_of_an_exam_waits_until_its_writer_is_done() {
        let data = tempfile::tempdir().unwrap();
        let header = sample::exam(BEGUN, "senior-dowod");
        let path = path_of(data.path(), &header.id);
        let mut journal = Journal::begin(data.path(), header).unwrap();
        assert_eq!(counts(&path), (1, 0));
        for at in 1..=3 {
            let answered = ShiftEvent::Desk(Event::Answered);
            journal.append(Millis(at), &answered).unwrap();
        }
        assert_eq!(counts(&path), (4, 3));
        drop(journal);
        assert_eq!(counts(&path), (4, 4), "nobody writes any more");
        Journal::close_unfinished(&path, Closed::Interrupted, None).unwrap();
        assert_eq!(counts(&path), (5, 5));
    }

    #[test]
    fn practice_waits_until_it_has_ended() {
        let data = tempfile::tempdir().unwrap();
        let mut header = sample::exam(BEGUN, "senior-dowod");
        header.mode = Mode::Practice;
        let path = path_of(data.path(), &header.id);
        let mut journal = Journal::begin(data.path(), header).unwrap();
        let answered = ShiftEvent::Desk(Event::Answered);
        journal.append(Millis(900), &answered).unwrap();
        assert_eq!(counts(&path), (2, 0));
        journal.close(Closed::GivenUp, None).unwrap();
        assert_eq!(counts(&path), (3, 3));
    }

    #[test]
    fn an_end_is_told_from_what_only_looks_like_it() {
        let (first, sum) = chain::seal(chain::START, "{}");
        let (end, _) = chain::seal(&sum, r#"{"closed":{"how":"finished"}}"#);
        let (other, _) = chain::seal(&sum, r#"{"event":"closed"}"#);
        assert!(has_ended(&format!("{first}{end}")));
        for text in [String::new(), first.clone(), format!("{first}{other}"), end.clone()] {
            assert!(!has_ended(&text), "{text}");
        }
    }
}
