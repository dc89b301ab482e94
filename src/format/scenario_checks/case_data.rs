//! Data of a case are guarded: something tells who calls.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;

pub(super) fn case_data(file: &ScenarioFile, report: &mut Report<'_>) {
    if file.knows.iter().any(|known| known.identity) {
        return;
    }
    for id in file
        .needs_to_hear
        .iter()
        .filter(|fact| fact.case_data)
        .filter_map(|fact| fact.id.get())
    {
        let fact = id.value.clone();
        report.add(id.at, Problem::CaseDataUnguarded { fact });
    }
}
