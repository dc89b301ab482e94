//! Author mode over a real file, looked at by hand: no thread, no waiting.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::script::{Checks, Deed, Script};
use super::watcher::{Eye, News, Watched, checked, findings};
use crate::app::fixtures;
use crate::authoring::checks::Understanding;
use crate::domain::MomentId;
use crate::format::{Library, Shelves};
use crate::language::Language;

fn watched(file: PathBuf) -> Watched {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (library, _) = Library::of(&Shelves::shipped(&home.join("assets"), &home.join("scenarios")));
    Watched {
        file,
        library,
        understanding: Understanding {
            language: Arc::new(Language::load(&home.join("assets/language/pl")).unwrap()),
            profile: Arc::new(fixtures::profile()),
        },
        seed: 7,
    }
}

/// A copy of a shipped scenario under watch, its text, and where it lies.
fn written(folder: &Path) -> (Eye, String, PathBuf) {
    let file = fixtures::one_call(folder).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    (Eye::new(watched(file.clone())), text, file)
}

/// The next news within as many looks as any news takes.
fn news(eye: &mut Eye) -> Option<News> {
    (0..12).find_map(|_| eye.look())
}

fn notice(script: &Script) -> Option<String> {
    script.notice().map(|(_, told)| told.key)
}

#[test]
fn a_saved_file_is_swapped_in_and_a_broken_one_is_told_while_the_last_good_one_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, text, file) = written(folder.path());
    let mut script = Script::default();
    assert_eq!(notice(&script).as_deref(), Some("author-reading"));
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Begin);
    script.is_played(Instant::now());
    assert_eq!(notice(&script), None);
    assert!(news(&mut eye).is_none(), "nothing has changed");

    std::fs::write(&file, text.replacen("age: 78", "age: 79", 1)).unwrap();
    let changed = news(&mut eye).unwrap();
    assert_eq!(script.take(changed), Deed::Swap, "{:?}", script.diagnostics());
    script.is_played(Instant::now());
    assert!(script.newest().is_some_and(|newest| newest.scenario.caller.age == 79));

    std::fs::write(&file, format!("{text}\nno_such_key: 1\n")).unwrap();
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Rest);
    let (_, told) = script.notice().unwrap();
    assert_eq!(told.key, "author-broken");
    assert!(told.args.contains_key("time"), "which version is played: {told:?}");
    assert!(script.diagnostics()[0].is_error());

    std::fs::remove_file(&file).unwrap();
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Rest);
    assert_eq!(notice(&script).as_deref(), Some("author-gone"));

    std::fs::write(&file, text.replacen("age: 78", "age: 79", 1)).unwrap();
    assert_eq!(
        script.take(news(&mut eye).unwrap()),
        Deed::Rest,
        "it is what is played: no line is said anew"
    );
    assert_eq!(notice(&script), None);
}

#[test]
fn a_file_that_is_broken_from_the_start_is_played_once_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, text, file) = written(folder.path());
    std::fs::write(&file, "").unwrap();
    let mut script = Script::default();
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Rest);
    assert_eq!(notice(&script).as_deref(), Some("author-broken-at-first"));
    std::fs::write(&file, text).unwrap();
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Begin);
}

#[test]
fn another_seed_begins_another_call() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, ..) = written(folder.path());
    let mut script = Script::default();
    script.take(news(&mut eye).unwrap());
    script.is_played(Instant::now());
    eye.draw(8);
    assert_eq!(script.take(news(&mut eye).unwrap()), Deed::Begin);
    assert_eq!(script.newest().map(|newest| newest.seed), Some(8));
}

#[test]
fn a_moment_that_is_gone_is_told_until_the_call_goes_on_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, ..) = written(folder.path());
    let mut script = Script::default();
    script.take(news(&mut eye).unwrap());
    script.has_lost(MomentId::from("matter"));
    assert_eq!(notice(&script).as_deref(), Some("author-moment-gone"));
    script.is_played(Instant::now());
    assert_eq!((notice(&script), script.lost()), (None, None));
}

#[test]
fn checks_of_what_was_saved_over_are_not_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, text, file) = written(folder.path());
    let mut script = Script::default();
    script.take(news(&mut eye).unwrap());
    assert_eq!(script.checks(), Checks::Running);
    let found = findings(&watched(file), &text.replacen("\n    asked_by:", "\n    asked_bi:", 1));
    assert!(!found.is_empty());
    let late = News::Checked {
        number: 0,
        diagnostics: found.clone(),
    };
    script.take(late);
    assert!(script.checks() == Checks::Running && script.diagnostics() != found);
    let due = News::Checked {
        number: 1,
        diagnostics: found.clone(),
    };
    script.take(due);
    assert!(script.checks() == Checks::Done && script.diagnostics() == found);
}

#[test]
fn a_check_that_fails_is_told_and_the_next_one_is_made_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut eye, ..) = written(folder.path());
    let mut script = Script::default();
    script.take(news(&mut eye).unwrap());
    script.take(checked(0, || panic!("of an older version")));
    assert_eq!(script.checks(), Checks::Running);
    let failed = checked(1, || panic!("a fault of the program"));
    assert_eq!(script.take(failed), Deed::Rest, "the call goes on");
    assert_eq!(script.checks(), Checks::Failed);
    assert_eq!(notice(&script), None, "what is played is the newest");
    script.take(checked(1, Vec::new));
    assert_eq!(script.checks(), Checks::Done);
}
