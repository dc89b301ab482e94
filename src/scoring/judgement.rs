//! What a criterion finds under one hearing, and how two hearings settle into one verdict.
//!
//! It must not know any criterion.

use crate::domain::{Certainty, Evidence, Message, Millis, Verdict};

use super::hearing::Hearing;

/// Something that a verdict rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// When.
    pub at: Millis,
    /// Words that show it.
    pub quote: Option<String>,
    /// What they show, or a figure.
    pub measure: Message,
}

impl Finding {
    /// A finding without words.
    pub fn new(at: Millis, measure: Message) -> Self {
        Self {
            at,
            quote: None,
            measure,
        }
    }

    /// As evidence on the scorecard.
    pub fn into_evidence(self, clause: &str) -> Evidence {
        Evidence {
            at_ms: self.at,
            quote: self.quote,
            measure: self.measure,
            clause: clause.to_owned(),
        }
    }
}

/// What a criterion finds under one hearing.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Share of the points, 0–1.
    pub share: f64,
    /// What it rests on; never empty.
    pub findings: Vec<Finding>,
}

/// Points in full.
pub const MET: f64 = 1.0;
/// Half of the points.
pub const PARTLY: f64 = 0.5;
/// No points.
pub const MISSED: f64 = 0.0;

impl Judgement {
    /// A share with what it rests on.
    pub fn new(share: f64, findings: Vec<Finding>) -> Self {
        Self { share, findings }
    }

    /// A share that rests on one finding.
    pub fn on(share: f64, finding: Finding) -> Self {
        Self::new(share, vec![finding])
    }

    /// The mean of a rule raised several times; none: never raised.
    pub fn mean(of: Vec<Self>) -> Option<Self> {
        let raised = of.len();
        if raised == 0 {
            return None;
        }
        let sum: f64 = of.iter().map(|one| one.share).sum();
        let findings = of.into_iter().flat_map(|one| one.findings).collect();
        Some(Self::new(sum / raised as f64, findings))
    }
}

/// A verdict after both hearings.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The verdict.
    pub verdict: Verdict,
    /// Share of the points, 0–1; 0 while unclear.
    pub share: f64,
    /// What it rests on, in order of time.
    pub findings: Vec<Finding>,
}

/// Judges under both hearings: where they agree that is the verdict, else it is unclear.
pub fn settle(judge: impl Fn(Hearing) -> Option<Judgement>) -> Settled {
    let mut settled = match (judge(Hearing::Strict), judge(Hearing::Generous)) {
        (None, None) => {
            return Settled {
                verdict: Verdict::NotApplicable,
                share: 0.0,
                findings: Vec::new(),
            };
        }
        (Some(strict), Some(generous)) if strict.share == generous.share => Settled {
            verdict: verdict(strict.share),
            share: strict.share,
            findings: strict.findings,
        },
        (strict, generous) => {
            let both = strict.into_iter().chain(generous);
            Settled {
                verdict: Verdict::Unclear,
                share: 0.0,
                findings: both.flat_map(|one| one.findings).collect(),
            }
        }
    };
    settled.findings = in_order(settled.findings);
    settled
}

/// In order of time, each finding once.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.at);
    let mut once: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let same_time = once.iter().rev().take_while(|other| other.at == finding.at);
        if !same_time.into_iter().any(|other| *other == finding) {
            once.push(finding);
        }
    }
    once
}

/// Looks for a critical error under both hearings; none: there is none even against the trainee.
pub fn settle_error(find: impl Fn(Hearing) -> Vec<Finding>) -> Option<(Certainty, Vec<Finding>)> {
    let strict = find(Hearing::Strict);
    let generous = find(Hearing::Generous);
    match (strict.is_empty(), generous.is_empty()) {
        (_, false) => Some((Certainty::Certain, in_order(generous))),
        (false, true) => Some((Certainty::Unclear, in_order(strict))),
        (true, true) => None,
    }
}

/// The verdict that a share stands for.
fn verdict(share: f64) -> Verdict {
    if share >= MET {
        Verdict::Met
    } else if share <= MISSED {
        Verdict::Missed
    } else {
        Verdict::Partly
    }
}
