//! `sygnaly voice sheet`: which lines people are to speak, and what they recorded.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::lines::{self, LibraryLine};
use super::{Desk, bar};
use crate::cli::error::CliError;
use crate::cli::out;
use crate::domain::{Lang, Message};
use crate::files;
use crate::voice::{
    Headings, LineLibrary, Origin, SheetEntry, SheetError, SheetRow, VoiceError, read_sheet, sheet_id, take_recording,
    write_sheet,
};

/// Endings that a recording may have instead of the one in the sheet.
const ENDINGS: [&str; 4] = ["wav", "WAV", "ogg", "OGG"];

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// Write the lines that no person has recorded yet into a table for Excel, CSV
    Export {
        /// The file to write
        file: PathBuf,
        /// Scenarios; without any, all that are shipped
        scenarios: Vec<String>,
    },
    /// Take in recordings (WAV or OGG Vorbis), named as the table says; they go before rendered lines
    Import {
        /// The table
        file: PathBuf,
        /// The folder with the recordings
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
    },
}

/// Writes a recording sheet, or takes in recordings. Exits 1 when one of them was refused.
pub(super) fn run(desk: &Desk<'_>, action: &Action) -> Result<ExitCode, CliError> {
    match action {
        Action::Export { file, scenarios } => export(desk, file, scenarios),
        Action::Import { file, from } => import(desk, file, from),
    }
}

fn export(desk: &Desk<'_>, file: &Path, scenarios: &[String]) -> Result<ExitCode, CliError> {
    let library = desk.shipped(None)?;
    let lines = lines::once(lines::every_line(desk, scenarios)?);
    let rows = rows(desk, &library, &lines);
    let sheet = write_sheet(&headings(desk, desk.lang), &rows);
    std::fs::write(file, sheet).map_err(|error| CliError::file(file, &error))?;
    let done = Message::new("voice-sheet-exported").text("path", file.display().to_string());
    out::line(desk.words(&done.number("count", rows.len() as f64)))?;
    Ok(ExitCode::SUCCESS)
}

/// The lines that no person has recorded. A file's number is that of the line among all that its speaker has, so that it
/// stays the same while recordings come in.
fn rows(desk: &Desk<'_>, library: &LineLibrary, lines: &[LibraryLine]) -> Vec<SheetRow> {
    let mut counted: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::new();
    for line in lines {
        let stem = format!("{}-{}", line.scenario, files::safe_name(&line.who));
        let number = counted.entry(stem.clone()).or_default();
        *number += 1;
        let found = library.recording(&line.voice, &line.text);
        if found.is_some_and(|found| found.origin == Origin::Person) {
            continue;
        }
        let manner = desk.text(&format!("voice-manner-{}", line.voice.manner().id()));
        let manner = Message::new("voice-sheet-how").text("manner", manner);
        rows.push(SheetRow {
            id: sheet_id(&line.voice, &line.text),
            scenario: line.scenario.clone(),
            speaker: line.name.clone(),
            manner: desk.words(&manner.number("rate", f64::from(line.voice.spoken_rate()))),
            text: line.text.clone(),
            file: format!("{stem}-{number:03}.wav"),
        });
    }
    rows
}

/// The columns' headings in a language.
fn headings(desk: &Desk<'_>, lang: Lang) -> Headings {
    let columns = ["id", "scenario", "speaker", "how", "text", "file"];
    Headings(columns.map(|column| {
        desk.assets
            .localizer
            .text(lang, &format!("voice-sheet-column-{column}"))
    }))
}

/// What became of the rows of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
struct Taken {
    taken: usize,
    /// Rows whose recording is not there, perhaps not yet.
    absent: usize,
    refused: usize,
}

