//! Text in the product's two languages, as data files carry it, and messages that adapters put into words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The product's languages: Polish first, English second.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Polish.
    #[default]
    Pl,
    /// English.
    En,
}

impl Lang {
    /// The language as HTML, cookies and folders name it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
        }
    }
}

/// A small Polish letter without its mark, as people leave it out when they search or name files; any other sign as it is.
pub fn without_mark(letter: char) -> char {
    match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        other => other,
    }
}

/// A short text in both languages.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In Polish.
    pub pl: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Pl => &self.pl,
            Lang::En => &self.en,
        }
    }
}

/// A message by key, with its figures; the localisation files turn it into words.
///
/// The core never words what people read: it names the message and hands over the values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Key in `assets/l10n/*/*.ftl`.
    pub key: String,
    /// Named values of the message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
}

/// A value inside a [`Message`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A figure; the unit is part of the message.
    Number(f64),
    /// Words, a name, a quote.
    Text(String),
}

impl Message {
    /// A message without values.
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: BTreeMap::new(),
        }
    }

    /// The same message with a figure.
    pub fn number(mut self, name: &str, value: f64) -> Self {
        self.args.insert(name.to_owned(), Arg::Number(value));
        self
    }

    /// The same message with words for several names, as errors hand them over.
    pub fn texts(self, values: Vec<(&'static str, String)>) -> Self {
        values
            .into_iter()
            .fold(self, |message, (name, value)| message.text(name, value))
    }

    /// The same message with words.
    pub fn text(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), Arg::Text(value.into()));
        self
    }
}
