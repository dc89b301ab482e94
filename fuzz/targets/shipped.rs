//! The shipped files that targets are fed with and held against.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use sygnaly::domain::{Plan, Profile, Scenario};
use sygnaly::format::{self, Library, Shelves};
use sygnaly::language::{Interpreter, Language};

/// The repository, be it this package's folder or the one above.
pub fn home() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if here.join("scenarios").is_dir() {
        here.to_owned()
    } else {
        here.join("..")
    }
}

/// The bytes of files by their paths in the repository.
pub fn bytes(paths: &[&str]) -> Vec<Vec<u8>> {
    let read = |path: &&str| fs::read(home().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    paths.iter().map(read).collect()
}

/// The shipped files by name.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::of(&Shelves::shipped(&home().join("assets"), &home().join("scenarios"))).0)
}

/// What understands Polish.
pub fn language() -> Arc<Language> {
    static LANGUAGE: OnceLock<Arc<Language>> = OnceLock::new();
    let loaded = || Language::load(&home().join("assets/language/pl")).expect("the shipped language");
    Arc::clone(LANGUAGE.get_or_init(|| Arc::new(loaded())))
}

/// Who the trainee is.
pub fn profile() -> Arc<Profile> {
    static PROFILE: OnceLock<Arc<Profile>> = OnceLock::new();
    let loaded = || format::load_profile(&home().join("assets/profiles/krynki.yaml"));
    Arc::clone(PROFILE.get_or_init(|| Arc::new(loaded().value.expect("a shipped profile"))))
}

/// The scenario that is played.
pub fn scenario() -> Arc<Scenario> {
    static SCENARIO: OnceLock<Arc<Scenario>> = OnceLock::new();
    let file = || home().join("scenarios/senior-dowod/scenario.yaml");
    let loaded = || format::load_scenario(&file(), &library().stock);
    Arc::clone(SCENARIO.get_or_init(|| Arc::new(loaded().value.expect("a shipped scenario"))))
}

/// A plan for it that passes.
pub fn plan() -> Plan {
    let file = home().join("scenarios/senior-dowod/plans/passes.yaml");
    format::load_plan(&file).value.expect("a shipped plan")
}

/// What hears the trainee in it.
pub fn ear() -> Arc<Interpreter> {
    static EAR: OnceLock<Arc<Interpreter>> = OnceLock::new();
    let made = || Interpreter::new(language(), &profile(), Some(&scenario()));
    Arc::clone(EAR.get_or_init(|| Arc::new(made())))
}
