//! A shift on the command line: a plan for it played in simulated time, printed and scored.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::assets::Assets;
use super::drill::{Args, Format, differences, plan_error};
use super::ears::Ears;
use super::error::CliError;
use super::page::Page;
use super::transcript::Printer;
use super::{Common, out, report, translate};
use crate::authoring::{OfficeEars, Witness, run_shift_plan, unexpected};
use crate::domain::{Mode, Profile, Shift};
use crate::engine::{ShiftParts, Talks};
use crate::scoring::score_shift;

/// Loads a shift's scenarios.
pub(super) fn parts(assets: &Assets, shift: Shift, profile: Arc<Profile>) -> Result<ShiftParts, CliError> {
    let mut talks = Vec::new();
    for call in &shift.calls {
        let scenario = |id: &str| Ok::<_, CliError>(assets.scenario(id)?.0);
        talks.push(Talks {
            incoming: scenario(call.scenario.as_str())?,
            callback: call.callback.as_ref().map(|id| scenario(id.as_str())).transpose()?,
        });
    }
    Ok(ShiftParts {
        shift: Arc::new(shift),
        talks,
        profile,
    })
}

/// Plays a plan for a shift and prints its scorecard. Exits 1 when something came that the plan did not expect.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args, path: &Path) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let mut plan = assets.shift_plan(path)?;
    let expects = [
        (&args.procedure, plan.procedure.as_str()),
        (&args.profile, plan.profile.as_str()),
    ]
    .iter()
    .all(|(given, own)| given.as_deref().is_none_or(|given| given == *own))
        && args.seed.is_none_or(|seed| seed == plan.seed);
    plan.seed = args.seed.unwrap_or(plan.seed);
    if args.exam {
        plan.mode = Mode::Exam;
    }
    let procedure = assets.procedure(args.procedure.as_deref().unwrap_or(plan.procedure.as_str()))?;
    let profile = assets.profile(args.profile.as_deref().unwrap_or(plan.profile.as_str()))?;
    let parts = parts(assets, assets.shift(plan.of.as_str())?, Arc::clone(&profile))?;
    let understanding = Arc::new(OfficeEars::new(assets.language()?, profile, &parts.shift));
    let captions = translate::captions_of_shift(assets, args.captions.as_ref(), &parts)?;
    let printer = Printer::of_shift(&assets.localizer, lang, &parts);
    let mut printer = printer.map(|printer| printer.with_captions(captions.clone()));
    let witness: &mut dyn Witness = match (&mut printer, args.format) {
        (Some(printer), Format::Text) => printer,
        _ => &mut (),
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut ears = Ears::new(assets, common)?;
    let played = run_shift_plan(&plan, folder, parts.clone(), understanding, &mut ears, witness)
        .map_err(|error| plan_error(assets, lang, path, &error))?;
    super::drill::keep(args.log.as_deref(), &played.log)?;
    let card = score_shift(&procedure, &parts.shift, &parts.scenarios(), &played.log);
    if let Some(path) = &args.html {
        Page::new(path, assets, lang, &captions).of_shift(&procedure, &parts, &played.log, &card)?;
    }
    match args.format {
        Format::Text => out::line(report::shift_text(&assets.localizer, lang, &card))?,
        Format::Json => out::line(report::shift_json(&assets.localizer, lang, &card))?,
    }
    if !expects {
        return Ok(ExitCode::SUCCESS);
    }
    let found = unexpected(&plan.expect, card.graded());
    Ok(differences(assets, lang, &played.unplayed, &found))
}
