//! The author's guide and tutorial say what the program does: their examples load and play, and the guide names every key. Their
//! commands are in `documents.rs`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use sygnaly::authoring::{NoEars, unexpected};
use sygnaly::format::{self, FileKind};
use sygnaly::scoring::score;

use crate::support;

fn guide() -> String {
    std::fs::read_to_string(support::home().join("docs/pl/autor.md")).expect("the author's guide is there")
}

/// The YAML examples of a guide, in order.
fn examples(markdown: &str) -> Vec<String> {
    blocks(markdown, "yaml")
}

/// The blocks of a guide in this language, in order.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let blocks = markdown.split(&fence).skip(1);
    blocks
        .filter_map(|block| block.split_once("```").map(|(yaml, _)| yaml.to_owned()))
        .collect()
}

#[test]
fn its_plan_plays_on_its_scenario_as_it_says() {
    let examples = examples(&guide());
    let [scenario, shift, plan, pack] = examples.as_slice() else {
        panic!(
            "the guide shows a scenario, a shift, a plan and a pack, not {} examples",
            examples.len()
        );
    };
    support::right(format::parse_shift(Path::new("autor.md"), shift));
    support::right(format::parse_pack(Path::new("autor.md"), pack));
    let stock = support::right(format::load_stock(&support::home().join("assets/callers/stock.yaml")));
    let scenario = Arc::new(support::right(format::parse_scenario(
        Path::new("autor.md"),
        scenario,
        &stock,
    )));
    let plan = support::right(format::parse_plan(Path::new("autor.md"), plan));
    let run = support::play(&plan, Path::new("."), &scenario, &mut NoEars);
    let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
    assert_eq!(unexpected(&plan.expect, card.graded()), []);
    assert_eq!(run.unplayed, Vec::<usize>::new());
}

fn read(path: &str) -> String {
    std::fs::read_to_string(support::home().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_tutorial_makes_the_scenario_that_it_shows_and_its_plan_plays() {
    let tutorial = read("docs/pl/samouczek.md");
    let examples = examples(&tutorial);
    let [plan, whole] = examples.as_slice() else {
        panic!(
            "the tutorial shows a plan and the whole scenario, not {}",
            examples.len()
        );
    };
    let parts = blocks(&tutorial, "text");
    assert!(parts.len() >= 4, "{} parts", parts.len());
    for part in parts {
        assert!(whole.contains(&part), "not in the whole file as it stands:\n{part}");
    }
    let stock = support::right(format::load_stock(&support::home().join("assets/callers/stock.yaml")));
    let loaded = format::parse_scenario(Path::new("samouczek.md"), whole, &stock);
    let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    let scenario = Arc::new(support::right(loaded));
    assert_eq!(told, Vec::<String>::new());
    let plan = support::right(format::parse_plan(Path::new("samouczek.md"), plan));
    assert_eq!(plan.of, scenario.id);
    let run = support::play(&plan, Path::new("."), &scenario, &mut NoEars);
    let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
    assert_eq!(unexpected(&plan.expect, card.graded()), []);
    assert_eq!(run.unplayed, Vec::<usize>::new());
}

#[test]
fn it_names_every_key() {
    // The needs have a page of their own.
    let needs = support::home().join("docs/pl/potrzeby.md");
    let guide = guide() + &std::fs::read_to_string(needs).expect("the page on needs is readable");
    let mut of_packs = BTreeSet::new();
    collect_keys(&format::schema(FileKind::Pack), &mut of_packs);
    let missing: Vec<&String> = of_packs.iter().filter(|key| !names(&guide, key)).collect();
    assert!(
        missing.is_empty(),
        "docs/pl/autor.md does not explain {missing:?} of a pack"
    );
    for kind in [FileKind::Scenario, FileKind::Plan, FileKind::Shift, FileKind::ShiftPlan] {
        let mut keys = BTreeSet::new();
        collect_keys(&format::schema(kind), &mut keys);
        assert!(keys.len() > 15, "the schema of {kind:?} has keys: {keys:?}");
        let missing: Vec<&String> = keys.iter().filter(|key| !names(&guide, key)).collect();
        assert!(
            missing.is_empty(),
            "docs/pl/autor.md does not explain {missing:?} of {kind:?}"
        );
    }
}

#[test]
fn it_names_every_key_of_a_translation() {
    let mut keys = BTreeSet::new();
    collect_keys(&format::schema(FileKind::Translation), &mut keys);
    assert!(keys.len() > 9, "the schema has keys: {keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !names(&guide(), key)).collect();
    assert!(missing.is_empty(), "docs/pl/autor.md does not explain {missing:?}");
}

#[test]
fn the_hr_guide_explains_every_key_of_a_policy_and_its_example_loads() {
    let guide = std::fs::read_to_string(support::home().join("docs/pl/kadry.md")).expect("the HR guide is there");
    let mut keys = BTreeSet::new();
    collect_keys(&format::schema(FileKind::Policy), &mut keys);
    assert!(keys.len() > 20, "the schema has keys: {keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !names(&guide, key)).collect();
    assert!(missing.is_empty(), "docs/pl/kadry.md does not explain {missing:?}");
    let examples = examples(&guide);
    let [policy] = examples.as_slice() else {
        panic!("the guide shows a policy, not {} examples", examples.len());
    };
    support::right(format::parse_policy(Path::new("kadry.md"), policy));
}

/// Whether the key stands somewhere as a word of code.
fn names(guide: &str, key: &str) -> bool {
    let code = guide.split('`').skip(1).step_by(2);
    code.flat_map(|code| code.split(|sign: char| !sign.is_alphanumeric() && sign != '_'))
        .any(|word| word == key)
}

/// Every property of a JSON Schema but the single stock phrases, which the stock file explains itself.
fn collect_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    let Some(object) = schema.as_object() else {
        if let Some(list) = schema.as_array() {
            list.iter().for_each(|one| collect_keys(one, keys));
        }
        return;
    };
    for (name, inner) in object {
        if name == "Phrases" {
            continue;
        }
        if let Some(properties) = inner.as_object().filter(|_| name == "properties") {
            keys.extend(properties.keys().cloned());
            properties.values().for_each(|one| collect_keys(one, keys));
        } else {
            collect_keys(inner, keys);
        }
    }
}

#[test]
fn the_threat_model_names_files_that_are_there() {
    let text = std::fs::read_to_string(support::home().join("docs/security.md")).expect("it is there");
    let named = text.split('`').skip(1).step_by(2);
    let paths = named.filter(|name| {
        ["src/", "tests/", "scripts/", "fuzz/"]
            .iter()
            .any(|start| name.starts_with(start))
    });
    let (there, gone): (Vec<&str>, Vec<&str>) = paths.partition(|path| support::home().join(path).exists());
    assert!(there.len() > 20 && gone.is_empty(), "{gone:?}");
}
