//! A file of the data folder to which lines are only ever added, each of which proves itself (`chain.rs`).
//!
//! Whoever adds holds an empty file beside it locked. A last line without its end was cut off by a power cut: it was never
//! acknowledged and goes. Any other line that does not hold is damage, and the file is left as it is. What a line means is its
//! owner's matter.
//!
//! Nothing is changed but for one thing: what is held on a person is erased when it must be ([`erase`]). The line keeps its place
//! and its checksum, so that the others are proved as before.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use super::chain;
use crate::domain::{Day, Message};
use crate::files;

/// Which file.
#[derive(Debug, Clone, Copy)]
pub(super) struct SealedFile {
    /// Its name in the data folder.
    pub file: &'static str,
    /// The name of the empty file beside it.
    pub lock: &'static str,
    /// Version of its form, raised when an older program could not read what a newer one writes.
    pub format: u64,
}

/// A file of sealed lines that cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SealedError {
    /// The file or folder could not be read or written.
    #[error("{}: {reason}; check the folder, its permissions and the room on the disk", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// Another program has it open.
    #[error("{} is being written by another window of the program; close that one", path.display())]
    Taken {
        /// The file.
        path: PathBuf,
    },
    /// A line is not what was written after the lines before it, or the first is not there.
    #[error("{}:{line}: damaged or changed; restore the file from a backup", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// The first line that does not hold, from 1.
        line: usize,
    },
    /// A line is as it was written, and means nothing to this version of the program.
    #[error("{}:{line}: not understood ({reason}); open it with the version that wrote it", path.display())]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What in it was unexpected.
        reason: String,
    },
    /// A newer program wrote the file.
    #[error("{} was written by a newer version of the program (format {format}); update the program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its form.
        format: u64,
    },
}

impl SealedError {
    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::File { path, reason } => about("records-file", path).text("why", reason),
            Self::Taken { path } => about("sealed-taken", path),
            Self::Changed { path, line } => about("records-changed", path).number("line", *line as f64),
            Self::NotUnderstood { path, line, reason } => about("sealed-not-understood", path)
                .number("line", *line as f64)
                .text("why", reason),
            Self::Newer { path, format } => about("records-newer", path).number("format", *format as f64),
        }
    }

    fn file(path: &Path, error: &io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }
}

/// What a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// What was written.
    Stands(String),
    /// It was erased.
    Erased {
        /// The day.
        on: Day,
        /// What was left of it.
        left: Option<String>,
    },
}

/// The lines of a file, after its first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SealedLines {
    path: PathBuf,
    contents: Vec<Content>,
}

impl SealedLines {
    /// Hands the content of each line that stands to `take`, in order; it says why one has no place. Erased ones are passed over.
    pub(super) fn each(&self, mut take: impl FnMut(&str) -> Result<(), String>) -> Result<(), SealedError> {
        self.each_or_erased(|content| match content {
            Content::Stands(content) => take(content),
            Content::Erased { .. } => Ok(()),
        })
    }

    /// Hands what each line holds to `take`, in order; it says why one has no place.
    pub(super) fn each_or_erased(
        &self,
        mut take: impl FnMut(&Content) -> Result<(), String>,
    ) -> Result<(), SealedError> {
        for (index, content) in self.contents.iter().enumerate() {
            take(content).map_err(|reason| SealedError::NotUnderstood {
                path: self.path.clone(),
                // The first line is the header.
                line: index + 2,
                reason,
            })?;
        }
        Ok(())
    }

    /// What becomes of each line; of one that was erased, nothing more.
    fn fates(&self, fate: impl Fn(&str) -> Result<Fate, String>) -> Result<Vec<Fate>, SealedError> {
        let mut fates = Vec::new();
        self.each_or_erased(|content| {
            fates.push(match content {
                Content::Stands(content) => fate(content)?,
                Content::Erased { .. } => Fate::Stays,
            });
            Ok(())
        })?;
        Ok(fates)
    }
}

