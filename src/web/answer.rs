//! Answering a dispute. An answer rests on what was decided on the result: where others answered or decided meanwhile, nothing is kept,
//! and the page shows both.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use serde::Deserialize;

use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::queue::DECIDE;
use super::review::{address_of, decided};
use super::seen::{marks, since};
use super::viewer::Viewer;
use super::words::{address, id_of};
use super::{Panel, WebError};
use crate::domain::Message;
use crate::records::Reviewed;
use crate::records::store::Answered;
use crate::records::store::entity::dispute;

/// The longest answer to a dispute, characters.
pub(super) const LONGEST_ANSWER: usize = 4_000;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/disputes/{id}/answer", post(answer))
}

/// An answer to a dispute.
#[derive(Debug, Deserialize)]
struct Answer {
    answer: String,
    /// What whoever answers saw of decisions on the result.
    #[serde(default)]
    seen: String,
}

#[derive(Template)]
#[template(path = "answer.html")]
struct AnswerPage<'a> {
    frame: Frame<'a>,
    /// Where the attempt stands.
    attempt: String,
    /// Where one rules on the rule.
    review: String,
    raised: String,
    reason: String,
    /// What others decided meanwhile.
    since: Vec<String>,
    /// What somebody answered: when and who, and in which words.
    theirs: Option<(String, String)>,
    /// What was filled in.
    yours: String,
    /// Where it goes; empty: nowhere any more.
    action: String,
    /// What decisions it rests on from now on.
    seen: String,
    longest: usize,
}

/// Why an answer was not kept.
enum Refused {
    /// What is wrong with it.
    Wrong(Message),
    /// Others answered or decided meanwhile.
    Meanwhile(Message),
}

/// A dispute with what was decided on the result.
struct Case {
    dispute: dispute::Model,
    reviews: Vec<Reviewed>,
}

impl Case {
    async fn of(panel: &Panel, id: &str) -> Result<Self, WebError> {
        let dispute = panel.store.dispute(id_of(id)?).await?;
        let dispute = dispute.ok_or_else(|| WebError::Told(Message::new("queue-dispute-gone")))?;
        let mut reviews = panel.store.reviews_of(&[dispute.attempt]).await?;
        let reviews = reviews.remove(&dispute.attempt).unwrap_or_default();
        Ok(Self { dispute, reviews })
    }
}

async fn answer(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<Answer>,
) -> Result<Response, WebError> {
    let Filled { viewer, form } = filled;
    viewer.must_be(&DECIDE)?;
    let case = Case::of(&panel, &id).await?;
    let refused = match kept(&panel, &viewer, &case, &form).await? {
        Ok(()) => return Ok(Redirect::to("/queue?done=answer").into_response()),
        Err(refused) => refused,
    };
    // As it stands by now.
    let case = Case::of(&panel, &id).await?;
    shown(&panel, &viewer, &case, &form, &refused)
}

/// Keeps an answer; else why not.
async fn kept(panel: &Panel, viewer: &Viewer, case: &Case, form: &Answer) -> Result<Result<(), Refused>, WebError> {
    let text = form.answer.trim();
    if text.is_empty() {
        return Ok(Err(Refused::Wrong(Message::new("queue-no-answer"))));
    }
    if text.chars().count() > LONGEST_ANSWER {
        let told = Message::new("queue-long-answer").number("most", LONGEST_ANSWER as f64);
        return Ok(Err(Refused::Wrong(told)));
    }
    let reviews = &case.reviews;
    let done = if case.dispute.answered_on.is_none() && marks(reviews) != form.seen {
        Answered::Meanwhile
    } else {
        let (id, seen, by) = (case.dispute.id, reviews.len(), viewer.name.as_str());
        let (today, now) = ((panel.today)(), (panel.now)());
        let store = &panel.store;
        store.answer_dispute_after(id, text, seen, by, today, &now).await?
    };
    Ok(match done {
        Answered::Kept => Ok(()),
        Answered::NotWaiting => Err(Refused::Meanwhile(Message::new("panel-answer-too-late"))),
        Answered::Meanwhile => Err(Refused::Meanwhile(Message::new("panel-answer-meanwhile"))),
    })
}

fn shown(panel: &Panel, viewer: &Viewer, case: &Case, form: &Answer, refused: &Refused) -> Result<Response, WebError> {
    let (why, status) = match refused {
        Refused::Wrong(why) => (why, StatusCode::UNPROCESSABLE_ENTITY),
        Refused::Meanwhile(why) => (why, StatusCode::CONFLICT),
    };
    let frame = Frame::new(panel, viewer, Part::Queue, "panel-answer-title").saying(why, true);
    let dispute = &case.dispute;
    let theirs = dispute.answered_on.as_ref().map(|on| {
        let by = dispute.answered_by.as_deref().unwrap_or_default();
        let told = Message::new("panel-dispute-answered").text("on", on).text("by", by);
        (frame.message(&told), dispute.answer.clone().unwrap_or_default())
    });
    let since = since(&case.reviews, &form.seen);
    let filled = AnswerPage {
        attempt: format!("/attempts/{}", dispute.attempt),
        review: address(&address_of(dispute.attempt), &[("rule", dispute.rule.as_str())]),
        raised: frame.with("panel-dispute-raised", "on", &dispute.raised_on),
        reason: dispute.reason.clone(),
        since: since.into_iter().map(|review| decided(&frame, review)).collect(),
        yours: form.answer.clone(),
        action: match &theirs {
            Some(_) => String::new(),
            None => format!("/disputes/{}/answer", dispute.id),
        },
        theirs,
        // Whoever filled it in wrongly has seen no more than before.
        seen: match refused {
            Refused::Wrong(_) => form.seen.clone(),
            Refused::Meanwhile(_) => marks(&case.reviews),
        },
        longest: LONGEST_ANSWER,
        frame,
    };
    let mut answer = page(&filled)?;
    *answer.status_mut() = status;
    Ok(answer)
}
