//! 11: put through without any briefing; told too late is the rule's matter. A promised callback outlasts one call.

use crate::scoring::call::Call;
use crate::scoring::criteria::briefing;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let blind = call.transfers.iter().filter_map(|transfer| {
        let completed = transfer.completed?;
        briefing(call, transfer, call.last, hearing)
            .is_empty()
            .then_some((completed, transfer.to))
    });
    blind
        .map(|(at, to)| Finding::new(at, messages::blind_transfer(call.person_name(to))))
        .collect()
}
