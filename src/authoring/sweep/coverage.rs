//! What came of all calls of a sweep together: moments entered, texts spoken, endings, places where a call stood still.

use std::collections::BTreeSet;

use super::desk::{Desk, Standing};
use super::moves::Move;
use super::report::{DeadEndBecause, DeadEnds, Matter, Outcomes};
use super::script::{PieceNumber, Script};
use crate::domain::MomentId;

/// The sum of the calls so far.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    pub(super) runs: usize,
    pub(super) reached: BTreeSet<MomentId>,
    /// Expectations that were met: the moment, and the place in its list.
    pub(super) taken: BTreeSet<(MomentId, usize)>,
    /// Of the scenario's own lines.
    pub(super) said: BTreeSet<PieceNumber>,
    pub(super) stock: BTreeSet<String>,
    pub(super) outcomes: Outcomes,
    pub(super) dead_ends: DeadEnds,
}

impl Coverage {
    /// Takes a call in, with the deeds that led to where it stands.
    pub(super) fn note(&mut self, desk: &Desk, script: &Script, way: &[Move]) {
        self.runs += 1;
        self.reached.extend(desk.memory.moments.iter().cloned());
        for met in desk.followed() {
            if !self.taken.contains(met) {
                self.taken.insert(met.clone());
            }
        }
        for text in &desk.memory.spoken {
            let pieces = script.pieces(text);
            self.said.extend(pieces);
            if pieces.is_empty() && !self.stock.contains(text) {
                self.stock.insert(text.clone());
            }
        }
        let moment = || desk.view().moment.clone();
        match desk.standing() {
            Standing::Turn => {}
            Standing::Over(ending) => {
                let matter = if desk.is_settled() {
                    Matter::Settled
                } else {
                    Matter::Open
                };
                self.outcomes.add(ending, matter, way, desk.log().header.seed);
            }
            Standing::Stuck => self.dead_ends.add(moment(), DeadEndBecause::Stuck, way),
            Standing::Endless => self.dead_ends.add(moment(), DeadEndBecause::Endless, way),
        }
    }
}
