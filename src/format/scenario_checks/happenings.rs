//! A happening is something that happens, and one thing at a time.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;
use super::super::tree::At;

pub(super) fn happenings(file: &ScenarioFile, report: &mut Report<'_>) {
    for At { at, value } in &file.happenings {
        let given = [
            ("colleague_breaks_in", value.colleague_breaks_in.is_some()),
            ("colleagues_talk", value.colleagues_talk.is_some()),
        ];
        let keys: Vec<String> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| (*key).to_owned())
            .collect();
        match keys.len() {
            0 => report.add(*at, Problem::NothingHappens),
            1 => {}
            _ => report.add(*at, Problem::OnlyOneOf { keys }),
        }
    }
}
