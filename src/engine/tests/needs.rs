//! Each need by contrast: the same scenario, a trainee who adapts and one who does not. What the caller then says and takes
//! in differs as the profile says.

use super::*;

fn with(need: NeedProfile) -> Call {
    let mut scenario = scenario(vec![need]);
    scenario.stock = StockPhrases {
        too_much: lines(["Za dużo naraz."]),
        many_digits: lines(["Za dużo cyfr."]),
        taken_literally: lines(["Co to znaczy?"]),
        plain_words: lines(["Prościej proszę."]),
        exact_time: lines(["Kiedy dokładnie?"]),
        speak_to_me: lines(["Proszę mówić do mnie."]),
        ask_me_yes_or_no: lines(["Proszę pytać krótko."]),
        read_back: lines(["Proszę powtórzyć."]),
        forgot: lines(["Zapomniałem."]),
        how_to_get_in: lines(["Jak wejdę?"]),
        ..scenario.stock
    };
    Call::in_matter(scenario)
}

fn took_in(fact: &str) -> Logged {
    Logged::TookIn {
        fact: FactId::from(fact),
    }
}

/// What the caller answers to these words.
fn answer_to(desk: &mut Call, script: &str) -> String {
    desk.say(script);
    desk.turn();
    let [last] = desk.last_spoken();
    last.to_owned()
}

fn relay() -> NeedProfile {
    NeedProfile::Relay { delay: Millis(4_000) }
}

#[test]
fn words_about_the_caller_are_turned_back() {
    let companions = [
        relay(),
        NeedProfile::Relative { delay: Millis(2_000) },
        NeedProfile::Deafblind {
            delay: Millis(6_000),
            things: 1,
        },
        NeedProfile::Companion,
    ];
    for need in companions {
        let mut desk = with(need);
        assert_eq!(
            answer_to(&mut desk, "v_third_person +free"),
            "Proszę mówić do mnie.",
            "{need:?}"
        );
        assert_eq!(desk.count(&took_in("free")), 0, "{need:?}");
        assert_eq!(answer_to(&mut desk, "+free"), "Za darmo.", "{need:?}");
        assert_eq!(desk.count(&took_in("free")), 1, "{need:?}");
    }
    let mut alone = with(NeedProfile::Blind);
    assert_eq!(answer_to(&mut alone, "v_third_person +free"), "Za darmo.");
}

#[test]
fn interpreting_takes_time_and_a_prompt_begins_it_anew() {
    let waited = |need, prompts: bool| {
        let mut desk = with(need);
        desk.say("+free");
        let from = desk.now();
        if prompts {
            desk.wait(2_500);
            desk.say("ask_repeat");
        }
        desk.until(|view| view.floor == Floor::Caller);
        let prompted = desk.count(&Logged::Interrupted {
            what: InterruptedWhat::Delay,
        });
        (desk.now().since(from), prompted)
    };
    let (quick, _) = waited(NeedProfile::Blind, false);
    let (patient, none) = waited(relay(), false);
    let (prompted, once) = waited(relay(), true);
    assert!(quick < Millis(2_000), "{quick}");
    assert!(patient >= Millis(4_900) && patient < Millis(6_000), "{patient}");
    assert!(prompted >= Millis(9_000), "{prompted}");
    assert_eq!((none, once), (0, 1));
}

#[test]
fn going_on_is_no_prompt() {
    let mut desk = with(relay());
    desk.say("+free");
    desk.wait(2_500);
    desk.say("+photo");
    desk.turn();
    assert_eq!(
        desk.count(&Logged::Interrupted {
            what: InterruptedWhat::Delay
        }),
        0
    );
    assert_eq!((desk.count(&took_in("free")), desk.count(&took_in("photo"))), (1, 1));
}

#[test]
fn several_things_at_once_are_lost() {
    let limited = [
        NeedProfile::Deafblind {
            delay: Millis::ZERO,
            things: 1,
        },
        NeedProfile::Aphasia {
            delay: Millis::ZERO,
            words: 10,
            things: 1,
        },
        NeedProfile::IntellectualDisability { words: 12, things: 1 },
        NeedProfile::Dementia { digits: 3, things: 1 },
    ];
    for need in limited {
        let mut desk = with(need);
        assert_eq!(answer_to(&mut desk, "+free +photo"), "Za dużo naraz.", "{need:?}");
        assert_eq!(desk.count(&took_in("free")), 0, "{need:?}");
        assert_eq!(answer_to(&mut desk, "+free"), "Za darmo.", "{need:?}");
        // What is known already is no new thing.
        answer_to(&mut desk, "+free +photo");
        assert_eq!(desk.count(&took_in("photo")), 1, "{need:?}");
    }
}

