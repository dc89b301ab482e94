//! Comparing words across Polish inflection, for what no speech act names: a caller's name, the matter, a need.
//!
//! It must not understand utterances; that is the language module's work, done before the log was written.

use crate::domain::without_mark;

/// Endings that Polish nouns, names and adjectives take, without diacritics.
const ENDINGS: &[&str] = &[
    "", "a", "e", "i", "o", "u", "y", "ia", "ie", "iej", "iego", "iemu", "im", "ej", "ego", "emu", "ym", "em", "iem",
    "om", "ow", "owi", "owie", "ami", "iami", "ach", "iach", "owa", "owej",
];

/// Letters from which on the beginning of a matter's word stands for all of it.
const MATTER_PREFIX: usize = 5;

/// Lower case without diacritics; `ę` joins `ą`, because names swap them (Gołąb, Gołębia).
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ę' => 'a',
            other => without_mark(other),
        })
        .collect()
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// How many words a text has.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// The words in lower case, one space between and around them, so that a phrase can be looked for at a word's start.
pub fn plain(text: &str) -> String {
    let mut plain = String::from(" ");
    for word in words(text) {
        plain.extend(word.chars().flat_map(char::to_lowercase));
        plain.push(' ');
    }
    plain
}

/// Whether `text` holds one of the phrases, each from the start of a word. Phrases are lower case, with diacritics.
pub fn has_phrase(text: &str, phrases: &[&str]) -> bool {
    let plain = plain(text);
    phrases.iter().any(|phrase| plain.contains(&format!(" {phrase}")))
}

/// Whether `text` holds a part of the name, in any inflection.
pub fn names(text: &str, name: &str) -> bool {
    let folded = fold(text);
    let parts: Vec<String> = words(name).map(fold).filter(|part| part.len() >= 3).collect();
    words(&folded).any(|word| parts.iter().any(|part| inflects(part, word)))
}

/// Whether `text` holds a word of the matter, in any inflection.
pub fn mentions_matter(text: &str, matter: &str) -> bool {
    let folded = fold(text);
    // Folding leaves ASCII for every Polish letter; other scripts fall back to whole-word comparison below.
    let parts: Vec<String> = words(matter).map(fold).filter(|part| part.len() >= 4).collect();
    words(&folded).any(|word| {
        parts.iter().any(|part| {
            inflects(part, word)
                || part
                    .get(..MATTER_PREFIX)
                    .is_some_and(|prefix| part.len() > MATTER_PREFIX && word.starts_with(prefix))
        })
    })
}

/// Whether the folded `word` is `base` in another case: its stem and one of the endings.
fn inflects(base: &str, word: &str) -> bool {
    let stem = base.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let has_ending = |stem: &str| word.strip_prefix(stem).is_some_and(|rest| ENDINGS.contains(&rest));
    if stem.len() >= 2 && has_ending(stem) {
        return true;
    }
    // The fleeting e: Dudek, Dudka; Paweł, Pawła; podatek, podatku.
    let mut letters = base.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last @ ('k' | 'c' | 'l' | 'r')), Some('e')) => {
            let mut swift: String = letters.rev().collect();
            swift.push(last);
            has_ending(&swift)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case() {
        for (text, name) in [
            ("mam na linii pana Zająca", "Henryk Zając"),
            ("dzwoni pani kowalska", "Maria Kowalska"),
            ("rozmawiam z panią Kowalską", "Maria Kowalska"),
            ("w sprawie pana Dudka", "Jan Dudek"),
            ("u pana gołębia", "Adam Gołąb"),
            ("od pana Kosa", "Jan Kos"),
        ] {
            assert!(names(text, name), "{name} in {text}");
        }
        for (text, name) in [
            ("kto się tym zajmuje", "Henryk Zając"),
            ("jakie są koszty", "Jan Kos"),
            ("", "Jan Kos"),
        ] {
            assert!(!names(text, name), "{name} in {text}");
        }
    }

    #[test]
    fn a_matter_is_known_by_any_of_its_words() {
        assert!(mentions_matter("chodzi o nowy dowód", "dowód osobisty"));
        assert!(mentions_matter("pyta o podatku wysokość", "podatek od nieruchomości"));
        assert!(mentions_matter("w sprawie ulgi", "ulga na bilet"));
        assert!(!mentions_matter("dzwoni starszy pan", "dowód osobisty"));
    }

    #[test]
    fn a_phrase_begins_at_a_word() {
        assert!(has_phrase("Pan słabo, słyszy.", &["słabo sły"]));
        assert!(!has_phrase("jaka to sprawa", &["jąka"]));
    }
}
