//! `sygnaly drill SCENARIO`: one call in the terminal, typed live or played by a plan in simulated time.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::assets::Assets;
use super::call::Call;
use super::ears::Ears;
use super::error::CliError;
use super::page::Page;
use super::report;
use super::transcript::Printer;
use super::{Common, live, out, translate};
use crate::authoring::{PlanError, Unexpected, Witness, run_plan, unexpected};
use crate::domain::{Lang, LanguageTag, Message, Mode, Plan, SessionLog};
use crate::files;
use crate::format::{self, FileKind};
use crate::l10n::Localizer;
use crate::scoring::score;

/// Arguments of `drill`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenario: its id (see `sygnaly list`) or a YAML file; with --trainee it may be left out
    #[arg(required_unless_present = "trainee")]
    scenario: Option<String>,
    /// Plan of what the trainee does and says in a call or a shift; played in simulated time
    #[arg(long, value_name = "PLAN.yaml")]
    pub(super) trainee: Option<PathBuf>,
    /// Procedure to score against: its id or a YAML file
    #[arg(long)]
    pub(super) procedure: Option<String>,
    /// Who the trainee is: a profile's id or a YAML file
    #[arg(long)]
    pub(super) profile: Option<String>,
    /// Seed of the call: which of the caller's variants are played
    #[arg(long)]
    pub(super) seed: Option<u64>,
    /// Without hints, as in an exam
    #[arg(long)]
    pub(super) exam: bool,
    /// Under what is heard, what it means in this language, by its tag; the scenario, or one of a shift, must have been translated to it
    #[arg(long, value_name = "LANG", value_parser = translate::language)]
    pub(super) captions: Option<LanguageTag>,
    /// How the scorecard is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Keep the session log (JSON) in this file
    #[arg(long, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
    /// Write the debrief as an HTML page to this file; it holds every word of the call
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
}

impl Args {
    /// The plan, where it is one for a shift; what cannot be read is told by whoever loads it.
    pub(super) fn shift_plan(&self) -> Option<&Path> {
        let path = self.trainee.as_deref()?;
        let text = std::fs::read_to_string(path).unwrap_or_default();
        (format::kind_of(path, &text) == Some(FileKind::ShiftPlan)).then_some(path)
    }
}

/// How a scorecard is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Plays the call and prints its scorecard. With a plan, exits 1 when something came that it did not expect.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    match &args.trainee {
        Some(path) => {
            let mut plan = assets.plan(path)?;
            let expects = override_plan(&mut plan, args);
            let name = args.scenario.as_deref().unwrap_or(plan.of.as_str()).to_owned();
            let procedure = args.procedure.as_deref().unwrap_or(plan.procedure.as_str()).to_owned();
            let profile = args.profile.as_deref().unwrap_or(plan.profile.as_str()).to_owned();
            let call = Call::load(assets, &name, &procedure, &profile, plan.seed)?;
            let captions = translate::captions(assets, args.captions.as_ref(), &name, plan.seed, &call.profile)?;
            let mut printer = Printer::new(&assets.localizer, lang, &call.scenario).with_captions(captions.clone());
            let witness: &mut dyn Witness = if args.format == Format::Text {
                &mut printer
            } else {
                &mut ()
            };
            let (log, unplayed) = play(assets, common, &call, &plan, path, witness)?;
            keep(args.log.as_deref(), &log)?;
            let card = score(&call.procedure, &call.scenario, &log);
            if let Some(path) = &args.html {
                Page::new(path, assets, lang, &captions).of_call(&call, &log, &card)?;
            }
            print_card(args.format, &assets.localizer, lang, &card)?;
            // A file may be the plan's scenario too: what it is called decides, not where it lies.
            if !expects || call.scenario.id != plan.of {
                return Ok(ExitCode::SUCCESS);
            }
            let found = unexpected(&plan.expect, card.graded());
            Ok(differences(assets, lang, &unplayed, &found))
        }
        None => {
            let name = args.scenario.as_deref().unwrap_or_default();
            let procedure = args.procedure.as_deref().unwrap_or("bialystok");
            let profile = args.profile.as_deref().unwrap_or(procedure);
            let mode = if args.exam { Mode::Exam } else { Mode::Practice };
            let seed = args.seed.unwrap_or_else(live::seed_of_the_moment);
            let call = Call::load(assets, name, procedure, profile, seed)?;
            let captions = translate::captions(assets, args.captions.as_ref(), name, seed, &call.profile)?;
            let log = live::play(&assets.localizer, lang, &call, seed, mode, captions.clone())?;
            keep(args.log.as_deref(), &log)?;
            let card = score(&call.procedure, &call.scenario, &log);
            if let Some(path) = &args.html {
                Page::new(path, assets, lang, &captions).of_call(&call, &log, &card)?;
            }
            print_card(args.format, &assets.localizer, lang, &card)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Plays a plan; returns the log, and what kept the plan from being played whole.
pub(super) fn play(
    assets: &Assets,
    common: &Common,
    call: &Call,
    plan: &Plan,
    path: &Path,
    witness: &mut dyn Witness,
) -> Result<(SessionLog, Vec<usize>), CliError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut ears = Ears::new(assets, common)?;
    let (scenario, profile, ear) = (call.scenario.clone(), call.profile.clone(), call.ear.clone());
    let played = run_plan(plan, folder, scenario, profile, ear, &mut ears, witness)
        .map_err(|error| plan_error(assets, common.lang.into(), path, &error))?;
    Ok((played.log, played.unplayed))
}

