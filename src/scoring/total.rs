//! The total with its bounds, and whether the attempt passed. It must not look at the call.

use crate::domain::{Certainty, CriticalError, Marks, Passed, RuleVerdict, Score, Verdict};

/// The weighted mean over the applicable rules, 0–100, to one decimal; none: no rule applied.
///
/// With unclear verdicts `value` leaves them out; where all are unclear, there is nothing certain to take a mean of, and
/// it is the lower bound.
pub fn total(rules: &[RuleVerdict]) -> Option<Score> {
    let (mut points, mut weight, mut unclear) = (0.0, 0.0, 0.0);
    for rule in rules {
        match rule.verdict {
            Verdict::NotApplicable => {}
            Verdict::Unclear => unclear += rule.maximum,
            Verdict::Met | Verdict::Partly | Verdict::Missed => {
                points += rule.points;
                weight += rule.maximum;
            }
        }
    }
    let all = weight + unclear;
    if all <= 0.0 {
        return None;
    }
    let low = tenth(100.0 * points / all);
    Some(Score {
        value: if weight > 0.0 {
            tenth(100.0 * points / weight)
        } else {
            low
        },
        low,
        high: tenth(100.0 * (points + unclear) / all),
    })
}

/// Whether the attempt passed: no score certifies nobody, and neither does a doubt.
///
/// The rounded figures decide, so that the card agrees with itself.
pub fn passed(marks: Marks, score: Option<Score>, errors: &[CriticalError]) -> Passed {
    let certain = errors.iter().any(|error| error.certainty == Certainty::Certain);
    match score {
        None => Passed::No,
        Some(_) if certain => Passed::No,
        Some(score) if score.high < marks.pass_from => Passed::No,
        Some(score) if score.low >= marks.pass_from && errors.is_empty() => Passed::Yes,
        Some(_) => Passed::Pending,
    }
}

/// To one decimal.
fn tenth(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, CriticalErrorKind, RuleId};

    const MARKS: Marks = Marks {
        pass_from: 80.0,
        reliable_from: 0.5,
    };

    fn rule(verdict: Verdict, share: f64, maximum: f64) -> RuleVerdict {
        RuleVerdict {
            rule: RuleId::from("o:1"),
            clause: String::new(),
            title: Bilingual::default(),
            verdict,
            points: share * maximum,
            maximum,
            evidence: Vec::new(),
            tip: None,
        }
    }

    fn error(certainty: Certainty) -> Vec<CriticalError> {
        vec![CriticalError {
            kind: CriticalErrorKind::Mockery,
            number: 9,
            certainty,
            evidence: Vec::new(),
        }]
    }

    #[test]
    fn a_mean_over_what_applies() {
        let rules = [
            rule(Verdict::Met, 1.0, 2.0),
            rule(Verdict::Missed, 0.0, 1.0),
            rule(Verdict::NotApplicable, 0.0, 0.0),
        ];
        let score = total(&rules).unwrap();
        assert_eq!((score.value, score.low, score.high), (66.7, 66.7, 66.7));
        assert_eq!(total(&rules[2..]), None);
        assert_eq!(passed(MARKS, None, &[]), Passed::No);
    }

    #[test]
    fn what_is_unclear_opens_the_bounds() {
        let rules = [rule(Verdict::Met, 1.0, 3.0), rule(Verdict::Unclear, 0.0, 1.0)];
        let score = total(&rules).unwrap();
        assert_eq!((score.value, score.low, score.high), (100.0, 75.0, 100.0));
        assert_eq!(passed(MARKS, Some(score), &[]), Passed::Pending);
        let certain = total(&[rule(Verdict::Met, 1.0, 9.0), rule(Verdict::Unclear, 0.0, 1.0)]);
        assert_eq!(
            passed(MARKS, certain, &[]),
            Passed::Yes,
            "unclear, and yet passed either way"
        );
        let hopeless = total(&[rule(Verdict::Missed, 0.0, 9.0), rule(Verdict::Unclear, 0.0, 1.0)]);
        assert_eq!(passed(MARKS, hopeless, &[]), Passed::No);
    }

    #[test]
    fn a_critical_error_outweighs_all_points() {
        let score = total(&[rule(Verdict::Met, 1.0, 1.0)]);
        assert_eq!(passed(MARKS, score, &[]), Passed::Yes);
        assert_eq!(passed(MARKS, score, &error(Certainty::Certain)), Passed::No);
        assert_eq!(passed(MARKS, score, &error(Certainty::Unclear)), Passed::Pending);
    }
}
