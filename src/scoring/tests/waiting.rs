//! Patience, hold, loudspeaker.

use crate::domain::*;
use rstest::rstest;

use super::*;

const PATIENCE: Criterion = Criterion::Patience {
    wait_over: Millis(10_000),
    word_within: Millis(90_000),
    hint_after: Millis(45_000),
};

fn asks() -> Words {
    words("Proszę o chwilę cierpliwości, sprawdzę w systemie")
        .act(SpeechAct::AskPatience)
        .act(SpeechAct::GiveWaitReason)
}

/// On hold from 12 s for `seconds`, then a word.
fn held(log: Log, seconds: f64) -> Log {
    let back = 12.0 + seconds;
    log.on(12.0, LineKey::Hold)
        .off(back, LineKey::Hold)
        .say(back, words("Dziękuję"))
        .ends(back + 5.0, Ending::Caller)
}

#[rstest]
#[case::short(9.0, true, Verdict::NotApplicable)]
#[case::announced(40.0, true, Verdict::Met)]
#[case::too_long(91.0, true, Verdict::Partly)]
#[case::unannounced(40.0, false, Verdict::Missed)]
fn a_hold(#[case] seconds: f64, #[case] announced: bool, #[case] expected: Verdict) {
    let mut log = Log::answered(6.0).caller(8.0, "Co przynieść?");
    log = log.say(9.5, if announced { asks() } else { words("Hm") });
    assert_eq!(verdict(&PATIENCE, &scenario(), held(log, seconds)), expected);
}

#[rstest]
#[case::request_alone(SpeechAct::AskPatience)]
#[case::reason_alone(SpeechAct::GiveWaitReason)]
fn half_an_announcement_is_partly(#[case] act: SpeechAct) {
    let log = Log::answered(6.0)
        .caller(8.0, "Co przynieść?")
        .say(9.5, words("Chwileczkę").act(act));
    assert_eq!(verdict(&PATIENCE, &scenario(), held(log, 40.0)), Verdict::Partly);
}

#[test]
fn a_silence_is_a_wait_and_composing_an_answer_is_none() {
    let silent = Log::answered(6.0)
        .say(6.5, words("Dzień dobry"))
        .caller(9.0, "Co przynieść?");
    let log = silent.say(25.0, words("Zdjęcie")).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&PATIENCE, &scenario(), log), Verdict::Missed);
    let typing = Log::answered(6.0)
        .say(6.5, words("Dzień dobry"))
        .caller(9.0, "Co przynieść?");
    let log = typing
        .say(11.0, words("Zdjęcie").typed().lasts(30.0))
        .ends(45.0, Ending::Caller);
    assert_eq!(verdict(&PATIENCE, &scenario(), log), Verdict::NotApplicable);
}

#[test]
fn silence_until_the_caller_hangs_up_is_no_wait() {
    let log = Log::answered(6.0)
        .say(6.5, words("Do widzenia").act(SpeechAct::Farewell))
        .caller(9.0, "Do widzenia");
    assert_eq!(
        verdict(&PATIENCE, &scenario(), log.ends(25.0, Ending::Caller)),
        Verdict::NotApplicable
    );
}

#[test]
fn the_callers_own_silent_block_is_no_wait() {
    let log = Log::answered(6.0)
        .say(6.5, words("Dzień dobry"))
        .block(9.0)
        .caller(25.0, "Dzwonię");
    assert_eq!(
        verdict(
            &PATIENCE,
            &scenario(),
            log.say(27.0, words("Tak")).ends(35.0, Ending::Caller)
        ),
        { Verdict::NotApplicable }
    );
}

#[test]
fn a_word_in_between_carries_the_wait_on() {
    let log = Log::answered(6.0)
        .caller(8.0, "Co przynieść?")
        .say(9.5, asks())
        .on(12.0, LineKey::Hold);
    let log = log
        .off(70.0, LineKey::Hold)
        .say(70.5, words("Nadal szukam").act(SpeechAct::UpdateWait));
    let log = log
        .on(73.0, LineKey::Hold)
        .off(130.0, LineKey::Hold)
        .say(130.5, words("Już"))
        .ends(140.0, Ending::Caller);
    assert_eq!(verdict(&PATIENCE, &scenario(), log), Verdict::Met);
}

