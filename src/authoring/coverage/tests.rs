//! Tests of the coverage on small scenarios and a shipped procedure, so that each criterion is one of an office's own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::domain::{Criterion, Profile, Scenario, StockPhrases};
use crate::engine::{ShiftParts, Talks};
use crate::format;

const CALL: &str = r#"
format: 1
id: plain
title: Pani Anna i godziny
summary: Pani Anna pyta, do której czynny jest urząd.
level: 1
matter: godziny
caller: { name: Anna Maj, address: pani, age: 40 }
call:
  - { moment: opening, caller: ["Do której jest otwarte?"], otherwise: { caller: ["Halo?"], at_most: 1, afterwards: goodbye } }
  - { moment: goodbye, caller: ["Do widzenia."], hangs_up: { after_s: 2 } }
"#;

const SHIFT: &str = r#"
format: 1
id: rano
title: Rano
summary: Jedna osoba dzwoni, gdy ktoś stoi przy biurku.
level: 2
day: "2026-11-30"
hours: { from: "09:00", to: "10:00" }
calls:
  - { id: maj, at: "09:05", scenario: plain, number: "85 710 20 31" }
clients:
  - { at: "09:04", lasts_min: 6, name: pan Nowak, says: "Dzień dobry." }
absences:
  - { at: "09:30", lasts_min: 20, reason: narada, forward_to: bielski }
substitutes:
  - { id: bielski, name: Adam Bielski, unit: Referat, number: "21" }
"#;

fn assets(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(file)
}

fn right<T>(loaded: format::Loaded<T>) -> T {
    let problems: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    loaded.value.unwrap_or_else(|| panic!("{}", problems.join("\n")))
}

fn krynki() -> Vec<Procedure> {
    vec![right(format::load_procedure(&assets("procedures/krynki.yaml")))]
}

/// [`CALL`], each first text replaced by the second.
fn scenario(changes: &[(&str, &str)]) -> Scenario {
    let mut text = CALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "nothing to change: {from}");
        text = text.replace(from, to);
    }
    right(format::parse_scenario(
        Path::new("scenario.yaml"),
        &text,
        &StockPhrases::default(),
    ))
}

fn written(entry: &Entry) -> BTreeSet<&str> {
    let written = entry.raised.iter().filter(|(_, raised)| raised.written);
    written
        .filter_map(|(rule, _)| rule.as_str().strip_prefix("krynki:"))
        .collect()
}

#[test]
fn a_plain_call_raises_what_every_call_does() {
    let entry = Entry::of_scenario(&scenario(&[]), &krynki());
    assert_eq!(written(&entry), BTreeSet::from(["4.1.a", "4.1.d", "4.1.f", "4.1.l"]));
    assert_eq!(entry.needs, BTreeSet::from([NO_NEED]));
}

#[test]
fn what_is_written_raises_its_rules() {
    let raised = |from: &str, to: &str| {
        let entry = Entry::of_scenario(&scenario(&[(from, to)]), &krynki());
        written(&entry)
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<String>>()
    };
    let adds = |line: &str| raised("\ncall:\n", &format!("\n{line}\ncall:\n"));
    assert!(
        adds("calls_for: [{ leave_line: \"po akta\" }]").is_superset(&["4.1.h", "4.1.p"].map(str::to_owned).into())
    );
    assert!(adds("calls_for: [{ loudspeaker: \"syn\" }]").contains("4.1.n"));
    assert!(!adds("calls_for: [visit]").contains("5.3"), "nobody needs it");
    let heard = "happenings: [{ moment: opening, after_s: 2, colleagues_talk: { says: \"I wtedy on mówi…\" } }]";
    assert!(adds(heard).contains("4.1.g"));
    let breaks_in =
        "happenings: [{ moment: opening, after_s: 2, colleague_breaks_in: { name: Kasia, says: \"Masz?\" } }]";
    assert!(adds(breaks_in).contains("4.1.e"));
    let fact = "needs_to_hear: [{ id: hours, told_by: [\"do trzeciej\", \"czynne do piętnastej\"] }]";
    assert!(adds(fact).contains("4.1.k"));
}

