//! The markup of lines: pauses, sounds and holes.

use super::super::diagnostic::Report;
use super::super::line::{self, Holes};
use super::super::scenario_file::ScenarioFile;
use super::{moments, people};

pub(super) fn lines(file: &ScenarioFile, report: &mut Report<'_>) {
    let said = file
        .knows
        .iter()
        .filter_map(|known| known.says.get())
        .flat_map(|says| &says.0);
    let confirmed = file
        .needs_to_hear
        .iter()
        .flat_map(|fact| &fact.confirms)
        .flat_map(|lines| &lines.0);
    line::check(said.chain(confirmed), Holes::Scenario, report);
    for moment in moments(file) {
        let answers = moment.expect.iter().flat_map(|expectation| &expectation.value.caller.0);
        let otherwise = moment
            .otherwise
            .iter()
            .filter_map(|o| o.caller.get())
            .flat_map(|lines| &lines.0);
        let all = moment
            .caller
            .0
            .iter()
            .chain(answers)
            .chain(otherwise)
            .chain(&moment.on_silence.0);
        line::check(all, Holes::Scenario, report);
    }
    for person in people(file).map(|person| &person.value) {
        let all = [&person.greets, &person.briefed, &person.asks];
        line::check(
            all.into_iter().flatten().flat_map(|lines| &lines.0),
            Holes::Colleague,
            report,
        );
    }
    if let Some(stock) = &file.stock {
        stock.check(report);
    }
}
