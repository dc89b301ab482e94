//! Compares the values said in an utterance with the right values of facts.
//!
//! It must not decide which fact was told.

use crate::domain::Value;

use super::Language;
use super::numbers::Number;
use super::samples::{Meaning, Sample, SampleNumber, alike, meanings};
use super::tokens::Token;
use super::values::{ClockTime, DigitRun, clock_times, digit_runs, same_time};

/// A right value, and the words that stand beside it in the samples.
#[derive(Debug)]
pub(super) struct Wanted {
    value: Value,
    units: Vec<String>,
    /// The samples say it as an ordinal.
    ordinal: bool,
    /// Other numbers of the samples ("trzecia rata"): no wrong values.
    other: Vec<f64>,
    /// Meanings of a word value.
    stems: Vec<String>,
}

/// A place in the utterance that may be a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// It is the right value.
    pub right: bool,
    /// A word beside it says that it is meant.
    pub unit: bool,
}

/// The values of an utterance.
pub(super) struct Said<'a> {
    numbers: &'a [Number],
    times: Vec<ClockTime>,
    runs: Vec<DigitRun>,
    meanings: &'a [Meaning],
}

/// Units that convert into one another: stem of the meaning, kind, size.
const UNITS: &[(&str, u8, f64)] = &[
    ("minut", 0, 1.0),
    ("kwadrans", 0, 15.0),
    ("godzin", 0, 60.0),
    ("dzien", 0, 1440.0),
    ("tydzien", 0, 10_080.0),
    ("miesiac", 0, 43_200.0),
    ("rok", 0, 525_600.0),
    ("zlot", 1, 1.0),
    ("grosz", 1, 0.01),
];

fn unit_of(stem: &str) -> Option<(u8, f64)> {
    UNITS
        .iter()
        .find(|(unit, ..)| stem.starts_with(unit))
        .map(|&(_, kind, size)| (kind, size))
}

impl Wanted {
    pub fn new(language: &Language, value: &Value, samples: &[Sample]) -> Self {
        let stems = match value {
            Value::Word(word) => {
                let tokens = language.normaliser.tokens(word);
                let numbers = language.number_words.find(&tokens);
                meanings(language, &tokens, &numbers)
                    .into_iter()
                    .map(|meaning| meaning.stem)
                    .collect()
            }
            Value::Number(_) | Value::Time(_) | Value::Digits(_) => Vec::new(),
        };
        let numbers = || samples.iter().flat_map(|sample| &sample.numbers);
        let is_it = |number: &&SampleNumber| match value {
            Value::Number(right) => close(number.value, *right),
            Value::Time(_) | Value::Digits(_) | Value::Word(_) => true,
        };
        let mut own: Vec<&SampleNumber> = numbers().filter(is_it).collect();
        let other = numbers().filter(|number| !is_it(number)).map(|number| number.value);
        let other = if own.is_empty() { Vec::new() } else { other.collect() };
        if own.is_empty() {
            own = numbers().collect();
        }
        Self {
            value: value.clone(),
            units: own.iter().flat_map(|number| number.units.iter().cloned()).collect(),
            ordinal: own.iter().any(|number| number.ordinal),
            other,
            stems,
        }
    }

    /// Whether the samples say what stands beside the value.
    pub fn has_units(&self) -> bool {
        !self.units.is_empty()
    }

    /// Whether one of these meanings stands beside the value in a sample.
    pub fn stands_beside(&self, stems: &[&str]) -> bool {
        self.units
            .iter()
            .any(|unit| stems.iter().any(|stem| alike(unit, stem) > 0.0))
    }

    fn measure(&self) -> Option<(u8, f64)> {
        self.units.iter().find_map(|unit| unit_of(unit))
    }
}

impl<'a> Said<'a> {
    pub fn new(language: &Language, tokens: &[Token], numbers: &'a [Number], meanings: &'a [Meaning]) -> Self {
        Self {
            times: clock_times(&language.calendar, tokens, numbers),
            runs: digit_runs(tokens, numbers),
            numbers,
            meanings,
        }
    }

    /// What may be `wanted`, rightly or wrongly. Ordinals count where the samples have one.
    pub fn candidates(&self, wanted: &Wanted) -> Vec<Candidate> {
        match &wanted.value {
            Value::Number(right) => self.amounts(wanted, *right),
            Value::Time(right) => {
                let times = self.times.iter();
                times
                    .map(|time| Candidate {
                        from: time.from,
                        to: time.to,
                        right: same_time(time, *right),
                        unit: true,
                    })
                    .collect()
            }
            Value::Digits(right) => self.digits(wanted, right),
            Value::Word(_) => self.words(wanted),
        }
    }

