//! The sentences that scenarios give as samples are understood as what they were written for, and as nothing bad.

use sygnaly::domain::{Addressee, FactFound, FactState, Heard, Scenario};
use sygnaly::language::Interpreter;

use crate::support;

/// From this confidence an act counts as performed.
const COUNTS: f32 = 0.5;

#[test]
fn samples_tell_their_own_fact_and_ask_for_their_own_detail() {
    let mut wrong = Vec::new();
    for id in support::shipped() {
        let scenario = support::scenario(&id);
        for profile in ["krynki", "bialystok"] {
            let ear = Interpreter::new(support::language(), &support::profile(profile), Some(&scenario));
            wrong.extend(misunderstood(&scenario, |text| ear.hear(text, Addressee::Caller)));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn misunderstood(scenario: &Scenario, hear: impl Fn(&str) -> Heard) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut note = |text: &str, what: String| wrong.push(format!("{}: \"{text}\" {what}", scenario.id));
    for fact in &scenario.needs_to_hear {
        for text in &fact.told_by {
            let heard = hear(text);
            let own = heard.facts.iter().find(|found| found.fact == fact.id);
            match own.map(|found| found.state) {
                Some(FactState::Told) => {}
                // A sample may leave the figure to the values: "proszę zrobić przelew".
                Some(FactState::Incomplete) if !fact.values.is_empty() => {}
                state => note(text, format!("does not tell {}: {state:?}", fact.id)),
            }
            let wrongly = |found: &&FactFound| found.state == FactState::Wrong && found.confidence >= COUNTS;
            for other in heard.facts.iter().filter(wrongly) {
                note(text, format!("tells {} wrongly", other.fact));
            }
            no_violation(text, &heard, &mut note);
        }
    }
    for known in &scenario.knows {
        for text in &known.asked_by {
            // As it would be said: a question.
            let heard = hear(&format!("{text}?"));
            if !heard.details.iter().any(|found| found.detail == known.id) {
                note(text, format!("does not ask for {}", known.id));
            }
            // A recogniser writes no question mark, and a question tells nothing.
            for told in hear(text).facts.iter().filter(|found| found.state == FactState::Told) {
                note(text, format!("asks, and yet tells {} (\"{}\")", told.fact, told.words));
            }
            no_violation(text, &heard, &mut note);
        }
    }
    wrong
}

fn no_violation(text: &str, heard: &Heard, note: &mut impl FnMut(&str, String)) {
    for found in heard
        .acts
        .iter()
        .filter(|found| found.act.is_violation() && found.confidence >= COUNTS)
    {
        note(
            text,
            format!("is taken for {} ({:.2})", found.act.id(), found.confidence),
        );
    }
}
