//! The trainee's voice: what the listener reports becomes events and captions.

use super::Bridge;
use crate::app::desk_model::Speaking;
use crate::app::screens::desk::Mic;
use crate::app::speech_setup::meter;
use crate::app::texts::words_of;
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
        if !listener.is_live() {
            return;
        }
        self.mic_wanted = !self.mic_wanted;
        let gate = if self.mic_wanted { Gate::Open } else { Gate::Muted };
        let settled = listener.set_gate(gate);
        if self.mic != Mic::Lost {
            self.mic = self.mic_by_wish();
        }
        let now = self.advanced_to;
        self.hear(now, settled);
    }

    fn mic_by_wish(&self) -> Mic {
        if self.mic_wanted { Mic::Listening(0.0) } else { Mic::Off }
    }

    /// Tells something once: what was told of the same before makes room.
    pub(super) fn notice(&mut self, message: Message) {
        self.notices.retain(|told| told.key != message.key);
        self.notices.push(message);
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
        let open = self.model.line.is_open() && self.mic_wanted && !self.paused;
        let gate = if open { Gate::Open } else { Gate::Muted };
        let mut news = Vec::new();
        if listener.gate() != gate {
            news.extend(listener.set_gate(gate));
            if open {
                // The device may have begun late; from here on its sound has the call's time.
                news.extend(listener.resync(now));
            }
        }
        news.extend(listener.poll());
        if news.contains(&SpeechEvent::Returned) {
            // A device that fell silent took some seconds of the sound's clock with it.
            news.extend(listener.resync(now));
        }
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
                    self.spoken_to.push_back(self.to);
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
                    let to = self.spoken_to.back().copied().unwrap_or(self.to);
                    self.event(now, Event::SpeechEnded { to });
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
                    let to = self.spoken_to.pop_front().unwrap_or(self.to);
                    self.voice.add(&text, voice);
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
                    self.spoken_to.pop_front();
                    self.model.speaking = None;
                    let at = self.call_time(now);
                    self.model.event(at, "desk-event-unheard", String::new());
                }
                SpeechEvent::Trouble { what } => {
                    let count = if let Trouble::Dropped(count) = what { count } else { 0 };
                    let message = Message::new(what.message_key()).number("count", count as f64);
                    self.notice(message);
                }
                SpeechEvent::Returned => {
                    self.mic = self.mic_by_wish();
                    let lost = ["app-notice-microphone-lost", "speech-microphone-lost"];
                    self.notices.retain(|told| !lost.contains(&told.key.as_str()));
                    self.notice(Message::new("app-notice-microphone-returned"));
                }
                SpeechEvent::Away { reason } | SpeechEvent::Lost { reason } => {
                    self.mic = Mic::Lost;
                    self.speaking = false;
                    self.model.speaking = None;
                    self.notices.retain(|told| told.key != "app-notice-microphone-returned");
                    self.notice(words_of(reason.message_key(), reason.args()));
                    self.notice(Message::new("app-notice-microphone-lost"));
                    self.event(now, Event::MicrophoneLost);
                }
                SpeechEvent::Failed { error } => self.notice(words_of(error.message_key(), error.args())),
                SpeechEvent::Finished => self.mic = Mic::Off,
            }
        }
    }
}
