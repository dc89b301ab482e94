//! Playing a recorded call again.

use std::sync::Arc;

use super::{Ear, Session, Setup};
use crate::domain::{Logged, Profile, Scenario, SessionLog};

/// Feeds the logged events to a new session; the same engine, scenario and understanding give an equal log.
///
/// The log does not hold [`Setup::hint_after`]: a practice session with another one than the default may differ in
/// the times of its hints, and in nothing else. A log that began at a moment which the scenario no longer has gives one
/// without entries.
pub fn replay(
    log: &SessionLog,
    scenario: Arc<Scenario>,
    profile: Arc<Profile>,
    ear: Arc<dyn Ear + Send + Sync>,
) -> SessionLog {
    let setup = Setup {
        seed: log.header.seed,
        mode: log.header.mode,
        around: log.header.around.clone(),
        accommodations: log.header.accommodations,
        ..Setup::default()
    };
    let mut session = Session::new(scenario, profile, ear, setup);
    match &log.header.beginning {
        None => {
            session.begin();
        }
        Some(beginning) => {
            if session.begin_from(beginning.as_ref().clone()).is_err() {
                return session.finish();
            }
        }
    }
    for entry in &log.entries {
        if let Logged::Event(event) = &entry.what {
            session.step(entry.at, event.clone());
        }
    }
    session.finish()
}
