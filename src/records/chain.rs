//! Lines that prove themselves: each carries a checksum over the checksum before it and over its own content.
//!
//! A line that was torn, changed, lost or put in does not fit what stands before it. The chain finds damage; it does not keep
//! out somebody who can write the whole file anew.

use sha2::{Digest as _, Sha256};

/// The checksum before the first line.
pub(super) const START: &str = "";

const OPEN: &str = "{\"sum\":\"";
const MIDDLE: &str = "\",\"line\":";
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
    }
}
