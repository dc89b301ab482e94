//! Single rules of the talk, each by the shortest call that shows it.

use super::super::every_line;
use super::*;

#[test]
fn nobody_answers() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.wait(40_000);
    assert_eq!(desk.ending(), Some(Ending::CallerGaveUp));
    assert_eq!(desk.view().rings, 6, "at 0, 5 … 25 s");
    assert_eq!(desk.count(&Logged::Effect(Effect::RingingStopped)), 1);
}

#[test]
fn who_needs_more_time_is_rung_and_waited_for_longer() {
    let setup = Setup {
        seed: 1,
        accommodations: Accommodations {
            extra_rings: 2,
            waiting: 200,
        },
        ..Setup::default()
    };
    let mut desk = Call::with(scenario(Vec::new()), setup.clone());
    desk.wait(69_000);
    assert_eq!(desk.ending(), None, "30 s doubled, and two rings of 5 s");
    desk.wait(2_000);
    assert_eq!(desk.ending(), Some(Ending::CallerGaveUp));

    let mut usual = Call::in_matter(scenario(Vec::new()));
    let mut eased = Call::with(scenario(Vec::new()), setup);
    eased.wait(6_000);
    eased.event(Event::Answered);
    eased.say("greeting name_last");
    eased.turn();
    for desk in [&mut usual, &mut eased] {
        desk.wait(12_000);
    }
    let asks = |desk: &Call| desk.spoken().contains(&"Halo?");
    assert!(asks(&usual), "{:?}", usual.spoken());
    assert!(!asks(&eased), "{:?}", eased.spoken());
}

#[test]
fn the_caller_waits_four_seconds_to_be_greeted() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.wait(1_000);
    desk.event(Event::Answered);
    desk.wait(3_900);
    assert!(desk.spoken().is_empty());
    desk.wait(200);
    assert_eq!(desk.spoken(), ["Halo, dzień dobry."]);
    desk.turn();
    desk.say("greeting");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Z kim rozmawiam?"]);
    desk.say("greeting");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Co mam", "przynieść po nowy dowód?"], "afterwards");
}

#[test]
fn an_opening_without_a_name_leaves_the_talk_where_it_is() {
    let mut desk = Call::new(scenario(Vec::new()));
    desk.event(Event::Answered);
    desk.say("#2 halo");
    desk.turn();
    assert_eq!(desk.spoken(), ["Halo, dzień dobry."]);
    assert_eq!(desk.view().moment, Some(MomentId::from("opening")));
    assert_eq!(
        desk.count(&Logged::Effect(Effect::Hint {
            key: "hint-introduce".to_owned()
        })),
        1
    );
}

#[test]
fn silence_is_asked_after_and_given_up_on() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.wait(60_000);
    let spoken = desk.spoken();
    let asked = spoken
        .iter()
        .filter(|text| text.starts_with("Halo") && !text.contains("dzień"))
        .count();
    assert_eq!(asked, 2, "{spoken:?}");
    assert_eq!(desk.last_spoken(), ["Trudno, do widzenia."]);
    assert_eq!(desk.ending(), Some(Ending::CallerGaveUp));
}

#[test]
fn composing_is_no_silence() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    let before = desk.spoken().len();
    desk.event(Event::SpeechStarted {
        to: Addressee::Caller,
        route: Route::Typed,
    });
    desk.wait(30_000);
    assert_eq!(desk.spoken().len(), before);
    desk.type_in("+free");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Za darmo."]);
}

#[test]
fn a_figure_said_once_is_missed_and_said_again_is_taken_in() {
    let took_in = Logged::TookIn {
        fact: FactId::from("photo"),
    };
    let mut desk = Call::in_matter(scenario(hard_of_hearing()));
    desk.say("+photo");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Ile? Nie dosłyszałem."]);
    assert_eq!(desk.count(&took_in), 0);
    desk.say("+photo");
    desk.turn();
    assert_eq!((desk.last_spoken(), desk.count(&took_in)), (["Jedno zdjęcie."], 1));

    let mut desk = Call::in_matter(scenario(hard_of_hearing()));
    desk.say("++photo");
    desk.turn();
    assert_eq!(
        (desk.last_spoken(), desk.count(&took_in)),
        (["Jedno zdjęcie."], 1),
        "spelt"
    );

    let mut desk = Call::in_matter(scenario(hard_of_hearing()));
    desk.say("+photo");
    desk.wait(300);
    desk.say("+photo");
    desk.turn();
    assert_eq!(
        (desk.last_spoken(), desk.count(&took_in)),
        (["Jedno zdjęcie."], 1),
        "two utterances, one turn"
    );

    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("+photo");
    desk.turn();
    assert_eq!(
        (desk.last_spoken(), desk.count(&took_in)),
        (["Jedno zdjęcie."], 1),
        "no need, no miss"
    );
}

#[test]
fn fast_and_long_turns_are_lost_and_cost_patience() {
    let mut desk = Call::in_matter(scenario(hard_of_hearing()));
    desk.say("#12 +free");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Wolniej proszę."]);
    desk.say("w20 proszę, +free");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Krócej proszę."]);
    assert_eq!(
        desk.count(&Logged::TookIn {
            fact: FactId::from("free")
        }),
        0
    );
    // Typed words have no pace; following once restores the patience.
    desk.type_in("#30 +free");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Za darmo."]);
    for _ in 0..3 {
        desk.say("#12 ?expiry");
        desk.turn();
    }
    desk.wait(3_000);
    assert_eq!(desk.ending(), Some(Ending::CallerGaveUp));
}

