//! An attempt in a file of its own, `attempts/<id>.jsonl`: a line when it begins, a line an event, a line for its end.
//!
//! Lines are only ever added, and each proves itself (`chain.rs`). A last line without its end was cut off by a power cut: it
//! was never acknowledged and goes. Any other line that does not hold is damage, and the file is left as it is.

mod earlier;
#[cfg(feature = "records")]
mod on_disk;
mod reading;

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::attempt::{AttemptHeader, AttemptId, Card, Closed, Closing, Resumption};
use super::chain;
use super::error::JournalError;
use super::signature::{self, Signature};
use super::station_key::StationKey;
use crate::domain::{Millis, Mode, ShiftEvent};
use crate::files;

pub use self::earlier::{Earlier, earlier};
#[cfg(feature = "records")]
pub(super) use self::on_disk::{read_lines, settled};
use self::reading::{Intact, intact};

/// The folder of attempts in the data folder.
const FOLDER: &str = "attempts";

/// Ending of their files.
const ENDING: &str = "jsonl";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// What a line holds.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// The first line.
    Header { format: u64, attempt: Box<AttemptHeader> },
    /// Something happened.
    Event { at: Millis, event: ShiftEvent },
    /// The attempt went on after it had been broken off; at most once.
    Resumed(Resumption),
    /// The last line.
    Closed(Closing),
}

/// The journal of an attempt that is being played. While it is open, no other program can write to the file.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// The attempt's name.
    name: AttemptId,
    file: File,
    /// Checksum of the last line.
    sum: String,
    /// Bytes of the lines that stand.
    length: u64,
    /// In an exam every line is on the disk before it is acknowledged; practice does without the wait.
    synced: bool,
}

/// What a journal tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// What was known when the attempt began.
    pub header: AttemptHeader,
    /// What happened, in the order in which it was taken, with the session's times.
    pub events: Vec<(Millis, ShiftEvent)>,
    /// That it was resumed.
    pub resumed: Option<Resumption>,
    /// How it ended; none: it has not ended, or was broken off.
    pub closed: Option<Closing>,
    /// What its last line says of who signed it; none: it has not ended, or is not signed.
    pub signature: Option<Signature>,
    /// Whether the file ends in a piece of a line, which was left out.
    pub torn: bool,
}

/// What a journal tells, without what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What was known when the attempt began.
    pub header: AttemptHeader,
    /// That it was resumed.
    pub resumed: Option<Resumption>,
    /// How it ended; none: it has not ended, or was broken off.
    pub closed: Option<Closing>,
}

/// The file of an attempt in a data folder.
pub fn path_of(data: &Path, id: &AttemptId) -> PathBuf {
    data.join(FOLDER).join(format!("{id}.{ENDING}"))
}

