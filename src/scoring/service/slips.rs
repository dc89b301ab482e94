//! Duties that are kept by leaving something undone: one slip is partly, more are missed.

use crate::domain::{InterruptedWhat, LostBecause, PhraseKind, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;
use crate::scoring::timeline::messages as course;

/// Nothing of this kind was found, or one, or more; `kept` is what is said of a call without a slip.
fn judged(call: &Call, slips: Vec<Finding>, kept: &str) -> Judgement {
    match slips.len() {
        0 => Judgement::on(MET, Finding::new(call.end(), messages::plain(kept))),
        1 => Judgement::new(PARTLY, slips),
        _ => Judgement::new(MISSED, slips),
    }
}

/// Acts that are left undone.
pub fn none_of(call: &Call, acts: &[SpeechAct], kept: &str, hearing: Hearing) -> Option<Judgement> {
    let mut slips = Vec::new();
    for utterance in call.to_caller() {
        for &act in acts {
            let proof = utterance.violates(act, hearing);
            slips.extend(proof.map(|proof| proof.finding(messages::violation(act))));
        }
    }
    Some(judged(call, slips, kept))
}

/// The caller was never lost for one of these reasons.
pub fn never_lost(call: &Call, reasons: &[LostBecause], kept: &str) -> Option<Judgement> {
    let lost = call.lost.iter().filter(|(_, why)| reasons.contains(why));
    let slips = lost.map(|&(at, why)| Finding::new(at, course::lost(why))).collect();
    Some(judged(call, slips, kept))
}

/// The silences in which words are passed on, or looked for, are left alone.
pub fn let_pass(call: &Call) -> Option<Judgement> {
    let prompts = call
        .interruptions
        .iter()
        .filter(|(_, what)| *what == InterruptedWhat::Delay);
    let slips = prompts
        .map(|&(at, _)| Finding::new(at, messages::plain(messages::PROMPTED)))
        .collect();
    Some(judged(call, slips, messages::NOT_PROMPTED))
}

/// Times are told in figures.
pub fn exact_times(call: &Call) -> Option<Judgement> {
    let vague = call.to_caller().flat_map(|utterance| {
        let phrases = utterance.heard.phrases.iter();
        phrases
            .filter(|phrase| phrase.kind == PhraseKind::VagueTime)
            .map(|phrase| utterance.proof(&phrase.words, utterance.whole().sureness))
    });
    let slips = vague
        .map(|proof| proof.quoted(messages::plain(messages::VAGUE_TIME)))
        .collect();
    Some(judged(call, slips, messages::EXACT_TIMES))
}
