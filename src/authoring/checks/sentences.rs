//! The sample sentences of a scenario as they are understood, heard once for all checks. Speech acts are left out: they take
//! the longest, and no check asks for them.

use std::sync::Arc;

use crate::domain::{Address, Heard, Profile, ProfileId, Scenario};
use crate::language::{Interpreter, Language};

/// What was understood of each sample sentence, in the order of the scenario.
#[derive(Debug, Clone, Default)]
pub struct Sentences {
    /// By fact: its `told_by`.
    pub told: Vec<Vec<Heard>>,
    /// By detail: its `asked_by`, as questions.
    pub asked: Vec<Vec<Heard>>,
}

impl Sentences {
    /// The sample sentences of a scenario, heard by nobody in particular.
    pub fn of(language: &Arc<Language>, scenario: &Scenario) -> Self {
        let ear = Interpreter::new(Arc::clone(language), &nobody(), Some(scenario));
        let facts = scenario.needs_to_hear.iter();
        let told = facts.map(|fact| fact.told_by.iter().map(|text| ear.hear_matter(text)).collect());
        let details = scenario.knows.iter();
        // Authors leave out the question mark; who asks is heard to ask.
        let asked = details.map(|known| {
            let questions = known.asked_by.iter();
            questions.map(|text| ear.hear_matter(&format!("{text}?"))).collect()
        });
        Self {
            told: told.collect(),
            asked: asked.collect(),
        }
    }
}

/// A trainee without a name and an office: which of them plays makes no difference to what a sentence brings.
fn nobody() -> Profile {
    Profile {
        id: ProfileId::new(""),
        office: String::new(),
        first_name: String::new(),
        last_name: String::new(),
        position: String::new(),
        address: Address::Pani,
        unit: String::new(),
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
