//! The author's test sentences (`accepts`, `rejects`) held against the understanding and the engine.
//!
//! What was understood instead is said, so that an author sees what to mend. Test sentences never teach the understanding.

use std::path::Path;
use std::sync::Arc;

use super::Understanding;
use crate::authoring::bench::{BenchParts, try_sentence};
use crate::domain::{
    Addressee, Bilingual, DetailId, FactId, FactState, FactValue, Heard, MomentId, NeedProfile, SampleOf,
    SampleSentence, Scenario, SpeechAct,
};
use crate::engine::{Course, Fit, TurnReport};
use crate::format::{Diagnostic, Places, Severity};
use crate::language::{Interpreter, PERFORMED};

/// A sentence that must be taken as something is not.
const NOT_ACCEPTED: &str = "S651";
/// A sentence that must not be taken as something is.
const NOT_REJECTED: &str = "S652";
/// The codes of this check.
pub(super) const CODES: [&str; 2] = [NOT_ACCEPTED, NOT_REJECTED];

/// Every test sentence that is understood otherwise than its author wants, in the order of the file; nothing where there is none.
///
/// `scenarios` are what the file can be drawn to, and `ear` is made for the first of them; a sentence is told of once, with what
/// came of it in the first of them. Facts and details are looked for in the sentence alone. The sentence of an expectation is
/// said, typed, as the first turn after its moment was entered, with nothing told or asked before: the caller's needs are in
/// force, but nobody speaks too fast.
pub(super) fn check(
    path: &Path,
    places: &Places,
    scenarios: &[Scenario],
    with: &Understanding,
    ear: &Interpreter,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut looked_at: Vec<RestsOn<'_>> = Vec::new();
    let numbered = scenarios.iter().enumerate();
    for (number, scenario) in numbered.filter(|(_, scenario)| !scenario.samples.is_empty()) {
        let rests_on = RestsOn::of(scenario);
        if looked_at.contains(&rests_on) {
            continue;
        }
        looked_at.push(rests_on);
        let bench = BenchParts {
            scenario: Arc::new(scenario.clone()),
            profile: Arc::clone(&with.profile),
            ear: Arc::new(if number == 0 { ear.clone() } else { ear.about(scenario) }),
            seed: 1,
        };
        for sample in &scenario.samples {
            let Some(instead) = disagrees(&bench, sample) else {
                continue;
            };
            let at = places.at(&pointer(places, sample));
            let told = |known: &Diagnostic| (known.line, known.column) == (at.line, at.column);
            if !found.iter().any(told) {
                let (code, message, hint) = words(sample, &instead);
                found.push(Diagnostic {
                    file: path.to_owned(),
                    line: at.line,
                    column: at.column,
                    severity: Severity::Warning,
                    code,
                    message,
                    hint: Some(hint),
                });
            }
        }
    }
    found
}

/// What the outcome of test sentences rests on: where it is alike in two variations, they come out alike.
#[derive(PartialEq)]
struct RestsOn<'a> {
    samples: &'a [SampleSentence],
    needs: &'a [NeedProfile],
    facts: Vec<(&'a FactId, &'a [String], &'a [FactValue])>,
    details: Vec<(&'a DetailId, &'a [String])>,
    expectations: Vec<Conditions<'a>>,
}

#[derive(PartialEq)]
struct Conditions<'a> {
    moment: &'a MomentId,
    acts: &'a [SpeechAct],
    told: &'a [FactId],
    asked: &'a [DetailId],
}

impl<'a> RestsOn<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let facts = scenario.needs_to_hear.iter();
        let details = scenario.knows.iter();
        let expectations = scenario.moments.iter().flat_map(|moment| {
            let expected = moment.expect.iter();
            expected.map(move |one| Conditions {
                moment: &moment.id,
                acts: &one.acts,
                told: &one.told,
                asked: &one.asked,
            })
        });
        Self {
            samples: &scenario.samples,
            needs: &scenario.caller.needs,
            facts: facts
                .map(|fact| (&fact.id, fact.told_by.as_slice(), fact.values.as_slice()))
                .collect(),
            details: details.map(|known| (&known.id, known.asked_by.as_slice())).collect(),
            expectations: expectations.collect(),
        }
    }
}

/// Where the sentence stands in the file.
fn pointer(places: &Places, sample: &SampleSentence) -> String {
    let of = match &sample.of {
        SampleOf::Fact(fact) => places.fact(fact),
        SampleOf::Detail(detail) => places.detail(detail),
        SampleOf::Expectation { moment, index } => format!("{}/expect/{index}", places.moment(moment)),
    };
    let list = if sample.accepted { "accepts" } else { "rejects" };
    format!("{of}/{list}/{}", sample.index)
}

