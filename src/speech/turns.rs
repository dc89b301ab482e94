//! Turns on their way from sound to text: what of them is transcribed, what is guessed, what can be shown by now.

use super::agreement::Agreement;
use super::audio::{SAMPLE_RATE, Utterance, samples_in};
use super::error::SpeechError;
use super::listener::SpeechEvent;
use super::recognizer::Transcript;
use super::segmenter::TurnId;
use super::worker::JobId;
use crate::domain::Millis;

/// Between two pieces of a turn lies no more silence than this, samples: 2 s.
const LONGEST_GAP: u64 = 2 * SAMPLE_RATE as u64;

/// A turn on its way to its text.
pub(super) struct Open {
    pub(super) id: TurnId,
    pub(super) start: Millis,
    pub(super) end: Option<Millis>,
    pub(super) pieces: Vec<Part>,
    pub(super) audio_seconds: f64,
    /// The sound of all pieces, with silence where there was a pause between them.
    pub(super) sound: Vec<f32>,
    /// The piece that is being spoken.
    pub(super) live: Live,
}

/// A piece that is being spoken.
#[derive(Default)]
pub(super) struct Live {
    pub(super) caption: Agreement,
    /// Time of the sound that was last asked for.
    pub(super) asked_at: Millis,
    pub(super) asked: Option<JobId>,
    /// Transcribed in a pause, on the guess that the piece is over.
    pub(super) guess: Option<Guess>,
}

pub(super) struct Guess {
    pub(super) job: JobId,
    /// Length of its sound, samples; the piece has the same when the guess was right.
    pub(super) samples: usize,
    pub(super) end: Millis,
    pub(super) outcome: Option<Result<Transcript, SpeechError>>,
}

pub(super) enum Part {
    Waiting(JobId),
    Done(Transcript),
    Failed,
}

impl Part {
    /// What became of a piece; a failure is reported.
    pub(super) fn from(result: Result<Transcript, SpeechError>, events: &mut Vec<SpeechEvent>) -> Self {
        match result {
            Ok(transcript) => Self::Done(transcript),
            Err(error) => {
                events.push(SpeechEvent::Failed { error });
                Self::Failed
            }
        }
    }
}

impl Open {
    /// Keeps the sound of a piece for the measures of the voice.
    pub(super) fn hear(&mut self, piece: &Utterance, origin: Millis, anchor: Millis) {
        self.audio_seconds += piece.seconds();
        let begins = (origin + piece.start.since(anchor)).since(self.start);
        let place = samples_in(begins).max(self.sound.len() as u64);
        // No turn has an hour of silence within it.
        self.sound
            .resize(place.min(self.sound.len() as u64 + LONGEST_GAP) as usize, 0.0);
        self.sound.extend_from_slice(&piece.samples);
    }

    /// All of the turn that is known by now: its complete pieces, and the one being spoken.
    pub(super) fn caption(&self) -> SpeechEvent {
        let done = |part: &Part| match part {
            Part::Done(transcript) if !transcript.is_blank() => Some(transcript.text()),
            Part::Done(_) | Part::Waiting(_) | Part::Failed => None,
        };
        let mut settled: Vec<String> = self.pieces.iter().filter_map(done).collect();
        settled.push(self.live.caption.settled());
        settled.retain(|text| !text.is_empty());
        SpeechEvent::Caption {
            settled: settled.join(" "),
            open: self.live.caption.open(),
        }
    }
}
