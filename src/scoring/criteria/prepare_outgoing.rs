//! Prepared before dialling: the case's document or a note opened, or a note written. Raised by each call that the
//! trainee places.

use crate::domain::{Direction, Millis};

use crate::scoring::call::Call;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Judges the preparation.
pub fn judge(call: &Call) -> Option<Judgement> {
    let Direction::Outgoing { case, .. } = &call.scenario.direction else {
        return None;
    };
    let dialled = call.dialled?;
    let documents = call
        .documents
        .iter()
        .filter(|(_, document)| case.is_empty() || case.contains(document));
    let prepared: Option<Millis> = documents.map(|&(at, _)| at).chain(call.notes.iter().copied()).min();
    let finding = |at, key| Finding::new(at, messages::plain(key));
    Some(match prepared {
        Some(at) if at <= dialled => Judgement::on(MET, finding(at, messages::PREPARED)),
        Some(at) if call.opened.is_some_and(|opened| at <= opened) => {
            Judgement::on(PARTLY, finding(at, messages::PREPARED_WHILE_RINGING))
        }
        _ => Judgement::on(MISSED, finding(dialled, messages::NOT_PREPARED)),
    })
}
