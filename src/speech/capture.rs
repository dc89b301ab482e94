//! Where sound comes from: one trait, and behind it a WAV file; the microphone is in [`super::microphone`].
//!
//! A capture only delivers samples. It decides nothing about speech.

use std::path::Path;
use std::time::Instant;

use super::audio::SAMPLE_RATE;
use super::error::SpeechError;
use super::wav::load_wav;

/// What a capture says after each read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptureState {
    /// More may come.
    Open,
    /// The source is at its end (a file was read through); nothing more will come.
    Ended,
    /// The source is gone for now and delivers silence; it may come back, and then this is `Open` again.
    Away(SpeechError),
    /// The source failed and will deliver nothing more; the error says why.
    Lost(SpeechError),
}

/// A source of sound: 16 kHz, mono, -1 to 1, in order and without gaps.
pub trait Capture: Send {
    /// Appends to `out` what has arrived since the last read, which may be nothing. Never blocks. Once it has
    /// answered [`CaptureState::Ended`] or [`CaptureState::Lost`], it answers the same for ever and appends nothing.
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState;

    /// Frames of the source that arrived and had to be thrown away because nobody read in time. A capture that
    /// loses frames delivers silence in their place, so that times stay right.
    fn overruns(&self) -> u64 {
        0
    }
}

/// How fast a file is fed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// So many samples at every read, whatever the clock says: for simulated time and tests.
    Block(usize),
    /// As fast as it was spoken, counted from the first read.
    RealTime,
}

/// A WAV file (or samples) in the place of a microphone.
pub struct WavCapture {
    samples: Vec<f32>,
    position: usize,
    pace: Pace,
    begun: Option<Instant>,
}

impl WavCapture {
    /// From samples at 16 kHz.
    pub fn new(samples: Vec<f32>, pace: Pace) -> Self {
        Self {
            samples,
            position: 0,
            pace,
            begun: None,
        }
    }

    /// From a file; see [`load_wav`] for what is read and what the errors are.
    pub fn open(path: &Path, pace: Pace) -> Result<Self, SpeechError> {
        Ok(Self::new(load_wav(path)?, pace))
    }
}

impl Capture for WavCapture {
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        if self.position >= self.samples.len() {
            return CaptureState::Ended;
        }
        let target = match self.pace {
            Pace::Block(block) => self.position.saturating_add(block.max(1)),
            Pace::RealTime => {
                let begun = *self.begun.get_or_insert_with(Instant::now);
                (begun.elapsed().as_secs_f64() * f64::from(SAMPLE_RATE)) as usize
            }
        };
        let end = target.clamp(self.position, self.samples.len());
        out.extend_from_slice(&self.samples[self.position..end]);
        self.position = end;
        CaptureState::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_fed_in_blocks_and_ends() {
        let mut capture = WavCapture::new((0..10).map(|i| i as f32).collect(), Pace::Block(4));
        let mut out = Vec::new();
        for expected in [4, 8, 10] {
            assert_eq!(capture.read(&mut out), CaptureState::Open);
            assert_eq!(out.len(), expected);
        }
        assert_eq!(capture.read(&mut out), CaptureState::Ended);
        assert_eq!(out, (0..10).map(|i| i as f32).collect::<Vec<_>>());
    }

    #[test]
    fn real_time_begins_with_nothing() {
        let mut capture = WavCapture::new(vec![0.0; 16_000 * 3600], Pace::RealTime);
        let mut out = Vec::new();
        assert_eq!(capture.read(&mut out), CaptureState::Open);
        assert!(out.len() < 16_000 * 60, "an hour of sound cannot have been spoken yet");
    }
}
