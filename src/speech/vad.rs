//! Voice activity: is there speech in these 16 milliseconds?
//!
//! Nothing is ever transcribed that this gate calls silence: Whisper invents polite phrases on silence, and
//! politeness is what is scored.

use std::collections::VecDeque;

/// Samples in one frame: 16 ms at 16 kHz.
pub const FRAME: usize = 256;

/// A voice activity detector. It keeps state from frame to frame; one for each stream.
pub trait Vad: Send {
    /// How sure it is that the frame holds speech, 0 to 1. `frame` has [`FRAME`] samples within -1 to 1.
    fn score(&mut self, frame: &[f32]) -> f32;

    /// Forgets the stream so far, as when another one begins.
    fn reset(&mut self);
}

/// The neural detector of the `earshot` crate, whose weights (40 KiB) are compiled in. Measured by its authors:
/// a real-time factor of 0.0003.
#[derive(Default)]
pub struct EarshotVad {
    detector: Box<earshot::Detector>,
}

impl Vad for EarshotVad {
    fn score(&mut self, frame: &[f32]) -> f32 {
        // A frame of another length, or samples out of range, would trip assertions in the detector.
        if frame.len() != FRAME || !frame.iter().all(|s| s.abs() <= 1.0) {
            return 0.0;
        }
        self.detector.predict_f32(frame)
    }

    fn reset(&mut self) {
        self.detector.reset();
    }
}

/// For tests: frames louder than -40 dBFS are speech.
#[derive(Debug, Default, Clone, Copy)]
pub struct LoudnessVad;

impl Vad for LoudnessVad {
    fn score(&mut self, frame: &[f32]) -> f32 {
        if super::audio::level_dbfs(frame) > -40.0 {
            1.0
        } else {
            0.0
        }
    }

    fn reset(&mut self) {}
}

/// For tests: scores given beforehand, then silence.
#[derive(Debug, Default, Clone)]
pub struct ScriptedVad(pub VecDeque<f32>);

impl Vad for ScriptedVad {
    fn score(&mut self, _: &[f32]) -> f32 {
        self.0.pop_front().unwrap_or(0.0)
    }

    fn reset(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_frames_are_silence() {
        let mut vad = EarshotVad::default();
        assert_eq!(vad.score(&[0.0; 5]), 0.0);
        assert_eq!(vad.score(&[f32::NAN; FRAME]), 0.0);
        assert_eq!(vad.score(&[2.0; FRAME]), 0.0);
    }

    #[test]
    fn silence_and_a_tone_are_no_speech() {
        let mut vad = EarshotVad::default();
        let tone: Vec<f32> = (0..FRAME * 60).map(|i| 0.3 * (i as f32 * 0.1669).sin()).collect();
        let silence = vec![0.0; FRAME * 60];
        for (name, signal) in [("silence", silence), ("425 Hz", tone)] {
            vad.reset();
            let speech = signal.chunks(FRAME).filter(|frame| vad.score(frame) >= 0.5).count();
            assert!(speech < 6, "{name}: {speech} of 60 frames taken for speech");
        }
    }
}
