//! `sygnaly demo`: a shipped call played by a recorded trainee, WAV → Whisper → text → engine → scorecard.

use std::process::ExitCode;

use super::assets::Assets;
use super::call::Call;
use super::drill::{Format, play, print_card};
use super::error::CliError;
use super::transcript::Printer;
use super::{Common, out, report};
use crate::domain::Passed;
use crate::scoring::score;

/// The call that is shown: the trainee's words come from the WAV files beside it.
const SCENARIO: &str = "senior-dowod";
const PLAN: &str = "plans/by-voice.yaml";

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How the scorecard is printed; with json, nothing else is
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Plays the demonstration and prints it as it goes; exits 1 when it did not pass.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let (_, path) = assets.scenario(SCENARIO)?;
    let plan_path = path.with_file_name(PLAN);
    let plan = assets.plan(&plan_path)?;
    let call = Call::load(
        assets,
        SCENARIO,
        plan.procedure.as_str(),
        plan.profile.as_str(),
        plan.seed,
    )?;
    let mut printer = Printer::new(&assets.localizer, lang, &call.scenario);
    let (log, _) = match args.format {
        Format::Text => {
            out::line(format_args!("{}\n{}\n", call.scenario.title, call.scenario.summary))?;
            out::line(format_args!("{}\n", assets.localizer.text(lang, "demo-about")))?;
            play(assets, common, &call, &plan, &plan_path, &mut printer)?
        }
        Format::Json => play(assets, common, &call, &plan, &plan_path, &mut ())?,
    };
    let card = score(&call.procedure, &call.scenario, &log);
    print_card(args.format, &assets.localizer, lang, &card)?;
    tracing::debug!(passed = %report::id(&card.passed), "demonstration over");
    Ok(if card.passed == Passed::Yes {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
