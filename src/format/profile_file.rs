//! A profile file as it is written, checked and turned into a [`Profile`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::caller_file::AddressFile;
use super::checks;
use super::diagnostic::Report;
use super::tree::{At, Must};
use crate::domain::{Profile, ProfileId};

/// Who the trainee is: the words of their introduction, in the nominative.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Profile")]
pub(super) struct ProfileFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id.
    pub id: Must<At<String>>,
    /// The office's full name.
    pub office: Must<String>,
    /// First name.
    pub first_name: Must<String>,
    /// Last name.
    pub last_name: Must<String>,
    /// Position.
    pub position: Must<String>,
    /// Unit: department, section or desk.
    pub unit: Must<String>,
    /// How callers address the trainee.
    pub address: Must<AddressFile>,
}

/// Reports what is wrong with a profile beyond its shape.
pub(super) fn check(file: &ProfileFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    checks::id(file.id.get(), report);
}

/// The profile of a file without problems.
pub(super) fn build(file: ProfileFile) -> Option<Profile> {
    Some(Profile {
        id: ProfileId::new(file.id.0?.value),
        office: file.office.0?,
        first_name: file.first_name.0?,
        last_name: file.last_name.0?,
        position: file.position.0?,
        address: file.address.0?.into(),
        unit: file.unit.0?,
    })
}
