//! What a scenario means: named checks over its structure, each of which reports everything that it finds.

use std::collections::BTreeSet;
use std::path::Path;

use super::checks::{self, no_duplicates, references};
use super::diagnostic::{Position, Report};
use super::file::Pairs;
use super::line::{self, Holes};
use super::problem::{Problem, Thing};
use super::scenario_build::time_of_day;
use super::scenario_file::{
    DemandFile, DirectionFile, ExpectationFile, MomentFile, OtherwiseFile, PersonFile, ScenarioFile, ValueFile,
    VariesFile,
};
use super::tree::At;
use super::vary::MOST_VARIATIONS;

type Check = fn(&ScenarioFile, &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("names are well formed", names),
    ("no name twice", duplicates),
    ("moments that are named exist", moment_references),
    ("facts and details that are named exist", fact_references),
    ("documents and people that are named exist", desk_references),
    ("pauses, sounds and holes in lines", lines),
    ("every moment is led to", ways),
    ("an until leads somewhere", untils),
    ("an expectation expects something and can come first", expectations),
    ("a person is available in one way", availability),
    ("something happens, and one thing at a time", happenings),
    ("times of day exist", times),
    ("data of a case are guarded", case_data),
    ("needs do not contradict each other", needs),
    ("rows that vary are alike and few", rows),
    ("moments of any order stand in a row", orders),
];

/// Reports what is wrong with a scenario beyond its shape.
pub(super) fn check(file: &ScenarioFile, path: &Path, report: &mut Report<'_>) {
    // With parts of the file cut off for their shape, nobody could tell how the call ends.
    let whole = !report.has_errors();
    checks::format(file.format.get(), report);
    for (_, check) in CHECKS {
        check(file, report);
    }
    if whole {
        ending(file, report);
    }
    folder(file, path, report);
}

fn moments(file: &ScenarioFile) -> impl Iterator<Item = &MomentFile> {
    file.call.entries().iter().map(|moment| &moment.value)
}

fn moment_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    moments(file).filter_map(|moment| moment.moment.get())
}

fn fact_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    file.needs_to_hear.iter().filter_map(|fact| fact.id.get())
}

fn detail_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    file.knows.iter().filter_map(|known| known.id.get())
}

fn document_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    let desk = file.desk.iter();
    desk.flat_map(|desk| &desk.documents)
        .filter_map(|document| document.id.get())
}

fn people(file: &ScenarioFile) -> impl Iterator<Item = &At<PersonFile>> {
    file.desk.iter().flat_map(|desk| &desk.directory)
}

fn person_ids(file: &ScenarioFile) -> impl Iterator<Item = &At<String>> {
    people(file).filter_map(|person| person.value.id.get())
}

fn names_of<'a>(ids: impl Iterator<Item = &'a At<String>>) -> Vec<&'a str> {
    ids.map(|id| id.value.as_str()).collect()
}

fn names(file: &ScenarioFile, report: &mut Report<'_>) {
    let all = file.id.get().into_iter();
    let all = all
        .chain(moment_ids(file))
        .chain(fact_ids(file))
        .chain(detail_ids(file));
    for id in all.chain(document_ids(file)).chain(person_ids(file)) {
        checks::id(Some(id), report);
    }
}

fn duplicates(file: &ScenarioFile, report: &mut Report<'_>) {
    no_duplicates(Thing::Moment, moment_ids(file), report);
    no_duplicates(Thing::Fact, fact_ids(file), report);
    no_duplicates(Thing::Detail, detail_ids(file), report);
    no_duplicates(Thing::Document, document_ids(file), report);
    no_duplicates(Thing::Person, person_ids(file), report);
}

