//! Bytes of a file to text, or the reason why they are none. Nothing is parsed here.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::diagnostic::Position;
use super::problem::Problem;

/// Longest file that is read, bytes. The longest scenario of ours has 20 thousand.
pub(super) const LONGEST: usize = 1024 * 1024;

/// Reads a text file.
///
/// # Errors
/// When it cannot be opened, is too long, or is no UTF-8 text.
pub(super) fn read(path: &Path) -> Result<String, (Position, Problem)> {
    if path.is_dir() {
        return Err((Position::START, Problem::Folder));
    }
    read_from(&mut File::open(path).map_err(unreadable)?)
}

/// Reads a text from wherever it comes.
///
/// # Errors
/// When it cannot be read, is too long, or is no UTF-8 text.
pub(super) fn read_from(input: &mut dyn Read) -> Result<String, (Position, Problem)> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a text that is too long from one that just fits.
    input
        .take(LONGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    decode(bytes)
}

fn unreadable(error: std::io::Error) -> (Position, Problem) {
    let problem = match error.kind() {
        ErrorKind::NotFound => Problem::NoFile,
        _ => Problem::Unreadable { why: error.to_string() },
    };
    (Position::START, problem)
}

/// Bytes to text; a byte order mark is dropped.
///
/// # Errors
/// When they are too many, or no UTF-8 text.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, (Position, Problem)> {
    let whole = |problem| Err((Position::START, problem));
    if bytes.len() > LONGEST {
        return whole(Problem::TooLong { most: LONGEST });
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || looks_like_utf16(&bytes) {
        return whole(Problem::Utf16);
    }
    match String::from_utf8(bytes) {
        Ok(text) => check_text(&text).map(|()| text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let problem = if is_binary(bytes) {
                Problem::Binary
            } else {
                Problem::NotUtf8
            };
            Err((position_of(&String::from_utf8_lossy(&bytes[..valid])), problem))
        }
    }
}

/// Whether a text can be a file of ours at all.
///
/// # Errors
/// When it is empty, or holds characters that no text has.
pub(super) fn check_text(text: &str) -> Result<(), (Position, Problem)> {
    if text.len() > LONGEST {
        return Err((Position::START, Problem::TooLong { most: LONGEST }));
    }
    if let Some(odd) = text.find(is_in_no_text) {
        return Err((position_of(&text[..odd]), Problem::Binary));
    }
    let written = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !text.split(['\n', '\r']).any(written) {
        return Err((Position::START, Problem::Empty));
    }
    Ok(())
}

/// A sign that no text has: it would command a terminal.
pub(super) fn is_in_no_text(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{85}')
}

/// UTF-16 without a mark: every other byte of a mostly Latin text is zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64) & !1];
    let zeros = |offset| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = start.len() / 2;
    pairs >= 4 && (zeros(0) * 4 >= pairs * 3) != (zeros(1) * 4 >= pairs * 3)
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(1024)
        .any(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t'))
}

/// The place just behind `before`. Lines end as YAML has them end: with LF, CR LF or CR.
pub(super) fn position_of(before: &str) -> Position {
    let mut at = Position::START;
    let mut signs = before.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\n' || (sign == '\r' && signs.peek() != Some(&'\n')) {
            at.line = at.line.saturating_add(1);
            at.column = 1;
        } else {
            at.column = at.column.saturating_add(1);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> (Position, Problem) {
        decode(bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn a_place_is_counted_as_yaml_counts_it() {
        let at = |line, column| Position { line, column };
        for (before, place) in [
            ("", at(1, 1)),
            ("żółw", at(1, 5)),
            ("a\nb", at(2, 2)),
            ("a\r\nb", at(2, 2)),
            ("a\rb\rc", at(3, 2)),
            ("a\r\r\n", at(3, 1)),
        ] {
            assert_eq!(position_of(before), place, "{before:?}");
        }
    }

    #[test]
    fn odd_bytes_are_named_for_what_they_are() {
        assert_eq!(decode(b"\xEF\xBB\xBFformat: 1".to_vec()).unwrap(), "format: 1");
        let wide: Vec<u8> = "format: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(problem(&wide).1, Problem::Utf16);
        assert_eq!(problem(&[&[0xFF, 0xFE], wide.as_slice()].concat()).1, Problem::Utf16);
        // "tytuł: żółw" as old Polish Windows wrote it.
        let windows = b"a: 1\ntytu\xB3: \xBF\xF3\xB3w\n";
        assert_eq!(problem(windows), (Position { line: 2, column: 5 }, Problem::NotUtf8));
        assert_eq!(problem(b"\x7fELF\x02\x01\x01\x00\xff").1, Problem::Binary);
        assert_eq!(problem(b"a: \x00\n").1, Problem::Binary);
        assert_eq!(problem(b"").1, Problem::Empty);
        assert_eq!(problem(b"\n# only a comment\n").1, Problem::Empty);
        assert_eq!(problem(&vec![b'a'; LONGEST + 1]).1, Problem::TooLong { most: LONGEST });
    }
}
