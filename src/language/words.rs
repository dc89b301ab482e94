//! Words by meaning and grammatical form, from `assets/language/pl/words.txt`.
//!
//! It knows words one by one; it must not know what they do together.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::LanguageError;
use super::lexicon::read;
use super::tokens::{Token, fold_letters};

/// What a word means and which form it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning<'a> {
    /// Its class ("search"), as the list names it.
    pub class: &'a str,
    /// Its form ("f1"); the last two letters where the word is known by its beginning alone.
    pub form: &'a str,
}

/// The words of the list.
#[derive(Debug)]
pub(super) struct Words {
    names: Vec<String>,
    /// Folded word → class and form, as places in `names`.
    known: FxHashMap<String, (u16, u16)>,
    /// Beginnings of words that mostly mean one class.
    beginnings: FxHashMap<String, u16>,
}

/// Shortest beginning that may stand for a class, letters.
const SHORTEST: usize = 4;
/// Letters that may be missing from the end of a word that is known by its beginning.
const LONGEST_ENDING: usize = 4;
/// Share of the words with one beginning that must be of one class.
const AGREEMENT: f32 = 0.6;

impl Words {
    /// Loads the list.
    ///
    /// # Errors
    /// When the file is missing or a line is not `class form: word word …`.
    pub fn load(path: &Path) -> Result<Self, LanguageError> {
        let text = read(path)?;
        let mut words = Self {
            names: Vec::new(),
            known: FxHashMap::default(),
            beginnings: FxHashMap::default(),
        };
        let mut by_beginning: FxHashMap<String, Vec<(u16, u32)>> = FxHashMap::default();
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let corrupt = || LanguageError::Corrupt {
                path: path.to_owned(),
                reason: format!("line {}: expected `class form: word word …`", at + 1),
            };
            let (head, items) = line.split_once(':').ok_or_else(corrupt)?;
            let (class, form) = head.split_once(' ').ok_or_else(corrupt)?;
            let meaning = (words.name(class), words.name(form.trim()));
            for word in items.split_whitespace() {
                let folded = fold_letters(word);
                if words.known.contains_key(&folded) {
                    continue;
                }
                for (end, _) in folded.char_indices().skip(SHORTEST).chain([(folded.len(), ' ')]) {
                    let counts = by_beginning.entry(folded[..end].to_owned()).or_default();
                    match counts.iter_mut().find(|(known, _)| *known == meaning.0) {
                        Some((_, count)) => *count += 1,
                        None => counts.push((meaning.0, 1)),
                    }
                }
                words.known.insert(folded, meaning);
            }
        }
        for (beginning, counts) in by_beginning {
            let all: u32 = counts.iter().map(|(_, count)| count).sum();
            let most = counts.iter().max_by_key(|(class, count)| (*count, *class));
            if let Some(&(class, _)) = most.filter(|(_, count)| *count as f32 >= AGREEMENT * all as f32) {
                words.beginnings.insert(beginning, class);
            }
        }
        Ok(words)
    }

    fn name(&mut self, name: &str) -> u16 {
        let at = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn named(&self, at: u16) -> &str {
        self.names.get(usize::from(at)).map_or("", String::as_str)
    }

    /// The class of a verb that says what is done; none for other words and for verbs that say little ("być", "mieć").
    pub fn deed(&self, token: &Token) -> Option<u16> {
        const PALE: [&str; 8] = ["be", "have", "can", "must", "want", "do", "try", "other-verb"];
        let &(class, form) = self.known.get(&token.plain)?;
        let pale = self.named(form) == "-" || self.named(form) == "voc" || PALE.contains(&self.named(class));
        (!pale).then_some(class)
    }

    /// What a word means: as the list says, else as words that begin like it.
    pub fn meaning<'a>(&'a self, token: &'a Token) -> Option<Meaning<'a>> {
        let word = token.plain.as_str();
        if let Some(&(class, form)) = self.known.get(word) {
            return Some(Meaning {
                class: self.named(class),
                form: self.named(form),
            });
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(SHORTEST).collect();
        let class = ends
            .iter()
            .rev()
            .take(LONGEST_ENDING)
            .find_map(|&end| self.beginnings.get(&word[..end]))?;
        let letters = ends.len() + SHORTEST;
        let ending = word.char_indices().nth(letters - 2).map_or(0, |(at, _)| at);
        Some(Meaning {
            class: self.named(*class),
            form: &word[ending..],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Normaliser;
    use super::*;

    fn words() -> Words {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("words.txt");
        std::fs::write(
            &path,
            "# words\nsearch f1: sprawdzę szukam poszukam\nsearch inf: sprawdzić\nthing -: szuflada\n",
        )
        .expect("a file");
        Words::load(&path).expect("the list loads")
    }

    fn meaning(text: &str) -> Option<(String, String)> {
        let words = words();
        let tokens = Normaliser::new().tokens(text);
        let found = words.meaning(&tokens[0]);
        found.map(|found| (found.class.to_owned(), found.form.to_owned()))
    }

    fn pair(class: &str, form: &str) -> Option<(String, String)> {
        Some((class.to_owned(), form.to_owned()))
    }

    #[test]
    fn a_word_of_the_list_has_its_class_and_form() {
        assert_eq!(meaning("Sprawdzę"), pair("search", "f1"));
        assert_eq!(meaning("sprawdze"), pair("search", "f1"));
    }

    #[test]
    fn other_endings_keep_the_class() {
        assert_eq!(meaning("sprawdzimy"), pair("search", "my"));
        assert_eq!(meaning("szufladzie"), pair("thing", "ie"));
        assert_eq!(meaning("wiosna"), None);
        assert_eq!(meaning("szu"), None);
    }

    #[test]
    fn a_line_without_a_form_is_named() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("words.txt");
        std::fs::write(&path, "search: szukam\n").expect("a file");
        let error = Words::load(&path).expect_err("the form is missing");
        assert!(error.to_string().contains("line 1"), "{error}");
    }
}
