//! Verdicts that trainees dispute, and the answers: `disputes.jsonl` in the data folder, a line each.
//!
//! Lines are only ever added (`sealed.rs`). No dispute and no answer changes a verdict: what follows from one is a review. An answer
//! is given here, or comes from the office's store.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::attempt::AttemptId;
use super::error::JournalError;
use super::journal;
use super::sealed::{self, Fate, Sealed, SealedError, SealedFile, SealedLines};
use super::station::StationId;
use crate::domain::{Day, Message, Mode, RuleId};

/// The file, and the lock that whoever adds a line holds.
pub(super) const FILE: SealedFile = SealedFile {
    file: "disputes.jsonl",
    lock: "disputes.lock",
    format: 1,
};

/// What a line holds, after the first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// A verdict was disputed.
    Disputed {
        attempt: AttemptId,
        mode: Mode,
        rule: RuleId,
        reason: String,
        on: Day,
    },
    /// The rule's open dispute was answered.
    Answered {
        attempt: AttemptId,
        rule: RuleId,
        text: String,
        by: String,
        on: Day,
    },
}

/// That a trainee disputes the verdict on a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// In which attempt.
    pub attempt: AttemptId,
    /// Its mode: what is disputed in practice goes with it.
    pub mode: Mode,
    /// On which rule.
    pub rule: RuleId,
    /// Why, in the trainee's words.
    pub reason: String,
    /// When.
    pub on: Day,
    /// What was answered; none: it is open.
    pub answer: Option<Answer>,
}

/// What was answered to a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub text: String,
    /// Who gave it, by name.
    pub by: String,
    /// When.
    pub on: Day,
}

/// The disputes of this installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disputes {
    all: Vec<Dispute>,
}

/// Disputes that cannot be kept, or one that may not be among them. Then nothing was added.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DisputeError {
    /// The file cannot be read or written.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// The attempt cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// A dispute without a reason.
    #[error("a dispute needs a reason")]
    NoReason,
    /// A reason that is too long.
    #[error("the reason is too long ({letters} characters); shorten it")]
    TooLong {
        /// Its characters.
        letters: usize,
    },
    /// The attempt has no result.
    #[error("the attempt {attempt} has no result, so that there is nothing to dispute")]
    NoResult {
        /// The attempt.
        attempt: AttemptId,
    },
    /// The result has no verdict on this rule.
    #[error("the result of {attempt} has no rule {rule}")]
    NoRule {
        /// The attempt.
        attempt: AttemptId,
        /// The rule.
        rule: RuleId,
    },
    /// The verdict is disputed already, and the answer is not there yet.
    #[error("the verdict on {rule} is disputed already and waits for an answer")]
    Open {
        /// The rule.
        rule: RuleId,
    },
    /// An answer to a dispute that is not open.
    #[error("no dispute of the verdict on {rule} in {attempt} waits for an answer")]
    NotOpen {
        /// The attempt.
        attempt: AttemptId,
        /// The rule.
        rule: RuleId,
    },
    /// An answer that says nothing.
    #[error("an answer needs words")]
    NoAnswer,
    /// An answer by nobody.
    #[error("an answer needs the name of whoever gives it")]
    Nobody,
}

impl DisputeError {
    /// What the reader is told, in `assets/l10n/*/disputes.ftl` and where the files' own errors have their words.
    pub fn message(&self) -> Message {
        match self {
            Self::Sealed(error) => error.message(),
            Self::Journal(error) => error.message(),
            Self::NoReason => Message::new("disputes-no-reason"),
            Self::TooLong { letters } => Message::new("disputes-too-long")
                .number("letters", *letters as f64)
                .number("most", Disputes::LONGEST_REASON as f64),
            Self::NoResult { attempt } => Message::new("disputes-no-result").text("name", attempt.as_str()),
            Self::NoRule { attempt, rule } => Message::new("disputes-no-rule")
                .text("name", attempt.as_str())
                .text("rule", rule.as_str()),
            Self::Open { rule } => Message::new("disputes-already-open").text("rule", rule.as_str()),
            Self::NotOpen { attempt, rule } => Message::new("disputes-not-open")
                .text("name", attempt.as_str())
                .text("rule", rule.as_str()),
            Self::NoAnswer => Message::new("disputes-no-answer"),
            Self::Nobody => Message::new("disputes-nobody"),
        }
    }
}

