//! The caller hangs up first. Raised by a conversation that came to its end on this line, or the trainee hanging up;
//! a caller who gives up and a complete hand-over do not raise it.

use crate::domain::Ending;

use crate::scoring::call::Call;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED};
use crate::scoring::messages;

/// Judges the end.
pub fn judge(call: &Call) -> Option<Judgement> {
    let (at, by) = call.ended?;
    match by {
        Ending::Caller => Some(Judgement::on(
            MET,
            Finding::new(at, messages::plain(messages::CALLER_HUNG_UP)),
        )),
        Ending::Trainee if call.handed_over() => None,
        Ending::Trainee => Some(Judgement::on(
            MISSED,
            Finding::new(at, messages::plain(messages::TRAINEE_HUNG_UP)),
        )),
        Ending::CallerGaveUp | Ending::HandedOver | Ending::Unreachable | Ending::Interrupted => None,
    }
}
