//! How plainly one utterance is worded: sentences, hard words, office language, figures of speech.
//!
//! It measures and must not judge.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::domain::{PhraseFound, PhraseKind};

use super::LanguageError;
use super::lexicon::entries;
use super::slots::SlotSpan;
use super::syllables::syllables;
use super::tokens::{Normaliser, Token, quote};

/// A hard word has more syllables than this (FOG-PL).
const HARD: u32 = 4;

/// Phrases that could be plainer, from `officialese.txt`, `idioms.txt` and `vague_times.txt`.
#[derive(Debug)]
pub(super) struct Phrases {
    /// By the stem of the first word: all stems, the kind, and the plain words; longest first.
    known: FxHashMap<String, Vec<(Vec<String>, PhraseKind, String)>>,
}

impl Phrases {
    /// Loads the lists in `dir`.
    ///
    /// # Errors
    /// When a list is missing or a line has no `:`.
    pub fn load(dir: &Path, normaliser: &Normaliser) -> Result<Self, LanguageError> {
        let mut known: FxHashMap<String, Vec<_>> = FxHashMap::default();
        let lists = [
            ("officialese.txt", PhraseKind::Officialese),
            ("idioms.txt", PhraseKind::Idiom),
            ("vague_times.txt", PhraseKind::VagueTime),
        ];
        for (file, kind) in lists {
            for (better, phrases) in entries(&dir.join(file))? {
                for phrase in phrases {
                    let stems: Vec<String> = normaliser.tokens(&phrase).into_iter().map(|token| token.stem).collect();
                    if let Some(first) = stems.first().cloned() {
                        known.entry(first).or_default().push((stems, kind, better.clone()));
                    }
                }
            }
        }
        for list in known.values_mut() {
            list.sort_by_key(|(stems, ..)| std::cmp::Reverse(stems.len()));
        }
        Ok(Self { known })
    }

    /// The phrases in an utterance, without overlaps.
    pub fn find(&self, text: &str, tokens: &[Token]) -> Vec<PhraseFound> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let fits = |stems: &[String]| {
                let said = tokens[at..].iter().map(|token| &token.stem);
                tokens.len() - at >= stems.len() && stems.iter().zip(said).all(|(stem, said)| stem == said)
            };
            let list = self.known.get(&tokens[at].stem).map_or(&[][..], Vec::as_slice);
            match list.iter().find(|(stems, ..)| fits(stems)) {
                Some((stems, kind, better)) => {
                    found.push(PhraseFound {
                        kind: *kind,
                        words: quote(text, &tokens[at..at + stems.len()]),
                        better: better.clone(),
                    });
                    at += stems.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Words of each sentence by punctuation, in order; the last may go on in the next utterance.
pub(super) fn sentences(tokens: &[Token]) -> Vec<u32> {
    let sentences = tokens.split_inclusive(|token| token.stops);
    sentences
        .map(|sentence| u32::try_from(sentence.len()).unwrap_or(u32::MAX))
        .collect()
}

/// The words with more than four syllables; names of the trainee's own office are nobody's choice and do not count.
pub(super) fn hard_words(text: &str, tokens: &[Token], slots: &[SlotSpan]) -> Vec<String> {
    let own = |at: usize| slots.iter().any(|slot| (slot.from..slot.to).contains(&at));
    let words = tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| !token.digits && !own(*at));
    let spelt = words.filter_map(|(_, token)| text.get(token.start..token.end));
    spelt
        .filter(|word| syllables(word) > HARD)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<(PhraseKind, String)> {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl");
        let normaliser = Normaliser::new();
        let phrases = Phrases::load(&dir, &normaliser).expect("the shipped lists");
        let found = phrases.find(text, &normaliser.tokens(text));
        found.into_iter().map(|found| (found.kind, found.words)).collect()
    }

    #[test]
    fn office_language_and_figures_of_speech_are_found_in_any_inflection() {
        use PhraseKind::{Idiom, Officialese};
        for (text, expected) in [
            (
                "Opłatę należy uiścić w kasie.",
                vec![(Officialese, "należy"), (Officialese, "uiścić")],
            ),
            ("W chwili obecnej trwa remont.", vec![(Officialese, "W chwili obecnej")]),
            ("Tylko rzucę okiem na wniosek.", vec![(Idiom, "rzucę okiem")]),
            ("To bułka z masłem!", vec![(Idiom, "bułka z masłem")]),
            ("Proszę zapłacić w kasie. Bułka kosztuje dwa złote.", vec![]),
            ("Chwila ciszy i okno obok.", vec![]),
            ("", vec![]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(kind, words)| (kind, words.to_owned()))
                .collect();
            assert_eq!(phrases(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_at_punctuation() {
        let tokens = |text| Normaliser::new().tokens(text);
        assert_eq!(sentences(&tokens("Dzień dobry. Proszę podać numer, dobrze?")), [2, 4]);
        assert_eq!(sentences(&tokens("dzień dobry proszę podać numer")), [5]);
        assert_eq!(sentences(&tokens("")), [0; 0]);
    }

    #[test]
    fn hard_words_have_more_than_four_syllables() {
        let hard = |text: &str| hard_words(text, &Normaliser::new().tokens(text), &[]);
        assert_eq!(
            hard("Potrzebne jest zaświadczenie o niepełnosprawności."),
            ["niepełnosprawności"]
        );
        assert_eq!(
            hard("Nieruchomościami zajmuje się kolega, 1234567."),
            ["nieruchomościami"]
        );
        assert_eq!(hard(""), [""; 0]);
    }
}
