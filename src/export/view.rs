//! What a page shows of a scorecard, in words: the result, every rule, and what belongs to one call. It judges nothing.

use crate::domain::{
    Certainty, CriticalError, Evidence, FactOutcomeState, Graded, Message, Passed, RuleVerdict, Scorecard,
    ServiceVerdict, Verdict,
};
use crate::scoring::timeline::Timeline;

use super::course::{self, Row};
use super::drawing::Drawing;
use super::words::{Words, capital, length};

/// A piece of evidence.
pub(super) struct Piece {
    pub(super) time: String,
    pub(super) measure: String,
    /// Somebody's words; empty where there are none.
    pub(super) quote: String,
}

/// A verdict as it is seen: shape, colour, word.
pub(super) struct Mark {
    pub(super) shape: &'static str,
    pub(super) class: &'static str,
    pub(super) word: String,
}

impl Mark {
    fn new(verdict: Verdict, word: String) -> Self {
        let (shape, class) = match verdict {
            Verdict::Met => ("●", "met"),
            Verdict::Partly => ("◐", "partly"),
            Verdict::Missed => ("○", "missed"),
            Verdict::Unclear => ("◇", "unclear"),
            Verdict::NotApplicable => ("–", "not-applicable"),
        };
        Self { shape, class, word }
    }

    fn of(verdict: Verdict, words: &Words) -> Self {
        Self::new(verdict, words.of("verdict", &verdict))
    }

    fn passed(passed: Passed, words: &Words) -> Self {
        let verdict = match passed {
            Passed::Yes => Verdict::Met,
            Passed::No => Verdict::Missed,
            Passed::Pending => Verdict::Unclear,
        };
        Self::new(verdict, words.of("passed", &passed))
    }
}

/// The result of a call or a shift.
pub(super) struct Outcome {
    pub(super) score: String,
    pub(super) mark: Mark,
    /// What the score may come to; empty where nothing is unclear.
    pub(super) bounds: String,
    /// How it ended and how long it took.
    pub(super) ending: String,
    pub(super) notices: Vec<String>,
    pub(super) critical: Vec<Critical>,
}

impl Outcome {
    pub(super) fn of(card: Graded<'_>, ending: String, notices: &[Message], words: &Words) -> Self {
        let bounded = card.score.filter(|score| score.low < score.high);
        Self {
            score: score(card, words),
            mark: Mark::passed(card.passed, words),
            bounds: bounded.map_or_else(String::new, |score| {
                let bounds = format!("{}–{}", words.figure(score.low), words.figure(score.high));
                words.with("debrief-bounds", "bounds", &bounds)
            }),
            ending,
            notices: notices.iter().map(|notice| words.say(notice)).collect(),
            critical: card
                .critical_errors
                .iter()
                .map(|error| critical(error, words))
                .collect(),
        }
    }
}

/// A critical error.
pub(super) struct Critical {
    pub(super) title: String,
    pub(super) clause: String,
    pub(super) evidence: Vec<Piece>,
}

/// A rule of the procedure.
pub(super) struct Rule {
    /// Its anchor.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) clause: String,
    pub(super) mark: Mark,
    pub(super) points: String,
    pub(super) evidence: Vec<Piece>,
    /// What is said where there is no evidence.
    pub(super) nothing: String,
    /// How to do better; empty where there is nothing to do better.
    pub(super) tip: String,
}

/// Every rule, in the procedure's order.
pub(super) fn rules(rules: &[RuleVerdict], words: &Words) -> Vec<Rule> {
    let one = |(index, rule): (usize, &RuleVerdict)| {
        let points = Message::new("report-points")
            .number("points", rule.points)
            .number("maximum", rule.maximum);
        let applies = rule.verdict != Verdict::NotApplicable;
        Rule {
            id: format!("rule-{}", index + 1),
            title: rule.title.get(words.lang).to_owned(),
            clause: rule.clause.clone(),
            mark: Mark::of(rule.verdict, words),
            points: if applies { words.say(&points) } else { "–".to_owned() },
            evidence: evidence(&rule.evidence, words),
            nothing: words.text(if applies {
                "debrief-no-evidence"
            } else {
                "debrief-not-raised"
            }),
            tip: rule
                .tip
                .as_ref()
                .map_or_else(String::new, |tip| tip.get(words.lang).to_owned()),
        }
    };
    rules.iter().enumerate().map(one).collect()
}

/// What became of a fact or a detail.
pub(super) struct Told {
    pub(super) what: String,
    pub(super) mark: Mark,
}

