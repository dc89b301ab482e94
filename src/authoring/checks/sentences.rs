//! The sample sentences of a scenario as they are understood, heard once for all checks. Speech acts are left out: they take
//! the longest, and no check asks for them.

use crate::domain::{DetailFound, Heard, Scenario};
use crate::language::Interpreter;

/// What was understood of each sample sentence, in the order of the scenario.
#[derive(Debug, Clone)]
pub(super) struct Sentences {
    /// By fact: its `told_by`.
    pub(super) told: Vec<Vec<Heard>>,
    /// By detail: the details that each of its `asked_by`, as a question, asks for.
    pub(super) asked: Vec<Vec<Vec<DetailFound>>>,
}

impl Sentences {
    /// The sample sentences of a scenario, as `ear` understands them, which is made for it.
    pub(super) fn of(ear: &Interpreter, scenario: &Scenario) -> Self {
        let facts = scenario.needs_to_hear.iter();
        let told = facts.map(|fact| fact.told_by.iter().map(|text| ear.hear_matter(text)).collect());
        let details = scenario.knows.iter();
        // Authors leave out the question mark; who asks is heard to ask.
        let asked = details.map(|known| {
            let questions = known.asked_by.iter();
            questions.map(|text| ear.asked(&format!("{text}?"))).collect()
        });
        Self {
            told: told.collect(),
            asked: asked.collect(),
        }
    }
}

/// Whether two sentences differ in punctuation and capitals at most.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    words(one).eq(words(other))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
