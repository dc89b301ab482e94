//! Rows of what a seed draws are alike and few.

use std::collections::BTreeSet;

use super::super::checks::no_duplicates;
use super::super::diagnostic::{Position, Report};
use super::super::file::Pairs;
use super::super::problem::{Problem, Thing};
use super::super::scenario_file::{ScenarioFile, ValueFile};
use super::super::vary::MOST_VARIATIONS;
use super::varies;

/// Every row of a group gives the same values; no value is in two groups; all together can be looked through.
pub(super) fn rows(file: &ScenarioFile, report: &mut Report<'_>) {
    let Some(varies) = varies(file) else { return };
    let mut count = 1_usize;
    for (group, rows) in &varies.rows.0 {
        count = count.saturating_mul(rows.value.len());
        let names = |row: &Pairs<ValueFile>| {
            row.0
                .iter()
                .map(|(name, _)| name.value.clone())
                .collect::<BTreeSet<_>>()
        };
        let mut all = rows.value.iter().map(names);
        let first = all.next().unwrap_or_default();
        if rows.value.len() < 2 || first.is_empty() || all.any(|names| names != first) {
            let group = group.value.clone();
            report.add(rows.at, Problem::UnevenRows { group });
        }
    }
    if count > MOST_VARIATIONS {
        let (found, most) = (count, MOST_VARIATIONS);
        let at = file.varies.as_ref().map_or(Position::START, |varies| varies.at);
        report.add(at, Problem::TooManyVariations { found, most });
    }
    let named = varies.rows.0.iter().filter_map(|(_, rows)| rows.value.first());
    no_duplicates(
        Thing::Value,
        named.flat_map(|row| row.0.iter().map(|(name, _)| name)),
        report,
    );
}
