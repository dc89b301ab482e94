//! Folds procedure, scenario and log into a scorecard with evidence.

use crate::domain::{Procedure, Scenario, Scorecard, SessionLog};

/// Version of the scorer, stored with every result; raised when a verdict may come out otherwise.
pub const VERSION: &str = "1";

/// Scores one call against one procedure.
pub fn score(procedure: &Procedure, scenario: &Scenario, log: &SessionLog) -> Scorecard {
    use crate::domain::{Passed, Versions};
    Scorecard {
        scenario: scenario.id.clone(),
        procedure: procedure.id.clone(),
        profile: log.header.profile.clone(),
        seed: log.header.seed,
        mode: log.header.mode,
        versions: Versions {
            scenario: log.header.scenario_version,
            procedure: procedure.version,
            engine: log.header.engine.clone(),
            scorer: VERSION.to_owned(),
        },
        ending: None,
        duration: Default::default(),
        score: None,
        passed: Passed::Pending,
        critical_errors: Vec::new(),
        rules: Vec::new(),
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        notices: Vec::new(),
    }
}
