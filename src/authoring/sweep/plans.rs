//! The shortest way to an outcome as a plan: the deeds of the sweep, with Polish in the place of tokens. It is played before it
//! is handed over, so that a plan that is written leads where it says.
//!
//! Sentences are chosen deed by deed: the first that leaves the call, really heard, where the tokens left it.

use std::path::Path;
use std::sync::Arc;

use super::desk::{Desk, Utterance};
use super::moves::Move;
use super::report::{Matter, Outcome};
use super::sentences::Phrasebook;
use super::words::Words;
use crate::authoring::{NoEars, run_plan};
use crate::domain::{
    Addressee, Availability, Deed, Direction, Effect, Ending, LineKey, Logged, Millis, Mode, PersonId, Plan,
    PlanExpectation, ProcedureId, Profile, Scenario, SessionLog, Step, Switch, When,
};
use crate::language::{Interpreter, Language, syllables};

/// How long a colleague's answer is waited for, and how long nobody's is.
const REPLY: Millis = Millis(6_000);
const NOBODY: Millis = Millis(22_000);
/// Between connecting two people and hanging up.
const LEAVES: Millis = Millis(2_000);

/// What a plan is made with.
#[derive(Debug, Clone, Copy)]
pub struct Staging<'a> {
    /// What understands Polish.
    pub language: &'a Arc<Language>,
    /// Who the trainee is.
    pub profile: &'a Arc<Profile>,
    /// What the plan is scored against.
    pub procedure: &'a ProcedureId,
}

/// Why the way to an outcome has no plan. The way itself is no less true: it was found in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlan {
    /// Something on the way has no sentence, such as a fact told wrongly.
    #[error("something on the way has no sentence")]
    Unsayable,
    /// Said in sentences, the call ends otherwise.
    #[error("said in sentences, the call ends otherwise")]
    EndsOtherwise,
}

/// The way to `outcome` as a plan for `scenario`, as the outcome's seed draws it. Its title is the scenario's.
///
/// # Errors
/// When no sentences lead to the outcome.
pub fn plan_to(outcome: &Outcome, scenario: &Arc<Scenario>, staging: &Staging<'_>) -> Result<Plan, NoPlan> {
    let language = Arc::clone(staging.language);
    let ear = Arc::new(Interpreter::new(language, staging.profile, Some(scenario)));
    let call = Call {
        scenario,
        profile: staging.profile,
        ear: &ear,
        outcome,
    };
    let said = call.sentences()?;
    let plan = Plan {
        title: scenario.title.clone(),
        of: scenario.id.clone(),
        procedure: staging.procedure.clone(),
        profile: staging.profile.id.clone(),
        seed: outcome.seed,
        mode: Mode::Practice,
        steps: call.steps(&said),
        expect: PlanExpectation {
            ending: Some(outcome.ending),
            ..PlanExpectation::default()
        },
    };
    if call.leads_there(&plan) {
        Ok(plan)
    } else {
        Err(NoPlan::EndsOtherwise)
    }
}

/// Words that are spoken.
#[derive(Debug, Clone)]
struct Spoken {
    text: String,
    /// Syllables a second.
    rate: f64,
}

impl Spoken {
    fn utterance(&self) -> Utterance {
        Utterance {
            text: self.text.clone(),
            lasts: Millis::from_seconds(f64::from(syllables(&self.text).max(1)) / self.rate),
        }
    }

    fn deed(&self, to: Addressee) -> Deed {
        Deed::Say {
            to,
            text: self.text.clone(),
            rate: self.rate,
            confidence: 1.0,
        }
    }
}

/// The call that a plan is for.
struct Call<'a> {
    scenario: &'a Arc<Scenario>,
    profile: &'a Arc<Profile>,
    ear: &'a Arc<Interpreter>,
    outcome: &'a Outcome,
}

