//! People from a table of another program, as CSV: which columns it has, who stands in which line, and what is wrong with a line.
//!
//! Pure: bytes come in, people and problems go out. A broken line keeps back no other; so that a quotation mark without its pair
//! swallows none, each line of the file is read by itself.

#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeMap;
use std::fmt;

use csv::ReaderBuilder;
use thiserror::Error;

use self::text::{NOTHING, decoded};
use super::exports::FORMULA;
use super::people::Who;
use crate::domain::{Address, Message, without_mark};

pub use self::text::Encoding;

/// The longest name of a person, a unit or an office, characters.
const LONGEST: usize = 200;

/// What a table's cells may be parted by, the likeliest first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// What spreadsheets write before a table to say what its cells are parted by.
const SEPARATOR: &str = "sep=";

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Position.
    Position,
    /// Unit: department, section or desk.
    Unit,
    /// The office's full name.
    Office,
    /// How callers address them.
    Address,
}

impl Column {
    /// All of them; a table needs each.
    pub const ALL: [Self; 6] = [
        Self::FirstName,
        Self::LastName,
        Self::Position,
        Self::Unit,
        Self::Office,
        Self::Address,
    ];

    /// What it is called in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstName => "imię",
            Self::LastName => "nazwisko",
            Self::Position => "stanowisko",
            Self::Unit => "komórka",
            Self::Office => "urząd",
            Self::Address => "forma",
        }
    }

    /// The column of this name, however it is written; none: a table may have it, and it is passed over.
    fn parse(head: &str) -> Option<Self> {
        Some(match plain(head).as_str() {
            "imie" | "firstname" | "givenname" => Self::FirstName,
            "nazwisko" | "lastname" | "surname" => Self::LastName,
            "stanowisko" | "position" | "jobtitle" => Self::Position,
            "komorka" | "komorkaorganizacyjna" | "unit" | "department" => Self::Unit,
            "urzad" | "office" => Self::Office,
            "forma" | "formapanpani" | "formagrzecznosciowa" | "zwrot" | "address" | "form" | "formofaddress" => {
                Self::Address
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Whoever stands in a line that is right, in their order.
    pub people: Vec<Who>,
    /// Lines that are not, in their order.
    pub problems: Vec<BrokenLine>,
    /// Columns that nobody asked for, as they are called.
    pub passed_over: Vec<String>,
    /// How its letters were written.
    pub encoding: Encoding,
}

/// A line that says of nobody who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its place in the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: Broken,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// It has more or fewer cells than there are columns.
    Cells {
        /// So many it has.
        found: usize,
        /// So many columns there are.
        columns: usize,
    },
    /// A quotation mark has no pair.
    Quote,
    /// A cell is empty.
    Empty {
        /// In which column.
        column: Column,
    },
    /// A cell begins as a formula does.
    Formula {
        /// In which column.
        column: Column,
        /// The sign.
        sign: char,
    },
    /// A cell is too long.
    Long {
        /// In which column.
        column: Column,
    },
    /// A cell holds a sign that no name has: one that cannot be seen, or one that could not be read.
    Sign {
        /// In which column.
        column: Column,
    },
    /// Nobody is addressed so.
    Address {
        /// What stands there.
        found: String,
    },
}

impl BrokenLine {
    /// What the reader is told, in `assets/l10n/*/rescore.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str| Message::new(key).number("line", self.line as f64);
        let cell = |key: &str, column: Column| about(key).text("column", column.name());
        match &self.why {
            Broken::Cells { found, columns } => about("import-line-cells")
                .number("found", *found as f64)
                .number("columns", *columns as f64),
            Broken::Quote => about("import-line-quote"),
            Broken::Empty { column } => cell("import-line-empty", *column),
            Broken::Formula { column, sign } => cell("import-line-formula", *column).text("sign", sign.to_string()),
            Broken::Long { column } => cell("import-line-long", *column).number("most", LONGEST as f64),
            Broken::Sign { column } => cell("import-line-sign", *column),
            Broken::Address { found } => about("import-line-address").text("found", found),
        }
    }
}

/// A file from which nobody can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// It is a workbook.
    #[error("this is a workbook; save the sheet as CSV (UTF-8)")]
    Workbook,
    /// It is no text.
    #[error("this is no text; save the table as CSV (UTF-8)")]
    NoText,
    /// A letter of it can be read neither as UTF-8 nor as Windows-1250.
    #[error("line {line}: a letter is neither UTF-8 nor Windows-1250; save the table as CSV (UTF-8)")]
    Letters {
        /// The first line with one, from 1.
        line: usize,
    },
    /// Nothing stands in it.
    #[error("the file is empty; its first line names the columns")]
    Empty,
    /// The first line does not name every column.
    #[error("the first line does not name these columns: {}", names(columns))]
    Columns {
        /// Those that it lacks.
        columns: Vec<Column>,
    },
    /// The first line names a column twice.
    #[error("the first line names the column {column} twice")]
    Twice {
        /// Which one.
        column: Column,
    },
}

impl ImportError {
    /// What the reader is told, in `assets/l10n/*/rescore.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Workbook => Message::new("import-workbook"),
            Self::NoText => Message::new("import-no-text"),
            Self::Letters { line } => Message::new("import-letters").number("line", *line as f64),
            Self::Empty => Message::new("import-empty"),
            Self::Columns { columns } => Message::new("import-columns").text("columns", names(columns)),
            Self::Twice { column } => Message::new("import-column-twice").text("column", column.name()),
        }
    }
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ")
}

