//! Each need by contrast, on shipped calls: beside the plan that passes lies one that does not adapt, and the second table,
//! service to this caller, tells them apart in what this need asks for.

use std::collections::BTreeMap;

use sygnaly::authoring::NoEars;
use sygnaly::domain::{Logged, NeedProfile, Scorecard, Verdict};
use sygnaly::format;
use sygnaly::scoring::score;

use crate::support;

/// One plan played: what the second table says, and what the caller said.
struct Played {
    name: String,
    card: Scorecard,
    caller: Vec<String>,
}

fn played(id: &str) -> Vec<Played> {
    let folder = support::home().join(format!("scenarios/{id}/plans"));
    let mut all = Vec::new();
    for path in crate::plans::yaml_files(&folder) {
        let plan = support::right(format::load_plan(&path));
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a plain name");
        if name == "by-voice" {
            continue;
        }
        let scenario = support::scenario_of(&plan);
        let run = support::play(&plan, &folder, &scenario, &mut NoEars);
        let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
        let spoken = run.log.entries.iter().filter_map(|entry| match &entry.what {
            Logged::Effect(sygnaly::domain::Effect::Play { text, .. }) => Some(text.clone()),
            _ => None,
        });
        all.push(Played {
            name: name.to_owned(),
            card,
            caller: spoken.collect(),
        });
    }
    all
}

/// What a need asks for, kept or not, in the order of the table.
fn verdicts(played: &Played, need: &str) -> Vec<Verdict> {
    let of_need = played.card.service.iter().filter(|duty| duty.need == need);
    of_need.map(|duty| duty.verdict).collect()
}

fn is_kept(verdicts: &[Verdict]) -> bool {
    verdicts
        .iter()
        .all(|verdict| matches!(verdict, Verdict::Met | Verdict::NotApplicable))
}

#[test]
fn for_every_need_a_plan_that_adapts_differs_from_one_that_does_not() {
    let mut shown: BTreeMap<&str, String> = BTreeMap::new();
    let mut not_served = Vec::new();
    for id in support::shipped() {
        let scenario = support::scenario(&id);
        let needs: Vec<&'static str> = scenario.caller.needs.iter().map(NeedProfile::id).collect();
        if needs.is_empty() {
            continue;
        }
        let plans = played(&id);
        let passes = plans
            .iter()
            .find(|plan| plan.name == "passes")
            .expect("a plan that passes");
        for need in needs {
            let kept = verdicts(passes, need);
            if kept.is_empty() || !is_kept(&kept) {
                not_served.push(format!("{id}: {need} {kept:?}"));
                continue;
            }
            let differs = |plan: &&Played| !is_kept(&verdicts(plan, need)) && plan.caller != passes.caller;
            if let Some(other) = plans.iter().find(differs) {
                shown.insert(need, format!("{id}/{}", other.name));
            }
        }
    }
    assert!(not_served.is_empty(), "passes.yaml does not serve: {not_served:#?}");
    let missing: Vec<_> = NeedProfile::IDS
        .iter()
        .filter(|need| !shown.contains_key(*need))
        .collect();
    assert!(
        missing.is_empty(),
        "no pair of plans shows {missing:?}; shown: {shown:#?}"
    );
}

#[test]
fn a_mediocre_employee_neither_shines_nor_fails_everywhere() {
    let mut wrong = Vec::new();
    for id in support::shipped() {
        let plans = played(&id);
        let Some(middling) = plans.iter().find(|plan| plan.name == "middling") else {
            wrong.push(format!("{id}: plans/middling.yaml is missing"));
            continue;
        };
        match middling.card.score {
            Some(score) if (40.0..=75.0).contains(&score.value) => {}
            score => wrong.push(format!("{id}: {score:?}, not between 40 and 75")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