impl Call<'_> {
    /// What each deed of the way says; none where it says nothing.
    fn sentences(&self) -> Result<Vec<Option<Spoken>>, NoPlan> {
        let mut tokens = Desk::new(self.scenario, self.profile, self.outcome.seed);
        let mut said: Vec<Option<Spoken>> = Vec::new();
        for deed in &self.outcome.way {
            tokens.carry_out(deed);
            let spoken = match deed.words() {
                Some(words) => Some(self.sentence(deed, &words, &said, &tokens)?),
                None => None,
            };
            said.push(spoken);
        }
        Ok(said)
    }

    /// The words for a deed that leave the call where the tokens left it; else those that come nearest to what is meant.
    fn sentence(&self, deed: &Move, words: &Words, before: &[Option<Spoken>], tokens: &Desk) -> Result<Spoken, NoPlan> {
        let book = Phrasebook {
            ear: self.ear,
            scenario: self.scenario,
            profile: self.profile,
        };
        let rate = words.manner.syllables_per_s();
        let ways = book.ways_to_say(words, addressee(deed));
        let ways: Vec<Spoken> = ways.into_iter().map(|text| Spoken { text, rate }).collect();
        let fitting = ways.iter().find(|way| is_alike(&self.walked(before, way), tokens));
        fitting.or(ways.first()).cloned().ok_or(NoPlan::Unsayable)
    }

    /// The call up to and with a deed that says `last`.
    fn walked(&self, before: &[Option<Spoken>], last: &Spoken) -> Desk {
        let ear = self.ear.clone();
        let mut desk = Desk::with_ear(self.scenario, self.profile, self.outcome.seed, ear);
        let said = before.iter().map(Option::as_ref).chain([Some(last)]);
        for (deed, spoken) in self.outcome.way.iter().zip(said) {
            let utterance = spoken.map(Spoken::utterance);
            desk.carry_out_saying(deed, utterance.as_ref());
        }
        desk
    }

    fn steps(&self, said: &[Option<Spoken>]) -> Vec<Step> {
        let way = &self.outcome.way;
        let mut steps = Vec::new();
        for (number, (deed, spoken)) in way.iter().zip(said).enumerate() {
            // Whatever would come after the end of the call has no place in a plan.
            let ends = number + 1 == way.len();
            match deed {
                Move::Answer => steps.push(in_turn(Deed::Answer)),
                Move::LetRing | Move::Wait => steps.push(in_turn(Deed::WaitForEnd)),
                Move::Dial => steps.extend(self.dials()),
                Move::DialAndHangUp => {
                    steps.extend(self.dials());
                    steps.push(after(Millis::ZERO, Deed::HangUp));
                }
                Move::Say(_) => steps.extend(spoken.iter().map(|spoken| in_turn(spoken.deed(Addressee::Caller)))),
                Move::HangUp => steps.push(in_turn(Deed::HangUp)),
                Move::Hold(lasts) => {
                    steps.push(in_turn(hold(Switch::On)));
                    if !ends {
                        steps.push(after(*lasts, hold(Switch::Off)));
                    }
                }
                Move::Transfer { to, .. } => self.transfers(to, spoken.as_ref(), ends, &mut steps),
            }
        }
        let is_over = steps
            .last()
            .is_some_and(|step| matches!(step.what, Deed::HangUp | Deed::WaitForEnd));
        if !is_over {
            steps.push(in_turn(Deed::WaitForEnd));
        }
        steps
    }

    fn dials(&self) -> Option<Step> {
        match &self.scenario.direction {
            Direction::Incoming => None,
            Direction::Outgoing { number, .. } => Some(in_turn(Deed::Dial { number: number.clone() })),
        }
    }

    fn transfers(&self, to: &PersonId, spoken: Option<&Spoken>, ends: bool, steps: &mut Vec<Step>) {
        steps.push(in_turn(Deed::Transfer { to: to.clone() }));
        let person = self.scenario.person(to);
        let answers = person.is_some_and(|person| matches!(person.availability, Availability::Answers { .. }));
        if answers {
            steps.extend(spoken.map(|spoken| Step {
                when: When::ColleagueReady,
                what: spoken.deed(Addressee::Colleague),
            }));
            steps.push(after(REPLY, Deed::Connect));
            steps.push(after(LEAVES, Deed::HangUp));
        } else if !ends {
            steps.push(after(NOBODY, Deed::BackToCaller));
        }
    }

    /// Whether the plan, played, comes to the outcome and every step of it takes place.
    fn leads_there(&self, plan: &Plan) -> bool {
        let (scenario, profile) = (Arc::clone(self.scenario), Arc::clone(self.profile));
        let ear = self.ear.clone();
        // There is no sound in it that a folder would be needed for.
        let folder = Path::new("");
        run_plan(plan, folder, scenario, profile, ear, &mut NoEars, &mut ()).is_ok_and(|run| {
            let came = (ending_of(&run.log), matter_of(self.scenario, &run.log));
            run.unplayed.is_empty() && came == (Some(self.outcome.ending), self.outcome.matter)
        })
    }
}

