//! How near an utterance comes to the author's sample sentences, also where it is not understood as one: for authors who ask
//! why. It decides nothing about what is understood.

use serde::Serialize;

use crate::domain::{DetailId, FactId};

use super::samples::{Meaning, Sample};
use super::tokens::{Token, quote};

/// How near an utterance comes to the facts and details of a scenario; those with no word in common are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Near {
    /// Facts, in the order of the scenario.
    pub facts: Vec<NearTo<FactId>>,
    /// Details, in the order of the scenario.
    pub details: Vec<NearTo<DetailId>>,
}

/// The sample of a fact or a detail that an utterance shares most with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NearTo<Id> {
    /// Which fact or detail.
    pub id: Id,
    /// The sample's place among `told_by` or `asked_by`, from 0.
    pub sample: usize,
    /// Share of the sample's weight that was said, 0–1.
    pub share: f32,
    /// The words that say it, as they stand in the utterance.
    pub words: String,
}

impl<Id> NearTo<Id> {
    /// The nearest of these samples, if any has a word in common with what was said.
    pub(super) fn nearest(id: Id, samples: &[Sample], said: &[Meaning], text: &str, tokens: &[Token]) -> Option<Self> {
        let found = samples.iter().enumerate();
        let found = found.filter_map(|(at, sample)| Some((at, sample.find(said)?)));
        let (sample, best) = found.max_by(|(_, a), (_, b)| a.coverage.total_cmp(&b.coverage))?;
        Some(Self {
            id,
            sample,
            share: best.coverage,
            words: quote(text, &tokens[best.from..best.to]),
        })
    }
}
