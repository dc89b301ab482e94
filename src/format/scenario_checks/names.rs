//! Names are well formed, and none is given twice.

use super::super::checks::{self, no_duplicates};
use super::super::diagnostic::Report;
use super::super::problem::Thing;
use super::super::scenario_file::ScenarioFile;
use super::{detail_ids, document_ids, fact_ids, moment_ids, person_ids};

pub(super) fn names(file: &ScenarioFile, report: &mut Report<'_>) {
    let all = file.id.get().into_iter();
    let all = all
        .chain(moment_ids(file))
        .chain(fact_ids(file))
        .chain(detail_ids(file));
    for id in all.chain(document_ids(file)).chain(person_ids(file)) {
        checks::id(Some(id), report);
    }
}

pub(super) fn duplicates(file: &ScenarioFile, report: &mut Report<'_>) {
    no_duplicates(Thing::Moment, moment_ids(file), report);
    no_duplicates(Thing::Fact, fact_ids(file), report);
    no_duplicates(Thing::Detail, detail_ids(file), report);
    no_duplicates(Thing::Document, document_ids(file), report);
    no_duplicates(Thing::Person, person_ids(file), report);
}
