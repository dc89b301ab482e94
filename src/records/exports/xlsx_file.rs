//! Tables as an Excel workbook, a sheet each. Words are written as words: nothing in it is ever a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::error::ExportError;
use super::table::{Cell, Table};
use crate::domain::Day;

/// The file. `made_on` is its day of making, so that the same tables give the same file.
///
/// # Errors
/// When a table does not fit into a sheet.
pub(super) fn xlsx(tables: &[Table], made_on: Day) -> Result<Vec<u8>, ExportError> {
    workbook(tables, made_on).map_err(|error| ExportError::unwritable(&error))
}

fn workbook(tables: &[Table], made_on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made_on = ExcelDateTime::parse_from_str(&made_on.to_string())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    let bold = Format::new().set_bold();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name.as_str())?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, head) in (0_u16..).zip(&table.heads) {
            sheet.set_column_width(column, f64::from(head.width))?;
            sheet.write_string_with_format(0, column, head.title.as_str(), &bold)?;
        }
        for (row, line) in (1_u32..).zip(&table.lines) {
            for (column, cell) in (0_u16..).zip(line) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        sheet.write_string(row, column, text.as_str())?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(row, column, *number)?;
                    }
                }
            }
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::super::table::Head;
    use super::*;

    fn table(name: &str, lines: Vec<Vec<Cell>>) -> Table {
        Table {
            name: name.to_owned(),
            heads: vec![Head {
                title: "Osoba".to_owned(),
                width: 20,
            }],
            lines,
        }
    }

    fn day() -> Day {
        "2026-11-30".parse().unwrap()
    }

    /// Names of a ZIP archive's members stand in it as they are.
    fn has(bytes: &[u8], name: &str) -> bool {
        bytes.windows(name.len()).any(|part| part == name.as_bytes())
    }

    #[test]
    fn every_table_is_a_sheet_of_a_workbook() {
        let tables = [
            table("Próby", vec![vec![Cell::Text("=1+1".to_owned())]]),
            table("Oceny reguł", Vec::new()),
        ];
        let bytes = xlsx(&tables, day()).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert!(has(&bytes, "xl/worksheets/sheet1.xml") && has(&bytes, "xl/worksheets/sheet2.xml"));
        assert!(!has(&bytes, "xl/worksheets/sheet3.xml"));
        // Words lie in a table of their own; formulas would not.
        assert!(has(&bytes, "xl/sharedStrings.xml"));
        assert_eq!(xlsx(&tables, day()).unwrap(), bytes, "the same tables, the same file");
    }

    #[test]
    fn what_does_not_fit_into_a_cell_is_told() {
        let long = Cell::Text("a".repeat(32_768));
        let refused = xlsx(&[table("A", vec![vec![long]])], day());
        assert!(matches!(refused, Err(ExportError::Unwritable { .. })));
    }
}
