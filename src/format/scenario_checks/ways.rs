//! The ways of the talk: every moment is led to, and somewhere the caller hangs up.

use std::collections::BTreeSet;

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::{MomentFile, ScenarioFile};
use super::{exits, moment_ids, moments};

pub(super) fn ways(file: &ScenarioFile, report: &mut Report<'_>) {
    let reached = reachable(file);
    for id in moment_ids(file).filter(|id| !reached.contains(id.value.as_str())) {
        let moment = id.value.clone();
        report.add(id.at, Problem::Unreachable { moment });
    }
}

pub(super) fn ending(file: &ScenarioFile, report: &mut Report<'_>) {
    let reached = reachable(file);
    let ends = |moment: &MomentFile| {
        let id = moment.moment.get().map(|id| id.value.as_str());
        moment.hangs_up.is_some() && id.is_some_and(|id| reached.contains(id))
    };
    if let Some(last) = file.call.entries().last()
        && !moments(file).any(ends)
    {
        report.add(last.at, Problem::NobodyHangsUp);
    }
}

/// The moments that the talk can come to.
fn reachable(file: &ScenarioFile) -> BTreeSet<&str> {
    let Some(first) = moment_ids(file).next() else {
        return BTreeSet::new();
    };
    let mut reached = BTreeSet::from([first.value.as_str()]);
    let mut open = vec![first.value.as_str()];
    while let Some(name) = open.pop() {
        let here = moments(file).filter(|moment| moment.moment.get().is_some_and(|id| id.value == name));
        for exit in here.flat_map(exits) {
            if reached.insert(&exit.value) {
                open.push(&exit.value);
            }
        }
    }
    reached
}
