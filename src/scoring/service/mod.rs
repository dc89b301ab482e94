//! Service to this caller: what their need profile asks for, a file a need. Shown beside the rules, never in the total.

mod blind;
mod hard_of_hearing;
mod stutter;

use crate::domain::{InterruptedWhat, Millis, NeedProfile, ServiceVerdict};

use super::call::Call;
use super::hearing::Hearing;
use super::judgement::{Judgement, MET, MISSED, PARTLY, settle};
use super::messages;

/// A duty towards a caller: the key of its message, and how it is judged under one hearing.
type Duty<'d> = (&'static str, Box<dyn Fn(Hearing) -> Option<Judgement> + 'd>);

/// The verdicts for every need of the caller, in the scenario's order.
pub fn judge(call: &Call) -> Vec<ServiceVerdict> {
    if call.opened.is_none() {
        return Vec::new();
    }
    call.scenario
        .caller
        .needs
        .iter()
        .flat_map(|need| of_need(call, need))
        .collect()
}

fn of_need(call: &Call, need: &NeedProfile) -> Vec<ServiceVerdict> {
    let duties: Vec<Duty> = match need {
        NeedProfile::HardOfHearing {
            syllables_per_s,
            words,
            numbers,
        } => hard_of_hearing::duties(call, *syllables_per_s, *words, *numbers),
        NeedProfile::Stutter { .. } => stutter::duties(call),
        NeedProfile::Blind => blind::duties(call),
    };
    let verdicts = duties.into_iter().map(|(key, judge)| {
        let settled = settle(judge);
        ServiceVerdict {
            need: need.id().to_owned(),
            duty: messages::plain(key),
            verdict: settled.verdict,
            // No clause of the office's document speaks to it: it comes from the need profile.
            evidence: settled
                .findings
                .into_iter()
                .map(|finding| finding.into_evidence(""))
                .collect(),
        }
    });
    verdicts.collect()
}

/// The share for a duty kept `kept` times out of `all`: all, at least half, fewer.
fn share_of(kept: usize, all: usize) -> f64 {
    if kept == all {
        MET
    } else if kept * 2 >= all {
        PARTLY
    } else {
        MISSED
    }
}

/// When each silent block was first spoken into; a block that was spoken into twice counts once.
pub fn interrupted_blocks(call: &Call) -> Vec<Millis> {
    let into_blocks = call
        .interruptions
        .iter()
        .filter(|(_, what)| *what == InterruptedWhat::Block);
    let mut first: Vec<(Option<Millis>, Millis)> = into_blocks
        // The word may be logged in the very moment that ends the block.
        .map(|&(at, _)| (call.blocks.latest(at).map(|block| block.from), at))
        .collect();
    first.dedup_by_key(|(block, _)| *block);
    first.into_iter().map(|(_, at)| at).collect()
}
