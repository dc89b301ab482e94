//! What is written about the code names what is there: the files of the map and of the guides for whoever changes the program,
//! and of everything that can be added, what must come with it (docs/extending.md).

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use sygnaly::authoring::checks;
use sygnaly::domain::NeedProfile;
use sygnaly::format::{self, FileKind};

use crate::support::home;
use crate::tidy::{relative, settle, texts, walk};

/// Endings by which a name in backticks is that of a file.
const ENDINGS: [&str; 12] = [
    "rs", "md", "yaml", "toml", "txt", "ftl", "json", "wgsl", "py", "bin", "html", "snap",
];

/// Criteria that have no file of their own name among the criteria, and where they are judged.
const JUDGED_ELSEWHERE: [(&str, &str); 2] = [
    ("keep_callbacks", "src/scoring/shift/callbacks.rs"),
    ("all_of", "src/scoring/criteria/mod.rs"),
];

#[test]
fn the_map_and_the_guides_to_the_code_name_what_is_there() {
    let places = places();
    let is_guide = |name: &str| {
        ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/extending.md"].contains(&name)
            || name.starts_with("docs/decisions/")
    };
    let guides = texts().filter(|(name, _)| is_guide(name));
    let wrong = guides.flat_map(|(name, text)| of_nothing(&name, &text, &places));
    settle(wrong);
}

#[test]
fn every_decision_is_in_the_index_and_in_the_map() {
    let (index, map) = (read("docs/decisions/README.md"), read("ARCHITECTURE.md"));
    let mut wrong = Vec::new();
    for name in names_in("docs/decisions").iter().filter(|name| *name != "README.md") {
        if !index.contains(&format!("({name})")) {
            wrong.push(format!("docs/decisions/README.md does not list {name}"));
        }
        if !map.contains(&format!("(docs/decisions/{name})")) {
            wrong.push(format!("ARCHITECTURE.md does not name {name} under Decisions"));
        }
    }
    settle(wrong);
}

#[test]
fn every_command_has_its_row() {
    let command = sygnaly::cli::command();
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    let names: BTreeSet<&str> = shown.map(clap::Command::get_name).collect();
    assert!(names.len() > 15, "{names:?}");
    let map = read("ARCHITECTURE.md");
    let (_, cli) = map
        .split_once("### `cli`")
        .expect("the map has a part on the command line");
    let rows = cli
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split('|').next());
    let listed: BTreeSet<&str> = rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let lacking = names
        .into_iter()
        .filter(|name| *name != "help" && !listed.contains(name));
    settle(lacking.map(|name| format!("`{name}` has no row under cli in ARCHITECTURE.md")));
}

#[test]
fn every_criterion_has_its_file_its_line_in_the_reference_and_a_rule() {
    let names = criteria(&format::schema(FileKind::Procedure));
    assert!(names.len() >= 18, "{names:?}");
    let reference = read("docs/pl/odniesienie.md");
    let of_procedures = texts().filter(|(name, _)| name.ends_with(".yaml") && name.contains("/procedures/"));
    let procedures: String = of_procedures.map(|(_, text)| text).collect();
    let mut wrong = Vec::new();
    for name in &names {
        let elsewhere = JUDGED_ELSEWHERE.iter().find(|(one, _)| one == name);
        let file = elsewhere.map_or_else(
            || format!("src/scoring/criteria/{name}.rs"),
            |(_, file)| (*file).to_owned(),
        );
        if !home().join(&file).is_file() {
            wrong.push(format!("`{name}` is judged nowhere: {file} is missing"));
        }
        if !reference.contains(&format!("`{name}`")) {
            wrong.push(format!("docs/pl/odniesienie.md does not know `{name}`: write it anew"));
        }
        if !procedures.contains(name.as_str()) {
            wrong.push(format!("no procedure that is shipped or shown has a rule by `{name}`"));
        }
    }
    for file in names_in("src/scoring/criteria") {
        let name = file.trim_end_matches(".rs");
        if name != "mod" && !names.contains(name) {
            wrong.push(format!("src/scoring/criteria/{file} is of no criterion"));
        }
    }
    settle(wrong);
}

#[test]
fn every_need_has_its_words_and_its_row() {
    let table = read("docs/pl/potrzeby.md");
    let words = ["pl", "en"].map(|lang| (lang, read(&format!("assets/l10n/{lang}/app.ftl"))));
    let mut wrong = Vec::new();
    for need in NeedProfile::IDS {
        let key = format!("need-{}", need.replace('_', "-"));
        for (lang, text) in &words {
            if !text.lines().any(|line| line.starts_with(&format!("{key} ="))) {
                wrong.push(format!("assets/l10n/{lang}/app.ftl lacks `{key}`"));
            }
        }
        if !table.contains(&format!("`{need}: {{")) {
            wrong.push(format!("docs/pl/potrzeby.md has no row for `{need}`"));
        }
    }
    settle(wrong);
}