#[test]
fn a_rule_of_several_criteria_is_raised_by_any_of_them() {
    let mut procedures = krynki();
    let rule = &mut procedures[0].rules[0];
    rule.criterion = Criterion::AllOf(vec![Criterion::PrepareOutgoing, Criterion::HoldWhenAway]);
    let id = rule.id.clone();
    let is_written = |changes: &[(&str, &str)]| {
        let entry = Entry::of_scenario(&scenario(changes), &procedures);
        entry.raised.get(&id).is_some_and(|raised| raised.written)
    };
    assert!(!is_written(&[]));
    assert!(is_written(&[(
        "\ncall:\n",
        "\ncalls_for: [{ leave_line: \"po akta\" }]\ncall:\n"
    )]));
}

#[test]
fn a_shift_raises_what_lies_between_its_calls() {
    let shift = right(format::parse_shift(Path::new("rano.yaml"), SHIFT));
    let profile: Profile = right(format::load_profile(&assets("profiles/krynki.yaml")));
    let parts = ShiftParts {
        talks: vec![Talks {
            incoming: Arc::new(scenario(&[])),
            callback: None,
        }],
        shift: Arc::new(shift),
        profile: Arc::new(profile),
    };
    let entry = Entry::of_shift(&parts.shift, &parts.talks, &krynki());
    let found = written(&entry);
    assert!(found.contains("4.1.b") && found.contains("4.1.c"), "{found:?}");
    assert!(!found.contains("4.1.m"), "nobody can be called back");
    assert!(found.contains("4.1.d"), "its calls count too");
}

#[test]
fn gaps_are_named_and_only_gaps() {
    let procedures = krynki();
    let entry = |changes: &[(&str, &str)]| Entry::of_scenario(&scenario(changes), &procedures);
    let blind = ("age: 40", "age: 40, needs: { blind: {} }");
    let entries = vec![entry(&[]), entry(&[]), entry(&[blind])];
    let found = coverage(entries, &procedures);
    let of_krynki = &found.procedures[0];
    let ids = |rules: &[RuleId]| rules.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(ids(&of_krynki.gaps.never).contains(&"krynki:4.1.k".to_owned()));
    assert!(
        of_krynki.gaps.seldom.is_empty(),
        "three raise the rest: {:?}",
        of_krynki.gaps.seldom
    );
    assert!(of_krynki.gaps.by_need.is_empty(), "{:?}", of_krynki.gaps.by_need);
    let greeting = of_krynki.rules.iter().find(|rule| rule.rule.as_str() == "krynki:4.1.d");
    let greeting = greeting.expect("the rule is there");
    assert_eq!(
        (greeting.scenarios, greeting.shifts, greeting.by_level),
        (3, 0, [3, 0, 0])
    );
    assert!(greeting.by_need.contains(&("blind", 1)) && greeting.by_need.contains(&(NO_NEED, 2)));
    let levels = level_gaps(&found.levels);
    assert!(levels.contains(&("blind", vec![2, 3])) && levels.contains(&("stutter", vec![1, 2, 3])));
}

#[test]
fn a_rule_that_is_not_practised_with_a_need_is_a_gap_of_that_need() {
    let procedures = krynki();
    let fact = "\nneeds_to_hear: [{ id: hours, told_by: [\"do trzeciej\", \"czynne do piętnastej\"] }]\ncall:\n";
    let visit = "\ncalls_for: [visit]\ncall:\n";
    let blind = ("age: 40", "age: 40, needs: { blind: {} }");
    let entries = [
        scenario(&[("\ncall:\n", fact)]),
        scenario(&[blind, ("\ncall:\n", visit)]),
    ];
    let entries = entries.iter().map(|one| Entry::of_scenario(one, &procedures)).collect();
    let gaps = coverage(entries, &procedures).procedures.remove(0).gaps;
    let lacks = |need: &str| {
        let found = gaps.by_need.iter().find(|(known, _)| *known == need);
        found.map(|(_, rules)| rules.clone()).unwrap_or_default()
    };
    assert_eq!(lacks("blind"), [RuleId::from("krynki:4.1.k")]);
    assert!(lacks(NO_NEED).is_empty(), "nobody is served out of turn without a need");
    assert!(lacks("stutter").is_empty(), "nobody stutters: that is a gap of levels");
}

#[test]
fn every_need_that_a_scenario_can_have_is_counted() {
    let schema = format::schema(format::FileKind::Scenario);
    let known = schema["definitions"]["Needs"]["properties"]
        .as_object()
        .expect("needs have properties");
    let known: BTreeSet<&str> = known.keys().map(String::as_str).collect();
    assert_eq!(known, NeedProfile::IDS.into_iter().collect());
}
