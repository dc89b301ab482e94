//! Cuts a stream of sound into *pieces* of speech at short pauses, and groups the pieces into *turns* at long ones.
//!
//! A piece is what the recogniser is given; a turn is what the conversation sees as one saying. The segmenter knows
//! no clock: time is the count of samples. It hears no words and decides nothing about them.

use crate::domain::Millis;

use super::audio::{SILENCE_DBFS, Utterance, level_dbfs, samples_in, time_of};
use super::measures::Background;
use super::vad::{FRAME, Vad};

/// Frames, in the middle of which a piece that is too long may be cut: the last 1.5 s.
const CUT_WINDOW: usize = 94;

/// How fast the memory of the loudest frame fades, dB a frame (2 dB a second): a shout must not make the speech after
/// it look like silence for long, and a sentence that sinks must not take its pauses along.
const FADE_DB: f32 = 0.03;

/// How speech is cut.
///
/// | parameter | demonstration model | full model | why |
/// |---|---|---|---|
/// | `threshold_on` | 0.5 | 0.5 | the detector's own recommendation |
/// | `threshold_off` | 0.35 | 0.35 | a voice that trails off is not cut in the word |
/// | `quiet_below_peak` | 30 dB | 30 dB | the detector's score takes 0.1 s to sink, longer than a short pause leaves |
/// | `first_pause` | 144 ms | 160 ms | as soon as the padding is there the piece can be transcribed on the guess that it is over |
/// | `piece_pause` | 144 ms | 500 ms | short pieces are transcribed sooner; the demonstration model writes them as well as whole sentences |
/// | `min_speech` | 100 ms | 100 ms | clicks and breaths; "tak" takes 200 ms |
/// | `padding` | 144 ms | 144 ms | soft consonants at both ends |
/// | `max_piece` | 9,000 ms | 25,000 ms | what the models were trained with (Whisper's window is 30 s) |
/// | `turn_pause` | 700 ms | 700 ms | longer than a pause for breath, shorter than waiting for an answer; at 640 ms a number said with a pause in it ("sto … czterdzieści osiem") fell into two turns |
///
/// The demonstration model's were chosen for its first version, which stopped at a pause. Of the words in 288 sentences of a
/// synthesiser the present one has 5.9 in 100 wrong, cut like this or uncut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmenterParams {
    /// Score at which speech begins, 0 to 1.
    pub threshold_on: f32,
    /// Score under which speech pauses, 0 to 1; not above `threshold_on`.
    pub threshold_off: f32,
    /// A frame so far below the loudest one of late is a pause, whatever its score, dB.
    pub quiet_below_peak: f32,
    /// A silence of this length may be the end of a piece, ms; not shorter than `padding`.
    pub first_pause: Millis,
    /// A silence of this length ends a piece, ms.
    pub piece_pause: Millis,
    /// Pieces with less speech than this are thrown away, ms.
    pub min_speech: Millis,
    /// Sound kept before and after the speech of a piece, ms; not longer than `piece_pause`.
    pub padding: Millis,
    /// The longest piece, padding included, ms.
    pub max_piece: Millis,
    /// A silence of this length ends a turn, ms; not shorter than `piece_pause`.
    pub turn_pause: Millis,
}

impl SegmenterParams {
    /// For the shipped demonstration model.
    pub const DEMONSTRATION: Self = Self {
        threshold_on: 0.5,
        threshold_off: 0.35,
        quiet_below_peak: 30.0,
        first_pause: Millis(144),
        piece_pause: Millis(144),
        min_speech: Millis(100),
        padding: Millis(144),
        max_piece: Millis(9_000),
        turn_pause: Millis(700),
    };

    /// For a published Whisper model, which is at home in whole sentences.
    pub const FULL: Self = Self {
        first_pause: Millis(160),
        piece_pause: Millis(500),
        max_piece: Millis(25_000),
        ..Self::DEMONSTRATION
    };
}

