//! Whole scorecards: header, outcomes, notices, equality, and that nothing in a log can make the scorer panic.

use proptest::prelude::*;

use crate::domain::*;

use super::*;

fn every_criterion() -> Vec<Criterion> {
    use IntroductionPart::{FirstName, LastName, Office, Position, Unit};
    vec![
        Criterion::AnswerInTime { before_ring: 4 },
        Criterion::AnswerWhileServing { before_ring: 4 },
        Criterion::ReturnMissedCalls,
        Criterion::Introduce {
            parts: vec![Office, FirstName, LastName, Position, Unit],
            partly_from: 0.5,
            order: PartOrder::Any,
        },
        Criterion::Focus { short_remarks: 1 },
        Criterion::Courtesy {
            signs: vec![SpeechAct::Greeting, SpeechAct::Thank],
            at_least: 1,
            violations: vec![SpeechAct::VRude],
        },
        Criterion::Privacy { within: Millis(10_000) },
        Criterion::HoldWhenAway,
        Criterion::PrepareOutgoing,
        Criterion::AskDetails {
            order: AskOrder::BeforeInforming,
        },
        Criterion::Inform { partly_from: 0.5 },
        Criterion::CallerHangsUpFirst,
        Criterion::KeepCallbacks {
            within: Millis(300_000),
            late_within: Millis(1_800_000),
        },
        Criterion::LoudspeakerConsent {
            ask: ConsentAt::Intention,
        },
        Criterion::Transfer {
            briefing: BriefingAt::BeforeConnection,
            at_connection: Millis(15_000),
        },
        Criterion::Patience {
            wait_over: Millis(10_000),
            word_within: Millis(90_000),
            hint_after: Millis(45_000),
        },
        Criterion::Priority,
        Criterion::AllOf(vec![
            Criterion::CallerHangsUpFirst,
            Criterion::Inform { partly_from: 0.5 },
        ]),
    ]
}

#[test]
fn the_card_names_what_was_scored_and_how_it_ended() {
    let log = Log::answered(6.0)
        .say(7.0, words("Jedno").fact("photo", FactState::Told))
        .took_in(9.0, "photo")
        .disclosed(9.5, "expiry", Disclosure::Asked)
        .event(20.0, Event::MicrophoneLost)
        .ends(31.0, Ending::Caller);
    let card = score(&procedure(every_criterion()), &scenario(), &log.session());
    assert_eq!(
        (card.scenario.as_str(), card.procedure.as_str(), card.seed),
        ("senior", "office", 7)
    );
    assert_eq!(
        (card.versions.scenario, card.versions.scorer.as_str()),
        (3, crate::scoring::VERSION)
    );
    assert_eq!((card.ending, card.duration), (Some(Ending::Caller), Millis(31_000)));
    assert_eq!(card.rules.len(), 18);
    let states: Vec<_> = card.facts.iter().map(|fact| fact.state).collect();
    assert_eq!(states, [FactOutcomeState::Conveyed, FactOutcomeState::Missing]);
    assert_eq!(card.details[0].obtained_at, Some(Millis(9_500)));
    let notices: Vec<_> = card.notices.iter().map(|notice| notice.key.as_str()).collect();
    assert_eq!(notices, ["notice-microphone-lost"]);
}

#[test]
fn a_rule_that_does_not_apply_weighs_nothing() {
    let log = Log::answered(6.0).ends(30.0, Ending::Caller).session();
    let card = score(&procedure(vec![Criterion::HoldWhenAway]), &scenario(), &log);
    assert_eq!((card.rules[0].maximum, card.rules[0].points), (0.0, 0.0));
    assert_eq!((card.score, card.passed), (None, Passed::No));
}

#[test]
fn a_call_broken_off_says_so() {
    let log = Log::answered(6.0).ends(30.0, Ending::Interrupted).session();
    let card = score(&procedure(every_criterion()), &scenario(), &log);
    assert_eq!(card.notices[0].key, "notice-broken-off");
}

#[test]
fn a_trial_from_the_middle_of_a_talk_is_no_attempt() {
    let mut log = Log::answered(6.0).ends(30.0, Ending::Caller).session();
    log.header.beginning = Some(Box::new(Beginning::fresh("matter".into())));
    let card = score(&procedure(every_criterion()), &scenario(), &log);
    assert_eq!((card.score, card.passed), (None, Passed::No));
    assert!(card.rules.is_empty() && card.critical_errors.is_empty() && card.facts.is_empty());
    assert_eq!(card.notices[0].key, "notice-begun-in-the-middle");
}

