//! `sygnaly transcribe FILE.wav…`: what the recogniser hears in files.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;

/// Arguments of `transcribe`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// WAV files of any rate, channel count and bit depth
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How the words are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Prints the words in each file; goes on past a bad one and exits 1.
#[cfg(feature = "speech")]
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    use super::ears::told;
    use super::out;
    use crate::speech::{Recognizer as _, WhisperRecognizer, default_model, transcribe_file};

    let lang = common.lang.into();
    let model = default_model(&assets.folder(), common.model()?);
    let mut recognizer = WhisperRecognizer::load(&model).map_err(|error| told(&error))?;
    if recognizer.model().demonstration {
        out::tell(assets.localizer.text(lang, "model-demonstration"));
    }
    let mut code = ExitCode::SUCCESS;
    for file in &args.files {
        let started = std::time::Instant::now();
        let heard = match transcribe_file(&mut recognizer, file) {
            Ok(heard) => heard,
            Err(error) => {
                out::tell(assets.localizer.message(lang, &told(&error)));
                code = ExitCode::FAILURE;
                continue;
            }
        };
        match args.format {
            Format::Text => {
                for turn in &heard.turns {
                    out::line(format_args!(
                        "{:>8}  {}  ({:.2})",
                        turn.start.to_string(),
                        turn.text,
                        turn.confidence
                    ))?;
                }
            }
            Format::Json => {
                let turns: Vec<_> = heard
                    .turns
                    .iter()
                    .map(|turn| {
                        serde_json::json!({
                            "start_ms": turn.start, "end_ms": turn.end,
                            "text": turn.text, "confidence": turn.confidence,
                        })
                    })
                    .collect();
                let line = serde_json::json!({
                    "file": file.display().to_string(),
                    "text": heard.text,
                    "confidence": heard.confidence,
                    "seconds": heard.seconds,
                    "real_time_factor": started.elapsed().as_secs_f64() / heard.seconds.max(0.001),
                    "demonstration_model": recognizer.model().demonstration,
                    "turns": turns,
                });
                out::line(line)?;
            }
        }
    }
    Ok(code)
}

/// Without speech there is nothing to transcribe with.
#[cfg(not(feature = "speech"))]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: &Args) -> Result<ExitCode, CliError> {
    Err(CliError::new("cli-built-without-speech"))
}
