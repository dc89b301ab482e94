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