/// What was understood of the sentence, where its author wants it otherwise.
fn disagrees(bench: &BenchParts, sample: &SampleSentence) -> Option<Bilingual> {
    let (taken, instead) = match &sample.of {
        SampleOf::Fact(fact) => {
            let heard = bench.ear.hear_matter(&sample.text);
            let told = heard
                .facts
                .iter()
                .any(|found| &found.fact == fact && found.state == FactState::Told && found.confidence >= PERFORMED);
            (told, None)
        }
        SampleOf::Detail(detail) => {
            let heard = bench.ear.asked(&sample.text);
            let asked = heard
                .iter()
                .any(|found| &found.detail == detail && found.confidence >= PERFORMED);
            (asked, None)
        }
        SampleOf::Expectation { moment, index } => {
            let tried = try_sentence(bench, moment, &sample.text).ok()?;
            let turn = tried.turn?;
            let expected = turn.expectations.get(*index);
            let taken = expected.is_some_and(|expected| expected.fit == Fit::Taken);
            (taken, Some(what_came(&turn)))
        }
    };
    // Acts take the longest to hear, and are asked for only where there is something to tell.
    let heard = || understood(&bench.ear.hear(&sample.text, Addressee::Caller));
    (taken != sample.accepted).then(|| instead.unwrap_or_else(heard))
}

/// Acts, facts and details that count, by their ids.
fn understood(heard: &Heard) -> Bilingual {
    let acts = heard.acts.iter().filter(|found| found.confidence >= PERFORMED);
    let facts = heard.facts.iter().filter(|found| found.confidence >= PERFORMED);
    let details = heard.details.iter().filter(|found| found.confidence >= PERFORMED);
    let mut pl: Vec<String> = acts.map(|found| found.act.id().to_owned()).collect();
    let mut en = pl.clone();
    for found in facts {
        let (state_pl, state_en) = match found.state {
            FactState::Told => ("przekazany", "told"),
            FactState::Wrong => ("z błędem", "told wrongly"),
            FactState::Incomplete => ("bez wartości", "without its values"),
        };
        pl.push(format!("fakt {} {state_pl}", found.fact));
        en.push(format!("fact {} {state_en}", found.fact));
    }
    for found in details {
        pl.push(format!("pytanie o {}", found.detail));
        en.push(format!("asks for {}", found.detail));
    }
    if pl.is_empty() {
        return both("nic", "nothing");
    }
    both(pl.join(", "), en.join(", "))
}

/// The same for a whole turn, with the expectation that was taken.
fn what_came(turn: &TurnReport) -> Bilingual {
    let heard = turn.said.first().map(|said| understood(&said.heard));
    let heard = heard.unwrap_or_else(|| both("nic", "nothing"));
    let taken = turn.expectations.iter().find(|expected| expected.fit == Fit::Taken);
    let (pl, en) = match (taken, turn.course) {
        (Some(taken), _) => {
            let number = taken.index + 1;
            (
                format!("pasuje {number}. wpis expect"),
                format!("entry {number} of expect fits"),
            )
        }
        (None, Course::Lost(_)) => (
            "rozmówca nie nadążył".to_owned(),
            "the caller could not follow".to_owned(),
        ),
        (None, _) => (
            "nie pasuje żaden wpis expect".to_owned(),
            "no entry of expect fits".to_owned(),
        ),
    };
    both(format!("{}; {pl}", heard.pl), format!("{}; {en}", heard.en))
}

fn words(sample: &SampleSentence, instead: &Bilingual) -> (&'static str, Bilingual, Bilingual) {
    let text = &sample.text;
    let (pl, en) = match &sample.of {
        SampleOf::Fact(fact) => (
            format!("przekazanie faktu „{fact}”"),
            format!("telling the fact \"{fact}\""),
        ),
        SampleOf::Detail(detail) => (
            format!("pytanie o szczegół „{detail}”"),
            format!("asking for the detail \"{detail}\""),
        ),
        SampleOf::Expectation { moment, index } => {
            let number = index + 1;
            (
                format!("{number}. wpis expect momentu „{moment}”"),
                format!("entry {number} of expect in the moment \"{moment}\""),
            )
        }
    };
    if sample.accepted {
        let message = both(
            format!(
                "Zdanie „{text}” nie zostało zrozumiane jako {pl}. Zrozumiano: {}.",
                instead.pl
            ),
            format!(
                "The sentence \"{text}\" is not taken as {en}. Understood: {}.",
                instead.en
            ),
        );
        let hint = both(
            "Dopisz podobne zdanie do told_by albo asked_by, zmień warunki wpisu albo usuń zdanie z accepts.",
            "Add a sentence like it to told_by or asked_by, change what the entry asks for, or take it out of accepts.",
        );
        (NOT_ACCEPTED, message, hint)
    } else {
        let message = both(
            format!(
                "Zdanie „{text}” zostało zrozumiane jako {pl}, a nie powinno. Zrozumiano: {}.",
                instead.pl
            ),
            format!(
                "The sentence \"{text}\" is taken as {en}, and should not be. Understood: {}.",
                instead.en
            ),
        );
        let hint = both(
            "Zmień przykładowe zdania, które są do niego zbyt podobne, dodaj wartość w values albo usuń zdanie z rejects.",
            "Change sample sentences that are too much like it, add a value to values, or take it out of rejects.",
        );
        (NOT_REJECTED, message, hint)
    }
}

fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}
