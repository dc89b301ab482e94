//! A graph as text for Mermaid, for documents and merge requests that draw it themselves.

use std::fmt::Write as _;

use super::wording;
use crate::authoring::graph::{Edge, Graph, NodeKind, Reached};
use crate::domain::Lang;
use crate::export::words::Words;
use crate::l10n::Localizer;

/// Letters in a line of a label.
const LETTERS: usize = 36;

/// The graph as a Mermaid flowchart in `lang`. Whatever an author wrote is words in it and no markup.
pub fn graph_mermaid(graph: &Graph, localizer: &Localizer, lang: Lang) -> String {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    // A title has no entity codes.
    let title = graph.title.replace('<', "‹").replace('>', "›");
    let title = serde_json::Value::from(title);
    let mut text = format!("---\ntitle: {title}\n---\nflowchart TD\n");
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    accDescr: {}", escaped(&wording::description(graph, &words)));
    for (number, node) in graph.nodes.iter().enumerate() {
        let came = wording::reached(node.reached, &words);
        let (open, name, rest, close) = match &node.what {
            NodeKind::Moment { id, .. } => ("[", id.to_string(), wording::moment(&node.what, &words), "]"),
            NodeKind::HungUp => ("([", words.text("graph-hung-up"), Vec::new(), "])"),
        };
        let head = [name, came].into_iter().filter(|part| !part.is_empty());
        let head = head.collect::<Vec<_>>().join(" ");
        let label = label(std::iter::once(head).chain(rest));
        let _ = writeln!(text, "    n{number}{open}\"{label}\"{close}");
    }
    for edge in &graph.edges {
        let Edge { from, to, .. } = edge;
        let arrow = if edge.is_otherwise() { "-.->" } else { "-->" };
        let said = edge.ways.iter().map(|way| wording::way(way, &words));
        let came = wording::reached(edge.reached, &words);
        let label = label(said.chain([came]).filter(|part| !part.is_empty()));
        let _ = writeln!(text, "    n{from} {arrow}|\"{label}\"| n{to}");
    }
    if wording::is_covered(graph) {
        text.push_str("    classDef came fill:#E5F3EA,stroke:#1F6B3A,stroke-width:2px,color:#1E2430\n");
        text.push_str("    classDef never fill:#FBEAE8,stroke:#A6261D,stroke-dasharray:6 4,color:#1E2430\n");
        for class in ["came", "never"] {
            let nodes = graph.nodes.iter().enumerate();
            let nodes: Vec<String> = nodes
                .filter(|(_, node)| node.reached != Reached::Unknown && wording::class(node.reached) == class)
                .map(|(number, _)| format!("n{number}"))
                .collect();
            if !nodes.is_empty() {
                let _ = writeln!(text, "    class {} {class}", nodes.join(","));
            }
        }
    }
    text
}

/// Paragraphs in lines.
fn label(paragraphs: impl Iterator<Item = String>) -> String {
    let lines = paragraphs.flat_map(|paragraph| wording::lines(&paragraph, LETTERS));
    lines.map(|line| escaped(&line)).collect::<Vec<_>>().join("<br/>")
}

/// Words that Mermaid takes for nothing else: its entity codes in the place of whatever it or a browser would read.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '|' | '*' | '_' | '{' | '}' | '[' | ']' => {
                let _ = write!(escaped, "#{};", u32::from(sign));
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_wrote_is_no_markup() {
        assert_eq!(escaped("a \"b\" <b>#1"), "a #34;b#34; #60;b#62;#35;1");
        assert_eq!(escaped("Zażółć, proszę!"), "Zażółć, proszę!");
    }
}