/// Any entry that a session may log, at any time, in any order.
pub(super) fn entry() -> impl Strategy<Value = LogEntry> {
    let key = prop_oneof![Just(LineKey::Hold), Just(LineKey::Mute), Just(LineKey::Loudspeaker)];
    let switch = prop_oneof![Just(Switch::On), Just(Switch::Off)];
    let addressee = || {
        prop_oneof![
            Just(Addressee::Caller),
            Just(Addressee::Colleague),
            Just(Addressee::Room)
        ]
    };
    let said = (
        addressee(),
        0_u64..200_000,
        0_u64..9_000,
        prop_oneof![Just(f32::NAN), 0.0_f32..1.0],
    )
        .prop_map(|(to, start, lasts, confidence)| {
            let (start, end) = (Millis(start), Millis(start + lasts));
            Event::Said(Said {
                to,
                route: Route::Voice,
                text: "pan Zając".to_owned(),
                start,
                end,
                confidence,
            })
        });
    let heard = (0..SpeechAct::ALL.len(), 0.0_f32..1.0, 0_u8..3).prop_map(|(act, confidence, state)| {
        let state = [FactState::Told, FactState::Wrong, FactState::Incomplete][usize::from(state)];
        let words = words("to")
            .act_at(SpeechAct::ALL[act], confidence)
            .fact_at("photo", state, confidence);
        words.asks("expiry").heard
    });
    let by = prop_oneof![Just(Ending::Caller), Just(Ending::Trainee), Just(Ending::HandedOver)];
    let mark = prop_oneof![Just(Mark::Danger), Just(Mark::Helper), Just(Mark::ConsentsToSpeaker)];
    let text = "No".to_owned();
    let play = Effect::Play {
        play: 1,
        speaker: Speaker::Caller,
        text,
        nominal: Millis(900),
    };
    let what = prop_oneof![
        (key, switch).prop_map(|(key, to)| Logged::Event(Event::Key { key, to })),
        said.prop_map(Logged::Event),
        heard.prop_map(Logged::Heard),
        addressee().prop_map(|to| Logged::Event(Event::SpeechStarted {
            to,
            route: Route::Typed
        })),
        addressee().prop_map(|to| Logged::Event(Event::SpeechEnded { to })),
        Just(Logged::Event(Event::Answered)),
        Just(Logged::Event(Event::LeftDesk)),
        Just(Logged::Event(Event::ReturnedToDesk)),
        Just(Logged::Event(Event::TransferStarted { to: "kos".into() })),
        Just(Logged::Event(Event::TransferCompleted)),
        Just(Logged::Event(Event::TransferCancelled)),
        Just(Logged::Effect(Effect::Ring { count: 1 })),
        Just(Logged::Effect(Effect::LineOpened)),
        Just(Logged::Effect(play)),
        Just(Logged::Effect(Effect::SilentBlock { lasts: Millis(3_000) })),
        Just(Logged::Effect(Effect::TurnOver)),
        by.prop_map(|by| Logged::Effect(Effect::CallEnded { by })),
        mark.prop_map(Logged::Marked),
        Just(Logged::Interrupted {
            what: InterruptedWhat::Block
        }),
        Just(Logged::ConfirmedUnderstanding),
        Just(Logged::Happened { happening: 9 }),
        Just(Logged::TookIn { fact: "photo".into() }),
        Just(Logged::Lost {
            why: LostBecause::TooFast
        }),
    ];
    (0_u64..200_000, what).prop_map(|(at, what)| LogEntry { at: Millis(at), what })
}

proptest! {
    #[test]
    fn any_log_gives_the_same_sound_card_twice(
        mut entries in proptest::collection::vec(entry(), 0..80),
        shuffled in any::<bool>(),
    ) {
        if !shuffled {
            entries.sort_by_key(|entry| entry.at);
        }
        let mut scenario = scenario_with(hard_of_hearing());
        scenario.caller.needs.extend([NeedProfile::Stutter { interrupted_adds: Millis(500) }, NeedProfile::Blind]);
        scenario.calls_for = vec![Demand::Visit, Demand::Transfer { to: "kos".into() }];
        let session = SessionLog { entries, ..Log::empty().session() };
        let card = score(&procedure(every_criterion()), &scenario, &session);
        for rule in &card.rules {
            prop_assert_eq!(rule.evidence.is_empty(), rule.verdict == Verdict::NotApplicable, "{:?}", rule);
            prop_assert!(rule.evidence.is_sorted_by_key(|evidence| evidence.at_ms));
            prop_assert!((0.0..=rule.maximum).contains(&rule.points));
        }
        if let Some(score) = card.score {
            prop_assert!(score.low <= score.value && score.value <= score.high, "{:?}", score);
        }
        let again = score(&procedure(every_criterion()), &scenario, &session);
        prop_assert_eq!(serde_json::to_string(&card).unwrap(), serde_json::to_string(&again).unwrap());
    }
}
