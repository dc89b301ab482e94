//! Opens a place of a file in the author's editor: the command from the settings, else what most authors have. No shell is asked,
//! so a file's name cannot become a command.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::app::texts::words_of;
use crate::domain::Message;
use crate::voice::split_words;

/// An editor that could not start ends within this; one that goes on has opened.
const STARTS_WITHIN: Duration = Duration::from_millis(1_500);
/// Between two looks at it.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Visual Studio Code, by the name under which it is started without a shell.
const CODE: &str = if cfg!(windows) { "code.cmd" } else { "code" };
/// What opens a file with the program that the system has for it.
const SYSTEM: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Place {
    /// As editors and terminals write it: `file:line:column`.
    pub fn words(&self) -> String {
        format!("{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

/// The commands to try for a place, in this order, each a program with its arguments. `command` is the author's own, empty
/// for the usual ones; where it does not say `{file}`, the file comes last.
///
/// # Errors
/// When a quotation mark in the command is never closed, as a message.
pub fn commands(command: &str, place: &Place) -> Result<Vec<Vec<String>>, Message> {
    let file = absolute(&place.file);
    let mut own = split_words(command).map_err(|_| Message::new("author-editor-quote"))?;
    if own.is_empty() {
        let code = format!("{file}:{}:{}", place.line, place.column);
        return Ok(vec![
            vec![CODE.to_owned(), "-g".to_owned(), code],
            vec![SYSTEM.to_owned(), file],
        ]);
    }
    if !own.iter().any(|word| word.contains("{file}")) {
        own.push("{file}".to_owned());
    }
    let (line, column) = (place.line.to_string(), place.column.to_string());
    // The file comes last: its name may have braces in it.
    let fill = |word: String| {
        let word = word.replace("{line}", &line).replace("{column}", &column);
        word.replace("{file}", &file)
    };
    Ok(vec![own.into_iter().map(fill).collect()])
}

/// An editor that was started by another program knows nothing of this one's folder.
fn absolute(file: &Path) -> String {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    whole.display().to_string()
}

/// Opens a place with the first of the commands that can be started. It waits for that; call it on a thread.
///
/// # Errors
/// When none can be started, as a message with the reason of the last one.
pub fn open(commands: &[Vec<String>]) -> Result<(), Message> {
    let mut why = String::new();
    for command in commands {
        match start(command) {
            Ok(()) => return Ok(()),
            Err(reason) => why = reason,
        }
    }
    Err(words_of("author-editor-failed", vec![("why", why)]))
}

fn start(command: &[String]) -> Result<(), String> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(String::new());
    };
    let told = |error: std::io::Error| format!("{program}: {error}");
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(told)?;
    let mut waited = Duration::ZERO;
    while waited < STARTS_WITHIN {
        match child.try_wait().map_err(told)? {
            // The explorer of Windows ends with 1 whatever it did.
            Some(status) if status.success() || program == "explorer" => return Ok(()),
            Some(status) => return Err(format!("{program}: {status}")),
            None => std::thread::sleep(LOOK_EVERY),
        }
        waited += LOOK_EVERY;
    }
    // It runs for as long as its author writes; somebody has to take note of its end.
    let _ = std::thread::Builder::new()
        .name("author-editor".into())
        .spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            file: std::path::absolute("moje scenariusze/scenario.yaml").unwrap(),
            line: 12,
            column: 5,
        }
    }

    #[test]
    fn the_usual_editors_are_tried_and_the_first_one_goes_to_the_line() {
        let place = place();
        let commands = commands("", &place).unwrap();
        assert_eq!(commands[0], [CODE.to_owned(), "-g".to_owned(), place.words()]);
        assert_eq!(commands[1], [SYSTEM.to_owned(), place.file.display().to_string()]);
    }

    #[test]
    fn ones_own_command_is_filled_word_by_word_and_a_name_with_spaces_stays_one() {
        let place = place();
        let file = place.file.display().to_string();
        let own = |command: &str| commands(command, &place).unwrap().remove(0);
        assert_eq!(
            own("\"C:\\Program Files\\vim\" +{line} {file}"),
            ["C:\\Program Files\\vim".to_owned(), "+12".to_owned(), file.clone()]
        );
        assert_eq!(own("kate -c {column}"), ["kate", "-c", "5", file.as_str()]);
        let unclosed = commands("\"vim {file}", &place).unwrap_err();
        assert_eq!(unclosed.key, "author-editor-quote");
    }

    #[test]
    fn an_editor_that_is_not_there_is_told_with_its_name() {
        let nowhere = vec![vec!["no-such-editor-anywhere".to_owned()]];
        let told = open(&nowhere).unwrap_err();
        assert_eq!(told.key, "author-editor-failed");
        assert!(format!("{told:?}").contains("no-such-editor-anywhere"), "{told:?}");
    }
}
