//! What is played at the desk: one call by itself, or a shift.

use std::sync::Arc;

use super::Parts;
use crate::app::library::Play;
use crate::authoring::OfficeEars;
use crate::domain::{
    Event, Graded, Message, Millis, Procedure, Scenario, Scorecard, SessionLog, ShiftCard, ShiftEvent, ShiftLog, Way,
};
use crate::engine::{Session, Setup, ShiftParts, ShiftSession, ShiftStage, Stage};
use crate::language::Interpreter;
use crate::records::Card;
use crate::scoring;

/// A call by itself begins at 9:14 on the office's clock.
const CALL_BEGINS: u16 = 9 * 60 + 14;

/// One call, or a shift.
pub(super) enum Playing {
    /// One call.
    Call(Box<Session>),
    /// Several, and the desk between them.
    Shift(Box<ShiftStage>),
}

/// What came of it.
pub enum Outcome {
    /// One call.
    Call {
        /// What was played.
        scenario: Arc<Scenario>,
        /// What happened.
        log: SessionLog,
        /// Its score.
        card: Scorecard,
    },
    /// A shift.
    Shift {
        /// What was played.
        parts: ShiftParts,
        /// What happened.
        log: ShiftLog,
        /// Its score.
        card: ShiftCard,
    },
}

/// Plays an attempt anew from its events, without a desk.
pub fn replayed(parts: &Parts, events: &[(Millis, ShiftEvent)]) -> Outcome {
    let mut playing = Playing::new(parts);
    playing.stage_mut().begin();
    for (at, event) in events {
        playing.stage_mut().step(*at, event.clone());
    }
    playing.finish(&parts.procedure)
}

impl Outcome {
    /// Puts remarks on the attempt.
    pub fn remark(&mut self, remarks: impl IntoIterator<Item = Message>) {
        match self {
            Self::Call { card, .. } => card.notices.extend(remarks),
            Self::Shift { card, .. } => card.notices.extend(remarks),
        }
    }

    /// The result, as it is kept.
    pub fn record(&self) -> Card {
        match self {
            Self::Call { card, .. } => Card::Call(card.clone()),
            Self::Shift { card, .. } => Card::Shift(card.clone()),
        }
    }

    /// Takes the result that is on record in place of its own. False, and nothing is taken, where it is not the result of the
    /// same course: what was played has changed since, be it without a new version.
    pub fn stands_as(&mut self, on_record: Card) -> bool {
        match (self, on_record) {
            (Self::Call { card, .. }, Card::Call(kept)) if is_alike(card, &kept) => *card = kept,
            (Self::Shift { card, .. }, Card::Shift(kept)) if is_alike_shift(card, &kept) => *card = kept,
            (Self::Call { .. } | Self::Shift { .. }, Card::Call(_) | Card::Shift(_)) => return false,
        }
        true
    }

    /// The call of it by its place in a shift, or the one call: what was played, what happened, its score.
    pub fn call(&self, place: Option<usize>) -> Option<(&Arc<Scenario>, &SessionLog, &Scorecard)> {
        match (self, place) {
            (Self::Call { scenario, log, card }, _) => Some((scenario, log, card)),
            (Self::Shift { parts, log, card }, Some(place)) => {
                let card = card.calls.get(place)?;
                let call = log
                    .calls
                    .iter()
                    .find(|call| call.call == card.call && call.began == card.began)?;
                let talks = parts
                    .talks
                    .get(parts.shift.calls.iter().position(|known| known.id == card.call)?)?;
                let scenario = match call.way {
                    Way::Incoming => &talks.incoming,
                    Way::Callback => talks.callback.as_ref()?,
                };
                Some((scenario, &call.log, &card.card))
            }
            (Self::Shift { .. }, None) => None,
        }
    }

