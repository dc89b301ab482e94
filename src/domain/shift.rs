//! A shift: a stretch of office time with several callers, clients at the counter, absences, and promised calls.

use serde::{Deserialize, Serialize};

use super::{CallId, Client, Millis, PersonId, ScenarioId, ShiftId};

/// A shift as an author wrote it and the loader checked it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// Stable id, the file's name without its ending.
    pub id: ShiftId,
    /// The shift's own version, raised by its author when its meaning changes.
    pub version: u32,
    /// Title, Polish.
    pub title: String,
    /// One or two sentences for the briefing, Polish.
    pub summary: String,
    /// Difficulty, 1–3.
    pub level: u8,
    /// Its day, ISO 8601 (`2026-11-30`): what "tomorrow" is counted from.
    pub day: String,
    /// When it begins, minutes since midnight.
    pub begins: u16,
    /// When it ends, minutes since midnight.
    pub ends: u16,
    /// Office seconds that pass in a second while nobody is on the line, 1–600.
    pub pace: u16,
    /// Who rings, by time.
    pub calls: Vec<ShiftCall>,
    /// Who comes to the counter, by time.
    pub visits: Vec<Visit>,
    /// When the trainee has to be elsewhere, by time.
    pub absences: Vec<Absence>,
    /// To whom the desk's calls can be forwarded.
    pub substitutes: Vec<Substitute>,
}

impl Shift {
    /// The time of day `at` into the shift, minutes since midnight.
    pub fn minute_at(&self, at: Millis) -> u16 {
        let passed = u16::try_from(at.0 / 60_000).unwrap_or(u16::MAX);
        self.begins.saturating_add(passed)
    }

    /// How far into the shift a time of day is; none: before it begins.
    pub fn at_minute(&self, minute: u16) -> Option<Millis> {
        let passed = minute.checked_sub(self.begins)?;
        Some(Millis(u64::from(passed) * 60_000))
    }

    /// How long it lasts.
    pub fn length(&self) -> Millis {
        Millis(u64::from(self.ends.saturating_sub(self.begins)) * 60_000)
    }
}

/// Somebody who rings during a shift.
#[derive(Debug, Clone, PartialEq)]
pub struct ShiftCall {
    /// Stable id within the shift.
    pub id: CallId,
    /// When they ring, into the shift.
    pub at: Millis,
    /// What they ring about.
    pub scenario: ScenarioId,
    /// The number that the telephone shows.
    pub number: String,
    /// The talk when they are called back; none: they cannot be.
    pub callback: Option<ScenarioId>,
    /// So long after a call that came to nothing (missed, or given up by them) they ring a second time; none: they do not.
    pub calls_again: Option<Millis>,
}

/// A client at the counter.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// When they come, into the shift.
    pub at: Millis,
    /// How long serving them takes; it stands still while the trainee is on the telephone.
    pub lasts: Millis,
    /// Who they are.
    pub client: Client,
}

/// A longer absence that is known beforehand.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// When the trainee leaves, into the shift; after the call, if there is one.
    pub at: Millis,
    /// For how long.
    pub lasts: Millis,
    /// What for, Polish.
    pub reason: String,
    /// To whom calls are to be forwarded meanwhile.
    pub forward_to: PersonId,
}

/// Somebody who can take the desk's calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitute {
    /// Stable id.
    pub id: PersonId,
    /// First and last name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Extension or number as dialled.
    pub number: String,
}
