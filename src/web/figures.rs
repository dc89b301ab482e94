//! What results come to: rules by people, and needs by results. What ends soon is in `expiring.rs`, the drawings in `plots.rs`.

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
use super::plots::{About, BarRow, Bars, HeatMap, HeatRow, whole};
use super::viewer::Viewer;
use super::words::{Choice, address};
use super::{Panel, WebError, expiring};
use crate::domain::{Day, Lang, Message, Procedure, RuleId};
use crate::records::store::{Paged, ResultCounts, RulesOfPerson, VerdictCounts, quarter_of};

/// People on a page: a drawing of more is looked at by nobody.
const PAGE: u64 = 20;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/figures", get(show)).merge(expiring::routes())
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    procedure: String,
    period: String,
    after: String,
}

/// Which exams count, by quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    /// Those of this quarter.
    Quarter,
    /// Those of this quarter and the three before.
    Year,
    /// All.
    All,
}

impl Period {
    const ALL: [Self; 3] = [Self::Quarter, Self::Year, Self::All];

    /// Its name in addresses and, after `figures-period-`, in the localisation files.
    fn id(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::All => "all",
        }
    }

    fn of(id: &str) -> Self {
        let known = Self::ALL.into_iter().find(|period| period.id() == id);
        known.unwrap_or(Self::Year)
    }

    /// The first quarter that counts; none: there is no first.
    fn since(self, today: Day) -> Option<String> {
        match self {
            Self::Quarter => quarter_of(&today.to_string()),
            Self::Year => quarter_of(&today.minus_months(9).to_string()),
            Self::All => None,
        }
    }
}

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage<'a> {
    frame: Frame<'a>,
    procedures: Vec<Choice>,
    periods: Vec<Choice>,
    /// Who met which rules; none: nobody sat an exam.
    people: Option<PeopleByRules>,
    /// Every rule with its figures.
    rules: Vec<RuleRow>,
    /// How calls with each need came out; none: there was none.
    needs: Option<Needs>,
}

/// Rules by people: a drawing, and the table that says the same.
struct PeopleByRules {
    drawing: HeatMap,
    heads: Vec<Head>,
    rows: Vec<PersonRow>,
    /// The address of the first page; empty: this is it.
    first: String,
    /// The address of the next page; empty: there is none.
    next: String,
}

/// A rule as a column.
struct Head {
    short: String,
    title: String,
}

struct PersonRow {
    /// Empty: the row of everybody.
    href: String,
    name: String,
    cells: Vec<Cell>,
}

/// A share, and what it is a share of; the latter empty where there is nothing.
struct Cell {
    /// The rule.
    head: String,
    share: String,
    counts: String,
}

/// A rule with the figures of all exams.
struct RuleRow {
    short: String,
    title: String,
    counts: VerdictCounts,
    share: String,
}

struct Needs {
    drawing: Bars,
    rows: Vec<NeedRow>,
}

/// A need with the results of exams that had it.
struct NeedRow {
    name: String,
    counts: ResultCounts,
    share: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let period = Period::of(&asked.period);
    let known = panel
        .procedures
        .iter()
        .find(|one| one.id.as_str() == asked.procedure)
        .or(panel.procedures.first());
    let Some(procedure) = known else {
        return Err(WebError::Told(Message::new("figures-no-procedures")));
    };
    let since = period.since((panel.today)());
    let since = since.as_deref();
    let after = Uuid::try_parse(&asked.after).ok();
    let people = panel.store.rules_by_people(&procedure.id, since, after, PAGE).await?;
    let totals = panel.store.rule_totals(&procedure.id, since).await?;
    let needs = panel.store.results_by_need(&procedure.id, since).await?;

    let frame = Frame::new(&panel, &viewer, Part::Figures, "figures-title");
    let columns = columns(procedure, &totals, viewer.lang);
    let chosen = [("procedure", procedure.id.as_str()), ("period", period.id())];
    let procedures = panel.procedures.iter().map(|one| {
        let title = one.title.get(viewer.lang).to_owned();
        Choice::new(one.id.as_str(), title, procedure.id.as_str())
    });
    let periods = Period::ALL.map(|one| {
        let text = frame.t(&format!("figures-period-{}", one.id()));
        Choice::new(one.id(), text, period.id())
    });
    let filled = FiguresPage {
        procedures: procedures.collect(),
        periods: periods.into(),
        people: by_people(&frame, &columns, &people, &totals, after, &chosen),
        rules: columns.iter().map(|column| rule_row(column, &totals)).collect(),
        needs: by_needs(&frame, &panel, needs),
        frame,
    };
    page(&filled)
}

/// The rules of the procedure in its order, then those of earlier versions that came up, each with its title.
fn columns(procedure: &Procedure, totals: &BTreeMap<RuleId, VerdictCounts>, lang: Lang) -> Vec<(RuleId, String)> {
    let rules = procedure.rules.iter();
    let present = rules.map(|rule| (rule.id.clone(), rule.title.get(lang).to_owned()));
    let gone = totals.keys().filter(|rule| procedure.rule(rule).is_none());
    present.chain(gone.map(|rule| (rule.clone(), String::new()))).collect()
}

/// The name of a rule within its procedure: `4.1.a` of `krynki:4.1.a`.
pub(super) fn short(rule: &RuleId) -> String {
    let id = rule.as_str();
    id.split_once(':').map_or(id, |(_, short)| short).to_owned()
}

