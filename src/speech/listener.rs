//! The whole way: capture → segmenter → worker → events, in one object that is polled.
//!
//! It reports what was said and when. What that means for the call is not its business. No text is logged.

use std::collections::VecDeque;

use super::audio::{SAMPLE_RATE, SILENCE_DBFS, Utterance, level_dbfs};
use super::capture::{Capture, CaptureState};
use super::echo::{EchoGate, FarEnd};
use super::error::SpeechError;
use super::health::{Health, Trouble};
use super::measures::{Background, VoiceMeasures, measure};
use super::model::ModelInfo;
use super::recognizer::Transcript;
use super::segmenter::{SegmentEvent, Segmenter, SegmenterParams};
use super::turns::{Guess, Live, Open, Part};
use super::vad::EarshotVad;
use super::worker::{Effort, Outcome, Worker};
use crate::domain::Millis;

/// While somebody speaks, what they have said so far is transcribed for a caption this often.
const CAPTION_EVERY: Millis = Millis(400);

/// Levels of the far end that may be ahead of the microphone, frames.
const FAR_END_AHEAD: usize = 4;

/// Sound that the level meter looks back on: 100 ms.
const METER_SAMPLES: usize = SAMPLE_RATE as usize / 10;

/// Whether the microphone is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Sound goes through.
    Open,
    /// Sound is thrown away unheard; time goes on.
    Muted,
}

/// What a listener reports. Times are on the session's clock.
///
/// Each `Started` is followed by exactly one `Ended`, and each `Ended`, perhaps much later, by exactly one of `Said`
/// or `Unheard` for the same turn; turns settle in order. `Failed` and `Caption` may come in between.
#[derive(Debug, Clone, PartialEq)]
pub enum SpeechEvent {
    /// Somebody has begun to speak. Known about 0.1 s later.
    Started {
        /// When the speech began.
        at: Millis,
    },
    /// They have stopped. Known about a second later.
    Ended {
        /// When the speech ended.
        at: Millis,
    },
    /// What the turn being spoken sounds like so far. To be shown, never to be scored.
    Caption {
        /// Words that stay, until the turn's text takes their place.
        settled: String,
        /// Words that may still change.
        open: String,
    },
    /// The text of a turn.
    Said {
        /// The words.
        text: String,
        /// When its speech began.
        start: Millis,
        /// When its speech ended.
        end: Millis,
        /// Mean probability of its tokens, 0 to 1; at most [`Transcript::DOUBTFUL`] when there is a reason for doubt.
        confidence: f32,
        /// Sound that was transcribed for it, seconds.
        audio_seconds: f64,
        /// How it sounded, for the trainee's eyes alone: see [`super::measures`].
        voice: VoiceMeasures,
        /// Its sound, 16 kHz, for who has the trainee's consent to keep it.
        sound: Vec<f32>,
    },
    /// Speech without a text: nothing was understood, or its transcription failed.
    Unheard {
        /// When it began.
        start: Millis,
        /// When it ended.
        end: Millis,
    },
    /// Something is wrong with the sound that the user can mend; told once.
    Trouble {
        /// What.
        what: Trouble,
    },
    /// The source is gone for now, and may come back. Let the user go on by typing, and say so in the record.
    Away {
        /// Why.
        reason: SpeechError,
    },
    /// The source is back.
    Returned,
    /// The source is gone; nothing more will be heard. Let the user go on by typing, and say so in the record.
    Lost {
        /// Why.
        reason: SpeechError,
    },
    /// The source is at its end: a file was played through.
    Finished,
    /// A part of a turn could not be transcribed. Show it; the turn still settles.
    Failed {
        /// Why.
        error: SpeechError,
    },
}

/// Listens to a capture. Call [`poll`](Self::poll) often (ten times a second or more).
pub struct Listener {
    capture: Box<dyn Capture>,
    segmenter: Segmenter,
    far_end: FarEnd,
    worker: Worker,
    turns: VecDeque<Open>,
    gate: Gate,
    /// Session time at the segmenter's `anchor`.
    origin: Millis,
    anchor: Millis,
    live: bool,
    away: bool,
    health: Health,
    sound: Vec<f32>,
    meter: VecDeque<f32>,
}

impl Listener {
    /// Listens from now on; `now` is the session's time.
    pub fn new(capture: Box<dyn Capture>, worker: Worker, now: Millis) -> Self {
        let params = params_for(worker.model());
        let far_end = FarEnd::default();
        let gate = EchoGate::new(EarshotVad::default(), far_end.clone());
        let mut listener = Self::with_segmenter(capture, worker, Segmenter::new(params, Box::new(gate)), now);
        listener.far_end = far_end;
        listener
    }

    /// Where to tell what is played meanwhile, so that it is not taken for the trainee.
    pub fn far_end(&self) -> &FarEnd {
        &self.far_end
    }

