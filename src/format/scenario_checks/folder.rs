//! A scenario is named like the folder in which it lies.

use std::path::Path;

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;

/// A scenario is found by its folder's name, so the two must not drift apart.
pub(super) fn folder(file: &ScenarioFile, path: &Path, report: &mut Report<'_>) {
    let is_home = path.file_name().is_some_and(|name| name == "scenario.yaml");
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    if let (true, Some(folder), Some(id)) = (is_home, folder, file.id.get())
        && folder != id.value
    {
        let (id_text, folder) = (id.value.clone(), folder.to_owned());
        report.add(id.at, Problem::IdIsNotFolder { id: id_text, folder });
    }
}
