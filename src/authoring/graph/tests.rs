//! Tests of the graph: a small scenario as data, and what a call came by.

use std::path::Path;

use super::*;
use crate::domain::{
    Accommodations, Around, Effect, Ending, LogEntry, LogHeader, Logged, Mode, ProfileId, SessionLog, StockPhrases,
};
use crate::format::parse_scenario;

const CALL: &str = r#"
format: 1
id: dowod
title: Pan Jan i dowód
summary: Pan Jan pyta o zdjęcie.
level: 1
matter: dowód
caller: { name: Jan Maj, address: pan, age: 50 }
needs_to_hear:
  - { id: photo, label: jedno zdjęcie, told_by: ["jedno zdjęcie", "jedną fotografię"] }
happenings:
  - { moment: matter, after_s: 2, colleague_breaks_in: { name: Kasia, says: "Masz zszywacz?" } }
call:
  - moment: opening
    caller: ["Dzień dobry.", "Halo."]
    expect:
      - { acts: [name_last], then: matter }
      - { acts: [greeting], caller: ["Dzień dobry."] }
    otherwise: { caller: ["Z kim rozmawiam?"], at_most: 1, afterwards: matter }
  - moment: matter
    until: { told: [photo] }
    then: goodbye
    expect:
      - { acts: [farewell], then: goodbye }
  - { moment: goodbye, caller: ["Do widzenia."], hangs_up: { after_s: 2 } }
"#;

fn graph() -> Graph {
    let loaded = parse_scenario(Path::new("scenario.yaml"), CALL, &StockPhrases::default());
    let problems: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    Graph::of(&loaded.value.unwrap_or_else(|| panic!("{}", problems.join("\n"))))
}

fn log(moments: &[&str], by: Ending) -> SessionLog {
    let entered = moments.iter().map(|id| Logged::Entered(MomentId::from(*id)));
    let ended = Logged::Effect(Effect::CallEnded { by });
    SessionLog {
        header: LogHeader {
            scenario: ScenarioId::from("dowod"),
            scenario_version: 1,
            profile: ProfileId::from("krynki"),
            seed: 1,
            mode: Mode::Practice,
            engine: "1".to_owned(),
            around: Around::default(),
            accommodations: Accommodations::default(),
            beginning: None,
        },
        entries: entered
            .chain([ended])
            .map(|what| LogEntry { at: Millis::ZERO, what })
            .collect(),
    }
}

#[test]
fn moments_are_nodes_and_what_leads_on_are_edges() {
    let graph = graph();
    let names: Vec<&str> = graph
        .nodes
        .iter()
        .map(|node| match &node.what {
            NodeKind::Moment { id, .. } => id.as_str(),
            NodeKind::HungUp => "–",
        })
        .collect();
    assert_eq!(names, ["opening", "matter", "goodbye", "–"]);
    let arrows: Vec<(usize, usize, bool)> = graph
        .edges
        .iter()
        .map(|edge| (edge.from, edge.to, edge.is_otherwise()))
        .collect();
    assert_eq!(arrows, [(0, 1, false), (0, 1, true), (1, 2, false), (2, 3, false)]);
    let told = vec!["jedno zdjęcie".to_owned()];
    assert_eq!(
        graph.edges[2].ways,
        [
            Way::Expected {
                acts: vec![SpeechAct::Farewell],
                told: Vec::new(),
                asked: Vec::new(),
            },
            Way::Until {
                told,
                asked: Vec::new(),
            },
        ],
        "both lead along one arrow"
    );
    let NodeKind::Moment {
        says,
        stays,
        happenings,
        ..
    } = &graph.nodes[0].what
    else {
        panic!("the first node is a moment");
    };
    assert_eq!(says.as_deref(), Some("Dzień dobry."), "the first variant");
    assert_eq!(stays.len(), 2, "a greeting that is answered, and anything else, once");
    assert!(happenings.is_empty(), "it happens in the next moment");
}

#[test]
fn calls_are_counted_where_they_came_by() {
    let mut graph = graph();
    graph.take_call(&log(&["opening", "matter", "goodbye"], Ending::Caller));
    graph.take_call(&log(&["opening"], Ending::Trainee));
    let nodes: Vec<Reached> = graph.nodes.iter().map(|node| node.reached).collect();
    let (one, two) = (Reached::Calls(1), Reached::Calls(2));
    assert_eq!(nodes, [two, one, one, one]);
    let edges: Vec<Reached> = graph.edges.iter().map(|edge| edge.reached).collect();
    assert_eq!(edges, [one, one, one, one]);
}

#[test]
fn what_no_call_came_by_is_told() {
    let mut graph = graph();
    graph.take_call(&log(&["opening", "goodbye"], Ending::Trainee));
    let nodes: Vec<Reached> = graph.nodes.iter().map(|node| node.reached).collect();
    let one = Reached::Calls(1);
    assert_eq!(nodes, [one, Reached::Never, one, Reached::Never], "nobody hung up");
    assert!(graph.edges.iter().all(|edge| edge.reached == Reached::Never));
}
