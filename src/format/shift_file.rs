//! A shift file as it is written, checked and turned into a [`Shift`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::problem::{Problem, Thing};
use super::scenario_build::time_of_day;
use super::tree::{At, Must};
use crate::domain::{
    Absence, CallId, Client, Direction, Millis, PersonId, Scenario, ScenarioId, Shift, ShiftCall, ShiftId, Substitute,
    Visit,
};

/// Office seconds in a second while nobody is on the line, unless the shift says otherwise.
const PACE: u16 = 60;

/// A stretch of office time with several callers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Shift")]
pub(super) struct ShiftFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id: the file's name.
    pub id: Must<At<String>>,
    /// The shift's own version; raise it when its meaning changes. 1 unless given.
    #[schemars(range(min = 1))]
    pub version: Option<u32>,
    /// Title.
    pub title: Must<String>,
    /// One or two sentences for the briefing.
    pub summary: Must<String>,
    /// Difficulty, 1–3.
    #[schemars(range(min = 1, max = 3))]
    pub level: Must<u8>,
    /// The day, `"2026-11-30"`.
    pub day: Must<At<String>>,
    /// When the shift begins and ends.
    pub hours: Must<HoursFile>,
    /// Office seconds that pass in a second while nobody is on the line; 60 unless given.
    #[schemars(range(min = 1, max = 600))]
    pub pace: Option<u16>,
    /// Who rings.
    #[schemars(length(min = 1))]
    pub calls: Must<Vec<At<CallFile>>>,
    /// Who comes to the counter.
    #[serde(default)]
    pub clients: Vec<At<VisitFile>>,
    /// When the trainee has to be elsewhere.
    #[serde(default)]
    pub absences: Vec<At<AbsenceFile>>,
    /// To whom calls can be forwarded.
    #[serde(default)]
    pub substitutes: Vec<SubstituteFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Hours")]
