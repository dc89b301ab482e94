//! The codes of diagnostics, of structure and of what lies beyond it: each is explained, and has a file in
//! `tests/scenarios/invalid` that shows it, or is made here from what no repository holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sygnaly::authoring::checks;
use sygnaly::domain::Lang;
use sygnaly::format::{self, Checked, Explanations, Library, check_path, check_text, find_files, read_from};

use crate::support::{checked, home, library};

/// Codes that no file shows, and why. The last is made nowhere: no file is known that shows it.
const WITHOUT_A_FILE: [(&str, &str); 9] = [
    ("S001", "there is no file that could be read"),
    ("S002", "a megabyte of nothing"),
    ("S003", "git and editors would take UTF-16 for a binary file"),
    ("S004", "an editor would save it as UTF-8"),
    ("S005", "no text"),
    ("S013", "a report of two hundred problems"),
    ("S506", "its figures change with every scenario that is added"),
    ("S507", "two files among the office's policies"),
    ("S999", "a fault of the program"),
];

/// The codes of every room, in order.
fn all_codes() -> Vec<&'static str> {
    let mut all: Vec<&str> = format::codes().iter().copied().chain(checks::codes()).collect();
    all.sort_unstable();
    all
}

fn codes(checked: impl IntoIterator<Item = Checked>) -> BTreeSet<&'static str> {
    let found = checked.into_iter().flat_map(|checked| checked.diagnostics);
    found.map(|found| found.code).collect()
}

#[test]
fn every_code_has_a_file_that_shows_it() {
    let library = library();
    let files = find_files(&home().join("tests/scenarios/invalid")).into_iter();
    let shown = codes(files.map(|file| checked(&file.expect("a fixture"), &library)));
    let excepted: BTreeSet<&str> = WITHOUT_A_FILE.iter().map(|(code, _)| *code).collect();
    let all: BTreeSet<&str> = all_codes().into_iter().collect();
    let wanted: BTreeSet<&str> = all.difference(&excepted).copied().collect();
    let lacking: Vec<&&str> = wanted.difference(&shown).collect();
    assert!(
        lacking.is_empty(),
        "no file in tests/scenarios/invalid shows {lacking:?}: add one with its report beside it"
    );
    assert!(
        shown.is_subset(&wanted),
        "{:?} is shown, and excepted",
        shown.difference(&wanted)
    );
}

/// None twice either: a code is never given to another problem, and every explanation is of one that is given.
#[test]
fn every_code_is_explained_in_both_languages() {
    let explanations = Explanations::load(&home().join("assets/diagnostics")).expect("the explanations are right");
    for lang in [Lang::Pl, Lang::En] {
        let explained: Vec<&str> = explanations.all(lang).iter().map(|one| one.code.as_str()).collect();
        assert_eq!(explained, all_codes(), "assets/diagnostics in {lang:?}");
    }
}

#[test]
fn what_no_file_shows_is_made_here() {
    let library = library();
    let of_bytes = |bytes: &[u8]| {
        let name = Path::new("a.yaml");
        let mut input = bytes;
        let checked = match read_from(name, &mut input) {
            Ok(text) => check_text(name, &text, &library),
            Err(unreadable) => unreadable,
        };
        codes([checked])
    };
    let wide: Vec<u8> = "format: 1\ncall: []\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let moments = "  - momnet: a\n".repeat(300);
    let fixture = home().join("tests/scenarios/valid/policy.yaml");
    let policy = fs::read_to_string(&fixture).expect("the fixture is there");
    let folder = tempfile::tempdir().expect("a folder");
    let twins: Vec<PathBuf> = ["a.yaml", "b.yaml"].map(|name| folder.path().join(name)).into();
    for twin in &twins {
        fs::write(twin, &policy).expect("written");
    }
    let two_of_one = Library {
        policies: twins.clone(),
        ..library.clone()
    };
    let made = [
        ("S001", codes(check_path(Path::new("nie/ma.yaml"), &library))),
        ("S002", of_bytes(&vec![b'#'; 1024 * 1024 + 1])),
        ("S003", of_bytes(&wide)),
        ("S004", of_bytes(b"title: \xB3\xF3d\xBC\n")),
        ("S005", of_bytes(b"PK\x03\x04\x00\x00")),
        ("S013", of_bytes(format!("format: 1\ncall:\n{moments}").as_bytes())),
        (
            "S506",
            of_bytes(policy.replace("calls: 4\n", "calls: 100\n").as_bytes()),
        ),
        ("S507", codes(check_path(&twins[0], &two_of_one))),
    ];
    for (code, found) in &made {
        assert!(found.contains(code), "{code}: {found:?}");
    }
    let excepted = WITHOUT_A_FILE.iter().map(|(code, _)| *code);
    let made = made.iter().map(|(code, _)| *code).chain(["S999"]);
    assert!(excepted.eq(made), "the list and what is made differ");
}