/// A duty to this caller.
pub(super) struct Duty {
    pub(super) what: String,
    pub(super) mark: Mark,
    pub(super) evidence: Vec<Piece>,
}

/// One call: its course, and what became of what it was about.
pub(super) struct Call {
    /// What its anchors begin with.
    pub(super) id: String,
    /// The level of its headings.
    pub(super) level: u8,
    /// Whose call it is; empty where the page is about one call alone.
    pub(super) title: String,
    /// How it went, in a line.
    pub(super) summary: String,
    pub(super) mark: Mark,
    /// What the drawing shows, for those who do not see it.
    pub(super) description: String,
    pub(super) drawing: Drawing,
    pub(super) rows: Vec<Row>,
    /// Facts to tell and details to ask for.
    pub(super) outcomes: Vec<Told>,
    pub(super) service: Vec<Duty>,
    /// Advice on plain language.
    pub(super) plain: Vec<String>,
}

impl Call {
    /// `id` is what its anchors begin with; its headings are of `level`; `title` is shown in a shift.
    pub(super) fn of(id: &str, level: u8, title: String, card: &Scorecard, timeline: &Timeline, words: &Words) -> Self {
        let plain = card.plain_language.as_ref();
        Self {
            id: id.to_owned(),
            level,
            title,
            summary: format!("{} · {}", score(card.graded(), words), ending(card, words)),
            mark: Mark::passed(card.passed, words),
            description: words.with("export-timeline-description", "time", &length(timeline.length)),
            drawing: Drawing::of(timeline, words),
            rows: course::rows(timeline, words),
            outcomes: outcomes(card, words),
            service: card.service.iter().map(|duty| service(duty, words)).collect(),
            plain: plain
                .map(|plain| plain.messages().iter().map(|advice| words.say(advice)).collect())
                .unwrap_or_default(),
        }
    }
}

/// How a call ended and how long it took.
pub(super) fn ending(card: &Scorecard, words: &Words) -> String {
    let ended = match card.ending {
        Some(by) => words.say(&crate::scoring::timeline::messages::ended(by)),
        None => words.text("debrief-no-ending"),
    };
    let duration = words.with("debrief-duration", "time", &length(card.duration));
    format!("{ended} · {duration}")
}

fn score(card: Graded<'_>, words: &Words) -> String {
    match card.score {
        Some(score) => words.with("debrief-score", "score", &words.figure(score.value)),
        None => words.text("debrief-no-score"),
    }
}

fn critical(error: &CriticalError, words: &Words) -> Critical {
    let what = words.of("critical", &error.kind);
    let title = match error.certainty {
        Certainty::Certain => what,
        Certainty::Unclear => words.with("debrief-critical-unclear", "what", &what),
    };
    Critical {
        title: capital(&title),
        clause: error
            .evidence
            .first()
            .map_or_else(String::new, |piece| piece.clause.clone()),
        evidence: evidence(&error.evidence, words),
    }
}

fn evidence(evidence: &[Evidence], words: &Words) -> Vec<Piece> {
    let one = |piece: &Evidence| Piece {
        time: words.time(piece.at_ms),
        measure: words.say(&piece.measure),
        quote: piece.quote.clone().unwrap_or_default(),
    };
    evidence.iter().map(one).collect()
}

fn outcomes(card: &Scorecard, words: &Words) -> Vec<Told> {
    let facts = card.facts.iter().map(|fact| {
        let verdict = match fact.state {
            FactOutcomeState::Conveyed => Verdict::Met,
            FactOutcomeState::NotTakenIn => Verdict::Partly,
            FactOutcomeState::Wrong | FactOutcomeState::Missing => Verdict::Missed,
            FactOutcomeState::Unclear => Verdict::Unclear,
        };
        Told {
            what: fact.label.clone(),
            mark: Mark::new(verdict, words.of("fact", &fact.state)),
        }
    });
    let details = card.details.iter().map(|detail| {
        let (verdict, word) = match detail.obtained_at {
            Some(at) => (
                Verdict::Met,
                words.with("debrief-detail-obtained", "time", &words.time(at)),
            ),
            None => (Verdict::Missed, words.text("debrief-detail-missing")),
        };
        Told {
            what: detail.label.clone(),
            mark: Mark::new(verdict, word),
        }
    });
    facts.chain(details).collect()
}

fn service(duty: &ServiceVerdict, words: &Words) -> Duty {
    Duty {
        what: words.say(&duty.duty),
        mark: Mark::of(duty.verdict, words),
        evidence: evidence(&duty.evidence, words),
    }
}
