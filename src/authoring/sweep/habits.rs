//! Trainees who do not listen: each has a bad habit and follows it, whatever the caller says.

use super::desk::LONGEST;
use super::duties::{Skill, introduction};
use super::moves::{Briefing, Move};
use super::words::{Manner, Words};
use crate::domain::{Direction, Millis, Scenario, SpeechAct};

/// Longer than any caller waits.
const FOREVER: Millis = LONGEST;
/// Turns that lead nowhere, before the habit is done.
const WANDERS: usize = 12;

/// What trainees with bad habits do in this scenario, one path each. A path ends where the habit ends; the call may not.
pub(super) fn bad_habits(scenario: &Scenario) -> Vec<Vec<Move>> {
    let (begin, miss) = match scenario.direction {
        Direction::Incoming => (Move::Answer, Move::LetRing),
        Direction::Outgoing { .. } => (Move::Dial, Move::DialAndHangUp),
    };
    let introduced = || vec![begin.clone(), Move::Say(introduction(scenario, Skill::Mediocre))];
    let with = |further: Vec<Move>| {
        let mut path = introduced();
        path.extend(further);
        path
    };
    let mut paths = vec![
        vec![miss],
        vec![begin.clone(), Move::Wait],
        with(vec![Move::HangUp]),
        with(vec![Move::Hold(FOREVER)]),
        with(wanders(scenario)),
        with(fumbles()),
    ];
    let blind = scenario.desk.directory.iter().map(|person| Move::Transfer {
        to: person.id.clone(),
        briefing: Briefing::None,
    });
    paths.extend(blind.map(|transfer| with(vec![transfer, Move::Wait])));
    paths
}

fn careless(acts: &[SpeechAct]) -> Move {
    Move::Say(Words::performing(acts).said(Manner::Careless))
}

/// Is rude, tells everything wrongly, hurries, and then says nothing of use until the caller goes.
fn wanders(scenario: &Scenario) -> Vec<Move> {
    let wrong = Words {
        wrong: scenario.needs_to_hear.iter().map(|fact| fact.id.clone()).collect(),
        ..Words::default()
    };
    let mut path = vec![
        careless(&[SpeechAct::VRude]),
        Move::Say(wrong),
        careless(&[SpeechAct::VHurry]),
    ];
    path.extend((0..WANDERS).map(|_| Move::Say(Words::idle())));
    path.push(careless(&[SpeechAct::VPatronise, SpeechAct::VRefuse]));
    path.push(Move::Wait);
    path
}

/// Has the caller say and do everything but what they called for.
fn fumbles() -> Vec<Move> {
    let turns: [&[SpeechAct]; 11] = [
        &[SpeechAct::TeachBack],
        &[SpeechAct::VVisual],
        &[SpeechAct::AskDetails],
        &[SpeechAct::AskRepeat],
        &[SpeechAct::VThirdPerson],
        &[SpeechAct::AskSpeakerConsent],
        &[SpeechAct::CheckUnderstanding],
        &[SpeechAct::VBareWait],
        &[SpeechAct::AnnounceTransfer],
        &[SpeechAct::AnythingElse],
        &[SpeechAct::Farewell],
    ];
    let said = turns.into_iter().map(|acts| Move::Say(Words::performing(acts)));
    said.chain([Move::Wait]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::{Desk, Standing};
    use super::super::test_support::{profile, scenario};
    use super::*;
    use crate::domain::Ending;

    #[test]
    fn each_habit_has_its_own_end() {
        let scenario = scenario();
        let ends: Vec<Standing> = bad_habits(&scenario)
            .iter()
            .map(|path| {
                let mut desk = Desk::new(&scenario, &profile(), 1);
                path.iter().for_each(|deed| desk.carry_out(deed));
                desk.standing()
            })
            .collect();
        let over = Standing::Over;
        assert_eq!(
            ends[..4],
            [
                over(Ending::CallerGaveUp),
                over(Ending::CallerGaveUp),
                over(Ending::Trainee),
                over(Ending::CallerGaveUp)
            ]
        );
        assert!(ends.iter().all(|end| matches!(end, Standing::Over(_))), "{ends:?}");
        assert!(ends.contains(&over(Ending::HandedOver)));
    }
}
