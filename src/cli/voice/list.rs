//! `sygnaly voice list`: who speaks where, with which voice, and what has been recorded; and the Polish voices that the
//! operating system brings along.

use std::collections::BTreeSet;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::Desk;
use super::lines::{self, LibraryLine};
use crate::cli::drill::Format;
use crate::cli::error::CliError;
use crate::cli::out;
use crate::domain::Message;
use crate::voice::{EngineTemplate, LineLibrary, Origin, SystemSpeech, SystemVoice, VoiceError, VoiceSpec};

/// Arguments of `voice list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios; without any, all that are shipped
    scenarios: Vec<String>,
    /// Count for this speech engine instead of the one that the shipped lines were made with
    #[arg(long, value_name = "COMMAND")]
    engine: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How many lines have which recording.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Count {
    lines: usize,
    /// Spoken by a person.
    recorded: usize,
    /// Spoken by an engine.
    rendered: usize,
    missing: usize,
    bytes: u64,
    /// Programs that spoke some of them.
    engines: BTreeSet<String>,
}

/// One speaker of a scenario, with one voice.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    scenario: String,
    who: String,
    name: String,
    voice: VoiceSpec,
    count: Count,
}

/// Prints a line for each speaker, for people a sum, and a line for each Polish voice of the system.
pub(super) fn run(desk: &Desk<'_>, args: &Args) -> Result<ExitCode, CliError> {
    let library = desk.shipped(args.engine.as_deref())?;
    let lines = lines::every_line(desk, &args.scenarios)?;
    let rows = rows(&lines, &library);
    let system = desk.system_voices();
    match args.format {
        Format::Json => {
            rows.iter().try_for_each(|row| out::line(object(row)))?;
            if let Some((speech, voices)) = system {
                for voice in voices.into_iter().filter(SystemVoice::is_polish) {
                    let program = speech.program();
                    out::line(json!({ "system_voice": voice.name, "language": voice.language, "program": program }))?;
                }
            }
        }
        Format::Text => {
            let mut scenario = "";
            for row in &rows {
                if row.scenario != scenario {
                    scenario = &row.scenario;
                    out::line(scenario)?;
                }
                out::line(format_args!("  {}", desk.words(&line(desk, row))))?;
            }
            let all = count(lines::once(lines).iter(), &library);
            let sum = counted(Message::new("voice-list-sum"), &all).text("engine", library.engine().program());
            out::line(desk.words(&sum))?;
            if let Some((speech, voices)) = system {
                let (polish, others): (Vec<_>, Vec<_>) = voices.into_iter().partition(SystemVoice::is_polish);
                let found = Message::new("voice-list-system")
                    .text("program", speech.program())
                    .number("polish", polish.len() as f64)
                    .number("others", others.len() as f64);
                out::line(desk.words(&found))?;
                for voice in polish {
                    out::line(format_args!("  {} ({})", voice.name, voice.language))?;
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Desk<'_> {
    /// The speech program of this system, where it has one, and its voices. Where they cannot be found out, that is told and
    /// none is listed: the list of the library is no worse for it.
    fn system_voices(&self) -> Option<(SystemSpeech, Vec<SystemVoice>)> {
        let speech = SystemSpeech::on(&std::env::var_os("PATH")?)?;
        let voices = speech.voices().unwrap_or_else(|error| {
            let why = match &error {
                VoiceError::ProgramFailed { said, .. } => said.clone(),
                VoiceError::File { reason, .. } => reason.clone(),
                other => other.to_string(),
            };
            let unread = Message::new("voice-list-system-unread").text("program", speech.program());
            out::tell(self.words(&unread.text("why", why)));
            Vec::new()
        });
        Some((speech, voices))
    }
}

/// The speakers in the order of their first lines.
fn rows(lines: &[LibraryLine], library: &LineLibrary) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        let is_own = |scenario: &str, who: &str, voice: &VoiceSpec| {
            scenario == line.scenario && who == line.who && *voice == line.voice
        };
        if rows.iter().any(|row| is_own(&row.scenario, &row.who, &row.voice)) {
            continue;
        }
        let own = lines
            .iter()
            .filter(|other| is_own(&other.scenario, &other.who, &other.voice));
        rows.push(Row {
            scenario: line.scenario.clone(),
            who: line.who.clone(),
            name: line.name.clone(),
            voice: line.voice.clone(),
            count: count(own, library),
        });
    }
    rows
}

fn count<'a>(lines: impl Iterator<Item = &'a LibraryLine>, library: &LineLibrary) -> Count {
    let mut count = Count::default();
    for line in lines {
        count.lines += 1;
        let Some(found) = library.recording(&line.voice, &line.text) else {
            count.missing += 1;
            continue;
        };
        // A file that is gone since then weighs nothing.
        count.bytes += std::fs::metadata(&found.path).map_or(0, |about| about.len());
        match found.origin {
            Origin::Person => count.recorded += 1,
            Origin::Engine => {
                count.rendered += 1;
                count.engines.insert(library.engine().program().to_owned());
            }
            Origin::DefaultEngine => {
                count.rendered += 1;
                count.engines.insert(EngineTemplate::default().program().to_owned());
            }
        }
    }
    count
}

/// A message with the figures of a count.
fn counted(message: Message, count: &Count) -> Message {
    message
        .number("lines", count.lines as f64)
        .number("recorded", count.recorded as f64)
        .number("rendered", count.rendered as f64)
        .number("missing", count.missing as f64)
        .number("megabytes", count.bytes as f64 / 1e6)
}

fn line(desk: &Desk<'_>, row: &Row) -> Message {
    let voice = &row.voice;
    let manner = desk.text(&format!("voice-manner-{}", voice.manner().id()));
    let sounds = format!("{} {}/{} {manner}", voice.base(), voice.rate(), voice.pitch());
    counted(Message::new("voice-list-line"), &row.count)
        .text("who", format!("{:<12}", row.who))
        .text("name", format!("{:<24}", row.name))
        .text("voice", format!("{sounds:<22}"))
}

/// A speaker as programs read it; keys are stable.
fn object(row: &Row) -> Value {
    json!({
        "scenario": row.scenario,
        "speaker": row.who,
        "name": row.name,
        "base": row.voice.base(),
        "rate": row.voice.rate(),
        "pitch": row.voice.pitch(),
        "manner": row.voice.manner().id(),
        "lines": row.count.lines,
        "recorded": row.count.recorded,
        "rendered": row.count.rendered,
        "missing": row.count.missing,
        "bytes": row.count.bytes,
        "engines": row.count.engines,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn line(who: &str, text: &str) -> LibraryLine {
        LibraryLine {
            scenario: "a".to_owned(),
            who: who.to_owned(),
            name: who.to_uppercase(),
            voice: VoiceSpec::new("m3", 150, 50).expect("valid"),
            text: text.to_owned(),
        }
    }

    #[test]
    fn recorded_rendered_and_missing_lines_are_told_apart() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path(), folder.path().join("none"));
        let lines = [
            line("caller", "Tak."),
            line("ewa", "Słucham."),
            line("caller", "Nie."),
            line("caller", "Może."),
        ];
        fs::write(library.person_file(&lines[0].voice, "Tak."), [0u8; 7]).expect("write");
        fs::write(library.shipping_job(&lines[0].voice, "Nie.").out, [0u8; 5]).expect("write");
        let rows = rows(&lines, &library);
        assert_eq!(
            rows.iter().map(|row| row.who.as_str()).collect::<Vec<_>>(),
            ["caller", "ewa"]
        );
        let caller = &rows[0].count;
        assert_eq!(
            (caller.lines, caller.recorded, caller.rendered, caller.missing),
            (3, 1, 1, 1)
        );
        assert_eq!(caller.bytes, 12);
        assert_eq!(caller.engines, BTreeSet::from(["espeak-ng".to_owned()]));
        assert_eq!((rows[1].count.lines, rows[1].count.missing), (1, 1));

        let piper = EngineTemplate::parse("piper -f {out}").expect("valid");
        let by_piper = count(lines.iter(), &library.with_engine(piper));
        assert_eq!((by_piper.recorded, by_piper.rendered, by_piper.missing), (1, 1, 2));
        assert_eq!(by_piper.engines, BTreeSet::from(["espeak-ng".to_owned()]));
    }
}
