//! Where a talk can lead, read off the scenario: which moments lie ahead, and what they will still wait for.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{DetailId, FactId, Moment, MomentId, Scenario};

/// The ways between a scenario's moments.
pub(super) struct Ways<'s> {
    scenario: &'s Scenario,
    exits: BTreeMap<&'s MomentId, BTreeSet<&'s MomentId>>,
}

impl<'s> Ways<'s> {
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let closing = closing(scenario);
        let exits = scenario
            .moments
            .iter()
            .map(|moment| (&moment.id, exits(moment).chain(closing).collect()))
            .collect();
        Self { scenario, exits }
    }

    /// The moments that the talk can come to from here; this one among them only where it can come back.
    pub(super) fn ahead(&self, moment: &MomentId) -> BTreeSet<&'s MomentId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&MomentId> = vec![moment];
        while let Some(here) = open.pop() {
            for exit in self.exits.get(here).into_iter().flatten() {
                if found.insert(*exit) {
                    open.push(exit);
                }
            }
        }
        found
    }

    /// Facts that moments ahead wait for.
    pub(super) fn facts_ahead(&self, moment: &MomentId) -> BTreeSet<&'s FactId> {
        self.moments_ahead(moment).flat_map(facts_of).collect()
    }

    /// Details that moments ahead wait for.
    pub(super) fn details_ahead(&self, moment: &MomentId) -> BTreeSet<&'s DetailId> {
        self.moments_ahead(moment).flat_map(details_of).collect()
    }

    fn moments_ahead(&self, moment: &MomentId) -> impl Iterator<Item = &'s Moment> {
        let ahead = self.ahead(moment);
        let scenario = self.scenario;
        ahead.into_iter().filter_map(move |id| scenario.moment(id))
    }
}

/// Facts that this moment waits for.
pub(super) fn facts_of(moment: &Moment) -> impl Iterator<Item = &FactId> {
    let until = moment.until.iter().flat_map(|until| &until.told);
    until.chain(moment.expect.iter().flat_map(|expected| &expected.told))
}

/// Details that this moment waits for.
pub(super) fn details_of(moment: &Moment) -> impl Iterator<Item = &DetailId> {
    let until = moment.until.iter().flat_map(|until| &until.asked);
    until.chain(moment.expect.iter().flat_map(|expected| &expected.asked))
}

/// The moment to which a farewell leads.
pub(super) fn closing(scenario: &Scenario) -> Option<&MomentId> {
    let closing = scenario.moments.iter().find(|moment| moment.hangs_up.is_some());
    closing.map(|moment| &moment.id)
}

/// Where the moment itself leads.
fn exits(moment: &Moment) -> impl Iterator<Item = &MomentId> {
    let expected = moment.expect.iter().filter_map(|expected| expected.then.as_ref());
    let until = moment.until.iter().map(|until| &until.then);
    let otherwise = moment.otherwise.iter();
    let otherwise = otherwise.flat_map(|otherwise| otherwise.then.iter().chain(&otherwise.afterwards));
    expected.chain(until).chain(otherwise)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::scenario;
    use super::*;

    #[test]
    fn what_lies_ahead_and_what_it_waits_for() {
        let scenario = scenario();
        let ways = Ways::new(&scenario);
        let ahead = |id: &str| -> Vec<&str> {
            let found = ways.ahead(&MomentId::from(id));
            found.into_iter().map(AsRef::as_ref).collect()
        };
        assert_eq!(ahead("opening"), ["closing", "goodbye", "matter", "understanding"]);
        assert_eq!(ahead("closing"), ["goodbye"]);
        assert_eq!(ahead("goodbye"), ["goodbye"], "a farewell leads there from anywhere");
        let facts = ways.facts_ahead(&MomentId::from("opening"));
        assert_eq!(facts.len(), 2);
        assert!(ways.facts_ahead(&MomentId::from("matter")).is_empty());
    }
}