fn addressee(deed: &Move) -> Addressee {
    match deed {
        Move::Transfer { .. } => Addressee::Colleague,
        _ => Addressee::Caller,
    }
}

/// Whether two calls stand alike, as far as what comes next depends on it.
fn is_alike(one: &Desk, other: &Desk) -> bool {
    let (here, there) = (&one.memory, &other.memory);
    one.standing() == other.standing()
        && one.view().moment == other.view().moment
        && here.taken == there.taken
        && here.disclosed == there.disclosed
}

fn in_turn(what: Deed) -> Step {
    Step { when: When::Turn, what }
}

fn after(pause: Millis, what: Deed) -> Step {
    Step {
        when: When::After(pause),
        what,
    }
}

fn hold(to: Switch) -> Deed {
    Deed::Key { key: LineKey::Hold, to }
}

fn ending_of(log: &SessionLog) -> Option<Ending> {
    log.entries.iter().find_map(|entry| match &entry.what {
        Logged::Effect(Effect::CallEnded { by }) => Some(*by),
        _ => None,
    })
}

fn matter_of(scenario: &Scenario, log: &SessionLog) -> Matter {
    let mut facts = scenario.needs_to_hear.iter();
    let settled = facts.all(|fact| {
        let mut entries = log.entries.iter();
        entries.any(|entry| matches!(&entry.what, Logged::TookIn { fact: taken } if *taken == fact.id))
    });
    if settled { Matter::Settled } else { Matter::Open }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{language, procedure, profile, scenario};
    use super::super::{Bounds, sweep};
    use super::*;
    use crate::format::{parse_plan, write_plan};

    #[test]
    fn the_shortest_ways_are_plans_that_lead_there() {
        let (scenario, profile, procedure) = (scenario(), profile(), procedure());
        let drawn = vec![Arc::clone(&scenario); 2];
        let report = sweep(&drawn, &profile, &procedure, Bounds::default()).expect("there are seeds");
        let language = language();
        let staging = Staging {
            language: &language,
            profile: &profile,
            procedure: &procedure.id,
        };
        for outcome in &report.outcomes {
            let plan = plan_to(outcome, &scenario, &staging);
            let plan = plan.unwrap_or_else(|why| panic!("{outcome:?}: {why}"));
            assert_eq!(plan.expect.ending, Some(outcome.ending));
            let text = write_plan(&plan);
            let loaded = parse_plan(Path::new("plan.yaml"), &text);
            assert_eq!(loaded.value, Some(plan), "{text}\n{:?}", loaded.diagnostics);
        }
    }

    #[test]
    fn a_way_that_leads_elsewhere_is_no_plan() {
        let (scenario, profile, procedure) = (scenario(), profile(), procedure());
        let language = language();
        let staging = Staging {
            language: &language,
            profile: &profile,
            procedure: &procedure.id,
        };
        let mut outcome = Outcome {
            ending: Ending::Caller,
            matter: Matter::Open,
            way: vec![Move::Answer, Move::HangUp],
            seed: 1,
        };
        assert_eq!(plan_to(&outcome, &scenario, &staging), Err(NoPlan::EndsOtherwise));
        let wrong = Words {
            wrong: vec!["photo".into()],
            ..Words::default()
        };
        outcome.way = vec![Move::Answer, Move::Say(wrong)];
        assert_eq!(plan_to(&outcome, &scenario, &staging), Err(NoPlan::Unsayable));
    }
}
