//! 5: data of a case told before every identity detail is obtained. One call holds no other person's matter.

use crate::domain::{DetailDuty, FactKind};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let identity: Vec<_> = call
        .scenario
        .knows
        .iter()
        .filter(|known| known.duty == DetailDuty::Identity)
        .map(|known| &known.id)
        .collect();
    if identity.is_empty() {
        return Vec::new();
    }
    // Nobody is verified as long as one detail is missing.
    let obtained = identity
        .iter()
        .map(|&id| call.disclosed.iter().find(|told| told.detail == id).map(|told| told.at));
    let verified = obtained
        .collect::<Option<Vec<_>>>()
        .and_then(|times| times.into_iter().max());
    let secret: Vec<_> = call
        .scenario
        .needs_to_hear
        .iter()
        .filter(|fact| fact.kind == FactKind::CaseData)
        .collect();
    let early = call
        .to_caller()
        .take_while(|utterance| verified.is_none_or(|verified| utterance.at() < verified));
    early
        .flat_map(|utterance| secret.iter().map(move |fact| (utterance, fact)))
        .filter_map(|(utterance, fact)| {
            let proof = utterance.gives_away(&fact.id, hearing)?;
            Some(proof.finding(messages::told_unverified(&fact.label)))
        })
        .collect()
}
