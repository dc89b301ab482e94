//! 1: hanging up on silence, an unusual voice, a relay or an accent: in a silent block, or before the matter is known.

use crate::domain::{Mechanics, Millis, SpeechAct};
use crate::scoring::call::Call;
use crate::scoring::judgement::Finding;
use crate::scoring::{messages, words};

/// Moments entered from which on the talk has gone beyond its opening.
const BEYOND_OPENING: usize = 3;

/// Finds it. Keys alone prove it, so both hearings agree.
pub fn find(call: &Call) -> Vec<Finding> {
    let Some(at) = call.trainee_hung_up().filter(|_| !call.handed_over()) else {
        return Vec::new();
    };
    let finding = |key| vec![Finding::new(at, messages::plain(key))];
    if call
        .blocks
        .iter()
        .any(|block| block.from <= at && block.to.is_none_or(|to| at <= to) && at <= call.end())
    {
        return finding(messages::HUNG_UP_IN_BLOCK);
    }
    if in_delay(call, at) {
        return finding(messages::HUNG_UP_IN_BLOCK);
    }
    let named = call
        .caller_lines
        .iter()
        .any(|(_, line)| words::mentions_matter(line, &call.scenario.matter));
    let informed = call.to_caller().any(|utterance| !utterance.heard.facts.is_empty());
    let known = named || informed || !call.disclosed.is_empty() || call.moments >= BEYOND_OPENING;
    if known {
        Vec::new()
    } else {
        finding(messages::HUNG_UP_BEFORE_MATTER)
    }
}

/// Whether the last words had not been answered yet, of a caller whose answers take their time: somebody passes the words
/// on, or looks for them. Who has said goodbye waits for no answer.
fn in_delay(call: &Call, at: Millis) -> bool {
    let takes_time = Mechanics::of(&call.scenario.caller.needs).delay > Millis::ZERO;
    let Some(last) = call.to_caller().rfind(|utterance| utterance.at() <= at) else {
        return false;
    };
    let answered = call
        .caller_lines
        .iter()
        .any(|&(when, _)| when >= last.said.end && when <= at);
    takes_time && !answered && !last.surely(SpeechAct::Farewell)
}
