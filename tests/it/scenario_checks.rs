//! The checks of scenarios find what they are for, each in a file of its own, and nothing that stands in the way of a shipped one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sygnaly::authoring::checks::{Understanding, check_scenario, codes};
use sygnaly::format::{Diagnostic, Library, check_path};

use crate::support;

static UNDERSTANDING: LazyLock<Understanding> = LazyLock::new(|| Understanding {
    language: support::language(),
    profile: support::profile("krynki"),
});

fn library() -> Library {
    Library::open(&support::home().join("assets"), &support::home().join("scenarios")).0
}

/// A fixture for each code: its name begins with it.
fn fixtures() -> Vec<(String, PathBuf)> {
    let folder = support::home().join("tests/scenarios/checks");
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let mut files: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a folder entry is readable").path())
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("plain names");
            let code = name.split('-').next().unwrap_or_default().to_owned();
            (code, path)
        })
        .collect();
    files.sort();
    files
}

fn found(path: &Path, library: &Library) -> Vec<Diagnostic> {
    let text = fs::read_to_string(path).expect("a fixture is text");
    check_scenario(path, &text, library, &UNDERSTANDING)
}

#[test]
fn every_check_finds_its_fixture_and_no_other_does() {
    let library = library();
    for (code, path) in fixtures() {
        let of_structure: Vec<Diagnostic> = check_path(&path, &library)
            .into_iter()
            .flat_map(|checked| checked.diagnostics)
            .filter(|found| !found.code.starts_with("S6"))
            .collect();
        assert_eq!(of_structure, [], "{} is in order", path.display());
        let found = found(&path, &library);
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            !found.is_empty() && found.iter().all(|found| found.code == code),
            "{}: {told:#?}",
            path.display()
        );
        assert!(found.iter().all(|found| found.line > 1), "{told:#?} has a place");
    }
}

#[test]
fn every_code_has_a_fixture_and_is_given_once() {
    let mut all: Vec<&str> = codes().collect();
    all.dedup();
    assert_eq!(all.len(), codes().count());
    let mut named: Vec<String> = fixtures().into_iter().map(|(code, _)| code).collect();
    named.dedup();
    assert_eq!(named, all);
}

#[test]
fn shipped_scenarios_have_no_errors_by_any_check() {
    let library = library();
    let mut errors = Vec::new();
    for (_, path) in &library.scenarios {
        let found = found(path, &library).into_iter();
        errors.extend(found.filter(Diagnostic::is_error).map(|found| found.to_string()));
    }
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
    assert!(library.scenarios.len() >= 36);
}

/// A finding stands where its part stands, and is told in both languages.
#[test]
fn a_finding_names_its_place() {
    let path = support::home().join("tests/scenarios/checks/S601-dead-end.yaml");
    let found = found(&path, &library());
    let [dead_end] = found.as_slice() else {
        panic!("{found:#?}");
    };
    let text = fs::read_to_string(&path).expect("a fixture is text");
    let line = text.lines().nth(dead_end.line as usize - 1).unwrap_or_default();
    assert_eq!(line.trim(), "- moment: czeka");
    assert!(dead_end.message.pl.contains("„czeka”") && dead_end.message.en.contains("\"czeka\""));
}
