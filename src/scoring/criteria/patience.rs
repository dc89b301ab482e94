//! Before a wait a request for patience with a reason or an estimate; during it a word in time. Raised by each wait
//! over a length, on hold, in a consultation or in silence.

use crate::domain::{Ending, Millis, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;
use crate::scoring::waits::{Wait, WaitEnd};

/// Acts that ask for patience.
const REQUEST: &[SpeechAct] = &[SpeechAct::AskPatience];
/// Acts that say why or how long.
const INFORMATION: &[SpeechAct] = &[
    SpeechAct::GiveWaitReason,
    SpeechAct::GiveWaitEstimate,
    SpeechAct::AnnounceTransfer,
];
/// What carries on a wait that was asked for before.
const CARRIED_ON: &[SpeechAct] = &[SpeechAct::UpdateWait];

/// Judges every wait.
pub fn judge(call: &Call, wait_over: Millis, word_within: Millis, hearing: Hearing) -> Option<Judgement> {
    let long: Vec<&Wait> = call
        .waits
        .iter()
        .filter(|wait| wait.length() > wait_over && owed(call, wait))
        .collect();
    let before = std::iter::once(None).chain(long.iter().copied().map(Some));
    let judged = long
        .iter()
        .zip(before)
        .map(|(wait, before)| one(call, wait, before, word_within, hearing));
    Judgement::mean(judged.collect())
}

/// Whether a wait is the trainee's to answer for: silence at a proper end is what the rule about the end asks for.
fn owed(call: &Call, wait: &Wait) -> bool {
    match wait.ended_by {
        WaitEnd::Call(Some(Ending::Caller)) => false,
        WaitEnd::Call(Some(Ending::Trainee)) => !call.lead_in(wait.from).any(|last| last.surely(SpeechAct::Farewell)),
        WaitEnd::Call(_) | WaitEnd::Word | WaitEnd::Talk => true,
    }
}

fn one(call: &Call, wait: &Wait, before: Option<&Wait>, word_within: Millis, hearing: Hearing) -> Judgement {
    let said = |acts: &[SpeechAct]| {
        call.lead_in(wait.from)
            .find_map(|utterance| utterance.performs_any(acts, hearing))
    };
    // "Nadal szukam" ends one wait and carries it on: what was asked for before need not be asked for again.
    let carried_on = before
        .filter(|before| before.ended_by == WaitEnd::Word)
        .and_then(|before| said(CARRIED_ON).filter(|proof| proof.at >= before.to));
    let request = said(REQUEST).or(carried_on);
    let information = said(INFORMATION).or(carried_on);
    let in_time = wait.length() <= word_within;
    let share = match (request.is_some(), information.is_some()) {
        (false, false) => MISSED,
        (true, true) if in_time => MET,
        _ => PARTLY,
    };
    let mut findings = vec![Finding::new(wait.from, messages::waited(wait.length()))];
    let mut shown = |proof: Option<Proof>, yes: &str, no: &str| {
        findings.push(match proof {
            Some(proof) => proof.finding(messages::plain(yes)),
            None => Finding::new(wait.from, messages::plain(no)),
        });
    };
    shown(request, messages::ASKED_PATIENCE, messages::NOT_ASKED_PATIENCE);
    shown(information, messages::EXPLAINED_WAIT, messages::NOT_EXPLAINED_WAIT);
    if !in_time {
        findings.push(Finding::new(
            wait.from + word_within,
            messages::no_word_within(word_within),
        ));
    }
    Judgement::new(share, findings)
}
