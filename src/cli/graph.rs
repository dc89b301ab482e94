//! `sygnaly graph SCENARIO`: the conversation as a drawing or as text for Mermaid, with what plans or a sweep came by.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::Common;
use super::assets::Assets;
use super::call::Call;
use super::error::CliError;
use super::sweep::drawn;
use super::{drill, out};
use crate::authoring::graph::Graph;
use crate::authoring::sweep::{Bounds, sweep};
use crate::domain::{Message, Scenario};
use crate::export;

/// Arguments of `graph`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 the graph is written; 1 a file is wrong, or a plan cannot be played; 2 wrong arguments."
)]
pub(super) struct Args {
    /// Scenario: its id (see `sygnaly list`) or a YAML file
    scenario: String,
    /// A drawing that stands alone, or text that other programs draw
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// Write the graph to this file, whole, instead of printing it
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Plans of this scenario: marks where they came by, and where none did
    #[arg(long, value_name = "PLAN.yaml", num_args = 1..)]
    covered: Vec<PathBuf>,
    /// Marks the moments that a sweep came by (see `sygnaly sweep`), and those that it did not
    #[arg(long, conflicts_with = "covered")]
    sweep: bool,
    /// How many seeds the sweep plays, from 1 on
    #[arg(long, value_name = "N", default_value_t = 100, requires = "sweep", value_parser = clap::value_parser!(u64).range(1..=10_000))]
    seeds: u64,
    /// Who the trainee of the sweep is: a profile's id or a YAML file
    #[arg(long, default_value = "krynki", requires = "sweep")]
    profile: String,
}

/// What a graph is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A drawing.
    Svg,
    /// A flowchart for Mermaid.
    Mermaid,
}

/// Draws the conversation of a scenario, as it is written.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let (scenario, file) = assets.scenario(&args.scenario)?;
    let mut graph = Graph::of(&scenario);
    for path in &args.covered {
        take_plan(&mut graph, assets, common, &args.scenario, &scenario, path)?;
    }
    if args.sweep {
        take_sweep(&mut graph, assets, &file, args)?;
    }
    let drawn = match args.format {
        Format::Svg => {
            export::graph_svg(&graph, &assets.localizer, lang)
                .map_err(|error| Message::new("export-error").text("why", error.to_string()))?
                + "\n"
        }
        Format::Mermaid => export::graph_mermaid(&graph, &assets.localizer, lang),
    };
    out::report(args.output.as_deref(), drawn.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Plays a plan and marks what it came by.
fn take_plan(
    graph: &mut Graph,
    assets: &Assets,
    common: &Common,
    name: &str,
    scenario: &Scenario,
    path: &Path,
) -> Result<(), CliError> {
    let plan = assets.plan(path)?;
    if plan.of != scenario.id {
        let other = Message::new("graph-other-scenario")
            .text("path", path.display().to_string())
            .text("other", plan.of.as_str())
            .text("scenario", scenario.id.as_str());
        return Err(other.into());
    }
    let call = Call::load(assets, name, plan.procedure.as_str(), plan.profile.as_str(), plan.seed)?;
    let (log, _) = drill::play(assets, common, &call, &plan, path, &mut ())?;
    graph.take_call(&log);
    Ok(())
}

/// Sweeps the scenario and marks the moments that it came by.
fn take_sweep(graph: &mut Graph, assets: &Assets, file: &Path, args: &Args) -> Result<(), CliError> {
    let (profile, stock) = (assets.profile(&args.profile)?, assets.stock()?);
    let drawn = drawn(file, &stock, args.seeds).map_err(CliError::Files)?;
    let procedure = assets.procedure_for(None, &profile)?;
    if let Some(report) = sweep(&drawn, &profile, &procedure, Bounds::default()) {
        graph.take_sweep(&report);
    }
    Ok(())
}
