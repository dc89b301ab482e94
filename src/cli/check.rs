//! `sygnaly check PATH…` and `sygnaly schema KIND`: for those who write scenarios, procedures and plans.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message};
use crate::format::{self, FileKind, Library};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files and folders; without any, everything that is shipped
    paths: Vec<PathBuf>,
}

/// Prints every problem in every file; exits 1 when one of them is an error.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang: Lang = common.lang.into();
    let paths = if args.paths.is_empty() {
        let folders = ["procedures", "profiles", "policies", "callers"].map(|folder| assets.folder().join(folder));
        std::iter::once(assets.scenarios_folder()).chain(folders).collect()
    } else {
        args.paths.clone()
    };
    let (library, mut diagnostics) = Library::open(&assets.folder(), &assets.scenarios_folder());
    let library = library.with_offices_of(&paths);
    let checked: Vec<_> = paths
        .iter()
        .flat_map(|path| format::check_path(path, &library))
        .collect();
    let files = checked.len();
    diagnostics.extend(checked.into_iter().flat_map(|found| found.diagnostics));
    for found in &diagnostics {
        out::line(found.render(lang))?;
    }
    let errors = diagnostics.iter().filter(|found| found.is_error()).count();
    let summary = Message::new("check-summary")
        .number("files", files as f64)
        .number("errors", errors as f64)
        .number("warnings", (diagnostics.len() - errors) as f64);
    out::line(assets.localizer.message(lang, &summary))?;
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// scenario, procedure, plan, profile, stock, shift, shift_plan, policy or translation
    kind: String,
}

/// Prints a schema.
pub(super) fn schema(args: &SchemaArgs) -> Result<ExitCode, CliError> {
    let known = FileKind::ALL.iter().map(|kind| kind.name());
    let kind = FileKind::ALL
        .into_iter()
        .find(|kind| kind.name() == args.kind)
        .ok_or_else(|| CliError::unknown("cli-unknown-kind", &args.kind, known))?;
    out::line(format_args!("{:#}", format::schema(kind)))?;
    Ok(ExitCode::SUCCESS)
}
