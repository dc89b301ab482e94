//! Explores the branches of a call: from every place that the talk can come to, everything that a moment provides for is
//! done once. Breadth first, so that the first way to a place is a shortest one; a place is a path walked again from the
//! beginning, since a session cannot be copied and costs next to nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::coverage::Coverage;
use super::desk::Standing;
use super::duties::{performs, transfer_demanded};
use super::moves::{Briefing, Move};
use super::report::{DeadEndBecause, Limit};
use super::script::Script;
use super::walk::{Place, Walk};
use super::ways::{Ways, closing};
use super::words::Words;
use crate::domain::{Direction, Effect, Ending, Logged, Moment, MomentId, PersonId, Profile, Scenario, SpeechAct};

/// How far a sweep goes. A bound that is reached is told in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Calls in one exploration.
    pub runs: usize,
    /// Deeds in one path.
    pub moves: usize,
    /// Explorations of one scenario: one for every way in which seeds lead the talk.
    pub explorations: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            runs: 6_000,
            moves: 60,
            explorations: 60,
        }
    }
}

/// Explores one scenario with one seed.
pub(super) struct Explorer<'s> {
    pub(super) scenario: &'s Arc<Scenario>,
    pub(super) profile: &'s Arc<Profile>,
    pub(super) ways: &'s Ways<'s>,
    pub(super) script: &'s Script,
    pub(super) bounds: Bounds,
    pub(super) seed: u64,
}

/// What exploring found beside what every call adds to the coverage.
#[derive(Debug, Default)]
pub(super) struct Explored {
    /// The fewest paths that between them come upon everything that was found.
    pub(super) paths: Vec<Vec<Move>>,
    pub(super) limits: BTreeSet<Limit>,
}

/// What can be done from a place.
struct Branch {
    deed: Move,
    further: Further,
}

/// Whether the place that a branch leads to is explored in its turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Further {
    Explore,
    /// It was taken for what is said on it.
    Leave,
}

/// A place that was found, and what is to be done from it.
struct Found {
    place: usize,
    way: Vec<Move>,
    branches: Vec<Branch>,
}

/// Whether the call can end well from a place, as far as is known.
struct Prospects {
    moment: Option<MomentId>,
    way: Vec<Move>,
    /// Until all its branches are walked, a place is thought well of.
    ends_well: bool,
    leads_to: BTreeSet<usize>,
}

/// The search under way.
#[derive(Default)]
struct Search {
    known: BTreeMap<Place, usize>,
    places: Vec<Prospects>,
    open: VecDeque<Found>,
    visited: BTreeSet<MomentId>,
    aside: bool,
    /// What was come upon, numbered; and what each path came upon.
    names: BTreeMap<String, usize>,
    walked: Vec<(Vec<Move>, BTreeSet<usize>)>,
}

