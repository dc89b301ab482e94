//! Courteous wording and no violation of courtesy. Raised by each call with words. Wording alone: no tone, no emotion.

use crate::domain::SpeechAct;

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Judges the wording.
pub fn judge(
    call: &Call,
    signs: &[SpeechAct],
    at_least: usize,
    violations: &[SpeechAct],
    hearing: Hearing,
) -> Option<Judgement> {
    if call.to_caller().next().is_none() {
        let silent = Finding::new(call.end(), messages::plain(messages::NOT_A_WORD));
        return Some(Judgement::on(MISSED, silent));
    }
    let rude: Vec<(Proof, SpeechAct)> = call
        .to_caller()
        .filter_map(|utterance| {
            violations
                .iter()
                .find_map(|&act| utterance.violates(act, hearing).map(|proof| (proof, act)))
        })
        .collect();
    if let Some((first, _)) = rude.first() {
        let mut findings: Vec<Finding> = rude
            .iter()
            .map(|(proof, act)| proof.finding(messages::violation(*act)))
            .collect();
        let apology = call.apology_after(first.at, hearing);
        findings.extend(apology.map(|proof| proof.finding(messages::plain(messages::APOLOGISED))));
        let share = if rude.len() == 1 && apology.is_some() {
            PARTLY
        } else {
            MISSED
        };
        return Some(Judgement::new(share, findings));
    }
    let courteous: Vec<(Proof, SpeechAct)> = signs
        .iter()
        .filter_map(|&act| call.first(&[act], hearing).map(|proof| (proof, act)))
        .collect();
    let share = if courteous.len() >= at_least { MET } else { PARTLY };
    let mut findings: Vec<Finding> = courteous
        .iter()
        .map(|(proof, act)| proof.finding(messages::courtesy(*act)))
        .collect();
    if share < MET {
        findings.push(Finding::new(call.end(), messages::curt(courteous.len(), at_least)));
    } else if findings.is_empty() {
        findings.push(Finding::new(call.end(), messages::plain(messages::NO_VIOLATION)));
    }
    Some(Judgement::new(share, findings))
}
