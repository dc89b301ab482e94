//! Times of day and telephone-like runs of digits among the numbers of an utterance.
//!
//! It must not know which fact they belong to.

use super::numbers::Number;
use super::tokens::Token;

/// A clock time said in the utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Minutes since midnight as said; "o drugiej" is 120, though the afternoon may be meant.
    pub minutes: u16,
}

/// Digits said one after another, in however many groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DigitRun {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// All digits.
    pub digits: String,
    /// The groups in which they were said, each as the number words it is made of.
    pub groups: Vec<Vec<String>>,
}

impl DigitRun {
    /// Whether these digits can be read as `right`: "osiemset siedemdziesiąt" is 870 and 80070.
    pub fn says(&self, right: &str) -> bool {
        let mut ends = vec![0];
        for pieces in &self.groups {
            let mut reached = Vec::new();
            for &end in &ends {
                for reading in readings(pieces) {
                    if right[end..].starts_with(&reading) {
                        reached.push(end + reading.len());
                    }
                }
            }
            reached.sort_unstable();
            reached.dedup();
            ends = reached;
        }
        ends.contains(&right.len())
    }
}

/// Every way to read number words that follow one another: together, or cut anywhere between them.
fn readings(pieces: &[String]) -> Vec<String> {
    let mut readings = vec![String::new()];
    // Four words make the longest number below a million that anyone reads out as a group of digits.
    if pieces.len() > 4 {
        return vec![pieces.concat()];
    }
    for cuts in 0..1_u32 << pieces.len().saturating_sub(1) {
        let (mut reading, mut group) = (String::new(), 0_u32);
        let mut plain = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            let value = piece.parse::<u32>().unwrap_or(0);
            let cut = at > 0 && cuts & (1 << (at - 1)) != 0;
            if at == 0 || cut {
                reading.push_str(&plain);
                plain.clone_from(piece);
                group = value;
            } else {
                group = if value == 1000 { group * 1000 } else { group + value };
                plain = group.to_string();
            }
        }
        reading.push_str(&plain);
        readings.push(reading);
    }
    readings.remove(0);
    readings
}

/// Whether a clock time said is the right one; without a part of the day, "druga" is also 14:00.
pub(super) fn same_time(said: u16, right: u16) -> bool {
    said == right || (said < 12 * 60 + 60 && said % 720 == right % 720)
}

/// Every clock time in the utterance.
pub(super) fn clock_times(tokens: &[Token], numbers: &[Number]) -> Vec<ClockTime> {
    let mut times: Vec<ClockTime> = Vec::new();
    for (index, number) in numbers.iter().enumerate() {
        if times.last().is_some_and(|last| number.from < last.to) {
            continue;
        }
        let before = |back: usize| number.from.checked_sub(back).map_or("", |at| tokens[at].fold.as_str());
        let next = numbers.get(index + 1);
        let time = written(tokens, number, next)
            .or_else(|| half_to(number, before(1), before(2)))
            .or_else(|| quarter(number, before(1), before(2)))
            .or_else(|| minutes_around(tokens, number, next, before(1)))
            .or_else(|| hour(tokens, number, next, before(1)));
        times.extend(time.filter(|time| time.minutes < 24 * 60));
    }
    for (at, token) in tokens.iter().enumerate() {
        let minutes = match token.fold.as_str() {
            "poludnie" if at > 0 && tokens[at - 1].fold == "f" => 12 * 60,
            "poludnie" if at > 0 && tokens[at - 1].plain == "w" => 12 * 60,
            "pulnoc" | "pulnocy" => 0,
            _ => continue,
        };
        times.push(ClockTime {
            from: at,
            to: at + 1,
            minutes,
        });
    }
    times
}

