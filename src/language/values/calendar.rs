//! Days: named, weekdays, days of a month, ends of months, and what lies so many days away.
//!
//! It must not read hours; `clock` does.

use std::collections::HashMap;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::LanguageError;
use super::super::lexicon::entries;
use super::super::numbers::Number;
use super::super::tokens::fold_letters;
use super::{Quantity, Source, Spoken, span};

/// Which words name days, months, units and parts of the day: `assets/language/pl/calendar.txt`.
#[derive(Debug)]
pub struct Calendar {
    /// Folded word → its meanings, each with the number after its name ("month 3"), 0 where there is none.
    words: HashMap<String, Vec<(String, i16)>>,
    /// Folded words joined by a hyphen → month and day.
    feasts: HashMap<String, (i8, i8)>,
}

impl Calendar {
    /// Loads the list.
    ///
    /// # Errors
    /// When the file is missing, or a name or number in it makes no sense.
    pub fn load(path: &Path) -> Result<Self, LanguageError> {
        let mut calendar = Self {
            words: HashMap::new(),
            feasts: HashMap::new(),
        };
        for (name, words) in entries(path)? {
            let corrupt = |reason: String| LanguageError::Corrupt {
                path: path.to_owned(),
                reason,
            };
            let (kind, number) = name.split_once(' ').unwrap_or((name.as_str(), "0"));
            if kind == "feast" {
                let day = number
                    .split_once('-')
                    .and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)))
                    .ok_or_else(|| corrupt(format!("`{name}`: expected `feast MM-DD`")))?;
                for word in words {
                    calendar.feasts.insert(fold_letters(&word), day);
                }
                continue;
            }
            let number: i16 = number
                .parse()
                .map_err(|_| corrupt(format!("`{name}`: `{number}` is no number")))?;
            for word in words {
                let meanings = calendar.words.entry(fold_letters(&word)).or_default();
                meanings.push((kind.to_owned(), number));
            }
        }
        Ok(calendar)
    }

    /// Whether a folded word has this meaning.
    pub fn is(&self, word: &str, kind: &str) -> bool {
        self.numbered(word, kind).is_some()
    }

    /// The number that a folded word has as this kind ("marca" is month 3).
    pub fn numbered(&self, word: &str, kind: &str) -> Option<i16> {
        let meanings = self.words.get(word)?;
        meanings
            .iter()
            .find(|(known, _)| known == kind)
            .map(|&(_, number)| number)
    }

    /// The unit of time that a folded word names.
    pub fn unit(&self, word: &str) -> Option<&'static str> {
        const UNITS: [&str; 8] = [
            "second", "minute", "quarter", "hour", "daylong", "week", "month", "year",
        ];
        UNITS.into_iter().find(|unit| self.unit_is(word, unit))
    }

    fn unit_is(&self, word: &str, unit: &str) -> bool {
        let meanings = self.words.get(word).map_or(&[][..], Vec::as_slice);
        // "month 3" is March, "month" is the unit.
        meanings.iter().any(|(kind, number)| kind == unit && *number == 0)
    }
}

/// The days said, in order, without overlaps.
pub(super) fn dates(source: &Source<'_>) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    let mut at = 0;
    while at < source.tokens.len() {
        let day = written(source, at)
            .or_else(|| month_day(source, at))
            .or_else(|| weekday(source, at))
            .or_else(|| named(source, at))
            .or_else(|| end_of(source, at))
            .or_else(|| away(source, at))
            .or_else(|| day_alone(source, at));
        match day {
            // "Przy ulicy Trzeciego Maja" stays a name: neither a day nor a number.
            Some((_, to, _)) if source.calendar.is(source.before(at, 1), "street") => at = to,
            Some((from, to, date)) if from >= found.last().map_or(0, |last| last.to) => {
                found.push(Spoken {
                    from,
                    to,
                    value: Quantity::Date(date),
                });
                at = to;
            }
            _ => at += 1,
        }
    }
    found
}

/// First token, one past the last, and the day.
type Place = (usize, usize, Date);

