//! Each critical error, where it is one and where it is none.

use crate::domain::*;

use super::*;

const CERTAIN: Certainty = Certainty::Certain;

fn informed() -> Log {
    let all = words("Zdjęcie, trzydzieści dni")
        .fact("photo", FactState::Told)
        .fact("days", FactState::Told);
    Log::answered(6.0).caller(7.0, "Chodzi o dowód").say(9.0, all)
}

#[test]
fn one_hanging_up_on_silence_or_before_the_matter() {
    let stuttering = scenario_with(NeedProfile::Stutter {
        interrupted_adds: Millis(2_000),
    });
    let in_block = informed().block(12.0).ends(14.0, Ending::Trainee);
    assert_eq!(errors(&stuttering, in_block), [(1, CERTAIN)]);
    let at_once = Log::answered(6.0)
        .caller(7.0, "D-d-dzień dobry")
        .ends(9.0, Ending::Trainee);
    assert_eq!(errors(&stuttering, at_once), [(1, CERTAIN), (2, CERTAIN)]);
    let after = informed()
        .block(12.0)
        .caller(16.0, "Dziękuję")
        .ends(20.0, Ending::Trainee);
    assert_eq!(errors(&stuttering, after), []);
}

#[test]
fn two_hanging_up_with_the_matter_unresolved() {
    let unresolved = || Log::answered(6.0).caller(7.0, "Chodzi o dowód");
    assert_eq!(
        errors(&scenario(), unresolved().ends(20.0, Ending::Trainee)),
        [(2, CERTAIN)]
    );
    assert_eq!(errors(&scenario(), unresolved().ends(20.0, Ending::Caller)), []);
    assert_eq!(errors(&scenario(), informed().ends(20.0, Ending::Trainee)), []);
    let promised = unresolved().say(9.0, words("Oddzwonię").act(SpeechAct::PromiseCallback));
    assert_eq!(errors(&scenario(), promised.ends(20.0, Ending::Trainee)), []);
    let perhaps = unresolved().say(9.0, words("Oddzwonię").act_at(SpeechAct::PromiseCallback, 0.5));
    assert_eq!(
        errors(&scenario(), perhaps.ends(20.0, Ending::Trainee)),
        [(2, Certainty::Unclear)]
    );
}

#[test]
fn three_danger_ignored() {
    let danger = || informed().caller(12.0, "Nie chcę już żyć").mark(12.0, Mark::Danger);
    let turn = |log: Log, at: f64, said: Words| log.say(at, said).caller(at + 2.5, "…");
    let ignored = turn(
        turn(danger(), 14.0, words("Wniosek jest w internecie")),
        20.0,
        words("Do widzenia"),
    );
    assert_eq!(errors(&scenario(), ignored.ends(40.0, Ending::Caller)), [(3, CERTAIN)]);
    let stayed = turn(
        turn(danger(), 14.0, words("Hm")),
        20.0,
        words("Słyszę pana").act(SpeechAct::Empathy),
    );
    assert_eq!(errors(&scenario(), stayed.ends(40.0, Ending::Caller)), []);
    for help in [
        "Proszę zadzwonić pod 800 70 22 22",
        "Proszę zadzwonić pod 116 123",
        "Proszę się nie rozłączać, jestem przy panu",
    ] {
        let helped = turn(danger(), 14.0, words(help));
        assert_eq!(errors(&scenario(), helped.ends(40.0, Ending::Trainee)), [], "{help}");
    }
    assert_eq!(
        errors(&scenario(), danger().ends(14.0, Ending::Trainee)),
        [(3, CERTAIN)]
    );
}

#[test]
fn four_loudspeaker_before_consent() {
    let pressed = informed().on(12.0, LineKey::Loudspeaker);
    assert_eq!(errors(&scenario(), pressed.ends(20.0, Ending::Caller)), [(4, CERTAIN)]);
    let agreed = informed()
        .mark(11.5, Mark::ConsentsToSpeaker)
        .on(12.0, LineKey::Loudspeaker);
    assert_eq!(errors(&scenario(), agreed.ends(20.0, Ending::Caller)), []);
}

