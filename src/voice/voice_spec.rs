//! How a caller sounds, and the name under which a spoken line is kept.
//!
//! Values only: nothing is rendered or looked up here.

use std::fmt;

use sha2::{Digest, Sha256};

use super::errors::VoiceError;
use crate::domain::{Manner, Millis, Voice};

/// Raised when the way from an engine's output to a finished line changes, so that old recordings are not found.
const RECIPE: &str = "line-1";

/// A caller's voice, within the ranges that the speech engine takes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VoiceSpec {
    base: String,
    rate: u16,
    pitch: u8,
    manner: Manner,
}

impl VoiceSpec {
    /// Slowest and fastest speech, in words per minute.
    pub const RATES: std::ops::RangeInclusive<u16> = 80..=260;
    /// Highest pitch; the lowest is 0.
    pub const HIGHEST_PITCH: u8 = 99;

    /// A voice.
    ///
    /// - `base`: the engine's variant, such as `m3` or `f2`: 1–32 letters, digits, `-` or `_`, because it becomes
    ///   part of a command;
    /// - `rate`: 80–260 words per minute;
    /// - `pitch`: 0–99.
    ///
    /// # Errors
    /// [`VoiceError::BadVoice`] names the first field out of range.
    pub fn new(base: &str, rate: u16, pitch: u8) -> Result<Self, VoiceError> {
        let bad = |field, value, allowed| Err(VoiceError::BadVoice { field, value, allowed });
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        // A leading dash would read as an option where a template puts the base into an argument of its own.
        if base.is_empty() || base.len() > 32 || base.starts_with('-') || !base.chars().all(is_plain) {
            return bad("base", base.to_owned(), "a–z A–Z 0–9 - _, 1–32");
        }
        if !Self::RATES.contains(&rate) {
            return bad("rate", rate.to_string(), "80–260");
        }
        if pitch > Self::HIGHEST_PITCH {
            return bad("pitch", pitch.to_string(), "0–99");
        }
        Ok(Self {
            base: base.to_owned(),
            rate,
            pitch,
            manner: Manner::Plain,
        })
    }

    /// The voice of somebody in a scenario, its manner included.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn of(voice: &Voice) -> Result<Self, VoiceError> {
        Ok(Self::new(&voice.base, voice.rate, voice.pitch)?.with_manner(voice.manner))
    }

    /// The same voice in another manner.
    pub fn with_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// The engine's variant.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Words per minute.
    pub fn rate(&self) -> u16 {
        self.rate
    }

    /// 0–99.
    pub fn pitch(&self) -> u8 {
        self.pitch
    }

    /// How it speaks.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Words per minute once the manner has had its say.
    pub fn spoken_rate(&self) -> u16 {
        self.manner.pace(self.rate)
    }

    /// How long this voice takes to say `text`, for calls without sound: 34 / rate seconds a vowel and 60 / rate
    /// around them. Fitted to espeak-ng 1.51, `pl+f2`, at 100, 150 and 200 words per minute; off by up to 20 %.
    pub fn nominal_duration(&self, text: &str) -> Millis {
        let is_vowel = |c: &char| "aeiouyąęó".contains(*c);
        let vowels = text.chars().flat_map(char::to_lowercase).filter(is_vowel).count();
        Millis::from_seconds((34.0 * vowels as f64 + 60.0) / f64::from(self.spoken_rate()))
    }
}

/// The identity of a spoken line: the same engine, voice and words give the same key on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LineKey(String);

impl LineKey {
    /// The key of `text` in a voice; `engine` is the engine's command template. Line breaks and repeated spaces
    /// do not matter, so a scenario may be re-wrapped without losing its recordings.
    pub fn new(engine: &str, voice: &VoiceSpec, text: &str) -> Self {
        let words = spoken_form(text);
        let (rate, pitch) = (voice.rate.to_string(), voice.pitch.to_string());
        let mut parts = vec![RECIPE, engine, &voice.base, &rate, &pitch];
        // A plain voice adds nothing: recordings from before there were manners keep their names.
        if voice.manner != Manner::Plain {
            parts.push(voice.manner.id());
        }
        parts.push(&words);
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            // A separator that no part contains keeps neighbours from flowing together.
            hash.update([0]);
        }
        let digits: String = hash
            .finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self(digits)
    }
}

