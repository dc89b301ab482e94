//! A policy file as it is written, checked and turned into a [`PolicyHistory`].

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::checks;
use super::diagnostic::{Position, Report};
use super::file::Pairs;
use super::policy_problem::PolicyProblem;
use super::problem::{Problem, Thing};
use super::procedure_file::{TextsFile, texts};
use super::tree::{At, Must};
use crate::domain::{
    Among, AttemptLimit, Bilingual, Coverage, Day, Policy, PolicyHistory, PolicyId, Procedure, ProcedureId,
    Requirements, Review, RuleId, Scenario,
};

/// Exams of so many months count together, unless the policy says otherwise or a certificate is valid for less.
const PERIOD_MONTHS: u32 = 12;

/// A month has at least so many days, February left aside; reminders are held against it.
const DAYS_OF_MONTH: u32 = 30;

/// What an office asks before it certifies somebody, version by version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Policy")]
pub(super) struct PolicyFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id.
    pub id: Must<At<String>>,
    /// Whose policy it is.
    pub title: Must<TextsFile>,
    /// The procedure that the exams are scored against.
    pub procedure: Must<At<String>>,
    /// Its versions. Each holds from its day until the next one begins; earlier ones stay in the file.
    #[schemars(length(min = 1))]
    pub versions: Must<Vec<At<VersionFile>>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyVersion")]
pub(super) struct VersionFile {
    /// Number of the version: the later its day, the higher.
    #[schemars(range(min = 1, max = 10000))]
    pub version: Must<At<u32>>,
    /// The first day on which it is in force, `"2026-11-30"`.
    pub valid_from: Must<At<String>>,
    /// Version of the office's procedure document that has to be read and acknowledged, in quotes.
    pub document: Must<String>,
    /// What has to be passed.
    pub requires: Must<At<RequiresFile>>,
    /// Least score of an exam that counts; the procedure's mark unless given.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub pass_mark: Option<At<f64>>,
    /// How long a certificate is valid, months.
    #[schemars(range(min = 1, max = 120))]
    pub validity_months: Must<At<u32>>,
    /// Exams of so many months count together; 12 unless given, or the validity where that is shorter.
    #[schemars(range(min = 1, max = 120))]
    pub period_months: Option<At<u32>>,
    /// Days before the last day of validity on which a reminder falls due.
    #[serde(default)]
    pub reminder_days: Vec<At<Days>>,
    /// How often one scenario or shift may be tried; as often as one likes unless given.
    pub attempts: Option<AttemptsFile>,
    /// Results that a person has to look at before they count, besides those that are pending.
    #[serde(default)]
    pub reviews: Vec<Review>,
    /// How often rules have to come up; not at all unless given.
    pub coverage: Option<CoverageFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Requires")]
pub(super) struct RequiresFile {
    /// Different calls; none unless given.
    #[schemars(range(min = 0, max = 100))]
    pub calls: Option<At<u32>>,
    /// Different needs among their callers; no matter which unless given.
    #[schemars(range(min = 0, max = 16))]
    pub different_needs: Option<At<u32>>,
    /// What must be among the calls.
    #[serde(default)]
    pub among: Vec<At<AmongFile>>,
    /// Different shifts; none unless given.
    #[schemars(range(min = 0, max = 20))]
    pub shifts: Option<At<u32>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Among")]
pub(super) struct AmongFile {
    /// How many.
    #[schemars(range(min = 1, max = 100))]
    pub calls: Must<At<u32>>,
    /// Of callers with this need; of any unless given.
    pub need: Option<NeedFile>,
    /// At least of this difficulty, 1–3; 1 unless given.
    #[schemars(range(min = 1, max = 3))]
    pub level: Option<u8>,
}

/// The needs of callers, by their names in scenarios.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Need")]
pub(super) enum NeedFile {
    /// Deaf, through an interpreter or a relay.
    Relay,
    /// Deaf, through a relative.
    Relative,
    /// Deafblind, through a guide-interpreter.
    Deafblind,
    /// Hard of hearing.
    HardOfHearing,
    /// Blind.
    Blind,
    /// Stutters.
    Stutter,
    /// Aphasia.
    Aphasia,
    /// Speaks so that others may not understand.
    UnclearSpeech,
    /// Intellectual disability.
    IntellectualDisability,
    /// On the autism spectrum.
    Autism,
    /// In a crisis.
    Crisis,
    /// Anxiety.
    Anxiety,
    /// Dementia.
    Dementia,
    /// Limited mobility.
    Mobility,
    /// With a companion.
    Companion,
    /// Learns Polish.
    WeakPolish,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Attempts")]
pub(super) struct AttemptsFile {
    /// Exams that did not pass, within the period; after so many the next one waits until the oldest is out of it.
    #[schemars(range(min = 1, max = 100))]
    pub most: Option<u32>,
    /// Days from an exam that did not pass to the next of the same scenario or shift; 0 unless given.
    #[schemars(range(min = 0, max = 365))]
    pub wait_days: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Coverage")]
pub(super) struct CoverageFile {
    /// How often each rule has to come up in the exams that count.
    pub each_rule: Must<Times>,
    /// Rules for which it is another number; 0 lets a rule off.
    #[serde(default)]
    pub rules: Pairs<Times>,
}

/// How often, up to a hundred.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct Times(u32);

impl JsonSchema for Times {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Times".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": 100 })
    }
}

/// Days, up to ten years.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct Days(u32);

impl JsonSchema for Days {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Days".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": 3650 })
    }
}

