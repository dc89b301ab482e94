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
#[derive(Debug, Clone)]
pub struct Piece {
    /// When.
    pub time: String,
    /// What was found there.
    pub measure: String,
    /// Somebody's words; empty where there are none.
    pub quote: String,
}

/// A verdict as it is seen: shape, colour, word.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Its shape, a sign of its own for each verdict.
    pub shape: &'static str,
    /// The class that gives it its colour.
    pub class: &'static str,
    /// In words.
    pub word: String,
}

impl Mark {
    /// The mark of a verdict, with words of its own.
    pub fn new(verdict: Verdict, word: String) -> Self {
        let (shape, class) = match verdict {
            Verdict::Met => ("●", "met"),
            Verdict::Partly => ("◐", "partly"),
            Verdict::Missed => ("○", "missed"),
            Verdict::Unclear => ("◇", "unclear"),
            Verdict::NotApplicable => ("–", "not-applicable"),
        };
        Self { shape, class, word }
    }

    pub(super) fn of(verdict: Verdict, words: &Words) -> Self {
        Self::new(verdict, words.of("verdict", &verdict))
    }

    pub(super) fn passed(passed: Passed, words: &Words) -> Self {
        let verdict = match passed {
            Passed::Yes => Verdict::Met,
            Passed::No => Verdict::Missed,
            Passed::Pending => Verdict::Unclear,
        };
        Self::new(verdict, words.of("passed", &passed))
    }
}

/// The result of a call or a shift.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The total.
    pub score: String,
    /// Whether it is passed.
    pub mark: Mark,
    /// What the score may come to; empty where nothing is unclear.
    pub bounds: String,
    /// How it ended and how long it took.
    pub ending: String,
    /// Remarks on the attempt itself.
    pub notices: Vec<String>,
    /// Critical errors, certain and unclear ones.
    pub critical: Vec<Critical>,
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
#[derive(Debug, Clone)]
pub struct Critical {
    /// What it is, and whether that is certain.
    pub title: String,
    /// The clause of the office's document; empty where nothing proves it.
    pub clause: String,
    /// What it rests on.
    pub evidence: Vec<Piece>,
}

/// A rule of the procedure.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its anchor.
    pub id: String,
    /// Its short title.
    pub title: String,
    /// The clause of the office's document.
    pub clause: String,
    /// The verdict.
    pub mark: Mark,
    /// Points reached and possible.
    pub points: String,
    /// What the verdict rests on, in order of time.
    pub evidence: Vec<Piece>,
    /// What is said where there is no evidence.
    pub nothing: String,
    /// How to do better; empty where there is nothing to do better.
    pub tip: String,
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
#[derive(Debug, Clone)]
pub struct Told {
    /// What it says.
    pub what: String,
    /// How it stood at the end.
    pub mark: Mark,
}

/// A duty to this caller.
#[derive(Debug, Clone)]
pub struct Duty {
    /// What is owed.
    pub what: String,
    /// Whether it was done.
    pub mark: Mark,
    /// What that rests on.
    pub evidence: Vec<Piece>,
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
    /// Tag of the language of what stands beneath somebody's words; empty where nothing does.
    pub(super) translated_to: String,
    /// Facts to tell and details to ask for.
    pub(super) outcomes: Vec<Told>,
    pub(super) service: Vec<Duty>,
    /// Advice on plain language.
    pub(super) plain: Vec<String>,
}

impl Call {
    /// `id` is what its anchors begin with; its headings are of `level`; `title` is shown in a shift.
    pub(super) fn of(id: &str, level: u8, title: String, card: &Scorecard, timeline: &Timeline, words: &Words) -> Self {
        Self {
            id: id.to_owned(),
            level,
            title,
            summary: summary(card, words),
            mark: Mark::passed(card.passed, words),
            description: words.with("export-timeline-description", "time", &length(timeline.length)),
            drawing: Drawing::of(timeline, words),
            rows: course::rows(timeline, words),
            translated_to: timeline.translated_to.clone().unwrap_or_default(),
            outcomes: outcomes(card, words),
            service: service(card, words),
            plain: plain(card, words),
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

/// How a call went, in a line.
pub(super) fn summary(card: &Scorecard, words: &Words) -> String {
    format!("{} · {}", score(card.graded(), words), ending(card, words))
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

/// What became of facts to tell and details to ask for.
pub(super) fn outcomes(card: &Scorecard, words: &Words) -> Vec<Told> {
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

/// Duties to this caller.
pub(super) fn service(card: &Scorecard, words: &Words) -> Vec<Duty> {
    let one = |duty: &ServiceVerdict| Duty {
        what: words.say(&duty.duty),
        mark: Mark::of(duty.verdict, words),
        evidence: evidence(&duty.evidence, words),
    };
    card.service.iter().map(one).collect()
}

/// Advice on plain language.
pub(super) fn plain(card: &Scorecard, words: &Words) -> Vec<String> {
    let advice = card.plain_language.as_ref().map(|plain| plain.messages());
    advice.iter().flatten().map(|advice| words.say(advice)).collect()
}