/// Reads people from a table whose first line names its columns, in any order. `delimiter` is what parts its cells; none: what parts
/// the most columns in the first line.
///
/// # Errors
/// When the file is no text, or does not name every column once.
pub fn read_people(bytes: &[u8], delimiter: Option<u8>) -> Result<Imported, ImportError> {
    let (text, encoding) = decoded(bytes)?;
    let mut lines = text
        .lines()
        .zip(1_usize..)
        .filter(|(line, _)| !line.trim().is_empty())
        .peekable();
    let said = lines.peek().and_then(|(line, _)| line.strip_prefix(SEPARATOR));
    let said = said.and_then(|sign| sign.bytes().next());
    if said.is_some() {
        lines.next();
    }
    let (first, _) = lines.next().ok_or(ImportError::Empty)?;
    let delimiter = delimiter.or(said).unwrap_or_else(|| likeliest(first));
    let heads = cells(first, delimiter).unwrap_or_default();
    let places = places(&heads)?;
    let mut read = Imported {
        people: Vec::new(),
        problems: Vec::new(),
        passed_over: heads.iter().filter(|head| is_unknown(head)).cloned().collect(),
        encoding,
    };
    for (line, number) in lines {
        match somebody(line, delimiter, heads.len(), &places) {
            Ok(Some(who)) => read.people.push(who),
            // Spreadsheets leave such lines behind a table.
            Ok(None) => {}
            Err(why) => read.problems.push(BrokenLine { line: number, why }),
        }
    }
    Ok(read)
}

/// What parts the most columns that are asked for.
fn likeliest(heads: &str) -> u8 {
    let known = |delimiter: u8| {
        let heads = cells(heads, delimiter).unwrap_or_default();
        heads.iter().filter_map(|head| Column::parse(head)).count()
    };
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let count = known(delimiter);
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    best.0
}

fn is_unknown(head: &str) -> bool {
    !head.is_empty() && Column::parse(head).is_none()
}

/// Where each column stands.
fn places(heads: &[String]) -> Result<BTreeMap<Column, usize>, ImportError> {
    let mut places = BTreeMap::new();
    for (place, head) in heads.iter().enumerate() {
        if let Some(column) = Column::parse(head)
            && places.insert(column, place).is_some()
        {
            return Err(ImportError::Twice { column });
        }
    }
    let missing = Column::ALL.into_iter().filter(|column| !places.contains_key(column));
    let columns: Vec<Column> = missing.collect();
    if columns.is_empty() {
        Ok(places)
    } else {
        Err(ImportError::Columns { columns })
    }
}

/// Who stands in a line; none: all its cells are empty.
fn somebody(
    line: &str,
    delimiter: u8,
    columns: usize,
    places: &BTreeMap<Column, usize>,
) -> Result<Option<Who>, Broken> {
    let cells = cells(line, delimiter).ok_or(Broken::Quote)?;
    if cells.iter().all(|cell| cell.is_empty()) {
        return Ok(None);
    }
    if cells.len() != columns {
        let found = cells.len();
        return Err(Broken::Cells { found, columns });
    }
    let cell = |column: Column| {
        let place = places.get(&column).copied();
        place.and_then(|place| cells.get(place)).map_or("", String::as_str)
    };
    let text = |column: Column| checked(cell(column), column);
    Ok(Some(Who {
        first_name: text(Column::FirstName)?,
        last_name: text(Column::LastName)?,
        position: text(Column::Position)?,
        unit: text(Column::Unit)?,
        office: text(Column::Office)?,
        address: address(&text(Column::Address)?)?,
    }))
}

/// The cells of a line, without spaces around and doubled ones within; none: a quotation mark has no pair.
fn cells(line: &str, delimiter: u8) -> Option<Vec<String>> {
    if line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        return None;
    }
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut records = reader.from_reader(line.as_bytes()).into_records();
    let record = records.next()?.ok()?;
    let tidy = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(record.iter().map(tidy).collect())
}

/// A cell that can be a name. What looks like a command of another language is a name like any other.
fn checked(cell: &str, column: Column) -> Result<String, Broken> {
    let Some(first) = cell.chars().next() else {
        return Err(Broken::Empty { column });
    };
    if FORMULA.contains(&first) {
        return Err(Broken::Formula { column, sign: first });
    }
    if cell.chars().any(is_hidden) {
        return Err(Broken::Sign { column });
    }
    if cell.chars().count() > LONGEST {
        return Err(Broken::Long { column });
    }
    Ok(cell.to_owned())
}

/// Whether a sign cannot be seen, turns the order of those around it, or could not be read.
fn is_hidden(sign: char) -> bool {
    let turns = matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    turns || sign.is_control() || matches!(sign, NOTHING | '\u{ad}' | '\u{feff}')
}

fn address(found: &str) -> Result<Address, Broken> {
    match plain(found).as_str() {
        "pan" | "mr" => Ok(Address::Pan),
        "pani" | "ms" | "mrs" => Ok(Address::Pani),
        "panstwo" => Ok(Address::Panstwo),
        _ => Err(Broken::Address {
            found: found.to_owned(),
        }),
    }
}

/// Words as they are compared: small letters and figures alone, without Polish signs.
fn plain(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).map(without_mark);
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}
