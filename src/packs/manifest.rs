//! The list of a pack's contents: what the author says of it, what it holds, and every file with its checksum.

use serde::{Deserialize, Serialize};

use super::archive::LIMITS;
use super::error::PackError;
use super::names::{self, MANIFEST, Part};
use crate::domain::{Bilingual, Day};
use crate::records::canonical_form;

/// Version of the list's form, raised when an older program could not read what a newer one writes.
pub(super) const FORMAT: u64 = 1;

/// The longest list, bytes: more than as many files as a pack may hold come to.
const LONGEST_LIST: usize = 8 << 20;

/// The longest text of an author's, characters.
const LONGEST: usize = 300;

/// What a pack says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this list's form: 1.
    pub format: u64,
    /// Stable id: plain small letters, digits, `-` and `_`.
    pub id: String,
    /// Number of the version, from 1.
    pub version: u32,
    /// What it is called.
    pub title: Bilingual,
    /// The office or author that it comes from, by its own account.
    pub office: String,
    /// Whom to ask about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The licence, by its SPDX identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The language of its calls: `pl`.
    pub language: String,
    /// The oldest version of the program that plays it: `0.3.0`.
    pub program: String,
    /// The day on which it was made.
    pub created: Day,
    /// What it holds, by name.
    pub contains: Contents,
    /// Every file but this list and its signature, by name.
    pub files: Vec<ListedFile>,
}

/// What a pack holds: ids, each kind in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Scenarios.
    pub scenarios: Vec<String>,
    /// Shifts.
    pub shifts: Vec<String>,
    /// Procedures.
    pub procedures: Vec<String>,
    /// Profiles.
    pub profiles: Vec<String>,
    /// Certification policies.
    pub policies: Vec<String>,
    /// How many files of recorded lines there are.
    pub recordings: u64,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedFile {
    /// Its name, with `/` between its parts.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

/// All that is read of a list before its version is known.
#[derive(Deserialize)]
struct Form {
    format: Option<u64>,
}

impl Contents {
    /// What files of these names are.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for name in names {
            let (ids, id) = match names::part(name) {
                Ok(Part::Scenario(id)) => (&mut found.scenarios, id),
                Ok(Part::Shift(id)) => (&mut found.shifts, id),
                Ok(Part::Procedure(id)) => (&mut found.procedures, id),
                Ok(Part::Profile(id)) => (&mut found.profiles, id),
                Ok(Part::Policy(id)) => (&mut found.policies, id),
                Ok(Part::Recording) => {
                    found.recordings += 1;
                    continue;
                }
                Ok(Part::Manifest | Part::Signature | Part::Text | Part::Plan | Part::Translation | Part::Spoken)
                | Err(_) => continue,
            };
            ids.push(id.to_owned());
        }
        for ids in [
            &mut found.scenarios,
            &mut found.shifts,
            &mut found.procedures,
            &mut found.profiles,
            &mut found.policies,
        ] {
            ids.sort();
        }
        found
    }

    /// Whether there is nothing to play, to score by, or to be.
    pub(super) fn is_empty(&self) -> bool {
        [
            &self.scenarios,
            &self.shifts,
            &self.procedures,
            &self.profiles,
            &self.policies,
        ]
        .iter()
        .all(|ids| ids.is_empty())
    }
}

impl Manifest {
    /// Reads a list. Nothing is believed of it but its form: what it says of the files is for others to compare.
    ///
    /// # Errors
    /// When it could be read in two ways, a newer program wrote it, or something in it cannot be.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PackError> {
        // The reason may repeat what stands in the list.
        let odd = |reason: String| PackError::Manifest {
            reason: reason.replace(is_unseen, "\u{fffd}"),
        };
        if bytes.len() > LONGEST_LIST {
            let (name, most) = (Some(MANIFEST.to_owned()), LONGEST_LIST as u64);
            return Err(PackError::TooLarge { name, most });
        }
        // A newer form may have keys that this program does not know: its version is looked at first.
        let form: Form = serde_json::from_slice(bytes).map_err(|error| odd(error.to_string()))?;
        if let Some(format) = form.format.filter(|format| *format > FORMAT) {
            return Err(PackError::Newer { format });
        }
        // Its own form comes before the one form of any list: small values of no use would take a thousandfold of memory there.
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| odd(error.to_string()))?;
        manifest.check()?;
        canonical_form(bytes).map_err(odd)?;
        Ok(manifest)
    }

    /// What the author says is text that can be shown anywhere, ids are ids, and names those that a pack may hold.
    pub(super) fn check(&self) -> Result<(), PackError> {
        let odd = |what: &str| {
            Err(PackError::Manifest {
                reason: what.to_owned(),
            })
        };
        if !names::is_id(&self.id) {
            return odd("the id is none");
        }
        if self.version == 0 {
            return odd("versions begin with 1");
        }
        if semver::Version::parse(&self.program).is_err() {
            return odd("the version of the program is none");
        }
        let texts = [&self.title.pl, &self.title.en, &self.office, &self.language];
        let texts = texts.into_iter().chain(&self.contact).chain(&self.licence);
        for text in texts {
            if text.trim().is_empty() || text.chars().count() > LONGEST || text.chars().any(is_unseen) {
                return odd("a text is empty, too long, or has signs that cannot be seen");
            }
        }
        let (count, most) = (self.files.len(), LIMITS.files);
        if count > most {
            return Err(PackError::TooManyFiles { count, most });
        }
        // They are told where a file is missing.
        for file in &self.files {
            if let Err(fault) = names::part(&file.path) {
                let name = file.path.clone();
                return Err(PackError::Name { name, fault });
            }
        }
        Ok(())
    }

    /// The list as it lies in the pack.
    pub(super) fn write(&self) -> Result<Vec<u8>, PackError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| PackError::Manifest {
            reason: error.to_string(),
        })?;
        Ok((text + "\n").into_bytes())
    }

    /// That this program is new enough.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn check_program(&self, program: &str) -> Result<(), PackError> {
        let version = |text: &str| semver::Version::parse(text).ok();
        if version(&self.program) > version(program) {
            return Err(PackError::NeedsProgram {
                needs: self.program.clone(),
                program: program.to_owned(),
            });
        }
        Ok(())
    }
}

/// Signs that command a terminal, or turn the order of others around.
fn is_unseen(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
