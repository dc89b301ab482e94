//! The shipped library holds out against the sweep, and the sweep says what is wrong where something is.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use sygnaly::authoring::{NoEars, unexpected};
use sygnaly::domain::Logged;
use sygnaly::format;
use sygnaly::scoring::score;

use crate::support::{self, err, out};

fn sweep(args: &[&str]) -> Output {
    let data = support::home().join("target/test-data");
    let all: Vec<&str> = ["sweep"].iter().chain(args).copied().collect();
    support::sygnaly(&data, &all)
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
        .unwrap_or_else(|error| panic!("{error}\n{}{}", out(&output), err(&output)));
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
        let rules = &report["rules"];
        assert_eq!(rules["procedure"], "krynki");
        assert!(rules["calls"].as_u64().is_some_and(|calls| calls >= 20), "{rules}");
        let rules = rules["rules"].as_array().expect("rules are a list");
        let courtesy = rules.iter().find(|rule| rule["met"] != 0 && rule["missed"] != 0);
        assert!(courtesy.is_some(), "a rule that good trainees keep and bad ones break");
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
        let said = out(&output);
        assert_eq!(output.status.code(), Some(1), "{said}{}", err(&output));
        for word in [words, "photo_size", "1, 2", "scenario.yaml:", "krynki"] {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert!(!said.contains('⟦'), "a message without words:\n{said}");
    }
}

#[test]
fn the_same_seeds_are_told_alike() {
    let told = |args: &[&str]| out(&sweep(args));
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
        assert_eq!(output.status.code(), Some(2));
        let said = err(&output);
        assert!(said.contains(words), "{said}");
    }
    let (_home, folder) = changed("level: 1", "level: 9");
    let output = sweep(&[&folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("scenario.yaml:"));
}

/// What stands in the file at the place that a finding names.
fn words_at(file: &Path, finding: &Value) -> String {
    let text = std::fs::read_to_string(file).expect("readable");
    let number = |key: &str| finding[key].as_u64().expect("a place has its numbers") as usize;
    let line = text.lines().nth(number("line") - 1).expect("the line is there");
    line.chars().skip(number("column") - 1).collect()
}

#[test]
fn what_is_never_come_upon_is_told_with_its_place() {
    let taken = "{ acts: [name_last], then: matter }";
    let shadow = "{ acts: [name_last], then: matter }\n      - { acts: [name_last, greeting], caller: [\"Nikt tego nie usłyszy.\"] }";
    let (_home, folder) = changed(taken, shadow);
    let output = sweep(&[&folder.display().to_string(), "--seeds", "2", "--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let report = &found["scenarios"][0];
    let file = folder.join("scenario.yaml");
    let untaken = report["never_taken"].as_array().expect("a list");
    let shadowed = untaken.iter().map(|one| words_at(&file, one));
    assert!(
        shadowed
            .clone()
            .any(|words| words.starts_with("{ acts: [name_last, greeting]")),
        "{:?}",
        shadowed.collect::<Vec<_>>()
    );
    let unsaid = report["never_said"].as_array().expect("a list");
    let unsaid = unsaid.iter().map(|one| words_at(&file, one));
    assert!(
        unsaid.clone().any(|words| words.starts_with("\"Nikt tego nie")),
        "{:?}",
        unsaid.collect::<Vec<_>>()
    );
}

#[test]
fn the_shortest_ways_are_plans_that_play_to_their_outcomes() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("plans");
    let to = folder.display().to_string();
    let mut args = vec![
        "senior-dowod",
        "dowod-zgubiony-prosto",
        "zwykla-sprawa-drzewo",
        "jakanie-podatek",
        "senior-dowod-oddzwonienie",
    ];
    args.extend(["--seeds", "2", "--format", "json", "--plans", &to]);
    let output = sweep(&args);
    let found: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}{}", out(&output), err(&output)));
    for report in found["scenarios"].as_array().expect("scenarios are a list") {
        let outcomes = report["outcomes"].as_array().expect("outcomes are a list");
        let mut settled = 0;
        for outcome in outcomes {
            let Some(path) = outcome["plan"].as_str() else {
                assert!(outcome["no_plan"].is_string(), "{outcome}");
                continue;
            };
            let plan = support::right(format::load_plan(Path::new(path)));
            let scenario = support::scenario_of(&plan);
            let run = support::play(&plan, &folder, &scenario, &mut NoEars);
            let card = score(&support::procedure("krynki"), &scenario, &run.log);
            assert_eq!(unexpected(&plan.expect, card.graded()), [], "{path}");
            assert_eq!(run.unplayed, [0_usize; 0], "{path}");
            let took_in = |fact: &sygnaly::domain::Fact| {
                let mut entries = run.log.entries.iter();
                entries.any(|entry| matches!(&entry.what, Logged::TookIn { fact: taken } if *taken == fact.id))
            };
            let heard_all = scenario.needs_to_hear.iter().all(took_in);
            assert_eq!(outcome["matter"] == "settled", heard_all, "{path}");
            settled += usize::from(heard_all);
        }
        assert!(settled > 0, "no plan settles the matter: {report:#}");
    }
    let again = sweep(&args);
    assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
    assert!(err(&again).contains("plans"), "{}", err(&again));
}