/// Where a moment can lead, in the order of the file.
fn exits(moment: &MomentFile) -> impl Iterator<Item = &At<String>> {
    let expected = moment
        .expect
        .iter()
        .filter_map(|expectation| expectation.value.then.as_ref());
    let until = moment.until.iter().filter_map(|until| until.value.then.as_ref());
    let otherwise = moment
        .otherwise
        .iter()
        .flat_map(|o: &OtherwiseFile| o.then.iter().chain(&o.afterwards));
    expected.chain(until).chain(&moment.then).chain(otherwise)
}

fn happenings(file: &ScenarioFile, report: &mut Report<'_>) {
    for At { at, value } in &file.happenings {
        let given = [
            ("colleague_breaks_in", value.colleague_breaks_in.is_some()),
            ("colleagues_talk", value.colleagues_talk.is_some()),
        ];
        let keys: Vec<String> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| (*key).to_owned())
            .collect();
        match keys.len() {
            0 => report.add(*at, Problem::NothingHappens),
            1 => {}
            _ => report.add(*at, Problem::OnlyOneOf { keys }),
        }
    }
}

fn moment_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let known = names_of(moment_ids(file));
    references(Thing::Moment, moments(file).flat_map(exits), &known, report);
    let happenings = file
        .happenings
        .iter()
        .filter_map(|happening| happening.value.moment.get());
    references(Thing::Moment, happenings, &known, report);
}

fn fact_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let (facts, details) = (names_of(fact_ids(file)), names_of(detail_ids(file)));
    for moment in moments(file) {
        for ExpectationFile { told, asked, .. } in moment.expect.iter().map(|expectation| &expectation.value) {
            references(Thing::Fact, told, &facts, report);
            references(Thing::Detail, asked, &details, report);
        }
        if let Some(until) = &moment.until {
            references(Thing::Fact, &until.value.told, &facts, report);
            references(Thing::Detail, &until.value.asked, &details, report);
        }
    }
}

fn desk_references(file: &ScenarioFile, report: &mut Report<'_>) {
    let transfers = file.calls_for.iter().filter_map(|demand| match demand {
        DemandFile::Transfer(to) => Some(to),
        DemandFile::LeaveLine(_) | DemandFile::Loudspeaker(_) | DemandFile::Visit => None,
    });
    references(Thing::Person, transfers, &names_of(person_ids(file)), report);
    if let Some(DirectionFile::Outgoing(outgoing)) = &file.direction {
        references(Thing::Document, &outgoing.case, &names_of(document_ids(file)), report);
    }
}

fn lines(file: &ScenarioFile, report: &mut Report<'_>) {
    let said = file
        .knows
        .iter()
        .filter_map(|known| known.says.get())
        .flat_map(|says| &says.0);
    let confirmed = file
        .needs_to_hear
        .iter()
        .flat_map(|fact| &fact.confirms)
        .flat_map(|lines| &lines.0);
    line::check(said.chain(confirmed), Holes::Scenario, report);
    for moment in moments(file) {
        let answers = moment.expect.iter().flat_map(|expectation| &expectation.value.caller.0);
        let otherwise = moment
            .otherwise
            .iter()
            .filter_map(|o| o.caller.get())
            .flat_map(|lines| &lines.0);
        let all = moment
            .caller
            .0
            .iter()
            .chain(answers)
            .chain(otherwise)
            .chain(&moment.on_silence.0);
        line::check(all, Holes::Scenario, report);
    }
    for person in people(file).map(|person| &person.value) {
        let all = [&person.greets, &person.briefed, &person.asks];
        line::check(
            all.into_iter().flatten().flat_map(|lines| &lines.0),
            Holes::Colleague,
            report,
        );
    }
    if let Some(stock) = &file.stock {
        stock.check(report);
    }
}

fn ways(file: &ScenarioFile, report: &mut Report<'_>) {
    let reached = reachable(file);
    for id in moment_ids(file).filter(|id| !reached.contains(id.value.as_str())) {
        let moment = id.value.clone();
        report.add(id.at, Problem::Unreachable { moment });
    }
}