    fn amounts(&self, wanted: &Wanted, right: f64) -> Vec<Candidate> {
        let measure = wanted.measure();
        let mut candidates = Vec::new();
        for (at, number) in self.numbers.iter().enumerate() {
            let in_time = self
                .times
                .iter()
                .any(|time| number.from >= time.from && number.to <= time.to);
            if !wanted.ordinal && (number.ordinal || in_time) {
                continue;
            }
            let mut said = number.value;
            let mut to = number.to;
            let beside = self.after(to);
            // "siedemnaście złotych pięćdziesiąt (groszy)".
            if let Some((next, (1, size))) = self
                .numbers
                .get(at + 1)
                .zip(beside.and_then(|unit| unit_of(&unit.stem)))
                && size >= 1.0
                && next.from <= to + 2
                && next.value < 100.0
                && beside.is_some_and(|unit| unit.to == next.from)
            {
                said += next.value / 100.0;
                to = next.to;
            }
            let beside_measure = beside.and_then(|unit| unit_of(&unit.stem));
            let (said, unit) = match (measure, beside_measure) {
                (Some((kind, size)), Some((other, other_size))) if kind == other => (said * other_size / size, true),
                (_, Some(_)) => continue,
                (_, None) => (said, self.unit_beside(wanted, number.from, number.to)),
            };
            let converted = beside_measure.is_some() && beside_measure != measure;
            if !wanted.other.iter().any(|&other| close(said, other)) {
                candidates.push(Candidate {
                    from: number.from,
                    to,
                    right: close(said, right) || converted && about(said, right),
                    unit,
                });
            }
        }
        candidates.extend(self.single_units(measure, right));
        if measure.is_none() {
            candidates.extend(self.spelt_out(right));
        }
        candidates
    }

    /// "jeden, jeden, dwa" for 112: a number said digit by digit or in groups.
    fn spelt_out(&self, right: f64) -> Vec<Candidate> {
        let digits = format!("{right}");
        let runs = self.runs.iter().filter(|run| run.groups.len() > 1 && run.says(&digits));
        runs.map(|run| Candidate {
            from: run.from,
            to: run.to,
            right: true,
            unit: true,
        })
        .collect()
    }

    /// "w ciągu miesiąca": one of a unit, without a number.
    fn single_units(&self, measure: Option<(u8, f64)>, right: f64) -> Vec<Candidate> {
        let Some((kind, size)) = measure else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        for (at, meaning) in self.meanings.iter().enumerate() {
            let counted = at > 0 && self.meanings[at - 1].number;
            if let Some((other, other_size)) = unit_of(&meaning.stem)
                && other == kind
                && other_size > size
                && !counted
                && about(other_size / size, right)
            {
                candidates.push(Candidate {
                    from: meaning.from,
                    to: meaning.to,
                    right: true,
                    unit: true,
                });
            }
        }
        candidates
    }

    fn digits(&self, wanted: &Wanted, right: &str) -> Vec<Candidate> {
        let right: String = right.chars().filter(char::is_ascii_digit).collect();
        let mut candidates = Vec::new();
        for run in &self.runs {
            let exact = run.says(&right) || run.digits.strip_prefix("48").is_some_and(|rest| rest == right);
            let unit = self.unit_beside(wanted, run.from, run.to);
            // Half a number is no other number: what is missing may follow in the next turn.
            let part = right.contains(&run.digits) || run.digits.len() * 2 < right.len();
            if exact || !part {
                candidates.push(Candidate {
                    from: run.from,
                    to: run.to,
                    right: exact,
                    unit: unit || exact,
                });
            }
        }
        candidates
    }

    fn words(&self, wanted: &Wanted) -> Vec<Candidate> {
        let width = wanted.stems.len();
        if width == 0 {
            return Vec::new();
        }
        let places = self.meanings.windows(width);
        let says = |place: &&[Meaning]| place.iter().zip(&wanted.stems).all(|(a, b)| alike(&a.stem, b) > 0.0);
        places
            .filter(says)
            .map(|place| Candidate {
                from: place[0].from,
                to: place[width - 1].to,
                right: true,
                unit: true,
            })
            .collect()
    }

    fn after(&self, token: usize) -> Option<&Meaning> {
        self.meanings.iter().find(|meaning| meaning.from == token)
    }

    /// Whether a word that stands beside the value in a sample stands beside it here, at most one word between.
    fn unit_beside(&self, wanted: &Wanted, from: usize, to: usize) -> bool {
        let known = |meaning: &&Meaning| wanted.units.iter().any(|unit| alike(unit, &meaning.stem) > 0.0);
        let after = self
            .meanings
            .iter()
            .filter(|meaning| meaning.from >= to)
            .take(2)
            .take_while(|m| !m.number);
        let before = self.meanings.iter().rev().filter(|meaning| meaning.to <= from).take(1);
        after.chain(before).any(|meaning| known(&meaning))
    }

    /// Whether the value is said at least twice, announced as a repetition, or read in groups.
    pub fn is_repeated(&self, tokens: &[Token], wanted: &Wanted, from: usize, to: usize) -> bool {
        let again = self
            .candidates(wanted)
            .iter()
            .filter(|candidate| candidate.right)
            .count()
            > 1;
        let announced = tokens[from.saturating_sub(8)..from].iter().any(|token| {
            ["powtuz", "powtaz", "jeszcz", "literuj", "przelite", "pzelite"]
                .iter()
                .any(|p| token.plain.starts_with(p))
        });
        let grouped = matches!(wanted.value, Value::Digits(_))
            && self
                .runs
                .iter()
                .any(|run| run.from == from && run.to == to && run.groups.len() > 1);
        again || announced || grouped
    }
}

/// Whether two lengths are one in everyday words, said in other units: half a year is six months, a month thirty days.
fn about(said: f64, right: f64) -> bool {
    (said - right).abs() <= 0.02 * right.abs()
}

fn close(said: f64, right: f64) -> bool {
    (said - right).abs() < 0.005
}
