//! The steps of a plan and what must come of it, as they are written: what plans for a call and for a shift share.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::file::{Pairs, Seconds};
use super::problem::{Problem, Thing};
use super::scenario_build::time_of_day;
use super::tree::{At, Must};
use crate::domain::{
    Addressee, CallId, CriticalErrorKind, Deed, DocumentId, Ending, LineKey, Passed, PersonId, PlanExpectation, RuleId,
    Step, Switch, Verdict, When,
};

/// Rate of speech unless a step says otherwise, syllables a second.
pub(super) const RATE: f64 = 4.5;

/// One step: at most one "when", exactly one deed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Step")]
pub(super) struct StepFile {
    /// When this ring starts.
    #[schemars(range(min = 1, max = 20))]
    pub at_ring: Option<u32>,
    /// This long after the previous step ended.
    pub after_s: Option<Seconds>,
    /// At this session time.
    pub at_s: Option<Seconds>,
    /// In the caller's next silent block, this long after it begins.
    pub in_block_s: Option<Seconds>,
    /// When something has happened.
    pub when: Option<WhenFile>,
    /// In a shift: at this time of day, `"09:30"`.
    pub at: Option<At<String>>,
    /// In a shift: when this call rings.
    pub rings: Option<At<String>>,
    /// Does something at the desk.
    #[serde(rename = "do")]
    pub deed: Option<DeedFile>,
    /// Says words.
    pub say: Option<String>,
    /// Types words.
    #[serde(rename = "type")]
    pub types: Option<String>,
    /// Plays a recording through the recogniser; the path is relative to the plan.
    pub say_wav: Option<At<String>>,
    /// Waits for something.
    pub wait_for: Option<WaitFile>,
    /// Waits this long.
    pub wait_s: Option<Seconds>,
    /// Who is spoken to; the caller unless given.
    pub to: Option<Addressee>,
    /// Syllables a second; 4.5 unless given.
    #[schemars(range(min = 0.5, max = 12.0))]
    pub rate: Option<f64>,
    /// Confidence the recogniser is to report; 1 unless given.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: Option<f32>,
}

/// What a step can wait for before it begins.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "When")]
pub(super) enum WhenFile {
    /// The colleague on the other line has picked up and spoken.
    ColleagueReady,
}

/// What a step can wait for.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "WaitFor")]
pub(super) enum WaitFile {
    /// The caller hangs up, or the call ends otherwise.
    CallerHangsUp,
}

/// What the trainee does at the desk.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Deed")]
pub(super) enum DeedFile {
    /// Picks up.
    Answer,
    /// Connects caller and colleague.
    Connect,
    /// Returns to the caller without a transfer.
    BackToCaller,
    /// Hangs up.
    HangUp,
    /// Leaves the desk.
    LeaveDesk,
    /// Returns to the desk.
    ReturnToDesk,
    /// Closes the door.
    CloseDoor,
    /// The microphone breaks.
    LoseMicrophone,
    /// Opens a document.
    OpenDocument(At<String>),
    /// Writes a note.
    WriteNote(String),
    /// Presses a key.
    Press(LineKey),
    /// Releases a key.
    Release(LineKey),
    /// Rings a colleague for a transfer.
    Transfer(At<String>),
    /// Dials a number, in quotes.
    Dial(String),
    /// In a shift: takes up a call to be returned.
    TakeUp(At<String>),
    /// In a shift: puts a promised call into the diary.
    EnterDiary {
        /// Whose call.
        call: Must<At<String>>,
        /// When, `"10:30"`.
        at: Must<At<String>>,
    },
    /// In a shift: forwards the desk's calls to somebody.
    Forward(At<String>),
    /// In a shift: takes the desk's calls again.
    StopForwarding,
}

impl DeedFile {
    /// The key of a deed that only a shift knows.
    pub(super) fn of_shift(&self) -> Option<&'static str> {
        match self {
            Self::TakeUp(_) => Some("take_up"),
            Self::EnterDiary { .. } => Some("enter_diary"),
            Self::Forward(_) => Some("forward"),
            Self::StopForwarding => Some("stop_forwarding"),
            _ => None,
        }
    }
}

