//! How long which class of data is kept, and erasing a person. What is erased and what stays, `records::store` decides.

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
use super::person::full_name;
use super::viewer::Viewer;
use super::words::id_of;
use super::{Panel, WebError};
use crate::domain::Message;
use crate::records::store::entity::person;
use crate::records::store::{DataClass, Role};

/// Months that a class of data is kept at most, where they are counted: a hundred years.
const MOST_MONTHS: u32 = 1_200;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new()
        .route("/retention", get(show).post(decide))
        .route("/people/{id}/erase", get(ask).post(erase))
}

/// What was done before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionPage<'a> {
    frame: Frame<'a>,
    rows: Vec<ClassRow>,
    /// Whether whoever looks may decide.
    may_decide: bool,
    most: u32,
}

/// A class of data.
struct ClassRow {
    id: &'static str,
    name: String,
    /// What belongs to it.
    about: String,
    /// For how long it is kept, in words.
    kept: String,
    /// For how many months; empty: until somebody erases it.
    months: String,
    /// What would be erased at once, in words, where a shorter time waits for a yes; empty: none does.
    asks: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let told = DataClass::parse(&asked.done).map(|class| {
        let name = panel.texts.text(viewer.lang, &class_key(class));
        Message::new("retention-decided").text("class", name)
    });
    shown(&panel, &viewer, told.as_ref().map(|told| (told, false)), None).await
}

/// What somebody decided.
#[derive(Debug, Deserialize)]
struct Decided {
    class: String,
    months: String,
    /// `yes`: whoever decides knows what will be erased.
    #[serde(default)]
    confirmed: String,
}

async fn decide(State(panel): State<Arc<Panel>>, filled: Filled<Decided>) -> Result<Response, WebError> {
    let Filled { viewer, form } = filled;
    viewer.must_be(&[Role::Hr])?;
    let class = DataClass::parse(&form.class).ok_or(WebError::BadForm)?;
    let months = match form.months.trim() {
        "" => None,
        text => match text
            .parse::<u32>()
            .ok()
            .filter(|months| (1..=MOST_MONTHS).contains(months))
        {
            Some(months) => Some(months),
            None => {
                let told = Message::new("retention-no-months").text("months", text);
                let told = told.number("most", f64::from(MOST_MONTHS));
                return shown(&panel, &viewer, Some((&told, true)), None).await;
            }
        },
    };
    let present = panel.store.retention().await?.get(&class).copied().flatten();
    let shorter = months.filter(|months| present.is_none_or(|present| *months < present));
    if let Some(months) = shorter.filter(|_| form.confirmed != "yes") {
        let count = panel.store.would_expire(class, months, (panel.today)()).await?;
        let asks = Message::new("retention-asks").number("count", count as f64);
        let told = Message::new("retention-shorter");
        let waits = Waits { class, months, asks };
        return shown(&panel, &viewer, Some((&told, true)), Some(&waits)).await;
    }
    let now = (panel.now)();
    panel.store.set_retention(class, months, &viewer.name, &now).await?;
    Ok(Redirect::to(&format!("/retention?done={}", class.id())).into_response())
}

/// A shorter time that waits for a yes.
struct Waits {
    class: DataClass,
    months: u32,
    /// What would be erased at once.
    asks: Message,
}

