//! S603: a fact that no moment waits for, so that the caller never asks for it and the trainee owes it all the same.

use std::collections::BTreeSet;

use super::{Finding, Subject, both};
use crate::domain::FactId;

/// Facts that no moment names.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let moments = subject.scenario.moments.iter();
    let named: BTreeSet<&FactId> = moments
        .flat_map(|moment| {
            let expected = moment.expect.iter().flat_map(|expected| &expected.told);
            expected.chain(moment.until.iter().flat_map(|until| &until.told))
        })
        .collect();
    let facts = subject.scenario.needs_to_hear.iter();
    facts
        .filter(|fact| !named.contains(&fact.id))
        .map(|fact| {
            let id = &fact.id;
            Finding {
                at: subject.places.at(&subject.places.fact(id)),
                message: both(
                    format!("Żaden moment nie czeka na fakt „{id}”, więc rozmówca nigdy o niego nie spyta."),
                    format!("No moment waits for the fact \"{id}\", so the caller never asks for it."),
                ),
                hint: both(
                    "Wpisz go w until albo expect momentu, w którym rozmówca o to pyta, albo usuń z needs_to_hear.",
                    "Name it in until or expect where the caller asks for it, or remove it from needs_to_hear.",
                ),
            }
        })
        .collect()
}
