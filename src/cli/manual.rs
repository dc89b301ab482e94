//! `sygnaly manual FOLDER`: the pages of the manual and the completions for shells, made of the commands themselves. It is for those who make
//! packages, and so hidden from the list of commands.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::Cli;
use super::error::CliError;
use crate::files;

/// The program, as shells know it.
const NAME: &str = "sygnaly";

/// Where shells look for completions in a `share` folder: bash and fish everywhere, zsh as Debian has it.
const COMPLETIONS: [(Shell, &str); 3] = [
    (Shell::Bash, "bash-completion/completions/sygnaly"),
    (Shell::Fish, "fish/vendor_completions.d/sygnaly.fish"),
    (Shell::Zsh, "zsh/vendor-completions/_sygnaly"),
];

/// Arguments of `manual`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; its parts lie as in /usr/share
    folder: PathBuf,
}

/// Writes them all; the same program writes the same bytes. What is in the way is replaced.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    // `sygnaly help` says what the pages say, and would be a page for each command a second time.
    let mut command = Cli::command().disable_help_subcommand(true);
    for (shell, name) in COMPLETIONS {
        let mut script = Vec::<u8>::new();
        clap_complete::generate(shell, &mut command, NAME, &mut script);
        write(&args.folder.join(name), &script)?;
    }
    pages(&command, &args.folder.join("man/man1"))?;
    Ok(ExitCode::SUCCESS)
}

/// A page for a command that is built, and for each command below it.
fn pages(command: &clap::Command, folder: &Path) -> Result<(), CliError> {
    for part in command.get_subcommands().filter(|part| !part.is_hide_set()) {
        pages(part, folder)?;
    }
    let page = Man::new(command.clone());
    let path = folder.join(page.get_filename());
    let mut text = Vec::<u8>::new();
    page.render(&mut text).map_err(|error| CliError::file(&path, &error))?;
    write(&path, &text)
}

fn write(path: &Path, content: &[u8]) -> Result<(), CliError> {
    files::write_whole(path, content).map_err(|error| CliError::file(path, &error))
}
