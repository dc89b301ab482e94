//! Files around a file: what the product's folders hold, by name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::Diagnostic;
use super::load_stock;
use super::shelves::{Place, Shelves};
use crate::domain::{LanguageTag, ProcedureId, ProfileId, ScenarioId, ShiftId, StockPhrases};

/// What is known around a file: the context of [`check_path`](super::check_path).
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// What any caller says where a scenario leaves it open.
    pub stock: StockPhrases,
    /// Scenarios and their files, by name.
    pub scenarios: Vec<(ScenarioId, PathBuf)>,
    /// Procedures and their files, by name.
    pub procedures: Vec<(ProcedureId, PathBuf)>,
    /// Profiles and their files, by name.
    pub profiles: Vec<(ProfileId, PathBuf)>,
    /// Shifts and their files, by name.
    pub shifts: Vec<(ShiftId, PathBuf)>,
    /// The files of certification policies. Their names say nothing; ids do.
    pub policies: Vec<PathBuf>,
}

impl Library {
    /// What stands on these shelves. The diagnostics are those of the stock file; the other files are only listed, by their names.
    pub fn of(shelves: &Shelves) -> (Self, Vec<Diagnostic>) {
        let stock = load_stock(shelves.stock());
        let library = Self {
            stock: stock.value.unwrap_or_default(),
            scenarios: shelves.scenarios(),
            procedures: shelves.procedures(),
            profiles: shelves.profiles(),
            shifts: shelves.shifts(),
            policies: shelves.policies(),
        };
        (library, stock.diagnostics)
    }

    /// The same, and what an office's own folder holds, where one of the paths is it or lies in it: a folder that has `scenarios/` and
    /// beside it `procedures/`, `profiles/` or `policies/`. Where two things have one name, the one that was known is kept.
    pub fn with_offices_of(mut self, paths: &[PathBuf]) -> Self {
        let offices: BTreeSet<PathBuf> = paths.iter().filter_map(|path| office_of(path)).collect();
        for office in offices {
            // Its folders are those of what is shipped, side by side.
            let place = Place::shipped(&office, &office.join("scenarios"));
            add(&mut self.scenarios, place.scenarios());
            add(&mut self.shifts, place.shifts());
            add(&mut self.procedures, place.procedures());
            add(&mut self.profiles, place.profiles());
            self.policies.extend(place.policies());
        }
        self
    }

    /// The file of a scenario.
    pub fn scenario_file(&self, id: &str) -> Option<&Path> {
        file_of(&self.scenarios, id)
    }

    /// The file of a shift.
    pub fn shift_file(&self, id: &str) -> Option<&Path> {
        file_of(&self.shifts, id)
    }

    /// The file of a procedure.
    pub fn procedure_file(&self, id: &str) -> Option<&Path> {
        file_of(&self.procedures, id)
    }

    /// The file of a profile.
    pub fn profile_file(&self, id: &str) -> Option<&Path> {
        file_of(&self.profiles, id)
    }
}

fn file_of<'a, T: AsRef<str>>(known: &'a [(T, PathBuf)], id: &str) -> Option<&'a Path> {
    let found = known.iter().find(|(known, _)| known.as_ref() == id);
    found.map(|(_, file)| file.as_path())
}

/// The office's folder that a path is or lies in.
fn office_of(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    path.ancestors().find(|folder| is_office(folder)).map(Path::to_owned)
}

fn is_office(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).is_dir();
    has("scenarios") && ["procedures", "profiles", "policies"].into_iter().any(has)
}

fn add<T: PartialEq>(known: &mut Vec<(T, PathBuf)>, found: Vec<(T, PathBuf)>) {
    for (id, file) in found {
        if known.iter().all(|(other, _)| *other != id) {
            known.push((id, file));
        }
    }
}

/// The scenarios in a folder, by name: every `NAME/scenario.yaml`. A folder that cannot be read holds none.
pub fn find_scenarios(dir: &Path) -> Vec<(ScenarioId, PathBuf)> {
    let folders = entries(dir).into_iter().filter(|path| path.is_dir());
    let named = folders.filter_map(|folder| {
        let id = ScenarioId::new(folder.file_name()?.to_str()?);
        let file = folder.join("scenario.yaml");
        file.is_file().then_some((id, file))
    });
    named.collect()
}

/// The shifts in a folder of scenarios, by name: every `shifts/NAME.yaml`.
pub fn find_shifts(scenarios: &Path) -> Vec<(ShiftId, PathBuf)> {
    named_files(&scenarios.join("shifts"), ShiftId::new)
}

/// The profiles in a folder, by name: every `profiles/NAME.yaml`. A folder that cannot be read holds none.
pub fn find_profiles(dir: &Path) -> Vec<(ProfileId, PathBuf)> {
    named_files(&dir.join("profiles"), ProfileId::new)
}

/// The translations that lie beside a scenario's file, by language.
pub fn find_translations(scenario: &Path) -> Vec<(LanguageTag, PathBuf)> {
    let files = named_files(&scenario.with_file_name("translations"), |name| LanguageTag::new(&name));
    files.into_iter().filter_map(|(to, file)| Some((to?, file))).collect()
}

/// A folder's entries in order of their names.
pub(super) fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.is_file() && is_named_yaml(path)
}

/// Whether this is what a YAML file is called.
pub(super) fn is_named_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "yaml" || ending == "yml")
}

pub(super) fn named_files<T>(dir: &Path, name: impl Fn(String) -> T) -> Vec<(T, PathBuf)> {
    let files = entries(dir).into_iter().filter(|path| is_yaml(path));
    files
        .filter_map(|path| Some((name(path.file_stem()?.to_str()?.to_owned()), path)))
        .collect()
}
