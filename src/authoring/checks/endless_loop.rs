//! S602: moments that lead only to one another, and in none of which the caller hangs up.

use super::{Finding, Subject, both, flow};

/// Loops without a way out.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = flow::closed_groups(subject.scenario);
    let loops = groups.iter().filter(|group| group.len() > 1);
    loops
        .filter_map(|group| {
            let first = group.first()?;
            let names: Vec<String> = group.iter().map(|moment| format!("„{}”", moment.id)).collect();
            let quoted: Vec<String> = group.iter().map(|moment| format!("\"{}\"", moment.id)).collect();
            Some(Finding {
                at: subject.places.at(&subject.places.moment(&first.id)),
                message: both(
                    format!("Momenty {} prowadzą tylko do siebie nawzajem.", names.join(", ")),
                    format!("The moments {} lead only to one another.", quoted.join(", ")),
                ),
                hint: both(
                    "Daj jednemu z nich drogę do pożegnania, na przykład afterwards w otherwise.",
                    "Give one of them a way to the goodbye, by afterwards in otherwise for instance.",
                ),
            })
        })
        .collect()
}
