//! `sygnaly voice render`: renders the lines that have no recording, and says what could not be.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use super::lines::{self, LibraryLine};
use super::{Desk, bar};
use crate::cli::error::CliError;
use crate::cli::out;
use crate::domain::Message;
use crate::voice::{LineLibrary, Origin, render_all};

/// Arguments of `voice render`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios; without any, all that are shipped
    scenarios: Vec<String>,
    /// Only say which lines have no recording; exits 1 when there are any
    #[arg(long)]
    missing: bool,
    /// Afterwards remove the recordings, of people too, that no line of any scenario needs any more
    #[arg(long, conflicts_with_all = ["scenarios", "missing"])]
    prune: bool,
    /// The speech engine's command, with {out}, {base}, {rate}, {pitch}, {length} and {text} in it; without {text} it gets
    /// the words on its standard input. From then on it is the engine of the shipped lines (at first: espeak-ng)
    #[arg(long, value_name = "COMMAND")]
    engine: Option<String>,
    /// Put the recordings into this folder, the audio/ of a pack's, instead of the shipped ones
    #[arg(long, value_name = "DIR", requires = "scenarios", conflicts_with = "prune")]
    into: Option<PathBuf>,
    /// So many lines at once (default: one for every processor core)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    jobs: Option<u16>,
}

/// Renders what has no recording of a person or of the engine. Exits 1 when a line could not be rendered.
pub(super) fn run(desk: &Desk<'_>, args: &Args) -> Result<ExitCode, CliError> {
    let library = match &args.into {
        Some(folder) => desk.recordings(folder, args.engine.as_deref())?,
        None => desk.shipped(args.engine.as_deref())?,
    };
    let lines = lines::once(lines::every_line(desk, &args.scenarios)?);
    let (absent, kept): (Vec<_>, Vec<_>) = lines.iter().partition(|line| lacks(&library, line));
    if args.missing {
        return report(desk, &absent);
    }
    let jobs: Vec<_> = absent
        .iter()
        .map(|line| library.shipping_job(&line.voice, &line.text))
        .collect();
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = args
        .jobs
        .and_then(|jobs| NonZeroUsize::new(usize::from(jobs)))
        .unwrap_or(cores);
    let bar = bar(jobs.len());
    let summary = render_all(&jobs, library.engine(), threads, |progress| {
        bar.set_position(progress.done as u64);
        if let Err(error) = progress.outcome {
            bar.suspend(|| out::tell(desk.trouble(&progress.job.text, error)));
        }
    });
    bar.finish_and_clear();
    let failed = summary.failures.len() + summary.untried;
    // An engine that rendered nothing is none to go on with.
    if args.engine.is_some() && (failed == 0 || summary.rendered > 0) {
        library.remember_engine()?;
    }
    if summary.untried > 0 {
        out::tell(desk.words(&Message::new("voice-render-untried").number("count", summary.untried as f64)));
    }
    let done = Message::new("voice-render-done")
        .number("rendered", summary.rendered as f64)
        .number("kept", kept.len() as f64)
        .number("failed", failed as f64);
    out::line(desk.words(&done))?;
    if args.prune && failed == 0 {
        prune(desk, &library, &lines)?;
    }
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Whether a line has to be rendered. Another engine's recording will do in a call, but is not what was asked for here.
fn lacks(library: &LineLibrary, line: &LibraryLine) -> bool {
    match library.recording(&line.voice, &line.text) {
        Some(found) => found.origin == Origin::DefaultEngine,
        None => true,
    }
}

/// Removes what no line needs, and says how much.
fn prune(desk: &Desk<'_>, library: &LineLibrary, lines: &[LibraryLine]) -> Result<(), CliError> {
    let pruned = library.prune(lines.iter().map(|line| (&line.voice, line.text.as_str())))?;
    let told = Message::new("voice-render-pruned").number("count", pruned as f64);
    Ok(out::line(desk.words(&told))?)
}

/// Prints the lines without a recording, and how many they are.
fn report(desk: &Desk<'_>, absent: &[&LibraryLine]) -> Result<ExitCode, CliError> {
    for line in absent {
        out::line(format_args!("{}  {}  {}", line.scenario, line.who, line.text))?;
    }
    if absent.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    out::tell(desk.words(&Message::new("voice-render-missing").number("count", absent.len() as f64)));
    Ok(ExitCode::FAILURE)
}