    /// As [`new`](Self::new), with a segmenter of one's own.
    pub fn with_segmenter(capture: Box<dyn Capture>, worker: Worker, segmenter: Segmenter, now: Millis) -> Self {
        let anchor = segmenter.now();
        Self {
            capture,
            segmenter,
            far_end: FarEnd::default(),
            worker,
            turns: VecDeque::new(),
            gate: Gate::Open,
            origin: now,
            anchor,
            live: true,
            away: false,
            health: Health::default(),
            sound: Vec::new(),
            meter: VecDeque::with_capacity(METER_SAMPLES),
        }
    }

    /// Takes the sound that has arrived and reports what there is to report. Never blocks.
    pub fn poll(&mut self) -> Vec<SpeechEvent> {
        let mut events = Vec::new();
        if self.live {
            self.hear(&mut events);
        }
        while let Some(outcome) = self.worker.poll() {
            self.sort_in(outcome, &mut events);
        }
        self.settle(&mut events);
        events
    }

    fn sort_in(&mut self, Outcome { job, result }: Outcome, events: &mut Vec<SpeechEvent>) {
        let mut parts = self.turns.iter_mut().flat_map(|turn| turn.pieces.iter_mut());
        if let Some(place) = parts.find(|p| matches!(p, Part::Waiting(waiting) if *waiting == job)) {
            *place = Part::from(result, events);
            return;
        }
        let Some(turn) = self.turns.back_mut() else { return };
        match &mut turn.live {
            Live { guess: Some(guess), .. } if guess.job == job => guess.outcome = Some(result),
            live if live.asked == Some(job) => {
                live.asked = None;
                // A caption that fails is no loss: the next one is under way.
                if let Ok(transcript) = result
                    && !transcript.is_blank()
                {
                    live.caption.take(&transcript);
                    events.push(turn.caption());
                }
            }
            _ => {}
        }
    }

    /// Mutes or opens. Muting ends what is being said, whose text still comes.
    pub fn set_gate(&mut self, gate: Gate) -> Vec<SpeechEvent> {
        let mut events = Vec::new();
        if gate == Gate::Muted && self.gate == Gate::Open {
            let found = self.segmenter.finish();
            self.take(found, &mut events);
            self.meter.clear();
        }
        self.gate = gate;
        events
    }

    /// Sets the clock: the sound read from here on begins at `now`. Call it when the session goes on after a pause.
    pub fn resync(&mut self, now: Millis) -> Vec<SpeechEvent> {
        let mut events = Vec::new();
        let found = self.segmenter.finish();
        self.take(found, &mut events);
        self.origin = now;
        self.anchor = self.segmenter.now();
        events
    }

    /// Whether sound goes through.
    pub fn gate(&self) -> Gate {
        self.gate
    }

    /// Level of the last 100 ms, dBFS; [`SILENCE_DBFS`] while muted.
    pub fn level_dbfs(&self) -> f32 {
        let (first, second) = self.meter.as_slices();
        match self.gate {
            Gate::Muted => SILENCE_DBFS,
            Gate::Open if second.is_empty() => level_dbfs(first),
            Gate::Open => level_dbfs(&[first, second].concat()),
        }
    }

    /// What is behind the trainee.
    pub fn background(&self) -> &Background {
        self.segmenter.background()
    }

    /// Turns that have no text yet, the one being spoken included. A session waits for them before it closes.
    pub fn pending(&self) -> usize {
        self.turns.len()
    }

    /// Whether a caption was asked for and has not come yet.
    #[cfg(test)]
    pub fn caption_pending(&self) -> bool {
        self.turns.back().is_some_and(|turn| turn.live.asked.is_some())
    }

    /// False once the source has ended or is lost.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// Frames of the source that were lost because nobody polled in time.
    pub fn overruns(&self) -> u64 {
        self.capture.overruns()
    }

    /// The model at work.
    pub fn model(&self) -> &ModelInfo {
        self.worker.model()
    }

    fn hear(&mut self, events: &mut Vec<SpeechEvent>) {
        self.sound.clear();
        let state = self.capture.read(&mut self.sound);
        // A device that is away delivers silence of ours.
        if state == CaptureState::Open {
            let troubles = self.health.hear(&self.sound, self.capture.overruns());
            events.extend(troubles.into_iter().map(|what| SpeechEvent::Trouble { what }));
        }
        match self.gate {
            Gate::Muted => {
                self.segmenter.skip(self.sound.len() as u64);
                self.far_end.keep_at_most(0);
            }
            Gate::Open => {
                let new = &self.sound[self.sound.len().saturating_sub(METER_SAMPLES)..];
                let surplus = (self.meter.len() + new.len()).saturating_sub(METER_SAMPLES);
                self.meter.drain(..surplus);
                self.meter.extend(new);
                let found = self.segmenter.feed(&self.sound);
                self.take(found, events);
                self.ask_for_caption();
                // Both sides have gone on by the same time; what is over would only shift them.
                self.far_end.keep_at_most(FAR_END_AHEAD);
            }
        }
        let farewell = match state {
            CaptureState::Open => {
                if std::mem::take(&mut self.away) {
                    events.push(SpeechEvent::Returned);
                }
                return;
            }
            CaptureState::Away(reason) => {
                if !std::mem::replace(&mut self.away, true) {
                    let found = self.segmenter.finish();
                    self.take(found, events);
                    events.push(SpeechEvent::Away { reason });
                }
                return;
            }
            CaptureState::Ended => SpeechEvent::Finished,
            CaptureState::Lost(reason) => SpeechEvent::Lost { reason },
        };
        self.live = false;
        self.meter.clear();
        let found = self.segmenter.finish();
        self.take(found, events);
        events.push(farewell);
    }

