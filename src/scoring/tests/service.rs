//! Service to this caller.

use crate::domain::*;

use super::*;

fn duties(need: NeedProfile, log: Log) -> Vec<(String, Verdict)> {
    let card = score(
        &procedure(Vec::new()),
        &scenario_with(need),
        &log.ends(60.0, Ending::Caller).session(),
    );
    for duty in &card.service {
        assert_eq!(
            duty.evidence.is_empty(),
            duty.verdict == Verdict::NotApplicable,
            "{duty:?}"
        );
    }
    card.service
        .into_iter()
        .map(|duty| (duty.duty.key, duty.verdict))
        .collect()
}

fn of(duties: &[(String, Verdict)], key: &str) -> Verdict {
    duties.iter().find(|(duty, _)| duty == key).expect("the duty").1
}

#[test]
fn pace_and_length() {
    // Eight words in two seconds are 8 syllables/s in these tests; the limit is 4. Four are at it.
    let fast = words("jeden dwa trzy cztery pięć sześć siedem osiem");
    let slow = || words("jeden, dwa, trzy, cztery");
    let all_slow = duties(hard_of_hearing(), Log::answered(6.0).say(7.0, slow()).say(10.0, slow()));
    assert_eq!(of(&all_slow, "scoring-duty-pace"), Verdict::Met);
    let half = duties(hard_of_hearing(), Log::answered(6.0).say(7.0, slow()).say(10.0, fast));
    assert_eq!(of(&half, "scoring-duty-pace"), Verdict::Partly);
    assert_eq!(of(&half, "scoring-duty-sentences"), Verdict::Met);
    let long = words("a, b, c, d, e, f, g, h, i, j, k, l, m, n").typed();
    let typed = duties(hard_of_hearing(), Log::answered(6.0).say(7.0, long));
    assert_eq!(
        of(&typed, "scoring-duty-pace"),
        Verdict::NotApplicable,
        "typed turns have no pace"
    );
    assert_eq!(of(&typed, "scoring-duty-sentences"), Verdict::Missed);
    let introduction = words("a, b, c, d, e, f, g, h, i, j, k, l, m, n")
        .act(SpeechAct::NameLast)
        .lasts(9.0);
    let formula = duties(
        hard_of_hearing(),
        Log::answered(6.0).say(7.0, slow()).say(10.0, introduction),
    );
    assert_eq!(of(&formula, "scoring-duty-sentences"), Verdict::Met);
}

#[test]
fn numbers_are_said_twice() {
    let told = |log: Log, at| log.say(at, words("Jedno zdjęcie").fact("photo", FactState::Told));
    let once = duties(hard_of_hearing(), told(Log::answered(6.0), 7.0));
    assert_eq!(of(&once, "scoring-duty-numbers"), Verdict::Missed);
    let twice = duties(hard_of_hearing(), told(told(Log::answered(6.0), 7.0), 10.0));
    assert_eq!(of(&twice, "scoring-duty-numbers"), Verdict::Met);
}

#[test]
fn other_words_after_failed_ones() {
    let lost = |again: &str| {
        let log = Log::answered(6.0).say(7.0, words("Jedno zdjęcie"));
        let log = log
            .logged(
                9.0,
                Logged::Lost {
                    why: LostBecause::NumberMissed,
                },
            )
            .caller(9.5, "Co?");
        duties(hard_of_hearing(), log.say(11.0, words(again)))
    };
    assert_eq!(of(&lost("jedno zdjęcie."), "scoring-duty-rephrase"), Verdict::Missed);
    assert_eq!(
        of(&lost("Proszę przynieść fotografię"), "scoring-duty-rephrase"),
        Verdict::Met
    );
}

#[test]
fn a_stuttering_caller_is_left_time() {
    let stutter = || NeedProfile::Stutter {
        interrupted_adds: Millis(2_000),
    };
    let into = |log: Log, at| {
        log.logged(
            at,
            Logged::Interrupted {
                what: InterruptedWhat::Block,
            },
        )
    };
    let block = |log: Log, at| log.block(at).caller(at + 4.0, "dzień dobry");
    let patient = block(Log::answered(6.0), 8.0).say(14.0, words("Mamy czas").act(SpeechAct::GiveTime));
    let patient = duties(stutter(), patient);
    assert!(
        patient.iter().all(|(_, verdict)| *verdict == Verdict::Met),
        "{patient:?}"
    );
    let once = into(Log::answered(6.0).block(8.0), 9.0).say(9.0, words("Szybciej").act(SpeechAct::VHurry));
    let once = duties(stutter(), once);
    assert_eq!(of(&once, "scoring-duty-blocks"), Verdict::Partly);
    assert_eq!(of(&once, "scoring-duty-no-hurry"), Verdict::Missed);
    assert_eq!(of(&once, "scoring-duty-give-time"), Verdict::Missed);
    let fluent = duties(stutter(), Log::answered(6.0));
    assert_eq!(of(&fluent, "scoring-duty-blocks"), Verdict::NotApplicable);
}

#[test]
fn a_blind_caller_is_told_in_words() {
    let visual = words("Czerwony przycisk u góry").act(SpeechAct::VVisual);
    let shown = duties(NeedProfile::Blind, Log::answered(6.0).say(7.0, visual));
    assert_eq!(of(&shown, "scoring-duty-no-sight"), Verdict::Partly);
    assert_eq!(of(&shown, "scoring-duty-other-way"), Verdict::Missed);
    let offered = words("Mogę przeczytać").act(SpeechAct::OfferAdaptation);
    let told = duties(NeedProfile::Blind, Log::answered(6.0).say(7.0, offered));
    assert!(told.iter().all(|(_, verdict)| *verdict == Verdict::Met), "{told:?}");
}

#[test]
fn service_is_no_part_of_the_total() {
    let visual = words("Czerwony przycisk u góry").act(SpeechAct::VVisual);
    let log = Log::answered(6.0).say(7.0, visual).ends(30.0, Ending::Caller).session();
    let card = score(
        &procedure(vec![Criterion::CallerHangsUpFirst]),
        &scenario_with(NeedProfile::Blind),
        &log,
    );
    assert_eq!(card.score.map(|score| score.value), Some(100.0));
}
