//! An expectation expects something and can come first.

use std::collections::BTreeSet;

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::{ExpectationFile, ScenarioFile};
use super::moments;

pub(super) fn expectations(file: &ScenarioFile, report: &mut Report<'_>) {
    for moment in moments(file) {
        let mut earlier: Vec<(u32, BTreeSet<String>)> = Vec::new();
        for (place, expectation) in moment.expect.iter().enumerate() {
            let wanted = conditions(&expectation.value);
            if wanted.is_empty() {
                let next = moment.expect.get(place + 1).map(|next| next.at);
                if !report.cut_between(expectation.at, next) {
                    report.add(expectation.at, Problem::NothingExpected);
                }
                continue;
            }
            if let Some((by, _)) = earlier.iter().find(|(_, before)| before.is_subset(&wanted)) {
                report.add(expectation.at, Problem::Shadowed { by: *by });
            }
            earlier.push((expectation.at.line, wanted));
        }
    }
}

fn conditions(expectation: &ExpectationFile) -> BTreeSet<String> {
    let acts = expectation.acts.iter().map(|act| format!("act {}", act.id()));
    let told = expectation.told.iter().map(|fact| format!("told {}", fact.value));
    let asked = expectation.asked.iter().map(|detail| format!("asked {}", detail.value));
    acts.chain(told).chain(asked).collect()
}
