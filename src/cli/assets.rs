//! Finds the product's files and loads what commands need of them. It decides nothing about their content.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};

use super::error::CliError;
use super::out;
use crate::domain::{
    Lang, Message, Plan, PolicyHistory, Procedure, ProcedureId, Profile, ProfileId, Scenario, ScenarioId, Shift,
    ShiftId, ShiftPlan, StockPhrases,
};
use crate::format::{self, Diagnostic, Explanations, FileKind, Loaded, Shelves};
use crate::l10n::Localizer;
use crate::language::Language;
use crate::packs;
use crate::settings::data_folder;

/// The procedure where the profile's office has none.
const PROCEDURE: &str = "krynki";

/// The product's files, and those of the packs that are installed.
pub(super) struct Assets {
    home: PathBuf,
    shelves: Shelves,
    /// What people read.
    pub(super) localizer: Localizer,
    lang: Lang,
    /// That policies of packs do not count was told.
    told_hidden: Once,
}

impl Assets {
    /// Looks where `--home` says, else beside the program, else in `../share/sygnaly`, else in the folders above it.
    ///
    /// # Errors
    /// In words, in both languages: without these files there is no localisation.
    pub(super) fn locate(home: Option<&Path>, lang: Lang) -> Result<Self, String> {
        let home = match home {
            Some(home) => home.to_owned(),
            None => find_home().ok_or_else(|| {
                "Nie ma plików programu (assets/, scenarios/) obok niego ani wyżej. Wskaż ich folder: --home FOLDER.\n\
                 The program's files (assets/, scenarios/) are not beside it or above. Name their folder: --home DIR."
                    .to_owned()
            })?,
        };
        if !is_home(&home) {
            return Err(format!(
                "{0}: brak folderów assets/ i scenarios/.\n{0}: there are no folders assets/ and scenarios/.",
                home.display()
            ));
        }
        let localizer = Localizer::load(&home.join("assets/l10n")).map_err(|error| error.to_string())?;
        // On a system that has no place for data there are no packs.
        let data = data_folder().ok();
        let shelves = packs::shelves(&home.join("assets"), &home.join("scenarios"), data.as_deref());
        Ok(Self {
            home,
            shelves,
            localizer,
            lang,
            told_hidden: Once::new(),
        })
    }

    /// The folder `assets/`.
    pub(super) fn folder(&self) -> PathBuf {
        self.home.join("assets")
    }

    /// The folder `scenarios/`.
    pub(super) fn scenarios_folder(&self) -> PathBuf {
        self.home.join("scenarios")
    }

    /// What is shipped, and the packs that are installed.
    pub(super) fn shelves(&self) -> &Shelves {
        &self.shelves
    }

    /// What is shipped, and nothing beside it.
    pub(super) fn shipped(&self) -> Shelves {
        Shelves::shipped(&self.folder(), &self.scenarios_folder())
    }

    /// Loads what understands Polish.
    pub(super) fn language(&self) -> Result<Arc<Language>, CliError> {
        Language::load(&self.folder().join("language/pl"))
            .map(Arc::new)
            .map_err(|error| Message::new("cli-language-error").text("why", error.to_string()).into())
    }

    /// Loads what the codes of problems mean.
    pub(super) fn explanations(&self) -> Result<Explanations, CliError> {
        Explanations::load(&self.folder().join("diagnostics")).map_err(|error| {
            Message::new("cli-explanations-error")
                .text("why", error.to_string())
                .into()
        })
    }

    /// Loads the stock phrases of callers.
    pub(super) fn stock(&self) -> Result<StockPhrases, CliError> {
        accept(format::load_stock(self.shelves.stock()))
    }

    /// All scenarios, shipped and of packs, by id.
    pub(super) fn scenarios(&self) -> Vec<(ScenarioId, PathBuf)> {
        self.shelves.scenarios()
    }

    /// The shipped ones alone.
    pub(super) fn shipped_scenarios(&self) -> Vec<(ScenarioId, PathBuf)> {
        format::find_scenarios(&self.scenarios_folder())
    }

    /// Loads a scenario by id or by path, as it is written; the path is where its plans and audio are relative to.
    pub(super) fn scenario(&self, name: &str) -> Result<(Arc<Scenario>, PathBuf), CliError> {
        let path = self.scenario_file(name)?;
        let scenario = accept(format::load_scenario(&path, &self.stock()?))?;
        Ok((Arc::new(scenario), path))
    }

    /// Loads a scenario by id or by path, as this seed draws it.
    pub(super) fn scenario_for(&self, name: &str, seed: u64) -> Result<Arc<Scenario>, CliError> {
        let path = self.scenario_file(name)?;
        accept(format::load_scenario_for(&path, &self.stock()?, seed)).map(Arc::new)
    }

