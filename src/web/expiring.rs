//! What ends soon: certificates by policy and by how soon they end, and whose they are.

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
use super::words::address;
use super::{Panel, WebError};
use crate::domain::{Day, Message, PolicyHistory, PolicyId};
use crate::records::store::{Ending, EndsOn, Paged};

/// People on a page.
const PAGE: u64 = 50;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/expiring", get(show))
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    policy: String,
    within: String,
    day: String,
    after: String,
}

/// How soon something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Urgency {
    /// It has ended.
    Ended,
    /// Within 7 days.
    Week,
    /// Within 30 days, and not within 7.
    Month,
    /// Within 60 days, and not within 30.
    TwoMonths,
    /// Within 90 days, and not within 60.
    Quarter,
}

impl Urgency {
    const ALL: [Self; 5] = [Self::Ended, Self::Week, Self::Month, Self::TwoMonths, Self::Quarter];

    /// Its name in addresses and, after `expiring-`, in the localisation files.
    fn id(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Week => "7",
            Self::Month => "30",
            Self::TwoMonths => "60",
            Self::Quarter => "90",
        }
    }

    /// From which day on (none: as far back as there are any), and before which.
    fn days(self, today: Day) -> (Option<Day>, Day) {
        let within = |least: u32, most: u32| (Some(today.plus_days(least)), today.plus_days(most + 1));
        match self {
            Self::Ended => (None, today),
            Self::Week => within(0, 7),
            Self::Month => within(8, 30),
            Self::TwoMonths => within(31, 60),
            Self::Quarter => within(61, 90),
        }
    }

    fn of(day: Day, today: Day) -> Option<Self> {
        Self::ALL.into_iter().find(|urgency| {
            let (from, before) = urgency.days(today);
            from.is_none_or(|from| from <= day) && day < before
        })
    }
}

#[derive(Template)]
#[template(path = "expiring.html")]
struct ExpiringPage<'a> {
    frame: Frame<'a>,
    /// How soon, a column each.
    heads: Vec<String>,
    policies: Vec<PolicyRow>,
    /// What is listed.
    caption: String,
    people: Vec<PersonRow>,
    /// The address of the first page; empty: this is it.
    first: String,
    /// The address of the next page; empty: there is none.
    next: String,
}

/// A policy with the numbers of what ends.
struct PolicyRow {
    title: String,
    cells: Vec<Cell>,
}

/// How many; none has nowhere to lead.
struct Cell {
    href: String,
    count: i64,
    /// How soon.
    head: String,
    /// What is counted, for those who hear the link by itself.
    of: String,
    current: bool,
}

struct PersonRow {
    href: String,
    name: String,
    unit: String,
    until: String,
    left: String,
    missing: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let today = (panel.today)();
    let policies: Vec<PolicyId> = panel.policies.iter().map(|one| one.first().id.clone()).collect();
    let (_, horizon) = Urgency::Quarter.days(today);
    let ends = panel.store.ends(&policies, horizon).await?;
    let Some(chosen) = chosen(&policies, &ends, &asked, today) else {
        return Err(WebError::Told(Message::new("certify-no-policies")));
    };
    let after = asked.day.parse::<Day>().ok().zip(Uuid::try_parse(&asked.after).ok());
    let (from, before) = chosen.within.days(today);
    let found = panel.store.ending(&chosen.policy, from, before, after, PAGE).await?;

    let frame = Frame::new(&panel, &viewer, Part::Expiring, "expiring-title");
    let title = |history: &PolicyHistory| {
        let policy = history.on(today).unwrap_or(history.first());
        policy.title.get(viewer.lang).to_owned()
    };
    let words = |urgency: Urgency| frame.t(&format!("expiring-{}", urgency.id()));
    let listed = panel.policies.iter().find(|one| one.first().id == chosen.policy);
    let caption = Message::new("expiring-caption")
        .text("policy", listed.map(title).unwrap_or_default())
        .text("within", words(chosen.within));
    let rows = panel.policies.iter().map(|history| PolicyRow {
        title: title(history),
        cells: Urgency::ALL
            .map(|urgency| {
                cell(
                    history,
                    urgency,
                    &ends,
                    &chosen,
                    &words(urgency),
                    &title(history),
                    today,
                )
            })
            .into(),
    });
    let filled = ExpiringPage {
        heads: Urgency::ALL.map(words).into(),
        policies: rows.collect(),
        caption: frame.message(&caption),
        people: found.rows.iter().map(|row| person(&frame, row, today)).collect(),
        first: after.map_or_else(String::new, |_| chosen.address()),
        next: next(&chosen, &found),
        frame,
    };
    page(&filled)
}

/// What is listed.
struct Chosen {
    policy: PolicyId,
    within: Urgency,
}