#[test]
fn five_case_data_to_someone_unverified() {
    let mut scenario = scenario();
    scenario.knows.push(detail("pesel", DetailDuty::Identity));
    scenario.needs_to_hear = vec![fact("debt", FactKind::CaseData, Value::Number(120.0))];
    let tell = |log: Log| {
        log.say(
            20.0,
            words("Zaległość to sto dwadzieścia złotych").fact("debt", FactState::Told),
        )
    };
    assert_eq!(
        errors(&scenario, tell(Log::answered(6.0)).ends(30.0, Ending::Caller)),
        [(5, CERTAIN)]
    );
    let verified = tell(Log::answered(6.0).disclosed(10.0, "pesel", Disclosure::Asked));
    assert_eq!(errors(&scenario, verified.ends(30.0, Ending::Caller)), []);
    let afterwards = tell(Log::answered(6.0)).disclosed(25.0, "pesel", Disclosure::Asked);
    assert_eq!(errors(&scenario, afterwards.ends(30.0, Ending::Caller)), [(5, CERTAIN)]);
    let badly_heard = words("sto").fact("debt", FactState::Told).unreliable();
    let doubtful = Log::answered(6.0).say(20.0, badly_heard).ends(30.0, Ending::Caller);
    assert_eq!(errors(&scenario, doubtful), [(5, Certainty::Unclear)]);
}

#[test]
fn six_interrupting_two_blocks() {
    let stuttering = scenario_with(NeedProfile::Stutter {
        interrupted_adds: Millis(2_000),
    });
    let into = |log: Log, at: f64| {
        log.block(at).logged(
            at + 1.0,
            Logged::Interrupted {
                what: InterruptedWhat::Block,
            },
        )
    };
    let once = into(informed(), 12.0).caller(17.0, "Tak");
    assert_eq!(
        errors(
            &stuttering,
            into(once, 20.0).caller(25.0, "No").ends(30.0, Ending::Caller)
        ),
        [(6, CERTAIN)]
    );
    // The block goes on after the interruption and is spoken into again: one block.
    let same = into(into(informed(), 12.0), 14.0).caller(17.0, "Tak");
    assert_eq!(errors(&stuttering, same.ends(30.0, Ending::Caller)), []);
}

#[test]
fn seven_speaking_to_the_companion_alone() {
    let companion = || Log::answered(6.0).caller(7.0, "Chodzi o dowód").mark(7.0, Mark::Helper);
    let past = |log: Log, at: f64| log.say(at, words("Proszę mu powiedzieć").act(SpeechAct::VThirdPerson));
    assert_eq!(
        errors(
            &scenario(),
            past(past(companion(), 9.0), 12.0).ends(30.0, Ending::Caller)
        ),
        [(7, CERTAIN)]
    );
    let polite = past(past(companion(), 9.0), 12.0).say(15.0, words("Do widzenia").act(SpeechAct::Farewell));
    let errors_of_the_polite = errors(&scenario(), polite.ends(30.0, Ending::Caller));
    assert_eq!(errors_of_the_polite, [(7, CERTAIN)], "a farewell turns to nobody");
    let both = past(companion(), 9.0).say(12.0, words("Proszę pana"));
    assert_eq!(errors(&scenario(), both.ends(30.0, Ending::Caller)), []);
}

#[test]
fn eight_a_channel_refused() {
    let asked = || informed().caller(12.0, "Proszę SMS-em").mark(12.0, Mark::Channel);
    let refused = asked().say(14.0, words("Nie wysyłamy").act(SpeechAct::VRefuse));
    assert_eq!(errors(&scenario(), refused.ends(30.0, Ending::Caller)), [(8, CERTAIN)]);
    let granted = asked().say(14.0, words("Oczywiście").act(SpeechAct::OfferAdaptation));
    assert_eq!(errors(&scenario(), granted.ends(30.0, Ending::Caller)), []);
    let earlier = Log::answered(6.0).say(7.0, words("Nie moja sprawa").act(SpeechAct::VRefuse));
    let earlier = earlier.caller(12.0, "Proszę SMS-em").mark(12.0, Mark::Channel);
    assert_eq!(errors(&scenario(), earlier.ends(30.0, Ending::Caller)), []);
}

#[test]
fn nine_mockery_without_an_apology() {
    let said = |text: &str, act| informed().say(12.0, words(text).act(act));
    let mocked = || said("Niech się pan nauczy mówić", SpeechAct::VRude);
    assert_eq!(errors(&scenario(), mocked().ends(30.0, Ending::Caller)), [(9, CERTAIN)]);
    let sorry = mocked().say(15.0, words("Bardzo przepraszam").act(SpeechAct::Apologise));
    assert_eq!(errors(&scenario(), sorry.ends(30.0, Ending::Caller)), []);
    let rude = said("Ile razy mam powtarzać", SpeechAct::VRude).ends(30.0, Ending::Caller);
    assert_eq!(errors(&scenario(), rude), [], "rude, and yet no mockery");
    let probing = said("A na co pan choruje?", SpeechAct::VProbeDisability).ends(30.0, Ending::Caller);
    assert_eq!(errors(&scenario(), probing), [(9, CERTAIN)]);
}

