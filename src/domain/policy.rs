//! An office's certification policy as data: what somebody has to pass and to read before the office certifies them, for how
//! long that holds, and from which day each version of these terms counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Day, PolicyId, ProcedureId, RuleId};

/// One version of a policy.
///
/// Of any policy: an exam that is not passed, and practice, count for nothing, and neither does a result that a trainer has
/// still to settle. A passed exam has no critical error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Stable id of the policy (`krynki`), the same in all its versions.
    pub id: PolicyId,
    /// Number of the version; later days have higher numbers.
    pub version: u32,
    /// Whose policy it is.
    pub title: Bilingual,
    /// The procedure that the exams are scored against.
    pub procedure: ProcedureId,
    /// The first day on which this version is in force.
    pub valid_from: Day,
    /// The version of the office's own procedure document that has to be read and acknowledged ("6/2022").
    pub document: String,
    /// What has to be passed.
    pub requires: Requirements,
    /// The least score, 0–100, of an exam that counts; none: the procedure's own mark. Never below that one.
    pub pass_mark: Option<f64>,
    /// How long a certificate is valid, months, 1–120.
    pub validity_months: u32,
    /// Exams of so many months count together, 1–120.
    pub period_months: u32,
    /// Days before the last day of validity on which a reminder falls due, the most first.
    pub reminder_days: Vec<u32>,
    /// How often one scenario or shift may be tried.
    pub attempts: AttemptLimit,
    /// Results that a person has to look at before they count; those that are pending always are.
    pub reviews: BTreeSet<Review>,
    /// How often each rule has to come up.
    pub coverage: Coverage,
}

impl Policy {
    /// Exams of so many months count together; never of more than a certificate is valid for.
    pub fn period(&self) -> u32 {
        self.period_months.min(self.validity_months)
    }
}

/// What has to be passed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirements {
    /// Calls; the same scenario counts once.
    pub calls: u32,
    /// Shifts; the same shift counts once.
    pub shifts: u32,
    /// Different needs among the callers.
    pub different_needs: u32,
    /// What must be among the calls.
    pub among: Vec<Among>,
}

/// Calls of one kind that must be among those passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Among {
    /// How many different ones.
    pub calls: u32,
    /// Of a caller with this need, by its name in files (`stutter`); none: of any.
    pub need: Option<String>,
    /// At least of this difficulty, 1–3.
    pub level: u8,
}

/// How often one scenario or shift may be tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptLimit {
    /// Exams that did not pass, within the period; after so many the next has to wait until the oldest leaves the period. None:
    /// as many as one likes.
    pub most: Option<u32>,
    /// Days from an exam that did not pass to the next of the same scenario or shift: 3 means Monday, then Thursday.
    pub wait_days: u32,
}

/// Results that a person has to look at before they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Every exam.
    Every,
    /// An exam that was broken off and resumed.
    Resumed,
    /// An exam with a critical error, before it counts as not passed.
    CriticalError,
}

/// How often each rule of the procedure has to come up in the exams that count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Each rule; 0: none has to.
    pub each_rule: u32,
    /// Rules for which it is another number.
    pub rules: BTreeMap<RuleId, u32>,
}

impl Coverage {
    /// How often this rule has to come up.
    pub fn of(&self, rule: &RuleId) -> u32 {
        self.rules.get(rule).copied().unwrap_or(self.each_rule)
    }
}

/// All versions of one policy. Earlier ones stay: what was sat or issued counts by the version of its day.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyHistory {
    versions: Vec<Policy>,
}

impl PolicyHistory {
    /// The versions of one policy, in any order; none when there are none, or when they are of several policies.
    pub fn new(mut versions: Vec<Policy>) -> Option<Self> {
        versions.sort_by_key(|policy| (policy.valid_from, policy.version));
        let first = versions.first()?;
        let one = versions
            .iter()
            .all(|policy| policy.id == first.id && policy.procedure == first.procedure);
        one.then_some(Self { versions })
    }

    /// The versions, by the day from which they are in force.
    pub fn versions(&self) -> &[Policy] {
        &self.versions
    }

    /// The version in force on a day; none: the first one begins later.
    pub fn on(&self, day: Day) -> Option<&Policy> {
        self.versions.iter().rev().find(|policy| policy.valid_from <= day)
    }

    /// The first version.
    pub fn first(&self) -> &Policy {
        // Never empty: see `new`.
        &self.versions[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(version: u32, from: &str) -> Policy {
        Policy {
            id: "krynki".into(),
            version,
            title: Bilingual::default(),
            procedure: "krynki".into(),
            valid_from: from.parse().unwrap(),
            document: "6/2022".to_owned(),
            requires: Requirements::default(),
            pass_mark: None,
            validity_months: 24,
            period_months: 12,
            reminder_days: Vec::new(),
            attempts: AttemptLimit::default(),
            reviews: BTreeSet::new(),
            coverage: Coverage::default(),
        }
    }

    #[test]
    fn a_version_holds_from_its_day_until_the_next_begins() {
        let history = PolicyHistory::new(vec![version(2, "2027-01-01"), version(1, "2026-01-01")]).unwrap();
        let on = |day: &str| history.on(day.parse().unwrap()).map(|policy| policy.version);
        assert_eq!(on("2025-12-31"), None);
        assert_eq!(on("2026-01-01"), Some(1));
        assert_eq!(on("2026-12-31"), Some(1));
        assert_eq!(on("2027-01-01"), Some(2));
        assert_eq!(history.first().version, 1);
    }

    #[test]
    fn versions_of_two_policies_are_no_history() {
        let mut other = version(2, "2027-01-01");
        other.id = "bialystok".into();
        assert_eq!(PolicyHistory::new(vec![version(1, "2026-01-01"), other]), None);
        assert_eq!(PolicyHistory::new(Vec::new()), None);
    }

    #[test]
    fn a_rule_of_its_own_number_keeps_it() {
        let coverage = Coverage {
            each_rule: 2,
            rules: BTreeMap::from([(RuleId::new("krynki:4.1.c"), 1)]),
        };
        assert_eq!(coverage.of(&RuleId::new("krynki:4.1.c")), 1);
        assert_eq!(coverage.of(&RuleId::new("krynki:4.1.d")), 2);
    }
}