/// "10:30", "10.30".
fn written(tokens: &[Token], number: &Number, next: Option<&Number>) -> Option<ClockTime> {
    let first = tokens.get(number.from).filter(|token| token.digits)?;
    let joined = number.to == number.from + 2 && first.pauses;
    let (hours, minutes) = if joined {
        (
            first.fold.parse::<u16>().ok()?,
            tokens[number.from + 1].fold.parse::<u16>().ok()?,
        )
    } else {
        let next = next.filter(|next| first.pauses && next.from == number.to && next.digits.len() == 2)?;
        (first.fold.parse().ok()?, next.digits.parse().ok()?)
    };
    let to = if joined { number.to } else { number.to + 1 };
    clock(number.from, to, hours, minutes)
}

/// "wpół do dziewiątej".
fn half_to(number: &Number, before: &str, earlier: &str) -> Option<ClockTime> {
    if before != "do" || !(earlier.starts_with("wpul") || earlier == "pul") {
        return None;
    }
    let hours = whole(number)?;
    let minutes = (hours * 60).checked_sub(30)?;
    Some(ClockTime {
        from: number.from - 2,
        to: number.to,
        minutes,
    })
}

/// "za kwadrans druga", "kwadrans po drugiej".
fn quarter(number: &Number, before: &str, earlier: &str) -> Option<ClockTime> {
    let hours = whole(number)?;
    if before == "kwadrans" && earlier == "za" {
        return Some(ClockTime {
            from: number.from - 2,
            to: number.to,
            minutes: (hours * 60).checked_sub(15)?,
        });
    }
    if before == "po" && earlier == "kwadrans" {
        return Some(ClockTime {
            from: number.from - 2,
            to: number.to,
            minutes: hours * 60 + 15,
        });
    }
    None
}

/// "za pięć dziesiąta", "dziesięć po ósmej".
fn minutes_around(tokens: &[Token], number: &Number, next: Option<&Number>, before: &str) -> Option<ClockTime> {
    let next = next.filter(|next| next.ordinal)?;
    let minutes = whole(number).filter(|&minutes| minutes < 30 && !number.ordinal)?;
    let hours = whole(next)?;
    if before == "za" && next.from == number.to {
        return Some(ClockTime {
            from: number.from - 1,
            to: next.to,
            minutes: (hours * 60).checked_sub(minutes)?,
        });
    }
    let after = tokens.get(number.to).is_some_and(|token| token.fold == "po");
    if after && next.from == number.to + 1 {
        return Some(ClockTime {
            from: number.from,
            to: next.to,
            minutes: hours * 60 + minutes,
        });
    }
    None
}

/// "o dziesiątej", "dziesiąta trzydzieści", "godzina 10", "o 10".
fn hour(tokens: &[Token], number: &Number, next: Option<&Number>, before: &str) -> Option<ClockTime> {
    let hours = whole(number)?;
    let hour_word = before.starts_with("godzin") || before == "godz";
    let preposition = matches!(
        before,
        "o" | "na" | "do" | "po" | "przet" | "od" | "okolo" | "kolo" | "dopiero"
    );
    let month = tokens
        .get(number.to)
        .is_some_and(|token| is_month(&token.stem) || token.fold.starts_with("dni"));
    let feminine = tokens[number.to - 1].fold.ends_with(['a', 'j']);
    let said_so = hour_word || (number.ordinal && feminine) || (tokens[number.from].digits && before == "o");
    if !said_so || month || hours > 24 || (number.ordinal && !feminine && !preposition) {
        return None;
    }
    let minutes = next
        .filter(|next| next.from == number.to && !next.ordinal && !tokens[number.to - 1].stops)
        .filter(|next| next.value < 60.0 && (next.value >= 10.0 || next.digits.len() == 2));
    match minutes {
        Some(next) => clock(number.from, next.to, hours, whole(next)?),
        None => clock(number.from, number.to, hours, 0),
    }
}

fn is_month(stem: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "styc", "lut", "mar", "kwie", "maj", "czer", "lip", "sierp", "wrzes", "pazdz", "listopad", "grud",
    ];
    MONTHS.iter().any(|month| stem.starts_with(month)) || stem.starts_with("wzes")
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
    })
}

