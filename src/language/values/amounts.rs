//! Money, durations, telephone numbers and plain numbers.
//!
//! It must not read days and hours; `calendar` and `clock` come first and keep what is theirs.

use super::super::numbers::Number;
use super::{Currency, Quantity, Source, Spoken, digit_runs, span};

/// "za pięć minut", "za godzinę", "za pół godziny": a moment counted from now. Whole days belong to `calendar`.
pub(super) fn from_now(source: &Source<'_>) -> Vec<Spoken> {
    let ago = (0..source.tokens.len()).filter_map(|at| {
        let (to, span) = duration_at(source, at, Bare::Counts).filter(|&(to, _)| source.word(to) == "temu")?;
        let value = Quantity::DateTime(source.now.checked_sub(span).ok()?);
        Some(Spoken {
            from: at,
            to: to + 1,
            value,
        })
    });
    let starts = (0..source.tokens.len()).filter(|&at| source.word(at) == "za");
    let moments = starts.filter_map(|at| {
        let about = usize::from(is_about(source.word(at + 1)));
        let (to, span) = duration_at(source, at + 1 + about, Bare::Counts)?;
        let value = Quantity::DateTime(source.now.checked_add(span).ok()?);
        Some(Spoken { from: at, to, value })
    });
    ago.chain(moments).collect()
}

fn is_about(word: &str) -> bool {
    matches!(
        word,
        "okolo"
            | "kolo"
            | "jakies"
            | "jakas"
            | "jakis"
            | "gura"
            | "moze"
            | "z"
            | "ze"
            | "doslownie"
            | "niecala"
            | "niecale"
            | "niecaly"
    )
}

