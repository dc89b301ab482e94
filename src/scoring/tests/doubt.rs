//! What was not heard reliably: unclear where it matters, and only there.

use crate::domain::*;

use super::*;

const INTRODUCE_LAST: fn() -> Criterion = || Criterion::Introduce {
    parts: vec![IntroductionPart::LastName],
    partly_from: 0.5,
    order: PartOrder::Any,
};

fn opening(words: Words) -> Log {
    Log::answered(6.0)
        .say(7.0, words)
        .caller(10.0, "Halo")
        .ends(30.0, Ending::Caller)
}

#[test]
fn a_doubtful_act_is_unclear_and_gives_no_points() {
    let clear = opening(words("Kowalska").act_at(SpeechAct::NameLast, 0.7));
    assert_eq!(judge(&INTRODUCE_LAST(), &scenario(), clear), (Verdict::Met, 1.0));
    for confidence in [0.4, 0.6] {
        let doubtful = opening(words("Kowalska").act_at(SpeechAct::NameLast, confidence));
        assert_eq!(judge(&INTRODUCE_LAST(), &scenario(), doubtful), (Verdict::Unclear, 0.0));
    }
    let hardly = opening(words("Kowal").act_at(SpeechAct::NameLast, 0.3));
    assert_eq!(judge(&INTRODUCE_LAST(), &scenario(), hardly), (Verdict::Missed, 0.0));
}

#[test]
fn mumbled_words_may_have_been_any_help() {
    let log = opening(words("owaska").unreliable());
    assert_eq!(verdict(&INTRODUCE_LAST(), &scenario(), log), Verdict::Unclear);
    // … but not where the part was said clearly beside them.
    let log = Log::answered(6.0)
        .say(7.0, words("hm").unreliable())
        .say(10.0, words("Kowalska").act(SpeechAct::NameLast))
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&INTRODUCE_LAST(), &scenario(), log), Verdict::Met);
}

#[test]
fn mumbled_words_raise_no_rule_and_accuse_nobody() {
    let log = || opening(words("hm").unreliable());
    let loudspeaker = Criterion::LoudspeakerConsent { ask: ConsentAt::Use };
    for criterion in [
        loudspeaker,
        Criterion::Focus { short_remarks: 1 },
        Criterion::HoldWhenAway,
    ] {
        assert_eq!(verdict(&criterion, &scenario(), log()), Verdict::NotApplicable);
    }
    assert_eq!(errors(&scenario(), log()), []);
}

#[test]
fn a_wrong_value_heard_badly_is_unclear() {
    let wrong = words("w trzy dni").fact("days", FactState::Wrong).unreliable();
    let log = || {
        let words = super::words("w trzy dni").fact("days", FactState::Wrong).unreliable();
        Log::answered(6.0).say(7.0, words).ends(30.0, Ending::Caller)
    };
    let card = score(
        &procedure(vec![Criterion::Inform { partly_from: 0.5 }]),
        &scenario(),
        &log().session(),
    );
    assert_eq!(card.facts[1].state, FactOutcomeState::Unclear);
    assert_eq!(card.rules[0].verdict, Verdict::Unclear);
    assert_eq!(errors(&scenario(), log()), [(12, Certainty::Unclear)]);
    assert_eq!(card.passed, Passed::Pending);
    let certain = Words {
        confidence: 1.0,
        ..wrong
    };
    let log = Log::answered(6.0).say(7.0, certain).ends(30.0, Ending::Caller);
    assert_eq!(errors(&scenario(), log), [(12, Certainty::Certain)]);
}

#[test]
fn the_evidence_names_the_doubt() {
    let session = opening(words("owaska").unreliable()).session();
    let card = score(&procedure(vec![INTRODUCE_LAST()]), &scenario(), &session);
    let evidence = &card.rules[0].evidence;
    let doubt = evidence
        .iter()
        .find(|one| one.measure.key == "scoring-not-heard-reliably")
        .expect("the doubt");
    assert_eq!(doubt.quote.as_deref(), Some("owaska"));
    assert_eq!(doubt.measure.args.get("percent"), Some(&Arg::Number(30.0)));
}

#[test]
fn words_heard_well_and_understood_badly_are_another_doubt() {
    let session = opening(words("Kowalska").act_at(SpeechAct::NameLast, 0.4)).session();
    let card = score(&procedure(vec![INTRODUCE_LAST()]), &scenario(), &session);
    assert!(
        card.rules[0]
            .evidence
            .iter()
            .any(|one| one.measure.key == "scoring-meaning-doubtful")
    );
}

#[test]
fn speech_counts_when_spoken_not_when_transcribed() {
    // Asked at 20 s, the key pressed at 26 s, the transcript there only at 30 s.
    let ask = words("Czy mogę włączyć głośnomówiący?").act(SpeechAct::AskSpeakerConsent);
    let log = Log::answered(6.0)
        .event(
            20.0,
            Event::SpeechStarted {
                to: Addressee::Caller,
                route: Route::Voice,
            },
        )
        .mark(24.0, Mark::ConsentsToSpeaker)
        .on(26.0, LineKey::Loudspeaker)
        .say_late(20.0, 30.0, ask)
        .ends(40.0, Ending::Caller);
    let criterion = Criterion::LoudspeakerConsent { ask: ConsentAt::Use };
    assert_eq!(verdict(&criterion, &scenario(), log), Verdict::Met);
}
