//! A path through a call, walked from its beginning, and where that leaves the talk: two paths that leave it in the same
//! place need not both be followed further.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::desk::{Desk, Standing};
use super::moves::Move;
use super::ways::{Ways, details_of, facts_of};
use crate::domain::{DetailId, FactId, MomentId, Profile, Scenario, SpeechAct};

/// More farewells than this change nothing: whatever a caller still asks for first, they ask for once.
const FAREWELLS_THAT_COUNT: u32 = 3;

/// A call at the end of a path.
pub(super) struct Walk {
    pub(super) desk: Desk,
    /// Turns without use, by the moment that they were said in.
    pub(super) missed: BTreeMap<MomentId, u32>,
    /// Something of use was said since the moment was entered.
    pub(super) progressed: bool,
    pub(super) farewells: u32,
    acts: BTreeSet<SpeechAct>,
}

/// Where a path leaves the talk, as far as it matters for what can still come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    moment: Option<MomentId>,
    opening: bool,
    progressed: bool,
    /// The caller has taken in everything that they called for: how the call ends means something else then.
    settled: bool,
    taken: BTreeSet<FactId>,
    disclosed: BTreeSet<DetailId>,
    missed: BTreeMap<MomentId, u32>,
    acts: BTreeSet<SpeechAct>,
    farewells: u32,
}

impl Walk {
    /// Walks a path; the deeds that were done before the call was over.
    pub(super) fn along(way: &[Move], scenario: &Arc<Scenario>, profile: &Arc<Profile>, seed: u64) -> (Self, usize) {
        let mut walk = Self {
            desk: Desk::new(scenario, profile, seed),
            missed: BTreeMap::new(),
            progressed: false,
            farewells: 0,
            acts: BTreeSet::new(),
        };
        let mut done = 0;
        for deed in way {
            if walk.desk.standing() != Standing::Turn {
                break;
            }
            walk.step(deed);
            done += 1;
        }
        (walk, done)
    }

    fn step(&mut self, deed: &Move) {
        let opening = self.desk.is_opening();
        let before = self.desk.view().moment.clone();
        self.desk.carry_out(deed);
        let stays = self.desk.view().moment == before;
        if !stays {
            self.acts.clear();
            self.progressed = false;
        }
        let Move::Say(words) = deed else {
            return;
        };
        if words.acts.contains(&SpeechAct::Farewell) {
            self.farewells += 1;
        }
        // The first words are spoken before the caller can say what they need: none is wasted.
        if opening {
            return;
        }
        if let Some(moment) = before.filter(|_| words.is_idle()) {
            *self.missed.entry(moment).or_default() += 1;
        } else if stays {
            self.acts.extend(&words.acts);
            self.progressed = true;
        }
    }

    /// Where the path leaves the talk. What no moment ahead asks about is left out.
    pub(super) fn place(&self, ways: &Ways<'_>) -> Place {
        let mut place = Place {
            moment: None,
            opening: self.desk.is_opening(),
            progressed: self.progressed,
            settled: self.desk.is_settled(),
            taken: BTreeSet::new(),
            disclosed: BTreeSet::new(),
            missed: BTreeMap::new(),
            acts: BTreeSet::new(),
            farewells: self.farewells.min(FAREWELLS_THAT_COUNT),
        };
        let Some(moment) = self.desk.moment() else {
            return place;
        };
        let facts = facts_of(moment).chain(ways.facts_ahead(&moment.id));
        place.taken = facts
            .filter(|fact| self.desk.memory.taken.contains(*fact))
            .cloned()
            .collect();
        let details = details_of(moment).chain(ways.details_ahead(&moment.id));
        place.disclosed = details
            .filter(|detail| self.desk.memory.disclosed.contains(*detail))
            .cloned()
            .collect();
        let ahead = ways.ahead(&moment.id);
        place.missed = self
            .missed
            .iter()
            .filter(|(id, _)| **id == moment.id || ahead.contains(id))
            .map(|(id, count)| (id.clone(), *count))
            .collect();
        let expected: BTreeSet<SpeechAct> = moment
            .expect
            .iter()
            .flat_map(|expected| &expected.acts)
            .copied()
            .collect();
        place.acts = &self.acts & &expected;
        place.moment = Some(moment.id.clone());
        place
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{profile, scenario};
    use super::super::words::Words;
    use super::*;

    fn place(further: &[Move]) -> Place {
        let scenario = scenario();
        let mut way = vec![Move::Answer, Move::Say(Words::performing(&[SpeechAct::NameLast]))];
        way.extend_from_slice(further);
        let (walk, done) = Walk::along(&way, &scenario, &profile(), 1);
        assert_eq!(done, way.len());
        walk.place(&Ways::new(&scenario))
    }

    #[test]
    fn what_nobody_waits_for_makes_no_other_place() {
        let tell = |fact: &str| Move::Say(Words::telling(&FactId::from(fact)));
        let ask = Move::Say(Words::asking(&DetailId::from("expiry")));
        assert_ne!(place(&[]), place(&[tell("photo")]));
        assert_eq!(
            place(&[tell("photo"), tell("free")]),
            place(&[tell("free"), tell("photo")])
        );
        let (asked, told) = (place(&[ask]), place(&[]));
        assert_eq!((asked.disclosed, asked.taken), (told.disclosed, told.taken));
        assert_ne!(place(&[Move::Say(Words::idle())]), place(&[]));
    }

    #[test]
    fn a_path_stops_where_the_call_is_over() {
        let way = [Move::Answer, Move::HangUp, Move::Wait];
        let (_, done) = Walk::along(&way, &scenario(), &profile(), 1);
        assert_eq!(done, 2);
    }
}
