//! What a scenario means: named checks over its structure, a file each, that report everything they find.
//!
//! A new check is a function in a file of its own and a line in `CHECKS`. What several checks ask of a scenario is here.

mod availability;
mod case_data;
mod expectations;
mod folder;
mod happenings;
mod lines;
mod names;
mod needs;
mod orders;
mod references;
mod rows;
mod times;
mod untils;
mod ways;

use std::path::Path;

use super::checks;
use super::diagnostic::Report;
use super::scenario_file::{MomentFile, OtherwiseFile, PersonFile, ScenarioFile, VariesFile};
use super::tree::At;

type Check = fn(&ScenarioFile, &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("names are well formed", names::names),
    ("no name twice", names::duplicates),
    ("moments that are named exist", references::moment_references),
    ("facts and details that are named exist", references::fact_references),
    ("documents and people that are named exist", references::desk_references),
    ("pauses, sounds and holes in lines", lines::lines),
    ("every moment is led to", ways::ways),
    ("an until leads somewhere", untils::untils),
    (
        "an expectation expects something and can come first",
        expectations::expectations,
    ),
    ("a person is available in one way", availability::availability),
    ("something happens, and one thing at a time", happenings::happenings),
    ("times of day exist", times::times),
    ("data of a case are guarded", case_data::case_data),
    ("needs do not contradict each other", needs::needs),
    ("rows that vary are alike and few", rows::rows),
    ("moments of any order stand in a row", orders::orders),
];

/// Reports what is wrong with a scenario beyond its shape.
pub(super) fn check(file: &ScenarioFile, path: &Path, report: &mut Report<'_>) {
    // With parts of the file cut off for their shape, nobody could tell how the call ends.
    let whole = !report.has_errors();
    checks::format(file.format.get(), report);
    for (_, check) in CHECKS {
        check(file, report);
    }
    if whole {
        ways::ending(file, report);
    }
    folder::folder(file, path, report);
}

fn moments(file: &ScenarioFile) -> impl Iterator<Item = &MomentFile> {
    file.call.entries().iter().map(|moment| &moment.value)
}

fn moment_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    moments(file).filter_map(|moment| moment.moment.get())
}

fn fact_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    file.needs_to_hear.iter().filter_map(|fact| fact.id.get())
}

fn detail_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    file.knows.iter().filter_map(|known| known.id.get())
}

fn document_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    let desk = file.desk.iter();
    desk.flat_map(|desk| &desk.documents)
        .filter_map(|document| document.id.get())
}

fn people(file: &ScenarioFile) -> impl Iterator<Item = &At<PersonFile>> {
    file.desk.iter().flat_map(|desk| &desk.directory)
}

fn person_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    people(file).filter_map(|person| person.value.id.get())
}

fn names_of<'a>(ids: impl Iterator<Item = &'a At<String>>) -> Vec<&'a str> {
    ids.map(|id| id.value.as_str()).collect()
}

/// Where a moment can lead, in the order of the file.
fn exits(moment: &MomentFile) -> impl Iterator<Item = &At<String>> {
    let expected = moment
        .expect
        .iter()
        .filter_map(|expectation| expectation.value.then.as_ref());
    let until = moment.until.iter().filter_map(|until| until.value.then.as_ref());
    let otherwise = moment
        .otherwise
        .iter()
        .flat_map(|o: &OtherwiseFile| o.then.iter().chain(&o.afterwards));
    expected.chain(until).chain(&moment.then).chain(otherwise)
}

fn varies(file: &ScenarioFile) -> Option<&VariesFile> {
    file.varies.as_ref().map(|at| &at.value)
}
