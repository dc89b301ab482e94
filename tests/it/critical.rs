//! For each critical error one plan commits it and a near miss does not: `fails-….yaml` and `near-….yaml` of the same
//! name lie side by side and differ in the one thing that matters. It knows no error by name: the procedures name them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sygnaly::authoring::{NoEars, unexpected};
use sygnaly::domain::{Certainty, CriticalError, Plan, Step};
use sygnaly::format;
use sygnaly::scoring::score;

use crate::plans::{plans_in, yaml_files};
use crate::support;

/// The one thing may span this many steps: a key pressed and released around what happens meanwhile.
const MOST_STEPS_APART: usize = 5;

#[test]
fn every_critical_error_is_committed_by_one_plan_and_narrowly_avoided_by_another() {
    let mut shown = BTreeSet::new();
    let mut wrong = Vec::new();
    for (fails, near) in pairs() {
        let (failing, committed) = played(&fails, &mut wrong);
        let (nearly, avoided) = played(&near, &mut wrong);
        if !alike(&failing, &nearly) {
            wrong.push(format!("{} is not near {}", near.display(), fails.display()));
        }
        if !avoided.is_empty() {
            wrong.push(format!("{}: {avoided:#?}", near.display()));
        }
        match committed.as_slice() {
            [error] if error.certainty == Certainty::Certain => {
                shown.insert(error.kind);
            }
            _ => wrong.push(format!("{}: not one certain error: {committed:#?}", fails.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let procedures = yaml_files(&support::home().join("assets/procedures"));
    let counted: BTreeSet<_> = procedures
        .iter()
        .flat_map(|path| support::right(format::load_procedure(path)).critical_errors)
        .map(|rule| rule.kind)
        .collect();
    assert!(!counted.is_empty(), "the procedures name no critical error");
    let missing: Vec<_> = counted.difference(&shown).collect();
    assert!(missing.is_empty(), "no `fails-…` with its `near-…` shows: {missing:?}");
}

/// Each near miss with the plan that it nearly is.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let homes = ["scenarios", "tests/fixtures/calls"].map(|folder| support::home().join(folder));
    let plans = homes.iter().flat_map(|folder| plans_in(folder));
    let pair = |near: PathBuf| {
        let name = near.file_name()?.to_str()?.strip_prefix("near-")?;
        Some((near.with_file_name(format!("fails-{name}")), near))
    };
    plans.filter_map(pair).collect()
}

/// Plays a plan: what it is, and the critical errors that came of it. What came otherwise than it says is added to
/// `wrong`.
fn played(path: &Path, wrong: &mut Vec<String>) -> (Plan, Vec<CriticalError>) {
    let plan = support::right(format::load_plan(path));
    let folder = path.parent().expect("a plan lies in a folder");
    let scenario = support::scenario_drawn(&folder.with_file_name("scenario.yaml"), plan.seed);
    let run = support::play(&plan, folder, &scenario, &mut NoEars);
    let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
    let found = unexpected(&plan.expect, card.graded());
    if !found.is_empty() || !run.unplayed.is_empty() {
        let (path, unplayed) = (path.display(), run.unplayed);
        wrong.push(format!("{path}: {found:#?}, steps not played: {unplayed:?}"));
    }
    (plan, card.critical_errors)
}

/// Whether two plans are the same call, with a few steps in one place done otherwise.
fn alike(one: &Plan, other: &Plan) -> bool {
    let call = |plan: &Plan| (plan.of.clone(), plan.procedure.clone(), plan.profile.clone(), plan.seed);
    let apart = steps_apart(&one.steps, &other.steps);
    call(one) == call(other) && (1..=MOST_STEPS_APART).contains(&apart)
}

/// How many steps lie between the beginning and the end that two plans share, in the longer one.
fn steps_apart(one: &[Step], other: &[Step]) -> usize {
    let begin = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let ends = one.iter().rev().zip(other.iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    one.len().max(other.len()) - end
}
