//! The house's own order, kept by a test: who may import whom, headers, panics, length, paths, plans.
//!
//! It reads files and judges none by meaning; what a compiler or clippy can check is left to them. Each check is a
//! function from text to problems, and each problem says how it is mended.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One file is one room: beyond this it is two.
const MOST_LINES: usize = 500;

/// Modules that must give the same result on any machine at any time.
const PURE: [&str; 5] = ["domain", "language", "engine", "scoring", "authoring"];

/// What a pure module must not touch, and where that belongs instead.
const IMPURE: [(&str, &str); 6] = [
    ("std::time::", "hand the time in as `Millis`"),
    (
        "std::thread",
        "threads belong to the adapters (`speech`, `voice`, `app`)",
    ),
    ("std::env", "read the environment in `cli` or `app` and hand it in"),
    ("std::net", "nothing here talks to a network"),
    ("rand::rng", "draw from the session's seeded generator"),
    ("println!", "return what is to be said; `cli` prints it"),
];

/// Paths of one machine or workplace; written in halves so that this file does not name them itself.
const FOREIGN_PATHS: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/t", "mp/"),
    concat!("/.lib", "rary"),
    concat!("../sh", "ared"),
];

const PANICS: [&str; 5] = [
    ".unwrap()",
    ".expect(",
    "panic!(",
    concat!("to", "do!("),
    "unimplemented!(",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

// The house as it stands.

#[test]
fn modules_import_only_what_architecture_md_allows() {
    let table = import_table(&read(&root().join("ARCHITECTURE.md")));
    settle(sources().flat_map(|(name, text)| forbidden_imports(&name, &text, &table)));
}

#[test]
fn every_module_has_its_row_in_architecture_md() {
    let table = import_table(&read(&root().join("ARCHITECTURE.md")));
    let folders: BTreeSet<String> = folders_in(&root().join("src")).collect();
    settle(unlisted_modules(&folders, &table));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    settle(rust_files().flat_map(|(name, text)| missing_header(&name, &text)));
}

#[test]
fn no_panics_on_purpose_outside_tests() {
    settle(sources().flat_map(|(name, text)| panics(&name, &text)));
}

#[test]
fn no_file_is_longer_than_a_room() {
    settle(rust_files().flat_map(|(name, text)| too_long(&name, &text)));
}

#[test]
fn the_core_reads_no_clock_and_no_environment() {
    settle(sources().flat_map(|(name, text)| impurities(&name, &text)));
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    settle(texts().flat_map(|(name, text)| foreign_paths(&name, &text)));
}

#[test]
fn every_scenario_has_its_plans() {
    let scenarios = root().join("scenarios");
    // The shifts lie beside the scenarios and are none.
    settle(folders_in(&scenarios).filter(|id| id != "shifts").flat_map(|id| {
        let files = walk(&scenarios.join(&id))
            .into_iter()
            .map(|file| relative(&scenarios.join(&id), &file))
            .collect();
        missing_plans(&id, &files)
    }));
}

#[test]
fn every_shift_has_its_plans() {
    let plan = |(name, text): (String, String)| Some((name.strip_prefix("scenarios/shifts/plans/")?.to_owned(), text));
    let plans: Vec<(String, String)> = texts().filter_map(plan).collect();
    settle(texts().flat_map(|(name, _)| missing_shift_plans(&name, &plans)));
}

// The checks.

/// Module → what it may import, from the table in ARCHITECTURE.md; `all but X` and `nothing` are understood.
fn import_table(markdown: &str) -> BTreeMap<String, BTreeSet<String>> {
    let rows: Vec<(String, String)> = markdown
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
            let [module, _, imports] = cells.as_slice() else {
                return None;
            };
            let module = module.strip_prefix('`')?.strip_suffix('`')?.trim_end_matches('/');
            Some((module.to_owned(), (*imports).to_owned()))
        })
        .collect();
    let every: BTreeSet<String> = rows.iter().map(|(module, _)| module.clone()).collect();
    rows.into_iter()
        .map(|(module, imports)| {
            let named: BTreeSet<String> = imports.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            let allowed = if imports.starts_with("all") {
                every.difference(&named).cloned().collect()
            } else {
                named
            };
            (module, allowed)
        })
        .collect()
}

