//! An office of its own, made of YAML alone: its files are in order, its plans come out as they say, and the same call is judged
//! otherwise than in Krynki for reasons that stand in its file.

use std::path::PathBuf;
use std::sync::Arc;

use sygnaly::authoring::{NoEars, run_plan, unexpected};
use sygnaly::domain::{Plan, Procedure, Scenario, Scorecard, SessionLog, Verdict};
use sygnaly::format::{self, check_path};
use sygnaly::language::Interpreter;
use sygnaly::scoring::score;

use crate::support;

fn office() -> PathBuf {
    support::home().join("docs/examples/urzad-lipowo")
}

fn procedure() -> Procedure {
    support::right(format::load_procedure(&office().join("procedures/lipowo.yaml")))
}

fn plans() -> Vec<(PathBuf, Plan)> {
    let files = crate::plans::plans_in(&office().join("scenarios")).into_iter();
    files
        .map(|path| {
            let plan = support::right(format::load_plan(&path));
            (path, plan)
        })
        .collect()
}

fn played(plan: &Plan) -> (Arc<Scenario>, SessionLog) {
    let file = office().join(format!("scenarios/{}/scenario.yaml", plan.of));
    let scenario = support::scenario_drawn(&file, plan.seed);
    let profile = office().join(format!("profiles/{}.yaml", plan.profile));
    let profile = Arc::new(support::right(format::load_profile(&profile)));
    let ear = Arc::new(Interpreter::new(support::language(), &profile, Some(&scenario)));
    let run = run_plan(
        plan,
        &office(),
        Arc::clone(&scenario),
        profile,
        ear,
        &mut NoEars,
        &mut (),
    )
    .unwrap_or_else(|error| panic!("{}: {error:?}", plan.title));
    assert_eq!(run.unplayed, Vec::<usize>::new(), "{}", plan.title);
    (scenario, run.log)
}

fn verdict(card: &Scorecard, rule: &str) -> Verdict {
    let found = card.rules.iter().find(|found| found.rule.as_str() == rule);
    found.unwrap_or_else(|| panic!("the scorecard has no {rule}")).verdict
}

#[test]
fn its_files_are_in_order_each_with_what_it_refers_to() {
    let library = support::library();
    let own = library.clone().with_offices_of(&[office()]);
    for checked in check_path(&office(), &own) {
        assert_eq!(checked.diagnostics, [], "{}", checked.file.display());
    }
    // A file deep inside is enough to find the rest by, and what is shipped stays as it was.
    let plan = office().join("scenarios/lipowo-gabaryty/plans/passes.yaml");
    let found = library.clone().with_offices_of(std::slice::from_ref(&plan));
    assert_eq!(check_path(&plan, &found)[0].diagnostics, []);
    assert_eq!(found.scenarios.len(), library.scenarios.len() + 1);
    assert!(
        !check_path(&plan, &library)[0].diagnostics.is_empty(),
        "shipped files do not know it"
    );
    let shipped = library.clone().with_offices_of(&[support::home().join("scenarios")]);
    assert_eq!(shipped.procedures.len(), library.procedures.len());
}

#[test]
fn its_plans_come_out_as_they_say() {
    let plans = plans();
    assert!(plans.len() >= 3, "one that passes, one that fails, one in between");
    for (path, plan) in plans {
        let (scenario, log) = played(&plan);
        let card = score(&procedure(), &scenario, &log);
        assert_eq!(unexpected(&plan.expect, card.graded()), [], "{}", path.display());
    }
}

#[test]
fn the_same_call_is_judged_by_the_office_s_own_file() {
    use Verdict::{Met, Missed, Partly};
    let of = |name: &str| {
        let (_, plan) = plans()
            .into_iter()
            .find(|(path, _)| path.ends_with(name))
            .unwrap_or_else(|| panic!("{name} is there"));
        let (scenario, log) = played(&plan);
        let own = score(&procedure(), &scenario, &log);
        let krynki = score(&support::procedure("krynki"), &scenario, &log);
        let answered = (verdict(&own, "lipowo:1"), verdict(&krynki, "krynki:4.1.a"));
        let introduced = (verdict(&own, "lipowo:2"), verdict(&krynki, "krynki:4.1.d"));
        (answered, introduced, own)
    };
    // The fifth ring is in time here alone; Krynki wants the position, which this office does not.
    let (answered, introduced, own) = of("passes.yaml");
    assert_eq!((answered, introduced), ((Met, Missed), (Met, Partly)));
    // One rule shows the evidence of both its criteria.
    let whole = own.rules.iter().find(|rule| rule.rule.as_str() == "lipowo:3");
    let keys: Vec<&str> = whole
        .into_iter()
        .flat_map(|rule| &rule.evidence)
        .map(|evidence| evidence.measure.key.as_str())
        .collect();
    assert!(
        keys.contains(&"scoring-asked") && keys.contains(&"scoring-fact"),
        "{keys:?}"
    );
    // In time for both; only this office asks for an order.
    let (answered, introduced, own) = of("near-krynki-order.yaml");
    assert_eq!((answered, introduced), ((Met, Met), (Partly, Met)));
    let mut evidence = own.rules.iter().flat_map(|rule| &rule.evidence);
    assert!(evidence.any(|evidence| evidence.measure.key == "scoring-introduced-out-of-order"));
}
