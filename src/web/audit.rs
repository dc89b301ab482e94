//! The audit trail: who did what to which record, and whether the trail holds and still ends where it did.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use uuid::Uuid;

use super::deeds;
use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::viewer::Viewer;
use super::words::moment;
use super::{Panel, WebError};
use crate::domain::Message;
use crate::records::store::entity::audit_entry;
use crate::records::store::{Anchored, Named};

/// Entries on a page.
const PAGE: u64 = 50;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new()
        .route("/audit", get(list))
        .route("/audit/check", post(check))
}

/// Which page is shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// Entries before this place; anything else is the beginning.
    before: String,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage<'a> {
    frame: Frame<'a>,
    end: End,
    rows: Vec<Row>,
    /// Where the page of newer entries lies; empty: there is none.
    newer: String,
    /// Where the page of older ones lies; empty: there is none.
    older: String,
}

/// Where the trail ended last, as it is kept outside the database.
struct End {
    /// The entry's place and checksum, as they are noted; empty: there is none.
    mark: String,
    /// Since when it is kept; empty: it is not.
    since: String,
    /// Why it proves nothing, or that entries are missing; empty: the trail holds it.
    trouble: String,
}

/// An entry.
struct Row {
    place: i64,
    at: String,
    who: String,
    action: String,
    /// Where what it is about lies; empty: it has no page.
    href: String,
    about: String,
    /// What more it says, in words.
    details: String,
    /// The same as it was written and is sealed, for whoever checks it; empty: it stands in `details`.
    raw: String,
}

/// A form without fields of its own.
#[derive(Debug, Deserialize)]
struct Nothing {}

async fn list(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let frame = Frame::new(&panel, &viewer, Part::Audit, "panel-part-audit");
    show(&panel, frame, asked.before.parse().ok()).await
}

/// Proves every entry by the ones before it, and says whether they hold.
async fn check(State(panel): State<Arc<Panel>>, filled: Filled<Nothing>) -> Result<Response, WebError> {
    let viewer = filled.viewer;
    let broken = panel.store.broken_audit().await?;
    let anchored = panel.store.anchored().await?;
    let frame = Frame::new(&panel, &viewer, Part::Audit, "panel-part-audit");
    let frame = match broken {
        // What is missing at the end, the page says by itself.
        None if !anchored.holds() => frame.saying(&Message::new("panel-audit-holds-so-far"), false),
        None => frame.saying(&Message::new("panel-audit-holds"), false),
        Some(place) => {
            let told = Message::new("panel-audit-broken").text("place", place.to_string());
            frame.saying(&told, true)
        }
    };
    show(&panel, frame, None).await
}

async fn show(panel: &Panel, frame: Frame<'_>, before: Option<i64>) -> Result<Response, WebError> {
    let end = end(&frame, &panel.store.anchored().await?);
    let mut entries = panel.store.audit(before, PAGE + 1).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_older = entries.len() > most;
    entries.truncate(most);
    let ids = entries.iter().flat_map(|entry| [&entry.who, &entry.about]);
    let ids: Vec<Uuid> = ids.filter_map(|text| Uuid::try_parse(text).ok()).collect();
    let named = panel.store.named(&ids).await?;
    let newer = match before {
        // Places follow each other, so that of the page before is known.
        Some(before) => format!(
            "/audit?before={}",
            before.saturating_add(i64::try_from(PAGE).unwrap_or(0))
        ),
        None => String::new(),
    };
    let older = entries.last().filter(|_| has_older);
    let filled = AuditPage {
        end,
        rows: entries.iter().map(|entry| row(panel, &frame, entry, &named)).collect(),
        newer,
        older: older.map_or_else(String::new, |last| format!("/audit?before={}", last.place)),
        frame,
    };
    page(&filled)
}

fn end(frame: &Frame<'_>, anchored: &Anchored) -> End {
    let anchor = anchored.anchor();
    let mark = anchor.and_then(|anchor| anchor.mark());
    End {
        mark: mark.map(|mark| mark.to_string()).unwrap_or_default(),
        since: anchor.map(|anchor| moment(&anchor.since)).unwrap_or_default(),
        trouble: if anchored.holds() {
            String::new()
        } else {
            frame.message(&anchored.message())
        },
    }
}

fn row(panel: &Panel, frame: &Frame<'_>, entry: &audit_entry::Model, named: &BTreeMap<Uuid, Named>) -> Row {
    let (href, about) = deeds::about(panel, frame, entry, named);
    let key = format!("audit-action-{}", entry.action);
    let told = deeds::details(panel, frame, entry);
    Row {
        place: entry.place,
        at: moment(&entry.at),
        who: deeds::who(frame, &entry.who, named),
        action: if panel.texts.has(frame.lang, &key) {
            frame.t(&key)
        } else {
            entry.action.clone()
        },
        href,
        // Where there are words, what was written stands behind them.
        raw: match &told {
            Some(_) if entry.details != about => entry.details.clone(),
            _ => String::new(),
        },
        about,
        details: told.unwrap_or_else(|| entry.details.clone()),
    }
}
