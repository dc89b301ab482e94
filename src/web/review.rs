//! Deciding on a result: what in it is open, what was decided, and the forms to decide more. What the program found stays; what is
//! added up, `scoring` decides.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;

use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::queue::{self, DECIDE};
use super::ruling::{DecisionForm, FINDINGS, LONGEST_REASON, VERDICTS, is_open, ruling};
use super::seen::{marks, since};
use super::viewer::Viewer;
use super::words::{Choice, id_of, moment, named, word};
use super::{Panel, WebError};
use crate::domain::{Card, Certainty, CriticalErrorKind, Message, Passed, Procedure, Ruled, Ruling, Verdict};
use crate::export::{self, Mark, Piece};
use crate::records::store::{AttemptFound, DecisionError, PersonName};
use crate::records::{AttemptId, Reviewed};
use crate::scoring::settle;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/attempts/{id}/review", get(show).post(decide))
}

/// Where one decides on an attempt.
pub(super) fn address_of(attempt: Uuid) -> String {
    format!("/attempts/{attempt}/review")
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The rule that is chosen already; none: the first that is unclear.
    rule: String,
    /// The critical error of which the same is so; none: none.
    error: String,
    done: String,
}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage<'a> {
    frame: Frame<'a>,
    /// Where everything of the attempt stands.
    attempt: String,
    name: String,
    played: String,
    begun: String,
    /// What the program found, and what it came to.
    found: String,
    settled: String,
    /// Rules that are unclear, with their evidence.
    rules: Vec<Unclear>,
    /// Critical errors of which the same is so.
    errors: Vec<Unclear>,
    /// What others decided while this form was being filled in.
    since: Vec<String>,
    /// What was filled in then and is not kept; empty: nothing was.
    yours: String,
    /// What was decided so far.
    decisions: Vec<String>,
    /// The same, as forms carry it along.
    seen: String,
    /// Whether whoever looks may decide.
    decides: bool,
    /// Whether the whole can be left as it is.
    can_leave: bool,
    forms: Forms,
    longest: usize,
}

/// Something that is unclear.
struct Unclear {
    title: String,
    mark: Mark,
    evidence: Vec<Piece>,
}

/// What the forms offer, and what was filled in before.
struct Forms {
    rules: Vec<Choice>,
    verdicts: Vec<Choice>,
    errors: Vec<Choice>,
    findings: Vec<Choice>,
    /// The reason that was filled in, in the form that brought it.
    rule_reason: String,
    error_reason: String,
    whole_reason: String,
}

/// A result on which one decides.
struct Case {
    found: AttemptFound,
    /// What the program found.
    card: Card,
    reviews: Vec<Reviewed>,
    /// What it came to.
    settled: Card,
}

impl Case {
    async fn of(panel: &Panel, id: Uuid) -> Result<Self, WebError> {
        let found = panel.store.attempt(id).await?.ok_or(WebError::NotFound)?;
        let recorded = panel.store.recorded(id).await?;
        let card = recorded.and_then(|recorded| recorded.closed?.card);
        let Some(card) = card else {
            let name = Message::new("reviews-no-result").text("name", found.attempt.name.as_str());
            return Err(WebError::Told(name));
        };
        let reviews = panel.store.reviews_of(&[id]).await?.remove(&id).unwrap_or_default();
        let settled = settle(&card, reviews.iter().map(|review| &review.ruling));
        Ok(Self {
            found,
            card: *card,
            reviews,
            settled,
        })
    }

    /// The procedure by which it was scored, as far as the panel has it.
    fn procedure<'a>(&self, panel: &'a Panel) -> Option<&'a Procedure> {
        let id = match &self.card {
            Card::Call(card) => &card.procedure,
            Card::Shift(card) => &card.procedure,
        };
        panel.procedures.iter().find(|one| one.id == *id)
    }
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let case = Case::of(&panel, id_of(&id)?).await?;
    let chosen = DecisionForm {
        rule: asked.rule,
        error: asked.error,
        ..DecisionForm::default()
    };
    let told = queue::done(&asked.done).map_or(Told::Nothing, Told::Done);
    shown(&panel, &viewer, &case, &chosen, &told)
}

