//! Families of times, dates, durations, sums and numbers as people say them, each with what it must be read as.
//!
//! The tables lie in `tests/families/values.txt`, where whoever knows Polish can add to them.

use std::path::Path;

use jiff::civil::DateTime;

use super::super::tokens::Normaliser;
use super::*;

/// `2026-11-20T09:00`, a Friday.
fn now() -> DateTime {
    jiff::civil::date(2026, 11, 20).at(9, 0, 0, 0)
}

fn said(text: &str) -> String {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl");
    let calendar = Calendar::load(&dir.join("calendar.txt")).expect("the shipped calendar");
    let tokens = Normaliser::new().tokens(text);
    let found = values(&calendar, &NumberWords::new(), text, &tokens, now());
    let all: Vec<String> = found
        .iter()
        .map(|found| format!("{} {}", found.value.kind(), found.value))
        .collect();
    all.join(", ")
}

/// As a recogniser writes it: figures keep their own punctuation ("17,50", "10:30"), words lose theirs.
fn bare(text: &str) -> String {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let keeps = |at: usize| {
        let figure = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        letters[at].is_alphanumeric() || (figure(at.checked_sub(1)) && figure(Some(at + 1)))
    };
    let kept = (0..letters.len()).map(|at| if keeps(at) { letters[at] } else { ' ' });
    kept.collect()
}

#[test]
fn every_family_is_read_as_it_is_meant() {
    let table = include_str!("../../../tests/families/values.txt");
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = line.split_once('=').expect("a line is `words = values`");
        let (text, expected) = (text.trim(), expected.trim());
        rows += 1;
        for text in [text.to_owned(), bare(text)] {
            let found = said(&text);
            if found != expected {
                wrong.push(format!("{text}: {found} instead of {expected}"));
            }
        }
    }
    assert!(rows > 300, "only {rows} rows");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_words_are_those_that_were_said() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl");
    let calendar = Calendar::load(&dir.join("calendar.txt")).expect("the shipped calendar");
    let text = "Zadzwonię w przyszłą środę na ósmą rano, opłata to siedemnaście złotych pięćdziesiąt.";
    let tokens = Normaliser::new().tokens(text);
    let found = values(&calendar, &NumberWords::new(), text, &tokens, now());
    let words: Vec<&str> = found.iter().map(|found| found.words.as_str()).collect();
    assert_eq!(
        words,
        ["przyszłą środę na ósmą rano", "siedemnaście złotych pięćdziesiąt"]
    );
}