fn forbidden_imports(name: &str, text: &str, table: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let Some(module) = module_of(name) else {
        return Vec::new();
    };
    let Some(allowed) = table.get(module) else {
        return Vec::new();
    };
    imports(&product_code(text))
        .into_iter()
        .filter(|import| import != module && table.contains_key(import) && !allowed.contains(import))
        .map(|import| {
            format!(
                "{name}: `{module}` may not import `{import}` (table in ARCHITECTURE.md). Move the shared type to \
                 `domain`, or hand the value in from the caller"
            )
        })
        .collect()
}

fn unlisted_modules(folders: &BTreeSet<String>, table: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let missing = folders
        .iter()
        .filter(|folder| !table.contains_key(*folder))
        .map(|folder| {
            format!("src/{folder}/ has no row in ARCHITECTURE.md's import table: add what it is and what it may import")
        });
    let gone = table
        .keys()
        .filter(|module| !folders.contains(*module))
        .map(|module| format!("ARCHITECTURE.md has a row for `{module}`, but there is no src/{module}/: remove it"));
    missing.chain(gone).collect()
}

fn missing_header(name: &str, text: &str) -> Option<String> {
    (!text.starts_with("//!"))
        .then(|| format!("{name}: begin with `//!`: what this file is for, and what it must not do"))
}

fn panics(name: &str, text: &str) -> Vec<String> {
    if is_test_file(name) {
        return Vec::new();
    }
    product_code(text)
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            // In a constant it is the compiler that panics; `expect()` without a message is a method of our own.
            let line_counts = !line.trim_start().starts_with("const ") && !line.contains(".expect()");
            let found = PANICS.iter().find(|panic| line_counts && line.contains(*panic))?;
            let line = index + 1;
            Some(format!(
                "{name}:{line}: `{found}` outside tests: return an error, or use `match`, `let … else`, `?`"
            ))
        })
        .collect()
}

fn too_long(name: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > MOST_LINES)
        .then(|| format!("{name}: {lines} lines, over {MOST_LINES}: split it by what its parts are for"))
}

fn impurities(name: &str, text: &str) -> Vec<String> {
    if !module_of(name).is_some_and(|module| PURE.contains(&module)) || is_test_file(name) {
        return Vec::new();
    }
    let code = product_code(text);
    IMPURE
        .iter()
        .filter(|(word, _)| code.contains(word))
        .map(|(word, instead)| format!("{name}: `{word}` in the core: {instead}"))
        .collect()
}

fn foreign_paths(name: &str, text: &str) -> Vec<String> {
    FOREIGN_PATHS
        .iter()
        .filter(|path| text.contains(*path))
        .map(|path| format!("{name}: names `{path}`, a path of one machine: write it relative to the repository"))
        .collect()
}

fn missing_plans(id: &str, files: &BTreeSet<String>) -> Vec<String> {
    let has = |start: &str, end: &str| files.iter().any(|file| file.starts_with(start) && file.ends_with(end));
    [
        ("scenario.yaml", "scenario.yaml", "the scenario itself"),
        ("plans/passes", ".yaml", "a plan that passes"),
        ("plans/fails-", ".yaml", "a plan that fails, its reason in the name"),
        ("plans/middling", ".yaml", "a plan of a mediocre employee"),
    ]
    .into_iter()
    .filter(|(start, end, _)| !has(start, end))
    .map(|(start, _, what)| format!("scenarios/{id}: {start}… is missing, {what}"))
    .collect()
}