async fn decide(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<DecisionForm>,
) -> Result<Response, WebError> {
    let (viewer, decision) = (filled.viewer, filled.form);
    viewer.must_be(&DECIDE)?;
    let id = id_of(&id)?;
    let case = Case::of(&panel, id).await?;
    let refused = match kept(&panel, &viewer, id, &case, &decision).await? {
        Err(Told::Meanwhile) => {
            // As it stands by now.
            let case = Case::of(&panel, id).await?;
            return shown(&panel, &viewer, &case, &decision, &Told::Meanwhile);
        }
        Ok(ruling) => {
            let rulings = case.reviews.iter().map(|review| &review.ruling).chain([&ruling]);
            let after = settle(&case.card, rulings);
            // Whoever looked at the whole is done with it; else there may be more to decide.
            let way = if ruling.ruled != Ruled::Whole && is_open(&after) {
                format!("{}?done=review", address_of(id))
            } else {
                "/queue?done=review".to_owned()
            };
            return Ok(Redirect::to(&way).into_response());
        }
        Err(refused) => refused,
    };
    shown(&panel, &viewer, &case, &decision, &refused)
}

/// What the page says first.
enum Told {
    Nothing,
    /// What was done.
    Done(Message),
    /// What is wrong with what was filled in.
    Wrong(Message),
    /// Others decided since the form was made, and nothing was kept.
    Meanwhile,
}

/// Keeps what was decided; else what there is to say of it.
async fn kept(
    panel: &Panel,
    viewer: &Viewer,
    id: Uuid,
    case: &Case,
    decision: &DecisionForm,
) -> Result<Result<Ruling, Told>, WebError> {
    if marks(&case.reviews) != decision.seen {
        return Ok(Err(Told::Meanwhile));
    }
    let Some(procedure) = case.procedure(panel) else {
        return Ok(Err(Told::Wrong(Message::new("ruling-no-procedure"))));
    };
    let ruling = match ruling(procedure, &case.settled, decision) {
        Ok(ruling) => ruling,
        Err(refused) => return Ok(Err(Told::Wrong(refused))),
    };
    let Some(attempt) = AttemptId::parse(&case.found.attempt.name) else {
        return Err(WebError::NotFound);
    };
    let one = Reviewed {
        attempt,
        ruling: ruling.clone(),
        reason: decision.reason.clone(),
        by: viewer.name.clone(),
        on: (panel.today)(),
    };
    let (seen, by, now) = (case.reviews.len(), viewer.name.as_str(), (panel.now)());
    match panel.store.add_review_after(id, &one, seen, by, &now).await {
        Ok(()) => Ok(Ok(ruling)),
        Err(DecisionError::Store(error)) => Err(error.into()),
        Err(DecisionError::Meanwhile { .. }) => Ok(Err(Told::Meanwhile)),
        Err(refused) => Ok(Err(Told::Wrong(refused.message()))),
    }
}

