//! What a sweep found, in plain values. The command line words it.

use std::collections::{BTreeMap, BTreeSet};

use super::moves::Move;
use super::rules::RulesRaised;
use crate::domain::{DetailId, Ending, FactId, MomentId, RuleId, ScenarioId};

/// What a sweep of one scenario found.
#[derive(Debug, Clone, PartialEq)]
pub struct SweepReport {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Seeds that were played: 1 to this.
    pub seeds: usize,
    /// Calls that were played.
    pub runs: usize,
    /// Moments of the scenario.
    pub moments: usize,
    /// Moments to which no call came, in the scenario's order.
    pub never_reached: Vec<MomentId>,
    /// Where a call can come to and not get on.
    pub dead_ends: Vec<DeadEnd>,
    /// Seeds with which a perfect trainee does not bring the call to a good end, alike failures together.
    pub unwinnable: Vec<Unwinnable>,
    /// Lines of the scenario's own, each variant counted.
    pub lines: usize,
    /// Those among them that were never said.
    pub never_said: Vec<Unsaid>,
    /// What any caller says where the scenario leaves it open.
    pub stock: StockCoverage,
    /// Expectations of all moments.
    pub expectations: usize,
    /// Those among them that no turn met, in the scenario's order.
    pub never_taken: Vec<Untaken>,
    /// How calls ended, each with the shortest way to it.
    pub outcomes: Vec<Outcome>,
    /// Endings that the scenario has the means for and no call had.
    pub never_ended: Vec<Ending>,
    /// Which rules of the procedure calls brought up.
    pub rules: RulesRaised,
    /// How much the seeds differ.
    pub variety: Variety,
    /// Bounds that cut the exploring short; what was never reached or said may lie behind them.
    pub limits: Vec<Limit>,
}

impl SweepReport {
    /// Whether there is no dead end, no moment that is never reached and no call that cannot be won.
    pub fn is_sound(&self) -> bool {
        self.never_reached.is_empty() && self.dead_ends.is_empty() && self.unwinnable.is_empty()
    }
}

/// A place from which the call does not get on.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadEnd {
    /// The moment; none: before anybody spoke.
    pub moment: Option<MomentId>,
    /// Why it is one.
    pub why: DeadEndBecause,
    /// The shortest way to it.
    pub way: Vec<Move>,
}

/// Why a place is a dead end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadEndBecause {
    /// Nothing that a trainee can do brings the call to a proper end: the caller can only give up.
    NoWayOn,
    /// Nothing happens any more, and it is not the trainee's turn.
    Stuck,
    /// The call goes on for over half an hour.
    Endless,
}

/// A call that a perfect trainee cannot bring to a good end.
#[derive(Debug, Clone, PartialEq)]
pub struct Unwinnable {
    /// With these seeds.
    pub seeds: Vec<u64>,
    /// Facts that the caller did not take in.
    pub facts: Vec<FactId>,
    /// Required details that the caller did not tell.
    pub details: Vec<DetailId>,
    /// How the call ended; none: it did not end.
    pub ending: Option<Ending>,
    /// The moment in which that was.
    pub moment: Option<MomentId>,
}

/// A line that was never said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsaid {
    /// Where it stands: `moment/opening`, `expect/matter/0`, `otherwise/matter`, `silence/matter`, `knows/expiry`,
    /// `fact/photo`, `person/kos/asks`, `happening/0`.
    pub key: String,
    /// Which of the variants there, from 0.
    pub variant: usize,
    /// Its words, holes in place.
    pub text: String,
}

/// An expectation that no turn met: one before it takes whatever it waits for, or nothing leads there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untaken {
    /// Of this moment.
    pub moment: MomentId,
    /// Its place in the moment's `expect`, from 0.
    pub index: usize,
}

/// Stock phrases, as this scenario's caller says them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StockCoverage {
    /// Said in some call.
    pub said: BTreeSet<String>,
    /// Said in none.
    pub never_said: BTreeSet<String>,
}

/// Phrases that none of the swept scenarios had anybody say.
pub fn stock_never_said<'r>(reports: &[&'r SweepReport]) -> BTreeSet<&'r str> {
    let said: BTreeSet<&str> = reports
        .iter()
        .copied()
        .flat_map(|report| &report.stock.said)
        .map(String::as_str)
        .collect();
    let never = reports.iter().copied().flat_map(|report| &report.stock.never_said);
    never.map(String::as_str).filter(|text| !said.contains(text)).collect()
}

