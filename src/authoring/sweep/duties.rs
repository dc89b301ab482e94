//! What a scenario asks of whoever answers the telephone, apart from how well they do it.

use super::words::Words;
use crate::domain::{Availability, Demand, Direction, Ending, Expectation, PersonId, Scenario, SpeechAct};

/// How good a trainee is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skill {
    Perfect,
    Mediocre,
}

/// To whom the matter belongs, where it is somebody else's.
pub(super) fn transfer_demanded(scenario: &Scenario) -> Option<&PersonId> {
    scenario.calls_for.iter().find_map(|demand| match demand {
        Demand::Transfer { to } => Some(to),
        Demand::LeaveLine { .. } | Demand::Loudspeaker { .. } | Demand::Visit => None,
    })
}

/// Whether something has to be looked up away from the telephone.
pub(super) fn leaves_line(scenario: &Scenario) -> bool {
    let mut demands = scenario.calls_for.iter();
    demands.any(|demand| matches!(demand, Demand::LeaveLine { .. }))
}

/// Whether the matter is put off, because somebody stands at the counter: then no fact and no detail is owed in this call.
pub(super) fn is_put_off(scenario: &Scenario) -> bool {
    scenario.desk.client.is_some()
}

/// How a call can end, going by what there is in the scenario.
pub(super) fn endings(scenario: &Scenario) -> Vec<Ending> {
    let mut people = scenario.desk.directory.iter();
    let answered = people.any(|person| matches!(person.availability, Availability::Answers { .. }));
    let handed_over = answered.then_some(Ending::HandedOver);
    let always = [Ending::Caller, Ending::Trainee, Ending::CallerGaveUp];
    always.into_iter().chain(handed_over).collect()
}

/// What a trainee says first.
pub(super) fn introduction(scenario: &Scenario, skill: Skill) -> Words {
    match skill {
        Skill::Perfect => {
            let mut words = Words::performing(&[
                SpeechAct::Greeting,
                SpeechAct::NameOffice,
                SpeechAct::NameUnit,
                SpeechAct::NameFirst,
                SpeechAct::NameLast,
                SpeechAct::NamePosition,
                SpeechAct::OfferHelp,
            ]);
            if let Direction::Outgoing { .. } = scenario.direction {
                words.acts.insert(SpeechAct::CiteCallback);
            }
            words
        }
        Skill::Mediocre => Words::performing(&[SpeechAct::Greeting, SpeechAct::NameLast]),
    }
}

/// Words that do all that is expected.
pub(super) fn performs(expected: &Expectation) -> Words {
    Words {
        acts: expected.acts.iter().copied().collect(),
        told: expected.told.clone(),
        asked: expected.asked.clone(),
        ..Words::default()
    }
}
