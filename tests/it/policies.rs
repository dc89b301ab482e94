//! Certification policies as files, and `sygnaly certify status | acknowledge`, each with a data folder of its own.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use sygnaly::domain::{Among, AttemptLimit, Mode, PolicyHistory, Review, RuleId};
use sygnaly::format::{self, FileKind, Library, Shelves, check_path};
use sygnaly::records::{Acknowledgements, AttemptHeader, Card, Closed, Demands, Journal, Played, TraineeId, path_of};
use sygnaly::scoring::score;

use crate::office::{self, text};
use crate::support;

/// The day to look from, so that no test depends on the clock.
const TODAY: &str = "2026-03-01";

fn fixture() -> String {
    let file = support::home().join("tests/scenarios/valid/policy.yaml");
    std::fs::read_to_string(file).expect("the fixture is readable")
}

fn shipped(name: &str) -> PolicyHistory {
    support::right(format::load_policy(
        &support::home().join(format!("assets/policies/{name}.yaml")),
    ))
}

#[test]
fn every_field_of_a_policy_arrives() {
    let history = support::right(format::parse_policy(Path::new("policy.yaml"), &fixture()));
    let [first, second] = history.versions() else {
        panic!("two versions: {history:?}");
    };
    assert_eq!((first.version, first.validity_months, first.period_months), (1, 6, 6));
    assert_eq!((first.requires.calls, first.requires.shifts), (0, 1));
    assert_eq!((first.pass_mark, first.attempts), (None, AttemptLimit::default()));
    assert_eq!(first.coverage.each_rule, 0);
    assert_eq!((second.id.as_str(), second.procedure.as_str()), ("krynki", "krynki"));
    assert_eq!(second.valid_from.to_string(), "2026-06-01");
    assert_eq!(second.document, "9/2026");
    assert_eq!(second.title.en, "Certification at the office");
    let requires = &second.requires;
    assert_eq!((requires.calls, requires.shifts, requires.different_needs), (4, 1, 3));
    let among = |need: Option<&str>, level| Among {
        calls: 1,
        need: need.map(str::to_owned),
        level,
    };
    let expected = [
        among(Some("hard_of_hearing"), 1),
        among(None, 3),
        among(Some("stutter"), 2),
    ];
    assert_eq!(requires.among, expected);
    assert_eq!((second.pass_mark, second.validity_months), (Some(85.5), 24));
    assert_eq!(second.period_months, 18);
    assert_eq!(second.reminder_days, [90, 30, 7], "the earliest comes first");
    assert_eq!((second.attempts.most, second.attempts.wait_days), (Some(2), 5));
    let all = BTreeSet::from([Review::Every, Review::Resumed, Review::CriticalError]);
    assert_eq!(second.reviews, all);
    let times = ["a", "c", "m"].map(|rule| second.coverage.of(&RuleId::new(format!("krynki:4.1.{rule}"))));
    assert_eq!(times, [2, 0, 1]);
}

#[test]
fn a_figure_that_is_cut_off_does_not_count_as_missing() {
    let text = fixture().replace("calls: 4", "calls: four");
    let loaded = format::parse_policy(Path::new("policy.yaml"), &text);
    let codes: Vec<&str> = loaded.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["S103"]);
}

#[test]
fn what_nobody_can_meet_is_refused() {
    let library = support::library();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("policy.yaml");
    for (from, to) in [
        ("calls: 4\n", "calls: 100\n"),
        (
            "{ calls: 1, need: stutter, level: 2 }",
            "{ calls: 4, need: relative, level: 3 }",
        ),
        ("shifts: 1\n    pass_mark", "shifts: 20\n    pass_mark"),
    ] {
        let text = fixture();
        assert!(text.contains(from), "{from}");
        let text = text.replace(from, to);
        std::fs::write(&file, text).expect("written");
        let found = check_path(&file, &library).remove(0).diagnostics;
        let codes: BTreeSet<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, BTreeSet::from(["S506"]), "{to}: {found:?}");
    }
}

