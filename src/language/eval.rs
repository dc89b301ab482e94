//! Measures the understanding against labelled utterances. It must not be used to understand.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::{Addressee, SpeechAct};

use super::Interpreter;

/// An utterance with the acts that people found in it; a line of the evaluation files.
#[derive(Debug, Clone, Deserialize)]
pub struct Labelled {
    /// Stable id.
    pub id: String,
    /// Whose words they are (`krynki`).
    pub profile: String,
    /// The utterance.
    pub text: String,
    /// What it performs.
    pub acts: Vec<SpeechAct>,
}

/// Hits and misses of one act, or of all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct ActCount {
    /// Found and there.
    pub hits: u32,
    /// Found, but not there.
    pub false_alarms: u32,
    /// There, but not found.
    pub misses: u32,
}

impl ActCount {
    /// Counts one decision.
    pub fn add(&mut self, found: bool, there: bool) {
        match (found, there) {
            (true, true) => self.hits += 1,
            (true, false) => self.false_alarms += 1,
            (false, true) => self.misses += 1,
            (false, false) => {}
        }
    }

    /// Share of what was found that is there, 0–1; 1 when nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_alarms)
    }

    /// Share of what is there that was found, 0–1.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.misses)
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        1.0
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// The outcome of an evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Over all (utterance, act) pairs: the micro average.
    pub total: ActCount,
    /// By act, in the order of [`SpeechAct::ALL`].
    pub by_act: Vec<(SpeechAct, ActCount)>,
    /// Of the acts found with a confidence of at least 0.9: right ones and wrong ones.
    pub sure: (u32, u32),
}

/// Compares what `interpreter_of` an utterance's profile hears with the labels.
///
/// An act counts as found from a confidence of 0.5. Utterances for whose profile there is no interpreter are left out.
pub fn evaluate<'a>(
    utterances: impl IntoIterator<Item = &'a Labelled>,
    interpreter_of: impl Fn(&str) -> Option<Interpreter>,
) -> Evaluation {
    let mut counts = vec![ActCount::default(); SpeechAct::ALL.len()];
    let mut total = ActCount::default();
    let mut sure = (0, 0);
    for utterance in utterances {
        let Some(interpreter) = interpreter_of(&utterance.profile) else {
            continue;
        };
        let heard = interpreter.hear(&utterance.text, Addressee::Caller);
        let found: BTreeSet<SpeechAct> = heard
            .acts
            .iter()
            .filter(|found| found.confidence >= 0.5)
            .map(|found| found.act)
            .collect();
        for (&act, count) in SpeechAct::ALL.iter().zip(&mut counts) {
            let there = utterance.acts.contains(&act);
            count.add(found.contains(&act), there);
            total.add(found.contains(&act), there);
        }
        for found in heard.acts.iter().filter(|found| found.confidence >= 0.9) {
            if utterance.acts.contains(&found.act) {
                sure.0 += 1
            } else {
                sure.1 += 1
            }
        }
    }
    Evaluation {
        total,
        by_act: SpeechAct::ALL.iter().copied().zip(counts).collect(),
        sure,
    }
}
