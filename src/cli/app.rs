//! `sygnaly app`: the desk in a window.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::error::CliError;

/// Arguments of `app`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// Begin with this scenario chosen
    #[arg(long)]
    scenario: Option<String>,
    /// Begin with this procedure chosen
    #[arg(long)]
    procedure: Option<String>,
    /// Begin with this profile chosen
    #[arg(long)]
    profile: Option<String>,
    /// Seed of the calls
    #[arg(long)]
    seed: Option<u64>,
    /// Text size in percent, 100 to 200
    #[arg(long, value_parser = clap::value_parser!(u16).range(100..=200))]
    scale: Option<u16>,
    /// Colours: light, dark or contrast
    #[arg(long)]
    theme: Option<String>,
    /// Play this plan by itself, through the keyboard, in simulated time (for tests and pictures)
    #[arg(long, value_name = "PLAN.yaml", requires = "shots")]
    autopilot: Option<PathBuf>,
    /// Where the autopilot keeps its screenshots
    #[arg(long, value_name = "DIR")]
    shots: Option<PathBuf>,
    /// Size of the window, points
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    size: Option<String>,
}

/// Opens the window and stays until it is closed.
#[cfg(feature = "app")]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: Args) -> Result<ExitCode, CliError> {
    todo!()
}

/// Without the window there is the terminal.
#[cfg(not(feature = "app"))]
pub(super) fn run(_assets: &Assets, _common: &Common, _args: Args) -> Result<ExitCode, CliError> {
    Err(CliError::new("cli-built-without-app"))
}
