//! A scorecard for people (text) and for programs (JSON). The core's scorecard is what it says; here it gets words.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::{CriticalError, Evidence, Lang, Message, Passed, RuleVerdict, Scorecard, Verdict};
use crate::l10n::Localizer;

/// The id under which a plain enum stands in files.
pub(super) fn id(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(id)) => id,
        _ => String::new(),
    }
}

/// The scorecard as JSON, indented; texts in `lang`. Keys and order are stable.
pub(super) fn json(localizer: &Localizer, lang: Lang, card: &Scorecard) -> String {
    let words = Words { localizer, lang };
    let value = json!({
        "scenario": card.scenario,
        "procedure": card.procedure,
        "profile": card.profile,
        "seed": card.seed,
        "mode": card.mode,
        "versions": card.versions,
        "ending": card.ending,
        "duration_ms": card.duration,
        "score": card.score.map(|score| score.value),
        "score_bounds": card.score.map(|score| json!({ "low": score.low, "high": score.high })),
        "passed": card.passed,
        "critical_errors": card.critical_errors.iter().map(|error| words.critical(error)).collect::<Vec<_>>(),
        "rules": card.rules.iter().map(|rule| words.rule(rule)).collect::<Vec<_>>(),
        "service": card.service.iter().map(|duty| json!({
            "need": duty.need,
            "duty": words.say(&duty.duty),
            "verdict": duty.verdict,
            "evidence": words.evidence(&duty.evidence),
        })).collect::<Vec<_>>(),
        "facts": card.facts,
        "details": card.details,
        "plain_language": card.plain_language,
        "notices": card.notices.iter().map(|notice| words.say(notice)).collect::<Vec<_>>(),
    });
    // A `Value` always prints.
    format!("{value:#}")
}

/// The scorecard for the terminal.
pub(super) fn text(localizer: &Localizer, lang: Lang, card: &Scorecard) -> String {
    let words = Words { localizer, lang };
    let mut out = String::new();
    let _ = words.write(&mut out, card);
    out
}

struct Words<'a> {
    localizer: &'a Localizer,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }

    fn key(&self, key: &str) -> String {
        self.localizer.text(self.lang, key)
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<Value> {
        let one = |piece: &Evidence| {
            json!({
                "at_ms": piece.at_ms,
                "quote": piece.quote,
                "measure": self.say(&piece.measure),
                "clause": piece.clause,
            })
        };
        evidence.iter().map(one).collect()
    }

    fn critical(&self, error: &CriticalError) -> Value {
        json!({
            "number": error.number,
            "kind": error.kind,
            "certainty": error.certainty,
            "title": self.key(&format!("critical-{}", id(&error.kind).replace('_', "-"))),
            "evidence": self.evidence(&error.evidence),
        })
    }

    fn rule(&self, rule: &RuleVerdict) -> Value {
        json!({
            "rule": rule.rule,
            "clause": rule.clause,
            "title": rule.title.get(self.lang),
            "verdict": rule.verdict,
            "points": rule.points,
            "maximum": rule.maximum,
            "evidence": self.evidence(&rule.evidence),
            "tip": rule.tip.as_ref().map(|tip| tip.get(self.lang)),
        })
    }

    fn write(&self, out: &mut String, card: &Scorecard) -> std::fmt::Result {
        let passed = match card.passed {
            Passed::Yes => "passed-yes",
            Passed::No => "passed-no",
            Passed::Pending => "passed-pending",
        };
        let result = match card.score {
            Some(score) => Message::new("report-score")
                .number("score", score.value)
                .number("low", score.low)
                .number("high", score.high)
                .text("bounded", if score.low < score.high { "yes" } else { "no" }),
            None => Message::new("report-no-score"),
        };
        let about = Message::new("report-about")
            .text("scenario", card.scenario.as_str())
            .text("procedure", card.procedure.as_str())
            .text("seed", card.seed.to_string());
        writeln!(out, "\n{}", self.say(&about))?;
        writeln!(out, "{} · {}", self.say(&result), self.key(passed))?;
        for error in &card.critical_errors {
            let title = self.key(&format!("critical-{}", id(&error.kind).replace('_', "-")));
            let key = match error.certainty {
                crate::domain::Certainty::Certain => "report-critical",
                crate::domain::Certainty::Unclear => "report-critical-unclear",
            };
            writeln!(out, "  ✖ {}", self.say(&Message::new(key).text("title", title)))?;
            self.write_evidence(out, &error.evidence)?;
        }
        writeln!(out)?;
        for rule in &card.rules {
            self.write_rule(out, rule)?;
        }
        if !card.service.is_empty() {
            writeln!(out, "\n{}", self.key("report-service"))?;
            for duty in &card.service {
                writeln!(out, "{} {}", shape(duty.verdict), self.say(&duty.duty))?;
                self.write_evidence(out, &duty.evidence)?;
            }
        }
        if let Some(plain) = &card.plain_language {
            writeln!(out, "\n{}. {}", self.key("plain-title"), self.key("plain-note"))?;
            for message in plain.messages() {
                writeln!(out, "  {}", self.say(&message))?;
            }
        }
        for notice in &card.notices {
            writeln!(out, "\n{}", self.say(notice))?;
        }
        Ok(())
    }

    fn write_rule(&self, out: &mut String, rule: &RuleVerdict) -> std::fmt::Result {
        let verdict = self.key(&format!("verdict-{}", id(&rule.verdict).replace('_', "-")));
        let points = Message::new("report-points")
            .number("points", rule.points)
            .number("maximum", rule.maximum);
        let points = if rule.maximum > 0.0 {
            self.say(&points)
        } else {
            String::new()
        };
        let title = rule.title.get(self.lang);
        writeln!(
            out,
            "{} {:<6} {:<16} {title}  {points}",
            shape(rule.verdict),
            short(&rule.clause),
            verdict
        )?;
        self.write_evidence(out, &rule.evidence)?;
        if let Some(tip) = &rule.tip {
            writeln!(out, "         → {}", tip.get(self.lang))?;
        }
        Ok(())
    }

    fn write_evidence(&self, out: &mut String, evidence: &[Evidence]) -> std::fmt::Result {
        for piece in evidence {
            let quote = piece
                .quote
                .as_ref()
                .map(|quote| format!(" „{quote}”"))
                .unwrap_or_default();
            writeln!(out, "         {} {}{quote}", piece.at_ms, self.say(&piece.measure))?;
        }
        Ok(())
    }
}

/// The last part of a clause, for a narrow column ("§ 4 ust. 1 lit. a" → "lit. a").
fn short(clause: &str) -> String {
    let tail: Vec<&str> = clause.split_whitespace().rev().take(2).collect();
    match tail.as_slice() {
        [last, before] => format!("{before} {last}"),
        _ => clause.to_owned(),
    }
}

/// Every verdict has a shape, for those who do not see its colour.
fn shape(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '●',
        Verdict::Partly => '◐',
        Verdict::Missed => '○',
        Verdict::Unclear => '◇',
        Verdict::NotApplicable => '–',
    }
}