type Check = fn(&PolicyFile, &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("the policy's name is well formed", |file, report| {
        checks::id(file.id.get(), report)
    }),
    ("the days exist", days),
    ("versions are told apart and follow one another", order),
    ("something is required, and no more than there is", requirements),
    ("reminders and the period lie within the validity", lengths),
];

/// Reports what is wrong with a policy beyond its shape.
pub(super) fn check(file: &PolicyFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    for (_, check) in CHECKS {
        check(file, report);
    }
}

fn versions(file: &PolicyFile) -> impl Iterator<Item = &VersionFile> {
    file.versions.entries().iter().map(|version| &version.value)
}

fn day(text: &At<String>) -> Option<Day> {
    text.value.parse().ok()
}

fn days(file: &PolicyFile, report: &mut Report<'_>) {
    for at in versions(file).filter_map(|version| version.valid_from.get()) {
        if day(at).is_none() {
            let found = at.value.clone();
            report.add(at.at, Problem::BadDay { found });
        }
    }
}

fn order(file: &PolicyFile, report: &mut Report<'_>) {
    let numbers = versions(file).filter_map(|version| version.version.get());
    let numbers: Vec<(u32, Position)> = numbers.map(|number| (number.value, number.at)).collect();
    let begins = versions(file).filter_map(|version| version.valid_from.get());
    let begins: Vec<(Day, Position)> = begins.filter_map(|begin| Some((day(begin)?, begin.at))).collect();
    twice(
        &numbers,
        |version, other| PolicyProblem::SameVersion { version, other },
        report,
    );
    twice(&begins, |day, other| PolicyProblem::SameDay { day, other }, report);
    let both = versions(file).filter_map(|version| Some((day(version.valid_from.get()?)?, version.version.get()?)));
    let mut both: Vec<(Day, &At<u32>)> = both.collect();
    both.sort_by_key(|(day, _)| *day);
    for pair in both.windows(2) {
        let [(from, earlier), (until, later)] = pair else {
            continue;
        };
        if from < until && earlier.value > later.value {
            let problem = PolicyProblem::NumberGoesBack {
                version: later.value,
                other: earlier.at.line,
            };
            report.add(later.at, Problem::Policy(problem));
        }
    }
}

/// Reports what is there twice, at both places.
fn twice<T: Copy + PartialEq>(
    all: &[(T, Position)],
    problem: impl Fn(T, u32) -> PolicyProblem,
    report: &mut Report<'_>,
) {
    for (place, (one, at)) in all.iter().enumerate() {
        for (two, other) in all.iter().skip(place + 1).filter(|(two, _)| two == one) {
            report.add(*at, Problem::Policy(problem(*one, other.line)));
            report.add(*other, Problem::Policy(problem(*two, at.line)));
        }
    }
}

