//! The `sygnaly` program: hands the command line to [`sygnaly::cli`] and its verdict to the shell.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    sygnaly::cli::main()
}
