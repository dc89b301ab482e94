//! What an author may answer when a skeleton is made: each answer is taken as it can stand in the files, or refused with what is
//! wrong with it and how to mend that.

use crate::domain::{Address, Message, without_mark};

/// Longest name of a caller, letters.
const MOST_OF_A_NAME: usize = 60;
/// Longest matter, letters: it stands in a line that is spoken.
const MOST_OF_A_MATTER: usize = 80;
/// Longest name of a scenario that is made up here, letters.
const MOST_OF_AN_ID: usize = 40;
/// Longest that files may have.
const MOST_OF_ANY_ID: usize = 60;

/// A caller's first and last name.
///
/// # Errors
/// When it is no such name, in a message.
pub fn name(text: &str) -> Result<String, Message> {
    let name = words(text);
    let in_a_name = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '\'' | '’');
    let good = name.contains(' ') && name.chars().count() <= MOST_OF_A_NAME && name.chars().all(in_a_name);
    good.then_some(name).ok_or_else(|| refused("new-bad-name", text))
}

/// The office's matter.
///
/// # Errors
/// When it is empty, too long to be said, or holds what has a meaning in lines, in a message.
pub fn matter(text: &str) -> Result<String, Message> {
    let matter = words(text);
    let has_a_meaning = |sign: char| sign.is_control() || matches!(sign, '{' | '}' | '[' | ']');
    let good = matter.chars().any(char::is_alphabetic)
        && matter.chars().count() <= MOST_OF_A_MATTER
        && !matter.contains(has_a_meaning);
    let bare = || matter.trim_end_matches(['.', '?', '!']).to_owned();
    good.then(bare).ok_or_else(|| refused("new-bad-matter", text))
}

/// A difficulty.
///
/// # Errors
/// When it is not 1, 2 or 3, in a message.
pub fn level(text: &str) -> Result<u8, Message> {
    let level = text.trim().parse::<u8>().ok().filter(|level| (1..=3).contains(level));
    level.ok_or_else(|| refused("new-bad-level", text))
}

/// How a caller is addressed, as files have it or without Polish letters.
///
/// # Errors
/// When it is none of the three, in a message.
pub fn address(text: &str) -> Result<Address, Message> {
    match text.trim().to_lowercase().as_str() {
        "pan" => Ok(Address::Pan),
        "pani" => Ok(Address::Pani),
        "państwo" | "panstwo" => Ok(Address::Panstwo),
        _ => Err(refused("new-bad-address", text)),
    }
}

/// The name of a scenario and of its folder.
///
/// # Errors
/// When it could not stand in a file's name, in a message.
pub fn id(text: &str) -> Result<String, Message> {
    let id = text.trim();
    let good = id.starts_with(|sign: char| sign.is_ascii_lowercase())
        && id.len() <= MOST_OF_ANY_ID
        && id.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-' | '_'));
    good.then(|| id.to_owned()).ok_or_else(|| refused("new-bad-id", text))
}

/// A name for a scenario, of the caller's first name and the matter: `zofia-dowod-osobisty`.
pub fn id_for(name: &str, matter: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let mut id = String::new();
    for sign in format!("{first} {matter}").to_lowercase().chars().map(without_mark) {
        if sign.is_ascii_alphanumeric() {
            id.push(sign);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_start_matches(|sign: char| !sign.is_ascii_lowercase());
    // Whole words; all of it is ASCII.
    let most = id
        .get(..MOST_OF_AN_ID)
        .map_or(id, |start| match start.rsplit_once('-') {
            Some((words, _)) => words,
            None => start,
        });
    match most.trim_end_matches('-') {
        "" => "scenariusz".to_owned(),
        id => id.to_owned(),
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(key: &str, text: &str) -> Message {
    Message::new(key).text("answer", text.trim())
}