#[test]
fn long_sentences_are_lost() {
    let limited = [
        NeedProfile::Aphasia {
            delay: Millis::ZERO,
            words: 10,
            things: 1,
        },
        NeedProfile::IntellectualDisability { words: 12, things: 2 },
        NeedProfile::WeakPolish {
            syllables_per_s: 4.5,
            words: 10,
        },
    ];
    for need in limited {
        let mut desk = with(need);
        assert_eq!(answer_to(&mut desk, "w20 proszę, +free"), "Krócej proszę.", "{need:?}");
        assert_eq!(answer_to(&mut desk, "+free"), "Za darmo.", "{need:?}");
    }
}

#[test]
fn fast_speech_is_lost_on_who_learns_the_language() {
    let mut desk = with(NeedProfile::WeakPolish {
        syllables_per_s: 4.5,
        words: 10,
    });
    assert_eq!(answer_to(&mut desk, "#12 +free"), "Wolniej proszę.");
    assert_eq!(answer_to(&mut desk, "#8 +free"), "Za darmo.");
}

#[test]
fn long_numbers_are_lost_in_one_go() {
    let mut desk = with(NeedProfile::Dementia { digits: 3, things: 1 });
    assert_eq!(answer_to(&mut desk, "d9 +free"), "Za dużo cyfr.");
    assert_eq!(answer_to(&mut desk, "d3 +free"), "Za darmo.");
}

#[test]
fn figures_of_speech_and_office_language_are_lost() {
    let weak_polish = NeedProfile::WeakPolish {
        syllables_per_s: 4.5,
        words: 10,
    };
    let literal = [
        NeedProfile::Autism,
        NeedProfile::IntellectualDisability { words: 12, things: 2 },
        weak_polish,
    ];
    for need in literal {
        let mut desk = with(need);
        assert_eq!(answer_to(&mut desk, "idiom +free"), "Co to znaczy?", "{need:?}");
        assert_eq!(answer_to(&mut desk, "+free"), "Za darmo.", "{need:?}");
    }
    let mut desk = with(weak_polish);
    assert_eq!(answer_to(&mut desk, "officialese +free"), "Prościej proszę.");
    let mut desk = with(NeedProfile::Autism);
    assert_eq!(answer_to(&mut desk, "officialese +free"), "Za darmo.");
}

#[test]
fn a_vague_time_is_asked_about_once() {
    let mut desk = with(NeedProfile::Autism);
    desk.say("vague promise_callback");
    desk.turn();
    assert!(desk.spoken().contains(&"Kiedy dokładnie?"), "{}", desk.transcript());
    desk.say("vague promise_callback");
    desk.turn();
    let asked = desk.spoken().into_iter().filter(|text| *text == "Kiedy dokładnie?");
    assert_eq!(asked.count(), 1);

    let mut other = with(NeedProfile::Mobility);
    other.say("vague promise_callback");
    other.turn();
    assert!(!other.spoken().contains(&"Kiedy dokładnie?"));
}

#[test]
fn an_open_question_is_out_of_reach_and_a_closed_one_is_not() {
    let mut desk = with(NeedProfile::Aphasia {
        delay: Millis::ZERO,
        words: 10,
        things: 1,
    });
    assert_eq!(answer_to(&mut desk, "ask_details"), "Proszę pytać krótko.");
    assert_eq!(answer_to(&mut desk, "ask_details ?expiry"), "Do piątku.");
}

#[test]
fn what_was_told_wants_to_be_read_back() {
    let mut desk = with(NeedProfile::UnclearSpeech);
    assert_eq!(answer_to(&mut desk, "?expiry"), "Do piątku.");
    assert_eq!(
        answer_to(&mut desk, "+free"),
        "Proszę powtórzyć.",
        "{}",
        desk.transcript()
    );
    assert_eq!(desk.count(&took_in("free")), 1, "what was told meanwhile is not lost");

    let mut desk = with(NeedProfile::UnclearSpeech);
    answer_to(&mut desk, "?expiry");
    desk.say("confirm_heard");
    desk.turn();
    desk.say("+free");
    desk.turn();
    assert!(!desk.spoken().contains(&"Proszę powtórzyć."), "{}", desk.transcript());
}