/// "15.12.2026", "2026-12-15".
fn written(source: &Source<'_>, at: usize) -> Option<Place> {
    let parts = source.tokens.get(at..at + 3)?;
    let beside = |a: usize, b: usize| parts[a].digits && parts[b].digits && parts[b].start == parts[a].end + 1;
    if !(beside(0, 1) && beside(1, 2)) {
        return None;
    }
    let number = |at: usize| parts[at].plain.parse::<i16>().ok();
    let (day, month, year) = match (parts[0].plain.len(), parts[2].plain.len()) {
        (4, _) => (number(2)?, number(1)?, number(0)?),
        (_, 4) => (number(0)?, number(1)?, number(2)?),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((at, at + 3, date))
}

/// "piętnastego grudnia", "15 grudnia 2027 roku".
fn month_day(source: &Source<'_>, at: usize) -> Option<Place> {
    let number = source.number(at)?;
    let month = source
        .calendar
        .numbered(source.word(number.to), "month")
        .filter(|&month| month > 0)?;
    let day = day_of_month(number)?;
    let mut to = number.to + 1;
    let year = source.number(to).filter(|year| (1900.0..2200.0).contains(&year.value));
    let date = match year {
        Some(year) => {
            to = year.to;
            if matches!(source.word(to), "roku" | "r") {
                to += 1;
            }
            Date::new(year.value as i16, i8::try_from(month).ok()?, day).ok()?
        }
        None => {
            let this_year = source.now.year();
            let in_year = |year: i16| Date::new(year, i8::try_from(month).ok()?, day).ok();
            in_year(this_year)
                .filter(|date| *date >= source.now.date())
                .or_else(|| in_year(this_year + 1))?
        }
    };
    Some((at, to, date))
}

fn day_of_month(number: &Number) -> Option<i8> {
    (number.value.fract() == 0.0 && (1.0..=31.0).contains(&number.value)).then_some(number.value as i8)
}

/// "w środę", "w przyszłą środę", "w środę za tydzień", "w zeszły piątek".
fn weekday(source: &Source<'_>, at: usize) -> Option<Place> {
    let number = source.calendar.numbered(source.word(at), "weekday")?;
    let day = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    let before = source.before(at, 1);
    let weekly =
        source.calendar.is(source.word(at), "weekly") && matches!(before, "w" | "we" | "i" | "lub" | "albo" | "oraz");
    if weekly || source.calendar.is(before, "every") || source.calendar.is(source.before(at, 2), "every") {
        return None;
    }
    let today = source.now.date();
    let coming = today.nth_weekday(1, day).ok()?;
    let (mut from, mut to) = (at, at + 1);
    let mut date = coming;
    let qualifier = before;
    if source.calendar.is(qualifier, "past") {
        (from, date) = (at - 1, today.nth_weekday(-1, day).ok()?);
    } else if source.calendar.is(qualifier, "coming") {
        (from, date) = (at - 1, next_week(today, day)?);
    } else if source.calendar.is(qualifier, "this") && qualifier != "ta" {
        from = at - 1;
    }
    let week_follows = |at: usize| source.calendar.is(source.word(at), "week");
    if source.word(to) == "za" && week_follows(to + 1) {
        // "w środę za tydzień" is a week after the coming one.
        date = coming.checked_add(1.week()).ok()?;
        to += 2;
    } else if source.word(to) == "w" && source.calendar.is(source.word(to + 1), "coming") && week_follows(to + 2) {
        date = next_week(today, day)?;
        to += 3;
    } else if from == at && at >= 3 && week_follows(at - 2) && matches!(source.before(at, 1), "w" | "we") {
        // "za tydzień w środę", "w przyszłym tygodniu w środę".
        let before = source.before(at, 3);
        if before == "za" || source.calendar.is(before, "coming") {
            date = next_week(today, day)?;
            from = at - 3;
        }
    }
    // "w piątek, czwartego grudnia": the date says which Friday.
    if let Some((_, end, exact)) = month_day(source, to) {
        return Some((from, end, exact));
    }
    Some((from, to, date))
}

/// The day of that name in the week after this one; from the next Monday on.
fn next_week(today: Date, day: Weekday) -> Option<Date> {
    let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
    let days = i64::from(day.to_monday_zero_offset());
    monday.checked_add(days.days()).ok()
}

/// "jutro", "pojutrze", "w Wigilię".
fn named(source: &Source<'_>, at: usize) -> Option<Place> {
    let today = source.now.date();
    if let Some(days) = source.calendar.numbered(source.word(at), "day") {
        return Some((at, at + 1, today.checked_add(i64::from(days).days()).ok()?));
    }
    let pair = format!("{}-{}", source.word(at), source.word(at + 1));
    let one = source.calendar.feasts.get(source.word(at)).map(|day| (day, 1));
    let two = source.calendar.feasts.get(&pair).map(|day| (day, 2));
    let (&(month, day), width) = one.or(two)?;
    let this_year = Date::new(today.year(), month, day).ok()?;
    let date = if this_year < today {
        Date::new(today.year() + 1, month, day).ok()?
    } else {
        this_year
    };
    Some((at, at + width, date))
}

/// "do końca miesiąca", "koniec stycznia", "z końcem roku".
fn end_of(source: &Source<'_>, at: usize) -> Option<Place> {
    if !source.calendar.is(source.word(at), "end") {
        return None;
    }
    let today = source.now.date();
    let mut to = at + 1;
    let mut later = 0_i64;
    if source.calendar.is(source.word(to), "this") {
        to += 1;
    } else if source.calendar.is(source.word(to), "coming") {
        (to, later) = (to + 1, 1);
    }
    let word = source.word(to);
    let month = source.calendar.numbered(word, "month").filter(|&month| month > 0);
    let date = if let Some(month) = month {
        let first = Date::new(today.year(), i8::try_from(month).ok()?, 1).ok()?;
        let last = first.last_of_month();
        if last < today {
            first.checked_add(1.year()).ok()?.last_of_month()
        } else {
            last
        }
    } else {
        match source.calendar.unit(word)? {
            "month" => today.first_of_month().checked_add(later.months()).ok()?.last_of_month(),
            "year" => Date::new(today.year(), 12, 31).ok()?.checked_add(later.years()).ok()?,
            // A week of the office ends on Friday.
            "week" => {
                let monday = today
                    .checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days())
                    .ok()?;
                monday.checked_add((later * 7 + 4).days()).ok()?
            }
            _ => return None,
        }
    };
    Some((at, to + 1, date))
}

