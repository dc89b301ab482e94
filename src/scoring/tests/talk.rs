//! Focus, courtesy, details, information, priority.

use crate::domain::*;
use rstest::rstest;

use super::*;

const FOCUS: Criterion = Criterion::Focus { short_remarks: 1 };

fn disturbed() -> (Scenario, Log) {
    let mut scenario = scenario();
    scenario.happenings.push(Happening {
        moment: "matter".into(),
        after: Millis::ZERO,
        what: HappeningKind::ColleagueBreaksIn {
            name: "Kasia".to_owned(),
            says: "Masz chwilę?".to_owned(),
        },
    });
    (
        scenario,
        Log::answered(6.0).logged(10.0, Logged::Happened { happening: 0 }),
    )
}

#[rstest]
#[case::nothing_said(None, Verdict::Met)]
#[case::short_remark(Some("Zaraz, rozmawiam."), Verdict::Partly)]
#[case::talk(Some("Segregator leży na drugiej półce, tam gdzie zawsze."), Verdict::Missed)]
fn a_colleague_breaks_in(#[case] remark: Option<&str>, #[case] expected: Verdict) {
    let (scenario, log) = disturbed();
    let log = match remark {
        Some(text) => log.say(11.0, words(text).to(Addressee::Colleague)),
        None => log,
    };
    assert_eq!(verdict(&FOCUS, &scenario, log.ends(30.0, Ending::Caller)), expected);
}

#[test]
fn talk_to_others_on_hold_leaves_the_caller_out_of_it() {
    let (scenario, log) = disturbed();
    let long = words("Segregator leży na drugiej półce, tam gdzie zawsze.").to(Addressee::Colleague);
    let log = log
        .on(10.5, LineKey::Hold)
        .say(11.0, long)
        .off(14.0, LineKey::Hold)
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&FOCUS, &scenario, log), Verdict::Met);
}

#[test]
fn focus_is_raised_by_a_disturbance_or_by_talk_aside() {
    let quiet = Log::answered(6.0)
        .say(7.0, words("Dzień dobry"))
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&FOCUS, &scenario(), quiet), Verdict::NotApplicable);
    let aside = words("Kasia, podaj segregator").act(SpeechAct::SideTalk);
    let log = Log::answered(6.0).say(7.0, aside).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&FOCUS, &scenario(), log), Verdict::Partly);
    let past = words("Proszę mu powiedzieć, żeby przyszedł").act(SpeechAct::VThirdPerson);
    let log = Log::answered(6.0).say(7.0, past).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&FOCUS, &scenario(), log), Verdict::Missed);
    let doubtful = words("Kasia podaj").act_at(SpeechAct::SideTalk, 0.5);
    let log = Log::answered(6.0).say(7.0, doubtful).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&FOCUS, &scenario(), log), Verdict::Unclear);
}

fn courtesy() -> Criterion {
    Criterion::Courtesy {
        signs: vec![SpeechAct::Greeting, SpeechAct::OfferHelp, SpeechAct::Thank],
        at_least: 2,
        violations: vec![SpeechAct::VRude, SpeechAct::VHurry],
    }
}

#[rstest]
#[case::courteous(vec![("Dzień dobry", SpeechAct::Greeting), ("Jak pomóc", SpeechAct::OfferHelp)], Verdict::Met)]
#[case::the_same_twice(vec![("Dzień dobry", SpeechAct::Greeting), ("Witam", SpeechAct::Greeting)], Verdict::Partly)]
#[case::curt(vec![("Słucham", SpeechAct::AskDetails)], Verdict::Partly)]
#[case::put_right(vec![("Szybciej", SpeechAct::VHurry), ("Przepraszam", SpeechAct::Apologise)], Verdict::Partly)]
#[case::apology_before(vec![("Przepraszam", SpeechAct::Apologise), ("Szybciej", SpeechAct::VHurry)], Verdict::Missed)]
#[case::rude(vec![("Dzień dobry", SpeechAct::Greeting), ("Szybciej", SpeechAct::VHurry)], Verdict::Missed)]
#[case::twice_rude(
    vec![("Szybciej", SpeechAct::VHurry), ("Ile razy", SpeechAct::VRude), ("Przepraszam", SpeechAct::Apologise)],
    Verdict::Missed
)]
#[case::not_a_word(vec![], Verdict::Missed)]
fn wording(#[case] said: Vec<(&str, SpeechAct)>, #[case] expected: Verdict) {
    let said = said.into_iter().zip(1_u8..);
    let log = said.fold(Log::answered(6.0), |log, ((text, act), place)| {
        log.say(6.0 + 3.0 * f64::from(place), words(text).act(act))
    });
    assert_eq!(
        verdict(&courtesy(), &scenario(), log.ends(30.0, Ending::Caller)),
        expected
    );
}

fn asked(log: Log, at: f64) -> Log {
    log.say(
        at,
        words("Do kiedy ważny jest dowód?")
            .asks("expiry")
            .act(SpeechAct::AskDetails),
    )
    .disclosed(at + 2.0, "expiry", Disclosure::Asked)
}

fn told(log: Log, at: f64, fact: &str) -> Log {
    log.say(at, words("Potrzebne jest to i to").fact(fact, FactState::Told))
        .took_in(at + 2.0, fact)
}

