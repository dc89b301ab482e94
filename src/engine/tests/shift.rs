//! A shift driven by hand: what happens between its calls.

use proptest::prelude::*;

use super::*;
use crate::engine::{Ears, ShiftParts, ShiftSession, Talks};

struct Scripted;

impl Ears for Scripted {
    fn for_call(&self, _: &Scenario, _: u16) -> Arc<dyn Ear + Send + Sync> {
        Arc::new(ScriptedEar)
    }
}

const MINUTE: u64 = 60_000;

fn client(name: &str) -> Client {
    Client {
        name: name.to_owned(),
        says: "Dzień dobry.".to_owned(),
    }
}

fn caller(id: &str, minute: u64) -> ShiftCall {
    ShiftCall {
        id: id.into(),
        at: Millis(minute * MINUTE),
        scenario: "id-card".into(),
        number: "85 123 45 67".to_owned(),
        callback: Some("id-card-back".into()),
        calls_again: None,
    }
}

/// From nine to ten: calls at 5 and 6 minutes, nobody at the counter, no absence.
fn shift() -> Shift {
    Shift {
        id: "poranek".into(),
        version: 1,
        title: String::new(),
        summary: String::new(),
        level: 1,
        day: "2026-11-30".to_owned(),
        begins: 9 * 60,
        ends: 10 * 60,
        pace: 60,
        calls: vec![caller("zajac", 5), caller("maj", 6)],
        visits: Vec::new(),
        absences: Vec::new(),
        substitutes: vec![Substitute {
            id: "lis".into(),
            name: "Jan Lis".to_owned(),
            unit: "Kasa".to_owned(),
            number: "31".to_owned(),
        }],
    }
}

fn session(shift: Shift) -> ShiftSession {
    let incoming = Arc::new(scenario(Vec::new()));
    let mut back = scenario(Vec::new());
    back.direction = Direction::Outgoing {
        number: "851234567".to_owned(),
        answers_after: Millis(4_000),
        case: Vec::new(),
    };
    back.moments[0].caller = lines(["Miała pani dzwonić {promised}."]);
    let talks = Talks {
        incoming,
        callback: Some(Arc::new(back)),
    };
    let parts = ShiftParts {
        talks: vec![talks; shift.calls.len()],
        shift: Arc::new(shift),
        profile: Arc::new(profile()),
    };
    ShiftSession::new(parts, Arc::new(Scripted), Setup::default())
}

/// Lets time pass, minute by minute, and collects what the outside was told between the calls.
fn pass(session: &mut ShiftSession, until_minute: u64) -> Vec<ShiftEffect> {
    let from = session.view().now.0 / 1000;
    let seconds = from..=until_minute * 60;
    seconds
        .flat_map(|second| session.step(Millis(second * 1000), ShiftEvent::Clock))
        .filter(|effect| !matches!(effect, ShiftEffect::Call(_)))
        .collect()
}

fn at(minute: u64, second: u64) -> Millis {
    Millis(minute * MINUTE + second * 1000)
}

#[test]
fn a_second_caller_meets_a_busy_line() {
    let mut session = session(shift());
    pass(&mut session, 5);
    session.step(at(5, 2), ShiftEvent::Desk(Event::Answered));
    let effects = pass(&mut session, 6);
    let busy = ShiftEffect::Missed {
        call: "maj".into(),
        why: MissedBecause::Busy,
    };
    assert_eq!(effects, [busy]);
    assert_eq!(session.view().missed.len(), 1);
}

#[test]
fn a_call_that_nobody_answers_is_missed() {
    let mut shift = shift();
    shift.calls.truncate(1);
    let mut session = session(shift);
    let effects = pass(&mut session, 6);
    let missed = ShiftEffect::Missed {
        call: "zajac".into(),
        why: MissedBecause::NotAnswered,
    };
    assert_eq!(effects.last(), Some(&missed));
}