/// "za tydzień", "za trzy dni", "dwa miesiące temu".
fn away(source: &Source<'_>, at: usize) -> Option<Place> {
    if source.word(at) != "za" {
        return ago(source, at);
    }
    let number = source.number(at + 1);
    let unit_at = number.map_or(at + 1, |number| number.to);
    let unit = source.calendar.unit(source.word(unit_at))?;
    let days = matches!(unit, "daylong" | "week" | "month" | "year");
    if !days || source.calendar.is(source.word(unit_at + 2), "weekday") && unit == "week" {
        return None;
    }
    let count = number.map_or(1.0, |number| number.value);
    let date = source.now.date().checked_add(span(unit, count)?).ok()?;
    Some((at, unit_at + 1, date))
}

/// "tydzień temu", "trzy dni temu".
fn ago(source: &Source<'_>, at: usize) -> Option<Place> {
    let number = source.number(at).filter(|number| !number.ordinal);
    let unit_at = number.map_or(at, |number| number.to);
    let unit = source.calendar.unit(source.word(unit_at))?;
    let days = matches!(unit, "daylong" | "week" | "month" | "year");
    if !days || source.word(unit_at + 1) != "temu" {
        return None;
    }
    let count = number.map_or(1.0, |number| number.value);
    let date = source.now.date().checked_sub(span(unit, count)?).ok()?;
    Some((at, unit_at + 2, date))
}

/// "do piętnastego", "dziesiątego przyszłego miesiąca": the next such day.
fn day_alone(source: &Source<'_>, at: usize) -> Option<Place> {
    let number = source.number(at).filter(|number| number.ordinal)?;
    let last = source.tokens.get(number.to - 1)?;
    if !last.plain.ends_with("ego") {
        return None;
    }
    let day = day_of_month(number)?;
    let today = source.now.date();
    let word = source.word(number.to);
    let next = source.word(number.to + 1);
    let of_month = source.calendar.unit(next) == Some("month");
    if of_month && source.calendar.is(word, "coming") {
        let month = today.first_of_month().checked_add(1.month()).ok()?;
        return Some((at, number.to + 2, Date::new(month.year(), month.month(), day).ok()?));
    }
    let this_month = of_month && source.calendar.is(word, "this");
    let led = matches!(
        source.before(at, 1),
        "do" | "od" | "po" | "na" | "dnia" | "kolo" | "okolo" | "pzed" | "dopiero" | "juz"
    );
    // "do piętnastego wniosku": a noun in the genitive makes it no day.
    let noun = !last.pauses && ["u", "a", "ego", "iej"].iter().any(|ending| word.ends_with(ending)) && word.len() > 3;
    if !this_month && (!led || noun) {
        return None;
    }
    let in_month = |months: i64| {
        let month = today.first_of_month().checked_add(months.months()).ok()?;
        Date::new(month.year(), month.month(), day).ok()
    };
    let date = (0..3).filter_map(in_month).find(|date| *date >= today)?;
    Some((at, if this_month { number.to + 2 } else { number.to }, date))
}
