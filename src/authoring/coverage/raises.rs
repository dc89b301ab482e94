//! What a scenario or a shift calls for as it is written, whatever the trainee makes of it. What only a trainee brings about
//! (walking off, an unasked loudspeaker, a long silence) plans must show.

use crate::domain::{Criterion, Demand, DetailDuty, Direction, HappeningKind, Mark, Scenario, Shift};

/// Whether a call of this scenario raises the criterion when it is taken and led to its end.
pub(super) fn call(criterion: &Criterion, scenario: &Scenario) -> bool {
    let incoming = scenario.direction == Direction::Incoming;
    match criterion {
        Criterion::AnswerInTime { .. } => incoming,
        Criterion::AnswerWhileServing { .. } => incoming && scenario.desk.client.is_some(),
        Criterion::Introduce { parts, .. } => !parts.is_empty(),
        Criterion::Focus { .. } => {
            marks(scenario, Mark::Helper)
                || happens(scenario, |what| matches!(what, HappeningKind::ColleagueBreaksIn { .. }))
        }
        Criterion::Courtesy { .. } => true,
        Criterion::Privacy { .. } => happens(scenario, |what| matches!(what, HappeningKind::ColleaguesTalk { .. })),
        Criterion::HoldWhenAway => demands(scenario, |one| matches!(one, Demand::LeaveLine { .. })),
        Criterion::PrepareOutgoing => !incoming,
        Criterion::AskDetails { .. } => scenario.knows.iter().any(|known| known.duty != DetailDuty::Optional),
        Criterion::Inform { .. } => !scenario.needs_to_hear.is_empty(),
        Criterion::CallerHangsUpFirst => scenario.moments.iter().any(|moment| moment.hangs_up.is_some()),
        Criterion::LoudspeakerConsent { .. } => demands(scenario, |one| matches!(one, Demand::Loudspeaker { .. })),
        Criterion::Transfer { .. } => demands(scenario, |one| matches!(one, Demand::Transfer { .. })),
        // Whoever fetches something or rings a colleague lets the caller wait.
        Criterion::Patience { .. } => demands(scenario, |one| {
            matches!(one, Demand::LeaveLine { .. } | Demand::Transfer { .. })
        }),
        Criterion::Priority => !scenario.caller.needs.is_empty() && demands(scenario, |one| *one == Demand::Visit),
        // Between calls, or of the trainee's making.
        Criterion::ReturnMissedCalls | Criterion::KeepCallbacks { .. } => false,
        Criterion::AllOf(parts) => parts.iter().any(|part| call(part, scenario)),
    }
}

/// Whether what lies between the calls of this shift raises the criterion.
pub(super) fn between_calls(criterion: &Criterion, shift: &Shift) -> bool {
    match criterion {
        Criterion::AnswerWhileServing { .. } => shift.calls.iter().any(|call| {
            let mut visits = shift.visits.iter();
            visits.any(|visit| visit.at <= call.at && call.at < visit.at + visit.lasts)
        }),
        Criterion::ReturnMissedCalls => !shift.absences.is_empty(),
        Criterion::KeepCallbacks { .. } => shift.calls.iter().any(|call| call.callback.is_some()),
        Criterion::AllOf(parts) => parts.iter().any(|part| between_calls(part, shift)),
        Criterion::AnswerInTime { .. }
        | Criterion::Introduce { .. }
        | Criterion::Focus { .. }
        | Criterion::Courtesy { .. }
        | Criterion::Privacy { .. }
        | Criterion::HoldWhenAway
        | Criterion::PrepareOutgoing
        | Criterion::AskDetails { .. }
        | Criterion::Inform { .. }
        | Criterion::CallerHangsUpFirst
        | Criterion::LoudspeakerConsent { .. }
        | Criterion::Transfer { .. }
        | Criterion::Patience { .. }
        | Criterion::Priority => false,
    }
}

fn demands(scenario: &Scenario, fits: impl Fn(&Demand) -> bool) -> bool {
    scenario.calls_for.iter().any(fits)
}

fn happens(scenario: &Scenario, fits: impl Fn(&HappeningKind) -> bool) -> bool {
    scenario.happenings.iter().any(|happening| fits(&happening.what))
}

fn marks(scenario: &Scenario, mark: Mark) -> bool {
    scenario.moments.iter().any(|moment| {
        let answers = moment.expect.iter().flat_map(|expected| &expected.marks);
        moment.marks.iter().chain(answers).any(|one| *one == mark)
    })
}
