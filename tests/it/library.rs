//! The shipped library as a whole: needs, matters and people, and that every rule and every critical error comes up often
//! enough to be practised.

use std::collections::{BTreeMap, BTreeSet};

use sygnaly::authoring::NoEars;
use sygnaly::domain::{Address, NeedProfile, Procedure, Scenario, Verdict};
use sygnaly::format;
use sygnaly::scoring::{score, score_shift};

use crate::support;

const PROCEDURES: [&str; 2] = ["krynki", "bialystok"];

fn scenarios() -> Vec<std::sync::Arc<Scenario>> {
    support::shipped().iter().map(|id| support::scenario(id)).collect()
}

#[test]
fn it_is_large_and_varied() {
    let all = scenarios();
    assert!(all.len() >= 32, "{} scenarios", all.len());
    let shifts = format::find_shifts(&support::home().join("scenarios"));
    assert!(shifts.len() >= 8, "{} shifts", shifts.len());
    let matters: BTreeSet<&str> = all.iter().map(|scenario| scenario.matter.as_str()).collect();
    assert!(matters.len() >= 20, "{} matters: {matters:?}", matters.len());
    let needs: BTreeSet<&str> = all
        .iter()
        .flat_map(|scenario| scenario.caller.needs.iter().map(NeedProfile::id))
        .collect();
    assert!(needs.len() >= 15, "{} needs: {needs:?}", needs.len());
    assert!(
        all.iter().any(|scenario| scenario.caller.needs.is_empty()),
        "nobody calls without a need"
    );
    for level in 1..=3 {
        let at_level = all.iter().filter(|scenario| scenario.level == level).count();
        assert!(at_level >= 4, "level {level}: {at_level}");
    }
    for address in [Address::Pan, Address::Pani] {
        let so_called = all.iter().filter(|scenario| scenario.caller.address == address).count();
        assert!(so_called >= 10, "{address:?}: {so_called}");
    }
    let ages = || all.iter().map(|scenario| scenario.caller.age);
    assert!(
        ages().min() <= Some(25) && ages().max() >= Some(80),
        "{:?}",
        ages().collect::<Vec<_>>()
    );
    let unsourced: Vec<_> = all
        .iter()
        .filter(|scenario| scenario.sources.is_empty())
        .map(|scenario| &scenario.id)
        .collect();
    assert!(unsourced.is_empty(), "without a source: {unsourced:?}");
}

/// A rule is raised by a scenario when one of its plans is judged by it.
#[test]
fn every_rule_and_every_critical_error_comes_up_often_enough() {
    let procedures: Vec<Procedure> = PROCEDURES.map(support::procedure).into();
    let mut raised: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut committed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in support::shipped() {
        let folder = support::home().join(format!("scenarios/{id}/plans"));
        for path in crate::plans::yaml_files(&folder) {
            if path.ends_with("by-voice.yaml") {
                continue;
            }
            let plan = support::right(format::load_plan(&path));
            let scenario = support::scenario_of(&plan);
            let run = support::play(&plan, &folder, &scenario, &mut NoEars);
            for procedure in &procedures {
                let card = score(procedure, &scenario, &run.log);
                for rule in card.rules.iter().filter(|rule| rule.verdict != Verdict::NotApplicable) {
                    raised.entry(rule.rule.to_string()).or_default().insert(id.clone());
                }
                for error in &card.critical_errors {
                    let kind = format!("{:?}", error.kind);
                    committed.entry(kind).or_default().insert(id.clone());
                }
            }
        }
    }
    // What spans calls, and clients at the counter, come up in shifts.
    for (id, _) in format::find_shifts(&support::home().join("scenarios")) {
        let folder = support::home().join("scenarios/shifts/plans");
        for path in crate::plans::yaml_files(&folder) {
            let plan = support::right(format::load_shift_plan(&path));
            if plan.of != id {
                continue;
            }
            let (parts, run) = support::play_shift(&plan, &folder);
            for procedure in &procedures {
                let card = score_shift(procedure, &parts.shift, &parts.scenarios(), &run.log);
                let calls = card.calls.iter().flat_map(|call| &call.card.rules);
                let rules = card.rules.iter().chain(calls);
                for rule in rules.filter(|rule| rule.verdict != Verdict::NotApplicable) {
                    raised.entry(rule.rule.to_string()).or_default().insert(id.to_string());
                }
            }
        }
    }
    let mut rare = Vec::new();
    for rule in procedures.iter().flat_map(|procedure| &procedure.rules) {
        let count = raised.get(rule.id.as_str()).map_or(0, BTreeSet::len);
        if count < 5 {
            rare.push(format!("{}: {count} scenarios", rule.id));
        }
    }
    for error in procedures.iter().flat_map(|procedure| &procedure.critical_errors) {
        let kind = format!("{:?}", error.kind);
        let count = committed.get(&kind).map_or(0, BTreeSet::len);
        if count < 2 {
            rare.push(format!("{kind}: {count} scenarios"));
        }
    }
    rare.sort();
    rare.dedup();
    assert!(rare.is_empty(), "{rare:#?}");
}