    /// The file of a scenario, by its id or its path; a folder with a scenario.yaml is as good as that file.
    pub(super) fn scenario_file(&self, name: &str) -> Result<PathBuf, CliError> {
        let known = self.scenarios();
        let inside = Path::new(name).join("scenario.yaml");
        if inside.is_file() && !known.iter().any(|(id, _)| id.as_str() == name) {
            return Ok(inside);
        }
        named_file(&known, name, "cli-unknown-scenario")
    }

    /// The same of a scenario that is to be written on. One that came in a pack is a copy, and its author has the original.
    ///
    /// # Errors
    /// As [`scenario_file`](Self::scenario_file), and for a pack's.
    #[cfg(feature = "app")]
    pub(super) fn own_scenario_file(&self, name: &str) -> Result<PathBuf, CliError> {
        let file = self.scenario_file(name)?;
        // A path may lead there by a link.
        let real = file.canonicalize().unwrap_or_else(|_| file.clone());
        let titles = [&file, &real].map(|file| self.shelves.title_of(file));
        match titles.into_iter().flatten().next() {
            Some(title) => {
                let told = Message::new("author-of-pack").text("pack", title.get(self.lang));
                Err(told.into())
            }
            None => Ok(file),
        }
    }

    /// The scenario files that are meant by ids, files and folders, each once; by none: all scenarios.
    pub(super) fn scenario_files(&self, named: &[String]) -> Result<Vec<PathBuf>, CliError> {
        let known = self.scenarios().into_iter();
        let known: Vec<(String, PathBuf)> = known.map(|(id, file)| (id.to_string(), file)).collect();
        meant(named, &known, "cli-no-scenario-there", |path| {
            if path.is_dir() {
                format::find_scenarios(path).into_iter().map(|(_, file)| file).collect()
            } else {
                may_be_scenario(path).then(|| path.to_owned()).into_iter().collect()
            }
        })
    }

    /// Loads a scenario, by id or by path, in every row of what its seeds draw.
    #[cfg(feature = "voice")]
    pub(super) fn variations(&self, name: &str) -> Result<Vec<Scenario>, CliError> {
        let (_, path) = self.scenario(name)?;
        accept(format::load_variations(&path, &self.stock()?))
    }

    /// Loads a procedure by id or by path.
    pub(super) fn procedure(&self, name: &str) -> Result<Procedure, CliError> {
        let path = named_file(&self.procedures(), name, "cli-unknown-procedure")?;
        accept(format::load_procedure(&path))
    }

    /// Loads the procedure that is named, else that of the profile's office, where there is one.
    pub(super) fn procedure_for(&self, named: Option<&str>, profile: &Profile) -> Result<Procedure, CliError> {
        if let Some(name) = named {
            return self.procedure(name);
        }
        let own = profile.id.as_str();
        let known = self.procedures().iter().any(|(id, _)| id.as_str() == own);
        self.procedure(if known { own } else { PROCEDURE })
    }

    /// Loads every certification policy that counts, each with all its versions. Those of packs that do not are told, once.
    ///
    /// # Errors
    /// When a file is wrong, and when two of one place have the same id: then nobody knows which one holds.
    pub(super) fn policies(&self) -> Result<Vec<PolicyHistory>, CliError> {
        self.told_hidden.call_once(|| {
            for (id, file) in self.shelves.hidden_policies() {
                let pack = self.shelves.title_of(&file).map_or("", |title| title.get(self.lang));
                let told = Message::new("certify-policy-hidden").text("id", id.as_str());
                out::tell(self.localizer.message(self.lang, &told.text("pack", pack)));
            }
        });
        let mut found: Vec<(PathBuf, PolicyHistory)> = Vec::new();
        for file in self.shelves.policies() {
            let policy = accept(format::load_policy(&file))?;
            let id = &policy.first().id;
            if let Some((other, _)) = found.iter().find(|(_, known)| known.first().id == *id) {
                let twice = Message::new("certify-policy-twice").text("id", id.as_str());
                let twice = twice.text("one", other.display().to_string());
                return Err(twice.text("other", file.display().to_string()).into());
            }
            found.push((file, policy));
        }
        Ok(found.into_iter().map(|(_, policy)| policy).collect())
    }

    /// Loads a profile by id or by path.
    pub(super) fn profile(&self, name: &str) -> Result<Arc<Profile>, CliError> {
        let path = named_file(&self.profiles(), name, "cli-unknown-profile")?;
        accept(format::load_profile(&path)).map(Arc::new)
    }

    /// Loads a plan.
    pub(super) fn plan(&self, path: &Path) -> Result<Plan, CliError> {
        if !path.is_file() {
            return Err(Message::new("cli-no-such-plan")
                .text("path", path.display().to_string())
                .into());
        }
        accept(format::load_plan(path))
    }

    /// All shifts, shipped and of packs, by name.
    pub(super) fn shifts(&self) -> Vec<(ShiftId, PathBuf)> {
        self.shelves.shifts()
    }

    /// Loads a shift by id or by path.
    pub(super) fn shift(&self, name: &str) -> Result<Shift, CliError> {
        let path = named_file(&self.shifts(), name, "cli-unknown-shift")?;
        accept(format::load_shift(&path))
    }

