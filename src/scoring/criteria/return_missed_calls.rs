//! A missed call is called back before the session's end. Raised by a caller who gave up ringing; in a shift, by the shift.

use crate::domain::Ending;

use crate::scoring::call::Call;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Judges the missed call.
pub fn judge(call: &Call) -> Option<Judgement> {
    let missed = !call.rings.is_empty() && call.answered.is_none() && call.ending() == Some(Ending::CallerGaveUp);
    if !missed || call.in_shift {
        return None;
    }
    let finding = |at, key| Finding::new(at, messages::plain(key));
    Some(
        match (
            call.called_back.iter().find(|(_, reached)| *reached),
            call.called_back.first(),
        ) {
            (Some(&(at, _)), _) => Judgement::on(MET, finding(at, messages::CALLED_BACK)),
            (None, Some(&(at, _))) => Judgement::on(PARTLY, finding(at, messages::CALLED_BACK_IN_VAIN)),
            (None, None) => Judgement::on(MISSED, finding(call.end(), messages::NOT_CALLED_BACK)),
        },
    )
}
