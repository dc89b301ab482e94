//! A decision on a result as a form brings it: what is wrong with it, or the ruling that it is.

use serde::Deserialize;

use super::WebError;
use super::words::of_word;
use crate::domain::{
    Card, Certainty, CriticalErrorKind, ErrorFinding, Message, Passed, Procedure, Ruled, Ruling, Verdict,
};
use crate::scoring::terms;

/// The longest reason, characters.
pub(super) const LONGEST_REASON: usize = 2_000;

/// What a rule can be ruled to be.
pub(super) const VERDICTS: [Verdict; 4] = [Verdict::Met, Verdict::Partly, Verdict::Missed, Verdict::NotApplicable];

/// What a critical error can be found to be.
pub(super) const FINDINGS: [ErrorFinding; 2] = [ErrorFinding::Stands, ErrorFinding::Dismissed];

/// A decision, as it was filled in: on a rule, on a critical error, or on the whole.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    /// `rule`, `error` or `whole`.
    pub(super) what: String,
    pub(super) rule: String,
    pub(super) verdict: String,
    pub(super) error: String,
    pub(super) finding: String,
    pub(super) reason: String,
}

/// What was decided, when it can be: `before` is the result as it stands, `version` that of the procedure by which it was scored.
pub(super) fn ruling(
    procedure: &Procedure,
    version: u32,
    before: &Card,
    decision: &Decision,
) -> Result<Ruling, Message> {
    let graded = before.graded();
    let is_whole = decision.what == "whole";
    if procedure.version != version && !is_whole {
        let other = Message::new("reviews-other-procedure").text("name", procedure.id.as_str());
        let other = other.number("scored", f64::from(version));
        return Err(other.number("present", f64::from(procedure.version)));
    }
    let ruled = match decision.what.as_str() {
        "rule" => {
            let found = graded.rules.iter().find(|one| one.rule.as_str() == decision.rule);
            let rule = found.and_then(|found| procedure.rule(&found.rule));
            let rule = rule.ok_or_else(|| Message::new("ruling-no-rule"))?;
            let verdict: Option<Verdict> = of_word(&decision.verdict);
            let verdict = verdict.filter(|verdict| VERDICTS.contains(verdict));
            Ruled::Rule {
                rule: rule.id.clone(),
                verdict: verdict.ok_or_else(|| Message::new("ruling-no-verdict"))?,
                weight: rule.weight,
            }
        }
        "error" => {
            let kind: Option<CriticalErrorKind> = of_word(&decision.error);
            let kind = kind.ok_or_else(|| Message::new("ruling-no-error"))?;
            let finding: Option<ErrorFinding> = of_word(&decision.finding);
            let finding = finding.ok_or_else(|| Message::new("ruling-no-finding"))?;
            // One of a missed rule goes with the rule.
            let mut there = graded.critical_errors.iter();
            let is_there = there.any(|error| error.kind == kind && error.number != 0);
            if finding == ErrorFinding::Dismissed && !is_there {
                return Err(Message::new("ruling-no-such-error"));
            }
            Ruled::Error { kind, finding }
        }
        _ if !is_whole => return Err(WebError::BadForm.message()),
        _ if graded.passed == Passed::Pending => return Err(Message::new("ruling-still-pending")),
        _ => Ruled::Whole,
    };
    if decision.reason.trim().is_empty() {
        return Err(Message::new("ruling-no-reason"));
    }
    if decision.reason.chars().count() > LONGEST_REASON {
        return Err(Message::new("ruling-long-reason").number("most", LONGEST_REASON as f64));
    }
    Ok(Ruling {
        ruled,
        terms: terms(procedure),
    })
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
        Bilingual, Criterion, CriticalError, Marks, Millis, Mode, Rule, RuleId, RuleVerdict, Scorecard, Severity,
        Versions,
    };
    use crate::scoring::settle;

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

    fn decision(what: &str, rule: [&str; 2], error: [&str; 2], reason: &str) -> Decision {
        let [rule, verdict] = rule.map(str::to_owned);
        let [error, finding] = error.map(str::to_owned);
        Decision {
            what: what.to_owned(),
            rule,
            verdict,
            error,
            finding,
            reason: reason.to_owned(),
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
            let refused = ruling(&procedure(), 1, &pending(), &filled);
            assert_eq!(refused.map_err(|why| why.key), Err(key.to_owned()), "{filled:?}");
        }
        let other = ruling(
            &procedure(),
            2,
            &pending(),
            &decision("rule", ["krynki:4.1.a", "met"], none, "Powód"),
        );
        assert_eq!(other.unwrap_err().key, "reviews-other-procedure");
    }

    #[test]
    fn a_decision_brings_the_terms_by_which_it_adds_up() {
        let none = ["", ""];
        let met = decision("rule", ["krynki:4.1.a", "met"], none, "Powód");
        let kept = ruling(&procedure(), 1, &pending(), &met).unwrap();
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
        let dismissed = ruling(&procedure(), 1, &pending(), &dismissed).unwrap();
        let after = settle(&pending(), [&kept, &dismissed]);
        assert!(!is_open(&after));
        assert_eq!(after.passed(), Passed::Yes);
        let whole = decision("whole", none, none, "Powód");
        assert_eq!(ruling(&procedure(), 2, &after, &whole).unwrap().ruled, Ruled::Whole);
    }
}
