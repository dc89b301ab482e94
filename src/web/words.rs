//! What pages say of values: verdicts, states, moments; and ids and choices as they stand in addresses.

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::WebError;
use super::frame::Frame;
use crate::domain::Verdict;
use crate::export::Mark;
use crate::records::certification::State;
use crate::records::store::{Cursor, Listed};

/// The id in an address.
///
/// # Errors
/// [`WebError::NotFound`] where it is none.
pub(super) fn id_of(text: &str) -> Result<Uuid, WebError> {
    Uuid::try_parse(text).map_err(|_| WebError::NotFound)
}

/// The value for which a word stands in a row; none: this version of the program knows no such word.
pub(super) fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::from(word)).ok()
}

/// The word for a value that is one word in files.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The words under `start` and the word of a value in files: `verdict-not-applicable`.
pub(super) fn named(frame: &Frame<'_>, start: &str, value: &impl Serialize) -> String {
    frame.t(&format!("{start}-{}", word(value).replace('_', "-")))
}

/// A moment of a record (RFC 3339, UTC) by the clock of this computer; what is no moment stays as it is.
pub(super) fn moment(text: &str) -> String {
    match text.parse::<Timestamp>() {
        Ok(moment) => {
            let here = moment.to_zoned_datetime(TimeZone::system());
            here.strftime("%Y-%m-%d %H:%M").to_string()
        }
        Err(_) => text.to_owned(),
    }
}

/// Signs of the moment with which the name of an attempt begins: `2026-11-29T09-14-05Z`.
const MOMENT: usize = 20;

/// An attempt by what was played and when, as its name says both; another name stays as it is.
pub(super) fn played_at(frame: &Frame<'_>, name: &str) -> String {
    match parts_of(name) {
        Some((played, begun)) => format!("{}, {}", frame.played(played), moment(&begun)),
        None => name.to_owned(),
    }
}

/// What was played and when it began, by the name of an attempt; none: it is called otherwise.
fn parts_of(name: &str) -> Option<(&str, String)> {
    let (begun, rest) = name.split_at_checked(MOMENT)?;
    let (played, _) = rest.strip_prefix('-')?.rsplit_once('-')?;
    let (day, time) = begun.split_once('T')?;
    let begun = format!("{day}T{}", time.replace('-', ":"));
    begun.parse::<Timestamp>().ok()?;
    Some((played, begun))
}

/// A state of certification as it is seen: shape, colour, word.
pub(super) fn state_mark(frame: &Frame<'_>, state: State) -> Mark {
    let verdict = match state {
        State::Valid => Verdict::Met,
        State::Expiring => Verdict::Partly,
        State::Expired | State::Revoked => Verdict::Missed,
        State::InProgress => Verdict::Unclear,
        State::NotStarted => Verdict::NotApplicable,
    };
    Mark::new(verdict, frame.t(&format!("standing-state-{}", state.id())))
}

/// The state of this name; none: there is none.
pub(super) fn state_of(id: &str) -> Option<State> {
    let all = [
        State::NotStarted,
        State::InProgress,
        State::Valid,
        State::Expiring,
        State::Expired,
        State::Revoked,
    ];
    all.into_iter().find(|state| state.id() == id)
}

/// An address with what was chosen; what is empty is left out.
pub(super) fn address(path: &str, chosen: &[(&str, &str)]) -> String {
    let filled: Vec<(&str, &str)> = chosen.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    match serde_urlencoded::to_string(filled) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// An entry of a list to choose from.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(value: &str, text: String, chosen: &str) -> Self {
        Self {
            value: value.to_owned(),
            text,
            chosen: value == chosen,
        }
    }
}

/// Where a page begins, by what stands in its address; what is no id is the beginning.
pub(super) fn cursor(after: &str, before: &str) -> Option<Cursor> {
    let after = Uuid::try_parse(after).ok().map(Cursor::After);
    after.or_else(|| Uuid::try_parse(before).ok().map(Cursor::Before))
}

/// The way to the pages beside a page of a list.
#[derive(Debug, Clone, Template)]
#[template(path = "turn.html")]
pub(super) struct Turn {
    /// What is turned over.
    label: String,
    /// The address of the page before; empty: there is none.
    earlier: String,
    earlier_text: String,
    /// The address of the page after; empty: there is none.
    later: String,
    later_text: String,
}

impl Turn {
    /// The way from a page of rows with these ids, with what was chosen. `label` is the key of the list's name.
    pub(super) fn new<T>(
        frame: &Frame<'_>,
        label: &str,
        path: &str,
        chosen: &[(&str, &str)],
        listed: &Listed<T>,
        id: impl Fn(&T) -> Uuid,
    ) -> Self {
        let way = |name: &str, row: Option<&T>| {
            row.map_or_else(String::new, |row| {
                let id = id(row).to_string();
                let mut all = chosen.to_vec();
                all.push((name, id.as_str()));
                address(path, &all)
            })
        };
        Self {
            label: frame.t(label),
            earlier: way("before", listed.rows.first().filter(|_| listed.earlier)),
            earlier_text: frame.t("panel-turn-earlier"),
            later: way("after", listed.rows.last().filter(|_| listed.later)),
            later_text: frame.t("panel-turn-later"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_chosen_and_nothing_else() {
        assert_eq!(address("/people", &[("text", ""), ("unit", "")]), "/people");
        let chosen = [("text", "Żak & <b>"), ("state", "")];
        assert_eq!(address("/people", &chosen), "/people?text=%C5%BBak+%26+%3Cb%3E");
    }

    #[test]
    fn a_cursor_is_an_id_or_the_beginning() {
        let id = Uuid::from_u128(7);
        assert_eq!(cursor(&id.to_string(), ""), Some(Cursor::After(id)));
        assert_eq!(cursor("", &id.to_string()), Some(Cursor::Before(id)));
        assert_eq!(cursor("1 OR 1=1", "'"), None);
    }

    #[test]
    fn the_name_of_an_attempt_says_what_and_when() {
        let begun = "2026-11-29T09:14:05Z".to_owned();
        let name = "2026-11-29T09-14-05Z-senior-dowod-0007";
        assert_eq!(parts_of(name), Some(("senior-dowod", begun)));
        for other in [
            "",
            "senior-dowod",
            "2026-11-29T09-14-05Z",
            "2026-13-29T09-14-05Z-x-0007",
            "ąąąąąąąąąąąąąą",
        ] {
            assert_eq!(parts_of(other), None, "{other}");
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_on_the_wall() {
        let told = moment("2026-11-29T23:14:05Z");
        assert!(told.starts_with("2026-11-") && told.len() == 16, "{told}");
        assert_eq!(moment("yesterday"), "yesterday");
    }
}
