//! An attempt at a call or a shift: what it is played from, how it is played over from what happened, and what comes of it.
//! Whoever scores one, while it is played or long after, comes to the same result.
//!
//! It reads no file and writes none. Where attempts are kept, and who may go on with one, is decided elsewhere.

use std::sync::Arc;

use super::OfficeEars;
use crate::domain::{
    Accommodations, Card, Event, Graded, Message, Millis, Mode, Procedure, Profile, Scenario, Scorecard, SessionLog,
    Shift, ShiftCard, ShiftEvent, ShiftLog, Way,
};
use crate::engine::{Session, Setup, ShiftParts, ShiftSession, ShiftStage, Stage, Talks};
use crate::language::{Interpreter, Language};
use crate::scoring;

/// A call by itself begins at 9:14 on the office's clock.
const CALL_BEGINS: u16 = 9 * 60 + 14;

/// What can be played: one call, or a shift with the scenarios of its calls.
#[derive(Debug, Clone)]
pub enum Play {
    /// One call.
    Call(Arc<Scenario>),
    /// Several, and the desk between them.
    Shift {
        /// The shift.
        shift: Arc<Shift>,
        /// The scenarios of its calls, in their order.
        talks: Vec<Talks>,
    },
}

impl Play {
    /// The id of the scenario or the shift.
    pub fn id(&self) -> &str {
        match self {
            Self::Call(scenario) => scenario.id.as_str(),
            Self::Shift { shift, .. } => shift.id.as_str(),
        }
    }

    /// Its title, Polish.
    pub fn title(&self) -> &str {
        match self {
            Self::Call(scenario) => &scenario.title,
            Self::Shift { shift, .. } => &shift.title,
        }
    }

    /// The scenarios that are played in it, in the order of its calls.
    pub fn scenarios(&self) -> Vec<&Scenario> {
        match self {
            Self::Call(scenario) => vec![scenario.as_ref()],
            Self::Shift { talks, .. } => {
                let scenarios = talks
                    .iter()
                    .flat_map(|talk| std::iter::once(&talk.incoming).chain(&talk.callback));
                scenarios.map(Arc::as_ref).collect()
            }
        }
    }

    /// What in it may be hard to hear.
    pub fn warnings(&self) -> Vec<&str> {
        let scenarios = self.scenarios().into_iter();
        scenarios.filter_map(|scenario| scenario.warning.as_deref()).collect()
    }

    /// Its own version.
    pub fn version(&self) -> u32 {
        match self {
            Self::Call(scenario) => scenario.version,
            Self::Shift { shift, .. } => shift.version,
        }
    }
}

/// Everything that one call or shift needs, loaded and checked.
#[derive(Clone)]
pub struct Parts {
    /// The call, or the shift.
    pub play: Play,
    /// Who the trainee is.
    pub profile: Arc<Profile>,
    /// What it is scored against.
    pub procedure: Arc<Procedure>,
    /// What understands the trainee.
    pub language: Arc<Language>,
    /// Chooses every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// What is made easier for the trainee.
    pub accommodations: Accommodations,
}

/// Whether what happened is all of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was played to its end.
    Played,
    /// It was left in the middle: given up, or broken off and not gone on with.
    BrokenOff,
}

/// Plays an attempt anew from its events, without a desk. One that was left in the middle is broken off at its last event, and
/// what was played is scored as it stands.
pub fn replayed(parts: &Parts, events: &[(Millis, ShiftEvent)], ended: Ended) -> Outcome {
    let mut playing = Playing::new(parts);
    let stage = playing.stage_mut();
    stage.begin();
    for (at, event) in events {
        stage.step(*at, event.clone());
    }
    match ended {
        Ended::Played => {}
        Ended::BrokenOff => {
            let last = events.last().map_or(Millis::ZERO, |(at, _)| *at);
            stage.step(last, ShiftEvent::Desk(Event::BrokenOff));
        }
    }
    playing.finish(&parts.procedure)
}

/// What came of an exam that nobody goes on with any more. `away`: how long nobody played before it was taken up once.
pub fn interrupted(parts: &Parts, events: &[(Millis, ShiftEvent)], away: Option<Millis>) -> Outcome {
    let mut outcome = replayed(parts, events, Ended::BrokenOff);
    outcome.remark(away.map(resumed));
    outcome
}

/// The remark on an attempt that was taken up again after nobody had played it for so long.
pub fn resumed(away: Millis) -> Message {
    let minutes = away.0.div_ceil(60_000);
    Message::new("exam-resumed").number("minutes", minutes as f64)
}

/// One call, or a shift, under way.
pub enum Playing {
    /// One call.
    Call(Box<Session>),
    /// Several, and the desk between them.
    Shift(Box<ShiftStage>),
}

impl Playing {
    /// Before its first moment.
    pub fn new(parts: &Parts) -> Self {
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
    pub fn stage(&self) -> &dyn Stage {
        match self {
            Self::Call(session) => session.as_ref(),
            Self::Shift(stage) => stage.as_ref(),
        }
    }

    /// Both alike.
    pub fn stage_mut(&mut self) -> &mut dyn Stage {
        match self {
            Self::Call(session) => session.as_mut(),
            Self::Shift(stage) => stage.as_mut(),
        }
    }

    /// The shift, where one is played.
    pub fn shift(&self) -> Option<&ShiftSession> {
        match self {
            Self::Call(_) => None,
            Self::Shift(stage) => Some(&stage.session),
        }
    }

    /// The time of day `at` into it, minutes since midnight.
    pub fn minute_at(&self, at: Millis) -> u16 {
        match self {
            Self::Call(_) => CALL_BEGINS.saturating_add(u16::try_from(at.0 / 60_000).unwrap_or(u16::MAX)),
            Self::Shift(stage) => stage.session.parts().shift.minute_at(at),
        }
    }

    /// Whether this may still be handed in: after the end only the last words may.
    pub fn takes(&self, event: &ShiftEvent) -> bool {
        let late = matches!(event, ShiftEvent::Desk(Event::Said(_) | Event::SpeechEnded { .. }));
        late || !self.stage().is_over()
    }

    /// Ends it and scores what happened.
    pub fn finish(self, procedure: &Procedure) -> Outcome {
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

/// What came of it.
#[derive(Debug)]
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
                    Way::Incoming | Way::Again => &talks.incoming,
                    Way::Callback => talks.callback.as_ref()?,
                };
                Some((scenario, &call.log, &card.card))
            }
            (Self::Shift { .. }, None) => None,
        }
    }

    /// The scorecard, as JSON.
    ///
    /// # Errors
    /// When it cannot be put so, which no scorecard of ours is known for.
    pub fn card(&self) -> serde_json::Result<serde_json::Value> {
        match self {
            Self::Call { card, .. } => serde_json::to_value(card),
            Self::Shift { card, .. } => serde_json::to_value(card),
        }
    }

    /// What can be foreseen of either.
    pub fn graded(&self) -> Graded<'_> {
        match self {
            Self::Call { card, .. } => card.graded(),
            Self::Shift { card, .. } => card.graded(),
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
