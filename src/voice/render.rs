//! Renders callers' lines: words → speech engine → telephone line → file.
//!
//! Slow (a process a line): never called on a thread that draws or plays. Files appear whole or not at all.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use super::audio::{self, LINE_RATE_HZ, LineAudio};
use super::band;
use super::errors::VoiceError;
use super::headers;
use super::hoarse;
use super::program::{self, TempFile};
use super::template::EngineTemplate;
use super::voice_spec::{VoiceSpec, spoken_form};
use crate::domain::Millis;

/// The encoder of shipped audio (Debian and Ubuntu package `vorbis-tools`).
const OGG_ENCODER: &str = "oggenc";
/// Sample rate of shipped audio, in Hz. The telephone band ends at 3400 Hz, which this rate holds.
const OGG_RATE_HZ: &str = "8000";
/// Vorbis quality of shipped audio: 2.3 kB of tables a file and 1.3 kB a second. Forty lines of 3.2 s on average took
/// 6.6 kB each; at 22,050 Hz and quality 2 they took 12.4 kB. What is left of a line differs from the line by 2 dB on
/// average over the critical bands between 300 and 3400 Hz (quality 0: 1.6 dB and 7.5 kB). At -1 the encoder cuts
/// everything above 3 kHz, and that is heard.
const OGG_QUALITY: &str = "-0.8";

/// A line to be rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RenderJob {
    /// Who says it.
    pub voice: VoiceSpec,
    /// The words.
    pub text: String,
    /// The file to write: `.ogg` for Vorbis, anything else is WAV.
    pub out: PathBuf,
}

/// News of a line among many, in order of completion.
#[derive(Debug)]
pub struct RenderProgress<'a> {
    /// Lines finished so far, this one included, and how many there are.
    pub done: usize,
    /// How many lines there are.
    pub total: usize,
    /// The line.
    pub job: &'a RenderJob,
    /// Its duration, or what went wrong.
    pub outcome: &'a Result<Millis, VoiceError>,
}

/// What came of many lines.
#[derive(Debug, Default)]
pub struct RenderSummary {
    /// How many lines were rendered.
    pub rendered: usize,
    /// The lines that were not, by position, and why.
    pub failures: Vec<(usize, VoiceError)>,
    /// How many lines were not tried because a program is missing.
    pub untried: usize,
}

/// Renders one line and returns its duration. The file at `out` is replaced in one step.
///
/// # Errors
/// [`VoiceError::EmptyText`]; `Program…` when the engine (for `.ogg`: or the encoder) is missing, hangs or fails;
/// [`VoiceError::EngineGarbage`] and [`VoiceError::EngineSilent`] when it produced no speech; [`VoiceError::File`].
pub fn render_line(voice: &VoiceSpec, text: &str, template: &EngineTemplate, out: &Path) -> Result<Millis, VoiceError> {
    let text = words(text)?;
    make_folder_of(out)?;
    let line = speak(voice, &text, template, out)?;
    keep(&line, out)?;
    Ok(line.duration())
}

/// Renders one line to be heard and not kept.
///
/// # Errors
/// Those of [`render_line`].
pub fn speak_line(voice: &VoiceSpec, text: &str, template: &EngineTemplate) -> Result<LineAudio, VoiceError> {
    // What the engine writes on its way is named after this and removed; the file itself never comes to be.
    speak(
        voice,
        &words(text)?,
        template,
        &std::env::temp_dir().join("sygnaly-line"),
    )
}

/// The words as they go to the engine.
fn words(text: &str) -> Result<String, VoiceError> {
    let text = spoken_form(text);
    if text.chars().any(char::is_alphanumeric) {
        Ok(text)
    } else {
        Err(VoiceError::EmptyText)
    }
}

/// Writes a finished line to its file in one step.
pub(super) fn keep(line: &LineAudio, out: &Path) -> Result<(), VoiceError> {
    make_folder_of(out)?;
    let finished = TempFile::beside(out, "wav");
    audio::write_wav(finished.path(), line.samples())?;
    if out
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ogg"))
    {
        encode_ogg(finished.path(), out)
    } else {
        finished.become_file(out)
    }
}

fn make_folder_of(out: &Path) -> Result<(), VoiceError> {
    out.parent().map_or(Ok(()), |folder| {
        fs::create_dir_all(folder).map_err(|error| VoiceError::file(folder, &error))
    })
}

