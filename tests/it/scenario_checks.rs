//! The checks of scenarios find what they are for and no more, each in a file of its own, and nothing that stands in the way of a
//! shipped one. What they say of these files stands beside them (`format`), and that every code has one is held in `diagnostics`.

use std::path::{Path, PathBuf};

use sygnaly::authoring::checks::codes;
use sygnaly::format::{Diagnostic, Library, find_files};

use crate::support::{checked, home, library};

/// The files that show this code, by their names.
fn fixtures(code: &str) -> Vec<PathBuf> {
    let files = find_files(&home().join("tests/scenarios/invalid")).into_iter();
    let is_of_code = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(&format!("{code}-")))
    };
    files.map(|file| file.expect("a fixture")).filter(is_of_code).collect()
}

fn beyond_structure(path: &Path, library: &Library) -> Vec<Diagnostic> {
    let mut found = checked(path, library).diagnostics;
    found.retain(|found| codes().any(|code| code == found.code));
    found
}

#[test]
fn every_check_finds_its_fixture_and_no_other_does() {
    let library = library();
    for code in codes() {
        let files = fixtures(code);
        assert!(!files.is_empty(), "tests/scenarios/invalid/{code}-….yaml is missing");
        for path in files {
            let found = checked(&path, &library).diagnostics;
            let told: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert!(
                !found.is_empty() && found.iter().all(|found| found.code == code),
                "{}: {told:#?}",
                path.display()
            );
            assert!(found.iter().all(|found| found.line > 1), "{told:#?} has a place");
            assert_eq!(found, beyond_structure(&path, &library), "the structure is in order");
        }
    }
}

/// A file with errors is mended first: what it means cannot be known.
#[test]
fn nothing_is_looked_for_beyond_a_broken_structure() {
    let path = home().join("tests/scenarios/invalid/references.yaml");
    assert_eq!(beyond_structure(&path, &library()), []);
}

#[test]
fn shipped_scenarios_have_no_errors_by_any_check() {
    let library = library();
    let mut errors = Vec::new();
    for (_, path) in &library.scenarios {
        let found = checked(path, &library).diagnostics.into_iter();
        errors.extend(found.filter(Diagnostic::is_error).map(|found| found.to_string()));
    }
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
    assert!(library.scenarios.len() >= 36);
}
