//! Times of day among the values of facts exist.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_build::time_of_day;
use super::super::scenario_file::{ScenarioFile, ValueFile};

pub(super) fn times(file: &ScenarioFile, report: &mut Report<'_>) {
    for (_, value) in file.needs_to_hear.iter().flat_map(|fact| &fact.values.0) {
        if let ValueFile::Text(text) = &value.value
            && time_of_day(text) == Some(Err(()))
        {
            let found = text.clone();
            report.add(value.at, Problem::BadTime { found });
        }
    }
}
