//! What of a policy's requirements a set of exams does not meet.

use std::collections::BTreeSet;

use super::facts::Tried;
use super::judge::Exam;
use super::reason::{Reason, Uncovered};
use crate::domain::{Policy, Procedure, ScenarioId, ShiftId};

/// What of a version's requirements these exams do not meet.
pub(super) fn lacking(policy: &Policy, procedure: &Procedure, exams: &[&Exam<'_>]) -> Vec<Reason> {
    let requires = &policy.requires;
    let shifts: BTreeSet<&ShiftId> = exams
        .iter()
        .filter_map(|exam| match &exam.facts.tried {
            Tried::Shift { shift } => Some(shift),
            Tried::Call { .. } => None,
        })
        .collect();
    let needs: BTreeSet<&String> = exams
        .iter()
        .flat_map(|exam| match &exam.facts.tried {
            Tried::Call { needs, .. } => Some(needs),
            Tried::Shift { .. } => None,
        })
        .flatten()
        .collect();
    let mut lacking = Vec::new();
    let (passed, needed) = (calls(exams, None, 0), requires.calls);
    if passed < needed {
        lacking.push(Reason::Calls { passed, needed });
    }
    let (passed, needed) = (count(needs.len()), requires.different_needs);
    if passed < needed {
        lacking.push(Reason::DifferentNeeds { passed, needed });
    }
    for among in &requires.among {
        let (passed, needed) = (calls(exams, among.need.as_deref(), among.level), among.calls);
        if passed < needed {
            lacking.push(Reason::Among {
                need: among.need.clone(),
                level: among.level,
                passed,
                needed,
            });
        }
    }
    let (passed, needed) = (count(shifts.len()), requires.shifts);
    if passed < needed {
        lacking.push(Reason::Shifts { passed, needed });
    }
    let rules = uncovered(policy, procedure, exams);
    if !rules.is_empty() {
        lacking.push(Reason::Rules { rules });
    }
    lacking
}

/// Different scenarios among these exams, of callers with a need and at least of a difficulty.
fn calls(exams: &[&Exam<'_>], need: Option<&str>, least: u8) -> u32 {
    let mut scenarios: BTreeSet<&ScenarioId> = BTreeSet::new();
    for exam in exams {
        if let Tried::Call { scenario, needs, level } = &exam.facts.tried
            && need.is_none_or(|need| needs.contains(need))
            && *level >= least
        {
            scenarios.insert(scenario);
        }
    }
    count(scenarios.len())
}

fn uncovered(policy: &Policy, procedure: &Procedure, exams: &[&Exam<'_>]) -> Vec<Uncovered> {
    let seldom = procedure.rules.iter().filter_map(|rule| {
        let raised = exams.iter().filter_map(|exam| exam.facts.raised.get(&rule.id));
        let raised = raised.fold(0_u32, |sum, more| sum.saturating_add(*more));
        let needed = policy.coverage.of(&rule.id);
        (raised < needed).then(|| Uncovered {
            rule: rule.id.clone(),
            clause: rule.clause.clone(),
            title: rule.title.clone(),
            raised,
            needed,
        })
    });
    seldom.collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
