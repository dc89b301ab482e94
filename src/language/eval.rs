//! Measures the understanding against labelled utterances. It must not be used to understand.

use serde::Deserialize;

use crate::domain::{Heard, SpeechAct};

/// From this confidence on an act counts as performed.
pub const PERFORMED: f32 = 0.5;

/// From this confidence on an act is reported as sure.
const SURE: f32 = 0.9;

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

/// The outcome of an evaluation, filled utterance by utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Utterances that were compared.
    pub utterances: u32,
    /// Over all (utterance, act) pairs: the micro average.
    pub total: ActCount,
    /// By act, in the order of [`SpeechAct::ALL`].
    pub by_act: Vec<(SpeechAct, ActCount)>,
    /// Of the acts found with a confidence of at least 0.9: right ones and wrong ones.
    pub sure: (u32, u32),
}

impl Default for Evaluation {
    fn default() -> Self {
        Self {
            utterances: 0,
            total: ActCount::default(),
            by_act: SpeechAct::ALL.iter().map(|&act| (act, ActCount::default())).collect(),
            sure: (0, 0),
        }
    }
}

impl Evaluation {
    /// Compares what was heard in an utterance with its labels.
    pub fn add(&mut self, heard: &Heard, labels: &[SpeechAct]) {
        self.utterances += 1;
        let performed = |act: SpeechAct| {
            heard
                .acts
                .iter()
                .any(|found| found.act == act && found.confidence >= PERFORMED)
        };
        for (act, count) in &mut self.by_act {
            let there = labels.contains(act);
            count.add(performed(*act), there);
            self.total.add(performed(*act), there);
        }
        for found in heard.acts.iter().filter(|found| found.confidence >= SURE) {
            if labels.contains(&found.act) {
                self.sure.0 += 1;
            } else {
                self.sure.1 += 1;
            }
        }
    }
}
