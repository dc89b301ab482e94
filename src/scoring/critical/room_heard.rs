//! 10: leaving without hold or mute, so that the room is heard; or a hold of over 30 s without a word before.

use crate::domain::{Millis, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;
use crate::scoring::spans::Span;

/// A hold longer than this needs a word before it.
const UNANNOUNCED_HOLD: Millis = Millis(30_000);
/// Words that announce a hold, however curtly.
const ANNOUNCES: &[SpeechAct] = &[
    SpeechAct::AskPatience,
    SpeechAct::GiveWaitReason,
    SpeechAct::GiveWaitEstimate,
    SpeechAct::AnnounceHold,
    SpeechAct::AnnounceTransfer,
    SpeechAct::UpdateWait,
    SpeechAct::VBareWait,
];

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let Some(opened) = call.opened else { return Vec::new() };
    let on_call = |span: &&Span| span.from < call.end() && span.end_or(call.end()) > opened;
    let clipped = |span: &Span| Span {
        from: span.from.max(opened),
        to: Some(span.end_or(call.end()).min(call.end())),
    };
    let heard = call
        .away
        .iter()
        .filter(on_call)
        .map(clipped)
        .filter(|away| !call.hold.cover(away) && !call.mute.cover(away) && !call.consulting.cover(away));
    let heard = heard.map(|away| Finding::new(away.from, messages::plain(messages::LEFT_LINE_OPEN)));
    let held = call
        .hold
        .iter()
        .chain(call.consulting.iter())
        .filter(on_call)
        .map(clipped);
    let unannounced = held.filter_map(|hold| {
        let lasted = hold.end_or(call.end()).since(hold.from);
        let announced = || {
            call.lead_in(hold.from)
                .any(|utterance| utterance.performs_any(ANNOUNCES, hearing).is_some())
        };
        (lasted > UNANNOUNCED_HOLD && !announced()).then(|| Finding::new(hold.from, messages::unannounced_hold(lasted)))
    });
    heard.chain(unannounced).collect()
}