/// The page, saying something first; in trouble with the status of a form that was filled in wrongly.
async fn shown(
    panel: &Panel,
    viewer: &Viewer,
    told: Option<(&Message, bool)>,
    waits: Option<&Waits>,
) -> Result<Response, WebError> {
    let mut frame = Frame::new(panel, viewer, Part::Retention, "panel-part-retention");
    let trouble = told.is_some_and(|(_, trouble)| trouble);
    if let Some((told, trouble)) = told {
        frame = frame.saying(told, trouble);
    }
    let retention = panel.store.retention().await?;
    let row = |(class, months): (DataClass, Option<u32>)| {
        let waits = waits.filter(|waits| waits.class == class);
        let wished = waits.map(|waits| waits.months).or(months);
        ClassRow {
            id: class.id(),
            name: frame.t(&class_key(class)),
            about: frame.t(&format!("{}-about", class_key(class))),
            kept: frame.message(&kept(months)),
            months: wished.map(|months| months.to_string()).unwrap_or_default(),
            asks: waits.map(|waits| frame.message(&waits.asks)).unwrap_or_default(),
        }
    };
    let filled = RetentionPage {
        rows: retention.into_iter().map(row).collect(),
        may_decide: viewer.role == Role::Hr,
        most: MOST_MONTHS,
        frame: frame.clone(),
    };
    let mut answer = page(&filled)?;
    if trouble {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn class_key(class: DataClass) -> String {
    format!("erasure-class-{}", class.id())
}

/// For how long something is kept.
fn kept(months: Option<u32>) -> Message {
    match months {
        Some(months) => Message::new("retention-months").number("months", f64::from(months)),
        None => Message::new("retention-keep"),
    }
}

#[derive(Template)]
#[template(path = "erase.html")]
struct ErasePage<'a> {
    frame: Frame<'a>,
    id: Uuid,
    /// What has to be typed; empty: they were erased.
    name: String,
    /// What was typed.
    typed: String,
}

async fn ask(State(panel): State<Arc<Panel>>, viewer: Viewer, Path(id): Path<String>) -> Result<Response, WebError> {
    viewer.must_be(&[Role::Hr])?;
    let known = known(&panel, &id).await?;
    asked(&panel, &viewer, &known, None)
}

/// The name of whoever is to be erased, as somebody typed it.
#[derive(Debug, Deserialize)]
struct Confirmed {
    name: String,
}

async fn erase(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<Confirmed>,
) -> Result<Response, WebError> {
    let Filled { viewer, form } = filled;
    viewer.must_be(&[Role::Hr])?;
    let known = known(&panel, &id).await?;
    if known.erased_on.is_none() && !is_same(&form.name, &full_name(&known)) {
        return asked(&panel, &viewer, &known, Some(form.name));
    }
    let (today, now) = ((panel.today)(), (panel.now)());
    // Who was erased meanwhile is erased.
    panel.store.erase_person(known.id, &viewer.name, today, &now).await?;
    Ok(Redirect::to(&format!("/people/{}/erase", known.id)).into_response())
}

async fn known(panel: &Panel, id: &str) -> Result<person::Model, WebError> {
    let known = panel.store.person(id_of(id)?).await?;
    known.ok_or(WebError::NotFound)
}

/// The page that asks for the name once more, or says that they were erased. `typed` is a name that was not theirs.
fn asked(panel: &Panel, viewer: &Viewer, known: &person::Model, typed: Option<String>) -> Result<Response, WebError> {
    let wrong = typed.is_some();
    let mut frame = Frame::new(panel, viewer, Part::People, "erase-title");
    let mut name = String::new();
    if let Some(day) = &known.erased_on {
        frame = frame.saying(&Message::new("erase-was").text("on", day), false);
    } else {
        name = full_name(known);
        let title = frame.with("erase-title-of", "name", &name);
        frame = frame.titled(title);
    }
    if wrong {
        frame = frame.saying(&Message::new("erase-other-name"), true);
    }
    let filled = ErasePage {
        frame,
        id: known.id,
        name,
        typed: typed.unwrap_or_default(),
    };
    let mut answer = page(&filled)?;
    if wrong {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// Whether both are one name, however it is written.
fn is_same(one: &str, other: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    !other.is_empty() && folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_confirmed_by_the_same_name_alone() {
        assert!(is_same(" anna  żak ", "Anna Żak"));
        for typed in ["", "Anna", "Anna Zak", "Żak Anna", "Anna Żak-Lis"] {
            assert!(!is_same(typed, "Anna Żak"), "{typed}");
        }
        assert!(!is_same("", ""), "nobody is confirmed by nothing");
    }
}
