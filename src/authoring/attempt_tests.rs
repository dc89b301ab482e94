//! An attempt played over from what happened: to its end, or broken off in the middle.

use std::path::Path;
use std::sync::Arc;

use super::attempt::{Ended, Outcome, Parts, Play, interrupted, replayed, resumed};
use super::rescored;
use crate::domain::{
    Accommodations, Card, Certainty, CriticalError, CriticalErrorKind, Ending, Event, Message, Millis, Mode, ShiftCall,
    ShiftEvent, Verdict,
};
use crate::engine::Talks;
use crate::format::{self, Loaded};
use crate::language::Language;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn right<T>(loaded: Loaded<T>) -> T {
    let problems = loaded.diagnostics;
    loaded.value.unwrap_or_else(|| panic!("{problems:?}"))
}

fn scenario(id: &str) -> Arc<crate::domain::Scenario> {
    let stock = right(format::load_stock(&home().join("assets/callers/stock.yaml")));
    let file = home().join(format!("scenarios/{id}/scenario.yaml"));
    Arc::new(right(format::load_scenario(&file, &stock)))
}

fn parts(play: Play) -> Parts {
    let assets = home().join("assets");
    Parts {
        play,
        profile: Arc::new(right(format::load_profile(&assets.join("profiles/bialystok.yaml")))),
        procedure: Arc::new(right(format::load_procedure(&assets.join("procedures/bialystok.yaml")))),
        language: Arc::new(Language::load(&assets.join("language/pl")).unwrap()),
        seed: 7,
        mode: Mode::Exam,
        accommodations: Accommodations::default(),
    }
}

fn shift() -> Play {
    let shift = right(format::load_shift(&home().join("scenarios/shifts/poniedzialek.yaml")));
    let talks = |call: &ShiftCall| Talks {
        incoming: scenario(call.scenario.as_str()),
        callback: call.callback.as_ref().map(|id| scenario(id.as_str())),
    };
    Play::Shift {
        talks: shift.calls.iter().map(talks).collect(),
        shift: Arc::new(shift),
    }
}

fn desk(seconds: u64, event: Event) -> (Millis, ShiftEvent) {
    (Millis(seconds * 1000), ShiftEvent::Desk(event))
}

fn notices(outcome: &Outcome) -> Vec<&Message> {
    match outcome {
        Outcome::Call { card, .. } => card.notices.iter().collect(),
        Outcome::Shift { card, .. } => card.notices.iter().collect(),
    }
}

/// How the call at this place ended.
fn ending(outcome: &Outcome, place: Option<usize>) -> Option<Ending> {
    outcome.call(place).and_then(|(_, _, card)| card.ending)
}

#[test]
fn a_call_left_in_the_middle_is_broken_off_at_its_last_event() {
    let parts = parts(Play::Call(scenario("senior-dowod")));
    let events = [desk(6, Event::Answered), desk(20, Event::LeftDesk)];
    let outcome = replayed(&parts, &events, Ended::BrokenOff);
    assert_eq!(ending(&outcome, None), Some(Ending::Interrupted));
    let (_, log, card) = outcome.call(None).unwrap();
    assert_eq!((card.duration, card.mode), (Millis(20_000), Mode::Exam));
    let last = log.entries.last().unwrap();
    assert_eq!(last.at, Millis(20_000));
    // The same events of a call that was played to its end are all that happened.
    assert_eq!(ending(&replayed(&parts, &events, Ended::Played), None), None);
    // Nothing happened at all: it rang once, and is broken off there.
    let at_once = replayed(&parts, &[], Ended::BrokenOff);
    assert_eq!(ending(&at_once, None), Some(Ending::Interrupted));
}

