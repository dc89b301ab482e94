//! The program as a person at a terminal meets it: what it prints, and how it ends.

use std::path::PathBuf;
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{self, err, out};

/// Where nothing is remembered.
fn data() -> PathBuf {
    support::home().join("target/test-data")
}

fn sygnaly(args: &[&str]) -> Output {
    support::sygnaly(&data(), args)
}

fn fails_saying(args: &[&str], words: &[&str]) {
    let output = sygnaly(args);
    let said = format!("{}{}", out(&output), err(&output));
    assert_eq!(
        output.status.code(),
        Some(1),
        "{args:?} ended with {}:\n{said}",
        output.status
    );
    for word in words {
        assert!(said.contains(word), "{args:?} does not say {word:?}:\n{said}");
    }
    assert!(!said.contains('⟦'), "{args:?} has a message without words:\n{said}");
    assert!(!said.contains("panicked"), "{args:?} panicked:\n{said}");
}

#[test]
fn unknown_names_get_a_suggestion() {
    fails_saying(&["drill", "senior-dowut"], &["senior-dowut", "senior-dowod"]);
    fails_saying(
        &["--lang", "en", "drill", "senior-dowod", "--procedure", "krinki"],
        &["Did you mean", "krynki"],
    );
    fails_saying(&["drill", "senior-dowod", "--profile", "bialystock"], &["bialystok"]);
    fails_saying(&["schema", "scenari"], &["scenario"]);
    fails_saying(&["drill", "--trainee", "no-such-plan.yaml"], &["no-such-plan.yaml"]);
}

#[test]
fn help_and_what_is_wrong_with_arguments_come_in_the_language_asked_for() {
    let polish = sygnaly(&["pack", "make", "--help"]);
    assert!(polish.status.success() && err(&polish).is_empty(), "{}", err(&polish));
    let said = out(&polish);
    assert!(
        said.contains("Użycie: sygnaly pack make [OPCJE] --output <PLIK> <FOLDER>"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "colour where there is no terminal: {said}");
    let english = out(&sygnaly(&["pack", "make", "--help", "--lang=en"]));
    assert!(english.contains("Usage: sygnaly pack make [OPTIONS]"), "{english}");
    for (args, words) in [
        (
            &["drill", "--fromat", "json"] as &[&str],
            "błąd: nie ma opcji „--fromat”\n  Może chodzi o: --format\n",
        ),
        (
            &["--lang", "en", "drill", "--fromat", "json"],
            "error: unexpected argument '--fromat' found",
        ),
        // Without the program's files there is no Polish.
        (
            &["--home", "no-such-folder", "drill", "--fromat"],
            "error: unexpected argument",
        ),
    ] {
        // `support` names the home already, and clap takes each option once.
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_sygnaly"))
            .args(args)
            .current_dir(support::home())
            .env("SYGNALY_DATA", data())
            .output()
            .expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            out(&output).is_empty() && err(&output).contains(words),
            "{args:?}: {}",
            err(&output)
        );
    }
}

#[test]
fn a_broken_scenario_is_reported_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("scenario.yaml");
    let whole =
        std::fs::read_to_string(support::home().join("scenarios/senior-dowod/scenario.yaml")).expect("readable");
    let broken = whole
        .replacen("caller:\n", "caler:\n", 1)
        .replacen("acts: [teach_back]", "acts: [teach_bak]", 1);
    assert_ne!(broken, whole);
    std::fs::write(&path, broken).expect("written");
    let shown = path.display().to_string();
    fails_saying(
        &["check", &shown],
        &[&format!("{shown}:"), "caler", "caller", "teach_bak", "teach_back"],
    );
    fails_saying(&["drill", &shown], &["teach_back"]);
}

#[test]
fn the_list_names_what_can_be_played_and_against_what() {
    let output = sygnaly(&["list"]);
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    let others = ["poniedzialek", "krynki", "gmina"].map(str::to_owned);
    for name in support::shipped().into_iter().chain(others) {
        assert!(said.contains(&name), "{name} is not listed:\n{said}");
    }
    assert!(!said.contains('⟦'), "a text without words:\n{said}");
}

#[test]
fn shipped_files_have_no_errors() {
    let output = sygnaly(&["check"]);
    assert!(output.status.success(), "{}{}", out(&output), err(&output));
}

#[test]
fn the_json_scorecard_has_what_programs_rely_on() {
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let output = sygnaly(&["drill", "senior-dowod", "--trainee", plan, "--format", "json"]);
    assert!(output.status.success(), "{}", err(&output));
    let card: Value = serde_json::from_str(&out(&output)).expect("standard output is one JSON value");
    for key in [
        "scenario",
        "procedure",
        "seed",
        "versions",
        "score",
        "passed",
        "critical_errors",
        "rules",
    ] {
        assert!(card.get(key).is_some(), "the scorecard has no {key}");
    }
    assert_eq!(card["scenario"], "senior-dowod");
    assert_eq!(card["passed"], "yes");
    let rules = card["rules"].as_array().expect("rules are a list");
    assert_eq!(rules.len(), 16, "Białystok has sixteen rules");
    for rule in rules {
        for key in ["rule", "verdict", "points", "maximum", "evidence", "tip"] {
            assert!(rule.get(key).is_some(), "{rule} has no {key}");
        }
        let evidence = rule["evidence"].as_array().expect("evidence is a list");
        if rule["verdict"] != "not_applicable" {
            assert!(!evidence.is_empty(), "{} was judged without evidence", rule["rule"]);
        }
        for piece in evidence {
            assert!(piece["at_ms"].is_u64() && piece["clause"].is_string(), "{piece}");
            assert!(
                piece["measure"].as_str().is_some_and(|said| !said.contains('⟦')),
                "{piece}"
            );
        }
    }
}

