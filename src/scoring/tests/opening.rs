//! Answering, missed calls, introduction, preparation, the end.

use crate::domain::{IntroductionPart::*, *};
use rstest::rstest;

use super::*;

#[rstest]
#[case::second_ring(6.2, Verdict::Met)]
#[case::just_before_the_fourth(14.9, Verdict::Met)]
#[case::with_the_fourth(15.1, Verdict::Missed)]
fn answering_in_time(#[case] at: f64, #[case] expected: Verdict) {
    let log = Log::answered(at).ends(30.0, Ending::Caller);
    assert_eq!(
        verdict(&Criterion::AnswerInTime { before_ring: 4 }, &scenario(), log),
        expected
    );
}

#[rstest]
#[case::as_usual(0, Verdict::Missed)]
#[case::one_ring_more(1, Verdict::Met)]
fn who_needs_more_rings_is_given_them(#[case] extra_rings: u8, #[case] expected: Verdict) {
    let mut log = Log::answered(18.0).ends(30.0, Ending::Caller).session();
    log.header.accommodations.extra_rings = extra_rings;
    let card = score(
        &procedure(vec![Criterion::AnswerInTime { before_ring: 4 }]),
        &scenario(),
        &log,
    );
    assert_eq!(card.rules[0].verdict, expected);
}

#[test]
fn nobody_answers() {
    let criteria = vec![
        Criterion::AnswerInTime { before_ring: 4 },
        Criterion::ReturnMissedCalls,
        introduce(0.5),
        Criterion::Inform { partly_from: 0.5 },
        Criterion::CallerHangsUpFirst,
    ];
    let log = Log::ringing(31.0).ends(31.0, Ending::CallerGaveUp);
    let card = score(&procedure(criteria), &scenario(), &log.session());
    let verdicts: Vec<_> = card.rules.iter().map(|rule| rule.verdict).collect();
    use Verdict::{Missed, NotApplicable};
    assert_eq!(verdicts, [Missed, Missed, NotApplicable, NotApplicable, NotApplicable]);
}

#[rstest]
#[case::reached(&[("dial", 40.0), ("open", 45.0)], Verdict::Met)]
#[case::in_vain(&[("dial", 40.0)], Verdict::Partly)]
#[case::not_tried(&[], Verdict::Missed)]
fn a_missed_call_is_returned(#[case] then: &[(&str, f64)], #[case] expected: Verdict) {
    let mut log = Log::ringing(31.0).ends(31.0, Ending::CallerGaveUp);
    for &(what, at) in then {
        log = match what {
            "dial" => log.event(
                at,
                Event::Dialled {
                    number: "123".to_owned(),
                },
            ),
            _ => log.effect(at, Effect::LineOpened),
        };
    }
    assert_eq!(verdict(&Criterion::ReturnMissedCalls, &scenario(), log), expected);
}

fn introduce(partly_from: f64) -> Criterion {
    Criterion::Introduce {
        parts: vec![FirstName, LastName, Position, Unit],
        partly_from,
        order: PartOrder::Any,
    }
}

fn introduction(acts: &[SpeechAct]) -> Words {
    acts.iter().fold(words("Dzień dobry"), |words, &act| words.act(act))
}

const FOUR: [SpeechAct; 4] = [
    SpeechAct::NameFirst,
    SpeechAct::NameLast,
    SpeechAct::NamePosition,
    SpeechAct::NameUnit,
];

#[rstest]
#[case::every_part(&FOUR, Verdict::Met)]
#[case::half(&FOUR[..2], Verdict::Partly)]
#[case::fewer(&FOUR[..1], Verdict::Missed)]
#[case::none(&[], Verdict::Missed)]
fn the_introduction(#[case] acts: &[SpeechAct], #[case] expected: Verdict) {
    let log = Log::answered(6.0)
        .say(7.0, introduction(acts))
        .caller(9.5, "Halo")
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&introduce(0.5), &scenario(), log), expected);
}

fn says(text: &str, parts: &[(SpeechAct, &str)]) -> Words {
    parts
        .iter()
        .fold(words(text), |words, (act, said)| words.act_by(*act, said))
}

const UNIT: (SpeechAct, &str) = (SpeechAct::NameUnit, "Referat Podatków");
const LAST: (SpeechAct, &str) = (SpeechAct::NameLast, "Kos");

#[rstest]
#[case::as_listed(&["Referat Podatków, Kos, słucham"], Verdict::Met)]
#[case::turned_about(&["Kos, Referat Podatków, słucham"], Verdict::Partly)]
#[case::in_two_utterances(&["Referat Podatków", "Kos, słucham"], Verdict::Met)]
#[case::turned_about_in_two(&["Kos", "Referat Podatków"], Verdict::Partly)]
#[case::one_alone(&["Kos, słucham"], Verdict::Partly)]
fn the_order_of_an_introduction_counts_where_the_office_has_one(#[case] said: &[&str], #[case] expected: Verdict) {
    let as_listed = |order| Criterion::Introduce {
        parts: vec![Unit, LastName],
        partly_from: 0.5,
        order,
    };
    let log = || {
        let said = said
            .iter()
            .enumerate()
            .map(|(turn, text)| (7.0 + 2.5 * turn as f64, *text));
        let log = said.fold(Log::answered(6.0), |log, (at, text)| {
            let parts: Vec<_> = [UNIT, LAST]
                .into_iter()
                .filter(|(_, words)| text.contains(words))
                .collect();
            log.say(at, says(text, &parts))
        });
        log.caller(15.0, "Halo").ends(30.0, Ending::Caller)
    };
    assert_eq!(verdict(&as_listed(PartOrder::AsListed), &scenario(), log()), expected);
    let any = if text_has_both(said) {
        Verdict::Met
    } else {
        Verdict::Partly
    };
    assert_eq!(verdict(&as_listed(PartOrder::Any), &scenario(), log()), any);
}

