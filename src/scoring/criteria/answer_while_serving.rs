//! Answered in time although a client is served, and a definite time agreed, or a number asked for and a callback promised.
//! Raised by each call that rings while a client stands at the counter.

use crate::domain::SpeechAct;

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::answer_in_time;

/// Judges what was arranged.
pub fn judge(call: &Call, before_ring: u32, hearing: Hearing) -> Option<Judgement> {
    let (_, client) = call.client?;
    let in_time = answer_in_time::judge(call, before_ring)?;
    if in_time.share < MET {
        return Some(in_time);
    }
    let hour = call.first(&[SpeechAct::AgreeCallbackTime], hearing);
    let number = call.first(&[SpeechAct::AskContactNumber], hearing);
    let promise = call.first(&[SpeechAct::PromiseCallback], hearing);
    let share = match (&hour, &number, &promise) {
        (Some(_), ..) | (None, Some(_), Some(_)) => MET,
        (None, Some(_), None) | (None, None, Some(_)) => PARTLY,
        (None, None, None) => MISSED,
    };
    let arranged = [
        (hour, messages::HOUR_AGREED),
        (number, messages::NUMBER_ASKED),
        (promise, messages::CALLBACK_PROMISED),
    ];
    let mut findings: Vec<Finding> = arranged
        .into_iter()
        .filter_map(|(proof, key)| Some(proof?.finding(messages::plain(key))))
        .collect();
    if share < MET {
        findings.push(Finding::new(call.end(), messages::client_kept_waiting(client)));
    }
    Some(Judgement::new(share, findings))
}
