//! Whatever is thrown at it: no panic, the same twice, time never runs back, and the call comes to its end.

use proptest::prelude::*;

use super::super::replay;
use super::*;

/// By then every call that runs by its deadlines alone has ended.
const END: Millis = Millis(20 * 60_000);

fn event() -> impl Strategy<Value = Event> {
    let to = prop_oneof![
        4 => Just(Addressee::Caller),
        1 => Just(Addressee::Colleague),
        1 => Just(Addressee::Room),
    ];
    let route = prop_oneof![Just(Route::Voice), Just(Route::Typed)];
    let switch = prop_oneof![Just(Switch::On), Just(Switch::Off)];
    let key = prop_oneof![Just(LineKey::Hold), Just(LineKey::Mute), Just(LineKey::Loudspeaker)];
    let person = prop_oneof![Just("kos"), Just("lis"), Just("old"), Just("nobody")];
    let script = prop::sample::subsequence(
        vec![
            "greeting",
            "name_last",
            "+photo",
            "++photo",
            "-photo",
            "~free",
            "+free",
            "?expiry",
            "?nobody",
            "teach_back",
            "summarise",
            "ask_patience",
            "announce_hold",
            "ask_repeat",
            "v_rude",
            "v_visual",
            "ask_details",
            "#40",
            "w30",
            "#1",
            "announce_transfer",
            "brief_colleague",
            "anything_else",
            "farewell",
            "thank_for_waiting",
        ],
        0..5,
    );
    prop_oneof![
        3 => Just(Event::Answered),
        4 => (to.clone(), route.clone()).prop_map(|(to, route)| Event::SpeechStarted { to, route }),
        3 => to.clone().prop_map(|to| Event::SpeechEnded { to }),
        8 => (to, route, script, 0_u64..200_000, 0_u64..8_000).prop_map(|(to, route, script, start, lasts)| {
            Event::Said(Said {
                to,
                route,
                text: script.join(" "),
                start: Millis(start),
                end: Millis(start + lasts),
                confidence: 0.7,
            })
        }),
        3 => (key, switch).prop_map(|(key, to)| Event::Key { key, to }),
        1 => person.prop_map(|id| Event::TransferStarted { to: PersonId::from(id) }),
        1 => Just(Event::TransferCompleted),
        1 => Just(Event::TransferCancelled),
        1 => Just(Event::Dialled { number: "1".to_owned() }),
        1 => Just(Event::MicrophoneLost),
        1 => Just(Event::LeftDesk),
        1 => Just(Event::DocumentOpened { document: DocumentId::from("none") }),
        4 => (0_u32..40).prop_map(|play| Event::AudioFinished { play }),
        2 => Just(Event::Clock),
    ]
}

fn needs() -> impl Strategy<Value = Vec<NeedProfile>> {
    prop_oneof![
        Just(Vec::new()),
        Just(hard_of_hearing()),
        Just(vec![NeedProfile::Blind]),
        Just(vec![NeedProfile::Stutter {
            interrupted_adds: Millis(2_000)
        }]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_events_lead_to_an_end_and_to_the_same_log(
        seed in any::<u64>(),
        needs in needs(),
        outgoing in any::<bool>(),
        events in prop::collection::vec((0_u64..6_000, event()), 0..80),
    ) {
        let mut scenario = scenario(needs);
        if outgoing {
            scenario.direction = Direction::Outgoing {
                number: "1".to_owned(),
                answers_after: Millis(2_000),
                case: Vec::new(),
            };
        }
        let scenario = Arc::new(scenario);
        let setup = Setup { seed, ..Setup::default() };
        let mut session = Session::new(Arc::clone(&scenario), Arc::new(profile()), Arc::new(ScriptedEar), setup);
        session.begin();
        let mut at = Millis::ZERO;
        for (index, (later, event)) in events.into_iter().enumerate() {
            at = at + Millis(later);
            // Every seventh comes late.
            let when = if index % 7 == 0 { at - Millis(20_000) } else { at };
            session.step(when, event);
        }
        let left_alone = session.view().now;
        while let Some(due) = session.next_deadline() {
            prop_assert!(due <= left_alone + END, "still going: {:?}", session.view());
            session.step(due, Event::Clock);
        }
        prop_assert!(session.is_over() || session.view().phase == Phase::Idle, "{:?}", session.view());
        let log = session.finish();
        prop_assert!(log.entries.windows(2).all(|pair| pair[0].at <= pair[1].at));
        let ends = log.entries.iter().filter(|entry| matches!(entry.what, Logged::Effect(Effect::CallEnded { .. })));
        prop_assert!(ends.count() <= 1);
        let again = replay(&log, scenario, Arc::new(profile()), Arc::new(ScriptedEar));
        prop_assert_eq!(again, log);
    }
}
