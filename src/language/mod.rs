//! Understands one Polish utterance: acts, facts, details, syllables.
//!
//! Pure and deterministic: text in, [`Heard`] out. It must not know where the text comes from, keep state between
//! utterances, or read anything but the files that [`Language::load`] is pointed at.
//!
//! ```text
//! tokens, spoken             normal form; syllables: how long it takes to say
//! numbers, values            figures in words; times, days, durations, money, telephones
//! words, lexicon             words by meaning; slots: the trainee's own name and office
//! features ─► windows ─► model   speech acts: words, letters, meanings and pairs of them, of the whole utterance and of
//!                            its clauses
//! samples ─► facts ◄ compare an utterance against an author's sentences; near: how near it comes, for authors who ask
//! plainness, terms           plain language; words that hurt, and better ones
//! interpreter                puts all of it together; eval measures it
//! ```

mod compare;
mod eval;
mod facts;
mod features;
mod interpreter;
mod lexicon;
mod model;
mod near;
mod numbers;
mod plainness;
mod samples;
mod slots;
mod spoken;
mod syllables;
mod terms;
mod tokens;
mod values;
mod windows;
mod words;

use std::path::{Path, PathBuf};

use crate::domain::{Address, Profile};

pub use eval::{ActCount, Evaluation, Labelled, PERFORMED};
pub use features::{Feature, GROUPS};
pub use interpreter::Interpreter;
pub use model::{ACTS, ActModel, COLUMNS, INPUTS, Margins, QUESTIONS, Weight};
pub use near::{Near, NearTo};
pub use syllables::syllables;
pub use terms::TermFound;
pub use values::{Currency, Quantity, ValueFound};
pub use windows::Window;

/// Version of the understanding: it changes whenever the same text may be understood otherwise.
pub const VERSION: &str = "0.2.4";

/// Why the linguistic files could not be used.
#[derive(Debug, thiserror::Error)]
pub enum LanguageError {
    /// A file is missing or cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is there, but is not what this version wrote.
    #[error("{path} is corrupt or of another version: {reason}")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

/// Everything linguistic, loaded once: the weights of the acts and the word lists.
#[derive(Debug)]
pub struct Language {
    acts: ActModel,
    lexicon: lexicon::Lexicon,
    words: words::Words,
    phrases: plainness::Phrases,
    terms: terms::Terms,
    normaliser: tokens::Normaliser,
    number_words: numbers::NumberWords,
    calendar: values::Calendar,
}

impl Language {
    /// Loads the files in `dir` (`assets/language/pl`).
    ///
    /// # Errors
    /// When a file is missing, unreadable or corrupt.
    pub fn load(dir: &Path) -> Result<Self, LanguageError> {
        let acts = ActModel::load(&dir.join("acts.bin"))?;
        Self::with_model(dir, acts)
    }

    /// Loads the word lists in `dir` beside a model in memory, for training.
    ///
    /// # Errors
    /// When a list is missing, unreadable or corrupt.
    pub fn with_model(dir: &Path, acts: ActModel) -> Result<Self, LanguageError> {
        let normaliser = tokens::Normaliser::new();
        Ok(Self {
            acts,
            phrases: plainness::Phrases::load(dir, &normaliser)?,
            terms: terms::Terms::load(&dir.join("disrespectful.txt"))?,
            words: words::Words::load(&dir.join("words.txt"))?,
            lexicon: lexicon::Lexicon::load(dir, &normaliser)?,
            normaliser,
            number_words: numbers::NumberWords::new(),
            calendar: values::Calendar::load(&dir.join("calendar.txt"))?,
        })
    }

    /// The features of `text` said by the trainee with `profile`, and its windows, for training.
    pub fn features(&self, profile: &Profile, text: &str) -> (Vec<Feature>, Vec<Window>) {
        let tokens = self.normaliser.tokens(text);
        let numbers = self.number_words.find(&tokens);
        let slots = slots::Slots::new(profile).find(&tokens);
        let features = features::features(self, &tokens, &numbers, &slots);
        (features, windows::windows(&tokens))
    }

    /// The words in `text` that people with special needs are hurt by, with better ones.
    pub fn disrespectful(&self, text: &str) -> Vec<TermFound> {
        self.terms.find(text)
    }

    /// How somebody with this name, in the nominative, is addressed; none where the list of first names leaves it open.
    pub fn address_of(&self, name: &str) -> Option<Address> {
        let first = self.normaliser.tokens(name).into_iter().next()?;
        self.lexicon.address_of(&first)
    }
}

#[cfg(test)]
mod tests;
