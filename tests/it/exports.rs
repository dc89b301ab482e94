//! `sygnaly records export`, as a person at a terminal meets it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sygnaly::domain::Mode;
use sygnaly::records::{AttemptHeader, AttemptId, Card, Closed, Journal, TraineeId, path_of};
use sygnaly::scoring::score;

use crate::{office, support};

/// An installation, and a place for what is handed on.
struct Place {
    data: tempfile::TempDir,
    files: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        Self {
            data: folder(),
            files: folder(),
        }
    }

    /// An exam of the first person, which was passed, and a practice of the second, which was broken off.
    fn with_attempts() -> Self {
        let place = Self::new();
        let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
        let card = score(&support::procedure("bialystok"), &scenario, &run.log);
        let exam = header("2026-11-10T09:14:05Z", Mode::Exam, "osoba-1");
        let journal = Journal::begin(place.data.path(), exam).expect("it begins");
        let ended = journal.close(Closed::Finished, Some(Card::Call(card)));
        ended.expect("it ends");
        let practice = header("2026-11-20T09:14:05Z", Mode::Practice, "osoba-2");
        drop(Journal::begin(place.data.path(), practice).expect("it begins"));
        place
    }

    fn file(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    /// Exports to a file, and returns what was said, in English. It ends with this code.
    fn export(&self, code: i32, format: &str, name: &str, more: &[&str]) -> String {
        self.export_in("en", code, format, name, more)
    }

    fn export_in(&self, lang: &str, code: i32, format: &str, name: &str, more: &[&str]) -> String {
        let to = self.file(name).display().to_string();
        let args = ["--lang", lang, "records", "export", "--format", format, "--to", &to];
        let output = support::sygnaly(self.data.path(), &[&args[..], more].concat());
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("messages are UTF-8");
        for wrong in ["⟦", "{ $", "panicked"] {
            assert!(!said.contains(wrong), "{said}");
        }
        assert_eq!(output.status.code(), Some(code), "{format} {more:?}: {said}");
        said
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).expect("it was written")
    }

    fn value(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).expect("it is JSON")
    }
}

fn header(begun: &str, mode: Mode, trainee: &str) -> AttemptHeader {
    let mut profile = (*support::profile("bialystok")).clone();
    profile.first_name = "=HYPERLINK(\"http://example.com\")".to_owned();
    profile.last_name = "Żółć".to_owned();
    AttemptHeader {
        profile,
        mode,
        invigilator: (mode == Mode::Exam).then(|| "Jan Kos".to_owned()),
        ..office::exam(begun, Some(TraineeId::new(trainee)))
    }
}

/// Days of the lines of a table; the date is the second column.
fn days(table: &str) -> Vec<&str> {
    let lines = table.trim_end().split("\r\n").skip(1);
    lines.filter_map(|line| line.split(';').nth(1)).collect()
}

#[test]
fn a_table_opens_in_a_spreadsheet_and_runs_nothing() {
    let place = Place::with_attempts();
    let said = place.export_in("pl", 0, "csv", "attempts.csv", &[]);
    assert!(said.contains("attempts.csv") && said.contains("próby: 2"), "{said}");
    let table = place.text("attempts.csv");
    assert!(table.starts_with("\u{feff}Identyfikator próby;Data;"), "{table}");
    for cell in [
        "\"'=HYPERLINK(\"\"http://example.com\"\") Żółć\"",
        "zaliczone",
        "nieukończona",
    ] {
        assert!(table.contains(&format!(";{cell};")), "{cell}: {table}");
    }
    assert_eq!(days(&table), ["2026-11-10", "2026-11-20"]);

    place.export(0, "csv", "rules.csv", &["--rules"]);
    let rules = support::procedure("bialystok").rules.len();
    assert_eq!(days(&place.text("rules.csv")).len(), rules, "a line a verdict");
}

