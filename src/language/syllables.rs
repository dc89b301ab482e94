//! Counts Polish syllables, for the rate of speech. It must not judge the rate.

use super::spoken::read_digits;

/// Syllables of `text` as it is spoken: figures count as the words they are read as.
///
/// A syllable is a vowel; `i` before another vowel only softens ("dzień" is one), except at the end of a loan word,
/// which the rate does not need to know.
pub fn syllables(text: &str) -> u32 {
    let mut count = 0;
    let mut digits = String::new();
    let mut previous = ' ';
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            previous = letter;
            continue;
        }
        if !digits.is_empty() {
            count += vowels(&read_digits(&digits));
            digits.clear();
        }
        count += step(&mut previous, letter);
    }
    count
}

fn vowels(text: &str) -> u32 {
    let mut previous = ' ';
    text.chars().map(|letter| step(&mut previous, letter)).sum()
}

/// Counts a vowel when it is read; an `i` counted before a further vowel is taken back by not counting that vowel.
fn step(previous: &mut char, letter: char) -> u32 {
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    let glide = matches!(*previous, 'i') && is_vowel(letter);
    let diphthong = matches!((*previous, letter), ('a' | 'e', 'u'));
    *previous = letter;
    u32::from(is_vowel(letter) && !glide && !diphthong)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ą' | 'e' | 'ę' | 'i' | 'o' | 'ó' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_figures_are_counted_alike() {
        for (text, count) in [
            ("", 0),
            ("Dzień dobry", 3),
            ("W czym mogę pomóc?", 5),
            ("autobus", 3),
            ("siedemnaście złotych", 6),
            ("17 złotych", 6),
            ("proszę o cierpliwość", 6),
            ("trzydzieści", 3),
            ("🙂 …", 0),
        ] {
            assert_eq!(syllables(text), count, "{text}");
        }
    }
}
