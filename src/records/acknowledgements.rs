//! Who read which version of the office's own procedure document, and when: `acknowledgements.json` in the data folder.
//!
//! Entries are only added, and go with a person who is erased. Which version is the current one, a policy says.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::kept::{self, KeptError};
use super::people::TraineeId;
use crate::domain::{Day, Message, ProcedureId};

/// The file's name in the data folder.
const FILE: &str = "acknowledgements.json";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// That somebody read a version of the office's procedure document and said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Who.
    pub trainee: TraineeId,
    /// The procedure that the document lays down.
    pub procedure: ProcedureId,
    /// The document's version, as the policy names it.
    pub document: String,
    /// When they said so.
    pub on: Day,
}

/// The acknowledgements of this installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgements {
    format: u64,
    acknowledgements: Vec<Acknowledgement>,
}

/// Acknowledgements that cannot be kept, or one that may not be among them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AcknowledgementError {
    /// Their file cannot be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// It is there already, of the same day.
    #[error("this acknowledgement is on record already")]
    Known,
}

impl AcknowledgementError {
    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Kept(error) => error.message(),
            Self::Known => Message::new("acknowledgement-known"),
        }
    }
}

impl Default for Acknowledgements {
    fn default() -> Self {
        Self {
            format: FORMAT,
            acknowledgements: Vec::new(),
        }
    }
}

impl Acknowledgements {
    /// Reads them under a data folder; there are none before the first is written.
    ///
    /// # Errors
    /// A file that is there and does not read is never passed over in silence, and left as it is.
    pub fn load(data: &Path) -> Result<Self, KeptError> {
        Ok(kept::read::<Self>(&data.join(FILE), FORMAT)?.unwrap_or_default())
    }

    /// Adds one and writes them all, whole or not at all; only the file's owner may read it. They are read anew first, so that
    /// what another program wrote meanwhile stays.
    ///
    /// # Errors
    /// As [`load`](Self::load), when the folder cannot be written to, and when this one is there already; then nothing is
    /// written.
    pub fn add(data: &Path, one: Acknowledgement) -> Result<(), AcknowledgementError> {
        let _held = kept::hold(&data.join(FILE))?;
        let mut all = Self::load(data)?;
        if all.acknowledgements.contains(&one) {
            return Err(AcknowledgementError::Known);
        }
        all.acknowledgements.push(one);
        Ok(kept::write(&data.join(FILE), &all)?)
    }

    /// Removes those of these people; how many.
    ///
    /// # Errors
    /// As [`load`](Self::load), and when the folder cannot be written to; then nothing is removed.
    pub(super) fn erase(data: &Path, people: &BTreeSet<TraineeId>) -> Result<usize, KeptError> {
        let is_theirs = |one: &Acknowledgement| people.contains(&one.trainee);
        if !Self::load(data)?.acknowledgements.iter().any(is_theirs) {
            return Ok(0);
        }
        let _held = kept::hold(&data.join(FILE))?;
        let mut all = Self::load(data)?;
        let before = all.acknowledgements.len();
        all.acknowledgements.retain(|one| !is_theirs(one));
        kept::write(&data.join(FILE), &all)?;
        Ok(before - all.acknowledgements.len())
    }

    /// All of them, in the order in which they were added.
    pub fn all(&self) -> &[Acknowledgement] {
        &self.acknowledgements
    }

    /// Those of one person, in the order in which they were added.
    pub fn of<'a>(&'a self, trainee: &'a TraineeId) -> impl Iterator<Item = &'a Acknowledgement> {
        self.acknowledgements.iter().filter(move |one| one.trainee == *trainee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(trainee: &str, document: &str, on: &str) -> Acknowledgement {
        Acknowledgement {
            trainee: TraineeId::new(trainee),
            procedure: "krynki".into(),
            document: document.to_owned(),
            on: on.parse().unwrap(),
        }
    }

    #[test]
    fn they_are_added_and_never_replaced() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("new");
        assert_eq!(Acknowledgements::load(&folder).unwrap(), Acknowledgements::default());
        let (first, renewed) = (
            of("osoba-1", "6/2022", "2026-01-05"),
            of("osoba-1", "9/2026", "2026-09-01"),
        );
        for one in [first.clone(), of("osoba-2", "6/2022", "2026-01-05"), renewed.clone()] {
            Acknowledgements::add(&folder, one).unwrap();
        }
        let again = Acknowledgements::add(&folder, first.clone());
        assert_eq!(again, Err(AcknowledgementError::Known));
        let all = Acknowledgements::load(&folder).unwrap();
        let person = TraineeId::new("osoba-1");
        assert_eq!(all.of(&person).collect::<Vec<_>>(), [&first, &renewed]);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "it and its lock");
    }

    #[test]
    fn those_of_whoever_is_erased_go() {
        let data = tempfile::tempdir().unwrap();
        let people = BTreeSet::from([TraineeId::new("osoba-1")]);
        assert_eq!(Acknowledgements::erase(data.path(), &people), Ok(0));
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0, "nothing to write");
        for (who, on) in [
            ("osoba-1", "2026-01-05"),
            ("osoba-2", "2026-01-05"),
            ("osoba-1", "2026-09-01"),
        ] {
            Acknowledgements::add(data.path(), of(who, "6/2022", on)).unwrap();
        }
        assert_eq!(Acknowledgements::erase(data.path(), &people), Ok(2));
        let left = Acknowledgements::load(data.path()).unwrap();
        assert_eq!(left.acknowledgements, [of("osoba-2", "6/2022", "2026-01-05")]);
    }

    #[test]
    fn what_is_damaged_or_newer_is_told_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        Acknowledgements::add(data.path(), of("osoba-1", "6/2022", "2026-01-05")).unwrap();
        let whole = std::fs::read_to_string(&path).unwrap();
        let damaged = [
            String::new(),
            whole.replace("2026-01-05", "2026-02-30"),
            whole.replace("document", "paper"),
        ];
        for text in damaged {
            std::fs::write(&path, &text).unwrap();
            let refused = Acknowledgements::add(data.path(), of("osoba-2", "6/2022", "2026-01-05")).unwrap_err();
            assert!(
                matches!(refused, AcknowledgementError::Kept(KeptError::Damaged { .. })),
                "{refused}"
            );
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        std::fs::write(&path, "{\"format\": 2, \"by\": []}").unwrap();
        let newer = KeptError::Newer { path, format: 2 };
        assert_eq!(Acknowledgements::load(data.path()), Err(newer));
    }

    #[test]
    fn what_is_refused_has_words_in_both_languages() {
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/records.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            let start = format!("{} =", AcknowledgementError::Known.message().key);
            assert!(
                texts.lines().any(|line| line.starts_with(&start)),
                "{file} lacks {start}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let data = tempfile::tempdir().unwrap();
        Acknowledgements::add(data.path(), of("osoba-1", "6/2022", "2026-01-05")).unwrap();
        let mode = std::fs::metadata(data.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
