//! The caller does not hear the room. Raised by colleagues who talk aloud while the line is open: quiet asked for, the
//! door closed, or hold, soon enough.

use crate::domain::Millis;

use crate::scoring::call::Call;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;
use crate::scoring::spans::Span;

/// Judges every time that the room was heard.
pub fn judge(call: &Call, within: Millis) -> Option<Judgement> {
    Judgement::mean(
        call.room_talk
            .iter()
            .filter_map(|talk| one(call, talk, within))
            .collect(),
    )
}

/// One talk; none: the call was over before anything could be done about it.
fn one(call: &Call, talk: &Span, within: Millis) -> Option<Judgement> {
    let held = call.hold.iter().find(|hold| hold.to.is_none_or(|to| talk.from < to));
    let held = held.map(|hold| hold.from.max(talk.from));
    let remedy = talk.to.into_iter().chain(held).filter(|at| *at <= call.end()).min();
    Some(match remedy {
        Some(at) => {
            let took = at.since(talk.from);
            let share = if took <= within { MET } else { PARTLY };
            Judgement::on(share, Finding::new(at, messages::room_quiet_after(took)))
        }
        None if call.end().since(talk.from) < within => return None,
        None => Judgement::on(MISSED, Finding::new(talk.from, messages::plain(messages::ROOM_HEARD))),
    })
}