#[test]
fn serving_stands_still_during_a_call() {
    let mut shift = shift();
    shift.calls.truncate(1);
    shift.visits = vec![Visit {
        at: at(4, 0),
        lasts: Millis(3 * MINUTE),
        client: client("pan Nowak"),
    }];
    let mut session = session(shift);
    pass(&mut session, 5);
    session.step(at(5, 1), ShiftEvent::Desk(Event::Answered));
    session.step(at(5, 31), ShiftEvent::Desk(Event::HungUp));
    // A minute before the call, and from half a minute after it began: two more.
    assert!(!pass(&mut session, 7).contains(&ShiftEffect::ClientLeaves(client("pan Nowak"))));
    assert!(pass(&mut session, 8).contains(&ShiftEffect::ClientLeaves(client("pan Nowak"))));
    let log = session.finish();
    assert_eq!(log.calls[0].log.header.around.client, Some(client("pan Nowak")));
}

fn with_absence() -> Shift {
    Shift {
        absences: vec![Absence {
            at: at(5, 30),
            lasts: Millis(10 * MINUTE),
            reason: "narada".to_owned(),
            forward_to: "lis".into(),
        }],
        ..shift()
    }
}

#[test]
fn nobody_leaves_in_the_middle_of_a_call() {
    let mut session = session(with_absence());
    pass(&mut session, 5);
    session.step(at(5, 2), ShiftEvent::Desk(Event::Answered));
    pass(&mut session, 6);
    assert!(!session.view().away, "it was time half a minute ago");
    let effects = session.step(at(6, 1), ShiftEvent::Desk(Event::HungUp));
    assert!(effects.contains(&ShiftEffect::CallOver { call: "zajac".into() }));
    assert_eq!(
        session.step(at(6, 2), ShiftEvent::Clock),
        [ShiftEffect::AbsenceBegins { absence: 0 }]
    );
    assert!(session.view().away);
    assert!(pass(&mut session, 16).contains(&ShiftEffect::AbsenceOver { absence: 0 }));
    assert!(!session.view().away);
}

#[test]
fn a_forwarded_call_goes_to_the_substitute_only_around_an_absence() {
    let to = |to: &str| ShiftEvent::Forwarded { to: Some(to.into()) };
    let mut away = session(with_absence());
    away.step(at(1, 0), to("lis"));
    let effects = pass(&mut away, 7);
    for call in ["zajac", "maj"] {
        assert!(effects.contains(&ShiftEffect::TakenBySubstitute { call: call.into() }));
    }
    let mut idle = session(shift());
    idle.step(at(1, 0), to("lis"));
    assert_eq!(pass(&mut idle, 7).len(), 2);
    assert_eq!(idle.view().missed[0].why, MissedBecause::ForwardedAway);
    // Nobody forwards to whom the office does not know.
    let mut stranger = session(shift());
    stranger.step(at(1, 0), to("obcy"));
    assert_eq!(stranger.view().forwarded, None);
}

#[test]
fn the_diary_tells_once_and_a_second_entry_replaces_the_first() {
    let mut session = session(shift());
    let enter = |minute| ShiftEvent::DiaryEntered {
        call: "zajac".into(),
        minute,
    };
    session.step(at(1, 0), enter(9 * 60 + 2));
    session.step(at(1, 1), enter(9 * 60 + 3));
    let due = ShiftEffect::DiaryDue { call: "zajac".into() };
    assert_eq!(pass(&mut session, 4), [due]);
    assert_eq!(session.view().diary.len(), 1);
}

#[test]
fn words_that_come_after_the_end_belong_to_the_call_that_ended() {
    let mut session = session(shift());
    pass(&mut session, 5);
    session.step(at(5, 2), ShiftEvent::Desk(Event::Answered));
    session.step(at(5, 10), ShiftEvent::Desk(Event::HungUp));
    let said = Said {
        to: Addressee::Caller,
        route: Route::Voice,
        text: "farewell".to_owned(),
        start: at(5, 8),
        end: at(5, 9),
        confidence: 1.0,
    };
    session.step(at(5, 12), ShiftEvent::Desk(Event::Said(said)));
    let log = session.finish();
    let words = log.calls[0].log.entries.iter().find_map(|entry| match &entry.what {
        Logged::Event(Event::Said(said)) => Some(said.clone()),
        _ => None,
    });
    assert_eq!(
        words.map(|said| (said.start, said.end)),
        Some((Millis(8_000), Millis(9_000)))
    );
}

