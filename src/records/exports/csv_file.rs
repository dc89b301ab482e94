//! A table as CSV for spreadsheets: UTF-8 with a byte order mark, semicolons, lines that end with CR LF.
//!
//! A spreadsheet takes a cell that begins with certain signs for a formula and runs it. Whoever can put their name into a
//! table could have others' computers work for them, so such a cell gets an apostrophe before it.

use csv::{Terminator, WriterBuilder};

use super::error::ExportError;
use super::table::{Cell, Table, figure};
use crate::domain::Lang;

/// By it Excel knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Signs that begin a formula, the full-width ones of East Asian keyboards too.
pub(in crate::records) const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Signs that spreadsheets skip before they look for one.
const SKIPPED: [char; 3] = ['\t', '\r', '\n'];

/// The file.
///
/// # Errors
/// When a line cannot be put together.
pub(super) fn csv(table: &Table, lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let heads: Vec<String> = table.heads.iter().map(|head| harmless(&head.title)).collect();
    let lines = table
        .lines
        .iter()
        .map(|line| -> Vec<String> { line.iter().map(|cell| written(cell, lang)).collect() });
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    for line in std::iter::once(heads).chain(lines) {
        writer
            .write_record(&line)
            .map_err(|error| ExportError::unwritable(&error))?;
    }
    writer.flush().map_err(|error| ExportError::unwritable(&error))?;
    drop(writer);
    Ok(bytes)
}

fn written(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => figure(*number, lang),
    }
}

/// Words that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(SKIPPED) || text.trim_start().starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Head;
    use super::*;

    fn lines(lines: Vec<Vec<Cell>>, lang: Lang) -> String {
        let head = |title: &str| Head {
            title: title.to_owned(),
            width: 9,
        };
        let table = Table {
            name: "A".to_owned(),
            heads: vec![head("Osoba"), head("Wynik")],
            lines,
        };
        String::from_utf8(csv(&table, lang).unwrap()).unwrap()
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_cell_that_would_be_a_formula_is_words() {
        for formula in [
            "=1+1",
            "+48 85",
            "-1",
            "@SUM(A1)",
            "\t=1+1",
            "\rx",
            "\nx",
            "  =1+1",
            "\u{a0}=1+1",
            "＝1+1",
            "－1",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"), "{formula:?}");
        }
        for plain in ["", "Anna Żak", "a=b", "'=1", "85 732-46-00"] {
            assert_eq!(harmless(plain), plain);
        }
        let file = lines(vec![vec![text("=cmd|' /C calc'!A0"), Cell::Number(-1.5)]], Lang::Pl);
        assert!(
            file.ends_with("\r\n'=cmd|' /C calc'!A0;-1,5\r\n"),
            "a figure stays one: {file:?}"
        );
    }

    #[test]
    fn quotes_separators_and_line_ends_stay_in_their_cell() {
        let file = lines(
            vec![
                vec![text("Anna „Żak” \"Ż\"; Łódź"), text("a\r\nb\nc")],
                vec![Cell::Empty, Cell::Empty],
            ],
            Lang::Pl,
        );
        assert_eq!(
            file,
            "\u{feff}Osoba;Wynik\r\n\"Anna „Żak” \"\"Ż\"\"; Łódź\";\"a\r\nb\nc\"\r\n;\r\n"
        );
    }

    #[test]
    fn figures_follow_the_language_and_an_empty_table_has_its_heads() {
        let row = || {
            vec![
                vec![text("A"), Cell::Number(83.25)],
                vec![text("B"), Cell::Number(100.0)],
            ]
        };
        assert!(lines(row(), Lang::Pl).ends_with("\r\nA;83,25\r\nB;100\r\n"));
        assert!(lines(row(), Lang::En).ends_with("\r\nA;83.25\r\nB;100\r\n"));
        assert_eq!(lines(Vec::new(), Lang::En).as_bytes(), b"\xEF\xBB\xBFOsoba;Wynik\r\n");
    }
}
