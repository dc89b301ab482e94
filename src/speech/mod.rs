//! Speech in: microphone or file → voice activity → recogniser → text with times.
//!
//! The way of a sound, a file for each step:
//!
//! [`capture`] (a WAV) or [`microphone`] → [`segmenter`] (with [`vad`]) → [`worker`] (with a [`recognizer`], in
//! earnest [`whisper`]) → [`listener`], which puts it all together for a live call; [`transcribe`] does the same for
//! a file, on the spot.
//!
//! Sound never leaves the machine, is never written to disk but by [`recording`], which asks for consent first, and no words
//! are logged. Nothing here knows the
//! call, its rules or its expected answers: a recogniser that knew them would hear them.

mod agreement;
pub mod audio;
pub mod capture;
pub mod echo;
mod error;
pub mod guard;
pub mod health;
pub mod listener;
#[cfg(test)]
mod listener_tests;
pub mod measures;
pub mod microphone;
pub mod model;
pub mod processor;
pub mod recognizer;
pub mod recording;
mod resample;
pub mod revive;
pub mod segmenter;
#[cfg(test)]
mod segmenter_tests;
pub mod store;
pub mod transcribe;
mod turns;
pub mod vad;
pub mod wav;
#[cfg(test)]
mod wav_tests;
pub mod whisper;
pub mod worker;

pub use audio::{SAMPLE_RATE, Utterance};
pub use capture::{Capture, CaptureState, Pace, WavCapture};
pub use error::SpeechError;
pub use listener::{Gate, Listener, SpeechEvent};
pub use microphone::Microphone;
pub use model::{ModelInfo, default_model};
pub use recognizer::{Doubt, FailOnNth, Recognizer, ScriptedRecognizer, Transcript, Word};
pub use revive::Reviving;
pub use transcribe::{FileTranscript, Turn, transcribe_file, transcribe_samples};
pub use wav::{MAX_FILE_SECONDS, load_wav, read_wav};
pub use whisper::{WhisperParams, WhisperRecognizer};
pub use worker::Worker;
