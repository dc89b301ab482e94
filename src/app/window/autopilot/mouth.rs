//! The autopilot's mouth: recordings played by another program into the microphone, for a call in real time.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use crate::domain::Millis;

/// After a recording has ended, the microphone's path needs so long to bring its last word.
const LAST_WORD: Millis = Millis(1_500);

/// Speaks recordings, one at a time.
pub(super) struct Mouth {
    /// A program with its arguments; `{file}` stands for the recording.
    command: String,
    /// Where the recordings of the plan are relative to.
    folder: PathBuf,
    speaking: Option<Child>,
    closed_at: Option<Millis>,
}

impl Mouth {
    pub(super) fn new(command: &str, folder: &Path) -> Self {
        Self {
            command: command.to_owned(),
            folder: folder.to_owned(),
            speaking: None,
            closed_at: None,
        }
    }

    /// Begins to speak a recording of the plan.
    pub(super) fn say(&mut self, wav: &Path) -> Result<(), String> {
        let file = self.folder.join(wav);
        if !file.is_file() {
            return Err(format!("there is no recording {}", file.display()));
        }
        let mut words = self.command.split_whitespace();
        let program = words.next().ok_or("the command of the mouth is empty")?;
        let arguments = words.map(|word| word.replace("{file}", &file.display().to_string()));
        let child = Command::new(program).args(arguments).spawn();
        self.speaking = Some(child.map_err(|error| format!("{program}: {error}"))?);
        Ok(())
    }

    /// Whether it is still speaking, or what it said may still be on its way.
    pub(super) fn is_busy(&mut self, now: Millis) -> Result<bool, String> {
        if let Some(child) = &mut self.speaking {
            match child.try_wait().map_err(|error| error.to_string())? {
                None => return Ok(true),
                Some(status) if !status.success() => return Err(format!("the mouth's command ended with {status}")),
                Some(_) => {
                    self.speaking = None;
                    self.closed_at = Some(now);
                }
            }
        }
        Ok(self.closed_at.is_some_and(|closed| now.since(closed) < LAST_WORD))
    }
}
