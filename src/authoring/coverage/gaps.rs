//! What a library lacks: rules that nothing or little raises, needs without a scenario, rules that are not practised with a need.

use super::{Entry, LEVELS, NO_NEED, NeedLevels, RuleCoverage, needs};
use crate::domain::{Criterion, Message, Procedure, RuleId};

/// A rule that fewer scenarios and shifts raise than this is practised seldom.
pub const SELDOM: usize = 3;

/// What a library lacks for one procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Rules that nothing raises.
    pub never: Vec<RuleId>,
    /// Rules that something raises, but fewer than [`SELDOM`], and how many do.
    pub seldom: Vec<(RuleId, usize)>,
    /// Rules that come up, but not with this need. A need that nobody in the library has stands in [`level_gaps`] alone.
    pub by_need: Vec<(&'static str, Vec<RuleId>)>,
    /// Rules that an entry calls for as it is written and that none of its plans shows; entries without a plan are left out.
    pub unshown: Vec<(String, Vec<RuleId>)>,
}

impl Gaps {
    /// What [`seldom`](Self::seldom) lists.
    pub fn about_seldom() -> Message {
        Message::new("coverage-gap-seldom").number("least", SELDOM as f64)
    }

    /// What is missing in these entries.
    pub(super) fn of(procedure: &Procedure, rules: &[RuleCoverage], entries: &[Entry]) -> Self {
        let raised = || rules.iter().filter(|rule| rule.entries() > 0);
        Self {
            never: rules
                .iter()
                .filter(|rule| rule.entries() == 0)
                .map(|rule| rule.rule.clone())
                .collect(),
            seldom: raised()
                .filter(|rule| rule.entries() < SELDOM)
                .map(|rule| (rule.rule.clone(), rule.entries()))
                .collect(),
            by_need: needs()
                .filter(|need| entries.iter().any(|entry| entry.needs.contains(need)))
                .map(|need| {
                    let lacks = raised().filter(|rule| lacks(rule, need, procedure));
                    (need, lacks.map(|rule| rule.rule.clone()).collect())
                })
                .filter(|(_, rules): &(_, Vec<RuleId>)| !rules.is_empty())
                .collect(),
            unshown: entries
                .iter()
                .filter(|entry| entry.plans > 0)
                .map(|entry| (entry.id.clone(), unshown(procedure, entry)))
                .filter(|(_, rules)| !rules.is_empty())
                .collect(),
        }
    }
}

/// Levels at which there is no scenario for a need, by need; needs that have one at each level are left out.
pub fn level_gaps(levels: &[NeedLevels]) -> Vec<(&'static str, Vec<u8>)> {
    let gaps = levels.iter().map(|of_need| {
        let empty = (1_u8..).zip(of_need.scenarios).take(LEVELS);
        let empty = empty.filter(|(_, scenarios)| *scenarios == 0);
        (of_need.need, empty.map(|(level, _)| level).collect())
    });
    gaps.filter(|(_, levels): &(_, Vec<u8>)| !levels.is_empty()).collect()
}

fn lacks(rule: &RuleCoverage, need: &str, procedure: &Procedure) -> bool {
    // Nobody is served out of turn without a need.
    let cannot = need == NO_NEED
        && procedure
            .rule(&rule.rule)
            .is_some_and(|rule| rule.criterion.parts().iter().all(|part| *part == Criterion::Priority));
    !cannot && rule.by_need.iter().any(|(known, count)| *known == need && *count == 0)
}

fn unshown(procedure: &Procedure, entry: &Entry) -> Vec<RuleId> {
    let ids = procedure.rules.iter().map(|rule| &rule.id);
    let missing = ids.filter(|id| {
        let raised = entry.raised.get(*id);
        raised.is_some_and(|raised| raised.written && raised.plans == 0)
    });
    missing.cloned().collect()
}
