//! A decision on a result as a form brings it: what is wrong with the form, and why a result cannot be ruled on so, in words. What can
//! be decided, `scoring` says.

use serde::Deserialize;

use super::WebError;
use super::words::of_word;
use crate::domain::{Card, Certainty, CriticalErrorKind, ErrorFinding, Message, Procedure, RuleId, Ruling, Verdict};
use crate::scoring::{self, Decision, NoRuling};

/// The longest reason, characters.
pub(super) const LONGEST_REASON: usize = 2_000;

/// What a rule can be ruled to be.
pub(super) const VERDICTS: [Verdict; 4] = [Verdict::Met, Verdict::Partly, Verdict::Missed, Verdict::NotApplicable];

/// What a critical error can be found to be.
pub(super) const FINDINGS: [ErrorFinding; 2] = [ErrorFinding::Stands, ErrorFinding::Dismissed];

/// A decision, as it was filled in: on a rule, on a critical error, or on the whole.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// `rule`, `error` or `whole`.
    pub(super) what: String,
    pub(super) rule: String,
    pub(super) verdict: String,
    pub(super) error: String,
    pub(super) finding: String,
    pub(super) reason: String,
    /// What whoever decides saw of earlier decisions.
    pub(super) seen: String,
}

/// What was decided, when it can be: `before` is the result as it stands.
pub(super) fn ruling(procedure: &Procedure, before: &Card, filled: &DecisionForm) -> Result<Ruling, Message> {
    let decision = match filled.what.as_str() {
        "rule" => {
            let verdict: Option<Verdict> = of_word(&filled.verdict);
            let verdict = verdict.filter(|verdict| VERDICTS.contains(verdict));
            Decision::Rule {
                rule: RuleId::new(filled.rule.as_str()),
                verdict: verdict.ok_or_else(|| Message::new("ruling-no-verdict"))?,
            }
        }
        "error" => {
            let kind: Option<CriticalErrorKind> = of_word(&filled.error);
            let finding: Option<ErrorFinding> = of_word(&filled.finding);
            Decision::Error {
                kind: kind.ok_or_else(|| Message::new("ruling-no-error"))?,
                finding: finding.ok_or_else(|| Message::new("ruling-no-finding"))?,
            }
        }
        "whole" => Decision::Whole,
        _ => return Err(WebError::BadForm.message()),
    };
    let ruling = scoring::ruling(procedure, before, decision).map_err(|why| match why {
        NoRuling::OtherProcedure => {
            let other = Message::new("reviews-other-procedure").text("name", procedure.id.as_str());
            let other = other.number("scored", f64::from(scoring::version_of(before)));
            other.number("present", f64::from(procedure.version))
        }
        NoRuling::NoRule => Message::new("ruling-no-rule"),
        NoRuling::NoSuchError => Message::new("ruling-no-such-error"),
        NoRuling::StillPending => Message::new("ruling-still-pending"),
    })?;
    if filled.reason.trim().is_empty() {
        return Err(Message::new("ruling-no-reason"));
    }
    if filled.reason.chars().count() > LONGEST_REASON {
        return Err(Message::new("ruling-long-reason").number("most", LONGEST_REASON as f64));
    }
    Ok(ruling)
}

