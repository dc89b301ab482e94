//! One spoken line in memory: reading WAV and OGG Vorbis, writing WAV, bringing any rate to ours.
//!
//! It decodes whole files, so callers keep it off threads that draw or play.

use std::f64::consts::PI;
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::sync::Arc;

use rodio::{Decoder, Source};

use super::errors::VoiceError;
use super::headers;
use crate::domain::Millis;

/// Samples per second of every line, in Hz: the engine's own rate, so the usual path never resamples, and high
/// enough that a sound card's interpolation puts no images into the audible range.
pub const LINE_RATE_HZ: u32 = 22_050;

/// Rates that a sensible engine produces, in Hz.
const ENGINE_RATES_HZ: std::ops::RangeInclusive<u32> = 8_000..=192_000;
/// A longer recording is no caller's line (10 minutes).
const LONGEST_SAMPLES: usize = LINE_RATE_HZ as usize * 600;
/// Zero crossings of the resampling kernel on either side; the passband of interest ends at 3.4 kHz, far below the
/// kernel's transition.
const KERNEL_CROSSINGS: f64 = 16.0;

/// Decoded mono audio at [`LINE_RATE_HZ`]; cloning shares the samples.
#[derive(Debug, Clone)]
pub struct LineAudio {
    samples: Arc<[f32]>,
}

impl LineAudio {
    /// Audio from samples at [`LINE_RATE_HZ`].
    pub fn from_samples(samples: Vec<f32>) -> Self {
        Self {
            samples: samples.into(),
        }
    }

    /// Audio from samples at another rate, Hz.
    pub fn at_rate(samples: Vec<f32>, rate_hz: u32) -> Self {
        Self::from_samples(resampled(samples, rate_hz))
    }

    /// Reads a line from `.ogg` (Vorbis) or, under any other name, WAV.
    ///
    /// # Errors
    /// [`VoiceError::File`] when it cannot be opened, [`VoiceError::NotAudio`] when it cannot be decoded.
    pub fn load(path: &Path) -> Result<Self, VoiceError> {
        let is_ogg = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("ogg"));
        let (samples, rate) = if is_ogg { read_ogg(path)? } else { read_wav(path)? };
        if samples.is_empty() {
            return Err(VoiceError::not_audio(path, "no samples"));
        }
        Ok(Self::from_samples(resampled(samples, rate)))
    }

    /// Writes the line as a WAV file, over one that is there.
    ///
    /// # Errors
    /// [`VoiceError::File`].
    pub fn save(&self, path: &Path) -> Result<(), VoiceError> {
        write_wav(path, &self.samples)
    }

    /// The samples, −1.0..=1.0.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// How long it plays.
    pub fn duration(&self) -> Millis {
        Millis(self.samples.len() as u64 * 1000 / u64::from(LINE_RATE_HZ))
    }
}

fn read_ogg(path: &Path) -> Result<(Vec<f32>, u32), VoiceError> {
    let line = std::fs::read(path).map_err(|error| VoiceError::file(path, &error))?;
    let whole = Cursor::new(headers::whole(path, &line)?.into_owned());
    let decoder = Decoder::new_vorbis(whole).map_err(|error| VoiceError::not_audio(path, error))?;
    let (channels, rate) = (usize::from(decoder.channels().get()), decoder.sample_rate().get());
    check_rate(path, rate)?;
    let interleaved: Vec<f32> = decoder.take(LONGEST_SAMPLES * channels).collect();
    Ok((to_mono(&interleaved, channels), rate))
}