impl Explorer<'_> {
    pub(super) fn explore(&self, coverage: &mut Coverage) -> Explored {
        let mut search = Search::default();
        let mut limits = BTreeSet::new();
        search.add(Vec::new(), None, self.beginnings());
        let mut runs = 0;
        'search: while let Some(found) = search.open.pop_front() {
            let mut leads_to = BTreeSet::new();
            let mut ends_well = false;
            for branch in found.branches {
                if runs >= self.bounds.runs {
                    limits.insert(Limit::Runs(self.bounds.runs));
                    break 'search;
                }
                runs += 1;
                let mut way = found.way.clone();
                way.push(branch.deed);
                let (walk, _) = Walk::along(&way, self.scenario, self.profile, self.seed);
                coverage.note(&walk.desk, self.script, &way);
                search.note(&way, self.come_upon(&walk));
                match walk.desk.standing() {
                    Standing::Over(Ending::Caller | Ending::HandedOver) => ends_well = true,
                    Standing::Over(_) | Standing::Stuck | Standing::Endless => {}
                    Standing::Turn if branch.further == Further::Leave => {}
                    Standing::Turn if way.len() >= self.bounds.moves => {
                        limits.insert(Limit::Moves(self.bounds.moves));
                        // What lies behind it is not known to be bad.
                        ends_well = true;
                    }
                    Standing::Turn => {
                        leads_to.insert(self.arrive(&mut search, walk, way));
                    }
                }
            }
            if let Some(place) = search.places.get_mut(found.place) {
                place.ends_well = ends_well;
                place.leads_to = leads_to;
            }
        }
        for place in search.without_a_good_end() {
            coverage
                .dead_ends
                .add(place.moment.clone(), DeadEndBecause::NoWayOn, &place.way);
        }
        Explored {
            paths: fewest(search.walked),
            limits,
        }
    }

    /// The number of the place at the end of a walk, which is explored in its turn if it is new.
    fn arrive(&self, search: &mut Search, walk: Walk, way: Vec<Move>) -> usize {
        let place = walk.place(self.ways);
        if let Some(known) = search.known.get(&place) {
            return *known;
        }
        let branches = self.branches(search, &walk);
        let number = search.add(way, walk.desk.view().moment.clone(), branches);
        search.known.insert(place, number);
        number
    }

    fn beginnings(&self) -> Vec<Branch> {
        let deeds = match self.scenario.direction {
            Direction::Incoming => [Move::Answer, Move::LetRing],
            Direction::Outgoing { .. } => [Move::Dial, Move::DialAndHangUp],
        };
        deeds.map(explored).into()
    }

    /// Everything that the moment provides for, and what anybody can do at any moment.
    fn branches(&self, search: &mut Search, walk: &Walk) -> Vec<Branch> {
        let Some(moment) = walk.desk.moment() else {
            return Vec::new();
        };
        let missed = walk.missed.get(&moment.id).copied().unwrap_or(0);
        // One turn more than the caller has answers for, and one in case another wish of theirs came first.
        let otherwise = moment.otherwise.as_ref();
        let most = otherwise.map_or(1, |otherwise| otherwise.at_most.saturating_add(2));
        let idle = explored(Move::Say(Words::idle()));
        if 0 < missed && missed < most {
            return vec![idle];
        }
        let mut all = self.provided(walk, moment);
        let complete = lacking(walk, moment).is_idle();
        if missed < most && (complete || !walk.progressed) {
            all.push(idle);
        }
        all.push(explored(Move::Say(Words::performing(&[SpeechAct::Farewell]))));
        let first = search.visited.insert(moment.id.clone());
        let hangs_up = moment.hangs_up.is_some() || walk.farewells > 0 && closing(self.scenario).is_none();
        if first || hangs_up {
            all.push(explored(Move::Wait));
        }
        if let Some(to) = transfer_demanded(self.scenario).filter(|_| !walk.desk.is_opening()) {
            all.push(explored(transfer(to, Briefing::Given)));
        }
        if first {
            all.push(explored(Move::HangUp));
            let everything = Words {
                told: self.scenario.needs_to_hear.iter().map(|fact| fact.id.clone()).collect(),
                ..Words::default()
            };
            if !everything.is_idle() {
                all.push(explored(Move::Say(everything)));
            }
        }
        if !walk.desk.is_opening() && !std::mem::replace(&mut search.aside, true) {
            all.extend(self.asides());
        }
        all
    }

    /// What the moment's expectations and its `until` wait for.
    fn provided(&self, walk: &Walk, moment: &Moment) -> Vec<Branch> {
        let mut said: Vec<Words> = moment.expect.iter().map(performs).collect();
        let lacking = lacking(walk, moment);
        said.extend(lacking.asked.first().map(Words::asking));
        said.extend(lacking.told.first().map(Words::telling));
        if lacking.asked.len() + lacking.told.len() > 1 {
            said.push(lacking);
        }
        let said = said.into_iter().filter(|words| !words.is_idle());
        let confirmed = said.map(|mut words| {
            // Some callers want to hear read back what they said, before anything else.
            if walk.desk.memory.news.told {
                words.acts.insert(SpeechAct::ConfirmHeard);
            }
            words
        });
        confirmed.map(|words| explored(Move::Say(words))).collect()
    }

    /// What can be asked, told and done at any moment, once: for what is said on it.
    fn asides(&self) -> Vec<Branch> {
        let asks = self.scenario.knows.iter().map(|known| Words::asking(&known.id));
        let tells = self.scenario.needs_to_hear.iter().map(|fact| Words::telling(&fact.id));
        let said = asks.chain(tells).map(Move::Say);
        let people = self.scenario.desk.directory.iter();
        let transfers =
            people.flat_map(|person| [Briefing::Given, Briefing::None].map(|briefing| transfer(&person.id, briefing)));
        let further = Further::Leave;
        said.chain(transfers).map(|deed| Branch { deed, further }).collect()
    }

    /// Everything that a call came upon, by name.
    fn come_upon(&self, walk: &Walk) -> BTreeSet<String> {
        let entries = walk.desk.log().entries.iter();
        let named = entries.filter_map(|entry| match &entry.what {
            Logged::Entered(moment) => Some(format!("moment {moment}")),
            Logged::Effect(Effect::CallEnded { by }) => Some(format!("ends {by:?}")),
            Logged::Effect(Effect::Play { text, .. }) => Some(match self.script.key_of(text) {
                "stock" => format!("says {text}"),
                key => format!("line {key}"),
            }),
            _ => None,
        });
        named.collect()
    }
}

