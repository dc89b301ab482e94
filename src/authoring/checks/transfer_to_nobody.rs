//! S607: the situation calls for a transfer to somebody who cannot be reached, so that its rule can never be met in full.

use super::{Finding, Subject, both};
use crate::domain::{Availability, Demand};

/// Transfers to nobody.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let demands = subject.scenario.calls_for.iter().enumerate();
    let transfers = demands.filter_map(|(number, demand)| match demand {
        Demand::Transfer { to } => Some((number, subject.scenario.person(to)?)),
        Demand::LeaveLine { .. } | Demand::Loudspeaker { .. } | Demand::Visit => None,
    });
    transfers
        .filter(|(_, person)| !matches!(person.availability, Availability::Answers { .. }))
        .map(|(number, person)| {
            let name = &person.name;
            Finding {
                at: subject.places.at(&format!("/calls_for/{number}")),
                message: both(
                    format!("Sprawę trzeba przełączyć, a {name} nie odbiera: tej reguły nikt nie spełni."),
                    format!("The call is to be put through, and {name} does not pick up: nobody can meet that rule."),
                ),
                hint: both(
                    "Usuń no_answer albo out_of_date przy tej osobie, wskaż inną albo usuń transfer z calls_for.",
                    "Remove no_answer or out_of_date of this person, name another, or remove transfer from calls_for.",
                ),
            }
        })
        .collect()
}