/// What becomes of a line when something is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays as it is.
    Stays,
    /// It goes.
    Goes,
    /// It goes but for this much, a JSON value.
    Leaves(String),
}

/// Erases lines of a file under a data folder for good, as of a day; how many. `fate` says of each content what becomes of it, or
/// why it has no place. Where nothing is erased, the file is neither held nor written.
///
/// # Errors
/// When another program has it open, when it is damaged, and when it cannot be written; then nothing was erased.
pub(super) fn erase(
    data: &Path,
    which: SealedFile,
    on: Day,
    fate: impl Fn(&str) -> Result<Fate, String>,
) -> Result<usize, SealedError> {
    if read(data, which)?.fates(&fate)?.iter().all(|one| *one == Fate::Stays) {
        return Ok(0);
    }
    let _lock = hold(data, which)?;
    let path = data.join(which.file);
    let failed = |error: io::Error| SealedError::file(&path, &error);
    let bytes = fs::read(&path).map_err(failed)?;
    let Intact { contents, length, .. } = intact(&path, &bytes, which.format)?;
    let lines = SealedLines {
        path: path.clone(),
        contents,
    };
    let fates = lines.fates(&fate)?;
    let day = on.to_string();
    let mut fresh = Vec::with_capacity(bytes.len());
    let standing = bytes.get(..usize::try_from(length).unwrap_or(usize::MAX));
    let standing = standing.unwrap_or_default().split_inclusive(|byte| *byte == b'\n');
    for (index, line) in standing.enumerate() {
        // The header has no fate.
        let left = match index.checked_sub(1).and_then(|place| fates.get(place)) {
            None | Some(Fate::Stays) => {
                fresh.extend_from_slice(line);
                continue;
            }
            Some(Fate::Goes) => None,
            Some(Fate::Leaves(left)) => Some(left.as_str()),
        };
        let text = std::str::from_utf8(line).ok();
        let sum = text.and_then(chain::sum_of).ok_or_else(|| SealedError::Changed {
            path: path.clone(),
            line: index + 1,
        })?;
        fresh.extend_from_slice(chain::erase(sum, &day, left).as_bytes());
    }
    files::write_whole(&path, &fresh).map_err(failed)?;
    Ok(fates.iter().filter(|one| **one != Fate::Stays).count())
}

/// A file of sealed lines, open to add to. While it is, no other program can.
#[derive(Debug)]
pub(super) struct Sealed {
    /// Held for as long as this is open.
    _lock: File,
    path: PathBuf,
    file: File,
    /// Checksum of the last line.
    sum: String,
    /// Bytes of the lines that stand.
    length: u64,
}

impl Sealed {
    /// Opens the file under a data folder, or begins it; with what stands in it.
    pub(super) fn open(data: &Path, which: SealedFile) -> Result<(Self, SealedLines), SealedError> {
        let path = data.join(which.file);
        let lock = hold(data, which)?;
        let failed = |error: io::Error| SealedError::file(&path, &error);
        if !path.try_exists().map_err(failed)? {
            let header = json!({ "header": { "format": which.format } }).to_string();
            let (line, _) = chain::seal(chain::START, &header);
            files::write_whole(&path, line.as_bytes()).map_err(failed)?;
        }
        let mut file = File::options().read(true).write(true).open(&path).map_err(failed)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let Intact { contents, sum, length } = intact(&path, &bytes, which.format)?;
        let lines = SealedLines {
            path: path.clone(),
            contents,
        };
        let sealed = Self {
            _lock: lock,
            path,
            file,
            sum,
            length,
        };
        Ok((sealed, lines))
    }

    /// Adds a line. It is on the disk when this returns.
    pub(super) fn add(&mut self, line: &impl Serialize) -> Result<(), SealedError> {
        let failed = |error: io::Error| SealedError::file(&self.path, &error);
        let content = serde_json::to_string(line).map_err(|error| failed(error.into()))?;
        let (text, sum) = chain::seal(&self.sum, &content);
        put(&mut self.file, self.length, text.as_bytes()).map_err(failed)?;
        self.sum = sum;
        self.length += text.len() as u64;
        Ok(())
    }
}