#[test]
fn someone_in_a_crisis_falls_silent_and_then_goes() {
    let mut desk = with(NeedProfile::Crisis { offences: 2 });
    desk.say("v_hurry");
    desk.turn();
    let silences = desk.count(&Logged::Effect(Effect::SilentBlock { lasts: Millis(5_000) }));
    assert_eq!((silences, desk.ending()), (1, None), "{}", desk.transcript());
    desk.say("v_refuse");
    desk.turn();
    assert_eq!(desk.ending(), Some(Ending::CallerGaveUp));

    // An apology makes good.
    let mut desk = with(NeedProfile::Crisis { offences: 2 });
    for words in ["v_hurry", "apologise", "v_refuse"] {
        desk.say(words);
        desk.turn();
    }
    assert_eq!(desk.ending(), None, "{}", desk.transcript());

    // Others are not put off by a refusal.
    let mut other = with(NeedProfile::Mobility);
    for words in ["v_hurry", "v_refuse"] {
        other.say(words);
        other.turn();
    }
    assert_eq!(other.ending(), None);
}

#[test]
fn waiting_is_borne_when_one_knows_for_how_long() {
    let held = |need, words: &str| {
        let mut desk = with(need);
        desk.say(words);
        desk.turn();
        desk.key(LineKey::Hold, Switch::On);
        desk.wait(30_000);
        desk.ending()
    };
    let anxious = NeedProfile::Anxiety { wait: Millis(20_000) };
    assert_eq!(held(anxious, "ask_patience announce_hold"), Some(Ending::CallerGaveUp));
    assert_eq!(held(anxious, "ask_patience announce_hold give_wait_estimate"), None);
    assert_eq!(held(NeedProfile::Blind, "ask_patience announce_hold"), None);
}

#[test]
fn what_was_said_once_is_forgotten_unless_summed_up() {
    let dementia = NeedProfile::Dementia { digits: 3, things: 1 };
    let ends = |need, words: &[&str]| {
        let mut desk = with(need);
        for script in words {
            desk.say(script);
            desk.turn();
        }
        let asked = desk.spoken().into_iter().filter(|text| *text == "Zapomniałem.");
        asked.count()
    };
    assert_eq!(ends(dementia, &["+free", "farewell"]), 1);
    assert_eq!(ends(dementia, &["+free", "summarise", "farewell"]), 0);
    assert_eq!(ends(dementia, &["+free", "+free", "farewell"]), 0, "said twice");
    assert_eq!(ends(NeedProfile::Blind, &["+free", "farewell"]), 0);
    let mut desk = with(dementia);
    for script in ["+free", "farewell", "farewell"] {
        desk.say(script);
        desk.turn();
    }
    desk.wait(10_000);
    assert_eq!(desk.ending(), Some(Ending::Caller), "asked once: {}", desk.transcript());
}

#[test]
fn a_way_in_is_asked_for_when_nobody_offers_one() {
    let ends = |words: &[&str]| {
        let mut desk = with(NeedProfile::Mobility);
        for script in words {
            desk.say(script);
            desk.turn();
        }
        desk.spoken().contains(&"Jak wejdę?")
    };
    assert!(ends(&["+free", "farewell"]));
    assert!(!ends(&["+free", "offer_adaptation", "farewell"]));
    assert!(!ends(&["+free", "offer_priority", "farewell"]));
}

#[test]
fn words_that_hurt_wear_everybodys_patience() {
    let asks_again = |words: &[&str]| {
        let mut desk = Call::in_matter(scenario(hard_of_hearing()));
        for script in words {
            desk.say(script);
            desk.turn();
        }
        desk.ending()
    };
    let fast = "#12 ?expiry";
    assert_eq!(asks_again(&[fast, fast]), None);
    assert_eq!(asks_again(&["v_rude", fast, fast]), Some(Ending::CallerGaveUp));
    assert_eq!(asks_again(&["v_rude", "apologise", fast, fast]), None);
}

#[test]
fn needs_work_together() {
    let mut scenario = scenario(vec![NeedProfile::Blind, NeedProfile::Dementia { digits: 3, things: 1 }]);
    scenario.stock.too_much = lines(["Za dużo naraz."]);
    let mut desk = Call::in_matter(scenario);
    assert_eq!(answer_to(&mut desk, "v_visual +free"), "Nie widzę tego.");
    assert_eq!(answer_to(&mut desk, "+free +photo"), "Za dużo naraz.");
}