/// The moments that the talk can come to.
fn reachable(file: &ScenarioFile) -> BTreeSet<&str> {
    let Some(first) = moment_ids(file).next() else {
        return BTreeSet::new();
    };
    let mut reached = BTreeSet::from([first.value.as_str()]);
    let mut open = vec![first.value.as_str()];
    while let Some(name) = open.pop() {
        let here = moments(file).filter(|moment| moment.moment.get().is_some_and(|id| id.value == name));
        for exit in here.flat_map(exits) {
            if reached.insert(&exit.value) {
                open.push(&exit.value);
            }
        }
    }
    reached
}

fn ending(file: &ScenarioFile, report: &mut Report<'_>) {
    let reached = reachable(file);
    let ends = |moment: &MomentFile| {
        let id = moment.moment.get().map(|id| id.value.as_str());
        moment.hangs_up.is_some() && id.is_some_and(|id| reached.contains(id))
    };
    if let Some(last) = file.call.entries().last()
        && !moments(file).any(ends)
    {
        report.add(last.at, Problem::NobodyHangsUp);
    }
}

fn untils(file: &ScenarioFile, report: &mut Report<'_>) {
    for moment in moments(file) {
        match (&moment.until, &moment.then) {
            (None, Some(then)) => report.add(then.at, Problem::ThenWithoutUntil),
            (Some(until), None) if until.value.then.is_none() => report.add(until.at, Problem::UntilWithoutThen),
            (Some(until), Some(then)) if until.value.then.is_some() => {
                let keys = vec!["then".to_owned(), "until: { then }".to_owned()];
                report.add(then.at, Problem::OnlyOneOf { keys });
            }
            _ => {}
        }
        if let Some(until) = &moment.until
            && until.value.told.is_empty()
            && until.value.asked.is_empty()
        {
            report.add(until.at, Problem::NothingExpected);
        }
    }
}

fn expectations(file: &ScenarioFile, report: &mut Report<'_>) {
    for moment in moments(file) {
        let mut earlier: Vec<(u32, BTreeSet<String>)> = Vec::new();
        for (place, expectation) in moment.expect.iter().enumerate() {
            let wanted = conditions(&expectation.value);
            if wanted.is_empty() {
                let next = moment.expect.get(place + 1).map(|next| next.at);
                if !report.cut_between(expectation.at, next) {
                    report.add(expectation.at, Problem::NothingExpected);
                }
                continue;
            }
            if let Some((by, _)) = earlier.iter().find(|(_, before)| before.is_subset(&wanted)) {
                report.add(expectation.at, Problem::Shadowed { by: *by });
            }
            earlier.push((expectation.at.line, wanted));
        }
    }
}

fn conditions(expectation: &ExpectationFile) -> BTreeSet<String> {
    let acts = expectation.acts.iter().map(|act| format!("act {}", act.id()));
    let told = expectation.told.iter().map(|fact| format!("told {}", fact.value));
    let asked = expectation.asked.iter().map(|detail| format!("asked {}", detail.value));
    acts.chain(told).chain(asked).collect()
}

fn availability(file: &ScenarioFile, report: &mut Report<'_>) {
    for person in people(file) {
        let ways = [
            ("answers_after_s", person.value.answers_after_s.is_some()),
            ("no_answer", person.value.no_answer),
            ("out_of_date", person.value.out_of_date),
        ];
        let keys: Vec<String> = ways
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| (*key).to_owned())
            .collect();
        if keys.len() > 1 {
            report.add(person.at, Problem::OnlyOneOf { keys });
        }
    }
}

fn times(file: &ScenarioFile, report: &mut Report<'_>) {
    for (_, value) in file.needs_to_hear.iter().flat_map(|fact| &fact.values.0) {
        if let ValueFile::Text(text) = &value.value
            && time_of_day(text) == Some(Err(()))
        {
            let found = text.clone();
            report.add(value.at, Problem::BadTime { found });
        }
    }
}

