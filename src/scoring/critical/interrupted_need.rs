//! 6: speech in two or more silences in which a caller who stutters, or looks for words, works on a sentence.

use crate::domain::{InterruptedWhat, NeedProfile};

use crate::scoring::call::Call;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;
use crate::scoring::service::interrupted_blocks;

/// Blocks interrupted from which on it is an error.
const TOO_MANY: usize = 2;

/// Finds it. That speech began needs no recognition, so both hearings agree.
pub fn find(call: &Call) -> Vec<Finding> {
    let needs = &call.scenario.caller.needs;
    let stutters = needs.iter().any(|need| matches!(need, NeedProfile::Stutter { .. }));
    let looks_for_words = needs.iter().any(|need| matches!(need, NeedProfile::Aphasia { .. }));
    let mut interrupted = Vec::new();
    if stutters || looks_for_words {
        interrupted.extend(interrupted_blocks(call));
    }
    if looks_for_words {
        let prompts = call
            .interruptions
            .iter()
            .filter(|(_, what)| *what == InterruptedWhat::Delay);
        interrupted.extend(prompts.map(|&(at, _)| at));
    }
    interrupted.sort_unstable();
    if interrupted.len() < TOO_MANY {
        return Vec::new();
    }
    interrupted
        .into_iter()
        .map(|at| Finding::new(at, messages::plain(messages::BLOCK_INTERRUPTED)))
        .collect()
}
