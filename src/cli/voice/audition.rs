//! `sygnaly voice audition`: a few lines of each speaker of a scenario, played or written to files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::Desk;
use super::lines::{self, LibraryLine};
use crate::cli::error::CliError;
use crate::cli::out;
use crate::domain::{Message, Millis};
use crate::files;
use crate::voice::{
    LineAudio, LineId, LineLibrary, Origin, Speaker, SpeakerEvent, SpokenLine, VoiceError, open_speaker, speak_line,
};

/// Lengths of lines, in signs, by which a voice can be judged: longer than "Tak.", shorter than one's patience.
const TELLING: std::ops::RangeInclusive<usize> = 30..=140;
/// How often the speaker is asked whether a line is over.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// Silence between two lines.
const BETWEEN: Duration = Duration::from_millis(400);

/// Arguments of `voice audition`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id or file of a scenario
    scenario: String,
    /// One speaker alone: `caller`, a colleague's id or a name in the room
    #[arg(long, value_name = "WHO")]
    speaker: Option<String>,
    /// So many lines of each
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=100))]
    lines: u16,
    /// Write WAV files into this folder instead of playing them
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Hear this speech engine instead of the one that the shipped lines were made with
    #[arg(long, value_name = "COMMAND")]
    engine: Option<String>,
}

/// Where the lines go.
enum Outlet {
    Files(PathBuf),
    Sound { speaker: Box<dyn Speaker>, begun: Instant },
}

/// Speaks a few lines of each speaker. Exits 1 when one could not be spoken.
pub(super) fn run(desk: &Desk<'_>, args: &Args) -> Result<ExitCode, CliError> {
    let library = desk.shipped(args.engine.as_deref())?;
    let all = lines::every_line(desk, std::slice::from_ref(&args.scenario))?;
    let mut speakers: Vec<&str> = Vec::new();
    for line in &all {
        if !speakers.contains(&line.who.as_str()) {
            speakers.push(&line.who);
        }
    }
    if let Some(wanted) = &args.speaker {
        if !speakers.contains(&wanted.as_str()) {
            return Err(CliError::unknown("voice-unknown-speaker", wanted, speakers.into_iter()));
        }
        speakers.retain(|who| who == wanted);
    }
    let mut outlet = outlet(args.out.as_deref())?;
    let mut code = ExitCode::SUCCESS;
    for who in speakers {
        let spoken = all.iter().filter(|line| line.who == who);
        for (number, line) in telling(spoken, usize::from(args.lines)).into_iter().enumerate() {
            out::line(format_args!("{} ({who}): {}", line.name, line.text))?;
            let audio = match audio(&library, line, args.engine.as_deref()) {
                Ok(audio) => audio,
                // Every further line would meet it too.
                Err(error @ VoiceError::ProgramMissing { .. }) => return Err(error.into()),
                Err(error) => {
                    out::tell(desk.trouble(&line.text, &error));
                    code = ExitCode::FAILURE;
                    continue;
                }
            };
            match &mut outlet {
                Outlet::Files(folder) => {
                    let name = format!("{}-{}-{}.wav", line.scenario, files::safe_name(who), number + 1);
                    let path = folder.join(name);
                    audio.save(&path)?;
                    out::line(format_args!("  {}", path.display()))?;
                }
                Outlet::Sound { speaker, begun } => play(speaker.as_mut(), *begun, audio)?,
            }
        }
    }
    Ok(code)
}

fn outlet(folder: Option<&Path>) -> Result<Outlet, CliError> {
    let Some(folder) = folder else {
        return match open_speaker() {
            (speaker, None) => Ok(Outlet::Sound {
                speaker,
                begun: Instant::now(),
            }),
            (_, Some(error)) => Err(unheard(&error)),
        };
    };
    std::fs::create_dir_all(folder).map_err(|error| CliError::file(folder, &error))?;
    Ok(Outlet::Files(folder.to_path_buf()))
}

/// The first lines by which a voice can be judged, then others where these are too few.
fn telling<'a>(lines: impl Iterator<Item = &'a LibraryLine>, count: usize) -> Vec<&'a LibraryLine> {
    let (telling, others): (Vec<_>, Vec<_>) = lines.partition(|line| TELLING.contains(&line.text.chars().count()));
    telling.into_iter().chain(others).take(count).collect()
}

/// The recording of a line where there is one, else the line as the engine speaks it now; for an engine that was named,
/// its own recordings alone.
fn audio(library: &LineLibrary, line: &LibraryLine, named: Option<&str>) -> Result<LineAudio, VoiceError> {
    match library.recording(&line.voice, &line.text) {
        Some(found) if named.is_none() || found.origin == Origin::Engine => LineAudio::load(&found.path),
        _ => speak_line(&line.voice, &line.text, library.engine()),
    }
}

/// Nothing can be played; that files can be written is the mend.
fn unheard(error: &VoiceError) -> CliError {
    let why = match error {
        VoiceError::NoSoundCard { reason } | VoiceError::SoundCardLost { reason } => reason.clone(),
        other => other.to_string(),
    };
    Message::new("voice-audition-no-sound").text("why", why).into()
}

/// Plays a line to its end.
fn play(speaker: &mut dyn Speaker, begun: Instant, audio: LineAudio) -> Result<(), CliError> {
    let now = || Millis(u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX));
    let line = SpokenLine {
        id: LineId(0),
        nominal: audio.duration(),
        audio: Some(audio),
    };
    speaker.play_line(line, now());
    loop {
        match speaker.poll(now()).into_iter().next() {
            Some(SpeakerEvent::Finished { .. }) => {
                std::thread::sleep(BETWEEN);
                return Ok(());
            }
            Some(SpeakerEvent::SoundLost(error)) => return Err(unheard(&error)),
            None => std::thread::sleep(LOOK_EVERY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::VoiceSpec;

    #[test]
    fn a_voice_is_judged_by_sentences_and_by_what_there_is() {
        let sentence = "Dzień dobry, dzwonię w sprawie dowodu osobistego.";
        let line = |text: &str| LibraryLine {
            scenario: "a".to_owned(),
            who: "caller".to_owned(),
            name: "Jan Nowak".to_owned(),
            voice: VoiceSpec::new("m3", 150, 50).expect("valid"),
            text: text.to_owned(),
        };
        let lines = [line("Tak."), line(sentence), line("Nie.")];
        let texts = |count| {
            telling(lines.iter(), count)
                .into_iter()
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(1), [sentence]);
        assert_eq!(texts(2), [sentence, "Tak."]);
        assert_eq!(texts(9), [sentence, "Tak.", "Nie."]);
    }
}
