//! Moments whose order is drawn stand in a row.

use super::super::diagnostic::Report;
use super::super::problem::Problem;
use super::super::scenario_file::ScenarioFile;
use super::{moment_ids, names_of, varies};

/// Moments whose order is drawn follow one another in the file, between two others, and are led to at their first alone.
pub(super) fn orders(file: &ScenarioFile, report: &mut Report<'_>) {
    let ids: Vec<&str> = names_of(moment_ids(file));
    for order in varies(file).into_iter().flat_map(|varies| &varies.any_order) {
        let places: Vec<Option<usize>> = order
            .iter()
            .map(|moment| ids.iter().position(|id| *id == moment.value))
            .collect();
        let first = places.first().copied().flatten().unwrap_or(0);
        for (index, (moment, place)) in order.iter().zip(&places).enumerate() {
            let in_row = *place == Some(first + index) && first > 0 && first + order.len() < ids.len();
            if !in_row || order.len() < 2 {
                let moment_id = moment.value.clone();
                report.add(moment.at, Problem::NoRow { moment: moment_id });
            }
        }
    }
}