impl Dispute {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.answer.is_none()
    }
}

impl Disputes {
    /// The longest reason, characters.
    pub const LONGEST_REASON: usize = 2_000;

    /// Reads them under a data folder; there are none before the first is raised.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or was written by a newer program.
    pub fn read(data: &Path) -> Result<Self, SealedError> {
        Self::of_lines(&sealed::read(data, FILE)?)
    }

    /// All of them, in the order in which they were raised.
    pub fn all(&self) -> &[Dispute] {
        &self.all
    }

    /// Those of one attempt, in the order in which they were raised.
    pub fn of<'a>(&'a self, attempt: &'a AttemptId) -> impl Iterator<Item = &'a Dispute> {
        self.all.iter().filter(move |one| one.attempt == *attempt)
    }

    /// Those that wait for an answer, by the ids by which a store knows them.
    pub fn open(&self, station: StationId) -> Vec<Uuid> {
        let known = ids(station, &self.all).into_iter().zip(&self.all);
        known.filter(|(_, one)| one.is_open()).map(|(id, _)| id).collect()
    }

    /// Keeps that the verdict on a rule is disputed, in an attempt of this data folder; it is on the disk when this returns.
    ///
    /// # Errors
    /// As [`read`](Self::read); when the reason is empty or too long, when the attempt cannot be read or its result has no such rule,
    /// when a dispute of the rule is open, when another program adds to the file at this moment, and when it cannot be written.
    pub fn raise(data: &Path, attempt: &AttemptId, rule: &RuleId, reason: &str, on: Day) -> Result<(), DisputeError> {
        let reason = tidy(reason);
        let letters = reason.chars().count();
        if letters == 0 {
            return Err(DisputeError::NoReason);
        }
        if letters > Self::LONGEST_REASON {
            return Err(DisputeError::TooLong { letters });
        }
        let recorded = journal::read(&journal::path_of(data, attempt))?;
        let attempt = attempt.clone();
        let Some(card) = recorded.closed.and_then(|closing| closing.card) else {
            return Err(DisputeError::NoResult { attempt });
        };
        let rule = rule.clone();
        if !card.graded().rules.iter().any(|found| found.rule == rule) {
            return Err(DisputeError::NoRule { attempt, rule });
        }
        let (mut file, lines) = Sealed::open(data, FILE)?;
        if Self::of_lines(&lines)?.is_open(&attempt, &rule) {
            return Err(DisputeError::Open { rule });
        }
        Ok(file.add(&Line::Disputed {
            attempt,
            mode: recorded.header.mode,
            rule,
            reason,
            on,
        })?)
    }

    /// Keeps the answer to the open dispute of a rule; it is on the disk when this returns.
    ///
    /// # Errors
    /// As [`read`](Self::read); when the answer or the name is empty, when no such dispute is open, when another program adds to the
    /// file at this moment, and when it cannot be written.
    pub fn answer(data: &Path, attempt: &AttemptId, rule: &RuleId, answer: &Answer) -> Result<(), DisputeError> {
        let (text, by) = (tidy(&answer.text), tidy(&answer.by));
        if text.is_empty() {
            return Err(DisputeError::NoAnswer);
        }
        if by.is_empty() {
            return Err(DisputeError::Nobody);
        }
        let not_open = || DisputeError::NotOpen {
            attempt: attempt.clone(),
            rule: rule.clone(),
        };
        // Before the first dispute there is no file, and none is made to find nothing in it.
        if !Self::read(data)?.is_open(attempt, rule) {
            return Err(not_open());
        }
        let (mut file, lines) = Sealed::open(data, FILE)?;
        if !Self::of_lines(&lines)?.is_open(attempt, rule) {
            return Err(not_open());
        }
        Ok(file.add(&Line::Answered {
            attempt: attempt.clone(),
            rule: rule.clone(),
            text,
            by,
            on: answer.on,
        })?)
    }