impl Search {
    fn add(&mut self, way: Vec<Move>, moment: Option<MomentId>, branches: Vec<Branch>) -> usize {
        let place = self.places.len();
        self.places.push(Prospects {
            moment,
            way: way.clone(),
            ends_well: true,
            leads_to: BTreeSet::new(),
        });
        self.open.push_back(Found { place, way, branches });
        place
    }

    fn note(&mut self, way: &[Move], found: BTreeSet<String>) {
        let mut numbers = BTreeSet::new();
        for name in found {
            let next = self.names.len();
            numbers.insert(*self.names.entry(name).or_insert(next));
        }
        self.walked.push((way.to_vec(), numbers));
    }

    /// Places from which no way leads to a good end.
    fn without_a_good_end(&self) -> impl Iterator<Item = &Prospects> {
        let mut good: BTreeSet<usize> = self
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.ends_well)
            .map(|(number, _)| number)
            .collect();
        loop {
            let more: Vec<usize> = self
                .places
                .iter()
                .enumerate()
                .filter(|(number, place)| !good.contains(number) && !place.leads_to.is_disjoint(&good))
                .map(|(number, _)| number)
                .collect();
            if more.is_empty() {
                break;
            }
            good.extend(more);
        }
        self.places
            .iter()
            .enumerate()
            .filter(move |(number, _)| !good.contains(number))
            .map(|(_, place)| place)
    }
}

/// What the moment's `until` waits for and the caller lacks.
fn lacking(walk: &Walk, moment: &Moment) -> Words {
    let memory = &walk.desk.memory;
    let told = moment.until.iter().flat_map(|until| &until.told);
    let asked = moment.until.iter().flat_map(|until| &until.asked);
    Words {
        told: told.filter(|fact| !memory.taken.contains(*fact)).cloned().collect(),
        asked: asked
            .filter(|detail| !memory.disclosed.contains(*detail))
            .cloned()
            .collect(),
        ..Words::default()
    }
}

fn explored(deed: Move) -> Branch {
    Branch {
        deed,
        further: Further::Explore,
    }
}

fn transfer(to: &PersonId, briefing: Briefing) -> Move {
    Move::Transfer {
        to: to.clone(),
        briefing,
    }
}

