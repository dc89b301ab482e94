//! The trainees' own profiles: the form in which one is filled in, and the files under `profiles/` in the data folder.
//! They hold a person's name: nothing here goes to the program's log.

use std::path::{Path, PathBuf};

use crate::domain::{Address, Message, Profile, ProfileId};
use crate::files::write_whole;
use crate::format;
use crate::records::PROFILES;

/// What a form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// How callers address the trainee.
    Address,
    /// Position.
    Position,
    /// Unit.
    Unit,
    /// The office's full name.
    Office,
}

impl Field {
    /// The end of its keys in the localisation files.
    pub fn key(self) -> &'static str {
        match self {
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Address => "address",
            Self::Position => "position",
            Self::Unit => "unit",
            Self::Office => "office",
        }
    }
}

/// A profile being filled in.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Form {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// How callers address the trainee; none: not chosen yet.
    pub address: Option<Address>,
    /// Position.
    pub position: String,
    /// Unit.
    pub unit: String,
    /// The office's full name.
    pub office: String,
}

impl Form {
    /// A form filled in with a profile.
    pub fn of(profile: &Profile) -> Self {
        Self {
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            address: Some(profile.address),
            position: profile.position.clone(),
            unit: profile.unit.clone(),
            office: profile.office.clone(),
        }
    }

    /// What is still to be filled in, in the order of the form.
    pub fn missing(&self) -> Vec<Field> {
        let empty = |text: &str| text.trim().is_empty();
        [
            (Field::FirstName, empty(&self.first_name)),
            (Field::LastName, empty(&self.last_name)),
            (Field::Address, self.address.is_none()),
            (Field::Position, empty(&self.position)),
            (Field::Unit, empty(&self.unit)),
            (Field::Office, empty(&self.office)),
        ]
        .into_iter()
        .filter_map(|(field, missing)| missing.then_some(field))
        .collect()
    }

    /// The profile under this id; none while something is missing.
    pub fn profile(&self, id: ProfileId) -> Option<Profile> {
        if !self.missing().is_empty() {
            return None;
        }
        // What was pasted may bring tabs and double spaces along.
        let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Profile {
            id,
            office: clean(&self.office),
            first_name: clean(&self.first_name),
            last_name: clean(&self.last_name),
            position: clean(&self.position),
            address: self.address?,
            unit: clean(&self.unit),
        })
    }
}

/// The first id that is not taken: `profil-1`, `profil-2` … The name stays out of it, for ids stand in logs and settings.
pub fn fresh_id(taken: impl Fn(&ProfileId) -> bool) -> ProfileId {
    let mut number = 1_u32;
    loop {
        let id = ProfileId::new(format!("profil-{number}"));
        if !taken(&id) {
            return id;
        }
        number += 1;
    }
}

/// Where a trainee's own profile lies under a data folder.
pub fn path(data: &Path, id: &ProfileId) -> PathBuf {
    data.join(PROFILES).join(format!("{id}.yaml"))
}

/// Why a profile was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The file could not be written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl ProfileError {
    /// What the trainee is told.
    pub fn message(&self) -> Message {
        Message::new("profile-not-saved").text("why", self.to_string())
    }
}

/// Writes a profile under a data folder, whole or not at all, in the form of the shipped ones.
///
/// # Errors
/// When the folder cannot be made or written to.
pub fn save(data: &Path, profile: &Profile) -> Result<(), ProfileError> {
    let path = path(data, &profile.id);
    write_whole(&path, format::write_profile(profile).as_bytes()).map_err(|cause| ProfileError::File { path, cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Form {
        Form {
            first_name: " Joanna ".into(),
            last_name: "Wiśniewska".into(),
            address: Some(Address::Pani),
            position: "młodszy\treferent".into(),
            unit: "Referat Finansowy".into(),
            office: "Urząd  Gminy Narewka".into(),
        }
    }

    #[test]
    fn a_saved_profile_loads_again_with_equal_fields() {
        let data = tempfile::tempdir().unwrap();
        let profile = filled().profile("profil-1".into()).unwrap();
        assert_eq!(
            (
                profile.first_name.as_str(),
                profile.position.as_str(),
                profile.office.as_str()
            ),
            ("Joanna", "młodszy referent", "Urząd Gminy Narewka")
        );
        save(data.path(), &profile).unwrap();
        let changed = Profile {
            position: "referent".into(),
            ..profile
        };
        save(data.path(), &changed).unwrap();
        let [(id, path)]: [_; 1] = format::find_profiles(data.path()).try_into().unwrap();
        let loaded = format::load_profile(&path);
        assert_eq!(loaded.value, Some(changed), "{:?}", loaded.diagnostics);
        assert_eq!(id.as_str(), "profil-1");
    }

    #[test]
    fn nothing_comes_of_a_form_with_something_missing() {
        let form = Form {
            first_name: "  ".into(),
            address: None,
            office: String::new(),
            ..filled()
        };
        assert_eq!(form.missing(), [Field::FirstName, Field::Address, Field::Office]);
        assert_eq!(form.profile("profil-1".into()), None);
        assert_eq!(Form::default().missing().len(), 6);
        assert_eq!(filled().missing(), []);
    }

    #[test]
    fn a_fresh_id_is_one_that_nobody_has() {
        let taken = ["profil-1", "profil-2", "profil-4"];
        assert_eq!(fresh_id(|id| taken.contains(&id.as_str())).as_str(), "profil-3");
    }

    #[test]
    fn what_cannot_be_written_is_told_with_its_file() {
        let data = tempfile::NamedTempFile::new().unwrap();
        let error = save(data.path(), &filled().profile("profil-1".into()).unwrap()).unwrap_err();
        assert_eq!(error.message().key, "profile-not-saved");
        assert!(error.to_string().contains("profil-1.yaml"), "{error}");
    }
}
