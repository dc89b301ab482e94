//! What a poor connection does to a caller's line on its way to the receiver. It is done when the line is played, so one
//! recording serves every quality; words stay intelligible and nothing lasts longer or shorter.
//!
//! Pure arithmetic on samples: a seed gives the same disturbance on every machine.

use std::f64::consts::TAU;
use std::ops::Range;

use super::audio::{LINE_RATE_HZ, LineAudio};
use super::band::{Band, PEAK_LIMIT_DBFS, TARGET_LUFS};
use super::noise::Noise;
use super::tones::from_dbfs;
use crate::domain::LineQuality;

/// How far the hiss of a noisy line lies below the words, in dB. Where speech is 15 dB above a noise, the noise costs nothing
/// of what can be understood (speech intelligibility index, ANSI S3.5).
const HISS_BELOW_WORDS_DB: f64 = 15.0;
/// Above this the hiss falls by 6 dB an octave, as speech does, so that it lies below the consonants too. In Hz.
const HISS_FALLS_FROM_HZ: f64 = 1_000.0;
/// The hiss comes and goes with the line's ends in this time, in seconds.
const HISS_FADE_S: f64 = 0.03;

/// What a mobile loses at once, in samples: a frame of 20 ms, the unit of the GSM and AMR coders (3GPP TS 26.071).
const FRAME: usize = LINE_RATE_HZ as usize / 50;
/// The longest drop-out, in frames: 60 ms, a quarter of a syllable of slow speech.
const LONGEST_DROP: u32 = 3;
/// From the end of a drop-out to the next, in frames: 0.7 to 2.5 s, so that no word loses two pieces. Of the time 2 % is lost
/// on average, and at most 8 %.
const BETWEEN_DROPS: Range<u32> = 35..126;
/// How much quieter a drop-out is, in dB.
const DROP_DB: f64 = 30.0;
/// A drop-out's edges within it, in seconds, so that it does not click.
const DROP_EDGE_S: f64 = 0.004;

/// A caller's line as it comes out of the receiver; `seed` decides what is lost of it where.
pub fn received(line: &LineAudio, quality: LineQuality, seed: u64) -> LineAudio {
    let samples = match quality {
        LineQuality::Clear => return line.clone(),
        LineQuality::Noisy => noisy(line.samples(), seed),
        LineQuality::Mobile => mobile(line.samples(), seed),
    };
    let limit = from_dbfs(PEAK_LIMIT_DBFS) as f32;
    LineAudio::from_samples(samples.into_iter().map(|sample| sample.clamp(-limit, limit)).collect())
}

fn noisy(samples: &[f32], seed: u64) -> Vec<f32> {
    let hiss = hiss(samples.len(), seed);
    // Every line has the same loudness, so the hiss can be set against that.
    let gain = gain(from_dbfs(TARGET_LUFS - HISS_BELOW_WORDS_DB), &hiss);
    let fade = HISS_FADE_S * f64::from(LINE_RATE_HZ);
    let last = samples.len().saturating_sub(1);
    let mixed = samples.iter().zip(&hiss).enumerate();
    mixed
        .map(|(index, (sample, hiss))| {
            let from_end = index.min(last - index) as f64;
            sample + hiss * (gain * (from_end / fade).min(1.0)) as f32
        })
        .collect()
}

/// Noise of the telephone band.
fn hiss(length: usize, seed: u64) -> Vec<f32> {
    let mut noise = Noise::from_seed(seed);
    let mut band = Band::handset(LINE_RATE_HZ);
    let share = (1.0 - (-TAU * HISS_FALLS_FROM_HZ / f64::from(LINE_RATE_HZ)).exp()) as f32;
    let mut dull = 0.0;
    (0..length)
        .map(|_| {
            dull += share * (noise.sample() - dull);
            band.run(dull)
        })
        .collect()
}

fn mobile(samples: &[f32], seed: u64) -> Vec<f32> {
    let mut band = Band::mobile(LINE_RATE_HZ);
    let mut narrow: Vec<f32> = samples.iter().map(|&sample| band.run(sample)).collect();
    // What the narrower band takes is given back in loudness; what the drop-outs take is not.
    let louder = gain(level(samples), &narrow) as f32;
    narrow.iter_mut().for_each(|sample| *sample *= louder);
    for drop in drops(samples.len(), seed) {
        if let Some(lost) = narrow.get_mut(drop) {
            mute(lost);
        }
    }
    narrow
}

/// The stretches of a line of so many samples that are lost.
fn drops(length: usize, seed: u64) -> Vec<Range<usize>> {
    let mut chance = Noise::from_seed(seed);
    let mut drops = Vec::new();
    let mut frame = 0;
    loop {
        frame += BETWEEN_DROPS.start + chance.below(BETWEEN_DROPS.end - BETWEEN_DROPS.start);
        let from = frame as usize * FRAME;
        frame += 1 + chance.below(LONGEST_DROP);
        let to = frame as usize * FRAME;
        if to > length {
            return drops;
        }
        drops.push(from..to);
    }
}

fn mute(lost: &mut [f32]) {
    let edge = (DROP_EDGE_S * f64::from(LINE_RATE_HZ)) as f32;
    let left = from_dbfs(-DROP_DB) as f32;
    let last = lost.len().saturating_sub(1);
    for (index, sample) in lost.iter_mut().enumerate() {
        let within = (index.min(last - index) as f32 / edge).min(1.0);
        *sample *= 1.0 - (1.0 - left) * within;
    }
}

