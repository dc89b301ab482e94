//! A session: one call from the first ring to the last word.

use std::sync::Arc;

use super::{DeskView, Floor, Keys, Phase, VERSION};
use crate::domain::{Addressee, Effect, Event, Heard, LogHeader, Millis, Mode, Profile, Scenario, SessionLog};

/// What the engine needs from outside: understanding of one utterance.
///
/// The same words to the same addressee must always be understood alike, or a replay would differ.
pub trait Ear {
    /// What these words do.
    fn hear(&self, text: &str, to: Addressee) -> Heard;
}

/// How a session is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// Chooses every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Waiting after which practice mode reminds the trainee to speak to the caller.
    pub hint_after: Millis,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            seed: 0,
            mode: Mode::Practice,
            hint_after: Millis(45_000),
        }
    }
}

/// One call.
pub struct Session {
    log: SessionLog,
    view: DeskView,
    ear: Arc<dyn Ear + Send + Sync>,
}

impl Session {
    /// A session before its first moment.
    pub fn new(scenario: Arc<Scenario>, profile: Arc<Profile>, ear: Arc<dyn Ear + Send + Sync>, setup: Setup) -> Self {
        let header = LogHeader {
            scenario: scenario.id.clone(),
            scenario_version: scenario.version,
            profile: profile.id.clone(),
            seed: setup.seed,
            mode: setup.mode,
            engine: VERSION.to_owned(),
        };
        Self {
            log: SessionLog {
                header,
                entries: Vec::new(),
            },
            view: DeskView {
                now: Millis::ZERO,
                phase: Phase::Idle,
                rings: 0,
                keys: Keys::default(),
                floor: Floor::Trainee,
                block_since: None,
                reacting: false,
                colleague: None,
                colleague_ready: false,
                moment: None,
                ending: None,
            },
            ear,
        }
    }

    /// Starts at 0: the first ring of an incoming call, nothing for an outgoing one.
    pub fn begin(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    /// Works off what was due up to `at`, then takes the event. Effects come in order.
    pub fn step(&mut self, at: Millis, event: Event) -> Vec<Effect> {
        let _ = (at, event, &self.ear);
        Vec::new()
    }

    /// When something happens by itself next.
    pub fn next_deadline(&self) -> Option<Millis> {
        None
    }

    /// What the desk looks like.
    pub fn view(&self) -> &DeskView {
        &self.view
    }

    /// Whether the call has ended.
    pub fn is_over(&self) -> bool {
        self.view.phase == Phase::Over
    }

    /// What was recorded so far.
    pub fn log(&self) -> &SessionLog {
        &self.log
    }

    /// Ends the session and hands over its log.
    pub fn finish(self) -> SessionLog {
        self.log
    }
}

/// Feeds the logged events to a new session; an unchanged engine gives an equal log.
pub fn replay(
    log: &SessionLog,
    scenario: Arc<Scenario>,
    profile: Arc<Profile>,
    ear: Arc<dyn Ear + Send + Sync>,
) -> SessionLog {
    let setup = Setup {
        seed: log.header.seed,
        mode: log.header.mode,
        ..Setup::default()
    };
    Session::new(scenario, profile, ear, setup).finish()
}