#[test]
fn a_caller_who_takes_up_the_talk_after_the_hold_waits_no_longer() {
    let log = Log::answered(6.0)
        .caller(8.0, "Co przynieść?")
        .say(9.5, asks())
        .on(12.0, LineKey::Hold);
    let log = log
        .off(90.0, LineKey::Hold)
        .caller(92.5, "Wracając do sprawy")
        .say(110.0, words("Tak"));
    // 80 s on hold, announced; then 16 s of silence, not announced.
    assert_eq!(
        judge(&PATIENCE, &scenario(), log.ends(120.0, Ending::Caller)),
        (Verdict::Partly, 0.5)
    );
}

#[test]
fn a_key_without_a_line_does_nothing() {
    let log = Log::ringing(6.0)
        .on(3.0, LineKey::Hold)
        .event(6.0, Event::Answered)
        .effect(6.0, Effect::LineOpened);
    let log = log
        .say(7.0, words("Dzień dobry").act(SpeechAct::NameLast))
        .ends(20.0, Ending::Caller);
    let introduce = Criterion::Introduce {
        parts: vec![IntroductionPart::LastName],
        partly_from: 0.5,
        order: PartOrder::Any,
    };
    assert_eq!(verdict(&introduce, &scenario(), log), Verdict::Met);
}

#[test]
fn several_waits_are_a_mean() {
    let log = Log::answered(6.0)
        .caller(8.0, "Co przynieść?")
        .say(9.5, asks())
        .on(12.0, LineKey::Hold);
    let log = log
        .off(40.0, LineKey::Hold)
        .say(40.5, words("Już"))
        .caller(43.0, "Dobrze");
    let log = log.say(60.0, words("To jedno zdjęcie")).ends(70.0, Ending::Caller);
    assert_eq!(judge(&PATIENCE, &scenario(), log), (Verdict::Partly, 0.5));
}

#[test]
fn the_hold_key_without_a_word_meets_h_and_misses_p() {
    let log = || held(Log::answered(6.0).caller(8.0, "Co przynieść?"), 40.0);
    assert_eq!(verdict(&Criterion::HoldWhenAway, &scenario(), log()), Verdict::Met);
    assert_eq!(verdict(&PATIENCE, &scenario(), log()), Verdict::Missed);
}

#[rstest]
#[case::held(Some(LineKey::Hold), Verdict::Met)]
#[case::muted(Some(LineKey::Mute), Verdict::Partly)]
#[case::line_open(None, Verdict::Missed)]
fn walking_off(#[case] key: Option<LineKey>, #[case] expected: Verdict) {
    let mut log = Log::answered(6.0);
    if let Some(key) = key {
        log = log.on(9.0, key);
    }
    log = log.event(10.0, Event::LeftDesk).event(30.0, Event::ReturnedToDesk);
    if let Some(key) = key {
        log = log.off(31.0, key);
    }
    assert_eq!(
        verdict(&Criterion::HoldWhenAway, &scenario(), log.ends(50.0, Ending::Caller)),
        expected
    );
}

#[test]
fn a_hold_must_last_until_the_return_and_end_with_it() {
    let away = |log: Log| log.event(10.0, Event::LeftDesk).event(30.0, Event::ReturnedToDesk);
    let forgotten = away(Log::answered(6.0).on(9.0, LineKey::Hold)).ends(50.0, Ending::CallerGaveUp);
    assert_eq!(
        verdict(&Criterion::HoldWhenAway, &scenario(), forgotten),
        Verdict::Partly
    );
    let log = Log::answered(6.0).event(8.0, Event::LeftDesk).on(9.0, LineKey::Hold);
    let late = log
        .event(30.0, Event::ReturnedToDesk)
        .off(31.0, LineKey::Hold)
        .ends(50.0, Ending::Caller);
    assert_eq!(verdict(&Criterion::HoldWhenAway, &scenario(), late), Verdict::Missed);
}

