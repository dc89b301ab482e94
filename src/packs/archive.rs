//! A pack's files to the bytes of a zip file and back. The same files give the same bytes; what comes back is held against limits
//! before and while it is unpacked.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::directory;
use super::error::PackError;
use super::names::{self, Part};

/// A pack's files, by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// How large a pack may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes of one file.
    pub one: u64,
    /// Bytes of all files together, and of the pack.
    pub all: u64,
    /// So many times may a file grow when it is unpacked.
    pub growth: u64,
}

/// Some fifty scenarios with every line recorded (7 kB each) and the plans by voice (1 MB each) fit into this, and an office's
/// computer can hold it twice in its memory.
pub(super) const LIMITS: Limits = Limits {
    files: 20_000,
    one: 32 << 20,
    all: 256 << 20,
    growth: 100,
};

/// A file of this many bytes harms nobody, however small it was packed.
const HARMLESS: u64 = 64 << 10;

/// The bits of a Unix mode that say what an entry is, and those of a plain file.
const KIND: u32 = 0o170_000;
const PLAIN: u32 = 0o100_000;

/// Packs files.
///
/// # Errors
/// When the zip library cannot.
pub(super) fn pack(files: &Files) -> Result<Vec<u8>, PackError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let method = match names::part(name) {
            // Sound would hardly become smaller, and silence so small that it looked like a bomb.
            Ok(Part::Recording | Part::Spoken) => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        // The first moment that a zip file can name: when a file was written belongs to its computer.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer
            .start_file(name.as_str(), options)
            .map_err(|error| broken(&error))?;
        writer.write_all(content).map_err(|error| broken(&error.into()))?;
    }
    let written = writer.finish().map_err(|error| broken(&error))?;
    Ok(written.into_inner())
}

/// Unpacks files, in memory.
///
/// # Errors
/// When this is no zip file, is damaged, breaks a limit, or an entry is no plain file with a name that a pack may hold.
pub(super) fn unpack(bytes: &[u8], limits: &Limits) -> Result<Files, PackError> {
    if bytes.len() as u64 > limits.all {
        return Err(PackError::TooLarge {
            name: None,
            most: limits.all,
        });
    }
    let names = directory::names(bytes, limits.files)?;
    check_names(&names)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() != names.len() {
        return Err(PackError::Damaged {
            reason: "two programs would find different files in it".to_owned(),
        });
    }
    let mut files = Files::new();
    let mut left = limits.all;
    for (index, name) in names.into_iter().enumerate() {
        let mut entry = archive.by_index(index).map_err(|error| broken(&error))?;
        // An extra field can give an entry a second name.
        let is_plain = entry.unix_mode().is_none_or(|mode| matches!(mode & KIND, 0 | PLAIN));
        if entry.name() != name || !is_plain {
            return Err(PackError::Special { name });
        }
        let size = entry.size();
        if size > limits.one {
            let most = limits.one;
            return Err(PackError::TooLarge { name: Some(name), most });
        }
        if size > HARMLESS && size > entry.compressed_size().saturating_mul(limits.growth) {
            return Err(PackError::Bomb { name });
        }
        left = left.checked_sub(size).ok_or(PackError::TooLarge {
            name: None,
            most: limits.all,
        })?;
        // One byte more than it says tells whether it says the truth.
        let mut content = Vec::new();
        let read = entry.by_ref().take(size.saturating_add(1)).read_to_end(&mut content);
        read.map_err(|error| PackError::Damaged {
            reason: format!("{name}: {error}"),
        })?;
        if content.len() as u64 != size {
            return Err(PackError::Damaged {
                reason: format!("{name}: another size than it says"),
            });
        }
        files.insert(name, content);
    }
    Ok(files)
}

/// Each name is one that a pack may hold, and no two are one name to any system.
fn check_names(names: &[String]) -> Result<(), PackError> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for name in names {
        if let Err(fault) = names::part(name) {
            let name = name.clone();
            return Err(PackError::Name { name, fault });
        }
        if let Some(other) = seen.insert(name.to_ascii_lowercase(), name) {
            return Err(PackError::Twice {
                name: name.clone(),
                other: other.clone(),
            });
        }
    }
    Ok(())
}

fn broken(error: &ZipError) -> PackError {
    PackError::Damaged {
        reason: error.to_string(),
    }
}
