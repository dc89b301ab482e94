//! Trainees who listen: they look at the moment the talk is in and at what the caller has taken in, and go on from there.
//!
//! The perfect one does what the moment waits for, one thing at a time, figures twice, confirms what they heard, has it
//! said back and takes their leave at the right time; after words that were not followed they become more careful still.
//! The mediocre one introduces themselves half, comes late, says several things at once, and never sums up.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Desk, Standing};
use super::duties::{Skill, introduction, is_put_off, leaves_line, performs, transfer_demanded};
use super::moves::{Briefing, Move};
use super::ways::{Ways, closing};
use super::words::{Manner, Words};
use crate::domain::{
    DetailDuty, DetailId, Expectation, Fact, FactId, FactKind, Millis, Moment, MomentId, Scenario, SpeechAct,
};
use crate::engine::Phase;

/// Whoever has not come to an end by then never will.
const MOST_MOVES: usize = 150;
/// So often a fact is told, or a detail asked for, before a trainee lets it be.
const MOST_TRIES: u32 = 6;
/// So often one way out of a moment is tried.
const MOST_FOLLOWED: u32 = 3;
/// So often they say goodbye to a caller who does not go.
const MOST_FAREWELLS: u32 = 5;
/// Looking for a file takes this long.
const LOOKING: Millis = Millis(15_000);

const WRAPS_UP: [SpeechAct; 4] = [
    SpeechAct::TeachBack,
    SpeechAct::Summarise,
    SpeechAct::AnythingElse,
    SpeechAct::Farewell,
];

/// How far the search for something away from the telephone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Search {
    NotNeeded,
    Due,
    Announced,
    /// The line was on hold; nobody has thanked for waiting yet.
    Back,
}

/// A trainee in a call.
pub(super) struct Trainee<'s> {
    skill: Skill,
    scenario: &'s Scenario,
    ways: &'s Ways<'s>,
    performed: BTreeSet<SpeechAct>,
    followed: BTreeMap<(MomentId, usize), u32>,
    told: BTreeMap<FactId, u32>,
    asked: BTreeMap<DetailId, u32>,
    stood_by: BTreeMap<MomentId, u32>,
    farewells: u32,
    search: Search,
    introduced: bool,
    transferred: bool,
    was_lost: bool,
}

/// Plays a call to its end; the deeds.
pub(super) fn play(desk: &mut Desk, trainee: &mut Trainee<'_>) -> Vec<Move> {
    let mut way = Vec::new();
    while desk.standing() == Standing::Turn && way.len() < MOST_MOVES {
        let deed = trainee.next(desk);
        desk.carry_out(&deed);
        way.push(deed);
    }
    way
}

impl<'s> Trainee<'s> {
    pub(super) fn new(skill: Skill, scenario: &'s Scenario, ways: &'s Ways<'s>) -> Self {
        Self {
            skill,
            scenario,
            ways,
            performed: BTreeSet::new(),
            followed: BTreeMap::new(),
            told: BTreeMap::new(),
            asked: BTreeMap::new(),
            stood_by: BTreeMap::new(),
            farewells: 0,
            search: if leaves_line(scenario) {
                Search::Due
            } else {
                Search::NotNeeded
            },
            introduced: false,
            transferred: false,
            was_lost: false,
        }
    }

    fn next(&mut self, desk: &Desk) -> Move {
        match desk.view().phase {
            Phase::Ringing => return Move::Answer,
            Phase::Idle => return Move::Dial,
            Phase::Dialling | Phase::Talking | Phase::OnConsult | Phase::Over => {}
        }
        self.was_lost |= desk.memory.news.lost;
        match self.deed(desk) {
            Move::Say(words) => Move::Say(self.put(words, desk)),
            other => other,
        }
    }

