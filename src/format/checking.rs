//! Files that are checked: found in folders, read, and everything that is wrong with any of them and with what it refers to.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{convert, fs};

use super::diagnostic::{Diagnostic, Loaded, Position};
use super::library::{Library, is_named_yaml};
use super::plan_file::{self, PlanFile, Surroundings};
use super::policy_file::{self, PolicyFile};
use super::policy_problem::PolicyProblem;
use super::problem::{Choice, Problem, Thing};
use super::shift_file::{self, ShiftFile};
use super::shift_plan_file::{self, ShiftPlanFile};
use super::translatable::STOCK;
use super::translation_file::{self, TranslationFile, is_stock_file, original_beside};
use super::translation_problem::TranslationProblem;
use super::{FileKind, kind_of, load_policy, load_procedure, parse_with};
use super::{parse_each_row, parse_pack, parse_procedure, parse_profile, parse_stock, source};

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

impl Checked {
    /// Whether the file cannot be used.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Checks a file, or every YAML file in a folder and below it, each with what it refers to.
pub fn check_path(path: &Path, library: &Library) -> Vec<Checked> {
    let check = |file: PathBuf| -> Result<Checked, Checked> {
        let text = read_file(&file)?;
        Ok(check_text(&file, &text, library))
    };
    let found = find_files(path).into_iter();
    found
        .map(|found| found.and_then(check).unwrap_or_else(convert::identity))
        .collect()
}

/// The file itself, or every YAML file in a folder and below it, in order of their names.
///
/// # Errors
/// In their places, a folder that cannot be read, and one that holds no YAML file at all.
pub fn find_files(path: &Path) -> Vec<Result<PathBuf, Checked>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    collect(path, &mut found);
    if found.is_empty() {
        found.push(Err(failed(path, Position::START, &Problem::NoYaml)));
    }
    found
}

/// The text of a file.
///
/// # Errors
/// When it cannot be opened, is too long, or is no UTF-8 text.
pub fn read_file(path: &Path) -> Result<String, Checked> {
    source::read(path).map_err(|(at, problem)| failed(path, at, &problem))
}

/// A text from elsewhere, standard input say; `name` stands in diagnostics. No more is read than a file may have.
///
/// # Errors
/// When it cannot be read, is too long, or is no UTF-8 text.
pub fn read_from(name: &Path, input: &mut dyn Read) -> Result<String, Checked> {
    source::read_from(input).map_err(|(at, problem)| failed(name, at, &problem))
}

/// Checks the text of a file with what it refers to.
pub fn check_text(path: &Path, text: &str, library: &Library) -> Checked {
    let Some(kind) = kind_of(path, text) else {
        return failed(path, Position::START, &Problem::UnknownKind);
    };
    let diagnostics = match kind {
        FileKind::Scenario => parse_each_row(path, text, &library.stock).diagnostics,
        FileKind::Procedure => parse_procedure(path, text).diagnostics,
        FileKind::Profile => parse_profile(path, text).diagnostics,
        FileKind::Stock => parse_stock(path, text).diagnostics,
        FileKind::Plan => check_plan(path, text, library),
        FileKind::Translation => check_translation(path, text, library),
        FileKind::Shift => check_shift(path, text, library),
        FileKind::ShiftPlan => check_shift_plan(path, text, library),
        FileKind::Policy => check_policy(path, text, library),
        FileKind::Pack => parse_pack(path, text).diagnostics,
    };
    Checked {
        file: path.to_owned(),
        kind: Some(kind),
        diagnostics,
    }
}

fn collect(dir: &Path, found: &mut Vec<Result<PathBuf, Checked>>) {
    let entries = match entries(dir) {
        Ok(entries) => entries,
        Err(error) => {
            let why = error.to_string();
            found.push(Err(failed(dir, Position::START, &Problem::UnreadableFolder { why })));
            return;
        }
    };
    for (path, is_folder) in entries {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if is_folder {
            collect(&path, found);
        } else if is_named_yaml(&path) && (path.is_file() || !path.exists()) {
            // What is there by name alone (a link to nowhere, a file just removed) is told when it is read. Pipes and devices,
            // which might never end, are left alone.
            found.push(Ok(path));
        }
    }
}

/// What is in a folder, in order of the names: each with whether it is a folder itself. A link to one, which could lead back up,
/// is none; one that cannot be looked into is one all the same, so that it is told.
fn entries(dir: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let entries = fs::read_dir(dir)?.map(|entry| {
        entry.map(|entry| {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            (entry.path(), is_folder)
        })
    });
    let mut paths: Vec<(PathBuf, bool)> = entries.collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn failed(file: &Path, at: Position, problem: &Problem) -> Checked {
    Checked {
        file: file.to_owned(),
        kind: None,
        diagnostics: vec![Diagnostic::new(file, at, problem)],
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

fn check_translation(path: &Path, text: &str, library: &Library) -> Vec<Diagnostic> {
    let loaded: Loaded<()> = parse_with(path, text, FileKind::Translation, |file: TranslationFile, report| {
        translation_file::check(&file, path, report);
        let id = file.scenario.get()?;
        let beside = original_beside(path);
        let Some(original) = beside.as_deref().or_else(|| library.scenario_file(&id.value)) else {
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
        let known = if is_stock_file(original) {
            Some(STOCK.to_owned())
        } else {
            let scenario = super::load_scenario(original, &library.stock).value;
            scenario.map(|scenario| scenario.id.to_string())
        };
        // What is wrong with the original is told of it.
        let (Some(texts), Some(known)) = (super::load_translatable(original).value, known) else {
            return Some(());
        };
        if known == id.value {
            translation_file::check_against(&file, &texts, report);
        } else {
            let (id_text, beside) = (id.value.clone(), known);
            let problem = TranslationProblem::OtherScenario { id: id_text, beside };
            report.add(id.at, Problem::Translation(problem));
        }
        Some(())
    });
    loaded.diagnostics
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
