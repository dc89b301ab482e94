//! How plainly the trainee spoke: measures and advice, never points.

use serde::{Deserialize, Serialize};

use super::{Message, Millis};

/// A phrase that could be said more plainly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseFound {
    /// Of which kind.
    pub kind: PhraseKind,
    /// The words, as they were said.
    pub words: String,
    /// How it can be said plainly.
    pub better: String,
}

/// Why a phrase is hard to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseKind {
    /// Office language.
    Officialese,
    /// A figure of speech that says something else than its words.
    Idiom,
    /// A time without a figure ("za chwilę"); for callers who need exact ones.
    VagueTime,
}

/// The trainee's wording over a whole call.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlainLanguage {
    /// Words said to the caller, figures not counted.
    pub words: u32,
    /// Sentences; one ends at punctuation, else at a pause of 0.4 s or the end of the turn.
    pub sentences: u32,
    /// Words of more than four syllables, in the order they were said, each once.
    pub hard_words: Vec<String>,
    /// Share of hard words among all, 0–1, repeats counted.
    pub hard_share: f64,
    /// Mean length of a sentence, words.
    pub mean_sentence: f64,
    /// FOG-PL: 0.4 × (mean sentence length + per cent of hard words), about the years of schooling that are needed to
    /// follow. `None` under 100 words, where it says nothing (gov.pl, „Proste jak język").
    pub fog: Option<f64>,
    /// Phrases that could be plainer, with when they were said.
    pub phrases: Vec<(Millis, PhraseFound)>,
}

/// Hard words that are named; a longer list helps nobody.
const NAMED: usize = 12;

impl PlainLanguage {
    /// What there is to tell the trainee, in order: length of sentences, FOG-PL, hard words, phrases.
    pub fn messages(&self) -> Vec<Message> {
        let mut messages = vec![
            Message::new("plain-sentences")
                .number("words", self.words.into())
                .number("sentences", self.sentences.into())
                .number("mean", tenths(self.mean_sentence)),
        ];
        messages.push(match self.fog {
            Some(fog) => Message::new("plain-fog").number("fog", tenths(fog)),
            None => Message::new("plain-no-fog"),
        });
        if !self.hard_words.is_empty() {
            let named: Vec<&str> = self.hard_words.iter().take(NAMED).map(String::as_str).collect();
            messages.push(
                Message::new("plain-hard-words")
                    .number("percent", (self.hard_share * 100.0).round())
                    .text("words", named.join(", ")),
            );
        }
        for (_, phrase) in &self.phrases {
            let key = match phrase.kind {
                PhraseKind::Officialese => "plain-officialese",
                PhraseKind::Idiom => "plain-idiom",
                PhraseKind::VagueTime => "plain-vague-time",
            };
            messages.push(
                Message::new(key)
                    .text("words", &phrase.words)
                    .text("better", &phrase.better),
            );
        }
        messages
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
