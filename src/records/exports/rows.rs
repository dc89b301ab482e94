//! What an export is made of: attempts, each with the verdicts on its rules, and which of them are wanted.
//!
//! Plain values. Their names and order are those of the JSON export: add, and raise its version before anything else.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::error::ExportError;
use crate::domain::{
    Bilingual, Certainty, CriticalErrorKind, Day, Graded, Millis, Mode, Passed, ProcedureId, RuleId, Score, Verdict,
};
use crate::records::attempt::{AttemptId, Card, Closed, Played};
use crate::records::journal::Summary;
use crate::records::people::TraineeId;
use crate::records::reviews::Reviewed;

/// An attempt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttemptRow {
    /// Its name.
    pub id: AttemptId,
    /// The day on which it began, by the office's clock.
    pub day: Day,
    /// The time of that day, `09:14:05`.
    pub time: String,
    /// When it began: RFC 3339, UTC.
    pub begun: String,
    /// When what was played was over: RFC 3339, UTC; none: nothing tells how long it took.
    pub ended: Option<String>,
    /// Who signed in; none: nobody did.
    pub person: Option<PersonRow>,
    /// Who let the exam begin, by name.
    pub invigilator: Option<String>,
    /// Practice or exam.
    pub mode: Mode,
    /// Whether it is a call or a shift.
    pub kind: PlayedKind,
    /// The scenario's or the shift's id.
    pub played: String,
    /// Its version.
    pub played_version: u32,
    /// The procedure it was scored against.
    pub procedure: ProcedureId,
    /// The procedure's version.
    pub procedure_version: u32,
    /// Version of the engine.
    pub engine: String,
    /// Version of the scorer.
    pub scorer: String,
    /// How it stands.
    pub state: RowState,
    /// Passed, not, or for a trainer to settle; none: it was not scored.
    pub passed: Option<Passed>,
    /// The total with its bounds, 0–100; none: no rule applied, or it was not scored.
    pub score: Option<Score>,
    /// How long the session took, milliseconds; none: it was not scored.
    pub duration_ms: Option<Millis>,
    /// How long nobody played after it was broken off, milliseconds; none: it was not resumed.
    pub away_ms: Option<Millis>,
    /// Critical errors, certain and unclear ones.
    pub critical_errors: Vec<CriticalRow>,
    /// The verdict on each rule of the procedure, in its order; of a shift, over all of it.
    pub rules: Vec<VerdictRow>,
    /// What people decided since; all above stays as the program found it. None: nobody reviewed it.
    pub reviewed: Option<ReviewRow>,
}

/// What reviews of an attempt came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReviewRow {
    /// The day of the last one.
    pub on: Day,
    /// Who made it, by name.
    pub by: String,
    /// Passed, not, or still for a trainer to settle.
    pub passed: Passed,
    /// The total with its bounds after them; none: no rule applied.
    pub score: Option<Score>,
}

/// Who sat an attempt, as of that attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// Their id within this installation.
    pub id: TraineeId,
    /// First and last name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Unit.
    pub unit: String,
    /// The office's full name.
    pub office: String,
}

/// Whether a call or a shift was played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlayedKind {
    /// One call.
    Call,
    /// A shift.
    Shift,
}

/// How an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It has not ended, or was broken off and can go on.
    Unfinished,
    /// It was played to its end.
    Finished,
    /// It was broken off for good.
    Interrupted,
    /// The trainee gave it up.
    GivenUp,
}

/// A critical error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CriticalRow {
    /// Which kind.
    pub kind: CriticalErrorKind,
    /// Whether it is certain.
    pub certainty: Certainty,
}

/// The verdict on a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictRow {
    /// Which rule.
    pub rule: RuleId,
    /// The clause of the office's document.
    pub clause: String,
    /// Its short title.
    pub title: Bilingual,
    /// The verdict.
    pub verdict: Verdict,
    /// Points; with `unclear`, the lower bound.
    pub points: f64,
    /// The most that could be had; 0 when not applicable.
    pub maximum: f64,
    /// The verdict that people gave instead; none: it stands.
    pub reviewed: Option<Verdict>,
}

