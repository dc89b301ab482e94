//! What calls came by: the moments that they entered, and from which moment to which they went.

use std::collections::BTreeSet;

use super::{Graph, NodeKind};
use crate::authoring::sweep::SweepReport;
use crate::domain::{Effect, Ending, Logged, MomentId, SessionLog};

/// Whether calls came to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// Nobody looked.
    Unknown,
    /// No call did.
    Never,
    /// Some did; nobody counted.
    Yes,
    /// So many did, one at least.
    Calls(usize),
}

impl Reached {
    /// One call more, which did or did not.
    fn and(self, came: bool) -> Self {
        match (self, came) {
            (Self::Unknown | Self::Never, false) => Self::Never,
            (Self::Unknown | Self::Never, true) => Self::Calls(1),
            (Self::Calls(calls), true) => Self::Calls(calls + 1),
            (Self::Calls(_) | Self::Yes, _) => self,
        }
    }
}

impl Graph {
    /// Takes in a call that was played.
    pub fn take_call(&mut self, log: &SessionLog) {
        let entered: Vec<&MomentId> = log
            .entries
            .iter()
            .filter_map(|entry| match &entry.what {
                Logged::Entered(moment) => Some(moment),
                _ => None,
            })
            .collect();
        let places: Vec<usize> = entered.iter().filter_map(|moment| self.place(moment)).collect();
        let mut steps: BTreeSet<(usize, usize)> = places.iter().copied().zip(places.iter().copied().skip(1)).collect();
        let hung_up = log.entries.iter().any(|entry| {
            let ended = Effect::CallEnded { by: Ending::Caller };
            entry.what == Logged::Effect(ended)
        });
        let mut came: BTreeSet<usize> = places.iter().copied().collect();
        if let Some(last) = places.last().filter(|_| hung_up) {
            let ending = self.edges.iter().find(|edge| {
                let to = self.nodes.get(edge.to);
                edge.from == *last && to.is_some_and(|node| node.what == NodeKind::HungUp)
            });
            if let Some(edge) = ending {
                came.insert(edge.to);
                steps.insert((edge.from, edge.to));
            }
        }
        for (place, node) in self.nodes.iter_mut().enumerate() {
            node.reached = node.reached.and(came.contains(&place));
        }
        for edge in &mut self.edges {
            edge.reached = edge.reached.and(steps.contains(&(edge.from, edge.to)));
        }
    }

    /// Takes in a sweep of the scenario. It tells moments and no ways, so arrows stay as they are, and so do the endings.
    pub fn take_sweep(&mut self, report: &SweepReport) {
        for node in &mut self.nodes {
            if let NodeKind::Moment { id, .. } = &node.what {
                node.reached = if report.never_reached.contains(id) {
                    Reached::Never
                } else {
                    Reached::Yes
                };
            }
        }
    }
}
