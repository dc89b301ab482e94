//! Makes a voice sound like a telephone: the 300–3400 Hz band, a breath of line noise, one loudness for all.
//!
//! Pure arithmetic on samples. It opens no files and knows no devices.

use biquad::{Biquad, Coefficients, DirectForm2Transposed, Type};
use ebur128::{EbuR128, Mode};

use super::tones::from_dbfs;

/// The loudness of every line, in LUFS: the programme level of EBU R 128, so that a quiet caller and a loud one
/// are set by the trainee's volume control alone.
pub const TARGET_LUFS: f64 = -23.0;
/// No sample of a line exceeds this, in dBFS.
pub const PEAK_LIMIT_DBFS: f64 = -1.0;
/// The telephone band, in Hz (ITU-T G.712 gives 300–3400 Hz).
pub const TELEPHONE_BAND_HZ: (f64, f64) = (300.0, 3400.0);

/// What a mobile at the edge of its reach leaves of that band, in Hz. Ours: coders at low rates lose both ends first, and the
/// formants that tell vowels apart lie between.
const MOBILE_BAND_HZ: (f64, f64) = (350.0, 2900.0);
/// What a desk telephone's small loudspeaker leaves of that band, in Hz; chosen by ear.
const LOUDSPEAKER_BAND_HZ: (f64, f64) = (450.0, 3000.0);
/// A small loudspeaker in a plastic case rings here, in Hz, and by so much, in dB; chosen by ear.
const LOUDSPEAKER_RESONANCE: (f64, f64) = (1800.0, 5.0);
/// How much louder the loudspeaker is than the handset, in dB, so that the room hears it.
const LOUDSPEAKER_GAIN_DB: f64 = 3.0;

/// Quality factors of the two and four second-order sections of Butterworth filters of order 4 and 8.
const BUTTERWORTH_4: [f32; 2] = [0.541_2, 1.306_6];
const BUTTERWORTH_8: [f32; 4] = [0.509_8, 0.601_3, 0.9, 2.562_9];

/// Amplitude below which a recording counts as silence (−60 dBFS).
const SILENCE: f32 = 0.001;
/// Silence kept before the first sound and after the last, in seconds. An engine's own padding goes, because the
/// time a trainee waits after a caller's turn is scored.
const KEPT_SILENCE_S: (f64, f64) = (0.03, 0.08);
/// Fades at both ends, in seconds.
const FADES_S: (f64, f64) = (0.01, 0.03);
/// A line shorter than this, in seconds, is measured repeated, since loudness is averaged over 0.4 s blocks.
const SHORTEST_MEASURED_S: f64 = 3.0;
/// So many times a line is made louder and cut again; a knock 35 dB above the words needs five.
const MOST_ROUNDS: usize = 5;

/// A chain of filters that runs sample by sample.
#[derive(Debug, Clone)]
pub struct Band {
    stages: Vec<DirectForm2Transposed<f32>>,
    gain: f32,
}

impl Band {
    /// What the handset lets through at the given sample rate.
    pub fn handset(rate_hz: u32) -> Self {
        let mut band = Self {
            stages: Vec::new(),
            gain: 1.0,
        };
        band.limit_to(TELEPHONE_BAND_HZ, rate_hz);
        band
    }

    /// What a mobile with poor reception lets through.
    pub fn mobile(rate_hz: u32) -> Self {
        let mut band = Self {
            stages: Vec::new(),
            gain: 1.0,
        };
        band.limit_to(MOBILE_BAND_HZ, rate_hz);
        band
    }

    /// What the desk telephone's loudspeaker lets through: narrower, boxy, louder.
    pub fn loudspeaker(rate_hz: u32) -> Self {
        let mut band = Self {
            stages: Vec::new(),
            gain: from_dbfs(LOUDSPEAKER_GAIN_DB) as f32,
        };
        band.limit_to(LOUDSPEAKER_BAND_HZ, rate_hz);
        let (resonance_hz, resonance_db) = LOUDSPEAKER_RESONANCE;
        band.push(Type::PeakingEQ(resonance_db as f32), resonance_hz, 1.4, rate_hz);
        band
    }

    fn limit_to(&mut self, (low_hz, high_hz): (f64, f64), rate_hz: u32) {
        BUTTERWORTH_4
            .iter()
            .for_each(|&q| self.push(Type::HighPass, low_hz, q, rate_hz));
        BUTTERWORTH_8
            .iter()
            .for_each(|&q| self.push(Type::LowPass, high_hz, q, rate_hz));
    }

    /// Adds a stage. One above half the sample rate has nothing to act on and is left out.
    fn push(&mut self, kind: Type<f32>, hz: f64, q: f32, rate_hz: u32) {
        let normalised = (2.0 * hz / f64::from(rate_hz)) as f32;
        if let Ok(coefficients) = Coefficients::from_normalized_params(kind, normalised, q) {
            self.stages.push(DirectForm2Transposed::new(coefficients));
        }
    }

