//! What can go wrong between a voice and its text, said so that the reader can mend it.
//!
//! The English text here is for logs and developers. What a user reads comes from the localisation files under
//! the key of [`SpeechError::message_key`], filled with [`SpeechError::args`]. No text of an utterance ever
//! enters an error.

use std::path::PathBuf;

use thiserror::Error;

/// A failure of capture, file reading or recognition. Cheap to clone, so that it can travel as an event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpeechError {
    /// There is no file at the path.
    #[error("there is no sound file at {}; check the path", path.display())]
    WavMissing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file is there and cannot be read.
    #[error("{} cannot be read ({reason}); check its permissions", path.display())]
    WavUnreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The file is something else than a WAV.
    #[error("{} is not a WAV file ({detail}); export the recording as WAV (PCM) and try again", path.display())]
    NotWav {
        /// The file.
        path: PathBuf,
        /// What in it was unexpected.
        detail: String,
    },
    /// A WAV in an encoding that is not read here.
    #[error("{} uses a WAV encoding that is not supported ({detail}); export it as PCM, 16 bits", path.display())]
    WavUnsupported {
        /// The file.
        path: PathBuf,
        /// Which encoding.
        detail: String,
    },
    /// The file ends before the length that its header promises.
    #[error("{} is cut short: {present_ms} ms of {promised_ms} ms are there; copy or record it again", path.display())]
    WavTruncated {
        /// The file.
        path: PathBuf,
        /// Length of the sound that is there, ms.
        present_ms: u64,
        /// Length of the sound that the header announces, ms.
        promised_ms: u64,
    },
    /// No sound in the file.
    #[error("{} holds no sound; record it again", path.display())]
    WavEmpty {
        /// The file.
        path: PathBuf,
    },
    /// Longer than [`MAX_FILE_SECONDS`](super::MAX_FILE_SECONDS).
    #[error("{} is longer than {limit_hours} hours; cut it into shorter files", path.display())]
    WavTooLong {
        /// The file.
        path: PathBuf,
        /// The limit, hours.
        limit_hours: u64,
    },
    /// The computer has no microphone, or hides it.
    #[error("no microphone was found; plug one in, or type your answers")]
    NoMicrophone,
    /// The microphone that was chosen is not there.
    #[error("the microphone \"{device}\" is not plugged in; plug it in, choose another one, or type your answers")]
    MicrophoneAbsent {
        /// Its name.
        device: String,
    },
    /// There is a microphone and it cannot be opened.
    #[error("the microphone \"{device}\" cannot be opened ({reason}); allow access to it, or type your answers")]
    MicrophoneUnusable {
        /// The device's name.
        device: String,
        /// What the sound system said.
        reason: String,
    },
    /// The microphone stopped during the call.
    #[error("the microphone is gone ({reason}); plug it in again, or go on by typing")]
    MicrophoneLost {
        /// What the sound system said.
        reason: String,
    },
    /// There is no model at the path.
    #[error("there is no speech model at {}; correct the path, or use the demonstration model", path.display())]
    ModelMissing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The model is there and cannot be read.
    #[error("the speech model {} cannot be read ({reason}); check its permissions", path.display())]
    ModelUnreadable {
        /// The model file.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The file is not a Whisper model in ggml format.
    #[error("{} is not a Whisper model in ggml format ({detail}); choose another file", path.display())]
    ModelForeign {
        /// The model file.
        path: PathBuf,
        /// What in it was unexpected.
        detail: String,
    },
    /// A Whisper model that is cut short or altered.
    #[error("the speech model {} is damaged ({detail}); download or copy it again", path.display())]
    ModelDamaged {
        /// The model file.
        path: PathBuf,
        /// What in it was unexpected.
        detail: String,
    },
    /// A Whisper model for English alone (`*.en`).
    #[error("the speech model {} knows English only; choose a multilingual one (without \".en\")", path.display())]
    ModelEnglishOnly {
        /// The model file.
        path: PathBuf,
    },
    /// whisper.cpp refused the model, or there was no memory for it.
    #[error("the speech model {} could not be started ({reason}); choose a smaller one", path.display())]
    ModelRefused {
        /// The model file.
        path: PathBuf,
        /// What whisper.cpp said.
        reason: String,
    },
    /// whisper.cpp's code would end the program on this processor.
    #[error(
        "this processor lacks {missing}, which speech recognition needs; type your answers, or use a newer computer"
    )]
    ProcessorTooOld {
        /// The instructions that are missing, as their makers name them.
        missing: String,
    },
    /// One utterance could not be transcribed; the next one may well be.
    #[error("an utterance could not be transcribed ({reason}); say it again, or type it")]
    Recognition {
        /// What whisper.cpp said.
        reason: String,
    },
    /// Transcription was stopped on request.
    #[error("the transcription was stopped")]
    Aborted,
    /// The recogniser's thread is gone.
    #[error("the recogniser has stopped ({reason}); go on by typing, and restart the program")]
    RecognizerStopped {
        /// Why.
        reason: String,
    },
    /// The sound could not be brought to 16 kHz.
    #[error("sound at {rate} Hz cannot be converted to 16000 Hz ({reason}); export it at 16, 44.1 or 48 kHz")]
    Resampling {
        /// The rate of the source, Hz.
        rate: u32,
        /// What the resampler said.
        reason: String,
    },
}