    fn take(&mut self, found: Vec<SegmentEvent>, events: &mut Vec<SpeechEvent>) {
        for event in found {
            match event {
                SegmentEvent::Started { turn, at } => {
                    let start = self.session_time(at);
                    self.turns.push_back(Open {
                        id: turn,
                        start,
                        end: None,
                        pieces: Vec::new(),
                        audio_seconds: 0.0,
                        sound: Vec::new(),
                        live: Live::default(),
                    });
                    events.push(SpeechEvent::Started { at: start });
                }
                SegmentEvent::Paused { turn, utterance } => {
                    let (samples, end) = (utterance.samples.len(), utterance.end);
                    // The guess is worth more than a caption under way.
                    self.worker.drop_ahead();
                    let job = self.worker.send_ahead(utterance, Effort::Text);
                    if let Some(open) = self.turns.iter_mut().find(|open| open.id == turn) {
                        open.live.asked = None;
                        open.live.guess = Some(Guess {
                            job,
                            samples,
                            end,
                            outcome: None,
                        });
                    }
                }
                SegmentEvent::Resumed { turn } => {
                    self.worker.drop_ahead();
                    if let Some(open) = self.turns.iter_mut().find(|open| open.id == turn) {
                        open.live.guess = None;
                    }
                }
                SegmentEvent::Piece { turn, utterance } => {
                    let Some(at) = self.turns.iter().position(|open| open.id == turn) else {
                        continue;
                    };
                    let live = std::mem::take(&mut self.turns[at].live);
                    self.turns[at].hear(&utterance, self.origin, self.anchor);
                    let part = self.transcribe(utterance, live.guess);
                    self.turns[at].pieces.push(part);
                }
                SegmentEvent::Ended { turn, at } => {
                    let end = self.session_time(at);
                    if let Some(open) = self.turns.iter_mut().find(|open| open.id == turn) {
                        open.end = Some(end);
                    }
                    events.push(SpeechEvent::Ended { at: end });
                }
            }
        }
    }

    /// The text of a complete piece: the guess where it was right, else it is transcribed now.
    fn transcribe(&mut self, piece: Utterance, guess: Option<Guess>) -> Part {
        if let Some(guess) = guess.filter(|guess| (guess.samples, guess.end) == (piece.samples.len(), piece.end)) {
            match guess.outcome {
                Some(Ok(transcript)) => return Part::Done(transcript),
                None if self.worker.make_final(guess.job) => return Part::Waiting(guess.job),
                // Failed or lost: once more, as if there had been no guess.
                Some(Err(_)) | None => {}
            }
        }
        self.worker.drop_ahead();
        Part::Waiting(self.worker.send(piece))
    }

    /// Has the piece being spoken transcribed as far as it has come, now and then.
    fn ask_for_caption(&mut self) {
        let now = self.segmenter.now();
        let Some((turn, utterance)) = self.segmenter.so_far() else {
            return;
        };
        let Some(open) = self.turns.back_mut().filter(|open| open.id == turn) else {
            return;
        };
        let since = open.live.asked_at.max(utterance.start);
        // One at a time: a slow model would else be overtaken for ever, and no caption would come.
        if open.live.asked.is_none() && now.since(since) >= CAPTION_EVERY {
            open.live.asked_at = now;
            open.live.asked = Some(self.worker.send_ahead(utterance, Effort::Caption));
        }
    }

    fn session_time(&self, heard: Millis) -> Millis {
        self.origin + heard.since(self.anchor)
    }

    /// Reports the turns at the head of the queue whose every piece has its outcome.
    fn settle(&mut self, events: &mut Vec<SpeechEvent>) {
        let settled = |turn: &Open| turn.end.is_some() && !turn.pieces.iter().any(|p| matches!(p, Part::Waiting(_)));
        while self.turns.front().is_some_and(settled) {
            let Some(turn) = self.turns.pop_front() else { return };
            let done = turn
                .pieces
                .iter()
                .filter_map(|p| if let Part::Done(text) = p { Some(text) } else { None });
            let whole = Transcript::join(done);
            let (start, end) = (turn.start, turn.end.unwrap_or(turn.start));
            events.push(if whole.is_blank() {
                SpeechEvent::Unheard { start, end }
            } else {
                SpeechEvent::Said {
                    text: whole.text(),
                    start,
                    end,
                    confidence: whole.reliability(),
                    audio_seconds: turn.audio_seconds,
                    voice: measure(&turn.sound),
                    sound: turn.sound,
                }
            });
        }
    }
}

/// How speech is cut for a model.
pub(super) fn params_for(model: &ModelInfo) -> SegmenterParams {
    if model.demonstration {
        SegmenterParams::DEMONSTRATION
    } else {
        SegmenterParams::FULL
    }
}
