//! The recording sheet: which lines people are to speak, as a table for Excel, and the same table read again.
//!
//! Separated values in the form that a Polish Excel opens by a double click: UTF-8 with a mark, semicolons, CRLF. Excel may
//! save it with other separators and another encoding; what is read back is plain letters and digits, which survive that.
//! It opens no files, and nothing in a cell can become a formula.

use thiserror::Error;

use super::library::LineLibrary;
use super::voice_spec::{VoiceSpec, spoken_form};
use crate::domain::Message;

/// Excel takes a file with this for UTF-8.
const MARK: char = '\u{feff}';
/// Separators that spreadsheets write, the usual one of a Polish system first.
const SEPARATORS: [char; 3] = [';', ',', '\t'];
/// A spreadsheet takes a cell that begins with one of these for a formula, or skips the sign and then does.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Tells a spreadsheet that a cell is text.
const TEXT_SIGN: char = '\'';

/// A line to be spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// What the line is found by when the recording comes in, [`sheet_id`].
    pub id: String,
    /// The scenario.
    pub scenario: String,
    /// Who speaks.
    pub speaker: String,
    /// How it is to be spoken, in words.
    pub manner: String,
    /// The words.
    pub text: String,
    /// The name of the file to record.
    pub file: String,
}

/// The headings of the columns, in the order of [`SheetRow`]'s fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings(pub [String; 6]);

impl Headings {
    fn id(&self) -> &str {
        &self.0[0]
    }

    fn file(&self) -> &str {
        &self.0[5]
    }
}

/// What a sheet says of one line when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetEntry {
    /// The row in the sheet, from 1 with the headings.
    pub row: usize,
    /// The line's [`sheet_id`].
    pub id: String,
    /// The recording's name; empty where somebody has emptied the cell.
    pub file: String,
}

/// Why a sheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SheetError {
    /// A column's heading is missing from the first row.
    #[error("no column {name}")]
    NoColumn { name: String },
    /// A quotation mark is opened and never closed.
    #[error("the quotation mark in row {row} is never closed")]
    Quote { row: usize },
}

impl SheetError {
    /// What the user is told.
    pub fn message(&self) -> Message {
        match self {
            Self::NoColumn { name } => Message::new("voice-sheet-no-column").text("name", name),
            Self::Quote { row } => Message::new("voice-sheet-quote").number("row", *row as f64),
        }
    }
}

/// The id of a line in a sheet. The letter before the digits keeps a spreadsheet from taking it for a figure.
pub fn sheet_id(voice: &VoiceSpec, text: &str) -> String {
    format!("k{}", LineLibrary::person_key(voice, text))
}

/// The sheet as a file's content.
pub fn write_sheet(headings: &Headings, rows: &[SheetRow]) -> String {
    let Headings(headings) = headings;
    let mut sheet = String::from(MARK);
    sheet.push_str(&written(headings.iter().map(String::as_str)));
    for row in rows {
        let text = spoken_form(&row.text);
        let cells = [&row.id, &row.scenario, &row.speaker, &row.manner, &text, &row.file];
        sheet.push_str(&written(cells.into_iter().map(String::as_str)));
    }
    sheet
}

/// Reads a sheet that may have been through a spreadsheet, with headings in any of the given forms. Empty rows are left
/// out.
///
/// # Errors
/// [`SheetError`]
pub fn read_sheet(content: &[u8], headings: &[Headings]) -> Result<Vec<SheetEntry>, SheetError> {
    // Letters of another encoding come out wrong; ids and the names that we gave have none.
    let content = String::from_utf8_lossy(content);
    let mut content = content.trim_start_matches(MARK);
    if let Some((first, rest)) = content.split_once('\n')
        && first.trim_end().starts_with("sep=")
    {
        content = rest;
    }
    let first = content.lines().next().unwrap_or_default();
    // The first of equals is the usual one.
    let separator = SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| first.matches(*separator).count())
        .unwrap_or(SEPARATORS[0]);
    let mut rows = rows_of(content, separator)?.into_iter();
    let (_, titles) = rows.next().unwrap_or_default();
    let column = |title: fn(&Headings) -> &str| {
        titles
            .iter()
            .position(|found| {
                headings
                    .iter()
                    .any(|known| found.trim().eq_ignore_ascii_case(title(known)))
            })
            .ok_or_else(|| SheetError::NoColumn {
                name: headings.first().map(title).unwrap_or_default().to_owned(),
            })
    };
    let (id, file) = (column(Headings::id)?, column(Headings::file)?);
    let cell = |cells: &[String], index: usize| cells.get(index).map_or("", |cell| plain(cell)).to_owned();
    Ok(rows
        .map(|(row, cells)| SheetEntry {
            row,
            id: cell(&cells, id),
            file: cell(&cells, file),
        })
        .filter(|entry| !entry.id.is_empty())
        .collect())
}

/// A row of cells, each in quotation marks.
fn written<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\"")))
        .collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell that stays text.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA_SIGNS) {
        format!("{TEXT_SIGN}{cell}")
    } else {
        cell.to_owned()
    }
}