#[test]
fn two_files_of_one_policy_are_told_by_both_names() {
    let home = tempfile::tempdir().expect("a folder");
    let assets = home.path().join("assets");
    for folder in ["l10n/pl", "l10n/en", "procedures", "policies"] {
        let to = assets.join(folder);
        std::fs::create_dir_all(&to).expect("made");
        let from = std::fs::read_dir(support::home().join("assets").join(folder)).expect("it is there");
        for entry in from {
            let path = entry.expect("an entry").path();
            std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    let scenarios = home.path().join("scenarios");
    std::fs::create_dir(&scenarios).expect("made");
    let policies = assets.join("policies");
    let twice = |library: &Library| -> Vec<(String, String)> {
        let checked = check_path(&policies, library).into_iter();
        let found = checked.flat_map(|checked| checked.diagnostics);
        let same = found.filter(|found| found.code == "S507");
        same.map(|found| {
            let name = found.file.file_name().expect("a name").to_string_lossy().into_owned();
            (name, found.message.en)
        })
        .collect()
    };
    let library = || Library::of(&Shelves::shipped(&assets, &scenarios)).0;
    assert!(twice(&library()).is_empty());
    std::fs::copy(policies.join("krynki.yaml"), policies.join("second.yaml")).expect("copied");
    let found = twice(&library());
    let [(one, of_one), (other, of_other)] = found.as_slice() else {
        panic!("both are told: {found:?}");
    };
    assert_eq!((one.as_str(), other.as_str()), ("krynki.yaml", "second.yaml"));
    assert!(
        of_one.contains("second.yaml") && of_other.contains("krynki.yaml"),
        "{found:?}"
    );

    let data = tempfile::tempdir().expect("a folder");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_sygnaly"))
        .arg("--home")
        .arg(home.path())
        .args(["--lang", "en", "certify", "status"])
        .env("SYGNALY_DATA", data.path())
        .output()
        .expect("the program starts");
    let said = text(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("krynki.yaml") && said.contains("second.yaml"), "{said}");
}

#[test]
fn needs_are_named_in_policies_as_in_scenarios() {
    let policy = format::schema(FileKind::Policy);
    let listed = policy["definitions"]["Need"]["enum"]
        .as_array()
        .expect("a choice of needs");
    let listed: BTreeSet<&str> = listed.iter().filter_map(|need| need.as_str()).collect();
    let scenario = format::schema(FileKind::Scenario);
    let known = scenario["definitions"]["Needs"]["properties"]
        .as_object()
        .expect("needs");
    let known: BTreeSet<&str> = known.keys().map(String::as_str).collect();
    assert_eq!(listed, known);
}

#[test]
fn the_shipped_policies_ask_for_every_rule_of_their_procedure() {
    for name in ["krynki", "bialystok"] {
        let history = shipped(name);
        let procedure = support::procedure(name);
        assert_eq!(history.first().procedure, procedure.id);
        let policy = history
            .on("2026-11-30".parse().expect("a day"))
            .expect("one is in force");
        for rule in &procedure.rules {
            assert!(policy.coverage.of(&rule.id) >= 1, "{} can be avoided", rule.id);
        }
        assert!(policy.requires.calls >= 6 && policy.requires.different_needs >= 5 && policy.requires.shifts >= 1);
        assert_eq!(policy.reminder_days, [90, 60, 30, 7]);
    }
}

fn sygnaly(data: &Path, args: &[&str]) -> Output {
    office::sygnaly(data, &[&["certify"], args].concat())
}

fn succeeds(data: &Path, args: &[&str]) -> String {
    let output = sygnaly(data, args);
    assert!(output.status.success(), "{args:?}: {}", text(&output));
    text(&output)
}

fn fails(data: &Path, args: &[&str], words: &[&str]) {
    let output = sygnaly(data, args);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
    for word in words {
        assert!(said.contains(word), "{args:?} does not say {word:?}: {said}");
    }
}

fn header(trainee: &TraineeId, begun: &str, mode: Mode) -> AttemptHeader {
    AttemptHeader {
        mode,
        ..office::exam(begun, Some(trainee.clone()))
    }
}

/// The standing of the only person, as programs read it.
fn standing(data: &Path, today: &str) -> Value {
    let output = sygnaly(data, &["status", "--today", today, "--format", "json"]);
    let all: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output)));
    let all = all.as_array().expect("a list");
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}

fn missing<'a>(standing: &'a Value, reason: &str) -> Option<&'a Value> {
    let all = standing["missing"].as_array().expect("a list");
    all.iter().find(|one| one["reason"] == reason)
}

#[test]
fn who_did_nothing_is_told_all_that_is_missing() {
    let data = tempfile::tempdir().expect("a folder");
    assert!(succeeds(data.path(), &["status"]).contains("nobody"));
    let id = office::trainee(data.path(), "krynki");
    let said = succeeds(
        data.path(),
        &["status", id.as_str(), "--procedure", "krynki", "--today", TODAY],
    );
    for words in [
        "Anna Kowalska",
        "not started",
        "Calls passed: 0 of 6",
        "level 3 or above: 0 of 2",
        "§ 4 ust. 1 lit. a (0/2)",
        "version 6/2022, was not acknowledged",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("bialystok"), "{said}");
    let table = succeeds(data.path(), &["status", "--today", TODAY]);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 3, "a head and a row for each policy: {table}");
    assert!(rows[0].starts_with("Id") && rows[1].starts_with(id.as_str()), "{table}");
    fails(data.path(), &["status", "osoba-7"], &["osoba-7", id.as_str()]);
    fails(
        data.path(),
        &["status", "--procedure", "krinki"],
        &["Did you mean \"krynki\""],
    );
}