    /// What can be foreseen of either.
    pub fn graded(&self) -> Graded<'_> {
        match self {
            Self::Call { card, .. } => card.graded(),
            Self::Shift { card, .. } => card.graded(),
        }
    }

    /// The scorecard, as JSON.
    pub fn card(&self) -> serde_json::Result<serde_json::Value> {
        match self {
            Self::Call { card, .. } => serde_json::to_value(card),
            Self::Shift { card, .. } => serde_json::to_value(card),
        }
    }
}

/// Whether two results can be of one course of a call.
fn is_alike(one: &Scorecard, other: &Scorecard) -> bool {
    one.versions.scenario == other.versions.scenario && one.ending == other.ending && one.duration == other.duration
}

/// The same of a shift.
fn is_alike_shift(one: &ShiftCard, other: &ShiftCard) -> bool {
    let mut calls = one.calls.iter().zip(&other.calls);
    one.duration == other.duration
        && one.calls.len() == other.calls.len()
        && calls
            .all(|(one, other)| one.call == other.call && one.began == other.began && is_alike(&one.card, &other.card))
}

impl Playing {
    /// Before its first moment.
    pub(super) fn new(parts: &Parts) -> Self {
        let setup = Setup {
            seed: parts.seed,
            mode: parts.mode,
            accommodations: parts.accommodations,
            ..Setup::default()
        };
        let (language, profile) = (Arc::clone(&parts.language), Arc::clone(&parts.profile));
        match &parts.play {
            Play::Call(scenario) => {
                let ear = Interpreter::new(language, &profile, Some(scenario));
                let session = Session::new(Arc::clone(scenario), profile, Arc::new(ear), setup);
                Self::Call(Box::new(session))
            }
            Play::Shift { shift, talks } => {
                let ears = OfficeEars::new(language, Arc::clone(&profile), shift);
                let parts = ShiftParts {
                    shift: Arc::clone(shift),
                    talks: talks.clone(),
                    profile,
                };
                let session = ShiftSession::new(parts, Arc::new(ears), setup);
                Self::Shift(Box::new(ShiftStage::new(session)))
            }
        }
    }

    /// Both alike.
    pub(super) fn stage(&self) -> &dyn Stage {
        match self {
            Self::Call(session) => session.as_ref(),
            Self::Shift(stage) => stage.as_ref(),
        }
    }

    /// Both alike.
    pub(super) fn stage_mut(&mut self) -> &mut dyn Stage {
        match self {
            Self::Call(session) => session.as_mut(),
            Self::Shift(stage) => stage.as_mut(),
        }
    }

    /// The shift, where one is played.
    pub(super) fn shift(&self) -> Option<&ShiftSession> {
        match self {
            Self::Call(_) => None,
            Self::Shift(stage) => Some(&stage.session),
        }
    }

    /// The time of day `at` into it, minutes since midnight.
    pub(super) fn minute_at(&self, at: Millis) -> u16 {
        match self {
            Self::Call(_) => CALL_BEGINS.saturating_add(u16::try_from(at.0 / 60_000).unwrap_or(u16::MAX)),
            Self::Shift(stage) => stage.session.parts().shift.minute_at(at),
        }
    }

    /// Whether this may still be handed in: after the end only the last words may.
    pub(super) fn takes(&self, event: &ShiftEvent) -> bool {
        let late = matches!(event, ShiftEvent::Desk(Event::Said(_) | Event::SpeechEnded { .. }));
        late || !self.stage().is_over()
    }

    /// Ends it and scores what happened.
    pub(super) fn finish(self, procedure: &Procedure) -> Outcome {
        match self {
            Self::Call(session) => {
                let scenario = Arc::clone(session.scenario());
                let log = session.finish();
                let card = scoring::score(procedure, &scenario, &log);
                Outcome::Call { scenario, log, card }
            }
            Self::Shift(stage) => {
                let parts = stage.session.parts().clone();
                let log = stage.session.finish();
                let card = scoring::score_shift(procedure, &parts.shift, &parts.scenarios(), &log);
                Outcome::Shift { parts, log, card }
            }
        }
    }
}
