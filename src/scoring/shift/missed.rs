//! Missed calls are returned before the shift's end, and calls are forwarded before a longer absence. Who rang again and was
//! answered then need not be called any more.

use crate::domain::{CallId, Millis};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::record::Record;

/// Judges every missed call and every absence.
pub(super) fn judge(record: &Record) -> Vec<Judgement> {
    let missed = record
        .missed
        .iter()
        .filter(|(at, call)| record.can_be_called(call) && record.answered_again(call, *at).is_none());
    let returned = missed.map(|&(at, call)| returned(record, at, call));
    let absences = record
        .left
        .iter()
        .filter_map(|&(at, absence)| forwarded(record, at, absence));
    returned.chain(absences).collect()
}

fn returned(record: &Record, missed: Millis, call: &CallId) -> Judgement {
    let name = record.name(call);
    let mut tries = record
        .callbacks(call)
        .filter_map(|played| Some((played.dialled()?, played.call.opened.is_some())))
        .filter(|(at, _)| *at >= missed)
        .peekable();
    let first = tries.peek().copied();
    match (tries.find(|(_, reached)| *reached), first) {
        (Some((at, _)), _) => Judgement::on(MET, Finding::new(at, messages::of_caller(messages::RETURNED, name))),
        (None, Some((at, _))) => {
            let finding = Finding::new(at, messages::of_caller(messages::RETURNED_IN_VAIN, name));
            Judgement::on(PARTLY, finding)
        }
        (None, None) => Judgement::on(
            MISSED,
            Finding::new(missed, messages::of_caller(messages::NOT_RETURNED, name)),
        ),
    }
}

/// One absence; none: it is not in the shift's list.
fn forwarded(record: &Record, left: Millis, absence: usize) -> Option<Judgement> {
    let planned = record.shift.absences.get(absence)?;
    let reason = planned.reason.as_str();
    let on = |share, at, key| {
        Some(Judgement::on(
            share,
            Finding::new(at, messages::of_absence(key, reason)),
        ))
    };
    match record.forwarded_at(left) {
        Some(to) if to == &planned.forward_to => return on(MET, left, messages::FORWARDED),
        Some(_) => return on(PARTLY, left, messages::FORWARDED_ELSEWHERE),
        None => {}
    }
    let back = left + planned.lasts;
    let late = record
        .forwarded
        .iter()
        .find(|(at, to)| *at > left && *at <= back && to.is_some());
    match late {
        Some(&(at, _)) => on(PARTLY, at, messages::FORWARDED_LATE),
        None => on(MISSED, left, messages::NOT_FORWARDED),
    }
}
