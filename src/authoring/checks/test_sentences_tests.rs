//! Test sentences of a small file: the right ones pass in silence, the wrong ones are told with their place and what was
//! understood instead.

use std::path::Path;
use std::sync::Arc;

use super::{Understanding, test_sentences};
use crate::domain::{Profile, Scenario, StockPhrases};
use crate::format::{self, Diagnostic, Loaded, Places};
use crate::language::{Interpreter, Language};

const FILE: &str = "\
format: 1
id: proba
title: Próba
summary: Próba.
level: 1
matter: godziny
caller: { name: Zofia Maj, address: pani, age: 71 }
knows:
  - id: name
    asked_by: [jak się pani nazywa, proszę podać nazwisko]
    accepts: [Proszę podać nazwisko.]
    rejects: [Dzień dobry.]
    says: [Maj.]
needs_to_hear:
  - id: hours
    told_by: [urząd jest czynny do piętnastej trzydzieści, pracujemy do wpół do czwartej]
    values: { until: \"15:30\" }
    accepts:
      - Urząd jest czynny do piętnastej trzydzieści.
      - Dzień dobry.
    rejects:
      - Urząd jest czynny do szesnastej.
      - Urząd jest czynny do piętnastej trzydzieści, proszę pani.
call:
  - moment: opening
    caller: [Do której jest otwarte?]
    expect:
      - { acts: [farewell], accepts: [Do widzenia.], rejects: [Do widzenia pani.], then: goodbye }
    until: { told: [hours], then: goodbye }
  - moment: goodbye
    caller: [Do widzenia.]
    hangs_up: { after_s: 3 }
";

fn right<T>(loaded: Loaded<T>) -> T {
    let problems = loaded.diagnostics;
    loaded.value.unwrap_or_else(|| panic!("{problems:?}"))
}

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stock() -> StockPhrases {
    right(format::load_stock(&home().join("assets/callers/stock.yaml")))
}

fn check(path: &Path, text: &str, scenarios: &[Scenario]) -> Vec<Diagnostic> {
    let language = Arc::new(Language::load(&home().join("assets/language/pl")).unwrap());
    let profile: Profile = right(format::load_profile(&home().join("assets/profiles/bialystok.yaml")));
    let with = Understanding {
        language,
        profile: Arc::new(profile),
    };
    let ear = Interpreter::new(Arc::clone(&with.language), &with.profile, scenarios.first());
    test_sentences::check(path, &Places::of(text), scenarios, &with, &ear)
}

#[test]
fn sentences_that_are_understood_otherwise_are_told_where_they_stand() {
    let path = Path::new("proba.yaml");
    let scenario = right(format::parse_scenario(path, FILE, &stock()));
    assert_eq!(scenario.samples.len(), 8);
    let found = check(path, FILE, &[scenario.clone(), scenario]);
    let told: Vec<(u32, &str)> = found.iter().map(|one| (one.line, one.code)).collect();
    assert_eq!(told, [(20, "S651"), (23, "S652"), (28, "S652")], "{found:#?}");
    assert!(found[0].message.pl.contains("greeting"), "{}", found[0].message.pl);
    assert!(found[1].message.en.contains("hours"), "{}", found[1].message.en);
    assert!(found.iter().all(|one| !one.is_error() && one.hint.is_some()));
}

#[test]
fn test_sentences_teach_nothing() {
    let path = Path::new("proba.yaml");
    let taught = FILE.replace("      - Dzień dobry.\n", "      - Zapraszamy do popołudnia.\n");
    let scenario = right(format::parse_scenario(path, &taught, &stock()));
    let found = check(path, &taught, &[scenario]);
    assert_eq!((found[0].line, found[0].code), (20, "S651"), "{found:#?}");
}

#[test]
fn shipped_scenarios_pass_their_own_test_sentences() {
    let stock = stock();
    let mut samples = 0;
    for (_, file) in format::find_scenarios(&home().join("scenarios")) {
        let text = std::fs::read_to_string(&file).unwrap();
        if !text.contains("accepts:") {
            continue;
        }
        let scenarios = right(format::load_variations(&file, &stock));
        samples += scenarios[0].samples.len();
        let found = check(&file, &text, &scenarios);
        assert!(found.is_empty(), "{found:#?}");
    }
    assert!(samples >= 10, "{samples} test sentences are shipped");
}
