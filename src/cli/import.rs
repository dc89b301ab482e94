//! `sygnaly records import FILE`: people from a table of another program, added to the list of this computer. What a line says, and
//! what is wrong with it, `records::import` decides.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use super::assets::Assets;
use super::error::CliError;
use super::help::Wanted;
use super::out;
use crate::domain::{Lang, Message};
use crate::records::import::{Encoding, ImportError, read_people};
use crate::records::{Added, People};
use crate::settings::data_folder;

/// Arguments of `records import`.
#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The table: CSV, whose first line names the columns imię, nazwisko, stanowisko, komórka, urząd and forma, in any order
    file: PathBuf,
    /// Only say what would be added
    #[arg(long)]
    dry_run: bool,
    /// What parts the cells: one sign, or `tab` (default: what the first line shows)
    #[arg(long, value_name = "SIGN", value_parser = delimiter)]
    delimiter: Option<u8>,
}

fn delimiter(text: &str) -> Result<u8, Wanted> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [sign] if !sign.is_ascii_alphanumeric() && !matches!(sign, b'"' | b'\r' | b'\n') => Ok(*sign),
        _ => Err(Wanted::new(
            "podaj jeden znak, na przykład ; albo , ale nie literę, cyfrę ani cudzysłów; albo tab",
            "write one sign, as ; or , and not a letter, a figure or a quotation mark; or tab",
        )),
    }
}

/// Adds people to the list. Exits 1 when a line was left out; the others are in the list.
pub(super) fn import(assets: &Assets, lang: Lang, args: &ImportArgs) -> Result<ExitCode, CliError> {
    let say = |message: &Message| assets.localizer.message(lang, message);
    let data = data_folder()?;
    let path = args.file.display().to_string();
    let bytes = fs::read(&args.file).map_err(|error| CliError::file(&args.file, &error))?;
    let read = read_people(&bytes, args.delimiter);
    let read = read.map_err(|error: ImportError| {
        let told = Message::new("import-refused").text("path", &path);
        told.text("why", say(&error.message()))
    })?;
    if read.encoding == Encoding::Windows1250 {
        out::tell(say(&Message::new("import-windows-1250")));
    }
    if !read.passed_over.is_empty() {
        let columns = read.passed_over.join(", ");
        out::tell(say(&Message::new("import-passed-over").text("columns", columns)));
    }
    for problem in &read.problems {
        out::tell(say(&problem.message()));
    }
    let people = read.people;
    let Added { added, known } = if args.dry_run {
        People::load(&data)?.add_trainees(people)?
    } else if people.is_empty() {
        Added::default()
    } else {
        People::change(&data, |list| list.add_trainees(people))?
    };
    let done = Message::new(if args.dry_run { "import-would" } else { "import-done" });
    let done = done.number("added", added as f64).number("known", known as f64);
    out::line(say(&done.number("broken", read.problems.len() as f64)))?;
    Ok(if read.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
