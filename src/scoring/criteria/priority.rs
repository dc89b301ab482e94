//! Served out of turn, and said so. Raised by a caller with an access need whose matter brings a queue or a visit.

use crate::domain::{Demand, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::{messages, words};

/// Beginnings of words for a queue.
const QUEUE: &[&str] = &["kolejk", "kolejc", "kolejnoś"];

/// Judges the offer.
pub fn judge(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let visit = call.demands(hearing).contains(&Demand::Visit);
    if !visit || call.scenario.caller.needs.is_empty() {
        return None;
    }
    let Some(offer) = call.first(&[SpeechAct::OfferPriority], hearing) else {
        return Some(Judgement::on(
            MISSED,
            Finding::new(call.end(), messages::plain(messages::NO_PRIORITY)),
        ));
    };
    let asked = call
        .caller_lines
        .iter()
        .take_while(|(at, _)| *at < offer.at)
        .find(|(_, line)| asks_about_queue(line));
    Some(match asked {
        None => Judgement::on(MET, offer.finding(messages::plain(messages::PRIORITY_OFFERED))),
        Some(&(at, line)) => {
            let question = Finding {
                at,
                quote: Some(line.to_owned()),
                measure: messages::plain(messages::PRIORITY_ASKED_FOR),
            };
            Judgement::new(
                PARTLY,
                vec![question, offer.finding(messages::plain(messages::PRIORITY_OFFERED))],
            )
        }
    })
}

/// Whether the caller asks about the queue; a remark that they cannot stand in it is no question.
fn asks_about_queue(line: &str) -> bool {
    let sentences = line.split_inclusive(['.', '!', '?', '…']);
    sentences
        .filter(|sentence| sentence.ends_with('?'))
        .any(|question| words::has_phrase(question, QUEUE))
}
