//! What a recogniser is, what it answers, and doubles of it for tests.
//!
//! The real one is in [`super::whisper`]. Nothing here knows what the words mean.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::audio::Utterance;
use super::error::SpeechError;
use super::model::ModelInfo;
use crate::domain::Millis;

/// A word as it was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// With its punctuation, without spaces.
    pub text: String,
    /// Mean probability of its tokens, 0 to 1.
    pub confidence: f32,
    /// Tokens that it consists of (its weight in a mean), at least 1.
    pub tokens: usize,
}

/// Why a text may not be what was said. Such a text is scored as not heard reliably.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The same words over and over: the recogniser ran in circles.
    Loop,
    /// A phrase that recognisers write where nobody spoke.
    Invented,
    /// The recogniser itself was not sure.
    Unsure,
    /// More words than fit into the time.
    TooFast,
    /// Hardly above silence.
    TooQuiet,
}

/// The text of one utterance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transcript {
    /// The words. Empty when nothing was understood.
    pub words: Vec<Word>,
    /// The model's own probability that there was no speech, 0 to 1.
    pub no_speech: f32,
    /// Why the words may be wrong, where there is a reason.
    pub doubt: Option<Doubt>,
}

impl Transcript {
    /// The highest confidence that a doubtful text is given: no procedure calls that reliable.
    pub const DOUBTFUL: f32 = 0.3;

    /// A text whose words are all as sure.
    pub fn plain(text: &str, confidence: f32, no_speech: f32) -> Self {
        let word = |text: &str| Word {
            text: text.to_owned(),
            confidence,
            tokens: 1,
        };
        Self {
            words: text.split_whitespace().map(word).collect(),
            no_speech,
            doubt: None,
        }
    }

    /// Nothing understood, with the same opinion on whether there was speech.
    pub fn nothing(&self) -> Self {
        Self {
            no_speech: self.no_speech,
            ..Self::default()
        }
    }

    /// The words with spaces between them.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// Mean probability of all tokens, 0 to 1; 0 for an empty text. Doubts do not enter: see [`Self::reliability`].
    pub fn confidence(&self) -> f32 {
        let tokens: usize = self.words.iter().map(|word| word.tokens).sum();
        if tokens == 0 {
            return 0.0;
        }
        let sum: f32 = self.words.iter().map(|word| word.confidence * word.tokens as f32).sum();
        (sum / tokens as f32).clamp(0.0, 1.0)
    }

    /// What the scoring is told: the confidence, and no more than [`Self::DOUBTFUL`] for a doubtful text.
    pub fn reliability(&self) -> f32 {
        match self.doubt {
            Some(_) => self.confidence().min(Self::DOUBTFUL),
            None => self.confidence(),
        }
    }

    /// No word in it: empty, punctuation alone, or an annotation such as `[Muzyka]`.
    pub fn is_blank(&self) -> bool {
        let text = self.text();
        let annotation = [('[', ']'), ('(', ')'), ('*', '*')];
        annotation
            .iter()
            .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
            || !text.chars().any(char::is_alphanumeric)
    }

    /// Keeps the words that pass.
    pub fn retain(&mut self, keep: impl FnMut(&Word) -> bool) {
        self.words.retain(keep);
    }

    /// The pieces of a turn as one text. Blank pieces are left out; one doubt makes the whole doubtful.
    pub fn join<'a>(pieces: impl IntoIterator<Item = &'a Transcript>) -> Transcript {
        let mut joined = Transcript {
            no_speech: 1.0,
            ..Transcript::default()
        };
        for piece in pieces.into_iter().filter(|piece| !piece.is_blank()) {
            joined.words.extend(piece.words.iter().cloned());
            joined.no_speech = joined.no_speech.min(piece.no_speech);
            joined.doubt = joined.doubt.or(piece.doubt);
        }
        joined
    }
}

/// Stops a transcription from another thread. Clones stop the same recogniser.
#[derive(Debug, Clone, Default)]
pub struct AbortHandle(Arc<Stops>);

#[derive(Debug, Default)]
struct Stops {
    all: AtomicBool,
    one: AtomicBool,
}

impl AbortHandle {
    /// Asks the recogniser to give up what it is doing, and everything after it.
    pub fn abort(&self) {
        self.0.all.store(true, Ordering::Relaxed);
    }

    /// Asks it to give up what it is doing, and that alone.
    pub fn skip(&self) {
        self.0.one.store(true, Ordering::Relaxed);
    }

    /// Another utterance begins; what was to be skipped lies behind.
    pub fn go_on(&self) {
        self.0.one.store(false, Ordering::Relaxed);
    }

