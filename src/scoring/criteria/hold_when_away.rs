//! Hold before leaving the line, released on return. Raised when the trainee leaves it: walks off, consults aloud,
//! presses hold; or when the scenario calls for it. An announced wait on the open line does not raise it.

use crate::domain::{Addressee, Demand, Millis};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::spans::Span;
use crate::scoring::{messages, words};

use super::SHORT_REMARK;

/// Judges every leaving of the line.
pub fn judge(call: &Call) -> Option<Judgement> {
    let on_call = Span {
        from: call.opened?,
        to: call.ended.map(|(at, _)| at),
    };
    let mut left: Vec<Judgement> = call
        .away
        .iter()
        .filter(|away| away.overlaps(&on_call))
        .map(|away| leaving(call, away, on_call))
        .collect();
    left.extend(
        call.hold
            .iter()
            .filter(|hold| hold.overlaps(&on_call) && !call.away.meet(hold))
            .map(|hold| {
                if returned(call, hold) {
                    met(hold)
                } else {
                    not_released(call, hold)
                }
            }),
    );
    left.extend(consulted_aloud(call));
    if left.is_empty() {
        left.extend(called_for(call));
    }
    Judgement::mean(left)
}

/// Walked off: hold must be down all the while, as far as the caller was on the line.
fn leaving(call: &Call, away: &Span, on_call: Span) -> Judgement {
    let away = Span {
        from: away.from.max(on_call.from),
        to: Some(away.end_or(call.end()).min(call.end())),
    };
    match call.hold.at(away.from) {
        Some(hold) if call.hold.cover(&away) && returned(call, hold) => met(hold),
        Some(hold) if call.hold.cover(&away) => not_released(call, hold),
        _ if call.consulting.cover(&away) => met(&away),
        _ if call.mute.cover(&away) => muted(away.from),
        _ => Judgement::on(
            MISSED,
            Finding::new(away.from, messages::plain(messages::LEFT_LINE_OPEN)),
        ),
    }
}

/// Whether the hold was released while the call was still on.
fn returned(call: &Call, hold: &Span) -> bool {
    hold.to.is_some_and(|to| to <= call.end()) || call.handed_over()
}

fn met(hold: &Span) -> Judgement {
    Judgement::on(MET, Finding::new(hold.from, messages::plain(messages::HELD)))
}

fn not_released(call: &Call, hold: &Span) -> Judgement {
    let lasted = hold.end_or(call.end()).since(hold.from);
    Judgement::on(PARTLY, Finding::new(hold.from, messages::not_released(lasted)))
}

fn muted(at: Millis) -> Judgement {
    Judgement::on(PARTLY, Finding::new(at, messages::plain(messages::MUTED_NOT_HELD)))
}

/// Talked to a colleague past an open line, at more length than a short remark.
fn consulted_aloud<'c>(call: &'c Call) -> impl Iterator<Item = Judgement> + 'c {
    let first = call.utterances.iter().find(|utterance| {
        utterance.on_line
            && utterance.said.to == Addressee::Colleague
            && words::count(&utterance.said.text) > SHORT_REMARK
            && !call.handed_over()
    });
    first.into_iter().map(|utterance| {
        Judgement::on(
            MISSED,
            utterance.whole().quoted(messages::plain(messages::CONSULTED_ALOUD)),
        )
    })
}

/// The scenario called for leaving the line, and the trainee did not.
fn called_for(call: &Call) -> Option<Judgement> {
    // Keys prove the rest of this rule, so that it was put off is taken in the trainee's favour.
    call.demands(Hearing::Generous).iter().find_map(|demand| match demand {
        Demand::LeaveLine { reason } => Some(match call.mute.iter().next() {
            Some(mute) => muted(mute.from),
            None => Judgement::on(MISSED, Finding::new(call.end(), messages::hold_called_for(reason))),
        }),
        Demand::Transfer { .. } | Demand::Loudspeaker { .. } | Demand::Visit => None,
    })
}
