//! Where the moments of a scenario lead. A farewell ends every call; here only the ways count that the author wrote.

use std::collections::BTreeSet;

use crate::domain::{Moment, MomentId, Scenario};

/// Groups of moments that lead to one another, or nowhere, and never to the caller's hanging up; in the order of the file.
pub(super) fn closed_groups(scenario: &Scenario) -> Vec<Vec<&Moment>> {
    let moments = &scenario.moments;
    let ways: Vec<BTreeSet<usize>> = moments.iter().map(|moment| ways(moment, moments)).collect();
    let reached: Vec<BTreeSet<usize>> = (0..moments.len()).map(|from| reached(from, &ways)).collect();
    let ends = |at: usize| moments.get(at).is_some_and(|moment| moment.hangs_up.is_some());
    let mut groups: Vec<&BTreeSet<usize>> = Vec::new();
    for from in &reached {
        let stuck = !from.iter().any(|&at| ends(at));
        // Whatever can be reached leads back: those before it are stuck on its account.
        let closed = from.iter().all(|&at| reached.get(at) == Some(from));
        if stuck && closed && !groups.contains(&from) {
            groups.push(from);
        }
    }
    let named = groups
        .into_iter()
        .map(|group| group.iter().filter_map(|&at| moments.get(at)).collect());
    named.collect()
}

/// The moments that a moment leads to, other than itself, by their places.
fn ways(moment: &Moment, moments: &[Moment]) -> BTreeSet<usize> {
    let place = |id: &MomentId| moments.iter().position(|other| &other.id == id);
    let expected = moment.expect.iter().filter_map(|expected| expected.then.as_ref());
    let until = moment.until.iter().map(|until| &until.then);
    let otherwise = moment.otherwise.iter().flat_map(|o| o.then.iter().chain(&o.afterwards));
    let all = expected.chain(until).chain(otherwise);
    all.filter(|id| **id != moment.id).filter_map(place).collect()
}

/// The moments that can be come to from one, itself among them.
fn reached(from: usize, ways: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for &next in ways.get(at).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}
