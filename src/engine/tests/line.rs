//! Single rules of the line: interruptions, hold, transfer, late words, replay.

use super::super::replay;
use super::*;

fn interrupted(what: InterruptedWhat) -> Logged {
    Logged::Interrupted { what }
}

#[test]
fn a_word_into_a_block_interrupts_and_lengthens_it() {
    let needs = vec![NeedProfile::Stutter {
        interrupted_adds: Millis(2_000),
    }];
    let mut desk = Call::new(scenario(needs));
    desk.event(Event::Answered);
    desk.say("name_last");
    desk.until(|view| view.floor == Floor::CallerBlock);
    let since = desk.view().block_since.unwrap();
    desk.wait(500);
    desk.say_to(Addressee::Caller, "#1 tak", 300);
    desk.until(|view| view.floor == Floor::Caller);
    assert!(desk.now() >= since + Millis(5_000), "3 s and 2 s more");
    assert_eq!(desk.count(&interrupted(InterruptedWhat::Block)), 1);
    assert_eq!(desk.count(&interrupted(InterruptedWhat::Words)), 0);
}

#[test]
fn late_words_hit_the_block_in_which_they_were_spoken() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.event(Event::Answered);
    desk.type_in("name_last");
    desk.until(|view| view.floor == Floor::CallerBlock);
    let start = desk.now() + Millis(200);
    desk.turn();
    desk.said(
        Addressee::Caller,
        Route::Voice,
        "#6 już rozumiem",
        start,
        start + Millis(600),
    );
    assert_eq!(desk.count(&interrupted(InterruptedWhat::Block)), 1);
}

#[test]
fn signs_of_listening_do_not_interrupt_words() {
    for (script, count) in [("#1 mhm", 0), ("#6 ale proszę pana", 1)] {
        let mut desk = Call::new(scenario(Vec::new()));
        desk.event(Event::Answered);
        desk.wait(4_500);
        assert_eq!(desk.view().floor, Floor::Caller);
        desk.say_to(Addressee::Caller, script, 300);
        assert_eq!(desk.count(&interrupted(InterruptedWhat::Words)), count, "{script}");
    }
}

#[test]
fn typing_interrupts_only_where_it_ends() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.event(Event::Answered);
    desk.type_in("name_last");
    desk.until(|view| view.floor == Floor::CallerBlock);
    desk.event(Event::SpeechStarted {
        to: Addressee::Caller,
        route: Route::Typed,
    });
    let start = desk.now();
    desk.until(|view| view.floor == Floor::Trainee);
    desk.said(Addressee::Caller, Route::Typed, "?expiry", start, desk.now());
    assert_eq!(desk.count(&interrupted(InterruptedWhat::Block)), 0);
}

#[test]
fn nothing_is_heard_on_hold_or_muted() {
    for key in [LineKey::Hold, LineKey::Mute] {
        let mut desk = Call::in_matter(scenario(Vec::new()));
        desk.key(key, Switch::On);
        desk.say("+free");
        desk.wait(5_000);
        assert_eq!(
            desk.count(&Logged::TookIn {
                fact: FactId::from("free")
            }),
            0
        );
        let heard = desk
            .session
            .log()
            .entries
            .iter()
            .rev()
            .find_map(|entry| match &entry.what {
                Logged::Heard(heard) => Some(heard.facts.len()),
                _ => None,
            });
        assert_eq!(heard, Some(0));
        desk.wait(60_000);
        assert_eq!(desk.ending(), Some(Ending::CallerGaveUp), "{key:?}");
    }
}

#[test]
fn words_spoken_before_the_hold_key_were_heard() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    let start = desk.now();
    desk.wait(1_500);
    desk.key(LineKey::Hold, Switch::On);
    desk.wait(2_000);
    desk.said(
        Addressee::Caller,
        Route::Voice,
        "ask_patience +free",
        start,
        start + Millis(1_500),
    );
    let before = desk.spoken().len();
    desk.wait(20_000);
    assert_eq!(desk.spoken().len(), before, "nobody talks on hold");
    desk.key(LineKey::Hold, Switch::Off);
    desk.say("thank_for_waiting");
    desk.turn();
    assert_eq!(
        desk.count(&Logged::TookIn {
            fact: FactId::from("free")
        }),
        1
    );
    assert!(!desk.spoken().contains(&"Dobrze, poczekam."), "too late to agree");
}

#[test]
fn a_line_cut_off_by_hold_is_said_after_it() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.event(Event::Answered);
    desk.type_in("name_last");
    desk.until(|view| view.floor == Floor::CallerBlock);
    desk.key(LineKey::Hold, Switch::On);
    assert_eq!(desk.view().floor, Floor::Trainee);
    desk.wait(10_000);
    desk.key(LineKey::Hold, Switch::Off);
    desk.turn();
    desk.wait(2_600);
    assert_eq!(desk.last_spoken(), ["przynieść po nowy dowód?"]);
}

#[test]
fn the_caller_who_agreed_to_wait_does_not_ask_at_once() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("ask_patience");
    desk.turn();
    let before = desk.spoken().len();
    desk.wait(30_000);
    assert_eq!(desk.spoken().len(), before);
}

#[test]
fn colleagues_who_cannot_be_reached() {
    for (id, after) in [("lis", 20_000), ("old", 2_000)] {
        let mut desk = Call::in_matter(scenario(Vec::new()));
        let person = PersonId::from(id);
        desk.event(Event::TransferStarted { to: person.clone() });
        desk.wait(after + 100);
        assert_eq!(desk.count(&Logged::Effect(Effect::ColleagueUnreachable { person })), 1);
        assert!(desk.view().keys.is_on(LineKey::Hold), "the caller still waits");
        desk.event(Event::TransferCancelled);
        assert!(!desk.view().keys.is_on(LineKey::Hold));
        desk.say("+free");
        desk.turn();
        assert_eq!(desk.last_spoken(), ["Za darmo."]);
    }
}

#[test]
fn a_blind_transfer_hands_over_without_a_word() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.event(Event::TransferStarted {
        to: PersonId::from("kos"),
    });
    desk.event(Event::TransferCompleted);
    desk.event(Event::HungUp);
    assert_eq!(desk.ending(), Some(Ending::HandedOver));
}

#[test]
fn late_transcripts_are_recorded_after_the_end() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    let start = desk.now();
    desk.wait(1_000);
    desk.event(Event::HungUp);
    desk.said(
        Addressee::Caller,
        Route::Voice,
        "+free farewell",
        start,
        start + Millis(900),
    );
    let last = desk.session.log().entries.last().unwrap();
    assert!(matches!(&last.what, Logged::Heard(heard) if heard.facts.len() == 1));
}

#[test]
fn a_replay_gives_the_same_log() {
    let scenario = scenario(hard_of_hearing());
    let mut desk = Call::in_matter(scenario.clone());
    desk.say("+photo");
    desk.turn();
    desk.key(LineKey::Hold, Switch::On);
    desk.wait(50_000);
    desk.key(LineKey::Hold, Switch::Off);
    desk.say("++photo +free");
    desk.turn();
    desk.say("farewell");
    desk.wait(15_000);
    let log = desk.session.finish();
    let again = replay(&log, Arc::new(scenario), Arc::new(profile()), Arc::new(ScriptedEar));
    assert_eq!(again, log);
}