/// The number that stands in a place; 0 where it is left out.
fn number(given: Option<&At<u32>>) -> u32 {
    given.map_or(0, |given| given.value)
}

fn requirements(file: &PolicyFile, report: &mut Report<'_>) {
    let all = file.versions.entries();
    for (place, version) in all.iter().enumerate() {
        let Some(at) = version.value.requires.get() else {
            continue;
        };
        // A figure that was cut off for its shape is not missing.
        let next = all.get(place + 1).map(|next| next.at);
        if report.cut_between(at.at, next) {
            continue;
        }
        let requires = &at.value;
        let calls = number(requires.calls.as_ref());
        if calls == 0 && number(requires.shifts.as_ref()) == 0 {
            report.add(at.at, Problem::Policy(PolicyProblem::NothingRequired));
        }
        if let Some(needs) = requires.different_needs.as_ref()
            && needs.value > 0
            && calls == 0
        {
            let (key, with) = ("different_needs", "calls");
            report.add(needs.at, Problem::OnlyWith { key, with });
        }
        for asked in requires.among.iter().filter_map(|among| among.value.calls.get()) {
            if asked.value > calls {
                let problem = PolicyProblem::MoreThanCalls {
                    asked: asked.value,
                    calls,
                };
                report.add(asked.at, Problem::Policy(problem));
            }
        }
    }
}

fn lengths(file: &PolicyFile, report: &mut Report<'_>) {
    for version in versions(file) {
        let Some(validity) = version.validity_months.get() else {
            continue;
        };
        let months = validity.value;
        for reminder in &version.reminder_days {
            let days = reminder.value.0;
            let most = months.saturating_mul(DAYS_OF_MONTH);
            if days > most {
                let problem = PolicyProblem::ReminderTooEarly { days, months, most };
                report.add(reminder.at, Problem::Policy(problem));
            }
        }
        let reminders = version.reminder_days.iter();
        let reminders: Vec<(u32, Position)> = reminders.map(|days| (days.value.0, days.at)).collect();
        twice(
            &reminders,
            |days, other| PolicyProblem::SameReminder { days, other },
            report,
        );
        if let Some(period) = version.period_months.as_ref()
            && period.value > months
        {
            let (first, second) = ("period_months", "validity_months");
            report.add(period.at, Problem::WrongOrder { first, second });
        }
    }
}

/// What a policy's references are looked up in.
pub(super) struct Surroundings<'a> {
    /// Names of the procedures that there are.
    pub procedures: Vec<&'a str>,
    /// The policy's procedure, if it could be loaded.
    pub procedure: Option<Procedure>,
    /// The scenarios that can be played.
    pub scenarios: Vec<Scenario>,
    /// How many shifts there are.
    pub shifts: usize,
}

/// Reports references of a policy that lead nowhere, and requirements that nobody can meet.
pub(super) fn check_references(file: &PolicyFile, around: &Surroundings<'_>, report: &mut Report<'_>) {
    checks::references(Thing::Procedure, file.procedure.get(), &around.procedures, report);
    for version in versions(file) {
        if let Some(procedure) = &around.procedure {
            let rules: Vec<&str> = procedure.rules.iter().map(|rule| rule.id.as_str()).collect();
            let named = version.coverage.iter().flat_map(|coverage| &coverage.rules.0);
            checks::references(Thing::Rule, named.map(|(rule, _)| rule), &rules, report);
            let least = procedure.marks.pass_from;
            if let Some(mark) = version.pass_mark.as_ref().filter(|mark| mark.value < least) {
                let problem = PolicyProblem::MarkTooLow {
                    mark: mark.value,
                    least,
                };
                report.add(mark.at, Problem::Policy(problem));
            }
        }
        if let Some(requires) = version.requires.get() {
            attainable(&requires.value, around, report);
        }
    }
}

