//! What became of each fact and each detail, for the debrief. It must not give points.

use crate::domain::{DetailDuty, DetailOutcome, FactOutcome, FactOutcomeState};

use super::call::Call;
use super::facts;
use super::hearing::Hearing;

/// What became of each fact, in the scenario's order.
pub fn of_facts(call: &Call) -> Vec<FactOutcome> {
    let (strict, generous) = (
        facts::stories(call, Hearing::Strict),
        facts::stories(call, Hearing::Generous),
    );
    let both = strict.into_iter().zip(generous);
    both.map(|(strict, generous)| FactOutcome {
        fact: strict.fact.id.clone(),
        label: strict.fact.label.clone(),
        state: if strict.state == generous.state {
            strict.state
        } else {
            FactOutcomeState::Unclear
        },
    })
    .collect()
}

/// When each detail to be elicited was obtained, in the scenario's order.
pub fn of_details(call: &Call) -> Vec<DetailOutcome> {
    let wanted = call
        .scenario
        .knows
        .iter()
        .filter(|known| known.duty != DetailDuty::Optional);
    wanted
        .map(|known| DetailOutcome {
            detail: known.id.clone(),
            label: known.label.clone(),
            obtained_at: call
                .disclosed
                .iter()
                .find(|told| told.detail == &known.id)
                .map(|told| told.at),
        })
        .collect()
}
