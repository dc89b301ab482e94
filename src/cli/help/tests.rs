//! Every command and argument has Polish words, one text of ours stands for one English text, and no English is left of clap's own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

fn texts() -> Localizer {
    Localizer::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/l10n")).unwrap()
}

/// A text of the English help, with the keys that its Polish may have, the first that is there.
struct Text {
    keys: Vec<String>,
    english: String,
}

/// All texts of a command and of those below it.
fn all(command: &Command, path: &str) -> Vec<Text> {
    let text = |keys: Vec<String>, english: &str| Text {
        keys,
        english: english.to_owned(),
    };
    let said = |said: Option<&clap::builder::StyledStr>| said.map(ToString::to_string).unwrap_or_default();
    let mut found = vec![text(vec![path.to_owned()], &said(command.get_about()))];
    if let Some(more) = command.get_after_help() {
        found.push(text(vec![format!("{path}--after-help")], &more.to_string()));
    }
    for arg in command.get_arguments() {
        let name = name_of(arg);
        // Clap's own.
        if ["help", "version"].contains(&name.as_str()) {
            continue;
        }
        let keys = vec![format!("{path}--{name}"), format!("{ROOT}--{name}")];
        found.push(text(keys, &said(arg.get_help())));
        if arg.get_action().takes_values() {
            let names = arg.get_value_names().unwrap_or_default().iter();
            found.extend(names.map(|name| text(vec![key_of_value(name)], name)));
        }
        for value in arg.get_possible_values() {
            if let Some(help) = value.get_help() {
                let keys = [path, ROOT].map(|path| format!("{path}--{name}--{}", value.get_name()));
                found.push(text(keys.to_vec(), &help.to_string()));
            }
        }
    }
    let inner = command.get_subcommands().filter(|inner| inner.get_name() != HELP);
    found.extend(inner.flat_map(|inner| all(inner, &format!("{path}-{}", inner.get_name()))));
    found
}

fn english() -> Vec<Text> {
    let mut command = crate::cli::command();
    command.build();
    all(&command, ROOT)
}

#[test]
fn every_command_argument_and_value_has_polish_words() {
    let texts = texts();
    let lacking: BTreeSet<String> = english()
        .iter()
        .filter(|text| !text.keys.iter().any(|key| texts.has(Lang::Pl, key)))
        .map(|text| format!("{}: {}", text.keys.join(" or "), text.english))
        .collect();
    assert!(
        lacking.is_empty(),
        "assets/l10n/pl/help.ftl lacks\n{}",
        Vec::from_iter(lacking).join("\n")
    );
}

#[test]
fn one_polish_text_stands_for_one_english_text() {
    let texts = texts();
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in english() {
        if let Some(key) = text.keys.into_iter().find(|key| texts.has(Lang::Pl, key)) {
            said.entry(key).or_default().insert(text.english);
        }
    }
    // What values are called are words, and may stand for several: FILE.
    let several: Vec<_> = said.iter().filter(|(_, english)| english.len() > 1).collect();
    assert!(several.is_empty(), "a key of its own is needed: {several:#?}");
}

/// With fewer features there are fewer commands.
#[cfg(all(
    feature = "app",
    feature = "speech",
    feature = "voice",
    feature = "records",
    feature = "pdf",
    feature = "web"
))]
#[test]
fn no_polish_text_is_left_of_a_command_that_is_gone() {
    let texts = texts();
    let used: BTreeSet<String> = english()
        .into_iter()
        .filter_map(|text| text.keys.into_iter().find(|key| texts.has(Lang::Pl, key)))
        .collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/l10n/pl/help.ftl");
    let file = std::fs::read_to_string(file).unwrap();
    let keys = file
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key);
    let stale: Vec<&str> = keys
        .filter(|key| key.starts_with(ROOT) && !used.contains(*key))
        .collect();
    assert!(stale.is_empty(), "nothing uses {stale:?}");
}

#[test]
fn nothing_english_is_left_in_polish_help() {
    fn walk(command: &mut Command, seen: &mut usize) {
        for help in [command.render_help(), command.render_long_help()] {
            let help = help.to_string();
            for english in [
                "Usage",
                "Options",
                "OPTIONS",
                "Arguments",
                "Commands",
                "COMMAND",
                "Print",
                "default",
                "ossible",
                "⟦",
            ] {
                assert!(!help.contains(english), "{english} in {help}");
            }
            assert!(help.contains("Użycie: sygnaly"), "{help}");
        }
        *seen += 1;
        for inner in command.get_subcommands_mut() {
            walk(inner, seen);
        }
    }
    let mut seen = 0;
    walk(&mut polish(crate::cli::command(), &texts()), &mut seen);
    assert!(seen > 50, "{seen} commands");
}