/// Whether something in a result is unclear.
pub(super) fn is_open(card: &Card) -> bool {
    let graded = card.graded();
    let unclear = graded.rules.iter().any(|rule| rule.verdict == Verdict::Unclear);
    let mut errors = graded.critical_errors.iter();
    unclear || errors.any(|error| error.certainty == Certainty::Unclear)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Bilingual, Criterion, CriticalError, Marks, Millis, Mode, Passed, Rule, RuleVerdict, Ruled, Scorecard,
        Severity, Versions,
    };
    use crate::scoring::{settle, terms};

    fn procedure() -> Procedure {
        let rule = Rule {
            id: RuleId::new("krynki:4.1.a"),
            clause: "§ 4".to_owned(),
            title: Bilingual::default(),
            tip: Bilingual::default(),
            weight: 2.0,
            severity: Severity::Ordinary,
            criterion: Criterion::Priority,
        };
        Procedure {
            id: "krynki".into(),
            version: 1,
            title: Bilingual::default(),
            source: String::new(),
            marks: Marks {
                pass_from: 80.0,
                reliable_from: 0.6,
            },
            rules: vec![rule],
            critical_errors: Vec::new(),
        }
    }

    fn pending() -> Card {
        Card::Call(Scorecard {
            scenario: "senior-dowod".into(),
            procedure: "krynki".into(),
            profile: "krynki".into(),
            seed: 7,
            mode: Mode::Exam,
            versions: Versions {
                scenario: 1,
                procedure: 1,
                engine: "1".to_owned(),
                scorer: "1".to_owned(),
            },
            ending: None,
            duration: Millis(1_000),
            score: None,
            passed: Passed::Pending,
            critical_errors: vec![CriticalError {
                kind: CriticalErrorKind::Mockery,
                number: 9,
                certainty: Certainty::Unclear,
                evidence: Vec::new(),
            }],
            rules: vec![RuleVerdict {
                rule: RuleId::new("krynki:4.1.a"),
                clause: "§ 4".to_owned(),
                title: Bilingual::default(),
                verdict: Verdict::Unclear,
                points: 0.0,
                maximum: 2.0,
                evidence: Vec::new(),
                tip: None,
            }],
            service: Vec::new(),
            facts: Vec::new(),
            details: Vec::new(),
            plain_language: None,
            notices: Vec::new(),
        })
    }

    fn decision(what: &str, rule: [&str; 2], error: [&str; 2], reason: &str) -> DecisionForm {
        let [rule, verdict] = rule.map(str::to_owned);
        let [error, finding] = error.map(str::to_owned);
        DecisionForm {
            what: what.to_owned(),
            rule,
            verdict,
            error,
            finding,
            reason: reason.to_owned(),
            seen: String::new(),
        }
    }

    #[test]
    fn a_form_filled_in_wrongly_says_what_is_wrong() {
        let long = "ą".repeat(LONGEST_REASON + 1);
        let none = ["", ""];
        for (filled, key) in [
            (decision("", none, none, "Powód"), "panel-error-bad-form"),
            (decision("whole", none, none, "Powód"), "ruling-still-pending"),
            (decision("rule", ["krynki:9", "met"], none, "Powód"), "ruling-no-rule"),
            (
                decision("rule", ["krynki:4.1.a", ""], none, "Powód"),
                "ruling-no-verdict",
            ),
            (
                decision("rule", ["krynki:4.1.a", "unclear"], none, "Powód"),
                "ruling-no-verdict",
            ),
            (
                decision("rule", ["krynki:4.1.a", "met"], none, " \n "),
                "ruling-no-reason",
            ),
            (
                decision("rule", ["krynki:4.1.a", "met"], none, &long),
                "ruling-long-reason",
            ),
            (
                decision("error", none, ["' OR 1=1", "stands"], "Powód"),
                "ruling-no-error",
            ),
            (
                decision("error", none, ["mockery", "perhaps"], "Powód"),
                "ruling-no-finding",
            ),
            (
                decision("error", none, ["room_heard", "dismissed"], "Powód"),
                "ruling-no-such-error",
            ),
        ] {
            let refused = ruling(&procedure(), &pending(), &filled);
            assert_eq!(refused.map_err(|why| why.key), Err(key.to_owned()), "{filled:?}");
        }
        let later = Procedure {
            version: 2,
            ..procedure()
        };
        let other = ruling(
            &later,
            &pending(),
            &decision("rule", ["krynki:4.1.a", "met"], none, "Powód"),
        );
        assert_eq!(other.unwrap_err().key, "reviews-other-procedure");
    }

    #[test]
    fn a_decision_brings_the_terms_by_which_it_adds_up() {
        let none = ["", ""];
        let met = decision("rule", ["krynki:4.1.a", "met"], none, "Powód");
        let kept = ruling(&procedure(), &pending(), &met).unwrap();
        assert_eq!(kept.terms, terms(&procedure()));
        assert!(matches!(
            kept.ruled,
            Ruled::Rule {
                weight: 2.0,
                verdict: Verdict::Met,
                ..
            }
        ));
        assert!(is_open(&settle(&pending(), [&kept])), "the error is unclear yet");
        let dismissed = decision("error", none, ["mockery", "dismissed"], "Powód");
        let dismissed = ruling(&procedure(), &pending(), &dismissed).unwrap();
        let after = settle(&pending(), [&kept, &dismissed]);
        assert!(!is_open(&after));
        assert_eq!(after.passed(), Passed::Yes);
        let whole = decision("whole", none, none, "Powód");
        let later = Procedure {
            version: 2,
            ..procedure()
        };
        assert_eq!(ruling(&later, &after, &whole).unwrap().ruled, Ruled::Whole);
    }
}
