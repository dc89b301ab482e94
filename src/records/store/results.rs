//! What is kept of an exam's result beside its lines: verdicts, points and errors, by which standings are found and which rulings
//! add up. No evidence and no words: those stand in the lines alone, and go with them.

use sea_orm::DbErr;

use super::json;
use crate::domain::{Bilingual, Card, CriticalError, RuleVerdict, Scorecard};

/// A result as it is kept.
pub(super) fn kept(card: &Card) -> Result<String, DbErr> {
    let mut card = card.clone();
    match &mut card {
        Card::Call(call) => strip(call),
        Card::Shift(shift) => {
            strip_rules(&mut shift.rules);
            strip_errors(&mut shift.critical_errors);
            shift.notices.clear();
            for call in &mut shift.calls {
                strip(&mut call.card);
            }
        }
    }
    json(&card)
}

/// A result that was kept.
///
/// # Errors
/// What in it was unexpected.
pub(super) fn read(text: &str) -> Result<Card, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn strip(card: &mut Scorecard) {
    strip_rules(&mut card.rules);
    strip_errors(&mut card.critical_errors);
    card.service.clear();
    card.facts.clear();
    card.details.clear();
    card.plain_language = None;
    card.notices.clear();
}

fn strip_rules(rules: &mut [RuleVerdict]) {
    for rule in rules {
        rule.title = Bilingual::default();
        rule.evidence.clear();
        rule.tip = None;
    }
}

fn strip_errors(errors: &mut [CriticalError]) {
    for error in errors {
        error.evidence.clear();
    }
}
