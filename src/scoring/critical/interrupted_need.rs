//! 6: speech in two or more silent blocks of a caller who stutters.

use crate::domain::NeedProfile;

use crate::scoring::call::Call;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;
use crate::scoring::service::interrupted_blocks;

/// Blocks interrupted from which on it is an error.
const TOO_MANY: usize = 2;

/// Finds it. That speech began needs no recognition, so both hearings agree.
pub fn find(call: &Call) -> Vec<Finding> {
    let stutters = call
        .scenario
        .caller
        .needs
        .iter()
        .any(|need| matches!(need, NeedProfile::Stutter { .. }));
    let interrupted = interrupted_blocks(call);
    if !stutters || interrupted.len() < TOO_MANY {
        return Vec::new();
    }
    interrupted
        .into_iter()
        .map(|at| Finding::new(at, messages::plain(messages::BLOCK_INTERRUPTED)))
        .collect()
}
