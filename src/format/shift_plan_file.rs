//! A plan for a whole shift as it is written, checked and turned into a [`ShiftPlan`]. Its steps are those of a plan for
//! one call, and a few more.

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::problem::{Problem, Thing};
use super::step_file::{self, DeedFile, ExpectFile, StepFile};
use super::tree::{At, Must};
use crate::domain::{Mode, ProcedureId, ProfileId, Shift, ShiftId, ShiftPlan};

/// What a trainee does in a shift, and what must come of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ShiftPlan")]
pub(super) struct ShiftPlanFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// What it shows, one line.
    pub title: Option<String>,
    /// The shift to play.
    pub shift: Must<At<String>>,
    /// The procedure to score against.
    pub procedure: Must<At<String>>,
    /// Who the trainee is.
    pub profile: Must<At<String>>,
    /// Seed of the shift; 1 unless given.
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
pub(super) fn check(file: &ShiftPlanFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    step_file::check(file.trainee.entries(), report);
    step_file::check_expectation(file.expect.as_ref(), report);
    if let Some(ending) = file.expect.as_ref().and_then(|expect| expect.ending.as_ref()) {
        let (key, with) = ("ending", "scenario");
        report.add(ending.at, Problem::OnlyWith { key, with });
    }
}

/// What a plan's references are looked up in.
pub(super) struct Surroundings<'a> {
    /// Names of the shifts that there are.
    pub shifts: Vec<&'a str>,
    /// Names of the procedures that there are.
    pub procedures: Vec<&'a str>,
    /// Names of the profiles that there are.
    pub profiles: Vec<&'a str>,
    /// The plan's shift, if it could be loaded.
    pub shift: Option<Shift>,
}

/// Reports references of a plan that lead nowhere.
pub(super) fn check_references(file: &ShiftPlanFile, around: &Surroundings<'_>, report: &mut Report<'_>) {
    checks::references(Thing::Shift, file.shift.get(), &around.shifts, report);
    checks::references(Thing::Procedure, file.procedure.get(), &around.procedures, report);
    checks::references(Thing::Profile, file.profile.get(), &around.profiles, report);
    let Some(shift) = &around.shift else { return };
    let calls: Vec<&str> = shift.calls.iter().map(|call| call.id.as_str()).collect();
    let people: Vec<&str> = shift.substitutes.iter().map(|person| person.id.as_str()).collect();
    for step in file.trainee.entries().iter().map(|step| &step.value) {
        checks::references(Thing::Call, &step.rings, &calls, report);
        match &step.deed {
            Some(DeedFile::TakeUp(call)) => checks::references(Thing::Call, [call], &calls, report),
            Some(DeedFile::EnterDiary { call, .. }) => checks::references(Thing::Call, call.get(), &calls, report),
            Some(DeedFile::Forward(person)) => checks::references(Thing::Person, [person], &people, report),
            _ => {}
        }
    }
}

/// The plan of a file without problems.
pub(super) fn build(file: ShiftPlanFile) -> Option<ShiftPlan> {
    let shift = file.shift.0?.value;
    Some(ShiftPlan {
        title: file.title.unwrap_or_else(|| shift.clone()),
        of: ShiftId::new(shift),
        procedure: ProcedureId::new(file.procedure.0?.value),
        profile: ProfileId::new(file.profile.0?.value),
        seed: file.seed.unwrap_or(1),
        mode: file.mode.unwrap_or_default(),
        steps: step_file::steps(file.trainee.0?)?,
        expect: file.expect.map(step_file::expectation).unwrap_or_default(),
    })
}
