//! What one call on the command line is made of: scenario, procedure, profile, and the ear that understands.

use std::sync::Arc;

use super::assets::Assets;
use super::error::CliError;
use crate::domain::{Procedure, Profile, Scenario};
use crate::language::Interpreter;

/// The parts of a call, loaded and checked.
pub(super) struct Call {
    pub(super) scenario: Arc<Scenario>,
    pub(super) procedure: Procedure,
    pub(super) profile: Arc<Profile>,
    pub(super) ear: Arc<Interpreter>,
}

impl Call {
    /// Loads everything a call needs, by names or paths; the seed draws what the scenario leaves to it.
    pub(super) fn load(
        assets: &Assets,
        scenario: &str,
        procedure: &str,
        profile: &str,
        seed: u64,
    ) -> Result<Self, CliError> {
        let scenario = assets.scenario_for(scenario, seed)?;
        let procedure = assets.procedure(procedure)?;
        let profile = assets.profile(profile)?;
        let ear = Arc::new(Interpreter::new(assets.language()?, &profile, Some(&scenario)));
        Ok(Self {
            scenario,
            procedure,
            profile,
            ear,
        })
    }
}
