//! A calendar file of the days on which certificates end. People are told apart by their ids, unless their names are asked for:
//! calendars are shared more easily than the panel.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;

use super::viewer::Viewer;
use super::{Panel, WebError};
use crate::domain::{Day, Lang, Message, Policy};
use crate::records::store::Ending;
use crate::records::{Renewal, calendar};

/// What ends within so many months is in the file.
const MONTHS: u32 = 12;
/// People who are looked up at once.
const PAGE: u64 = 500;
/// Events after which no more are looked up.
const MOST: usize = 5_000;
/// Signs of an id by which people are told apart.
const SHORT: usize = 8;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/expiring.ics", get(file))
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `yes`: with names.
    names: String,
}

async fn file(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let words = Words {
        panel: &panel,
        lang: viewer.lang,
        names: asked.is_ok_and(|Query(asked)| asked.names == "yes"),
    };
    let today = (panel.today)();
    let mut renewals = Vec::new();
    for history in &panel.policies {
        let policy = history.on(today).unwrap_or(history.first());
        words.all(policy, today, &mut renewals).await?;
    }
    let name = panel.texts.text(viewer.lang, "calendar-name");
    let Some(text) = calendar(&renewals, &name, &(panel.now)()) else {
        return Err(WebError::Told(Message::new("calendar-none")));
    };
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sygnaly.ics\""),
    ];
    Ok((headers, text).into_response())
}

struct Words<'a> {
    panel: &'a Panel,
    lang: Lang,
    names: bool,
}

impl Words<'_> {
    /// Adds what ends under a policy from today on.
    async fn all(&self, policy: &Policy, today: Day, renewals: &mut Vec<Renewal>) -> Result<(), WebError> {
        let before = today.plus_months(MONTHS);
        let mut after = None;
        loop {
            let some = self.panel.store.ending(&policy.id, Some(today), before, after, PAGE);
            let some = some.await?;
            renewals.extend(some.rows.iter().map(|row| self.renewal(policy, row)));
            let last = some.rows.last().filter(|_| some.more && renewals.len() < MOST);
            let Some(last) = last else {
                return Ok(());
            };
            after = Some((last.valid_until, last.person.id));
        }
    }

    fn renewal(&self, policy: &Policy, row: &Ending) -> Renewal {
        let id = row.person.id.to_string();
        let who = if self.names {
            format!("{} {}", row.person.first_name, row.person.last_name)
        } else {
            id.chars().take(SHORT).collect()
        };
        let title = Message::new("calendar-event").text("who", who);
        let about = Message::new("calendar-event-panel").text("policy", policy.title.get(self.lang));
        Renewal {
            person: row.person.id,
            policy: policy.id.clone(),
            ends: row.valid_until,
            reminder_days: policy.reminder_days.clone(),
            title: self.panel.texts.message(self.lang, &title),
            about: self
                .panel
                .texts
                .message(self.lang, &about.text("page", format!("/people/{id}"))),
        }
    }
}
