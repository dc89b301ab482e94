//! The `sygnaly` program: hands the command line to [`sygnaly::cli`] and its verdict to the shell.

use std::process::ExitCode;

fn main() -> ExitCode {
    sygnaly::cli::main()
}