impl fmt::Display for LineKey {
    /// Sixteen hexadecimal digits, the stem of the line's file name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A line as it goes to the engine: words with single spaces between them.
pub(super) fn spoken_form(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("", 150, 50, "base")]
    #[case("../m3", 150, 50, "base")]
    #[case("m3 -w /etc/passwd", 150, 50, "base")]
    #[case("-w", 150, 50, "base")]
    #[case("m3", 79, 50, "rate")]
    #[case("m3", 261, 50, "rate")]
    #[case("m3", 150, 100, "pitch")]
    fn voices_out_of_range_are_refused(#[case] base: &str, #[case] rate: u16, #[case] pitch: u8, #[case] at: &str) {
        match VoiceSpec::new(base, rate, pitch) {
            Err(VoiceError::BadVoice { field, .. }) => assert_eq!(field, at),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_key_changes_with_everything_that_is_heard_and_with_nothing_else() {
        let voice = VoiceSpec::new("m3", 150, 50).expect("valid");
        let key = LineKey::new("espeak", &voice, "Dzień dobry.");
        assert_eq!(key, LineKey::new("espeak", &voice, "  Dzień\n dobry. "));
        let others = [
            LineKey::new("piper", &voice, "Dzień dobry."),
            LineKey::new("espeak", &voice, "Dzień dobry!"),
            LineKey::new(
                "espeak",
                &VoiceSpec::new("m31", 150, 50).expect("valid"),
                "Dzień dobry.",
            ),
            LineKey::new("espeak", &VoiceSpec::new("m3", 151, 50).expect("valid"), "Dzień dobry."),
            LineKey::new("espeak", &VoiceSpec::new("m3", 150, 51).expect("valid"), "Dzień dobry."),
        ];
        assert!(others.iter().all(|other| *other != key));
        assert!(key.to_string().len() == 16 && key.to_string().chars().all(|c| c.is_ascii_hexdigit()));
    }

    #[test]
    fn a_manner_is_heard_and_has_recordings_of_its_own() {
        let voice = Voice {
            base: "f2".to_owned(),
            rate: 160,
            pitch: 50,
            manner: Manner::HoarseAndSlow,
        };
        let spoken = VoiceSpec::of(&voice).expect("valid");
        assert_eq!((spoken.base(), spoken.rate(), spoken.spoken_rate()), ("f2", 160, 120));
        // However slow, it stays within what the engine takes.
        let slowest = VoiceSpec::new("f2", 80, 50).expect("valid").with_manner(Manner::Slow);
        assert!(VoiceSpec::RATES.contains(&slowest.spoken_rate()));

        let plain = VoiceSpec::new("m3", 150, 50).expect("valid");
        let [hoarse, slow] = [Manner::Hoarse, Manner::Slow].map(|manner| plain.clone().with_manner(manner));
        let key = |voice: &VoiceSpec| LineKey::new("espeak", voice, "Tak.");
        assert_ne!(key(&plain), key(&hoarse));
        assert_ne!(key(&plain), key(&slow));
        assert_ne!(key(&hoarse), key(&slow));
        assert!(slow.nominal_duration("Tak.") > plain.nominal_duration("Tak."));
    }

    #[test]
    fn a_key_is_the_same_for_years() {
        let voice = VoiceSpec::new("f2", 140, 45).expect("valid");
        // Shipped recordings are found by this name: a change here orphans them all.
        insta::assert_snapshot!(LineKey::new("espeak-ng", &voice, "Tak."), @"3f1e3dd5754303b4");
    }

    #[test]
    fn nominal_duration_is_near_the_engine_s() {
        let text = "Dzień dobry, nazywam się Maria Kowalczyk i dzwonię w sprawie dowodu osobistego, bo mój stracił ważność \
                    w zeszłym tygodniu.";
        // Seconds measured with espeak-ng 1.51, pl+f2.
        for (rate, measured) in [(100, 14.7), (150, 9.65), (200, 7.22)] {
            let voice = VoiceSpec::new("f2", rate, 50).expect("valid");
            let nominal = voice.nominal_duration(text).seconds();
            assert!(
                (nominal / measured - 1.0).abs() < 0.2,
                "{rate}: {nominal} s, measured {measured} s"
            );
        }
    }
}