    /// Finishes what is to be said: courtesies, and how it is said.
    fn put(&mut self, mut words: Words, desk: &Desk) -> Words {
        let perfect = self.skill == Skill::Perfect;
        if perfect && desk.memory.news.told {
            words.acts.insert(SpeechAct::ConfirmHeard);
        }
        let substance = !words.told.is_empty() || !words.asked.is_empty();
        if perfect && substance && !self.performed.contains(&SpeechAct::OfferAdaptation) {
            words.acts.insert(SpeechAct::OfferAdaptation);
        }
        if self.search == Search::Back {
            words.acts.insert(SpeechAct::ThankForWaiting);
            self.search = Search::NotNeeded;
        }
        self.performed.extend(&words.acts);
        for fact in &words.told {
            *self.told.entry(fact.clone()).or_default() += 1;
        }
        for detail in &words.asked {
            *self.asked.entry(detail.clone()).or_default() += 1;
        }
        if words.acts.contains(&SpeechAct::Farewell) {
            self.farewells += 1;
        }
        words.said(match (self.skill, self.was_lost) {
            (Skill::Perfect, true) => Manner::VeryCareful,
            (Skill::Perfect, false) | (Skill::Mediocre, true) => Manner::Careful,
            (Skill::Mediocre, false) => Manner::Plain,
        })
    }

    fn deed(&mut self, desk: &Desk) -> Move {
        let scenario = self.scenario;
        if !std::mem::replace(&mut self.introduced, true) {
            return Move::Say(introduction(scenario, self.skill));
        }
        if self.search == Search::Announced {
            self.search = Search::Back;
            return Move::Hold(LOOKING);
        }
        if self.performed.contains(&SpeechAct::AnnounceTransfer)
            && !self.transferred
            && let Some(to) = transfer_demanded(scenario)
        {
            self.transferred = true;
            let briefing = match self.skill {
                Skill::Perfect => Briefing::Given,
                Skill::Mediocre => Briefing::None,
            };
            return Move::Transfer {
                to: to.clone(),
                briefing,
            };
        }
        let moment = desk.view().moment.as_ref().and_then(|id| scenario.moment(id));
        let Some(moment) = moment else {
            return self.takes_leave();
        };
        if moment.hangs_up.is_some() {
            return self.last_words();
        }
        if is_put_off(scenario) {
            return self.puts_off().unwrap_or_else(|| self.takes_leave());
        }
        self.comes_late(moment)
            .or_else(|| self.follows(desk, moment, Exit::Stays))
            .or_else(|| self.asks(desk, moment))
            .or_else(|| self.tells(desk, moment))
            .or_else(|| self.follows(desk, moment, Exit::Leads))
            .or_else(|| self.stands_by(desk, moment))
            .or_else(|| self.catches_up(desk, &BTreeSet::new(), &BTreeSet::new()))
            .or_else(|| self.wraps_up(desk))
            .unwrap_or_else(|| self.takes_leave())
    }

    /// The caller says goodbye: so does whoever knows what is due, and then the caller hangs up first.
    fn last_words(&self) -> Move {
        match self.skill {
            Skill::Perfect if self.farewells == 0 => {
                Move::Say(Words::performing(&[SpeechAct::Thank, SpeechAct::Farewell]))
            }
            Skill::Perfect | Skill::Mediocre => Move::Wait,
        }
    }

    fn takes_leave(&self) -> Move {
        let said = self.farewells > 0 && closing(self.scenario).is_none();
        if said || self.farewells >= MOST_FAREWELLS {
            return Move::Wait;
        }
        Move::Say(Words::performing(&[SpeechAct::Farewell]))
    }

    fn puts_off(&self) -> Option<Move> {
        let promises = [
            SpeechAct::Apologise,
            SpeechAct::PromiseCallback,
            SpeechAct::AgreeCallbackTime,
            SpeechAct::AskContactNumber,
        ];
        (!self.performed.contains(&SpeechAct::PromiseCallback)).then(|| Move::Say(Words::performing(&promises)))
    }

    /// A mediocre trainee lets the caller ask twice, where they will.
    fn comes_late(&mut self, moment: &Moment) -> Option<Move> {
        let otherwise = moment.otherwise.as_ref()?;
        let stays = otherwise.then.is_none() && otherwise.at_most > 0;
        let first = !self.stood_by.contains_key(&moment.id);
        (self.skill == Skill::Mediocre && stays && first).then(|| {
            self.stood_by.insert(moment.id.clone(), 1);
            Move::Say(Words::idle())
        })
    }

