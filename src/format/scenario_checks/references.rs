//! Moments, facts, details, documents and people that a scenario names exist.

use super::super::checks::references;
use super::super::diagnostic::Report;
use super::super::problem::Thing;
use super::super::scenario_file::{DemandFile, DirectionFile, ExpectationFile, ScenarioFile};
use super::{detail_ids, document_ids, exits, fact_ids, moment_ids, moments, names_of, person_ids};

pub(super) fn moment_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let known = names_of(moment_ids(file));
    references(Thing::Moment, moments(file).flat_map(exits), &known, report);
    let happenings = file
        .happenings
        .iter()
        .filter_map(|happening| happening.value.moment.get());
    references(Thing::Moment, happenings, &known, report);
}

pub(super) fn fact_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let (facts, details) = (names_of(fact_ids(file)), names_of(detail_ids(file)));
    for moment in moments(file) {
        for ExpectationFile { told, asked, .. } in moment.expect.iter().map(|expectation| &expectation.value) {
            references(Thing::Fact, told, &facts, report);
            references(Thing::Detail, asked, &details, report);
        }
        if let Some(until) = &moment.until {
            references(Thing::Fact, &until.value.told, &facts, report);
            references(Thing::Detail, &until.value.asked, &details, report);
        }
    }
}

pub(super) fn desk_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let transfers = file.calls_for.iter().filter_map(|demand| match demand {
        DemandFile::Transfer(to) => Some(to),
        DemandFile::LeaveLine(_) | DemandFile::Loudspeaker(_) | DemandFile::Visit => None,
    });
    references(Thing::Person, transfers, &names_of(person_ids(file)), report);
    if let Some(DirectionFile::Outgoing(outgoing)) = &file.direction {
        references(Thing::Document, &outgoing.case, &names_of(document_ids(file)), report);
    }
}
