//! Writes the shortest way to every outcome as a plan, a file each, over nothing that is there.

use std::path::{Path, PathBuf};

use super::super::error::CliError;
use super::super::report;
use super::words::Words;
use super::{Swept, matter};
use crate::authoring::sweep::{Outcome, SweepReport};
use crate::domain::{Lang, Message, Plan};
use crate::files;
use crate::format;
use crate::l10n::Localizer;

/// Refuses a folder in which something is.
pub(super) fn must_be_empty(folder: &Path) -> Result<(), CliError> {
    let is_empty = std::fs::read_dir(folder).map(|mut entries| entries.next().is_none());
    match is_empty {
        Ok(true) => Ok(()),
        Ok(false) => Err(taken(folder)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CliError::file(folder, &error)),
    }
}

/// Where the plan for an outcome lies: the scenario, how the call ends, and whether everything was heard.
pub(super) fn path(folder: &Path, report: &SweepReport, outcome: &Outcome) -> PathBuf {
    let ending = report::id(&outcome.ending).replace('_', "-");
    let name = format!("{}-{ending}-{}.yaml", report.scenario, matter(outcome.matter));
    folder.join(name)
}

/// Writes every plan that there is.
///
/// # Errors
/// When one cannot be written, or lies there already, as where two scenarios share an id.
pub(super) fn write(all: &[Swept], folder: &Path, localizer: &Localizer) -> Result<(), CliError> {
    // Plans are Polish, as scenarios are, whatever language the program speaks.
    let words = Words {
        localizer,
        lang: Lang::Pl,
    };
    for swept in all {
        for (outcome, plan) in swept.report.outcomes.iter().zip(&swept.plans) {
            let Ok(plan) = plan else { continue };
            let path = path(folder, &swept.report, outcome);
            if path.exists() {
                return Err(taken(&path));
            }
            let titled = Plan {
                title: words.plan_title(outcome),
                ..plan.clone()
            };
            let text = format::write_plan(&titled);
            files::write_whole(&path, text.as_bytes()).map_err(|error| CliError::file(&path, &error))?;
        }
    }
    Ok(())
}

fn taken(path: &Path) -> CliError {
    Message::new("sweep-plans-taken")
        .text("path", path.display().to_string())
        .into()
}
