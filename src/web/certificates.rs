//! Certificates: the list, one of them, and its file. The audit trail is in `audit.rs`.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;

use super::frame::{Frame, Part, page};
use super::person::validity_mark;
use super::viewer::Viewer;
use super::words::{Choice, Turn, cursor, id_of};
use super::{Panel, WebError, audit};
use crate::domain::Message;
use crate::export::Mark;
use crate::files::safe_name;
use crate::records::Statement;
use crate::records::store::entity::certificate;
use crate::records::store::{CertificatesWanted, Validity};

/// Certificates on a page.
const PAGE: u64 = 50;

/// What the address of a certificate's file ends in.
const FILE: &str = ".json";

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new()
        .route("/certificates", get(list))
        .route("/certificates/{id}", get(show))
        .merge(audit::routes())
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    number: String,
    state: String,
    after: String,
    before: String,
}

#[derive(Template)]
#[template(path = "certificates.html")]
struct CertificatesPage<'a> {
    frame: Frame<'a>,
    number: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    turn: Turn,
}

/// A certificate of the list.
struct Row {
    href: String,
    number: String,
    holder: String,
    issued: String,
    until: String,
    mark: Mark,
}

async fn list(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let today = (panel.today)();
    let wanted = CertificatesWanted {
        number: asked.number.clone(),
        validity: Validity::ALL.into_iter().find(|state| state.id() == asked.state),
        on: today,
    };
    let at = cursor(&asked.after, &asked.before);
    let listed = panel.store.certificates(&wanted, at, PAGE).await?;
    let frame = Frame::new(&panel, &viewer, Part::Certificates, "panel-part-certificates");
    let chosen = [("number", asked.number.as_str()), ("state", asked.state.as_str())];
    let row = |one: &certificate::Model| Row {
        href: format!("/certificates/{}", one.id),
        number: one.number.clone(),
        holder: match statement(one) {
            Some(statement) => statement.holder,
            None => frame.t("panel-certificate-erased"),
        },
        issued: one.issued.clone(),
        until: one.valid_until.clone(),
        mark: validity_mark(&frame, Validity::of(one, today)),
    };
    let states = Validity::ALL.into_iter().map(|state| {
        let text = frame.t(&format!("certificate-state-{}", state.id()));
        Choice::new(state.id(), text, &asked.state)
    });
    let filled = CertificatesPage {
        states: states.collect(),
        rows: listed.rows.iter().map(row).collect(),
        turn: Turn::new(
            &frame,
            "panel-certificates-pages",
            "/certificates",
            &chosen,
            &listed,
            |row| row.id,
        ),
        number: asked.number.clone(),
        frame: frame.clone(),
    };
    page(&filled)
}

/// What a certificate says; none: that was erased.
fn statement(one: &certificate::Model) -> Option<Statement> {
    let statement = one.statement.as_deref()?;
    serde_json::from_str(statement).ok()
}

#[derive(Template)]
#[template(path = "certificate.html")]
struct CertificatePage<'a> {
    frame: Frame<'a>,
    mark: Mark,
    /// Since when and why it is revoked; empty: it is not.
    revoked: String,
    /// Where the page of its holder lies; empty: what it says was erased, or nobody is known by it.
    person: String,
    holder: String,
    /// What it says: a name and its value.
    facts: Vec<(String, String)>,
    /// The exams on which it rests: where each lies (empty: it is not here), and its name.
    exams: Vec<(String, String)>,
    /// Where its file lies; empty: it was erased.
    file: String,
}

async fn show(State(panel): State<Arc<Panel>>, viewer: Viewer, Path(name): Path<String>) -> Result<Response, WebError> {
    let (id, is_file) = match name.strip_suffix(FILE) {
        Some(id) => (id_of(id)?, true),
        None => (id_of(&name)?, false),
    };
    let Some(found) = panel.store.certificate(id).await? else {
        return Err(WebError::NotFound);
    };
    if is_file {
        return file(found);
    }
    let statement = statement(&found);
    let exams = match &statement {
        Some(statement) => exams(&panel, &found, statement).await?,
        None => Vec::new(),
    };
    let frame = Frame::new(&panel, &viewer, Part::Certificates, "panel-part-certificates");
    let title = frame.with("panel-certificate-title", "number", &found.number);
    let frame = frame.titled(title);
    let today = (panel.today)();
    let has_page = found.person.filter(|_| statement.is_some());
    let filled = CertificatePage {
        mark: validity_mark(&frame, Validity::of(&found, today)),
        revoked: revoked(&frame, &found),
        person: has_page.map_or_else(String::new, |person| format!("/people/{person}")),
        holder: statement.as_ref().map_or_else(
            || frame.t("panel-certificate-erased"),
            |statement| statement.holder.clone(),
        ),
        facts: facts(&frame, &found, statement.as_ref()),
        exams,
        file: match found.credential {
            Some(_) => format!("/certificates/{id}{FILE}"),
            None => String::new(),
        },
        frame,
    };
    page(&filled)
}

/// The file of a certificate, as it was signed.
fn file(found: certificate::Model) -> Result<Response, WebError> {
    let Some(credential) = found.credential else {
        return Err(WebError::NotFound);
    };
    // The number may come from a foreign file; a name leads nowhere.
    let name = match safe_name(&found.number) {
        name if name.is_empty() => found.id.to_string(),
        name => name,
    };
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}{FILE}\"")),
    ];
    Ok((headers, credential).into_response())
}

async fn exams(
    panel: &Panel,
    found: &certificate::Model,
    statement: &Statement,
) -> Result<Vec<(String, String)>, WebError> {
    let names: Vec<&str> = statement.exams.iter().map(|exam| exam.as_str()).collect();
    let known = match found.person {
        Some(person) => panel.store.attempts_named(person, &names).await?,
        None => Default::default(),
    };
    let exam = |name: &&str| {
        let id = known.get(*name);
        let href = id.map_or_else(String::new, |id| format!("/attempts/{id}"));
        (href, (*name).to_owned())
    };
    Ok(names.iter().map(exam).collect())
}

fn revoked(frame: &Frame<'_>, found: &certificate::Model) -> String {
    let Some(on) = &found.revoked_on else {
        return String::new();
    };
    let why = found.revoked_why.as_deref().unwrap_or_default().replace('_', "-");
    let told = Message::new("verify-revoked").text("on", on);
    frame.message(&told.text("why", frame.t(&format!("revocation-{why}"))))
}

fn facts(frame: &Frame<'_>, found: &certificate::Model, statement: Option<&Statement>) -> Vec<(String, String)> {
    let of = |part: fn(&Statement) -> String| statement.map(part).unwrap_or_default();
    let facts = [
        ("panel-person-position", of(|one| one.position.clone())),
        ("panel-people-unit", of(|one| one.unit.clone())),
        ("panel-person-office", of(|one| one.office.clone())),
        ("export-about-procedure", of(|one| one.procedure_title.clone())),
        ("panel-person-document", of(|one| one.document.clone())),
        ("certify-head-policy", found.policy.clone()),
        ("panel-certificate-version", of(|one| one.policy_version.to_string())),
        ("panel-certificate-issued", found.issued.clone()),
        ("panel-certificate-until", found.valid_until.clone()),
        ("panel-certificate-id", found.id.to_string()),
    ];
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| (frame.t(key), value)).collect()
}
