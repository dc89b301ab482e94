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
    let (scenarios, shifts) = (assets.scenarios(), assets.shifts());
    let names = scenarios.iter().map(|(id, _)| id.as_str());
    let names = names.chain(shifts.iter().map(|(id, _)| id.as_str()));
    // Ids are ASCII: a byte is a column.
    let width = names.map(str::len).max().unwrap_or_default();
    out::line(assets.localizer.text(lang, "list-scenarios"))?;
    for (id, _) in &scenarios {
        let (scenario, _) = assets.scenario(id.as_str())?;
        out::line(format_args!(
            "  {:<width$}  {} ({})",
            id.as_str(),
            scenario.title,
            scenario.matter
        ))?;
    }
    out::line(assets.localizer.text(lang, "list-shifts"))?;
    for (id, _) in &shifts {
        let shift = assets.shift(id.as_str())?;
        out::line(format_args!("  {:<width$}  {}", id.as_str(), shift.title))?;
    }
    let (procedures, profiles) = (assets.procedures(), assets.profiles());
    let procedures: Vec<&str> = procedures.iter().map(|(id, _)| id.as_str()).collect();
    let profiles: Vec<&str> = profiles.iter().map(|(id, _)| id.as_str()).collect();
    for (key, names) in [("list-procedures", procedures), ("list-profiles", profiles)] {
        let title = assets.localizer.text(lang, key);
        out::line(format_args!("{title}\n  {}", names.join(", ")))?;
    }
    Ok(ExitCode::SUCCESS)
}