impl AttemptRow {
    /// An attempt of the list of attempts. `zone` is where the office's days begin.
    ///
    /// # Errors
    /// [`ExportError::Undated`] when it began at no moment that can be read.
    pub fn of(summary: &Summary, zone: &TimeZone) -> Result<Self, ExportError> {
        let header = &summary.header;
        let begun: Timestamp = header.begun.parse().map_err(|_| ExportError::Undated {
            id: header.id.clone(),
            found: header.begun.clone(),
        })?;
        let local = begun.to_zoned_datetime(zone.clone());
        let closing = summary.closed.as_ref();
        let result = closing.and_then(|closing| closing.card.as_deref()).map(result_of);
        let (duration, graded) = (result.map(|(duration, _)| duration), result.map(|(_, graded)| graded));
        let away = summary.resumed.as_ref().map(|resumption| resumption.away);
        let ended = duration.and_then(|duration| later(begun, duration + away.unwrap_or_default()));
        let (kind, played_version) = match &header.played {
            Played::Call { version, .. } => (PlayedKind::Call, *version),
            Played::Shift { version, .. } => (PlayedKind::Shift, *version),
        };
        let profile = &header.profile;
        let critical = graded.map(|graded| graded.critical_errors).unwrap_or_default();
        let rules = graded.map(|graded| graded.rules).unwrap_or_default();
        Ok(Self {
            id: header.id.clone(),
            day: Day::from(local.date()),
            time: local.time().to_string(),
            begun: begun.to_string(),
            ended: ended.map(|ended| ended.to_string()),
            person: header.trainee.clone().map(|id| PersonRow {
                id,
                name: format!("{} {}", profile.first_name, profile.last_name),
                position: profile.position.clone(),
                unit: profile.unit.clone(),
                office: profile.office.clone(),
            }),
            invigilator: header.invigilator.clone(),
            mode: header.mode,
            kind,
            played: header.played.name().to_owned(),
            played_version,
            procedure: header.procedure.clone(),
            procedure_version: header.procedure_version,
            engine: header.engine.clone(),
            scorer: header.scorer.clone(),
            state: match closing.map(|closing| closing.how) {
                None => RowState::Unfinished,
                Some(Closed::Finished) => RowState::Finished,
                Some(Closed::Interrupted) => RowState::Interrupted,
                Some(Closed::GivenUp) => RowState::GivenUp,
            },
            passed: graded.map(|graded| graded.passed),
            score: graded.and_then(|graded| graded.score),
            duration_ms: duration,
            away_ms: away,
            critical_errors: critical
                .iter()
                .map(|error| CriticalRow {
                    kind: error.kind,
                    certainty: error.certainty,
                })
                .collect(),
            rules: rules
                .iter()
                .map(|rule| VerdictRow {
                    rule: rule.rule.clone(),
                    clause: rule.clause.clone(),
                    title: rule.title.clone(),
                    verdict: rule.verdict,
                    points: rule.points,
                    maximum: rule.maximum,
                    reviewed: None,
                })
                .collect(),
            reviewed: None,
        })
    }

    /// The attempt with the result to which its reviews led, beside the one that the program found; `last` is the last of them.
    #[must_use]
    pub fn reviewed(mut self, settled: &Card, last: &Reviewed) -> Self {
        let graded = settled.graded();
        for rule in &mut self.rules {
            let now = graded.rules.iter().find(|now| now.rule == rule.rule);
            rule.reviewed = now.map(|now| now.verdict).filter(|now| *now != rule.verdict);
        }
        self.reviewed = Some(ReviewRow {
            on: last.on,
            by: last.by.clone(),
            passed: graded.passed,
            score: graded.score,
        });
        self
    }
}

/// Which attempts are wanted; where nothing is asked for, all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Of this person alone.
    pub person: Option<TraineeId>,
    /// The first day.
    pub since: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// In this mode alone.
    pub mode: Option<Mode>,
}

impl Selection {
    /// The attempts that are wanted, the oldest first.
    pub fn of(&self, rows: Vec<AttemptRow>) -> Vec<AttemptRow> {
        let mut wanted: Vec<AttemptRow> = rows.into_iter().filter(|row| self.takes(row)).collect();
        wanted.sort_by(|one, two| (&one.begun, &one.id).cmp(&(&two.begun, &two.id)));
        wanted
    }

    fn takes(&self, row: &AttemptRow) -> bool {
        let person = row.person.as_ref().map(|person| &person.id);
        (self.person.is_none() || self.person.as_ref() == person)
            && self.since.is_none_or(|since| row.day >= since)
            && self.until.is_none_or(|until| row.day <= until)
            && self.mode.is_none_or(|mode| row.mode == mode)
    }
}

fn result_of(card: &Card) -> (Millis, Graded<'_>) {
    match card {
        Card::Call(card) => (card.duration, card.graded()),
        Card::Shift(card) => (card.duration, card.graded()),
    }
}

/// So much later; none: beyond any calendar.
fn later(moment: Timestamp, time: Millis) -> Option<Timestamp> {
    let time = SignedDuration::from_millis(i64::try_from(time.0).ok()?);
    moment.checked_add(time).ok()
}
