//! What certification looks at of a person: plain facts, taken from what `records` keeps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::domain::{
    Card, Certainty, Day, Mode, Passed, PolicyId, ProcedureId, RuleId, RuleVerdict, ScenarioId, ShiftCard, ShiftId,
    Verdict,
};
use crate::records::acknowledgements::Acknowledgement;
use crate::records::attempt::{AttemptHeader, AttemptId, Closed, Demands, Played};
use crate::records::certificates::Revocation;
use crate::records::journal::Summary;
use crate::records::reviews::Reviewed;

/// What is known of one person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonFacts {
    /// Attempts that have ended, in any order and mode.
    pub attempts: Vec<AttemptFacts>,
    /// What they read and when, in any order.
    pub acknowledgements: Vec<Acknowledgement>,
    /// Certificates they were given, under any policy and in any order.
    pub certificates: Vec<CertificateFacts>,
}

/// An attempt that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptFacts {
    /// Its name.
    pub id: AttemptId,
    /// The procedure it was scored against.
    pub procedure: ProcedureId,
    /// Practice or exam.
    pub mode: Mode,
    /// What was played.
    pub tried: Tried,
    /// When it was sat: it began, or went on after a break.
    pub sat: Timestamp,
    /// The day of it, by the office's clock.
    pub day: Day,
    /// How it came out.
    pub outcome: Outcome,
    /// The total, 0–100; none: no rule applied, or it was not scored.
    pub score: Option<f64>,
    /// Whether it has a critical error that is certain.
    pub critical: bool,
    /// Whether it was broken off and resumed.
    pub resumed: bool,
    /// When a person last decided something that made its result what it is here; none: it is as the program found it.
    pub reviewed: Option<Day>,
    /// When a person first looked at it and left it as it is here; none: nobody has.
    pub confirmed: Option<Day>,
    /// How often each rule came up; rules that did not are not in it.
    pub raised: BTreeMap<RuleId, u32>,
}

/// What was played in an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// One call.
    Call {
        /// The scenario.
        scenario: ScenarioId,
        /// The caller's needs when it was played, by their names in files (`stutter`).
        needs: BTreeSet<String>,
        /// Difficulty then, 1–3.
        level: u8,
    },
    /// A shift.
    Shift {
        /// The shift.
        shift: ShiftId,
    },
}

impl Tried {
    /// What was played, as its record says; none: a call of which an earlier version of the program noted no demands.
    pub fn on_record(header: &AttemptHeader) -> Option<Self> {
        match (&header.played, &header.demands) {
            (Played::Shift { shift, .. }, _) => Some(Self::Shift { shift: shift.clone() }),
            (Played::Call { scenario, .. }, Some(Demands { needs, level })) => Some(Self::Call {
                scenario: scenario.clone(),
                needs: needs.clone(),
                level: *level,
            }),
            (Played::Call { .. }, None) => None,
        }
    }

    /// The scenario's or the shift's id.
    pub fn name(&self) -> &str {
        match self {
            Self::Call { scenario, .. } => scenario.as_str(),
            Self::Shift { shift } => shift.as_str(),
        }
    }

    /// Whether both are the same call or the same shift.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Call { scenario: one, .. }, Self::Call { scenario: two, .. }) => one == two,
            (Self::Shift { shift: one }, Self::Shift { shift: two }) => one == two,
            (Self::Call { .. }, Self::Shift { .. }) | (Self::Shift { .. }, Self::Call { .. }) => false,
        }
    }
}

/// How an attempt came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Passed by the procedure's mark, without a critical error.
    Passed,
    /// Not passed, given up, or ended without a result.
    Failed,
    /// For a trainer to settle.
    Pending,
    /// Broken off for good.
    Interrupted,
}

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Its number or id, as people know it.
    pub id: String,
    /// The policy under which it was issued.
    pub policy: PolicyId,
    /// The day on which it was issued.
    pub issued_on: Day,
    /// The last day on which it is valid, unless it is revoked.
    pub valid_until: Day,
    /// That it was revoked; none: it was not.
    pub revoked: Option<Revocation>,
    /// The exams on which it rests; they count for no other one, unless its revocation frees them.
    pub exams: Vec<AttemptId>,
}

impl CertificateFacts {
    /// How it was revoked, as far as that holds on a day.
    pub(super) fn revoked_by(&self, day: Day) -> Option<Revocation> {
        self.revoked.filter(|revocation| revocation.on <= day)
    }

    /// Whether it is neither revoked nor over on a day.
    pub(super) fn holds_on(&self, day: Day) -> bool {
        self.revoked_by(day).is_none() && day <= self.valid_until
    }

