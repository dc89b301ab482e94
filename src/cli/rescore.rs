//! `sygnaly records rescore`: what attempts on record come to today, beside the results that were kept. Nothing on record changes.
//!
//! An attempt is played over from its events, with the scenario and the procedure in the versions on record and with the program as it
//! is now. Where those versions are no longer on the shelf, it is said which.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgGroup;
use serde_json::{Value, json};

use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::record_source::{Found, Record, SourceArgs, each, find};
use super::{out, report, shift};
use crate::authoring::attempt::{Ended, Parts, Play};
use crate::authoring::{Rescored, RuleChange, rescored};
use crate::domain::{
    Card, CriticalError, Day, Lang, Message, Procedure, RuleVerdict, Scenario, ScenarioId, ShiftId, StockPhrases,
};
use crate::language::Language;
use crate::records::{AttemptHeader, Closed, Played, Recorded};
use crate::settings::data_folder;
use crate::{engine, format, scoring};

/// Arguments of `records rescore`.
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("what").required(true).args(["attempt", "all"])))]
pub(super) struct RescoreArgs {
    /// The attempt, by its id from `records list` or `attempts list`
    attempt: Option<String>,
    /// All attempts that have ended
    #[arg(long)]
    all: bool,
    /// With --all: the first day, 2026-11-30
    #[arg(long, value_name = "DATE", requires = "all")]
    since: Option<Day>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    source: SourceArgs,
}

/// What became of an attempt.
enum Became {
    /// It was scored anew.
    Anew(Box<Anew>),
    /// It cannot be, and why.
    Not(Message),
    /// It cannot even be read.
    Unreadable(Message),
}

/// An attempt that was scored anew.
struct Anew {
    recorded: Recorded,
    rescored: Rescored,
}

/// How many of what there were.
#[derive(Default)]
struct Counts {
    same: usize,
    other: usize,
    not: usize,
    unreadable: usize,
}

/// Scores attempts anew. Exits 1 when one cannot be read, and when the one that was asked for cannot be scored anew.
pub(super) fn rescore(assets: &Assets, lang: Lang, args: &RescoreArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let words = Words { assets, lang };
    let mut shelf = Shelf::open(assets)?;
    let mut counts = Counts::default();
    let mut take = |found: Found| {
        let Found { id, record, .. } = found;
        let became = shelf.became(record);
        counts.add(&became);
        match args.format {
            Format::Json => out::line(words.object(&id, &became)),
            Format::Text => words.tell(&id, &became),
        }
    };
    match &args.attempt {
        Some(wanted) => take(find(&data, &args.source, wanted)?)?,
        None => each(&data, &args.source, args.since, &mut take)?,
    }
    if args.all && args.format == Format::Text {
        let told = Message::new("rescore-counts").number("same", counts.same as f64);
        let told = told
            .number("other", counts.other as f64)
            .number("not", counts.not as f64);
        out::line(words.say(&told.number("unreadable", counts.unreadable as f64)))?;
    }
    let failed = counts.unreadable > 0 || (counts.not > 0 && !args.all);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl Counts {
    fn add(&mut self, became: &Became) {
        match became {
            Became::Anew(anew) if anew.rescored.is_same() => self.same += 1,
            Became::Anew(_) => self.other += 1,
            Became::Not(_) => self.not += 1,
            Became::Unreadable(_) => self.unreadable += 1,
        }
    }
}

/// What attempts are played over from: the shelf of today.
struct Shelf<'a> {
    assets: &'a Assets,
    language: Arc<Language>,
    stock: StockPhrases,
    scenarios: BTreeMap<ScenarioId, PathBuf>,
    shifts: BTreeMap<ShiftId, PathBuf>,
    /// Those that were asked for; none: not there, or with mistakes.
    procedures: BTreeMap<String, Option<Arc<Procedure>>>,
}

impl<'a> Shelf<'a> {
    fn open(assets: &'a Assets) -> Result<Self, CliError> {
        Ok(Self {
            assets,
            language: assets.language()?,
            stock: assets.stock()?,
            scenarios: assets.scenarios().into_iter().collect(),
            shifts: assets.shifts().into_iter().collect(),
            procedures: BTreeMap::new(),
        })
    }

    fn became(&mut self, record: Record) -> Became {
        let recorded = match record {
            Record::Whole(recorded) => *recorded,
            #[cfg(feature = "records")]
            Record::Erased { on } => return Became::Not(Message::new("rescore-not-erased").text("on", on)),
            Record::Unreadable(why) => return Became::Unreadable(why),
        };
        let Some(closing) = &recorded.closed else {
            return Became::Not(Message::new("rescore-not-ended"));
        };
        let ended = match closing.how {
            Closed::Finished => Ended::Played,
            Closed::Interrupted | Closed::GivenUp => Ended::BrokenOff,
        };
        match self.parts(&recorded.header) {
            Ok(parts) => {
                let rescored = rescored(&parts, &recorded.events, ended, closing.card.as_deref());
                Became::Anew(Box::new(Anew { recorded, rescored }))
            }
            Err(why) => Became::Not(why),
        }
    }

