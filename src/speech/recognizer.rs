//! What a recogniser is, what it answers, and doubles of it for tests.
//!
//! The real one is in [`super::whisper`]. Nothing here knows what the words mean.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::audio::Utterance;
use super::error::SpeechError;
use super::model::ModelInfo;

/// The text of one utterance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transcript {
    /// The words, trimmed. Empty when nothing was understood.
    pub text: String,
    /// Mean probability of the tokens of the text, 0 to 1; 0 for an empty text.
    pub confidence: f32,
    /// Tokens of the text (the weight of this transcript when several are joined).
    pub tokens: usize,
    /// The model's own probability that there was no speech, 0 to 1.
    pub no_speech: f32,
}

impl Transcript {
    /// No word in it: empty, punctuation alone, or an annotation such as `[Muzyka]`.
    pub fn is_blank(&self) -> bool {
        let text = self.text.trim();
        let annotation = [('[', ']'), ('(', ')'), ('*', '*')];
        annotation
            .iter()
            .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
            || !text.chars().any(char::is_alphanumeric)
    }

    /// The pieces of a turn as one text. Blank pieces are left out; the confidence is the mean over all tokens.
    pub fn join<'a>(pieces: impl IntoIterator<Item = &'a Transcript>) -> Transcript {
        let mut joined = Transcript {
            no_speech: 1.0,
            ..Transcript::default()
        };
        let mut sum = 0.0;
        for piece in pieces.into_iter().filter(|p| !p.is_blank()) {
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            joined.text.push_str(piece.text.trim());
            // A transcript that counts no tokens still has a say.
            let weight = piece.tokens.max(1);
            sum += piece.confidence * weight as f32;
            joined.tokens += weight;
            joined.no_speech = joined.no_speech.min(piece.no_speech);
        }
        if joined.tokens > 0 {
            joined.confidence = (sum / joined.tokens as f32).clamp(0.0, 1.0);
        }
        joined
    }
}

/// Stops a transcription from another thread. Clones stop the same recogniser.
#[derive(Debug, Clone, Default)]
pub struct AbortHandle(Arc<AtomicBool>);

impl AbortHandle {
    /// Asks the recogniser to give up what it is doing, and everything after it.
    pub fn abort(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked.
    pub fn is_aborted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Turns speech into text.
pub trait Recognizer: Send {
    /// Transcribes one utterance; blocks for as long as it takes.
    ///
    /// # Errors
    /// [`SpeechError::Recognition`] for this utterance alone, [`SpeechError::Aborted`] after an abort.
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError>;

    /// The model behind it.
    fn model(&self) -> &ModelInfo;

    /// To stop it from another thread. The default cannot be stopped.
    fn abort_handle(&self) -> AbortHandle {
        AbortHandle::default()
    }
}

/// For tests: answers given beforehand, one an utterance, then blanks.
#[derive(Debug, Clone)]
pub struct ScriptedRecognizer {
    answers: VecDeque<String>,
    model: ModelInfo,
}

impl ScriptedRecognizer {
    /// Answers these texts in turn, each with a confidence of 0.9.
    pub fn new<T: Into<String>>(answers: impl IntoIterator<Item = T>) -> Self {
        let model = ModelInfo {
            name: "scripted".into(),
            path: PathBuf::new(),
            demonstration: true,
        };
        Self {
            answers: answers.into_iter().map(Into::into).collect(),
            model,
        }
    }
}

impl Recognizer for ScriptedRecognizer {
    fn transcribe(&mut self, _: &Utterance) -> Result<Transcript, SpeechError> {
        let Some(text) = self.answers.pop_front() else {
            return Ok(Transcript::default());
        };
        let tokens = text.split_whitespace().count();
        Ok(Transcript {
            text,
            confidence: 0.9,
            tokens,
            no_speech: 0.0,
        })
    }

    fn model(&self) -> &ModelInfo {
        &self.model
    }
}

/// For tests: fails at one call, and otherwise does what the recogniser inside does.
pub struct FailOnNth<R> {
    inner: R,
    /// Calls until the failure.
    left: usize,
}

impl<R> FailOnNth<R> {
    /// Fails at call `n`, counted from 1.
    pub fn new(n: usize, inner: R) -> Self {
        Self { inner, left: n }
    }
}

impl<R: Recognizer> Recognizer for FailOnNth<R> {
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        let answer = self.inner.transcribe(utterance);
        self.left = self.left.wrapping_sub(1);
        if self.left == 0 {
            Err(SpeechError::Recognition {
                reason: "as ordered".into(),
            })
        } else {
            answer
        }
    }

    fn model(&self) -> &ModelInfo {
        self.inner.model()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, confidence: f32, tokens: usize) -> Transcript {
        Transcript {
            text: text.into(),
            confidence,
            tokens,
            no_speech: 0.1,
        }
    }

    #[test]
    fn blanks() {
        for text in ["", "  ", "...", "[Muzyka]", "(szum)", "*kaszle*"] {
            assert!(piece(text, 0.9, 3).is_blank(), "{text:?}");
        }
        for text in ["tak", "12", "[szum] tak"] {
            assert!(!piece(text, 0.9, 3).is_blank(), "{text:?}");
        }
    }

    #[test]
    fn pieces_are_joined_by_weight() {
        let joined = Transcript::join(&[
            piece("dzień dobry ", 1.0, 3),
            piece(" ... ", 0.1, 50),
            piece("słucham", 0.5, 1),
        ]);
        assert_eq!(joined.text, "dzień dobry słucham");
        assert_eq!(joined.confidence, 0.875);
        assert_eq!(joined.tokens, 4);
        assert_eq!(
            Transcript::join([]),
            Transcript {
                no_speech: 1.0,
                ..Transcript::default()
            }
        );
    }
}
