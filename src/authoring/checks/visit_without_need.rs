//! S609: a visit is called for, but the rule on service out of turn is about callers with a need, and this one has none.

use super::{Finding, Subject, both};
use crate::domain::Demand;

/// Visits that raise no rule.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.scenario.caller.needs.is_empty() {
        return Vec::new();
    }
    let demands = subject.scenario.calls_for.iter().enumerate();
    demands
        .filter(|(_, demand)| **demand == Demand::Visit)
        .map(|(number, _)| Finding {
            at: subject.places.at(&format!("/calls_for/{number}")),
            message: both(
                "Wpis visit nic tu nie zmienia: pierwszeństwo mają osoby ze szczególną potrzebą.",
                "visit changes nothing here: service out of turn is for people with an access need.",
            ),
            hint: both(
                "Dodaj rozmówcy needs albo usuń visit z calls_for.",
                "Give the caller needs, or remove visit from calls_for.",
            ),
        })
        .collect()
}
