//! The real recogniser: whisper.cpp through whisper-rs.
//!
//! It transcribes one utterance at a time and forgets it. It never sees silence (the segmenter's gate comes first)
//! and is never given expected answers as a prompt: that would pull the text towards the right answer.

use std::path::Path;

use whisper_rs::{FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperError, WhisperState};

use super::audio::{SAMPLE_RATE, Utterance};
use super::error::SpeechError;
use super::guard::{Limits, judge};
use super::model::{ModelInfo, ModelShape, inspect};
use super::processor;
use super::recognizer::{AbortHandle, Recognizer, Transcript, Word};

/// Encoder positions in a second of sound: one for each 20 ms.
const POSITIONS_PER_SECOND: usize = 50;

/// Less than this is padded with silence: whisper.cpp misbehaves on sound under a second.
const SHORTEST: usize = SAMPLE_RATE as usize;

/// whisper.cpp's window. More than that in one utterance would be decoded as a second one.
const LONGEST: usize = 30 * SAMPLE_RATE as usize;

/// whisper.cpp's codes for "stopped by the callback or failed" while encoding and decoding.
const STOPPED: std::ops::RangeInclusive<i32> = -9..=-6;

/// How a model is run.
///
/// | parameter | demonstration | full | why |
/// |---|---|---|---|
/// | `threads` | 1 | 2 | ggml's threads spin while they wait for each other: beside a busy program two took more than 20 times as long as one |
/// | `context_margin` | 50 | 96 | most of the encoder's work is silence; the demonstration model is lost in 30 s of it |
/// | `second_look` | no | yes | a published model was trained on whole windows: what it is not sure of in a trimmed one it hears again in a whole one |
/// | `tokens_per_second` | 15 | 15 | one letter is one token in the demonstration model; stops runaway loops |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhisperParams {
    /// Threads of the computation.
    pub threads: u8,
    /// Encoder positions beyond the utterance's own length (50 a second); `None` gives the whole window of 30 s.
    pub context_margin: Option<u16>,
    /// Whether a doubtful text of a trimmed context is heard again in the whole window of 30 s.
    pub second_look: bool,
    /// The text may have so many tokens for each second of sound, and ten more.
    pub tokens_per_second: u16,
}

impl WhisperParams {
    /// For the shipped model.
    ///
    /// The margin hardly matters: from 10 to 150 the word error rate was 0.253 to 0.261 on 80 uncut sentences in
    /// voices new to the model. Where sound is cut matters, see
    /// [`SegmenterParams`](super::segmenter::SegmenterParams).
    pub const DEMONSTRATION: Self = Self {
        threads: 1,
        context_margin: Some(50),
        second_look: false,
        tokens_per_second: 15,
    };

    /// For a published Whisper model.
    pub const FULL: Self = Self {
        threads: 2,
        context_margin: Some(96),
        second_look: true,
        ..Self::DEMONSTRATION
    };

    /// What suits the model.
    pub fn for_shape(shape: &ModelShape) -> Self {
        if shape.is_demonstration() {
            Self::DEMONSTRATION
        } else {
            Self::FULL
        }
    }
}

/// A Whisper model in memory, with one state that is used again and again.
pub struct WhisperRecognizer {
    state: WhisperState,
    /// Built once: every call to `set_language` and every callback leaks a little memory in whisper-rs.
    template: FullParams<'static, 'static>,
    params: WhisperParams,
    shape: ModelShape,
    info: ModelInfo,
    abort: AbortHandle,
    /// Where short utterances are padded.
    padded: Vec<f32>,
}

impl WhisperRecognizer {
    /// Loads a model with the parameters that suit it.
    ///
    /// # Errors
    /// Those of [`inspect`], [`SpeechError::ProcessorTooOld`] where whisper.cpp cannot run, and [`SpeechError::ModelRefused`] when it does
    /// not take the model.
    pub fn load(path: &Path) -> Result<Self, SpeechError> {
        let shape = inspect(path)?;
        Self::load_inspected(path, shape, WhisperParams::for_shape(&shape))
    }

    /// Loads a model with other parameters.
    ///
    /// # Errors
    /// As [`WhisperRecognizer::load`].
    pub fn load_with(path: &Path, params: WhisperParams) -> Result<Self, SpeechError> {
        Self::load_inspected(path, inspect(path)?, params)
    }