#[test]
fn an_acknowledgement_is_dated_and_of_a_version_that_a_policy_names() {
    let data = tempfile::tempdir().expect("a folder");
    let id = office::trainee(data.path(), "krynki");
    let acknowledge = |procedure: &'static str, document: &'static str, date: &'static str| {
        let person = id.as_str();
        [
            "acknowledge",
            person,
            "--procedure",
            procedure,
            "--document",
            document,
            "--date",
            date,
        ]
    };
    let right = acknowledge("krynki", "6/2022", "2024-05-06");
    fails(
        data.path(),
        &acknowledge("krynki", "6/2023", "2024-05-06"),
        &["6/2023", "Did you mean \"6/2022\""],
    );
    fails(data.path(), &acknowledge("krynki", "6/2022", "9999-01-01"), &["future"]);
    fails(data.path(), &acknowledge("krinki", "6/2022", "2024-05-06"), &["krynki"]);
    let someone = [
        "acknowledge",
        "osoba-9",
        "--procedure",
        "krynki",
        "--document",
        "6/2022",
    ];
    fails(data.path(), &someone, &["osoba-9"]);
    let nothing = Acknowledgements::load(data.path()).expect("readable");
    assert_eq!(nothing, Acknowledgements::default(), "what is refused is not kept");
    let said = succeeds(data.path(), &right);
    assert!(said.contains("6/2022") && said.contains("2024-05-06"), "{said}");
    fails(data.path(), &right, &["already"]);
    let standing = standing(data.path(), TODAY);
    assert_eq!(standing["state"], "in-progress");
    assert_eq!(standing["policy"], "krynki", "the policy not begun is not shown");
    assert!(missing(&standing, "not-acknowledged").is_none());
    assert!(missing(&standing, "calls").is_some());
}

#[test]
fn exams_count_and_practice_does_not() {
    let data = tempfile::tempdir().expect("a folder");
    let id = office::trainee(data.path(), "krynki");
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let card = score(&support::procedure("bialystok"), &scenario, &run.log);
    let sit = |begun: &str, mode: Mode| {
        let journal = Journal::begin(data.path(), header(&id, begun, mode)).expect("it begins");
        let card = Card::Call(card.clone());
        journal.close(Closed::Finished, Some(card)).expect("it ends");
    };
    sit("2026-02-01T09:00:00Z", Mode::Practice);
    let practised = sygnaly(data.path(), &["status", id.as_str(), "--today", TODAY]);
    assert!(text(&practised).contains("not started"), "{}", text(&practised));
    sit("2026-02-02T09:00:00Z", Mode::Exam);
    let after = standing(data.path(), TODAY);
    assert_eq!(missing(&after, "calls").expect("more calls")["values"]["passed"], 1.0);
    let rules = missing(&after, "rules").expect("rules")["rules"]
        .as_array()
        .expect("a list");
    let introduced = rules.iter().find(|rule| rule["rule"] == "bialystok:III.4");
    assert_eq!(introduced.expect("it has to come up twice")["raised"], 1);
    assert!(after["earned"].is_null());
    let before = sygnaly(data.path(), &["status", id.as_str(), "--today", "2026-01-31"]);
    assert!(
        text(&before).contains("not started"),
        "what came later is not looked at"
    );
}

#[test]
fn an_exam_counts_as_what_it_demanded_when_it_was_sat() {
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let card = score(&support::procedure("bialystok"), &scenario, &run.log);
    let noted = Demands {
        needs: BTreeSet::from(["stutter".to_owned()]),
        level: 3,
    };
    for (demands, gone, different) in [(Some(noted), false, 1.0), (None, true, 0.0)] {
        let data = tempfile::tempdir().expect("a folder");
        let id = office::trainee(data.path(), "krynki");
        let mut header = header(&id, "2026-02-02T09:00:00Z", Mode::Exam);
        header.played = Played::Call {
            scenario: "dawny-scenariusz".into(),
            version: 1,
        };
        header.demands = demands;
        let journal = Journal::begin(data.path(), header).expect("it begins");
        let card = Card::Call(card.clone());
        journal.close(Closed::Finished, Some(card)).expect("it ends");
        let told = succeeds(data.path(), &["status", id.as_str(), "--today", TODAY]);
        assert_eq!(told.contains("is gone"), gone, "{told}");
        let standing = standing(data.path(), TODAY);
        let needs = missing(&standing, "different-needs").expect("more needs");
        assert_eq!(needs["values"]["passed"], different);
    }
}

#[test]
fn an_exam_that_cannot_be_read_is_told() {
    let data = tempfile::tempdir().expect("a folder");
    let id = office::trainee(data.path(), "krynki");
    let damaged = header(&id, "2026-02-02T09:00:00Z", Mode::Exam);
    let path = path_of(data.path(), &damaged.id);
    Journal::begin(data.path(), damaged).expect("it begins");
    let whole = std::fs::read_to_string(&path).expect("readable");
    std::fs::write(&path, whole.replace("Jan Kos", "Jan Lis")).expect("written");
    fails(
        data.path(),
        &["status", "--today", TODAY],
        &["damaged or changed", id.as_str()],
    );
}
