//! People: who stands where, by search and filter. One person's history is in `person.rs`.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;

use super::frame::{Frame, Part, page};
use super::viewer::Viewer;
use super::words::{Choice, Turn, cursor, state_mark, state_of};
use super::{Panel, WebError, person};
use crate::domain::{Day, Lang, PolicyHistory};
use crate::export::Mark;
use crate::records::certification::State as Standing;
use crate::records::store::entity::{person as people, standing};
use crate::records::store::{PeopleWanted, Which};

/// People on a page.
const PAGE: u64 = 50;

/// What can be looked for, as the search says it.
const STATES: [Standing; 6] = [
    Standing::Valid,
    Standing::Expiring,
    Standing::Expired,
    Standing::Revoked,
    Standing::InProgress,
    Standing::NotStarted,
];

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/people", get(list)).merge(person::routes())
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    text: String,
    unit: String,
    policy: String,
    state: String,
    after: String,
    before: String,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    frame: Frame<'a>,
    text: String,
    units: Vec<Choice>,
    policies: Vec<Choice>,
    states: Vec<Choice>,
    /// How many there are of those that were asked for.
    count: String,
    /// The titles of the policies, a column each.
    heads: Vec<String>,
    rows: Vec<Row>,
    turn: Turn,
}

/// A person.
struct Row {
    href: String,
    name: String,
    unit: String,
    /// Where they stand with each policy.
    cells: Vec<Cell>,
}

/// Where a person stands with a policy.
struct Cell {
    /// The title of the policy.
    head: String,
    mark: Mark,
    /// Until when, and what is missing; empty where there is nothing to say.
    more: String,
}

async fn list(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let filled = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let wanted = PeopleWanted {
        text: asked.text.clone(),
        unit: filled(&asked.unit),
        state: state_of(&asked.state),
        policy: filled(&asked.policy),
    };
    let at = cursor(&asked.after, &asked.before);
    let (listed, all) = panel.store.people(&wanted, at, PAGE).await?;
    let ids: Vec<Uuid> = listed.rows.iter().map(|row| row.id).collect();
    // No page shows yesterday's state.
    panel.refresh(&Which::People(ids.clone())).await?;
    let standings = panel.store.standings_of(&ids).await?;
    let units = panel.store.units().await?;

    let frame = Frame::new(&panel, &viewer, Part::People, "panel-part-people");
    let chosen = [
        ("text", asked.text.as_str()),
        ("unit", asked.unit.as_str()),
        ("policy", asked.policy.as_str()),
        ("state", asked.state.as_str()),
    ];
    let turn = Turn::new(&frame, "panel-people-pages", "/people", &chosen, &listed, |row| row.id);
    let today = (panel.today)();
    let title = |history: &PolicyHistory| policy_title(history, today, viewer.lang);
    let units = units.iter().map(|unit| Choice::new(unit, unit.clone(), &asked.unit));
    let policies = panel
        .policies
        .iter()
        .map(|history| Choice::new(history.first().id.as_str(), title(history), &asked.policy));
    let states = STATES.iter().map(|state| {
        let text = frame.t(&format!("standing-state-{}", state.id()));
        Choice::new(state.id(), text, &asked.state)
    });
    let filled = PeoplePage {
        count: frame.count("panel-people-count", usize::try_from(all).unwrap_or(usize::MAX)),
        units: units.collect(),
        policies: policies.collect(),
        states: states.collect(),
        heads: panel.policies.iter().map(title).collect(),
        rows: rows(&frame, &panel.policies, today, &listed.rows, &standings),
        turn,
        text: asked.text.clone(),
        frame,
    };
    page(&filled)
}

/// The title of a policy in its version of a day, or in its first.
pub(super) fn policy_title(history: &PolicyHistory, today: Day, lang: Lang) -> String {
    let policy = history.on(today).unwrap_or_else(|| history.first());
    policy.title.get(lang).to_owned()
}

/// The title of the policy of this id; one that is not here any more is called by its id.
pub(super) fn title_of(panel: &Panel, policy: &str, lang: Lang) -> String {
    let known = panel
        .policies
        .iter()
        .find(|history| history.first().id.as_str() == policy);
    known.map_or_else(
        || policy.to_owned(),
        |history| policy_title(history, (panel.today)(), lang),
    )
}

fn rows(
    frame: &Frame<'_>,
    policies: &[PolicyHistory],
    today: Day,
    people: &[people::Model],
    standings: &BTreeMap<Uuid, Vec<standing::Model>>,
) -> Vec<Row> {
    let row = |person: &people::Model| {
        let theirs = standings.get(&person.id).map_or(&[][..], Vec::as_slice);
        let under = |history: &PolicyHistory| {
            let policy = history.first().id.as_str();
            let head = policy_title(history, today, frame.lang);
            cell(frame, head, theirs.iter().find(|one| one.policy == policy))
        };
        Row {
            href: format!("/people/{}", person.id),
            name: format!("{} {}", person.last_name, person.first_name),
            unit: person.unit.clone(),
            cells: policies.iter().map(under).collect(),
        }
    };
    people.iter().map(row).collect()
}

fn cell(frame: &Frame<'_>, head: String, standing: Option<&standing::Model>) -> Cell {
    let state = standing.and_then(|one| state_of(&one.state));
    let state = state.unwrap_or(Standing::NotStarted);
    // How the last day is told, and what one is after who is not there yet: a renewal, or a certificate.
    let (until, missing) = match state {
        Standing::Valid => ("panel-people-until", "panel-people-to-renew"),
        Standing::Expiring => ("panel-people-still-until", "panel-people-to-renew"),
        Standing::Expired => ("panel-people-was-until", "panel-people-to-renew"),
        // The last day of a revoked one says nothing any more.
        Standing::Revoked | Standing::InProgress | Standing::NotStarted => ("", "panel-people-to-issue"),
    };
    let mut more = Vec::new();
    if let Some(standing) = standing {
        if let Some(day) = standing.valid_until.as_ref().filter(|_| !until.is_empty()) {
            more.push(frame.with(until, "until", day));
        }
        if standing.earned {
            more.push(frame.t("panel-people-earned"));
        } else if standing.missing > 0 {
            more.push(frame.count(missing, usize::try_from(standing.missing).unwrap_or_default()));
        }
    }
    Cell {
        head,
        mark: state_mark(frame, state),
        more: more.join("; "),
    }
}

#[cfg(test)]
mod tests;
