//! `sygnaly sweep [PATH…]`: plays scenarios along every branch and with many seeds, and tells what no author sees by reading:
//! moments that nothing leads to, dead ends, calls that cannot be won, lines that nobody ever says.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::{out, report};
use crate::authoring::sweep::{
    Bounds, DeadEndBecause, Limit, Matter, Move, SweepReport, Unwinnable, stock_never_said, sweep,
};
use crate::domain::{Lang, Message, Profile, Scenario, StockPhrases};
use crate::format::{self, Diagnostic};
use crate::l10n::Localizer;

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios by id, files and folders; without any, everything that is shipped
    paths: Vec<String>,
    /// How many seeds are played, from 1 on
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    seeds: u64,
    /// Who the trainee is: a profile's id or a YAML file
    #[arg(long, default_value = "krynki")]
    profile: String,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Sweeps and prints what was found; exits 1 on dead ends, moments that are never reached and calls that cannot be won.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let files = scenario_files(assets, &args.paths)?;
    let (profile, stock) = (assets.profile(&args.profile)?, assets.stock()?);
    let reports = sweep_all(&files, &stock, &profile, args.seeds)?;
    let lang = common.lang.into();
    match args.format {
        Format::Json => out::line(format_args!("{:#}", json_of(&reports)))?,
        Format::Text => {
            let words = Words {
                localizer: &assets.localizer,
                lang,
            };
            for report in &reports {
                words.scenario(report)?;
            }
            words.summary(&reports)?;
        }
    }
    Ok(if reports.iter().all(SweepReport::is_sound) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The scenario files that are meant, each once.
pub(super) fn scenario_files(assets: &Assets, named: &[String]) -> Result<Vec<PathBuf>, CliError> {
    let known = assets.scenarios();
    if named.is_empty() {
        return Ok(known.into_iter().map(|(_, file)| file).collect());
    }
    let mut files: Vec<PathBuf> = Vec::new();
    for name in named {
        let path = Path::new(name);
        let found = if let Some((_, file)) = known.iter().find(|(id, _)| id.as_str() == name) {
            vec![file.clone()]
        } else if path.join("scenario.yaml").is_file() {
            vec![path.join("scenario.yaml")]
        } else if path.is_dir() {
            format::find_scenarios(path).into_iter().map(|(_, file)| file).collect()
        } else if path.is_file() {
            vec![path.to_owned()]
        } else {
            let names = known.iter().map(|(id, _)| id.as_str());
            return Err(CliError::unknown("cli-unknown-scenario", name, names));
        };
        if found.is_empty() {
            return Err(Message::new("sweep-no-scenario").text("path", name).into());
        }
        for file in found {
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    Ok(files)
}

/// Sweeps the files on every core, in their order; what is wrong with any of them is told before anything else.
fn sweep_all(
    files: &[PathBuf],
    stock: &StockPhrases,
    profile: &Arc<Profile>,
    seeds: u64,
) -> Result<Vec<SweepReport>, CliError> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(files.len()));
    let work = || loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(number) else {
            break;
        };
        let swept = drawn(file, stock, seeds).map(|drawn| sweep(&drawn, profile, Bounds::default()));
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((number, swept));
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    let (mut reports, mut problems) = (Vec::new(), Vec::new());
    for (_, swept) in done {
        match swept {
            Ok(report) => reports.extend(report),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() {
        Ok(reports)
    } else {
        Err(CliError::Files(problems))
    }
}

/// A scenario as seed 1, 2 and so on draw it, or what is wrong with it.
fn drawn(file: &Path, stock: &StockPhrases, seeds: u64) -> Result<Vec<Arc<Scenario>>, Vec<Diagnostic>> {
    let mut all: Vec<Arc<Scenario>> = Vec::new();
    for seed in 1..=seeds {
        let loaded = format::load_scenario_for(file, stock, seed);
        let Some(scenario) = loaded.value else {
            return Err(loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect());
        };
        all.push(Arc::new(scenario));
    }
    Ok(all)
}

/// Puts reports into words.
struct Words<'a> {
    localizer: &'a Localizer,
    lang: Lang,
}

impl Words<'_> {
    fn scenario(&self, report: &SweepReport) -> Result<(), CliError> {
        let key = if report.is_sound() {
            "sweep-sound"
        } else {
            "sweep-findings"
        };
        let head = Message::new(key)
            .text("scenario", report.scenario.as_str())
            .number("reached", (report.moments - report.never_reached.len()) as f64)
            .number("moments", report.moments as f64)
            .number("said", (report.lines - report.never_said.len()) as f64)
            .number("lines", report.lines as f64)
            .number("runs", report.runs as f64);
        out::line(self.say(&head))?;
        for message in self.findings(report) {
            out::line(format_args!("  {}", self.say(&message)))?;
        }
        Ok(())
    }

    fn findings(&self, report: &SweepReport) -> Vec<Message> {
        let reached = report.never_reached.iter();
        let never_reached = reached.map(|moment| Message::new("sweep-never-reached").text("moment", moment.as_str()));
        let dead_ends = report.dead_ends.iter().map(|end| {
            let moment = end.moment.as_ref().map_or("–", |moment| moment.as_str());
            Message::new(&format!("sweep-dead-end-{}", why(end.why)))
                .text("moment", moment)
                .text("way", self.way(&end.way))
        });
        let unwinnable = report.unwinnable.iter().map(|failure| self.unwinnable(failure));
        let never_said = report.never_said.iter().map(|line| {
            Message::new("sweep-never-said")
                .text("key", &line.key)
                .text("text", &line.text)
        });
        let outcomes = report.outcomes.iter().map(|outcome| {
            Message::new("sweep-outcome")
                .text("ending", self.ending(&report::id(&outcome.ending)))
                .text(
                    "matter",
                    self.say(&Message::new(&format!("sweep-matter-{}", matter(outcome.matter)))),
                )
                .text("way", self.way(&outcome.way))
        });
        let variety = Message::new("sweep-variety")
            .number("seeds", report.seeds as f64)
            .number("behaviours", report.variety.behaviours as f64)
            .number("wordings", report.variety.wordings as f64);
        let limits = report.limits.iter().map(|limit| {
            let (bound, value) = bound(*limit);
            Message::new(&format!("sweep-limit-{bound}")).number("most", value as f64)
        });
        never_reached
            .chain(dead_ends)
            .chain(unwinnable)
            .chain(limits)
            .chain(never_said)
            .chain(outcomes)
            .chain([variety])
            .collect()
    }

    fn unwinnable(&self, failure: &Unwinnable) -> Message {
        let mut why = Vec::new();
        if !failure.facts.is_empty() {
            why.push(Message::new("sweep-lacks-facts").text("facts", joined(&failure.facts)));
        }
        if !failure.details.is_empty() {
            why.push(Message::new("sweep-lacks-details").text("details", joined(&failure.details)));
        }
        let moment = failure.moment.as_ref().map_or("–", |moment| moment.as_str());
        why.push(match &failure.ending {
            Some(ending) => Message::new("sweep-ended")
                .text("moment", moment)
                .text("ending", self.ending(&report::id(ending))),
            None => Message::new("sweep-not-ended").text("moment", moment),
        });
        let why: Vec<String> = why.iter().map(|message| self.say(message)).collect();
        let seeds: Vec<String> = failure.seeds.iter().map(u64::to_string).collect();
        Message::new("sweep-unwinnable")
            .text("seeds", seeds.join(", "))
            .text("why", why.join("; "))
    }

    fn summary(&self, reports: &[SweepReport]) -> Result<(), CliError> {
        // What one scenario alone leaves unsaid is for the others to say.
        if reports.len() > 1 {
            for text in stock_never_said(reports) {
                out::line(self.say(&Message::new("sweep-stock-never-said").text("text", text)))?;
            }
        }
        let findings = reports.iter().filter(|report| !report.is_sound()).count();
        let summary = Message::new("sweep-summary")
            .number("scenarios", reports.len() as f64)
            .number("findings", findings as f64);
        out::line(self.say(&summary))
    }

    /// Deeds in their order.
    fn way(&self, way: &[Move]) -> String {
        let deed = |deed: &Move| {
            let said: Vec<String> = deed.messages().iter().map(|message| self.say(message)).collect();
            said.join(", ")
        };
        way.iter().map(deed).collect::<Vec<_>>().join(" → ")
    }

    fn ending(&self, id: &str) -> String {
        self.localizer.text(self.lang, &format!("sweep-ending-{id}"))
    }

    fn say(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }
}

fn joined<T: AsRef<str>>(ids: &[T]) -> String {
    ids.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

/// The ids under which these stand in the localisation files and in JSON.
fn why(why: DeadEndBecause) -> &'static str {
    match why {
        DeadEndBecause::NoWayOn => "no_way_on",
        DeadEndBecause::Stuck => "stuck",
        DeadEndBecause::Endless => "endless",
    }
}

fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Settled => "settled",
        Matter::Open => "open",
    }
}

