//! S614: something that was left to be filled in later.

use super::{Finding, Subject, both};
use crate::format::PlacedText;

/// Keys whose texts name things or choose among words, and are read by nobody.
const NAMES: [&str; 15] = [
    "id",
    "moment",
    "then",
    "afterwards",
    "told",
    "asked",
    "acts",
    "marks",
    "case",
    "transfer",
    "base",
    "address",
    "line",
    "needs",
    "any_order",
];
/// Words that stand for what is missing. As parts of an id they may be names.
const MARKS: [&str; 5] = ["TODO", "FIXME", "TBD", "lorem", "Lorem"];
/// What a text begins or ends with that asks its author for something, in lower case.
const REQUESTS: [&str; 4] = ["uzupełnij", "do uzupełnienia", "tu wpisz", "wpisz tu"];
/// A longer text with such words in it is about something to be filled in.
const SHORT: usize = 4;

/// Places that were left open.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let open = subject.read.iter().filter_map(|text| {
        let what = left_open(text.text).or_else(|| name_of_nobody(text))?;
        Some((text.at, what))
    });
    open.map(|(at, what)| Finding {
        at,
        message: both(
            format!("Coś tu zostało do uzupełnienia: „{what}”."),
            format!("Something was left to be filled in: \"{what}\"."),
        ),
        hint: both("Napisz, co ma tu być.", "Write what is meant to be here."),
    })
    .collect()
}

/// Whether somebody reads or hears this text.
pub(super) fn is_read(text: &PlacedText<'_>) -> bool {
    !text.keys.iter().any(|key| NAMES.contains(key))
}

/// What in a text stands for what is missing.
fn left_open(text: &str) -> Option<&str> {
    let text = text.trim();
    let mut words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_mark = |word: &&str| MARKS.contains(word) || word.len() >= 3 && word.chars().all(|letter| letter == 'X');
    if let Some(mark) = words.clone().find(is_mark) {
        return Some(mark);
    }
    if words.next().is_none() {
        return (!text.is_empty()).then_some(text);
    }
    let bare = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    if bare.split_whitespace().count() > SHORT {
        return None;
    }
    let lower = bare.to_lowercase();
    let asks = REQUESTS
        .iter()
        .any(|request| lower.starts_with(request) || lower.ends_with(request));
    let stands_in = matches!(lower.as_str(), "x" | "xx" | "xxx");
    (asks || stands_in).then_some(text)
}

/// A name that names nobody: "Imię i nazwisko".
fn name_of_nobody<'a>(text: &PlacedText<'a>) -> Option<&'a str> {
    let is_name = text.keys.last() == Some(&"name");
    let lower = text.text.trim().to_lowercase();
    (is_name && matches!(lower.as_str(), "imię i nazwisko" | "imię nazwisko" | "nazwisko")).then_some(text.text)
}
