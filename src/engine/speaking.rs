//! The other side speaks: cues become effects, one after the other, and the floor goes back to the trainee.

use std::sync::Arc;

use super::hints;
use super::playback::{Cue, Playback};
use super::session::Session;
use super::voices::{nominal_duration, room_voice};
use crate::domain::{Effect, HappeningKind, Logged, Millis, Speaker};

/// Whose voice a cue belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Caller,
    Colleague,
}

impl Session {
    /// The caller says what they begin with, asked by nobody.
    pub(super) fn say_opening_line(&mut self) {
        let line = self.talk.opening_line(&self.scenario, &mut self.lines);
        self.talk.remember(&line);
        self.say(line);
    }

    pub(super) fn say(&mut self, cues: Vec<Cue>) {
        self.caller.push(cues);
        self.advance(Side::Caller);
    }

    /// Takes the next cues, up to one that lasts.
    pub(super) fn advance(&mut self, side: Side) {
        while let Some(cue) = self.voice(side).next() {
            let now = self.view.now;
            match cue {
                Cue::Note(what) => self.note(what),
                Cue::Block(lasts) => {
                    self.voice(side).begin_block(now, lasts);
                    self.emit(Effect::SilentBlock { lasts });
                }
                Cue::Sound { speaker, caption } => {
                    self.voice(side).begin_sound(now);
                    self.emit(Effect::Sound { speaker, caption });
                }
                Cue::Say {
                    speaker,
                    text,
                    nominal,
                    because,
                } => {
                    let play = self.play(speaker.clone(), text.clone(), nominal);
                    let cue = Cue::Say {
                        speaker,
                        text,
                        nominal,
                        because,
                    };
                    self.voice(side).begin_words(now, play, cue, nominal);
                }
                Cue::HangUp(by) => {
                    self.end(by);
                    return;
                }
            }
        }
        if self.voice(side).turn_is_over() {
            self.turn_over(side);
        }
    }

    fn turn_over(&mut self, side: Side) {
        self.emit(Effect::TurnOver);
        match side {
            Side::Caller => {
                self.free_since = self.view.now;
                if self.talk.closing.is_some() {
                    self.hint(hints::LET_CALLER_HANG_UP);
                }
            }
            Side::Colleague => self.view.colleague_ready = self.transfer.is_some(),
        }
    }

    fn play(&mut self, speaker: Speaker, text: String, nominal: Millis) -> u32 {
        self.plays += 1;
        let play = self.plays;
        self.emit(Effect::Play {
            play,
            speaker,
            text,
            nominal,
        });
        play
    }

    pub(super) fn audio_finished(&mut self, play: u32) {
        // Anything else was cut off, or spoken in the room.
        for side in [Side::Caller, Side::Colleague] {
            if self.voice(side).plays(play) {
                self.cue_is_over(side);
            }
        }
    }

    pub(super) fn cue_is_over(&mut self, side: Side) {
        let now = self.view.now;
        self.voice(side).finish(now);
        self.advance(side);
    }

    /// Cuts somebody off; what they had to say is kept.
    pub(super) fn cut_off(&mut self, side: Side) {
        let now = self.view.now;
        if let Some(play) = self.voice(side).cut_off(now) {
            self.emit(Effect::StopPlaying { play });
        }
    }

    /// Cuts somebody off for good.
    pub(super) fn stop(&mut self, side: Side) {
        let now = self.view.now;
        if let Some(play) = self.voice(side).clear(now) {
            self.emit(Effect::StopPlaying { play });
        }
    }

    fn voice(&mut self, side: Side) -> &mut Playback {
        match side {
            Side::Caller => &mut self.caller,
            Side::Colleague => &mut self.colleague,
        }
    }

    pub(super) fn happens(&mut self, index: usize) {
        let scenario = Arc::clone(&self.scenario);
        self.happenings.retain(|(_, happening)| *happening != index);
        let Some(happening) = scenario.happenings.get(index) else {
            return;
        };
        self.note(Logged::Happened { happening: index });
        match &happening.what {
            HappeningKind::ColleagueBreaksIn { name, says } => {
                let text = self.lines.room(says);
                let nominal = nominal_duration(&text, &room_voice(&scenario, name));
                self.play(Speaker::Room(name.clone()), text, nominal);
            }
            HappeningKind::ColleaguesTalk { says } => {
                self.room_talks = true;
                self.emit(Effect::RoomTalks { says: says.clone() });
                self.hint(hints::ROOM_TALKS);
            }
        }
    }

    /// Somebody asked for quiet, or closed the door.
    pub(super) fn room_falls_silent(&mut self) {
        if std::mem::take(&mut self.room_talks) {
            self.emit(Effect::RoomQuiet);
        }
    }
}
