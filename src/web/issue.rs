//! Issuing a certificate: what it will say, and a yes to just that. Whether one is earned and can be issued, `records` decides.

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

use super::certificates::exams;
use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::people::title_of;
use super::person::full_name;
use super::viewer::Viewer;
use super::words::{address, id_of};
use super::{Panel, WebError};
use crate::domain::{Lang, Message, PolicyHistory, Procedure};
use crate::records::store::{IssueError, Issuer, Role, ToIssue, Wanted};
use crate::records::{CredentialWords, Statement, credential_words};

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/people/{id}/issue", get(ask).post(issue))
}

/// Where the certificate that a person earned under a policy is issued.
pub(super) fn address_of(person: Uuid, policy: &str) -> String {
    address(&format!("/people/{person}/issue"), &[("policy", policy)])
}

/// By whom and where certificates are issued and revoked.
pub(super) fn issuer<'a>(panel: &'a Panel, viewer: &'a Viewer, now: &'a str) -> Issuer<'a> {
    Issuer {
        data: &panel.data,
        station: panel.station,
        basis: &panel.basis,
        by: &viewer.name,
        today: (panel.today)(),
        now,
    }
}

/// Which certificate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    policy: String,
}

#[derive(Template)]
#[template(path = "issue.html")]
struct IssuePage<'a> {
    frame: Frame<'a>,
    /// Where the person's page lies.
    person: String,
    /// Where the yes goes.
    action: String,
    policy: String,
    /// What would be certified; none: nothing can be.
    certified: Option<Certified>,
}

/// What would be certified.
struct Certified {
    /// What the certificate would say: a name and its value.
    facts: Vec<(String, String)>,
    /// The exams on which it would rest: where each lies (empty: it is not here), and what it was.
    exams: Vec<(String, String)>,
    /// Whether the office's first key would be made with it.
    makes_key: bool,
    /// What is confirmed.
    seen: String,
}

async fn ask(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    viewer.must_be(&[Role::Hr])?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    shown(&panel, &viewer, id_of(&id)?, &asked.policy, None).await
}

/// A yes.
#[derive(Debug, Deserialize)]
struct Confirmed {
    policy: String,
    /// The fingerprint of what was confirmed.
    seen: String,
}

async fn issue(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<Confirmed>,
) -> Result<Response, WebError> {
    let Filled { viewer, form } = filled;
    viewer.must_be(&[Role::Hr])?;
    let id = id_of(&id)?;
    let refused = match issued(&panel, &viewer, id, &form).await {
        Ok(way) => return Ok(Redirect::to(&way).into_response()),
        Err(Refused::Other(error)) => return Err(error),
        Err(Refused::Told(error)) => error,
    };
    shown(&panel, &viewer, id, &form.policy, Some(&refused)).await
}

/// Why none was issued.
enum Refused {
    /// The page says so.
    Told(IssueError),
    /// There is no such page, or the store cannot be read.
    Other(WebError),
}

impl From<IssueError> for Refused {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::Store(error) => Self::Other(error.into()),
            other => Self::Told(other),
        }
    }
}

/// Issues the certificate that was confirmed; where its page lies.
async fn issued(panel: &Panel, viewer: &Viewer, person: Uuid, form: &Confirmed) -> Result<String, Refused> {
    let Some((history, procedure)) = policy_of(panel, &form.policy) else {
        return Err(Refused::Other(WebError::BadForm));
    };
    let now = (panel.now)();
    let issuer = issuer(panel, viewer, &now);
    let wanted = Wanted {
        person,
        history,
        procedure,
        lang: viewer.lang,
    };
    let found = panel.store.to_issue(&issuer, &wanted).await?;
    if found.statement.fingerprint() != form.seen {
        return Err(Refused::Told(IssueError::Changed));
    }
    let words = words(panel, viewer.lang, &found.statement);
    let done = panel.store.issue(&issuer, &wanted, &found.statement, &words).await?;
    let said = if done.made_key { "issued-first" } else { "issued" };
    Ok(format!("/certificates/{}?done={said}", done.id))
}

