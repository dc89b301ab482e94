//! Files around a file: what a folder holds, what a plan refers to, and everything that is wrong with any of them.

use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::{Diagnostic, Loaded, Position};
use super::plan_file::{self, PlanFile, Surroundings};
use super::policy_file::{self, PolicyFile};
use super::policy_problem::PolicyProblem;
use super::problem::{Choice, Problem, Thing};
use super::shift_file::{self, ShiftFile};
use super::shift_plan_file::{self, ShiftPlanFile};
use super::translation_file::{self, TranslationFile, scenario_beside};
use super::translation_problem::TranslationProblem;
use super::{FileKind, check_variations, kind_of, load_policy, load_procedure, load_stock, parse_with};
use super::{parse_procedure, parse_profile, parse_stock, source};
use crate::domain::{LanguageTag, ProcedureId, ProfileId, ScenarioId, ShiftId, StockPhrases};

/// What is known around a file: the context of [`check_path`].
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
    /// Looks through the folder of assets (`callers/stock.yaml`, `procedures/`, `profiles/`, `policies/`) and that of scenarios.
    /// The diagnostics are those of the stock file; the other files are only listed, by their names.
    pub fn open(assets: &Path, scenarios: &Path) -> (Self, Vec<Diagnostic>) {
        let stock = load_stock(&assets.join("callers").join("stock.yaml"));
        let library = Self {
            stock: stock.value.unwrap_or_default(),
            scenarios: find_scenarios(scenarios),
            procedures: named_files(&assets.join("procedures"), ProcedureId::new),
            profiles: find_profiles(assets),
            shifts: find_shifts(scenarios),
            policies: entries(&assets.join("policies"))
                .into_iter()
                .filter(|path| is_yaml(path))
                .collect(),
        };
        (library, stock.diagnostics)
    }

    /// The same, and what an office's own folder holds, where one of the paths is it or lies in it: a folder that has `scenarios/` and
    /// beside it `procedures/`, `profiles/` or `policies/`. Where two things have one name, the one that was known is kept.
    pub fn with_offices_of(mut self, paths: &[PathBuf]) -> Self {
        for office in paths.iter().filter_map(|path| office_of(path)) {
            let scenarios = office.join("scenarios");
            add(&mut self.scenarios, find_scenarios(&scenarios));
            add(&mut self.shifts, find_shifts(&scenarios));
            add(
                &mut self.procedures,
                named_files(&office.join("procedures"), ProcedureId::new),
            );
            add(&mut self.profiles, find_profiles(&office));
            let policies = entries(&office.join("policies")).into_iter();
            self.policies.extend(policies.filter(|path| is_yaml(path)));
        }
        self
    }

    /// The file of a scenario.
    pub fn scenario_file(&self, id: &str) -> Option<&Path> {
        self.scenarios
            .iter()
            .find(|(known, _)| known.as_str() == id)
            .map(|(_, file)| file.as_path())
    }

    /// The file of a shift.
    pub fn shift_file(&self, id: &str) -> Option<&Path> {
        self.shifts
            .iter()
            .find(|(known, _)| known.as_str() == id)
            .map(|(_, file)| file.as_path())
    }

    /// The file of a procedure.
    pub fn procedure_file(&self, id: &str) -> Option<&Path> {
        self.procedures
            .iter()
            .find(|(known, _)| known.as_str() == id)
            .map(|(_, file)| file.as_path())
    }

    /// The file of a profile.
    pub fn profile_file(&self, id: &str) -> Option<&Path> {
        self.profiles
            .iter()
            .find(|(known, _)| known.as_str() == id)
            .map(|(_, file)| file.as_path())
    }
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
fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}

fn is_yaml(path: &Path) -> bool {
    path.is_file()
        && path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn named_files<T>(dir: &Path, name: impl Fn(String) -> T) -> Vec<(T, PathBuf)> {
    let files = entries(dir).into_iter().filter(|path| is_yaml(path));
    files
        .filter_map(|path| Some((name(path.file_stem()?.to_str()?.to_owned()), path)))
        .collect()
}

/// A checked file.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file.
    pub file: PathBuf,
    /// What it is; none: it could not be told.
    pub kind: Option<FileKind>,
    /// Everything that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a file, or every YAML file in a folder and below it, each with what it refers to.
pub fn check_path(path: &Path, library: &Library) -> Vec<Checked> {
    if !path.is_dir() {
        return vec![check_file(path, library)];
    }
    let mut files = Vec::new();
    collect(path, &mut files);
    if files.is_empty() {
        return vec![failed(path, Position::START, &Problem::NoYaml)];
    }
    files.iter().map(|file| check_file(file, library)).collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for path in entries(dir) {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link to a folder could lead back up.
        if path.is_dir() && !path.is_symlink() && !hidden {
            collect(&path, files);
        } else if is_yaml(&path) && !hidden {
            files.push(path);
        }
    }
}

fn failed(file: &Path, at: Position, problem: &Problem) -> Checked {
    Checked {
        file: file.to_owned(),
        kind: None,
        diagnostics: vec![Diagnostic::new(file, at, problem)],
    }
}

fn check_file(path: &Path, library: &Library) -> Checked {
    let text = match source::read(path) {
        Ok(text) => text,
        Err((at, problem)) => return failed(path, at, &problem),
    };
    let Some(kind) = kind_of(path, &text) else {
        return failed(path, Position::START, &Problem::UnknownKind);
    };
    let diagnostics = match kind {
        FileKind::Scenario => check_variations(path, &text, &library.stock),
        FileKind::Procedure => parse_procedure(path, &text).diagnostics,
        FileKind::Profile => parse_profile(path, &text).diagnostics,
        FileKind::Stock => parse_stock(path, &text).diagnostics,
        FileKind::Plan => check_plan(path, &text, library),
        FileKind::Shift => check_shift(path, &text, library),
        FileKind::ShiftPlan => check_shift_plan(path, &text, library),
        FileKind::Policy => check_policy(path, &text, library),
        FileKind::Translation => check_translation(path, &text, library),
    };
    Checked {
        file: path.to_owned(),
        kind: Some(kind),
        diagnostics,
    }
}

fn names<T: AsRef<str>>(files: &[(T, PathBuf)]) -> Vec<&str> {
    files.iter().map(|(id, _)| id.as_ref()).collect()
}

fn check_shift(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::Shift, |file: ShiftFile, report| {
        shift_file::check(&file, report);
        let scenario = |id: &str| super::load_scenario(library.scenario_file(id)?, &library.stock).value;
        shift_file::check_references(&file, &names(&library.scenarios), scenario, report);
        Some(())
    });
    loaded.diagnostics
}

