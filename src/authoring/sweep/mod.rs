//! The sweep: a scenario played in simulated time by trainees good and bad, along every branch and with many seeds, to find
//! what a careful colleague would find. No sound, no Polish, no files; the same seeds give the same report.
//!
//! ```text
//! sweep ─┬─ explore ── walk ─┐                      every branch, once
//!        ├─ habits ──────────┼─► desk ─► Session    trainees who do not listen, with every seed
//!        └─ trainee ─────────┘    │                 the perfect and the mediocre one, with every seed
//!                                 ▼
//!      coverage, rules ─► report (script: which line was that; variety: how seeds differ)
//!                           │
//!                           ├─ whereabouts             where in the author's file that stands
//!                           └─ plans ◄─ sentences      the shortest way to an outcome, in Polish
//! ```
//!
//! Branches are explored with the first seed. With every other seed a few paths that between them come upon everything
//! are walked again; a seed that leads them another way is explored in its turn.

mod coverage;
mod desk;
mod duties;
mod explore;
mod habits;
mod models;
mod moves;
mod plans;
mod report;
mod rules;
mod script;
mod sentences;
#[cfg(test)]
mod test_support;
#[cfg(test)]
mod tests;
mod trainee;
mod variety;
mod walk;
mod ways;
mod whereabouts;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use explore::Bounds;
pub use moves::{Briefing, Move};
pub use plans::{NoPlan, Staging, plan_to};
pub use report::{
    DeadEnd, DeadEndBecause, Limit, Matter, Outcome, StockCoverage, SweepReport, Unsaid, Untaken, Unwinnable, Variety,
    rules_never_raised, stock_never_said,
};
pub use rules::{Beyond, RuleTally, RulesRaised};
pub use whereabouts::Whereabouts;
pub use words::{Manner, Words};

use crate::domain::{DetailDuty, Ending, Procedure, Profile, Scenario};
use coverage::Coverage;
use desk::{Desk, Standing};
use duties::{Skill, endings, is_put_off, transfer_demanded};
use explore::Explorer;
use report::Failures;
use rules::Tallies;
use script::Script;
use trainee::Trainee;
use walk::Walk;
use ways::Ways;

/// Sweeps one scenario: `drawn` is what seed 1, 2 and so on draw of it; a sample of the calls is scored against the procedure.
/// None: no seed was given.
pub fn sweep(
    drawn: &[Arc<Scenario>],
    profile: &Arc<Profile>,
    procedure: &Procedure,
    bounds: Bounds,
) -> Option<SweepReport> {
    let first = drawn.first()?;
    let mut sweep = Sweep {
        bounds,
        habits: habits::bad_habits(first),
        covering: Vec::new(),
        further: Vec::new(),
        led: BTreeSet::new(),
        coverage: Coverage::default(),
        rules: Tallies::of(procedure),
        limits: BTreeSet::new(),
        failures: Failures::default(),
        behaviours: BTreeSet::new(),
        calls: BTreeSet::new(),
    };
    let mut script = Script::new(first, profile);
    let mut before = first;
    for (seed, scenario) in (1..).zip(drawn) {
        if scenario != before {
            script = Script::new(scenario, profile);
            before = scenario;
        }
        let ways = Ways::new(scenario);
        sweep.seed(&Explorer {
            scenario,
            profile,
            ways: &ways,
            script: &script,
            bounds,
            seed,
        });
    }
    Some(sweep.report(first, &Script::new(first, profile), drawn.len()))
}

/// A sweep under way.
struct Sweep<'p> {
    bounds: Bounds,
    habits: Vec<Vec<Move>>,
    /// Paths that come upon everything with the first seed, and what further explorations added.
    covering: Vec<Vec<Move>>,
    further: Vec<Vec<Move>>,
    /// Which ways the covering paths were led, by the seeds explored so far.
    led: BTreeSet<String>,
    coverage: Coverage,
    rules: Tallies<'p>,
    limits: BTreeSet<Limit>,
    failures: Failures,
    behaviours: BTreeSet<String>,
    calls: BTreeSet<String>,
}

