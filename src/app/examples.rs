//! What would have been right, by example: the words with which a shipped passing plan kept a rule in the same call.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::library::Shelf;
use crate::authoring::{NoEars, run_plan};
use crate::domain::{Deed, Plan, Procedure, RuleId, Scenario, Verdict};
use crate::format;
use crate::language::Interpreter;
use crate::scoring;

/// For each rule that a passing plan keeps by words: the words. Nothing where no plan for this call and this procedure is
/// shipped; an example is a help, and its lack is no fault.
pub fn of(shelf: &Shelf, scenario: &Arc<Scenario>, procedure: &Procedure) -> BTreeMap<RuleId, String> {
    let mut examples = BTreeMap::new();
    let Some(folder) = shelf.folder_of(scenario).map(|folder| folder.join("plans")) else {
        return examples;
    };
    for path in passing(&folder) {
        let plan = format::load_plan(&path)
            .value
            .filter(|plan| plan.procedure == procedure.id);
        if let Some(plan) = plan.filter(is_typed) {
            for (rule, words) in kept_by(&plan, &folder, shelf, scenario, procedure) {
                examples.entry(rule).or_insert(words);
            }
        }
    }
    examples
}

/// Passing plans of a folder, by name.
fn passing(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with("passes") && name.ends_with(".yaml")
        })
        .collect();
    paths.sort();
    paths
}

/// Sound would have to be recognised first.
fn is_typed(plan: &Plan) -> bool {
    !plan.steps.iter().any(|step| matches!(step.what, Deed::SayWav { .. }))
}

fn kept_by(
    plan: &Plan,
    folder: &Path,
    shelf: &Shelf,
    scenario: &Arc<Scenario>,
    procedure: &Procedure,
) -> Vec<(RuleId, String)> {
    let Some(profile) = shelf.profiles.iter().find(|known| known.id == plan.profile) else {
        return Vec::new();
    };
    let (scenario, profile) = (shelf.drawn_call(scenario, plan.seed), Arc::clone(profile));
    let ear = Interpreter::new(Arc::clone(&shelf.language), &profile, Some(&scenario));
    let played = Arc::clone(&scenario);
    let Ok(run) = run_plan(plan, folder, played, profile, Arc::new(ear), &mut NoEars, &mut ()) else {
        return Vec::new();
    };
    let card = scoring::score(procedure, &scenario, &run.log);
    let kept = card.rules.into_iter().filter(|rule| rule.verdict == Verdict::Met);
    kept.filter_map(|rule| {
        let words = rule.evidence.into_iter().find_map(|piece| piece.quote)?;
        Some((rule.rule, words))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_introduction_of_the_passing_plan_is_an_example_and_other_procedures_have_none_of_it() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (assets, scenarios) = (home.join("assets"), home.join("scenarios"));
        let shelves = format::Shelves::shipped(&assets, &scenarios);
        let shelf = Shelf::load(&assets, shelves, None).unwrap();
        let scenario = format::load_scenario(
            &home.join("scenarios/senior-dowod/scenario.yaml"),
            &format::load_stock(&home.join("assets/callers/stock.yaml"))
                .value
                .unwrap(),
        );
        let scenario = Arc::new(scenario.value.unwrap());
        let procedure = shelf.procedures.iter().find(|known| known.id.as_str() == "bialystok");
        let examples = of(&shelf, &scenario, procedure.unwrap());
        let introduction = &examples[&RuleId::from("bialystok:III.4")];
        assert!(introduction.contains("Urząd Miejski w Białymstoku"), "{introduction}");

        let mut other = procedure.unwrap().as_ref().clone();
        other.id = "elsewhere".into();
        assert!(of(&shelf, &scenario, &other).is_empty());
    }
}
