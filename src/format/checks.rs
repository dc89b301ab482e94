//! Checks that several kinds of files share: well-formed names, nothing twice, references that lead somewhere.

use super::diagnostic::Report;
use super::problem::{Choice, Problem, Thing};
use super::tree::At;

/// Reports a version of the format that we do not read.
pub(super) fn format(format: Option<&At<u32>>, report: &mut Report<'_>) {
    if let Some(format) = format.filter(|format| format.value != 1) {
        report.add(format.at, Problem::WrongFormat);
    }
}

/// Reports a name that could not stand in a file name or a reference.
pub(super) fn id(id: Option<&At<String>>, report: &mut Report<'_>) {
    let Some(id) = id else { return };
    let well_formed = id.value.starts_with(|c: char| c.is_ascii_lowercase())
        && id.value.len() <= 60
        && id.value.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_'));
    if !well_formed {
        let name = id.value.clone();
        report.add(id.at, Problem::BadId { id: name });
    }
}

/// Reports names that are given twice, at both places.
pub(super) fn no_duplicates<'a>(what: Thing, ids: impl Iterator<Item = &'a At<String>>, report: &mut Report<'_>) {
    let mut seen: Vec<&At<String>> = Vec::new();
    for id in ids {
        if let Some(earlier) = seen.iter().find(|earlier| earlier.value == id.value) {
            let twice = |other: u32| Problem::DuplicateId {
                what,
                id: id.value.clone(),
                other,
            };
            report.add(earlier.at, twice(id.at.line));
            report.add(id.at, twice(earlier.at.line));
        } else {
            seen.push(id);
        }
    }
}

/// Reports references to what is not there.
pub(super) fn references<'a>(
    what: Thing,
    references: impl IntoIterator<Item = &'a At<String>>,
    known: &[&str],
    report: &mut Report<'_>,
) {
    for reference in references {
        if !known.contains(&reference.value.as_str()) {
            report.add_with(reference.at, || {
                let choice = Choice::among(&reference.value, known.iter().copied());
                let id = reference.value.clone();
                Problem::UnknownReference { what, id, choice }
            });
        }
    }
}
