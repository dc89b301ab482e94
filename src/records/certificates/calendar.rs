//! The days on which certificates end, as a calendar file (iCalendar, RFC 5545) with reminders.
//!
//! Pure: words and times come in. An event keeps its id when a certificate is renewed, so that a calendar that takes the next file in
//! moves it and does not double it.

use uuid::Uuid;

use crate::domain::{Day, PolicyId};

/// The longest line, bytes without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Reminders come at this hour of their day.
const HOUR: u32 = 8;

/// That somebody's certificate ends and has to be renewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// Whose, in any office.
    pub person: Uuid,
    /// Under which policy.
    pub policy: PolicyId,
    /// The last day of validity.
    pub ends: Day,
    /// So many days before it a reminder is due.
    pub reminder_days: Vec<u32>,
    /// What the event is called.
    pub title: String,
    /// More about it; empty: nothing.
    pub about: String,
}

/// The calendar of these renewals, by the day and then as they are handed in. `name` is what it is called, `stamp` the moment at which
/// it is made (RFC 3339, UTC, whole seconds). None: there is no renewal, and a calendar without an event is none.
pub fn calendar(renewals: &[Renewal], name: &str, stamp: &str) -> Option<String> {
    if renewals.is_empty() {
        return None;
    }
    let mut renewals: Vec<&Renewal> = renewals.iter().collect();
    renewals.sort_by_key(|one| one.ends);
    let mut file = File::default();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Trzy sygnaly//Renewals//PL"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        file.line(name, value);
    }
    file.text("X-WR-CALNAME", name);
    for one in renewals {
        file.event(one, stamp);
    }
    file.line("END", "VCALENDAR");
    Some(file.content)
}

/// The lines so far.
#[derive(Default)]
struct File {
    content: String,
}

impl File {
    fn event(&mut self, one: &Renewal, stamp: &str) {
        let id = Uuid::new_v5(&one.person, format!("renewal/{}", one.policy).as_bytes());
        self.line("BEGIN", "VEVENT");
        self.line("UID", &id.to_string());
        self.line("DTSTAMP", &basic(stamp));
        // Of a whole day, and nobody is busy on it.
        self.line("DTSTART;VALUE=DATE", &basic(&one.ends.to_string()));
        self.line("TRANSP", "TRANSPARENT");
        self.text("SUMMARY", &one.title);
        if !one.about.is_empty() {
            self.text("DESCRIPTION", &one.about);
        }
        for days in &one.reminder_days {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.text("DESCRIPTION", &one.title);
            self.line("TRIGGER", &before(*days));
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// A line whose value is text for people.
    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// A line, folded where it is too long: what goes on begins with a space, and no letter is torn.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.content.push_str("\r\n ");
                length = 1;
            }
            self.content.push(letter);
            length += letter.len_utf8();
        }
        self.content.push_str("\r\n");
    }
}

/// A day or a moment in the basic form: `20261130`, `20261130T091405Z`.
fn basic(text: &str) -> String {
    text.chars().filter(|sign| !"-:".contains(*sign)).collect()
}

/// So many days before a day that begins at midnight, at the hour of reminders.
fn before(days: u32) -> String {
    match days.checked_sub(1) {
        None => format!("PT{HOUR}H"),
        Some(0) => format!("-PT{}H", 24 - HOUR),
        Some(whole) => format!("-P{whole}DT{}H", 24 - HOUR),
    }
}

/// Text as a value (RFC 5545, 3.3.11). Signs that no calendar can show go.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STAMP: &str = "2026-11-30T09:14:05Z";

    fn renewal(title: &str, ends: &str) -> Renewal {
        Renewal {
            person: Uuid::from_u128(7),
            policy: "krynki".into(),
            ends: ends.parse().unwrap(),
            reminder_days: vec![30, 1, 0],
            title: title.to_owned(),
            about: String::new(),
        }
    }

    fn made(renewals: &[Renewal]) -> String {
        calendar(renewals, "Odnowienia", STAMP).unwrap()
    }

    /// The lines as a calendar reads them.
    fn unfolded(text: &str) -> Vec<String> {
        let whole = text.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_renewal_is_an_event_of_a_day_with_its_reminders() {
        let mut one = renewal("Koniec certyfikatu: osoba-1", "2027-03-31");
        one.about = "Krynki; wersja 1, próg 85\nC:\\akta".to_owned();
        let lines = unfolded(&made(&[one]));
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Trzy sygnaly//Renewals//PL",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Odnowienia",
            "BEGIN:VEVENT",
            "UID:",
            "DTSTAMP:20261130T091405Z",
            "DTSTART;VALUE=DATE:20270331",
            "TRANSP:TRANSPARENT",
            "SUMMARY:Koniec certyfikatu: osoba-1",
            "DESCRIPTION:Krynki\\; wersja 1\\, próg 85\\nC:\\\\akta",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Koniec certyfikatu: osoba-1",
            "TRIGGER:-P29DT16H",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Koniec certyfikatu: osoba-1",
            "TRIGGER:-PT16H",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Koniec certyfikatu: osoba-1",
            "TRIGGER:PT8H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (line, expected) in lines.iter().zip(expected) {
            let is_id = expected == "UID:" && line.starts_with(expected);
            assert!(is_id || line == expected, "{line:?}, not {expected:?}");
        }
    }

    #[test]
    fn an_event_keeps_its_id_and_two_policies_have_two() {
        let id = |one: Renewal| {
            let lines = unfolded(&made(&[one]));
            lines.into_iter().find(|line| line.starts_with("UID:")).unwrap()
        };
        let first = renewal("a", "2027-03-31");
        let other = Renewal {
            policy: "bialystok".into(),
            ..first.clone()
        };
        assert_eq!(id(first.clone()), id(renewal("b", "2029-03-31")));
        assert_ne!(id(first), id(other));
    }

    #[test]
    fn they_stand_by_the_day_and_nothing_is_no_calendar() {
        let lines = unfolded(&made(&[renewal("b", "2027-03-31"), renewal("a", "2026-12-31")]));
        let titles: Vec<&String> = lines.iter().filter(|line| line.starts_with("SUMMARY")).collect();
        assert_eq!(titles, ["SUMMARY:a", "SUMMARY:b"]);
        assert_eq!(calendar(&[], "Odnowienia", STAMP), None);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_words_make_lines_of_their_own(title in ".{0,300}", about in "\\PC{0,80}\n{0,2}") {
            let mut one = renewal(&title, "2027-03-31");
            one.about = about;
            let text = made(&[one]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LONGEST_LINE, "{line:?}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let titles = unfolded(&text).into_iter().filter(|line| line.starts_with("BEGIN:VEVENT")).count();
            prop_assert_eq!(titles, 1);
        }
    }
}
