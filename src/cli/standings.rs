//! What is on record of people, gathered for certification: policies with their procedures, attempts with what was
//! decided on them, acknowledgements and certificates. `certify status` and `certify issue` ask the same.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::assets::Assets;
use super::certificates;
use super::error::CliError;
use crate::domain::{Card, Day, Message, Mode, PolicyHistory, Procedure, Ruling, ScenarioId};
use crate::format;
use crate::records::certification::{self, Decided, PersonFacts, Standing, Tried, Undated, standing};
use crate::records::{self, Acknowledgements, JournalError, Played, Reviewed, Reviews, Summary, TraineeId};
use crate::scoring::settle;
use crate::settings::data_folder;

/// What is on record of people.
pub(super) struct OnRecord {
    data: PathBuf,
    policies: Vec<(PolicyHistory, Procedure)>,
    /// Exams alone: practice never counts.
    exams: Vec<Summary>,
    /// What the scenario is now of exams that do not say what they demanded; none: it is not there any more, or does not load.
    scenarios: BTreeMap<ScenarioId, Option<Tried>>,
    acknowledgements: Acknowledgements,
    reviews: Reviews,
    problems: Vec<JournalError>,
    /// Where the office's days begin.
    zone: TimeZone,
}

impl OnRecord {
    /// Reads what is on record and the policies that are shipped; with a procedure, those for it alone.
    ///
    /// # Errors
    /// When a policy or procedure is missing or wrong, or a file of records other than an attempt cannot be read.
    pub(super) fn open(assets: &Assets, procedure: Option<&str>) -> Result<Self, CliError> {
        let data = data_folder()?;
        let wanted = procedure.map(|name| assets.procedure(name)).transpose()?;
        let mut policies = Vec::new();
        for history in assets.policies()? {
            let of = &history.first().procedure;
            if wanted.as_ref().is_none_or(|wanted| wanted.id == *of) {
                let procedure = assets.procedure(of.as_str())?;
                policies.push((history, procedure));
            }
        }
        if policies.is_empty() {
            let told = match wanted {
                Some(wanted) => Message::new("certify-no-policy").text("name", wanted.id.as_str()),
                None => Message::new("certify-no-policies"),
            };
            return Err(told.into());
        }
        let (listed, problems) = records::list(&data);
        let exams: Vec<Summary> = listed
            .into_iter()
            .map(|(_, summary)| summary)
            .filter(|summary| summary.header.mode == Mode::Exam)
            .collect();
        let mut scenarios = BTreeMap::new();
        for summary in &exams {
            if let Played::Call { scenario, .. } = &summary.header.played
                && summary.header.demands.is_none()
                && !scenarios.contains_key(scenario)
            {
                scenarios.insert(scenario.clone(), tried(assets, scenario)?);
            }
        }
        Ok(Self {
            acknowledgements: Acknowledgements::load(&data)?,
            reviews: Reviews::read(&data)?,
            data,
            policies,
            exams,
            scenarios,
            problems,
            zone: TimeZone::system(),
        })
    }

    /// The policies, with their procedures.
    pub(super) fn policies(&self) -> &[(PolicyHistory, Procedure)] {
        &self.policies
    }

    /// What is on record of one person up to a day: what was decided on their exams later is not looked at.
    ///
    /// # Errors
    /// When certificates cannot be read, or an attempt is dated by no moment.
    pub(super) fn facts(&self, person: &TraineeId, today: Day) -> Result<PersonFacts, CliError> {
        let decided = Decided {
            reviews: &self.reviews,
            until: today,
            zone: &self.zone,
            settle: added_up,
        };
        let mut attempts = Vec::new();
        for summary in self
            .exams
            .iter()
            .filter(|one| one.header.trainee.as_ref() == Some(person))
        {
            let tried = Tried::on_record(&summary.header).unwrap_or_else(|| self.as_it_is_now(&summary.header.played));
            attempts.extend(decided.facts(summary, tried)?);
        }
        Ok(PersonFacts {
            attempts,
            acknowledgements: self.acknowledgements.of(person).cloned().collect(),
            certificates: certificates::facts(&self.data, person)?,
        })
    }

    /// What was played, by the scenario's file of today.
    fn as_it_is_now(&self, played: &Played) -> Tried {
        match played {
            Played::Call { scenario, .. } => self.scenarios.get(scenario).cloned().flatten().unwrap_or_else(|| {
                // A scenario that is gone stands for no need; `notices` says so.
                Tried::Call {
                    scenario: scenario.clone(),
                    needs: Default::default(),
                    level: 1,
                }
            }),
            Played::Shift { shift, .. } => Tried::Shift { shift: shift.clone() },
        }
    }

    /// Where a person stands under each policy.
    pub(super) fn standings(&self, facts: &PersonFacts, today: Day) -> Vec<Standing> {
        let each = self.policies.iter();
        each.map(|(history, procedure)| standing(history, procedure, facts, today))
            .collect()
    }

    /// What could not be read or is gone, to be told beside the result.
    pub(super) fn notices(&self) -> Vec<Message> {
        let gone = self.scenarios.iter().filter(|(_, known)| known.is_none());
        let gone = gone.map(|(id, _)| Message::new("certify-scenario-gone").text("name", id.as_str()));
        self.problems.iter().map(JournalError::message).chain(gone).collect()
    }

    /// Whether every attempt on record could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }
}

/// When an attempt was sat, and the day of it by the office's clock.
///
/// # Errors
/// When it is dated by no moment.
pub(super) fn sat_on(summary: &Summary, zone: &TimeZone) -> Result<(Timestamp, Day), CliError> {
    Ok(certification::sat_on(summary, zone)?)
}

/// The attempt with the result to which its reviews lead; none: it has no result, or nobody reviewed it.
pub(super) fn settled(summary: &Summary, reviews: &[&Reviewed]) -> Option<Summary> {
    certification::settled(summary, reviews, added_up)
}

fn added_up(card: &Card, rulings: &[&Ruling]) -> Card {
    settle(card, rulings.iter().copied())
}

/// The needs and the difficulty of a scenario as it is now; none: it is not there any more, or does not load.
fn tried(assets: &Assets, id: &ScenarioId) -> Result<Option<Tried>, CliError> {
    let known = assets.scenarios();
    let Some((_, path)) = known.iter().find(|(known, _)| known == id) else {
        return Ok(None);
    };
    let loaded = format::load_scenario(path, &assets.stock()?);
    Ok(loaded.value.map(|scenario| Tried::Call {
        scenario: id.clone(),
        needs: scenario.caller.needs.iter().map(|need| need.id().to_owned()).collect(),
        level: scenario.level,
    }))
}

impl From<Undated> for CliError {
    fn from(error: Undated) -> Self {
        Self::Message(error.message())
    }
}