fn read_wav(path: &Path) -> Result<(Vec<f32>, u32), VoiceError> {
    let file = File::open(path).map_err(|error| VoiceError::file(path, &error))?;
    let mut reader = hound::WavReader::new(BufReader::new(file)).map_err(|error| VoiceError::not_audio(path, error))?;
    let spec = reader.spec();
    check_rate(path, spec.sample_rate)?;
    let channels = usize::from(spec.channels);
    let limit = LONGEST_SAMPLES.saturating_mul(channels);
    let interleaved: Result<Vec<f32>, hound::Error> = match spec.sample_format {
        hound::SampleFormat::Float => reader.samples::<f32>().take(limit).collect(),
        hound::SampleFormat::Int => {
            let scale = 1.0 / (1u64 << (spec.bits_per_sample.clamp(1, 32) - 1)) as f32;
            reader
                .samples::<i32>()
                .take(limit)
                .map(|sample| Ok(sample? as f32 * scale))
                .collect()
        }
    };
    let interleaved = interleaved.map_err(|error| VoiceError::not_audio(path, error))?;
    Ok((to_mono(&interleaved, channels), spec.sample_rate))
}

fn check_rate(path: &Path, rate: u32) -> Result<(), VoiceError> {
    if ENGINE_RATES_HZ.contains(&rate) {
        return Ok(());
    }
    Err(VoiceError::not_audio(path, format!("{rate} Hz")))
}

fn to_mono(interleaved: &[f32], channels: usize) -> Vec<f32> {
    let channels = channels.max(1);
    interleaved
        .chunks_exact(channels)
        .map(|frame| frame.iter().sum::<f32>() / channels as f32)
        .collect()
}

/// Brings samples to [`LINE_RATE_HZ`] with a windowed-sinc kernel (band-limited, so nothing aliases).
fn resampled(samples: Vec<f32>, rate_hz: u32) -> Vec<f32> {
    if rate_hz == LINE_RATE_HZ {
        return samples;
    }
    let step = f64::from(rate_hz) / f64::from(LINE_RATE_HZ);
    // Cutoff relative to the input's Nyquist frequency; the kernel widens as the cutoff falls.
    let cutoff = 0.95 * (1.0 / step).min(1.0);
    let reach = KERNEL_CROSSINGS / cutoff;
    let kernel = |distance: f64| {
        if distance.abs() >= reach {
            return 0.0;
        }
        let x = PI * cutoff * distance;
        let sinc = if x.abs() < 1e-9 { 1.0 } else { x.sin() / x };
        let window = 0.5 + 0.5 * (PI * distance / reach).cos();
        cutoff * sinc * window
    };
    // Between two input samples the output falls on the same few places again and again (441 for shipped lines at
    // 8 kHz): the kernel is computed once for each place, since lines are decoded while a call goes on.
    let shared = shared_divisor(rate_hz, LINE_RATE_HZ);
    let (inputs, places) = (u64::from(rate_hz / shared), u64::from(LINE_RATE_HZ / shared));
    let mut kernels: Vec<Vec<f64>> = vec![Vec::new(); places as usize];
    let side = reach.ceil() as i64;
    let length = (samples.len() as f64 / step) as u64;
    (0..length)
        .map(|index| {
            let (whole, place) = (index * inputs / places, index * inputs % places);
            let weights = &mut kernels[place as usize];
            if weights.is_empty() {
                let between = place as f64 / places as f64;
                weights.extend((-side..=side).map(|offset| kernel(offset as f64 - between)));
            }
            // What would lie before the first sample or after the last is silent.
            let first = whole as i64 - side;
            let heard = samples.get(first.max(0) as usize..).unwrap_or_default();
            let weights = weights.iter().skip((-first).max(0) as usize);
            let sum: f64 = heard
                .iter()
                .zip(weights)
                .map(|(s, weight)| f64::from(*s) * weight)
                .sum();
            sum as f32
        })
        .collect()
}

/// The greatest common divisor.
fn shared_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { shared_divisor(b, a % b) }
}