/// What a shift lacks; nothing when the file is no shift. It needs no plan through WAV files: its calls are scenarios,
/// each with one of its own, and what a shift adds is not spoken.
fn missing_shift_plans(name: &str, plans: &[(String, String)]) -> Vec<String> {
    let file = name.strip_prefix("scenarios/shifts/");
    let id = file.and_then(|file| file.strip_suffix(".yaml"));
    let Some(id) = id.filter(|id| !id.contains('/')) else {
        return Vec::new();
    };
    let of = format!("shift: {id}");
    let is_for = |text: &str| text.lines().any(|line| line == of);
    ["passes", "fails-"]
        .into_iter()
        .filter(|start| !plans.iter().any(|(plan, text)| plan.starts_with(start) && is_for(text)))
        .map(|start| format!("{name}: scenarios/shifts/plans/{start}….yaml with `{of}` is missing"))
        .collect()
}

// Reading.

/// Top-level modules of ours that code names: `crate::a::…`, `crate::{a, b::…}`, `sygnaly::a`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for root in ["crate::", "sygnaly::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(group_heads(group)),
                None => found.extend(leading_word(rest)),
            }
        }
    }
    found
}

/// First words of the entries of `{a, b::{c, d}}`, the opening brace already taken.
fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 1_usize;
    let mut heads = Vec::new();
    let mut entry = String::new();
    for sign in group.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.extend(leading_word(entry.split_off(0).trim_start())),
            _ if depth == 1 => entry.push(sign),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads.extend(leading_word(entry.trim_start()));
    heads
}

fn leading_word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

/// The code that ships: without comment lines and without the inline test module, line numbers kept.
fn product_code(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut waiting = text.lines().peekable();
    while let Some(line) = waiting.next() {
        let opens_tests = line.trim() == "#[cfg(test)]"
            && waiting
                .peek()
                .is_some_and(|next| next.contains("mod ") && next.trim_end().ends_with('{'));
        if opens_tests {
            break;
        }
        lines.push(if line.trim_start().starts_with("//") { "" } else { line });
    }
    lines.join("\n")
}

/// `src/engine/session.rs` → `engine`; the crate's root files belong to no module.
fn module_of(name: &str) -> Option<&str> {
    let (module, _) = name.strip_prefix("src/")?.split_once('/')?;
    Some(module)
}

fn is_test_file(name: &str) -> bool {
    name.ends_with("tests.rs") || name.contains("/tests/") || name.ends_with("/test_support.rs")
}

/// Files of `src/` that ship.
fn sources() -> impl Iterator<Item = (String, String)> {
    rust_files().filter(|(name, _)| name.starts_with("src/") && !is_test_file(name))
}

/// Every Rust file of ours.
fn rust_files() -> impl Iterator<Item = (String, String)> {
    texts().filter(|(name, _)| name.ends_with(".rs"))
}

/// Every text file of the repository, name and content.
pub fn texts() -> impl Iterator<Item = (String, String)> {
    const TEXT: [&str; 10] = ["rs", "md", "yaml", "toml", "ftl", "sh", "txt", "json", "html", ""];
    walk(root()).into_iter().filter_map(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        TEXT.contains(&ending)
            .then(|| fs::read_to_string(&path).ok())
            .flatten()
            .map(|text| (relative(root(), &path), text))
    })
}

/// Files under `folder`, in order, without what git and cargo keep for themselves.
pub fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        let name = path.file_name().unwrap_or_default();
        if path.is_symlink() || name == ".git" || name == "target" {
            continue;
        }
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn folders_in(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()));
    entries
        .filter(|path| path.is_dir())
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
}