    /// Whether a revocation freed its exams by a day.
    pub(super) fn is_freed_by(&self, day: Day) -> bool {
        self.revoked_by(day)
            .is_some_and(|revocation| revocation.reason.frees_exams())
    }
}

impl AttemptFacts {
    /// An attempt of the list of attempts, not reviewed by anybody; none: it has not ended. `sat` is the moment that
    /// [`sat_at`] names, `day` its day by the office's clock.
    pub fn of(summary: &Summary, tried: Tried, sat: Timestamp, day: Day) -> Option<Self> {
        let closing = summary.closed.as_ref()?;
        let ended = Ended {
            id: &summary.header.id,
            procedure: &summary.header.procedure,
            mode: summary.header.mode,
            how: closing.how,
            card: closing.card.as_deref(),
            is_resumed: summary.resumed.is_some(),
        };
        Some(ended.facts(tried, sat, day))
    }

    /// The attempt as its reviews leave it. `settled` are its facts with the result to which they led, `reviews` all of them, in
    /// the order in which they were made; without any it stays as it is.
    #[must_use]
    pub fn after_reviews(self, settled: Self, reviews: &[&Reviewed]) -> Self {
        let overruled = reviews.iter().rev().find(|review| review.overrules());
        match overruled {
            Some(last) if settled != self => Self {
                reviewed: Some(last.on),
                ..settled
            },
            _ => Self {
                confirmed: reviews.first().map(|review| review.on),
                ..self
            },
        }
    }
}

/// An attempt that has ended, as far as certification looks at it, wherever it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Ended<'a> {
    /// Its name.
    pub id: &'a AttemptId,
    /// The procedure it was scored against.
    pub procedure: &'a ProcedureId,
    /// Practice or exam.
    pub mode: Mode,
    /// How it ended.
    pub how: Closed,
    /// Its result; none: it was not scored.
    pub card: Option<&'a Card>,
    /// Whether it was broken off and resumed.
    pub is_resumed: bool,
}

impl Ended<'_> {
    /// Its facts, not reviewed by anybody. `sat` is when it began, or went on after a break, `day` its day by the office's clock.
    pub fn facts(&self, tried: Tried, sat: Timestamp, day: Day) -> AttemptFacts {
        let card = self.card;
        let outcome = match (self.how, card.map(Card::passed)) {
            (Closed::Interrupted, _) => Outcome::Interrupted,
            (Closed::Finished, Some(Passed::Yes)) => Outcome::Passed,
            (Closed::Finished, Some(Passed::Pending)) => Outcome::Pending,
            (Closed::Finished, Some(Passed::No) | None) | (Closed::GivenUp, _) => Outcome::Failed,
        };
        let errors = match card {
            Some(Card::Call(card)) => card.critical_errors.as_slice(),
            Some(Card::Shift(card)) => card.critical_errors.as_slice(),
            None => &[],
        };
        AttemptFacts {
            id: self.id.clone(),
            procedure: self.procedure.clone(),
            mode: self.mode,
            tried,
            sat,
            day,
            outcome,
            score: card.and_then(Card::score),
            critical: errors.iter().any(|error| error.certainty == Certainty::Certain),
            resumed: self.is_resumed,
            reviewed: None,
            confirmed: None,
            raised: card.map(raised_rules).unwrap_or_default(),
        }
    }
}

/// When an attempt was sat, as it stands on record (RFC 3339, UTC): it began, or went on after a break.
pub fn sat_at(summary: &Summary) -> &str {
    match &summary.resumed {
        Some(resumption) => &resumption.when,
        None => &summary.header.begun,
    }
}

/// How often each rule came up: once in a call, in a shift once for every call that raised it, and once where only the shift
/// as a whole did. A rule that was raised and could not be judged came up.
pub fn raised_rules(card: &Card) -> BTreeMap<RuleId, u32> {
    match card {
        Card::Call(card) => raised(&card.rules).map(|rule| (rule.clone(), 1)).collect(),
        Card::Shift(card) => in_shift(card),
    }
}

fn in_shift(card: &ShiftCard) -> BTreeMap<RuleId, u32> {
    let count = |rule: &RuleId| {
        let calls = card
            .calls
            .iter()
            .filter(|call| raised(&call.card.rules).any(|one| one == rule));
        u32::try_from(calls.count()).unwrap_or(u32::MAX).max(1)
    };
    raised(&card.rules).map(|rule| (rule.clone(), count(rule))).collect()
}

fn raised(rules: &[RuleVerdict]) -> impl Iterator<Item = &RuleId> {
    let raised = rules.iter().filter(|rule| rule.verdict != Verdict::NotApplicable);
    raised.map(|rule| &rule.rule)
}