impl Default for SegmenterParams {
    fn default() -> Self {
        Self::DEMONSTRATION
    }
}

/// The number of a turn, counted from 0 over the life of a segmenter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TurnId(pub u64);

/// What the segmenter found. Of each turn, in this order: one `Started`, one or more `Piece`, one `Ended`. Before a `Piece`
/// there may be any number of `Paused`, each followed by `Resumed` or by the `Piece`.
#[derive(Debug, Clone, PartialEq)]
pub enum SegmentEvent {
    /// Somebody has begun to speak (known `min_speech` later).
    Started {
        /// The turn that begins.
        turn: TurnId,
        /// When the speech began.
        at: Millis,
    },
    /// The speaker pauses, and the piece may be over: its sound, should it be.
    Paused {
        /// The turn that it belongs to.
        turn: TurnId,
        /// The same sound that the piece will have if nothing more is said.
        utterance: Utterance,
    },
    /// The speaker has gone on: what was transcribed since the pause is of no use.
    Resumed {
        /// The turn that goes on.
        turn: TurnId,
    },
    /// A piece is complete: transcribe it.
    Piece {
        /// The turn that it belongs to.
        turn: TurnId,
        /// Its sound.
        utterance: Utterance,
    },
    /// The turn is over (known `turn_pause` later).
    Ended {
        /// The turn that ends.
        turn: TurnId,
        /// When the speech ended.
        at: Millis,
    },
}

struct Piece {
    /// First sample of speech.
    start: u64,
    /// One past the last sample of speech.
    last: u64,
    /// Samples of speech, pauses not counted.
    speech: u64,
    /// Level of each frame since `start`, to cut at the quietest.
    levels: Vec<f32>,
    confirmed: bool,
    /// A pause was reported, and nothing was said since.
    paused: bool,
}

struct Turn {
    id: TurnId,
    /// One past the last sample of confirmed speech.
    last: u64,
}

/// Sound in, pieces and turns out. See [`SegmentEvent`].
pub struct Segmenter {
    params: SegmenterParams,
    vad: Box<dyn Vad>,
    /// Sound from sample `kept_from` on; the last incomplete frame is at its end.
    kept: Vec<f32>,
    kept_from: u64,
    /// First sample not yet judged.
    next: u64,
    /// Sound before this sample went into an earlier piece.
    given_until: u64,
    piece: Option<Piece>,
    turn: Option<Turn>,
    turns: u64,
    /// Level of the loudest frame of late, fading, dBFS.
    loudest: f32,
    background: Background,
    level: DirectCurrent,
}

/// The direct current that cheap sound cards add, which would look like sound: a high-pass filter of the first order at
/// 13 Hz, far below any voice.
#[derive(Default)]
struct DirectCurrent {
    before: f32,
    after: f32,
}

impl DirectCurrent {
    fn take_off(&mut self, sample: f32) -> f32 {
        self.after = sample - self.before + 0.995 * self.after;
        self.before = sample;
        self.after.clamp(-1.0, 1.0)
    }
}

impl Segmenter {
    /// A segmenter at sample 0, time 0.
    pub fn new(params: SegmenterParams, vad: Box<dyn Vad>) -> Self {
        Self {
            params,
            vad,
            kept: Vec::new(),
            kept_from: 0,
            next: 0,
            given_until: 0,
            piece: None,
            turn: None,
            turns: 0,
            loudest: SILENCE_DBFS,
            background: Background::default(),
            level: DirectCurrent::default(),
        }
    }

    /// Time of the end of all sound taken so far.
    pub fn now(&self) -> Millis {
        time_of(self.kept_from + self.kept.len() as u64)
    }

    /// What is behind the speaker.
    pub fn background(&self) -> &Background {
        &self.background
    }