    /// Loads a plan for a shift.
    pub(super) fn shift_plan(&self, path: &Path) -> Result<ShiftPlan, CliError> {
        accept(format::load_shift_plan(path))
    }

    /// All procedures, shipped and of packs, by name.
    pub(super) fn procedures(&self) -> Vec<(ProcedureId, PathBuf)> {
        self.shelves.procedures()
    }

    /// All profiles, shipped and of packs, by name.
    pub(super) fn profiles(&self) -> Vec<(ProfileId, PathBuf)> {
        self.shelves.profiles()
    }
}

/// The file of something by its name, else by its path.
fn named_file<T: AsRef<str>>(known: &[(T, PathBuf)], name: &str, unknown: &'static str) -> Result<PathBuf, CliError> {
    match known.iter().find(|(id, _)| id.as_ref() == name) {
        Some((_, path)) => Ok(path.clone()),
        None if Path::new(name).is_file() => Ok(PathBuf::from(name)),
        // Whoever writes a path means a file: a list of ids would lead them astray.
        None if Path::new(name).components().count() > 1 || name.ends_with(".yaml") => {
            Err(Message::new("cli-no-such-file").text("path", name).into())
        }
        None => {
            let names = known.iter().map(|(id, _)| id.as_ref());
            Err(CliError::unknown(unknown, name, names))
        }
    }
}

/// What is meant by ids, files and folders, each once; by none: all that is known. A folder with a scenario.yaml is as good as that file;
/// `within` says what any other path holds, and `nothing` is told of one that holds none.
pub(super) fn meant<T: Clone + PartialEq + From<PathBuf>>(
    named: &[String],
    known: &[(String, T)],
    nothing: &'static str,
    within: impl Fn(&Path) -> Vec<T>,
) -> Result<Vec<T>, CliError> {
    if named.is_empty() {
        return Ok(known.iter().map(|(_, file)| file.clone()).collect());
    }
    let mut files: Vec<T> = Vec::new();
    for name in named {
        let path = Path::new(name);
        let inside = path.join("scenario.yaml");
        let found = if let Some((_, file)) = known.iter().find(|(id, _)| id == name) {
            vec![file.clone()]
        } else if inside.is_file() {
            vec![inside.into()]
        } else if path.is_dir() || path.is_file() {
            within(path)
        } else {
            let names = known.iter().map(|(id, _)| id.as_str());
            return Err(CliError::unknown("cli-unknown-scenario", name, names));
        };
        if found.is_empty() {
            return Err(Message::new(nothing).text("path", name).into());
        }
        for file in found {
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    Ok(files)
}

/// Whether a file is no plan, shift or other file of ours; what is wrong with it, is told by whoever loads it.
fn may_be_scenario(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    matches!(format::kind_of(path, &text), None | Some(FileKind::Scenario))
}

/// The value of a file without errors; its warnings go to standard error by way of `check`, not here.
pub(super) fn accept<T>(loaded: Loaded<T>) -> Result<T, CliError> {
    let Loaded { value, diagnostics } = loaded;
    value.ok_or_else(|| CliError::Files(diagnostics.into_iter().filter(Diagnostic::is_error).collect()))
}

fn is_home(folder: &Path) -> bool {
    folder.join("assets/procedures").is_dir() && folder.join("scenarios").is_dir()
}

fn find_home() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    homes(&program).into_iter().find(|folder| is_home(folder))
}

/// Where the files of this program may lie, the nearest first. What was installed with it (`bin/` and `share/` side by side) comes before
/// folders above, which may be those of another version that it happens to lie in.
fn homes(program: &Path) -> Vec<PathBuf> {
    let mut folders = program.ancestors().skip(1).map(Path::to_owned);
    let beside = folders.next();
    let installed = beside
        .as_deref()
        .and_then(Path::parent)
        .map(|prefix| prefix.join("share/sygnaly"));
    beside.into_iter().chain(installed).chain(folders).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_installed_program_finds_what_was_installed_with_it() {
        let root = tempfile::tempdir().expect("a folder");
        let make = |home: &Path| {
            for part in ["assets/procedures", "scenarios"] {
                std::fs::create_dir_all(home.join(part)).expect("made");
            }
        };
        let found = |program: &Path| homes(program).into_iter().find(|folder| is_home(folder));
        let program = root.path().join("unpacked/sygnaly-1/bin/sygnaly");
        assert_eq!(found(&program), None);

        let above = root.path().join("unpacked");
        make(&above);
        assert_eq!(found(&program), Some(above));

        let installed = root.path().join("unpacked/sygnaly-1/share/sygnaly");
        make(&installed);
        assert_eq!(found(&program), Some(installed));

        let beside = root.path().join("unpacked/sygnaly-1/bin");
        make(&beside);
        assert_eq!(found(&program), Some(beside));
    }
}
