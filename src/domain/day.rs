//! A day of the calendar, as policies, acknowledgements and certificates are dated. Which day it is, nobody here knows.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{SignedDuration, Span};
use serde::{Deserialize, Serialize};

use super::Message;

/// A day, written `2026-11-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// More months than any policy counts; beyond them the calendar ends.
const MOST_MONTHS: u32 = 12_000;

/// A text that is no day of the calendar in the form `2026-11-30`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no day of the calendar; write year, month and day: 2026-11-30")]
pub struct NoDay {
    /// What was written.
    pub text: String,
}

/// A day that is still to come, named for something that has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{day} is later than today, {today}; name a day that has come")]
pub struct NotYet {
    /// The day that was named.
    pub day: Day,
    /// Today.
    pub today: Day,
}

impl NotYet {
    /// What the reader is told, in `assets/l10n/*/certification.ftl`.
    pub fn message(&self) -> Message {
        let told = Message::new("day-not-yet").text("day", self.day.to_string());
        told.text("today", self.today.to_string())
    }
}

impl Day {
    /// The day itself, where something can have happened on it by today.
    ///
    /// # Errors
    /// When it is later than today.
    pub fn come_by(self, today: Self) -> Result<Self, NotYet> {
        if self > today {
            return Err(NotYet { day: self, today });
        }
        Ok(self)
    }

    /// The same day, so many months later; in a shorter month its last day.
    pub fn plus_months(self, months: u32) -> Self {
        let span = Span::new().try_months(months.min(MOST_MONTHS)).unwrap_or_default();
        Self(self.0.saturating_add(span))
    }

    /// So many months earlier; in a shorter month its last day.
    pub fn minus_months(self, months: u32) -> Self {
        let span = Span::new().try_months(months.min(MOST_MONTHS)).unwrap_or_default();
        Self(self.0.saturating_sub(span))
    }

    /// So many days later.
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(SignedDuration::from_hours(i64::from(days) * 24)))
    }

    /// Days from this one to another; negative when that one is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    /// Takes `2026-11-30` and no other way of writing it.
    fn from_str(text: &str) -> Result<Self, NoDay> {
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        date.map(Self).ok_or_else(|| NoDay { text: text.to_owned() })
    }
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Self, NoDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn one_way_of_writing_and_no_day_that_there_is_not() {
        assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
        for text in [
            "",
            "2027-02-29",
            "20261130",
            "2026-11-30T10:00",
            "30.11.2026",
            " 2026-11-30",
            "2026-1-3",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NoDay { text: text.to_owned() }), "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end_and_days_are_counted() {
        assert_eq!(day("2026-08-31").plus_months(18), day("2028-02-29"));
        assert_eq!(day("2026-03-31").minus_months(1), day("2026-02-28"));
        assert_eq!(day("2026-12-30").plus_days(3), day("2027-01-02"));
        assert_eq!(day("2026-12-30").days_until(day("2027-01-02")), 3);
        assert_eq!(day("2027-01-02").days_until(day("2026-12-30")), -3);
        assert!(day("2026-12-30").plus_months(u32::MAX) > day("3000-01-01"));
        assert!(day("2026-12-30").plus_days(u32::MAX) > day("2026-12-30"));
    }

    #[test]
    fn what_happened_is_dated_until_today() {
        let today = day("2026-11-30");
        for come in ["2026-11-30", "2026-11-29", "1999-01-01"] {
            assert_eq!(day(come).come_by(today), Ok(day(come)));
        }
        let later = day("2026-12-01");
        assert_eq!(later.come_by(today), Err(NotYet { day: later, today }));
    }

    #[test]
    fn files_hold_it_as_text() {
        assert_eq!(serde_json::to_string(&day("2026-11-30")).unwrap(), "\"2026-11-30\"");
        assert!(serde_json::from_str::<Day>("\"2026-11-31\"").is_err());
    }
}
