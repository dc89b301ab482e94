//! The criteria, a file each: when a rule is raised, met, partly met, missed. SCORING.md's first table.
//!
//! A criterion judges under one hearing; what two hearings come to is none of its business.

mod answer_in_time;
mod answer_while_serving;
mod ask_details;
mod caller_hangs_up_first;
mod courtesy;
mod focus;
mod hold_when_away;
mod inform;
mod introduce;
pub mod loudspeaker_consent;
mod patience;
mod prepare_outgoing;
mod priority;
mod privacy;
mod return_missed_calls;
mod transfer;

use crate::domain::Criterion;

use super::call::Call;
use super::hearing::Hearing;
use super::judgement::Judgement;

pub use inform::understanding;
pub use transfer::briefing;

/// Words to somebody else up to which a remark is short.
pub const SHORT_REMARK: usize = 6;

/// Judges one criterion; none: nothing raised it.
///
/// A call that nobody answers raises only those about answering and missed calls.
pub fn judge(criterion: &Criterion, call: &Call, hearing: Hearing) -> Option<Judgement> {
    match criterion {
        Criterion::AnswerInTime { before_ring } => answer_in_time::judge(call, *before_ring),
        Criterion::ReturnMissedCalls => return_missed_calls::judge(call),
        Criterion::AllOf(parts) => all_of(parts, call, hearing),
        Criterion::AnswerWhileServing { before_ring } => answer_while_serving::judge(call, *before_ring, hearing),
        _ if call.opened.is_none() => None,
        Criterion::Introduce {
            parts,
            partly_from,
            order,
        } => introduce::judge(call, parts, *partly_from, *order, hearing),
        Criterion::Focus { short_remarks } => focus::judge(call, *short_remarks, hearing),
        Criterion::Courtesy {
            signs,
            at_least,
            violations,
        } => courtesy::judge(call, signs, *at_least, violations, hearing),
        Criterion::HoldWhenAway => hold_when_away::judge(call),
        Criterion::PrepareOutgoing => prepare_outgoing::judge(call),
        Criterion::AskDetails { .. } | Criterion::Inform { .. } if call.put_off(hearing) => None,
        Criterion::AskDetails { order } => ask_details::judge(call, *order, hearing),
        Criterion::Inform { partly_from } => inform::judge(call, *partly_from, hearing),
        Criterion::CallerHangsUpFirst => caller_hangs_up_first::judge(call),
        Criterion::LoudspeakerConsent { ask } => loudspeaker_consent::judge(call, *ask, hearing),
        Criterion::Transfer {
            briefing,
            at_connection,
        } => transfer::judge(call, *briefing, *at_connection, hearing),
        Criterion::Patience {
            wait_over,
            word_within,
            hint_after: _,
        } => patience::judge(call, *wait_over, *word_within, hearing),
        Criterion::Priority => priority::judge(call, hearing),
        Criterion::Privacy { within } => privacy::judge(call, *within),
        // A session of one call is over before any promise falls due.
        Criterion::KeepCallbacks { .. } => None,
    }
}

/// Several criteria as one: the mean of those that were raised. Met is the whole when each of them is.
fn all_of(parts: &[Criterion], call: &Call, hearing: Hearing) -> Option<Judgement> {
    let raised = parts.iter().filter_map(|part| judge(part, call, hearing));
    Judgement::mean(raised.collect())
}
