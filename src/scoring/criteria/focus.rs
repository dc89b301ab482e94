//! Not a word to others while the line is open. Raised by somebody who breaks in, side talk, a companion.

use crate::domain::{Addressee, HappeningKind, Mark, Millis, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof, Utterance};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::spans::Span;
use crate::scoring::{messages, words};

use super::SHORT_REMARK;

/// Judges the focus on the caller.
pub fn judge(call: &Call, short_remarks: u32, hearing: Hearing) -> Option<Judgement> {
    let mut remarks: Vec<Proof> = Vec::new();
    let mut past: Vec<Proof> = Vec::new();
    for utterance in call.utterances.iter().filter(|utterance| utterance.on_line) {
        if utterance.said.to == Addressee::Caller {
            remarks.extend(utterance.violates(SpeechAct::SideTalk, hearing));
            past.extend(utterance.violates(SpeechAct::VThirdPerson, hearing));
        } else if !between_connected(call, utterance.said.start) && !quiets_room(call, utterance) {
            // To whom it was said is no matter of recognition.
            remarks.push(utterance.proof(&utterance.said.text, crate::scoring::hearing::Sureness::Sure));
        }
    }
    if remarks.is_empty() && past.is_empty() {
        let at = disturbed_at(call)?;
        return Some(Judgement::on(
            MET,
            Finding::new(at, messages::plain(messages::STAYED_WITH_CALLER)),
        ));
    }
    let short = remarks.iter().all(|remark| words::count(remark.words) <= SHORT_REMARK);
    let share = if past.is_empty() && short && remarks.len() <= short_remarks as usize {
        PARTLY
    } else {
        MISSED
    };
    let mut findings: Vec<Finding> = remarks
        .iter()
        .map(|remark| remark.finding(messages::said_to_others(words::count(remark.words))))
        .collect();
    findings.extend(
        past.iter()
            .map(|proof| proof.finding(messages::plain(messages::SPOKE_PAST_CALLER))),
    );
    Some(Judgement::new(share, findings))
}

/// When something first drew the trainee away from the caller.
fn disturbed_at(call: &Call) -> Option<Millis> {
    let broke_in = call.happened.iter().find(|(_, index)| {
        let happening = call.scenario.happenings.get(*index).map(|happening| &happening.what);
        match happening {
            Some(HappeningKind::ColleagueBreaksIn { .. }) => true,
            Some(HappeningKind::ColleaguesTalk { .. }) | None => false,
        }
    });
    let companion = call
        .marks
        .iter()
        .find(|(_, mark)| *mark == Mark::Helper)
        .map(|&(at, _)| at);
    broke_in.map(|&(at, _)| at).into_iter().chain(companion).min()
}

/// Whether the words ask a loud room for quiet, as the rule on privacy wants it.
fn quiets_room(call: &Call, utterance: &Utterance) -> bool {
    let loud = |talk: &Span| talk.from <= utterance.said.end && talk.to.is_none_or(|to| utterance.said.start <= to);
    utterance.heard.asks_for_quiet && call.room_talk.iter().any(loud)
}

/// Whether `at` is after the connection, where a word to the colleague is part of the handing over.
fn between_connected(call: &Call, at: Millis) -> bool {
    call.transfers
        .iter()
        .any(|transfer| transfer.completed.is_some_and(|completed| completed <= at))
}
