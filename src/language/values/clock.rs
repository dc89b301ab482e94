//! Times of day as people say them: "wpół do dziewiątej", "za kwadrans druga", "dziesiąta trzydzieści", "koło południa".
//!
//! It must not decide what a time is for; whether "druga" is at night depends on who asks.

use super::super::numbers::Number;
use super::super::tokens::Token;
use super::Calendar;

/// A clock time said in the utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Minutes since midnight as said; "o drugiej" is 120, though the afternoon may be meant.
    pub minutes: u16,
    /// The part of the day that was said with it; `minutes` already take it into account.
    pub part: Option<DayPart>,
}

/// A part of the day, said beside an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// "rano", "przed południem".
    Morning,
    /// "po południu", "wieczorem".
    Later,
    /// "w nocy".
    Night,
    /// None was needed: "w południe", "13:00", "czternasta".
    Certain,
}

/// Whether a clock time said is the right one; without a part of the day, "druga" is also 14:00.
pub fn same_time(said: &ClockTime, right: u16) -> bool {
    said.minutes == right || (said.part.is_none() && said.minutes < 13 * 60 && said.minutes % 720 == right % 720)
}

/// Every clock time in the utterance, in order, without overlaps.
pub fn clock_times(calendar: &Calendar, tokens: &[Token], numbers: &[Number]) -> Vec<ClockTime> {
    let reader = Reader {
        calendar,
        tokens,
        numbers,
    };
    let mut times: Vec<ClockTime> = Vec::new();
    for index in 0..numbers.len() {
        let time = reader.time(index);
        let free = |time: &ClockTime| times.last().is_none_or(|last| time.from >= last.to);
        times.extend(time.filter(free).map(|time| reader.with_part(time)));
    }
    for at in 0..tokens.len() {
        let free = times.iter().all(|time| at < time.from || at >= time.to);
        times.extend(reader.named(at).filter(|_| free));
    }
    times.sort_by_key(|time| time.from);
    times
}