#[test]
fn an_announced_wait_on_the_open_line_raises_no_hold_unless_the_scenario_does() {
    let log = || {
        Log::answered(6.0)
            .say(7.0, asks())
            .say(30.0, words("Już"))
            .ends(40.0, Ending::Caller)
    };
    assert_eq!(
        verdict(&Criterion::HoldWhenAway, &scenario(), log()),
        Verdict::NotApplicable
    );
    let file = scenario_calling_for(Demand::LeaveLine {
        reason: "akta w archiwum".to_owned(),
    });
    assert_eq!(verdict(&Criterion::HoldWhenAway, &file, log()), Verdict::Missed);
    let muted = Log::answered(6.0)
        .on(9.0, LineKey::Mute)
        .off(20.0, LineKey::Mute)
        .ends(40.0, Ending::Caller);
    assert_eq!(verdict(&Criterion::HoldWhenAway, &file, muted), Verdict::Partly);
    assert_eq!(
        verdict(&Criterion::HoldWhenAway, &file, held(Log::answered(6.0), 20.0)),
        Verdict::Met
    );
}

#[test]
fn a_consultation_on_the_open_line_leaves_it() {
    let aloud = words("Ewa, powiedz mi, jak to jest z tą opłatą za dowód").to(Addressee::Colleague);
    let log = Log::answered(6.0).say(10.0, aloud).ends(40.0, Ending::Caller);
    assert_eq!(verdict(&Criterion::HoldWhenAway, &scenario(), log), Verdict::Missed);
}

const AT_USE: Criterion = Criterion::LoudspeakerConsent { ask: ConsentAt::Use };
const AT_INTENTION: Criterion = Criterion::LoudspeakerConsent {
    ask: ConsentAt::Intention,
};

fn asks_consent(log: Log, at: f64) -> Log {
    log.say(
        at,
        words("Czy mogę włączyć głośnomówiący?").act(SpeechAct::AskSpeakerConsent),
    )
}

fn answered_with(log: Log, at: f64, mark: Mark) -> Log {
    log.caller(at, "…").mark(at, mark)
}

fn pressed(log: Log, at: f64) -> Log {
    log.on(at, LineKey::Loudspeaker)
}

#[test]
fn the_loudspeaker_needs_a_yes_first() {
    let asked = || asks_consent(Log::answered(6.0), 7.0);
    let cases = [
        (
            "yes",
            pressed(answered_with(asked(), 10.0, Mark::ConsentsToSpeaker), 12.0),
            Verdict::Met,
        ),
        (
            "before the yes",
            answered_with(pressed(asked(), 9.5), 10.0, Mark::ConsentsToSpeaker),
            Verdict::Missed,
        ),
        (
            "after a no",
            pressed(answered_with(asked(), 10.0, Mark::RefusesSpeaker), 12.0),
            Verdict::Missed,
        ),
        (
            "refused, left off",
            answered_with(asked(), 10.0, Mark::RefusesSpeaker),
            Verdict::Met,
        ),
        ("not asked", pressed(Log::answered(6.0), 9.0), Verdict::Missed),
        ("never touched", Log::answered(6.0), Verdict::NotApplicable),
    ];
    for (name, log, expected) in cases {
        assert_eq!(
            verdict(&AT_USE, &scenario(), log.ends(40.0, Ending::Caller)),
            expected,
            "{name}"
        );
    }
    let needed = scenario_calling_for(Demand::Loudspeaker {
        reason: "słucha żona".to_owned(),
    });
    assert_eq!(
        verdict(&AT_USE, &needed, Log::answered(6.0).ends(40.0, Ending::Caller)),
        Verdict::Missed
    );
}

#[test]
fn at_the_intention_asking_is_the_first_that_is_said_of_it() {
    let announced = |log: Log| log.say(7.0, words("Włączę teraz tryb głośnomówiący"));
    let then = |log| {
        pressed(
            answered_with(asks_consent(log, 10.0), 13.0, Mark::ConsentsToSpeaker),
            15.0,
        )
    };
    let log = || then(announced(Log::answered(6.0))).ends(40.0, Ending::Caller);
    assert_eq!(verdict(&AT_USE, &scenario(), log()), Verdict::Met);
    assert_eq!(verdict(&AT_INTENTION, &scenario(), log()), Verdict::Missed);
    let asked_first = then(Log::answered(6.0)).ends(40.0, Ending::Caller);
    assert_eq!(verdict(&AT_INTENTION, &scenario(), asked_first), Verdict::Met);
    let only_announced = announced(Log::answered(6.0)).ends(40.0, Ending::Caller);
    assert_eq!(verdict(&AT_USE, &scenario(), only_announced), Verdict::Missed);
}