pub(super) struct HoursFile {
    /// It begins, `"09:00"`.
    pub from: Must<At<String>>,
    /// It ends.
    pub to: Must<At<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ShiftCall")]
pub(super) struct CallFile {
    /// Stable id within the shift.
    pub id: Must<At<String>>,
    /// When they ring, `"09:05"`.
    pub at: Must<At<String>>,
    /// The scenario when they ring.
    pub scenario: Must<At<String>>,
    /// The number that the telephone shows, in quotes.
    pub number: Must<At<String>>,
    /// The scenario when they are called back.
    pub callback: Option<At<String>>,
    /// So many minutes after a call in vain (missed, or given up by them) they ring once more; without it never.
    #[schemars(range(min = 1, max = 120))]
    pub calls_again_min: Option<At<u16>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Visit")]
pub(super) struct VisitFile {
    /// When they come, `"09:05"`.
    pub at: Must<At<String>>,
    /// How long serving them takes, minutes.
    #[schemars(range(min = 1, max = 120))]
    pub lasts_min: Must<u16>,
    /// How the desk calls them.
    pub name: Must<String>,
    /// What they say.
    pub says: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Absence")]
pub(super) struct AbsenceFile {
    /// When the trainee leaves, `"10:00"`.
    pub at: Must<At<String>>,
    /// For how long, minutes.
    #[schemars(range(min = 1, max = 480))]
    pub lasts_min: Must<u16>,
    /// What for.
    pub reason: Must<String>,
    /// Who takes the calls meanwhile.
    pub forward_to: Must<At<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Substitute")]
pub(super) struct SubstituteFile {
    /// Stable id.
    pub id: Must<At<String>>,
    /// First and last name.
    pub name: Must<String>,
    /// Unit.
    pub unit: Must<String>,
    /// Extension or number, in quotes.
    pub number: Must<String>,
}

type Check = fn(&ShiftFile, &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("names are well formed and given once", names),
    ("the day exists", day),
    ("times of day exist and lie within the shift", times),
    ("nobody stands in who is not there", substitutes),
    ("visits and absences do not overlap", overlaps),
    ("who rings again still finds somebody at work", second_calls),
];

/// Reports what is wrong with a shift beyond its shape.
pub(super) fn check(file: &ShiftFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    for (_, check) in CHECKS {
        check(file, report);
    }
}

fn calls(file: &ShiftFile) -> impl Iterator<Item = &CallFile> {
    file.calls.entries().iter().map(|call| &call.value)
}

fn names(file: &ShiftFile, report: &mut Report<'_>) {
    let call_ids = || calls(file).filter_map(|call| call.id.get());
    let people = || file.substitutes.iter().filter_map(|person| person.id.get());
    for id in file.id.get().into_iter().chain(call_ids()).chain(people()) {
        checks::id(Some(id), report);
    }
    checks::no_duplicates(Thing::Call, call_ids(), report);
    checks::no_duplicates(Thing::Person, people(), report);
}

fn day(file: &ShiftFile, report: &mut Report<'_>) {
    if let Some(day) = file.day.get()
        && day.value.parse::<jiff::civil::Date>().is_err()
    {
        let found = day.value.clone();
        report.add(day.at, Problem::BadDay { found });
    }
}

/// Minutes since midnight, where the text is a time of day.
fn minute(text: Option<&At<String>>) -> Option<u16> {
    time_of_day(&text?.value)?.ok()
}

fn times(file: &ShiftFile, report: &mut Report<'_>) {
    let hours = file.hours.get();
    let (from, to) = (
        hours.and_then(|hours| hours.from.get()),
        hours.and_then(|hours| hours.to.get()),
    );
    let rings = calls(file).filter_map(|call| call.at.get());
    let comes = file.clients.iter().filter_map(|visit| visit.value.at.get());
    let leaves = file.absences.iter().filter_map(|absence| absence.value.at.get());
    let within: Vec<&At<String>> = rings.chain(comes).chain(leaves).collect();
    for time in from.into_iter().chain(to).chain(within.iter().copied()) {
        if minute(Some(time)).is_none() {
            let found = time.value.clone();
            report.add(time.at, Problem::BadTime { found });
        }
    }
    let (Some(begins), Some(ends)) = (minute(from), minute(to)) else {
        return;
    };
    if let Some(to) = to.filter(|_| begins >= ends) {
        let (first, second) = ("from", "to");
        report.add(to.at, Problem::WrongOrder { first, second });
        return;
    }
    for time in within {
        if minute(Some(time)).is_some_and(|minute| !(begins..ends).contains(&minute)) {
            let found = time.value.clone();
            report.add(time.at, Problem::OutsideHours { found });
        }
    }
}

fn substitutes(file: &ShiftFile, report: &mut Report<'_>) {
    let known: Vec<&str> = file
        .substitutes
        .iter()
        .filter_map(|person| Some(person.id.get()?.value.as_str()))
        .collect();
    let named = file
        .absences
        .iter()
        .filter_map(|absence| absence.value.forward_to.get());
    checks::references(Thing::Person, named, &known, report);
}

fn overlaps(file: &ShiftFile, report: &mut Report<'_>) {
    let visits = file
        .clients
        .iter()
        .filter_map(|visit| Some((visit.value.at.get()?, visit.value.lasts_min.get().copied()?)));
    let absences = file
        .absences
        .iter()
        .filter_map(|absence| Some((absence.value.at.get()?, absence.value.lasts_min.get().copied()?)));
    for mut stretches in [visits.collect::<Vec<_>>(), absences.collect()] {
        stretches.sort_by_key(|(at, _)| minute(Some(at)));
        for pair in stretches.windows(2) {
            let [(first, lasts), (next, _)] = pair else { continue };
            if let (Some(begins), Some(other)) = (minute(Some(first)), minute(Some(next)))
                && begins.saturating_add(*lasts) > other
            {
                let other = first.at.line;
                report.add(next.at, Problem::Overlap { other });
            }
        }
    }
}

/// A second call comes after the first one has come to nothing, so not before its time and the wait after it.
fn second_calls(file: &ShiftFile, report: &mut Report<'_>) {
    let ends = file.hours.get().and_then(|hours| minute(hours.to.get()));
    for call in calls(file) {
        let (Some(ends), Some(rings), Some(again)) = (ends, minute(call.at.get()), &call.calls_again_min) else {
            continue;
        };
        let second = rings.saturating_add(again.value);
        // A first call outside the hours is told already.
        if rings < ends && second >= ends {
            let found = format!("{}:{:02}", second / 60, second % 60);
            report.add(again.at, Problem::RingsTooLate { found });
        }
    }
}

/// Reports scenarios of a shift that are not there, or that cannot be what the shift makes of them.
pub(super) fn check_references(
    file: &ShiftFile,
    known: &[&str],
    scenario: impl Fn(&str) -> Option<Scenario>,
    report: &mut Report<'_>,
) {
    for call in calls(file) {
        let (rings, back) = (call.scenario.get(), call.callback.as_ref());
        checks::references(Thing::Scenario, rings.into_iter().chain(back), known, report);
        if let Some(at) = rings
            && let Some(found) = scenario(&at.value)
            && found.direction != Direction::Incoming
        {
            let id = at.value.clone();
            report.add(at.at, Problem::NotIncoming { id });
        }
        let Some((at, found)) = back.and_then(|at| Some((at, scenario(&at.value)?))) else {
            continue;
        };
        let id = at.value.clone();
        match (&found.direction, call.number.get()) {
            (Direction::Incoming, _) => report.add(at.at, Problem::NotOutgoing { id }),
            (Direction::Outgoing { number, .. }, Some(shown)) if digits(number) != digits(&shown.value) => {
                let number = number.clone();
                report.add(shown.at, Problem::OtherNumber { id, number });
            }
            (Direction::Outgoing { .. }, _) => {}
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The shift of a file without problems; calls, visits and absences by time.
pub(super) fn build(file: ShiftFile) -> Option<Shift> {
    let hours = file.hours.0?;
    let (begins, ends) = (minute(hours.from.get())?, minute(hours.to.get())?);
    let into = |at: &Must<At<String>>| Some(minutes(minute(at.get())?.saturating_sub(begins)));
    let call = |At { value: file, .. }: At<CallFile>| {
        Some(ShiftCall {
            at: into(&file.at)?,
            id: CallId::new(file.id.0?.value),
            scenario: ScenarioId::new(file.scenario.0?.value),
            number: file.number.0?.value,
            callback: file.callback.map(|id| ScenarioId::new(id.value)),
            calls_again: file.calls_again_min.map(|again| minutes(again.value)),
        })
    };
    let visit = |At { value: file, .. }: At<VisitFile>| {
        Some(Visit {
            at: into(&file.at)?,
            lasts: minutes(file.lasts_min.0?),
            client: Client {
                name: file.name.0?,
                says: file.says.0?,
            },
        })
    };
    let absence = |At { value: file, .. }: At<AbsenceFile>| {
        Some(Absence {
            at: into(&file.at)?,
            lasts: minutes(file.lasts_min.0?),
            reason: file.reason.0?,
            forward_to: PersonId::new(file.forward_to.0?.value),
        })
    };
    let substitute = |file: SubstituteFile| {
        Some(Substitute {
            id: PersonId::new(file.id.0?.value),
            name: file.name.0?,
            unit: file.unit.0?,
            number: file.number.0?,
        })
    };
    let mut calls: Vec<ShiftCall> = file.calls.0?.into_iter().map(call).collect::<Option<_>>()?;
    let mut visits: Vec<Visit> = file.clients.into_iter().map(visit).collect::<Option<_>>()?;
    let mut absences: Vec<Absence> = file.absences.into_iter().map(absence).collect::<Option<_>>()?;
    calls.sort_by_key(|call| call.at);
    visits.sort_by_key(|visit| visit.at);
    absences.sort_by_key(|absence| absence.at);
    Some(Shift {
        id: ShiftId::new(file.id.0?.value),
        version: file.version.unwrap_or(1),
        title: file.title.0?,
        summary: file.summary.0?.trim().to_owned(),
        level: file.level.0?,
        day: file.day.0?.value,
        begins,
        ends,
        pace: file.pace.unwrap_or(PACE),
        calls,
        visits,
        absences,
        substitutes: file.substitutes.into_iter().map(substitute).collect::<Option<_>>()?,
    })
}

fn minutes(count: u16) -> Millis {
    Millis(u64::from(count) * 60_000)
}
