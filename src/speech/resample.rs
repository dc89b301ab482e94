//! Any rate to 16 kHz, in blocks of any size: the one resampler behind files and the microphone.
//!
//! It works on mono; mixing channels down is the caller's. It never panics on odd samples: NaN becomes silence
//! and overshoot is clipped, since the voice activity detector insists on -1 to 1.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler as _};

use super::audio::SAMPLE_RATE;
use super::error::SpeechError;

/// Input frames a step. 1024 at 48 kHz is 21 ms: short beside the pauses that matter here.
const CHUNK: usize = 1024;

/// The rates that real recordings have, Hz, with room on both sides.
pub(super) const RATES: std::ops::RangeInclusive<u32> = 4_000..=384_000;

/// Brings one mono stream to 16 kHz.
pub(super) struct Resampler {
    rate: u32,
    /// None when the source is at 16 kHz already.
    inner: Option<Inner>,
}

struct Inner {
    fft: Fft<f32>,
    pending: Vec<f32>,
    out: Vec<f32>,
    /// Output frames of the filter's start-up still to be dropped, so that times are not shifted.
    delay: usize,
    frames_in: u64,
    frames_out: u64,
}

impl Resampler {
    /// For a source at `rate` Hz.
    pub(super) fn new(rate: u32) -> Result<Self, SpeechError> {
        if !RATES.contains(&rate) {
            return Err(failed(rate, "rate out of range"));
        }
        if rate == SAMPLE_RATE {
            return Ok(Self { rate, inner: None });
        }
        let fft = Fft::<f32>::new(rate as usize, SAMPLE_RATE as usize, CHUNK, 1, FixedSync::Input)
            .map_err(|e| failed(rate, e))?;
        let inner = Inner {
            delay: fft.output_delay(),
            out: vec![0.0; fft.output_frames_max()],
            pending: Vec::with_capacity(2 * fft.input_frames_max()),
            fft,
            frames_in: 0,
            frames_out: 0,
        };
        Ok(Self {
            rate,
            inner: Some(inner),
        })
    }

    /// Takes a block of any length, and appends to `out` what can be converted by now.
    pub(super) fn push(&mut self, block: &[f32], out: &mut Vec<f32>) -> Result<(), SpeechError> {
        let Some(inner) = &mut self.inner else {
            out.extend(block.iter().copied().map(tame));
            return Ok(());
        };
        inner.pending.extend(block.iter().copied().map(tame));
        inner.frames_in += block.len() as u64;
        let mut used = 0;
        while inner.pending.len() - used >= inner.fft.input_frames_next() {
            used += inner.step(used, None, out).map_err(|e| failed(self.rate, e))?;
        }
        inner.pending.drain(..used);
        Ok(())
    }

    /// Appends what is still inside, so that the whole output is as long as the input, and no longer.
    pub(super) fn finish(mut self, out: &mut Vec<f32>) -> Result<(), SpeechError> {
        let Some(inner) = &mut self.inner else { return Ok(()) };
        let wanted = (inner.frames_in * u64::from(SAMPLE_RATE)).div_ceil(u64::from(self.rate));
        let mut left = Some(inner.pending.len());
        while inner.frames_out < wanted {
            inner
                .step(0, Some(left.take().unwrap_or(0)), out)
                .map_err(|e| failed(self.rate, e))?;
        }
        let surplus = (inner.frames_out - wanted) as usize;
        out.truncate(out.len().saturating_sub(surplus));
        Ok(())
    }
}

impl Inner {
    /// One step of the filter from `pending[offset..]`; `partial` frames of it are real, the rest silence.
    fn step(&mut self, offset: usize, partial: Option<usize>, out: &mut Vec<f32>) -> Result<usize, String> {
        let frames = self.pending.len();
        let source = InterleavedSlice::new(&self.pending[..], 1, frames).map_err(|e| e.to_string())?;
        let room = self.out.len();
        let mut target = InterleavedSlice::new_mut(&mut self.out[..], 1, room).map_err(|e| e.to_string())?;
        let mut indexing = Indexing::new().input_offset(offset);
        if let Some(partial) = partial {
            indexing = indexing.partial_len(partial);
        }
        let (taken, made) = self
            .fft
            .process_into_buffer(&source, &mut target, Some(&indexing))
            .map_err(|e| e.to_string())?;
        let skip = self.delay.min(made);
        self.delay -= skip;
        self.frames_out += (made - skip) as u64;
        out.extend(self.out[skip..made].iter().copied().map(tame));
        Ok(taken)
    }
}

fn tame(sample: f32) -> f32 {
    if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) }
}

fn failed(rate: u32, reason: impl ToString) -> SpeechError {
    SpeechError::Resampling {
        rate,
        reason: reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(rate: u32, hz: f32, frames: usize) -> Vec<f32> {
        (0..frames)
            .map(|i| 0.5 * (std::f32::consts::TAU * hz * i as f32 / rate as f32).sin())
            .collect()
    }

    fn convert(rate: u32, input: &[f32], block: usize) -> Vec<f32> {
        let mut resampler = Resampler::new(rate).unwrap();
        let mut out = Vec::new();
        for part in input.chunks(block) {
            resampler.push(part, &mut out).unwrap();
        }
        resampler.finish(&mut out).unwrap();
        out
    }

    /// A tone keeps its length and its level, and shifts by less than a sample (0.06 ms), whatever the blocks.
    #[test]
    fn a_tone_survives() {
        for rate in [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000] {
            let input = tone(rate, 440.0, rate as usize / 2);
            for block in [1, 137, 4096] {
                let out = convert(rate, &input, block);
                assert_eq!(out.len(), 8_000, "{rate}");
                let ideal = tone(16_000, 440.0, 8_000);
                let worst = (800..7_200).map(|i| (out[i] - ideal[i]).abs()).fold(0.0, f32::max);
                // The steepest slope of the tone, a sample.
                let slope = 0.5 * std::f32::consts::TAU * 440.0 / 16_000.0;
                assert!(worst < slope, "{rate} Hz in blocks of {block}: {worst}");
                let peak = out[800..7_200].iter().copied().fold(0.0, f32::max);
                assert!((peak - 0.5).abs() < 0.01, "{rate} Hz in blocks of {block}: {peak}");
            }
        }
    }

    /// What 16 kHz cannot hold is taken out, not folded into the speech band.
    #[test]
    fn a_tone_above_the_band_is_silenced() {
        let out = convert(48_000, &tone(48_000, 10_000.0, 24_000), 480);
        assert!(out[800..7_200].iter().all(|s| s.abs() < 0.005));
    }

    #[test]
    fn odd_samples_are_tamed() {
        for rate in [16_000, 48_000] {
            let out = convert(rate, &[f32::NAN, f32::INFINITY, -1e30, 7.0].repeat(500), 100);
            assert!(out.iter().all(|s| s.abs() <= 1.0));
        }
        assert!(Resampler::new(0).is_err());
        assert!(Resampler::new(u32::MAX).is_err());
    }
}
