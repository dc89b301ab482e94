//! The course of a call: who spoke when, what the line did, what happened, each at its time.

use std::path::Path;

use proptest::prelude::*;

use super::whole::entry;
use super::*;
use crate::l10n::Localizer;
use crate::scoring::timeline::{LineState, MomentKind, Timeline, Who, messages};

const MARKS: Marks = Marks {
    pass_from: 80.0,
    reliable_from: 0.5,
};

fn of(scenario: &Scenario, log: Log) -> Timeline {
    Timeline::of(MARKS, scenario, &log.session())
}

/// The stretches of one state, in milliseconds.
fn stretches(timeline: &Timeline, state: LineState) -> Vec<(u64, u64)> {
    let found = timeline.states.iter().filter(|stretch| stretch.state == state);
    found.map(|stretch| (stretch.from.0, stretch.to.0)).collect()
}

/// The moments of one kind: when, and which message.
fn moments(timeline: &Timeline, kind: MomentKind) -> Vec<(u64, &str)> {
    let found = timeline.moments.iter().filter(|moment| moment.kind == kind);
    found.map(|moment| (moment.at.0, moment.what.key.as_str())).collect()
}

fn play(number: u32, speaker: Speaker, text: &str) -> Effect {
    Effect::Play {
        play: number,
        speaker,
        text: text.to_owned(),
        nominal: Millis(3_000),
    }
}

#[test]
fn words_lie_where_they_were_spoken_however_late_they_came() {
    let log = Log::answered(6.0)
        .say_late(7.0, 19.0, words("pierwsze"))
        .say(12.0, words("drugie").typed().unreliable())
        .say(15.0, words("do pokoju").to(Addressee::Room))
        .ends(30.0, Ending::Caller);
    let timeline = of(&scenario(), log);
    let order: Vec<(&str, u64, u64)> = timeline
        .trainee
        .iter()
        .map(|said| (said.words.as_str(), said.from.0, said.to.0))
        .collect();
    assert_eq!(
        order,
        [
            ("pierwsze", 7_000, 9_000),
            ("drugie", 12_000, 14_000),
            ("do pokoju", 15_000, 17_000)
        ]
    );
    let who = |to, route, reliable| Who::Trainee { to, route, reliable };
    assert_eq!(timeline.trainee[0].who, who(Addressee::Caller, Route::Voice, true));
    assert_eq!(timeline.trainee[1].who, who(Addressee::Caller, Route::Typed, false));
    assert_eq!(timeline.trainee[2].who, who(Addressee::Room, Route::Voice, true));
    assert_eq!(timeline.length, Millis(30_000));
}

#[test]
fn the_other_sides_words_end_when_they_were_over_were_cut_off_or_should_have_been() {
    let log = Log::answered(2.0)
        .effect(3.0, play(1, Speaker::Caller, "Dzień dobry"))
        .event(4.5, Event::AudioFinished { play: 1 })
        .effect(5.0, play(2, Speaker::Caller, "Chciałem"))
        .on(6.0, LineKey::Hold)
        .effect(6.0, Effect::StopPlaying { play: 2 })
        .effect(7.0, play(3, Speaker::Colleague("kos".into()), "Ewa Kos, słucham"))
        .effect(20.0, play(4, Speaker::Room("Ewa".to_owned()), "Masz chwilę?"))
        .ends(21.0, Ending::Caller);
    let timeline = of(&scenario(), log);
    let heard: Vec<(u64, u64, bool)> = timeline
        .caller
        .iter()
        .map(|said| (said.from.0, said.to.0, said.cut_off))
        .collect();
    assert_eq!(
        heard,
        [
            (3_000, 4_500, false),
            (5_000, 6_000, true),
            (7_000, 10_000, false),
            (20_000, 21_000, false)
        ]
    );
    let names: Vec<&Who> = timeline.caller.iter().map(|said| &said.who).collect();
    assert_eq!(
        *names[0],
        Who::Caller {
            name: "Henryk Zając".to_owned()
        }
    );
    assert_eq!(
        *names[2],
        Who::Colleague {
            name: "Ewa Kos".to_owned()
        }
    );
    assert_eq!(*names[3], Who::Room { name: "Ewa".to_owned() });
}