impl Chosen {
    fn address(&self) -> String {
        let all = [("policy", self.policy.as_str()), ("within", self.within.id())];
        address("/expiring", &all)
    }
}

/// What was asked for; else what ends soonest, of those that have not ended, under the first policy of which anything does. None:
/// there is no policy.
fn chosen(policies: &[PolicyId], ends: &[EndsOn], asked: &Asked, today: Day) -> Option<Chosen> {
    let soonest = |policy: &PolicyId| {
        let theirs = ends.iter().filter(|one| one.policy == *policy && one.day >= today);
        theirs.map(|one| one.day).min()
    };
    let named = policies.iter().find(|policy| policy.as_str() == asked.policy);
    let lively = policies.iter().find(|policy| soonest(policy).is_some());
    let policy = named.or(lively).or(policies.first())?;
    let within = Urgency::ALL.into_iter().find(|one| one.id() == asked.within);
    let within = within.or_else(|| Urgency::of(soonest(policy)?, today));
    Some(Chosen {
        policy: policy.clone(),
        within: within.unwrap_or(Urgency::Week),
    })
}

fn cell(
    history: &PolicyHistory,
    urgency: Urgency,
    ends: &[EndsOn],
    chosen: &Chosen,
    within: &str,
    title: &str,
    today: Day,
) -> Cell {
    let policy = &history.first().id;
    let theirs = ends.iter().filter(|one| one.policy == *policy);
    let theirs = theirs.filter(|one| Urgency::of(one.day, today) == Some(urgency));
    let here = Chosen {
        policy: policy.clone(),
        within: urgency,
    };
    Cell {
        count: theirs.map(|one| one.count).sum(),
        head: within.to_owned(),
        of: format!("{title}: {within}"),
        current: chosen.policy == here.policy && chosen.within == here.within,
        href: here.address(),
    }
}

fn person(frame: &Frame<'_>, row: &Ending, today: Day) -> PersonRow {
    let left = today.days_until(row.valid_until);
    let left = match left {
        0.. => Message::new("expiring-left").number("days", left as f64),
        _ => Message::new("expiring-ago").number("days", -left as f64),
    };
    let missing = if row.earned {
        frame.t("certify-to-issue")
    } else {
        frame.message(&Message::new("expiring-missing").number("count", f64::from(row.missing)))
    };
    PersonRow {
        href: format!("/people/{}", row.person.id),
        name: format!("{} {}", row.person.last_name, row.person.first_name),
        unit: row.person.unit.clone(),
        until: row.valid_until.to_string(),
        left: frame.message(&left),
        missing,
    }
}

/// The address of the next page; empty: there is none.
fn next(chosen: &Chosen, found: &Paged<Ending>) -> String {
    let last = found.rows.last().filter(|_| found.more);
    last.map_or_else(String::new, |last| {
        let (day, id) = (last.valid_until.to_string(), last.person.id.to_string());
        let all = [
            ("policy", chosen.policy.as_str()),
            ("within", chosen.within.id()),
            ("day", day.as_str()),
            ("after", id.as_str()),
        ];
        address("/expiring", &all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_to_come_lies_in_one_group() {
        let today = day("2026-11-30");
        for (on, urgency) in [
            ("2026-11-29", Some(Urgency::Ended)),
            ("2020-01-01", Some(Urgency::Ended)),
            ("2026-11-30", Some(Urgency::Week)),
            ("2026-12-07", Some(Urgency::Week)),
            ("2026-12-08", Some(Urgency::Month)),
            ("2026-12-30", Some(Urgency::Month)),
            ("2026-12-31", Some(Urgency::TwoMonths)),
            ("2027-01-30", Some(Urgency::Quarter)),
            ("2027-02-28", Some(Urgency::Quarter)),
            ("2027-03-01", None),
        ] {
            assert_eq!(Urgency::of(day(on), today), urgency, "{on}");
        }
    }

    #[test]
    fn what_nobody_could_have_chosen_is_what_ends_soonest() {
        let today = day("2026-11-30");
        let policies: Vec<PolicyId> = vec!["bialystok".into(), "krynki".into()];
        let ends = |on: &str| EndsOn {
            policy: "krynki".into(),
            day: day(on),
            count: 1,
        };
        let ends = [ends("2026-01-01"), ends("2027-01-20"), ends("2026-12-20")];
        let asked = Asked {
            policy: "' OR 1=1".to_owned(),
            within: "-1".to_owned(),
            ..Asked::default()
        };
        let soonest = chosen(&policies, &ends, &asked, today).unwrap();
        assert_eq!((soonest.policy.as_str(), soonest.within), ("krynki", Urgency::Month));
        let none = chosen(&policies, &[], &Asked::default(), today).unwrap();
        assert_eq!((none.policy.as_str(), none.within), ("bialystok", Urgency::Week));
        assert!(chosen(&[], &ends, &asked, today).is_none());
    }
}
