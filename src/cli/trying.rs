//! `sygnaly try SCENARIO [SENTENCE…]`: sentences tried at a moment of a scenario, with what came of each and why.
//!
//! It words what the bench reports; it must not understand or decide anything itself.

use std::io::{BufReader, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::understand::Lines;
use super::{Common, heard, out, transcript};
use crate::authoring::{Bench, BenchParts, Tried, turn_words};
use crate::domain::{Lang, Message};
use crate::l10n::Localizer;
use crate::language::{Interpreter, NearTo};

/// A share of a sample below this says nothing.
const NEAR: f32 = 0.3;

/// Arguments of `try`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenario: its id (see `sygnaly list`) or a YAML file
    scenario: String,
    /// What the trainee says, a sentence an argument; without any, line by line from standard input
    sentences: Vec<String>,
    /// The moment at which the talk begins; the opening one unless given
    #[arg(long, value_name = "MOMENT")]
    at: Option<String>,
    /// Try every sentence at that moment; without it the talk goes on
    #[arg(long)]
    stay: bool,
    /// Seed of the call; without it the scenario is played as it is written
    #[arg(long)]
    seed: Option<u64>,
    /// Who the trainee is: a profile's id or a YAML file
    #[arg(long, default_value = "bialystok")]
    profile: String,
    /// text, or json: one object a sentence
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Tries the sentences; fails where there is nothing to try them on.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let scenario = match args.seed {
        Some(seed) => assets.scenario_for(&args.scenario, seed)?,
        None => assets.scenario(&args.scenario)?.0,
    };
    let profile = assets.profile(&args.profile)?;
    let ear = Interpreter::new(assets.language()?, &profile, Some(&scenario));
    let parts = BenchParts {
        scenario,
        profile,
        ear: Arc::new(ear),
        seed: args.seed.unwrap_or(1),
    };
    let mut table = Table {
        localizer: &assets.localizer,
        lang: common.lang.into(),
        format: args.format,
        stay: args.stay,
        bench: begin(parts, args.at.as_deref())?,
    };
    table.tell_place()?;
    if args.sentences.is_empty() {
        table.lines()?;
    }
    for sentence in args.sentences.iter().filter(|sentence| !sentence.trim().is_empty()) {
        table.sentence(sentence.trim())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The bench at the moment of this name, else at the opening one.
fn begin(parts: BenchParts, at: Option<&str>) -> Result<Bench, CliError> {
    let scenario = Arc::clone(&parts.scenario);
    let unknown = || {
        let known = scenario.moments.iter().map(|moment| moment.id.as_str());
        CliError::unknown("try-unknown-moment", at.unwrap_or_default(), known)
    };
    let mut moments = scenario.moments.iter();
    let moment = moments.find(|moment| at.is_none_or(|name| moment.id.as_str() == name));
    let moment = moment.ok_or_else(unknown)?;
    Bench::at(parts, &moment.id).map_err(|_| unknown())
}

/// Where sentences are tried.
struct Table<'a> {
    localizer: &'a Localizer,
    lang: Lang,
    format: Format,
    stay: bool,
    bench: Bench,
}

impl Table<'_> {
    /// Line by line; on a terminal the moment stands before each.
    fn lines(&mut self) -> Result<(), CliError> {
        let asks = std::io::stdin().is_terminal();
        let mut lines = Lines(Box::new(BufReader::new(std::io::stdin())));
        loop {
            if asks {
                let moment = self.bench.moment().map_or("", |moment| moment.as_str());
                // Where standard error is closed, the prompt is for nobody.
                let _ = write!(std::io::stderr(), "{moment}> ");
            }
            let Some(line) = lines.next() else { return Ok(()) };
            let line = line.map_err(|error| Message::new("try-unreadable").text("why", error.to_string()))?;
            if !line.trim().is_empty() {
                self.sentence(line.trim())?;
            }
        }
    }

    fn sentence(&mut self, sentence: &str) -> Result<(), CliError> {
        let tried = self.bench.say(sentence);
        match self.format {
            Format::Json => out::line(json(&tried))?,
            Format::Text => out::line(self.text(&tried))?,
        }
        if self.stay || self.bench.is_over() {
            // It was there when it began.
            if let Ok(again) = self.bench.again() {
                self.bench = again;
            }
        }
        Ok(())
    }

    /// Where the talk is, and what the caller has said there.
    fn tell_place(&self) -> Result<(), CliError> {
        if self.format == Format::Json {
            return Ok(());
        }
        let moment = self.bench.moment().map_or("", |moment| moment.as_str());
        let place = Message::new("try-place").text("moment", moment);
        let heard = self.bench.heard().join(" ");
        let caller = Message::new("try-caller-begins").text("words", heard);
        out::line(format_args!("{}\n{}\n", self.word(&place), self.word(&caller)))
    }

    fn word(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }

    fn text(&self, tried: &Tried) -> String {
        let mut lines = vec![tried.sentence.clone()];
        if let Some(turn) = &tried.turn {
            for said in &turn.said {
                lines.extend(heard::act_lines(&said.heard).into_iter().map(indented));
                lines.extend(heard::matter_lines(&said.heard).into_iter().map(indented));
            }
            let unheard = turn_words::doubtful(turn).into_iter().chain(self.near(tried));
            lines.extend(unheard.map(|message| indented(self.word(&message))));
            lines.extend(turn_words::needs(turn).into_iter().map(|(passed, message)| {
                let mark = if passed { '✓' } else { '✗' };
                indented(format!("{mark} {}", self.word(&message)))
            }));
            let came = turn_words::of(turn).into_iter();
            lines.extend(came.map(|message| indented(self.word(&message))));
        }
        if let Some(by) = tried.ended {
            let ended = self.localizer.text(self.lang, transcript::ending(by));
            let over = Message::new("try-over").text("ended", ended);
            lines.push(indented(self.word(&over)));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// The facts and details that were not heard, and how near the sentence comes to them.
    fn near(&self, tried: &Tried) -> Vec<Message> {
        let scenario = self.bench.scenario();
        let heard = tried.turn.iter().flat_map(|turn| &turn.said).map(|said| &said.heard);
        let (mut facts, mut details) = (Vec::new(), Vec::new());
        for heard in heard {
            facts.extend(heard.facts.iter().map(|found| &found.fact));
            details.extend(heard.details.iter().map(|found| &found.detail));
        }
        let near_facts = tried.near.facts.iter().filter(|near| !facts.contains(&&near.id));
        let near_details = tried.near.details.iter().filter(|near| !details.contains(&&near.id));
        let facts = near_facts.filter_map(|near| {
            let samples = &scenario.fact(&near.id)?.told_by;
            near_to("try-near-fact", near, near.id.as_str(), samples)
        });
        let details = near_details.filter_map(|near| {
            let samples = &scenario.knowledge(&near.id)?.asked_by;
            near_to("try-near-detail", near, near.id.as_str(), samples)
        });
        facts.chain(details).collect()
    }
}

fn near_to<Id>(key: &str, near: &NearTo<Id>, id: &str, samples: &[String]) -> Option<Message> {
    let sample = samples.get(near.sample).filter(|_| near.share >= NEAR)?;
    let message = Message::new(key).text("id", id).text("sample", sample);
    Some(
        message
            .text("words", &near.words)
            .number("percent", percent(near.share)),
    )
}

fn percent(share: f32) -> f64 {
    (f64::from(share) * 100.0).round()
}

fn indented(line: String) -> String {
    format!("    {line}")
}

/// A sentence as one object.
fn json(tried: &Tried) -> Value {
    let mut line = json!({ "sentence": tried.sentence, "ended": tried.ended });
    let Some(turn) = &tried.turn else { return line };
    if let Some(said) = turn.said.first() {
        line["acts"] = heard::acts_json(&said.heard);
        line["facts"] = heard::facts_json(&said.heard);
        line["details"] = heard::details_json(&said.heard);
    }
    line["near"] = json!({ "facts": nearest(&tried.near.facts), "details": nearest(&tried.near.details) });
    line["before"] = json!(turn.before);
    line["course"] = json!(turn.course);
    line["expectations"] = json!(turn.expectations);
    line["until"] = json!(turn.until);
    line["needs"] = json!(turn.needs);
    line["took_in"] = json!(turn.took_in);
    line["mistaken"] = json!(turn.mistaken);
    line["disclosed"] = json!(turn.disclosed);
    line["answer"] = json!(turn.answer);
    line["after"] = json!(turn.after);
    line["ends"] = json!(turn.ends);
    line
}

fn nearest<Id: serde::Serialize>(near: &[NearTo<Id>]) -> Value {
    near.iter()
        .map(|near| {
            json!({
                "id": near.id, "sample": near.sample, "share": heard::rounded(near.share), "words": near.words,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_in_whole_percent_and_only_where_it_says_something() {
        let near = |share| NearTo {
            id: "photo",
            sample: 0,
            share,
            words: "zdjęcie".to_owned(),
        };
        let samples = ["potrzebne jest jedno zdjęcie".to_owned()];
        let told = near_to("try-near-fact", &near(0.456), "photo", &samples);
        assert_eq!(
            told.map(|told| told.args["percent"].clone()),
            Some(crate::domain::Arg::Number(46.0))
        );
        assert_eq!(near_to("try-near-fact", &near(0.1), "photo", &samples), None);
        assert_eq!(near_to("try-near-fact", &near(0.9), "photo", &[]), None);
    }
}
