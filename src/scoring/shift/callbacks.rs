//! Promised calls are placed when they were promised for.
//!
//! Without an hour a call is due ten minutes after the client at the counter has left, or after the call where nobody was
//! there. One that is due after the shift is not judged, nor one to somebody who rang again before it was late and was
//! answered.

use crate::domain::{Millis, SpeechAct};
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::minutes;
use super::record::{Played, Record};

/// Without an hour: so long after the client has left.
const SOON: Millis = Millis(10 * 60_000);
const PROMISES: [SpeechAct; 2] = [SpeechAct::PromiseCallback, SpeechAct::AgreeCallbackTime];

/// A promise that falls due within the shift.
struct Promise<'r, 'a> {
    played: &'r Played<'a>,
    due: Millis,
    /// Whether an hour was named: without one nobody calls too early.
    hour: bool,
    /// When the call was placed; none: never.
    placed: Option<Millis>,
    /// When they were answered on ringing again by themselves; none: they were not.
    rang: Option<Millis>,
}

impl Promise<'_, '_> {
    /// Whether there was nothing left to call about, so shortly after it was due.
    fn is_needless(&self, within: Millis) -> bool {
        self.placed.is_none() && self.rang.is_some_and(|rang| rang <= self.due + within)
    }
}

/// Judges every promise.
pub(super) fn judge(record: &Record, within: Millis, late_within: Millis, hearing: Hearing) -> Vec<Judgement> {
    let promises = promises(record, hearing).into_iter();
    promises
        .filter(|promise| !promise.is_needless(within))
        .map(|promise| {
            let name = record.name(&promise.played.log.call);
            let Some(placed) = promise.placed else {
                let finding = Finding::new(promise.due, messages::of_caller(messages::CALLBACK_NEVER, name));
                return Judgement::on(MISSED, finding);
            };
            let early = if promise.hour {
                promise.due.since(placed)
            } else {
                Millis::ZERO
            };
            let off = placed.since(promise.due).max(early);
            let share = if off <= within {
                MET
            } else if off <= late_within {
                PARTLY
            } else {
                MISSED
            };
            let key = if placed <= promise.due && promise.hour {
                messages::CALLBACK_EARLY
            } else {
                messages::CALLBACK_LATE
            };
            Judgement::on(share, Finding::new(placed, messages::callback(key, name, minutes(off))))
        })
        .collect()
}

/// Promises of which nothing came.
pub(super) fn never_placed(record: &Record, hearing: Hearing) -> Vec<Finding> {
    promises(record, hearing)
        .into_iter()
        .filter(|promise| promise.placed.is_none() && promise.rang.is_none())
        .map(|promise| {
            let name = record.name(&promise.played.log.call);
            Finding::new(promise.due, messages::of_caller(messages::CALLBACK_NEVER, name))
        })
        .collect()
}

fn promises<'r, 'a>(record: &'r Record<'a>, hearing: Hearing) -> Vec<Promise<'r, 'a>> {
    let incoming = record
        .played
        .iter()
        .filter(|played| played.log.way.is_incoming() && record.can_be_called(&played.log.call));
    incoming
        .filter_map(|played| {
            let promised: Vec<&Utterance> = played
                .call
                .to_caller()
                .filter(|utterance| utterance.performs_any(&PROMISES, hearing).is_some())
                .collect();
            if promised.is_empty() {
                return None;
            }
            let (due, hour) = due(record, played, &promised)?;
            let placed = record
                .callbacks(&played.log.call)
                .filter_map(Played::dialled)
                .find(|at| *at >= played.over());
            Some(Promise {
                played,
                due,
                hour,
                placed,
                rang: record.answered_again(&played.log.call, played.over()),
            })
        })
        .collect()
}

/// When the call is due, and whether that hour was named; none: not within this shift.
fn due(record: &Record, played: &Played, promised: &[&Utterance]) -> Option<(Millis, bool)> {
    let named = promised.iter().rev().find_map(|utterance| utterance.heard.times.last());
    let due = match named {
        Some(time) if time.day > 0 => return None,
        Some(time) => time
            .minute
            .and_then(|minute| record.shift.at_minute(minute))
            .filter(|at| *at >= played.over()),
        None => None,
    };
    let hour = due.is_some();
    let due = match (due, played.call.client) {
        (Some(due), _) => due,
        (None, None) => played.over() + SOON,
        (None, Some(_)) => *record.served.iter().find(|at| **at >= played.log.began)? + SOON,
    };
    (due <= record.shift.length()).then_some((due, hour))
}
