//! Every part of the introduction, before the matter is gone into, and in the office's order where it has one. Raised by each call
//! at its opening.
//!
//! The opening is the trainee's first two turns (the caller may have spoken between them), up to and with the first
//! utterance that tells a fact or asks for a detail.

use crate::domain::{IntroductionPart, PartOrder};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Turns of the trainee that make up the opening.
const OPENING_TURNS: usize = 2;

/// Judges the introduction.
pub fn judge(
    call: &Call,
    parts: &[IntroductionPart],
    partly_from: f64,
    order: PartOrder,
    hearing: Hearing,
) -> Option<Judgement> {
    if parts.is_empty() {
        return None;
    }
    let opening = opening(call);
    let over = opening.last().map_or(call.end(), |utterance| utterance.said.end);
    let mut said = 0;
    let mut places = Vec::new();
    let mut findings = Vec::new();
    for &part in parts {
        let found = opening
            .iter()
            .find_map(|utterance| Some((utterance.performs(part.act(), hearing)?, utterance)));
        match found {
            Some((proof, utterance)) => {
                said += 1;
                let place = utterance.said.text.find(proof.words);
                places.extend(place.map(|place| (proof.at, place)));
                findings.push(proof.finding(messages::introduced(part)));
            }
            None => findings.push(Finding::new(over, messages::not_introduced(part))),
        }
    }
    let share = said as f64 / parts.len() as f64;
    let out_of_order = match order {
        PartOrder::Any => false,
        PartOrder::AsListed => !places.is_sorted(),
    };
    if out_of_order {
        findings.push(Finding::new(over, messages::plain(messages::INTRODUCED_OUT_OF_ORDER)));
    }
    let share = if said == parts.len() && !out_of_order {
        MET
    } else if said > 0 && share >= partly_from {
        PARTLY
    } else {
        MISSED
    };
    Some(Judgement::new(share, findings))
}

/// The utterances of the opening.
fn opening<'c, 'a>(call: &'c Call<'a>) -> Vec<&'c Utterance<'a>> {
    let mut opening = Vec::new();
    for utterance in call.to_caller().take_while(|utterance| utterance.turn < OPENING_TURNS) {
        opening.push(utterance);
        if utterance.goes_into_matter() {
            break;
        }
    }
    opening
}
