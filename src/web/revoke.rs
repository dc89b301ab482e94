//! Revoking a certificate: for which reason, and a yes. What that means for the exams it rests on, `records` decides.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::certificates::holder;
use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::issue::issuer;
use super::viewer::Viewer;
use super::words::{Choice, id_of};
use super::{Panel, WebError};
use crate::domain::Message;
use crate::records::RevocationReason;
use crate::records::store::entity::certificate;
use crate::records::store::{IssueError, Role};

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/certificates/{id}/revoke", get(ask).post(revoke))
}

#[derive(Template)]
#[template(path = "revoke.html")]
struct RevokePage<'a> {
    frame: Frame<'a>,
    /// Where the certificate's page lies.
    certificate: String,
    holder: String,
    until: String,
    /// Why it may be revoked; empty: it was.
    reasons: Vec<Choice>,
}

/// Why it is to be revoked.
#[derive(Debug, Deserialize)]
struct Decided {
    reason: String,
}

async fn ask(State(panel): State<Arc<Panel>>, viewer: Viewer, Path(id): Path<String>) -> Result<Response, WebError> {
    viewer.must_be(&[Role::Hr])?;
    let known = panel.store.certificate(id_of(&id)?).await?;
    shown(&panel, &viewer, &known.ok_or(WebError::NotFound)?, None)
}

async fn revoke(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<Decided>,
) -> Result<Response, WebError> {
    let Filled { viewer, form } = filled;
    viewer.must_be(&[Role::Hr])?;
    let id = id_of(&id)?;
    let known = panel.store.certificate(id).await?.ok_or(WebError::NotFound)?;
    let Some(reason) = RevocationReason::parse(&form.reason) else {
        let told = Message::new("panel-revoke-no-reason");
        return shown(&panel, &viewer, &known, Some(&told));
    };
    let now = (panel.now)();
    match panel.store.revoke(&issuer(&panel, &viewer, &now), id, reason).await {
        Ok(()) => Ok(Redirect::to(&format!("/certificates/{id}?done=revoked")).into_response()),
        Err(IssueError::Store(error)) => Err(error.into()),
        Err(error) => shown(&panel, &viewer, &known, Some(&error.message())),
    }
}

/// The page that asks for a reason; `refused` is why one that was given did nothing.
fn shown(
    panel: &Panel,
    viewer: &Viewer,
    known: &certificate::Model,
    refused: Option<&Message>,
) -> Result<Response, WebError> {
    let mut frame = Frame::new(panel, viewer, Part::Certificates, "panel-part-certificates");
    let title = frame.with("panel-revoke-title", "number", &known.number);
    frame = frame.titled(title);
    let before = known.revoked_on.as_ref().map(|on| {
        let told = Message::new("register-revoked-before").text("number", &known.number);
        told.text("on", on)
    });
    if let Some(why) = refused.or(before.as_ref()) {
        frame = frame.saying(why, true);
    }
    let reasons = RevocationReason::ALL.into_iter().filter(|_| before.is_none());
    let reason = |reason: RevocationReason| {
        let text = frame.t(&format!("revocation-{}", reason.name().replace('_', "-")));
        Choice::new(reason.name(), text, "")
    };
    let filled = RevokePage {
        certificate: format!("/certificates/{}", known.id),
        holder: holder(&frame, known),
        until: known.valid_until.clone(),
        reasons: reasons.map(reason).collect(),
        frame,
    };
    let mut answer = page(&filled)?;
    if refused.is_some() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}
