//! A scorecard for people (text) and for programs (JSON). The core's scorecard is what it says; here it gets words.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::{
    CriticalError, Evidence, Graded, Lang, Message, Millis, Passed, RuleVerdict, Scorecard, ShiftCard, Verdict,
};
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
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    let value = json!({
        "scenario": card.scenario,
        "procedure": card.procedure,
        "profile": card.profile,
        "seed": card.seed,
        "mode": card.mode,
        "versions": card.versions,
        "ending": card.ending,
        "duration_ms": card.duration,
        "service": card.service.iter().map(|duty| json!({
            "need": duty.need,
            "duty": words.say(&duty.duty),
            "verdict": duty.verdict,
            "evidence": words.evidence(&duty.evidence),
        })).collect::<Vec<_>>(),
        "facts": card.facts,
        "details": card.details,
        "plain_language": card.plain_language,
    });
    words.graded(value, card.graded(), &card.notices)
}

/// The scorecard of a shift as JSON, indented; texts in `lang`.
pub(super) fn shift_json(localizer: &Localizer, lang: Lang, card: &ShiftCard) -> String {
    let words = Words {
        localizer,
        lang,
        begins: Some(card.begins),
    };
    let calls = card.calls.iter().map(|call| {
        json!({
            "call": call.call,
            "way": call.way,
            "began_ms": call.began,
            "scenario": call.card.scenario,
            "ending": call.card.ending,
            "score": call.card.score.map(|score| score.value),
            "passed": call.card.passed,
        })
    });
    let value = json!({
        "shift": card.shift,
        "procedure": card.procedure,
        "profile": card.profile,
        "seed": card.seed,
        "mode": card.mode,
        "versions": card.versions,
        "duration_ms": card.duration,
        "calls": calls.collect::<Vec<_>>(),
    });
    words.graded(value, card.graded(), &card.notices)
}

/// The scorecard of a shift for the terminal.
pub(super) fn shift_text(localizer: &Localizer, lang: Lang, card: &ShiftCard) -> String {
    let words = Words {
        localizer,
        lang,
        begins: Some(card.begins),
    };
    let mut out = String::new();
    let about = (card.shift.as_str(), card.procedure.as_str(), card.seed);
    let _ = words.write_graded(&mut out, about, card.graded());
    for notice in &card.notices {
        let _ = writeln!(out, "\n{}", words.say(notice));
    }
    out
}

/// Evidence as JSON, texts in `lang`.
pub(super) fn evidence_json(localizer: &Localizer, lang: Lang, evidence: &[Evidence]) -> Value {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    Value::from(words.evidence(evidence))
}

/// Evidence for the terminal, a line a piece; `begins` is when its shift began, minutes since midnight.
pub(super) fn evidence_text(localizer: &Localizer, lang: Lang, begins: Option<u16>, evidence: &[Evidence]) -> String {
    let words = Words {
        localizer,
        lang,
        begins,
    };
    let mut out = String::new();
    let _ = words.write_evidence(&mut out, evidence);
    out
}

/// The scorecard for the terminal.
pub(super) fn text(localizer: &Localizer, lang: Lang, card: &Scorecard) -> String {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    let mut out = String::new();
    let _ = words.write(&mut out, card);
    out
}

struct Words<'a> {
    localizer: &'a Localizer,
    lang: Lang,
    /// When a shift began, minutes since midnight: its times are times of day.
    begins: Option<u16>,
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

    /// `value` with what a call's card and a shift's have in common, indented; keys come in the order of the alphabet.
    fn graded(&self, mut value: Value, card: Graded<'_>, notices: &[Message]) -> String {
        value["score"] = json!(card.score.map(|score| score.value));
        value["score_bounds"] = json!(card.score.map(|score| json!({ "low": score.low, "high": score.high })));
        value["passed"] = json!(card.passed);
        value["critical_errors"] = card.critical_errors.iter().map(|error| self.critical(error)).collect();
        value["rules"] = card.rules.iter().map(|rule| self.rule(rule)).collect();
        value["notices"] = notices.iter().map(|notice| self.say(notice)).collect();
        // A `Value` always prints.
        format!("{value:#}")
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

    /// What a call's card and a shift's have in common; `about` is what was played, by which procedure and seed.
    fn write_graded(&self, out: &mut String, about: (&str, &str, u64), card: Graded<'_>) -> std::fmt::Result {
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
        let heading = Message::new("report-about")
            .text("scenario", about.0)
            .text("procedure", about.1)
            .text("seed", about.2.to_string());
        writeln!(out, "\n{}", self.say(&heading))?;
        writeln!(out, "{} · {}", self.say(&result), self.key(passed))?;
        for error in card.critical_errors {
            let title = self.key(&format!("critical-{}", id(&error.kind).replace('_', "-")));
            let key = match error.certainty {
                crate::domain::Certainty::Certain => "report-critical",
                crate::domain::Certainty::Unclear => "report-critical-unclear",
            };
            writeln!(out, "  ✖ {}", self.say(&Message::new(key).text("title", title)))?;
            self.write_evidence(out, &error.evidence)?;
        }
        writeln!(out)?;
        for rule in card.rules {
            self.write_rule(out, rule)?;
        }
        Ok(())
    }

    fn write(&self, out: &mut String, card: &Scorecard) -> std::fmt::Result {
        let about = (card.scenario.as_str(), card.procedure.as_str(), card.seed);
        self.write_graded(out, about, card.graded())?;
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
            let time = match self.begins {
                Some(begins) => clock(begins, piece.at_ms),
                None => piece.at_ms.to_string(),
            };
            writeln!(out, "         {time} {}{quote}", self.say(&piece.measure))?;
        }
        Ok(())
    }
}

/// The time of day `at` into a shift that began at `begins` minutes since midnight.
pub(super) fn clock(begins: u16, at: Millis) -> String {
    let seconds = u64::from(begins) * 60 + at.0 / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
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
pub(super) fn shape(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '●',
        Verdict::Partly => '◐',
        Verdict::Missed => '○',
        Verdict::Unclear => '◇',
        Verdict::NotApplicable => '–',
    }
}
