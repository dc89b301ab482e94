//! A person is available in one way.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;
use super::people;

pub(super) fn availability(file: &ScenarioFile, report: &mut Report<'_>) {
    for person in people(file) {
        let ways = [
            ("answers_after_s", person.value.answers_after_s.is_some()),
            ("no_answer", person.value.no_answer),
            ("out_of_date", person.value.out_of_date),
        ];
        let keys: Vec<String> = ways
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| (*key).to_owned())
            .collect();
        if keys.len() > 1 {
            report.add(person.at, Problem::OnlyOneOf { keys });
        }
    }
}