#[test]
fn a_blind_caller_is_lost_by_sight() {
    let mut desk = Call::in_matter(scenario(vec![NeedProfile::Blind]));
    desk.say("v_visual +free");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Nie widzę tego."]);
    assert_eq!(
        desk.count(&Logged::Lost {
            why: LostBecause::Visual
        }),
        1
    );
    assert_eq!(
        desk.count(&Logged::TookIn {
            fact: FactId::from("free")
        }),
        0
    );
}

#[test]
fn wrong_values_are_taken_silently_and_can_be_put_right() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    let before = desk.spoken().len();
    desk.say("-photo");
    desk.turn();
    assert_eq!(desk.spoken().len(), before);
    desk.say("teach_back");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Jeszcze nic nie wiem."]);
    desk.say("+photo");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Jedno zdjęcie."]);
    desk.say("teach_back");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["To tak:", "Jedno zdjęcie.", "Dobrze?"]);
    assert_eq!(desk.count(&Logged::ConfirmedUnderstanding), 1);
}

#[test]
fn an_open_question_draws_out_what_matters() {
    let told = |how| Logged::Disclosed {
        detail: DetailId::from("expiry"),
        how,
    };
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("ask_details");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Do piątku."]);
    assert_eq!(desk.count(&told(Disclosure::OpenQuestion)), 1);

    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("ask_details ?expiry ?colour");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Do piątku.", "Szary."]);
    assert_eq!(desk.count(&told(Disclosure::Asked)), 1);
}

#[test]
fn what_was_not_heard_is_said_again() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("?expiry");
    desk.turn();
    desk.say("ask_repeat");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Do piątku.", "Do piątku."]);
}

#[test]
fn an_expectation_needs_something_new_in_the_turn() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("+photo +free");
    desk.turn();
    assert_eq!(
        desk.last_spoken(),
        ["Jedno zdjęcie.", "Za darmo.", "To chyba wszystko wiem."]
    );
    desk.wait(2_000);
    desk.say("empathy");
    desk.turn();
    desk.say("+photo");
    desk.turn();
    assert_eq!(
        desk.last_spoken(),
        ["Jedno, teraz słyszę."],
        "told anew, not when it was only known"
    );
    let answers = desk
        .spoken()
        .iter()
        .filter(|text| **text == "Jedno, teraz słyszę.")
        .count();
    assert_eq!(answers, 1);
}

#[test]
fn rudeness_is_answered_once() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("v_rude");
    desk.turn();
    desk.say("v_rude");
    desk.turn();
    assert_eq!(
        desk.spoken()
            .iter()
            .filter(|text| text.starts_with("Proszę tak"))
            .count(),
        1
    );
}

#[test]
fn the_caller_hangs_up_only_after_the_trainees_last_word() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("farewell");
    desk.turn();
    assert_eq!(desk.view().moment, Some(MomentId::from("goodbye")));
    desk.wait(2_500);
    desk.say_to(Addressee::Caller, "farewell", 3_000);
    desk.wait(1_000);
    assert_eq!(desk.ending(), None);
    desk.wait(700);
    assert_eq!(desk.ending(), Some(Ending::Caller));
}

#[test]
fn consent_to_the_loudspeaker_is_marked() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("ask_speaker_consent");
    desk.turn();
    assert_eq!(desk.last_spoken(), ["Tak, proszę włączyć."]);
    assert_eq!(desk.count(&Logged::Marked(Mark::ConsentsToSpeaker)), 1);
    desk.key(LineKey::Loudspeaker, Switch::On);
    let hint = Effect::Hint {
        key: "hint-ask-before-loudspeaker".to_owned(),
    };
    assert_eq!(desk.count(&Logged::Effect(hint)), 0);
}

#[test]
fn an_exam_gives_no_hints() {
    let setup = Setup {
        mode: Mode::Exam,
        ..Setup::default()
    };
    let mut desk = Call::with(scenario(Vec::new()), setup);
    desk.wait(14_000);
    desk.event(Event::Answered);
    desk.wait(8_000);
    desk.event(Event::LeftDesk);
    desk.key(LineKey::Hold, Switch::On);
    desk.wait(59_000);
    let hints = desk
        .session
        .log()
        .entries
        .iter()
        .filter(|entry| matches!(&entry.what, Logged::Effect(Effect::Hint { .. })));
    assert_eq!(hints.count(), 0);
}

#[test]
fn every_text_that_was_spoken_is_known_beforehand() {
    let mut scenario = scenario(hard_of_hearing());
    scenario.needs_to_hear[1].confirms.clear();
    let known: Vec<String> = every_line(&scenario, &profile())
        .into_iter()
        .map(|line| line.text)
        .collect();
    for seed in 0..8 {
        let mut desk = Call::with(
            scenario.clone(),
            Setup {
                seed,
                ..Setup::default()
            },
        );
        desk.event(Event::Answered);
        for turn in [
            "name_last",
            "++photo",
            "+free",
            "teach_back",
            "summarise",
            "v_rude",
            "ask_patience",
            "#12 greeting",
            "announce_transfer",
            "anything_else",
            "ask_speaker_consent",
            "w30 a,",
            "promise_callback",
            "farewell",
        ] {
            desk.say(turn);
            desk.turn();
        }
        for text in desk.spoken() {
            assert!(known.iter().any(|line| line == text), "{text} is not among {known:?}");
        }
    }
}

#[test]
fn one_agreement_is_enough() {
    let mut call = Call::in_matter(scenario(Vec::new()));
    call.say("announce_transfer ask_patience give_wait_reason");
    call.turn();
    assert_eq!(call.last_spoken(), ["przynieść po nowy dowód?", "Proszę przełączyć."]);
}
