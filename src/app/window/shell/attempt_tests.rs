//! Attempts through the shell, without a window: an exam that is broken off, taken up, broken off again; a call that is
//! tried again from a moment.

use std::path::Path;

use super::Shell;
use crate::app::desk_model::LineState;
use crate::app::screens::desk::DeskAction;
use crate::app::session::Outcome;
use crate::app::window::Screen;
use crate::app::{AppOptions, Autopilot, Early, Route, fixtures};
use crate::domain::{AnyPlan, Ending, Lang, LineKey, Millis, Mode, PlanExpectation, Switch};
use crate::records::{self, Closed, People};

const CODE: &str = "ABCD-EFGH-JKLM";

/// A shell whose time moves when it is told to, over a data folder of its own.
pub(super) fn shell(data: &Path, mode: Mode) -> Shell {
    shell_for(data, mode, "senior-dowod")
}

pub(super) fn shell_for(data: &Path, mode: Mode, play: &str) -> Shell {
    let scenarios = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios"));
    shell_over(scenarios, data, mode, play)
}

fn shell_over(scenarios: &Path, data: &Path, mode: Mode, play: &str) -> Shell {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let plan = AnyPlan {
        title: String::new(),
        of: play.into(),
        procedure: "bialystok".into(),
        profile: "bialystok".into(),
        seed: 7,
        mode,
        steps: Vec::new(),
        expect: PlanExpectation::default(),
    };
    let options = AppOptions {
        data: Some(data.to_owned()),
        play: Some(plan.of.clone()),
        procedure: Some(plan.procedure.clone()),
        profile: Some(plan.profile.clone()),
        seed: Some(plan.seed),
        mode,
        autopilot: Some(Autopilot {
            plan,
            shots: data.to_owned(),
            mouth: None,
            route: Route::Keyboard,
            code: None,
            early: Early::Told,
            report: None,
        }),
        ..AppOptions::new(home.join("assets"), scenarios.to_owned())
    };
    Shell::open(&options).unwrap()
}

pub(super) fn invigilated(data: &Path) {
    let mut people = People::load(data).unwrap();
    people.add_invigilator("Ewa Kos", CODE).unwrap();
    people.save(data).unwrap();
}

/// Types PIN and code at the door.
pub(super) fn enter(shell: &mut Shell) -> bool {
    shell.admission.pin = "2580".into();
    shell.admission.again = "2580".into();
    shell.admission.code = CODE.into();
    shell.enter_exam(Early::Told)
}

/// Lets the call's time pass.
pub(super) fn pass(shell: &mut Shell, seconds: u64) {
    for _ in 0..seconds * 4 {
        shell.clock.advance(Millis(250));
        let now = shell.clock.now();
        shell.call.as_mut().unwrap().advance(now);
    }
}

pub(super) fn act(shell: &mut Shell, action: DeskAction) {
    let now = shell.clock.now();
    shell.call.as_mut().unwrap().act(now, action);
}

pub(super) fn say(shell: &mut Shell, words: &str) {
    act(shell, DeskAction::Draft(words.into()));
    pass(shell, 2);
    act(shell, DeskAction::Send);
}

fn words(shell: &Shell) -> String {
    format!("{:?}", shell.call.as_ref().unwrap().model().captions)
}

#[test]
fn an_exam_that_was_broken_off_goes_on_once_and_is_closed_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    invigilated(data);
    let mut first = shell(data, Mode::Exam);
    assert_eq!(first.start(), Some(Screen::Admission));
    assert!(enter(&mut first), "{:?}", first.admission.trouble);
    pass(&mut first, 6);
    act(&mut first, DeskAction::Answer);
    say(
        &mut first,
        "Dzień dobry, Urząd Miejski w Białymstoku, Marek Zieliński, słucham.",
    );
    pass(&mut first, 12);
    act(&mut first, DeskAction::Key(LineKey::Hold, Switch::On));
    let (said, held) = (words(&first), first.call.as_ref().unwrap().model().hold);
    assert!(held.is_on() && said.contains("Białymstoku"));
    // The power fails: nothing is closed, nothing is said.
    drop(first);

    let mut second = shell(data, Mode::Exam);
    assert!(second.attempts.broken_off().is_some());
    assert_eq!(second.resume(), Screen::Admission);
    assert!(enter(&mut second), "{:?}", second.admission.trouble);
    assert_eq!(words(&second), said, "the conversation stands as it stood");
    assert_eq!(second.call.as_ref().unwrap().model().hold, held);
    pass(&mut second, 1);
    drop(second);

    let third = shell(data, Mode::Exam);
    assert!(third.attempts.broken_off().is_none());
    let (listed, problems) = records::list(data);
    assert!(problems.is_empty(), "{problems:?}");
    let [(_, summary)] = &listed[..] else {
        panic!("one attempt: {listed:?}")
    };
    let closing = summary.closed.as_ref().unwrap();
    assert_eq!(closing.how, Closed::Interrupted);
    let Some(records::Card::Call(card)) = closing.card.as_deref() else {
        panic!("it is scored as it stands: {closing:?}")
    };
    assert_eq!(card.ending, Some(Ending::Interrupted));
    assert!(card.notices.iter().any(|notice| notice.key == "exam-resumed"));
    assert_eq!(summary.header.invigilator.as_deref(), Some("Ewa Kos"));
}

