//! Author mode through the shell, without a window: the call follows the file, and nothing of it is on record.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Shell;
use super::attempt_tests::{act, pass, say, shell};
use crate::app::author::{Eye, Watched};
use crate::app::screens::author::AuthorAction;
use crate::app::screens::desk::DeskAction;
use crate::app::{devices::Wake, fixtures};
use crate::authoring::checks::Understanding;
use crate::domain::{Mode, MomentId};
use crate::records;

/// An author at a copy of a shipped scenario, an eye on it that looks when it is told to, the file, and its text.
fn writing(folder: &Path) -> (Shell, Eye, PathBuf, String) {
    let mut shell = shell(folder, Mode::Practice);
    let file = fixtures::one_call(&folder.join("own")).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let eye = Eye::new(Watched {
        file: file.clone(),
        library: shell.shelf.files().clone(),
        understanding: Understanding {
            language: Arc::clone(&shell.shelf.language),
            profile: Arc::clone(&shell.shelf.profiles[shell.profile]),
        },
        seed: 7,
    });
    let wake: Wake = Arc::new(|| {});
    assert!(shell.write(file.clone(), wake));
    assert!(shell.call.is_none(), "nothing was read yet");
    (shell, eye, file, text)
}

/// Lets the shell follow the next news of the file.
fn follow(shell: &mut Shell, eye: &mut Eye) {
    let news = (0..12).find_map(|_| eye.look()).unwrap();
    let deed = shell.author.as_mut().unwrap().script.take(news);
    shell.follow(deed);
}

fn play_from(shell: &mut Shell, moment: &str) {
    let moment = Some(MomentId::from(moment));
    shell.act_as_author(AuthorAction::PlayFrom(moment));
}

fn moment(shell: &Shell) -> Option<String> {
    let moment = shell.call.as_ref().unwrap().view().moment.clone();
    moment.map(|moment| moment.to_string())
}

fn age(shell: &Shell) -> u8 {
    shell.call.as_ref().unwrap().scenario().unwrap().caller.age
}

fn notices(shell: &Shell) -> Vec<String> {
    let notices = shell.author.as_ref().unwrap().notices().into_iter();
    notices.map(|(_, told)| told.key).collect()
}

#[test]
fn a_saved_file_goes_on_where_the_talk_stands_and_nothing_is_on_record() {
    let folder = tempfile::tempdir().unwrap();
    let (mut shell, mut eye, file, text) = writing(folder.path());
    follow(&mut shell, &mut eye);
    assert_eq!(age(&shell), 78);
    assert_eq!(moment(&shell), None, "it rings");
    play_from(&mut shell, "matter");
    pass(&mut shell, 12);
    say(&mut shell, "Proszę przyjść osobiście.");
    pass(&mut shell, 12);
    let call = shell.call.as_ref().unwrap();
    assert!(call.model().line.is_open());
    assert!(call.last_turn().is_some_and(|turn| turn.said.len() == 1));

    std::fs::write(&file, text.replacen("age: 78", "age: 79", 1)).unwrap();
    follow(&mut shell, &mut eye);
    assert_eq!((age(&shell), moment(&shell).as_deref()), (79, Some("matter")));
    let captions = format!("{:?}", shell.call.as_ref().unwrap().model().captions);
    assert!(captions.contains("desk-event-changed"), "{captions}");
    assert!(captions.contains("Proszę przyjść osobiście."), "what was said stays");
    assert_eq!(notices(&shell), Vec::<String>::new());

    std::fs::write(&file, "id: [").unwrap();
    follow(&mut shell, &mut eye);
    assert_eq!((age(&shell), notices(&shell)), (79, vec!["author-broken".to_owned()]));

    let renamed = ["moment: ", "then: ", "afterwards: ", "gdzie: "]
        .into_iter()
        .fold(text, |text, key| {
            text.replace(&format!("{key}matter"), &format!("{key}rzecz"))
        });
    std::fs::write(&file, renamed).unwrap();
    follow(&mut shell, &mut eye);
    assert_eq!((age(&shell), moment(&shell).as_deref()), (79, Some("matter")));
    assert_eq!(notices(&shell), ["author-moment-gone"]);
    play_from(&mut shell, "rzecz");
    assert_eq!((age(&shell), moment(&shell).as_deref()), (78, Some("rzecz")));
    assert_eq!(notices(&shell), Vec::<String>::new());

    shell.act_as_author(AuthorAction::Leave);
    assert!(shell.author.is_none() && shell.call.is_none());
    assert_eq!(records::list(folder.path()).0.len(), 0);
}

#[test]
fn a_ringing_telephone_rings_anew_with_the_changed_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut shell, mut eye, file, text) = writing(folder.path());
    follow(&mut shell, &mut eye);
    pass(&mut shell, 3);
    std::fs::write(&file, text.replacen("age: 78", "age: 79", 1)).unwrap();
    follow(&mut shell, &mut eye);
    assert_eq!((age(&shell), shell.clock.now().0), (79, 0));
    pass(&mut shell, 1);
    act(&mut shell, DeskAction::Answer);
    assert!(shell.call.as_ref().unwrap().model().line.is_open());
    shell.act_as_author(AuthorAction::Again);
    assert_eq!(moment(&shell), None, "from the first ring");
}

#[test]
fn an_exams_scenario_is_not_for_trials_and_neither_is_a_shift() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell(folder.path(), Mode::Practice);
    assert!(
        shell
            .writable()
            .is_some_and(|file| file.ends_with("senior-dowod/scenario.yaml"))
    );
    shell.mode = Mode::Exam;
    assert_eq!(shell.writable(), None);
    shell.mode = Mode::Practice;
    let shift = shell.shelf.plays.iter().position(|play| play.id() == "poniedzialek");
    shell.play = shift.unwrap();
    assert_eq!(shell.writable(), None);
}

#[test]
fn what_is_no_seed_is_told_and_the_editors_command_is_kept_when_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut shell, ..) = writing(folder.path());
    shell.act_as_author(AuthorAction::SeedDraft("siedem".into()));
    shell.act_as_author(AuthorAction::Draw);
    assert_eq!(notices(&shell), ["author-reading", "author-no-seed"]);
    shell.act_as_author(AuthorAction::DrawAnother);
    assert_eq!(shell.author.as_ref().unwrap().seed_draft, "8");
    shell.act_as_author(AuthorAction::EditorDraft(" vim +{line} {file}".into()));
    assert_eq!(shell.editor, "");
    shell.act_as_author(AuthorAction::KeepEditor);
    assert_eq!(shell.editor, "vim +{line} {file}");
}
