//! What became of each fact under one hearing; shared by the criterion, the critical error and the outcomes.

use crate::domain::{Fact, FactOutcomeState, FactState};

use super::call::Call;
use super::hearing::{Hearing, Proof, Sureness};
use super::judgement::Finding;
use super::messages;

/// What became of a fact.
pub struct Story<'a> {
    /// Which fact.
    pub fact: &'a Fact,
    /// How it stood at the end; never `Unclear`, a hearing is one way to hear.
    pub state: FactOutcomeState,
    /// The words that last told it.
    pub proof: Option<Proof<'a>>,
}

impl Story<'_> {
    /// As evidence.
    pub fn finding(&self, call: &Call) -> Finding {
        let measure = messages::fact(self.state, &self.fact.label);
        match self.proof {
            Some(proof) => proof.finding(measure),
            None => Finding::new(call.end(), measure),
        }
    }
}

/// What became of every fact of the scenario, in its order.
pub fn stories<'a>(call: &Call<'a>, hearing: Hearing) -> Vec<Story<'a>> {
    call.scenario
        .needs_to_hear
        .iter()
        .map(|fact| story(call, fact, hearing))
        .collect()
}

/// What became of one fact: the last telling holds, so that a slip put right counts as right.
fn story<'a>(call: &Call<'a>, fact: &'a Fact, hearing: Hearing) -> Story<'a> {
    let mut last: Option<(FactState, Proof<'a>)> = None;
    let mut taken_in = call.took_in.iter().any(|(_, taken)| *taken == &fact.id);
    for utterance in call.to_caller() {
        let Some((state, proof)) = utterance.telling(&fact.id, hearing) else {
            continue;
        };
        // A doubtful telling is evidence only where there is no better one.
        let better = state == FactState::Wrong
            || proof.sureness == Sureness::Sure
            || last.is_none_or(|(before, _)| before == FactState::Wrong);
        // Words that the engine did not hear reliably it could not let the caller take in.
        taken_in |= proof.sureness == Sureness::Doubtful && state == FactState::Told;
        if better {
            last = Some((state, proof));
        }
    }
    let state = match last {
        Some((FactState::Wrong, _)) => FactOutcomeState::Wrong,
        Some(_) if taken_in => FactOutcomeState::Conveyed,
        Some(_) => FactOutcomeState::NotTakenIn,
        None => FactOutcomeState::Missing,
    };
    Story {
        fact,
        state,
        proof: last.map(|(_, proof)| proof),
    }
}