    /// Does what the moment expects.
    fn follows(&mut self, desk: &Desk, moment: &Moment, exit: Exit) -> Option<Move> {
        let (index, expected) = moment
            .expect
            .iter()
            .enumerate()
            .find(|(index, expected)| exit.is_of(expected, moment) && self.suits(expected, moment, *index))?;
        if self.skill == Skill::Perfect && self.ends_the_matter(expected) {
            let (facts, details) = if self.hangs_up(expected.then.as_ref()) {
                (BTreeSet::new(), BTreeSet::new())
            } else {
                (self.ways.facts_ahead(&moment.id), self.ways.details_ahead(&moment.id))
            };
            if let Some(first) = self.catches_up(desk, &facts, &details) {
                return Some(first);
            }
            let announce = SpeechAct::AnnounceTransfer;
            if self.hangs_up(expected.then.as_ref()) && self.would(announce) && !self.performed.contains(&announce) {
                return Some(Move::Say(Words::performing(&[announce])));
            }
        }
        // One thing at a time: the expectation is met with the last of its facts.
        let mut missing = expected.told.iter().filter(|fact| !desk.memory.taken.contains(*fact));
        if let (Skill::Perfect, Some(fact), Some(_)) = (self.skill, missing.next(), missing.next())
            && self.told.get(fact).is_none_or(|told| *told < MOST_TRIES)
        {
            return Some(Move::Say(Words::telling(fact)));
        }
        *self.followed.entry((moment.id.clone(), index)).or_default() += 1;
        Some(Move::Say(performs(expected)))
    }

    /// Whether a good trainee would do this here.
    fn suits(&self, expected: &Expectation, moment: &Moment, index: usize) -> bool {
        let most = if Exit::Stays.is_of(expected, moment) {
            1
        } else {
            MOST_FOLLOWED
        };
        let followed = self.followed.get(&(moment.id.clone(), index)).copied().unwrap_or(0);
        let asks_nothing = expected.acts.is_empty() && expected.told.is_empty() && expected.asked.is_empty();
        followed < most && !asks_nothing && expected.acts.iter().all(|act| self.would(*act))
    }

    fn would(&self, act: SpeechAct) -> bool {
        match act {
            SpeechAct::Farewell | SpeechAct::PromiseCallback | SpeechAct::AgreeCallbackTime => false,
            SpeechAct::AnnounceTransfer => transfer_demanded(self.scenario).is_some() && !self.transferred,
            SpeechAct::TeachBack | SpeechAct::Summarise => self.skill == Skill::Perfect,
            other => !other.is_violation(),
        }
    }

    fn ends_the_matter(&self, expected: &Expectation) -> bool {
        expected.acts.iter().any(|act| WRAPS_UP.contains(act)) || self.hangs_up(expected.then.as_ref())
    }

    fn hangs_up(&self, then: Option<&MomentId>) -> bool {
        then.and_then(|id| self.scenario.moment(id))
            .is_some_and(|moment| moment.hangs_up.is_some())
    }

    /// Asks for what the moment waits for, for who the caller is before data of their case are told, and for whatever
    /// else is owed and no later moment asks for.
    fn asks(&self, desk: &Desk, moment: &Moment) -> Option<Move> {
        let mut wanted: Vec<&DetailId> = moment.until.iter().flat_map(|until| &until.asked).collect();
        if self.skill == Skill::Perfect {
            let case_data = self
                .next_fact(desk, moment)
                .is_some_and(|fact| fact.kind == FactKind::CaseData);
            let ahead = self.ways.details_ahead(&moment.id);
            let owed = self.scenario.knows.iter().filter(|known| match known.duty {
                DetailDuty::Optional => false,
                DetailDuty::Identity if case_data => true,
                DetailDuty::Identity | DetailDuty::Required => !ahead.contains(&known.id),
            });
            wanted.extend(owed.map(|known| &known.id));
        }
        wanted.retain(|detail| self.lacks_detail(desk, detail));
        match self.skill {
            Skill::Mediocre if !wanted.is_empty() && !self.was_lost => Some(Move::Say(Words {
                asked: wanted.into_iter().cloned().collect(),
                ..Words::default()
            })),
            Skill::Perfect | Skill::Mediocre => wanted.first().map(|detail| Move::Say(Words::asking(detail))),
        }
    }

