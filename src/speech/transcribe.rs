//! A whole recording to text, on the calling thread: the same gate and the same cuts as live speech.

use std::path::Path;

use super::audio::SAMPLE_RATE;
use super::error::SpeechError;
use super::listener::params_for;
use super::recognizer::{Recognizer, Transcript};
use super::segmenter::{SegmentEvent, Segmenter};
use super::vad::EarshotVad;
use super::wav::load_wav;
use crate::domain::Millis;

/// One saying in a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// When its speech begins, from the start of the recording.
    pub start: Millis,
    /// When its speech ends.
    pub end: Millis,
    /// The words; empty when nothing was understood.
    pub text: String,
    /// Mean probability of its tokens, 0 to 1; at most [`Transcript::DOUBTFUL`] when there is a reason for doubt.
    pub confidence: f32,
}

/// The text of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct FileTranscript {
    /// The texts of all turns, joined by spaces. Empty when there was no speech.
    pub text: String,
    /// Mean probability of all tokens, 0 to 1; 0 for an empty text.
    pub confidence: f32,
    /// The turns in order.
    pub turns: Vec<Turn>,
    /// Length of the recording, seconds. (Divide the time that the call took by it for the real-time factor.)
    pub seconds: f64,
}

/// Transcribes a WAV file of any supported format.
///
/// # Errors
/// Those of [`load_wav`] and of the recogniser; the first failure ends it.
pub fn transcribe_file(recognizer: &mut dyn Recognizer, path: &Path) -> Result<FileTranscript, SpeechError> {
    transcribe_samples(recognizer, &load_wav(path)?)
}

/// Transcribes samples at 16 kHz.
///
/// # Errors
/// Those of the recogniser; the first failure ends it.
pub fn transcribe_samples(recognizer: &mut dyn Recognizer, samples: &[f32]) -> Result<FileTranscript, SpeechError> {
    let mut segmenter = Segmenter::new(params_for(recognizer.model()), Box::new(EarshotVad::default()));
    let mut turns = Vec::new();
    let mut all = Vec::new();
    let mut start = Millis::ZERO;
    let mut first = 0;
    // In blocks of a second, so that the sound of a long recording is not copied as a whole.
    let blocks = samples.chunks(SAMPLE_RATE as usize).map(Some).chain([None]);
    for block in blocks {
        let events = match block {
            Some(block) => segmenter.feed(block),
            None => segmenter.finish(),
        };
        for event in events {
            match event {
                SegmentEvent::Started { at, .. } => (start, first) = (at, all.len()),
                // Guesses are for those who cannot wait.
                SegmentEvent::Paused { .. } | SegmentEvent::Resumed { .. } => {}
                SegmentEvent::Piece { utterance, .. } => all.push(recognizer.transcribe(&utterance)?),
                SegmentEvent::Ended { at, .. } => {
                    let whole = Transcript::join(&all[first..]);
                    turns.push(Turn {
                        start,
                        end: at,
                        text: whole.text(),
                        confidence: whole.reliability(),
                    });
                }
            }
        }
    }
    let whole = Transcript::join(&all);
    let seconds = samples.len() as f64 / f64::from(SAMPLE_RATE);
    Ok(FileTranscript {
        text: whole.text(),
        confidence: whole.reliability(),
        turns,
        seconds,
    })
}
