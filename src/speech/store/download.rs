//! One file over HTTP: resumed after a break, watched for standstill, counted to the byte, and put in its place only when
//! its checksum is right.
//!
//! What has come lies beside the target as `….part`, and the next try goes on from there.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use sha2::{Digest, Sha256};
use ureq::http::{StatusCode, header};

use super::super::model::inspect;
use super::catalogue::Entry;
use super::error::StoreError;

/// How long a server is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Without a byte for so long, it stands still.
    pub stall: Duration,
    /// A connection that breaks is made again so many times without a byte in between.
    pub tries: u32,
    /// Between two tries.
    pub pause: Duration,
}

impl Patience {
    /// For people at the end of a slow line.
    pub const DEFAULT: Self = Self {
        stall: Duration::from_secs(30),
        tries: 5,
        pause: Duration::from_secs(2),
    };
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are there.
    pub have: u64,
    /// Bytes that the model has.
    pub bytes: u64,
}

/// Goes on (true) or stops (false).
pub type Report<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// How often a wish to stop is asked for while nothing comes.
const TICK: Duration = Duration::from_millis(250);

/// Bytes in one read: a progress bar moves, and a slow disk is not asked too often.
const BLOCK: usize = 64 * 1024;

/// Fetches a model from `url` and puts it at `target`.
///
/// # Errors
/// See [`StoreError`]; except after `WrongLength` and `WrongContent`, what has come is kept for the next try.
pub fn fetch(
    entry: &Entry,
    url: &str,
    target: &Path,
    patience: &Patience,
    report: Report<'_>,
) -> Result<(), StoreError> {
    let mut part = Part::open(target, entry.bytes)?;
    let mut tries = patience.tries;
    // A server that does not resume begins again and again; only what never came before counts as progress.
    let mut most = part.have;
    while part.have < entry.bytes {
        match part.take(url, patience, report) {
            Ok(()) => {}
            // Something came: the line is only weak.
            Err(StoreError::Broken { .. }) if part.have > most => {
                tries = patience.tries;
                most = part.have;
            }
            Err(StoreError::Broken { .. }) if tries > 1 => {
                tries -= 1;
                std::thread::sleep(patience.pause);
            }
            // Never a byte: that is no broken line, the server is out of reach.
            Err(StoreError::Broken {
                url, reason, have: 0, ..
            }) => return Err(StoreError::Unreachable { url, reason }),
            Err(error) => return Err(error),
        }
    }
    part.accept(entry, url)
}

/// Copies a model from a file, with the same checks.
///
/// # Errors
/// See [`StoreError`].
pub fn copy(entry: &Entry, from: &Path, target: &Path, report: Report<'_>) -> Result<(), StoreError> {
    let name = from.display().to_string();
    let failed = |error: std::io::Error| file_error(from, &error);
    let mut source = File::open(from).map_err(failed)?;
    let found = source.metadata().map_err(failed)?.len();
    if found != entry.bytes {
        return Err(StoreError::WrongLength {
            url: name,
            found,
            bytes: entry.bytes,
        });
    }
    let mut part = Part::open(target, entry.bytes)?;
    part.restart()?;
    let mut block = vec![0; BLOCK];
    loop {
        match source.read(&mut block).map_err(failed)? {
            0 => break,
            read => part.write(&block[..read], report)?,
        }
    }
    part.accept(entry, &name)
}

/// What has come so far.
struct Part {
    path: PathBuf,
    target: PathBuf,
    file: File,
    have: u64,
    bytes: u64,
}