fn text_has_both(said: &[&str]) -> bool {
    let all = said.join(" ");
    all.contains(UNIT.1) && all.contains(LAST.1)
}

#[rstest]
#[case::both(6.0, &FOUR, Verdict::Met)]
#[case::answered_late(15.1, &FOUR, Verdict::Partly)]
#[case::half_an_introduction(6.0, &FOUR[..2], Verdict::Partly)]
#[case::neither(15.1, &FOUR[..1], Verdict::Missed)]
fn one_rule_of_several_criteria_is_met_when_each_is(
    #[case] at: f64,
    #[case] acts: &[SpeechAct],
    #[case] expected: Verdict,
) {
    let both = Criterion::AllOf(vec![
        Criterion::AnswerInTime { before_ring: 4 },
        introduce(0.5),
        // Nobody is away, so it has no say.
        Criterion::HoldWhenAway,
    ]);
    let log = Log::answered(at)
        .say(at + 1.0, introduction(acts))
        .caller(at + 3.5, "Halo")
        .ends(40.0, Ending::Caller);
    assert_eq!(verdict(&both, &scenario(), log), expected);
    let unraised = Criterion::AllOf(vec![Criterion::HoldWhenAway, Criterion::Priority]);
    let log = Log::answered(at).ends(40.0, Ending::Caller);
    assert_eq!(verdict(&unraised, &scenario(), log), Verdict::NotApplicable);
}

#[test]
fn the_introduction_may_come_in_pieces_and_in_the_second_turn() {
    let log = Log::answered(6.0)
        .say(6.5, words("Halo"))
        .caller(9.0, "Dzień dobry, dzwonię w sprawie dowodu")
        .say(11.0, introduction(&FOUR[..2]))
        .say(13.5, introduction(&FOUR[2..]))
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&introduce(0.5), &scenario(), log), Verdict::Met);
}

#[test]
fn the_introduction_comes_too_late_once_the_matter_is_gone_into() {
    let told = words("Potrzebne jest jedno zdjęcie").fact("photo", FactState::Told);
    let log = Log::answered(6.0)
        .say(7.0, told)
        .say(10.0, introduction(&FOUR))
        .ends(30.0, Ending::Caller);
    assert_eq!(verdict(&introduce(0.5), &scenario(), log), Verdict::Missed);
}

#[rstest]
#[case::caller(Ending::Caller, Verdict::Met)]
#[case::trainee(Ending::Trainee, Verdict::Missed)]
#[case::gave_up(Ending::CallerGaveUp, Verdict::NotApplicable)]
#[case::handed_over(Ending::HandedOver, Verdict::NotApplicable)]
#[case::broken_off(Ending::Interrupted, Verdict::NotApplicable)]
fn who_hangs_up_first(#[case] by: Ending, #[case] expected: Verdict) {
    let log = Log::answered(6.0).ends(30.0, by);
    assert_eq!(verdict(&Criterion::CallerHangsUpFirst, &scenario(), log), expected);
}

#[rstest]
#[case::before(Some(2.0), Verdict::Met)]
#[case::while_it_rings(Some(7.0), Verdict::Partly)]
#[case::later(Some(12.0), Verdict::Missed)]
#[case::never(None, Verdict::Missed)]
fn an_outgoing_call_is_prepared(#[case] opened: Option<f64>, #[case] expected: Verdict) {
    let direction = Direction::Outgoing {
        number: "123".to_owned(),
        answers_after: Millis(5_000),
        case: vec!["case".into()],
    };
    let scenario = Scenario {
        direction,
        ..scenario()
    };
    let mut steps = vec![(
        5.0,
        Logged::Event(Event::Dialled {
            number: "123".to_owned(),
        }),
    )];
    steps.push((10.0, Logged::Effect(Effect::LineOpened)));
    // Another document is no preparation for this case.
    steps.push((
        1.0,
        Logged::Event(Event::DocumentOpened {
            document: "menu".into(),
        }),
    ));
    steps.extend(opened.map(|at| {
        (
            at,
            Logged::Event(Event::DocumentOpened {
                document: "case".into(),
            }),
        )
    }));
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let log = steps
        .into_iter()
        .fold(Log::empty(), |log, (at, what)| log.logged(at, what));
    assert_eq!(
        verdict(&Criterion::PrepareOutgoing, &scenario, log.ends(30.0, Ending::Caller)),
        expected
    );
    let incoming = Log::answered(6.0).ends(30.0, Ending::Caller);
    assert_eq!(
        verdict(&Criterion::PrepareOutgoing, &super::scenario(), incoming),
        Verdict::NotApplicable
    );
}