#[test]
fn ten_the_room_heard_or_a_long_silent_hold() {
    let left = informed()
        .event(12.0, Event::LeftDesk)
        .event(20.0, Event::ReturnedToDesk);
    assert_eq!(errors(&scenario(), left.ends(30.0, Ending::Caller)), [(10, CERTAIN)]);
    let muted = informed()
        .on(11.5, LineKey::Mute)
        .event(12.0, Event::LeftDesk)
        .event(20.0, Event::ReturnedToDesk);
    assert_eq!(
        errors(&scenario(), muted.off(21.0, LineKey::Mute).ends(30.0, Ending::Caller)),
        []
    );
    let held = |log: Log, until| {
        log.on(14.0, LineKey::Hold)
            .off(until, LineKey::Hold)
            .ends(90.0, Ending::Caller)
    };
    assert_eq!(errors(&scenario(), held(informed(), 45.0)), [(10, CERTAIN)]);
    assert_eq!(errors(&scenario(), held(informed(), 43.0)), []);
    let curt = informed().say(11.5, words("Proszę czekać").act(SpeechAct::VBareWait));
    assert_eq!(errors(&scenario(), held(curt, 60.0)), []);
    let mumbled = informed().say(11.5, words("oszę ekać").unreliable());
    assert_eq!(errors(&scenario(), held(mumbled, 60.0)), [(10, Certainty::Unclear)]);
}

#[test]
fn eleven_a_blind_transfer() {
    let rung = || {
        let announced = words("Przełączę pana").act(SpeechAct::AnnounceTransfer);
        informed()
            .say(12.0, announced)
            .event(15.0, Event::TransferStarted { to: "kos".into() })
    };
    let blind = rung()
        .event(20.0, Event::TransferCompleted)
        .ends(21.0, Ending::HandedOver);
    assert_eq!(errors(&scenario(), blind), [(11, CERTAIN)]);
    let briefed = words("Ewa, pan Zając").to(Addressee::Colleague);
    let late = rung()
        .event(20.0, Event::TransferCompleted)
        .say(21.0, briefed)
        .ends(25.0, Ending::HandedOver);
    assert_eq!(errors(&scenario(), late), [], "late is the rule's matter");
}

#[test]
fn twelve_a_wrong_value_left() {
    let slip = || informed().say(12.0, words("W trzy dni").fact("days", FactState::Wrong));
    assert_eq!(errors(&scenario(), slip().ends(30.0, Ending::Caller)), [(12, CERTAIN)]);
    let put_right = slip().say(15.0, words("Trzydzieści").fact("days", FactState::Told));
    assert_eq!(errors(&scenario(), put_right.ends(30.0, Ending::Caller)), []);
    let mut plain = scenario();
    plain.needs_to_hear.iter_mut().for_each(|fact| fact.values.clear());
    let denied = informed().say(12.0, words("Zdjęcia nie trzeba").fact("photo", FactState::Wrong));
    assert_eq!(errors(&plain, denied.ends(30.0, Ending::Caller)), [], "it has no value");
}

#[test]
fn only_what_the_procedure_lists_counts() {
    let mut procedure = procedure(Vec::new());
    procedure
        .critical_errors
        .retain(|rule| rule.kind != CriticalErrorKind::WrongValueLeft);
    let log = informed()
        .say(12.0, words("W trzy dni").fact("days", FactState::Wrong))
        .ends(30.0, Ending::Caller);
    assert_eq!(score(&procedure, &scenario(), &log.session()).critical_errors, []);
}

#[test]
fn a_missed_rule_that_the_office_calls_critical() {
    let mut procedure = procedure(vec![Criterion::CallerHangsUpFirst]);
    procedure.rules[0].severity = Severity::Critical;
    let card = score(
        &procedure,
        &scenario(),
        &informed().ends(30.0, Ending::Trainee).session(),
    );
    let numbers: Vec<_> = card
        .critical_errors
        .iter()
        .map(|error| (error.number, error.certainty))
        .collect();
    assert_eq!(numbers, [(0, CERTAIN)]);
    assert_eq!(card.critical_errors[0].evidence, card.rules[0].evidence);
    let fine = score(
        &procedure,
        &scenario(),
        &informed().ends(30.0, Ending::Caller).session(),
    );
    assert_eq!(fine.critical_errors, []);
}
