//! Playing a recorded call again.

use std::sync::Arc;

use super::{Ear, Session, Setup};
use crate::domain::{Logged, Profile, Scenario, SessionLog};

/// Feeds the logged events to a new session; the same engine, scenario and understanding give an equal log.
///
/// The log does not hold [`Setup::hint_after`]: a practice session with another one than the default may differ in
/// the times of its hints, and in nothing else.
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
    session.begin();
    for entry in &log.entries {
        if let Logged::Event(event) = &entry.what {
            session.step(entry.at, event.clone());
        }
    }
    session.finish()
}
