//! `sygnaly voices`: renders every line that callers and colleagues can say, for shipping with the scenarios.

use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::error::CliError;

/// Arguments of `voices`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios; without any, all that are shipped
    scenarios: Vec<String>,
    /// Only count the lines that have no recording; exits 1 when there are any
    #[arg(long)]
    missing: bool,
}

/// Renders what has no recording yet, on every core, and says what could not be.
#[cfg(feature = "voice")]
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    use std::io::Write as _;
    use std::num::NonZeroUsize;

    use super::out;
    use crate::domain::Message;
    use crate::voice::{LineLibrary, render_all};

    let lang = common.lang.into();
    // The cache is no recording that can be shipped, so none is looked at.
    let library = LineLibrary::open(assets.folder().join("audio/lines"), assets.folder().join("audio/none"));
    let lines = every_line(assets, &args.scenarios)?;
    let (kept, absent): (Vec<_>, Vec<_>) = lines
        .iter()
        .partition(|(voice, text)| library.find(voice, text).is_some());
    if args.missing {
        for (_, text) in &absent {
            out::line(text)?;
        }
        return Ok(if absent.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    let jobs: Vec<_> = absent
        .iter()
        .map(|(voice, text)| library.shipping_job(voice, text))
        .collect();
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let summary = render_all(&jobs, library.engine(), threads, |progress| {
        let counted = Message::new("voices-line")
            .number("done", progress.done as f64)
            .number("total", progress.total as f64);
        // Over the count before it; a terminal that is gone needs none.
        let _ = write!(std::io::stderr(), "\r{}", assets.localizer.message(lang, &counted));
        if let Err(error) = progress.outcome {
            let args = error.args().into_iter();
            let why = args.fold(Message::new(error.message_key()), |why, (name, value)| {
                why.text(name, value)
            });
            let why = assets.localizer.message(lang, &why);
            let failed = Message::new("voices-failed")
                .text("text", &progress.job.text)
                .text("why", why);
            out::tell(format_args!("\n{}", assets.localizer.message(lang, &failed)));
        }
    });
    out::tell("");
    let done = Message::new("voices-done")
        .number("rendered", summary.rendered as f64)
        .number("kept", kept.len() as f64);
    out::line(assets.localizer.message(lang, &done))?;
    let whole = summary.failures.is_empty() && summary.untried == 0;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every spoken part of the scenarios in every shipped profile's forms, once.
#[cfg(feature = "voice")]
fn every_line(assets: &Assets, scenarios: &[String]) -> Result<Vec<(crate::voice::VoiceSpec, String)>, CliError> {
    use std::collections::BTreeSet;

    let all: Vec<String>;
    let scenarios = if scenarios.is_empty() {
        all = assets.scenarios().into_iter().map(|(id, _)| id.to_string()).collect();
        &all
    } else {
        scenarios
    };
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for name in scenarios {
        let (scenario, _) = assets.scenario(name)?;
        for profile in assets.names("profiles") {
            let profile = assets.profile(&profile)?;
            for line in crate::engine::every_line(&scenario, &profile) {
                let voice = crate::voice::VoiceSpec::new(&line.voice.base, line.voice.rate, line.voice.pitch)
                    .map_err(|error| crate::domain::Message::new("cli-bad-voice").text("why", error.to_string()))?;
                if seen.insert((line.voice.base, line.voice.rate, line.voice.pitch, line.text.clone())) {
                    lines.push((voice, line.text));
                }
            }
        }
    }
    Ok(lines)
}

/// Without sound there is nothing to render with.
#[cfg(not(feature = "voice"))]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: &Args) -> Result<ExitCode, CliError> {
    Err(CliError::new("cli-built-without-voice"))
}
