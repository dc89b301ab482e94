//! Looks a zip file's directory over before the zip library reads it.
//!
//! The library keeps one of two entries of a name, takes an earlier directory where the last does not read, and asks nobody before
//! it makes room for as many entries as the file says. A pack has one directory at its very end, no comment behind it, and every
//! entry of it is counted here.

use super::error::PackError;
use super::names::NameFault;

/// How long the record at the end is, without a comment.
const END: usize = 22;

/// How long the fixed part of an entry is.
const ENTRY: usize = 46;

/// The names of the entries, in their order, one as often as it is there.
///
/// # Errors
/// When this is no zip file of the plain form, or has more than `most` entries.
pub(super) fn names(bytes: &[u8], most: usize) -> Result<Vec<String>, PackError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(PackError::NoZip);
    }
    let directory_end = bytes.len().checked_sub(END).ok_or(PackError::CutOff)?;
    let end = &bytes[directory_end..];
    // The last two bytes say how long the comment is: without one, this is where the file ends.
    if !end.starts_with(b"PK\x05\x06") || short(end, 20) != 0 {
        return Err(PackError::CutOff);
    }
    let count = short(end, 10);
    if count > most {
        return Err(PackError::TooManyFiles { count, most });
    }
    let (size, start) = (long(end, 12), long(end, 16));
    let on_one_disk = short(end, 4) == 0 && short(end, 6) == 0 && short(end, 8) == count;
    if !on_one_disk || start.checked_add(size) != Some(directory_end) {
        return Err(odd());
    }
    let mut rest = &bytes[start..directory_end];
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        if rest.len() < ENTRY || !rest.starts_with(b"PK\x01\x02") {
            return Err(odd());
        }
        let name_end = ENTRY + short(rest, 28);
        let entry_end = name_end + short(rest, 30) + short(rest, 32);
        let name = rest.get(ENTRY..name_end).ok_or_else(odd)?;
        names.push(text(name)?);
        rest = rest.get(entry_end..).ok_or_else(odd)?;
    }
    if rest.is_empty() { Ok(names) } else { Err(odd()) }
}

fn text(name: &[u8]) -> Result<String, PackError> {
    String::from_utf8(name.to_vec()).map_err(|error| PackError::Name {
        name: String::from_utf8_lossy(error.as_bytes()).into_owned(),
        fault: NameFault::Signs,
    })
}

fn odd() -> PackError {
    PackError::Damaged {
        reason: "the directory of the zip file does not fit it".to_owned(),
    }
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn long(bytes: &[u8], at: usize) -> usize {
    short(bytes, at) | (short(bytes, at + 2) << 16)
}
