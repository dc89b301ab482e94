//! What the desk shows, kept up to date from the engine's effects. Plain data: no drawing, no sound, no clock.

mod deeds;
#[cfg(test)]
mod tests;

use crate::domain::{Addressee, Effect, Ending, LineKey, LineQuality, Millis, PersonId, Scenario, Speaker, Switch};

pub use deeds::ending;

/// Everything on the desk that changes during a call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeskModel {
    /// What the telephone is doing.
    pub line: LineState,
    /// The key "hold" is down.
    pub hold: Switched,
    /// The key "mute" is down.
    pub mute: Switched,
    /// The key "loudspeaker" is down.
    pub loudspeaker: Switched,
    /// Both sides' words, oldest first.
    pub captions: Vec<Caption>,
    /// What the trainee is saying, as far as it is recognised; the final text takes its place.
    pub speaking: Option<Speaking>,
    /// The floor is the trainee's.
    pub my_turn: bool,
    /// A colleague rung for a transfer.
    pub transfer: Option<Transfer>,
    /// Key of the hint in force.
    pub hint: Option<String>,
    /// The trainee is away from the desk.
    pub away: bool,
    /// The door is closed.
    pub door_closed: bool,
    /// Somebody who came into the room, and until when they stay.
    pub visitor: Option<(String, Millis)>,
    /// Who stands at the counter.
    pub client: Option<String>,
    /// Colleagues talk aloud in the room.
    pub room_talks: bool,
}

/// The trainee's words while they are spoken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Speaking {
    /// Words that stay.
    pub settled: String,
    /// Words that may still change.
    pub open: String,
}

/// How long somebody who broke in stays after their last word.
const VISITOR_STAYS: Millis = Millis(8_000);

/// Whether something is on; off at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switched(pub Switch);

impl Default for Switched {
    fn default() -> Self {
        Self(Switch::Off)
    }
}

impl Switched {
    /// On?
    pub fn is_on(self) -> bool {
        self.0 == Switch::On
    }

    /// The other way round.
    pub fn flipped(self) -> Switch {
        match self.0 {
            Switch::On => Switch::Off,
            Switch::Off => Switch::On,
        }
    }
}

/// What the telephone is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineState {
    /// Nothing.
    #[default]
    Quiet,
    /// It rings.
    Ringing {
        /// 1 for the first ring.
        count: u32,
        /// When this ring began.
        since: Millis,
    },
    /// The trainee's call rings at the other end.
    Dialling,
    /// Nobody can be reached there.
    Busy,
    /// Both sides hear each other.
    Open {
        /// Since when.
        since: Millis,
    },
    /// The line is closed.
    Ended {
        /// How.
        by: Ending,
    },
    /// The shift is over: nobody rings any more.
    DayOver,
}

impl LineState {
    /// Whether somebody is on the line.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// A line of the conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// When.
    pub at: Millis,
    /// Whose.
    pub who: Who,
    /// What.
    pub what: Said,
    /// A recording of it is heard: whoever listens needs no screen reader for it.
    pub heard: bool,
}

/// Whose words they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The person on the line.
    Caller,
    /// The trainee, speaking to somebody.
    Me(Addressee),
    /// A colleague, by name.
    Colleague(String),
    /// Somebody in the room, by name.
    Room(String),
    /// The client at the counter, by name.
    Client(String),
    /// The telephone itself.
    Line,
}

/// What is captioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words; a voice that still speaks them has a number.
    Words {
        /// The words.
        text: String,
        /// Number of the playing, for words that are played.
        play: Option<u32>,
        /// Cut off in the middle.
        cut: bool,
    },
    /// A sound without words.
    Sound(String),
    /// Silence within the other side's turn.
    Silence,
    /// Something happened on the line: a key of the localisation files, with a name or number if it wants one.
    Event {
        /// The key.
        key: &'static str,
        /// A name or number, or nothing.
        name: String,
    },
}

/// A transfer under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// To whom.
    pub person: PersonId,
    /// How far it is.
    pub state: TransferState,
}

/// How far a transfer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferState {
    /// Their telephone rings.
    Ringing,
    /// They picked up.
    Answered,
    /// They cannot be reached.
    Unreachable,
}

impl DeskModel {
    fn client_says(&mut self, at: Millis, name: &str, says: &str) {
        self.client = Some(name.to_owned());
        self.captions.push(Caption {
            at,
            who: Who::Client(name.to_owned()),
            what: Said::Words {
                text: says.to_owned(),
                play: None,
                cut: false,
            },
            heard: false,
        });
    }

