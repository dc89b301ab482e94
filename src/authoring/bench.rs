//! The test bench for sentences: what the engine makes of one at a moment of a scenario, and why.
//!
//! It plays the caller's side to its end, then says the sentence as if it were typed: typed words have no pace, so nobody
//! is too fast here. It decides nothing; the engine and the understanding do.

use std::sync::Arc;

use super::Playback;
use crate::domain::{Addressee, Effect, Ending, Event, Millis, MomentId, Profile, Route, Said, Scenario, Speaker};
use crate::engine::{Floor, NotThere, Session, Setup, TurnReport};
use crate::language::{Interpreter, Near};

/// No answer takes more steps; a bound that no scenario can pass.
const MOST_STEPS: usize = 10_000;

/// What a sentence is tried on.
#[derive(Debug, Clone)]
pub struct BenchParts {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Who the trainee is.
    pub profile: Arc<Profile>,
    /// What understands them; made for this profile and this scenario.
    pub ear: Arc<Interpreter>,
    /// Chooses every variant.
    pub seed: u64,
}

/// A talk under way on the bench.
pub struct Bench {
    parts: BenchParts,
    begins: MomentId,
    session: Session,
    playback: Playback,
    now: Millis,
    heard: Vec<String>,
    ends: bool,
}

/// A sentence that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The sentence.
    pub sentence: String,
    /// What was understood, what the caller made of it, and why. None: the call was over before it was said.
    pub turn: Option<TurnReport>,
    /// How near it comes to every fact and detail, understood as one or not.
    pub near: Near,
    /// How the call ended, where it has.
    pub ended: Option<Ending>,
}

/// Tries one sentence as the first turn at a moment.
///
/// # Errors
/// When the scenario has no such moment.
pub fn try_sentence(parts: &BenchParts, at: &MomentId, sentence: &str) -> Result<Tried, NotThere> {
    Ok(Bench::at(parts.clone(), at)?.say(sentence))
}

impl Bench {
    /// A talk that has just come to this moment: greetings are over, nothing was told or asked, and the caller has said the
    /// moment's line.
    ///
    /// # Errors
    /// When the scenario has no such moment.
    pub fn at(parts: BenchParts, moment: &MomentId) -> Result<Self, NotThere> {
        let (scenario, profile) = (Arc::clone(&parts.scenario), Arc::clone(&parts.profile));
        let setup = Setup {
            seed: parts.seed,
            ..Setup::default()
        };
        let ear = Arc::clone(&parts.ear);
        let mut bench = Self {
            session: Session::new(scenario, profile, ear, setup),
            parts,
            begins: moment.clone(),
            playback: Playback::default(),
            now: Millis::ZERO,
            heard: Vec::new(),
            ends: false,
        };
        let effects = bench.session.begin_at(moment)?;
        bench.take(effects);
        bench.hear_out();
        Ok(bench)
    }

    /// The opening moment of a scenario; none: it has no moments.
    pub fn opening(scenario: &Scenario) -> Option<&MomentId> {
        scenario.moments.first().map(|moment| &moment.id)
    }

    /// The same from its beginning.
    ///
    /// # Errors
    /// None that was not met before.
    pub fn again(&self) -> Result<Self, NotThere> {
        Self::at(self.parts.clone(), &self.begins)
    }

    /// The scenario.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.parts.scenario
    }

    /// The moment that the talk is in.
    pub fn moment(&self) -> Option<&MomentId> {
        self.session.view().moment.as_ref()
    }

    /// Whether the call is over.
    pub fn is_over(&self) -> bool {
        self.session.is_over()
    }

    /// What the caller said since the last sentence, in order.
    pub fn heard(&self) -> &[String] {
        &self.heard
    }

    /// Says a sentence to the caller and hears their answer out. Who was about to hang up before it does so after it.
    pub fn say(&mut self, sentence: &str) -> Tried {
        self.heard.clear();
        let was_over = self.session.is_over();
        if !was_over {
            let said = Said {
                to: Addressee::Caller,
                route: Route::Typed,
                text: sentence.to_owned(),
                start: self.now,
                end: self.now,
                confidence: 1.0,
            };
            self.event(Event::Said(said));
            self.hear_out();
        }
        let turn = self.session.last_turn().filter(|_| !was_over).cloned();
        if std::mem::replace(&mut self.ends, turn.as_ref().is_some_and(|turn| turn.ends)) {
            self.hang_up();
        }
        Tried {
            near: self.parts.ear.near(sentence),
            sentence: sentence.to_owned(),
            turn,
            ended: self.session.view().ending,
        }
    }

    /// Lets time pass until the trainee may speak.
    fn hear_out(&mut self) {
        for _ in 0..MOST_STEPS {
            let view = self.session.view();
            let may_speak = view.floor == Floor::Trainee && !view.reacting;
            if self.session.is_over() || may_speak || !self.advance() {
                return;
            }
        }
    }

    /// Lets time pass until the call is over.
    fn hang_up(&mut self) {
        for _ in 0..MOST_STEPS {
            if self.session.is_over() || !self.advance() {
                return;
            }
        }
    }

    /// Lets the next thing happen; false when nothing will.
    fn advance(&mut self) -> bool {
        let Some(next) = self.playback.next_happening(self.session.next_deadline()) else {
            return false;
        };
        self.now = self.now.max(next);
        match self.playback.ended(self.now) {
            Some(play) => self.event(Event::AudioFinished { play }),
            None => self.event(Event::Clock),
        }
        true
    }

    fn event(&mut self, event: Event) {
        let effects = self.session.step(self.now, event);
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.playback.take(self.now, &effect);
            if let Effect::Play {
                speaker: Speaker::Caller,
                text,
                ..
            } = effect
            {
                self.heard.push(text);
            }
        }
    }
}
