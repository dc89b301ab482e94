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

/// The network's tones (ITU-T E.180; ring-back and busy tone in Poland), Hz.
const LINE_TONE_HZ: f32 = 425.0;

/// Share of a frame's energy at that frequency from which it is the tone. A voice spreads its energy over harmonics.
const TONE_SHARE: f32 = 0.85;

/// The neural detector of the `earshot` crate, whose weights (40 KiB) are compiled in.
///
/// By itself it takes a pure tone of 425 Hz for speech in 44 of 60 frames, so the line's own tones, which a loudspeaker
/// brings back into the microphone, are told apart here.
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
        let score = self.detector.predict_f32(frame);
        if tone_share(frame) > TONE_SHARE { 0.0 } else { score }
    }

    fn reset(&mut self) {
        self.detector.reset();
    }
}

/// The share of a frame's energy that lies at the line tone, 0 to 1 (Goertzel's algorithm).
fn tone_share(frame: &[f32]) -> f32 {
    let step = std::f32::consts::TAU * LINE_TONE_HZ / super::audio::SAMPLE_RATE as f32;
    let factor = 2.0 * step.cos();
    let (mut last, mut before) = (0.0, 0.0);
    for &sample in frame {
        (last, before) = (sample + factor * last - before, last);
    }
    let power = last * last + before * before - factor * last * before;
    let energy: f32 = frame.iter().map(|s| s * s).sum();
    if energy > 0.0 {
        2.0 * power / (energy * frame.len() as f32)
    } else {
        0.0
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
    fn silence_hum_tones_and_noise_are_no_speech() {
        let frames = FRAME * 120;
        let hum = (0..frames)
            .map(|i| 0.05 * (std::f32::consts::TAU * 50.0 * i as f32 / 16_000.0).sin())
            .collect();
        let tone = (0..frames)
            .map(|i| 0.3 * (std::f32::consts::TAU * LINE_TONE_HZ * i as f32 / 16_000.0).sin())
            .collect();
        let mut seed = 1u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed as f32 / u32::MAX as f32 - 0.5
        };
        let noise = (0..frames).map(|_| 0.06 * random()).collect();
        for (name, signal) in [
            ("silence", vec![0.0; frames]),
            ("mains hum", hum),
            ("ring-back tone", tone),
            ("noise at -35 dBFS", noise),
        ] {
            let mut vad = EarshotVad::default();
            let speech = signal.chunks(FRAME).filter(|frame| vad.score(frame) >= 0.5).count();
            assert!(speech < 6, "{name}: {speech} of 120 frames taken for speech");
        }
    }
}
