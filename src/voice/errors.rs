//! What can go wrong with sound, in terms of what the user can do about it.
//!
//! Errors here are plain values: no operating-system handles, and never a word of what a caller says.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::Millis;

/// A failure of the sound card, of the speech engine or of an audio file.
///
/// `Display` is English, for logs. Users read the localised text under [`VoiceError::message_key`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VoiceError {
    /// No output device could be opened; calls go on with captions.
    #[error("no sound card could be opened: {reason}")]
    NoSoundCard { reason: String },
    /// The output device stopped working during a call; calls go on with captions.
    #[error("the sound card stopped working: {reason}")]
    SoundCardLost { reason: String },
    /// A voice's parameter lies outside its range.
    #[error("voice: {field} is {value}, allowed: {allowed}")]
    BadVoice {
        field: &'static str,
        value: String,
        allowed: &'static str,
    },
    /// The speech engine's command template has no command.
    #[error("the speech engine's command is empty")]
    TemplateEmpty,
    /// The speech engine's command template names no output file.
    #[error("the speech engine's command lacks {{out}}")]
    TemplateLacksOut,
    /// A quotation mark in the command template is never closed.
    #[error("the speech engine's command has an unclosed quotation mark")]
    TemplateQuote,
    /// The command template has a placeholder that does not exist.
    #[error("the speech engine's command has an unknown placeholder {{{name}}}")]
    TemplatePlaceholder { name: String },
    /// There is nothing to say.
    #[error("a line without words cannot be spoken")]
    EmptyText,
    /// The speech engine (or the OGG encoder) is not installed.
    #[error("program not found: {program}")]
    ProgramMissing { program: String },
    /// The program did not finish in time and was ended.
    #[error("{program} did not finish within {seconds} s and was ended")]
    ProgramHung { program: String, seconds: u64 },
    /// The program reported failure.
    #[error("{program} failed ({status}): {said}")]
    ProgramFailed {
        program: String,
        status: String,
        said: String,
    },
    /// The engine's output file is absent or is no WAV.
    #[error("{program} produced no usable WAV: {reason}")]
    EngineGarbage { program: String, reason: String },
    /// The engine's output file holds no sound.
    #[error("{program} produced silence")]
    EngineSilent { program: String },
    /// An audio file cannot be decoded.
    #[error("{}: not a usable audio file: {reason}", path.display())]
    NotAudio { path: PathBuf, reason: String },
    /// A person's recording holds no sound.
    #[error("{}: nothing is heard in it", path.display())]
    RecordingSilent { path: PathBuf },
    /// A person's recording is much longer or shorter than its words: probably those of another line.
    #[error("{}: {} s long, its words take about {} s", path.display(), spoken.seconds(), expected.seconds())]
    RecordingLength {
        path: PathBuf,
        spoken: Millis,
        expected: Millis,
    },
    /// A file cannot be read or written.
    #[error("{}: {reason}", path.display())]
    File { path: PathBuf, reason: String },
}

