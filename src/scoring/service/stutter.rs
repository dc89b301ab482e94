//! A caller who stutters: silent blocks left alone, no hurry, time given in so many words.

use crate::domain::SpeechAct;

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::messages;

use super::{Duty, interrupted_blocks};

/// The duties.
pub fn duties<'d>(call: &'d Call) -> Vec<Duty<'d>> {
    vec![
        (messages::DUTY_BLOCKS, Box::new(move |_| blocks(call))),
        (
            messages::DUTY_NO_HURRY,
            Box::new(move |hearing| no_hurry(call, hearing)),
        ),
        (
            messages::DUTY_GIVE_TIME,
            Box::new(move |hearing| time_given(call, hearing)),
        ),
    ]
}

/// Blocks left alone; one slip is partly.
fn blocks(call: &Call) -> Option<Judgement> {
    let all = call.blocks.iter().count();
    let last = call.blocks.iter().last()?;
    let interrupted = interrupted_blocks(call);
    let share = match interrupted.len() {
        0 => MET,
        1 => PARTLY,
        _ => MISSED,
    };
    let mut findings = vec![Finding::new(last.from, messages::blocks(interrupted.len(), all))];
    findings.extend(
        interrupted
            .into_iter()
            .map(|at| Finding::new(at, messages::plain(messages::BLOCK_INTERRUPTED))),
    );
    Some(Judgement::new(share, findings))
}

/// No rushing.
fn no_hurry(call: &Call, hearing: Hearing) -> Option<Judgement> {
    let rushed: Vec<Finding> = call
        .to_caller()
        .filter_map(|utterance| utterance.violates(SpeechAct::VHurry, hearing))
        .map(|proof| proof.finding(messages::violation(SpeechAct::VHurry)))
        .collect();
    if rushed.is_empty() {
        return Some(Judgement::on(
            MET,
            Finding::new(call.end(), messages::plain(messages::NOT_HURRIED)),
        ));
    }
    Some(Judgement::new(MISSED, rushed))
}

/// Time given, where there was a block to give it for.
fn time_given(call: &Call, hearing: Hearing) -> Option<Judgement> {
    if call.blocks.is_empty() {
        return None;
    }
    Some(match call.first(&[SpeechAct::GiveTime], hearing) {
        Some(proof) => Judgement::on(MET, proof.finding(messages::plain(messages::TIME_GIVEN))),
        None => Judgement::on(
            MISSED,
            Finding::new(call.end(), messages::plain(messages::TIME_NOT_GIVEN)),
        ),
    })
}