/// Durations: "dwie minuty", "półtorej godziny", "w ciągu trzydziestu dni", "kwadrans".
pub(super) fn durations(source: &Source<'_>) -> Vec<Spoken> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.tokens.len() {
        match duration_at(source, at, Bare::Short) {
            Some((to, span)) => {
                found.push(Spoken {
                    from: at,
                    to,
                    value: Quantity::Duration(span),
                });
                // "dwie, trzy minuty" is a range: the smaller end goes with the larger.
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a unit without a number counts as one of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// Always: after "za".
    Counts,
    /// Where it can hardly be anything else: "minutkę", "kwadrans", "w ciągu miesiąca".
    Short,
}

fn duration_at(source: &Source<'_>, at: usize, bare: Bare) -> Option<(usize, jiff::Span)> {
    if let Some(number) = source.number(at) {
        if number.ordinal {
            return None;
        }
        let (to, count) = with_half(source, number);
        if let Some(unit) = source.calendar.unit(source.word(to)) {
            return lengthened(source, to + 1, unit, span(unit, count)?);
        }
        // "dwie, trzy minuty".
        let upper = source
            .number(to)
            .filter(|upper| !upper.ordinal && upper.value > count && upper.value <= count + 10.0)?;
        let unit = source.calendar.unit(source.word(upper.to)).filter(|_| count >= 1.0)?;
        return Some((upper.to + 1, span(unit, upper.value)?));
    }
    let word = source.word(at);
    let unit = source.calendar.unit(word)?;
    let accusative =
        word.ends_with('e') || word.ends_with('a') || matches!(unit, "quarter" | "week" | "month" | "year");
    let before = source.before(at, 1);
    let within = before == "ciagu" || (accusative && source.calendar.is(before, "lasts"));
    let counts = match (bare, unit) {
        (Bare::Counts, "daylong" | "week" | "month" | "year") => false,
        (Bare::Counts, _) => accusative,
        (Bare::Short, "minute" | "second") => word.ends_with('e') && !word.ends_with("ie"),
        (Bare::Short, "quarter" | "hour") => {
            (unit == "quarter" || word.ends_with('e')) && !matches!(before, "co" | "o" | "ktora" | "jaka")
        }
        (Bare::Short, _) => within,
    };
    if !counts {
        return None;
    }
    lengthened(source, at + 1, unit, span(unit, 1.0)?)
}

/// "dwie i pół": the number with its half, and one past it.
fn with_half(source: &Source<'_>, number: &Number) -> (usize, f64) {
    let half = source.number(number.to + 1).filter(|_| source.word(number.to) == "i");
    match half.map(|half| (half.to, half.value)) {
        Some((to, 0.5)) => (to, number.value + 0.5),
        Some((to, 500.0)) if source.word(number.to + 1) == "pul" => (to, (number.value + 0.5) * 1000.0),
        _ => (number.to, number.value),
    }
}

/// "godzinę i dwadzieścia minut", "godzinę dwadzieścia": a smaller unit that follows.
fn lengthened(source: &Source<'_>, to: usize, unit: &str, long: jiff::Span) -> Option<(usize, jiff::Span)> {
    let next = to + usize::from(source.word(to) == "i");
    let smaller = match unit {
        "hour" => "minute",
        "minute" => "second",
        _ => return Some((to, long)),
    };
    let number = source
        .number(next)
        .filter(|number| !number.ordinal && number.value < 60.0);
    let longer = number.and_then(|number| {
        let said = source.calendar.unit(source.word(number.to)) == Some(smaller);
        let minutes = number.value as i64;
        let whole = number.value.fract() == 0.0;
        (said && whole).then(|| match smaller {
            "minute" => (number.to + 1, long.minutes(minutes)),
            _ => (number.to + 1, long.seconds(minutes)),
        })
    });
    Some(longer.unwrap_or((to, long)))
}

/// Money: "siedemnaście złotych pięćdziesiąt", "17,50 zł", "pięćdziesiąt groszy", "złotówka".
pub(super) fn money(source: &Source<'_>) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    for number in source.numbers.iter().filter(|number| !number.ordinal) {
        if found.last().is_some_and(|last| number.from < last.to) {
            continue;
        }
        let (to, count) = with_half(source, number);
        let hundredths = (count * 100.0).round();
        let word = source.word(to);
        let currency = if source.calendar.is(word, "zloty") {
            Currency::Pln
        } else if source.calendar.is(word, "euro") {
            Currency::Eur
        } else if let Some(worth) = source.calendar.numbered(word, "slang") {
            found.push(money_value(
                number.from,
                to + 1,
                hundredths * f64::from(worth),
                Currency::Pln,
            ));
            continue;
        } else if source.calendar.is(word, "grosz") {
            found.push(money_value(number.from, to + 1, count.round(), Currency::Pln));
            continue;
        } else {
            continue;
        };
        let next = to + 1 + usize::from(source.word(to + 1) == "i");
        let rest = source.number(next).filter(|rest| {
            let named = source.calendar.is(source.word(rest.to), "grosz");
            let bare = next == to + 1 && rest.value >= 10.0 && source.calendar.unit(source.word(rest.to)).is_none();
            !rest.ordinal && rest.value < 100.0 && rest.value.fract() == 0.0 && count.fract() == 0.0 && (named || bare)
        });
        found.push(match rest {
            Some(rest) => {
                let named = usize::from(source.calendar.is(source.word(rest.to), "grosz"));
                money_value(number.from, rest.to + named, hundredths + rest.value, currency)
            }
            None => money_value(number.from, to + 1, hundredths, currency),
        });
    }
    for at in 0..source.tokens.len() {
        let one = matches!(source.word(at), "zlotuwka" | "zlotuwke");
        let worth = source.calendar.numbered(source.word(at), "slang").or(one.then_some(1));
        let counted = source.numbers.iter().any(|number| number.to == at);
        if let Some(worth) = worth.filter(|_| !counted) {
            found.push(money_value(at, at + 1, 100.0 * f64::from(worth), Currency::Pln));
        }
    }
    found
}

fn money_value(from: usize, to: usize, hundredths: f64, currency: Currency) -> Spoken {
    Spoken {
        from,
        to,
        value: Quantity::Money(hundredths as i64, currency),
    }
}

/// Telephone numbers: nine digits however they are grouped, seven where a telephone is spoken of, inside lines and
/// emergency numbers.
pub(super) fn phones(source: &Source<'_>) -> Vec<Spoken> {
    let mut found = Vec::new();
    for run in digit_runs(source.tokens, source.numbers) {
        let lead = |kind: &str| (1..=4).any(|back| source.calendar.is(source.before(run.from, back), kind));
        let digits = if run.groups.len() > 1 {
            run.best_reading(&[9, 7])
        } else {
            run.digits.clone()
        };
        let national = digits.strip_prefix("48").filter(|rest| rest.len() == 9);
        let emergency = matches!(digits.as_str(), "112" | "997" | "998" | "999");
        let spoken_of = lead("phone") || matches!(source.before(run.from, 1), "pod" | "na");
        let is_phone = digits.len() == 9
            || national.is_some()
            || (digits.len() == 7 && run.groups.len() > 1)
            || (emergency && spoken_of)
            || (lead("inside") && (2..=4).contains(&digits.len()));
        if is_phone {
            found.push(Spoken {
                from: run.from,
                to: run.to,
                value: Quantity::Phone(national.map_or_else(|| digits.clone(), str::to_owned)),
            });
        }
    }
    found
}

/// What is left. "pierwszy" and "drugi" mean more than numbers do, and are left out.
pub(super) fn plain(source: &Source<'_>) -> Vec<Spoken> {
    let counts = |number: &&Number| {
        let street = source.calendar.is(source.before(number.from, 1), "street");
        !(number.ordinal && (number.value <= 2.0 || street))
    };
    let numbers = source.numbers.iter().filter(counts);
    numbers
        .map(|number| {
            let (to, value) = with_half(source, number);
            Spoken {
                from: number.from,
                to,
                value: Quantity::Number(value),
            }
        })
        .collect()
}
