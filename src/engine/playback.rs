//! What the other side is saying: cues waiting, the one under way, and when what was said. It speaks to nobody;
//! the session turns cues into effects.

use std::collections::VecDeque;

use super::turn_report::Because;
use crate::domain::{Ending, InterruptedWhat, Logged, Millis, Speaker};

/// A sound without words takes this long.
pub(super) const SOUND: Millis = Millis(800);
/// Trainees who begin this close to the caller's last word answer; they do not interrupt.
const TAIL: Millis = Millis(400);
/// Both begin at once: nobody interrupts, since nobody could have heard the other yet.
const COLLISION: Millis = Millis(300);

/// A step of somebody's turn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cue {
    /// Words.
    Say {
        speaker: Speaker,
        text: String,
        nominal: Millis,
        /// Which line of the scenario it is; none: a colleague's.
        because: Option<Because>,
    },
    /// A silent block inside the turn.
    Block(Millis),
    /// A sound without words.
    Sound { speaker: Speaker, caption: String },
    /// Something that becomes true at this point of the turn.
    Note(Logged),
    /// The other side puts the receiver down.
    HangUp(Ending),
}

impl Cue {
    /// Whether the other side hears, or waits through, something.
    pub(super) fn is_turn(&self) -> bool {
        match self {
            Self::Say { .. } | Self::Block(_) | Self::Sound { .. } => true,
            Self::Note(_) | Self::HangUp(_) => false,
        }
    }

    pub(super) fn is_words(&self) -> bool {
        matches!(self, Self::Say { .. })
    }
}

/// The cue under way.
#[derive(Debug)]
pub(super) enum Running {
    /// Words; kept, so that a turn cut off by the hold key can be taken up again.
    Words { play: u32, cue: Cue, fallback: Millis },
    /// A sound.
    Sound { until: Millis },
    /// A silent block.
    Block { until: Millis },
}

/// A stretch of the other side's turn, for telling what a trainee spoke into.
#[derive(Debug)]
struct Span {
    what: InterruptedWhat,
    from: Millis,
    planned: Millis,
    ended: Option<Millis>,
    opens: bool,
    closes: bool,
    interrupted: bool,
}

impl Span {
    fn covers(&self, at: Millis) -> bool {
        let end = match self.what {
            InterruptedWhat::Block | InterruptedWhat::Delay => self.ended.unwrap_or(self.planned),
            InterruptedWhat::Words if self.closes => {
                self.ended.map_or(self.planned, |end| end.min(self.planned)) - TAIL
            }
            InterruptedWhat::Words => self.ended.unwrap_or(Millis(u64::MAX)),
        };
        let from = if self.opens && self.what == InterruptedWhat::Words {
            self.from + COLLISION
        } else {
            self.from
        };
        from <= at && at < end
    }
}

/// One side's voice.
#[derive(Debug, Default)]
pub(super) struct Playback {
    queue: VecDeque<Cue>,
    running: Option<Running>,
    spans: Vec<Span>,
    spoke: bool,
}

impl Playback {
    pub(super) fn push(&mut self, cues: impl IntoIterator<Item = Cue>) {
        self.queue.extend(cues);
    }

    /// Whether nothing is under way; something may still be kept for later.
    pub(super) fn is_idle(&self) -> bool {
        self.running.is_none()
    }

    /// Whether a turn was cut off and waits to be taken up again.
    pub(super) fn is_kept(&self) -> bool {
        self.running.is_none() && !self.queue.is_empty()
    }

    /// The next cue, unless one is under way.
    pub(super) fn next(&mut self) -> Option<Cue> {
        if self.running.is_some() {
            None
        } else {
            self.queue.pop_front()
        }
    }

    /// Ends the turn: whether anything was heard in it.
    pub(super) fn turn_is_over(&mut self) -> bool {
        self.is_idle() && self.queue.is_empty() && std::mem::take(&mut self.spoke)
    }

    pub(super) fn begin_words(&mut self, now: Millis, play: u32, cue: Cue, nominal: Millis) {
        let closes = !self.queue.iter().any(Cue::is_turn);
        self.begin_span(now, InterruptedWhat::Words, nominal, closes);
        // Nobody reports that the audio has ended: after three times its length the talk goes on all the same.
        let fallback = now + Millis(nominal.0.saturating_mul(3)) + Millis(5_000);
        self.running = Some(Running::Words { play, cue, fallback });
    }

    pub(super) fn begin_block(&mut self, now: Millis, lasts: Millis) {
        self.begin_span(now, InterruptedWhat::Block, lasts, false);
        self.running = Some(Running::Block { until: now + lasts });
    }

    pub(super) fn begin_sound(&mut self, now: Millis) {
        self.spoke = true;
        self.running = Some(Running::Sound { until: now + SOUND });
    }

