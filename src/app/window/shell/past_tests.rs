//! One's own attempts through the shell, without a window: listed, opened again, refused with a reason.

use std::path::Path;
use std::sync::Arc;

use super::Shell;
use super::attempt_tests::{act, enter, invigilated, pass, say, shell, shell_for};
use crate::app::library::Play;
use crate::app::screens::desk::DeskAction;
use crate::app::session::Outcome;
use crate::app::window::Screen;
use crate::domain::{Ending, Millis, Mode, Passed, Scenario, Scorecard, SessionLog, Verdict};
use crate::records::{self, AttemptId, Card, Closed, Demands, Journal};

/// A practice that was played to its end.
fn played(data: &Path) -> Shell {
    let mut shell = shell(data, Mode::Practice);
    shell.start().unwrap();
    pass(&mut shell, 6);
    act(&mut shell, DeskAction::Answer);
    say(&mut shell, "Dzień dobry, Urząd Miejski w Białymstoku, Marek Zieliński.");
    pass(&mut shell, 5);
    act(&mut shell, DeskAction::HangUp);
    pass(&mut shell, 1);
    shell.end_call();
    shell
}

/// What the debrief is about.
fn call(shell: &Shell) -> (SessionLog, Scorecard) {
    let Some(Outcome::Call { log, card, .. }) = &shell.outcome else {
        panic!("a call was played")
    };
    (log.clone(), card.clone())
}

fn verdicts(card: &Scorecard) -> Vec<Verdict> {
    card.rules.iter().map(|rule| rule.verdict).collect()
}

/// Why the one asked for last could not be opened.
fn why(shell: &Shell) -> Option<&str> {
    shell.past.trouble.as_ref().map(|(_, trouble)| trouble.key.as_str())
}

/// When the trainee first spoke.
fn first_words(shell: &Shell) -> Millis {
    let course = shell.course.as_ref().unwrap();
    course.trainee.first().unwrap().from
}

/// Changes every scenario on the shelf.
fn change(shell: &mut Shell, how: impl Fn(&mut Scenario)) {
    shell.shelf.forget_files();
    for play in &mut shell.shelf.plays {
        if let Play::Call(scenario) = play {
            let mut changed = (**scenario).clone();
            how(&mut changed);
            *scenario = Arc::new(changed);
        }
    }
}

#[test]
fn an_attempt_is_opened_again_as_it_was_played_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (log, card) = call(&played(folder.path()));
    // Another day, with another call chosen.
    let mut shell = shell_for(folder.path(), Mode::Practice, "jakanie-podatek");
    assert_eq!(shell.list_attempts(Screen::Menu), Screen::Attempts);
    assert_eq!(shell.past.listed.len(), 1);
    assert!(shell.open_attempt(0), "{:?}", shell.past.trouble);
    let (log_again, card_again) = call(&shell);
    assert_eq!(log_again, log);
    assert_eq!(verdicts(&card_again), verdicts(&card));
    assert_eq!(
        shell.attempts.name(),
        Some(&shell.past.listed[0].header.id),
        "its page bears its name"
    );
    shell.list_attempts(Screen::Debrief);
    assert_eq!(
        shell.past.back_to,
        Screen::Menu,
        "the list does not lead back to what came from it"
    );
    shell.choose_again();
    assert_eq!(shell.chosen().unwrap().0.id(), "senior-dowod");
    let from = first_words(&shell);
    assert!(shell.retry(from));
    assert!(!shell.past.opened);
}

#[test]
fn an_exam_is_opened_again_when_it_has_ended_and_is_not_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    invigilated(data);
    let mut first = shell(data, Mode::Exam);
    first.start().unwrap();
    assert!(enter(&mut first), "{:?}", first.admission.trouble);
    pass(&mut first, 6);
    act(&mut first, DeskAction::Answer);
    say(&mut first, "Dzień dobry, słucham.");
    pass(&mut first, 2);
    drop(first);

    let mut second = shell(data, Mode::Exam);
    second.list_attempts(Screen::Menu);
    assert!(!second.open_attempt(0), "it may still be gone on with");
    assert_eq!(why(&second), Some("past-exam-open"));
    second.resume();
    assert!(enter(&mut second), "{:?}", second.admission.trouble);
    drop(second);

    let mut third = shell(data, Mode::Exam);
    third.list_attempts(Screen::Menu);
    assert!(third.open_attempt(0), "{:?}", third.past.trouble);
    let (_, card) = call(&third);
    assert!(card.notices.iter().any(|notice| notice.key == "exam-resumed"));
    assert!(third.examples.is_empty());
    let from = first_words(&third);
    assert!(!third.retry(from));
}