fn words(panel: &Panel, lang: Lang, statement: &Statement) -> CredentialWords {
    credential_words(statement, &|message: &Message| panel.texts.message(lang, message))
}

/// A policy with its procedure, as far as the panel has both.
fn policy_of<'a>(panel: &'a Panel, id: &str) -> Option<(&'a PolicyHistory, &'a Procedure)> {
    let history = panel
        .policies
        .iter()
        .find(|history| history.first().id.as_str() == id)?;
    let procedure = &history.first().procedure;
    Some((history, panel.procedures.iter().find(|one| one.id == *procedure)?))
}

/// The page that asks for a yes, or says why none can be given; `refused` is why one that was given did nothing.
async fn shown(
    panel: &Panel,
    viewer: &Viewer,
    id: Uuid,
    policy: &str,
    refused: Option<&IssueError>,
) -> Result<Response, WebError> {
    let (history, procedure) = policy_of(panel, policy).ok_or(WebError::NotFound)?;
    let person = panel.store.person(id).await?.ok_or(WebError::NotFound)?;
    let now = (panel.now)();
    let wanted = Wanted {
        person: id,
        history,
        procedure,
        lang: viewer.lang,
    };
    let found = panel.store.to_issue(&issuer(panel, viewer, &now), &wanted).await;
    let mut frame = Frame::new(panel, viewer, Part::People, "panel-person-erased");
    if person.erased_on.is_none() {
        let title = frame.with("panel-issue-title", "name", &full_name(&person));
        frame = frame.titled(title);
    }
    let (found, why) = match found {
        Ok(found) => (Some(found), refused.map(IssueError::message)),
        Err(IssueError::Store(error)) => return Err(error.into()),
        // Why the yes did nothing is told first.
        Err(error) => (None, Some(refused.unwrap_or(&error).message())),
    };
    if let Some(why) = &why {
        frame = frame.saying(why, true);
    }
    let certified = match found {
        Some(found) => Some(certified(panel, &frame, id, found).await?),
        None => None,
    };
    let filled = IssuePage {
        person: format!("/people/{id}"),
        action: format!("/people/{id}/issue"),
        policy: policy.to_owned(),
        certified,
        frame,
    };
    let mut answer = page(&filled)?;
    *answer.status_mut() = match refused {
        None => StatusCode::OK,
        Some(IssueError::Changed) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(answer)
}

async fn certified(panel: &Panel, frame: &Frame<'_>, person: Uuid, found: ToIssue) -> Result<Certified, WebError> {
    let statement = &found.statement;
    let policy = Message::new("panel-person-policy")
        .text("policy", title_of(panel, statement.policy.as_str(), frame.lang))
        .text("version", statement.policy_version.to_string());
    let facts = [
        ("certify-head-name", statement.holder.clone()),
        ("panel-person-position", statement.position.clone()),
        ("panel-people-unit", statement.unit.clone()),
        ("panel-person-office", statement.office.clone()),
        ("certify-head-policy", frame.message(&policy)),
        ("export-about-procedure", statement.procedure_title.clone()),
        ("panel-person-document", statement.document.clone()),
        ("panel-issue-earned", found.earned_on.to_string()),
        ("panel-certificate-issued", statement.issued.to_string()),
        ("panel-certificate-until", statement.valid_until.to_string()),
        ("panel-issue-language", frame.t("panel-issue-in-language")),
    ];
    Ok(Certified {
        facts: facts.into_iter().map(|(key, value)| (frame.t(key), value)).collect(),
        exams: exams(panel, frame, Some(person), statement).await?,
        makes_key: found.makes_key,
        seen: statement.fingerprint(),
    })
}

#[cfg(test)]
mod tests;
