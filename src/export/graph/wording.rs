//! The words of a graph: what leads on, what happens in a moment, and whether calls came by; and words in lines that fit.

use crate::authoring::graph::{Graph, NodeKind, Reached, Way};
use crate::domain::{HappeningKind, Mark, Message};
use crate::export::words::Words;

/// A caller's line is shown up to this length, in characters.
const SAID: usize = 72;

/// What leads on, in words.
pub(super) fn way(way: &Way, words: &Words) -> String {
    match way {
        Way::Expected { acts, told, asked } => {
            let acts = acts.iter().map(|act| words.of("graph-act", act));
            let rest = [listed("graph-told", told, words), listed("graph-asked", asked, words)];
            acts.chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(" + ")
        }
        Way::Until { told, asked } => {
            let rest = [
                listed("graph-until-told", told, words),
                listed("graph-until-asked", asked, words),
            ];
            rest.into_iter().flatten().collect::<Vec<_>>().join(" + ")
        }
        Way::Otherwise { at_most } => times("graph-otherwise", *at_most, words),
        Way::Afterwards { at_most } => times("graph-afterwards", *at_most, words),
        Way::HangsUp { after } => words.say(&Message::new("graph-hangs-up").number("seconds", after.seconds())),
    }
}

fn listed(key: &str, labels: &[String], words: &Words) -> Option<String> {
    (!labels.is_empty()).then(|| words.with(key, "what", &labels.join(", ")))
}

fn times(key: &str, times: u32, words: &Words) -> String {
    words.say(&Message::new(key).number("times", f64::from(times)))
}

/// What a moment's box says under its name, a paragraph each.
pub(super) fn moment(kind: &NodeKind, words: &Words) -> Vec<String> {
    let NodeKind::Moment {
        says,
        marks,
        happenings,
        stays,
        ..
    } = kind
    else {
        return Vec::new();
    };
    let said = says.as_deref().map(|says| format!("„{}”", shortened(says, SAID)));
    let said = said.unwrap_or_else(|| words.text("graph-says-nothing"));
    let marks = marks.iter().map(|mark| mark_in_words(*mark, words));
    let happenings = happenings.iter().map(|what| happening(what, words));
    let stays = stays.iter().map(|stays| format!("↺ {}", way(stays, words)));
    std::iter::once(said)
        .chain(marks)
        .chain(happenings)
        .chain(stays)
        .collect()
}

fn mark_in_words(mark: Mark, words: &Words) -> String {
    format!("⚑ {}", words.of("graph-mark", &mark))
}

fn happening(what: &HappeningKind, words: &Words) -> String {
    let said = match what {
        HappeningKind::ColleagueBreaksIn { name, .. } => words.with("graph-breaks-in", "name", name),
        HappeningKind::ColleaguesTalk { .. } => words.text("graph-room-talks"),
    };
    format!("⚡ {said}")
}

/// The sign and the figure for what calls came by; nothing where nobody looked.
pub(super) fn reached(reached: Reached, words: &Words) -> String {
    match reached {
        Reached::Unknown => String::new(),
        Reached::Never => format!("○ {}", words.text("graph-never")),
        Reached::Yes => "✓".to_owned(),
        Reached::Calls(calls) => format!("✓ {calls}"),
    }
}

/// The class of what calls came by.
pub(super) fn class(reached: Reached) -> &'static str {
    match reached {
        Reached::Unknown => "plain",
        Reached::Never => "never",
        Reached::Yes | Reached::Calls(_) => "came",
    }
}

/// Whether anybody looked what calls came by.
pub(super) fn is_covered(graph: &Graph) -> bool {
    graph.nodes.iter().any(|node| node.reached != Reached::Unknown)
}

/// The graph in a sentence or two, for whoever does not see it.
pub(super) fn description(graph: &Graph, words: &Words) -> String {
    let moments = graph
        .nodes
        .iter()
        .filter(|node| matches!(node.what, NodeKind::Moment { .. }));
    let came = moments.clone().filter(|node| class(node.reached) == "came").count();
    let moments = moments.count();
    let mut said = vec![
        words.say(
            &Message::new("graph-description")
                .text("scenario", graph.scenario.as_str())
                .number("moments", moments as f64)
                .number("arrows", graph.edges.len() as f64),
        ),
    ];
    if is_covered(graph) {
        let figures = Message::new("graph-description-came").number("came", came as f64);
        said.push(words.say(&figures.number("moments", moments as f64)));
    }
    said.join(" ")
}

/// Words in lines of at most so many characters; longer words are cut.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(most.max(1)) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= most => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// The beginning of a text, at a word's end, with an ellipsis where more follows.
fn shortened(text: &str, most: usize) -> String {
    let mut whole = lines(text, most).into_iter();
    let first = whole.next().unwrap_or_default();
    if whole.next().is_some() {
        format!("{first}…")
    } else {
        first
    }
}
