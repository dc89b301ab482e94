//! Certificates: the list, and one of them. Its file is in `certificate_file.rs`, the audit trail in `audit.rs`.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;

use super::frame::{Frame, Part, page};
use super::people::title_of;
use super::person::validity_mark;
use super::viewer::Viewer;
use super::words::{Choice, Turn, cursor, id_of, played_at};
use super::{Panel, WebError, audit, certificate_file};
use crate::domain::Message;
use crate::export::Mark;
use crate::records::Statement;
use crate::records::store::entity::certificate;
use crate::records::store::{CertificatesWanted, Role, Validity};

/// Certificates on a page.
const PAGE: u64 = 50;

/// What was done, as the address of a certificate's page says it; and the key of the words for it.
const DONE: [(&str, &str); 3] = [
    ("issued", "panel-issue-done"),
    ("issued-first", "panel-issue-done-first"),
    ("revoked", "panel-revoke-done"),
];

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
        holder: holder(&frame, one),
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

/// Whose a certificate is, in words.
pub(super) fn holder(frame: &Frame<'_>, one: &certificate::Model) -> String {
    statement(one).map_or_else(|| frame.t("panel-certificate-erased"), |statement| statement.holder)
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
    /// The exams on which it rests: where each lies (empty: it is not here), and what it was.
    exams: Vec<(String, String)>,
    /// Where its file lies; empty: it was erased.
    file: String,
    /// Where the page to print lies; empty: there is none.
    print: String,
    /// Where it is revoked; empty: whoever looks may not, or it was.
    revoke: String,
}

/// What was done before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    Path(name): Path<String>,
    done: Result<Query<Done>, QueryRejection>,
) -> Result<Response, WebError> {
    if let Some(id) = name.strip_suffix(certificate_file::JSON) {
        return certificate_file::json(&panel, id_of(id)?).await;
    }
    #[cfg(feature = "pdf")]
    if let Some(id) = name.strip_suffix(certificate_file::PDF) {
        return certificate_file::pdf(&panel, &viewer, id_of(id)?).await;
    }
    let id = id_of(&name)?;
    let Some(found) = panel.store.certificate(id).await? else {
        return Err(WebError::NotFound);
    };
    let done = done.map(|Query(asked)| asked.done).unwrap_or_default();
    let statement = statement(&found);
    let frame = Frame::new(&panel, &viewer, Part::Certificates, "panel-part-certificates");
    let title = frame.with("panel-certificate-title", "number", &found.number);
    let mut frame = frame.titled(title);
    if let Some((_, key)) = DONE.into_iter().find(|(known, _)| *known == done) {
        frame = frame.saying(&Message::new(key), false);
    }
    let exams = match &statement {
        Some(statement) => exams(&panel, &frame, found.person, statement).await?,
        None => Vec::new(),
    };
    let today = (panel.today)();
    let can_print = cfg!(feature = "pdf") && found.credential.is_some() && found.revoked_on.is_none();
    let has_page = found.person.filter(|_| statement.is_some());
    let filled = CertificatePage {
        mark: validity_mark(&frame, Validity::of(&found, today)),
        revoked: revoked(&frame, &found),
        person: has_page.map_or_else(String::new, |person| format!("/people/{person}")),
        holder: holder(&frame, &found),
        facts: facts(&panel, &frame, &found, statement.as_ref()),
        exams,
        file: match found.credential {
            Some(_) => format!("/certificates/{id}{}", certificate_file::JSON),
            None => String::new(),
        },
        print: if can_print {
            format!("/certificates/{id}{}", certificate_file::PDF)
        } else {
            String::new()
        },
        revoke: if viewer.role == Role::Hr && found.revoked_on.is_none() {
            format!("/certificates/{id}/revoke")
        } else {
            String::new()
        },
        frame,
    };
    page(&filled)
}

/// The exams on which a certificate rests: where each lies (empty: it is not here), and what it was.
pub(super) async fn exams(
    panel: &Panel,
    frame: &Frame<'_>,
    person: Option<Uuid>,
    statement: &Statement,
) -> Result<Vec<(String, String)>, WebError> {
    let names: Vec<&str> = statement.exams.iter().map(|exam| exam.as_str()).collect();
    let known = match person {
        Some(person) => panel.store.attempts_named(person, &names).await?,
        None => Default::default(),
    };
    let exam = |name: &&str| {
        let id = known.get(*name);
        let href = id.map_or_else(String::new, |id| format!("/attempts/{id}"));
        (href, played_at(frame, name))
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

fn facts(
    panel: &Panel,
    frame: &Frame<'_>,
    found: &certificate::Model,
    statement: Option<&Statement>,
) -> Vec<(String, String)> {
    let of = |part: fn(&Statement) -> String| statement.map(part).unwrap_or_default();
    let facts = [
        ("panel-person-position", of(|one| one.position.clone())),
        ("panel-people-unit", of(|one| one.unit.clone())),
        ("panel-person-office", of(|one| one.office.clone())),
        ("export-about-procedure", of(|one| one.procedure_title.clone())),
        ("panel-person-document", of(|one| one.document.clone())),
        ("certify-head-policy", title_of(panel, &found.policy, frame.lang)),
        ("panel-certificate-version", of(|one| one.policy_version.to_string())),
        ("panel-certificate-issued", found.issued.clone()),
        ("panel-certificate-until", found.valid_until.clone()),
        ("panel-certificate-id", found.id.to_string()),
    ];
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| (frame.t(key), value)).collect()
}
