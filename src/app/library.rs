//! The calls, procedures and profiles to choose from, loaded once at the start. A file with mistakes is left out and
//! counted; `sygnaly check` tells what is wrong with it.

use std::path::Path;
use std::sync::Arc;

use crate::domain::{Procedure, Profile, Scenario};
use crate::format::{self, Loaded};
use crate::language::{Language, LanguageError};

/// Everything that can be chosen in the menu.
pub struct Shelf {
    /// Calls, easiest first.
    pub scenarios: Vec<Arc<Scenario>>,
    /// Procedures, by id.
    pub procedures: Vec<Arc<Procedure>>,
    /// Profiles, by id.
    pub profiles: Vec<Arc<Profile>>,
    /// What understands Polish.
    pub language: Arc<Language>,
    /// Files left out because of mistakes in them.
    pub left_out: usize,
}

impl Shelf {
    /// Reads the two folders.
    ///
    /// # Errors
    /// When the linguistic files cannot be used: without them nothing can be understood.
    pub fn load(assets: &Path, scenarios: &Path) -> Result<Self, LanguageError> {
        let language = Arc::new(Language::load(&assets.join("language/pl"))?);
        let (library, problems) = format::Library::open(assets, scenarios);
        let mut left_out = usize::from(
            problems
                .iter()
                .any(|problem| problem.severity == format::Severity::Error),
        );
        let mut shelf = Self {
            scenarios: keep(
                library
                    .scenarios
                    .iter()
                    .map(|(_, path)| format::load_scenario(path, &library.stock)),
                &mut left_out,
            ),
            procedures: keep(
                library.procedures.iter().map(|(_, path)| format::load_procedure(path)),
                &mut left_out,
            ),
            profiles: keep(
                library.profiles.iter().map(|(_, path)| format::load_profile(path)),
                &mut left_out,
            ),
            language,
            left_out,
        };
        shelf
            .scenarios
            .sort_by(|one, other| one.level.cmp(&other.level).then_with(|| one.title.cmp(&other.title)));
        Ok(shelf)
    }
}

fn keep<T>(files: impl Iterator<Item = Loaded<T>>, left_out: &mut usize) -> Vec<Arc<T>> {
    let mut kept = Vec::new();
    for file in files {
        match file.value {
            Some(value) => kept.push(Arc::new(value)),
            None => *left_out += 1,
        }
    }
    kept
}
