//! Beginning in the middle: for authors, who try a moment without playing all that leads to it, and go on with a file that
//! they have just changed. Attempts always begin at the beginning.

use std::sync::Arc;

use super::session::Session;
use super::speaking::Side;
use super::{Ear, Phase};
use crate::domain::{Beginning, Effect, LineKey, MomentId, Scenario, Switch};

/// Why a talk cannot begin, or go on, at a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotThere {
    /// The scenario has no such moment (any more).
    #[error("the scenario has no moment {0}")]
    UnknownMoment(MomentId),
    /// The session has begun: it begins once.
    #[error("the session has begun already")]
    Begun,
    /// Nobody has picked up yet, or the call is over: there is no moment to go on at.
    #[error("nobody is talking on the line")]
    NotTalking,
}

impl Session {
    /// Begins at a moment instead of with the first ring, with nothing told or asked before: [`Session::begin_from`].
    ///
    /// # Errors
    /// When the scenario has no such moment, or the session has begun. The session stays as it was.
    pub fn begin_at(&mut self, moment: &MomentId) -> Result<Vec<Effect>, NotThere> {
        self.begin_from(Beginning::fresh(moment.clone()))
    }

    /// Begins in the middle of the talk: the line is open, whoever placed the call; greetings are over; the caller enters the
    /// moment and says its line, even where its `until` holds already (the next turn then leads on). What was told and
    /// asked before counts, as far as the scenario still knows of it; acts performed before and wishes uttered do not.
    ///
    /// The log says so in its header, replays so, and is scored as no attempt.
    ///
    /// # Errors
    /// When the scenario has no such moment, or the session has begun. The session stays as it was.
    pub fn begin_from(&mut self, beginning: Beginning) -> Result<Vec<Effect>, NotThere> {
        if self.begun {
            return Err(NotThere::Begun);
        }
        let scenario = Arc::clone(&self.scenario);
        let Some(moment) = scenario.moment(&beginning.moment) else {
            return Err(NotThere::UnknownMoment(beginning.moment));
        };
        self.begun = true;
        self.view.now = beginning.at;
        self.plays = beginning.plays;
        self.talk.recall(&beginning, &scenario);
        self.log.header.beginning = Some(Box::new(beginning));
        self.client_waits();
        self.open_line_in(Some(moment));
        let line = self.talk.moment_line(&scenario, &mut self.lines);
        self.talk.remember(&line);
        self.say(line);
        self.refresh_view();
        Ok(std::mem::take(&mut self.out))
    }

    /// Goes on with this scenario, which was loaded anew, at the moment that the talk is in: the one last entered, also where
    /// the caller's words have not got there yet. `ear` understands the new scenario.
    ///
    /// What is being said stops, a colleague is gone and every key is up; then the talk begins there as by
    /// [`Session::begin_from`], at the same session time, with the facts taken in and the details told so far. The log begins
    /// anew there too: what was played before belongs to another scenario.
    ///
    /// # Errors
    /// When nobody is talking on the line, or the new scenario has no such moment. The session goes on as it was.
    pub fn swap_scenario(
        &mut self,
        scenario: Arc<Scenario>,
        ear: Arc<dyn Ear + Send + Sync>,
    ) -> Result<Vec<Effect>, NotThere> {
        let talking = matches!(self.view.phase, Phase::Talking | Phase::OnConsult);
        let moment = self.talk.moment.clone().filter(|_| talking);
        let moment = moment.ok_or(NotThere::NotTalking)?;
        if scenario.moment(&moment).is_none() {
            return Err(NotThere::UnknownMoment(moment));
        }
        self.stop(Side::Caller);
        self.stop(Side::Colleague);
        self.room_falls_silent();
        for key in [LineKey::Hold, LineKey::Mute, LineKey::Loudspeaker] {
            if self.view.keys.is_on(key) {
                self.emit(Effect::KeyShows { key, to: Switch::Off });
            }
        }
        let mut effects = std::mem::take(&mut self.out);
        let beginning = self.talk.beginning(moment, self.view.now, self.plays);
        let profile = Arc::clone(self.lines.profile());
        let mut fresh = Self::new(scenario, profile, ear, self.setup.clone());
        effects.extend(fresh.begin_from(beginning)?);
        *self = fresh;
        Ok(effects)
    }
}
