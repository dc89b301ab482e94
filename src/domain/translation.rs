//! What a scenario says, in another language: for readers alone. No call is played by it and nothing is understood by it, since
//! what is trained is Polish.

use std::collections::BTreeMap;
use std::fmt;

use super::{ScenarioId, TextId};

/// A scenario's texts in another language, as a translator left them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub to: LanguageTag,
    /// Whose texts they are.
    pub scenario: ScenarioId,
    /// Version of the scenario that they were last held against.
    pub version: u32,
    /// In the order of the scenario.
    pub entries: Vec<TranslatedText>,
    /// What was translated once and has no place in the scenario any more; kept, so that no work is lost.
    pub unplaced: Vec<TranslatedText>,
}

impl Translation {
    /// One without a single text.
    pub fn empty(to: LanguageTag, scenario: ScenarioId) -> Self {
        Self {
            to,
            scenario,
            version: 1,
            entries: Vec::new(),
            unplaced: Vec::new(),
        }
    }
}

/// One text and its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslatedText {
    /// Which text of the scenario.
    pub id: TextId,
    /// The Polish text, so that a changed one shows.
    pub source: String,
    /// The translation; none: nobody has made it yet.
    pub text: Option<String>,
    /// A remark for whoever translates.
    pub note: Option<String>,
    /// The Polish text that the translation was made from, where it says something else by now.
    pub changed_from: Option<String>,
}

impl TranslatedText {
    /// The translation, where it is one of what the scenario says today.
    pub fn current(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.changed_from.is_none())
    }
}

/// What is heard in a call, in another language: for readers, beside what is heard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captions {
    /// The language; none: nothing is shown.
    pub to: Option<LanguageTag>,
    /// By the words that are heard, those to show beside them.
    pub texts: BTreeMap<String, String>,
}

impl Captions {
    /// What these words, as they are heard, are in the other language; none: nobody has translated them.
    pub fn of(&self, heard: &str) -> Option<&str> {
        self.texts.get(heard).map(String::as_str)
    }

    /// Takes in those of another scenario. The same words may have another translation there; the first is as good.
    pub fn add(&mut self, more: BTreeMap<String, String>) {
        for (heard, shown) in more {
            self.texts.entry(heard).or_insert(shown);
        }
    }
}

/// A language by its tag (BCP 47): `uk`, `pt-BR`. It names a file, so nothing but letters, digits and hyphens is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag, where the text is shaped like one: two or three small letters, then parts of one to eight letters and digits.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let language = parts.next()?;
        let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
        let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        (is_language && tag.len() <= 35 && parts.all(is_part)).then(|| Self(tag.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_the_shape_of_one_and_can_name_a_file() {
        for tag in ["en", "uk", "szl", "pt-BR", "zh-Hant-TW", "sr-Latn"] {
            assert_eq!(LanguageTag::new(tag).map(|tag| tag.to_string()), Some(tag.to_owned()));
        }
        for none in [
            "",
            "e",
            "EN",
            "english",
            "en_GB",
            "en-",
            "../en",
            "en/x",
            "uk-",
            "pl-1234567890",
        ] {
            assert_eq!(LanguageTag::new(none), None, "{none}");
        }
    }
}