#[test]
fn the_telephone_rings_until_it_is_answered() {
    let timeline = of(&scenario(), Log::answered(10.4).ends(12.0, Ending::Caller));
    let ring = |count| stretches(&timeline, LineState::Ring { count });
    assert_eq!(
        [ring(1), ring(2), ring(3)],
        [vec![(0, 1_000)], vec![(5_000, 6_000)], vec![(10_000, 10_400)]]
    );
    assert_eq!(
        moments(&timeline, MomentKind::Line),
        [(10_400, messages::ANSWERED), (12_000, messages::ENDED)]
    );
}

#[test]
fn an_own_call_rings_at_the_other_end() {
    let dialled = |number: &str| Event::Dialled {
        number: number.to_owned(),
    };
    let log = Log::empty()
        .event(2.0, dialled("24"))
        .effect(2.0, Effect::LineBusy)
        .event(5.0, dialled("851234567"))
        .effect(5.0, Effect::RingBack)
        .effect(9.0, Effect::LineOpened)
        .ends(12.0, Ending::Caller);
    let timeline = of(&scenario(), log);
    assert_eq!(stretches(&timeline, LineState::RingBack), [(5_000, 9_000)]);
    assert_eq!(
        moments(&timeline, MomentKind::Line),
        [
            (2_000, messages::BUSY),
            (5_000, messages::DIALLED),
            (9_000, messages::CONNECTED),
            (12_000, messages::ENDED)
        ]
    );
    let dialled = timeline
        .moments
        .iter()
        .find(|moment| moment.what.key == messages::DIALLED);
    assert_eq!(
        dialled.map(|moment| moment.what.args["number"].clone()),
        Some(Arg::Text("851234567".to_owned()))
    );
}

#[test]
fn keys_last_until_they_are_released_or_the_call_ends() {
    let log = Log::answered(2.0)
        .on(5.0, LineKey::Hold)
        .off(20.0, LineKey::Hold)
        .on(22.0, LineKey::Loudspeaker)
        .on(25.0, LineKey::Mute)
        .event(30.0, Event::LeftDesk)
        .ends(40.0, Ending::Trainee)
        .event(50.0, Event::ReturnedToDesk);
    let timeline = of(&scenario(), log);
    assert_eq!(stretches(&timeline, LineState::Hold), [(5_000, 20_000)]);
    assert_eq!(stretches(&timeline, LineState::Loudspeaker), [(22_000, 40_000)]);
    assert_eq!(stretches(&timeline, LineState::Mute), [(25_000, 40_000)]);
    assert_eq!(stretches(&timeline, LineState::Away), [(30_000, 50_000)]);
    assert_eq!(
        moments(&timeline, MomentKind::Desk),
        [(30_000, messages::LEFT), (50_000, messages::RETURNED)]
    );
}

#[test]
fn a_silence_is_four_seconds_in_which_nobody_speaks_on_an_open_line() {
    let log = Log::answered(6.0)
        .say(7.0, words("Dzień dobry"))
        .caller(9.5, "Dzień dobry")
        .on(12.0, LineKey::Hold)
        .off(40.0, LineKey::Hold)
        .say(40.5, words("Dziękuję za cierpliwość"))
        .caller(50.0, "No tak")
        .block(51.0)
        .caller(58.0, "tak")
        .ends(62.9, Ending::Caller);
    let timeline = of(&scenario(), log);
    assert_eq!(stretches(&timeline, LineState::Silence), [(42_500, 50_000)]);
    assert_eq!(stretches(&timeline, LineState::Block), [(51_000, 58_000)]);
}

#[test]
fn composing_an_answer_is_no_silence_even_if_no_words_came_of_it() {
    let speaks = |route| Event::SpeechStarted {
        to: Addressee::Caller,
        route,
    };
    let ended = || Event::SpeechEnded { to: Addressee::Caller };
    let unheard = Log::answered(2.0)
        .event(3.0, speaks(Route::Voice))
        .event(12.0, ended())
        .ends(15.0, Ending::Caller);
    assert!(stretches(&of(&scenario(), unheard), LineState::Silence).is_empty());
    let typed = Log::answered(2.0)
        .say(3.0, words("Już sprawdzam").typed().lasts(9.0))
        .ends(15.0, Ending::Caller);
    assert!(stretches(&of(&scenario(), typed), LineState::Silence).is_empty());
    let silent = Log::answered(2.0).ends(15.0, Ending::Caller);
    assert_eq!(
        stretches(&of(&scenario(), silent), LineState::Silence),
        [(2_000, 15_000)]
    );
}

