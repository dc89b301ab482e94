//! The description of a pack as its author writes it, checked and turned into a [`PackDescription`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::problem::Problem;
use super::procedure_file::{TextsFile, texts};
use super::tree::{At, Must};
use crate::domain::PackDescription;

/// The language of a pack that names none.
const LANGUAGE: &str = "pl";

/// What a folder of scenarios is called where it is handed on, and whose it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Pack")]
pub(super) struct PackFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id of the pack.
    pub pack: Must<At<String>>,
    /// Number of the version: a changed pack has a higher one.
    #[schemars(range(min = 1, max = 1000000))]
    pub version: Must<u32>,
    /// What it is called.
    pub title: Must<TextsFile>,
    /// The office or author that it comes from.
    pub office: Must<String>,
    /// Whom to ask about it: an address or a telephone number.
    pub contact: Option<String>,
    /// The licence, by its SPDX identifier (`CC-BY-4.0`); its text belongs into `LICENSE.txt`.
    pub licence: Option<String>,
    /// The language of its calls; `pl` unless given.
    pub language: Option<String>,
    /// The oldest version of the program that plays it, in quotes; the one that made the pack unless given.
    pub program: Option<At<String>>,
}

/// Reports what is wrong with a description beyond its shape.
pub(super) fn check(file: &PackFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    checks::id(file.pack.get(), report);
    if let Some(program) = &file.program
        && semver::Version::parse(&program.value).is_err()
    {
        let found = program.value.clone();
        report.add(program.at, Problem::BadVersion { found });
    }
}

/// The description of a file without problems.
pub(super) fn build(file: PackFile) -> Option<PackDescription> {
    Some(PackDescription {
        id: file.pack.0?.value,
        version: file.version.0?,
        title: texts(file.title)?,
        office: file.office.0?,
        contact: file.contact,
        licence: file.licence,
        language: file.language.unwrap_or_else(|| LANGUAGE.to_owned()),
        program: file.program.map(|program| program.value),
    })
}