    /// What an attempt was played from, in the versions on record; else which of them is not there.
    fn parts(&mut self, header: &AttemptHeader) -> Result<Parts, Message> {
        let play = match &header.played {
            Played::Call { scenario, version } => Play::Call(self.scenario(scenario, *version, header.seed)?),
            Played::Shift { shift, version } => self.shift(shift, *version, header)?,
        };
        let name = header.procedure.as_str();
        let assets = self.assets;
        let procedure = self.procedures.entry(name.to_owned()).or_insert_with(|| {
            let is_there = assets.procedures().iter().any(|(known, _)| known.as_str() == name);
            let loaded = is_there.then(|| assets.procedure(name).ok()).flatten();
            loaded.map(Arc::new)
        });
        let procedure = procedure.as_ref().ok_or_else(|| gone("rescore-not-procedure", name))?;
        is_version(name, header.procedure_version, procedure.version)?;
        Ok(Parts {
            play,
            profile: Arc::new(header.profile.clone()),
            procedure: Arc::clone(procedure),
            language: Arc::clone(&self.language),
            seed: header.seed,
            mode: header.mode,
            accommodations: header.accommodations,
        })
    }

    /// A scenario, as this seed draws it.
    fn scenario(&self, id: &ScenarioId, version: u32, seed: u64) -> Result<Arc<Scenario>, Message> {
        let gone = || gone("rescore-not-scenario", id.as_str());
        let path = self.scenarios.get(id).ok_or_else(gone)?;
        let loaded = format::load_scenario_for(path, &self.stock, seed);
        let scenario = loaded.value.ok_or_else(gone)?;
        is_version(id.as_str(), version, scenario.version)?;
        Ok(Arc::new(scenario))
    }

    /// A shift, with its scenarios as they are written.
    fn shift(&self, id: &ShiftId, version: u32, header: &AttemptHeader) -> Result<Play, Message> {
        let gone = || gone("rescore-not-scenario", id.as_str());
        let path = self.shifts.get(id).ok_or_else(gone)?;
        let shift = format::load_shift(path).value.ok_or_else(gone)?;
        is_version(id.as_str(), version, shift.version)?;
        let parts = shift::parts(self.assets, shift, Arc::new(header.profile.clone())).map_err(|_| gone())?;
        Ok(Play::Shift {
            shift: parts.shift,
            talks: parts.talks,
        })
    }
}

fn gone(key: &str, name: &str) -> Message {
    Message::new(key).text("name", name)
}

/// That a file has the version on record.
fn is_version(name: &str, then: u32, now: u32) -> Result<(), Message> {
    if then == now {
        return Ok(());
    }
    let told = gone("rescore-not-version", name).number("then", f64::from(then));
    Err(told.number("now", f64::from(now)))
}

impl Anew {
    fn then(&self) -> Option<&Card> {
        self.recorded.closed.as_ref()?.card.as_deref()
    }

    /// What of the program is another version now: what it is called, then and now.
    fn versions(&self) -> Vec<(&'static str, &str, &'static str)> {
        let header = &self.recorded.header;
        let both = [
            ("engine", header.engine.as_str(), engine::VERSION),
            ("scorer", header.scorer.as_str(), scoring::VERSION),
        ];
        both.into_iter().filter(|(_, then, now)| then != now).collect()
    }

    /// When its shift began, minutes since midnight.
    fn begins(&self) -> Option<u16> {
        match &self.rescored.now {
            Card::Call(_) => None,
            Card::Shift(card) => Some(card.begins),
        }
    }
}

