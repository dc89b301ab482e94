//! Attempts as xAPI 1.0.3 statements: one of the attempt, and one of every rule that was judged.
//!
//! A statement names nobody: its actor is an account of this installation. Its id follows from the base, the attempt and the
//! rule, and its content from the record alone, so that whatever is sent again is known at the other end.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::Wording;
use super::base_iri::BaseIri;
use super::error::ExportError;
use super::rows::{AttemptRow, PersonRow, PlayedKind, RowState, VerdictRow};
use super::table::rounded;
use crate::domain::{Lang, Millis, Mode, Passed, Verdict};

/// What a program calls itself in a statement.
const PLATFORM: &str = "Trzy sygnały";

/// ADL's vocabulary: before a verb, and kinds of activities.
const VERBS: &str = "http://adlnet.gov/expapi/verbs";
const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
const OBJECTIVE: &str = "http://adlnet.gov/expapi/activities/objective";

/// Statements, and what there are none of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statements {
    /// The file: a JSON array, as a learning record store takes it.
    pub bytes: Vec<u8>,
    /// How many statements are in it.
    pub count: usize,
    /// Attempts that are not in it because nobody signed in: a statement needs an actor.
    pub nobody: usize,
    /// Attempts that are not in it because they have not ended: a statement cannot be changed later.
    pub unfinished: usize,
}

/// What an attempt came to, in a verb of ADL's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Completed,
    Passed,
    Failed,
    Terminated,
    Scored,
}

impl Verb {
    /// Its name in the vocabulary, and in `exports-verb-…`.
    fn name(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Terminated => "terminated",
            Self::Scored => "scored",
        }
    }
}

/// The attempts as statements, in the order of the rows.
///
/// # Errors
/// [`ExportError::Unwritable`] when the file cannot be put together.
pub fn statements(rows: &[AttemptRow], base: &BaseIri, wording: &Wording<'_>) -> Result<Statements, ExportError> {
    let writer = Writer {
        base,
        wording,
        namespace: Uuid::new_v5(&Uuid::NAMESPACE_URL, base.as_str().as_bytes()),
    };
    let mut all = Vec::new();
    let (mut nobody, mut unfinished) = (0, 0);
    for row in rows {
        match (&row.person, row.state) {
            (_, RowState::Unfinished) => unfinished += 1,
            (None, _) => nobody += 1,
            (Some(person), RowState::Finished | RowState::Interrupted | RowState::GivenUp) => {
                all.push(writer.attempt(row, person));
                all.extend(row.rules.iter().filter_map(|rule| writer.verdict(row, person, rule)));
            }
        }
    }
    let mut bytes = serde_json::to_vec_pretty(&all).map_err(|error| ExportError::unwritable(&error))?;
    bytes.push(b'\n');
    Ok(Statements {
        bytes,
        count: all.len(),
        nobody,
        unfinished,
    })
}

struct Writer<'a> {
    base: &'a BaseIri,
    wording: &'a Wording<'a>,
    /// Of ids: two offices with bases of their own never give the same one.
    namespace: Uuid,
}

