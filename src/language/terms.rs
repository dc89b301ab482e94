//! Words that people with special needs are hurt by, and better ones, from `assets/language/pl/disrespectful.txt`.
//!
//! It knows words as they are written and must not guess what was meant by them.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::LanguageError;
use super::lexicon::entries;

/// A word of a text that has a better one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermFound {
    /// The words, as they stand in the text.
    pub words: String,
    /// What can be said instead.
    pub better: String,
}

/// The phrases of the list.
#[derive(Debug)]
pub(super) struct Terms {
    /// By the first letters of their first word.
    known: FxHashMap<[char; LETTERS], Vec<Term>>,
}

#[derive(Debug)]
struct Term {
    words: Vec<Pattern>,
    better: String,
}

/// A word of a phrase.
#[derive(Debug)]
enum Pattern {
    Whole(String),
    Beginning(String),
}

/// A word of a text.
struct Word<'a> {
    from: usize,
    to: usize,
    text: &'a str,
}

/// Letters by which phrases are looked up; no first word in the list is shorter.
const LETTERS: usize = 3;

impl Terms {
    /// Loads the list.
    ///
    /// # Errors
    /// When it is missing, a line has no `:`, or a phrase begins too shortly to be looked up.
    pub fn load(path: &Path) -> Result<Self, LanguageError> {
        let mut known: FxHashMap<[char; LETTERS], Vec<Term>> = FxHashMap::default();
        for (better, phrases) in entries(path)? {
            for phrase in phrases {
                let Some(key) = first_letters(&phrase) else {
                    return Err(LanguageError::Corrupt {
                        path: path.to_owned(),
                        reason: format!("`{phrase}`: the first word has fewer than {LETTERS} letters"),
                    });
                };
                let words = phrase.split_whitespace().map(Pattern::new).collect();
                let better = better.clone();
                known.entry(key).or_default().push(Term { words, better });
            }
        }
        Ok(Self { known })
    }

    /// The phrases in a text, in its order, without overlaps; of several at one place the longest.
    pub fn find(&self, text: &str) -> Vec<TermFound> {
        let words: Vec<Word<'_>> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let list = first_letters(word.text).and_then(|key| self.known.get(&key));
            let fitting = list.into_iter().flatten().filter(|term| term.fits(text, &words[at..]));
            let Some(term) = fitting.max_by_key(|term| term.words.len()) else {
                at += 1;
                continue;
            };
            let last = words.get(at + term.words.len() - 1).unwrap_or(word);
            found.push(TermFound {
                words: text.get(word.from..last.to).unwrap_or_default().to_owned(),
                better: term.better.clone(),
            });
            at += term.words.len();
        }
        found
    }
}

impl Term {
    /// Whether the phrase stands at the beginning of these words, with nothing but space in between.
    fn fits(&self, text: &str, words: &[Word<'_>]) -> bool {
        let Some(said) = words.get(..self.words.len()) else {
            return false;
        };
        let joined = said.windows(2).all(|pair| match pair {
            [one, next] => text.get(one.to..next.from).is_some_and(|gap| gap.trim().is_empty()),
            _ => true,
        });
        joined
            && self
                .words
                .iter()
                .zip(said)
                .all(|(pattern, word)| pattern.fits(&word.text.to_lowercase()))
    }
}

impl Pattern {
    fn new(word: &str) -> Self {
        match word.strip_suffix('*') {
            Some(beginning) => Self::Beginning(beginning.to_owned()),
            None => Self::Whole(word.to_owned()),
        }
    }

    fn fits(&self, lower: &str) -> bool {
        match self {
            Self::Whole(word) => lower == word,
            Self::Beginning(beginning) => lower.starts_with(beginning.as_str()),
        }
    }
}

/// The first letters of a word that has so many, in lower case.
fn first_letters(word: &str) -> Option<[char; LETTERS]> {
    // One letter for one letter, which holds in Polish.
    let lower = |letter: char| match letter {
        letter if letter.is_ascii() => letter.to_ascii_lowercase(),
        letter => letter.to_lowercase().next().unwrap_or(letter),
    };
    let mut letters = word.chars().map(lower);
    let mut first = [' '; LETTERS];
    for place in &mut first {
        *place = letters.next().filter(|letter| letter.is_alphanumeric())?;
    }
    Some(first)
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(move |word| {
        let from = word.as_ptr() as usize - text.as_ptr() as usize;
        Word {
            from,
            to: from + word.len(),
            text: word,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl/disrespectful.txt");
        let terms = Terms::load(&list).expect("the shipped list");
        terms.find(text).into_iter().map(|found| found.words).collect()
    }

    #[test]
    fn hurting_words_are_found_in_any_inflection() {
        for (text, expected) in [
            ("Parking dla inwalidów.", "inwalidów"),
            ("Kaleką nie jestem!", "Kaleką"),
            ("Pan jest głuchoniemy.", "głuchoniemy"),
            ("Sąsiadka, która cierpi na afazję", "cierpi na"),
            ("Jest przykuta do wózka.", "przykuta do wózka"),
            ("jak normalni ludzie", "normalni ludzie"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in [
            "Proszę mówić normalnie. Ludzie czekają.",
            "Wózek inwalidzki stoi przy wejściu.",
            "On cierpi. Na wózku też.",
            "Cierpię na bezsenność.",
            "Psycholog przyjmuje we wtorki.",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