/// The page, with what was filled in, and something to say first.
fn shown(
    panel: &Panel,
    viewer: &Viewer,
    case: &Case,
    decision: &DecisionForm,
    told: &Told,
) -> Result<Response, WebError> {
    let frame = Frame::new(panel, viewer, Part::Queue, "ruling-title");
    let (frame, status) = match told {
        Told::Nothing => (frame, StatusCode::OK),
        Told::Done(message) => (frame.saying(message, false), StatusCode::OK),
        Told::Wrong(message) => (frame.saying(message, true), StatusCode::UNPROCESSABLE_ENTITY),
        Told::Meanwhile => {
            let message = Message::new("ruling-meanwhile");
            (frame.saying(&message, true), StatusCode::CONFLICT)
        }
    };
    let is_late = matches!(told, Told::Meanwhile);
    let forms = forms(&frame, case, decision);
    let since = since(&case.reviews, &decision.seen).into_iter().filter(|_| is_late);
    let row = &case.found.attempt;
    let person = case.found.person.clone().map(PersonName::from);
    let parts = export::parts(&case.settled, &panel.texts, viewer.lang);
    let graded = case.settled.graded();
    let rules = parts.rules.into_iter().zip(graded.rules);
    let rules = rules.filter(|(_, found)| found.verdict == Verdict::Unclear);
    let errors = parts.result.critical.into_iter().zip(graded.critical_errors);
    // One of a rule stands with the rule.
    let errors = errors.filter(|(_, found)| found.certainty == Certainty::Unclear && found.number != 0);
    let filled = ReviewPage {
        attempt: format!("/attempts/{}", row.id),
        name: queue::name(&frame, person.as_ref()),
        played: frame.played(&row.played),
        begun: moment(&row.begun),
        found: result(&frame, &case.card),
        settled: result(&frame, &case.settled),
        rules: rules
            .map(|(rule, _)| Unclear {
                title: format!("{} ({})", rule.title, rule.clause),
                mark: rule.mark,
                evidence: rule.evidence,
            })
            .collect(),
        errors: errors
            .map(|(error, found)| Unclear {
                title: named(&frame, "critical", &found.kind),
                mark: Mark::new(Verdict::Unclear, frame.t("verdict-unclear")),
                evidence: error.evidence,
            })
            .collect(),
        since: since.map(|review| decided(&frame, review)).collect(),
        yours: if is_late {
            yours(&frame, &forms, decision)
        } else {
            String::new()
        },
        decisions: case.reviews.iter().map(|review| decided(&frame, review)).collect(),
        // Whoever filled it in wrongly has seen no more than the page that they had.
        seen: match told {
            Told::Wrong(_) => decision.seen.clone(),
            Told::Nothing | Told::Done(_) | Told::Meanwhile => marks(&case.reviews),
        },
        decides: DECIDE.contains(&viewer.role),
        can_leave: graded.passed != Passed::Pending,
        forms,
        longest: LONGEST_REASON,
        frame,
    };
    let mut answer = page(&filled)?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// What was filled in, in a line.
fn yours(frame: &Frame<'_>, forms: &Forms, decision: &DecisionForm) -> String {
    let chosen = |choices: &[Choice]| {
        let chosen = choices.iter().find(|choice| choice.chosen);
        chosen.map_or_else(|| "–".to_owned(), |choice| choice.text.clone())
    };
    let what = match decision.what.as_str() {
        "rule" => {
            let told = Message::new("ruling-yours-rule").text("rule", chosen(&forms.rules));
            frame.message(&told.text("verdict", chosen(&forms.verdicts)))
        }
        "error" => format!("{}: {}", chosen(&forms.errors), chosen(&forms.findings)),
        _ => frame.t("reviews-whole"),
    };
    let told = Message::new("ruling-yours").text("what", what);
    frame.message(&told.text("reason", decision.reason.trim()))
}

fn forms(frame: &Frame<'_>, case: &Case, decision: &DecisionForm) -> Forms {
    let graded = case.settled.graded();
    let unclear = graded.rules.iter().find(|found| found.verdict == Verdict::Unclear);
    let rule = match unclear {
        Some(unclear) if decision.rule.is_empty() => unclear.rule.as_str(),
        _ => decision.rule.as_str(),
    };
    let rules = graded.rules.iter().map(|found| {
        let told = Message::new("ruling-rule").text("title", found.title.get(frame.lang));
        let told = told.text("clause", found.clause.as_str());
        let text = frame.message(&told.text("verdict", named(frame, "verdict", &found.verdict)));
        Choice::new(found.rule.as_str(), text, rule)
    });
    let verdicts = VERDICTS.map(|verdict| {
        let text = named(frame, "verdict", &verdict);
        Choice::new(&word(&verdict), text, &decision.verdict)
    });
    let errors = CriticalErrorKind::ALL.map(|kind| {
        let text = named(frame, "critical", &kind);
        Choice::new(&word(&kind), text, &decision.error)
    });
    let findings = FINDINGS.map(|finding| {
        let text = named(frame, "reviews-error", &finding);
        Choice::new(&word(&finding), text, &decision.finding)
    });
    let reason = |what: &str| {
        let theirs = Some(&decision.reason).filter(|_| decision.what == what);
        theirs.cloned().unwrap_or_default()
    };
    Forms {
        rules: rules.collect(),
        verdicts: verdicts.into(),
        errors: errors.into(),
        findings: findings.into(),
        rule_reason: reason("rule"),
        error_reason: reason("error"),
        whole_reason: reason("whole"),
    }
}

/// A result in a line.
fn result(frame: &Frame<'_>, card: &Card) -> String {
    let passed = named(frame, "passed", &card.passed());
    match card.score() {
        Some(score) => {
            let told = Message::new("attempts-score").number("score", score);
            frame.message(&told.text("passed", passed))
        }
        None => passed,
    }
}

/// A decision in a line.
pub(super) fn decided(frame: &Frame<'_>, review: &Reviewed) -> String {
    let what = match &review.ruling.ruled {
        Ruled::Rule { rule, verdict, .. } => format!("{rule}: {}", named(frame, "verdict", verdict)),
        Ruled::Error { kind, finding } => {
            let finding = named(frame, "reviews-error", finding);
            format!("{}: {finding}", named(frame, "critical", kind))
        }
        Ruled::Whole => frame.t("reviews-whole"),
    };
    let told = Message::new("reviews-decision").text("on", review.on.to_string());
    let told = told.text("by", review.by.as_str()).text("what", what);
    frame.message(&told.text("reason", review.reason.as_str()))
}

#[cfg(test)]
mod tests;