impl Writer<'_> {
    fn attempt(&self, row: &AttemptRow, person: &PersonRow) -> Value {
        let (verb, success) = match (row.state, row.passed) {
            (RowState::Finished, Some(Passed::Yes)) => (Verb::Passed, Some(true)),
            (RowState::Finished, Some(Passed::No)) => (Verb::Failed, Some(false)),
            (RowState::Finished, Some(Passed::Pending) | None) => (Verb::Completed, None),
            (RowState::GivenUp, _) => (Verb::Failed, Some(false)),
            (RowState::Interrupted | RowState::Unfinished, _) => (Verb::Terminated, None),
        };
        let mut result = Map::new();
        result.insert("completion".to_owned(), (row.state == RowState::Finished).into());
        if let Some(success) = success {
            result.insert("success".to_owned(), success.into());
        }
        if let Some(score) = row.score {
            result.insert("score".to_owned(), points(score.value, 100.0));
        }
        if let Some(duration) = row.duration_ms {
            result.insert("duration".to_owned(), iso_duration(duration).into());
        }
        json!({
            "id": self.id(&format!("attempt:{}", row.id)),
            "actor": self.actor(person),
            "verb": self.verb(verb),
            "object": self.activity(row),
            "result": result,
            "context": self.context(row, &[]),
            "timestamp": timestamp(row),
        })
    }

    /// The statement of a rule; none: nothing raised it, so that nothing was scored.
    fn verdict(&self, row: &AttemptRow, person: &PersonRow, rule: &VerdictRow) -> Option<Value> {
        let (success, is_scored) = match rule.verdict {
            Verdict::NotApplicable => return None,
            Verdict::Met => (Some(true), true),
            Verdict::Partly => (None, true),
            Verdict::Missed => (Some(false), true),
            Verdict::Unclear => (None, false),
        };
        let mut result = Map::new();
        if let Some(success) = success {
            result.insert("success".to_owned(), success.into());
        }
        if is_scored && rule.maximum > 0.0 {
            result.insert("score".to_owned(), points(rule.points, rule.maximum));
        }
        let said = json!({ self.base.of("extension", "verdict"): rule.verdict });
        result.insert("extensions".to_owned(), said);
        Some(json!({
            "id": self.id(&format!("attempt:{}/rule:{}", row.id, rule.rule)),
            "actor": self.actor(person),
            "verb": self.verb(Verb::Scored),
            "object": {
                "objectType": "Activity",
                "id": self.base.of("rule", rule.rule.as_str()),
                "definition": {
                    "type": OBJECTIVE,
                    "name": { "pl": rule.title.pl, "en": rule.title.en },
                },
            },
            "result": result,
            "context": self.context(row, &[self.activity(row)]),
            "timestamp": timestamp(row),
        }))
    }

    fn id(&self, name: &str) -> String {
        Uuid::new_v5(&self.namespace, name.as_bytes()).to_string()
    }

    fn actor(&self, person: &PersonRow) -> Value {
        json!({
            "objectType": "Agent",
            "account": { "homePage": self.base.kind("people"), "name": person.id },
        })
    }

    fn verb(&self, verb: Verb) -> Value {
        let say = |lang| (self.wording.say)(lang, &format!("exports-verb-{}", verb.name()));
        json!({
            "id": format!("{VERBS}/{}", verb.name()),
            "display": { "pl": say(Lang::Pl), "en": say(Lang::En) },
        })
    }

    /// What was played.
    fn activity(&self, row: &AttemptRow) -> Value {
        let kind = match row.kind {
            PlayedKind::Call => "scenario",
            PlayedKind::Shift => "shift",
        };
        json!({
            "objectType": "Activity",
            "id": self.base.of(kind, &row.played),
            "definition": { "type": SIMULATION },
        })
    }

    /// What belongs to the attempt: its registration, its procedure, its mode, and what the object is part of.
    fn context(&self, row: &AttemptRow, parents: &[Value]) -> Value {
        let mode = match row.mode {
            Mode::Practice => "practice",
            Mode::Exam => "exam",
        };
        let mut activities = json!({
            "grouping": [{ "id": self.base.of("procedure", row.procedure.as_str()) }],
            "category": [{ "id": self.base.of("mode", mode) }],
        });
        if !parents.is_empty() {
            activities["parent"] = parents.into();
        }
        json!({
            "registration": self.id(&format!("registration:{}", row.id)),
            "platform": PLATFORM,
            "revision": row.played_version.to_string(),
            "contextActivities": activities,
        })
    }
}

/// When it was over; where nothing tells that, when it began.
fn timestamp(row: &AttemptRow) -> &str {
    row.ended.as_deref().unwrap_or(&row.begun)
}

/// Points of at most so many, as a score; `scaled` is the share, 0–1.
fn points(points: f64, maximum: f64) -> Value {
    json!({
        "scaled": rounded((points / maximum).clamp(0.0, 1.0), 10_000.0),
        "raw": rounded(points, 100.0),
        "min": 0.0,
        "max": rounded(maximum, 100.0),
    })
}

/// A length of time in ISO 8601, to the hundredth of a second that xAPI compares.
fn iso_duration(time: Millis) -> String {
    let hundredths = time.0 / 10;
    format!("PT{}.{:02}S", hundredths / 100, hundredths % 100)
}
