//! Takes in what a person recorded: a WAV or OGG file becomes a caller's line like a rendered one.
//!
//! What is heard in it is not understood here: that the words are those of the line is guessed from the length alone.

use std::path::Path;

use super::audio::{LINE_RATE_HZ, LineAudio};
use super::band;
use super::errors::VoiceError;
use super::render;
use super::voice_spec::VoiceSpec;
use crate::domain::Millis;

/// How long a recording may be, as a share of what its words take. People differ less than this; another line's words
/// often more.
const PLAUSIBLE: std::ops::RangeInclusive<f64> = 0.4..=3.0;

/// Puts a person's recording of a line onto the telephone line (silence cut, band, loudness) and writes it to `out`.
/// Returns its duration.
///
/// # Errors
/// [`VoiceError::File`] and [`VoiceError::NotAudio`] when it cannot be read, [`VoiceError::RecordingSilent`],
/// [`VoiceError::RecordingLength`] when it is probably another line; `Program…` when the encoder is missing or fails.
pub fn take_recording(recording: &Path, voice: &VoiceSpec, text: &str, out: &Path) -> Result<Millis, VoiceError> {
    let raw = LineAudio::load(recording)?;
    let samples = band::onto_the_line(raw.samples(), LINE_RATE_HZ).ok_or_else(|| VoiceError::RecordingSilent {
        path: recording.to_path_buf(),
    })?;
    let line = LineAudio::from_samples(samples);
    let (spoken, expected) = (line.duration(), voice.nominal_duration(text));
    if !PLAUSIBLE.contains(&(spoken.seconds() / expected.seconds())) {
        return Err(VoiceError::RecordingLength {
            path: recording.to_path_buf(),
            spoken,
            expected,
        });
    }
    render::keep(&line, out)?;
    Ok(spoken)
}

#[cfg(test)]
mod tests {
    use super::super::audio::write_wav;
    use super::super::band::{TARGET_LUFS, loudness_lufs};
    use super::super::measure::speech_like;
    use super::*;

    const TEXT: &str = "Dzień dobry, dzwonię w sprawie dowodu osobistego.";

    /// What becomes of a recording of `seconds`, with two seconds of silence around it.
    fn taken(seconds: f64) -> (Result<Millis, VoiceError>, Option<LineAudio>) {
        let folder = tempfile::tempdir().expect("temp dir");
        let silence = vec![0.0; LINE_RATE_HZ as usize];
        let quiet = speech_like(LINE_RATE_HZ, seconds)
            .into_iter()
            .map(|sample| sample * 0.2);
        let samples: Vec<f32> = silence
            .iter()
            .copied()
            .chain(quiet)
            .chain(silence.iter().copied())
            .collect();
        let recording = folder.path().join("mine.wav");
        write_wav(&recording, &samples).expect("write");
        let out = folder.path().join("lines/line.wav");
        let voice = VoiceSpec::new("m3", 150, 50).expect("valid");
        let outcome = take_recording(&recording, &voice, TEXT, &out);
        (outcome, LineAudio::load(&out).ok())
    }

    #[test]
    fn a_person_s_line_is_cut_and_as_loud_as_a_rendered_one() {
        let (outcome, line) = taken(4.0);
        let line = line.expect("kept");
        assert_eq!(outcome, Ok(line.duration()));
        assert!((3_500..4_200).contains(&line.duration().0), "{:?}", line.duration());
        let lufs = loudness_lufs(line.samples(), LINE_RATE_HZ).expect("audible");
        assert!((lufs - TARGET_LUFS).abs() < 1.0, "{lufs} LUFS");
    }

    #[test]
    fn what_is_far_too_long_or_short_is_probably_another_line() {
        // The words take 4.5 s.
        for seconds in [1.2, 16.0] {
            let (outcome, line) = taken(seconds);
            assert!(
                matches!(outcome, Err(VoiceError::RecordingLength { .. })),
                "{seconds} s: {outcome:?}"
            );
            assert!(line.is_none(), "{seconds} s");
        }
        for seconds in [2.0, 12.0] {
            let (outcome, _) = taken(seconds);
            assert!(outcome.is_ok(), "{seconds} s: {outcome:?}");
        }
    }

    #[test]
    fn silence_and_what_is_no_sound_are_refused() {
        assert!(matches!(taken(0.0).0, Err(VoiceError::RecordingSilent { .. })));
        let folder = tempfile::tempdir().expect("temp dir");
        let voice = VoiceSpec::new("m3", 150, 50).expect("valid");
        let recording = folder.path().join("mine.wav");
        std::fs::write(&recording, b"<html>").expect("write");
        let out = folder.path().join("line.wav");
        let outcome = take_recording(&recording, &voice, TEXT, &out);
        assert!(matches!(outcome, Err(VoiceError::NotAudio { .. })), "{outcome:?}");
        assert!(!out.exists());
    }
}
