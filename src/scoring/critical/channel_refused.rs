//! 8: a channel or helper that the caller asks for, refused.

use crate::domain::{Mark, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

use super::ANSWER_TURNS;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let requests = call
        .marks
        .iter()
        .filter(|(_, mark)| matches!(mark, Mark::Channel | Mark::Helper));
    let refused = requests.filter_map(|&(at, _)| {
        call.next_turns(at, ANSWER_TURNS)
            .find_map(|utterance| utterance.violates(SpeechAct::VRefuse, hearing))
    });
    refused
        .map(|proof| proof.finding(messages::plain(messages::REFUSED_REQUEST)))
        .collect()
}
