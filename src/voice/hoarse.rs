//! A hoarse voice, as after the removal of the larynx or where the muscles of speech do not obey: breath takes the place of a
//! part of the tone, in every band of the ear by itself, so that the words keep their shape.
//!
//! Pure arithmetic on samples; the same samples give the same voice on every machine.

use std::f64::consts::TAU;

use biquad::{Biquad, Coefficients, DirectForm2Transposed, Type};

use super::band::Band;
use super::noise::Noise;

/// Edges of the bands in which breath follows the voice, in Hz: the critical bands of the ear (Zwicker, 1961) over the
/// telephone's range. Words are understood from the loudness of four such bands alone (Shannon et al., 1995).
const EDGES_HZ: [f64; 16] = [
    200.0, 300.0, 400.0, 510.0, 630.0, 770.0, 920.0, 1080.0, 1270.0, 1480.0, 1720.0, 2000.0, 2320.0, 2700.0, 3150.0,
    3700.0,
];
/// How fast the breath follows the voice, in Hz: faster than the changes that words need (up to 16 Hz: Drullman et al.,
/// 1994), and too slow for the vibrations of any voice to come through (from 70 Hz).
const FOLLOWS_HZ: f64 = 30.0;
/// The tone's share of the energy in the telephone band; the rest is breath. Half of it is a harmonics-to-noise ratio of 0 dB;
/// a healthy voice lies above 7 dB (Yumoto et al., 1982). Less tone would be a stage whisper, and harder to follow.
const TONE: f32 = 0.5;

/// The same voice, hoarse: as long as it was and as loud on the telephone.
pub fn hoarse(samples: &[f32], rate_hz: u32) -> Vec<f32> {
    let breath = breath(samples, rate_hz);
    let strength = ratio(on_the_telephone(samples, rate_hz), on_the_telephone(&breath, rate_hz));
    let (tone, breathy) = (TONE.sqrt(), (1.0 - TONE).sqrt() * strength);
    let mixed = samples.iter().zip(&breath);
    mixed.map(|(voice, breath)| tone * voice + breathy * breath).collect()
}

/// Noise with the voice's own loudness in every band.
fn breath(samples: &[f32], rate_hz: u32) -> Vec<f32> {
    let mut breath = vec![0.0; samples.len()];
    for (place, edges) in (0_u64..).zip(EDGES_HZ.windows(2)) {
        let Some(band) = CriticalBand::between(edges[0], edges[1], rate_hz) else {
            continue;
        };
        let (mut of_voice, mut of_noise) = (band.clone(), band);
        let (mut noise, mut loudness) = (Noise::from_seed(place), Follower::new(rate_hz));
        let (mut voice_energy, mut breath_energy) = (0.0, 0.0);
        let mut carried = Vec::with_capacity(samples.len());
        for &sample in samples {
            let voice = of_voice.run(sample);
            let part = loudness.follow(voice) * of_noise.run(noise.sample());
            voice_energy += f64::from(voice) * f64::from(voice);
            breath_energy += f64::from(part) * f64::from(part);
            carried.push(part);
        }
        let gain = ratio(voice_energy, breath_energy);
        for (sum, part) in breath.iter_mut().zip(&carried) {
            *sum += gain * part;
        }
    }
    breath
}

/// By how much to multiply samples of energy `has` for the energy `wanted`; 0 where there are none.
fn ratio(wanted: f64, has: f64) -> f32 {
    let ratio = (wanted / has).sqrt();
    if ratio.is_finite() { ratio as f32 } else { 0.0 }
}

/// The energy that a telephone lets through.
fn on_the_telephone(samples: &[f32], rate_hz: u32) -> f64 {
    let mut band = Band::handset(rate_hz);
    samples.iter().map(|&sample| f64::from(band.run(sample)).powi(2)).sum()
}

/// A band of the ear: two second-order sections, 1 in its middle.
#[derive(Clone)]
struct CriticalBand {
    stages: [DirectForm2Transposed<f32>; 2],
    gain: f32,
}

impl CriticalBand {
    /// `None` where the sample rate does not reach so high.
    fn between(low_hz: f64, high_hz: f64, rate_hz: u32) -> Option<Self> {
        let middle = (low_hz * high_hz).sqrt();
        let q = (middle / (high_hz - low_hz)) as f32;
        let normalised = (2.0 * middle / f64::from(rate_hz)) as f32;
        let coefficients = Coefficients::<f32>::from_normalized_params(Type::BandPass, normalised, q).ok()?;
        let stage = || DirectForm2Transposed::new(coefficients);
        // The library's band-pass is `q` times as loud in the middle.
        Some(Self {
            stages: [stage(), stage()],
            gain: 1.0 / (q * q),
        })
    }

