//! When the caller waited: on hold, during a consultation, or in a silence that was the trainee's to break.
//!
//! Composing a typed answer is no silence, and neither is a silent block in the caller's own turn. The caller's asking
//! "Halo?" does not end a wait; only a word of the trainee that they can hear does.

use crate::domain::{Ending, Millis};

/// A wait of the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// When it began.
    pub from: Millis,
    /// When it ended.
    pub to: Millis,
    /// What ended it.
    pub ended_by: WaitEnd,
}

impl Wait {
    /// How long it was.
    pub fn length(&self) -> Millis {
        self.to.since(self.from)
    }
}

/// What ended a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitEnd {
    /// A word of the trainee.
    Word,
    /// The caller answered what was said before, or was connected to a colleague.
    Talk,
    /// The end of the call, or of the log.
    Call(Option<Ending>),
}

/// What moves a wait on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The line opened, or the caller is back on it after a connection that failed.
    Opened,
    /// The trainee began to speak or type to the caller.
    SpeechStarted,
    /// … and stopped.
    SpeechEnded,
    /// Words of the trainee arrived at the caller.
    Arrived,
    /// The caller's turn is over.
    FloorGiven,
    /// The caller speaks, or is silent within their turn.
    CallerSpeaks,
    /// What the caller was saying was cut off.
    CallerCut,
    /// The caller was put on hold, by key or by a transfer.
    Held,
    /// … and taken back.
    Restored,
    /// The trainee muted the line.
    Muted,
    /// … and unmuted it.
    Unmuted,
    /// Caller and colleague were connected.
    Connected,
}

/// How the caller came to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    /// The trainee stopped speaking: an answer of the caller may end it.
    Words,
    /// The floor is the trainee's: only their word ends it.
    Floor,
}

/// Finds the waits. `signals` may come in any order; of equal times the log's order holds. Without an answer from the
/// caller for `caller_silence`, what they say next is a question whether anyone is there, not an answer.
pub fn find(
    mut signals: Vec<(Millis, Signal)>,
    caller_silence: Millis,
    end: Millis,
    ending: Option<Ending>,
) -> Vec<Wait> {
    signals.sort_by_key(|&(at, _)| at);
    let mut waits = Vec::new();
    let mut waiting: Option<(Millis, Since)> = None;
    let (mut held, mut muted) = (0_u32, false);
    let (mut speaking, mut caller_speaks) = (false, false);
    let mut connected = false;
    let mut arrived = Millis::ZERO;
    for (at, signal) in signals {
        let audible = held == 0 && !muted;
        match signal {
            Signal::Opened => {
                connected = false;
                waiting = Some((at, Since::Words));
            }
            // The colleague has the caller now.
            _ if connected => {}
            Signal::SpeechStarted if audible => {
                waits.extend(waiting.take().map(|(from, _)| Wait {
                    from,
                    to: at,
                    ended_by: WaitEnd::Word,
                }));
                speaking = true;
            }
            Signal::SpeechEnded if audible => {
                // A word put in while the caller goes on talking leaves nobody waiting.
                waiting = (!caller_speaks).then_some((at, Since::Words));
                speaking = false;
            }
            Signal::SpeechEnded => speaking = false,
            Signal::SpeechStarted => {}
            Signal::Arrived => arrived = at,
            Signal::FloorGiven => {
                caller_speaks = false;
                waiting = waiting
                    .map(|(from, _)| (from, Since::Floor))
                    .or((!speaking).then_some((at, Since::Floor)));
            }
            Signal::CallerCut => caller_speaks = false,
            Signal::CallerSpeaks => {
                caller_speaks = true;
                if let Some((from, Since::Words)) = waiting
                    && at.since(from.max(arrived)) < caller_silence
                {
                    waits.push(Wait {
                        from,
                        to: at,
                        ended_by: WaitEnd::Talk,
                    });
                    waiting = None;
                }
            }
            Signal::Held => {
                held += 1;
                caller_speaks = false;
                waiting = Some((waiting.map_or(at, |(from, _)| from), Since::Floor));
                speaking = false;
            }
            Signal::Restored => {
                held = held.saturating_sub(1);
                // The caller may take up the talk again before a word is said.
                waiting = waiting.map(|(from, _)| (from, Since::Words));
                arrived = at;
            }
            Signal::Muted => muted = true,
            Signal::Unmuted => muted = false,
            Signal::Connected => {
                connected = true;
                held = 0;
                waits.extend(waiting.take().map(|(from, _)| Wait {
                    from,
                    to: at,
                    ended_by: WaitEnd::Talk,
                }));
            }
        }
    }
    if let Some((from, _)) = waiting {
        waits.push(Wait {
            from,
            to: end.max(from),
            ended_by: WaitEnd::Call(ending),
        });
    }
    waits
}

#[cfg(test)]
mod tests {
    use super::*;

    const SILENCE: Millis = Millis(8_000);

    fn lengths(signals: &[(u64, Signal)], end: u64) -> Vec<u64> {
        let signals = signals.iter().map(|&(at, signal)| (Millis(at), signal)).collect();
        let waits = find(signals, SILENCE, Millis(end), Some(Ending::Caller));
        waits
            .iter()
            .map(|wait| wait.length().0)
            .filter(|&length| length > 1_000)
            .collect()
    }

    #[test]
    fn only_the_trainees_word_ends_a_silence() {
        use Signal::*;
        // The caller asks "Halo?" at 9 s; the silence goes on until 20 s.
        let asked = [
            (0, Opened),
            (500, SpeechStarted),
            (900, SpeechEnded),
            (1_500, CallerSpeaks),
            (2_000, FloorGiven),
        ];
        let mut signals = asked.to_vec();
        signals.extend([
            (9_000, CallerSpeaks),
            (9_900, FloorGiven),
            (20_000, SpeechStarted),
            (21_000, SpeechEnded),
        ]);
        assert_eq!(lengths(&signals, 21_500), [18_000]);
    }

    #[test]
    fn a_long_answer_of_the_caller_is_no_wait() {
        use Signal::*;
        let signals = [
            (0, Opened),
            (500, SpeechStarted),
            (900, SpeechEnded),
            (1_500, CallerSpeaks),
            (40_000, FloorGiven),
        ];
        assert_eq!(lengths(&signals, 40_500), [0_u64; 0]);
    }

    #[test]
    fn a_word_put_in_is_no_beginning_of_a_wait() {
        use Signal::*;
        let signals = [
            (0, CallerSpeaks),
            (2_000, SpeechStarted),
            (2_300, SpeechEnded),
            (20_000, FloorGiven),
        ];
        assert_eq!(lengths(&signals, 20_500), [0_u64; 0]);
    }

    #[test]
    fn words_said_on_hold_do_not_reach_the_caller() {
        use Signal::*;
        let signals = [
            (0, Opened),
            (500, SpeechStarted),
            (5_000, SpeechEnded),
            (5_500, Held),
            (9_000, SpeechStarted),
            (9_500, SpeechEnded),
            (30_000, Restored),
            (31_000, SpeechStarted),
        ];
        assert_eq!(lengths(&signals, 40_000), [26_000]);
    }

    #[test]
    fn a_late_transcript_gives_the_caller_time_to_answer() {
        use Signal::*;
        let signals = [
            (0, SpeechStarted),
            (1_000, SpeechEnded),
            (7_000, Arrived),
            (9_500, CallerSpeaks),
        ];
        assert_eq!(lengths(&signals, 9_900), [8_500]);
    }
}