#[test]
fn a_practice_that_was_given_up_is_scored_as_it_stands() {
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
    let (_, card) = call(&shell);
    assert_eq!(card.ending, Some(Ending::Interrupted));
    let told = |key: &str| card.notices.iter().any(|notice| notice.key == key);
    assert!(told("past-scored-as-it-stands"), "{:?}", card.notices);
}

#[test]
fn another_version_and_a_damaged_file_say_why_and_nothing_breaks() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = played(folder.path());
    let before = call(&shell);
    shell.list_attempts(Screen::Debrief);
    assert_eq!(shell.past.back_to, Screen::Debrief);

    change(&mut shell, |scenario| scenario.version += 1);
    assert!(!shell.open_attempt(0));
    assert_eq!(why(&shell), Some("past-other-version"));

    let (listed, _) = records::list(folder.path());
    let path = &listed[0].0;
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path, bytes).unwrap();
    assert!(!shell.open_attempt(0));
    assert_eq!(why(&shell), Some("records-changed"));

    shell.list_attempts(Screen::Debrief);
    assert!(shell.past.listed.is_empty());
    let problems: Vec<&str> = shell.past.problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(problems, ["records-changed"]);
    assert_eq!(call(&shell), before, "the debrief is still of what was played last");
}

#[test]
fn a_call_that_was_changed_without_a_new_version_is_not_shown_as_the_one_that_was_played() {
    let folder = tempfile::tempdir().unwrap();
    drop(played(folder.path()));
    let mut shell = shell(folder.path(), Mode::Practice);
    // The caller gives up before the telephone was answered.
    change(&mut shell, |scenario| scenario.caller.patience.ringing = Millis(1_000));
    shell.list_attempts(Screen::Menu);
    assert!(!shell.open_attempt(0));
    assert_eq!(why(&shell), Some("past-plays-otherwise"));
}

#[test]
fn others_attempts_are_not_listed() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = played(folder.path());
    let mut profiles = shell.shelf.profiles.iter();
    let other = profiles.position(|known| known.id.as_str() != "bialystok");
    shell.profile = other.unwrap();
    shell.list_attempts(Screen::Menu);
    assert!(shell.past.listed.is_empty() && shell.past.problems.is_empty());
    // The debrief is still of the one who played.
    shell.list_attempts(Screen::Debrief);
    assert_eq!(shell.past.listed.len(), 1);
}

#[test]
fn what_a_call_demanded_is_on_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let shell = played(folder.path());
    let (_, summary) = records::list(folder.path()).0.remove(0);
    let Play::Call(scenario) = &shell.shelf.plays[shell.play] else {
        panic!("a call was played")
    };
    let needs = scenario.caller.needs.iter().map(|need| need.id().to_owned());
    let demands = Demands {
        needs: needs.collect(),
        level: scenario.level,
    };
    assert_eq!(summary.header.demands, Some(demands));
}

#[test]
fn what_was_passed_is_known_of_the_chosen_trainee_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut shell = played(data);
    let how = |shell: &Shell| shell.passed.how(&shell.shelf.plays[shell.play]);
    shell.look_up_passed();
    assert_eq!(how(&shell), None, "a call that was hung up on is not passed");

    // The same attempt, as if it had been passed.
    for mode in [Mode::Practice, Mode::Exam] {
        let (_, summary) = records::list(data).0.remove(0);
        let mut header = summary.header;
        header.mode = mode;
        header.id = AttemptId::new("2026-11-29T09:14:05Z", &format!("{mode:?}"), 7);
        let (_, mut card) = call(&shell);
        card.passed = Passed::Yes;
        let journal = Journal::begin(data, header).unwrap();
        journal.close(Closed::Finished, Some(Card::Call(card))).unwrap();
        shell.passed = Default::default();
        shell.look_up_passed();
        assert_eq!(how(&shell), Some(mode));
    }
    let mut profiles = shell.shelf.profiles.iter();
    shell.profile = profiles.position(|known| known.id.as_str() != "bialystok").unwrap();
    shell.look_up_passed();
    assert_eq!(how(&shell), None, "somebody else's");
}
