//! Putting a caller through.

use crate::domain::*;
use rstest::rstest;

use super::*;

const BEFORE: Criterion = Criterion::Transfer {
    briefing: BriefingAt::BeforeConnection,
    at_connection: Millis(15_000),
};
const AT: Criterion = Criterion::Transfer {
    briefing: BriefingAt::AtConnection,
    at_connection: Millis(15_000),
};

fn due() -> Scenario {
    Scenario {
        calls_for: vec![Demand::Transfer { to: "kos".into() }],
        ..scenario_with(hard_of_hearing())
    }
}

fn announced() -> Log {
    let words = words("Przełączę pana do pani Kos, proszę zaczekać").act(SpeechAct::AnnounceTransfer);
    Log::answered(6.0).say(8.0, words)
}

fn rung(log: Log, person: &str) -> Log {
    let log = log.event(12.0, Event::TransferStarted { to: person.into() });
    log.effect(15.0, Effect::ColleagueAnswered { person: person.into() })
}

fn briefed(log: Log, at: f64, text: &str) -> Log {
    log.say(at, words(text).to(Addressee::Colleague).act(SpeechAct::BriefColleague))
}

fn connected(log: Log, at: f64) -> Log {
    log.event(at, Event::TransferCompleted)
}

const ALL: &str = "Ewa, mam pana Zająca w sprawie dowodu, słabo słyszy";

#[rstest]
#[case::all(ALL, Verdict::Met)]
#[case::no_need("Ewa, mam pana Zająca w sprawie dowodu", Verdict::Partly)]
#[case::no_name("Ewa, dzwoni pan w sprawie dowodu, słabo słyszy", Verdict::Partly)]
#[case::only_the_matter("Ewa, dzwoni ktoś w sprawie dowodu", Verdict::Missed)]
#[case::nothing("", Verdict::Missed)]
fn the_colleague_is_told(#[case] text: &str, #[case] expected: Verdict) {
    let mut log = rung(announced(), "kos");
    if !text.is_empty() {
        log = briefed(log, 16.0, text);
    }
    let log = connected(log, 20.0).ends(25.0, Ending::HandedOver);
    assert_eq!(verdict(&BEFORE, &due(), log), expected);
}

#[test]
fn a_briefing_at_the_connection_is_in_time_in_one_office_and_late_in_the_other() {
    let log = || briefed(connected(rung(announced(), "kos"), 16.0), 18.0, ALL).ends(25.0, Ending::HandedOver);
    assert_eq!(verdict(&AT, &due(), log()), Verdict::Met);
    assert_eq!(verdict(&BEFORE, &due(), log()), Verdict::Partly);
    let later = briefed(connected(rung(announced(), "kos"), 16.0), 40.0, ALL).ends(45.0, Ending::HandedOver);
    assert_eq!(verdict(&AT, &due(), later), Verdict::Partly);
}

#[test]
fn the_right_person_and_an_announcement() {
    let silent = briefed(rung(Log::answered(6.0), "kos"), 16.0, ALL);
    assert_eq!(
        verdict(&BEFORE, &due(), connected(silent, 20.0).ends(25.0, Ending::HandedOver)),
        Verdict::Partly
    );
    let wrong = briefed(rung(announced(), "lis"), 16.0, ALL);
    assert_eq!(
        verdict(&BEFORE, &due(), connected(wrong, 20.0).ends(25.0, Ending::HandedOver)),
        Verdict::Missed
    );
    let none = Log::answered(6.0).ends(25.0, Ending::Caller);
    assert_eq!(verdict(&BEFORE, &due(), none), Verdict::Missed);
    let unreachable = announced().event(12.0, Event::TransferStarted { to: "kos".into() });
    let unreachable = unreachable
        .effect(20.0, Effect::ColleagueUnreachable { person: "kos".into() })
        .event(21.0, Event::TransferCancelled)
        .ends(40.0, Ending::Caller);
    assert_eq!(verdict(&BEFORE, &due(), unreachable), Verdict::Partly);
}

#[test]
fn after_a_colleague_who_cannot_be_reached_the_hold_key_brings_the_caller_back() {
    let log = announced().event(12.0, Event::TransferStarted { to: "kos".into() });
    let log = log.effect(
        12.0,
        Effect::KeyShows {
            key: LineKey::Hold,
            to: Switch::On,
        },
    );
    let log = log
        .effect(14.0, Effect::ColleagueUnreachable { person: "kos".into() })
        .off(16.0, LineKey::Hold);
    let thanks = words("Dziękuję za cierpliwość").act(SpeechAct::Thank);
    let courtesy = Criterion::Courtesy {
        signs: vec![SpeechAct::Thank],
        at_least: 1,
        violations: Vec::new(),
    };
    assert_eq!(
        verdict(&courtesy, &due(), log.say(17.0, thanks).ends(30.0, Ending::Caller)),
        Verdict::Met
    );
}

#[test]
fn a_question_to_a_colleague_is_no_transfer() {
    let log = rung(announced(), "kos")
        .event(20.0, Event::TransferCancelled)
        .ends(40.0, Ending::Caller);
    assert_eq!(verdict(&BEFORE, &scenario(), log), Verdict::NotApplicable);
}

#[test]
fn a_caller_without_a_need_needs_none_told() {
    let log = briefed(rung(announced(), "lis"), 16.0, "Jan, mam pana Zająca w sprawie dowodu");
    assert_eq!(
        verdict(
            &BEFORE,
            &scenario(),
            connected(log, 20.0).ends(25.0, Ending::HandedOver)
        ),
        Verdict::Met
    );
}
