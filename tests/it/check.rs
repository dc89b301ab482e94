//! `sygnaly check` and `sygnaly explain` as editors, scripts and people at a terminal meet them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{self, err};

const INVALID: &str = "tests/scenarios/invalid";
/// No scenario: what is looked for in those beyond their structure is not the matter here.
const CLEAN: &str = "tests/scenarios/valid/procedure-small.yaml";
const SMALL: &str = "tests/scenarios/valid/scenario-small.yaml";
const WARNINGS: &str = "tests/scenarios/invalid/warnings.yaml";

/// Where nothing is remembered.
fn data() -> PathBuf {
    support::home().join("target/test-data")
}

fn sygnaly(args: &[&str]) -> Output {
    support::sygnaly(&data(), args)
}

fn out(output: &Output) -> String {
    let said = support::out(output);
    assert!(!said.contains('⟦'), "a message without words:\n{said}");
    said
}

fn json(args: &[&str]) -> (Value, Option<i32>) {
    let output = sygnaly(args);
    let value = serde_json::from_str(&out(&output)).expect("standard output is one JSON value");
    (value, output.status.code())
}

/// Checks what comes from standard input.
fn piped(text: &[u8], args: &[&str]) -> Output {
    let mut child = support::program(&data())
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input is ours");
    // It reads no more than a file may have.
    let _ = input.write_all(text);
    drop(input);
    child.wait_with_output().expect("it ends")
}

fn small() -> String {
    std::fs::read_to_string(support::home().join(SMALL)).expect("the fixture is there")
}

#[test]
fn the_exit_code_says_how_it_went() {
    let code = |args: &[&str]| sygnaly(args).status.code();
    assert_eq!(code(&["check", SMALL]), Some(0));
    assert_eq!(code(&["check", WARNINGS]), Some(0));
    assert_eq!(code(&["check", WARNINGS, "--deny", "warnings"]), Some(1));
    assert_eq!(code(&["check", CLEAN, "--deny", "warnings"]), Some(0));
    assert_eq!(code(&["check", "tests/scenarios/invalid/indent.yaml"]), Some(1));
    assert_eq!(code(&["check", "no-such-file.yaml"]), Some(1));
    for wrong in [
        &["check", SMALL, "--as", "x.yaml"] as &[&str],
        &["check", SMALL, "--deny", "errors"],
        &["check", SMALL, "--format", "xml"],
        &["check", "--no-such-option"],
    ] {
        let output = sygnaly(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!err(&output).is_empty() && out(&output).is_empty(), "{wrong:?}");
    }
    assert!(out(&sygnaly(&["check", "--help"])).contains("Kod wyjścia:"));
    assert!(out(&sygnaly(&["--lang", "en", "check", "--help"])).contains("Exit codes:"));
}

#[test]
fn many_files_are_reported_in_one_order_and_without_colour() {
    let said = out(&sygnaly(&["check", INVALID]));
    assert_eq!(said, out(&sygnaly(&["check", INVALID])));
    assert!(!said.contains('\u{1b}'), "colour where there is no terminal");
    let files: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with(INVALID))
        .filter_map(|line| line.split(':').next())
        .collect();
    assert!(files.is_sorted(), "{files:?}");
    let once = out(&sygnaly(&["check", WARNINGS]));
    assert_eq!(out(&sygnaly(&["check", WARNINGS, WARNINGS])), once);
    assert!(once.contains("Sprawdzono pliki: 1. Błędy: 0, uwagi: "), "{once}");
    assert!(
        once.contains("uwaga S210") && once.contains("sygnaly explain S"),
        "{once}"
    );
}

