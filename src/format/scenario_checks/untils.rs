//! An "until" waits for something and leads somewhere.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;
use super::moments;

pub(super) fn untils(file: &ScenarioFile, report: &mut Report<'_>) {
    for moment in moments(file) {
        match (&moment.until, &moment.then) {
            (None, Some(then)) => report.add(then.at, Problem::ThenWithoutUntil),
            (Some(until), None) if until.value.then.is_none() => report.add(until.at, Problem::UntilWithoutThen),
            (Some(until), Some(then)) if until.value.then.is_some() => {
                let keys = vec!["then".to_owned(), "until: { then }".to_owned()];
                report.add(then.at, Problem::OnlyOneOf { keys });
            }
            _ => {}
        }
        if let Some(until) = &moment.until
            && until.value.told.is_empty()
            && until.value.asked.is_empty()
        {
            report.add(until.at, Problem::NothingExpected);
        }
    }
}