impl Part {
    fn open(target: &Path, bytes: u64) -> Result<Self, StoreError> {
        let mut path = target.to_owned();
        path.as_mut_os_string().push(".part");
        let failed = |error: std::io::Error| file_error(&path, &error);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| file_error(folder, &error))?;
        }
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed)?;
        // Two downloads into one file would make neither.
        file.try_lock().map_err(|error| StoreError::File {
            path: path.clone(),
            reason: error.to_string(),
        })?;
        let have = file.seek(SeekFrom::End(0)).map_err(failed)?;
        let mut part = Self {
            target: target.to_owned(),
            file,
            have,
            bytes,
            path,
        };
        if have > bytes {
            part.restart()?;
        }
        part.room()?;
        Ok(part)
    }

    /// Whether the disk has room for the rest, as far as it says.
    fn room(&self) -> Result<(), StoreError> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let missing = self.bytes - self.have;
        match super::free_space(folder) {
            Some(free) if free < missing => Err(StoreError::DiskFull {
                path: folder.to_owned(),
                needed: missing - free,
            }),
            _ => Ok(()),
        }
    }

    fn restart(&mut self) -> Result<(), StoreError> {
        let restarted = self.file.set_len(0).and_then(|()| self.file.rewind());
        restarted.map_err(|error| file_error(&self.path, &error))?;
        self.have = 0;
        Ok(())
    }

    /// One connection: takes what it brings.
    fn take(&mut self, url: &str, patience: &Patience, report: Report<'_>) -> Result<(), StoreError> {
        let news = connect(url, self.have, patience);
        let (mut waited, mut begun) = (Duration::ZERO, false);
        loop {
            let tick = patience.stall.min(TICK);
            let next = news.recv_timeout(tick);
            // A wish to stop is heard while nothing comes, too.
            if let Err(RecvTimeoutError::Timeout) = next {
                waited += tick;
                self.go_on(report)?;
                if waited < patience.stall {
                    continue;
                }
            }
            waited = Duration::ZERO;
            match next {
                Ok(News::Begins { from, total }) => {
                    begun = true;
                    if let Some(found) = total.filter(|total| *total != self.bytes) {
                        return Err(self.wrong_length(url, found));
                    }
                    if from != self.have {
                        // The server does not resume: it begins again, and so do we.
                        self.restart()?;
                    }
                }
                Ok(News::Block(block)) => {
                    let found = self.have + block.len() as u64;
                    if found > self.bytes {
                        return Err(self.wrong_length(url, found));
                    }
                    self.write(&block, report)?;
                }
                Ok(News::Ended) if self.have == self.bytes => return Ok(()),
                Ok(News::Ended) => return Err(self.broken(url, "it ended early")),
                Ok(News::Broken(reason)) => return Err(self.broken(url, &reason)),
                Ok(News::Refused(reason)) => {
                    return Err(StoreError::Unreachable {
                        url: url.into(),
                        reason,
                    });
                }
                // No answer at all: a firewall that swallows, most likely.
                Err(RecvTimeoutError::Timeout) if !begun => return Err(self.broken(url, "no answer")),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(StoreError::Stalled {
                        url: url.into(),
                        seconds: patience.stall.as_secs(),
                        have: self.have,
                        bytes: self.bytes,
                    });
                }
                Err(RecvTimeoutError::Disconnected) => return Err(self.broken(url, "internal error")),
            }
        }
    }

    /// Another file lies there: nothing that came is of use.
    fn wrong_length(&mut self, url: &str, found: u64) -> StoreError {
        self.discard();
        StoreError::WrongLength {
            url: url.into(),
            found,
            bytes: self.bytes,
        }
    }

    fn broken(&self, url: &str, reason: &str) -> StoreError {
        StoreError::Broken {
            url: url.into(),
            reason: reason.into(),
            have: self.have,
            bytes: self.bytes,
        }
    }

    fn write(&mut self, block: &[u8], report: Report<'_>) -> Result<(), StoreError> {
        if let Err(error) = self.file.write_all(block) {
            return Err(match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull {
                    path: self.path.parent().unwrap_or(&self.path).to_owned(),
                    needed: self.bytes - self.have,
                },
                _ => file_error(&self.path, &error),
            });
        }
        self.have += block.len() as u64;
        self.go_on(report)
    }

    /// Tells how far it is; whether to go on.
    fn go_on(&self, report: Report<'_>) -> Result<(), StoreError> {
        let progress = Progress {
            have: self.have,
            bytes: self.bytes,
        };
        if report(progress) {
            Ok(())
        } else {
            Err(StoreError::Stopped {
                have: self.have,
                bytes: self.bytes,
            })
        }
    }

    /// Checks the content, and puts the file in its place in one step.
    fn accept(mut self, entry: &Entry, origin: &str) -> Result<(), StoreError> {
        let failed = |error: std::io::Error| file_error(&self.path, &error);
        self.file.rewind().map_err(failed)?;
        if checksum(&mut self.file).map_err(failed)? != entry.sha256 {
            self.discard();
            return Err(StoreError::WrongContent { url: origin.into() });
        }
        self.file.sync_all().map_err(failed)?;
        // Some systems let nobody else read what is locked.
        self.file.unlock().map_err(failed)?;
        inspect(&self.path)?;
        std::fs::rename(&self.path, &self.target).map_err(failed)
    }

    /// Nothing of it is of use.
    fn discard(&mut self) {
        // Left behind, it would be found out at the next try.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// SHA-256 of what is left to read, in hexadecimal digits.
pub(super) fn checksum(file: &mut File) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(file, &mut hash)?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

pub(super) fn file_error(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

/// What a connection tells.
enum News {
    /// The answer is there: bytes come from this place on, of so many in all (if the server says).
    Begins {
        from: u64,
        total: Option<u64>,
    },
    Block(Vec<u8>),
    Ended,
    /// Worth another try.
    Broken(String),
    /// Another try would get the same answer.
    Refused(String),
}

/// Connects on a thread of its own: a read that never returns must not hold up whoever waits.
fn connect(url: &str, from: u64, patience: &Patience) -> Receiver<News> {
    let (tell, news) = sync_channel(4);
    let (url, stall) = (url.to_owned(), patience.stall);
    let refused = tell.clone();
    let work = move || {
        let last = match talk(&url, from, stall, &tell) {
            Ok(()) => News::Ended,
            Err(last) => last,
        };
        // Nobody listens any more when the other side has given up.
        let _ = tell.send(last);
    };
    if let Err(error) = std::thread::Builder::new().name("download".into()).spawn(work) {
        let _ = refused.try_send(News::Refused(error.to_string()));
    }
    news
}

fn talk(url: &str, from: u64, stall: Duration, tell: &SyncSender<News>) -> Result<(), News> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(stall))
        .timeout_recv_response(Some(stall))
        .user_agent(concat!("sygnaly/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut request = agent.get(url);
    if from > 0 {
        request = request.header(header::RANGE, format!("bytes={from}-"));
    }
    let answer = request.call().map_err(|error| match error {
        ureq::Error::BadUri(_) | ureq::Error::InvalidProxyUrl | ureq::Error::HostNotFound => {
            News::Refused(error.to_string())
        }
        other => News::Broken(other.to_string()),
    })?;
    let number = |name: header::HeaderName| answer.headers().get(name)?.to_str().ok().map(str::to_owned);
    let (from, total) = match answer.status() {
        StatusCode::OK => {
            let length = number(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
            (0, length)
        }
        StatusCode::PARTIAL_CONTENT => {
            let range = number(header::CONTENT_RANGE).unwrap_or_default();
            let odd = || News::Refused(format!("odd range \"{range}\""));
            content_range(&range).ok_or_else(odd)?
        }
        status if status.is_server_error() => return Err(News::Broken(status.to_string())),
        status => return Err(News::Refused(status.to_string())),
    };
    let gone = |_| News::Ended;
    tell.send(News::Begins { from, total }).map_err(gone)?;
    let mut body = answer.into_body().into_reader();
    let mut block = vec![0; BLOCK];
    loop {
        match body.read(&mut block) {
            Ok(0) => return Ok(()),
            Ok(read) => tell.send(News::Block(block[..read].to_vec())).map_err(gone)?,
            Err(error) => return Err(News::Broken(error.to_string())),
        }
    }
}

/// `bytes 100-999/1000`: where it begins, and the length of the whole if it is told.
fn content_range(text: &str) -> Option<(u64, Option<u64>)> {
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (from, _) = range.split_once('-')?;
    Some((from.trim().parse().ok()?, total.trim().parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        assert_eq!(content_range("bytes 100-999/1000"), Some((100, Some(1000))));
        assert_eq!(content_range("bytes 0-9/*"), Some((0, None)));
        assert_eq!(content_range("items 0-9/10"), None);
        assert_eq!(content_range(""), None);
    }
}
