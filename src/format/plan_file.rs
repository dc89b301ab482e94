//! A plan file as it is written, checked and turned into a [`Plan`].

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::problem::{Problem, Thing};
use super::step_file::{self, DeedFile, ExpectFile, StepFile};
use super::tree::{At, Must};
use crate::domain::{Mode, Plan, Procedure, ProcedureId, ProfileId, Scenario, ScenarioId};

/// What a trainee does in a call, and what must come of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Plan")]
pub(super) struct PlanFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// What it shows, one line.
    pub title: Option<String>,
    /// The scenario to play.
    pub scenario: Must<At<String>>,
    /// The procedure to score against.
    pub procedure: Must<At<String>>,
    /// Who the trainee is.
    pub profile: Must<At<String>>,
    /// Seed of the call; 1 unless given.
    pub seed: Option<u64>,
    /// Practice or exam; practice unless given.
    pub mode: Option<Mode>,
    /// The steps, in order.
    #[schemars(length(min = 1))]
    pub trainee: Must<Vec<At<StepFile>>>,
    /// What must come of it.
    pub expect: Option<ExpectFile>,
}

/// Reports what is wrong with a plan beyond its shape.
pub(super) fn check(file: &PlanFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    step_file::check(file.trainee.entries(), report);
    of_one_call(file.trainee.entries(), report);
    step_file::check_expectation(file.expect.as_ref(), report);
}

/// What only a shift knows has no place in a call by itself.
fn of_one_call(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for At { at, value: step } in steps {
        let keys = [
            step.at.as_ref().map(|_| "at"),
            step.rings.as_ref().map(|_| "rings"),
            step.deed.as_ref().and_then(DeedFile::of_shift),
        ];
        for key in keys.into_iter().flatten() {
            report.add(*at, Problem::OnlyWith { key, with: "shift" });
        }
    }
}

/// What a plan's references are looked up in.
pub(super) struct Surroundings<'a> {
    /// The folder from which recordings are named.
    pub folder: &'a Path,
    /// Names of the scenarios that there are.
    pub scenarios: Vec<&'a str>,
    /// Names of the procedures that there are.
    pub procedures: Vec<&'a str>,
    /// Names of the profiles that there are.
    pub profiles: Vec<&'a str>,
    /// The plan's scenario, if it could be loaded.
    pub scenario: Option<Scenario>,
    /// The plan's procedure, if it could be loaded.
    pub procedure: Option<Procedure>,
}

/// Reports references of a plan that lead nowhere.
pub(super) fn check_references(file: &PlanFile, around: &Surroundings<'_>, report: &mut Report<'_>) {
    checks::references(Thing::Scenario, file.scenario.get(), &around.scenarios, report);
    checks::references(Thing::Procedure, file.procedure.get(), &around.procedures, report);
    checks::references(Thing::Profile, file.profile.get(), &around.profiles, report);
    let steps = || file.trainee.entries().iter().map(|step| &step.value);
    for wav in steps().filter_map(|step| step.say_wav.as_ref()) {
        if !around.folder.join(&wav.value).is_file() {
            let file = wav.value.clone();
            report.add(wav.at, Problem::NoWav { file });
        }
    }
    if let Some(scenario) = &around.scenario {
        let documents: Vec<&str> = scenario
            .desk
            .documents
            .iter()
            .map(|document| document.id.as_str())
            .collect();
        let people: Vec<&str> = scenario
            .desk
            .directory
            .iter()
            .map(|person| person.id.as_str())
            .collect();
        for deed in steps().filter_map(|step| step.deed.as_ref()) {
            match deed {
                DeedFile::OpenDocument(id) => checks::references(Thing::Document, [id], &documents, report),
                DeedFile::Transfer(id) => checks::references(Thing::Person, [id], &people, report),
                _ => {}
            }
        }
    }
    if let Some(procedure) = &around.procedure {
        let rules: Vec<&str> = procedure.rules.iter().map(|rule| rule.id.as_str()).collect();
        let verdicts = file.expect.iter().flat_map(|expect| &expect.verdicts.0);
        checks::references(Thing::Rule, verdicts.map(|(rule, _)| rule), &rules, report);
    }
}

/// The plan of a file without problems.
pub(super) fn build(file: PlanFile) -> Option<Plan> {
    let scenario = file.scenario.0?.value;
    Some(Plan {
        title: file.title.unwrap_or_else(|| scenario.clone()),
        of: ScenarioId::new(scenario),
        procedure: ProcedureId::new(file.procedure.0?.value),
        profile: ProfileId::new(file.profile.0?.value),
        seed: file.seed.unwrap_or(1),
        mode: file.mode.unwrap_or_default(),
        steps: step_file::steps(file.trainee.0?)?,
        expect: file.expect.map(step_file::expectation).unwrap_or_default(),
    })
}
