//! Tests of what is drawn: every moment is there, the markup is whole, nothing an author wrote is markup, and no two boxes overlap.

use std::path::Path;

use super::*;
use crate::authoring::graph::{Edge, Graph, Node, NodeKind, Reached, Way};
use crate::domain::{HappeningKind, Lang, Mark, Millis, MomentId, ScenarioId, SpeechAct};
use crate::l10n::Localizer;

const NASTY: &str = "<script>alert(\"ha\")</script> & ]] -->";

fn texts() -> Localizer {
    let l10n = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"));
    Localizer::load(l10n).expect("the shipped texts load")
}

fn moment(id: &str, says: Option<&str>, reached: Reached) -> Node {
    Node {
        what: NodeKind::Moment {
            id: MomentId::from(id),
            says: says.map(str::to_owned),
            marks: vec![Mark::ConsentsToSpeaker],
            happenings: vec![HappeningKind::ColleagueBreaksIn {
                name: "Kasia".to_owned(),
                says: "Masz?".to_owned(),
            }],
            stays: vec![Way::Otherwise { at_most: 2 }],
        },
        reached,
    }
}

fn edge(from: usize, to: usize, way: Way, reached: Reached) -> Edge {
    Edge {
        from,
        to,
        ways: vec![way],
        reached,
    }
}

/// Every kind of box and arrow.
fn graph() -> Graph {
    let expected = Way::Expected {
        acts: vec![SpeechAct::NameLast, SpeechAct::OfferHelp],
        told: vec!["jedno zdjęcie".to_owned()],
        asked: vec![NASTY.to_owned()],
    };
    let until = Way::Until {
        told: vec!["jedno zdjęcie".to_owned()],
        asked: vec!["numer sprawy".to_owned()],
    };
    Graph {
        scenario: ScenarioId::from("dowod"),
        title: format!("Pan Jan {NASTY}"),
        nodes: vec![
            moment("opening", Some(NASTY), Reached::Calls(3)),
            moment("matter", None, Reached::Yes),
            moment("end", Some("Do widzenia."), Reached::Never),
            Node {
                what: NodeKind::HungUp,
                reached: Reached::Unknown,
            },
        ],
        edges: vec![
            edge(0, 1, expected, Reached::Calls(2)),
            edge(0, 1, Way::Afterwards { at_most: 1 }, Reached::Never),
            edge(1, 2, until, Reached::Unknown),
            edge(2, 0, Way::Otherwise { at_most: 1 }, Reached::Unknown),
            edge(2, 3, Way::HangsUp { after: Millis(2_000) }, Reached::Unknown),
        ],
    }
}

/// Whether every element that is opened is closed, in the right order, by the names alone; attributes hold no `<` and no `>`.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some((_, tag)) = rest.split_once('<') {
        let (tag, further) = tag.split_once('>').expect("a tag ends");
        rest = further;
        assert_eq!(tag.matches('"').count() % 2, 0, "an attribute ends: {tag}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "closed in its order");
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().expect("a tag has a name"));
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "everything is closed");
    let entities = xml.split('&').skip(1);
    for entity in entities {
        let (name, _) = entity.split_once(';').expect("an entity ends");
        assert!(
            name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name),
            "{name}"
        );
    }
}

#[test]
fn the_drawing_is_whole_and_escapes_what_an_author_wrote() {
    let texts = texts();
    for lang in [Lang::Pl, Lang::En] {
        let svg = graph_svg(&graph(), &texts, lang).expect("the template is filled");
        assert!(svg.starts_with("<svg "), "{}", &svg[..40]);
        assert_well_formed(&svg);
        assert!(!svg.contains("<script") && !svg.contains('⟦'), "{svg}");
        for moment in ["opening", "matter", ">end"] {
            assert!(svg.contains(moment), "no {moment}");
        }
        assert!(svg.contains("role=\"img\"") && svg.contains("prefers-color-scheme: dark"));
        for mark in ["✓ 3", "○ "] {
            assert!(svg.contains(mark), "told without colour: {mark}");
        }
        assert_eq!(
            svg.matches("arrow never otherwise").count(),
            2,
            "both halves of one arrow"
        );
        assert_eq!(graph_svg(&graph(), &texts, lang).expect("filled"), svg);
    }
}

#[test]
fn mermaid_has_every_node_and_arrow() {
    let texts = texts();
    let text = graph_mermaid(&graph(), &texts, Lang::En);
    assert!(!text.contains("<script") && !text.contains('⟦'), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines[2], lines[3]), ("---", "---", "flowchart TD"));
    let begins = |start: &str| lines.iter().filter(|line| line.trim_start().starts_with(start)).count();
    assert_eq!(begins("n0[\"opening ✓ 3<br/>"), 1, "{text}");
    assert_eq!(begins("n3([\""), 1, "{text}");
    assert_eq!(begins("n0 -->|\""), 1, "{text}");
    assert_eq!(begins("n0 -.->|\""), 1, "{text}");
    assert_eq!(begins("n2 -.->|\""), 1, "{text}");
    assert_eq!(begins("class n0,n1 came"), 1, "{text}");
    assert_eq!(begins("class n2 never"), 1, "{text}");
    let labels = lines.iter().filter(|line| line.contains("[\"") || line.contains("|\""));
    for line in labels {
        assert_eq!(line.matches('"').count(), 2, "one label a line: {line}");
    }
}

#[test]
fn a_small_graph_for_mermaid_reads_like_this() {
    let way = Way::Expected {
        acts: vec![SpeechAct::Farewell],
        told: Vec::new(),
        asked: Vec::new(),
    };
    let plain = |id: &str| Node {
        what: NodeKind::Moment {
            id: MomentId::from(id),
            says: Some("Halo?".to_owned()),
            marks: Vec::new(),
            happenings: Vec::new(),
            stays: Vec::new(),
        },
        reached: Reached::Unknown,
    };
    let small = Graph {
        scenario: ScenarioId::from("a"),
        title: "A: b".to_owned(),
        nodes: vec![plain("first"), plain("second")],
        edges: vec![edge(0, 1, way, Reached::Unknown)],
    };
    let text = graph_mermaid(&small, &texts(), Lang::Pl);
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("accDescr")).collect();
    assert_eq!(
        lines,
        [
            "---",
            "title: \"A: b\"",
            "---",
            "flowchart TD",
            "    n0[\"first<br/>„Halo?”\"]",
            "    n1[\"second<br/>„Halo?”\"]",
            "    n0 -->|\"żegna się\"| n1",
        ]
    );
}

#[test]
fn every_act_and_mark_has_words_in_both_languages() {
    let texts = texts();
    for lang in [Lang::Pl, Lang::En] {
        for act in SpeechAct::ALL {
            let key = format!("graph-act-{}", act.id().replace('_', "-"));
            assert!(texts.has(lang, &key), "{key}");
        }
        for mark in ["danger", "channel", "helper", "consents-to-speaker", "refuses-speaker"] {
            assert!(texts.has(lang, &format!("graph-mark-{mark}")), "{mark}");
        }
    }
}

#[test]
fn words_are_broken_into_lines_that_fit() {
    assert_eq!(wording::lines("raz dwa  trzy", 7), ["raz dwa", "trzy"]);
    assert_eq!(wording::lines("abcdefgh i", 3), ["abc", "def", "gh", "i"]);
    assert!(wording::lines(" \n", 5).is_empty());
}
