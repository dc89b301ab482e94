//! What people agreed to, and what they took back: `consents.jsonl` in the data folder, a line each time.
//!
//! A consent is kept with the words that were agreed to, as they stood on the screen. Lines are only ever added (`sealed.rs`).

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::people::TraineeId;
use super::sealed::{self, Fate, Sealed, SealedError, SealedFile, SealedLines};
use crate::domain::Day;

/// The file, and the lock that whoever adds a line holds.
const FILE: SealedFile = SealedFile {
    file: "consents.jsonl",
    lock: "consents.lock",
    format: 1,
};

/// What a line holds, after the first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// Somebody agreed.
    Given {
        trainee: TraineeId,
        kind: ConsentKind,
        wording: String,
        at: String,
    },
    /// Somebody agrees no more.
    Withdrawn {
        trainee: TraineeId,
        kind: ConsentKind,
        at: String,
    },
}

/// What is agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// That the sound of one's own turns is kept.
    Recording,
}

impl ConsentKind {
    /// The name in files: `recording`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Recording => "recording",
        }
    }
}

/// A consent of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// Who gave it.
    pub trainee: TraineeId,
    /// What they agreed to.
    pub kind: ConsentKind,
    /// The words that they agreed to.
    pub wording: String,
    /// When (RFC 3339, UTC).
    pub given: String,
    /// When they withdrew it (RFC 3339, UTC); none: it stands.
    pub withdrawn: Option<String>,
}

/// The consents of this installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consents {
    all: Vec<Consent>,
}

impl Consents {
    /// Reads them under a data folder; there are none before the first is given.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or was written by a newer program.
    pub fn read(data: &Path) -> Result<Self, SealedError> {
        Self::of_lines(&sealed::read(data, FILE)?)
    }

    /// All of them, in the order in which they were given.
    pub fn all(&self) -> &[Consent] {
        &self.all
    }

    /// Those of one person, in the order in which they were given.
    pub fn of<'a>(&'a self, trainee: &'a TraineeId) -> impl Iterator<Item = &'a Consent> {
        self.all.iter().filter(move |one| one.trainee == *trainee)
    }

    /// Whether somebody agreed to this and did not withdraw it.
    pub fn stands(&self, trainee: &TraineeId, kind: ConsentKind) -> bool {
        self.standing(trainee, kind).is_some()
    }

    /// Notes that somebody agreed, in these words, at a moment (RFC 3339, UTC); it is on the disk when this returns. False: their
    /// consent to the same words stands already.
    ///
    /// # Errors
    /// As [`read`](Self::read), when another program adds to the file at this moment, and when it cannot be written.
    pub fn give(
        data: &Path,
        trainee: &TraineeId,
        kind: ConsentKind,
        wording: &str,
        at: &str,
    ) -> Result<bool, SealedError> {
        let (mut file, lines) = Sealed::open(data, FILE)?;
        let known = Self::of_lines(&lines)?;
        if known.standing(trainee, kind).is_some_and(|one| one.wording == wording) {
            return Ok(false);
        }
        file.add(&Line::Given {
            trainee: trainee.clone(),
            kind,
            wording: wording.to_owned(),
            at: at.to_owned(),
        })?;
        Ok(true)
    }

    /// Notes that somebody agrees no more, at a moment (RFC 3339, UTC); it is on the disk when this returns. False: no consent of
    /// theirs stands.
    ///
    /// # Errors
    /// As [`give`](Self::give).
    pub fn withdraw(data: &Path, trainee: &TraineeId, kind: ConsentKind, at: &str) -> Result<bool, SealedError> {
        // Before the first consent there is no file, and none is made to say that nothing was withdrawn.
        if !Self::read(data)?.stands(trainee, kind) {
            return Ok(false);
        }
        let (mut file, lines) = Sealed::open(data, FILE)?;
        if !Self::of_lines(&lines)?.stands(trainee, kind) {
            return Ok(false);
        }
        file.add(&Line::Withdrawn {
            trainee: trainee.clone(),
            kind,
            at: at.to_owned(),
        })?;
        Ok(true)
    }

    /// Erases what these people agreed to, as of a day; how many lines.
    ///
    /// # Errors
    /// As [`sealed::erase`].
    pub(super) fn erase(data: &Path, people: &BTreeSet<TraineeId>, on: Day) -> Result<usize, SealedError> {
        sealed::erase(data, FILE, on, |content| {
            let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
            let (Line::Given { trainee, .. } | Line::Withdrawn { trainee, .. }) = line;
            Ok(if people.contains(&trainee) {
                Fate::Goes
            } else {
                Fate::Stays
            })
        })
    }