#[test]
fn a_caller_who_is_called_back_is_prepared_dialled_and_remembers() {
    let mut session = session(shift());
    assert_eq!(
        session.step(at(1, 0), ShiftEvent::TakenUp { call: "zajac".into() }),
        [ShiftEffect::Ready { call: "zajac".into() }]
    );
    let note = Event::NoteWritten { text: "dowód".into() };
    session.step(at(1, 10), ShiftEvent::Desk(note.clone()));
    let dial = Event::Dialled {
        number: "85 123 45 67".to_owned(),
    };
    let begins = ShiftEffect::CallBegins {
        call: "zajac".into(),
        way: Way::Callback,
    };
    let effects = session.step(at(1, 20), ShiftEvent::Desk(dial));
    assert_eq!(effects, [begins, ShiftEffect::Call(Effect::RingBack)]);
    let effects = session.step(at(1, 30), ShiftEvent::Clock);
    let speaks = effects.iter().any(|effect| match effect {
        ShiftEffect::Call(Effect::Play { text, .. }) => text == "Miała pani dzwonić później.",
        _ => false,
    });
    assert!(speaks, "{effects:?}");
    let log = session.finish();
    assert_eq!(log.calls[0].way, Way::Callback);
    assert!(
        log.calls[0]
            .log
            .entries
            .iter()
            .any(|entry| entry.what == Logged::Event(note.clone()))
    );
}

/// One caller at 5 minutes, who tries again after so many seconds.
fn impatient(seconds: u64) -> Shift {
    let mut shift = shift();
    shift.calls.truncate(1);
    shift.calls[0].calls_again = Some(Millis(seconds * 1000));
    shift
}

/// How the calls came to the line.
fn ways(effects: &[ShiftEffect]) -> Vec<Way> {
    let way = |effect: &ShiftEffect| match effect {
        ShiftEffect::CallBegins { way, .. } => Some(*way),
        _ => None,
    };
    effects.iter().filter_map(way).collect()
}

#[test]
fn whoever_was_not_answered_rings_again_once() {
    let mut session = session(impatient(600));
    let effects = pass(&mut session, 59);
    assert_eq!(ways(&effects), [Way::Incoming, Way::Again]);
    let view = session.view();
    let call: CallId = "zajac".into();
    assert_eq!((view.missed.len(), view.callers()), (2, vec![&call]));
    // Given up after half a minute, and ten minutes later.
    assert_eq!(view.rang(&call), [at(5, 0), at(15, 30)]);
    assert_eq!(view.unanswered(&call), Some(MissedBecause::NotAnswered));
    let log = session.finish();
    let header = |place: usize| &log.calls[place].log.header;
    assert_eq!((header(0).around.again, header(1).around.again), (false, true));
    assert_eq!(header(0).scenario, header(1).scenario);
    assert_ne!(header(0).seed, header(1).seed);
}

#[test]
fn a_second_call_that_is_answered_leaves_nobody_unanswered() {
    let mut session = session(impatient(600));
    pass(&mut session, 15);
    session.step(at(15, 32), ShiftEvent::Desk(Event::Answered));
    assert_eq!(session.view().missed.len(), 1);
    assert_eq!(session.view().unanswered(&"zajac".into()), None);
}

#[test]
fn whose_patience_ran_out_rings_again_and_who_was_hung_up_on_does_not() {
    let mut silent = session(impatient(600));
    pass(&mut silent, 5);
    silent.step(at(5, 2), ShiftEvent::Desk(Event::Answered));
    assert_eq!(ways(&pass(&mut silent, 59)), [Way::Again]);
    let ended = Logged::Effect(Effect::CallEnded {
        by: Ending::CallerGaveUp,
    });
    let log = silent.finish();
    let mut first = log.calls[0].log.entries.iter();
    assert!(first.any(|entry| entry.what == ended));

    let mut rude = session(impatient(600));
    pass(&mut rude, 5);
    rude.step(at(5, 2), ShiftEvent::Desk(Event::Answered));
    rude.step(at(5, 4), ShiftEvent::Desk(Event::HungUp));
    assert_eq!(ways(&pass(&mut rude, 59)), []);
}