impl SpeechError {
    /// The stable key of this message in `assets/l10n/*/speech.ftl`.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::WavMissing { .. } => "speech-wav-missing",
            Self::WavUnreadable { .. } => "speech-wav-unreadable",
            Self::NotWav { .. } => "speech-wav-not-wav",
            Self::WavUnsupported { .. } => "speech-wav-unsupported",
            Self::WavTruncated { .. } => "speech-wav-truncated",
            Self::WavEmpty { .. } => "speech-wav-empty",
            Self::WavTooLong { .. } => "speech-wav-too-long",
            Self::NoMicrophone => "speech-microphone-none",
            Self::MicrophoneAbsent { .. } => "speech-microphone-absent",
            Self::MicrophoneUnusable { .. } => "speech-microphone-unusable",
            Self::MicrophoneLost { .. } => "speech-microphone-lost",
            Self::ModelMissing { .. } => "speech-model-missing",
            Self::ModelUnreadable { .. } => "speech-model-unreadable",
            Self::ModelForeign { .. } => "speech-model-foreign",
            Self::ModelDamaged { .. } => "speech-model-damaged",
            Self::ModelEnglishOnly { .. } => "speech-model-english-only",
            Self::ModelRefused { .. } => "speech-model-refused",
            Self::ProcessorTooOld { .. } => "speech-processor-old",
            Self::Recognition { .. } => "speech-recognition-failed",
            Self::Aborted => "speech-recognition-aborted",
            Self::RecognizerStopped { .. } => "speech-recognizer-stopped",
            Self::Resampling { .. } => "speech-resampling",
        }
    }

    /// The variables of the message: `path`, `reason` (technical detail, not translated), `device`, `present` and
    /// `promised` (seconds with one decimal), `hours`, `rate` (Hz), `missing` (instructions). Every message takes a subset of these.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let seconds = |ms: u64| format!("{}.{}", ms / 1000, ms % 1000 / 100);
        match self {
            Self::WavMissing { path }
            | Self::WavEmpty { path }
            | Self::ModelMissing { path }
            | Self::ModelEnglishOnly { path } => vec![("path", path.display().to_string())],
            Self::WavUnreadable { path, reason: detail }
            | Self::NotWav { path, detail }
            | Self::WavUnsupported { path, detail }
            | Self::ModelUnreadable { path, reason: detail }
            | Self::ModelForeign { path, detail }
            | Self::ModelDamaged { path, detail }
            | Self::ModelRefused { path, reason: detail } => {
                vec![("path", path.display().to_string()), ("reason", detail.clone())]
            }
            Self::WavTruncated {
                path,
                present_ms,
                promised_ms,
            } => vec![
                ("path", path.display().to_string()),
                ("present", seconds(*present_ms)),
                ("promised", seconds(*promised_ms)),
            ],
            Self::WavTooLong { path, limit_hours } => {
                vec![("path", path.display().to_string()), ("hours", limit_hours.to_string())]
            }
            Self::ProcessorTooOld { missing } => vec![("missing", missing.clone())],
            Self::MicrophoneAbsent { device } => vec![("device", device.clone())],
            Self::MicrophoneUnusable { device, reason } => {
                vec![("device", device.clone()), ("reason", reason.clone())]
            }
            Self::MicrophoneLost { reason } | Self::Recognition { reason } | Self::RecognizerStopped { reason } => {
                vec![("reason", reason.clone())]
            }
            Self::Resampling { rate, reason } => vec![("rate", rate.to_string()), ("reason", reason.clone())],
            Self::NoMicrophone | Self::Aborted => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<SpeechError> {
        let path = PathBuf::from("a.wav");
        let text = String::from("x");
        vec![
            SpeechError::WavMissing { path: path.clone() },
            SpeechError::WavUnreadable {
                path: path.clone(),
                reason: text.clone(),
            },
            SpeechError::NotWav {
                path: path.clone(),
                detail: text.clone(),
            },
            SpeechError::WavUnsupported {
                path: path.clone(),
                detail: text.clone(),
            },
            SpeechError::WavTruncated {
                path: path.clone(),
                present_ms: 1234,
                promised_ms: 60_000,
            },
            SpeechError::WavEmpty { path: path.clone() },
            SpeechError::WavTooLong {
                path: path.clone(),
                limit_hours: 3,
            },
            SpeechError::NoMicrophone,
            SpeechError::MicrophoneAbsent { device: text.clone() },
            SpeechError::MicrophoneUnusable {
                device: text.clone(),
                reason: text.clone(),
            },
            SpeechError::MicrophoneLost { reason: text.clone() },
            SpeechError::ModelMissing { path: path.clone() },
            SpeechError::ModelUnreadable {
                path: path.clone(),
                reason: text.clone(),
            },
            SpeechError::ModelForeign {
                path: path.clone(),
                detail: text.clone(),
            },
            SpeechError::ModelDamaged {
                path: path.clone(),
                detail: text.clone(),
            },
            SpeechError::ModelEnglishOnly { path: path.clone() },
            SpeechError::ModelRefused {
                path,
                reason: text.clone(),
            },
            SpeechError::ProcessorTooOld { missing: text.clone() },
            SpeechError::Recognition { reason: text.clone() },
            SpeechError::Aborted,
            SpeechError::RecognizerStopped { reason: text.clone() },
            SpeechError::Resampling { rate: 1, reason: text },
        ]
    }

    /// Each message exists in both languages and names exactly the variables that the error supplies.
    #[test]
    fn every_error_is_written_in_both_languages() {
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/speech.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for error in one_of_each() {
                let start = format!("{} =", error.message_key());
                let line = texts.lines().find(|line| line.starts_with(&start));
                let line = line.unwrap_or_else(|| panic!("{file} lacks {}", error.message_key()));
                for (name, _) in error.args() {
                    assert!(
                        line.contains(&format!("${name} ")),
                        "{file}: {start} does not use ${name}"
                    );
                }
                assert_eq!(line.matches('$').count(), error.args().len(), "{file}: {start}");
            }
        }
    }

    #[test]
    fn lengths_are_shown_in_seconds() {
        let error = SpeechError::WavTruncated {
            path: "a.wav".into(),
            present_ms: 1234,
            promised_ms: 60_000,
        };
        assert_eq!(
            error.args()[1..],
            [("present", "1.2".to_string()), ("promised", "60.0".to_string())]
        );
    }
}