#[test]
fn the_json_report_has_what_programs_rely_on() {
    let (report, code) = json(&["check", WARNINGS, "--format", "json", "--lang", "en"]);
    assert_eq!(code, Some(0));
    let found = report["diagnostics"].as_array().expect("diagnostics are a list");
    assert_eq!((&report["files"], &report["errors"]), (&1.into(), &0.into()));
    assert_eq!(report["warnings"], found.len());
    let first = found.iter().find(|found| found["code"] == "S210").expect("it is there");
    assert_eq!(first["file"], WARNINGS);
    assert_eq!((&first["line"], &first["column"]), (&9.into(), &11.into()));
    assert_eq!(first["severity"], "warning");
    for key in ["title", "message", "why", "hint"] {
        let text = first[key].as_str().unwrap_or_default();
        assert!(!text.is_empty() && !text.contains('\n'), "{key}: {text:?}");
    }
    let (report, code) = json(&["check", CLEAN, "--format", "json"]);
    assert_eq!((code, &report["diagnostics"]), (Some(0), &Value::Array(Vec::new())));
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let (report, code) = json(&["check", INVALID, "--format", "sarif"]);
    assert_eq!(code, Some(1));
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&"sygnaly".into(), &env!("CARGO_PKG_VERSION").into())
    );
    let rules = driver["rules"].as_array().expect("rules are a list");
    for rule in rules {
        for text in [&rule["id"], &rule["shortDescription"]["text"], &rule["help"]["text"]] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
    }
    let results = run["results"].as_array().expect("results are a list");
    assert!(results.len() > 100, "{}", results.len());
    for result in results {
        let rule = result["ruleIndex"].as_u64().and_then(|index| rules.get(index as usize));
        assert_eq!(rule.map(|rule| &rule["id"]), Some(&result["ruleId"]));
        assert!(["error", "warning"].map(Value::from).contains(&result["level"]));
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a file has a URI");
        assert!(
            uri.starts_with(INVALID) && uri.is_ascii() && !uri.contains(' '),
            "{uri}"
        );
        for figure in ["startLine", "startColumn"] {
            assert!(
                place["region"][figure].as_u64().is_some_and(|figure| figure >= 1),
                "{result}"
            );
        }
    }
}

#[test]
fn a_file_with_an_odd_name_has_a_proper_uri() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("żółw i 100%.yaml"), "call: x\n").expect("written");
    let mut program = support::program(&data());
    program.current_dir(folder.path());
    let output = program
        .args(["check", ".", "--format", "sarif"])
        .output()
        .expect("the program starts");
    let report: Value = serde_json::from_str(&out(&output)).expect("one JSON value");
    let place = &report["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = &place["artifactLocation"]["uri"];
    assert_eq!(uri, "%C5%BC%C3%B3%C5%82w%20i%20100%25.yaml");
}

#[test]
fn standard_input_is_a_file_of_the_name_it_is_given() {
    let output = piped(small().as_bytes(), &["check", "-"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
    let broken = small().replace("level: 1", "levle: 1");
    let output = piped(
        broken.as_bytes(),
        &["check", "-", "--as", "scenarios/nowy/scenario.yaml"],
    );
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    assert!(said.contains("scenarios/nowy/scenario.yaml:5:1: błąd S101"), "{said}");
    assert!(said.contains("uwaga S209"), "the name says the folder: {said}");
    // The name says what it is where no key does.
    let said = out(&piped(b"format: 1\n", &["check", "-", "--as", "plans/passes.yaml"]));
    assert!(said.contains("trainee") && !said.contains("S011"), "{said}");
    // It ends however much comes.
    let output = piped(&vec![b'#'; 50 * 1024 * 1024], &["check", "-", SMALL]);
    let said = out(&output);
    assert!(
        said.contains("-:1:1: błąd S002") && said.contains("Sprawdzono pliki: 2"),
        "{said}"
    );
}

#[test]
fn a_code_is_explained_in_both_languages() {
    let said = out(&sygnaly(&["explain", "s012"]));
    for words in ["S012 · ", "Dlaczego to ważne: ", "    format: 2", "    format: 1"] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    let said = out(&sygnaly(&["--lang", "en", "explain", "S012", "S204"]));
    for words in ["S012 · ", "S204 · ", "Why it matters: ", "Right:"] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    let list = out(&sygnaly(&["explain"]));
    let of_checks = sygnaly::authoring::checks::codes();
    for code in sygnaly::format::codes().iter().copied().chain(of_checks) {
        assert!(list.contains(&format!("{code}  ")), "{code} is not listed");
    }
    let output = sygnaly(&["explain", "S2O4"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("S204"), "{}", err(&output));
}
