//! The result of a call: a verdict for every rule, with the evidence it rests on.

use serde::{Deserialize, Serialize};

use super::{
    Bilingual, CriticalErrorKind, DetailId, Ending, FactId, Message, Millis, Mode, PlainLanguage, ProcedureId,
    ProfileId, RuleId, ScenarioId,
};

/// The result of a call against one procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// The scenario played.
    pub scenario: ScenarioId,
    /// The procedure it was scored against.
    pub procedure: ProcedureId,
    /// The trainee's profile.
    pub profile: ProfileId,
    /// The seed of the call.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Versions of everything the result depends on.
    pub versions: Versions,
    /// How the call ended; none: it never did.
    pub ending: Option<Ending>,
    /// How long the session took.
    pub duration: Millis,
    /// The total, 0–100; none: no rule applied.
    pub score: Option<Score>,
    /// Passed, not, or for a trainer to settle.
    pub passed: Passed,
    /// Critical errors, certain and unclear ones.
    pub critical_errors: Vec<CriticalError>,
    /// Every rule of the procedure, in its order.
    pub rules: Vec<RuleVerdict>,
    /// Service to this caller: what their need profile asks for. Not part of the total.
    pub service: Vec<ServiceVerdict>,
    /// What became of each fact.
    pub facts: Vec<FactOutcome>,
    /// What became of each detail to be elicited.
    pub details: Vec<DetailOutcome>,
    /// How plainly the trainee spoke to the caller; nothing when nothing was said.
    #[serde(default)]
    pub plain_language: Option<PlainLanguage>,
    /// Remarks on the attempt itself (microphone lost …).
    pub notices: Vec<Message>,
}

/// The part of a result that a plan can foresee, of a call or a shift.
#[derive(Debug, Clone, Copy)]
pub struct Graded<'a> {
    /// The total, 0–100; none: no rule applied.
    pub score: Option<Score>,
    /// Passed, not, or for a trainer to settle.
    pub passed: Passed,
    /// Critical errors, certain and unclear ones.
    pub critical_errors: &'a [CriticalError],
    /// Every rule of the procedure.
    pub rules: &'a [RuleVerdict],
    /// How the call ended; none: it never did, or it is a shift.
    pub ending: Option<Ending>,
}

impl Scorecard {
    /// What a plan can foresee of it.
    pub fn graded(&self) -> Graded<'_> {
        Graded {
            score: self.score,
            passed: self.passed,
            critical_errors: &self.critical_errors,
            rules: &self.rules,
            ending: self.ending,
        }
    }
}

/// Versions of what a result depends on; an attempt can be re-scored and the two compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Of the scenario file.
    pub scenario: u32,
    /// Of the procedure file.
    pub procedure: u32,
    /// Of the engine that played.
    pub engine: String,
    /// Of the scorer.
    pub scorer: String,
}

/// A total with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// All unclear left out of the total's numerator and denominator, 0–100.
    pub value: f64,
    /// All unclear missed.
    pub low: f64,
    /// All unclear met.
    pub high: f64,
}

/// Whether an attempt passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Passed {
    /// Yes.
    Yes,
    /// No.
    No,
    /// A trainer settles it: the bounds straddle the mark, or a critical error is unclear.
    Pending,
}

/// A verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Points in full.
    Met,
    /// Part of the points.
    Partly,
    /// No points.
    Missed,
    /// Nothing raised the rule; it leaves the total.
    NotApplicable,
    /// Not heard reliably enough for a fair verdict: a trainer settles it.
    Unclear,
}

/// What was found for one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleVerdict {
    /// Which rule.
    pub rule: RuleId,
    /// The clause of the office's document.
    pub clause: String,
    /// Its short title.
    pub title: Bilingual,
    /// The verdict.
    pub verdict: Verdict,
    /// Points: the share reached (0–1) times the weight; with `unclear`, the lower bound.
    pub points: f64,
    /// The weight; 0 when not applicable.
    pub maximum: f64,
    /// What the verdict rests on, in order of time.
    pub evidence: Vec<Evidence>,
    /// How to do better; none where there is nothing to do better.
    pub tip: Option<Bilingual>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// When.
    pub at_ms: Millis,
    /// The trainee's or caller's words.
    pub quote: Option<String>,
    /// What they show, or the measured figure.
    pub measure: Message,
    /// The clause it speaks to.
    pub clause: String,
}

/// A critical error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriticalError {
    /// Which kind.
    pub kind: CriticalErrorKind,
    /// Its number in the catalogue, 1–12; 0 for a missed rule that the procedure calls critical.
    pub number: u8,
    /// Whether it is certain.
    pub certainty: Certainty,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// Whether a finding is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Heard or done beyond doubt.
    Certain,
    /// Not heard reliably: a trainer settles it.
    Unclear,
}

/// What was found for one duty of the need profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServiceVerdict {
    /// The need ("stutter").
    pub need: String,
    /// The duty, a message without figures.
    pub duty: Message,
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactOutcome {
    /// Which fact.
    pub fact: FactId,
    /// What it says.
    pub label: String,
    /// How it stood at the end.
    pub state: FactOutcomeState,
}

/// How a fact stood at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactOutcomeState {
    /// Told right and taken in.
    Conveyed,
    /// Told, but in a way the caller could not follow.
    NotTakenIn,
    /// A wrong value was left standing.
    Wrong,
    /// Never told.
    Missing,
    /// Perhaps told: not heard reliably.
    Unclear,
}

/// What became of a detail to be elicited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DetailOutcome {
    /// Which detail.
    pub detail: DetailId,
    /// What it is.
    pub label: String,
    /// When it was obtained; none: never.
    pub obtained_at: Option<Millis>,
}
