//! Measuring sound in tests: level, the strength of one frequency, regularity. Not part of the product.

use std::f64::consts::TAU;

/// Root mean square of the samples.
pub fn rms(samples: &[f32]) -> f64 {
    let energy: f64 = samples.iter().map(|&s| f64::from(s) * f64::from(s)).sum();
    (energy / samples.len().max(1) as f64).sqrt()
}

/// The largest absolute value.
pub fn peak(samples: &[f32]) -> f64 {
    samples.iter().map(|&s| f64::from(s.abs())).fold(0.0, f64::max)
}

/// An amplitude in dBFS.
pub fn dbfs(amplitude: f64) -> f64 {
    20.0 * amplitude.max(1e-12).log10()
}

/// How much the samples are like themselves `lag` samples later: 1 for what repeats exactly, about 0 for noise.
pub fn repeats_after(samples: &[f32], lag: usize) -> f64 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum::<f64>();
    let (early, late) = (&samples[..samples.len() - lag], &samples[lag..]);
    product(early, late) / (product(early, early) * product(late, late)).sqrt()
}

/// Amplitude of the sine of frequency `hz` within the samples (Goertzel), under a Hann window so that
/// neighbouring tones do not leak into it.
pub fn goertzel(samples: &[f32], rate_hz: u32, hz: f64) -> f64 {
    let step = TAU * hz / f64::from(rate_hz);
    let length = samples.len() as f64;
    let (mut previous, mut before) = (0.0, 0.0);
    for (index, &sample) in samples.iter().enumerate() {
        let window = 0.5 - 0.5 * (TAU * index as f64 / length).cos();
        let now = f64::from(sample) * window + 2.0 * step.cos() * previous - before;
        (before, previous) = (previous, now);
    }
    let power = previous * previous + before * before - 2.0 * step.cos() * previous * before;
    // A Hann window halves the mean, hence 4 / N instead of 2 / N.
    power.max(0.0).sqrt() * 4.0 / length
}

/// A sine of the given amplitude.
pub fn sine(hz: f64, amplitude: f64, rate_hz: u32, seconds: f64) -> Vec<f32> {
    (0..(seconds * f64::from(rate_hz)) as usize)
        .map(|n| (amplitude * (TAU * hz * n as f64 / f64::from(rate_hz)).sin()) as f32)
        .collect()
}

/// Something with the shape of speech: a buzzing voice of 120 Hz in syllables of 200 ms, with pauses between words.
pub fn speech_like(rate_hz: u32, seconds: f64) -> Vec<f32> {
    (0..(seconds * f64::from(rate_hz)) as usize)
        .map(|n| {
            let t = n as f64 / f64::from(rate_hz);
            let syllable = (TAU * 2.5 * t).sin().powi(2);
            let word = if t % 1.4 < 1.1 { 1.0 } else { 0.0 };
            let buzz: f64 = (1..40)
                .map(|k| (TAU * 120.0 * f64::from(k) * t).sin() / f64::from(k))
                .sum();
            (0.1 * word * syllable * buzz) as f32
        })
        .collect()
}
