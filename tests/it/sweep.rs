//! The shipped library holds out against the sweep, and the sweep says what is wrong where something is.

use std::path::PathBuf;
use std::process::Output;

use serde_json::Value;

use crate::support;

fn sweep(args: &[&str]) -> Output {
    let data = support::home().join("target/test-data");
    let all: Vec<&str> = ["sweep"].iter().chain(args).copied().collect();
    support::sygnaly(&data, &all)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// A shipped scenario in a folder of its own, with this put in the place of that.
fn changed(from: &str, to: &str) -> (tempfile::TempDir, PathBuf) {
    let shipped = support::home().join("scenarios/senior-dowod/scenario.yaml");
    let whole = std::fs::read_to_string(shipped).expect("readable");
    assert!(whole.contains(from), "nothing to change: {from}");
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("senior-dowod");
    std::fs::create_dir(&folder).expect("a folder in it");
    std::fs::write(folder.join("scenario.yaml"), whole.replacen(from, to, 1)).expect("written");
    (home, folder)
}

/// Few seeds: the whole hundred is for `sygnaly sweep` before a release.
#[test]
fn the_shipped_library_has_no_dead_end_and_every_call_can_be_won() {
    let output = sweep(&["--seeds", "10", "--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}{}", text(&output.stdout), text(&output.stderr)));
    let scenarios = found["scenarios"].as_array().expect("scenarios are a list");
    assert_eq!(scenarios.len(), support::shipped().len());
    let unsound: Vec<String> = scenarios
        .iter()
        .filter(|report| report["sound"] != true)
        .map(|report| {
            let keys = ["scenario", "never_reached", "dead_ends", "unwinnable"];
            keys.map(|key| format!("{key}: {}", report[key])).join("\n  ")
        })
        .collect();
    assert!(unsound.is_empty(), "{}", unsound.join("\n"));
    assert!(output.status.success());
    for report in scenarios {
        assert_eq!(report["limits"], Value::Array(Vec::new()), "{}", report["scenario"]);
    }
}

#[test]
fn a_call_that_cannot_be_won_is_told_in_both_languages() {
    let leaves = "{ acts: [name_last], then: matter }";
    let (_home, folder) = changed(leaves, "{ acts: [name_last], then: goodbye }");
    let path = folder.display().to_string();
    for (lang, words) in [
        ("pl", "nie da się jej dobrze poprowadzić"),
        ("en", "cannot be brought to a good end"),
    ] {
        let output = sweep(&["--lang", lang, "--seeds", "2", &path]);
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}{}", text(&output.stderr));
        for word in [words, "photo_size", "1, 2"] {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert!(!said.contains('⟦'), "a message without words:\n{said}");
    }
}

#[test]
fn the_same_seeds_are_told_alike() {
    let told = |args: &[&str]| text(&sweep(args).stdout);
    let first = told(&["senior-dowod", "--seeds", "3"]);
    assert!(first.contains("senior-dowod"), "{first}");
    assert_eq!(told(&["senior-dowod", "--seeds", "3"]), first);
}

#[test]
fn what_is_no_scenario_is_told() {
    let empty = tempfile::tempdir().expect("a folder");
    let path = empty.path().display().to_string();
    for (args, words) in [(path.as_str(), "scenario.yaml"), ("senior-dowut", "senior-dowod")] {
        let output = sweep(&[args]);
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.contains(words), "{said}");
    }
    let (_home, folder) = changed("level: 1", "level: 9");
    let output = sweep(&[&folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("scenario.yaml:"));
}