#[test]
fn details_are_asked_for_in_either_order_or_first() {
    let any = Criterion::AskDetails {
        order: AskOrder::AnyTime,
    };
    let first = Criterion::AskDetails {
        order: AskOrder::BeforeInforming,
    };
    let late = || asked(told(Log::answered(6.0), 7.0, "photo"), 12.0).ends(30.0, Ending::Caller);
    let early = || told(asked(Log::answered(6.0), 7.0), 12.0, "photo").ends(30.0, Ending::Caller);
    assert_eq!(verdict(&any, &scenario(), late()), Verdict::Met);
    assert_eq!(verdict(&first, &scenario(), late()), Verdict::Partly);
    assert_eq!(verdict(&first, &scenario(), early()), Verdict::Met);
    assert_eq!(
        verdict(&any, &scenario(), Log::answered(6.0).ends(9.0, Ending::Caller)),
        Verdict::Missed
    );
}

#[test]
fn an_open_question_counts_and_some_is_partly() {
    let criterion = Criterion::AskDetails {
        order: AskOrder::BeforeInforming,
    };
    let mut scenario = scenario();
    let open = || {
        Log::answered(6.0)
            .say(7.0, words("Proszę powiedzieć coś więcej").act(SpeechAct::AskDetails))
            .disclosed(9.0, "expiry", Disclosure::OpenQuestion)
    };
    assert_eq!(
        verdict(&criterion, &scenario, open().ends(30.0, Ending::Caller)),
        Verdict::Met
    );
    scenario.knows.push(detail("case_number", DetailDuty::Required));
    assert_eq!(
        verdict(&criterion, &scenario, open().ends(30.0, Ending::Caller)),
        Verdict::Partly
    );
    scenario.knows.clear();
    assert_eq!(
        verdict(&criterion, &scenario, open().ends(30.0, Ending::Caller)),
        Verdict::NotApplicable
    );
}

const INFORM: Criterion = Criterion::Inform { partly_from: 0.5 };

fn both_told() -> Log {
    told(told(Log::answered(6.0), 7.0, "photo"), 10.0, "days")
}

fn checked(log: Log, act: SpeechAct) -> Log {
    log.say(15.0, words("Co pan teraz zrobi?").act(act))
        .caller(18.0, "Przyniosę zdjęcie")
}

#[test]
fn information_is_complete_when_understanding_was_made_sure_of() {
    let answered = |log: Log| {
        log.logged(19.0, Logged::ConfirmedUnderstanding)
            .ends(30.0, Ending::Caller)
    };
    for act in [SpeechAct::TeachBack, SpeechAct::Summarise] {
        assert_eq!(
            verdict(&INFORM, &scenario(), answered(checked(both_told(), act))),
            Verdict::Met
        );
        let unanswered = checked(both_told(), act).ends(30.0, Ending::Caller);
        assert_eq!(
            verdict(&INFORM, &scenario(), unanswered),
            Verdict::Partly,
            "nobody confirmed it"
        );
    }
    // "Czy to jasne?" puts the burden on the caller.
    let closed = answered(checked(both_told(), SpeechAct::CheckUnderstanding));
    assert_eq!(verdict(&INFORM, &scenario(), closed), Verdict::Partly);
}

#[test]
fn half_is_partly_and_a_wrong_value_is_missed() {
    let half = told(Log::answered(6.0), 7.0, "photo").ends(30.0, Ending::Caller);
    assert_eq!(verdict(&INFORM, &scenario(), half), Verdict::Partly);
    assert_eq!(
        verdict(&INFORM, &scenario(), Log::answered(6.0).ends(9.0, Ending::Caller)),
        Verdict::Missed
    );
    let not_followed = Log::answered(6.0)
        .say(7.0, words("Jedno").fact("photo", FactState::Told))
        .say(10.0, words("Trzydzieści").fact("days", FactState::Told));
    assert_eq!(
        verdict(&INFORM, &scenario(), not_followed.ends(30.0, Ending::Caller)),
        Verdict::Missed
    );
    let slip = |log: Log| log.say(13.0, words("Nie, w trzy dni").fact("days", FactState::Wrong));
    assert_eq!(
        verdict(&INFORM, &scenario(), slip(both_told()).ends(30.0, Ending::Caller)),
        Verdict::Missed
    );
    let put_right = slip(both_told()).say(16.0, words("Pomyłka, trzydzieści").fact("days", FactState::Told));
    assert_eq!(
        verdict(&INFORM, &scenario(), put_right.ends(30.0, Ending::Caller)),
        Verdict::Partly
    );
}

#[rstest]
#[case::unasked(Some("A co trzeba przynieść?"), true, Verdict::Met)]
#[case::after_a_remark(Some("W kolejce długo nie ustoję. Da się coś zrobić?"), true, Verdict::Met)]
#[case::on_asking(Some("A czy jest duża kolejka?"), true, Verdict::Partly)]
#[case::not_said(None, false, Verdict::Missed)]
fn priority(#[case] caller: Option<&str>, #[case] offered: bool, #[case] expected: Verdict) {
    let visit = Scenario {
        calls_for: vec![Demand::Visit],
        ..scenario_with(hard_of_hearing())
    };
    let mut log = Log::answered(6.0);
    if let Some(line) = caller {
        log = log.caller(8.0, line);
    }
    if offered {
        log = log.say(
            10.0,
            words("Obsłużymy pana poza kolejnością").act(SpeechAct::OfferPriority),
        );
    }
    assert_eq!(
        verdict(&Criterion::Priority, &visit, log.ends(30.0, Ending::Caller)),
        expected
    );
    let nothing = Log::answered(6.0).ends(30.0, Ending::Caller);
    assert_eq!(
        verdict(&Criterion::Priority, &scenario_calling_for(Demand::Visit), nothing),
        Verdict::NotApplicable
    );
}
