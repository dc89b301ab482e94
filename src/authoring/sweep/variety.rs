//! What a call is beyond its wording: which way it went, and how the caller behaved in it.

use super::script::Script;
use crate::domain::{Effect, Logged, Scenario, SessionLog, Speaker};

/// The way of a call: moments, facts, details and the end. Two seeds with the same ways need exploring once.
pub(super) fn way(log: &SessionLog) -> String {
    let steps = log.entries.iter().filter_map(|entry| match &entry.what {
        Logged::Entered(_)
        | Logged::TookIn { .. }
        | Logged::Disclosed { .. }
        | Logged::Effect(Effect::CallEnded { .. }) => Some(format!("{:?}", entry.what)),
        _ => None,
    });
    steps.collect::<Vec<_>>().join("\n")
}

/// Order, facts and behaviour of a call, without its wording: what trainees cannot learn by heart line by line. Who calls,
/// the figures of the facts and what the caller can tell are part of it, since seeds draw them, and so are silences inside
/// the caller's turns; pauses for thought are not.
pub(super) fn behaviour(scenario: &Scenario, log: &SessionLog, script: &Script) -> String {
    let mut seen: Vec<String> = vec![scenario.caller.name.clone()];
    seen.extend(scenario.needs_to_hear.iter().map(|fact| format!("{:?}", fact.values)));
    for entry in &log.entries {
        let step = match &entry.what {
            Logged::Event(_) | Logged::Heard(_) => continue,
            Logged::Effect(Effect::SilentBlock { lasts }) => format!("silent for {} s", lasts.seconds().round()),
            Logged::Effect(Effect::Play { speaker, text, .. }) if *speaker == Speaker::Caller => {
                script.key_of(text).to_owned()
            }
            Logged::Effect(Effect::CallEnded { by }) => format!("{by:?}"),
            Logged::Effect(_) => continue,
            Logged::Disclosed { detail, .. } => {
                let says = scenario.knowledge(detail).map(|known| &known.says);
                format!("{detail}: {says:?}")
            }
            other => format!("{other:?}"),
        };
        // A line of several pieces is one line.
        if seen.last() != Some(&step) {
            seen.push(step);
        }
    }
    seen.join("\n")
}

/// Every word of the call, in order.
pub(super) fn wording(log: &SessionLog) -> String {
    let texts = log.entries.iter().filter_map(|entry| match &entry.what {
        Logged::Effect(Effect::Play { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}