    fn load_inspected(path: &Path, shape: ModelShape, params: WhisperParams) -> Result<Self, SpeechError> {
        // The only door to whisper.cpp; behind it, an older processor would end the program.
        processor::suits_here()?;
        // Otherwise whisper.cpp writes to the terminal.
        whisper_rs::install_logging_hooks();
        let refused = |e: WhisperError| SpeechError::ModelRefused {
            path: path.into(),
            reason: e.to_string(),
        };
        let mut loading = WhisperContextParameters::default();
        loading.use_gpu(false);
        let context = WhisperContext::new_with_params(path, loading).map_err(refused)?;
        // The state keeps the context alive.
        let state = context.create_state().map_err(refused)?;
        let abort = AbortHandle::default();
        let name = path
            .file_stem()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let info = ModelInfo {
            name,
            path: path.into(),
            demonstration: shape.is_demonstration(),
        };
        let template = template(params, abort.clone());
        Ok(Self {
            state,
            template,
            params,
            shape,
            info,
            abort,
            padded: Vec::new(),
        })
    }

    /// How many encoder positions an utterance of so many samples is given.
    fn audio_context(&self, samples: usize) -> i32 {
        let Some(margin) = self.params.context_margin else {
            return 0;
        };
        let own = (samples * POSITIONS_PER_SECOND).div_ceil(SAMPLE_RATE as usize);
        // `shape.audio_ctx` is at most 1500, so this fits.
        (own + usize::from(margin)).min(self.shape.audio_ctx as usize) as i32
    }

    fn read_out(&self) -> Result<Transcript, SpeechError> {
        let mut transcript = Transcript::default();
        for segment in self.state.as_iter() {
            transcript.no_speech = transcript.no_speech.max(segment.no_speech_probability());
            let mut spelling = Spelling::default();
            for token in (0..segment.n_tokens()).filter_map(|i| segment.get_token(i)) {
                // Special tokens (end of text and above) are not words.
                if token.token_id() < END_OF_TEXT {
                    spelling.push(token.to_bytes().map_err(failed)?, token.token_probability());
                }
            }
            transcript.words.extend(spelling.finish());
        }
        Ok(transcript)
    }
}

/// Puts tokens together to words. A token may be a part of a word, or even of a letter.
#[derive(Default)]
struct Spelling {
    words: Vec<Word>,
    bytes: Vec<u8>,
    sum: f32,
    tokens: usize,
}

impl Spelling {
    fn push(&mut self, token: &[u8], probability: f32) {
        if token.first().is_some_and(u8::is_ascii_whitespace) {
            self.close();
        }
        self.bytes.extend_from_slice(token);
        self.sum += probability;
        self.tokens += 1;
    }

    fn close(&mut self) {
        let text = String::from_utf8_lossy(&self.bytes);
        let confidence = self.sum / self.tokens.max(1) as f32;
        // A token may hold several words, too.
        let words = text.split_whitespace().map(|text| Word {
            text: text.to_owned(),
            confidence,
            tokens: self.tokens.max(1),
        });
        self.words.extend(words);
        self.bytes.clear();
        (self.sum, self.tokens) = (0.0, 0);
    }

    fn finish(mut self) -> Vec<Word> {
        self.close();
        self.words
    }
}

/// The end-of-text token of every multilingual model; text tokens are below it.
const END_OF_TEXT: i32 = 50_257;

impl WhisperRecognizer {
    /// What whisper.cpp is told for so many samples in so many encoder positions (0: all of them).
    fn fitted(&self, samples: usize, context: i32) -> FullParams<'static, 'static> {
        // A shallow copy: the language and the callback are shared, not leaked again.
        let mut params = self.template.clone();
        params.set_audio_ctx(context);
        let seconds = samples.min(LONGEST).div_ceil(SAMPLE_RATE as usize);
        // At most 30 s times 65,535 and 10: fits.
        params.set_max_tokens((seconds * usize::from(self.params.tokens_per_second) + 10) as i32);
        params
    }

    /// One utterance, heard in so many encoder positions (0: all of them).
    fn hear(&mut self, utterance: &Utterance, context: i32) -> Result<Transcript, SpeechError> {
        let params = self.fitted(utterance.samples.len(), context);
        match self.state.full(params, &self.padded) {
            Ok(()) => Ok(judge(self.read_out()?, utterance, &Limits::DEFAULT)),
            Err(WhisperError::GenericError(code)) if STOPPED.contains(&code) && self.abort.is_aborted() => {
                Err(SpeechError::Aborted)
            }
            Err(error) => Err(failed(error)),
        }
    }
}