#[test]
fn a_block_cut_off_by_the_hold_key_ends_there() {
    let log = Log::answered(2.0)
        .block(5.0)
        .on(7.0, LineKey::Hold)
        .off(30.0, LineKey::Hold)
        .caller(32.0, "tak")
        .ends(34.0, Ending::Caller);
    assert_eq!(stretches(&of(&scenario(), log), LineState::Block), [(5_000, 7_000)]);
}

#[test]
fn an_interruption_lies_where_the_word_was_spoken() {
    let interrupted = |what| Logged::Interrupted { what };
    let log = Log::answered(2.0)
        .caller(5.0, "Chciałem zapytać")
        .say_late(5.4, 12.0, words("ale o co chodzi"))
        .logged(12.0, interrupted(InterruptedWhat::Words))
        .block(20.0)
        .event(
            21.0,
            Event::SpeechStarted {
                to: Addressee::Caller,
                route: Route::Voice,
            },
        )
        .logged(21.0, interrupted(InterruptedWhat::Block))
        .ends(30.0, Ending::Caller);
    let timeline = of(&scenario(), log);
    assert_eq!(
        moments(&timeline, MomentKind::Interruption),
        [
            (5_400, messages::INTERRUPTED),
            (21_000, crate::scoring::messages::BLOCK_INTERRUPTED)
        ]
    );
}

#[test]
fn what_the_caller_took_in_and_told_goes_by_the_scenarios_names() {
    let mut scenario = scenario();
    scenario.needs_to_hear[0].label = "jedno zdjęcie".to_owned();
    scenario.knows[0].label = "data ważności".to_owned();
    let log = Log::answered(2.0)
        .took_in(5.0, "photo")
        .disclosed(6.0, "expiry", Disclosure::OpenQuestion)
        .logged(
            7.0,
            Logged::Lost {
                why: LostBecause::TooFast,
            },
        )
        .logged(8.0, Logged::ConfirmedUnderstanding)
        .ends(9.0, Ending::Caller);
    let timeline = of(&scenario, log);
    let named = |kind, name: &str| {
        let found = timeline.moments.iter().find(|moment| moment.kind == kind);
        found.and_then(|moment| moment.what.args.get(name).cloned())
    };
    let text = |words: &str| Some(Arg::Text(words.to_owned()));
    assert_eq!(named(MomentKind::TookIn, "fact"), text("jedno zdjęcie"));
    assert_eq!(named(MomentKind::Told, "detail"), text("data ważności"));
    assert_eq!(named(MomentKind::Lost, "why"), text("too_fast"));
    assert_eq!(
        moments(&timeline, MomentKind::TookIn),
        [(5_000, messages::TOOK_IN), (8_000, messages::CONFIRMED)]
    );
}

/// A call in which everything happens that a timeline has a mark for.
fn eventful() -> (Scenario, Log) {
    let mut scenario = scenario();
    scenario.happenings.push(Happening {
        moment: "opening".into(),
        after: Millis::ZERO,
        what: HappeningKind::ColleagueBreaksIn {
            name: "Ewa".to_owned(),
            says: "Masz chwilę?".to_owned(),
        },
    });
    let client = Effect::ClientWaits {
        name: "pan Nowak".to_owned(),
        says: "Ja po formularz.".to_owned(),
    };
    let log = Log::empty()
        .effect(0.0, client)
        .and(Log::answered(2.0))
        .event(
            3.0,
            Event::DocumentOpened {
                document: "karta".into(),
            },
        )
        .event(
            4.0,
            Event::NoteWritten {
                text: "oddzwonić".to_owned(),
            },
        )
        .event(5.0, Event::MicrophoneLost)
        .logged(6.0, Logged::Happened { happening: 0 })
        .effect(6.0, play(9, Speaker::Room("Ewa".to_owned()), "Masz chwilę?"))
        .effect(
            7.0,
            Effect::RoomTalks {
                says: "I wtedy on mówi…".to_owned(),
            },
        )
        .event(9.0, Event::DoorClosed)
        .effect(9.0, Effect::RoomQuiet)
        .effect(
            10.0,
            Effect::Sound {
                speaker: Speaker::Caller,
                caption: "wzdycha".to_owned(),
            },
        )
        .effect(
            11.0,
            Effect::Hint {
                key: "hint-introduce".to_owned(),
            },
        )
        .event(20.0, Event::TransferStarted { to: "lis".into() })
        .effect(20.0, Effect::ColleagueRinging { person: "lis".into() })
        .effect(25.0, Effect::ColleagueUnreachable { person: "lis".into() })
        .event(26.0, Event::TransferCancelled)
        .event(30.0, Event::TransferStarted { to: "kos".into() })
        .effect(30.0, Effect::ColleagueRinging { person: "kos".into() })
        .effect(33.0, Effect::ColleagueAnswered { person: "kos".into() })
        .event(40.0, Event::TransferCompleted)
        .ends(60.0, Ending::HandedOver);
    (scenario, log)
}