#[test]
fn a_folder_is_a_scenario_and_its_plan_is_held_to_what_it_expects() {
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let played = sygnaly(&["drill", "scenarios/senior-dowod", "--trainee", plan]);
    assert!(played.status.success(), "{}", err(&played));
    assert!(err(&played).contains("jak przewiduje plan"), "{}", err(&played));
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(support::home().join(plan)).expect("readable");
    let (begin, _) = text.split_once("expect:").expect("it expects something");
    let other = folder.path().join("other.yaml");
    std::fs::write(&other, format!("{begin}expect:\n  passed: \"no\"\n")).expect("written");
    let other = other.display().to_string();
    let file = "scenarios/senior-dowod/scenario.yaml";
    let unlike = sygnaly(&["drill", file, "--trainee", &other]);
    assert_eq!(unlike.status.code(), Some(1), "{}", out(&unlike));
    assert!(err(&unlike).contains("Inaczej niż w planie"), "{}", err(&unlike));
    fails_saying(
        &["graph", "scenarios/nie-ma/scenario.yaml"],
        &["Nie ma pliku scenarios/nie-ma/scenario.yaml"],
    );
}

#[test]
fn arguments_take_the_plan_to_the_other_procedure() {
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let output = sygnaly(&[
        "drill",
        "--trainee",
        plan,
        "--procedure",
        "krynki",
        "--seed",
        "11",
        "--format",
        "json",
    ]);
    let card: Value = serde_json::from_str(&out(&output)).expect("standard output is one JSON value");
    assert_eq!(card["procedure"], "krynki");
    assert_eq!(card["seed"], 11);
    assert_eq!(
        card["rules"].as_array().map(Vec::len),
        Some(17),
        "Krynki has § 4.1 a–p and § 5.3"
    );
}

#[test]
fn a_live_drill_ends_with_its_input() {
    let output = sygnaly(&["drill", "senior-dowod", "--seed", "1"]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("Pan Henryk"), "{}", out(&output));
}

#[cfg(not(feature = "app"))]
#[test]
fn without_a_window_it_says_so() {
    fails_saying(&["app"], &["drill"]);
}

#[cfg(feature = "app")]
#[test]
fn without_a_display_it_says_so() {
    fails_saying(&["app"], &["drill"]);
}

#[cfg(feature = "speech")]
mod speech {
    use super::*;

    #[test]
    fn what_is_no_recording_is_named() {
        fails_saying(&["transcribe", "Cargo.toml"], &["Cargo.toml", "WAV"]);
        fails_saying(&["transcribe", "no-such.wav"], &["no-such.wav"]);
    }

    #[test]
    fn what_is_no_model_is_named() {
        let wav = "tests/fixtures/speech/pomoc.wav";
        fails_saying(&["--model", "Cargo.toml", "transcribe", wav], &["Cargo.toml"]);
        fails_saying(&["--model", "no-such.bin", "transcribe", wav], &["no-such.bin"]);
    }

    #[test]
    fn the_demonstration_hears_its_trainee() {
        let output = sygnaly(&["demo"]);
        let said = out(&output);
        assert!(output.status.success(), "{said}{}", err(&output));
        // The plan names WAV files and no words: what the trainee says comes from the sound.
        assert!(said.contains("urząd miejski"), "{said}");
        assert!(said.contains("bialystok"), "{said}");
    }
}

/// Runs `understand` on lines from standard input.
fn understand(lines: &str, args: &[&str]) -> Output {
    use std::io::Write as _;
    let mut child = support::program(&data())
        .arg("understand")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input is ours");
    input.write_all(lines.as_bytes()).expect("it reads");
    drop(input);
    child.wait_with_output().expect("it ends")
}

#[test]
fn understand_prints_an_object_a_line() {
    let lines = concat!(
        r#"{"id":"a","profile":"krynki","text":"Zadzwonię jutro o dziesiątej, opłata to 17,50 zł."}"#,
        "\n",
        r#"{"id":"b","profile":"bialystok","text":"Potrzebne są dwa zdjęcia.","acts":[]}"#,
        "\n"
    );
    let output = understand(lines, &["--format", "json", "--scenario", "senior-dowod"]);
    assert!(output.status.success(), "{}", err(&output));
    let objects: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(objects.len(), 2);
    let acts: Vec<&str> = objects[0]["acts"]
        .as_array()
        .expect("acts")
        .iter()
        .filter_map(|act| act["act"].as_str())
        .collect();
    assert!(
        acts.contains(&"promise_callback") && acts.contains(&"agree_callback_time"),
        "{acts:?}"
    );
    let values: Vec<(&str, &str)> = objects[0]["values"]
        .as_array()
        .expect("values")
        .iter()
        .filter_map(|value| Some((value["kind"].as_str()?, value["value"].as_str()?)))
        .collect();
    assert_eq!(values, [("datetime", "2026-11-21T10:00"), ("money", "17.50 PLN")]);
    assert_eq!(objects[1]["facts"][0]["id"], "photo");
    assert_eq!(objects[1]["facts"][0]["state"], "wrong");
    assert!(
        err(&output).contains("F1"),
        "the measure stands beside the objects: {}",
        err(&output)
    );
}

