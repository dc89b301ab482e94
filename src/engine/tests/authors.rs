//! What authors ask of a session: to begin at a moment, to go on with a changed file, and why a turn was answered as it was.

use super::*;
use crate::engine::{Because, Course, Deadline, Fit, NotThere, replay};

/// A call begun at a moment, whose line has been said.
fn begun_at(scenario: Scenario, moment: &str) -> Call {
    let mut desk = Call::idle(scenario, Setup::default());
    let effects = desk.session.begin_at(&MomentId::from(moment)).unwrap();
    desk.take(effects);
    desk.turn();
    desk
}

#[test]
fn a_call_begins_at_any_moment_and_replays_so() {
    let scenario = scenario(Vec::new());
    let mut desk = begun_at(scenario.clone(), "understanding");
    assert_eq!(desk.spoken(), ["To chyba wszystko wiem."]);
    assert_eq!(desk.view().phase, Phase::Talking);
    assert_eq!(desk.view().rings, 0);
    desk.say("teach_back");
    desk.turn();
    desk.say("farewell");
    desk.wait(20_000);
    assert_eq!(desk.ending(), Some(Ending::Caller));
    let log = desk.session.finish();
    assert_eq!(
        log.header.beginning,
        Some(Box::new(Beginning::fresh(MomentId::from("understanding"))))
    );
    let text = serde_json::to_string(&log).unwrap();
    assert_eq!(serde_json::from_str::<SessionLog>(&text).unwrap(), log);
    let again = replay(&log, Arc::new(scenario), Arc::new(profile()), Arc::new(ScriptedEar));
    assert_eq!(again, log);
}

#[test]
fn an_ordinary_log_says_nothing_of_a_beginning() {
    let desk = Call::in_matter(scenario(Vec::new()));
    let header = serde_json::to_string(&desk.session.log().header).unwrap();
    assert!(!header.contains("beginning"), "{header}");
}

#[test]
fn a_session_begins_once_and_where_there_is_a_moment() {
    let mut desk = Call::idle(scenario(Vec::new()), Setup::default());
    let nowhere = MomentId::from("nowhere");
    assert_eq!(
        desk.session.begin_at(&nowhere),
        Err(NotThere::UnknownMoment(nowhere.clone()))
    );
    assert!(desk.session.begin_at(&MomentId::from("matter")).is_ok());
    assert_eq!(desk.session.begin_at(&MomentId::from("matter")), Err(NotThere::Begun));
}

#[test]
fn an_outgoing_call_begun_at_a_moment_needs_no_dialling() {
    let mut outgoing = scenario(Vec::new());
    outgoing.direction = Direction::Outgoing {
        number: "851234567".to_owned(),
        answers_after: Millis(7_000),
        case: Vec::new(),
    };
    let desk = begun_at(outgoing, "matter");
    assert_eq!(desk.view().phase, Phase::Talking);
    assert_eq!(desk.view().moment, Some(MomentId::from("matter")));
}

#[test]
fn a_changed_scenario_goes_on_where_the_talk_stands() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("+photo");
    desk.turn();
    desk.say("?colour");
    desk.turn();
    desk.key(LineKey::Hold, Switch::On);
    let mut changed = scenario(Vec::new());
    changed.moments[1].caller = lines(["To co mam przynieść?"]);
    let at = desk.now();
    let swapped = desk.session.swap_scenario(Arc::new(changed), Arc::new(ScriptedEar));
    let effects = swapped.unwrap();
    let (key, to) = (LineKey::Hold, Switch::Off);
    assert!(effects.contains(&Effect::KeyShows { key, to }));
    desk.take(effects);
    let beginning = desk.session.log().header.beginning.clone().unwrap();
    assert_eq!(beginning.at, at);
    assert_eq!(beginning.told, [FactId::from("photo")]);
    assert_eq!(beginning.asked, [DetailId::from("colour")]);
    desk.turn();
    assert_eq!(desk.spoken(), ["To co mam przynieść?"]);
    desk.say("+free");
    desk.turn();
    assert_eq!(
        desk.view().moment,
        Some(MomentId::from("understanding")),
        "the photo still counts"
    );
}

