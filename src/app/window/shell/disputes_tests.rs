//! A verdict that is disputed through the shell, without a window: kept, seen again another day, and only where it is on record.

use super::Shell;
use super::attempt_tests::{act, pass, say, shell};
use crate::app::screens::desk::DeskAction;
use crate::app::window::Screen;
use crate::domain::Mode;

/// A call that was played to its end.
fn played(shell: &mut Shell) {
    pass(shell, 6);
    act(shell, DeskAction::Answer);
    say(shell, "No słucham?");
    pass(shell, 5);
    act(shell, DeskAction::HangUp);
    pass(shell, 1);
    shell.end_call();
}

fn reasons(shell: &Shell) -> Vec<&str> {
    let view = shell.disputing.view();
    let raised = view.map(|view| view.raised).unwrap_or_default();
    raised.iter().map(|one| one.reason.as_str()).collect()
}

#[test]
fn a_dispute_is_kept_and_stands_there_another_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = shell(folder.path(), Mode::Practice);
    first.start().unwrap();
    played(&mut first);
    first.disputing.begin(1);
    first.send_dispute();
    let view = first.disputing.view().unwrap();
    let trouble = view.trouble.map(|trouble| trouble.key.as_str());
    assert_eq!((trouble, view.draft), (Some("disputes-no-reason"), Some((1, ""))));
    first.disputing.write("Było słychać.".into());
    first.disputing.put_aside();
    first.disputing.begin(1);
    first.send_dispute();
    let view = first.disputing.view().unwrap();
    assert_eq!((view.sent, view.draft, view.trouble), (Some(1), None, None));
    assert_eq!(reasons(&first), ["Było słychać."]);

    // What is tried again is not on record.
    let course = first.course.as_ref().unwrap();
    let from = course.trainee.first().unwrap().from;
    assert!(first.retry(from));
    act(&mut first, DeskAction::HangUp);
    pass(&mut first, 1);
    first.end_call();
    assert!(first.disputing.view().is_none());

    let mut second = shell(folder.path(), Mode::Practice);
    second.list_attempts(Screen::Menu);
    assert!(second.open_attempt(0), "{:?}", second.past.trouble);
    assert_eq!(reasons(&second), ["Było słychać."]);
}

#[test]
fn what_was_not_scored_cannot_be_disputed() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell(folder.path(), Mode::Practice);
    shell.start().unwrap();
    pass(&mut shell, 6);
    act(&mut shell, DeskAction::Answer);
    act(&mut shell, DeskAction::Pause);
    act(&mut shell, DeskAction::GiveUp);
    shell.give_up();
    shell.list_attempts(Screen::Menu);
    assert!(shell.open_attempt(0), "{:?}", shell.past.trouble);
    assert!(shell.disputing.view().is_none());
}
