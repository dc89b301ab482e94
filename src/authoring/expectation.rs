//! Holds a scorecard against what a plan expects. It changes nothing and scores nothing.

use crate::domain::{CriticalErrorKind, Ending, Graded, Passed, PlanExpectation, RuleId, Verdict};

/// A difference between what a plan expects and what came.
#[derive(Debug, Clone, PartialEq)]
pub enum Unexpected {
    /// The total is outside the bounds.
    Score {
        /// What came; none: no rule applied.
        got: Option<f64>,
        /// Lowest expected.
        at_least: Option<f64>,
        /// Highest expected.
        at_most: Option<f64>,
    },
    /// Passed or not.
    Passed {
        /// What came.
        got: Passed,
        /// What was expected.
        expected: Passed,
    },
    /// The critical errors differ.
    Critical {
        /// What came, by number.
        got: Vec<CriticalErrorKind>,
        /// What was expected, by number.
        expected: Vec<CriticalErrorKind>,
    },
    /// A rule's verdict differs.
    Verdict {
        /// Which rule.
        rule: RuleId,
        /// What came; none: the procedure has no such rule.
        got: Option<Verdict>,
        /// What was expected.
        expected: Verdict,
    },
    /// The call ended otherwise.
    Ending {
        /// What came; none: it never ended.
        got: Option<Ending>,
        /// What was expected.
        expected: Ending,
    },
}

/// Everything in `card` that `expected` did not foresee; empty: all as expected.
pub fn unexpected(expected: &PlanExpectation, card: Graded<'_>) -> Vec<Unexpected> {
    let mut found = Vec::new();
    let score = card.score.map(|score| score.value);
    let too_low = expected
        .score_at_least
        .is_some_and(|least| score.is_none_or(|score| score < least));
    let too_high = expected
        .score_at_most
        .is_some_and(|most| score.is_none_or(|score| score > most));
    if too_low || too_high {
        found.push(Unexpected::Score {
            got: score,
            at_least: expected.score_at_least,
            at_most: expected.score_at_most,
        });
    }
    if let Some(passed) = expected.passed.filter(|passed| *passed != card.passed) {
        found.push(Unexpected::Passed {
            got: card.passed,
            expected: passed,
        });
    }
    if let Some(critical) = &expected.critical {
        let got = sorted(card.critical_errors.iter().map(|error| error.kind));
        let expected = sorted(critical.iter().copied());
        if got != expected {
            found.push(Unexpected::Critical { got, expected });
        }
    }
    for (rule, verdict) in &expected.verdicts {
        let got = card
            .rules
            .iter()
            .find(|found| &found.rule == rule)
            .map(|found| found.verdict);
        if got != Some(*verdict) {
            found.push(Unexpected::Verdict {
                rule: rule.clone(),
                got,
                expected: *verdict,
            });
        }
    }
    if let Some(ending) = expected.ending.filter(|ending| card.ending != Some(*ending)) {
        found.push(Unexpected::Ending {
            got: card.ending,
            expected: ending,
        });
    }
    found
}

fn sorted(kinds: impl Iterator<Item = CriticalErrorKind>) -> Vec<CriticalErrorKind> {
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