fn case_data(file: &ScenarioFile, report: &mut Report<'_>) {
    if file.knows.iter().any(|known| known.identity) {
        return;
    }
    for id in file
        .needs_to_hear
        .iter()
        .filter(|fact| fact.case_data)
        .filter_map(|fact| fact.id.get())
    {
        let fact = id.value.clone();
        report.add(id.at, Problem::CaseDataUnguarded { fact });
    }
}

/// Who does not hear is reached in one way; who hears badly is not deaf.
fn needs(file: &ScenarioFile, report: &mut Report<'_>) {
    let Some(At { at, value }) = file.caller.get().and_then(|caller| caller.needs.as_ref()) else {
        return;
    };
    let given = [
        ("relay", value.relay.is_some()),
        ("relative", value.relative.is_some()),
        ("deafblind", value.deafblind.is_some()),
        ("hard_of_hearing", value.hard_of_hearing.is_some()),
    ];
    let keys: Vec<String> = given
        .iter()
        .filter(|(_, given)| *given)
        .map(|(key, _)| (*key).to_owned())
        .collect();
    if keys.len() > 1 {
        report.add(*at, Problem::OnlyOneOf { keys });
    }
}

fn varies(file: &ScenarioFile) -> Option<&VariesFile> {
    file.varies.as_ref().map(|at| &at.value)
}

/// Every row of a group gives the same values; no value is in two groups; all together can be looked through.
fn rows(file: &ScenarioFile, report: &mut Report<'_>) {
    let Some(varies) = varies(file) else { return };
    let mut count = 1_usize;
    for (group, rows) in &varies.rows.0 {
        count = count.saturating_mul(rows.value.len());
        let names = |row: &Pairs<ValueFile>| {
            row.0
                .iter()
                .map(|(name, _)| name.value.clone())
                .collect::<BTreeSet<_>>()
        };
        let mut all = rows.value.iter().map(names);
        let first = all.next().unwrap_or_default();
        if rows.value.len() < 2 || first.is_empty() || all.any(|names| names != first) {
            let group = group.value.clone();
            report.add(rows.at, Problem::UnevenRows { group });
        }
    }
    if count > MOST_VARIATIONS {
        let (found, most) = (count, MOST_VARIATIONS);
        let at = file.varies.as_ref().map_or(Position::START, |varies| varies.at);
        report.add(at, Problem::TooManyVariations { found, most });
    }
    let named = varies.rows.0.iter().filter_map(|(_, rows)| rows.value.first());
    no_duplicates(
        Thing::Value,
        named.flat_map(|row| row.0.iter().map(|(name, _)| name)),
        report,
    );
}

/// Moments whose order is drawn follow one another in the file, between two others, and are led to at their first alone.
fn orders(file: &ScenarioFile, report: &mut Report<'_>) {
    let ids: Vec<&str> = names_of(moment_ids(file));
    for order in varies(file).into_iter().flat_map(|varies| &varies.any_order) {
        let places: Vec<Option<usize>> = order
            .iter()
            .map(|moment| ids.iter().position(|id| *id == moment.value))
            .collect();
        let first = places.first().copied().flatten().unwrap_or(0);
        for (index, (moment, place)) in order.iter().zip(&places).enumerate() {
            let in_row = *place == Some(first + index) && first > 0 && first + order.len() < ids.len();
            if !in_row || order.len() < 2 {
                let moment_id = moment.value.clone();
                report.add(moment.at, Problem::NoRow { moment: moment_id });
            }
        }
    }
}

/// A scenario is found by its folder's name, so the two must not drift apart.
fn folder(file: &ScenarioFile, path: &Path, report: &mut Report<'_>) {
    let is_home = path.file_name().is_some_and(|name| name == "scenario.yaml");
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    if let (true, Some(folder), Some(id)) = (is_home, folder, file.id.get())
        && folder != id.value
    {
        let (id_text, folder) = (id.value.clone(), folder.to_owned());
        report.add(id.at, Problem::IdIsNotFolder { id: id_text, folder });
    }
}