    /// Tells what the moment waits for.
    fn tells(&mut self, desk: &Desk, moment: &Moment) -> Option<Move> {
        let fact = self.next_fact(desk, moment)?;
        // What has to be looked up are the data of the case, where there are any.
        let mut facts = self.scenario.needs_to_hear.iter();
        let looks_up = fact.kind == FactKind::CaseData || facts.all(|fact| fact.kind == FactKind::General);
        if self.search == Search::Due && looks_up {
            self.search = Search::Announced;
            return Some(Move::Say(match self.skill {
                Skill::Perfect => Words::performing(&[
                    SpeechAct::AskPatience,
                    SpeechAct::GiveWaitReason,
                    SpeechAct::GiveWaitEstimate,
                    SpeechAct::AnnounceHold,
                ]),
                Skill::Mediocre => Words::performing(&[SpeechAct::AskPatience]),
            }));
        }
        let mut words = Words::telling(&fact.id);
        if self.skill == Skill::Mediocre && !self.was_lost {
            let until = moment.until.iter().flat_map(|until| &until.told);
            words.told = until.filter(|fact| self.lacks_fact(desk, fact)).cloned().collect();
        }
        Some(Move::Say(words))
    }

    /// The first fact that the moment waits for and the caller lacks.
    fn next_fact(&self, desk: &Desk, moment: &Moment) -> Option<&'s Fact> {
        let mut until = moment.until.iter().flat_map(|until| &until.told);
        let next = until.find(|fact| self.lacks_fact(desk, fact))?;
        self.scenario.fact(next)
    }

    fn lacks_fact(&self, desk: &Desk, fact: &FactId) -> bool {
        let told = self.told.get(fact).copied().unwrap_or(0);
        !desk.memory.taken.contains(fact) && told < MOST_TRIES
    }

    fn lacks_detail(&self, desk: &Desk, detail: &DetailId) -> bool {
        let asked = self.asked.get(detail).copied().unwrap_or(0);
        !desk.memory.disclosed.contains(detail) && asked < MOST_TRIES
    }

    /// Tells and asks for whatever is still owed, but for what moments ahead will wait for.
    fn catches_up(&self, desk: &Desk, facts: &BTreeSet<&FactId>, details: &BTreeSet<&DetailId>) -> Option<Move> {
        let owed = self.scenario.knows.iter();
        let owed = owed.filter(|known| known.duty != DetailDuty::Optional && self.skill == Skill::Perfect);
        let detail = owed
            .map(|known| &known.id)
            .find(|detail| !details.contains(detail) && self.lacks_detail(desk, detail));
        if let Some(detail) = detail {
            return Some(Move::Say(Words::asking(detail)));
        }
        let mut needed = self.scenario.needs_to_hear.iter().map(|fact| &fact.id);
        let fact = needed.find(|fact| !facts.contains(fact) && self.lacks_fact(desk, fact))?;
        Some(Move::Say(Words::telling(fact)))
    }

    /// The moment goes on by itself once nothing more is said to it: a kind word until it does.
    fn stands_by(&mut self, desk: &Desk, moment: &Moment) -> Option<Move> {
        let otherwise = moment.otherwise.as_ref()?;
        let mut exits = otherwise.then.iter().chain(&otherwise.afterwards);
        let leads_on = exits.any(|exit| *exit != moment.id);
        let expects_farewell = moment
            .expect
            .iter()
            .any(|expected| expected.acts.contains(&SpeechAct::Farewell));
        let owes = self.catches_up(desk, &BTreeSet::new(), &BTreeSet::new()).is_some();
        let stood_by = self.stood_by.entry(moment.id.clone()).or_default();
        let again = *stood_by <= otherwise.at_most.saturating_add(1);
        if !leads_on || !again || expects_farewell && !owes {
            return None;
        }
        *stood_by += 1;
        Some(Move::Say(Words::performing(&[SpeechAct::Empathy])))
    }

    /// Brings the talk to its end where the moment does not say how.
    fn wraps_up(&self, desk: &Desk) -> Option<Move> {
        let acts = [
            SpeechAct::AnnounceTransfer,
            SpeechAct::TeachBack,
            SpeechAct::Summarise,
            SpeechAct::AnythingElse,
        ];
        let next = acts.into_iter().find(|act| {
            let taught = *act != SpeechAct::TeachBack || !desk.memory.taken.is_empty();
            taught && self.would(*act) && !self.performed.contains(act)
        })?;
        (self.skill == Skill::Perfect || next == SpeechAct::AnnounceTransfer)
            .then(|| Move::Say(Words::performing(&[next])))
    }
}

