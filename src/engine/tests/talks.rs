//! Whole calls as golden texts: read them as a talk.

use super::*;

#[test]
fn a_talk_from_the_second_ring_to_the_last_word() {
    let mut desk = Call::new(scenario(hard_of_hearing()));
    desk.wait(6_000);
    desk.event(Event::Answered);
    desk.wait(500);
    desk.say("greeting name_last offer_help");
    desk.turn();
    desk.say("?expiry");
    desk.turn();
    desk.say("+photo");
    desk.turn();
    desk.say("+photo");
    desk.turn();
    desk.type_in("+free");
    desk.turn();
    desk.say("teach_back");
    desk.turn();
    desk.say("anything_else");
    desk.turn();
    desk.say("thank farewell");
    desk.turn();
    desk.wait(1_000);
    desk.say("farewell");
    desk.wait(10_000);
    assert_eq!(desk.ending(), Some(Ending::Caller));
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_hold_and_a_transfer_with_a_briefing() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("ask_patience give_wait_reason");
    desk.turn();
    desk.key(LineKey::Hold, Switch::On);
    desk.wait(50_000);
    desk.key(LineKey::Hold, Switch::Off);
    desk.say("thank_for_waiting");
    desk.turn();
    desk.say("announce_transfer");
    desk.turn();
    desk.event(Event::TransferStarted {
        to: PersonId::from("kos"),
    });
    desk.until(|view| view.colleague_ready);
    desk.say_to(Addressee::Colleague, "greeting", 1_000);
    desk.turn();
    desk.say_to(Addressee::Colleague, "brief_colleague", 2_000);
    desk.turn();
    desk.event(Event::TransferCompleted);
    desk.wait(2_000);
    desk.event(Event::HungUp);
    assert_eq!(desk.ending(), Some(Ending::HandedOver));
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn an_outgoing_call_is_greeted_by_the_client() {
    let mut scenario = scenario(Vec::new());
    scenario.direction = Direction::Outgoing {
        number: "851234567".to_owned(),
        answers_after: Millis(7_000),
        case: Vec::new(),
    };
    let mut desk = Call::new(scenario);
    assert_eq!(desk.session.next_deadline(), None);
    desk.wait(3_000);
    desk.event(Event::Dialled {
        number: "85 765 43 21".to_owned(),
    });
    desk.wait(3_000);
    desk.event(Event::Dialled {
        number: "+48 85 123 45 67".to_owned(),
    });
    desk.until(|view| view.phase == Phase::Talking && view.floor == Floor::Trainee);
    desk.say("greeting name_last cite_callback");
    desk.turn();
    desk.event(Event::HungUp);
    assert_eq!(desk.ending(), Some(Ending::Trainee));
    insta::assert_snapshot!(desk.transcript());
}