fn import(desk: &Desk<'_>, file: &Path, from: &Path) -> Result<ExitCode, CliError> {
    if !from.is_dir() {
        return Err(Message::new("voice-sheet-no-folder")
            .text("path", from.display().to_string())
            .into());
    }
    let content = std::fs::read(file).map_err(|error| CliError::file(file, &error))?;
    // The language of the sheet is that of whoever wrote it.
    let entries = read_sheet(
        &content,
        &[
            headings(desk, desk.lang),
            headings(desk, Lang::Pl),
            headings(desk, Lang::En),
        ],
    )?;
    let lines = lines::once(lines::every_line(desk, &[])?);
    let by_id: HashMap<String, &LibraryLine> = lines
        .iter()
        .map(|line| (sheet_id(&line.voice, &line.text), line))
        .collect();
    let library = desk.shipped(None)?;
    let bar = bar(entries.len());
    let mut taken = Taken::default();
    for entry in &entries {
        bar.inc(1);
        match take(desk, &library, &by_id, from, entry) {
            Ok(true) => taken.taken += 1,
            Ok(false) => taken.absent += 1,
            // Every further row would meet it too.
            Err(Refusal::Useless(error)) => {
                bar.finish_and_clear();
                return Err(error.into());
            }
            Err(Refusal::Row(why)) => {
                taken.refused += 1;
                let said = Message::new("voice-sheet-refused").number("row", entry.row as f64);
                bar.suspend(|| out::tell(desk.words(&said.text("why", why))));
            }
        }
    }
    bar.finish_and_clear();
    let done = Message::new("voice-sheet-imported")
        .number("taken", taken.taken as f64)
        .number("absent", taken.absent as f64)
        .number("refused", taken.refused as f64);
    out::line(desk.words(&done))?;
    if taken.taken > 0 {
        out::line(desk.text("voice-sheet-credits"))?;
    }
    Ok(if taken.refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Why a recording was not taken.
enum Refusal {
    /// Something is wrong with this row; in words.
    Row(String),
    /// No row can be taken.
    Useless(VoiceError),
}

/// Takes in the recording of a row; `false` when it is not there.
fn take(
    desk: &Desk<'_>,
    library: &LineLibrary,
    by_id: &HashMap<String, &LibraryLine>,
    from: &Path,
    entry: &SheetEntry,
) -> Result<bool, Refusal> {
    let refused = |message: Message| Refusal::Row(desk.words(&message));
    if entry.file.is_empty() {
        return Ok(false);
    }
    let Some(recording) = within(from, &entry.file) else {
        return Err(refused(Message::new("voice-sheet-outside").text("file", &entry.file)));
    };
    let Some(recording) = there(&recording) else {
        return Ok(false);
    };
    let Some(line) = by_id.get(&entry.id) else {
        return Err(refused(Message::new("voice-sheet-unknown-line").text("id", &entry.id)));
    };
    let out = library.person_file(&line.voice, &line.text);
    match take_recording(&recording, &line.voice, &line.text, &out) {
        Ok(_) => Ok(true),
        Err(error @ VoiceError::ProgramMissing { .. }) => Err(Refusal::Useless(error)),
        Err(error) => Err(Refusal::Row(desk.trouble(&line.text, &error))),
    }
}

/// The path of a file in the folder or below it; none when its name leads out of it.
fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let name = Path::new(name);
    let stays = name
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    stays.then(|| folder.join(name))
}

/// The recording under this name, or with another ending that a recording may have.
fn there(path: &Path) -> Option<PathBuf> {
    let others = ENDINGS.iter().map(|ending| path.with_extension(ending));
    std::iter::once(path.to_path_buf())
        .chain(others)
        .find(|path| path.is_file())
}

impl From<SheetError> for CliError {
    fn from(error: SheetError) -> Self {
        Self::Message(error.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_names_no_file_outside_its_folder() {
        let folder = Path::new("recordings");
        assert_eq!(within(folder, "a.wav"), Some(folder.join("a.wav")));
        assert_eq!(within(folder, "jan/a.wav"), Some(folder.join("jan/a.wav")));
        assert_eq!(within(folder, "../a.wav"), None);
        assert_eq!(within(folder, "jan/../../a.wav"), None);
        assert_eq!(within(folder, "/etc/passwd"), None);
    }

    #[test]
    fn a_recording_may_have_another_ending() {
        let folder = tempfile::tempdir().expect("temp dir");
        std::fs::write(folder.path().join("a.ogg"), "sound").expect("write");
        std::fs::write(folder.path().join("b.wav"), "sound").expect("write");
        let found = |name: &str| there(&folder.path().join(name));
        assert_eq!(found("a.wav"), Some(folder.path().join("a.ogg")));
        assert_eq!(found("b.wav"), Some(folder.path().join("b.wav")));
        assert_eq!(found("c.wav"), None);
    }
}