    fn begin_span(&mut self, now: Millis, what: InterruptedWhat, lasts: Millis, closes: bool) {
        self.spans.push(Span {
            what,
            from: now,
            planned: now + lasts,
            ended: None,
            opens: !self.spoke,
            closes,
            interrupted: false,
        });
        self.spoke = true;
    }

    /// When the cue under way is over by itself.
    pub(super) fn deadline(&self) -> Option<Millis> {
        self.running.as_ref().map(|running| match running {
            Running::Words { fallback, .. } => *fallback,
            Running::Sound { until } | Running::Block { until } => *until,
        })
    }

    /// Since when a silent block lasts.
    pub(super) fn block_since(&self) -> Option<Millis> {
        match self.running {
            Some(Running::Block { .. }) => self.spans.last().map(|span| span.from),
            _ => None,
        }
    }

    /// Whether these words are under way.
    pub(super) fn plays(&self, number: u32) -> bool {
        matches!(self.running, Some(Running::Words { play, .. }) if play == number)
    }

    /// The cue under way is over.
    pub(super) fn finish(&mut self, now: Millis) {
        self.running = None;
        if let Some(span) = self.spans.last_mut() {
            span.ended.get_or_insert(now);
        }
    }

    /// Cuts the turn off, keeping its rest; the number of the words that were being played.
    pub(super) fn cut_off(&mut self, now: Millis) -> Option<u32> {
        let running = self.running.take()?;
        if let Some(span) = self.spans.last_mut() {
            span.ended.get_or_insert(now);
        }
        self.spoke = false;
        match running {
            Running::Words { play, cue, .. } => {
                self.queue.push_front(cue);
                Some(play)
            }
            Running::Sound { .. } | Running::Block { .. } => None,
        }
    }

    /// Cuts the turn off for good.
    pub(super) fn clear(&mut self, now: Millis) -> Option<u32> {
        let playing = self.cut_off(now);
        self.queue.clear();
        playing
    }

    /// What was under way at `at` and was not interrupted before.
    pub(super) fn heard_over(&self, at: Millis) -> Option<InterruptedWhat> {
        self.spans
            .iter()
            .rev()
            .find(|span| span.covers(at))
            .filter(|span| !span.interrupted)
            .map(|span| span.what)
    }

    /// Marks what was under way at `at` as interrupted; a block that still lasts becomes longer by `adds`.
    pub(super) fn interrupt(&mut self, at: Millis, adds: Millis) {
        let lasting = matches!(self.running, Some(Running::Block { .. }));
        let Some(index) = self.spans.iter().rposition(|span| span.covers(at)) else {
            return;
        };
        let is_last = index + 1 == self.spans.len();
        let Some(span) = self.spans.get_mut(index) else {
            return;
        };
        span.interrupted = true;
        if is_last && lasting && span.what == InterruptedWhat::Block {
            span.planned = span.planned + adds;
            self.running = Some(Running::Block { until: span.planned });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Cue {
        Cue::Say {
            speaker: Speaker::Caller,
            text: "Dzień dobry".to_owned(),
            nominal: Millis(2_000),
            because: None,
        }
    }

    #[test]
    fn the_last_word_is_no_longer_interrupted() {
        let mut voice = Playback::default();
        voice.begin_words(Millis(1_000), 1, words(), Millis(2_000));
        assert_eq!(voice.heard_over(Millis(1_100)), None, "both began at once");
        assert_eq!(voice.heard_over(Millis(2_000)), Some(InterruptedWhat::Words));
        assert_eq!(voice.heard_over(Millis(2_700)), None, "an answer, not an interruption");
        voice.interrupt(Millis(2_000), Millis::ZERO);
        assert_eq!(voice.heard_over(Millis(2_000)), None, "told once");
    }

    #[test]
    fn a_block_grows_once_and_is_found_afterwards() {
        let mut voice = Playback::default();
        voice.begin_block(Millis(1_000), Millis(3_000));
        assert_eq!(voice.heard_over(Millis(1_500)), Some(InterruptedWhat::Block));
        voice.interrupt(Millis(1_500), Millis(2_000));
        assert_eq!(voice.deadline(), Some(Millis(6_000)));
        assert_eq!(voice.heard_over(Millis(1_700)), None);
        voice.finish(Millis(6_000));
        voice.begin_block(Millis(6_000), Millis(1_000));
        voice.finish(Millis(7_000));
        assert_eq!(
            voice.heard_over(Millis(6_500)),
            Some(InterruptedWhat::Block),
            "found late"
        );
        voice.interrupt(Millis(6_500), Millis(2_000));
        assert_eq!(voice.deadline(), None, "over blocks do not grow");
    }

    #[test]
    fn words_cut_off_are_kept() {
        let mut voice = Playback::default();
        voice.begin_words(Millis(0), 4, words(), Millis(2_000));
        assert_eq!(voice.cut_off(Millis(500)), Some(4));
        assert!(voice.is_kept());
        assert_eq!(voice.next(), Some(words()));
    }
}
