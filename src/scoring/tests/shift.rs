//! What spans the calls of a shift: missed and promised calls, absences.

use std::sync::Arc;

use super::*;
use crate::scoring::score_shift;

const MINUTE: f64 = 60.0;

fn shift() -> Shift {
    Shift {
        id: "poranek".into(),
        version: 1,
        title: String::new(),
        summary: String::new(),
        level: 1,
        day: "2026-11-30".to_owned(),
        begins: 9 * 60,
        ends: 10 * 60,
        pace: 60,
        calls: vec![ShiftCall {
            id: "zajac".into(),
            at: Millis(0),
            scenario: scenario().id,
            number: "1".to_owned(),
            callback: Some(outgoing().id),
            calls_again: None,
        }],
        visits: Vec::new(),
        absences: vec![Absence {
            at: Millis(0),
            lasts: Millis::from_seconds(20.0 * MINUTE),
            reason: "narada".to_owned(),
            forward_to: "lis".into(),
        }],
        substitutes: Vec::new(),
    }
}

fn outgoing() -> Scenario {
    Scenario {
        id: "back".into(),
        direction: Direction::Outgoing {
            number: "1".to_owned(),
            answers_after: Millis(1_000),
            case: Vec::new(),
        },
        ..scenario()
    }
}

/// The trainee's call back, dialled as it begins.
fn back() -> SessionLog {
    let dialled = Event::Dialled { number: "1".to_owned() };
    let log = Log::empty().event(0.0, dialled).effect(1.0, Effect::LineOpened);
    let mut log = log.ends(30.0, Ending::Caller).session();
    log.header.scenario = outgoing().id;
    log
}

/// Calls as (way, minute at which they began, log), and what happened between them, by minute.
fn card(criterion: Criterion, calls: Vec<(Way, f64, SessionLog)>, between: Vec<(f64, ShiftLogged)>) -> ShiftCard {
    let at = |minute: f64| Millis::from_seconds(minute * MINUTE);
    let log = ShiftLog {
        header: ShiftHeader {
            accommodations: Accommodations::default(),
            shift: shift().id,
            shift_version: 1,
            profile: "anna".into(),
            seed: 1,
            mode: Mode::Exam,
            engine: "0".to_owned(),
        },
        entries: between
            .into_iter()
            .map(|(minute, what)| ShiftEntry { at: at(minute), what })
            .collect(),
        calls: calls
            .into_iter()
            .map(|(way, minute, log)| CallLog {
                call: "zajac".into(),
                way,
                began: at(minute),
                log,
            })
            .collect(),
    };
    let scenarios = [Arc::new(scenario()), Arc::new(outgoing())];
    score_shift(&procedure(vec![criterion]), &shift(), &scenarios, &log)
}

fn missed(minute: f64) -> (f64, ShiftLogged) {
    let effect = ShiftEffect::Missed {
        call: "zajac".into(),
        why: MissedBecause::NotAnswered,
    };
    (minute, ShiftLogged::Effect(effect))
}

fn unanswered() -> SessionLog {
    Log::ringing(30.0).ends(30.0, Ending::CallerGaveUp).session()
}

#[test]
fn a_missed_call_is_the_shifts_to_judge() {
    let rung = (Way::Incoming, 5.0, unanswered());
    let returned = card(
        Criterion::ReturnMissedCalls,
        vec![rung.clone(), (Way::Callback, 20.0, back())],
        vec![missed(5.5)],
    );
    assert_eq!(returned.rules[0].verdict, Verdict::Met);
    assert_eq!(returned.rules[0].evidence[0].at_ms, Millis::from_seconds(20.0 * MINUTE));
    assert_eq!(
        returned.calls[0].card.rules[0].verdict,
        Verdict::NotApplicable,
        "the call by itself cannot know of it"
    );
    let left = card(Criterion::ReturnMissedCalls, vec![rung], vec![missed(5.5)]);
    assert_eq!(left.rules[0].verdict, Verdict::Missed);
}

#[test]
fn whoever_rang_again_and_was_answered_need_not_be_called_back() {
    let first = (Way::Incoming, 5.0, unanswered());
    let again = |log| vec![first.clone(), (Way::Again, 15.0, log)];
    let verdict = |calls, between| card(Criterion::ReturnMissedCalls, calls, between).rules[0].verdict;
    let answered = Log::answered(6.0).ends(60.0, Ending::Caller).session();
    assert_eq!(verdict(again(answered), vec![missed(5.5)]), Verdict::NotApplicable);
    let taken = ShiftEffect::TakenBySubstitute { call: "zajac".into() };
    let taken = (15.0, ShiftLogged::Effect(taken));
    assert_eq!(
        verdict(vec![first.clone()], vec![missed(5.5), taken]),
        Verdict::NotApplicable
    );
    let twice = || vec![missed(5.5), missed(15.5)];
    assert_eq!(verdict(again(unanswered()), twice()), Verdict::Missed);
    let mut returned = again(unanswered());
    returned.push((Way::Callback, 20.0, back()));
    assert_eq!(verdict(returned, twice()), Verdict::Met, "one call is for both");
}

