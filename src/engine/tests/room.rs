//! The room around the call: colleagues who talk aloud, a client at the counter.

use super::*;

fn loud() -> Call {
    let mut scenario = scenario(Vec::new());
    scenario.happenings = vec![Happening {
        moment: MomentId::from("matter"),
        after: Millis(500),
        what: HappeningKind::ColleaguesTalk {
            says: "I on na to…".to_owned(),
        },
    }];
    let mut call = Call::in_matter(scenario);
    call.wait(1_000);
    call
}

fn quiet(call: &Call) -> usize {
    call.count(&Logged::Effect(Effect::RoomQuiet))
}

#[test]
fn a_loud_room_falls_silent_when_asked() {
    let mut call = loud();
    let talks = Effect::RoomTalks {
        says: "I on na to…".to_owned(),
    };
    assert_eq!(call.count(&Logged::Effect(talks)), 1);
    call.say_to(Addressee::Caller, "greeting", 500);
    assert_eq!(quiet(&call), 0);
    call.say_to(Addressee::Room, "quiet", 500);
    assert_eq!(quiet(&call), 1);
    call.say_to(Addressee::Room, "quiet", 500);
    assert_eq!(quiet(&call), 1, "it is quiet already");
}

#[test]
fn a_closed_door_keeps_the_talk_out() {
    let mut call = loud();
    call.event(Event::DoorClosed);
    assert_eq!(quiet(&call), 1);
}

#[test]
fn a_client_is_at_the_counter_before_the_first_ring() {
    let mut scenario = scenario(Vec::new());
    scenario.desk.client = Some(Client {
        name: "pan Nowak".to_owned(),
        says: "Ja po formularz.".to_owned(),
    });
    let call = Call::new(scenario);
    let first = Effect::ClientWaits {
        name: "pan Nowak".to_owned(),
        says: "Ja po formularz.".to_owned(),
    };
    let effects: Vec<&Effect> = call
        .session
        .log()
        .entries
        .iter()
        .filter_map(|entry| match &entry.what {
            Logged::Effect(effect) => Some(effect),
            _ => None,
        })
        .collect();
    assert_eq!(effects[..2], [&first, &Effect::Ring { count: 1 }]);
}
