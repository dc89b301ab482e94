//! What commands print. A reader that has read enough (`| head`) ends a command in peace; any other trouble with the
//! output is an error that is told.
//!
//! `println!` and `eprintln!` are not for this folder: they panic where nobody reads. What is printed is decided
//! elsewhere.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::error::CliError;
use crate::domain::Message;
use crate::files;

/// Prints a line to standard output.
///
/// # Errors
/// [`CliError::Unread`] when nobody reads any more, else why it cannot be written.
pub(super) fn line(text: impl Display) -> Result<(), CliError> {
    writeln!(io::stdout(), "{text}").map_err(|error| unprinted(&error))
}

/// The same with colours, which are left out where no terminal shows them or nobody wants them (`NO_COLOR`).
///
/// # Errors
/// As [`line`].
pub(super) fn styled_line(text: impl Display) -> Result<(), CliError> {
    writeln!(anstream::stdout(), "{text}").map_err(|error| unprinted(&error))
}

/// Writes a report to the file that is wanted, whole, else prints it as it is.
///
/// # Errors
/// When the file cannot be written; else as [`line`].
pub(super) fn report(to: Option<&Path>, report: &[u8]) -> Result<(), CliError> {
    match to {
        Some(path) => files::write_whole(path, report).map_err(|error| CliError::file(path, &error)),
        None => io::stdout().write_all(report).map_err(|error| unprinted(&error)),
    }
}

/// Why standard output could not be written to.
pub(super) fn unprinted(error: &io::Error) -> CliError {
    match error.kind() {
        ErrorKind::BrokenPipe => CliError::Unread,
        _ => Message::new("cli-output-error").text("why", error.to_string()).into(),
    }
}

/// The same as [`tell`] with colours, which are left out as in [`styled_line`].
pub(super) fn tell_styled(text: impl Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Tells the person at the terminal something beside the output, on a line of standard error.
pub(super) fn tell(text: impl Display) {
    // Where standard error is closed, there is nobody to tell, and nobody to tell that to.
    let _ = writeln!(io::stderr(), "{text}");
}