    /// The next sample through the chain.
    pub fn run(&mut self, sample: f32) -> f32 {
        self.stages.iter_mut().fold(sample, |value, stage| stage.run(value)) * self.gain
    }
}

/// Turns an engine's recording into a caller on the line: silence trimmed, telephone band, [`TARGET_LUFS`], peaks
/// below [`PEAK_LIMIT_DBFS`], soft ends. `None` when there is nothing to be heard.
pub fn onto_the_line(samples: &[f32], rate_hz: u32) -> Option<Vec<f32>> {
    let mut line = trimmed(samples, rate_hz)?.to_vec();
    let mut band = Band::handset(rate_hz);
    line.iter_mut().for_each(|sample| *sample = band.run(*sample));
    set_loudness(&mut line, rate_hz)?;
    // Quantisation noise belongs to the network and so to its band: hence the second pass.
    let mut band = Band::handset(rate_hz);
    line.iter_mut()
        .for_each(|sample| *sample = band.run(through_mu_law(*sample)));
    fade_ends(&mut line, rate_hz);
    set_loudness(&mut line, rate_hz)?;
    Some(line)
}

/// Integrated loudness in LUFS; `None` for silence or an impossible rate.
pub fn loudness_lufs(samples: &[f32], rate_hz: u32) -> Option<f64> {
    let mut meter = EbuR128::new(1, rate_hz, Mode::I).ok()?;
    let needed = (SHORTEST_MEASURED_S * f64::from(rate_hz)) as usize;
    let rounds = needed.checked_div(samples.len())?.max(1);
    for _ in 0..rounds {
        meter.add_frames_f32(samples).ok()?;
    }
    meter.loudness_global().ok().filter(|lufs| lufs.is_finite())
}

fn trimmed(samples: &[f32], rate_hz: u32) -> Option<&[f32]> {
    let first = samples.iter().position(|s| s.abs() > SILENCE)?;
    let last = samples.iter().rposition(|s| s.abs() > SILENCE)?;
    let kept = |seconds: f64| (seconds * f64::from(rate_hz)) as usize;
    let start = first.saturating_sub(kept(KEPT_SILENCE_S.0));
    let end = (last + 1 + kept(KEPT_SILENCE_S.1)).min(samples.len());
    samples.get(start..end)
}

/// Brings a line to [`TARGET_LUFS`] and cuts what passes [`PEAK_LIMIT_DBFS`]. A knock on a microphone is cut, as a
/// telephone cuts it, rather than the words around it made quieter; what was cut counts in the loudness no longer, hence
/// the rounds.
fn set_loudness(samples: &mut [f32], rate_hz: u32) -> Option<()> {
    let limit = from_dbfs(PEAK_LIMIT_DBFS) as f32;
    for _ in 0..MOST_ROUNDS {
        let gain = from_dbfs(TARGET_LUFS - loudness_lufs(samples, rate_hz)?) as f32;
        let mut cut = false;
        for sample in samples.iter_mut() {
            let louder = *sample * gain;
            cut |= louder.abs() > limit;
            *sample = louder.clamp(-limit, limit);
        }
        // Within a tenth of a decibel.
        if !cut || (gain - 1.0).abs() < 0.01 {
            break;
        }
    }
    Some(())
}

/// Eight-bit logarithmic companding as in the telephone network (µ = 255), there and back.
fn through_mu_law(sample: f32) -> f32 {
    const MU: f32 = 255.0;
    let companded = (1.0 + MU * sample.abs().min(1.0)).ln() / (1.0 + MU).ln();
    let quantised = (companded * 127.0).round() / 127.0;
    ((1.0 + MU).powf(quantised) - 1.0) / MU * sample.signum()
}

