//! A conversation as a graph: moments, and the ways between them; which of both a set of calls came by. Plain data: how it is
//! drawn and worded is `export`'s matter. What a caller knows and needs to hear can come up at any moment and is no way of its
//! own; nor is a farewell, which leads from anywhere to the first moment that hangs up.

mod reached;
#[cfg(test)]
mod tests;

pub use reached::Reached;

use std::collections::BTreeMap;

use crate::domain::{
    DetailId, Expectation, FactId, HappeningKind, Mark, Millis, Moment, MomentId, Otherwise, Scenario, ScenarioId,
    SpeechAct, Until,
};

/// A conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Its title, Polish.
    pub title: String,
    /// The moments in the scenario's order, the first of which opens the call; then a node for each that ends it.
    pub nodes: Vec<Node>,
    /// Ways from node to node. Two nodes have at most one arrow for what is awaited and one for what else may be said.
    pub edges: Vec<Edge>,
}

/// A place of the conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub what: NodeKind,
    /// Whether calls came to it.
    pub reached: Reached,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// A moment.
    Moment {
        /// Its id.
        id: MomentId,
        /// The words of the first variant of the caller's line, holes in place; none: the caller waits in silence.
        says: Option<String>,
        /// What the line carries beyond its words.
        marks: Vec<Mark>,
        /// What happens around the call in it.
        happenings: Vec<HappeningKind>,
        /// What the caller answers to without going on elsewhere.
        stays: Vec<Way>,
    },
    /// The caller has hung up.
    HungUp,
}

/// An arrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Where it begins: a place in the graph's nodes.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// Everything that leads along it, in the order in which it is looked at.
    pub ways: Vec<Way>,
    /// Whether calls went along it. Seen by its ends: both arrows between two nodes have it alike.
    pub reached: Reached,
}

impl Edge {
    /// Whether it is only for what nothing was awaited of.
    pub fn is_otherwise(&self) -> bool {
        self.ways.iter().all(Way::is_otherwise)
    }
}

/// What leads from a moment to another one.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// A turn of the trainee that does all of this.
    Expected {
        /// The acts performed.
        acts: Vec<SpeechAct>,
        /// The facts told, by their labels.
        told: Vec<String>,
        /// The details asked for, by their labels.
        asked: Vec<String>,
    },
    /// All of this was told and asked, at any time.
    Until {
        /// The facts told, by their labels.
        told: Vec<String>,
        /// The details asked for, by their labels.
        asked: Vec<String>,
    },
    /// Anything else.
    Otherwise {
        /// So often at most.
        at_most: u32,
    },
    /// Anything else, once that is used up.
    Afterwards {
        /// So often it was borne.
        at_most: u32,
    },
    /// The caller hangs up.
    HangsUp {
        /// This long after the last word.
        after: Millis,
    },
}

impl Way {
    /// Whether it is for what nothing was awaited of.
    pub fn is_otherwise(&self) -> bool {
        match self {
            Self::Otherwise { .. } | Self::Afterwards { .. } => true,
            Self::Expected { .. } | Self::Until { .. } | Self::HangsUp { .. } => false,
        }
    }
}

impl Graph {
    /// The conversation of a scenario, which no call has come by yet.
    pub fn of(scenario: &Scenario) -> Self {
        let places: BTreeMap<&MomentId, usize> = (0..)
            .zip(&scenario.moments)
            .map(|(place, moment)| (&moment.id, place))
            .collect();
        let mut graph = Self {
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            nodes: Vec::new(),
            edges: Vec::new(),
        };
        let mut endings = Vec::new();
        for (place, moment) in scenario.moments.iter().enumerate() {
            let mut stays = Vec::new();
            for (way, then) in ways(scenario, moment) {
                // A moment that is not there: the loader lets none through.
                match then.map(|then| places.get(then).copied()) {
                    Some(Some(to)) if to != place => graph.lead(place, to, way),
                    Some(None) => {}
                    None | Some(Some(_)) => stays.push(way),
                }
            }
            graph.nodes.push(node(scenario, moment, stays));
            endings.extend(moment.hangs_up.map(|hangs_up| (place, hangs_up.after)));
        }
        for (place, after) in endings {
            let to = graph.nodes.len();
            graph.nodes.push(Node {
                what: NodeKind::HungUp,
                reached: Reached::Unknown,
            });
            graph.lead(place, to, Way::HangsUp { after });
        }
        graph
    }

    /// Where a moment is among the nodes.
    fn place(&self, moment: &MomentId) -> Option<usize> {
        self.nodes.iter().position(|node| match &node.what {
            NodeKind::Moment { id, .. } => id == moment,
            NodeKind::HungUp => false,
        })
    }

    /// Adds a way to the arrow of its kind.
    fn lead(&mut self, from: usize, to: usize, way: Way) {
        let like = self
            .edges
            .iter_mut()
            .find(|edge| edge.from == from && edge.to == to && edge.is_otherwise() == way.is_otherwise());
        match like {
            Some(edge) => edge.ways.push(way),
            None => self.edges.push(Edge {
                from,
                to,
                ways: vec![way],
                reached: Reached::Unknown,
            }),
        }
    }
}

fn node(scenario: &Scenario, moment: &Moment, stays: Vec<Way>) -> Node {
    let here = scenario.happenings.iter().filter(|one| one.moment == moment.id);
    Node {
        what: NodeKind::Moment {
            id: moment.id.clone(),
            says: moment.caller.first().map(|line| line.words()),
            marks: moment.marks.clone(),
            happenings: here.map(|one| one.what.clone()).collect(),
            stays,
        },
        reached: Reached::Unknown,
    }
}

/// What can be done in a moment, in the order in which the engine looks at it, and where it leads; none: it stays.
fn ways<'s>(scenario: &Scenario, moment: &'s Moment) -> Vec<(Way, Option<&'s MomentId>)> {
    let mut ways: Vec<(Way, Option<&MomentId>)> = moment
        .expect
        .iter()
        .map(|expected| (awaited(scenario, expected), expected.then.as_ref()))
        .collect();
    if let Some(Until { told, asked, then }) = &moment.until {
        let way = Way::Until {
            told: facts(scenario, told),
            asked: details(scenario, asked),
        };
        ways.push((way, Some(then)));
    }
    if let Some(Otherwise {
        at_most,
        then,
        afterwards,
        ..
    }) = &moment.otherwise
    {
        let at_most = *at_most;
        ways.push((Way::Otherwise { at_most }, then.as_ref()));
        // Staying without a word is nothing to draw.
        ways.extend(afterwards.as_ref().map(|to| (Way::Afterwards { at_most }, Some(to))));
    }
    ways
}

fn awaited(scenario: &Scenario, expected: &Expectation) -> Way {
    Way::Expected {
        acts: expected.acts.clone(),
        told: facts(scenario, &expected.told),
        asked: details(scenario, &expected.asked),
    }
}

fn facts(scenario: &Scenario, ids: &[FactId]) -> Vec<String> {
    let label = |id: &FactId| {
        let fact = scenario.fact(id);
        fact.map_or_else(|| id.to_string(), |fact| fact.label.clone())
    };
    ids.iter().map(label).collect()
}

fn details(scenario: &Scenario, ids: &[DetailId]) -> Vec<String> {
    let label = |id: &DetailId| {
        let known = scenario.knowledge(id);
        known.map_or_else(|| id.to_string(), |known| known.label.clone())
    };
    ids.iter().map(label).collect()
}