#[test]
fn everything_that_happens_has_its_moment() {
    let (scenario, log) = eventful();
    let timeline = of(&scenario, log);
    assert_eq!(
        moments(&timeline, MomentKind::Desk),
        [
            (3_000, messages::DOCUMENT),
            (4_000, messages::NOTE),
            (5_000, messages::MICROPHONE_LOST)
        ]
    );
    assert_eq!(
        moments(&timeline, MomentKind::Room),
        [
            (0, messages::CLIENT),
            (6_000, messages::BREAKS_IN),
            (7_000, messages::ROOM_TALKS),
            (9_000, messages::DOOR_CLOSED),
            (9_000, messages::ROOM_QUIET)
        ]
    );
    assert_eq!(
        moments(&timeline, MomentKind::Colleague),
        [
            (20_000, messages::COLLEAGUE_RUNG),
            (25_000, messages::COLLEAGUE_UNREACHABLE),
            (30_000, messages::COLLEAGUE_RUNG),
            (33_000, messages::COLLEAGUE_ANSWERED),
            (40_000, messages::HANDED_OVER)
        ]
    );
    assert_eq!(moments(&timeline, MomentKind::Sound), [(10_000, messages::SOUND)]);
    assert_eq!(moments(&timeline, MomentKind::Hint), [(11_000, "hint-introduce")]);
    assert_eq!(stretches(&timeline, LineState::RoomTalk), [(7_000, 9_000)]);
    // The caller waits while a colleague is rung; after the connection the line is no longer the trainee's.
    assert_eq!(
        stretches(&timeline, LineState::Consult),
        [(20_000, 26_000), (30_000, 40_000)]
    );
    assert!(
        stretches(&timeline, LineState::Silence)
            .iter()
            .all(|&(_, to)| to <= 40_000)
    );
}

#[test]
fn everything_in_a_timeline_has_words_in_both_languages() {
    let l10n = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"));
    let texts = Localizer::load(l10n).expect("the shipped texts load");
    let (scenario, log) = eventful();
    let timeline = of(&scenario, log);
    let labels = MomentKind::ALL.map(MomentKind::label);
    let states = timeline.states.iter().map(|stretch| stretch.state.label());
    let said: Vec<Message> = timeline
        .moments
        .iter()
        .map(|moment| moment.what.clone())
        .chain(labels)
        .chain(states)
        .collect();
    for lang in [Lang::Pl, Lang::En] {
        for key in messages::ALL {
            assert!(texts.has(lang, key), "{key} has no words");
        }
        for message in &said {
            let words = texts.message(lang, message);
            assert!(!words.contains(['⟦', '{', '$']), "{message:?}: {words}");
        }
    }
}

proptest! {
    #[test]
    fn any_log_gives_a_timeline_in_order_and_within_its_length(
        mut entries in proptest::collection::vec(entry(), 0..80),
        shuffled in any::<bool>(),
    ) {
        if !shuffled {
            entries.sort_by_key(|entry| entry.at);
        }
        let session = SessionLog { entries, ..Log::empty().session() };
        let timeline = Timeline::of(MARKS, &scenario(), &session);
        for said in timeline.caller.iter().chain(&timeline.trainee) {
            prop_assert!(said.from <= said.to && said.to <= timeline.length, "{:?}", said);
        }
        for stretch in &timeline.states {
            prop_assert!(stretch.from <= stretch.to && stretch.to <= timeline.length, "{:?}", stretch);
        }
        prop_assert!(timeline.caller.is_sorted_by_key(|said| said.from));
        prop_assert!(timeline.trainee.is_sorted_by_key(|said| said.from));
        prop_assert!(timeline.states.is_sorted_by_key(|stretch| stretch.from));
        prop_assert!(timeline.moments.is_sorted_by_key(|moment| moment.at));
        prop_assert!(timeline.moments.iter().all(|moment| moment.at <= timeline.length));
    }
}
