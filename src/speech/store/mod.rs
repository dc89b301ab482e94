//! Models on this computer: fetched, checked, chosen and removed.
//!
//! Nothing is fetched unless the user asks for it, and no word of theirs goes out: one file comes in.

mod catalogue;
mod download;
mod error;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::path::{Path, PathBuf};

pub use catalogue::{CATALOGUE, Catalogue, Entry};
pub use download::{Patience, Progress, Report};
pub use error::{StoreError, megabytes};

/// Where a model comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The address in the catalogue.
    Published,
    /// An address of the office's own, under which the same files lie.
    Mirror(String),
    /// A file that somebody brought.
    File(PathBuf),
}

/// The folder of models of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The models under the program's data folder.
    pub fn under(data: &Path) -> Self {
        Self {
            folder: data.join("models"),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a model lies, or will.
    pub fn path(&self, entry: &Entry) -> PathBuf {
        self.folder.join(&entry.file)
    }

    /// Whether a model is here with its full length. Its content is only looked at by [`verify`](Self::verify).
    pub fn has(&self, entry: &Entry) -> bool {
        std::fs::metadata(self.path(entry)).is_ok_and(|data| data.is_file() && data.len() == entry.bytes)
    }

    /// Brings a model here, unless it is here already.
    ///
    /// # Errors
    /// See [`StoreError`]. What has come is kept, and the next try goes on from there.
    pub fn fetch(
        &self,
        catalogue: &Catalogue,
        entry: &Entry,
        origin: &Origin,
        patience: &Patience,
        report: Report<'_>,
    ) -> Result<PathBuf, StoreError> {
        let target = self.path(entry);
        if self.has(entry) {
            match self.verify(entry) {
                Ok(()) => return Ok(target),
                // Damaged: it is fetched as if it were not there.
                Err(StoreError::Damaged { .. }) => self.remove(entry)?,
                Err(error) => return Err(error),
            }
        }
        let base = match origin {
            Origin::File(from) => {
                download::copy(entry, from, &target, report)?;
                return Ok(target);
            }
            Origin::Published => &catalogue.url,
            Origin::Mirror(url) => url,
        };
        let url = format!("{}/{}", base.trim_end_matches('/'), entry.file);
        download::fetch(entry, &url, &target, patience, report)?;
        Ok(target)
    }

    /// Reads a model through and compares its checksum.
    ///
    /// # Errors
    /// [`StoreError::NotHere`], [`StoreError::Damaged`], or why it cannot be read.
    pub fn verify(&self, entry: &Entry) -> Result<(), StoreError> {
        let path = self.path(entry);
        let mut file = match File::open(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::NotHere { id: entry.id.clone() });
            }
            other => other.map_err(|error| download::file_error(&path, &error))?,
        };
        let sum = download::checksum(&mut file).map_err(|error| download::file_error(&path, &error))?;
        if sum == entry.sha256 {
            Ok(())
        } else {
            Err(StoreError::Damaged {
                id: entry.id.clone(),
                path,
            })
        }
    }

    /// Removes a model, and what has come of it.
    ///
    /// # Errors
    /// [`StoreError::NotHere`] when there is nothing to remove, or why it cannot be.
    pub fn remove(&self, entry: &Entry) -> Result<(), StoreError> {
        let whole = self.path(entry);
        let mut part = whole.clone();
        part.as_mut_os_string().push(".part");
        let mut removed = false;
        for path in [whole, part] {
            match std::fs::remove_file(&path) {
                Ok(()) => removed = true,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(download::file_error(&path, &error)),
            }
        }
        if removed {
            Ok(())
        } else {
            Err(StoreError::NotHere { id: entry.id.clone() })
        }
    }
}

/// Memory, megabytes, and cores of this computer. A system that does not tell its memory has none: nothing is recommended
/// that may not fit.
pub fn computer() -> (u64, usize) {
    let memory = sysinfo::System::new().map_or(0, |mut system| {
        system.refresh_memory();
        system.total_memory()
    });
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (memory / 1_000_000, cores)
}

/// Room on the disk that holds a folder, bytes; none where the system does not tell.
fn free_space(folder: &Path) -> Option<u64> {
    let folder = folder.canonicalize().ok()?;
    let disks = sysinfo::Disks::new_with_refreshed_list().ok()?;
    let holds = disks.iter().filter(|disk| folder.starts_with(disk.mount_point()));
    holds
        .max_by_key(|disk| disk.mount_point().as_os_str().len())
        .map(sysinfo::Disk::available_space)
}