#[test]
fn whoever_was_called_back_meanwhile_does_not_ring_again() {
    let mut session = session(impatient(600));
    pass(&mut session, 7);
    session.step(at(8, 0), ShiftEvent::TakenUp { call: "zajac".into() });
    let dial = Event::Dialled {
        number: "85 123 45 67".to_owned(),
    };
    let effects = session.step(at(8, 20), ShiftEvent::Desk(dial));
    assert_eq!(ways(&effects), [Way::Callback]);
    assert_eq!(ways(&pass(&mut session, 59)), []);
}

#[test]
fn a_second_call_can_meet_a_busy_line_and_never_comes_after_the_shift() {
    // Given up at 5:30, back at 15:10.
    let mut shift = impatient(580);
    shift.calls.push(caller("maj", 15));
    let mut busy = session(shift);
    pass(&mut busy, 15);
    busy.step(at(15, 2), ShiftEvent::Desk(Event::Answered));
    let missed = ShiftEffect::Missed {
        call: "zajac".into(),
        why: MissedBecause::Busy,
    };
    let effects = pass(&mut busy, 59);
    assert!(effects.contains(&missed), "{effects:?}");
    assert_eq!(ways(&effects), [], "nobody tries a third time");

    let mut late = session(impatient(55 * 60));
    let effects = pass(&mut late, 61);
    assert_eq!(ways(&effects), [Way::Incoming]);
    assert_eq!(effects.last(), Some(&ShiftEffect::ShiftOver));
}

#[test]
fn a_second_call_begins_with_a_word_about_the_first() {
    let spoken = |again| {
        let mut scenario = scenario(Vec::new());
        scenario.stock.rings_again = lines(["To znowu ja."]);
        let around = Around {
            again,
            ..Around::default()
        };
        let mut desk = Call::with(
            scenario,
            Setup {
                seed: 1,
                around,
                ..Setup::default()
            },
        );
        desk.wait(6_000);
        desk.event(Event::Answered);
        desk.say("greeting name_last");
        desk.turn();
        let spoken = desk.spoken().into_iter().map(str::to_owned);
        spoken.take(2).collect::<Vec<String>>()
    };
    assert_eq!(spoken(true), ["To znowu ja.", "Halo, dzień dobry."]);
    assert_eq!(spoken(false)[0], "Halo, dzień dobry.");
}

fn event() -> impl Strategy<Value = ShiftEvent> {
    let desk = prop_oneof![
        Just(Event::Answered),
        Just(Event::HungUp),
        Just(Event::LeftDesk),
        Just(Event::AudioFinished { play: 0 }),
        Just(Event::Dialled {
            number: "851234567".to_owned()
        }),
    ];
    prop_oneof![
        3 => desk.prop_map(ShiftEvent::Desk),
        1 => prop_oneof![Just("zajac"), Just("nikt")].prop_map(|call| ShiftEvent::TakenUp { call: call.into() }),
        1 => (0_u16..2_000).prop_map(|minute| ShiftEvent::DiaryEntered { call: "maj".into(), minute }),
        1 => Just(ShiftEvent::Forwarded { to: Some("lis".into()) }),
        1 => Just(ShiftEvent::Forwarded { to: None }),
        2 => Just(ShiftEvent::Clock),
    ]
}

proptest! {
    /// Whatever a trainee does, the shift comes to its end, and the same again gives the same log.
    #[test]
    fn a_shift_ends_and_repeats(events in prop::collection::vec((0_u64..90_000, event()), 0..60)) {
        let play = || {
            let mut shift = with_absence();
            shift.calls[0].calls_again = Some(Millis(7 * MINUTE));
            let mut session = session(shift);
            let mut now = 0;
            for (pause, event) in &events {
                now += pause;
                session.step(Millis(now), event.clone());
            }
            // Callers give up and hang up by themselves, but for one who is kept talking to.
            session.step(Millis(now + 1), ShiftEvent::Desk(Event::HungUp));
            session.step(Millis(now + 3 * 60 * MINUTE), ShiftEvent::Clock);
            prop_assert!(session.is_over() || session.call_view().is_some());
            Ok(session.finish())
        };
        prop_assert_eq!(play()?, play()?);
    }
}
