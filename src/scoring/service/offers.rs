//! Duties that are kept by doing something for the caller.

use crate::domain::{Ending, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::criteria::understanding;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::share_of;

/// A read-back counts up to so many of the trainee's turns after the caller's words.
const TURNS_TO_READ_BACK: usize = 2;

/// One of the acts was performed.
pub fn one_of(call: &Call, acts: &[SpeechAct], done: &str, undone: &str, hearing: Hearing) -> Option<Judgement> {
    Some(match call.first(acts, hearing) {
        Some(proof) => Judgement::on(MET, proof.finding(messages::plain(done))),
        None => Judgement::on(MISSED, Finding::new(call.end(), messages::plain(undone))),
    })
}

/// What the caller told was read back.
pub fn read_back(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let reads = [SpeechAct::ConfirmHeard, SpeechAct::Summarise, SpeechAct::AskRepeat];
    let mut findings = Vec::new();
    for told in &call.disclosed {
        let mut next = call.next_turns(told.at, TURNS_TO_READ_BACK);
        if let Some(proof) = next.find_map(|utterance| utterance.performs_any(&reads, hearing)) {
            findings.push(proof.finding(messages::plain(messages::READ_BACK)));
        }
    }
    let (kept, all) = (findings.len(), call.disclosed.len());
    let last = call.disclosed.last()?.at;
    if kept < all {
        findings.push(Finding::new(last, messages::read_back(kept, all)));
    }
    Some(Judgement::new(share_of(kept, all), findings))
}

/// Understanding was made sure of, in the caller's own words or by a summary.
pub fn made_sure(call: &Call, hearing: Hearing) -> Option<Judgement> {
    call.took_in.first()?;
    Some(match understanding(call, hearing) {
        Some(finding) => Judgement::on(MET, finding),
        None => Judgement::on(
            MISSED,
            Finding::new(call.end(), messages::plain(messages::NOT_MADE_SURE)),
        ),
    })
}

/// Every wait of some length was announced with how long it takes.
pub fn waits_told(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let long: Vec<_> = call.hold.iter().chain(call.consulting.iter()).collect();
    let last = long.last()?.from;
    let told: Vec<Finding> = long
        .iter()
        .filter_map(|wait| {
            let mut before = call.lead_in(wait.from);
            let proof = before.find_map(|utterance| utterance.performs(SpeechAct::GiveWaitEstimate, hearing))?;
            Some(proof.finding(messages::plain(messages::WAIT_TOLD)))
        })
        .collect();
    let share = share_of(told.len(), long.len());
    let findings = if told.len() < long.len() {
        vec![Finding::new(last, messages::plain(messages::WAIT_NOT_TOLD))]
    } else {
        told
    };
    Some(Judgement::new(share, findings))
}

/// A way in, or another way, was offered before the caller had to ask for it.
pub fn access(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let helps = [SpeechAct::OfferAdaptation, SpeechAct::OfferPriority];
    let Some(proof) = call.first(&helps, hearing) else {
        return Some(Judgement::on(
            MISSED,
            Finding::new(call.end(), messages::plain(messages::NO_ACCESS)),
        ));
    };
    let asked = call
        .caller_lines
        .iter()
        .find(|(_, words)| is_about_access(call, words))
        .map(|&(at, _)| at);
    let late = asked.is_some_and(|asked| asked < proof.at);
    let (share, key) = if late {
        (PARTLY, messages::ACCESS_ON_ASKING)
    } else {
        (MET, messages::ACCESS_OFFERED)
    };
    Some(Judgement::on(share, proof.finding(messages::plain(key))))
}

/// Whether the caller had to ask how to get in.
fn is_about_access(call: &Call, words: &str) -> bool {
    let asks = &call.scenario.stock.how_to_get_in;
    asks.iter().any(|line| line.words() == words)
}

/// The trainee stayed with the caller to the end.
pub fn stayed(call: &Call) -> Option<Judgement> {
    let (share, key) = match call.ending()? {
        Ending::Trainee if !call.handed_over() => (MISSED, messages::LEFT_ALONE),
        Ending::CallerGaveUp => (MISSED, messages::GAVE_UP_ON_US),
        _ => (MET, messages::STAYED),
    };
    Some(Judgement::on(share, Finding::new(call.end(), messages::plain(key))))
}
