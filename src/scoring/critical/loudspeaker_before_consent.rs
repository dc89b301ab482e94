//! 4: the loudspeaker on before the caller's yes.

use crate::scoring::call::Call;
use crate::scoring::criteria::loudspeaker_consent::{Consent, consent, presses};
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

/// Finds it. The key and the caller's own answer prove it, so both hearings agree.
pub fn find(call: &Call) -> Vec<Finding> {
    let each = presses(call).into_iter().filter_map(|at| {
        let key = match consent(call, at) {
            Consent::Given => return None,
            Consent::Refused => messages::LOUDSPEAKER_AFTER_NO,
            Consent::Unanswered => messages::LOUDSPEAKER_BEFORE_YES,
        };
        Some(Finding::new(at, messages::plain(key)))
    });
    each.collect()
}