    fn standing(&self, trainee: &TraineeId, kind: ConsentKind) -> Option<&Consent> {
        let theirs = self.all.iter().rev().filter(|one| one.trainee == *trainee);
        theirs
            .filter(|one| one.kind == kind)
            .find(|one| one.withdrawn.is_none())
    }

    fn of_lines(lines: &SealedLines) -> Result<Self, SealedError> {
        let mut all: Vec<Consent> = Vec::new();
        lines.each(|content| {
            match serde_json::from_str(content).map_err(|error| error.to_string())? {
                Line::Given {
                    trainee,
                    kind,
                    wording,
                    at,
                } => all.push(Consent {
                    trainee,
                    kind,
                    wording,
                    given: at,
                    withdrawn: None,
                }),
                // Whoever agreed to one wording and then to another takes both back.
                Line::Withdrawn { trainee, kind, at } => {
                    let theirs = all.iter_mut().filter(|one| one.trainee == trainee && one.kind == kind);
                    for one in theirs.filter(|one| one.withdrawn.is_none()) {
                        one.withdrawn = Some(at.clone());
                    }
                }
            }
            Ok(())
        })?;
        Ok(Self { all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Zachowane pliki zostają na tym komputerze.";

    #[test]
    fn a_consent_is_kept_with_its_words_and_can_be_withdrawn() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("new");
        let (anna, jan) = (TraineeId::new("osoba-1"), TraineeId::new("osoba-2"));
        let recording = ConsentKind::Recording;
        assert_eq!(Consents::read(&folder), Ok(Consents::default()));
        assert_eq!(
            Consents::withdraw(&folder, &anna, recording, "2026-11-29T08:00:00Z"),
            Ok(false)
        );
        assert!(!folder.exists(), "nothing was withdrawn, so nothing is written");
        let give = |who: &TraineeId, words: &str, at: &str| Consents::give(&folder, who, recording, words, at);
        assert_eq!(give(&anna, WORDS, "2026-11-29T09:00:00Z"), Ok(true));
        assert_eq!(
            give(&anna, WORDS, "2026-11-29T09:05:00Z"),
            Ok(false),
            "it stands already"
        );
        assert_eq!(give(&anna, "Inaczej.", "2026-11-29T10:00:00Z"), Ok(true), "other words");
        assert_eq!(give(&jan, WORDS, "2026-11-29T10:00:00Z"), Ok(true));
        let read = Consents::read(&folder).unwrap();
        assert!(read.stands(&anna, recording) && read.stands(&jan, recording));
        assert_eq!(
            Consents::withdraw(&folder, &anna, recording, "2026-11-30T09:00:00Z"),
            Ok(true)
        );
        let read = Consents::read(&folder).unwrap();
        assert!(!read.stands(&anna, recording) && read.stands(&jan, recording));
        let told: Vec<_> = read
            .of(&anna)
            .map(|one| (one.wording.as_str(), one.withdrawn.as_deref()))
            .collect();
        let withdrawn = Some("2026-11-30T09:00:00Z");
        assert_eq!(told, [(WORDS, withdrawn), ("Inaczej.", withdrawn)]);
        assert_eq!(read.all().len(), 3);
    }

    #[test]
    fn what_one_person_agreed_to_is_erased_and_the_others_stays() {
        let data = tempfile::tempdir().unwrap();
        let recording = ConsentKind::Recording;
        let (anna, jan) = (TraineeId::new("osoba-1"), TraineeId::new("osoba-2"));
        for who in [&anna, &jan] {
            Consents::give(data.path(), who, recording, WORDS, "2026-11-29T09:00:00Z").unwrap();
        }
        Consents::withdraw(data.path(), &anna, recording, "2026-11-30T09:00:00Z").unwrap();
        let day: Day = "2026-12-01".parse().unwrap();
        let people = BTreeSet::from([anna.clone()]);
        assert_eq!(Consents::erase(data.path(), &people, day), Ok(2));
        assert_eq!(Consents::erase(data.path(), &people, day), Ok(0), "once is enough");
        let read = Consents::read(data.path()).unwrap();
        assert_eq!(read.of(&anna).count(), 0);
        assert!(read.stands(&jan, recording));
        assert_eq!(
            Consents::withdraw(data.path(), &jan, recording, "2026-12-02T09:00:00Z"),
            Ok(true)
        );
    }
}