#[test]
fn understand_goes_on_past_bad_lines() {
    let lines = "{oops\n\n{\"id\":\"x\",\"profile\":\"krynkii\",\"text\":\"Tak\"}\n\
        {\"id\":\"y\",\"profile\":\"krynki\",\"text\":\"Tak\",\"acts\":[\"greting\"]}\n\
        {\"id\":\"z\",\"profile\":\"krynki\",\"text\":\"Do widzenia \\u0000 🙂 здравствуйте\"}\n";
    let output = understand(lines, &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    for words in ["Wiersz 1", "Wiersz 3", "krynkii", "Wiersz 4", "greeting"] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    assert!(out(&output).contains("farewell"), "{}", out(&output));
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn understand_measures_labels_and_lists_misses() {
    let lines = "{\"id\":\"a\",\"profile\":\"krynki\",\"text\":\"Do widzenia.\",\"acts\":[\"farewell\"]}\n\
        {\"id\":\"b\",\"profile\":\"krynki\",\"text\":\"Dzień dobry.\",\"acts\":[\"farewell\"]}\n";
    let output = understand(lines, &["--errors"]);
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert!(said.contains("precyzja 0.5000") && said.contains("F1 0.5000"), "{said}");
    assert!(
        said.contains("b  Dzień dobry.") && !said.contains("a  Do widzenia."),
        "{said}"
    );
    fails_saying(&["understand", "--now", "jutro"], &["jutro", "2026-11-20T09:00"]);
    fails_saying(&["understand", "no-such.jsonl"], &["no-such.jsonl"]);
}

#[test]
fn commands_end_in_peace_when_nobody_reads_their_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let sentences = folder.path().join("sentences.jsonl");
    std::fs::write(&sentences, r#"{"id":"a","profile":"krynki","text":"Do widzenia."}"#).expect("written");
    let sentences = sentences.display().to_string();
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let commands: [&[&str]; 9] = [
        &["list"],
        &["schema", "scenario"],
        &["check"],
        &["doctor"],
        &["understand", &sentences],
        &["drill", "senior-dowod", "--seed", "1"],
        &["drill", "--trainee", plan],
        &["drill", "--trainee", plan, "--format", "json"],
        &["--help"],
    ];
    for args in commands {
        let output = support::unread(&data(), args);
        let said = err(&output);
        let status = output.status;
        assert_eq!(status.code(), Some(0), "{args:?} ended with {status}:\n{said}");
        assert!(!said.contains("panicked"), "{args:?} panicked:\n{said}");
    }
}

#[test]
fn the_log_is_kept_when_nobody_reads_the_call() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.json");
    let path = log.display().to_string();
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let output = support::unread(&data(), &["drill", "--trainee", plan, "--log", &path]);
    assert!(output.status.success(), "{}", err(&output));
    let log = std::fs::read_to_string(&log).expect("the log is there");
    serde_json::from_str::<Value>(&log).expect("the log is whole");
}

#[test]
fn closed_messages_do_not_hide_that_a_command_failed() {
    let (reader, writer) = std::io::pipe().expect("a pipe is made");
    drop(reader);
    let mut program = support::program(&data());
    let output = program.args(["drill", "senior-dowut"]).stderr(writer).output();
    // A panic would end with another code.
    assert_eq!(output.expect("the program starts").status.code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_does_not_fit_on_the_disk_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut program = support::program(&data());
    let output = program.arg("list").stdout(full.expect("Linux has it")).output();
    let output = output.expect("the program starts");
    let said = err(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Nie można wypisać wyniku"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn the_debrief_is_written_as_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("debrief.html");
    let path = page.display().to_string();
    let plan = "scenarios/senior-dowod/plans/passes.yaml";
    let output = sygnaly(&["drill", "--trainee", plan, "--html", &path]);
    assert!(output.status.success(), "{}", err(&output));
    let page = std::fs::read_to_string(&page).expect("the page is there");
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    assert!(!page.contains('⟦'), "a text without words");
    for rule in support::procedure("bialystok").rules {
        assert!(page.contains(&rule.clause), "{}", rule.clause);
    }
    // Where a file stands there can be no folder.
    let taken = folder.path().join("taken");
    std::fs::write(&taken, "").expect("the folder is ours");
    let nowhere = taken.join("debrief.html").display().to_string();
    fails_saying(&["drill", "--trainee", plan, "--html", &nowhere], &[&nowhere]);
}
