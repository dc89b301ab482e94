//! A profile file as it is written, checked and turned into a [`Profile`], and a [`Profile`] as such a file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::caller_file::AddressFile;
use super::checks;
use super::diagnostic::Report;
use super::quoted::quoted;
use super::tree::{At, Must};
use crate::domain::{Address, Profile, ProfileId};

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

/// A profile as the text of its file; what is loaded from it equals the profile.
pub fn write(profile: &Profile) -> String {
    let address = match profile.address {
        Address::Pan => "pan",
        Address::Pani => "pani",
        Address::Panstwo => "państwo",
    };
    let mut text = "# Kim jest osoba ćwicząca: słowa, które powinny paść w przedstawieniu się.\nformat: 1\n".to_owned();
    for (key, value) in [
        ("id", profile.id.as_str()),
        ("office", profile.office.as_str()),
        ("first_name", profile.first_name.as_str()),
        ("last_name", profile.last_name.as_str()),
        ("position", profile.position.as_str()),
        ("unit", profile.unit.as_str()),
        ("address", address),
    ] {
        text.push_str(&format!("{key}: {}\n", quoted(value)));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_written_profile_loads_again_as_it_was() {
        for (address, odd) in [
            (Address::Pan, "Zielińska-Łoś"),
            (Address::Pani, "yes"),
            (Address::Panstwo, "O'Brien: „a” # \"b\" \\ {c} - 7"),
        ] {
            let profile = Profile {
                id: "profil-1".into(),
                office: "Urząd Miejski w Krynkach".into(),
                first_name: "007".into(),
                last_name: odd.into(),
                position: "inspektor".into(),
                address,
                unit: "Referat Spraw Obywatelskich".into(),
            };
            let loaded = super::super::parse_profile(Path::new("profil-1.yaml"), &write(&profile));
            assert_eq!(loaded.value, Some(profile), "{:?}", loaded.diagnostics);
        }
    }
}
