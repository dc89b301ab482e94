//! WAV files of every kind, made here, and files that only look like WAV.

use std::path::{Path, PathBuf};

use hound::{SampleFormat, WavSpec, WavWriter};
use rstest::rstest;
use tempfile::TempDir;

use super::error::SpeechError;
use super::wav::{MAX_FILE_SECONDS, load_wav};

const HZ: f32 = 440.0;

/// Half a second of a tone at half scale, in every channel.
fn write_tone(path: &Path, rate: u32, channels: u16, bits: u16, sample_format: SampleFormat) {
    let spec = WavSpec {
        channels,
        sample_rate: rate,
        bits_per_sample: bits,
        sample_format,
    };
    let mut writer = WavWriter::create(path, spec).unwrap();
    for i in 0..rate / 2 {
        let value = 0.5 * (std::f32::consts::TAU * HZ * i as f32 / rate as f32).sin();
        for _ in 0..channels {
            match sample_format {
                SampleFormat::Float => writer.write_sample(value).unwrap(),
                SampleFormat::Int => {
                    writer
                        .write_sample((value * ((1u64 << (bits - 1)) - 1) as f32) as i32)
                        .unwrap();
                }
            }
        }
    }
    writer.finalize().unwrap();
}

fn file(dir: &TempDir, bytes: &[u8]) -> PathBuf {
    let path = dir.path().join("x.wav");
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A valid file of 16 kHz, mono, 16 bits, half a second.
fn valid(dir: &TempDir) -> Vec<u8> {
    let path = dir.path().join("valid.wav");
    write_tone(&path, 16_000, 1, 16, SampleFormat::Int);
    std::fs::read(path).unwrap()
}

#[rstest]
fn every_format_gives_the_same_sound(
    #[values(8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000)] rate: u32,
    #[values(1, 2, 6)] channels: u16,
    #[values((8, SampleFormat::Int), (16, SampleFormat::Int), (24, SampleFormat::Int), (32, SampleFormat::Int),
             (32, SampleFormat::Float))]
    format: (u16, SampleFormat),
) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("tone.wav");
    write_tone(&path, rate, channels, format.0, format.1);
    let samples = load_wav(&path).unwrap();
    assert!(samples.len().abs_diff(8_000) <= 1, "{}", samples.len());
    // A shift of less than a sample may remain; a tone of another level or pitch may not. (8 bits have steps of 1/128.)
    let tolerance = 0.5 * std::f32::consts::TAU * HZ / 16_000.0 + if format.0 == 8 { 0.01 } else { 0.0 };
    let ideal = |i: usize| 0.5 * (std::f32::consts::TAU * HZ * i as f32 / 16_000.0).sin();
    let worst = (800..7_200).map(|i| (samples[i] - ideal(i)).abs()).fold(0.0, f32::max);
    assert!(worst < tolerance, "{worst}");
    let peak = samples[800..7_200].iter().copied().fold(0.0, f32::max);
    assert!((peak - 0.5).abs() < 0.015, "{peak}");
}

#[test]
fn channels_that_cancel_are_averaged_not_picked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.wav");
    let spec = WavSpec {
        channels: 2,
        sample_rate: 16_000,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut writer = WavWriter::create(&path, spec).unwrap();
    for _ in 0..100 {
        writer.write_sample(8_000i16).unwrap();
        writer.write_sample(-8_000i16).unwrap();
    }
    writer.finalize().unwrap();
    assert_eq!(load_wav(&path).unwrap(), vec![0.0; 100]);
}

#[test]
fn what_is_no_wav_is_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    for bytes in [
        &b"ID3\x04 an mp3, say"[..],
        b"x",
        &[0; 5_000],
        b"RIFF\x24\0\0\0AVI LIST",
    ] {
        let error = load_wav(&file(&dir, bytes)).unwrap_err();
        assert!(matches!(error, SpeechError::NotWav { .. }), "{error:?}");
    }
    assert!(matches!(
        load_wav(&file(&dir, b"")).unwrap_err(),
        SpeechError::WavEmpty { .. }
    ));
    assert!(matches!(
        load_wav(&dir.path().join("no.wav")).unwrap_err(),
        SpeechError::WavMissing { .. }
    ));
    assert!(matches!(
        load_wav(dir.path()).unwrap_err(),
        SpeechError::WavUnreadable { .. }
    ));
}

#[test]
fn a_file_cut_short_says_how_much_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let whole = valid(&dir);
    let error = load_wav(&file(&dir, &whole[..44 + 8_000])).unwrap_err();
    let path = dir.path().join("x.wav");
    assert_eq!(
        error,
        SpeechError::WavTruncated {
            path,
            present_ms: 250,
            promised_ms: 500
        }
    );
    // In the middle of a sample.
    let error = load_wav(&file(&dir, &whole[..whole.len() - 1])).unwrap_err();
    assert!(matches!(error, SpeechError::WavTruncated { .. }), "{error:?}");
    // In the header.
    for end in 1..44 {
        let error = load_wav(&file(&dir, &whole[..end])).unwrap_err();
        assert!(matches!(error, SpeechError::NotWav { .. }), "{end}: {error:?}");
    }
}

/// What programs that write to a pipe leave behind: a length that nobody knew.
#[test]
fn a_header_of_unknown_length_is_read_to_the_end() {
    let dir = tempfile::tempdir().unwrap();
    let mut bytes = valid(&dir);
    bytes[4..8].copy_from_slice(&0x7fff_f024u32.to_le_bytes());
    bytes[40..44].copy_from_slice(&0x7fff_f000u32.to_le_bytes());
    assert_eq!(load_wav(&file(&dir, &bytes)).unwrap().len(), 8_000);
}

#[test]
fn no_sound_and_too_much_sound() {
    let dir = tempfile::tempdir().unwrap();
    let mut bytes = valid(&dir);
    bytes.truncate(44);
    bytes[40..44].copy_from_slice(&0u32.to_le_bytes());
    assert!(matches!(
        load_wav(&file(&dir, &bytes)).unwrap_err(),
        SpeechError::WavEmpty { .. }
    ));

    // The header alone decides: nobody waits for three hours to be read.
    let mut bytes = valid(&dir);
    bytes[40..44].copy_from_slice(&(32_000 * (MAX_FILE_SECONDS as u32 + 1)).to_le_bytes());
    let error = load_wav(&file(&dir, &bytes)).unwrap_err();
    assert_eq!(
        error,
        SpeechError::WavTooLong {
            path: dir.path().join("x.wav"),
            limit_hours: 3
        }
    );
}

#[test]
fn odd_headers_are_errors() {
    let dir = tempfile::tempdir().unwrap();
    // Format code, channels, rate, bits: the fields of the fmt chunk, each set to odd values.
    for (offset, size) in [(20, 2), (22, 2), (24, 4), (28, 4), (32, 2), (34, 2)] {
        for value in [0u32, 3, 7, 0xffff_ffff] {
            let mut bytes = valid(&dir);
            bytes[offset..offset + size].copy_from_slice(&value.to_le_bytes()[..size]);
            // No panic and no endless loop; where it is taken after all, there is sound.
            if let Ok(samples) = load_wav(&file(&dir, &bytes)) {
                assert!(!samples.is_empty(), "{offset} = {value}");
            }
        }
    }
    let mut adpcm = valid(&dir);
    adpcm[20] = 2;
    assert!(matches!(
        load_wav(&file(&dir, &adpcm)).unwrap_err(),
        SpeechError::WavUnsupported { .. }
    ));
}