/// Few paths that come upon everything that all of them come upon: always the one that adds most, of equals the first.
fn fewest(walked: Vec<(Vec<Move>, BTreeSet<usize>)>) -> Vec<Vec<Move>> {
    let mut missing: BTreeSet<usize> = walked.iter().flat_map(|(_, found)| found).copied().collect();
    let mut taken = Vec::new();
    while !missing.is_empty() {
        let adds = |found: &BTreeSet<usize>| found.iter().filter(|one| missing.contains(one)).count();
        // `max_by_key` takes the last of equals.
        let Some((way, found)) = walked.iter().rev().max_by_key(|(_, found)| adds(found)) else {
            break;
        };
        taken.push(way.clone());
        missing.retain(|one| !found.contains(one));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::super::report::DeadEnd;
    use super::super::test_support::{changed, profile, scenario};
    use super::*;

    fn explores(scenario: &Arc<Scenario>, bounds: Bounds) -> (Coverage, Explored) {
        let (profile, ways) = (profile(), Ways::new(scenario));
        let script = Script::new(scenario, &profile);
        let explorer = Explorer {
            scenario,
            profile: &profile,
            ways: &ways,
            script: &script,
            bounds,
            seed: 1,
        };
        let mut coverage = Coverage::default();
        let explored = explorer.explore(&mut coverage);
        (coverage, explored)
    }

    #[test]
    fn a_sound_scenario_is_explored_whole_and_has_no_dead_end() {
        let scenario = scenario();
        let (coverage, explored) = explores(&scenario, Bounds::default());
        assert_eq!(coverage.reached.len(), scenario.moments.len());
        assert!(explored.limits.is_empty(), "{:?}", explored.limits);
        let dead: Vec<DeadEnd> = coverage.dead_ends.finish();
        assert!(dead.is_empty(), "{dead:?}");
        for text in [
            "To co mam przynieść?",
            "Dobrze.",
            "A kto to?",
            "Halo, słychać mnie?",
            "Jedno zdjęcie.",
        ] {
            let pieces = Script::new(&scenario, &profile()).pieces(text).to_vec();
            assert!(
                !pieces.is_empty() && pieces.iter().all(|piece| coverage.said.contains(piece)),
                "nobody said {text}"
            );
        }
        assert!(explored.paths.len() < 30, "{} paths", explored.paths.len());
    }

    #[test]
    fn a_moment_that_swallows_every_goodbye_is_a_dead_end() {
        let scenario = changed(&[
            (
                "{ acts: [anything_else], caller: [\"Nie, to wszystko.\"], then: goodbye }",
                "{ acts: [farewell], caller: [\"Jeszcze chwileczkę.\"] }",
            ),
            (
                "otherwise: { caller: [\"Dobrze.\"], at_most: 1, afterwards: closing }",
                "otherwise: { caller: [\"Dobrze.\"], at_most: 1, afterwards: goodbye }",
            ),
        ]);
        let (coverage, _) = explores(&scenario, Bounds::default());
        let dead = coverage.dead_ends.finish();
        let moments: Vec<&str> = dead
            .iter()
            .filter_map(|end| end.moment.as_ref())
            .map(AsRef::as_ref)
            .collect();
        assert_eq!(moments, ["closing"], "{dead:?}");
        assert_eq!(dead[0].why, DeadEndBecause::NoWayOn);
        assert!(dead[0].way.len() < 8, "{:?}", dead[0].way);
    }

    #[test]
    fn bounds_that_are_reached_are_told() {
        let bounds = Bounds {
            runs: 10,
            ..Bounds::default()
        };
        let (coverage, explored) = explores(&scenario(), bounds);
        assert_eq!(coverage.runs, 10);
        assert_eq!(explored.limits, BTreeSet::from([Limit::Runs(10)]));
        assert!(coverage.dead_ends.finish().is_empty(), "what is not known is not told");
        let bounds = Bounds {
            moves: 2,
            ..Bounds::default()
        };
        assert_eq!(
            explores(&scenario(), bounds).1.limits,
            BTreeSet::from([Limit::Moves(2)])
        );
    }

    #[test]
    fn few_paths_cover_all() {
        let walked = vec![
            (vec![Move::Answer], BTreeSet::from([1])),
            (vec![Move::Answer, Move::Wait], BTreeSet::from([1, 2, 3])),
            (vec![Move::LetRing], BTreeSet::from([4])),
            (vec![Move::Answer, Move::HangUp], BTreeSet::from([1, 4])),
        ];
        let paths = fewest(walked);
        assert_eq!(paths, [vec![Move::Answer, Move::Wait], vec![Move::LetRing]]);
    }
}
