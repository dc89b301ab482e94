//! A graph as a drawing: boxes of words, arrows with what leads along them, a legend. The template `graph.svg` writes the
//! markup, and escapes every word.

use askama::Template;

use super::layout::{Layout, Point, Size, layout};
use super::wording;
use crate::authoring::graph::{Edge, Graph, Node, NodeKind};
use crate::domain::Lang;
use crate::export::ExportError;
use crate::export::words::Words;
use crate::l10n::Localizer;

/// Letters in a line of a box and of an arrow's words.
const BOX_LETTERS: usize = 38;
const LABEL_LETTERS: usize = 30;
/// The widest that a letter is taken to be: fonts differ, and no word may run over its box.
const LETTER: f64 = 7.6;
const LINE: f64 = 18.0;
const PADDING: f64 = 10.0;
/// From the top of a line to the foot of its letters.
const FOOT: f64 = 14.0;
/// Around the drawing; its heading; a row of its legend.
const MARGIN: f64 = 24.0;
const HEADING: f64 = 44.0;
const LEGEND: f64 = 24.0;
/// The legend's widest row.
const LEAST_WIDTH: f64 = 760.0;

/// The graph as an SVG that stands alone, in `lang`: selectable words, light and dark by the reader's choice.
///
/// # Errors
/// When the template cannot be filled.
pub fn graph_svg(graph: &Graph, localizer: &Localizer, lang: Lang) -> Result<String, ExportError> {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    Ok(Picture::of(graph, &words).render()?)
}

#[derive(Template)]
#[template(path = "graph.svg")]
struct Picture {
    lang: &'static str,
    title: String,
    description: String,
    width: String,
    height: String,
    margin: String,
    arrows: Vec<Arrow>,
    labels: Vec<Label>,
    boxes: Vec<Label>,
    keys: Vec<Key>,
    note: Placed,
}

/// A line of words in its place.
struct Placed {
    x: String,
    y: String,
    text: String,
}

/// A line of the drawing.
struct Arrow {
    path: String,
    class: String,
    /// The arrowhead; empty: none.
    head: &'static str,
}

/// A box with words, or words alone.
struct Label {
    x: String,
    y: String,
    width: String,
    height: String,
    round: String,
    class: String,
    lines: Vec<Placed>,
}

/// An entry of the legend.
struct Key {
    y: String,
    words_y: String,
    is_box: bool,
    class: &'static str,
    text: String,
}

impl Picture {
    fn of(graph: &Graph, words: &Words) -> Self {
        let nodes: Vec<Vec<String>> = graph.nodes.iter().map(|node| of_node(node, words)).collect();
        let labels: Vec<Vec<String>> = graph.edges.iter().map(|edge| of_edge(edge, words)).collect();
        // An arrow's words are a box of their own that the arrow goes through: so no words lie over others.
        let sizes: Vec<Size> = nodes
            .iter()
            .map(|lines| size(lines, BOX_LETTERS, PADDING))
            .chain(labels.iter().map(|lines| size(lines, widest(lines), PADDING / 2.0)))
            .collect();
        let halves = graph.edges.iter().enumerate().flat_map(|(number, edge)| {
            let label = nodes.len() + number;
            [(edge.from, label), (label, edge.to)]
        });
        let halves: Vec<(usize, usize)> = halves.collect();
        let drawn = layout(&sizes, &halves);
        let keys = keys(graph, words, drawn.size.height + HEADING + 2.0 * MARGIN);
        let below = drawn.size.height + HEADING + 2.0 * MARGIN + LEGEND * keys.len() as f64;
        let place = |number: usize, lines: &[String], class: String, round: f64| {
            let spot = drawn.spots[number];
            let (x, y) = moved((spot.x, spot.y));
            Label {
                x: figure(x),
                y: figure(y),
                width: figure(spot.size.width),
                height: figure(spot.size.height),
                round: figure(round),
                class,
                lines: placed(
                    lines,
                    x + spot.size.width / 2.0,
                    y + (spot.size.height - LINE * lines.len() as f64) / 2.0,
                ),
            }
        };
        let boxes = graph
            .nodes
            .iter()
            .zip(&nodes)
            .enumerate()
            .map(|(number, (node, lines))| {
                let (kind, round) = match node.what {
                    NodeKind::Moment { .. } => ("moment", 6.0),
                    NodeKind::HungUp => ("end", 18.0),
                };
                let class = format!("box {kind} {}", wording::class(node.reached));
                place(number, lines, class, round)
            });
        let of_edges = graph.edges.iter().zip(&labels).enumerate();
        let of_edges = of_edges.map(|(number, (edge, lines))| {
            let class = format!("words {}", wording::class(edge.reached));
            place(nodes.len() + number, lines, class, 0.0)
        });
        Self {
            lang: words.lang.id(),
            title: graph.title.clone(),
            description: wording::description(graph, words),
            width: figure(drawn.size.width.max(LEAST_WIDTH) + 2.0 * MARGIN),
            height: figure(below + LEGEND + MARGIN),
            margin: figure(MARGIN),
            arrows: arrows(graph, &drawn),
            labels: of_edges.collect(),
            boxes: boxes.collect(),
            note: Placed {
                x: figure(MARGIN),
                y: figure(below + FOOT),
                text: words.text("graph-legend-note"),
            },
            keys,
        }
    }
}