struct Reader<'a> {
    calendar: &'a Calendar,
    tokens: &'a [Token],
    numbers: &'a [Number],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.plain.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn time(&self, index: usize) -> Option<ClockTime> {
        let number = self.numbers.get(index)?;
        let next = self.numbers.get(index + 1);
        self.written(number, next)
            .or_else(|| self.around_half(number, next))
            .or_else(|| self.half_to(number))
            .or_else(|| self.quarter(number))
            .or_else(|| self.minutes_around(number, next))
            .or_else(|| self.hour(number, next))
    }

    /// "w południe", "koło południa", "o północy". "po południu" and "przed południem" are parts of the day.
    fn named(&self, at: usize) -> Option<ClockTime> {
        let noon = self.calendar.is(self.word(at), "noon");
        let midnight = self.calendar.is(self.word(at), "midnight");
        let before = self.before(at, 1);
        let exact = matches!(before, "w" | "o" | "kolo" | "okolo" | "do" | "od" | "na" | "samo");
        (exact && (noon || midnight)).then(|| ClockTime {
            from: at,
            to: at + 1,
            minutes: if noon { 12 * 60 } else { 0 },
            part: Some(DayPart::Certain),
        })
    }

    /// "10:30", "10.30"; but not "17.50 zł".
    fn written(&self, number: &Number, next: Option<&Number>) -> Option<ClockTime> {
        let first = self
            .tokens
            .get(number.from)
            .filter(|token| token.digits && token.pauses)?;
        let second = self
            .tokens
            .get(number.from + 1)
            .filter(|second| second.digits && second.start == first.end + 1)?;
        let to = number.from + 2;
        let joined = number.to == to || next.is_some_and(|next| next.from == number.to && next.to == to);
        let counted = self.calendar.is(self.word(to), "zloty") || self.calendar.is(self.word(to), "euro");
        let time = second.plain.len() == 2 && joined && !counted;
        time.then(|| clock(number.from, to, first.plain.parse().ok()?, second.plain.parse().ok()?))?
    }

    /// "wpół do dziewiątej", "w pół do drugiej".
    fn half_to(&self, number: &Number) -> Option<ClockTime> {
        let half = self.before(number.from, 2);
        if self.before(number.from, 1) != "do" || !(half.starts_with("wpul") || half == "pul") {
            return None;
        }
        let split = half == "pul" && self.before(number.from, 3) == "w";
        let from = number.from - if split { 3 } else { 2 };
        clock_before(from, number.to, whole(number)?, 30)
    }

    /// "pięć po wpół do dziewiątej", "za pięć wpół do ósmej".
    fn around_half(&self, number: &Number, next: Option<&Number>) -> Option<ClockTime> {
        let minutes = whole(number).filter(|&minutes| minutes < 30 && !number.ordinal)?;
        let after = self.word(number.to) == "po";
        let half = number.to + usize::from(after);
        let before = self.before(number.from, 1) == "za" && !after;
        let next = next.filter(|next| next.from == half + 2 && (after || before))?;
        if !self.word(half).starts_with("wpul") || self.word(half + 1) != "do" {
            return None;
        }
        let from = number.from - usize::from(before);
        let back = if after { 30 - minutes } else { 30 + minutes };
        clock_before(from, next.to, whole(next)?, back)
    }

    /// "za kwadrans druga", "kwadrans po drugiej", "kwadrans przed ósmą".
    fn quarter(&self, number: &Number) -> Option<ClockTime> {
        let (near, far) = (self.before(number.from, 1), self.before(number.from, 2));
        let is_quarter = |word: &str| self.calendar.is(word, "quarter");
        let hours = whole(number)?;
        if is_quarter(near) && far == "za" {
            return clock_before(number.from - 2, number.to, hours, 15);
        }
        match near {
            "po" if is_quarter(far) => clock(number.from - 2, number.to, hours, 15),
            "pzed" if is_quarter(far) => clock_before(number.from - 2, number.to, hours, 15),
            _ => None,
        }
    }

    /// "za pięć dziesiąta", "dziesięć po ósmej", "za dziesięć minut ósma".
    fn minutes_around(&self, number: &Number, next: Option<&Number>) -> Option<ClockTime> {
        let next = next.filter(|next| next.ordinal)?;
        let minutes = whole(number).filter(|&minutes| minutes < 30 && !number.ordinal)?;
        let hours = whole(next)?;
        let unit = usize::from(self.calendar.is(self.word(number.to), "minute"));
        let then = number.to + unit;
        if self.before(number.from, 1) == "za" && next.from == then {
            return clock_before(number.from - 1, next.to, hours, minutes);
        }
        if next.from != then + 1 {
            return None;
        }
        match self.word(then) {
            "po" => clock(number.from, next.to, hours, minutes),
            "pzed" => clock_before(number.from, next.to, hours, minutes),
            _ => None,
        }
    }

    /// "o dziesiątej", "dziesiąta trzydzieści", "godzina 10", "o 10".
    fn hour(&self, number: &Number, next: Option<&Number>) -> Option<ClockTime> {
        let hours = whole(number).filter(|&hours| hours <= 24)?;
        let last = self.tokens.get(number.to - 1)?;
        let before = self.before(number.from, 1);
        let hour_word = self.calendar.is(before, "hour") && before != "godzin";
        let feminine = number.ordinal && last.fold.ends_with(['a', 'j']);
        let figure = self.tokens[number.from].digits && (before == "o" || self.has_part(number.from, number.to));
        if !(hour_word || feminine || figure) || self.counts(number.to, last) {
            return None;
        }
        let minutes = next
            .filter(|next| next.from == number.to && !next.ordinal && !last.stops)
            .filter(|next| next.value < 60.0 && (next.value >= 10.0 || next.digits.len() == 2));
        let zero = next
            .filter(|next| next.from == number.to && next.value == 0.0)
            .and_then(|zero| {
                self.numbers
                    .iter()
                    .find(|after| after.from == zero.to && after.value < 10.0)
            });
        if let Some(after) = zero {
            return clock(number.from, after.to, hours, whole(after)?);
        }
        if let Some(minutes) = minutes {
            return clock(number.from, minutes.to, hours, whole(minutes)?);
        }
        // "pierwsza" and "druga" count anything; an hour they are only where something says so.
        let clear = hours > 2
            || hour_word
            || figure
            || self.has_part(number.from, number.to)
            || self.leads_to_an_hour(number.from);
        if clear {
            clock(number.from, number.to, hours, 0)
        } else {
            None
        }
    }

    fn leads_to_an_hour(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let day = |kind: &str| self.calendar.is(before, kind);
        matches!(
            before,
            "o" | "na"
                | "do"
                | "od"
                | "pzed"
                | "po"
                | "kolo"
                | "okolo"
                | "punkt"
                | "rowno"
                | "miedzy"
                | "a"
                | "dopiero"
        ) || day("weekday")
            || day("day")
    }

    /// Whether what follows is counted by the ordinal ("druga rata"), or is a month or a unit.
    fn counts(&self, to: usize, last: &Token) -> bool {
        let word = self.word(to);
        let month = self.calendar.numbered(word, "month").is_some();
        let unit = self.calendar.unit(word).is_some();
        month || unit || (!last.pauses && self.calendar.is(word, "counted"))
    }

    fn has_part(&self, from: usize, to: usize) -> bool {
        self.part_after(to).is_some() || self.part_before(from).is_some()
    }

    /// "rano", "z rana", "po południu", "wieczorem", "w nocy" at `at`: the part and one past its end.
    fn part_at(&self, at: usize) -> Option<(DayPart, usize)> {
        let (word, next) = (self.word(at), self.word(at + 1));
        let is = |word: &str, kind: &str| self.calendar.is(word, kind);
        if is(word, "afternoon") || is(word, "evening") {
            return Some((DayPart::Later, at + 1));
        }
        if is(word, "morning") {
            return Some((DayPart::Morning, at + 1));
        }
        match word {
            "po" if is(next, "noon") => Some((DayPart::Later, at + 2)),
            "pzed" if is(next, "noon") => Some((DayPart::Morning, at + 2)),
            "z" | "nad" if is(next, "morning") => Some((DayPart::Morning, at + 2)),
            "w" if is(next, "noon") => Some((DayPart::Later, at + 2)),
            "w" if is(next, "night") => Some((DayPart::Night, at + 2)),
            _ => None,
        }
    }

    fn part_after(&self, to: usize) -> Option<(DayPart, usize)> {
        self.part_at(to)
    }

    /// A part of the day right before the hour, a preposition between allowed: "wieczorem o siódmej".
    fn part_before(&self, from: usize) -> Option<DayPart> {
        (1..=3).find_map(|back| {
            let at = from.checked_sub(back)?;
            let (part, end) = self.part_at(at)?;
            (end + 1 >= from).then_some(part)
        })
    }

    fn with_part(&self, mut time: ClockTime) -> ClockTime {
        let after = self.part_after(time.to);
        if let Some((_, end)) = after {
            time.to = end;
        }
        let part = after.map(|(part, _)| part).or_else(|| self.part_before(time.from));
        if let Some(part) = part {
            time.minutes = match part {
                DayPart::Later if time.minutes < 12 * 60 => time.minutes + 12 * 60,
                DayPart::Night if (8 * 60..12 * 60).contains(&time.minutes) => time.minutes + 12 * 60,
                _ => time.minutes,
            };
            time.part = Some(part);
        } else if time.minutes >= 13 * 60 {
            time.part = Some(DayPart::Certain);
        }
        time
    }
}

fn whole(number: &Number) -> Option<u16> {
    let fits = number.value.fract() == 0.0 && (0.0..=60.0).contains(&number.value);
    fits.then_some(number.value as u16)
}

fn clock(from: usize, to: usize, hours: u16, minutes: u16) -> Option<ClockTime> {
    (hours <= 24 && minutes < 60).then(|| ClockTime {
        from,
        to,
        minutes: hours % 24 * 60 + minutes,
        part: None,
    })
}

/// So many minutes before an hour.
fn clock_before(from: usize, to: usize, hours: u16, minutes: u16) -> Option<ClockTime> {
    let at = (hours.checked_mul(60)?)
        .checked_sub(minutes)
        .filter(|&at| at < 24 * 60)?;
    clock(from, to, at / 60, at % 60)
}