/// What is told in Polish where these arguments follow the program's name.
fn told(args: &[&str]) -> String {
    let texts = texts();
    let args = [&["sygnaly"], args].concat();
    let error = polish(crate::cli::command(), &texts)
        .try_get_matches_from(args.clone())
        .unwrap_err();
    let said = if is_asked_for(error.kind()) {
        error.to_string()
    } else {
        anstream::adapter::strip_str(&errors::words(&error, &texts)).to_string()
    };
    assert!(!said.contains('⟦') && !said.contains("{ $"), "{args:?}: {said}");
    said
}

#[test]
fn help_shows_defaults_and_values_in_polish() {
    let long = told(&["drill", "--help"]);
    for words in [
        "Użycie: sygnaly drill [OPCJE] [SCENARIUSZ]",
        "Argumenty:\n",
        "Opcje:\n",
        "--trainee <PLAN.yaml>",
        "- json: dla innych programów",
        "[domyślnie: text]",
        "[możliwe wartości: pl, en]",
        "Pokaż pomoc (krótszą z -h)",
    ] {
        assert!(long.contains(words), "{words}: {long}");
    }
    let short = told(&["drill", "-h"]);
    // A line may end anywhere.
    let short = short.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(short.contains("[możliwe wartości: text, json]"), "{short}");
    // Without a command, the help comes unasked.
    let told_of = told(&["pack"]);
    assert!(
        told_of.contains("Użycie: sygnaly pack [OPCJE] <POLECENIE>"),
        "{told_of}"
    );
    assert!(
        told_of.contains("Polecenia:\n") && told_of.contains("Instaluje paczkę"),
        "{told_of}"
    );
    assert!(told(&["help", "pack", "make"]).contains("--output <PLIK>"));
    assert!(told(&["check", "--help"]).contains("  2  źle użyte polecenie"));
}

#[test]
fn what_is_wrong_with_arguments_is_told_in_polish() {
    for (args, words) in [
        (
            &["pack", "make", "x", "--outptu", "y"] as &[&str],
            &["nie ma opcji „--outptu”", "Może chodzi o: --output"] as &[&str],
        ),
        (&["chekc"], &["nie ma polecenia „chekc”", "Może chodzi o: ", "check"]),
        (
            &["pack", "make", "x"],
            &[
                "brakuje: --output <PLIK>",
                "Użycie: sygnaly pack make [OPCJE]",
                "sygnaly pack make --help",
            ],
        ),
        (
            &["drill", "--format", "jsn"],
            &[
                "„--format <FORMAT>” nie ma wartości „jsn”",
                "Może chodzi o: json",
                "text, json",
            ],
        ),
        (&["drill", "--format"], &["po „--format <FORMAT>” brakuje wartości"]),
        (&["list", "more"], &["„more” to o jeden argument za dużo"]),
        (&["drill", "a", "--seed", "x"], &["„x”", "podaj liczbę całkowitą"]),
        (&["sweep", "--seeds", "0"], &["podaj liczbę od 1 do 10000"]),
        (
            &["certify", "status", "--today", "jutro"],
            &["„jutro”", "podaj datę, na przykład 2026-11-30"],
        ),
        (&["translate", "extract", "a", "--to", "?"], &["podaj skrót języka"]),
        (
            &["records", "rescore", "a", "--all"],
            &["„[PRÓBA]” nie łączy się z „--all”"],
        ),
        (
            &["list", "--lang", "pl", "--lang", "pl"],
            &["„--lang <JĘZYK>” można podać tylko raz"],
        ),
        (&["try", "a", "--x"], &["nie ma opcji „--x”", "-- --x"]),
    ] {
        let said = told(args);
        assert!(said.starts_with("błąd: "), "{said}");
        for word in words {
            assert!(said.contains(word), "{args:?} does not say {word:?}:\n{said}");
        }
        for english in ["error:", "tip:", "Usage", "For more", "'"] {
            assert!(!said.contains(english), "{args:?} says {english:?}:\n{said}");
        }
    }
}

#[test]
fn options_of_every_command_are_found_among_arguments_that_are_none() {
    let args = |words: &str| -> Vec<OsString> { words.split(' ').map(OsString::from).collect() };
    let lang = |words: &str| value_of(&args(words), "--lang").map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(lang("sygnaly --lang en chekc").as_deref(), Some("en"));
    assert_eq!(lang("sygnaly chekc --lang=en").as_deref(), Some("en"));
    assert_eq!(lang("sygnaly try a -- --lang en"), None);
    assert_eq!(lang("sygnaly chekc --langs=en --lang"), None);
}
