//! What authors look at: the coverage of the library and a conversation as a graph, as the program gives them.

use std::process::Output;

use serde_json::Value;
use sygnaly::authoring::graph::{Graph, NodeKind};
use sygnaly::domain::Lang;
use sygnaly::export::{graph_mermaid, graph_svg};
use sygnaly::format;
use sygnaly::l10n::Localizer;

use crate::support;

fn run(args: &[&str]) -> Output {
    support::sygnaly(&support::home().join("target/test-data"), args)
}

/// What a command prints that ends well.
fn printed(args: &[&str]) -> String {
    let output = run(args);
    let (out, err) = (support::out(&output), support::err(&output));
    assert!(output.status.success(), "{args:?}: {}\n{out}{err}", output.status);
    assert!(!out.contains('⟦') && err.is_empty(), "{args:?}:\n{out}{err}");
    out
}

fn fails_saying(args: &[&str], words: &str) {
    let output = run(args);
    assert_eq!(output.status.code(), Some(1), "{args:?}");
    let said = support::err(&output);
    assert!(said.contains(words) && !said.contains('⟦'), "{args:?}: {said}");
}

#[test]
fn every_rule_of_both_procedures_comes_up_in_three_places_or_more() {
    let found: Value = serde_json::from_str(&printed(&["coverage", "--format", "json"])).expect("JSON");
    let procedures = found["procedures"].as_array().expect("a list");
    assert!(procedures.len() >= 2, "both offices': {procedures:?}");
    for procedure in procedures {
        for gap in ["never", "seldom"] {
            let rules = &procedure["gaps"][gap];
            assert_eq!(rules, &Value::Array(Vec::new()), "{}: {gap}", procedure["procedure"]);
        }
    }
    let entries = found["entries"].as_array().expect("a list");
    let shifts = format::find_shifts(&support::home().join("scenarios"));
    assert_eq!(entries.len(), support::shipped().len() + shifts.len());
    for entry in entries {
        assert!(entry["plans"].as_u64() >= Some(2), "{}", entry["id"]);
    }
    assert!(
        found["plans_by_voice"].as_u64() >= Some(6),
        "these are told and not played"
    );
}

#[test]
fn the_coverage_of_a_part_of_the_library_tells_gaps_first_in_a_hundred_columns() {
    for (lang, gaps, matrix) in [
        ("pl", "Luki: krynki", "Reguły i potrzeby"),
        ("en", "Gaps: krynki", "Rules and needs"),
    ] {
        let report = printed(&[
            "--lang",
            lang,
            "coverage",
            "senior-dowod",
            "poniedzialek",
            "--procedure",
            "krynki",
        ]);
        let place = |words: &str| {
            report
                .find(words)
                .unwrap_or_else(|| panic!("no {words:?} in:\n{report}"))
        };
        assert!(
            place(gaps) < place(matrix) && place(matrix) < place("senior-dowod ("),
            "{report}"
        );
        for line in report.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
        assert!(report.contains("poniedzialek ("), "shifts count too:\n{report}");
    }
}

#[test]
fn the_coverage_is_written_as_a_table_and_as_a_page() {
    let table = printed(&["coverage", "senior-dowod", "--procedure", "krynki", "--format", "csv"]);
    let rules = support::procedure("krynki").rules.len();
    assert_eq!(table.lines().count(), 1 + rules, "a line for every rule, and heads");
    assert!(table.starts_with("\u{feff}Procedura;"), "{table}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new/coverage.html");
    let file = path.display().to_string();
    let out = printed(&["coverage", "senior-dowod", "--format", "html", "--output", &file]);
    assert_eq!(out, "");
    let page = std::fs::read_to_string(&path).expect("the page is written");
    assert!(
        page.trim_end().ends_with("</html>") && page.contains("Pan Henryk"),
        "{page}"
    );
}

#[test]
fn what_is_no_library_is_told() {
    let empty = tempfile::tempdir().expect("a folder");
    fails_saying(&["coverage", &empty.path().display().to_string()], "scenario.yaml");
    fails_saying(&["coverage", "senior-dowut"], "senior-dowod");
    fails_saying(&["coverage", "senior-dowod", "--procedure", "krinki"], "krynki");
}

#[test]
fn a_plan_that_is_wrong_is_told_and_the_rest_is_counted() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("senior-dowod");
    std::fs::create_dir_all(folder.join("plans")).expect("a folder in it");
    let shipped = support::home().join("scenarios/senior-dowod");
    for file in ["scenario.yaml", "plans/passes.yaml"] {
        std::fs::copy(shipped.join(file), folder.join(file)).expect("copied");
    }
    std::fs::write(folder.join("plans/wrong.yaml"), "format: 1\ntitle: Zły\ntrainee: []\n").expect("written");
    let output = run(&["coverage", &folder.display().to_string(), "--format", "json"]);
    let told = support::err(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("wrong.yaml") && !told.contains('⟦'), "{told}");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON all the same");
    assert_eq!(found["entries"][0]["plans"], 1, "the other plan was played");
}

#[test]
fn every_shipped_conversation_is_drawn_with_all_its_moments() {
    let texts = Localizer::load(&support::home().join("assets/l10n")).expect("the texts load");
    for id in support::shipped() {
        let scenario = support::scenario(&id);
        let graph = Graph::of(&scenario);
        let drawn = graph_svg(&graph, &texts, Lang::Pl).expect("the template is filled");
        let flowchart = graph_mermaid(&graph, &texts, Lang::En);
        assert!(!drawn.contains('⟦') && !flowchart.contains('⟦'), "{id}");
        for moment in &scenario.moments {
            assert!(
                drawn.contains(&format!(">{}<", moment.id)),
                "{id}: {} is not drawn",
                moment.id
            );
        }
        let endings = graph.nodes.iter().filter(|node| node.what == NodeKind::HungUp).count();
        assert!(endings > 0, "{id} ends");
        assert_eq!(flowchart.matches("([\"").count(), endings, "{id}");
    }
}

#[test]
fn a_graph_shows_where_plans_and_sweeps_came_by() {
    let plan = support::home().join("scenarios/senior-dowod/plans/passes.yaml");
    let plan = plan.display().to_string();
    let drawn = printed(&["graph", "senior-dowod", "--covered", &plan]);
    assert!(
        drawn.contains("opening ✓ 1") && drawn.contains("goodbye ✓ 1"),
        "{drawn}"
    );
    let swept = printed(&[
        "graph",
        "senior-dowod",
        "--sweep",
        "--seeds",
        "2",
        "--format",
        "mermaid",
    ]);
    assert!(swept.contains("opening ✓"), "{swept}");
    let plain = printed(&["graph", "senior-dowod", "--format", "mermaid"]);
    assert!(!plain.contains('✓') && !plain.contains('○'), "nobody looked:\n{plain}");
    fails_saying(&["graph", "jakanie-podatek", "--covered", &plan], "senior-dowod");
    fails_saying(&["graph", "senior-dowut"], "senior-dowod");
}
