//! The details of the matter are asked for. Raised by details in the scenario to be elicited.

use crate::domain::{AskOrder, DetailDuty, FactFound, FactState, Knowledge, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Judges the asking.
pub fn judge(call: &Call, order: AskOrder, hearing: Hearing) -> Option<Judgement> {
    let wanted: Vec<&Knowledge> = call
        .scenario
        .knows
        .iter()
        .filter(|known| known.duty != DetailDuty::Optional)
        .collect();
    if wanted.is_empty() {
        return None;
    }
    let mut findings = Vec::new();
    let mut got = 0;
    for known in &wanted {
        match elicited(call, known, hearing) {
            Some(finding) => {
                got += 1;
                findings.push(finding);
            }
            None => findings.push(Finding::new(call.end(), messages::not_asked(&known.label))),
        }
    }
    let late = match order {
        AskOrder::AnyTime => None,
        AskOrder::BeforeInforming => informed_before_asking(call, hearing),
    };
    let share = match (got, late.is_some()) {
        (0, _) => MISSED,
        (got, false) if got == wanted.len() => MET,
        _ => PARTLY,
    };
    findings.extend(late.map(|proof| proof.quoted(messages::plain(messages::INFORMED_BEFORE_ASKING))));
    Some(Judgement::new(share, findings))
}

/// What shows that a detail was asked for, or told in answer to an open question.
fn elicited(call: &Call, known: &Knowledge, hearing: Hearing) -> Option<Finding> {
    let told = call.disclosed.iter().find(|told| told.detail == &known.id);
    let asked = call
        .to_caller()
        .find_map(|utterance| asks_for(utterance, known, hearing));
    match (asked, told) {
        (Some(proof), _) => Some(proof.finding(messages::asked(&known.label))),
        (None, Some(told)) if told.reliable => Some(Finding::new(told.at, messages::disclosed(&known.label, told.how))),
        _ => None,
    }
}

fn asks_for<'a>(
    utterance: &crate::scoring::hearing::Utterance<'a>,
    known: &Knowledge,
    hearing: Hearing,
) -> Option<Proof<'a>> {
    let found = utterance.heard.details.iter().find(|found| found.detail == known.id);
    utterance.helps(found.map(|found| (found.words.as_str(), found.confidence)), hearing)
}

/// The first information, if it was given before any question about the matter.
fn informed_before_asking<'a>(call: &Call<'a>, hearing: Hearing) -> Option<Proof<'a>> {
    for utterance in call.to_caller() {
        let question = utterance.performs(SpeechAct::AskDetails, hearing).or_else(|| {
            let found = utterance.heard.details.first();
            found.and_then(|found| utterance.helps(Some((found.words.as_str(), found.confidence)), hearing))
        });
        // A day or a figure in passing tells nothing yet.
        let tells = |found: &&FactFound| found.confidence >= 0.5 && found.state != FactState::Incomplete;
        let informs = utterance.heard.facts.iter().find(tells);
        match (question, informs) {
            (None, None) => {}
            (None, Some(fact)) => return Some(utterance.proof(&fact.words, crate::scoring::hearing::Sureness::Sure)),
            (Some(_), None) => return None,
            (Some(question), Some(fact)) => {
                let place = |words: &str| utterance.said.text.find(words);
                let late = place(&fact.words)
                    .zip(place(question.words))
                    .is_some_and(|(fact, asked)| fact < asked);
                return late.then(|| utterance.proof(&fact.words, crate::scoring::hearing::Sureness::Sure));
            }
        }
    }
    None
}
