//! What a library gives to practise: which rule of a procedure comes up in which scenario or shift, with which need and at
//! which level, and what nothing raises. It plays nothing; whoever plays plans hands in what came of them.

mod entry;
mod gaps;
mod raises;
#[cfg(test)]
mod tests;

pub use entry::{Entry, Kind, NO_NEED, Raised};
pub use gaps::{Gaps, SELDOM, level_gaps};

use crate::domain::{Bilingual, NeedProfile, Procedure, ProcedureId, Rule, RuleId};

/// Levels of difficulty, from 1.
pub const LEVELS: usize = 3;

/// What a library gives to practise.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Its scenarios and shifts, in the order in which they were given.
    pub entries: Vec<Entry>,
    /// How many scenarios there are for each need, by level. Shifts mix needs and count for none.
    pub levels: Vec<NeedLevels>,
    /// What of each procedure comes up.
    pub procedures: Vec<ProcedureCoverage>,
}

/// The scenarios for a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedLevels {
    /// The need, or [`NO_NEED`].
    pub need: &'static str,
    /// How many there are at level 1, 2 and 3.
    pub scenarios: [usize; LEVELS],
}

/// What of a procedure comes up.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcedureCoverage {
    /// The procedure.
    pub procedure: ProcedureId,
    /// Its title.
    pub title: Bilingual,
    /// Its rules, in its order.
    pub rules: Vec<RuleCoverage>,
    /// What is missing.
    pub gaps: Gaps,
}

/// Where a rule comes up.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleCoverage {
    /// The rule.
    pub rule: RuleId,
    /// The clause of the office's document.
    pub clause: String,
    /// Its short title.
    pub title: Bilingual,
    /// In how many scenarios.
    pub scenarios: usize,
    /// In how many shifts.
    pub shifts: usize,
    /// In how many of both at level 1, 2 and 3.
    pub by_level: [usize; LEVELS],
    /// In how many of both with each need, in the order of [`needs`].
    pub by_need: Vec<(&'static str, usize)>,
}

impl RuleCoverage {
    /// In how many scenarios and shifts.
    pub fn entries(&self) -> usize {
        self.scenarios + self.shifts
    }
}

/// Every need, then [`NO_NEED`].
pub fn needs() -> impl Iterator<Item = &'static str> {
    NeedProfile::IDS.into_iter().chain([NO_NEED])
}

/// Puts together what a library's entries come to. The entries must have been made with these procedures.
pub fn coverage(entries: Vec<Entry>, procedures: &[Procedure]) -> Coverage {
    let of_procedure = |procedure: &Procedure| {
        let rules: Vec<RuleCoverage> = procedure.rules.iter().map(|rule| of_rule(rule, &entries)).collect();
        ProcedureCoverage {
            procedure: procedure.id.clone(),
            title: procedure.title.clone(),
            gaps: Gaps::of(procedure, &rules, &entries),
            rules,
        }
    };
    Coverage {
        levels: needs().map(|need| of_need(need, &entries)).collect(),
        procedures: procedures.iter().map(of_procedure).collect(),
        entries,
    }
}

fn of_rule(rule: &Rule, entries: &[Entry]) -> RuleCoverage {
    let raised: Vec<(&Entry, &Raised)> = entries
        .iter()
        .filter_map(|entry| Some((entry, entry.raised.get(&rule.id)?)))
        .collect();
    let of_kind = |kind: Kind| raised.iter().filter(|(entry, _)| entry.kind == kind).count();
    let with = |need: &str| raised.iter().filter(|(_, how)| how.needs.contains(need)).count();
    RuleCoverage {
        rule: rule.id.clone(),
        clause: rule.clause.clone(),
        title: rule.title.clone(),
        scenarios: of_kind(Kind::Scenario),
        shifts: of_kind(Kind::Shift),
        by_level: by_level(raised.iter().map(|(entry, _)| entry.level)),
        by_need: needs().map(|need| (need, with(need))).collect(),
    }
}

fn of_need(need: &'static str, entries: &[Entry]) -> NeedLevels {
    let so_called = entries
        .iter()
        .filter(|entry| entry.kind == Kind::Scenario && entry.needs.contains(need));
    NeedLevels {
        need,
        scenarios: by_level(so_called.map(|entry| entry.level)),
    }
}

/// How many there are of each level; there is none but 1, 2 and 3.
fn by_level(levels: impl Iterator<Item = u8>) -> [usize; LEVELS] {
    let mut counts = [0; LEVELS];
    for level in levels {
        let place = usize::from(level).checked_sub(1);
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}
