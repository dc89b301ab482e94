//! The documents say what is there: every command in them is one that the program takes, every link leads somewhere, and the
//! trainers' table of calls is the library.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use clap::error::ErrorKind;

use crate::support;
use crate::tidy::texts;

/// Every document of the repository, by its path.
fn documents() -> impl Iterator<Item = (PathBuf, String)> {
    let all = texts().filter(|(name, _)| name.ends_with(".md"));
    all.map(|(name, text)| (support::home().join(name), text))
}

/// A command line of a document.
struct Told {
    /// As it stands there.
    line: String,
    /// Whether it stands in a line of its own, to be copied: nothing may be lacking. In a sentence a command may be named without
    /// what it needs.
    whole: bool,
}

fn told(text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for line in text.replace("\\\n", " ").lines() {
        if let Some(line) = line.strip_prefix("    ") {
            found.push(Told {
                line: line.trim().to_owned(),
                whole: true,
            });
            continue;
        }
        found.extend(line.split('`').skip(1).step_by(2).map(|code| Told {
            line: code.to_owned(),
            whole: false,
        }));
    }
    found.retain(|one| one.line.contains("sygnaly "));
    found
}

/// The words of each `sygnaly …` of a command line, as a shell takes it apart: without what goes through a pipe to it, without settings
/// before it and without what it reads or writes.
fn commands(line: &str) -> Vec<Vec<String>> {
    let words = shlex::split(line).unwrap_or_default();
    let parts = words.split(|word| word == "|");
    parts
        .filter_map(|part| {
            let set = |word: &str| {
                word.split_once('=')
                    .is_some_and(|(name, _)| name.chars().all(|sign| sign.is_ascii_uppercase() || sign == '_'))
            };
            let command: Vec<String> = part
                .iter()
                .skip_while(|word| set(word.as_str()))
                .take_while(|word| *word != "<" && *word != ">")
                .cloned()
                .collect();
            (command.first()? == "sygnaly").then_some(command)
        })
        // What is left out, a reader fills in.
        .filter(|command| !command.iter().any(|word| word.contains('…')))
        .filter(|command| is_built(command))
        .collect()
}

/// Whether this build has the command.
fn is_built(command: &[String]) -> bool {
    let parts = [("model", cfg!(feature = "speech")), ("voice", cfg!(feature = "voice"))];
    let named = command.get(1).map_or("", String::as_str);
    parts.iter().all(|(name, built)| *built || *name != named)
}

/// Why the program would refuse the command; none: it takes it.
fn refused(command: &[String], whole: bool) -> Option<ErrorKind> {
    let kind = sygnaly::cli::command().try_get_matches_from(command).err()?.kind();
    match kind {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => None,
        ErrorKind::MissingRequiredArgument
        | ErrorKind::MissingSubcommand
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if !whole =>
        {
            None
        }
        // An option that is only named comes without its value.
        ErrorKind::InvalidValue if !whole && command.last().is_some_and(|last| last.starts_with("--")) => None,
        // What a reader puts something else for: `--to LANG`.
        ErrorKind::ValueValidation if command.iter().any(|word| is_placeholder(word)) => None,
        _ => Some(kind),
    }
}

fn is_placeholder(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

#[test]
fn the_program_takes_every_command_that_is_told() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for told in told(&text) {
            for command in commands(&told.line) {
                count += 1;
                if let Some(why) = refused(&command, told.whole) {
                    wrong.push(format!("{}: {} ({why:?})", path.display(), told.line));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 200, "{count} commands");
}

#[test]
fn commands_are_found_as_readers_find_them() {
    let text = concat!(
        "Use `sygnaly check` first.\n\n",
        "    sygnaly list   # it's all\n",
        "    HTTP_PROXY=http://x sygnaly doctor | head\n",
        "    echo '{\"a\": 1}' | sygnaly understand < in\n",
        "    sygnaly serve \\\n",
        "        --listen 0.0.0.0:1\n",
    );
    let all: Vec<Vec<String>> = told(text).iter().flat_map(|one| commands(&one.line)).collect();
    let all: Vec<String> = all.iter().map(|command| command.join(" ")).collect();
    assert_eq!(
        all,
        [
            "sygnaly check",
            "sygnaly list",
            "sygnaly doctor",
            "sygnaly understand",
            "sygnaly serve --listen 0.0.0.0:1"
        ]
    );
    let words = |line: &str| commands(line).concat();
    assert_eq!(
        refused(&words("sygnaly chek"), false),
        Some(ErrorKind::InvalidSubcommand)
    );
    assert_eq!(
        refused(&words("sygnaly list --al"), false),
        Some(ErrorKind::UnknownArgument)
    );
    assert_eq!(refused(&words("sygnaly drill --captions"), false), None);
    assert_eq!(
        refused(&words("sygnaly drill --captions"), true),
        Some(ErrorKind::InvalidValue)
    );
    assert_eq!(refused(&words("sygnaly drill --captions LANG"), true), None);
    assert_eq!(
        refused(&words("sygnaly drill --seed x"), true),
        Some(ErrorKind::ValueValidation)
    );
    assert_eq!(refused(&words("sygnaly attempts show"), false), None);
    assert_eq!(
        refused(&words("sygnaly attempts show"), true),
        Some(ErrorKind::MissingRequiredArgument)
    );
}

/// Where the links and pictures of a document lead.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// The names by which links reach the headings of a document, and other places that have one.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title
            .chars()
            .filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
        kept.map(|sign| if sign == ' ' { '-' } else { sign })
            .collect::<String>()
    });
    let named = text.split("<a id=\"").skip(1);
    let named = named.filter_map(|rest| rest.split_once('"').map(|(id, _)| id.to_owned()));
    headings.chain(named).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in documents() {
        for link in links(&text) {
            count += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                path.clone()
            } else {
                path.with_file_name(file)
            };
            let there = match fs::read_to_string(&target) {
                Ok(text) => anchor.is_empty() || anchors(&text).contains(anchor),
                // A folder or a picture.
                Err(_) => anchor.is_empty() && target.exists(),
            };
            if !there {
                wrong.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 60, "{count} links");
}

#[test]
fn headings_are_reached_as_code_hosts_have_it() {
    assert_eq!(
        anchors("# Dla kadr\n\n<a id=\"plan-do\"></a>text\n## „Niejasne” i „do rozstrzygnięcia”\n"),
        BTreeSet::from(["dla-kadr", "niejasne-i-do-rozstrzygnięcia", "plan-do"].map(str::to_owned))
    );
    assert_eq!(
        links("[a](b.md#c), ![d](e.png) and [f](https://g.example)"),
        ["b.md#c", "e.png"]
    );
}

/// Whoever plans a course finds every shipped call in the table, at its level, and none that is not there.
#[test]
fn the_trainers_table_is_the_library() {
    let guide =
        fs::read_to_string(support::home().join("docs/pl/prowadzacy.md")).expect("the trainers' guide is there");
    let rows = guide
        .lines()
        .skip_while(|line| *line != "| potrzeba | poziom 1 | poziom 2 | poziom 3 |")
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut table = BTreeSet::new();
    for row in rows {
        let cells = row.trim_matches('|').split('|').skip(1);
        for (cell, level) in cells.zip(1_u8..) {
            let named = cell.split('`').skip(1).step_by(2);
            table.extend(named.map(|id| (id.to_owned(), level)));
        }
    }
    let library: BTreeSet<(String, u8)> = support::shipped()
        .into_iter()
        .map(|id| {
            let level = support::scenario(&id).level;
            (id, level)
        })
        .collect();
    assert_eq!(table, library);
}