#[test]
fn a_scenario_that_has_lost_the_moment_is_refused() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    let mut changed = scenario(Vec::new());
    changed.moments.remove(1);
    let refused = desk
        .session
        .swap_scenario(Arc::new(changed.clone()), Arc::new(ScriptedEar));
    assert_eq!(refused, Err(NotThere::UnknownMoment(MomentId::from("matter"))));
    desk.say("+photo");
    desk.turn();
    assert!(
        desk.session.log().header.beginning.is_none(),
        "the call goes on as it was"
    );
    let mut ringing = Call::new(scenario(Vec::new()));
    let refused = ringing.session.swap_scenario(Arc::new(changed), Arc::new(ScriptedEar));
    assert_eq!(refused, Err(NotThere::NotTalking));
}

#[test]
fn a_turn_says_why_it_was_answered_so() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("+photo ?expiry");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    assert_eq!(turn.before, Some(MomentId::from("matter")));
    assert_eq!(turn.course, Course::Fitted);
    assert_eq!(turn.took_in, [FactId::from("photo")]);
    assert_eq!(turn.disclosed, [DetailId::from("expiry")]);
    let until = turn.until.as_ref().unwrap();
    assert_eq!(until.lacks.told, [FactId::from("free")]);
    assert_eq!(until.then.as_str(), "understanding");
    let because: Vec<&Because> = turn.answer.iter().map(|spoken| &spoken.because).collect();
    assert_eq!(
        because,
        [&Because::Fact("photo".into()), &Because::Detail("expiry".into())]
    );
    assert_eq!(turn.answer[1].words, "Do piątku.");
    desk.say("+free");
    desk.turn();
    desk.say("+photo");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    let fits: Vec<Fit> = turn.expectations.iter().map(|weighed| weighed.fit).collect();
    assert_eq!(fits, [Fit::Lacks, Fit::Taken]);
    assert_eq!(turn.expectations[0].lacks.acts, [SpeechAct::TeachBack]);
    let moment = MomentId::from("understanding");
    assert_eq!(turn.answer[0].because, Because::Expectation { moment, index: 1 });
    desk.say("empathy");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    assert_eq!(turn.course, Course::NothingFitted);
    assert_eq!(turn.expectations[1].fit, Fit::Stale, "it was said before, not now");
}

#[test]
fn a_turn_says_what_a_need_kept_out() {
    let mut desk = Call::in_matter(scenario(hard_of_hearing()));
    desk.say("+photo w40");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    assert_eq!(turn.course, Course::Lost(LostBecause::TooLong));
    let check = turn
        .needs
        .iter()
        .find(|check| check.why == LostBecause::TooLong)
        .unwrap();
    assert_eq!(
        (check.passed, check.measured, check.limit),
        (false, Some(40.0), Some(14.0))
    );
    assert!(turn.took_in.is_empty());
    desk.say("+photo");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    assert_eq!(turn.course, Course::Lost(LostBecause::NumberMissed));
    desk.say("++photo");
    desk.turn();
    let turn = desk.session.last_turn().unwrap();
    assert!(turn.needs.iter().all(|check| check.passed), "{:?}", turn.needs);
    assert_eq!(turn.took_in, [FactId::from("photo")]);
}

#[test]
fn a_talk_says_what_it_waits_for_and_what_runs_out() {
    let mut desk = Call::in_matter(scenario(Vec::new()));
    desk.say("+photo");
    desk.turn();
    let standing = desk.session.standing();
    assert_eq!(standing.moment, Some(MomentId::from("matter")));
    assert_eq!(standing.told, [FactId::from("photo")]);
    assert_eq!(standing.until.unwrap().lacks.told, [FactId::from("free")]);
    assert_eq!(standing.next, standing.silence.map(|at| (at, Deadline::Silence)));
    assert_eq!(standing.wait, None);
    let patience = desk.session.scenario().caller.patience;
    assert_eq!(standing.repeats_left, patience.repeats);
    desk.wait(patience.silence.0 + 100);
    assert_eq!(desk.session.standing().repeats_left, patience.repeats - 1);
    desk.turn();
    desk.key(LineKey::Hold, Switch::On);
    let standing = desk.session.standing();
    assert_eq!(standing.silence, None, "nobody is expected to speak into a held line");
    assert!(standing.wait.is_some_and(|at| at > desk.now()));
}
