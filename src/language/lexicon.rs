//! Readable lists under `assets/language/pl/`: first names, synonyms, light words.
//!
//! It must not hold rules of its own; a trainer changes these files without touching Rust.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::Address;

use super::LanguageError;
use super::tokens::{Normaliser, Token, fold, fold_letters};

/// Men's first names in -a, as they are folded.
const MEN_IN_A: &str = "kuba seba barnaba bonawentura kosma jarema";
/// Men's first names in another vowel, as they are folded.
const MEN_IN_A_VOWEL: &str = "antoni cezary jezy konstanty idzi gzesio henio kzysio";

/// Words by meaning.
#[derive(Debug)]
pub(super) struct Lexicon {
    first_names: FxHashSet<String>,
    /// Synonym phrases by the stem of their first word: the stems, and the meaning.
    synonyms: FxHashMap<String, Vec<(Vec<String>, String)>>,
    /// Weights of words that say little, by meaning.
    light: FxHashMap<String, f32>,
    /// Beginnings of words that ask a room for quiet, folded.
    quiet: Vec<String>,
}

impl Lexicon {
    /// Loads the lists in `dir`.
    ///
    /// # Errors
    /// When a file is missing or a line has no `:`.
    pub fn load(dir: &Path, normaliser: &Normaliser) -> Result<Self, LanguageError> {
        let mut lexicon = Self {
            first_names: FxHashSet::default(),
            synonyms: FxHashMap::default(),
            light: FxHashMap::default(),
            quiet: Vec::new(),
        };
        for (meaning, phrases) in entries(&dir.join("synonyms.txt"))? {
            lexicon.add_synonyms(&meaning, &phrases, normaliser);
        }
        let light = dir.join("light_words.txt");
        for (weight, words) in entries(&light)? {
            let weight: f32 = weight.parse().map_err(|_| LanguageError::Corrupt {
                path: light.clone(),
                reason: format!("`{weight}` is no weight"),
            })?;
            for word in words {
                let tokens = normaliser.tokens(&word);
                if !tokens.is_empty() {
                    let (meaning, _) = lexicon.meaning(&tokens, 0);
                    let meaning = meaning.to_owned();
                    lexicon.light.entry(meaning).or_insert(weight);
                }
            }
        }
        for (_, beginnings) in entries(&dir.join("quiet.txt"))? {
            lexicon
                .quiet
                .extend(beginnings.iter().map(|beginning| fold_letters(beginning)));
        }
        for line in read(&dir.join("first_names.txt"))?
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            for name in line.split_whitespace() {
                lexicon.add_first_name(&name.to_lowercase());
            }
        }
        Ok(lexicon)
    }

    fn add_synonyms(&mut self, meaning: &str, phrases: &[String], normaliser: &Normaliser) {
        let canonical = normaliser.stem(meaning);
        for phrase in phrases {
            let stems: Vec<String> = normaliser.tokens(phrase).into_iter().map(|token| token.stem).collect();
            if let Some(first) = stems.first() {
                self.synonyms
                    .entry(first.clone())
                    .or_default()
                    .push((stems.clone(), canonical.clone()));
            }
        }
        for list in self.synonyms.values_mut() {
            list.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        }
    }

    fn add_first_name(&mut self, name: &str) {
        let feminine = name.strip_suffix('a');
        let endings: &[&str] = match feminine {
            Some(_) => &["a", "o", "u", "i", "y", "ę", "ą", "ie"],
            None => &["", "u", "a", "ie", "owi", "em", "iem", "ku", "ka", "kowi", "kiem"],
        };
        let short = name.strip_suffix("ek").filter(|_| feminine.is_none());
        for ending in endings {
            let form = match (feminine, short, ending.starts_with('k')) {
                (Some(stem), _, _) => format!("{stem}{ending}"),
                (None, Some(stem), true) => format!("{stem}{ending}"),
                (None, Some(_), false) if !ending.is_empty() => continue,
                (None, _, true) => continue,
                (None, _, false) => format!("{name}{ending}"),
            };
            self.first_names.insert(fold(&form));
        }
        for (nominative, vocative) in [("er", "rze"), ("r", "rze"), ("sz", "szu"), ("t", "cie"), ("d", "dzie")] {
            if let Some(stem) = name.strip_suffix(nominative).filter(|stem| stem.len() > 2) {
                self.first_names.insert(fold(&format!("{stem}{vocative}")));
            }
        }
    }

    /// Whether a word is a first name, in any case.
    pub fn is_first_name(&self, token: &Token) -> bool {
        self.first_names.contains(&token.fold)
    }

    /// How somebody with this first name is addressed. Women's names end in -a, men's in a consonant, with the exceptions
    /// below; none where the ending says nothing or the name is not known.
    pub fn address_of(&self, first_name: &Token) -> Option<Address> {
        let name = first_name.plain.as_str();
        if !self.is_first_name(first_name) {
            return None;
        }
        let among = |names: &str| names.split_whitespace().any(|known| known == name);
        match name.chars().next_back()? {
            'a' if !among(MEN_IN_A) => Some(Address::Pani),
            'a' => Some(Address::Pan),
            'e' | 'i' | 'o' | 'u' | 'y' if !among(MEN_IN_A_VOWEL) => None,
            _ => Some(Address::Pan),
        }
    }

    /// Whether words to a room ask it for quiet.
    pub fn asks_for_quiet(&self, tokens: &[Token]) -> bool {
        let begins = |token: &Token| self.quiet.iter().any(|word| token.plain.starts_with(word.as_str()));
        tokens.iter().any(begins)
    }

    /// How much a meaning says about which fact is meant, 0–1.
    pub fn weight(&self, meaning: &str) -> f32 {
        self.light.get(meaning).copied().unwrap_or(1.0)
    }

    /// The meaning at `at` and how many words it takes: a synonym's, else the word's own stem.
    pub fn meaning<'a>(&'a self, tokens: &'a [Token], at: usize) -> (&'a str, usize) {
        let stem = tokens[at].stem.as_str();
        // Stems of one word differ by a letter now and then ("fotografi", "fotograf").
        let shorter = stem
            .len()
            .checked_sub(1)
            .filter(|&end| end >= 5)
            .and_then(|end| stem.get(..end));
        let known = self.synonyms.get(stem).or_else(|| self.synonyms.get(shorter?));
        let phrases = known.map(Vec::as_slice).unwrap_or_default();
        for (stems, meaning) in phrases {
            let fits = tokens.len() - at >= stems.len()
                && stems[1..]
                    .iter()
                    .zip(&tokens[at + 1..])
                    .all(|(stem, token)| *stem == token.stem);
            if fits {
                return (meaning, stems.len());
            }
        }
        (stem, 1)
    }
}

pub(super) fn read(path: &Path) -> Result<String, LanguageError> {
    std::fs::read_to_string(path).map_err(|source| LanguageError::Unreadable {
        path: path.to_owned(),
        source,
    })
}

/// The `name: item, item` lines of a file.
pub(super) fn entries(path: &Path) -> Result<Vec<(String, Vec<String>)>, LanguageError> {
    let text = read(path)?;
    let mut entries = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((name, items)) = line.split_once(':') else {
            return Err(LanguageError::Corrupt {
                path: path.to_owned(),
                reason: format!("line {}: expected `name: word, word`", at + 1),
            });
        };
        let items = items.split(',').map(|item| item.trim().to_lowercase());
        entries.push((name.trim().to_owned(), items.filter(|item| !item.is_empty()).collect()));
    }
    Ok(entries)
}
