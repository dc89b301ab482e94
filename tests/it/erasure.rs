//! `sygnaly records erase` and `records verify`, as a person at a terminal meets them where a file is damaged or the audit trail cut off.

use std::fs;
use std::path::Path;

use sygnaly::records::{Closed, Journal, path_of};

use crate::office::{ends, exam, trainee};

/// An exam of the one trainee of a folder, given up; where its file lies.
fn sat(data: &Path) -> std::path::PathBuf {
    let header = exam("2026-11-29T09:14:05Z", Some(trainee(data, "bialystok")));
    let path = path_of(data, &header.id);
    let journal = Journal::begin(data, header).expect("it begins");
    journal.close(Closed::GivenUp, None).expect("it ends");
    path
}

#[test]
fn a_damaged_file_keeps_back_nothing_else_of_an_erasure_and_is_named() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let journal = sat(data);
    let consents = data.join("consents.jsonl");
    fs::write(&consents, "?\n").unwrap();
    let said = ends(1, data, &["records", "erase", "osoba-1", "--yes"]);
    assert!(
        said.contains("consents.jsonl") && said.contains("from a backup") && said.contains("has not come to its end"),
        "{said}"
    );
    assert!(
        said.contains("Attempts: 1") && !said.contains("from this computer alone"),
        "{said}"
    );
    assert!(!journal.exists() && !ends(0, data, &["people", "list"]).contains("osoba-1"));
    // Nobody takes it for done: it goes on when it is asked for again, and by itself.
    ends(1, data, &["records", "erase", "osoba-1", "--yes"]);
    ends(1, data, &["records", "erase", "--due"]);
    fs::remove_file(&consents).unwrap();
    let said = ends(0, data, &["records", "erase", "osoba-1", "--yes"]);
    assert!(said.contains("nothing to erase"), "{said}");
    ends(1, data, &["records", "erase", "osoba-1", "--yes"]);
    ends(0, data, &["records", "erase", "--due"]);
}

#[test]
fn the_trail_is_held_against_what_was_noted() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    sat(data);
    ends(0, data, &["records", "sync"]);
    let said = ends(0, data, &["records", "verify"]);
    let (_, mark) = said.split_once("of the audit trail): ").expect("it is printed");
    let mark = mark.lines().next().expect("a line").trim().to_owned();
    let said = ends(0, data, &["records", "verify", "--anchor", &mark]);
    assert!(said.contains("still holds the entry 1"), "{said}");
    let other = "1:00000000000000000000";
    let said = ends(1, data, &["records", "verify", "--anchor", other]);
    assert!(said.contains("does not hold the entry 1"), "{said}");
    ends(2, data, &["records", "verify", "--anchor", "1:short"]);

    fs::remove_file(data.join("records.sqlite.trail.json")).unwrap();
    let said = ends(1, data, &["records", "verify"]);
    assert!(said.contains("There is no anchor"), "{said}");
    // Whoever noted an entry needs no file.
    ends(0, data, &["records", "verify", "--anchor", &mark]);
    ends(0, data, &["records", "verify", "--new-anchor"]);
    let said = ends(0, data, &["records", "verify"]);
    assert!(said.contains("agrees with the anchor"), "{said}");
    let nowhere = data.join("no-such.sqlite").display().to_string();
    ends(
        1,
        data,
        &["records", "verify", "--database", &nowhere, "--anchor", &mark],
    );
}

#[test]
fn whoever_is_kept_out_is_listed_and_admitted() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    sat(data);
    ends(0, data, &["records", "sync"]);
    assert!(ends(0, data, &["records", "admit"]).contains("Nobody's details"));
    ends(0, data, &["records", "erase", "osoba-1", "--yes"]);
    let said = ends(0, data, &["records", "admit"]);
    let (person, _) = said.split_once(", erased ").expect("one is listed");
    let person = person.trim().to_owned();
    assert!(ends(0, data, &["records", "admit", &person]).contains("are taken as new people"));
    assert!(ends(1, data, &["records", "admit", &person]).contains("There is no"));
    ends(0, data, &["records", "verify"]);
}
