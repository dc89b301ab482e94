//! The words in a plan's WAV files, by way of the recogniser. Loaded at the first file, not before.

use std::path::Path;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use crate::authoring::{HearWav, HeardTurn};
use crate::domain::Message;

/// Hears WAV files with the configured model.
#[cfg(feature = "speech")]
pub(super) struct Ears {
    model: std::path::PathBuf,
    recognizer: Option<crate::speech::WhisperRecognizer>,
}

#[cfg(feature = "speech")]
impl Ears {
    pub(super) fn new(assets: &Assets, common: &Common) -> Result<Self, CliError> {
        Ok(Self {
            model: crate::speech::default_model(&assets.folder(), common.model()?),
            recognizer: None,
        })
    }
}

#[cfg(feature = "speech")]
impl HearWav for Ears {
    fn hear(&mut self, wav: &Path) -> Result<Vec<HeardTurn>, Message> {
        let recognizer = match &mut self.recognizer {
            Some(recognizer) => recognizer,
            empty => empty.insert(crate::speech::WhisperRecognizer::load(&self.model).map_err(|e| told(&e))?),
        };
        let heard = crate::speech::transcribe_file(recognizer, wav).map_err(|error| told(&error))?;
        let turns = heard.turns.into_iter().filter(|turn| !turn.text.is_empty());
        Ok(turns
            .map(|turn| HeardTurn {
                start: turn.start,
                end: turn.end,
                text: turn.text,
                confidence: turn.confidence,
            })
            .collect())
    }
}

/// A failure of speech as a message of the localisation files.
#[cfg(feature = "speech")]
pub(super) fn told(error: &crate::speech::SpeechError) -> Message {
    Message::new(error.message_key()).texts(error.args())
}

/// Without speech there are no ears; a plan with WAV files says so.
#[cfg(not(feature = "speech"))]
pub(super) struct Ears;

#[cfg(not(feature = "speech"))]
impl Ears {
    pub(super) fn new(_assets: &Assets, _common: &Common) -> Result<Self, CliError> {
        Ok(Self)
    }
}

#[cfg(not(feature = "speech"))]
impl HearWav for Ears {
    fn hear(&mut self, wav: &Path) -> Result<Vec<HeardTurn>, Message> {
        crate::authoring::NoEars.hear(wav)
    }
}
