//! Telephone-like runs of digits among the numbers of an utterance.
//!
//! It must not decide whose number it is.

use super::super::numbers::Number;
use super::super::tokens::Token;

/// Digits said one after another, in however many groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigitRun {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// All digits.
    pub digits: String,
    /// The groups in which they were said, each as the number words it is made of.
    pub groups: Vec<Vec<String>>,
}

/// No telephone number has more digits; longer readings are given up.
const MOST_DIGITS: usize = 15;
/// A year or an amount, written: more digits than that are read out.
const LONGEST_YEAR: usize = 4;
/// Readings kept while they grow, so that time stays bounded.
const MOST_READINGS: usize = 64;

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

    /// The digits as they are most likely meant: the first of these lengths that some reading has, else as they stand.
    pub fn best_reading(&self, lengths: &[usize]) -> String {
        // Every reading with the number of groups that it cuts: "osiemset siedemdziesiąt" is one group or two.
        let mut all = vec![(0, String::new())];
        for pieces in &self.groups {
            let mut longer = Vec::new();
            for (cuts, start) in &all {
                for (cut, reading) in readings(pieces).into_iter().enumerate() {
                    longer.push((cuts + u32::from(cut > 0), format!("{start}{reading}")));
                }
            }
            longer.retain(|(_, reading)| reading.len() <= MOST_DIGITS);
            longer.sort_by_key(|(cuts, _)| *cuts);
            longer.truncate(MOST_READINGS);
            all = longer;
        }
        let likely = lengths
            .iter()
            .find_map(|&length| all.iter().find(|(_, reading)| reading.len() == length));
        likely.map_or_else(|| self.digits.clone(), |(_, reading)| reading.clone())
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

/// Runs of digits: numbers that follow one another, small words between them allowed.
pub fn digit_runs(tokens: &[Token], numbers: &[Number]) -> Vec<DigitRun> {
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

/// The most digits in one go: number words one after another without a pause, or figures written without a gap. An amount
/// or a year is one number and no run of digits.
pub fn in_one_go(tokens: &[Token], numbers: &[Number]) -> u32 {
    let mut most = 0;
    let (mut digits, mut parts, mut end) = (0, 0, None);
    for number in numbers.iter().filter(|number| !number.ordinal) {
        let (before, first) = (
            number.from.checked_sub(1).and_then(|at| tokens.get(at)),
            tokens.get(number.from),
        );
        let spelt = first.is_some_and(|token| !token.digits);
        let goes_on = spelt && end == Some(number.from) && before.is_some_and(|token| !token.pauses);
        if !goes_on {
            (digits, parts) = (0, 0);
        }
        digits += number.digits.len();
        parts += 1;
        end = Some(number.to);
        if parts > 1 || digits > LONGEST_YEAR {
            most = most.max(digits);
        }
    }
    u32::try_from(most).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod one_go_tests {
    use super::super::super::numbers::NumberWords;
    use super::super::super::tokens::Normaliser;
    use super::in_one_go;

    #[test]
    fn digits_in_one_go_end_at_a_pause() {
        let (normaliser, words) = (Normaliser::new(), NumberWords::new());
        let count = |text: &str| {
            let tokens = normaliser.tokens(text);
            in_one_go(&tokens, &words.find(&tokens))
        };
        assert_eq!(count("osiem, zero, zero, siedem"), 0, "each alone");
        assert_eq!(count("osiem zero zero, siedem zero, dwa dwa"), 3);
        assert_eq!(count("Numer to 800702222."), 9);
        assert_eq!(count("Numer to 800 70 22 22."), 0, "written in groups");
        assert_eq!(count("To sto czterdzieści osiem złotych w 2026 roku."), 0);
        assert_eq!(count(""), 0);
    }
}
