//! Scores a shift: every rule over all its calls, and what spans them (missed calls, promised calls, absences).

mod callbacks;
mod missed;
mod record;

use std::sync::Arc;

use crate::domain::{
    CallCard, Certainty, Criterion, CriticalError, CriticalErrorKind, Message, Millis, Procedure, Rule, RuleVerdict,
    Scenario, Shift, ShiftCard, ShiftLog, Versions,
};

use self::record::{Played, Record};
use super::hearing::Hearing;
use super::judgement::{Finding, Judgement, settle_error};
use super::{VERSION, card, criteria, critical, finished, total};

/// Scores one shift against one procedure. `scenarios` holds those that its calls were played from; a call of another
/// scenario is left out and a notice says so.
pub fn score_shift(procedure: &Procedure, shift: &Shift, scenarios: &[Arc<Scenario>], log: &ShiftLog) -> ShiftCard {
    let record = Record::new(procedure.marks, shift, scenarios, log);
    let rules: Vec<RuleVerdict> = procedure.rules.iter().map(|rule| verdict(rule, &record)).collect();
    let calls: Vec<CallCard> = record
        .played
        .iter()
        .map(|played| CallCard {
            call: played.log.call.clone(),
            way: played.log.way,
            began: played.log.began,
            card: card(procedure, &played.call, &played.log.log),
        })
        .collect();
    let critical_errors = critical_errors(procedure, &record, &rules);
    let score = total::total(&rules);
    let mut notices: Vec<Message> = Vec::new();
    for notice in calls.iter().flat_map(|call| &call.card.notices) {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    notices.extend(
        record
            .unknown
            .iter()
            .map(|id| Message::new(super::messages::NOTICE_NO_SCENARIO).text("scenario", id.as_str())),
    );
    ShiftCard {
        shift: log.header.shift.clone(),
        procedure: procedure.id.clone(),
        profile: log.header.profile.clone(),
        seed: log.header.seed,
        mode: log.header.mode,
        versions: Versions {
            scenario: log.header.shift_version,
            procedure: procedure.version,
            engine: log.header.engine.clone(),
            scorer: VERSION.to_owned(),
        },
        begins: shift.begins,
        duration: record.end,
        score,
        passed: total::passed(procedure.marks, score, &critical_errors),
        critical_errors,
        rules,
        calls,
        notices,
    }
}

/// The verdict on one rule over the whole shift.
fn verdict(rule: &Rule, record: &Record) -> RuleVerdict {
    finished(rule, |hearing| {
        Judgement::mean(raised(&rule.criterion, record, hearing))
    })
}

/// Everything that raised a criterion.
fn raised(criterion: &Criterion, record: &Record, hearing: Hearing) -> Vec<Judgement> {
    match criterion {
        // What a call by itself cannot know of.
        Criterion::ReturnMissedCalls => missed::judge(record),
        Criterion::KeepCallbacks { within, late_within } => callbacks::judge(record, *within, *late_within, hearing),
        _ => record
            .played
            .iter()
            .filter_map(|played| Some(into_shift(played, criteria::judge(criterion, &played.call, hearing)?)))
            .collect(),
    }
}

/// A call's judgement with its times into the shift.
fn into_shift(played: &Played, judgement: Judgement) -> Judgement {
    let later = |finding: Finding| Finding {
        at: played.log.began + finding.at,
        ..finding
    };
    Judgement::new(judgement.share, judgement.findings.into_iter().map(later).collect())
}

/// The critical errors of all calls, each kind once; promised calls that were never placed; and rules of the whole shift
/// that the procedure calls critical.
fn critical_errors(procedure: &Procedure, record: &Record, rules: &[RuleVerdict]) -> Vec<CriticalError> {
    let mut errors: Vec<CriticalError> = Vec::new();
    for played in &record.played {
        for mut error in critical::of_catalogue(procedure, &played.call) {
            for piece in &mut error.evidence {
                piece.at_ms = played.log.began + piece.at_ms;
            }
            add(&mut errors, error);
        }
    }
    let counted = procedure
        .critical_errors
        .iter()
        .find(|rule| rule.kind == CriticalErrorKind::BlindTransfer);
    if let Some(rule) = counted
        && let Some((certainty, findings)) = settle_error(|hearing| callbacks::never_placed(record, hearing))
    {
        let evidence = findings
            .into_iter()
            .map(|finding| finding.into_evidence(&rule.clause))
            .collect();
        add(
            &mut errors,
            CriticalError {
                kind: rule.kind,
                number: rule.kind.number(),
                certainty,
                evidence,
            },
        );
    }
    errors.sort_by_key(|error| error.number);
    errors.extend(critical::of_rules(procedure, rules, &errors));
    errors
}

fn add(errors: &mut Vec<CriticalError>, error: CriticalError) {
    match errors.iter_mut().find(|known| known.kind == error.kind) {
        Some(known) => {
            if error.certainty == Certainty::Certain {
                known.certainty = Certainty::Certain;
            }
            known.evidence.extend(error.evidence);
        }
        None => errors.push(error),
    }
}

/// A length in whole minutes, rounded.
fn minutes(length: Millis) -> f64 {
    (length.seconds() / 60.0).round()
}
