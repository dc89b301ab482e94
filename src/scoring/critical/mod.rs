//! The critical errors of one call, a file each. SCORING.md's second table.
//!
//! A detector says what it found under one hearing; whether that is certain is none of its business.

mod blind_transfer;
mod case_data_unverified;
mod channel_refused;
mod companion_alone;
mod danger_ignored;
mod hung_up_on_need;
mod hung_up_unresolved;
mod interrupted_need;
mod loudspeaker_before_consent;
mod mockery;
mod room_heard;
mod wrong_value_left;

use std::collections::BTreeMap;

use crate::domain::{
    Certainty, Criterion, CriticalError, CriticalErrorKind, Procedure, RuleId, RuleVerdict, Severity, Verdict,
};

use super::call::Call;
use super::hearing::Hearing;
use super::judgement::{Finding, settle_error};

/// Turns of the trainee within which an answer to what the caller said is expected.
const ANSWER_TURNS: usize = 2;

/// The critical errors that the procedure counts, by number; then missed rules that it calls critical.
pub fn find(procedure: &Procedure, call: &Call, verdicts: &[RuleVerdict]) -> Vec<CriticalError> {
    let mut errors = of_catalogue(procedure, call);
    errors.extend(of_rules(procedure, verdicts, &errors));
    errors
}

/// The critical errors of the catalogue that the procedure counts, by number.
pub fn of_catalogue(procedure: &Procedure, call: &Call) -> Vec<CriticalError> {
    let mut errors: Vec<CriticalError> = Vec::new();
    for kind in CriticalErrorKind::ALL {
        let Some(rule) = procedure.critical_errors.iter().find(|rule| rule.kind == kind) else {
            continue;
        };
        if let Some((certainty, findings)) = settle_error(|hearing| detect(kind, call, hearing)) {
            let evidence = findings
                .into_iter()
                .map(|finding| finding.into_evidence(&rule.clause))
                .collect();
            errors.push(CriticalError {
                kind,
                number: kind.number(),
                certainty,
                evidence,
            });
        }
    }
    errors
}

/// Missed rules that the procedure calls critical, but for those that an error among `found` tells of.
pub fn of_rules(procedure: &Procedure, verdicts: &[RuleVerdict], found: &[CriticalError]) -> Vec<CriticalError> {
    of_critical_rules(&critical_rules(procedure), verdicts, found)
}

/// The rules that a procedure calls critical, with the kind of error that each counts as.
pub fn critical_rules(procedure: &Procedure) -> BTreeMap<RuleId, CriticalErrorKind> {
    let critical = procedure
        .rules
        .iter()
        .filter(|rule| rule.severity == Severity::Critical);
    critical
        .map(|rule| (rule.id.clone(), nearest_kind(&rule.criterion)))
        .collect()
}

/// Missed rules of those that are critical, but for those that an error among `found` tells of.
pub fn of_critical_rules(
    critical: &BTreeMap<RuleId, CriticalErrorKind>,
    verdicts: &[RuleVerdict],
    found: &[CriticalError],
) -> Vec<CriticalError> {
    let mut errors: Vec<CriticalError> = Vec::new();
    for verdict in verdicts {
        let Some(&kind) = critical.get(&verdict.rule) else {
            continue;
        };
        let certainty = match verdict.verdict {
            Verdict::Missed => Certainty::Certain,
            Verdict::Unclear => Certainty::Unclear,
            Verdict::Met | Verdict::Partly | Verdict::NotApplicable => continue,
        };
        if found
            .iter()
            .any(|error| error.kind == kind && error.certainty == certainty)
        {
            continue;
        }
        errors.push(CriticalError {
            kind,
            number: 0,
            certainty,
            evidence: verdict.evidence.clone(),
        });
    }
    errors
}

/// What shows a critical error under one hearing; empty: none.
fn detect(kind: CriticalErrorKind, call: &Call, hearing: Hearing) -> Vec<Finding> {
    match kind {
        CriticalErrorKind::HungUpOnNeed => hung_up_on_need::find(call),
        CriticalErrorKind::HungUpUnresolved => hung_up_unresolved::find(call, hearing),
        CriticalErrorKind::DangerIgnored => danger_ignored::find(call, hearing),
        CriticalErrorKind::LoudspeakerBeforeConsent => loudspeaker_before_consent::find(call),
        CriticalErrorKind::CaseDataUnverified => case_data_unverified::find(call, hearing),
        CriticalErrorKind::InterruptedNeed => interrupted_need::find(call),
        CriticalErrorKind::CompanionAlone => companion_alone::find(call, hearing),
        CriticalErrorKind::ChannelRefused => channel_refused::find(call, hearing),
        CriticalErrorKind::Mockery => mockery::find(call, hearing),
        CriticalErrorKind::RoomHeard => room_heard::find(call, hearing),
        CriticalErrorKind::BlindTransfer => blind_transfer::find(call, hearing),
        CriticalErrorKind::WrongValueLeft => wrong_value_left::find(call, hearing),
    }
}

/// The kind nearest to a rule that an office calls critical; the number 0 tells such an error from the catalogue's.
fn nearest_kind(criterion: &Criterion) -> CriticalErrorKind {
    match criterion {
        Criterion::AnswerInTime { .. } | Criterion::Introduce { .. } | Criterion::Priority => {
            CriticalErrorKind::HungUpOnNeed
        }
        Criterion::AnswerWhileServing { .. } | Criterion::CallerHangsUpFirst => CriticalErrorKind::HungUpUnresolved,
        Criterion::Focus { .. } => CriticalErrorKind::CompanionAlone,
        Criterion::Courtesy { .. } => CriticalErrorKind::Mockery,
        Criterion::Privacy { .. } | Criterion::HoldWhenAway | Criterion::Patience { .. } => {
            CriticalErrorKind::RoomHeard
        }
        Criterion::PrepareOutgoing | Criterion::AskDetails { .. } => CriticalErrorKind::CaseDataUnverified,
        Criterion::Inform { .. } => CriticalErrorKind::WrongValueLeft,
        Criterion::LoudspeakerConsent { .. } => CriticalErrorKind::LoudspeakerBeforeConsent,
        Criterion::ReturnMissedCalls | Criterion::KeepCallbacks { .. } | Criterion::Transfer { .. } => {
            CriticalErrorKind::BlindTransfer
        }
        // An empty one comes from no file.
        Criterion::AllOf(parts) => parts.first().map_or(CriticalErrorKind::HungUpOnNeed, nearest_kind),
    }
}