#[test]
fn an_exam_that_nobody_goes_on_with_says_how_long_it_was_left_before() {
    let parts = parts(Play::Call(scenario("senior-dowod")));
    let events = [desk(6, Event::Answered)];
    let told = Message::new("exam-resumed").number("minutes", 2.0);
    assert_eq!(resumed(Millis(61_000)), told);
    let taken_up = interrupted(&parts, &events, Some(Millis(61_000)));
    assert!(notices(&taken_up).contains(&&told));
    let never = interrupted(&parts, &events, None);
    assert!(!notices(&never).contains(&&told));
    assert_eq!(ending(&never, None), Some(Ending::Interrupted));
}

#[test]
fn a_result_on_record_stands_for_the_same_course_alone() {
    let parts = parts(Play::Call(scenario("senior-dowod")));
    let events = [desk(6, Event::Answered), desk(9, Event::HungUp)];
    let mut outcome = replayed(&parts, &events, Ended::Played);
    let Card::Call(kept) = outcome.record() else {
        panic!("a call was played")
    };
    let mut settled = kept.clone();
    settled.notices.push(Message::new("exam-slept"));
    assert!(outcome.stands_as(Card::Call(settled.clone())));
    assert_eq!(outcome.record(), Card::Call(settled));
    let mut longer = kept;
    longer.duration = Millis(10_000);
    assert!(!outcome.stands_as(Card::Call(longer)));
}

#[test]
fn a_shift_left_in_the_middle_breaks_off_the_call_on_the_line() {
    let parts = parts(shift());
    // 9:06 the first caller rings.
    let events = [desk(6 * 60 + 3, Event::Answered)];
    let outcome = replayed(&parts, &events, Ended::BrokenOff);
    assert_eq!(ending(&outcome, Some(0)), Some(Ending::Interrupted));
    assert!(outcome.call(None).is_none() && outcome.call(Some(1)).is_none());
    let mut again = replayed(&parts, &events, Ended::BrokenOff);
    assert_eq!(again.record(), outcome.record());
    let Card::Shift(mut kept) = outcome.record() else {
        panic!("a shift was played")
    };
    assert!(again.stands_as(Card::Shift(kept.clone())));
    kept.calls.clear();
    assert!(!again.stands_as(Card::Shift(kept)));
}

#[test]
fn a_result_is_held_against_the_one_on_record_rule_by_rule() {
    let parts = parts(Play::Call(scenario("senior-dowod")));
    let events = [desk(6, Event::Answered), desk(9, Event::HungUp)];
    let first = rescored(&parts, &events, Ended::Played, None);
    assert_eq!(first.same_course, None);
    assert!(!first.is_same() && first.rules.is_empty());
    let again = rescored(&parts, &events, Ended::Played, Some(&first.now));
    assert!(again.is_same(), "{again:?}");
    assert_eq!(again.now, first.now);

    let Card::Call(mut kept) = first.now else {
        panic!("a call was played")
    };
    let found = kept.rules[0].clone();
    kept.rules[0].verdict = Verdict::Unclear;
    kept.rules[0].points = found.points / 2.0 + 0.25;
    let mut gone = found.clone();
    gone.rule = "bialystok:dawna".into();
    kept.rules.push(gone);
    let error = CriticalError {
        kind: CriticalErrorKind::Mockery,
        number: 12,
        certainty: Certainty::Certain,
        evidence: Vec::new(),
    };
    kept.critical_errors.push(error.clone());
    kept.duration = Millis(8_000);
    let told = rescored(&parts, &events, Ended::Played, Some(&Card::Call(kept)));
    assert_eq!(told.same_course, Some(false));
    let [changed, gone] = &told.rules[..] else {
        panic!("{:?}", told.rules)
    };
    assert_eq!(changed.rule, found.rule);
    let then = changed.then.as_ref().map(|then| then.verdict);
    assert_eq!((then, changed.now.as_ref()), (Some(Verdict::Unclear), Some(&found)));
    assert_eq!((gone.rule.as_str(), gone.now.is_none()), ("bialystok:dawna", true));
    assert_eq!((told.errors_gone, told.errors_new), (vec![error], Vec::new()));
}
