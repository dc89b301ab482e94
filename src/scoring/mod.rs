//! Folds procedure, scenario and log into a scorecard with evidence.
//!
//! Pure: the same three values give the same scorecard, byte for byte. The way through: [`fold`] makes a [`call::Call`]
//! of the log; every file in [`criteria`], [`critical`] and [`service`] judges it under two [`hearing`]s; [`judgement`]
//! settles the two into a verdict; [`total`] adds up, and [`mod@settle`] adds up again
//! where a person ruled otherwise. Nothing here words what people read: evidence carries message keys.

mod call;
mod criteria;
mod critical;
mod facts;
mod fold;
mod hearing;
mod judgement;
pub mod messages;
mod outcomes;
mod plain_language;
mod ruling;
mod service;
mod settle;
mod shift;
mod spans;
pub mod timeline;
mod total;
mod waits;
mod words;

#[cfg(test)]
mod tests;

use crate::domain::{
    Beginning, Ending, Message, Passed, Procedure, Rule, RuleVerdict, Scenario, Scorecard, SessionLog, Verdict,
    Versions,
};

use call::Call;
use hearing::Hearing;
use judgement::Judgement;

pub use ruling::{Decision, NoRuling, ruling, version_of};
pub use settle::{settle, terms};
pub use shift::score_shift;

/// Version of the scorer, stored with every result; raised when a verdict may come out otherwise.
pub const VERSION: &str = "1";

/// Scores one call of `scenario` against one procedure. `log` is the whole session's: pending utterances settled.
///
/// A log that began in the middle of the talk is no attempt: its card holds no verdict, no score and the notice why.
///
/// Linear in the log's length, but for sorting what was said by the time of speech.
pub fn score(procedure: &Procedure, scenario: &Scenario, log: &SessionLog) -> Scorecard {
    card(procedure, &fold::fold(procedure.marks, scenario, log), log)
}

/// The scorecard of a call that was folded from `log`.
fn card(procedure: &Procedure, call: &Call, log: &SessionLog) -> Scorecard {
    let card = judged(procedure, call, log);
    match &log.header.beginning {
        Some(beginning) => unjudged(card, beginning),
        None => card,
    }
}

/// The card of a trial from the middle of a talk: only what is true of any talk.
fn unjudged(card: Scorecard, beginning: &Beginning) -> Scorecard {
    let notice = messages::plain(messages::NOTICE_BEGUN_IN_THE_MIDDLE);
    Scorecard {
        score: None,
        passed: Passed::No,
        critical_errors: Vec::new(),
        rules: Vec::new(),
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        notices: vec![notice.text("moment", beginning.moment.as_str())],
        ..card
    }
}

fn judged(procedure: &Procedure, call: &Call, log: &SessionLog) -> Scorecard {
    let rules: Vec<RuleVerdict> = procedure.rules.iter().map(|rule| verdict(rule, call)).collect();
    let critical_errors = critical::find(procedure, call, &rules);
    let score = total::total(&rules);
    Scorecard {
        scenario: log.header.scenario.clone(),
        procedure: procedure.id.clone(),
        profile: log.header.profile.clone(),
        seed: log.header.seed,
        mode: log.header.mode,
        versions: Versions {
            scenario: log.header.scenario_version,
            procedure: procedure.version,
            engine: log.header.engine.clone(),
            scorer: VERSION.to_owned(),
        },
        ending: call.ending(),
        duration: call.last,
        score,
        passed: total::passed(procedure.marks, score, &critical_errors),
        critical_errors,
        service: service::judge(call),
        facts: outcomes::of_facts(call),
        details: outcomes::of_details(call),
        plain_language: plain_language::measure(call),
        notices: notices(call),
        rules,
    }
}

/// The verdict on one rule.
fn verdict(rule: &Rule, call: &Call) -> RuleVerdict {
    finished(rule, |hearing| criteria::judge(&rule.criterion, call, hearing))
}

/// What both hearings come to, with points and tip.
fn finished(rule: &Rule, judge: impl Fn(Hearing) -> Option<Judgement>) -> RuleVerdict {
    let settled = judgement::settle(judge);
    let applies = settled.verdict != Verdict::NotApplicable;
    let better = matches!(settled.verdict, Verdict::Partly | Verdict::Missed | Verdict::Unclear);
    RuleVerdict {
        rule: rule.id.clone(),
        clause: rule.clause.clone(),
        title: rule.title.clone(),
        verdict: settled.verdict,
        points: round(settled.share * rule.weight),
        maximum: if applies { rule.weight } else { 0.0 },
        evidence: settled
            .findings
            .into_iter()
            .map(|finding| finding.into_evidence(&rule.clause))
            .collect(),
        tip: better.then(|| rule.tip.clone()),
    }
}

/// Remarks on the attempt itself.
fn notices(call: &Call) -> Vec<Message> {
    let lost = call.microphone_lost.map(messages::microphone_lost);
    let broken_off = matches!(call.ending(), None | Some(Ending::Interrupted));
    lost.into_iter()
        .chain(broken_off.then(|| messages::plain(messages::NOTICE_BROKEN_OFF)))
        .collect()
}

/// To four decimals: thirds of a weight must not depend on how a platform prints them.
fn round(points: f64) -> f64 {
    (points * 10_000.0).round() / 10_000.0
}