impl Recognizer for WhisperRecognizer {
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        let first = self.draft(utterance)?;
        let trimmed = self.audio_context(self.padded.len()) != 0;
        let certain = first.doubt.is_none() && !first.is_blank();
        if certain || !trimmed || !self.params.second_look {
            return Ok(first);
        }
        let second = self.hear(utterance, 0)?;
        Ok(if second.doubt.is_none() || second.confidence() > first.confidence() {
            second
        } else {
            first
        })
    }

    fn draft(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        if self.abort.is_aborted() {
            return Err(SpeechError::Aborted);
        }
        if utterance.samples.is_empty() {
            return Ok(Transcript::default());
        }
        let samples = &utterance.samples[..utterance.samples.len().min(LONGEST)];
        self.padded.clear();
        self.padded.extend_from_slice(samples);
        self.padded.resize(samples.len().max(SHORTEST), 0.0);
        self.hear(utterance, self.audio_context(self.padded.len()))
    }

    fn model(&self) -> &ModelInfo {
        &self.info
    }

    fn abort_handle(&self) -> AbortHandle {
        self.abort.clone()
    }
}

fn template(params: WhisperParams, abort: AbortHandle) -> FullParams<'static, 'static> {
    let mut full = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
    full.set_language(Some("pl"));
    full.set_translate(false);
    full.set_n_threads(i32::from(params.threads.max(1)));
    full.set_single_segment(true);
    full.set_no_timestamps(true);
    full.set_no_context(true);
    full.set_suppress_blank(true);
    full.set_suppress_nst(true);
    full.set_temperature(0.0);
    // No second try at a higher temperature: it takes seconds and invents.
    full.set_temperature_inc(0.0);
    full.set_print_special(false);
    full.set_print_progress(false);
    full.set_print_realtime(false);
    full.set_print_timestamps(false);
    // whisper-rs boxes the closure twice and reads it back as what it was given: that is sound for a boxed closure
    // alone.
    let stop: Box<dyn FnMut() -> bool> = Box::new(move || abort.is_aborted());
    full.set_abort_callback_safe(stop);
    full
}

fn failed(error: WhisperError) -> SpeechError {
    SpeechError::Recognition {
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Millis;
    use crate::speech::default_model;

    fn demonstration() -> WhisperRecognizer {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let params = WhisperParams {
            second_look: true,
            ..WhisperParams::DEMONSTRATION
        };
        WhisperRecognizer::load_with(&default_model(&assets, None), params).unwrap()
    }

    /// Every address in the parameters, with its name: among them what whisper-rs put on the heap and never takes back.
    fn addresses(params: &FullParams<'_, '_>) -> Vec<String> {
        let fields = format!("{params:?}");
        let fields = fields.split(", ").filter(|field| field.contains("0x"));
        fields.map(str::to_owned).collect()
    }

    /// whisper-rs leaks the language and the callback whenever they are set, and the callback holds an abort handle.
    #[test]
    fn parameters_are_built_once_and_shared_by_all_utterances() {
        let mut recognizer = demonstration();
        let (handles, once) = (recognizer.abort.clones(), addresses(&recognizer.template));
        for name in ["language: 0x", "abort_callback_user_data: 0x"] {
            let set = |field: &String| field.starts_with(name) && !field.ends_with(" 0x0");
            assert!(once.iter().any(set), "{name} in {once:?}");
        }
        for tenths in 1..=5 {
            let hum = |n: usize| (n as f32 * 0.05).sin() * (n as f32 * 0.000_7).sin() * 0.1;
            let samples: Vec<f32> = (0..tenths * SAMPLE_RATE as usize / 10).map(hum).collect();
            let params = recognizer.fitted(samples.len(), 100);
            assert_eq!(addresses(&params), once);
            let utterance = Utterance {
                samples,
                start: Millis(0),
                end: Millis(0),
            };
            recognizer.draft(&utterance).unwrap();
            recognizer.transcribe(&utterance).unwrap();
        }
        assert_eq!(recognizer.abort.clones(), handles);
        // Both measures see parameters that are built anew.
        let anew = template(recognizer.params, recognizer.abort.clone());
        assert_ne!(addresses(&anew), once);
        drop(anew);
        assert_eq!(recognizer.abort.clones(), handles + 1);
    }
}