fn check_shift_plan(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::ShiftPlan, |file: ShiftPlanFile, report| {
        shift_plan_file::check(&file, report);
        let shift = file.shift.get().and_then(|id| library.shift_file(&id.value));
        let around = shift_plan_file::Surroundings {
            shifts: names(&library.shifts),
            procedures: names(&library.procedures),
            profiles: names(&library.profiles),
            shift: shift.and_then(|file| super::load_shift(file).value),
        };
        shift_plan_file::check_references(&file, &around, report);
        Some(())
    });
    loaded.diagnostics
}

fn check_policy(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::Policy, |file: PolicyFile, report| {
        policy_file::check(&file, report);
        let procedure = file.procedure.get().and_then(|id| library.procedure_file(&id.value));
        let scenarios = library.scenarios.iter();
        let around = policy_file::Surroundings {
            procedures: names(&library.procedures),
            procedure: procedure.and_then(|file| load_procedure(file).value),
            scenarios: scenarios
                .filter_map(|(_, file)| super::load_scenario(file, &library.stock).value)
                .collect(),
            shifts: library.shifts.len(),
        };
        policy_file::check_references(&file, &around, report);
        if let Some(id) = file.id.get()
            && let Some(other) = same_policy(path, &id.value, library)
        {
            let (id_at, id) = (id.at, id.value.clone());
            let other = other.display().to_string();
            report.add(id_at, Problem::Policy(PolicyProblem::SameId { id, other }));
        }
        Some(())
    });
    loaded.diagnostics
}

fn check_translation(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::Translation, |file: TranslationFile, report| {
        translation_file::check(&file, path, report);
        let id = file.scenario.get()?;
        let beside = scenario_beside(path).filter(|scenario| scenario.is_file());
        let Some(scenario) = beside.as_deref().or_else(|| library.scenario_file(&id.value)) else {
            let choice = Choice::among(&id.value, names(&library.scenarios));
            let (what, id_text) = (Thing::Scenario, id.value.clone());
            let problem = Problem::UnknownReference {
                what,
                id: id_text,
                choice,
            };
            report.add(id.at, problem);
            return Some(());
        };
        // What is wrong with the scenario is told of the scenario.
        let (Some(texts), Some(known)) = (
            super::load_translatable(scenario).value,
            super::load_scenario(scenario, &library.stock).value,
        ) else {
            return Some(());
        };
        if known.id.as_str() == id.value {
            translation_file::check_against(&file, &texts, report);
        } else {
            let (id_text, beside) = (id.value.clone(), known.id.to_string());
            let problem = TranslationProblem::OtherScenario { id: id_text, beside };
            report.add(id.at, Problem::Translation(problem));
        }
        Some(())
    });
    loaded.diagnostics
}

/// Another file of the library with a policy of this id. A draft that lies elsewhere takes no policy's place.
fn same_policy<'a>(path: &Path, id: &str, library: &'a Library) -> Option<&'a Path> {
    let here = path.canonicalize().ok()?;
    let is_here = |file: &Path| file.canonicalize().is_ok_and(|file| file == here);
    if !library.policies.iter().any(|file| is_here(file)) {
        return None;
    }
    let has_id = |file: &Path| {
        load_policy(file)
            .value
            .is_some_and(|known| known.first().id.as_str() == id)
    };
    let mut others = library.policies.iter().map(PathBuf::as_path);
    others.find(|file| !is_here(file) && has_id(file))
}

fn check_plan(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::Plan, |file: PlanFile, report| {
        plan_file::check(&file, report);
        let scenario = file.scenario.get().and_then(|id| library.scenario_file(&id.value));
        let procedure = file.procedure.get().and_then(|id| library.procedure_file(&id.value));
        let around = Surroundings {
            folder: path.parent().unwrap_or(Path::new("")),
            scenarios: names(&library.scenarios),
            procedures: names(&library.procedures),
            profiles: names(&library.profiles),
            scenario: scenario.and_then(|file| super::load_scenario(file, &library.stock).value),
            procedure: procedure.and_then(|file| load_procedure(file).value),
        };
        plan_file::check_references(&file, &around, report);
        Some(())
    });
    loaded.diagnostics
}
