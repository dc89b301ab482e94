//! Which stretches of an utterance are looked at on their own, besides the whole: an act in one clause of a long turn must
//! not drown in the rest.
//!
//! It must not know what acts are.

use super::tokens::Token;

/// A stretch of tokens, from the first to one past the last.
pub type Window = (u16, u16);

/// Sentences up to this many tokens are not cut further.
const WHOLE: usize = 10;
/// Length and step of the windows over longer ones, tokens.
const SLIDING: [(usize, usize); 2] = [(7, 3), (12, 5)];
/// Windows of one utterance, so that time stays bounded; a turn of three minutes has fewer.
const MOST: usize = 256;

/// The sentences, and windows over those that are long or have no punctuation.
pub(super) fn windows(tokens: &[Token]) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut start = 0;
    for sentence in tokens.split_inclusive(|token| token.stops) {
        let end = start + sentence.len();
        push(&mut windows, start, end);
        if sentence.len() > WHOLE {
            for (length, step) in SLIDING {
                let mut from = start;
                while from + length < end + step {
                    push(&mut windows, from, (from + length).min(end));
                    from += step;
                }
            }
        }
        start = end;
    }
    windows.truncate(MOST);
    windows
}

fn push(windows: &mut Vec<Window>, from: usize, to: usize) {
    let narrow = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let window = (narrow(from), narrow(to));
    if !windows.contains(&window) {
        windows.push(window);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Normaliser;
    use super::*;

    fn cut(text: &str) -> Vec<Window> {
        windows(&Normaliser::new().tokens(text))
    }

    #[test]
    fn short_sentences_stand_by_themselves() {
        assert_eq!(cut("Dzień dobry. Tu Anna Kowalska, słucham."), [(0, 2), (2, 6)]);
        assert_eq!(cut(""), []);
    }

    #[test]
    fn windows_cover_a_long_sentence_to_its_end() {
        let windows = cut("a b c d e f g h i j k l m n o p q r s t u v");
        assert_eq!(windows[0], (0, 22));
        assert!(windows.iter().all(|&(from, to)| from < to && to <= 22));
        assert!(windows.iter().filter(|&&(_, to)| to == 22).count() > 1);
    }

    #[test]
    fn there_is_an_end_to_windows() {
        assert_eq!(cut(&"słowo ".repeat(1500)).len(), MOST);
    }
}