/// Runs of digits: numbers that follow one another, small words between them allowed.
pub(super) fn digit_runs(tokens: &[Token], numbers: &[Number]) -> Vec<DigitRun> {
    let mut runs: Vec<DigitRun> = Vec::new();
    for number in numbers
        .iter()
        .filter(|number| !number.ordinal && !number.digits.is_empty())
    {
        let glue = |run: &DigitRun| {
            number.from - run.to <= 2
                && tokens[run.to..number.from].iter().all(|token| {
                    matches!(
                        token.fold.as_str(),
                        "i" | "potem" | "dalej" | "a" | "myslnik" | "dalei" | "teras"
                    )
                })
                && !tokens[run.to - 1].stops
        };
        match runs.last_mut().filter(|run| glue(run)) {
            Some(run) => {
                run.digits.push_str(&number.digits);
                run.to = number.to;
                run.groups.push(number.pieces.clone());
            }
            None => runs.push(DigitRun {
                from: number.from,
                to: number.to,
                digits: number.digits.clone(),
                groups: vec![number.pieces.clone()],
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::numbers::NumberWords;
    use super::super::tokens::Normaliser;
    use super::*;

    fn times(text: &str) -> Vec<(u16, u16)> {
        let tokens = Normaliser::new().tokens(text);
        let numbers = NumberWords::new().find(&tokens);
        clock_times(&tokens, &numbers)
            .iter()
            .map(|time| (time.minutes / 60, time.minutes % 60))
            .collect()
    }

    fn digits(text: &str) -> Vec<String> {
        let tokens = Normaliser::new().tokens(text);
        let numbers = NumberWords::new().find(&tokens);
        digit_runs(&tokens, &numbers)
            .into_iter()
            .map(|run| run.digits)
            .collect()
    }

    #[test]
    fn clock_times_as_people_say_them() {
        for (text, expected) in [
            ("zadzwonię o dziesiątej", vec![(10, 0)]),
            ("o dziesiątej trzydzieści", vec![(10, 30)]),
            ("o 10:30", vec![(10, 30)]),
            ("o 13.00", vec![(13, 0)]),
            ("wpół do dziewiątej", vec![(8, 30)]),
            ("za kwadrans druga", vec![(1, 45)]),
            ("kwadrans po trzynastej", vec![(13, 15)]),
            ("za pięć dziesiąta", vec![(9, 55)]),
            ("dziesięć po ósmej", vec![(8, 10)]),
            ("w samo południe", vec![]),
            ("w południe", vec![(12, 0)]),
            ("siedemnastego marca", vec![]),
            ("trzydzieści dni", vec![]),
            ("godzina czternasta", vec![(14, 0)]),
        ] {
            assert_eq!(times(text), expected, "{text}");
        }
        assert!(same_time(120, 14 * 60) && !same_time(14 * 60, 120) && !same_time(120, 15 * 60));
    }

    #[test]
    fn digits_are_joined_however_they_are_grouped() {
        for (text, expected) in [
            ("pięć zero dwa, sto dwadzieścia trzy", vec!["502123"]),
            ("800 70 22 22", vec!["800702222"]),
            (
                "osiemset siedemdziesiąt dwadzieścia dwa dwadzieścia dwa",
                vec!["8702222"],
            ),
            (
                "osiemset, siedemdziesiąt, dwadzieścia dwa, dwadzieścia dwa",
                vec!["800702222"],
            ),
            ("jedno zdjęcie i trzydzieści dni", vec!["1", "30"]),
        ] {
            assert_eq!(digits(text), expected, "{text}");
        }
        let tokens = Normaliser::new().tokens("osiemset siedemdziesiąt dwadzieścia dwa dwadzieścia dwa");
        let numbers = NumberWords::new().find(&tokens);
        let run = &digit_runs(&tokens, &numbers)[0];
        assert!(run.says("800702222") && run.says("8702222") && !run.says("800702223") && !run.says("8007022"));
    }
}
