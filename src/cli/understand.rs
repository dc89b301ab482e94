//! `sygnaly understand [FILE.jsonl|-]`: what sentences do, line by line, and how well that agrees with labels.
//!
//! It translates between lines and the understanding; it must not understand anything itself.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::DateTime;
use serde::Deserialize;
use serde_json::json;

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::{heard, out};
use crate::domain::{Addressee, Heard, Lang, Message, Profile, Scenario, SpeechAct};
use crate::language::{Evaluation, Interpreter, Language, ValueFound};

/// Arguments of `understand`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Lines {"id","profile","text","acts"?}; `-` or nothing reads standard input
    file: Option<PathBuf>,
    /// Whose sentences they are, where a line does not say: the name of a profile or a file
    #[arg(long)]
    profile: Option<String>,
    /// Also look for the facts and details of this scenario: its name or file
    #[arg(long)]
    scenario: Option<String>,
    /// The moment from which relative words count ("jutro"), as 2026-11-20T09:00
    #[arg(long, default_value = "2026-11-20T09:00")]
    now: String,
    /// With labels: print the misses
    #[arg(long)]
    errors: bool,
    /// text, or json: one object a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A line of the input.
#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    profile: Option<String>,
    text: String,
    #[serde(default)]
    acts: Option<Vec<String>>,
}

/// What is the same for every line.
struct Listener<'a> {
    assets: &'a Assets,
    language: Arc<Language>,
    scenario: Option<Arc<Scenario>>,
    profile: Option<Arc<Profile>>,
    now: DateTime,
    interpreters: BTreeMap<String, Interpreter>,
}

/// One line, understood.
struct Understood {
    id: String,
    text: String,
    labels: Option<Vec<SpeechAct>>,
    heard: Heard,
    values: Vec<ValueFound>,
}

/// Reads to the end, past bad lines; exits 1 when there was one.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang: Lang = common.lang.into();
    let now = args
        .now
        .parse()
        .map_err(|_| Message::new("understand-bad-now").text("now", &args.now))?;
    let profile = args.profile.as_deref().map(|name| assets.profile(name)).transpose()?;
    let scenario = args.scenario.as_deref().map(|name| assets.scenario(name)).transpose()?;
    let mut listener = Listener {
        assets,
        language: assets.language()?,
        scenario: scenario.map(|(scenario, _)| scenario),
        profile,
        now,
        interpreters: BTreeMap::new(),
    };
    let input: Box<dyn BufRead> = match args.file.as_deref().filter(|path| path.as_os_str() != "-") {
        Some(path) => {
            let file = std::fs::File::open(path).map_err(|error| CliError::file(path, &error))?;
            Box::new(BufReader::new(file))
        }
        None => Box::new(BufReader::new(std::io::stdin().lock())),
    };
    let mut stdout = std::io::stdout().lock();
    let mut evaluation = Evaluation::default();
    let mut bad = 0_u32;
    for (at, line) in Lines(input).enumerate() {
        let understood = line
            .map_err(|why| Message::new("understand-unreadable").text("why", why.to_string()))
            .and_then(|line| match line.trim() {
                "" => Ok(None),
                line => listener.understand(line, at + 1).map(Some),
            });
        match understood {
            Ok(None) => {}
            Ok(Some(understood)) => {
                if let Some(labels) = &understood.labels {
                    evaluation.add(&understood.heard, labels);
                }
                let printed = match args.format {
                    Format::Json => writeln!(stdout, "{}", understood.json(listener.scenario.is_some())),
                    Format::Text => understood.print(&mut stdout, assets, lang, args.errors),
                };
                printed.map_err(|error| out::unprinted(&error))?;
            }
            Err(why) => {
                bad += 1;
                let why = Message::new("understand-bad-line")
                    .number("line", (at + 1) as f64)
                    .text("why", assets.localizer.message(lang, &why));
                out::tell(assets.localizer.message(lang, &why));
            }
        }
    }
    if evaluation.utterances > 0 {
        // Beside JSON the figures go to standard error, so that every line of the output stays an object.
        match args.format {
            Format::Text => out::line(summary(assets, lang, &evaluation))?,
            Format::Json => out::tell(summary(assets, lang, &evaluation)),
        }
    }
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lines of bytes; one that is no UTF-8 is read as well as it can be and does not end the reading.
pub(super) struct Lines(pub(super) Box<dyn BufRead>);

impl Iterator for Lines {
    type Item = std::io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = Vec::new();
        match self.0.read_until(b'\n', &mut bytes) {
            Ok(0) => None,
            Ok(_) => Some(Ok(String::from_utf8_lossy(&bytes)
                .trim_start_matches('\u{feff}')
                .to_owned())),
            Err(error) => Some(Err(error)),
        }
    }
}