#[test]
fn a_promise_to_somebody_who_then_got_through_is_no_duty_unless_it_was_late() {
    // Due at 16 minutes: ten after the call, which was over in its sixth.
    let soon = words("oddzwonię").act(SpeechAct::PromiseCallback);
    let first = Log::answered(6.0)
        .say(8.0, soon)
        .ends(60.0, Ending::CallerGaveUp)
        .session();
    let outcome = |again: Option<f64>| {
        let second = Log::answered(6.0).ends(60.0, Ending::Caller).session();
        let mut calls = vec![(Way::Incoming, 5.0, first.clone())];
        calls.extend(again.map(|minute| (Way::Again, minute, second)));
        let criterion = Criterion::KeepCallbacks {
            within: Millis::from_seconds(5.0 * MINUTE),
            late_within: Millis::from_seconds(30.0 * MINUTE),
        };
        let card = card(criterion, calls, Vec::new());
        (card.rules[0].verdict, card.critical_errors.len())
    };
    assert_eq!(outcome(Some(12.0)), (Verdict::NotApplicable, 0));
    assert_eq!(outcome(Some(40.0)), (Verdict::Missed, 0));
    assert_eq!(outcome(None), (Verdict::Missed, 1));
}

fn kept(words_at: Words, placed: Option<f64>) -> Verdict {
    let promise = Log::answered(6.0)
        .say(8.0, words_at)
        .ends(60.0, Ending::Caller)
        .session();
    let mut calls = vec![(Way::Incoming, 5.0, promise)];
    calls.extend(placed.map(|minute| (Way::Callback, minute, back())));
    let criterion = Criterion::KeepCallbacks {
        within: Millis::from_seconds(5.0 * MINUTE),
        late_within: Millis::from_seconds(30.0 * MINUTE),
    };
    card(criterion, calls, Vec::new()).rules[0].verdict
}

#[test]
fn a_promise_is_kept_at_its_hour() {
    let half_past = || {
        words("zadzwonię o wpół do dziesiątej")
            .act(SpeechAct::PromiseCallback)
            .at_time(0, 9 * 60 + 30)
    };
    assert_eq!(kept(half_past(), Some(34.0)), Verdict::Met);
    assert_eq!(kept(half_past(), Some(26.0)), Verdict::Met);
    assert_eq!(kept(half_past(), Some(45.0)), Verdict::Partly);
    assert_eq!(kept(half_past(), None), Verdict::Missed);
    // Without an hour: ten minutes after the call, which was over in its sixth minute.
    let soon = || words("oddzwonię").act(SpeechAct::PromiseCallback);
    assert_eq!(kept(soon(), Some(18.0)), Verdict::Met);
    assert_eq!(kept(soon(), Some(30.0)), Verdict::Partly);
    // On another day, or when the shift is over, nobody can tell yet.
    let tomorrow = words("jutro").act(SpeechAct::PromiseCallback).at_time(1, 9 * 60);
    assert_eq!(kept(tomorrow, None), Verdict::NotApplicable);
    let evening = words("o czternastej")
        .act(SpeechAct::PromiseCallback)
        .at_time(0, 14 * 60);
    assert_eq!(kept(evening, None), Verdict::NotApplicable);
}

#[test]
fn calls_are_forwarded_before_leaving() {
    let begins = (10.0, ShiftLogged::Effect(ShiftEffect::AbsenceBegins { absence: 0 }));
    let to = |minute: f64, to: &str| {
        let event = ShiftEvent::Forwarded { to: Some(to.into()) };
        (minute, ShiftLogged::Event(event))
    };
    let verdict = |between| card(Criterion::ReturnMissedCalls, Vec::new(), between).rules[0].verdict;
    assert_eq!(verdict(vec![to(9.0, "lis"), begins.clone()]), Verdict::Met);
    assert_eq!(verdict(vec![to(9.0, "kos"), begins.clone()]), Verdict::Partly);
    assert_eq!(verdict(vec![begins.clone(), to(12.0, "lis")]), Verdict::Partly);
    assert_eq!(verdict(vec![begins.clone(), to(31.0, "lis")]), Verdict::Missed);
    assert_eq!(verdict(vec![begins]), Verdict::Missed);
}

#[test]
fn a_promised_call_never_placed_is_a_critical_error() {
    let promise = words("oddzwonię").act(SpeechAct::PromiseCallback);
    let log = Log::answered(6.0)
        .say(8.0, promise)
        .ends(60.0, Ending::Caller)
        .session();
    let kinds = |calls| -> Vec<CriticalErrorKind> {
        let card = card(Criterion::HoldWhenAway, calls, Vec::new());
        card.critical_errors.iter().map(|error| error.kind).collect()
    };
    let never = vec![(Way::Incoming, 5.0, log.clone())];
    assert_eq!(kinds(never), [CriticalErrorKind::BlindTransfer]);
    let late = vec![(Way::Incoming, 5.0, log), (Way::Callback, 59.0, back())];
    assert_eq!(kinds(late), []);
}

#[test]
fn a_call_of_an_unknown_scenario_is_left_out_and_told() {
    let mut log = unanswered();
    log.header.scenario = "nowhere".into();
    let card = card(
        Criterion::AnswerInTime { before_ring: 4 },
        vec![(Way::Incoming, 5.0, log)],
        Vec::new(),
    );
    assert_eq!(card.calls.len(), 0);
    assert_eq!(card.notices[0].key, "notice-no-scenario");
}
