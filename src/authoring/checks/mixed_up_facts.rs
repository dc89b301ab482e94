//! S604: sample sentences of one fact that are understood as another, or that tell both alike.

use super::sentences::same_words;
use super::{Finding, Subject, both};
use crate::domain::{Fact, FactId, FactState, Heard};

/// From this confidence a fact counts as told.
const COUNTS: f32 = 0.5;
/// From this confidence every word of a sample was found; it says so of facts without values alone.
const WORD_FOR_WORD: f32 = 0.89;

/// Sentences that are taken for another fact.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let facts = &subject.scenario.needs_to_hear;
    let mut found = Vec::new();
    for (place, (fact, all_heard)) in facts.iter().zip(&subject.sentences.told).enumerate() {
        for (number, (text, heard)) in fact.told_by.iter().zip(all_heard).enumerate() {
            let mut earlier = facts.iter().take(place).zip(&subject.sentences.told);
            let twin = earlier.find(|(other, others)| {
                let same = other.told_by.iter().any(|other| same_words(other, text));
                same || both_tell_both(fact, heard, other, others)
            });
            let other = match twin {
                Some((other, _)) => &other.id,
                None => match taken_for(&fact.id, heard) {
                    Some(other) => other,
                    None => continue,
                },
            };
            let id = &fact.id;
            let pointer = format!("{}/told_by/{number}", subject.places.fact(id));
            found.push(Finding {
                at: subject.places.at(&pointer),
                message: both(
                    format!("Zdanie „{text}” należy do faktu „{id}”, a przekazuje też albo zamiast niego „{other}”."),
                    format!("The sentence \"{text}\" is of the fact \"{id}\" and tells \"{other}\" too, or instead."),
                ),
                hint: both(
                    "Powiedz je tak, żeby było jasne, o który fakt chodzi, albo połącz oba fakty w jeden.",
                    "Word it so that it is clear which fact is meant, or make one fact of the two.",
                ),
            });
        }
    }
    found
}

/// The fact that is told instead of this one.
fn taken_for<'a>(own: &FactId, heard: &'a Heard) -> Option<&'a FactId> {
    let is_own = heard
        .facts
        .iter()
        .any(|found| &found.fact == own && found.state != FactState::Wrong);
    let mut told = heard.facts.iter().filter(|found| found.state == FactState::Told);
    let other = told.find(|found| &found.fact != own && found.confidence >= COUNTS);
    other.filter(|_| !is_own).map(|found| &found.fact)
}

/// Whether a sentence of one fact holds every word of one of the other's, and the other way round. Facts with values are told
/// apart by these.
fn both_tell_both(fact: &Fact, heard: &Heard, other: &Fact, others: &[Heard]) -> bool {
    let tells = |heard: &Heard, wanted: &FactId| {
        let mut facts = heard.facts.iter();
        facts.any(|found| &found.fact == wanted && found.state == FactState::Told && found.confidence >= WORD_FOR_WORD)
    };
    fact.values.is_empty()
        && other.values.is_empty()
        && tells(heard, &other.id)
        && others.iter().any(|heard| tells(heard, &fact.id))
}