impl VoiceError {
    /// A file-system failure on `path`.
    pub(super) fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::File {
            path: path.to_path_buf(),
            reason: error.to_string(),
        }
    }

    /// An undecodable file at `path`.
    pub(super) fn not_audio(path: &Path, reason: impl ToString) -> Self {
        Self::NotAudio {
            path: path.to_path_buf(),
            reason: reason.to_string(),
        }
    }

    /// The localisation key of the user's message, in `voice.ftl`.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NoSoundCard { .. } => "voice-no-sound-card",
            Self::SoundCardLost { .. } => "voice-sound-card-lost",
            Self::BadVoice { .. } => "voice-bad-voice",
            Self::TemplateEmpty => "voice-template-empty",
            Self::TemplateLacksOut => "voice-template-lacks-out",
            Self::TemplateQuote => "voice-template-quote",
            Self::TemplatePlaceholder { .. } => "voice-template-placeholder",
            Self::EmptyText => "voice-empty-text",
            Self::ProgramMissing { .. } => "voice-program-missing",
            Self::ProgramHung { .. } => "voice-program-hung",
            Self::ProgramFailed { .. } => "voice-program-failed",
            Self::EngineGarbage { .. } => "voice-engine-garbage",
            Self::EngineSilent { .. } => "voice-engine-silent",
            Self::NotAudio { .. } => "voice-not-audio",
            Self::RecordingSilent { .. } => "voice-recording-silent",
            Self::RecordingLength { .. } => "voice-recording-length",
            Self::File { .. } => "voice-file",
        }
    }

    /// The arguments of the user's message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let path_text = |path: &Path| path.display().to_string();
        match self {
            Self::NoSoundCard { reason } | Self::SoundCardLost { reason } => vec![("reason", reason.clone())],
            Self::BadVoice { field, value, allowed } => {
                vec![
                    ("field", (*field).to_owned()),
                    ("value", value.clone()),
                    ("allowed", (*allowed).to_owned()),
                ]
            }
            Self::TemplateEmpty | Self::TemplateLacksOut | Self::TemplateQuote | Self::EmptyText => Vec::new(),
            Self::TemplatePlaceholder { name } => vec![("name", name.clone())],
            Self::ProgramMissing { program } | Self::EngineSilent { program } => vec![("program", program.clone())],
            Self::ProgramHung { program, seconds } => {
                vec![("program", program.clone()), ("seconds", seconds.to_string())]
            }
            Self::ProgramFailed { program, status, said } => {
                vec![
                    ("program", program.clone()),
                    ("status", status.clone()),
                    ("said", said.clone()),
                ]
            }
            Self::EngineGarbage { program, reason } => vec![("program", program.clone()), ("reason", reason.clone())],
            Self::RecordingSilent { path } => vec![("path", path_text(path))],
            Self::RecordingLength { path, spoken, expected } => vec![
                ("path", path_text(path)),
                ("spoken", format!("{:.1}", spoken.seconds())),
                ("expected", format!("{:.1}", expected.seconds())),
            ],
            Self::NotAudio { path, reason } | Self::File { path, reason } => {
                vec![("path", path_text(path)), ("reason", reason.clone())]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

    use super::*;

    fn one_of_each() -> Vec<VoiceError> {
        let text = || "x".to_owned();
        vec![
            VoiceError::NoSoundCard { reason: text() },
            VoiceError::SoundCardLost { reason: text() },
            VoiceError::BadVoice {
                field: "rate",
                value: text(),
                allowed: "80–260",
            },
            VoiceError::TemplateEmpty,
            VoiceError::TemplateLacksOut,
            VoiceError::TemplateQuote,
            VoiceError::TemplatePlaceholder { name: text() },
            VoiceError::EmptyText,
            VoiceError::ProgramMissing { program: text() },
            VoiceError::ProgramHung {
                program: text(),
                seconds: 20,
            },
            VoiceError::ProgramFailed {
                program: text(),
                status: text(),
                said: text(),
            },
            VoiceError::EngineGarbage {
                program: text(),
                reason: text(),
            },
            VoiceError::EngineSilent { program: text() },
            VoiceError::NotAudio {
                path: "a.ogg".into(),
                reason: text(),
            },
            VoiceError::RecordingSilent { path: "a.wav".into() },
            VoiceError::RecordingLength {
                path: "a.wav".into(),
                spoken: Millis(9_000),
                expected: Millis(2_500),
            },
            VoiceError::File {
                path: "a.wav".into(),
                reason: text(),
            },
        ]
    }

    #[test]
    fn every_error_has_its_text_in_both_languages() {
        let languages = [
            ("pl", include_str!("../../assets/l10n/pl/voice.ftl")),
            ("en", include_str!("../../assets/l10n/en/voice.ftl")),
        ];
        for (language, source) in languages {
            let resource = FluentResource::try_new(source.to_owned()).expect("valid Fluent");
            let mut bundle = FluentBundle::new(vec![language.parse().expect("language tag")]);
            bundle.add_resource(resource).expect("no key twice");
            for error in one_of_each() {
                let key = error.message_key();
                let message = bundle
                    .get_message(key)
                    .unwrap_or_else(|| panic!("{language}: no {key}"));
                let pattern = message.value().expect("a message has a text");
                let mut args = FluentArgs::new();
                error.args().into_iter().for_each(|(name, value)| args.set(name, value));
                let mut problems = Vec::new();
                let text = bundle.format_pattern(pattern, Some(&args), &mut problems);
                assert!(problems.is_empty(), "{language} {key}: {problems:?}");
                assert!(text.len() > 15, "{language} {key}: {text}");
            }
        }
    }
}
