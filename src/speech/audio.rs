//! Sound as this module knows it: mono samples at 16 kHz, and stretches of it with their times.
//!
//! Nothing here touches a device or a file.

use crate::domain::Millis;

/// The rate of every sample in this module, Hz. Whisper and the voice activity detector are both made for it.
pub const SAMPLE_RATE: u32 = 16_000;

/// Samples in one millisecond.
pub const SAMPLES_PER_MS: u64 = SAMPLE_RATE as u64 / 1000;

/// What the level meter shows for silence, dBFS.
pub const SILENCE_DBFS: f32 = -90.0;

/// A stretch of speech, cut at pauses.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// 16 kHz, mono, -1 to 1.
    pub samples: Vec<f32>,
    /// When the speech in it begins (the samples may begin a little earlier, by the padding).
    pub start: Millis,
    /// When the speech in it ends.
    pub end: Millis,
}

impl Utterance {
    /// Length of the sound, padding included, seconds.
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(SAMPLE_RATE)
    }
}

/// The time of a sample's position in a stream; rounds down to the millisecond.
pub fn time_of(sample: u64) -> Millis {
    Millis(sample / SAMPLES_PER_MS)
}

/// The number of samples in a length of time.
pub fn samples_in(length: Millis) -> u64 {
    length.0.saturating_mul(SAMPLES_PER_MS)
}

/// Root mean square level, dBFS (0 is a full-scale square wave), never under [`SILENCE_DBFS`].
pub fn level_dbfs(samples: &[f32]) -> f32 {
    if samples.is_empty() {
        return SILENCE_DBFS;
    }
    let power = samples.iter().map(|s| f64::from(*s) * f64::from(*s)).sum::<f64>() / samples.len() as f64;
    // `max` also takes the minus infinity of digital silence, and a NaN.
    ((10.0 * power.log10()) as f32).max(SILENCE_DBFS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        assert_eq!(level_dbfs(&[]), SILENCE_DBFS);
        assert_eq!(level_dbfs(&[0.0; 10]), SILENCE_DBFS);
        assert!(level_dbfs(&[1.0, -1.0]).abs() < 1e-6);
        assert!((level_dbfs(&[0.1, -0.1]) + 20.0).abs() < 1e-4);
        assert_eq!(level_dbfs(&[f32::NAN]), SILENCE_DBFS);
    }
}
