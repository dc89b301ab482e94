//! Needs of one caller do not contradict each other.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;
use super::super::tree::At;

/// Who does not hear is reached in one way; who hears badly is not deaf.
pub(super) fn needs(file: &ScenarioFile, report: &mut Report<'_>) {
    let Some(At { at, value }) = file.caller.get().and_then(|caller| caller.needs.as_ref()) else {
        return;
    };
    let given = [
        ("relay", value.relay.is_some()),
        ("relative", value.relative.is_some()),
        ("deafblind", value.deafblind.is_some()),
        ("hard_of_hearing", value.hard_of_hearing.is_some()),
    ];
    let keys: Vec<String> = given
        .iter()
        .filter(|(_, given)| *given)
        .map(|(key, _)| (*key).to_owned())
        .collect();
    if keys.len() > 1 {
        report.add(*at, Problem::OnlyOneOf { keys });
    }
}