/// Runs the engine, gives its recording the voice's manner and puts it onto the line.
fn speak(voice: &VoiceSpec, text: &str, template: &EngineTemplate, out: &Path) -> Result<LineAudio, VoiceError> {
    let raw = TempFile::beside(out, "raw.wav");
    let complaints = TempFile::beside(out, "err");
    let arguments = template.arguments(voice, text, raw.path());
    let input = template.reads_stdin().then_some(text);
    program::run(
        template.program(),
        &arguments,
        input,
        template.time_limit(),
        &complaints,
    )?;
    let spoken = LineAudio::load(raw.path()).map_err(|error| VoiceError::EngineGarbage {
        program: template.program().to_owned(),
        reason: match error {
            VoiceError::NotAudio { reason, .. } | VoiceError::File { reason, .. } => reason,
            other => other.to_string(),
        },
    })?;
    let voiced = if voice.manner().is_hoarse() {
        Cow::Owned(hoarse::hoarse(spoken.samples(), LINE_RATE_HZ))
    } else {
        Cow::Borrowed(spoken.samples())
    };
    band::onto_the_line(&voiced, LINE_RATE_HZ)
        .map(LineAudio::from_samples)
        .ok_or_else(|| VoiceError::EngineSilent {
            program: template.program().to_owned(),
        })
}

fn encode_ogg(wav: &Path, out: &Path) -> Result<(), VoiceError> {
    let encoded = TempFile::beside(out, "ogg");
    let complaints = TempFile::beside(out, "err");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    // A fixed serial number makes the same recording the same bytes.
    let options = [
        "-Q",
        "-q",
        OGG_QUALITY,
        "--resample",
        OGG_RATE_HZ,
        "--serial",
        "1",
        "-o",
    ]
    .map(str::to_owned);
    let arguments: Vec<String> = options.into_iter().chain([path(encoded.path()), path(wav)]).collect();
    program::run(OGG_ENCODER, &arguments, None, EngineTemplate::TIME_LIMIT, &complaints)?;
    let line = fs::read(encoded.path()).map_err(|error| VoiceError::file(encoded.path(), &error))?;
    let kept = headers::shared(out.parent().unwrap_or(Path::new(".")), &line)?;
    fs::write(encoded.path(), kept).map_err(|error| VoiceError::file(encoded.path(), &error))?;
    encoded.become_file(out)
}

/// Renders many lines on `threads` threads, reporting each on the calling thread. Lines for the same file are
/// rendered once. A missing program ends the work at once, since every further line would meet it too.
pub fn render_all(
    jobs: &[RenderJob],
    template: &EngineTemplate,
    threads: NonZeroUsize,
    mut progress: impl FnMut(RenderProgress<'_>),
) -> RenderSummary {
    let mut first_of_file = HashMap::new();
    jobs.iter().enumerate().for_each(|(index, job)| {
        first_of_file.entry(&job.out).or_insert(index);
    });
    let mut queue: Vec<usize> = first_of_file.into_values().collect();
    queue.sort_unstable();
    let (next, given_up) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, outcomes) = mpsc::channel();
    let mut summary = RenderSummary::default();
    std::thread::scope(|scope| {
        for _ in 0..threads.get().min(queue.len()) {
            let (sender, queue, next, given_up) = (sender.clone(), &queue, &next, &given_up);
            scope.spawn(move || {
                while !given_up.load(Ordering::Relaxed) {
                    let Some(&index) = queue.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        break;
                    };
                    let job = &jobs[index];
                    let outcome = render_line(&job.voice, &job.text, template, &job.out);
                    if matches!(outcome, Err(VoiceError::ProgramMissing { .. })) {
                        given_up.store(true, Ordering::Relaxed);
                    }
                    if sender.send((index, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (done, (index, outcome)) in outcomes.iter().enumerate() {
            progress(RenderProgress {
                done: done + 1,
                total: queue.len(),
                job: &jobs[index],
                outcome: &outcome,
            });
            match outcome {
                Ok(_) => summary.rendered += 1,
                Err(error) => summary.failures.push((index, error)),
            }
        }
    });
    summary.untried = queue.len() - summary.rendered - summary.failures.len();
    summary.failures.sort_by_key(|(index, _)| *index);
    summary
}
