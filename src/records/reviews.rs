//! What people decided on results that are kept: `reviews.jsonl` in the data folder, a line a review.
//!
//! Lines are only ever added (`sealed.rs`), and no attempt is changed: what the program found stays beside what was decided.
//! Adding results up again is the scorer's matter. Of whoever is erased, why something was decided goes; that it was, stays.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::attempt::{AttemptId, Card, Closing};
use super::journal::Summary;
use super::sealed::{self, Content, Fate, Sealed, SealedError, SealedFile, SealedLines};
use crate::domain::{Day, Message, Ruled, Ruling};

/// The file, and the lock that whoever adds a review holds.
const FILE: SealedFile = SealedFile {
    file: "reviews.jsonl",
    lock: "reviews.lock",
    format: 1,
};

/// What a line holds, after the first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// A result was reviewed.
    Reviewed(Box<Reviewed>),
}

/// That a person reviewed a result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// Of which attempt.
    pub attempt: AttemptId,
    /// What they decided.
    pub ruling: Ruling,
    /// Why, in their words; empty once erased.
    pub reason: String,
    /// Who, by name: an invigilator of that day.
    pub by: String,
    /// When.
    pub on: Day,
}

/// The reviews of this installation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reviews {
    all: Vec<Reviewed>,
}

impl Reviews {
    /// Reads them under a data folder; there are none before the first is added.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or was written by a newer program.
    pub fn read(data: &Path) -> Result<Self, ReviewError> {
        Self::of_lines(&sealed::read(data, FILE)?)
    }

    /// Adds a review. It is on the disk when this returns.
    ///
    /// # Errors
    /// As [`read`](Self::read); when the reason or the name is empty, when the attempt has a review of a later day, when another
    /// program adds one at this moment, and when the file cannot be written. Then nothing was added.
    pub fn add(data: &Path, one: Reviewed) -> Result<(), ReviewError> {
        let one = one.tidied()?;
        let (mut file, lines) = Sealed::open(data, FILE)?;
        let known = Self::of_lines(&lines)?;
        one.follows(known.of(&one.attempt).map(|review| review.on).max())?;
        Ok(file.add(&Line::Reviewed(Box::new(one)))?)
    }

    /// All of them, in the order in which they were made.
    pub fn all(&self) -> &[Reviewed] {
        &self.all
    }

    /// Those of one attempt, in the order in which they were made.
    pub fn of<'a>(&'a self, attempt: &'a AttemptId) -> impl Iterator<Item = &'a Reviewed> {
        self.all.iter().filter(move |one| one.attempt == *attempt)
    }

    /// Those of one attempt up to a day, in the order in which they were made.
    pub fn until(&self, attempt: &AttemptId, day: Day) -> Vec<&Reviewed> {
        let mut theirs: Vec<&Reviewed> = self.all.iter().filter(|one| one.attempt == *attempt).collect();
        theirs.retain(|one| one.on <= day);
        theirs
    }

    /// Erases why these attempts were decided on as they were, as of a day; how many reviews. That they were made stays.
    ///
    /// # Errors
    /// As [`sealed::erase`].
    pub(super) fn erase(data: &Path, attempts: &BTreeSet<AttemptId>, on: Day) -> Result<usize, SealedError> {
        sealed::erase(data, FILE, on, |content| {
            let Line::Reviewed(mut one) = serde_json::from_str(content).map_err(|error| error.to_string())?;
            if !attempts.contains(&one.attempt) {
                return Ok(Fate::Stays);
            }
            one.reason.clear();
            let left = serde_json::to_string(&Line::Reviewed(one)).map_err(|error| error.to_string())?;
            Ok(Fate::Leaves(left))
        })
    }

    fn of_lines(lines: &SealedLines) -> Result<Self, ReviewError> {
        let mut all = Vec::new();
        lines.each_or_erased(|content| {
            // A review keeps its place among the others, by which a store knows it.
            let content = match content {
                Content::Stands(content) => content,
                Content::Erased { left, .. } => left.as_ref().ok_or("of an erased review nothing is left")?,
            };
            let Line::Reviewed(one) = serde_json::from_str(content).map_err(|error| error.to_string())?;
            all.push(*one);
            Ok(())
        })?;
        Ok(Self { all })
    }
}

impl Reviewed {
    /// Whether something was decided otherwise than the program had found it.
    pub fn overrules(&self) -> bool {
        self.ruling.ruled != Ruled::Whole
    }

    /// The review with its reason and name in a line each; one that lacks either may not be kept.
    pub(super) fn tidied(self) -> Result<Self, ReviewError> {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let one = Self {
            reason: tidy(&self.reason),
            by: tidy(&self.by),
            ..self
        };
        if one.reason.is_empty() {
            return Err(ReviewError::NoReason);
        }
        if one.by.is_empty() {
            return Err(ReviewError::Nobody);
        }
        Ok(one)
    }

    /// Whether it may stand after the last one of its attempt, of this day; none: it is the first.
    pub(super) fn follows(&self, last: Option<Day>) -> Result<(), ReviewError> {
        match last {
            Some(last) if self.on < last => Err(ReviewError::Older { on: self.on, last }),
            _ => Ok(()),
        }
    }
}

impl Summary {
    /// The attempt with another result; one that has none stays without.
    #[must_use]
    pub fn with_result(&self, card: Card) -> Self {
        let closed = self.closed.as_ref().map(|closing| Closing {
            how: closing.how,
            card: closing.card.as_ref().map(|_| Box::new(card)),
        });
        Self { closed, ..self.clone() }
    }
}

/// Reviews that cannot be kept, or one that may not be among them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReviewError {
    /// The file cannot be read or written.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// A review without a reason.
    #[error("a review needs a reason")]
    NoReason,
    /// A review by nobody.
    #[error("a review needs the name of whoever made it")]
    Nobody,
    /// The attempt has a review of a later day.
    #[error("the last review of this attempt is of {last}; one of {on} would be older")]
    Older {
        /// The day asked for.
        on: Day,
        /// The day of the last review.
        last: Day,
    },
}

impl ReviewError {
    /// What the reader is told, in `assets/l10n/*/reviews.ftl` and `records.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Sealed(error) => error.message(),
            Self::NoReason => Message::new("reviews-no-reason"),
            Self::Nobody => Message::new("reviews-nobody"),
            Self::Older { on, last } => Message::new("reviews-older")
                .text("on", on.to_string())
                .text("last", last.to_string()),
        }
    }
}
