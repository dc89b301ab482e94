//! Tests of the texts themselves and of how they are loaded and put together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;

fn shipped() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"))
}

/// What is Polish alone: the help of commands, whose English stands in the commands. `cli::help` holds the two against each other.
const POLISH_ALONE: &str = "help.ftl";

/// Keys of a language's files.
fn keys(lang: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let files = files(&shipped().join(lang)).unwrap();
    for path in files.into_iter().filter(|path| !path.ends_with(POLISH_ALONE)) {
        for line in fs::read_to_string(&path).unwrap().lines() {
            if let Some((key, _)) = line.split_once('=')
                && line.starts_with(|first: char| first.is_ascii_alphabetic())
            {
                keys.insert(key.trim().to_owned());
            }
        }
    }
    keys
}

fn with_files(files: &[(&str, &str)]) -> Result<Localizer, L10nError> {
    let dir = tempfile::tempdir().unwrap();
    for lang in ["pl", "en"] {
        fs::create_dir(dir.path().join(lang)).unwrap();
    }
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    Localizer::load(dir.path())
}

#[test]
fn both_languages_have_the_same_keys_and_every_file_parses() {
    Localizer::load(shipped()).unwrap();
    let (pl, en) = (keys("pl"), keys("en"));
    assert!(!pl.is_empty(), "the files are read");
    assert!(
        !shipped().join("en").join(POLISH_ALONE).exists(),
        "English help stands in the commands"
    );
    assert_eq!(
        pl.difference(&en).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing in English"
    );
    assert_eq!(
        en.difference(&pl).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing in Polish"
    );
}

#[test]
fn figures_follow_the_language() {
    let rate = "rate = { $rate } / s\nring = { $n } { $n ->\n    [one] r\n    [few] rs\n   *[other] rx\n }\nfixed = { NUMBER($n, minimumFractionDigits: 1) }\n";
    let texts = with_files(&[("pl/a.ftl", rate), ("en/a.ftl", rate)]).unwrap();
    let figure = |lang, key: &str, name: &str, value| texts.text_with(lang, key, &[(name, Arg::Number(value))]);
    assert_eq!(figure(Lang::Pl, "rate", "rate", 5.25), "5,25 / s");
    assert_eq!(figure(Lang::En, "rate", "rate", 5.25), "5.25 / s");
    assert_eq!(figure(Lang::Pl, "rate", "rate", 100.0), "100 / s");
    assert_eq!(figure(Lang::Pl, "rate", "rate", 1.0 / 3.0), "0,33 / s");
    assert_eq!(figure(Lang::Pl, "rate", "rate", -0.001), "0 / s");
    assert_eq!(figure(Lang::Pl, "fixed", "n", 4.0), "4,0");
    assert_eq!(figure(Lang::Pl, "ring", "n", 2.0), "2 rs");
    assert_eq!(figure(Lang::Pl, "ring", "n", 5.0), "5 rx");
}

#[test]
fn an_unknown_key_is_seen_and_not_fatal() {
    let texts = with_files(&[("pl/a.ftl", "a = A { $name }\n"), ("en/a.ftl", "a = A\n")]).unwrap();
    assert_eq!(texts.text(Lang::Pl, "nope"), "⟦nope⟧");
    assert!(texts.has(Lang::Pl, "a") && !texts.has(Lang::Pl, "nope"));
    let named = Message::new("a").text("name", "Ewa");
    assert_eq!(texts.message(Lang::Pl, &named), "A Ewa");
    assert!(texts.text(Lang::Pl, "a").contains("$name"), "a forgotten value shows");
}

#[test]
fn mistakes_name_file_and_line() {
    let syntax = with_files(&[("pl/a.ftl", "a = A\nb { x\n"), ("en/a.ftl", "a = A\n")]).unwrap_err();
    assert!(syntax.to_string().contains("a.ftl:2:"), "{syntax}");
    let twice = with_files(&[("pl/a.ftl", "a = A\n"), ("pl/b.ftl", "# b\na = B\n"), ("en/a.ftl", "")]).unwrap_err();
    assert!(
        twice.to_string().contains("b.ftl:2:") && twice.to_string().contains("„a”"),
        "{twice}"
    );
    assert!(matches!(
        with_files(&[("pl/a.ftl", "a = A\n")]),
        Err(L10nError::Empty { .. })
    ));
    assert!(matches!(
        Localizer::load(Path::new("no/such/place")),
        Err(L10nError::Unreadable { .. })
    ));
}

#[test]
fn usable_from_any_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<Localizer>();
}
