//! Lines that prove themselves: each carries a checksum over the checksum before it and over its own content.
//!
//! A line that was torn, changed, lost or put in does not fit what stands before it. The chain finds damage; it does not keep
//! out somebody who can write the whole file anew.
//!
//! Where the law asks for it, a line's content goes and its checksum stays ([`erase`]): what stands after it is proved as before,
//! and of the line itself only that it was there.

use sha2::{Digest as _, Sha256};

/// The checksum before the first line.
pub(super) const START: &str = "";

const OPEN: &str = "{\"sum\":\"";
const MIDDLE: &str = "\",\"line\":";
const ERASED: &str = "\",\"erased\":\"";
const LEFT: &str = ",\"left\":";
const CLOSE: &str = "}";

/// Hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// The line with `content`, with its end, and its checksum, on which the next one rests.
pub(super) fn seal(previous: &str, content: &str) -> (String, String) {
    let sum = checksum(previous, content);
    (format!("{OPEN}{sum}{MIDDLE}{content}{CLOSE}\n"), sum)
}

/// The content of a line without its end, and its checksum; none: this is not what was written after `previous`.
pub(super) fn open<'a>(previous: &str, line: &'a str) -> Option<(&'a str, &'a str)> {
    let (sum, rest) = line.strip_prefix(OPEN)?.split_at_checked(DIGITS)?;
    let content = rest.strip_prefix(MIDDLE)?.strip_suffix(CLOSE)?;
    (sum == checksum(previous, content)).then_some((content, sum))
}

/// The checksum that a line without its end claims.
pub(super) fn sum_of(line: &str) -> Option<&str> {
    let (sum, rest) = line.strip_prefix(OPEN)?.split_at_checked(DIGITS)?;
    rest.starts_with(MIDDLE).then_some(sum)
}

/// A line whose content was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Erased<'a> {
    /// The checksum that it had, on which the next line rests.
    pub sum: &'a str,
    /// The day, as it was written.
    pub on: &'a str,
    /// What was left of the content; nothing proves it.
    pub left: Option<&'a str>,
}

/// What takes the place of a line with this checksum that is erased on a day (ISO 8601), with its end.
pub(super) fn erase(sum: &str, on: &str, left: Option<&str>) -> String {
    match left {
        Some(left) => format!("{OPEN}{sum}{ERASED}{on}\"{LEFT}{left}{CLOSE}\n"),
        None => format!("{OPEN}{sum}{ERASED}{on}\"{CLOSE}\n"),
    }
}

/// What stands in place of a line that was erased; none: this one, without its end, was not.
pub(super) fn open_erased(line: &str) -> Option<Erased<'_>> {
    let (sum, rest) = line.strip_prefix(OPEN)?.split_at_checked(DIGITS)?;
    let (on, rest) = rest.strip_prefix(ERASED)?.split_once('"')?;
    let rest = rest.strip_suffix(CLOSE)?;
    let left = match rest {
        "" => None,
        _ => Some(rest.strip_prefix(LEFT)?),
    };
    let digits = sum.bytes().all(|digit| digit.is_ascii_hexdigit());
    digits.then_some(Erased { sum, on, left })
}

/// The checksum of content that stands after the line with the checksum `previous`.
pub(super) fn checksum(previous: &str, content: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(content.as_bytes());
    format!("{:x}", hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_after_the_one_it_was_written_after_and_no_other() {
        let (first, sum) = seal(START, "{\"a\":1}");
        let (second, _) = seal(&sum, "{\"b\":2}");
        let (first, second) = (first.trim_end(), second.trim_end());
        assert_eq!(open(START, first), Some(("{\"a\":1}", sum.as_str())));
        assert_eq!(open(&sum, second).map(|(content, _)| content), Some("{\"b\":2}"));
        assert_eq!(open(START, second), None, "the first line is lost");
        assert_eq!(open(&sum, first), None, "the first line is there twice");
        assert_eq!(open(START, &first.replace('1', "2")), None);
    }

    #[test]
    fn every_line_is_a_json_object() {
        let (line, sum) = seal(START, "{\"a\":1}");
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["sum"], sum.as_str());
        assert_eq!(value["line"]["a"], 1);
        for left in [None, Some("{\"b\":2}")] {
            let erased = erase(&sum, "2026-11-30", left);
            let value: serde_json::Value = serde_json::from_str(&erased).unwrap();
            assert_eq!(value["sum"], sum.as_str());
            assert_eq!(value["erased"], "2026-11-30");
            assert_eq!(value["left"]["b"].as_i64(), left.map(|_| 2));
        }
    }

    #[test]
    fn an_erased_line_keeps_its_place_and_nothing_of_what_it_said() {
        let (first, sum) = seal(START, "{\"name\":\"Anna\"}");
        let (second, _) = seal(&sum, "{\"b\":2}");
        assert_eq!(open_erased(first.trim_end()), None);
        let line = erase(&sum, "2026-11-30", Some("{\"number\":1}"));
        let erased = open_erased(line.trim_end()).unwrap();
        assert_eq!((erased.on, erased.left), ("2026-11-30", Some("{\"number\":1}")));
        assert_eq!(
            open(erased.sum, second.trim_end()).map(|(content, _)| content),
            Some("{\"b\":2}")
        );
        assert_eq!(open(START, line.trim_end()), None);
        let bare = erase(&sum, "2026-11-30", None);
        assert_eq!(open_erased(bare.trim_end()).map(|erased| erased.left), Some(None));
        for broken in [bare.replace("\"}", "\",}"), bare.replace("erased", "razed")] {
            assert_eq!(open_erased(broken.trim_end()), None, "{broken}");
        }
    }
}
