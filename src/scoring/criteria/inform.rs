//! All facts conveyed and understanding made sure of. Raised by facts in the scenario to be conveyed.

use crate::domain::{FactOutcomeState, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::facts;
use crate::scoring::hearing::{Hearing, Sureness};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Judges the informing.
pub fn judge(call: &Call, partly_from: f64, hearing: Hearing) -> Option<Judgement> {
    let stories = facts::stories(call, hearing);
    if stories.is_empty() {
        return None;
    }
    let mut findings: Vec<Finding> = stories.iter().map(|story| story.finding(call)).collect();
    let with = |state| stories.iter().filter(|story| story.state == state).count();
    let conveyed = with(FactOutcomeState::Conveyed);
    let understood = understanding(call, hearing);
    let share = if with(FactOutcomeState::Wrong) > 0 || (conveyed as f64) < partly_from * stories.len() as f64 {
        MISSED
    } else if conveyed == stories.len() && understood.is_some() {
        MET
    } else if conveyed > 0 {
        PARTLY
    } else {
        MISSED
    };
    let unchecked = || Finding::new(call.end(), messages::plain(messages::UNDERSTANDING_NOT_CHECKED));
    findings.push(understood.unwrap_or_else(unchecked));
    Some(Judgement::new(share, findings))
}

/// What shows that understanding was made sure of: a teach-back that was answered, or a summary that was confirmed.
///
/// Where the words were doubtful, the caller had no reason to confirm; in the trainee's favour they count alone.
pub fn understanding(call: &Call, hearing: Hearing) -> Option<Finding> {
    let informed = call.took_in.first().map_or(call.end(), |&(at, _)| at);
    let checks = [
        (SpeechAct::TeachBack, messages::TAUGHT_BACK),
        (SpeechAct::Summarise, messages::SUMMARY_CONFIRMED),
    ];
    call.to_caller().find_map(|utterance| {
        checks.iter().find_map(|&(act, key)| {
            let proof = utterance.performs(act, hearing)?;
            let confirmed = call
                .confirmations
                .last()
                .is_some_and(|&at| at >= utterance.at().max(informed));
            (confirmed || proof.sureness == Sureness::Doubtful).then(|| proof.finding(messages::plain(key)))
        })
    })
}