fn attainable(requires: &RequiresFile, around: &Surroundings<'_>, report: &mut Report<'_>) {
    let mut enough = |asked: Option<&At<u32>>, there: usize| {
        if let Some(asked) = asked.filter(|asked| u64::from(asked.value) > there as u64) {
            let problem = PolicyProblem::TooFew {
                asked: asked.value,
                there,
            };
            report.add(asked.at, Problem::Policy(problem));
        }
    };
    enough(requires.calls.as_ref(), around.scenarios.len());
    enough(requires.shifts.as_ref(), around.shifts);
    let needs = around.scenarios.iter().flat_map(|scenario| &scenario.caller.needs);
    let needs: BTreeSet<&str> = needs.map(|need| need.id()).collect();
    enough(requires.different_needs.as_ref(), needs.len());
    for among in requires.among.iter().map(|among| &among.value) {
        let need = among.need.map(need_id);
        let fitting = around.scenarios.iter().filter(|scenario| {
            scenario.level >= among.level.unwrap_or(1) && need.as_deref().is_none_or(|need| has_need(scenario, need))
        });
        enough(among.calls.get(), fitting.count());
    }
}

fn has_need(scenario: &Scenario, need: &str) -> bool {
    scenario.caller.needs.iter().any(|known| known.id() == need)
}

/// The name of a need in files.
fn need_id(need: NeedFile) -> String {
    match serde_json::to_value(need) {
        Ok(serde_json::Value::String(id)) => id,
        _ => String::new(),
    }
}

/// The versions of a file without problems.
pub(super) fn build(file: PolicyFile) -> Option<PolicyHistory> {
    let (id, procedure) = (
        PolicyId::new(file.id.0?.value),
        ProcedureId::new(file.procedure.0?.value),
    );
    let title = texts(file.title)?;
    let versions = file.versions.0?.into_iter();
    let versions = versions.map(|version| build_version(version.value, &id, &title, &procedure));
    PolicyHistory::new(versions.collect::<Option<_>>()?)
}

fn build_version(file: VersionFile, id: &PolicyId, title: &Bilingual, procedure: &ProcedureId) -> Option<Policy> {
    let validity_months = file.validity_months.0?.value;
    let mut reminder_days: Vec<u32> = file.reminder_days.iter().map(|days| days.value.0).collect();
    reminder_days.sort_by_key(|days| std::cmp::Reverse(*days));
    Some(Policy {
        id: id.clone(),
        version: file.version.0?.value,
        title: title.clone(),
        procedure: procedure.clone(),
        valid_from: day(file.valid_from.get()?)?,
        document: file.document.0?,
        requires: requires(file.requires.0?.value)?,
        pass_mark: file.pass_mark.map(|mark| mark.value),
        validity_months,
        period_months: file
            .period_months
            .map_or(PERIOD_MONTHS.min(validity_months), |period| period.value),
        reminder_days,
        attempts: file.attempts.map_or_else(AttemptLimit::default, |limit| AttemptLimit {
            most: limit.most,
            wait_days: limit.wait_days.unwrap_or(0),
        }),
        reviews: file.reviews.into_iter().collect(),
        coverage: match file.coverage {
            Some(coverage) => Coverage {
                each_rule: coverage.each_rule.0?.0,
                rules: coverage
                    .rules
                    .0
                    .into_iter()
                    .map(|(rule, times)| (RuleId::new(rule.value), times.value.0))
                    .collect(),
            },
            None => Coverage::default(),
        },
    })
}

fn requires(file: RequiresFile) -> Option<Requirements> {
    let among = file.among.into_iter().map(|among| {
        Some(Among {
            calls: among.value.calls.0?.value,
            need: among.value.need.map(need_id),
            level: among.value.level.unwrap_or(1),
        })
    });
    Some(Requirements {
        calls: number(file.calls.as_ref()),
        shifts: number(file.shifts.as_ref()),
        different_needs: number(file.different_needs.as_ref()),
        among: among.collect::<Option<_>>()?,
    })
}
