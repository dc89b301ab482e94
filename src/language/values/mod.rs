//! Typed values in an utterance: times, dates, durations, money, telephone numbers, plain numbers.
//!
//! Words that are relative ("pojutrze", "za kwadrans") are resolved against a moment that is handed in. It must not know
//! which fact of a scenario a value belongs to, nor read a clock.

mod amounts;
mod calendar;
mod clock;
mod digits;

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan};

use super::numbers::{Number, NumberWords};
use super::tokens::{Token, quote};

pub(super) use calendar::Calendar;
pub(super) use clock::{ClockTime, clock_times, same_time};
pub(super) use digits::{DigitRun, digit_runs, in_one_go};

/// A value said in an utterance.
#[derive(Debug, Clone)]
pub struct ValueFound {
    /// What was said.
    pub value: Quantity,
    /// The words that say it.
    pub words: String,
}

/// A value with its type. [`Display`](fmt::Display) writes it as `sygnaly understand` prints it.
#[derive(Debug, Clone)]
pub enum Quantity {
    /// A time of day without a day: `13:00`. Without a part of the day, an hour before the office opens is meant in the
    /// afternoon ("o drugiej" is 14:00).
    Time(Time),
    /// A day: `2026-11-25`.
    Date(Date),
    /// A day and a time: `2026-11-25T13:00`.
    DateTime(DateTime),
    /// How long: `PT2M`, `P30D`, `P2W`.
    Duration(Span),
    /// An amount in hundredths of a currency: `17.50 PLN`.
    Money(i64, Currency),
    /// A telephone number, digits alone.
    Phone(String),
    /// Any other number: `12`, `2.5`.
    Number(f64),
}

/// Currencies that callers of a Polish office pay in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    /// Polish złoty.
    Pln,
    /// Euro.
    Eur,
}

impl Quantity {
    /// Its type in words of the command line: `time`, `date`, `datetime`, `duration`, `money`, `phone`, `number`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Time(_) => "time",
            Self::Date(_) => "date",
            Self::DateTime(_) => "datetime",
            Self::Duration(_) => "duration",
            Self::Money(..) => "money",
            Self::Phone(_) => "phone",
            Self::Number(_) => "number",
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(f, "{:02}:{:02}", time.hour(), time.minute()),
            Self::Date(date) => write!(f, "{date}"),
            Self::DateTime(at) => write!(f, "{}T{:02}:{:02}", at.date(), at.hour(), at.minute()),
            Self::Duration(span) => write!(f, "{span}"),
            Self::Money(hundredths, currency) => {
                let code = match currency {
                    Currency::Pln => "PLN",
                    Currency::Eur => "EUR",
                };
                write!(f, "{}.{:02} {code}", hundredths / 100, hundredths % 100)
            }
            Self::Phone(digits) => f.write_str(digits),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

/// Words that lead a time and belong to it when it is quoted.
const LEADING: [&str; 8] = ["o", "na", "przed", "po", "około", "koło", "do", "za"];

/// The words of a time as they stand in `text`, with the preposition that leads them: "o wpół do dziesiątej".
pub(super) fn led(text: &str, words: &str) -> String {
    let before = text.find(words).map_or("", |at| text[..at].trim_end());
    match before.split_whitespace().next_back() {
        Some(last) if LEADING.contains(&last.to_lowercase().as_str()) => format!("{} {words}", last.to_lowercase()),
        _ => words.to_owned(),
    }
}

/// A value and the tokens that say it.
#[derive(Debug, Clone)]
struct Spoken {
    from: usize,
    to: usize,
    value: Quantity,
}

/// What the finders of single kinds read from.
struct Source<'a> {
    calendar: &'a Calendar,
    tokens: &'a [Token],
    numbers: &'a [Number],
    now: DateTime,
}

impl Source<'_> {
    /// The folded word at `at`; empty outside the utterance.
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.plain.as_str())
    }

    /// The folded word `back` tokens before `at`.
    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The number that begins at `at`.
    fn number(&self, at: usize) -> Option<&Number> {
        self.numbers.iter().find(|number| number.from == at)
    }
}