impl Journal {
    /// Begins the journal of an attempt under a data folder; it is on the disk when this returns.
    ///
    /// # Errors
    /// When there is an attempt of this name already, or the folder cannot be written to; then nothing is left behind.
    pub fn begin(data: &Path, header: AttemptHeader) -> Result<Self, JournalError> {
        let folder = data.join(FOLDER);
        files::make_folder(&folder).map_err(|error| file_error(&folder, &error))?;
        let path = path_of(data, &header.id);
        let file = files::create(&path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => JournalError::Exists { path: path.clone() },
            _ => file_error(&path, &error),
        })?;
        let mut journal = Self {
            name: header.id.clone(),
            synced: header.mode == Mode::Exam,
            sum: chain::START.to_owned(),
            length: 0,
            path,
            file,
        };
        let begun = journal.write_header(header, &folder);
        if begun.is_err() {
            // A file without a first line helps nobody; that it could not be written is told below.
            let _ = fs::remove_file(&journal.path);
        }
        begun.map(|()| journal)
    }

    fn write_header(&mut self, header: AttemptHeader, folder: &Path) -> Result<(), JournalError> {
        lock(&self.file, &self.path)?;
        self.write(&Line::Header {
            format: FORMAT,
            attempt: Box::new(header),
        })?;
        self.sync()?;
        files::sync_folder(folder).map_err(|error| file_error(folder, &error))
    }

    /// Adds an event. When this returns, it is in the file; in an exam, on the disk.
    ///
    /// # Errors
    /// When the file cannot be written. What was added before stands, and the event can be added again.
    pub fn append(&mut self, at: Millis, event: &ShiftEvent) -> Result<(), JournalError> {
        let event = event.clone();
        self.write(&Line::Event { at, event })
    }

    /// Goes on with an attempt that was broken off: cuts off what was torn, and notes how long nobody played and when it
    /// goes on (RFC 3339, UTC), and whose code let it go on. The journal is open for more, and what it told until now comes with it.
    ///
    /// # Errors
    /// When the attempt was resumed before or has ended, when another program has it open, and when the file is damaged.
    pub fn resume(
        path: &Path,
        away: Millis,
        when: String,
        invigilator: Option<String>,
    ) -> Result<(Self, Recorded), JournalError> {
        let (mut journal, mut recorded) = Self::reopen(path)?;
        if recorded.resumed.is_some() {
            return Err(JournalError::ResumedBefore { path: path.to_owned() });
        }
        let resumption = Resumption {
            at: recorded.events.last().map_or(Millis::ZERO, |(at, _)| *at),
            away,
            when,
            invigilator,
        };
        journal.write(&Line::Resumed(resumption.clone()))?;
        journal.sync()?;
        recorded.resumed = Some(resumption);
        Ok((journal, recorded))
    }

    /// Ends the attempt; its end is on the disk when this returns. An exam is signed where the data folder has a station's key.
    ///
    /// # Errors
    /// When the file cannot be written; then the attempt stands as one that was broken off.
    pub fn close(mut self, how: Closed, card: Option<Card>) -> Result<(), JournalError> {
        let card = card.map(Box::new);
        let mut content = self.content(&Line::Closed(Closing { how, card }))?;
        // It is an exam; practice proves nothing to anybody.
        if self.synced
            && let Some(key) = self.station_key()
        {
            content = signature::sign(&content, &self.sum, &self.name, &key);
        }
        self.write_content(&content)?;
        self.sync()
    }

    /// Ends an attempt that was broken off and that nobody goes on with.
    ///
    /// # Errors
    /// When it has ended already, when another program has it open, and when the file is damaged or cannot be written.
    pub fn close_unfinished(path: &Path, how: Closed, card: Option<Card>) -> Result<(), JournalError> {
        let (journal, _) = Self::reopen(path)?;
        journal.close(how, card)
    }

    /// Opens an attempt that has not ended.
    fn reopen(path: &Path) -> Result<(Self, Recorded), JournalError> {
        let opened = File::options().read(true).write(true).open(path);
        let mut file = opened.map_err(|error| file_error(path, &error))?;
        lock(&file, path)?;
        let mut bytes = Vec::new();
        let read = file.read_to_end(&mut bytes);
        read.map_err(|error| file_error(path, &error))?;
        let Intact { recorded, sum, length } = intact(path, &bytes)?;
        if recorded.closed.is_some() {
            return Err(JournalError::Closed { path: path.to_owned() });
        }
        let journal = Self {
            path: path.to_owned(),
            name: recorded.header.id.clone(),
            file,
            sum,
            length,
            synced: recorded.header.mode == Mode::Exam,
        };
        Ok((journal, recorded))
    }

    /// The key that signs. An exam must not be lost for the want of it: one that is not signed is told by whoever verifies.
    fn station_key(&self) -> Option<StationKey> {
        let data = self.path.parent().and_then(Path::parent)?;
        StationKey::load(data).unwrap_or_else(|error| {
            let kind = error.message().key;
            tracing::warn!(kind = kind.as_str(), "an exam is not signed");
            None
        })
    }

    fn write(&mut self, line: &Line) -> Result<(), JournalError> {
        let content = self.content(line)?;
        self.write_content(&content)
    }

    fn content(&self, line: &Line) -> Result<String, JournalError> {
        serde_json::to_string(line).map_err(|error| file_error(&self.path, &error.into()))
    }

    fn write_content(&mut self, content: &str) -> Result<(), JournalError> {
        if self.is_gone() {
            return Err(JournalError::Gone {
                path: self.path.clone(),
            });
        }
        let (text, sum) = chain::seal(&self.sum, content);
        self.put(text.as_bytes())
            .map_err(|error| file_error(&self.path, &error))?;
        self.sum = sum;
        self.length += text.len() as u64;
        Ok(())
    }

    /// Whether the file has no name any more: what is written to it then vanishes with this program, and the system says nothing of it.
    /// Windows removes no file that is open.
    fn is_gone(&self) -> bool {
        #[cfg(unix)]
        let is_gone = {
            use std::os::unix::fs::MetadataExt as _;
            self.file.metadata().is_ok_and(|about| about.nlink() == 0)
        };
        #[cfg(not(unix))]
        let is_gone = false;
        is_gone
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        // A piece that a failed write left behind goes first; it would spoil every line after it.
        if self.file.metadata()?.len() != self.length {
            self.file.set_len(self.length)?;
        }
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)?;
        if self.synced { self.file.sync_data() } else { Ok(()) }
    }

    fn sync(&self) -> Result<(), JournalError> {
        self.file.sync_all().map_err(|error| file_error(&self.path, &error))
    }
}

