//! Results for other programs: a table (CSV, XLSX), JSON, and xAPI statements.
//!
//! Pure: rows in, bytes out, wherever the rows come from. No file, no clock, no network. What people read comes in worded, by
//! the keys of `assets/l10n/*/exports.ftl`. No export holds what anybody said, a quote of it, or what was made easier for a
//! trainee.

mod base_iri;
mod csv_file;
mod error;
mod json_file;
mod rows;
mod statements;
mod table;
#[cfg(test)]
mod tests;
mod xlsx_file;

pub use base_iri::BaseIri;
pub(super) use csv_file::FORMULA;
pub use error::ExportError;
pub use rows::{AttemptRow, CriticalRow, PersonRow, PlayedKind, ReviewRow, RowState, Selection, VerdictRow};
pub use statements::{Statements, statements};

use crate::domain::{Day, Lang};
use table::{Cell, Head, Table};

/// The words of an export.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language of tables.
    pub lang: Lang,
    /// The words under a key of the localisation files; statements have theirs in both languages.
    pub say: &'a dyn Fn(Lang, &str) -> String,
}

impl Wording<'_> {
    /// The words under a key, in the language of tables.
    fn text(&self, key: &str) -> String {
        (self.say)(self.lang, key)
    }
}

/// The attempts as CSV, a line each: UTF-8 with a byte order mark, semicolons, decimal comma in Polish.
///
/// # Errors
/// [`ExportError::Unwritable`] when the lines cannot be put together.
pub fn attempts_csv(rows: &[AttemptRow], wording: &Wording<'_>) -> Result<Vec<u8>, ExportError> {
    csv_file::csv(&table::attempts(rows, wording), wording.lang)
}

/// The verdicts on the rules as CSV, a line each, written as [`attempts_csv`] is.
///
/// # Errors
/// [`ExportError::Unwritable`] when the lines cannot be put together.
pub fn verdicts_csv(rows: &[AttemptRow], wording: &Wording<'_>) -> Result<Vec<u8>, ExportError> {
    csv_file::csv(&table::verdicts(rows, wording), wording.lang)
}

/// A table of words as CSV, written as [`attempts_csv`] is: no cell runs as a formula. Each line has a cell for every head.
///
/// # Errors
/// [`ExportError::Unwritable`] when the lines cannot be put together, as when one is longer than the heads.
pub fn words_csv(heads: Vec<String>, lines: Vec<Vec<String>>) -> Result<Vec<u8>, ExportError> {
    let head = |title| Head { title, width: 0 };
    let cells = |line: Vec<String>| line.into_iter().map(Cell::Text).collect();
    let table = Table {
        name: String::new(),
        heads: heads.into_iter().map(head).collect(),
        lines: lines.into_iter().map(cells).collect(),
    };
    // Words are written alike in both languages.
    csv_file::csv(&table, Lang::default())
}

/// A workbook with a sheet of attempts and a sheet of verdicts. `made_on` is the day that stands in it as that of its making.
///
/// # Errors
/// [`ExportError::Unwritable`] when a sheet has more lines than the format holds (1,048,576), or a text is too long for a cell.
pub fn xlsx(rows: &[AttemptRow], wording: &Wording<'_>, made_on: Day) -> Result<Vec<u8>, ExportError> {
    let sheets = [table::attempts(rows, wording), table::verdicts(rows, wording)];
    xlsx_file::xlsx(&sheets, made_on)
}

/// The attempts with their verdicts as JSON; its form is told in `docs/pl/kadry.md`.
///
/// # Errors
/// [`ExportError::Unwritable`] when it cannot be put together.
pub fn json(rows: &[AttemptRow]) -> Result<Vec<u8>, ExportError> {
    json_file::json(rows)
}