fn bound(limit: Limit) -> (&'static str, usize) {
    match limit {
        Limit::Runs(most) => ("runs", most),
        Limit::Moves(most) => ("moves", most),
        Limit::Explorations(most) => ("explorations", most),
    }
}

/// The reports as JSON; keys and order are stable.
fn json_of(reports: &[SweepReport]) -> Value {
    let scenarios: Vec<Value> = reports.iter().map(json_of_one).collect();
    json!({
        "sound": reports.iter().all(SweepReport::is_sound),
        "scenarios": scenarios,
        "stock_never_said": stock_never_said(reports),
    })
}

fn json_of_one(report: &SweepReport) -> Value {
    let way = |way: &[Move]| way.iter().map(ToString::to_string).collect::<Vec<_>>();
    let limits = report.limits.iter().map(|limit| {
        let (bound, most) = bound(*limit);
        json!({ "bound": bound, "most": most })
    });
    json!({
        "scenario": report.scenario,
        "sound": report.is_sound(),
        "seeds": report.seeds,
        "runs": report.runs,
        "moments": report.moments,
        "never_reached": report.never_reached,
        "dead_ends": report.dead_ends.iter().map(|end| json!({
            "moment": end.moment,
            "why": why(end.why),
            "way": way(&end.way),
        })).collect::<Vec<_>>(),
        "unwinnable": report.unwinnable.iter().map(|failure| json!({
            "seeds": failure.seeds,
            "facts": failure.facts,
            "details": failure.details,
            "ending": failure.ending,
            "moment": failure.moment,
        })).collect::<Vec<_>>(),
        "lines": report.lines,
        "never_said": report.never_said.iter().map(|line| json!({
            "key": line.key,
            "text": line.text,
        })).collect::<Vec<_>>(),
        "outcomes": report.outcomes.iter().map(|outcome| json!({
            "ending": outcome.ending,
            "matter": matter(outcome.matter),
            "way": way(&outcome.way),
        })).collect::<Vec<_>>(),
        "variety": {
            "behaviours": report.variety.behaviours,
            "wordings": report.variety.wordings,
        },
        "limits": limits.collect::<Vec<_>>(),
    })
}