impl Listener<'_> {
    fn understand(&mut self, line: &str, number: usize) -> Result<Understood, Message> {
        let line: Line = serde_json::from_str(line)
            .map_err(|error| Message::new("understand-no-line").text("why", error.to_string()))?;
        let labels = line
            .acts
            .as_ref()
            .map(|acts| acts.iter().map(|id| known_act(id)).collect());
        let labels: Option<Vec<SpeechAct>> = labels.transpose()?;
        let interpreter = self.interpreter(line.profile.as_deref())?;
        let heard = interpreter.hear(&line.text, Addressee::Caller);
        let values = interpreter.values(&line.text, self.now);
        Ok(Understood {
            id: line.id.unwrap_or_else(|| number.to_string()),
            text: line.text,
            labels,
            heard,
            values,
        })
    }

    fn interpreter(&mut self, profile: Option<&str>) -> Result<Interpreter, Message> {
        let key = profile.unwrap_or_default();
        if let Some(known) = self.interpreters.get(key) {
            return Ok(known.clone());
        }
        let known = self.assets.profiles();
        let known: Vec<&str> = known.iter().map(|(id, _)| id.as_str()).collect();
        let shipped = profile.filter(|name| known.contains(name));
        let profile = match (shipped, &self.profile, profile) {
            (None, Some(profile), _) => Arc::clone(profile),
            (None, None, Some(name)) => {
                return Err(Message::new("understand-unknown-profile")
                    .text("name", name)
                    .text("known", known.join(", ")));
            }
            (None, None, None) => return Err(Message::new("understand-no-profile")),
            (Some(name), ..) => {
                let why = |error: CliError| {
                    Message::new("understand-no-line").text("why", error.render(&self.assets.localizer, Lang::Pl))
                };
                self.assets.profile(name).map_err(why)?
            }
        };
        let interpreter = Interpreter::new(Arc::clone(&self.language), &profile, self.scenario.as_deref());
        self.interpreters.insert(key.to_owned(), interpreter.clone());
        Ok(interpreter)
    }
}

fn known_act(id: &str) -> Result<SpeechAct, Message> {
    SpeechAct::from_id(id).ok_or_else(|| {
        let known = SpeechAct::ALL.iter().map(|act| act.id());
        let near = crate::format::suggest(id, known).unwrap_or_default();
        Message::new("understand-unknown-act")
            .text("name", id)
            .text("near", near)
    })
}

impl Understood {
    fn json(&self, with_matter: bool) -> serde_json::Value {
        let values: Vec<_> = self
            .values
            .iter()
            .map(|found| json!({ "kind": found.value.kind(), "value": found.value.to_string(), "words": found.words }))
            .collect();
        let mut line = json!({ "id": self.id, "acts": heard::acts_json(&self.heard), "values": values });
        if with_matter {
            line["facts"] = heard::facts_json(&self.heard);
            line["details"] = heard::details_json(&self.heard);
        }
        line
    }

    fn print(&self, out: &mut impl Write, assets: &Assets, lang: Lang, errors: bool) -> std::io::Result<()> {
        let found: Vec<SpeechAct> = heard::acts(&self.heard).map(|found| found.act).collect();
        let wrong = self.labels.as_ref().map(|labels| {
            let missed: Vec<SpeechAct> = labels.iter().copied().filter(|act| !found.contains(act)).collect();
            let invented: Vec<SpeechAct> = found.iter().copied().filter(|act| !labels.contains(act)).collect();
            (missed, invented)
        });
        if errors {
            let Some((missed, invented)) =
                wrong.filter(|(missed, invented)| !missed.is_empty() || !invented.is_empty())
            else {
                return Ok(());
            };
            writeln!(out, "{}  {}", self.id, self.text)?;
            for (key, acts) in [("understand-missed", missed), ("understand-invented", invented)] {
                for act in acts {
                    let confidence = self.heard.acts.iter().find(|found| found.act == act);
                    let confidence = confidence.map_or(0.0, |found| found.confidence);
                    let words = Message::new(key)
                        .text("act", act.id())
                        .text("confidence", format!("{confidence:.2}"));
                    writeln!(out, "    {}", assets.localizer.message(lang, &words))?;
                }
            }
            return Ok(());
        }
        writeln!(out, "{}  {}", self.id, self.text)?;
        for line in heard::act_lines(&self.heard) {
            writeln!(out, "    {line}")?;
        }
        for found in &self.values {
            let label = format!("{} {}", found.value.kind(), found.value);
            writeln!(out, "    {}", heard::labelled(&label, &found.words))?;
        }
        for line in heard::matter_lines(&self.heard) {
            writeln!(out, "    {line}")?;
        }
        Ok(())
    }
}

/// The measure and its table by act.
fn summary(assets: &Assets, lang: Lang, evaluation: &Evaluation) -> String {
    let mut text = String::from("\n");
    for (act, count) in evaluation
        .by_act
        .iter()
        .filter(|(_, count)| count.hits + count.misses > 0)
    {
        text.push_str(&format!(
            "{:<22} P {:.3}  R {:.3}  F1 {:.3}  ({})\n",
            act.id(),
            count.precision(),
            count.recall(),
            count.f1(),
            count.hits + count.misses
        ));
    }
    let total = &evaluation.total;
    let (right, wrong) = evaluation.sure;
    let there = f64::from((total.hits + total.misses).max(1));
    let message = Message::new("understand-total")
        .number("count", f64::from(evaluation.utterances))
        .text("precision", format!("{:.4}", total.precision()))
        .text("recall", format!("{:.4}", total.recall()))
        .text("f1", format!("{:.4}", total.f1()))
        .text(
            "sure",
            format!("{:.3}", f64::from(right) / f64::from((right + wrong).max(1))),
        )
        .text("reached", format!("{:.3}", f64::from(right) / there));
    text.push_str(&assets.localizer.message(lang, &message));
    text
}
