//! The trainee's voice: what the listener reports becomes events and captions.

use super::{Bridge, words_of};
use crate::app::desk_model::Speaking;
use crate::app::screens::desk::Mic;
use crate::app::speech_setup::meter;
use crate::domain::{Event, Message, Millis, Route, Said};
use crate::speech::health::Trouble;
use crate::speech::{Gate, SpeechEvent};

/// One frame of the microphone.
const FRAME: Millis = Millis(16);
/// What sounded earlier than this is no echo any more.
const TELL_AT_MOST: Millis = Millis(320);

impl Bridge {
    /// Turns of the trainee whose text has not come yet.
    pub fn pending(&mut self) -> usize {
        self.listener.as_mut().map_or(0, |listener| listener.get().pending())
    }

    pub(super) fn toggle_microphone(&mut self) {
        let Some(listener) = &mut self.listener else {
            return;
        };
        let listener = listener.get();
        if self.mic == Mic::Lost || !listener.is_live() {
            return;
        }
        let (gate, mic) = match self.mic {
            Mic::Off => (Gate::Open, Mic::Listening(0.0)),
            _ => (Gate::Muted, Mic::Off),
        };
        let settled = listener.set_gate(gate);
        self.mic = mic;
        let now = self.session.view().now;
        self.hear(now, settled);
    }

    pub(super) fn listen(&mut self, now: Millis) {
        let Some(listener) = &mut self.listener else {
            return;
        };
        let listener = listener.get();
        let mut at = self.told_until.max(now - TELL_AT_MOST);
        let mut levels = Vec::new();
        while at + FRAME <= now {
            levels.push(self.sound.level_at(at));
            at = at + FRAME;
        }
        self.told_until = at;
        listener.far_end().plays(levels);
        // Nobody is spoken to while the telephone rings or after the call.
        let open = self.model.line.is_open() && self.mic != Mic::Off;
        let gate = if open { Gate::Open } else { Gate::Muted };
        let mut news = Vec::new();
        if listener.gate() != gate {
            news.extend(listener.set_gate(gate));
        }
        news.extend(listener.poll());
        let level = meter(listener.level_dbfs());
        let pending = listener.pending();
        let background = listener.background();
        self.voice
            .background(background.noise_floor(), background.other_voice());
        self.hear(now, news);
        self.mic = match self.mic {
            Mic::Off | Mic::Lost => self.mic,
            _ if self.speaking => Mic::Hearing(level),
            _ if pending > 0 => Mic::Writing(level),
            _ => Mic::Listening(level),
        };
    }

    pub(super) fn hear(&mut self, now: Millis, news: Vec<SpeechEvent>) {
        for event in news {
            match event {
                SpeechEvent::Started { .. } => {
                    self.spoken_to = self.to;
                    self.speaking = true;
                    self.event(
                        now,
                        Event::SpeechStarted {
                            to: self.to,
                            route: Route::Voice,
                        },
                    );
                }
                SpeechEvent::Ended { .. } => {
                    self.speaking = false;
                    self.event(now, Event::SpeechEnded { to: self.spoken_to });
                }
                SpeechEvent::Caption { settled, open } => self.model.speaking = Some(Speaking { settled, open }),
                SpeechEvent::Said {
                    text,
                    start,
                    end,
                    confidence,
                    voice,
                    sound,
                    ..
                } => {
                    if let Some(recording) = &mut self.recording {
                        recording.add(start, &sound);
                    }
                    let to = self.spoken_to;
                    self.voice.add(&text, voice);
                    self.model.said(start, to, &text);
                    self.event(
                        now,
                        Event::Said(Said {
                            to,
                            route: Route::Voice,
                            text,
                            start,
                            end,
                            confidence,
                        }),
                    );
                }
                SpeechEvent::Unheard { .. } => {
                    self.model.speaking = None;
                    self.model.event(now, "desk-event-unheard", String::new());
                }
                SpeechEvent::Trouble { what } => {
                    let count = if let Trouble::Dropped(count) = what { count } else { 0 };
                    let message = Message::new(what.message_key()).number("count", count as f64);
                    self.notices.push(message);
                }
                SpeechEvent::Returned => {
                    self.mic = Mic::Listening(0.0);
                    self.notices.push(Message::new("app-notice-microphone-returned"));
                }
                SpeechEvent::Away { reason } | SpeechEvent::Lost { reason } => {
                    self.mic = Mic::Lost;
                    self.speaking = false;
                    self.model.speaking = None;
                    self.notices.push(words_of(reason.message_key(), reason.args()));
                    self.notices.push(Message::new("app-notice-microphone-lost"));
                    self.event(now, Event::MicrophoneLost);
                }
                SpeechEvent::Failed { error } => self.notices.push(words_of(error.message_key(), error.args())),
                SpeechEvent::Finished => self.mic = Mic::Off,
            }
        }
    }
}