#[test]
fn every_check_has_its_place_in_the_authors_guide() {
    let guide = read("docs/pl/autor.md");
    let lacking = checks::codes().filter(|code| !guide.contains(code));
    settle(lacking.map(|code| format!("docs/pl/autor.md does not name {code}")));
}

// The checks.

/// Names in backticks of which there is nothing. In a part on a module they are looked for in its folder, and everywhere from the root.
fn of_nothing(document: &str, text: &str, places: &BTreeSet<String>) -> Vec<String> {
    let mut module: Option<&str> = None;
    let mut wrong = Vec::new();
    let mut in_block = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with("```") {
            in_block = !in_block;
        }
        if in_block {
            continue;
        }
        if let Some(heading) = line.strip_prefix("### `") {
            module = heading.split('`').next();
        } else if line.starts_with("## ") {
            module = None;
        }
        let named = line.split('`').skip(1).step_by(2).filter(|name| is_of_a_file(name));
        for name in named.filter(|name| !is_there(name, module, places)) {
            wrong.push(format!(
                "{document}:{number}: there is no `{name}`: mend the name, or say it in words"
            ));
        }
    }
    wrong
}

/// Whether a name in backticks is that of a file or folder and not of something in the code or a command.
fn is_of_a_file(name: &str) -> bool {
    const ELSE: [char; 9] = [' ', '"', '=', '(', ':', '$', '#', '|', '@'];
    if name.contains(ELSE) || name.starts_with("--") {
        return false;
    }
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    name.contains('/') || ending.is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

fn is_there(name: &str, module: Option<&str>, places: &BTreeSet<String>) -> bool {
    let name = name.trim_end_matches('/');
    let parts: Vec<&str> = name.split('/').collect();
    places.iter().any(|place| {
        let of_place: Vec<&str> = place.strip_prefix("src/").unwrap_or(place).split('/').collect();
        let whole: Vec<&str> = place.split('/').collect();
        let fits_at_end = |of: &[&str]| {
            let rest = of.len().checked_sub(parts.len());
            rest.is_some_and(|from| parts.iter().zip(&of[from..]).all(|(part, one)| fits(part, one)))
        };
        let is_in_the_room = module.is_none_or(|module| of_place.first() == Some(&module) && place.starts_with("src/"));
        let from_the_root = whole.len() == parts.len() || of_place.len() == parts.len();
        (from_the_root || is_in_the_room) && fits_at_end(&whole)
    })
}

/// Whether a part of a path is what is written, where `*`, `<…>` and `{…}` stand for anything.
fn fits(written: &str, part: &str) -> bool {
    let Some(open) = written.find(['*', '<', '{']) else {
        return written == part;
    };
    let close = written.rfind(['*', '>', '}']).map_or(open, |close| close.max(open));
    let (start, end) = (&written[..open], &written[close + 1..]);
    part.len() >= start.len() + end.len() && part.starts_with(start) && part.ends_with(end)
}

// Reading.

/// Every file and folder of the repository.
fn places() -> BTreeSet<String> {
    let root = home();
    let mut places = BTreeSet::new();
    for file in walk(&root) {
        let file = relative(&root, &file);
        let ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
        places.extend(ends.map(|end| file[..end].to_owned()));
    }
    places
}

/// The names of all criteria, by the schema of procedures.
fn criteria(schema: &Value) -> BTreeSet<String> {
    let branches = schema["definitions"]["Criterion"]["oneOf"].as_array();
    let mut names = BTreeSet::new();
    for branch in branches.into_iter().flatten() {
        let plain = branch["enum"].as_array().into_iter().flatten();
        names.extend(plain.filter_map(Value::as_str).map(str::to_owned));
        names.extend(
            branch["properties"]
                .as_object()
                .into_iter()
                .flat_map(|all| all.keys().cloned()),
        );
    }
    names
}

fn names_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(home().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
    names.map(|name| name.expect("a plain name")).collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(home().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

mod each_check_finds_its_bad_example {
    use super::*;

    #[test]
    fn names_of_nothing() {
        let places = [
            "src/engine/shift/line.rs",
            "src/engine/shift",
            "docs/pl",
            "scenarios/a/plans",
        ];
        let places = BTreeSet::from(places.map(str::to_owned));
        let wrong = |text: &str| of_nothing("a.md", text, &places).len();
        assert_eq!(wrong("### `engine`\n`shift/` and `line.rs`, `docs/pl/`, `Session`"), 0);
        assert_eq!(wrong("### `engine`\n`lines.rs` and `plans/`"), 2);
        assert_eq!(wrong("### `engine`\n## Around\n`plans/` and `scenarios/<id>/plans`"), 0);
        assert_eq!(wrong("```\n`gone.rs`\n```\n`gone.rs` by `cargo x/y`"), 1);
        assert_eq!(
            wrong("`src/engine/*/line.rs`, `shift/{a,b}.rs`, `src/engine/shift/l<n>.rs`"),
            0
        );
    }
}