    /// Takes the next samples, any number.
    pub fn feed(&mut self, samples: &[f32]) -> Vec<SegmentEvent> {
        let mut events = Vec::new();
        let level = &mut self.level;
        self.kept.extend(samples.iter().map(|sample| level.take_off(*sample)));
        while let Some(frame) = self
            .kept
            .get((self.next - self.kept_from) as usize..)
            .and_then(|s| s.get(..FRAME))
        {
            let score = self.vad.score(frame);
            let level = level_dbfs(frame);
            self.background.hear(level, score);
            self.judge(score, level, &mut events);
        }
        self.forget();
        events
    }

    /// The stream stops here: ends what is under way. The segmenter can go on with a new stream afterwards; time
    /// goes on too.
    pub fn finish(&mut self) -> Vec<SegmentEvent> {
        let rest = (self.kept_from + self.kept.len() as u64 - self.next) as usize;
        let mut events = if rest > 0 {
            self.feed(&vec![0.0; FRAME - rest])
        } else {
            Vec::new()
        };
        self.end_piece(&mut events);
        self.end_turn(&mut events);
        self.vad.reset();
        self.forget();
        events
    }

    /// Lets time pass without sound, as while the microphone is muted. Call [`finish`](Self::finish) first.
    pub fn skip(&mut self, samples: u64) {
        self.kept.clear();
        self.next += samples;
        self.kept_from = self.next;
        self.given_until = self.next;
    }

    fn judge(&mut self, score: f32, level: f32, events: &mut Vec<SegmentEvent>) {
        let (start, end) = (self.next, self.next + FRAME as u64);
        self.next = end;
        let threshold = if self.piece.is_some() {
            self.params.threshold_off
        } else {
            self.params.threshold_on
        };
        self.loudest = (self.loudest - FADE_DB).max(SILENCE_DBFS);
        if score >= threshold && level > self.loudest - self.params.quiet_below_peak {
            self.loudest = self.loudest.max(level);
            let piece = self.piece.get_or_insert_with(|| Piece {
                start,
                last: end,
                speech: 0,
                levels: Vec::new(),
                confirmed: false,
                paused: false,
            });
            piece.last = end;
            piece.speech += FRAME as u64;
            if std::mem::take(&mut piece.paused)
                && let Some(turn) = &self.turn
            {
                events.push(SegmentEvent::Resumed { turn: turn.id });
            }
        }
        if let Some(piece) = &mut self.piece {
            piece.levels.push(level);
        }
        self.confirm(events);
        self.cut_if_too_long(events);
        self.notice_pause(events);

        if self
            .piece
            .as_ref()
            .is_some_and(|p| end - p.last >= samples_in(self.params.piece_pause))
        {
            self.end_piece(events);
        }
        // While a piece is open, nobody knows yet whether the turn goes on with it.
        let silent = |turn: &Turn| end - turn.last >= samples_in(self.params.turn_pause);
        if self.piece.is_none() && self.turn.as_ref().is_some_and(silent) {
            self.end_turn(events);
        }
    }

    /// Enough speech for a piece? Then it counts, and a turn begins or goes on.
    fn confirm(&mut self, events: &mut Vec<SegmentEvent>) {
        let Some(piece) = &mut self.piece else { return };
        if !piece.confirmed && piece.speech >= samples_in(self.params.min_speech) {
            piece.confirmed = true;
        }
        if !piece.confirmed {
            return;
        }
        match &mut self.turn {
            Some(turn) => turn.last = piece.last,
            None => {
                let id = TurnId(self.turns);
                self.turns += 1;
                self.turn = Some(Turn { id, last: piece.last });
                events.push(SegmentEvent::Started {
                    turn: id,
                    at: time_of(piece.start),
                });
            }
        }
    }

    /// Long enough silent for a piece to be over, perhaps.
    fn notice_pause(&mut self, events: &mut Vec<SegmentEvent>) {
        let now = self.next;
        let Some(piece) = &mut self.piece else { return };
        if piece.paused || !piece.confirmed || now - piece.last < samples_in(self.params.first_pause) {
            return;
        }
        piece.paused = true;
        let (start, last) = (piece.start, piece.last);
        if let Some(turn) = &self.turn
            && let Some(utterance) = self.sound(start, last, last + samples_in(self.params.padding))
        {
            events.push(SegmentEvent::Paused {
                turn: turn.id,
                utterance,
            });
        }
    }