/// What must come of a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Expect")]
pub(super) struct ExpectFile {
    /// Bounds of the total.
    pub score: Option<At<ScoreFile>>,
    /// Passed or not.
    pub passed: Option<Passed>,
    /// The critical errors, exactly.
    pub critical: Option<Vec<CriticalErrorKind>>,
    /// Verdicts by rule.
    #[serde(default)]
    pub verdicts: Pairs<Verdict>,
    /// How the call ends; not in a shift.
    pub ending: Option<At<Ending>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Score")]
pub(super) struct ScoreFile {
    /// Lowest total.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub at_least: Option<f64>,
    /// Highest total.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub at_most: Option<f64>,
}

type Check = fn(&[At<StepFile>], &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("a step does one thing", one_deed),
    ("a step begins at one time", one_time),
    ("times of day exist", times),
    ("manner of speaking goes with speaking", manner),
];

/// Reports what is wrong with the steps of a plan.
pub(super) fn check(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for (_, check) in CHECKS {
        check(steps, report);
    }
}

/// Reports what is wrong with what must come of a plan.
pub(super) fn check_expectation(expect: Option<&ExpectFile>, report: &mut Report<'_>) {
    bounds(expect, report);
    let verdicts = expect.into_iter().flat_map(|expect| &expect.verdicts.0);
    checks::no_duplicates(Thing::Rule, verdicts.map(|(rule, _)| rule), report);
}

fn times(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for step in steps.iter().map(|step| &step.value) {
        let diary = match &step.deed {
            Some(DeedFile::EnterDiary { at, .. }) => at.get(),
            _ => None,
        };
        for time in step.at.iter().chain(diary) {
            if !matches!(time_of_day(&time.value), Some(Ok(_))) {
                let found = time.value.clone();
                report.add(time.at, Problem::BadTime { found });
            }
        }
    }
}

fn given<const N: usize>(keys: [(&'static str, bool); N]) -> Vec<String> {
    keys.into_iter()
        .filter(|(_, given)| *given)
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn one_deed(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for (place, At { at, value: step }) in steps.iter().enumerate() {
        let next = steps.get(place + 1).map(|step| step.at);
        let keys = given([
            ("do", step.deed.is_some()),
            ("say", step.say.is_some()),
            ("type", step.types.is_some()),
            ("say_wav", step.say_wav.is_some()),
            ("wait_for", step.wait_for.is_some()),
            ("wait_s", step.wait_s.is_some()),
        ]);
        match keys.len() {
            0 if report.cut_between(*at, next) => {}
            0 => report.add(*at, Problem::StepWithoutDeed),
            1 => {}
            _ => report.add(*at, Problem::OnlyOneOf { keys }),
        }
    }
}

fn one_time(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for At { at, value: step } in steps {
        let keys = given([
            ("at_ring", step.at_ring.is_some()),
            ("after_s", step.after_s.is_some()),
            ("at_s", step.at_s.is_some()),
            ("in_block_s", step.in_block_s.is_some()),
            ("when", step.when.is_some()),
            ("at", step.at.is_some()),
            ("rings", step.rings.is_some()),
        ]);
        if keys.len() > 1 {
            report.add(*at, Problem::OnlyOneOf { keys });
        }
    }
}

fn manner(steps: &[At<StepFile>], report: &mut Report<'_>) {
    for At { at, value: step } in steps {
        let speaks = step.say.is_some() || step.types.is_some() || step.say_wav.is_some();
        let wrong = [
            ("rate", step.rate.is_some() && step.say.is_none(), "say"),
            ("confidence", step.confidence.is_some() && step.say.is_none(), "say"),
            ("to", step.to.is_some() && !speaks, "say, type, say_wav"),
        ];
        for (key, _, with) in wrong.into_iter().filter(|(_, wrong, _)| *wrong) {
            report.add(*at, Problem::OnlyWith { key, with });
        }
    }
}

fn bounds(expect: Option<&ExpectFile>, report: &mut Report<'_>) {
    let score = expect.and_then(|expect| expect.score.as_ref());
    if let Some(At { at, value: score }) = score
        && let (Some(least), Some(most)) = (score.at_least, score.at_most)
        && least > most
    {
        let (first, second) = ("at_least", "at_most");
        report.add(*at, Problem::WrongOrder { first, second });
    }
}

/// The steps of a file without problems.
pub(super) fn steps(files: Vec<At<StepFile>>) -> Option<Vec<Step>> {
    files.into_iter().map(|at| step(at.value)).collect()
}

fn step(file: StepFile) -> Option<Step> {
    let seconds = |given: Option<Seconds>| given.map(Seconds::millis);
    let when = file.when.map(|WhenFile::ColleagueReady| When::ColleagueReady);
    let when = when
        .or(file.at_ring.map(When::AtRing))
        .or(seconds(file.after_s).map(When::After))
        .or(seconds(file.at_s).map(When::At))
        .or(seconds(file.in_block_s).map(When::InBlock))
        .or(file.at.as_ref().and_then(minute).map(When::AtMinute))
        .or(file.rings.map(|call| When::Rings(CallId::new(call.value))));
    let to = file.to.unwrap_or_default();
    let what = if let Some(text) = file.say {
        let rate = file.rate.unwrap_or(RATE);
        let confidence = file.confidence.unwrap_or(1.0);
        Deed::Say {
            to,
            text,
            rate,
            confidence,
        }
    } else if let Some(text) = file.types {
        Deed::Type { to, text }
    } else if let Some(wav) = file.say_wav {
        let wav = PathBuf::from(wav.value);
        Deed::SayWav { to, wav }
    } else if let Some(wait) = file.wait_for {
        match wait {
            WaitFile::CallerHangsUp => Deed::WaitForEnd,
        }
    } else if let Some(length) = file.wait_s {
        Deed::Wait(length.millis())
    } else {
        deed(file.deed?)?
    };
    Some(Step {
        when: when.unwrap_or(When::Turn),
        what,
    })
}

/// Minutes since midnight of a time of day that was checked.
fn minute(time: &At<String>) -> Option<u16> {
    time_of_day(&time.value)?.ok()
}

fn deed(file: DeedFile) -> Option<Deed> {
    Some(match file {
        DeedFile::Answer => Deed::Answer,
        DeedFile::Connect => Deed::Connect,
        DeedFile::BackToCaller => Deed::BackToCaller,
        DeedFile::HangUp => Deed::HangUp,
        DeedFile::LeaveDesk => Deed::LeaveDesk,
        DeedFile::ReturnToDesk => Deed::ReturnToDesk,
        DeedFile::CloseDoor => Deed::CloseDoor,
        DeedFile::LoseMicrophone => Deed::LoseMicrophone,
        DeedFile::OpenDocument(id) => Deed::OpenDocument {
            document: DocumentId::new(id.value),
        },
        DeedFile::WriteNote(text) => Deed::WriteNote { text },
        DeedFile::Press(key) => Deed::Key { key, to: Switch::On },
        DeedFile::Release(key) => Deed::Key { key, to: Switch::Off },
        DeedFile::Transfer(to) => Deed::Transfer {
            to: PersonId::new(to.value),
        },
        DeedFile::Dial(number) => Deed::Dial {
            number: number.chars().filter(|c| !c.is_whitespace()).collect(),
        },
        DeedFile::TakeUp(call) => Deed::TakeUp {
            call: CallId::new(call.value),
        },
        DeedFile::EnterDiary { call, at } => Deed::EnterDiary {
            call: CallId::new(call.0?.value),
            minute: minute(&at.0?)?,
        },
        DeedFile::Forward(to) => Deed::Forward {
            to: Some(PersonId::new(to.value)),
        },
        DeedFile::StopForwarding => Deed::Forward { to: None },
    })
}

/// What must come of it.
pub(super) fn expectation(file: ExpectFile) -> PlanExpectation {
    let score = file.score.as_ref().map(|score| &score.value);
    PlanExpectation {
        score_at_least: score.and_then(|score| score.at_least),
        score_at_most: score.and_then(|score| score.at_most),
        passed: file.passed,
        critical: file.critical,
        verdicts: file
            .verdicts
            .0
            .into_iter()
            .map(|(rule, v)| (RuleId::new(rule.value), v.value))
            .collect(),
        ending: file.ending.map(|ending| ending.value),
    }
}
