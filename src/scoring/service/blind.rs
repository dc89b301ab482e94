//! A blind caller: nothing explained by sight; the content told, or another way than the web page offered.

use crate::domain::{FactOutcomeState, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::facts;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::Duty;

/// The duties.
pub fn duties<'d>(call: &'d Call) -> Vec<Duty<'d>> {
    vec![
        (
            messages::DUTY_NO_SIGHT,
            Box::new(move |hearing| no_sight(call, hearing)),
        ),
        (
            messages::DUTY_OTHER_WAY,
            Box::new(move |hearing| another_way(call, hearing)),
        ),
    ]
}

/// Nothing explained by sight; one slip is partly.
fn no_sight(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let visual: Vec<Finding> = call
        .to_caller()
        .filter_map(|utterance| utterance.violates(SpeechAct::VVisual, hearing))
        .map(|proof| proof.finding(messages::violation(SpeechAct::VVisual)))
        .collect();
    Some(match visual.len() {
        0 => Judgement::on(
            MET,
            Finding::new(call.end(), messages::plain(messages::NOTHING_BY_SIGHT)),
        ),
        1 => Judgement::new(PARTLY, visual),
        _ => Judgement::new(MISSED, visual),
    })
}

/// Another way offered, or everything told in words.
fn another_way(call: &Call, hearing: Hearing) -> Option<Judgement> {
    if let Some(proof) = call.first(&[SpeechAct::OfferAdaptation], hearing) {
        return Some(Judgement::on(
            MET,
            proof.finding(messages::plain(messages::OTHER_WAY_OFFERED)),
        ));
    }
    let stories = facts::stories(call, hearing);
    let told: Vec<_> = stories
        .iter()
        .filter(|story| story.state == FactOutcomeState::Conveyed)
        .collect();
    let share = match told.len() {
        0 => MISSED,
        all if all == stories.len() => MET,
        _ => PARTLY,
    };
    let mut findings: Vec<Finding> = told.iter().map(|story| story.finding(call)).collect();
    if share < MET {
        findings.push(Finding::new(call.end(), messages::plain(messages::NO_OTHER_WAY)));
    }
    Some(Judgement::new(share, findings))
}
