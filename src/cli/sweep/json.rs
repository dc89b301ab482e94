//! What sweeps found, for programs. Keys and order are stable.

use std::path::Path;

use serde_json::{Value, json};

use super::{Swept, beyond, bound, matter, no_plan, plans, why};
use crate::authoring::sweep::{Move, RulesRaised, SweepReport, rules_never_raised, stock_never_said};
use crate::domain::MomentId;
use crate::format::Position;

/// The reports as JSON; plans by their paths in `folder`, where they were written.
pub(super) fn of(all: &[Swept], folder: Option<&Path>) -> Value {
    let scenarios: Vec<Value> = all.iter().map(|swept| of_one(swept, folder)).collect();
    let reports: Vec<&SweepReport> = all.iter().map(|swept| &swept.report).collect();
    json!({
        "sound": reports.iter().all(|report| report.is_sound()),
        "scenarios": scenarios,
        "stock_never_said": stock_never_said(&reports),
        "rules_never_raised": rules_never_raised(&reports),
    })
}

fn of_one(swept: &Swept, folder: Option<&Path>) -> Value {
    let (report, whereabouts) = (&swept.report, &swept.whereabouts);
    let moment = |id: &MomentId| Some(whereabouts.moment(id));
    let never_reached = report.never_reached.iter();
    let never_reached = never_reached.map(|id| placed(json!({ "moment": id }), moment(id)));
    let dead_ends = report.dead_ends.iter().map(|end| {
        let found = json!({ "moment": end.moment, "why": why(end.why), "way": way(&end.way) });
        placed(found, end.moment.as_ref().and_then(moment))
    });
    let unwinnable = report.unwinnable.iter().map(|failure| {
        let found = json!({
            "seeds": failure.seeds,
            "facts": failure.facts,
            "details": failure.details,
            "ending": failure.ending,
            "moment": failure.moment,
        });
        placed(found, failure.moment.as_ref().and_then(moment))
    });
    let never_said = report.never_said.iter().map(|line| {
        let found = json!({ "key": line.key, "variant": line.variant, "text": line.text });
        placed(found, Some(whereabouts.line(line)))
    });
    let never_taken = report.never_taken.iter().map(|untaken| {
        let found = json!({ "moment": untaken.moment, "index": untaken.index });
        placed(found, Some(whereabouts.expectation(untaken)))
    });
    let never_ended = report.never_ended.iter().map(|ending| {
        let found = json!({ "ending": ending });
        placed(found, Some(whereabouts.ending(*ending)))
    });
    let limits = report.limits.iter().map(|limit| {
        let (bound, most) = bound(*limit);
        json!({ "bound": bound, "most": most })
    });
    json!({
        "scenario": report.scenario,
        "file": swept.file.display().to_string(),
        "sound": report.is_sound(),
        "seeds": report.seeds,
        "runs": report.runs,
        "moments": report.moments,
        "never_reached": never_reached.collect::<Vec<_>>(),
        "dead_ends": dead_ends.collect::<Vec<_>>(),
        "unwinnable": unwinnable.collect::<Vec<_>>(),
        "lines": report.lines,
        "never_said": never_said.collect::<Vec<_>>(),
        "expectations": report.expectations,
        "never_taken": never_taken.collect::<Vec<_>>(),
        "outcomes": outcomes(swept, folder),
        "never_ended": never_ended.collect::<Vec<_>>(),
        "rules": rules(&report.rules),
        "variety": {
            "behaviours": report.variety.behaviours,
            "wordings": report.variety.wordings,
        },
        "limits": limits.collect::<Vec<_>>(),
    })
}

fn outcomes(swept: &Swept, folder: Option<&Path>) -> Vec<Value> {
    let report = &swept.report;
    let outcomes = report.outcomes.iter().enumerate().map(|(number, outcome)| {
        let mut found = json!({
            "ending": outcome.ending,
            "matter": matter(outcome.matter),
            "seed": outcome.seed,
            "way": way(&outcome.way),
        });
        if let (Some(folder), Some(plan)) = (folder, swept.plans.get(number)) {
            match plan {
                Ok(_) => found["plan"] = json!(plans::path(folder, report, outcome).display().to_string()),
                Err(why) => found["no_plan"] = json!(no_plan(*why)),
            }
        }
        found
    });
    outcomes.collect()
}

fn rules(coverage: &RulesRaised) -> Value {
    let rules = coverage.rules.iter().map(|tally| {
        json!({
            "rule": tally.rule,
            "raised": tally.is_raised(),
            "met": tally.met,
            "partly": tally.partly,
            "missed": tally.missed,
            "unclear": tally.unclear,
            "beyond": tally.beyond.map(beyond),
        })
    });
    json!({
        "procedure": coverage.procedure,
        "calls": coverage.calls,
        "rules": rules.collect::<Vec<_>>(),
    })
}

fn way(way: &[Move]) -> Vec<String> {
    way.iter().map(ToString::to_string).collect()
}

/// The same with its line and column, as far as it stands anywhere.
fn placed(mut found: Value, at: Option<Position>) -> Value {
    found["line"] = json!(at.map(|at| at.line));
    found["column"] = json!(at.map(|at| at.column));
    found
}
