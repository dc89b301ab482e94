//! 7: every turn after the companion's presence is known addressed to the companion.

use crate::domain::{Mark, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

/// Turns from which on it is a pattern.
const AT_LEAST: usize = 2;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let Some(&(known, _)) = call.marks.iter().find(|(_, mark)| *mark == Mark::Helper) else {
        return Vec::new();
    };
    // A courtesy has no third person: it turns to nobody.
    let since: Vec<_> = call
        .since(known)
        .filter(|utterance| utterance.reached_caller() && !is_courtesy_alone(utterance))
        .collect();
    let past: Vec<Finding> = since
        .iter()
        .filter_map(|utterance| utterance.violates(SpeechAct::VThirdPerson, hearing))
        .map(|proof| proof.finding(messages::plain(messages::SPOKE_PAST_CALLER)))
        .collect();
    if past.len() == since.len() && past.len() >= AT_LEAST {
        past
    } else {
        Vec::new()
    }
}

fn is_courtesy_alone(utterance: &Utterance) -> bool {
    let acts = &utterance.heard.acts;
    let courtesy = [
        SpeechAct::Greeting,
        SpeechAct::Thank,
        SpeechAct::ThankForWaiting,
        SpeechAct::Farewell,
    ];
    !acts.is_empty() && acts.iter().all(|found| courtesy.contains(&found.act))
}