/// Rules that no call of the swept scenarios brought up, in the order of the procedure.
pub fn rules_never_raised(reports: &[&SweepReport]) -> Vec<RuleId> {
    let Some(first) = reports.first() else {
        return Vec::new();
    };
    let raised = |rule: &RuleId| {
        let mut tallies = reports.iter().flat_map(|report| &report.rules.rules);
        tallies.any(|tally| &tally.rule == rule && tally.is_raised())
    };
    let rules = first.rules.rules.iter().map(|tally| &tally.rule);
    rules.filter(|rule| !raised(rule)).cloned().collect()
}

/// A way in which calls ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Who ended it.
    pub ending: Ending,
    /// Whether the caller had learnt what they called for.
    pub matter: Matter,
    /// The fewest deeds that lead to it.
    pub way: Vec<Move>,
    /// With this seed.
    pub seed: u64,
}

/// Whether the caller had learnt what they called for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// They had taken in every fact.
    Settled,
    /// They had not.
    Open,
}

/// How much the calls of a perfect trainee differ from seed to seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variety {
    /// Calls that are each unlike all others in order, facts or the caller's behaviour; alike ones count once.
    pub behaviours: usize,
    /// Calls beyond these that differ from all others in wording; alike ones count once.
    pub wordings: usize,
}

/// A bound of the sweep that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// One exploration would have taken more calls than this.
    Runs(usize),
    /// A path would have had more deeds than this.
    Moves(usize),
    /// More seeds than this lead other ways; the others' branches were walked and not explored anew.
    Explorations(usize),
}

/// Failures of the perfect trainee, alike ones together.
#[derive(Debug, Default)]
pub(super) struct Failures(Vec<Unwinnable>);

impl Failures {
    pub(super) fn add(&mut self, failure: Unwinnable) {
        let like = self.0.iter_mut().find(|known| {
            known.facts == failure.facts
                && known.details == failure.details
                && known.ending == failure.ending
                && known.moment == failure.moment
        });
        match like {
            Some(known) => known.seeds.extend(failure.seeds),
            None => self.0.push(failure),
        }
    }

    pub(super) fn finish(self) -> Vec<Unwinnable> {
        self.0
    }
}

/// Endings with the shortest way to each, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Outcomes(Vec<Outcome>);

impl Outcomes {
    pub(super) fn add(&mut self, ending: Ending, matter: Matter, way: &[Move], seed: u64) {
        let known = self
            .0
            .iter_mut()
            .find(|known| known.ending == ending && known.matter == matter);
        match known {
            Some(known) if way.len() < known.way.len() => {
                known.way = way.to_vec();
                known.seed = seed;
            }
            Some(_) => {}
            None => self.0.push(Outcome {
                ending,
                matter,
                way: way.to_vec(),
                seed,
            }),
        }
    }

    pub(super) fn finish(self) -> Vec<Outcome> {
        self.0
    }
}

/// Dead ends, one a moment and reason, each with the shortest way to it.
#[derive(Debug, Default)]
pub(super) struct DeadEnds(BTreeMap<(Option<MomentId>, DeadEndBecause), DeadEnd>);

impl DeadEnds {
    pub(super) fn add(&mut self, moment: Option<MomentId>, why: DeadEndBecause, way: &[Move]) {
        let found = DeadEnd {
            moment: moment.clone(),
            why,
            way: way.to_vec(),
        };
        let known = self.0.entry((moment, why)).or_insert_with(|| found.clone());
        if found.way.len() < known.way.len() {
            *known = found;
        }
    }

    pub(super) fn finish(self) -> Vec<DeadEnd> {
        self.0.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_to_an_outcome_is_kept() {
        let mut outcomes = Outcomes::default();
        let long = [Move::Answer, Move::Wait, Move::HangUp];
        outcomes.add(Ending::Trainee, Matter::Open, &long, 1);
        outcomes.add(Ending::Trainee, Matter::Open, &[Move::Answer, Move::HangUp], 2);
        outcomes.add(Ending::Trainee, Matter::Open, &[Move::Answer, Move::Wait], 3);
        outcomes.add(Ending::Trainee, Matter::Settled, &[Move::Answer], 3);
        let found = outcomes.finish();
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].way.len(), found[0].seed), (2, 2));
    }

    #[test]
    fn alike_failures_are_one() {
        let failure = |seed, fact: &str| Unwinnable {
            seeds: vec![seed],
            facts: vec![FactId::from(fact)],
            details: Vec::new(),
            ending: Some(Ending::Caller),
            moment: None,
        };
        let mut failures = Failures::default();
        failures.add(failure(1, "photo"));
        failures.add(failure(2, "free"));
        failures.add(failure(3, "photo"));
        let found = failures.finish();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].seeds, [1, 3]);
    }
}
