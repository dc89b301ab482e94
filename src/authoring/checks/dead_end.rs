//! S601: a moment that leads nowhere, and in which the caller does not hang up.

use super::{Finding, Subject, both, flow};

/// Dead ends among the moments.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = flow::closed_groups(subject.scenario).into_iter();
    let alone = groups.filter_map(|group| match group.as_slice() {
        [moment] => Some(*moment),
        _ => None,
    });
    alone
        .map(|moment| {
            let id = &moment.id;
            Finding {
                at: subject.places.at(&subject.places.moment(id)),
                message: both(
                    format!("Z momentu „{id}” nic nie prowadzi dalej, a rozmówca się w nim nie rozłącza."),
                    format!("Nothing leads on from the moment \"{id}\", and the caller does not hang up in it."),
                ),
                hint: both(
                    "Dodaj drogę dalej (then w expect, until albo otherwise) albo hangs_up, jeśli to koniec rozmowy.",
                    "Add a way on (then in expect, until or otherwise), or hangs_up where the call ends here.",
                ),
            }
        })
        .collect()
}