    /// Takes answers that the office's store has to disputes of this station, by their ids there; how many are new. What was answered
    /// here before stays.
    ///
    /// # Errors
    /// As [`read`](Self::read), when another program adds to the file at this moment, and when it cannot be written.
    pub fn take_answers(
        data: &Path,
        station: StationId,
        answers: &BTreeMap<Uuid, Answer>,
    ) -> Result<usize, SealedError> {
        if answers.is_empty() {
            return Ok(0);
        }
        let (mut file, lines) = Sealed::open(data, FILE)?;
        let known = Self::of_lines(&lines)?;
        let mut taken = 0;
        for (id, one) in ids(station, &known.all).iter().zip(&known.all) {
            let Some(answer) = answers.get(id).filter(|_| one.is_open()) else {
                continue;
            };
            file.add(&Line::Answered {
                attempt: one.attempt.clone(),
                rule: one.rule.clone(),
                text: answer.text.clone(),
                by: answer.by.clone(),
                on: answer.on,
            })?;
            taken += 1;
        }
        Ok(taken)
    }

    /// Erases disputes of practice that is not kept any more, with their answers, as of a day; how many lines.
    ///
    /// # Errors
    /// As [`sealed::erase`], and when it cannot be seen what is kept; then nothing was erased.
    pub fn forget_practice(data: &Path, on: Day) -> Result<usize, SealedError> {
        let known = Self::read(data)?;
        let practice = known.all.iter().filter(|one| one.mode == Mode::Practice);
        let practice: BTreeSet<&AttemptId> = practice.map(|one| &one.attempt).collect();
        let mut gone = BTreeSet::new();
        for attempt in practice {
            let path = journal::path_of(data, attempt);
            let there = path.try_exists().map_err(|error| SealedError::File {
                path: path.clone(),
                reason: error.to_string(),
            })?;
            if !there {
                gone.insert(attempt);
            }
        }
        if gone.is_empty() {
            return Ok(0);
        }
        sealed::erase(data, FILE, on, |content| {
            let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
            let (Line::Disputed { attempt, .. } | Line::Answered { attempt, .. }) = &line;
            Ok(if gone.contains(attempt) {
                Fate::Goes
            } else {
                Fate::Stays
            })
        })
    }

    fn is_open(&self, attempt: &AttemptId, rule: &RuleId) -> bool {
        self.of(attempt).any(|one| one.rule == *rule && one.is_open())
    }

    fn of_lines(lines: &SealedLines) -> Result<Self, SealedError> {
        let mut all: Vec<Dispute> = Vec::new();
        lines.each(|content| {
            let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
            match line {
                Line::Disputed {
                    attempt,
                    mode,
                    rule,
                    reason,
                    on,
                } => all.push(Dispute {
                    attempt,
                    mode,
                    rule,
                    reason,
                    on,
                    answer: None,
                }),
                Line::Answered {
                    attempt,
                    rule,
                    text,
                    by,
                    on,
                } => {
                    let mut theirs = all.iter_mut().filter(|one| one.attempt == attempt && one.rule == rule);
                    let open = theirs.find(|one| one.is_open());
                    let open = open.ok_or("it answers nothing that is open")?;
                    open.answer = Some(Answer { text, by, on });
                }
            }
            Ok(())
        })?;
        Ok(Self { all })
    }
}

/// The ids by which any store knows the disputes of a station, in their order. They follow from the place of each among those of its
/// rule: those of an attempt are erased together, and the others keep theirs.
pub(super) fn ids(station: StationId, disputes: &[Dispute]) -> Vec<Uuid> {
    let mut places: BTreeMap<(&AttemptId, &RuleId), usize> = BTreeMap::new();
    let each = disputes.iter().map(|one| {
        let place = places.entry((&one.attempt, &one.rule)).or_default();
        let written = format!("dispute/{}/{}/{place}", one.attempt, one.rule);
        *place += 1;
        Uuid::new_v5(&station.uuid(), written.as_bytes())
    });
    each.collect()
}

/// Words in one line.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
