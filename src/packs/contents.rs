//! Whether the scenarios, procedures and the like in a folder are in order, as a pack: with what is shipped and nothing else beside
//! them, since nobody knows which other packs there are where it is installed.

use std::path::Path;

use super::error::PackError;
use super::manifest::Contents;
use super::names::{DEEPEST, DESCRIPTION};
use crate::domain::Bilingual;
use crate::format::{self, Diagnostic, Library, Place, Shelves};

/// The folder of the pack that a file is written for: the nearest one from here on upwards that says what pack it is.
pub fn folder_of(path: &Path) -> Option<&Path> {
    let mut folders = path.ancestors().take(DEEPEST + 1);
    folders.find(|folder| folder.join(DESCRIPTION).is_file())
}

/// Where that lies to which the files of a pack in this folder may refer.
pub fn around_pack(folder: &Path, shipped: Shelves) -> Shelves {
    shipped.with(Place::pack(folder, Bilingual::default()))
}

/// Checks every file, and that each is found by the name that stands in it. What is worth a warning comes back.
///
/// # Errors
/// With every mistake; when an id and a name differ.
pub(super) fn check(folder: &Path, contains: &Contents, shipped: Shelves) -> Result<Vec<Diagnostic>, PackError> {
    let (library, _) = Library::of(&around_pack(folder, shipped));
    let found = format::check_path(folder, &library);
    let found = found.into_iter().flat_map(|checked| checked.diagnostics);
    let (mistakes, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) = found.partition(Diagnostic::is_error);
    if !mistakes.is_empty() {
        return Err(PackError::Mistakes { diagnostics: mistakes });
    }
    check_ids(folder, contains, &library)?;
    Ok(warnings)
}

fn check_ids(folder: &Path, contains: &Contents, library: &Library) -> Result<(), PackError> {
    let same = |name: String, known: &str, found: Option<String>| match found {
        // It is in order, and something else than a file in this place has to be.
        None => Err(PackError::OtherKind { name }),
        Some(id) if id != known => Err(PackError::OtherId { name, id }),
        Some(_) => Ok(()),
    };
    for known in &contains.scenarios {
        let name = format!("scenarios/{known}/scenario.yaml");
        let loaded = format::load_scenario(&folder.join(&name), &library.stock).value;
        same(name, known, loaded.map(|scenario| scenario.id.to_string()))?;
    }
    for known in &contains.shifts {
        let name = format!("shifts/{known}.yaml");
        let loaded = format::load_shift(&folder.join(&name)).value;
        same(name, known, loaded.map(|shift| shift.id.to_string()))?;
    }
    for known in &contains.procedures {
        let name = format!("procedures/{known}.yaml");
        let loaded = format::load_procedure(&folder.join(&name)).value;
        same(name, known, loaded.map(|procedure| procedure.id.to_string()))?;
    }
    for known in &contains.profiles {
        let name = format!("profiles/{known}.yaml");
        let loaded = format::load_profile(&folder.join(&name)).value;
        same(name, known, loaded.map(|profile| profile.id.to_string()))?;
    }
    for known in &contains.policies {
        let name = format!("policies/{known}.yaml");
        let loaded = format::load_policy(&folder.join(&name)).value;
        same(name, known, loaded.map(|policy| policy.first().id.to_string()))?;
    }
    Ok(())
}
