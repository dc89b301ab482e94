//! Finds the scenarios and shifts that are meant, and plays their plans. It counts nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::authoring::coverage::Entry;
use crate::authoring::{NoEars, OfficeEars, run_plan, run_shift_plan};
use crate::cli::assets::{Assets, accept, meant};
use crate::cli::drill::plan_error;
use crate::cli::error::CliError;
use crate::cli::{parallel, shift};
use crate::domain::{Deed, Lang, Plan, Procedure, Step, StockPhrases};
use crate::format::{self, FileKind};
use crate::language::{Interpreter, Language};

/// A library that was looked through.
#[derive(Default)]
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    /// Plans that speak through WAV files: they were not played.
    pub(super) by_voice: usize,
    /// Plans that are wrong or cannot be played.
    pub(super) problems: Vec<CliError>,
}

/// A file to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum File {
    Scenario(PathBuf),
    Shift(PathBuf),
}

impl From<PathBuf> for File {
    /// The file of a scenario, as it lies in a folder of its own.
    fn from(file: PathBuf) -> Self {
        Self::Scenario(file)
    }
}

/// Reads the named part of the library, or all of it, and plays every plan, on every core.
///
/// # Errors
/// When nothing has a name, or a scenario or shift is wrong: everything found in all of them.
pub(super) fn read(assets: &Assets, lang: Lang, named: &[String], procedures: &[Procedure]) -> Result<Found, CliError> {
    let files = files(assets, named)?;
    let player = Player {
        assets,
        lang,
        procedures,
        language: assets.language()?,
        stock: assets.stock()?,
    };
    let (mut all, mut wrong) = (Found::default(), Vec::new());
    for found in parallel::map(&files, |file| player.read(file)) {
        match found {
            Ok(found) => {
                all.entries.extend(found.entries);
                all.by_voice += found.by_voice;
                all.problems.extend(found.problems);
            }
            Err(CliError::Files(problems)) => wrong.extend(problems),
            Err(other) => return Err(other),
        }
    }
    if wrong.is_empty() {
        Ok(all)
    } else {
        Err(CliError::Files(wrong))
    }
}

/// The files that are meant, each once.
fn files(assets: &Assets, named: &[String]) -> Result<Vec<File>, CliError> {
    let scenarios = assets
        .scenarios()
        .into_iter()
        .map(|(id, file)| (id.to_string(), File::Scenario(file)));
    let shifts = assets
        .shifts()
        .into_iter()
        .map(|(id, file)| (id.to_string(), File::Shift(file)));
    let known: Vec<(String, File)> = scenarios.chain(shifts).collect();
    meant(named, &known, "coverage-nothing-there", |path| {
        if path.is_dir() {
            in_folder(path)
        } else {
            by_kind(path).into_iter().collect()
        }
    })
}

fn in_folder(folder: &Path) -> Vec<File> {
    let scenarios = format::find_scenarios(folder).into_iter();
    let shifts = format::find_shifts(folder).into_iter();
    let scenarios = scenarios.map(|(_, file)| File::Scenario(file));
    scenarios.chain(shifts.map(|(_, file)| File::Shift(file))).collect()
}

/// A file by its content, unless it is a plan or another file of ours. One that tells nothing is told of by whoever loads it.
fn by_kind(path: &Path) -> Option<File> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match format::kind_of(path, &text) {
        Some(FileKind::Shift) => Some(File::Shift(path.to_owned())),
        None | Some(FileKind::Scenario) => Some(File::Scenario(path.to_owned())),
        Some(_) => None,
    }
}

/// What plays plans.
struct Player<'a> {
    assets: &'a Assets,
    lang: Lang,
    procedures: &'a [Procedure],
    language: Arc<Language>,
    stock: StockPhrases,
}

impl Player<'_> {
    fn read(&self, file: &File) -> Result<Found, CliError> {
        match file {
            File::Scenario(path) => self.scenario(path),
            File::Shift(path) => self.shift(path),
        }
    }

    fn scenario(&self, file: &Path) -> Result<Found, CliError> {
        let scenario = accept(format::load_scenario(file, &self.stock))?;
        let mut entry = Entry::of_scenario(&scenario, self.procedures);
        let mut found = Found::default();
        for path in plans_beside(file) {
            match self.assets.plan(&path) {
                Ok(plan) if plan.of != scenario.id => {}
                Ok(plan) if speaks_through_files(&plan.steps) => found.by_voice += 1,
                Ok(plan) => {
                    let played = self.play(&mut entry, file, &path, &plan);
                    found.problems.extend(played.err());
                }
                Err(problem) => found.problems.push(problem),
            }
        }
        found.entries.push(entry);
        Ok(found)
    }

    fn play(&self, entry: &mut Entry, file: &Path, path: &Path, plan: &Plan) -> Result<(), CliError> {
        let scenario = Arc::new(accept(format::load_scenario_for(file, &self.stock, plan.seed))?);
        let profile = self.assets.profile(plan.profile.as_str())?;
        let ear = Arc::new(Interpreter::new(Arc::clone(&self.language), &profile, Some(&scenario)));
        let folder = path.parent().unwrap_or(Path::new("."));
        let run = run_plan(plan, folder, Arc::clone(&scenario), profile, ear, &mut NoEars, &mut ())
            .map_err(|error| plan_error(self.assets, self.lang, path, &error))?;
        entry.take_call(&scenario, &run.log, self.procedures);
        Ok(())
    }

    fn shift(&self, file: &Path) -> Result<Found, CliError> {
        let shift = accept(format::load_shift(file))?;
        // What a shift gives to practise as it is written does not depend on who sits there.
        let anybody = self.assets.profiles();
        let anybody = self
            .assets
            .profile(anybody.first().map_or("krynki", |(id, _)| id.as_str()))?;
        let parts = shift::parts(self.assets, shift, anybody)?;
        let mut entry = Entry::of_shift(&parts.shift, &parts.talks, self.procedures);
        let mut found = Found::default();
        for path in plans_beside(file) {
            let plan = match self.assets.shift_plan(&path) {
                Ok(plan) => plan,
                Err(problem) => {
                    found.problems.push(problem);
                    continue;
                }
            };
            if plan.of != parts.shift.id {
                continue;
            }
            if speaks_through_files(&plan.steps) {
                found.by_voice += 1;
                continue;
            }
            let mut parts = parts.clone();
            parts.profile = match self.assets.profile(plan.profile.as_str()) {
                Ok(profile) => profile,
                Err(problem) => {
                    found.problems.push(problem);
                    continue;
                }
            };
            let (language, profile) = (Arc::clone(&self.language), Arc::clone(&parts.profile));
            let ears = Arc::new(OfficeEars::new(language, profile, &parts.shift));
            let folder = path.parent().unwrap_or(Path::new("."));
            match run_shift_plan(&plan, folder, parts.clone(), ears, &mut NoEars, &mut ()) {
                Ok(run) => entry.take_shift(&parts, &run.log, self.procedures),
                Err(error) => found.problems.push(plan_error(self.assets, self.lang, &path, &error)),
            }
        }
        found.entries.push(entry);
        Ok(found)
    }
}

fn speaks_through_files(steps: &[Step]) -> bool {
    steps.iter().any(|step| matches!(step.what, Deed::SayWav { .. }))
}

/// The plans in the folder beside a scenario or shift, by name.
fn plans_beside(file: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(file.with_file_name("plans")).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut plans: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    plans.sort();
    plans
}
