//! Earlier results of the same trainee at the same call or shift, to compare with.

use std::path::PathBuf;

use super::Summary;
use crate::domain::Passed;
use crate::records::attempt::{AttemptHeader, Closed};

/// The result of an earlier attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// When it began: RFC 3339, UTC.
    pub begun: String,
    /// The total, 0–100; none: no rule applied.
    pub score: Option<f64>,
    /// Passed, not, or for a trainer to settle.
    pub passed: Passed,
}

/// Of attempts from [`list`](super::list), the results of those that the same trainee finished before `attempt`, at the same call or
/// shift and by the same procedure, in whatever version; the oldest first.
pub fn earlier(listed: &[(PathBuf, Summary)], attempt: &AttemptHeader) -> Vec<Earlier> {
    let alike = |header: &AttemptHeader| {
        header.played.is_same(&attempt.played)
            && header.procedure == attempt.procedure
            && header.trainee == attempt.trainee
            && header.profile.id == attempt.profile.id
            && header.begun < attempt.begun
    };
    let mut results: Vec<Earlier> = listed
        .iter()
        .filter(|(_, summary)| alike(&summary.header))
        .filter_map(|(_, summary)| {
            let closing = summary.closed.as_ref()?;
            let card = closing.card.as_ref().filter(|_| closing.how == Closed::Finished)?;
            Some(Earlier {
                begun: summary.header.begun.clone(),
                score: card.score(),
                passed: card.passed(),
            })
        })
        .collect();
    results.sort_by(|one, two| one.begun.cmp(&two.begun));
    results
}