    /// Takes in an effect of the engine. Names of people come from the scenario.
    pub fn apply(&mut self, at: Millis, effect: &Effect, scenario: &Scenario) {
        let name = |person: &PersonId| {
            scenario
                .person(person)
                .map_or_else(String::new, |known| known.name.clone())
        };
        match effect {
            Effect::Ring { count } => {
                self.line = LineState::Ringing {
                    count: *count,
                    since: at,
                }
            }
            Effect::RingingStopped => self.line = LineState::Quiet,
            Effect::RingBack => self.line = LineState::Dialling,
            Effect::LineBusy => {
                self.line = LineState::Busy;
                self.event(at, "desk-event-busy", String::new());
            }
            Effect::LineOpened => {
                if !self.line.is_open() {
                    self.line = LineState::Open { since: at };
                    self.event(at, "desk-event-opened", String::new());
                    // Whoever reads the captions learns what others hear.
                    match scenario.line {
                        LineQuality::Clear => {}
                        LineQuality::Noisy => self.event(at, "desk-event-line-noisy", String::new()),
                        LineQuality::Mobile => self.event(at, "desk-event-line-mobile", String::new()),
                    }
                }
            }
            Effect::Play {
                play,
                speaker,
                text,
                nominal,
            } => {
                if let Speaker::Room(who) = speaker {
                    self.visitor = Some((who.clone(), at + *nominal + VISITOR_STAYS));
                } else {
                    self.my_turn = false;
                }
                let who = match speaker {
                    Speaker::Caller => Who::Caller,
                    Speaker::Colleague(person) => Who::Colleague(name(person)),
                    Speaker::Room(who) => Who::Room(who.clone()),
                };
                let what = Said::Words {
                    text: text.clone(),
                    play: Some(*play),
                    cut: false,
                };
                self.captions.push(Caption {
                    at,
                    who,
                    what,
                    heard: false,
                });
            }
            Effect::StopPlaying { play: stopped } => {
                for caption in self.captions.iter_mut().rev() {
                    if let Said::Words {
                        play: Some(play), cut, ..
                    } = &mut caption.what
                        && play == stopped
                    {
                        *cut = true;
                        break;
                    }
                }
            }
            Effect::SilentBlock { .. } => {
                self.captions.push(Caption {
                    at,
                    who: Who::Caller,
                    what: Said::Silence,
                    heard: false,
                });
            }
            Effect::Sound { speaker, caption } => {
                let who = match speaker {
                    Speaker::Caller => Who::Caller,
                    Speaker::Colleague(person) => Who::Colleague(name(person)),
                    Speaker::Room(who) => Who::Room(who.clone()),
                };
                self.captions.push(Caption {
                    at,
                    who,
                    what: Said::Sound(caption.clone()),
                    heard: false,
                });
            }
            Effect::TurnOver => self.my_turn = true,
            // In a shift they were there before the telephone rang.
            Effect::ClientWaits { name, .. } if self.client.as_ref() == Some(name) => {}
            Effect::ClientWaits { name, says } => self.client_says(at, name, says),
            Effect::RoomTalks { says } => {
                self.room_talks = true;
                self.event(at, "desk-event-room-talks", says.clone());
            }
            Effect::RoomQuiet => {
                self.room_talks = false;
                self.event(at, "desk-event-room-quiet", String::new());
            }
            Effect::KeyShows { key, to } => self.show_key(*key, *to),
            Effect::ColleagueRinging { person } => {
                self.transfer = Some(Transfer {
                    person: person.clone(),
                    state: TransferState::Ringing,
                });
                self.event(at, "desk-event-colleague-ringing", name(person));
            }
            Effect::ColleagueAnswered { person } => {
                self.transfer = Some(Transfer {
                    person: person.clone(),
                    state: TransferState::Answered,
                });
            }
            Effect::ColleagueUnreachable { person } => {
                self.transfer = Some(Transfer {
                    person: person.clone(),
                    state: TransferState::Unreachable,
                });
                self.event(at, "desk-event-colleague-unreachable", name(person));
            }
            Effect::Hint { key } => self.hint = Some(key.clone()),
            Effect::CallEnded { by } => {
                self.line = LineState::Ended { by: *by };
                self.room_talks = false;
                self.my_turn = false;
                self.hint = None;
                self.transfer = None;
                for key in [LineKey::Hold, LineKey::Mute, LineKey::Loudspeaker] {
                    self.show_key(key, Switch::Off);
                }
            }
        }
    }

    /// What an effect had somebody say, or be silent for, is heard; or it is not any more.
    pub fn sounds(&mut self, effect: &Effect, heard: bool) {
        let mut latest = self.captions.iter_mut().rev();
        let caption = latest.find(|caption| match (&caption.what, effect) {
            (Said::Words { play: Some(own), .. }, Effect::Play { play, .. }) => own == play,
            (what, Effect::SilentBlock { .. }) => *what == Said::Silence,
            _ => false,
        });
        if let Some(caption) = caption {
            caption.heard = heard;
        }
    }

    /// Shows a key pressed or released.
    pub fn show_key(&mut self, key: LineKey, to: Switch) {
        match key {
            LineKey::Hold => self.hold = Switched(to),
            LineKey::Mute => self.mute = Switched(to),
            LineKey::Loudspeaker => self.loudspeaker = Switched(to),
        }
    }

    /// Another call takes the telephone: its keys are up again, and what was said in the last one is put away.
    pub fn next_call(&mut self) {
        *self = Self {
            away: self.away,
            client: self.client.take(),
            ..Self::default()
        };
    }

    /// Puts the trainee's own words into the conversation, in order of time.
    pub fn said(&mut self, at: Millis, to: Addressee, text: &str) {
        self.speaking = None;
        let what = Said::Words {
            text: text.to_owned(),
            play: None,
            cut: false,
        };
        let place = self
            .captions
            .iter()
            .rposition(|caption| caption.at <= at)
            .map_or(0, |index| index + 1);
        self.captions.insert(
            place,
            Caption {
                at,
                who: Who::Me(to),
                what,
                heard: false,
            },
        );
        self.hint = None;
    }

    /// Puts an event of the line into the conversation.
    pub fn event(&mut self, at: Millis, key: &'static str, name: String) {
        self.captions.push(Caption {
            at,
            who: Who::Line,
            what: Said::Event { key, name },
            heard: false,
        });
    }

    /// Whether nothing comes any more.
    pub fn is_ended(&self) -> bool {
        matches!(self.line, LineState::Ended { .. } | LineState::DayOver)
    }

    /// Who stands in the room now.
    pub fn visitor(&self, now: Millis) -> Option<&str> {
        self.visitor
            .as_ref()
            .filter(|(_, until)| now < *until)
            .map(|(name, _)| name.as_str())
    }
}