#[test]
fn a_workbook_is_written_too() {
    let place = Place::with_attempts();
    place.export(0, "xlsx", "attempts.xlsx", &[]);
    let bytes = fs::read(place.file("attempts.xlsx")).expect("it was written");
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn who_when_and_how_can_be_chosen() {
    let place = Place::with_attempts();
    let chosen = |more: &[&str]| {
        place.export(0, "csv", "chosen.csv", &[more, &["--force"]].concat());
        days(&place.text("chosen.csv")).join(" ")
    };
    assert_eq!(chosen(&["--person", "osoba-2"]), "2026-11-20");
    assert_eq!(chosen(&["--mode", "exam"]), "2026-11-10");
    assert_eq!(chosen(&["--since", "2026-11-11"]), "2026-11-20");
    assert_eq!(chosen(&["--until", "2026-11-19"]), "2026-11-10");
    assert_eq!(chosen(&["--since", "2026-12-01"]), "", "nothing but the heads");
}

#[test]
fn statements_are_the_same_when_they_are_sent_again() {
    let place = Place::with_attempts();
    let base = ["--base-iri", "https://krynki.example/sygnaly"];
    let said = place.export(0, "xapi", "first.json", &base);
    assert!(said.contains("Attempts exported: 1"), "{said}");
    assert!(said.contains("not ended yet: 1"), "{said}");
    place.export(0, "xapi", "again.json", &base);
    assert_eq!(place.text("first.json"), place.text("again.json"));
    let all = place.value("first.json");
    let all = all.as_array().expect("an array");
    assert!(all.len() > 1, "the attempt, and the rules that came up");
    for statement in all {
        for required in ["id", "actor", "verb", "object", "timestamp"] {
            assert!(!statement[required].is_null(), "{required}: {statement}");
        }
        assert_eq!(statement["actor"]["account"]["name"], "osoba-1");
    }
    assert_eq!(all[0]["verb"]["id"], "http://adlnet.gov/expapi/verbs/passed");
    assert!(!place.text("first.json").contains("Żółć"), "nobody's name");

    let said = place.export(1, "xapi", "other.json", &["--base-iri", "krynki.example"]);
    assert!(said.contains("krynki.example") && said.contains("https://"), "{said}");
    assert!(!place.file("other.json").exists());
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_told_so() {
    let place = Place::with_attempts();
    fs::write(place.file("kept.json"), "kept").expect("it is written");
    let said = place.export(1, "json", "kept.json", &[]);
    assert!(said.contains("kept.json") && said.contains("--force"), "{said}");
    assert_eq!(place.text("kept.json"), "kept");
    place.export(0, "json", "kept.json", &["--force"]);
    let written = place.value("kept.json");
    assert_eq!(written["version"], 1);
    assert_eq!(written["attempts"][0]["person"]["id"], "osoba-1");
}

#[test]
fn an_attempt_that_cannot_be_read_is_told_and_the_others_are_exported() {
    let place = Place::with_attempts();
    let broken = AttemptId::new("2026-11-20T09:14:05Z", "senior-dowod", 7);
    change(&path_of(place.data.path(), &broken));
    let undated = header("wczoraj", Mode::Practice, "osoba-2");
    let undated_id = undated.id.clone();
    drop(Journal::begin(place.data.path(), undated).expect("it begins"));
    let said = place.export(1, "csv", "attempts.csv", &[]);
    assert!(said.contains("from line 1") && said.contains(broken.as_str()), "{said}");
    assert!(said.contains(undated_id.as_str()), "{said}");
    assert!(said.contains("could not be read: 2"), "{said}");
    assert_eq!(days(&place.text("attempts.csv")), ["2026-11-10"]);
}

/// Changes the first line of a journal, so that its checksum does not hold.
fn change(journal: &Path) {
    let whole = fs::read_to_string(journal).expect("it is there");
    fs::write(journal, whole.replace("Żółć", "Lis")).expect("it is written");
}

#[test]
fn before_the_first_attempt_there_is_an_empty_file() {
    let place = Place::new();
    for (format, name) in [
        ("csv", "a.csv"),
        ("xlsx", "a.xlsx"),
        ("json", "a.json"),
        ("xapi", "x.json"),
    ] {
        place.export(0, format, name, &[]);
    }
    assert_eq!(place.text("a.csv").matches("\r\n").count(), 1);
    assert_eq!(place.value("a.json")["attempts"], serde_json::json!([]));
    assert_eq!(place.value("x.json"), serde_json::json!([]));
}

#[test]
fn what_does_not_go_together_is_refused_before_anything_is_written() {
    let place = Place::with_attempts();
    let refused = |format: &str, more: &[&str], word: &str| {
        let said = place.export(1, format, "refused", more);
        assert!(said.contains(word), "{said}");
        assert!(!place.file("refused").exists());
    };
    refused("json", &["--rules"], "--format csv");
    refused("csv", &["--base-iri", "urn:x-sygnaly"], "--format xapi");
    refused("csv", &["--since", "2026-12-02", "--until", "2026-12-01"], "2026-12-02");
    refused("csv", &["--person", "osoba-3"], "Did you mean");
}

#[test]
fn an_export_takes_the_place_of_nothing_that_is_kept() {
    let place = Place::with_attempts();
    let kept = place.data.path().join("people.json");
    fs::write(&kept, "kept").expect("it can be written");
    let to = kept.display().to_string();
    let args = [
        "--lang",
        "en",
        "records",
        "export",
        "--format",
        "json",
        "--to",
        to.as_str(),
        "--force",
    ];
    let output = support::sygnaly(place.data.path(), &args);
    let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("data folder"), "{said}");
    assert_eq!(fs::read_to_string(&kept).expect("it is there"), "kept");
}
