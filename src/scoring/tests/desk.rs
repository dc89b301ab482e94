//! What happens around the call: a client at the counter, a room that is heard.

use super::*;

fn serving(log: Log) -> Log {
    let client = Effect::ClientWaits {
        name: "pan Nowak".to_owned(),
        says: "Ja po formularz.".to_owned(),
    };
    Log::empty().effect(0.0, client).and(log)
}

const SERVING: Criterion = Criterion::AnswerWhileServing { before_ring: 4 };

fn asks_number() -> Words {
    words("pod jaki numer mogę oddzwonić").act(SpeechAct::AskContactNumber)
}

fn promises() -> Words {
    words("oddzwonię").act(SpeechAct::PromiseCallback)
}

#[test]
fn a_call_while_serving_is_answered_and_put_off() {
    let settled = |log: Log| verdict(&SERVING, &scenario(), serving(log).ends(30.0, Ending::Caller));
    let both = Log::answered(6.0).say(8.0, asks_number()).say(12.0, promises());
    assert_eq!(settled(both), Verdict::Met);
    let hour = words("zadzwonię o drugiej").act(SpeechAct::AgreeCallbackTime);
    assert_eq!(settled(Log::answered(6.0).say(8.0, hour)), Verdict::Met);
    assert_eq!(settled(Log::answered(6.0).say(8.0, promises())), Verdict::Partly);
    assert_eq!(settled(Log::answered(6.0).say(8.0, asks_number())), Verdict::Partly);
    assert_eq!(settled(Log::answered(6.0)), Verdict::Missed);
    let late = Log::answered(16.0).say(18.0, asks_number()).say(22.0, promises());
    assert_eq!(settled(late), Verdict::Missed);
    // Nobody at the counter: nothing raises it.
    let alone = Log::answered(6.0).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&SERVING, &scenario(), alone), Verdict::NotApplicable);
}

#[test]
fn what_was_put_off_is_not_due_in_this_call() {
    let inform = Criterion::Inform { partly_from: 0.5 };
    let put_off = || serving(Log::answered(6.0).say(8.0, asks_number()).say(12.0, promises()));
    assert_eq!(
        verdict(&inform, &scenario(), put_off().ends(30.0, Ending::Caller)),
        Verdict::NotApplicable
    );
    let promised_alone = Log::answered(6.0).say(8.0, promises()).ends(30.0, Ending::Caller);
    assert_eq!(verdict(&inform, &scenario(), promised_alone), Verdict::Missed);
}

fn talk() -> Effect {
    Effect::RoomTalks {
        says: "I wtedy on mówi…".to_owned(),
    }
}

const PRIVACY: Criterion = Criterion::Privacy { within: Millis(10_000) };

#[test]
fn a_loud_room_is_dealt_with_soon() {
    let loud = || Log::answered(2.0).effect(20.0, talk());
    let settled = |log: Log| verdict(&PRIVACY, &scenario(), log.ends(60.0, Ending::Caller));
    assert_eq!(settled(loud().effect(30.0, Effect::RoomQuiet)), Verdict::Met);
    assert_eq!(settled(loud().effect(30.1, Effect::RoomQuiet)), Verdict::Partly);
    assert_eq!(settled(loud().on(25.0, LineKey::Hold)), Verdict::Met);
    assert_eq!(settled(loud()), Verdict::Missed);
    assert_eq!(settled(Log::answered(2.0)), Verdict::NotApplicable);
    // Held already: the caller never heard them.
    let held = Log::answered(2.0).on(10.0, LineKey::Hold).effect(20.0, talk());
    assert_eq!(settled(held), Verdict::Met);
    let at_the_end = Log::answered(2.0).effect(55.0, talk()).ends(60.0, Ending::Caller);
    assert_eq!(verdict(&PRIVACY, &scenario(), at_the_end), Verdict::NotApplicable);
}

#[test]
fn asking_for_quiet_is_no_talk_past_the_caller() {
    let focus = Criterion::Focus { short_remarks: 1 };
    let quiet = || {
        words("dziewczyny, ciszej, proszę, rozmawiam przez telefon z panią")
            .to(Addressee::Room)
            .asks_for_quiet()
    };
    let log = Log::answered(2.0).effect(20.0, talk()).say(22.0, quiet());
    let log = log.effect(24.0, Effect::RoomQuiet).ends(60.0, Ending::Caller);
    assert_eq!(verdict(&focus, &scenario(), log), Verdict::NotApplicable);
    // With nobody to quieten it is a remark like any other.
    let idle = Log::answered(2.0).say(22.0, quiet()).ends(60.0, Ending::Caller);
    assert_eq!(verdict(&focus, &scenario(), idle), Verdict::Missed);
}
