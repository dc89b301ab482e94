//! `sygnaly sweep [PATH…]`: plays scenarios along every branch and with many seeds, and tells what no author sees by reading:
//! moments that nothing leads to, dead ends, calls that cannot be won, what nobody ever says, and the shortest way to every
//! outcome.

mod json;
mod plans;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::{out, parallel};
use crate::authoring::sweep::{
    Beyond, Bounds, DeadEndBecause, Limit, Matter, NoPlan, Staging, SweepReport, Whereabouts, plan_to, sweep,
};
use crate::domain::{Lang, Plan, Procedure, Profile, Scenario, StockPhrases};
use crate::format::{self, Diagnostic};
use crate::language::Language;
use words::Words;

/// What the program ends with, for `--help`.
pub(super) const EXIT_CODES: &str = "Exit code: 0 when every scenario is sound; 1 when one has a dead end, a moment that \
                                     is never reached or a call that cannot be won; 2 when there was nothing to sweep, a \
                                     file is wrong, or plans could not be written.";

/// Ends a sweep that found nothing out.
const NOT_SWEPT: u8 = 2;

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios by id, files and folders; without any, everything that is shipped or in a pack
    paths: Vec<String>,
    /// How many seeds are played, from 1 on
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    seeds: u64,
    /// Who the trainee is: a profile's id or a YAML file
    #[arg(long, default_value = "krynki")]
    profile: String,
    /// Procedure that a sample of the calls is scored against: its id or a YAML file (default: the profile's, else krynki)
    #[arg(long)]
    procedure: Option<String>,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the shortest way to every outcome as a plan into this folder, which is new or empty
    #[arg(long, value_name = "DIR")]
    plans: Option<PathBuf>,
}

/// Sweeps and prints what was found; the exit code is as in [`EXIT_CODES`].
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang: Lang = common.lang.into();
    match find_out(assets, lang, args) {
        Err(CliError::Unread) => Err(CliError::Unread),
        Err(error) => {
            out::tell(error.render(&assets.localizer, lang));
            Ok(ExitCode::from(NOT_SWEPT))
        }
        done => done,
    }
}

fn find_out(assets: &Assets, lang: Lang, args: &Args) -> Result<ExitCode, CliError> {
    let files = assets.scenario_files(&args.paths)?;
    let (profile, stock) = (assets.profile(&args.profile)?, assets.stock()?);
    let procedure = assets.procedure_for(args.procedure.as_deref(), &profile)?;
    let folder = args.plans.as_deref();
    folder.map_or(Ok(()), plans::must_be_empty)?;
    let job = Job {
        stock: &stock,
        profile: &profile,
        procedure: &procedure,
        seeds: args.seeds,
        language: folder.map(|_| assets.language()).transpose()?,
    };
    let all = sweep_all(&files, &job)?;
    if let Some(folder) = folder {
        plans::write(&all, folder, &assets.localizer)?;
    }
    let sound = all.iter().all(|swept| swept.report.is_sound());
    match args.format {
        Format::Json => out::line(format_args!("{:#}", json::of(&all, folder)))?,
        Format::Text => {
            let words = Words {
                localizer: &assets.localizer,
                lang,
            };
            for swept in &all {
                words.scenario(swept, folder)?;
            }
            words.summary(&all)?;
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What every scenario is swept with.
struct Job<'a> {
    stock: &'a StockPhrases,
    profile: &'a Arc<Profile>,
    procedure: &'a Procedure,
    seeds: u64,
    /// None: no plans are wanted.
    language: Option<Arc<Language>>,
}

/// What was found out about one scenario.
struct Swept {
    file: PathBuf,
    whereabouts: Whereabouts,
    report: SweepReport,
    /// The way to each outcome of the report, in its order; none where no plans are wanted.
    plans: Vec<Result<Plan, NoPlan>>,
}

/// Sweeps the files on every core, in their order; what is wrong with any of them is told before anything else.
fn sweep_all(files: &[PathBuf], job: &Job<'_>) -> Result<Vec<Swept>, CliError> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for swept in parallel::map(files, |file| sweep_one(file, job)) {
        match swept {
            Ok(swept) => all.extend(swept),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() {
        Ok(all)
    } else {
        Err(CliError::Files(problems))
    }
}

/// Sweeps a file, and makes plans where they are wanted.
fn sweep_one(file: &Path, job: &Job<'_>) -> Result<Option<Swept>, Vec<Diagnostic>> {
    let drawn = drawn(file, job.stock, job.seeds)?;
    let Some(report) = sweep(&drawn, job.profile, job.procedure, Bounds::default()) else {
        return Ok(None);
    };
    let mut plans = Vec::new();
    if let Some(language) = &job.language {
        let staging = Staging {
            language,
            profile: job.profile,
            procedure: &job.procedure.id,
        };
        // Seeds count from 1.
        let of_seed = |seed: u64| drawn.get(usize::try_from(seed).ok()?.checked_sub(1)?);
        plans.extend(report.outcomes.iter().map(|outcome| {
            let scenario = of_seed(outcome.seed).ok_or(NoPlan::EndsOtherwise)?;
            plan_to(outcome, scenario, &staging)
        }));
    }
    // It was read a hundred times; should it be gone by now, findings stand without their lines.
    let text = std::fs::read_to_string(file).unwrap_or_default();
    Ok(Some(Swept {
        file: file.to_owned(),
        whereabouts: Whereabouts::of(&text),
        report,
        plans,
    }))
}

/// A scenario as seed 1, 2 and so on draw it, or what is wrong with it.
pub(super) fn drawn(file: &Path, stock: &StockPhrases, seeds: u64) -> Result<Vec<Arc<Scenario>>, Vec<Diagnostic>> {
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

/// The ids under which these stand in the localisation files, in JSON and in names of files.
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

fn beyond(beyond: Beyond) -> &'static str {
    match beyond {
        Beyond::Shift => "shift",
        Beyond::Desk => "desk",
        Beyond::Room => "room",
    }
}

fn no_plan(why: NoPlan) -> &'static str {
    match why {
        NoPlan::Unsayable => "unsayable",
        NoPlan::EndsOtherwise => "ends_otherwise",
    }
}