#[test]
fn an_exam_waits_until_its_broken_file_is_mended() {
    let (folder, scenarios) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = folder.path();
    let file = fixtures::one_call(scenarios.path()).unwrap();
    invigilated(data);
    let open = || shell_over(scenarios.path(), data, Mode::Exam, "senior-dowod");
    let mut first = open();
    first.start().unwrap();
    assert!(enter(&mut first), "{:?}", first.admission.trouble);
    pass(&mut first, 6);
    drop(first);

    let mut second = open();
    let whole = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, "").unwrap();
    second.resume();
    assert!(!enter(&mut second));
    let trouble = second.admission.trouble.as_ref().map(|trouble| trouble.key.as_str());
    assert_eq!(trouble, Some("exam-file-broken"));
    std::fs::write(&file, whole).unwrap();
    assert!(enter(&mut second), "{:?}", second.admission.trouble);
}

#[test]
fn a_call_is_tried_again_from_the_moment_at_which_the_trainee_spoke() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell(folder.path(), Mode::Practice);
    assert_eq!(shell.start(), Some(Screen::Desk));
    pass(&mut shell, 6);
    act(&mut shell, DeskAction::Answer);
    let before = words(&shell);
    say(&mut shell, "No słucham, czego pan chce?");
    pass(&mut shell, 5);
    act(&mut shell, DeskAction::HangUp);
    pass(&mut shell, 1);
    shell.end_call();
    let course = shell.course.as_ref().unwrap();
    let from = course.trainee.first().unwrap().from;

    assert!(shell.retry(from));
    assert_eq!(words(&shell), before, "what was said is unsaid");
    assert!(matches!(
        shell.call.as_ref().unwrap().model().line,
        LineState::Open { .. }
    ));
    act(&mut shell, DeskAction::HangUp);
    pass(&mut shell, 1);
    shell.end_call();
    let Some(Outcome::Call { card, .. }) = &shell.outcome else {
        panic!("a call was played")
    };
    assert!(card.notices.iter().any(|notice| notice.key == "debrief-retried"));
    let (listed, _) = records::list(folder.path());
    assert_eq!(listed.len(), 1, "only the first try is on record");
}

#[test]
fn whoever_begins_another_exam_leaves_the_one_that_was_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    invigilated(data);
    let mut first = shell(data, Mode::Exam);
    first.start().unwrap();
    assert!(enter(&mut first));
    pass(&mut first, 6);
    drop(first);
    let mut second = shell_for(data, Mode::Exam, "jakanie-podatek");
    second.start().unwrap();
    assert!(enter(&mut second), "{:?}", second.admission);
    let (listed, _) = records::list(data);
    let closed: Vec<_> = listed
        .iter()
        .map(|(_, summary)| summary.closed.as_ref().map(|end| end.how))
        .collect();
    assert_eq!(closed.len(), 2);
    assert!(
        closed.contains(&Some(Closed::Interrupted)) && closed.contains(&None),
        "{closed:?}"
    );
    assert!(second.attempts.broken_off().is_none());
}