/// What a cell said before it was made harmless.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix(TEXT_SIGN) {
        Some(rest) if rest.starts_with(FORMULA_SIGNS) => rest.trim(),
        _ => cell.trim(),
    }
}

/// The rows with their numbers from 1. A quotation mark opens a quoted cell at its beginning alone; within one, two stand
/// for one.
fn rows_of(content: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, SheetError> {
    let mut rows = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut row, mut quoted) = (1, false);
    let mut signs = content.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(sign),
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                rows.push((row, std::mem::take(&mut cells)));
                row += 1;
            }
            '\r' => {}
            _ if sign == separator => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(sign),
        }
    }
    if quoted {
        return Err(SheetError::Quote { row });
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push((row, cells));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn headings(file: &str) -> Headings {
        Headings(["id", "scenariusz", "kto mówi", "jak", "tekst", file].map(str::to_owned))
    }

    fn row(text: &str, file: &str) -> SheetRow {
        SheetRow {
            id: "k3f1e3dd5754303b4".to_owned(),
            scenario: "senior-dowod".to_owned(),
            speaker: "caller".to_owned(),
            manner: "130".to_owned(),
            text: text.to_owned(),
            file: file.to_owned(),
        }
    }

    fn read(content: &[u8]) -> Result<Vec<SheetEntry>, SheetError> {
        read_sheet(content, &[headings("plik"), headings("file")])
    }

    fn entry(row: usize, id: &str, file: &str) -> SheetEntry {
        SheetEntry {
            row,
            id: id.to_owned(),
            file: file.to_owned(),
        }
    }

    #[test]
    fn a_sheet_opens_in_a_polish_excel() {
        let sheet = write_sheet(&headings("plik"), &[row("Tak; „proszę”,\n  \"dobrze\".", "a.wav")]);
        insta::assert_snapshot!(sheet.replace('\r', "<CR>").replace(MARK, "<BOM>"), @r#"
        <BOM>"id";"scenariusz";"kto mówi";"jak";"tekst";"plik"<CR>
        "k3f1e3dd5754303b4";"senior-dowod";"caller";"130";"Tak; „proszę”, ""dobrze"".";"a.wav"<CR>
        "#);
    }

    #[rstest]
    #[case("=1+1")]
    #[case("+48 123")]
    #[case("-2")]
    #[case("@SUM(A1)")]
    #[case("\t=1")]
    fn no_cell_is_a_formula(#[case] file: &str) {
        let sheet = write_sheet(&headings("plik"), &[row("Tak.", file)]);
        assert!(sheet.contains(&format!(";\"'{file}\"")), "{sheet}");
        assert_eq!(
            read(sheet.as_bytes()),
            Ok(vec![entry(2, "k3f1e3dd5754303b4", file.trim())])
        );
    }

    #[test]
    fn words_that_look_like_a_formula_are_harmless_too() {
        let sheet = write_sheet(&headings("plik"), &[row("=HYPERLINK(\"x\")", "a.wav")]);
        assert!(sheet.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{sheet}");
    }

    #[test]
    fn a_sheet_is_read_as_spreadsheets_save_it() {
        let expected = Ok(vec![entry(2, "k1", "a.wav"), entry(4, "k2", "")]);
        let saved = [
            "\u{feff}id;plik\r\nk1;a.wav\r\n;\r\nk2;\r\n",
            "sep=;\r\nid;plik\r\nk1;a.wav\r\n;\r\nk2\r\n",
            "id,tekst,file\nk1,\"Tak, a; nie\nwcale\",a.wav\n,,\nk2,,",
            "tekst\tID\tPlik\nTak\tk1\ta.wav\n\nNie\tk2",
        ];
        for content in saved {
            assert_eq!(read(content.as_bytes()), expected, "{content:?}");
        }
        // Windows-1250: "zażółć" is no UTF-8.
        let old = b"id;tekst;plik\r\nk1;za\xbf\xf3\xb3\xe6;a.wav\r\n\r\nk2;;\r\n";
        assert_eq!(read(old), expected);
    }

    #[test]
    fn what_is_no_sheet_says_what_is_missing() {
        let no_column = |name: &str| Err(SheetError::NoColumn { name: name.to_owned() });
        assert_eq!(read(b""), no_column("id"));
        assert_eq!(read(b"PK\x03\x04\0\0"), no_column("id"));
        assert_eq!(read(b"id;tekst\r\nk1;Tak\r\n"), no_column("plik"));
        assert_eq!(read(b"id;plik\r\nk1;\"a.wav\r\n"), Err(SheetError::Quote { row: 2 }));
    }

    #[test]
    fn an_id_is_no_figure() {
        let voice = VoiceSpec::new("m3", 150, 50).expect("valid");
        let id = sheet_id(&voice, "Tak.");
        assert!(id.starts_with('k') && id.len() == 17, "{id}");
        assert_ne!(id, sheet_id(&voice, "Nie."));
    }
}