/// Writes mono 16-bit PCM at [`LINE_RATE_HZ`].
///
/// # Errors
/// [`VoiceError::File`].
pub(super) fn write_wav(path: &Path, samples: &[f32]) -> Result<(), VoiceError> {
    let failed = |error: hound::Error| VoiceError::File {
        path: path.to_path_buf(),
        reason: error.to_string(),
    };
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: LINE_RATE_HZ,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec).map_err(failed)?;
    for sample in samples {
        writer
            .write_sample((sample.clamp(-1.0, 1.0) * 32_767.0).round() as i16)
            .map_err(failed)?;
    }
    writer.finalize().map_err(failed)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::measure::{dbfs, goertzel, rms, sine};
    use super::*;

    #[rstest]
    #[case(16_000, 1, 16)]
    #[case(22_050, 1, 16)]
    #[case(48_000, 2, 24)]
    #[case(8_000, 1, 8)]
    fn any_wav_of_an_engine_becomes_a_line(#[case] rate: u32, #[case] channels: u16, #[case] bits: u16) {
        let folder = tempfile::tempdir().expect("temp dir");
        let path = folder.path().join("line.wav");
        let spec = hound::WavSpec {
            channels,
            sample_rate: rate,
            bits_per_sample: bits,
            sample_format: hound::SampleFormat::Int,
        };
        let mut writer = hound::WavWriter::create(&path, spec).expect("create");
        for sample in sine(1000.0, 0.5, rate, 1.0) {
            for _ in 0..channels {
                writer
                    .write_sample((sample * ((1u32 << (bits - 1)) - 1) as f32) as i32)
                    .expect("write");
            }
        }
        writer.finalize().expect("finalize");
        let line = LineAudio::load(&path).expect("load");
        assert!(line.duration().0.abs_diff(1000) <= 1, "{:?}", line.duration());
        let middle = &line.samples()[2000..20_000];
        assert!(
            (goertzel(middle, LINE_RATE_HZ, 1000.0) - 0.5).abs() < 0.02,
            "{}",
            goertzel(middle, LINE_RATE_HZ, 1000.0)
        );
    }

    #[test]
    fn resampling_down_does_not_alias() {
        // 15 kHz at 48 kHz would fold to 7.05 kHz.
        let down = resampled(sine(15_000.0, 0.5, 48_000, 0.5), 48_000);
        assert!(
            dbfs(rms(&down[1000..9000])) < -60.0,
            "{} dBFS",
            dbfs(rms(&down[1000..9000]))
        );
    }

    #[test]
    fn a_telephone_s_rate_is_brought_up_in_tune_and_without_images() {
        let up = resampled(sine(3000.0, 0.5, 8_000, 0.5), 8_000);
        assert!(up.len().abs_diff(LINE_RATE_HZ as usize / 2) <= 1, "{}", up.len());
        let middle = &up[1000..10_000];
        let level = |hz| goertzel(middle, LINE_RATE_HZ, hz);
        assert!((level(3000.0) - 0.5).abs() < 0.02, "{}", level(3000.0));
        // The image lies at 8 kHz less 3 kHz.
        assert!(level(5000.0) < 0.002, "{}", level(5000.0));
    }

    #[test]
    fn what_is_no_audio_says_so() {
        let folder = tempfile::tempdir().expect("temp dir");
        for (name, content) in [
            ("a.wav", &b"<html>"[..]),
            ("a.ogg", b"OggSnonsense"),
            ("empty.wav", b""),
            ("e.ogg", b""),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("write");
            assert!(
                matches!(LineAudio::load(&path), Err(VoiceError::NotAudio { .. })),
                "{name}"
            );
        }
        assert!(matches!(
            LineAudio::load(&folder.path().join("none.wav")),
            Err(VoiceError::File { .. })
        ));
    }

    #[test]
    fn a_wav_cut_short_is_refused() {
        let folder = tempfile::tempdir().expect("temp dir");
        let path = folder.path().join("cut.wav");
        write_wav(&path, &sine(500.0, 0.2, LINE_RATE_HZ, 1.0)).expect("write");
        let whole = std::fs::read(&path).expect("read");
        std::fs::write(&path, &whole[..whole.len() / 2]).expect("write");
        assert!(matches!(LineAudio::load(&path), Err(VoiceError::NotAudio { .. })));
    }
}
