//! Ringing a colleague and handing the call over. The caller hears nothing of it until the two are connected.

use super::hints;
use super::session::Session;
use super::speaking::Side;
use super::trainee::performed;
use super::view::Phase;
use crate::domain::{Availability, Effect, Ending, LineKey, Millis, PersonId, Scenario, SpeechAct, Switch};

/// Nobody picks up: so long it rings.
const NO_ANSWER: Millis = Millis(20_000);
/// "There is no such number" comes after.
const OUT_OF_DATE: Millis = Millis(2_000);
/// Once they are connected, the two no longer need the trainee after so long.
const CONNECTED: Millis = Millis(60_000);

/// A transfer under way.
#[derive(Debug)]
pub(super) struct Transfer {
    pub(super) person: PersonId,
    pub(super) stage: Stage,
    /// Since when the colleague's telephone rings; none once they have picked up.
    ringing_since: Option<Millis>,
}

/// How far a transfer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The colleague's telephone rings.
    Ringing,
    /// The trainee speaks to the colleague.
    Talking {
        /// The colleague knows who calls about what.
        briefed: bool,
        /// The colleague has asked.
        asked: bool,
    },
    /// Caller and colleague are connected, blindly if the colleague has not picked up yet.
    Connected {
        /// Since when.
        since: Millis,
    },
}

impl Transfer {
    /// When the colleague picks up.
    pub(super) fn picks_up(&self, scenario: &Scenario) -> Option<Millis> {
        match scenario.person(&self.person)?.availability {
            Availability::Answers { after } => self.ringing_since.map(|since| since + after),
            Availability::NoAnswer | Availability::OutOfDate => None,
        }
    }

    /// When it turns out that nobody will.
    pub(super) fn fails(&self, scenario: &Scenario) -> Option<Millis> {
        let after = match scenario.person(&self.person)?.availability {
            Availability::Answers { .. } => return None,
            Availability::NoAnswer => NO_ANSWER,
            Availability::OutOfDate => OUT_OF_DATE,
        };
        self.ringing_since.map(|since| since + after)
    }

    /// When the trainee is no longer needed.
    pub(super) fn over(&self) -> Option<Millis> {
        match self.stage {
            Stage::Connected { since } => Some(since + CONNECTED),
            Stage::Ringing | Stage::Talking { .. } => None,
        }
    }

    fn is_connected(&self) -> bool {
        matches!(self.stage, Stage::Connected { .. })
    }
}

impl Session {
    pub(super) fn start_transfer(&mut self, to: &PersonId) {
        if self.view.phase != Phase::Talking || self.scenario.person(to).is_none() {
            return;
        }
        self.view.phase = Phase::OnConsult;
        if !self.view.keys.is_on(LineKey::Hold) {
            self.hold_shows(Switch::On);
        }
        self.view.colleague = Some(to.clone());
        self.view.colleague_ready = false;
        self.transfer = Some(Transfer {
            person: to.clone(),
            stage: Stage::Ringing,
            ringing_since: Some(self.view.now),
        });
        self.emit(Effect::ColleagueRinging { person: to.clone() });
    }

    pub(super) fn colleague_answers(&mut self) {
        let Some(transfer) = &mut self.transfer else {
            return;
        };
        transfer.ringing_since = None;
        if transfer.stage == Stage::Ringing {
            transfer.stage = Stage::Talking {
                briefed: false,
                asked: false,
            };
        }
        let person = transfer.person.clone();
        self.emit(Effect::ColleagueAnswered { person: person.clone() });
        self.colleague_says(&person, Words::Greeting);
        // A colleague without a greeting listens from the start.
        self.view.colleague_ready |= self.colleague.is_idle();
    }

    pub(super) fn colleague_is_unreachable(&mut self) {
        let Some(transfer) = self.transfer.take() else {
            return;
        };
        self.emit(Effect::ColleagueUnreachable {
            person: transfer.person,
        });
        // The caller is where they were: on hold, or on the line again after a blind connection.
        self.view.phase = Phase::Talking;
        self.view.colleague = None;
        self.view.colleague_ready = false;
        self.free_since = self.view.now;
    }

    pub(super) fn colleague_replies(&mut self) {
        let acts = performed(&self.briefing.take());
        let Some(transfer) = &mut self.transfer else {
            return;
        };
        let Stage::Talking { briefed, asked } = &mut transfer.stage else {
            return;
        };
        let words = if acts.contains(&SpeechAct::BriefColleague) && !*briefed {
            *briefed = true;
            Words::Briefed
        } else if !*briefed && !*asked {
            *asked = true;
            Words::Asks
        } else {
            return;
        };
        let person = transfer.person.clone();
        self.colleague_says(&person, words);
    }

    fn colleague_says(&mut self, id: &PersonId, words: Words) {
        let scenario = std::sync::Arc::clone(&self.scenario);
        let Some(person) = scenario.person(id) else {
            return;
        };
        let (kind, variants) = match words {
            Words::Greeting => ("greets", &person.greets),
            Words::Briefed => ("briefed", &person.briefed),
            Words::Asks => ("asks", &person.asks),
        };
        let cue = self.lines.colleague(&format!("person/{id}/{kind}"), person, variants);
        self.colleague.push(cue);
        self.advance(Side::Colleague);
    }

    pub(super) fn complete_transfer(&mut self) {
        let now = self.view.now;
        let Some(transfer) = self.transfer.as_mut().filter(|transfer| !transfer.is_connected()) else {
            return;
        };
        let briefed = matches!(transfer.stage, Stage::Talking { briefed: true, .. });
        transfer.stage = Stage::Connected { since: now };
        self.stop(Side::Colleague);
        // What the caller had still to say they say to the colleague.
        self.stop(Side::Caller);
        self.hold_shows(Switch::Off);
        if !briefed {
            self.hint(hints::BRIEF_COLLEAGUE);
        }
    }

    pub(super) fn cancel_transfer(&mut self) {
        match &self.transfer {
            Some(transfer) if transfer.is_connected() => return,
            Some(_) => {}
            // After a colleague who could not be reached the caller still waits on the key that nobody pressed.
            None if self.view.phase == Phase::Talking && self.held_by_transfer => {}
            None => return,
        }
        self.transfer = None;
        self.stop(Side::Colleague);
        self.briefing.take();
        self.view.phase = Phase::Talking;
        self.view.colleague = None;
        self.view.colleague_ready = false;
        self.hold_shows(Switch::Off);
    }

    /// The hold key changes by itself.
    fn hold_shows(&mut self, to: Switch) {
        self.emit(Effect::KeyShows { key: LineKey::Hold, to });
        self.turn_key(LineKey::Hold, to);
        self.held_by_transfer = to == Switch::On;
    }

    /// Whether caller and colleague are connected.
    pub(super) fn is_handed_over(&self) -> bool {
        self.transfer.as_ref().is_some_and(Transfer::is_connected)
    }

    pub(super) fn hand_over(&mut self) {
        self.end(Ending::HandedOver);
    }
}

#[derive(Debug, Clone, Copy)]
enum Words {
    Greeting,
    Briefed,
    Asks,
}
