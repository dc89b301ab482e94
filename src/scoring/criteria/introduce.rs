//! Every part of the introduction, before the matter is gone into. Raised by each call at its opening.
//!
//! The opening is the trainee's first two turns (the caller may have spoken between them), up to and with the first
//! utterance that tells a fact or asks for a detail.

use crate::domain::IntroductionPart;

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

/// Turns of the trainee that make up the opening.
const OPENING_TURNS: usize = 2;

/// Judges the introduction.
pub fn judge(call: &Call, parts: &[IntroductionPart], partly_from: f64, hearing: Hearing) -> Option<Judgement> {
    if parts.is_empty() {
        return None;
    }
    let opening = opening(call);
    let over = opening.last().map_or(call.end(), |utterance| utterance.said.end);
    let mut said = 0;
    let mut findings = Vec::new();
    for &part in parts {
        match opening
            .iter()
            .find_map(|utterance| utterance.performs(part.act(), hearing))
        {
            Some(proof) => {
                said += 1;
                findings.push(proof.finding(messages::introduced(part)));
            }
            None => findings.push(Finding::new(over, messages::not_introduced(part))),
        }
    }
    let share = said as f64 / parts.len() as f64;
    let share = if said == parts.len() {
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