#[test]
fn an_exam_that_a_policy_would_not_count_begins_only_knowingly() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    invigilated(data);
    let mut first = shell(data, Mode::Exam);
    first.start().unwrap();
    assert!(enter(&mut first), "{:?}", first.admission);
    pass(&mut first, 6);
    drop(first);

    // Begun anew in place of being taken up, so that the one that was broken off counts as not passed.
    let mut second = shell(data, Mode::Exam);
    second.start().unwrap();
    assert!(!enter(&mut second));
    let told: Vec<&str> = second.admission.early.iter().map(|told| told.key.as_str()).collect();
    assert_eq!(told, ["admission-wait-until", "exam-early-outcome"]);
    assert!(second.call.is_none() && second.attempts.broken_off().is_some());
    assert_eq!(records::list(data).0.len(), 1, "nothing began");
    assert!(
        !second.enter_exam(Early::Begins),
        "the invigilator decides, by the code"
    );
    second.admission.code = CODE.into();
    assert!(second.enter_exam(Early::Begins), "{:?}", second.admission);
    assert_eq!(second.admission.early, Vec::new());
    assert_eq!(records::list(data).0.len(), 2);
}

#[test]
fn a_practice_that_is_given_up_is_closed_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell(folder.path(), Mode::Practice);
    shell.start().unwrap();
    act(&mut shell, DeskAction::Pause);
    act(&mut shell, DeskAction::GiveUp);
    assert!(shell.call.as_ref().unwrap().is_given_up());
    shell.give_up();
    let (listed, _) = records::list(folder.path());
    assert_eq!(listed[0].1.closed.as_ref().map(|end| end.how), Some(Closed::GivenUp));
}

#[test]
fn who_is_prepared_for_is_still_to_be_called_after_another_call_came_between() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell_for(folder.path(), Mode::Practice, "poniedzialek");
    shell.start().unwrap();
    // 9:06 Zając rings, and is not answered.
    pass(&mut shell, 8 * 60);
    act(&mut shell, DeskAction::TakeUp("zajac".into()));
    let prepared = shell.call.as_ref().unwrap().scenario().unwrap().id.clone();
    assert_eq!(prepared.as_str(), "senior-dowod-oddzwonienie");
    // 9:20 Sawicki rings, and is not answered either.
    pass(&mut shell, 14 * 60);
    let call = shell.call.as_ref().unwrap();
    assert_eq!(call.shift().unwrap().view().missed.len(), 2);
    assert_eq!(call.scenario().map(|scenario| &scenario.id), Some(&prepared));
    act(&mut shell, DeskAction::Dial("85 710 20 31".into()));
    assert_eq!(shell.call.as_ref().unwrap().model().line, LineState::Dialling);
}

#[test]
fn a_practice_can_be_held_and_an_exam_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = shell(folder.path(), Mode::Practice);
    shell.start().unwrap();
    act(&mut shell, DeskAction::Pause);
    assert_eq!(shell.call.as_ref().unwrap().pace(), 0);
    act(&mut shell, DeskAction::Answer);
    assert!(
        !shell.call.as_ref().unwrap().model().line.is_open(),
        "nothing happens while it is held"
    );
    act(&mut shell, DeskAction::Pause);
    act(&mut shell, DeskAction::Answer);
    assert!(shell.call.as_ref().unwrap().model().line.is_open());

    invigilated(folder.path());
    let mut exam = self::shell(folder.path(), Mode::Exam);
    exam.start().unwrap();
    assert!(enter(&mut exam));
    act(&mut exam, DeskAction::Pause);
    assert_eq!(exam.call.as_ref().unwrap().pace(), 1);
}

#[test]
fn an_english_window_shows_what_is_heard_in_english_and_a_polish_one_where_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let shows = |lang, asked: Option<bool>| {
        let mut shell = shell(folder.path(), Mode::Practice);
        shell.speak(lang);
        shell.captions = asked;
        assert_eq!(shell.start(), Some(Screen::Desk));
        pass(&mut shell, 6);
        act(&mut shell, DeskAction::Answer);
        act(&mut shell, DeskAction::HangUp);
        pass(&mut shell, 2);
        let now = shell.clock.now();
        let call = shell.call.as_ref().unwrap();
        let in_call = call.screen(now, &[], Default::default()).captions.clone();
        shell.end_call();
        let course = shell.course.as_ref().unwrap();
        assert_eq!(course.translated_to.is_some(), in_call.to.is_some());
        in_call.of("Tak, dokładnie tak.").map(str::to_owned)
    };
    assert_eq!(shows(Lang::Pl, None), None);
    assert_eq!(shows(Lang::En, Some(false)), None);
    let english = Some("Yes, exactly so.".to_owned());
    assert_eq!(shows(Lang::En, None), english);
    assert_eq!(shows(Lang::Pl, Some(true)), english);
}