fn by_people(
    frame: &Frame<'_>,
    columns: &[(RuleId, String)],
    people: &Paged<RulesOfPerson>,
    totals: &BTreeMap<RuleId, VerdictCounts>,
    after: Option<Uuid>,
    chosen: &[(&str, &str)],
) -> Option<PeopleByRules> {
    if people.rows.is_empty() {
        return None;
    }
    let everybody = (frame.t("figures-everybody"), String::new(), totals);
    let named = people.rows.iter().map(|row| {
        let person = &row.person;
        let name = format!("{} {}", person.last_name, person.first_name);
        (name, format!("/people/{}", person.id), &row.rules)
    });
    let rows: Vec<_> = [everybody].into_iter().chain(named).collect();
    let drawn: Vec<HeatRow> = rows
        .iter()
        .map(|(name, _, rules)| HeatRow {
            name: name.clone(),
            shares: columns
                .iter()
                .map(|(rule, _)| rules.get(rule).and_then(|counts| counts.share()))
                .collect(),
        })
        .collect();
    let names: Vec<String> = columns.iter().map(|(rule, _)| short(rule)).collect();
    let about = About {
        id: "people-by-rules",
        title: frame.t("figures-people-title"),
        description: frame.t("figures-people-description"),
    };
    let next = people.rows.last().filter(|_| people.more).map(|last| {
        let id = last.person.id.to_string();
        let all: Vec<(&str, &str)> = chosen.iter().copied().chain([("after", id.as_str())]).collect();
        address("/figures", &all)
    });
    Some(PeopleByRules {
        drawing: HeatMap::of(about, &names, &drawn, &frame.t("figures-scale")),
        heads: columns
            .iter()
            .map(|(rule, title)| Head {
                short: short(rule),
                title: title.clone(),
            })
            .collect(),
        rows: rows
            .into_iter()
            .map(|(name, href, rules)| PersonRow {
                href,
                name,
                cells: columns
                    .iter()
                    .map(|(rule, title)| cell(rule, title, rules.get(rule)))
                    .collect(),
            })
            .collect(),
        first: after.map_or_else(String::new, |_| address("/figures", chosen)),
        next: next.unwrap_or_default(),
    })
}

fn cell(rule: &RuleId, title: &str, counts: Option<&VerdictCounts>) -> Cell {
    let counts = counts.copied().unwrap_or_default();
    Cell {
        head: format!("{} {title}", short(rule)).trim_end().to_owned(),
        share: percent(counts.share()),
        counts: match counts.judged() {
            0 => String::new(),
            _ => format!("{}/{}/{}", counts.met, counts.partly, counts.missed),
        },
    }
}

/// A share in whole percent; a dash where there is none.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{}%", whole(share)))
}

fn rule_row((rule, title): &(RuleId, String), totals: &BTreeMap<RuleId, VerdictCounts>) -> RuleRow {
    let counts = totals.get(rule).copied().unwrap_or_default();
    RuleRow {
        short: short(rule),
        title: title.clone(),
        share: percent(counts.share()),
        counts,
    }
}

/// Needs with the results of exams, those passed least first.
fn by_needs(frame: &Frame<'_>, panel: &Panel, needs: BTreeMap<String, ResultCounts>) -> Option<Needs> {
    let mut rows: Vec<(String, ResultCounts)> = needs
        .into_iter()
        .map(|(need, counts)| {
            let key = format!("need-{}", need.replace('_', "-"));
            let known = panel.texts.has(frame.lang, &key);
            (if known { frame.t(&key) } else { need }, counts)
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    // What has no share comes last.
    let share = |counts: &ResultCounts| counts.share().unwrap_or(f64::INFINITY);
    rows.sort_by(|(_, one), (_, two)| share(one).total_cmp(&share(two)));
    let bars: Vec<BarRow> = rows
        .iter()
        .map(|(name, counts)| BarRow {
            name: name.clone(),
            share: counts.share(),
            figures: match counts.share() {
                Some(share) => {
                    let told = Message::new("figures-bar").number("share", f64::from(whole(share)));
                    let told = told.number("passed", counts.passed as f64);
                    frame.message(&told.number("judged", counts.judged() as f64))
                }
                None => percent(None),
            },
        })
        .collect();
    let about = About {
        id: "results-by-need",
        title: frame.t("figures-needs-title"),
        description: frame.t("figures-needs-description"),
    };
    Some(Needs {
        drawing: Bars::of(about, &bars),
        rows: rows
            .into_iter()
            .map(|(name, counts)| NeedRow {
                name,
                share: percent(counts.share()),
                counts,
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_this_quarter_and_the_three_before() {
        let since = |period: Period, today: &str| period.since(today.parse().unwrap());
        assert_eq!(since(Period::Quarter, "2026-11-30").as_deref(), Some("2026-Q4"));
        assert_eq!(since(Period::Year, "2026-11-30").as_deref(), Some("2026-Q1"));
        assert_eq!(since(Period::Year, "2026-05-31").as_deref(), Some("2025-Q3"));
        assert_eq!(since(Period::All, "2026-11-30"), None);
        assert_eq!(Period::of("'; DROP"), Period::Year);
    }

    #[test]
    fn a_rule_is_called_as_its_procedure_calls_it() {
        assert_eq!(short(&RuleId::new("krynki:4.1.a")), "4.1.a");
        assert_eq!(short(&RuleId::new("4.1.a")), "4.1.a");
    }

    #[test]
    fn a_cell_without_a_verdict_says_so() {
        let rule = RuleId::new("krynki:4.1.c");
        let none = cell(&rule, "", None);
        assert_eq!(none.head, "4.1.c");
        assert_eq!((none.share.as_str(), none.counts.as_str()), ("–", ""));
        let counts = VerdictCounts {
            met: 1,
            partly: 1,
            missed: 2,
            unclear: 5,
        };
        let some = cell(&rule, "Cierpliwość", Some(&counts));
        assert_eq!(some.head, "4.1.c Cierpliwość");
        assert_eq!((some.share.as_str(), some.counts.as_str()), ("38%", "1/1/2"));
    }
}