/// The words of a node's box: its name with what calls came by, then what it holds.
fn of_node(node: &Node, words: &Words) -> Vec<String> {
    let name = match &node.what {
        NodeKind::Moment { id, .. } => id.to_string(),
        NodeKind::HungUp => words.text("graph-hung-up"),
    };
    let came = wording::reached(node.reached, words);
    let head = [name, came].into_iter().filter(|part| !part.is_empty());
    let head = head.collect::<Vec<_>>().join(" ");
    std::iter::once(head)
        .chain(wording::moment(&node.what, words))
        .flat_map(|paragraph| wording::lines(&paragraph, BOX_LETTERS))
        .collect()
}

/// The words of an arrow: each way along it in lines of its own, then what calls came by.
fn of_edge(edge: &Edge, words: &Words) -> Vec<String> {
    let ways = edge.ways.iter().map(|way| wording::way(way, words));
    ways.chain([wording::reached(edge.reached, words)])
        .flat_map(|paragraph| wording::lines(&paragraph, LABEL_LETTERS))
        .collect()
}

fn size(lines: &[String], letters: usize, padding: f64) -> Size {
    Size {
        width: LETTER * letters as f64 + 2.0 * padding,
        height: LINE * lines.len() as f64 + 2.0 * padding,
    }
}

fn widest(lines: &[String]) -> usize {
    lines.iter().map(|line| line.chars().count()).max().unwrap_or_default()
}

/// Lines of words, centred on `x`, from `y` down.
fn placed(lines: &[String], x: f64, y: f64) -> Vec<Placed> {
    let lines = lines.iter().enumerate();
    lines
        .map(|(number, text)| Placed {
            x: figure(x),
            y: figure(y + LINE * number as f64 + FOOT),
            text: text.clone(),
        })
        .collect()
}

/// Both halves of every arrow: to its words, and from them to its end.
fn arrows(graph: &Graph, drawn: &Layout) -> Vec<Arrow> {
    let edges = graph.edges.iter().flat_map(|edge| [(edge, false), (edge, true)]);
    let drawn = edges.zip(&drawn.lines).map(|((edge, ends), line)| {
        let came = wording::class(edge.reached);
        let dashed = if edge.is_otherwise() { " otherwise" } else { "" };
        Arrow {
            path: path(line),
            class: format!("arrow {came}{dashed}"),
            head: if ends { came } else { "" },
        }
    });
    drawn.collect()
}

/// A path through points: straight down, or a curve that leaves and arrives straight down.
fn path(points: &[Point]) -> String {
    let mut path = String::new();
    let mut before: Option<Point> = None;
    for point in points.iter().copied().map(moved) {
        let (x, y) = (figure(point.0), figure(point.1));
        path.push_str(&match before {
            None => format!("M{x} {y}"),
            Some((from, _)) if (from - point.0).abs() < 0.05 => format!("L{x} {y}"),
            Some((from, top)) => {
                let middle = figure((top + point.1) / 2.0);
                format!("C{} {middle} {x} {middle} {x} {y}", figure(from))
            }
        });
        before = Some(point);
    }
    path
}

/// What the signs mean; what does not occur is left out.
fn keys(graph: &Graph, words: &Words, top: f64) -> Vec<Key> {
    let covered = wording::is_covered(graph);
    let all = [
        (true, "moment plain", "graph-legend-moment", true),
        (true, "end plain", "graph-legend-end", true),
        (false, "plain", "graph-legend-awaited", true),
        (false, "plain otherwise", "graph-legend-otherwise", true),
        (true, "moment came", "graph-legend-came", covered),
        (true, "moment never", "graph-legend-never", covered),
    ];
    let shown = all.into_iter().filter(|(_, _, _, shown)| *shown).enumerate();
    let key = |(number, (is_box, class, text, _)): (usize, (bool, &'static str, &str, bool))| {
        let y = top + LEGEND * number as f64;
        Key {
            y: figure(y),
            words_y: figure(y + FOOT),
            is_box,
            class,
            text: words.text(text),
        }
    };
    shown.map(key).collect()
}

/// Below the heading, inside the margin.
fn moved((x, y): Point) -> Point {
    (x + MARGIN, y + HEADING + MARGIN)
}

/// A figure as it is written into the drawing: to a tenth.
fn figure(value: f64) -> String {
    let rounded = format!("{value:.1}");
    rounded
        .strip_suffix(".0")
        .map_or_else(|| rounded.clone(), str::to_owned)
}