/// Reads a file without holding it; it has no lines before the first was added.
pub(super) fn read(data: &Path, which: SealedFile) -> Result<SealedLines, SealedError> {
    let path = data.join(which.file);
    match fs::read(&path) {
        Ok(bytes) => {
            let contents = intact(&path, &bytes, which.format)?.contents;
            Ok(SealedLines { path, contents })
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(SealedLines::default()),
        Err(error) => Err(SealedError::file(&path, &error)),
    }
}

/// Waits for nobody: either the file is free, or another program has it. It need not be there, nor be sound.
pub(super) fn hold(data: &Path, which: SealedFile) -> Result<File, SealedError> {
    let path = data.join(which.lock);
    let failed = |error: io::Error| SealedError::file(&path, &error);
    files::make_folder(data).map_err(failed)?;
    files::hold(&path).map_err(failed)?.ok_or_else(|| SealedError::Taken {
        path: data.join(which.file),
    })
}

fn put(file: &mut File, length: u64, bytes: &[u8]) -> io::Result<()> {
    // A piece that a power cut or a failed write left behind goes first; it would spoil every line after it.
    if file.metadata()?.len() != length {
        file.set_len(length)?;
    }
    file.seek(SeekFrom::Start(length))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Nobody was told that it stands, so it must not be found there later.
        let _ = file.set_len(length);
    }
    written
}

/// What stands in a file.
struct Intact {
    /// Contents of the lines after the first.
    contents: Vec<Content>,
    /// Checksum of the last line.
    sum: String,
    /// Bytes of the lines that have their end.
    length: u64,
}

fn intact(path: &Path, bytes: &[u8], newest: u64) -> Result<Intact, SealedError> {
    let length = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let mut contents = Vec::new();
    let mut sum = chain::START.to_owned();
    let changed = |line: usize| SealedError::Changed {
        path: path.to_owned(),
        line,
    };
    if length == 0 {
        // It was written with its first line: whatever this was, it is gone.
        return Err(changed(1));
    }
    for (index, line) in bytes[..length].split_inclusive(|byte| *byte == b'\n').enumerate() {
        let text = std::str::from_utf8(line).ok().and_then(|text| text.strip_suffix('\n'));
        let Some(text) = text else {
            return Err(changed(index + 1));
        };
        let next = match chain::open(&sum, text) {
            Some((content, next)) => {
                if index == 0 {
                    header(path, content, newest)?;
                } else {
                    contents.push(Content::Stands(content.to_owned()));
                }
                next
            }
            // The header names nobody: it is never erased.
            None => match chain::open_erased(text).filter(|_| index > 0) {
                Some(erased) => {
                    let on = erased.on.parse().map_err(|_| changed(index + 1))?;
                    let left = erased.left.map(str::to_owned);
                    contents.push(Content::Erased { on, left });
                    erased.sum
                }
                None => return Err(changed(index + 1)),
            },
        };
        sum = next.to_owned();
    }
    Ok(Intact {
        contents,
        sum,
        length: length as u64,
    })
}

fn header(path: &Path, content: &str, newest: u64) -> Result<(), SealedError> {
    let not_understood = |reason: String| SealedError::NotUnderstood {
        path: path.to_owned(),
        line: 1,
        reason,
    };
    let value: Value = serde_json::from_str(content).map_err(|error| not_understood(error.to_string()))?;
    match value.pointer("/header/format").and_then(Value::as_u64) {
        Some(format) if format > newest => {
            let path = path.to_owned();
            Err(SealedError::Newer { path, format })
        }
        Some(_) => Ok(()),
        None => Err(not_understood("the first line is no header".to_owned())),
    }
}