struct Words<'a> {
    assets: &'a Assets,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, message: &Message) -> String {
        self.assets.localizer.message(self.lang, message)
    }

    /// The words of a plain value: `verdict-not-applicable`.
    fn value(&self, start: &str, value: &impl serde::Serialize) -> String {
        let key = format!("{start}-{}", report::id(value).replace('_', "-"));
        self.assets.localizer.text(self.lang, &key)
    }

    fn tell(&self, id: &str, became: &Became) -> Result<(), CliError> {
        out::line(id)?;
        let anew = match became {
            Became::Anew(anew) => anew,
            Became::Not(why) | Became::Unreadable(why) => return self.line(why),
        };
        let total = Message::new("rescore-totals").text("then", self.result(anew.then()));
        self.line(&total.text("now", self.result(Some(&anew.rescored.now))))?;
        for (what, then, now) in anew.versions() {
            let other = Message::new(&format!("rescore-other-{what}")).text("then", then);
            self.line(&other.text("now", now))?;
        }
        if anew.rescored.same_course == Some(false) {
            self.line(&Message::new("rescore-other-course"))?;
        }
        if anew.rescored.is_same() {
            return self.line(&Message::new("rescore-same"));
        }
        for change in &anew.rescored.rules {
            self.rule(anew, change)?;
        }
        let gone = (&anew.rescored.errors_gone, "rescore-error-gone");
        for (errors, key) in [gone, (&anew.rescored.errors_new, "rescore-error-new")] {
            for error in errors {
                self.line(&Message::new(key).text("title", self.value("critical", &error.kind)))?;
                self.evidence(anew, error.evidence.as_slice())?;
            }
        }
        Ok(())
    }

    fn line(&self, message: &Message) -> Result<(), CliError> {
        out::line(format_args!("  {}", self.say(message)))
    }

    fn result(&self, card: Option<&Card>) -> String {
        let Some(card) = card else {
            return self.assets.localizer.text(self.lang, "attempts-not-scored");
        };
        let passed = self.value("passed", &card.passed());
        match card.score() {
            Some(score) => {
                let score = Message::new("attempts-score").number("score", score);
                self.say(&score.text("passed", passed))
            }
            None => passed,
        }
    }

    fn rule(&self, anew: &Anew, change: &RuleChange) -> Result<(), CliError> {
        let either = change.now.as_ref().or(change.then.as_ref());
        let clause = either.map(|rule| rule.clause.as_str()).unwrap_or_default();
        out::line(format_args!("  {} ({clause})", change.rule))?;
        let then = (&change.then, "rescore-rule-then");
        for (verdict, key) in [then, (&change.now, "rescore-rule-now")] {
            let found = match verdict {
                Some(rule) => {
                    let points = Message::new("report-points").number("points", rule.points);
                    let points = self.say(&points.number("maximum", rule.maximum));
                    let verdict = self.value("verdict", &rule.verdict);
                    format!("{} {verdict}  {points}", report::shape(rule.verdict))
                }
                None => "–".to_owned(),
            };
            out::line(format_args!(
                "    {}",
                self.say(&Message::new(key).text("found", found))
            ))?;
            if let Some(rule) = verdict {
                self.evidence(anew, &rule.evidence)?;
            }
        }
        Ok(())
    }

    fn evidence(&self, anew: &Anew, evidence: &[crate::domain::Evidence]) -> Result<(), CliError> {
        let text = report::evidence_text(&self.assets.localizer, self.lang, anew.begins(), evidence);
        match text.trim_end() {
            "" => Ok(()),
            text => out::line(text),
        }
    }

    /// As programs read it; keys are stable.
    fn object(&self, id: &str, became: &Became) -> Value {
        let anew = match became {
            Became::Anew(anew) => anew,
            Became::Not(why) | Became::Unreadable(why) => {
                return json!({
                    "id": id,
                    "rescored": false,
                    "reason": why.key,
                    "text": self.say(why),
                });
            }
        };
        let (header, rescored) = (&anew.recorded.header, &anew.rescored);
        let changed = rescored.rules.iter().map(|change| {
            json!({
                "rule": change.rule,
                "then": change.then.as_ref().map(|rule| self.verdict(rule)),
                "now": change.now.as_ref().map(|rule| self.verdict(rule)),
            })
        });
        json!({
            "id": id,
            "rescored": true,
            "same": rescored.is_same(),
            "same_course": rescored.same_course,
            "played": header.played,
            "procedure": header.procedure,
            "procedure_version": header.procedure_version,
            "then": {
                "engine": header.engine,
                "scorer": header.scorer,
                "score": anew.then().and_then(Card::score),
                "passed": anew.then().map(Card::passed),
            },
            "now": {
                "engine": engine::VERSION,
                "scorer": scoring::VERSION,
                "score": rescored.now.score(),
                "passed": rescored.now.passed(),
            },
            "rules": changed.collect::<Vec<_>>(),
            "critical_errors_gone": self.errors(&rescored.errors_gone),
            "critical_errors_new": self.errors(&rescored.errors_new),
        })
    }

    fn verdict(&self, rule: &RuleVerdict) -> Value {
        json!({
            "verdict": rule.verdict,
            "points": rule.points,
            "maximum": rule.maximum,
            "evidence": report::evidence_json(&self.assets.localizer, self.lang, &rule.evidence),
        })
    }

    fn errors(&self, errors: &[CriticalError]) -> Vec<Value> {
        let object = |error: &CriticalError| {
            json!({
                "kind": error.kind,
                "certainty": error.certainty,
                "evidence": report::evidence_json(&self.assets.localizer, self.lang, &error.evidence),
            })
        };
        errors.iter().map(object).collect()
    }
}