/// The values in `tokens`, in order and without overlaps.
pub(super) fn values(
    calendar: &Calendar,
    words: &NumberWords,
    text: &str,
    tokens: &[Token],
    now: DateTime,
) -> Vec<ValueFound> {
    let numbers = words.find(tokens);
    let source = Source {
        calendar,
        tokens,
        numbers: &numbers,
        now,
    };
    let mut spoken: Vec<Spoken> = Vec::new();
    claim(&mut spoken, calendar::dates(&source));
    let times = clock_times(calendar, tokens, &numbers);
    claim(&mut spoken, times.into_iter().filter_map(at_the_office).collect());
    claim(&mut spoken, amounts::from_now(&source));
    claim(&mut spoken, amounts::money(&source));
    claim(&mut spoken, amounts::phones(&source));
    claim(&mut spoken, amounts::durations(&source));
    claim(&mut spoken, amounts::plain(&source));
    spoken.sort_by_key(|value| value.from);
    let joined = join_days_and_times(tokens, spoken);
    joined
        .into_iter()
        .map(|spoken| ValueFound {
            words: quote(text, &tokens[spoken.from..spoken.to]),
            value: spoken.value,
        })
        .collect()
}

/// Adds what does not overlap with what is there: finders are called from the most telling to the least.
fn claim(spoken: &mut Vec<Spoken>, more: Vec<Spoken>) {
    for value in more {
        if spoken
            .iter()
            .all(|other| value.to <= other.from || value.from >= other.to)
        {
            spoken.push(value);
        }
    }
}

/// The earliest hour at which an office may be meant to be at work.
const OPENS: u16 = 7 * 60;

/// A clock time as an office means it.
fn at_the_office(said: ClockTime) -> Option<Spoken> {
    let late = said.part.is_none() && (1..OPENS).contains(&said.minutes);
    let minutes = if late { said.minutes + 12 * 60 } else { said.minutes };
    let hour = i8::try_from(minutes / 60).ok()?;
    let minute = i8::try_from(minutes % 60).ok()?;
    Some(Spoken {
        from: said.from,
        to: said.to,
        value: Quantity::Time(Time::new(hour, minute, 0, 0).ok()?),
    })
}

/// Words between a day and a time that still belong together ("jutro zadzwonię do pani o dziesiątej").
const BETWEEN: usize = 4;

/// Makes one value of a day and a time that stand beside each other in one sentence.
fn join_days_and_times(tokens: &[Token], spoken: Vec<Spoken>) -> Vec<Spoken> {
    let mut joined: Vec<Spoken> = Vec::new();
    for value in spoken {
        let together = joined.last().and_then(|last| {
            let between = tokens.get(last.to..value.from)?;
            let parted = between.len() > BETWEEN
                || tokens[last.to.saturating_sub(1)].stops
                || between.iter().any(|token| {
                    token.stops || matches!(token.plain.as_str(), "lub" | "albo" | "czy" | "a" | "i" | "oraz")
                });
            if parted {
                return None;
            }
            match (&last.value, &value.value) {
                (Quantity::Date(day), Quantity::Time(time)) | (Quantity::Time(time), Quantity::Date(day)) => {
                    Some(Spoken {
                        from: last.from,
                        to: value.to,
                        value: Quantity::DateTime(day.to_datetime(*time)),
                    })
                }
                _ => None,
            }
        });
        match together {
            Some(both) => {
                joined.pop();
                joined.push(both);
            }
            None => joined.push(value),
        }
    }
    joined
}

/// `count` of a unit as a span; half units become smaller ones. `None` for counts that nobody says.
fn span(unit: &str, count: f64) -> Option<Span> {
    if !(0.0..=10_000.0).contains(&count) {
        return None;
    }
    let whole = (count.fract() == 0.0).then_some(count as i64);
    let span = match (unit, whole) {
        ("second", _) => (count.round() as i64).seconds(),
        ("minute", Some(count)) => count.minutes(),
        ("minute", None) => ((count * 60.0).round() as i64).seconds(),
        ("quarter", _) => ((count * 15.0).round() as i64).minutes(),
        ("hour", Some(count)) => count.hours(),
        ("hour", None) => {
            let minutes = (count * 60.0).round() as i64;
            match (minutes / 60, minutes % 60) {
                (0, minutes) => minutes.minutes(),
                (hours, minutes) => hours.hours().minutes(minutes),
            }
        }
        ("daylong", Some(count)) => count.days(),
        ("daylong", None) => ((count * 24.0).round() as i64).hours(),
        ("week", Some(count)) => count.weeks(),
        ("week", None) => ((count * 7.0).round() as i64).days(),
        ("month", Some(count)) => count.months(),
        ("month", None) => ((count * 30.0).round() as i64).days(),
        ("year", Some(count)) => count.years(),
        ("year", None) => ((count * 12.0).round() as i64).months(),
        _ => return None,
    };
    Some(span)
}

#[cfg(test)]
mod tests;