/// Prints what came otherwise than a plan says; the exit code of it.
pub(super) fn differences(assets: &Assets, lang: Lang, unplayed: &[usize], found: &[Unexpected]) -> ExitCode {
    let steps = unplayed
        .iter()
        .map(|step| Message::new("cli-step-unplayed").number("step", *step as f64));
    let problems: Vec<Message> = steps.chain(found.iter().map(surprise)).collect();
    for problem in &problems {
        out::tell(assets.localizer.message(lang, problem));
    }
    if problems.is_empty() {
        out::tell(assets.localizer.text(lang, "cli-as-planned"));
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Why a plan could not be played, in words.
pub(super) fn plan_error(assets: &Assets, lang: Lang, path: &Path, error: &PlanError) -> CliError {
    let (step, message) = match error {
        PlanError::StepNeverCame { step, awaits, at } => {
            let awaits = assets.localizer.message(lang, awaits);
            (
                *step,
                Message::new("plan-step-never-came")
                    .text("awaits", awaits)
                    .text("at", at.to_string()),
            )
        }
        PlanError::Wav { step, why } => (*step, why.clone()),
    };
    Message::new("cli-plan-error")
        .text("path", path.display().to_string())
        .number("step", step as f64)
        .text("why", assets.localizer.message(lang, &message))
        .into()
}

/// Puts the arguments over the plan; false when what is played is no longer what the plan's expectations are about.
fn override_plan(plan: &mut Plan, args: &Args) -> bool {
    let other_procedure = args
        .procedure
        .as_deref()
        .is_some_and(|name| name != plan.procedure.as_str());
    let other_profile = args
        .profile
        .as_deref()
        .is_some_and(|name| name != plan.profile.as_str());
    let other_seed = args.seed.is_some_and(|seed| seed != plan.seed);
    plan.seed = args.seed.unwrap_or(plan.seed);
    if args.exam {
        plan.mode = Mode::Exam;
    }
    !(other_procedure || other_profile || other_seed)
}

/// Prints a scorecard to standard output.
pub(super) fn print_card(
    format: Format,
    localizer: &Localizer,
    lang: Lang,
    card: &crate::domain::Scorecard,
) -> Result<(), CliError> {
    match format {
        Format::Text => out::line(report::text(localizer, lang, card)),
        Format::Json => out::line(report::json(localizer, lang, card)),
    }
}

/// Keeps a log in a file, where one is wanted.
pub(super) fn keep(path: Option<&Path>, log: &impl serde::Serialize) -> Result<(), CliError> {
    let Some(path) = path else { return Ok(()) };
    let text = serde_json::to_string_pretty(log)
        .map_err(|error| Message::new("cli-log-error").text("why", error.to_string()))?;
    files::write_whole(path, text.as_bytes()).map_err(|error| CliError::file(path, &error))
}

/// A difference from a plan's expectations, in a message.
fn surprise(found: &Unexpected) -> Message {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"));
    match found {
        Unexpected::Score { got, at_least, at_most } => Message::new("cli-unexpected-score")
            .text("got", number(*got))
            .text("least", number(*at_least))
            .text("most", number(*at_most)),
        Unexpected::Passed { got, expected } => Message::new("cli-unexpected-passed")
            .text("got", report::id(got))
            .text("expected", report::id(expected)),
        Unexpected::Critical { got, expected } => {
            let names = |kinds: &[crate::domain::CriticalErrorKind]| {
                let ids: Vec<String> = kinds.iter().map(report::id).collect();
                format!("[{}]", ids.join(", "))
            };
            Message::new("cli-unexpected-critical")
                .text("got", names(got))
                .text("expected", names(expected))
        }
        Unexpected::Verdict { rule, got, expected } => Message::new("cli-unexpected-verdict")
            .text("rule", rule.as_str())
            .text("got", got.as_ref().map_or_else(|| "–".to_owned(), report::id))
            .text("expected", report::id(expected)),
        Unexpected::Ending { got, expected } => Message::new("cli-unexpected-ending")
            .text("got", got.as_ref().map_or_else(|| "–".to_owned(), report::id))
            .text("expected", report::id(expected)),
    }
}
