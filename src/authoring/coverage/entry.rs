//! One scenario or shift of a library: what of it raises which rule, by what is written in it and by what its plans show.

use std::collections::{BTreeMap, BTreeSet};

use super::raises;
use crate::domain::{
    NeedProfile, Procedure, Rule, RuleId, RuleVerdict, Scenario, SessionLog, Shift, ShiftLog, Verdict,
};
use crate::engine::{ShiftParts, Talks};
use crate::scoring::{score, score_shift};

/// The name under which callers without any need are counted.
pub const NO_NEED: &str = "none";

/// A scenario or a shift.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Which of the two it is.
    pub kind: Kind,
    /// Its title, Polish.
    pub title: String,
    /// Its difficulty, 1–3.
    pub level: u8,
    /// The needs of who calls, or [`NO_NEED`]; of a shift, those of everybody who calls in it.
    pub needs: BTreeSet<&'static str>,
    /// Plans that were played.
    pub plans: usize,
    /// The rules that come up in it.
    pub raised: BTreeMap<RuleId, Raised>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One caller, one call.
    Scenario,
    /// Several callers, one after another.
    Shift,
}

/// How a rule comes up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raised {
    /// What is written calls for it, whatever a trainee does.
    pub written: bool,
    /// So many plans show it.
    pub plans: usize,
    /// With which needs. What spans the calls of a shift counts for everybody who calls in it.
    pub needs: BTreeSet<&'static str>,
}

impl Entry {
    /// A scenario, by what is written in it.
    pub fn of_scenario(scenario: &Scenario, procedures: &[Procedure]) -> Self {
        let needs = needs_of(scenario);
        let mut entry = Self {
            id: scenario.id.to_string(),
            kind: Kind::Scenario,
            title: scenario.title.clone(),
            level: scenario.level,
            needs: needs.clone(),
            plans: 0,
            raised: BTreeMap::new(),
        };
        for rule in rules(procedures) {
            if raises::call(&rule.criterion, scenario) {
                entry.write(&rule.id, &needs);
            }
        }
        entry
    }

    /// A shift, by what is written in it and in the scenarios of its calls.
    pub fn of_shift(shift: &Shift, talks: &[Talks], procedures: &[Procedure]) -> Self {
        let scenarios: Vec<&Scenario> = talks
            .iter()
            .flat_map(|talks| [Some(&talks.incoming), talks.callback.as_ref()])
            .flatten()
            .map(|scenario| &**scenario)
            .collect();
        let mut entry = Self {
            id: shift.id.to_string(),
            kind: Kind::Shift,
            title: shift.title.clone(),
            level: shift.level,
            needs: scenarios.iter().flat_map(|scenario| needs_of(scenario)).collect(),
            plans: 0,
            raised: BTreeMap::new(),
        };
        let everybody = entry.needs.clone();
        for rule in rules(procedures) {
            if raises::between_calls(&rule.criterion, shift) {
                entry.write(&rule.id, &everybody);
            }
            for scenario in &scenarios {
                if raises::call(&rule.criterion, scenario) {
                    entry.write(&rule.id, &needs_of(scenario));
                }
            }
        }
        entry
    }

    /// Takes in a plan that was played on the scenario, as its seed draws it.
    pub fn take_call(&mut self, scenario: &Scenario, log: &SessionLog, procedures: &[Procedure]) {
        self.plans += 1;
        let needs = needs_of(scenario);
        for procedure in procedures {
            for rule in applicable(&score(procedure, scenario, log).rules) {
                self.show(rule, &needs);
            }
        }
    }

    /// Takes in a plan that was played on the shift.
    pub fn take_shift(&mut self, parts: &ShiftParts, log: &ShiftLog, procedures: &[Procedure]) {
        self.plans += 1;
        let scenarios = parts.scenarios();
        let everybody = self.needs.clone();
        for procedure in procedures {
            let card = score_shift(procedure, &parts.shift, &scenarios, log);
            let mut shown: BTreeMap<&RuleId, BTreeSet<&'static str>> =
                applicable(&card.rules).map(|rule| (rule, BTreeSet::new())).collect();
            for call in &card.calls {
                let scenario = scenarios.iter().find(|scenario| scenario.id == call.card.scenario);
                let needs = scenario.map(|scenario| needs_of(scenario)).unwrap_or_default();
                for rule in applicable(&call.card.rules) {
                    shown.entry(rule).or_default().extend(&needs);
                }
            }
            for (rule, needs) in shown {
                // No call by itself raised it: it spans them.
                self.show(rule, if needs.is_empty() { &everybody } else { &needs });
            }
        }
    }

    fn write(&mut self, rule: &RuleId, needs: &BTreeSet<&'static str>) {
        let raised = self.raised.entry(rule.clone()).or_default();
        raised.written = true;
        raised.needs.extend(needs);
    }

    fn show(&mut self, rule: &RuleId, needs: &BTreeSet<&'static str>) {
        let raised = self.raised.entry(rule.clone()).or_default();
        raised.plans += 1;
        raised.needs.extend(needs);
    }
}

fn rules(procedures: &[Procedure]) -> impl Iterator<Item = &Rule> {
    procedures.iter().flat_map(|procedure| &procedure.rules)
}

fn needs_of(scenario: &Scenario) -> BTreeSet<&'static str> {
    let needs: BTreeSet<&'static str> = scenario.caller.needs.iter().map(NeedProfile::id).collect();
    if needs.is_empty() {
        BTreeSet::from([NO_NEED])
    } else {
        needs
    }
}

fn applicable(rules: &[RuleVerdict]) -> impl Iterator<Item = &RuleId> {
    let applies = rules.iter().filter(|rule| rule.verdict != Verdict::NotApplicable);
    applies.map(|rule| &rule.rule)
}