    /// Whether the utterance under way is to be given up.
    pub fn is_aborted(&self) -> bool {
        self.0.all.load(Ordering::Relaxed) || self.0.one.load(Ordering::Relaxed)
    }

    /// How many there are of this one.
    #[cfg(test)]
    pub(super) fn clones(&self) -> usize {
        Arc::strong_count(&self.0)
    }
}

/// Turns speech into text.
pub trait Recognizer: Send {
    /// Transcribes one utterance; blocks for as long as it takes.
    ///
    /// # Errors
    /// [`SpeechError::Recognition`] for this utterance alone, [`SpeechError::Aborted`] after an abort.
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError>;

    /// Transcribes what has been said so far, for a caption: as fast as it can, and the words need not be the best.
    ///
    /// # Errors
    /// As [`transcribe`](Self::transcribe).
    fn draft(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        self.transcribe(utterance)
    }

    /// The model behind it.
    fn model(&self) -> &ModelInfo;

    /// To stop it from another thread. The default cannot be stopped.
    fn abort_handle(&self) -> AbortHandle {
        AbortHandle::default()
    }
}

/// Tells utterances apart: the same beginning, heard once more or a little longer, is the same utterance.
#[derive(Debug, Clone, Default)]
struct Count {
    begun: Option<Millis>,
    so_far: usize,
}

impl Count {
    /// The number of this utterance, counted from 1.
    fn number(&mut self, utterance: &Utterance) -> usize {
        if self.begun != Some(utterance.start) {
            self.begun = Some(utterance.start);
            self.so_far += 1;
        }
        self.so_far
    }
}

/// For tests: answers given beforehand, one an utterance, then blanks.
#[derive(Debug, Clone)]
pub struct ScriptedRecognizer {
    answers: Vec<String>,
    count: Count,
    model: ModelInfo,
}

impl ScriptedRecognizer {
    /// Answers these texts in turn, each with a confidence of 0.9. An utterance that begins when the one before began
    /// is the same one, and is answered alike.
    pub fn new<T: Into<String>>(answers: impl IntoIterator<Item = T>) -> Self {
        let model = ModelInfo {
            name: "scripted".into(),
            path: PathBuf::new(),
            demonstration: true,
        };
        Self {
            answers: answers.into_iter().map(Into::into).collect(),
            count: Count::default(),
            model,
        }
    }
}

impl Recognizer for ScriptedRecognizer {
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        let answer = self.answers.get(self.count.number(utterance) - 1);
        Ok(answer.map_or_else(Transcript::default, |text| Transcript::plain(text, 0.9, 0.0)))
    }

    fn model(&self) -> &ModelInfo {
        &self.model
    }
}

/// For tests: fails at one utterance, and otherwise does what the recogniser inside does.
pub struct FailOnNth<R> {
    inner: R,
    nth: usize,
    count: Count,
}

impl<R> FailOnNth<R> {
    /// Fails at utterance `nth`, counted from 1.
    pub fn new(nth: usize, inner: R) -> Self {
        Self {
            inner,
            nth,
            count: Count::default(),
        }
    }
}

impl<R: Recognizer> Recognizer for FailOnNth<R> {
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        let answer = self.inner.transcribe(utterance);
        if self.count.number(utterance) == self.nth {
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

    #[test]
    fn blanks() {
        for text in ["", "  ", "...", "[Muzyka]", "(szum)", "*kaszle*"] {
            assert!(Transcript::plain(text, 0.9, 0.1).is_blank(), "{text:?}");
        }
        for text in ["tak", "12", "[szum] tak"] {
            assert!(!Transcript::plain(text, 0.9, 0.1).is_blank(), "{text:?}");
        }
    }

    #[test]
    fn pieces_are_joined_by_weight() {
        let mut second = Transcript::plain("słucham", 0.5, 0.1);
        second.words[0].tokens = 2;
        let joined = Transcript::join(&[
            Transcript::plain("dzień dobry ", 1.0, 0.1),
            Transcript::plain(" ... ", 0.1, 0.1),
            second,
        ]);
        assert_eq!(joined.text(), "dzień dobry słucham");
        assert_eq!(joined.confidence(), 0.75);
        assert!(Transcript::join([]).words.is_empty());
    }

    #[test]
    fn one_doubtful_piece_makes_a_turn_unreliable() {
        let mut doubtful = Transcript::plain("dziękuję", 0.7, 0.1);
        doubtful.doubt = Some(Doubt::Invented);
        let joined = Transcript::join(&[Transcript::plain("proszę zaczekać", 0.9, 0.1), doubtful]);
        assert!(joined.confidence() > 0.8);
        assert_eq!(joined.reliability(), Transcript::DOUBTFUL);
    }
}
