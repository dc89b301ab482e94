//! What was understood of a sentence, as lines for people and as JSON for programs; for the commands that show it.

use serde_json::{Value, json};

use crate::domain::{ActFound, FactState, Heard};
use crate::language::PERFORMED;

/// The acts that count as performed.
pub(super) fn acts(heard: &Heard) -> impl Iterator<Item = &ActFound> {
    heard.acts.iter().filter(|found| found.confidence >= PERFORMED)
}

/// A finding with the words that show it.
pub(super) fn labelled(label: &str, words: &str) -> String {
    format!("{label:<28} „{words}”")
}

/// A line for each act that counts.
pub(super) fn act_lines(heard: &Heard) -> Vec<String> {
    let lines = acts(heard).map(|found| {
        let label = format!("{} {:.2}", found.act.id(), found.confidence);
        labelled(&label, &found.words)
    });
    lines.collect()
}

/// A line for each fact and detail.
pub(super) fn matter_lines(heard: &Heard) -> Vec<String> {
    let facts = heard.facts.iter().map(|found| {
        let state = match found.state {
            FactState::Told => "told",
            FactState::Wrong => "wrong",
            FactState::Incomplete => "incomplete",
        };
        let label = format!("{} {state} {:.2}", found.fact, found.confidence);
        labelled(&label, &found.words)
    });
    let details = heard.details.iter().map(|found| {
        let label = format!("{} ? {:.2}", found.detail, found.confidence);
        labelled(&label, &found.words)
    });
    facts.chain(details).collect()
}

/// The acts that count.
pub(super) fn acts_json(heard: &Heard) -> Value {
    acts(heard)
        .map(|found| json!({ "act": found.act, "confidence": rounded(found.confidence), "words": found.words }))
        .collect()
}

/// The facts that count.
pub(super) fn facts_json(heard: &Heard) -> Value {
    let facts = heard.facts.iter().filter(|found| found.confidence >= PERFORMED);
    facts
        .map(|found| {
            let mut fact = json!({
                "id": found.fact, "state": found.state,
                "confidence": rounded(found.confidence), "words": found.words,
            });
            if found.state == FactState::Incomplete {
                fact["missing"] = json!(found.missing);
            }
            fact
        })
        .collect()
}

/// The details that count.
pub(super) fn details_json(heard: &Heard) -> Value {
    let details = heard.details.iter().filter(|found| found.confidence >= PERFORMED);
    details
        .map(|found| json!({ "id": found.detail, "confidence": rounded(found.confidence), "words": found.words }))
        .collect()
}

/// To three decimals.
pub(super) fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}