impl Sweep<'_> {
    fn seed(&mut self, call: &Explorer<'_>) {
        self.branches(call);
        let habits = std::mem::take(&mut self.habits);
        // Each seed has one bad call that is scored, and between them they have every habit.
        let scored = usize::try_from(call.seed).unwrap_or(0) % habits.len().max(1);
        for (number, way) in habits.iter().enumerate() {
            let desk = self.walk(way, call);
            if number == scored {
                self.rules.note(call.scenario, &desk);
            }
        }
        self.habits = habits;
        self.good_trainees(call);
    }

    fn branches(&mut self, call: &Explorer<'_>) {
        let first = self.covering.is_empty();
        if first {
            self.covering = self.explore(call);
        }
        let covering = std::mem::take(&mut self.covering);
        let led: Vec<String> = covering
            .iter()
            .map(|way| variety::way(self.walk(way, call).log()))
            .collect();
        self.covering = covering;
        let further = std::mem::take(&mut self.further);
        for way in &further {
            self.walk(way, call);
        }
        self.further = further;
        let led = led.join("\n\n");
        if self.led.contains(&led) {
            return;
        }
        if self.led.len() >= self.bounds.explorations {
            self.limits.insert(Limit::Explorations(self.bounds.explorations));
            return;
        }
        self.led.insert(led);
        if !first {
            let more = self.explore(call);
            self.further.extend(more);
        }
    }

    fn explore(&mut self, call: &Explorer<'_>) -> Vec<Vec<Move>> {
        let explored = call.explore(&mut self.coverage);
        self.limits.extend(explored.limits);
        explored.paths
    }

    /// Walks a path; where that leaves the call.
    fn walk(&mut self, way: &[Move], call: &Explorer<'_>) -> Desk {
        let (walk, done) = Walk::along(way, call.scenario, call.profile, call.seed);
        let done = way.get(..done).unwrap_or(way);
        self.coverage.note(&walk.desk, call.script, done);
        walk.desk
    }

    fn good_trainees(&mut self, call: &Explorer<'_>) {
        for skill in [Skill::Perfect, Skill::Mediocre] {
            let mut desk = Desk::new(call.scenario, call.profile, call.seed);
            let way = trainee::play(&mut desk, &mut Trainee::new(skill, call.scenario, call.ways));
            self.coverage.note(&desk, call.script, &way);
            self.rules.note(call.scenario, &desk);
            if skill == Skill::Perfect {
                self.judge(&desk, call);
                let behaviour = variety::behaviour(call.scenario, desk.log(), call.script);
                let wording = variety::wording(desk.log());
                self.calls.insert(format!("{behaviour}\n\n{wording}"));
                self.behaviours.insert(behaviour);
            }
        }
    }

    /// Whether the perfect trainee brought this call to a good end.
    fn judge(&mut self, desk: &Desk, call: &Explorer<'_>) {
        let owed = !is_put_off(call.scenario);
        let memory = &desk.memory;
        let needed = call.scenario.needs_to_hear.iter().map(|fact| &fact.id);
        let required = call.scenario.knows.iter();
        let required = required.filter(|known| known.duty != DetailDuty::Optional);
        let ending = match desk.standing() {
            Standing::Over(ending) => Some(ending),
            Standing::Turn | Standing::Stuck | Standing::Endless => None,
        };
        let failure = Unwinnable {
            seeds: vec![call.seed],
            facts: needed
                .filter(|fact| owed && !memory.taken.contains(*fact))
                .cloned()
                .collect(),
            details: required
                .map(|known| &known.id)
                .filter(|detail| owed && !memory.disclosed.contains(*detail))
                .cloned()
                .collect(),
            ending,
            moment: desk.view().moment.clone(),
        };
        let proper = match ending {
            Some(Ending::Caller) => true,
            Some(Ending::HandedOver) => transfer_demanded(call.scenario).is_some(),
            Some(Ending::Trainee | Ending::CallerGaveUp | Ending::Unreachable | Ending::Interrupted) | None => false,
        };
        if !proper || !failure.facts.is_empty() || !failure.details.is_empty() {
            self.failures.add(failure);
        }
    }

    fn report(self, scenario: &Scenario, script: &Script, seeds: usize) -> SweepReport {
        let moments = scenario.moments.iter().map(|moment| &moment.id);
        let never_reached = moments.filter(|id| !self.coverage.reached.contains(*id));
        let stock = script.stock();
        let expected = scenario.moments.iter().flat_map(|moment| {
            let indices = 0..moment.expect.len();
            indices.map(move |index| (moment.id.clone(), index))
        });
        let never_taken = expected.filter(|one| !self.coverage.taken.contains(one));
        let never_taken = never_taken.map(|(moment, index)| Untaken { moment, index });
        let never_taken: Vec<Untaken> = never_taken.collect();
        let outcomes = self.coverage.outcomes.finish();
        let ended = |ending: &Ending| outcomes.iter().any(|outcome| outcome.ending == *ending);
        let never_ended = endings(scenario).into_iter().filter(|ending| !ended(ending));
        SweepReport {
            scenario: scenario.id.clone(),
            seeds,
            runs: self.coverage.runs,
            moments: scenario.moments.len(),
            never_reached: never_reached.cloned().collect(),
            lines: script.lines(),
            never_said: script.never_said(&self.coverage.said),
            stock: StockCoverage {
                said: &stock & &self.coverage.stock,
                never_said: &stock - &self.coverage.stock,
            },
            dead_ends: self.coverage.dead_ends.finish(),
            unwinnable: self.failures.finish(),
            expectations: scenario.moments.iter().map(|moment| moment.expect.len()).sum(),
            never_taken,
            never_ended: never_ended.collect(),
            outcomes,
            rules: self.rules.finish(),
            variety: Variety {
                behaviours: self.behaviours.len(),
                wordings: self.calls.len() - self.behaviours.len(),
            },
            limits: self.limits.into_iter().collect(),
        }
    }
}
