//! What an erasure on a station had to leave: `left-to-erase.json` in the data folder, for as long as something is left.
//!
//! What is held on somebody is found by their attempts and by their entry in the list of people. Where another file cannot be read
//! or written, these go nevertheless: by this note the rest is found once that file is mended.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::attempt::AttemptId;
use super::kept::{self, KeptError};
use super::people::TraineeId;

/// The file's name in the data folder.
const FILE: &str = "left-to-erase.json";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// Of whom something may be left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeftToErase {
    format: u64,
    /// Whoever is erased, by their ids at the station.
    pub people: BTreeSet<TraineeId>,
    /// Their attempts.
    pub attempts: BTreeSet<AttemptId>,
    /// Name, unit and office of those people, as they are compared: only while there is a file that nobody can look into, for nothing
    /// else would tell that it is theirs.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub identities: BTreeSet<[String; 4]>,
}

impl Default for LeftToErase {
    fn default() -> Self {
        Self::of(BTreeSet::new(), BTreeSet::new())
    }
}

impl LeftToErase {
    /// Of these people and attempts something may be left.
    pub(super) fn of(people: BTreeSet<TraineeId>, attempts: BTreeSet<AttemptId>) -> Self {
        Self {
            format: FORMAT,
            people,
            attempts,
            identities: BTreeSet::new(),
        }
    }

    /// Reads the note of a data folder; without one, nothing is left.
    ///
    /// # Errors
    /// A note that is there and does not read is left as it is.
    pub(super) fn load(data: &Path) -> Result<Self, KeptError> {
        Ok(kept::read::<Self>(&data.join(FILE), FORMAT)?.unwrap_or_default())
    }

    /// Writes the note, whole or not at all; one that says nothing is removed.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn save(&self, data: &Path) -> Result<(), KeptError> {
        let path = data.join(FILE);
        if *self != Self::default() {
            return kept::write(&path, self);
        }
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(KeptError::File {
                path,
                reason: error.to_string(),
            }),
            _ => Ok(()),
        }
    }
}

/// Whose erasure on this station has not come to its end, by their ids here: erasing again goes on with it.
///
/// # Errors
/// When the note of what is left cannot be read.
pub fn left_to_erase(data: &Path) -> Result<BTreeSet<TraineeId>, KeptError> {
    Ok(LeftToErase::load(data)?.people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_for_as_long_as_it_says_something() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(LeftToErase::load(data.path()), Ok(LeftToErase::default()));
        LeftToErase::default().save(data.path()).unwrap();
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
        let left = LeftToErase {
            people: BTreeSet::from([TraineeId::new("osoba-1")]),
            ..LeftToErase::default()
        };
        left.save(data.path()).unwrap();
        assert_eq!(LeftToErase::load(data.path()), Ok(left.clone()));
        assert_eq!(left_to_erase(data.path()), Ok(left.people));
        LeftToErase::default().save(data.path()).unwrap();
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
    }
}