    fn run(&mut self, sample: f32) -> f32 {
        self.stages.iter_mut().fold(sample, |value, stage| stage.run(value)) * self.gain
    }
}

/// How loud something is, smoothed.
struct Follower {
    share: f32,
    levels: [f32; 2],
}

impl Follower {
    fn new(rate_hz: u32) -> Self {
        Self {
            share: (1.0 - (-TAU * FOLLOWS_HZ / f64::from(rate_hz)).exp()) as f32,
            levels: [0.0; 2],
        }
    }

    fn follow(&mut self, sample: f32) -> f32 {
        let [first, second] = &mut self.levels;
        *first += self.share * (sample.abs() - *first);
        *second += self.share * (*first - *second);
        *second
    }
}

#[cfg(test)]
mod tests {
    use super::super::band::{PEAK_LIMIT_DBFS, TARGET_LUFS, loudness_lufs, onto_the_line};
    use super::super::measure::{dbfs, goertzel, peak, repeats_after, rms, speech_like};
    use super::*;

    const RATE: u32 = 22_050;
    /// A syllable of [`speech_like`], 0.2 s: 24 vibrations of its voice, too.
    const SYLLABLE: usize = 4_410;

    fn lines() -> [Vec<f32>; 2] {
        let plain = speech_like(RATE, 4.0);
        let hoarse = hoarse(&plain, RATE);
        assert_eq!(hoarse.len(), plain.len());
        [plain, hoarse].map(|voice| onto_the_line(&voice, RATE).expect("audible"))
    }

    #[test]
    fn half_of_the_tone_is_gone_and_the_other_half_is_there() {
        let [plain, hoarse] = lines().map(|line| repeats_after(&line[2_000..20_000], SYLLABLE));
        assert!(plain > 0.9, "{plain}");
        assert!((0.3..0.7).contains(&hoarse), "{hoarse}");
    }

    #[test]
    fn it_is_as_loud_and_as_long_and_stays_in_the_telephone_band() {
        let [plain, hoarse] = lines();
        let lufs = loudness_lufs(&hoarse, RATE).expect("audible");
        assert!((lufs - TARGET_LUFS).abs() < 1.0, "{lufs} LUFS");
        assert!(dbfs(peak(&hoarse)) <= PEAK_LIMIT_DBFS + 0.01);
        // Breath dies away with the last syllable, and the line is cut where nothing is heard.
        let apart = hoarse.len().abs_diff(plain.len()) * 1000 / RATE as usize;
        assert!(apart < 80, "{apart} ms");
        for hz in [60.0, 120.0, 5_000.0, 8_000.0] {
            let outside = dbfs(goertzel(&hoarse, RATE, hz)) - dbfs(rms(&hoarse));
            assert!(outside < -20.0, "{hz} Hz: {outside} dB");
        }
    }

    /// What is understood of words is how loud they are from moment to moment.
    #[test]
    fn the_words_keep_their_shape() {
        let plain = speech_like(RATE, 4.0);
        let shape = |samples: &[f32]| {
            let mut band = Band::handset(RATE);
            let heard: Vec<f32> = samples.iter().map(|&sample| band.run(sample)).collect();
            // Frames of 20 ms.
            let frames = heard.chunks_exact(441).map(|frame| rms(frame) as f32);
            frames.collect::<Vec<f32>>()
        };
        let (before, after) = (shape(&plain), shape(&hoarse(&plain, RATE)));
        let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>();
        let alike = product(&before, &after) / (product(&before, &before) * product(&after, &after)).sqrt();
        assert!(alike > 0.93, "{alike}");
        // The pause between two words, from 1.1 to 1.4 s, is one still.
        let (quiet, loud) = (peak(&after[62..69]), peak(&after));
        assert!(quiet < loud * 0.01, "{quiet} of {loud}");
    }

    #[test]
    fn nothing_stays_nothing_and_the_same_stays_the_same() {
        assert!(hoarse(&[], RATE).is_empty());
        assert!(hoarse(&[0.0; 500], RATE).iter().all(|sample| *sample == 0.0));
        let voice = speech_like(RATE, 0.5);
        assert_eq!(hoarse(&voice, RATE), hoarse(&voice, RATE));
        // A rate below the highest bands leaves those out.
        assert_eq!(hoarse(&voice, 4_000).len(), voice.len());
    }
}