pub fn relative(base: &Path, path: &Path) -> String {
    path.strip_prefix(base)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All problems at once, so that they are mended in one go.
pub fn settle(problems: impl IntoIterator<Item = String>) {
    let problems: Vec<String> = problems.into_iter().collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

// The checks can fail.

mod each_check_finds_its_bad_example {
    use super::*;

    fn table() -> BTreeMap<String, BTreeSet<String>> {
        import_table(
            "| module | is | may import |\n|---|---|---|\n| `domain` | words | nothing |\n\
             | `engine/` | play | `domain` |\n| `app` | desk | all but `cli` |\n| `cli` | commands | all |",
        )
    }

    #[test]
    fn the_table_is_read() {
        assert_eq!(table()["domain"], BTreeSet::new());
        assert_eq!(table()["engine"], BTreeSet::from(["domain".to_owned()]));
        assert!(table()["app"].contains("engine") && !table()["app"].contains("cli"));
        assert_eq!(table()["cli"].len(), 4);
    }

    #[test]
    fn imports() {
        let bad = |text| forbidden_imports("src/engine/a.rs", text, &table()).len();
        assert_eq!(bad("use crate::domain::Millis;"), 0);
        assert_eq!(bad("use crate::app::Desk;"), 1);
        assert_eq!(bad("use crate::{domain::{self, Millis}, app::Desk, cli};"), 2);
        assert_eq!(bad("fn f() { crate::cli::run() }"), 1);
        assert_eq!(
            bad("// crate::cli is not for us\n#[cfg(test)]\nmod tests {\n use crate::cli;\n}"),
            0
        );
        assert_eq!(bad("#[cfg(test)]\nmod tests;\nuse crate::cli;"), 1);
    }

    #[test]
    fn modules_without_a_row_and_rows_without_a_module() {
        let folders = BTreeSet::from(["domain", "engine", "app", "web"].map(str::to_owned));
        let problems = unlisted_modules(&folders, &table());
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].contains("src/web/") && problems[1].contains("`cli`"));
    }

    #[test]
    fn headers() {
        assert!(missing_header("a.rs", "use std::fs;\n//! late").is_some());
        assert!(missing_header("a.rs", "//! What it is for.").is_none());
    }

    #[test]
    fn panics_in_product_code_alone() {
        let code = "fn f() {\n    x.unwrap();\n}\n#[cfg(test)]\nmod tests {\n    y.unwrap();\n}";
        let problems = panics("src/app/a.rs", code);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("src/app/a.rs:2:"));
        assert!(panics("src/app/a.rs", "let x = y.unwrap_or(3);").is_empty());
        assert!(panics("src/app/a.rs", "const A: NonZeroU32 = NonZeroU32::new(3).unwrap();").is_empty());
        assert!(panics("src/app/a_tests.rs", code).is_empty());
    }

    #[test]
    fn long_files() {
        assert!(too_long("a.rs", &"x\n".repeat(MOST_LINES + 1)).is_some());
        assert!(too_long("a.rs", &"x\n".repeat(MOST_LINES)).is_none());
    }

    #[test]
    fn clocks_in_the_core() {
        assert_eq!(impurities("src/engine/a.rs", "use std::time::Instant;").len(), 1);
        assert!(impurities("src/speech/a.rs", "use std::time::Instant;").is_empty());
    }

    #[test]
    fn paths_of_one_machine() {
        let text = format!("see {}x", FOREIGN_PATHS[0]);
        assert_eq!(foreign_paths("README.md", &text).len(), 1);
        assert!(foreign_paths("README.md", "see docs/x").is_empty());
    }

    #[test]
    fn scenarios_without_plans() {
        let files = BTreeSet::from(["scenario.yaml", "plans/passes.yaml"].map(str::to_owned));
        assert_eq!(missing_plans("a", &files).len(), 2);
    }

    #[test]
    fn shifts_without_plans() {
        let plans = [("passes.yaml", "shift: a\n"), ("fails-b.yaml", "shift: b\n")];
        let plans = plans.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(missing_shift_plans("scenarios/shifts/a.yaml", &plans).len(), 1);
        assert!(missing_shift_plans("scenarios/shifts/plans/passes.yaml", &plans).is_empty());
    }
}