/// Where an expectation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// The talk stays in the moment.
    Stays,
    /// It goes on elsewhere.
    Leads,
}

impl Exit {
    fn is_of(self, expected: &Expectation, moment: &Moment) -> bool {
        let stays = expected.then.as_ref().is_none_or(|then| *then == moment.id);
        stays == (self == Self::Stays)
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{changed, profile, scenario};
    use super::*;
    use crate::domain::Ending;

    fn plays(skill: Skill, scenario: &std::sync::Arc<Scenario>) -> (Desk, Vec<Move>) {
        let ways = Ways::new(scenario);
        let mut desk = Desk::new(scenario, &profile(), 1);
        let way = play(&mut desk, &mut Trainee::new(skill, scenario, &ways));
        (desk, way)
    }

    fn told(way: &[Move]) -> Vec<String> {
        way.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_perfect_trainee_brings_the_call_to_a_good_end() {
        let (desk, way) = plays(Skill::Perfect, &scenario());
        assert_eq!(desk.standing(), Standing::Over(Ending::Caller));
        assert_eq!(desk.memory.taken.len(), 2);
        assert!(desk.memory.disclosed.contains("expiry"));
        let said = told(&way);
        assert!(said.iter().any(|deed| deed.contains("++photo")), "{said:?}");
        assert!(said.iter().any(|deed| deed.contains("=teach_back")), "{said:?}");
        assert!(
            said.iter().all(|deed| deed.matches("++").count() <= 1),
            "one thing at a time: {said:?}"
        );
        let after_the_detail = said
            .iter()
            .position(|deed| deed.contains("?expiry"))
            .map(|index| &said[index + 1]);
        assert!(
            after_the_detail.is_some_and(|deed| deed.contains("=confirm_heard")),
            "{said:?}"
        );
    }

    #[test]
    fn the_mediocre_trainee_is_late_and_never_sums_up() {
        let (desk, way) = plays(Skill::Mediocre, &scenario());
        assert_eq!(desk.standing(), Standing::Over(Ending::Caller));
        let said = told(&way);
        assert!(said.contains(&"say".to_owned()), "comes late: {said:?}");
        assert!(said.contains(&"say +photo +free".to_owned()), "two at once: {said:?}");
        assert!(!said.iter().any(|deed| deed.contains("teach_back")), "{said:?}");
    }

    #[test]
    fn whoever_was_not_followed_becomes_more_careful() {
        let needs =
            "  needs: { hard_of_hearing: { follows_up_to: { syllables_per_s: 2.5, words: 5 }, misses: [numbers] } }\n";
        let with_needs = format!("  age: 50\n{needs}");
        let hears_badly = changed(&[("  age: 50\n", with_needs.as_str())]);
        let (desk, way) = plays(Skill::Perfect, &hears_badly);
        assert_eq!(desk.standing(), Standing::Over(Ending::Caller), "{:?}", told(&way));
        assert_eq!(desk.memory.taken.len(), 2, "{:?}", told(&way));
    }

    #[test]
    fn a_matter_of_somebody_else_is_handed_over() {
        let demand = "calls_for:\n  - transfer: kos\n\ncall:\n";
        let (desk, way) = plays(Skill::Perfect, &changed(&[("call:\n", demand)]));
        assert_eq!(desk.standing(), Standing::Over(Ending::HandedOver), "{:?}", told(&way));
        assert_eq!(desk.memory.taken.len(), 2);
    }

    #[test]
    fn a_client_at_the_counter_puts_the_matter_off() {
        let client = "desk:\n  client: { name: pan Nowak, says: \"Dzień dobry.\" }\n";
        let (desk, way) = plays(Skill::Perfect, &changed(&[("desk:\n", client)]));
        assert_eq!(desk.standing(), Standing::Over(Ending::Caller));
        assert!(told(&way).iter().any(|deed| deed.contains("=promise_callback")));
    }
}
