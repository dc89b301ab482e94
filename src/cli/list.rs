//! `sygnaly list`: what there is to play, and against what.

use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::out;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

/// Prints scenarios and shifts with their titles, then the names of procedures and profiles.
pub(super) fn run(assets: &Assets, common: &Common, _args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    out::line(assets.localizer.text(lang, "list-scenarios"))?;
    for (id, _) in assets.scenarios() {
        let (scenario, _) = assets.scenario(id.as_str())?;
        out::line(format_args!(
            "  {:<30} {} ({})",
            id.as_str(),
            scenario.title,
            scenario.matter
        ))?;
    }
    out::line(assets.localizer.text(lang, "list-shifts"))?;
    for (id, _) in assets.shifts() {
        let shift = assets.shift(id.as_str())?;
        out::line(format_args!("  {:<30} {}", id.as_str(), shift.title))?;
    }
    for (key, folder) in [("list-procedures", "procedures"), ("list-profiles", "profiles")] {
        out::line(format_args!(
            "{}\n  {}",
            assets.localizer.text(lang, key),
            assets.names(folder).join(", ")
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