    /// The piece that is being spoken, as far as it has come; none in a pause.
    pub fn so_far(&self) -> Option<(TurnId, Utterance)> {
        let piece = self.piece.as_ref().filter(|piece| piece.confirmed && !piece.paused)?;
        let turn = self.turn.as_ref()?;
        Some((turn.id, self.sound(piece.start, piece.last, self.next)?))
    }

    /// The sound of speech from `start` to `last`, with the padding before it, up to `until`.
    fn sound(&self, start: u64, last: u64, until: u64) -> Option<Utterance> {
        let from = start.saturating_sub(samples_in(self.params.padding));
        let from = from.max(self.given_until).max(self.kept_from);
        let until = until.min(self.next).max(from);
        let samples = self
            .kept
            .get((from - self.kept_from) as usize..(until - self.kept_from) as usize)?;
        Some(Utterance {
            samples: samples.to_vec(),
            start: time_of(start),
            end: time_of(last),
        })
    }

    /// Cuts a piece that has reached the limit at the quietest frame of its last part.
    fn cut_if_too_long(&mut self, events: &mut Vec<SegmentEvent>) {
        let padding = samples_in(self.params.padding);
        let limit = samples_in(self.params.max_piece).max(FRAME as u64 * 2);
        let Some(piece) = self
            .piece
            .as_mut()
            .filter(|p| self.next - p.start + 2 * padding >= limit)
        else {
            return;
        };
        let from = piece.levels.len().saturating_sub(CUT_WINDOW).max(1);
        let quietest = (from..piece.levels.len()).min_by(|a, b| piece.levels[*a].total_cmp(&piece.levels[*b]));
        let cut_frame = quietest.unwrap_or(piece.levels.len());
        let cut = piece.start + (cut_frame * FRAME) as u64;
        let rest = Piece {
            start: cut,
            last: piece.last.max(cut),
            speech: piece.last.saturating_sub(cut),
            levels: piece.levels.split_off(cut_frame),
            confirmed: piece.confirmed,
            paused: piece.paused,
        };
        piece.last = piece.last.min(cut);
        let done = self.piece.replace(rest);
        if let Some(done) = done {
            self.give(&done, cut, events);
        }
    }

    fn end_piece(&mut self, events: &mut Vec<SegmentEvent>) {
        if let Some(piece) = self.piece.take() {
            self.give(&piece, piece.last + samples_in(self.params.padding), events);
        }
    }

    /// Hands out the sound of a piece up to `until`, if it counts.
    fn give(&mut self, piece: &Piece, until: u64, events: &mut Vec<SegmentEvent>) {
        // After a cut in a pause, the rest may hold no speech at all.
        let counts = piece.confirmed && piece.last > piece.start;
        let Some(turn) = self.turn.as_ref().filter(|_| counts) else {
            return;
        };
        let until = until.min(self.next);
        let Some(utterance) = self.sound(piece.start, piece.last, until) else {
            return;
        };
        self.given_until = until;
        events.push(SegmentEvent::Piece {
            turn: turn.id,
            utterance,
        });
    }

    fn end_turn(&mut self, events: &mut Vec<SegmentEvent>) {
        if let Some(turn) = self.turn.take() {
            events.push(SegmentEvent::Ended {
                turn: turn.id,
                at: time_of(turn.last),
            });
        }
    }

    /// Drops the sound that no piece can need any more.
    fn forget(&mut self) {
        let begin = self.piece.as_ref().map_or(self.next, |p| p.start);
        let keep_from = begin
            .saturating_sub(samples_in(self.params.padding))
            .max(self.kept_from);
        self.kept.drain(..(keep_from - self.kept_from) as usize);
        self.kept_from = keep_from;
    }
}