/// Reads a journal.
///
/// # Errors
/// When the file cannot be read, has no whole first line, is damaged, or was written by a newer program.
pub fn read(path: &Path) -> Result<Recorded, JournalError> {
    let bytes = fs::read(path).map_err(|error| file_error(path, &error))?;
    read_bytes(path, &bytes)
}

/// Reads the bytes of a journal that lies elsewhere; `name` is what messages call it.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &Path, bytes: &[u8]) -> Result<Recorded, JournalError> {
    Ok(intact(name, bytes)?.recorded)
}

/// The attempts under a data folder, the newest first, and what is wrong with those that cannot be read.
pub fn list(data: &Path) -> (Vec<(PathBuf, Summary)>, Vec<JournalError>) {
    let mut listed: Vec<(PathBuf, Summary)> = Vec::new();
    let mut problems = Vec::new();
    match journals(data) {
        Ok(paths) => {
            for path in paths {
                match read(&path) {
                    Ok(recorded) => listed.push((path, recorded.into())),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        Err(problem) => problems.push(problem),
    }
    listed.sort_by(|(_, one), (_, two)| {
        let (one, two) = (&one.header, &two.header);
        two.begun.cmp(&one.begun).then_with(|| two.id.cmp(&one.id))
    });
    (listed, problems)
}

/// Removes practice that began before a moment (RFC 3339, UTC). Exams are not the program's to remove.
///
/// # Errors
/// The first file that cannot be removed; those before it are gone.
pub fn forget_practice(data: &Path, before: &str) -> Result<(), JournalError> {
    let (listed, _) = list(data);
    let practice = listed.iter().filter(|(_, summary)| {
        let header = &summary.header;
        header.mode == Mode::Practice && header.begun.as_str() < before
    });
    for (path, _) in practice {
        fs::remove_file(path).map_err(|error| file_error(path, &error))?;
    }
    Ok(())
}

/// The exams under a data folder that have not ended, the newest first, and what is wrong with attempts that cannot be read.
/// One that is being played at this moment is among them; opening it fails with [`JournalError::Taken`].
pub fn unfinished(data: &Path) -> (Vec<(PathBuf, Summary)>, Vec<JournalError>) {
    let (mut listed, problems) = list(data);
    listed.retain(|(_, summary)| summary.header.mode == Mode::Exam && summary.closed.is_none());
    (listed, problems)
}

impl From<Recorded> for Summary {
    fn from(recorded: Recorded) -> Self {
        Self {
            header: recorded.header,
            resumed: recorded.resumed,
            closed: recorded.closed,
        }
    }
}

/// Files of journals under a data folder, by name; before the first attempt there is no folder for them.
pub(super) fn journals(data: &Path) -> Result<Vec<PathBuf>, JournalError> {
    let folder = data.join(FOLDER);
    let failed = |error: io::Error| file_error(&folder, &error);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Sees to it that no other program writes to the file while it is open here.
fn lock(file: &File, path: &Path) -> Result<(), JournalError> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => JournalError::Taken { path: path.to_owned() },
        TryLockError::Error(error) => file_error(path, &error),
    })
}

fn file_error(path: &Path, error: &io::Error) -> JournalError {
    JournalError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
