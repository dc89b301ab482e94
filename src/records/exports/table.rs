//! Attempts and verdicts as tables: columns, and what stands in each. How a cell is written is the format's matter.

use serde::Serialize;
use serde_json::Value;

use super::Wording;
use super::rows::{AttemptRow, PersonRow, PlayedKind, ReviewRow, RowState, VerdictRow};
use crate::domain::{Certainty, Lang, Millis, Mode};

/// A table in words.
#[derive(Debug, PartialEq)]
pub(super) struct Table {
    /// Its name, that of a sheet: at most 31 characters, none of `[ ] : * ? / \`.
    pub name: String,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its lines, with a cell for every column.
    pub lines: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Debug, PartialEq)]
pub(super) struct Head {
    /// What it says.
    pub title: String,
    /// Width in characters: there is room for what it says.
    pub width: u16,
}

/// What stands in a cell.
#[derive(Debug, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A figure, to two decimals.
    Number(f64),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    fn number(number: f64) -> Self {
        Self::Number(rounded(number, 100.0))
    }

    fn seconds(time: Option<Millis>) -> Self {
        time.map_or(Self::Empty, |time| Self::number(time.seconds()))
    }
}

/// A figure to as many decimals as `parts` has zeros.
pub(super) fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts
}

type OfAttempt = fn(&AttemptRow, &Wording<'_>) -> Cell;
type OfVerdict = fn(&AttemptRow, &VerdictRow, &Wording<'_>) -> Cell;

/// A column: its name, as in `exports-column-…`, how wide what stands in it is, in characters, and what that is.
struct Column<F> {
    name: &'static str,
    width: u8,
    cell: F,
}

const fn attempt(name: &'static str, width: u8, cell: OfAttempt) -> Column<OfAttempt> {
    Column { name, width, cell }
}

const fn verdict(name: &'static str, width: u8, cell: OfVerdict) -> Column<OfVerdict> {
    Column { name, width, cell }
}

const ATTEMPT: &[Column<OfAttempt>] = &[
    attempt("attempt", 46, |row, _| Cell::text(row.id.as_str())),
    attempt("day", 11, |row, _| Cell::text(row.day.to_string())),
    attempt("time", 9, |row, _| Cell::text(&row.time)),
    attempt("person", 12, |row, _| of_person(row, |person| person.id.as_str())),
    attempt("name", 28, |row, _| of_person(row, |person| person.name.as_str())),
    attempt("position", 20, |row, _| {
        of_person(row, |person| person.position.as_str())
    }),
    attempt("unit", 32, |row, _| of_person(row, |person| person.unit.as_str())),
    attempt("office", 32, |row, _| of_person(row, |person| person.office.as_str())),
    attempt("mode", 11, mode),
    attempt("kind", 10, |row, words| Cell::text(words.text(kind(row.kind)))),
    attempt("played", 32, |row, _| Cell::text(&row.played)),
    attempt("played-version", 9, |row, _| {
        Cell::number(f64::from(row.played_version))
    }),
    attempt("procedure", 14, |row, _| Cell::text(row.procedure.as_str())),
    attempt("procedure-version", 9, |row, _| {
        Cell::number(f64::from(row.procedure_version))
    }),
    attempt("state", 22, |row, words| Cell::text(words.text(state(row.state)))),
    attempt("passed", 18, |row, words| {
        row.passed
            .map_or(Cell::Empty, |passed| Cell::text(words.text(&key("passed", &passed))))
    }),
    attempt("score", 8, |row, _| {
        row.score.map_or(Cell::Empty, |score| Cell::number(score.value))
    }),
    attempt("score-low", 8, |row, _| {
        row.score.map_or(Cell::Empty, |score| Cell::number(score.low))
    }),
    attempt("score-high", 8, |row, _| {
        row.score.map_or(Cell::Empty, |score| Cell::number(score.high))
    }),
    attempt("critical", 46, |row, words| critical(row, Certainty::Certain, words)),
    attempt("critical-unclear", 46, |row, words| {
        critical(row, Certainty::Unclear, words)
    }),
    attempt("duration", 10, |row, _| Cell::seconds(row.duration_ms)),
    attempt("away", 10, |row, _| Cell::seconds(row.away_ms)),
    attempt("invigilator", 28, |row, _| {
        Cell::text(row.invigilator.clone().unwrap_or_default())
    }),
    attempt("reviewed", 11, |row, _| {
        of_review(row, |review| Cell::text(review.on.to_string()))
    }),
    attempt("reviewed-by", 28, |row, _| {
        of_review(row, |review| Cell::text(&review.by))
    }),
    attempt("reviewed-passed", 18, |row, words| {
        of_review(row, |review| Cell::text(words.text(&key("passed", &review.passed))))
    }),
    attempt("reviewed-score", 8, |row, _| {
        of_review(row, |review| {
            review.score.map_or(Cell::Empty, |score| Cell::number(score.value))
        })
    }),
];

const VERDICT: &[Column<OfVerdict>] = &[
    verdict("attempt", 46, |row, _, _| Cell::text(row.id.as_str())),
    verdict("day", 11, |row, _, _| Cell::text(row.day.to_string())),
    verdict("person", 12, |row, _, _| of_person(row, |person| person.id.as_str())),
    verdict("name", 28, |row, _, _| of_person(row, |person| person.name.as_str())),
    verdict("mode", 11, |row, _, words| mode(row, words)),
    verdict("played", 32, |row, _, _| Cell::text(&row.played)),
    verdict("procedure", 14, |row, _, _| Cell::text(row.procedure.as_str())),
    verdict("rule", 22, |_, rule, _| Cell::text(rule.rule.as_str())),
    verdict("clause", 14, |_, rule, _| Cell::text(&rule.clause)),
    verdict("title", 46, |_, rule, words| Cell::text(rule.title.get(words.lang))),
    verdict("verdict", 16, |_, rule, words| {
        Cell::text(words.text(&key("verdict", &rule.verdict)))
    }),
    verdict("points", 9, |_, rule, _| Cell::number(rule.points)),
    verdict("maximum", 9, |_, rule, _| Cell::number(rule.maximum)),
    verdict("reviewed-verdict", 16, |_, rule, words| {
        rule.reviewed
            .map_or(Cell::Empty, |verdict| Cell::text(words.text(&key("verdict", &verdict))))
    }),
];

/// A line an attempt.
pub(super) fn attempts(rows: &[AttemptRow], wording: &Wording<'_>) -> Table {
    let line = |row: &AttemptRow| -> Vec<Cell> { ATTEMPT.iter().map(|column| (column.cell)(row, wording)).collect() };
    Table {
        name: wording.text("exports-sheet-attempts"),
        heads: heads(ATTEMPT, wording),
        lines: rows.iter().map(line).collect(),
    }
}

/// A line a verdict.
pub(super) fn verdicts(rows: &[AttemptRow], wording: &Wording<'_>) -> Table {
    let mut lines = Vec::new();
    for row in rows {
        for rule in &row.rules {
            lines.push(VERDICT.iter().map(|column| (column.cell)(row, rule, wording)).collect());
        }
    }
    Table {
        name: wording.text("exports-sheet-verdicts"),
        heads: heads(VERDICT, wording),
        lines,
    }
}

fn heads<F>(columns: &[Column<F>], wording: &Wording<'_>) -> Vec<Head> {
    let head = |column: &Column<F>| {
        let title = wording.text(&format!("exports-column-{}", column.name));
        let needed = u16::try_from(title.chars().count()).unwrap_or(u16::MAX);
        let width = u16::from(column.width).max(needed.saturating_add(1));
        Head { title, width }
    };
    columns.iter().map(head).collect()
}

fn of_person(row: &AttemptRow, what: fn(&PersonRow) -> &str) -> Cell {
    row.person
        .as_ref()
        .map_or(Cell::Empty, |person| Cell::text(what(person)))
}

fn of_review(row: &AttemptRow, what: impl Fn(&ReviewRow) -> Cell) -> Cell {
    row.reviewed.as_ref().map_or(Cell::Empty, what)
}

fn mode(row: &AttemptRow, wording: &Wording<'_>) -> Cell {
    Cell::text(wording.text(match row.mode {
        Mode::Practice => "attempts-practice",
        Mode::Exam => "attempts-exam",
    }))
}

fn kind(kind: PlayedKind) -> &'static str {
    match kind {
        PlayedKind::Call => "exports-call",
        PlayedKind::Shift => "exports-shift",
    }
}

fn state(state: RowState) -> &'static str {
    match state {
        RowState::Unfinished => "attempts-unfinished",
        RowState::Finished => "exports-finished",
        RowState::Interrupted => "attempts-interrupted",
        RowState::GivenUp => "attempts-given-up",
    }
}

fn critical(row: &AttemptRow, certainty: Certainty, wording: &Wording<'_>) -> Cell {
    let errors = row.critical_errors.iter().filter(|error| error.certainty == certainty);
    let named: Vec<String> = errors
        .map(|error| wording.text(&key("critical", &error.kind)))
        .collect();
    Cell::text(named.join("; "))
}

/// The key of a plain value's words: `verdict-not-applicable`.
fn key(start: &str, value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(id)) => format!("{start}-{}", id.replace('_', "-")),
        _ => start.to_owned(),
    }
}

/// A figure as it is written in a language: with a decimal comma in Polish.
pub(super) fn figure(number: f64, lang: Lang) -> String {
    let figure = number.to_string();
    match lang {
        Lang::Pl => figure.replace('.', ","),
        Lang::En => figure,
    }
}