fn fade_ends(samples: &mut [f32], rate_hz: u32) {
    let length = |seconds: f64| (seconds * f64::from(rate_hz)).max(1.0);
    let (fade_in, fade_out) = (length(FADES_S.0) as f32, length(FADES_S.1) as f32);
    let count = samples.len();
    for (index, sample) in samples.iter_mut().enumerate() {
        let from_start = (index as f32 / fade_in).min(1.0);
        let from_end = ((count - 1 - index) as f32 / fade_out).min(1.0);
        *sample *= from_start * from_end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::{dbfs, goertzel, peak, rms, sine, speech_like};
    use super::*;

    const RATE: u32 = 22_050;

    /// Gain of a chain at one frequency, in dB, once it has settled.
    fn gain_db(mut band: Band, hz: f64) -> f64 {
        let output: Vec<f32> = sine(hz, 0.5, RATE, 1.0).into_iter().map(|s| band.run(s)).collect();
        dbfs(goertzel(&output[RATE as usize / 4..], RATE, hz)) - dbfs(0.5)
    }

    #[test]
    fn handset_passes_the_telephone_band_alone() {
        for hz in [420.0, 1000.0, 2000.0, 3000.0] {
            assert!(
                gain_db(Band::handset(RATE), hz).abs() < 1.5,
                "{hz} Hz: {} dB",
                gain_db(Band::handset(RATE), hz)
            );
        }
        for hz in [50.0, 100.0, 150.0, 4600.0, 6000.0, 9000.0] {
            assert!(
                gain_db(Band::handset(RATE), hz) < -20.0,
                "{hz} Hz: {} dB",
                gain_db(Band::handset(RATE), hz)
            );
        }
    }

    #[test]
    fn loudspeaker_is_narrower_and_louder() {
        let change = |hz| gain_db(Band::loudspeaker(RATE), hz) - gain_db(Band::handset(RATE), hz);
        assert!(change(320.0) < -3.0, "{}", change(320.0));
        assert!(change(1000.0) > 2.0, "{}", change(1000.0));
        assert!(change(1800.0) > 6.0, "{}", change(1800.0));
    }

    #[test]
    fn every_line_comes_out_equally_loud() {
        for (gain, seconds) in [(0.05, 4.0), (1.0, 4.0), (3.0, 1.0), (0.5, 0.35)] {
            let raw: Vec<f32> = speech_like(RATE, seconds).into_iter().map(|s| s * gain).collect();
            let line = onto_the_line(&raw, RATE).expect("audible");
            let lufs = loudness_lufs(&line, RATE).expect("audible");
            assert!(
                (lufs - TARGET_LUFS).abs() < 1.0,
                "gain {gain}, {seconds} s: {lufs} LUFS"
            );
            assert!(dbfs(peak(&line)) <= PEAK_LIMIT_DBFS + 0.01);
        }
    }

    #[test]
    fn a_knock_is_cut_and_does_not_make_the_words_quieter() {
        let mut raw = speech_like(RATE, 4.0);
        let knock = sine(1000.0, 3.0, RATE, 0.005);
        let at = 2 * RATE as usize;
        raw[at..at + knock.len()].copy_from_slice(&knock);
        let line = onto_the_line(&raw, RATE).expect("audible");
        let words = loudness_lufs(&line[..RATE as usize * 3 / 2], RATE).expect("audible");
        assert!((words - TARGET_LUFS).abs() < 2.0, "{words} LUFS");
        assert!(
            dbfs(peak(&line)) <= PEAK_LIMIT_DBFS + 0.01,
            "{} dBFS",
            dbfs(peak(&line))
        );
    }

    #[test]
    fn energy_outside_the_band_is_gone_from_a_line() {
        let line = onto_the_line(&speech_like(RATE, 3.0), RATE).expect("audible");
        let inside = rms(&line);
        let outside = |hz: f64| goertzel(&line, RATE, hz);
        // 120 Hz is the voice's fundamental, the strongest partial of the raw signal.
        for hz in [60.0, 120.0, 4680.0, 6000.0, 8000.0] {
            assert!(
                dbfs(outside(hz)) < dbfs(inside) - 20.0,
                "{hz} Hz: {} dB",
                dbfs(outside(hz)) - dbfs(inside)
            );
        }
    }

    #[test]
    fn the_line_has_a_breath_of_noise_and_no_more() {
        let tone = sine(1000.0, 0.1, RATE, 1.0);
        let noise: Vec<f32> = tone.iter().map(|&s| through_mu_law(s) - s).collect();
        let distance = dbfs(rms(&tone)) - dbfs(rms(&noise));
        assert!((30.0..45.0).contains(&distance), "{distance} dB");
    }

    #[test]
    fn engine_padding_is_cut_and_ends_are_soft() {
        let mut padded = vec![0.0; RATE as usize];
        padded.extend(sine(800.0, 0.3, RATE, 1.0));
        padded.extend(vec![0.0; RATE as usize]);
        let line = onto_the_line(&padded, RATE).expect("audible");
        let seconds = line.len() as f64 / f64::from(RATE);
        assert!((1.0..1.15).contains(&seconds), "{seconds} s");
        assert!(line[0].abs() < 0.001 && line[line.len() - 1].abs() < 0.001);
    }

    #[test]
    fn silence_and_nothing_are_told_apart_from_speech() {
        assert_eq!(onto_the_line(&[], RATE), None);
        assert_eq!(onto_the_line(&vec![0.0; 10_000], RATE), None);
        assert_eq!(onto_the_line(&vec![f32::NAN; 100], RATE), None);
        assert_eq!(onto_the_line(&speech_like(RATE, 1.0), 0), None);
    }
}
