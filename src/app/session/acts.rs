//! What is pressed and typed at the desk becomes events.

use super::Bridge;
use crate::app::screens::desk::DeskAction;
use crate::domain::{Addressee, DocumentId, Event, Message, Millis, Mode, Route, Said, ShiftEvent};
use crate::speech::Gate;

/// What is told where the diary is given no time, or none that can be read.
const NO_TIME: [&str; 2] = ["desk-diary-empty-time", "desk-diary-no-time"];

impl Bridge {
    /// Does what was pressed or typed.
    pub fn act(&mut self, now: Millis, action: DeskAction) {
        if self.paused && !matches!(action, DeskAction::Pause | DeskAction::GiveUp) {
            return;
        }
        // Whoever does something wants its time for it.
        self.hurries &= action == DeskAction::Hurry;
        match action {
            DeskAction::Answer => self.event(now, Event::Answered),
            DeskAction::Key(key, to) => self.event(now, Event::Key { key, to }),
            DeskAction::Dial(number) => {
                let number: String = number.chars().filter(char::is_ascii_digit).collect();
                if !number.is_empty() {
                    self.event(now, Event::Dialled { number });
                }
            }
            DeskAction::NumberDraft(number) => self.number_draft = number,
            DeskAction::HangUp => self.event(now, Event::HungUp),
            DeskAction::Leave => self.event(now, Event::LeftDesk),
            DeskAction::Return => self.event(now, Event::ReturnedToDesk),
            DeskAction::CloseDoor => self.event(now, Event::DoorClosed),
            DeskAction::Address(to) => self.address(now, to),
            DeskAction::Draft(text) => self.type_words(now, text),
            DeskAction::Send => self.send(now),
            DeskAction::Tab(drawer) => self.drawer = drawer,
            DeskAction::Open(document) => self.open(now, document),
            DeskAction::NoteDraft(text) => self.note_draft = text,
            DeskAction::WriteNote => {
                let text = std::mem::take(&mut self.note_draft).trim().to_owned();
                if !text.is_empty() {
                    self.event(now, Event::NoteWritten { text });
                }
            }
            DeskAction::Ring(person) => self.event(now, Event::TransferStarted { to: person }),
            DeskAction::Connect => self.event(now, Event::TransferCompleted),
            DeskAction::BackToCaller => self.event(now, Event::TransferCancelled),
            DeskAction::TakeUp(call) => self.step(now, ShiftEvent::TakenUp { call }),
            DeskAction::TimeDraft(text) => {
                self.time_draft = text;
                self.notices.retain(|told| !NO_TIME.contains(&told.key.as_str()));
            }
            DeskAction::Enter(call) => match minute(&self.time_draft) {
                Some(minute) => {
                    self.time_draft.clear();
                    self.step(now, ShiftEvent::DiaryEntered { call, minute });
                }
                None if self.time_draft.trim().is_empty() => self.notice(Message::new(NO_TIME[0])),
                None => self.notice(Message::new(NO_TIME[1]).text("given", self.time_draft.trim())),
            },
            DeskAction::Forward(to) => self.step(now, ShiftEvent::Forwarded { to }),
            DeskAction::Hurry => {
                let free = self.shift().is_some_and(|shift| shift.view().line.is_none());
                self.hurries = !self.hurries && free;
            }
            DeskAction::Pause => self.pause(now),
            DeskAction::GiveUp => self.given_up = self.parts.mode == Mode::Practice,
            DeskAction::Debrief => self.leaves = true,
            DeskAction::ToggleMicrophone => self.toggle_microphone(),
            // The window itself sees to these.
            DeskAction::Again | DeskAction::NextTheme | DeskAction::NextScale => {}
        }
    }

    /// Opens a document, or closes the open one; opening again is no new event for the call.
    fn open(&mut self, now: Millis, document: DocumentId) {
        if self.document.as_ref() == Some(&document) {
            self.document = None;
        } else {
            self.document = Some(document.clone());
            self.event(now, Event::DocumentOpened { document });
        }
    }

    /// Holds a practice where it is, or lets it go on; an exam is not held.
    fn pause(&mut self, now: Millis) {
        if self.parts.mode == Mode::Exam {
            return;
        }
        self.paused = !self.paused;
        if self.paused {
            self.sound.hold(now);
            if let Some(listener) = &mut self.listener {
                let settled = listener.get().set_gate(Gate::Muted);
                self.hear(now, settled);
            }
        } else {
            self.sound.go_on(now, self.signal());
        }
    }

    pub(super) fn address(&mut self, now: Millis, to: Addressee) {
        if to == self.to {
            return;
        }
        // Words half typed now go to somebody else: they stop for the one and begin for the other.
        if let Some((_, before)) = self.typing.take() {
            self.event(now, Event::SpeechEnded { to: before });
            self.typing = Some((now, to));
            self.event(
                now,
                Event::SpeechStarted {
                    to,
                    route: Route::Typed,
                },
            );
        }
        self.to = to;
    }

    fn type_words(&mut self, now: Millis, text: String) {
        let begins = self.draft.is_empty() && !text.is_empty();
        let stops = !self.draft.is_empty() && text.is_empty();
        self.draft = text;
        if begins && self.typing.is_none() {
            self.typing = Some((now, self.to));
            self.event(
                now,
                Event::SpeechStarted {
                    to: self.to,
                    route: Route::Typed,
                },
            );
        } else if stops && let Some((_, to)) = self.typing.take() {
            self.event(now, Event::SpeechEnded { to });
        }
    }

    fn send(&mut self, now: Millis) {
        let text = std::mem::take(&mut self.draft).trim().to_owned();
        let (start, to) = self.typing.take().unwrap_or((now, self.to));
        self.event(now, Event::SpeechEnded { to });
        if text.is_empty() || self.playing.stage().is_over() {
            return;
        }
        let said = Said {
            to,
            route: Route::Typed,
            text,
            start,
            end: now,
            confidence: 1.0,
        };
        self.event(now, Event::Said(said));
    }
}

/// A time of day as people type it (`9:40`, `9.40`, `940`, `15`), in minutes since midnight.
fn minute(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let (hour, minute) = match typed.split_once([':', '.', ',', ' ']) {
        Some((hour, minute)) => (hour, minute.trim()),
        None if typed.len() > 2 && typed.is_ascii() => typed.split_at(typed.len() - 2),
        None => (typed, "00"),
    };
    let number = |text: &str, below: u16| {
        let digits = text.chars().all(|letter| letter.is_ascii_digit());
        text.parse::<u16>().ok().filter(|value| digits && *value < below)
    };
    let minute = (minute.len() == 2).then_some(minute)?;
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_as_people_type_them() {
        for (typed, expected) in [
            ("9:40", Some(580)),
            (" 09.40 ", Some(580)),
            ("940", Some(580)),
            ("1540", Some(940)),
            ("15", Some(900)),
            ("0:05", Some(5)),
            ("24:00", None),
            ("9:4", None),
            ("9:75", None),
            ("", None),
            ("jutro", None),
            ("+9:40", None),
            ("ósma", None),
        ] {
            assert_eq!(minute(typed), expected, "{typed:?}");
        }
    }
}
