//! Runs an outside program with a time limit and leaves nothing running behind.
//!
//! Standard input may be fed; what the program says on its error output is kept for the message. No shell.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::errors::VoiceError;

/// How often a running program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// As much of a program's complaint as a message shows, in characters.
const LONGEST_COMPLAINT: usize = 200;

/// A file that disappears when dropped, named beside the file that it will become.
pub(super) struct TempFile(PathBuf);

impl TempFile {
    /// A fresh name in the folder of `target`, so that a rename onto it stays within one file system.
    pub(super) fn beside(target: &Path, suffix: &str) -> Self {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let stem = target.file_stem().unwrap_or_default().to_string_lossy();
        Self(target.with_file_name(format!(".{stem}.{}-{number}.{suffix}", std::process::id())))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file its final name in one step, replacing a former one.
    pub(super) fn become_file(self, target: &Path) -> Result<(), VoiceError> {
        fs::rename(&self.0, target).map_err(|error| VoiceError::file(target, &error))
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        // Absent after a rename, or when the program never wrote it.
        let _ = fs::remove_file(&self.0);
    }
}

/// Runs `program` to its end.
///
/// `complaints` receives its error output. `input` goes to its standard input.
///
/// # Errors
/// [`VoiceError::ProgramMissing`], [`VoiceError::ProgramHung`] (it was killed), [`VoiceError::ProgramFailed`].
pub(super) fn run(
    program: &str,
    arguments: &[String],
    input: Option<&str>,
    time_limit: Duration,
    complaints: &TempFile,
) -> Result<(), VoiceError> {
    run_into(Stdio::null(), program, arguments, input, time_limit, complaints)
}

/// Runs `program` to its end without input, and returns what it printed; letters of another encoding come out wrong.
///
/// # Errors
/// Those of [`run`], and [`VoiceError::File`].
pub(super) fn output(program: &str, arguments: &[String], time_limit: Duration) -> Result<String, VoiceError> {
    let beside = std::env::temp_dir().join("sygnaly-output");
    let (printed, complaints) = (TempFile::beside(&beside, "out"), TempFile::beside(&beside, "err"));
    let trouble = |error: std::io::Error| VoiceError::file(printed.path(), &error);
    let file = fs::File::create(printed.path()).map_err(trouble)?;
    run_into(Stdio::from(file), program, arguments, None, time_limit, &complaints)?;
    let bytes = fs::read(printed.path()).map_err(trouble)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn run_into(
    output: Stdio,
    program: &str,
    arguments: &[String],
    input: Option<&str>,
    time_limit: Duration,
    complaints: &TempFile,
) -> Result<(), VoiceError> {
    let error_file =
        fs::File::create(complaints.path()).map_err(|error| VoiceError::file(complaints.path(), &error))?;
    let mut command = Command::new(program);
    command.args(arguments).stdout(output).stderr(error_file);
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    without_console(&mut command);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => VoiceError::ProgramMissing {
            program: program.to_owned(),
        },
        _ => failed(program, "start", error.to_string()),
    })?;
    if let (Some(mut pipe), Some(text)) = (child.stdin.take(), input.map(str::to_owned)) {
        // A program that never reads would block us on a long text; the thread ends when the pipe breaks.
        std::thread::spawn(move || {
            let _ = pipe.write_all(text.as_bytes());
        });
    }
    match wait(&mut child, time_limit) {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(Some(status)) => Err(failed(program, &status.to_string(), first_lines(complaints.path()))),
        Ok(None) => Err(VoiceError::ProgramHung {
            program: program.to_owned(),
            seconds: time_limit.as_secs(),
        }),
        Err(error) => Err(failed(program, "wait", error.to_string())),
    }
}

/// The exit status, or `None` after the limit, when the child has been killed.
fn wait(child: &mut Child, time_limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + time_limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline {
            // It may have ended by itself just now; either way it is reaped here.
            let _ = child.kill();
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn failed(program: &str, status: &str, said: String) -> VoiceError {
    VoiceError::ProgramFailed {
        program: program.to_owned(),
        status: status.to_owned(),
        said,
    }
}

fn first_lines(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let said: String = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LONGEST_COMPLAINT)
        .collect();
    if said.is_empty() { "–".to_owned() } else { said }
}

/// On Windows a console program started from a window would flash a black box at every line.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}