/// By how much to multiply samples for a level; 0 where there is nothing to be heard.
fn gain(wanted: f64, samples: &[f32]) -> f64 {
    let gain = wanted / level(samples);
    if gain.is_finite() { gain } else { 0.0 }
}

/// Root mean square.
fn level(samples: &[f32]) -> f64 {
    let energy: f64 = samples.iter().map(|&sample| f64::from(sample).powi(2)).sum();
    (energy / samples.len().max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::band::{loudness_lufs, onto_the_line};
    use super::super::measure::{dbfs, goertzel, peak, rms, sine, speech_like};
    use super::*;

    fn words() -> LineAudio {
        LineAudio::from_samples(onto_the_line(&speech_like(LINE_RATE_HZ, 6.0), LINE_RATE_HZ).expect("audible"))
    }

    #[test]
    fn a_clear_line_is_the_recording_itself() {
        let line = words();
        assert_eq!(received(&line, LineQuality::Clear, 7).samples(), line.samples());
    }

    #[rstest]
    #[case(LineQuality::Noisy)]
    #[case(LineQuality::Mobile)]
    fn a_seed_decides_and_neither_length_nor_loudness_changes(#[case] quality: LineQuality) {
        let line = words();
        let one = received(&line, quality, 7);
        assert_eq!(one.samples(), received(&line, quality, 7).samples());
        assert_ne!(one.samples(), received(&line, quality, 8).samples());
        assert_ne!(one.samples(), line.samples());
        assert_eq!(one.duration(), line.duration());
        let lufs = loudness_lufs(one.samples(), LINE_RATE_HZ).expect("audible");
        assert!((lufs - TARGET_LUFS).abs() < 1.5, "{lufs} LUFS");
        assert!(dbfs(peak(one.samples())) <= PEAK_LIMIT_DBFS + 0.01);
        let nothing = LineAudio::from_samples(Vec::new());
        assert!(received(&nothing, quality, 7).samples().is_empty());
        let short = LineAudio::from_samples(vec![0.1]);
        assert_eq!(received(&short, quality, 7).samples().len(), 1);
    }

    #[test]
    fn the_hiss_lies_fifteen_decibels_below_the_words_and_in_their_band() {
        let line = words();
        let noisy = received(&line, LineQuality::Noisy, 7);
        let added = noisy.samples().iter().zip(line.samples());
        let hiss: Vec<f32> = added.map(|(noisy, clear)| noisy - clear).collect();
        let below = TARGET_LUFS - dbfs(rms(&hiss));
        assert!((below - HISS_BELOW_WORDS_DB).abs() < 1.0, "{below} dB");
        // Over twenty frequencies, since noise is not equally strong at any two.
        let strength = |from: f64| {
            let strengths = (0..20).map(|step| goertzel(&hiss, LINE_RATE_HZ, from + 3.0 * f64::from(step)));
            strengths.map(|strength| strength * strength).sum::<f64>().sqrt()
        };
        let within = strength(1_000.0);
        for hz in [40.0, 6_000.0, 9_000.0] {
            assert!(strength(hz) < within * 0.05, "{hz} Hz: {} of {within}", strength(hz));
        }
    }

    #[test]
    fn a_mobile_drops_out_for_less_than_eighty_milliseconds_and_seldom() {
        let seconds = 60.0;
        let tone = LineAudio::from_samples(sine(1_000.0, 0.2, LINE_RATE_HZ, seconds));
        let heard = received(&tone, LineQuality::Mobile, 3);
        // Windows of 5 ms, each five vibrations of the tone.
        let windows = heard.samples().chunks_exact(LINE_RATE_HZ as usize / 200);
        let lost: Vec<bool> = windows.map(|window| rms(window) < 0.07).collect();
        let runs: Vec<usize> = lost
            .split(|lost| !lost)
            .map(<[bool]>::len)
            .filter(|run| *run > 0)
            .collect();
        assert!((20..60).contains(&runs.len()), "{runs:?}");
        assert!(runs.iter().all(|run| (1..16).contains(run)), "{runs:?}");
        let share = runs.iter().sum::<usize>() as f64 / lost.len() as f64;
        assert!(share < 0.08, "{share}");
    }

    #[test]
    fn drop_outs_stand_apart_and_begin_on_a_frame() {
        for seed in 0..50 {
            let drops = drops(LINE_RATE_HZ as usize * 30, seed);
            assert!(drops.len() >= 10, "{drops:?}");
            let apart = drops.windows(2).all(|pair| pair[1].start - pair[0].end >= 35 * FRAME);
            let framed = |drop: &Range<usize>| drop.start % FRAME == 0 && drop.len() <= 3 * FRAME;
            assert!(apart && drops.iter().all(framed), "{drops:?}");
        }
    }

    #[test]
    fn a_mobile_s_band_is_narrower() {
        let through = |hz| {
            let line = LineAudio::from_samples(sine(hz, 0.1, LINE_RATE_HZ, 0.5));
            let mut band = Band::mobile(LINE_RATE_HZ);
            let out: Vec<f32> = line.samples().iter().map(|&sample| band.run(sample)).collect();
            dbfs(goertzel(&out[2_000..], LINE_RATE_HZ, hz)) - dbfs(0.1)
        };
        assert!(through(1_000.0).abs() < 1.0, "{}", through(1_000.0));
        assert!(through(3_300.0) < -6.0, "{}", through(3_300.0));
        assert!(through(250.0) < -6.0, "{}", through(250.0));
    }
}
