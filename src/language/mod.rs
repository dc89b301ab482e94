//! Understands one Polish utterance: acts, facts, details, syllables.
//!
//! Pure and deterministic: text in, [`Heard`] out. It must not know where the text comes from, keep state between
//! utterances, or read anything but the files that [`Language::load`] is pointed at.

mod spoken;
mod syllables;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{Addressee, Heard, Profile, Scenario};

pub use syllables::syllables;

/// Version of the understanding: it changes whenever the same text may be understood otherwise.
pub const VERSION: &str = "0.1.0";

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
pub struct Language {}

impl Language {
    /// Loads the files in `dir` (`assets/language/pl`).
    ///
    /// # Errors
    /// When a file is missing, unreadable or corrupt.
    pub fn load(_dir: &Path) -> Result<Self, LanguageError> {
        Ok(Self {})
    }
}

/// Understands the utterances of one trainee in one call. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Interpreter {
    _language: Arc<Language>,
}

impl Interpreter {
    /// For this trainee, and the facts and details of this scenario, if any.
    pub fn new(language: Arc<Language>, _profile: &Profile, _scenario: Option<&Scenario>) -> Self {
        Self { _language: language }
    }

    /// What `text`, said to `to`, does.
    pub fn hear(&self, text: &str, _to: Addressee) -> Heard {
        Heard {
            syllables: syllables(text),
            ..Heard::default()
        }
    }
}
