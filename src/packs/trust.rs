//! Whose packs are trusted: the office's own, and those of keys that somebody said yes to. They lie in `pack-keys.json` in the data
//! folder.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::PackError;
use super::pack::Pack;
use crate::domain::Day;
use crate::records::{OfficeKey, PublicKey, SigningKeys, read_kept, write_kept};

/// The file in the data folder.
const FILE: &str = "pack-keys.json";

/// Version of its form.
const FORMAT: u64 = 1;

/// Where a pack's signature leaves whoever gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Nobody signed it.
    Unsigned,
    /// A key signed it that nobody here has said yes to.
    Unknown(PublicKey),
    /// A key signed it that is the office's own, or that somebody said yes to.
    Known {
        /// The key.
        key: PublicKey,
        /// The office that it was taken for then.
        office: String,
    },
    /// A key of the office's own signed it, and not on the day that the pack says. What it signed while it was the office's holds.
    OtherDays {
        /// The key.
        key: PublicKey,
        /// The office.
        office: String,
        /// The first day on which it signed.
        since: Day,
        /// The last one; none: it signs now.
        until: Option<Day>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrustedFile {
    format: u64,
    keys: Vec<TrustedKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrustedKey {
    key: PublicKey,
    office: String,
    since: Day,
}

/// Whether the key that signed a pack is known here. When other offices changed theirs, is not known here.
///
/// # Errors
/// When the file of known keys cannot be read.
pub fn trust(pack: &Pack, data: &Path) -> Result<Trust, PackError> {
    let Some(key) = pack.signer().copied() else {
        return Ok(Trust::Unsigned);
    };
    if let Some((office, own)) = own(&key, data) {
        return Ok(if own.signed_on(pack.manifest().created) {
            Trust::Known { key, office }
        } else {
            let OfficeKey { since, until, .. } = own;
            Trust::OtherDays {
                key,
                office,
                since,
                until,
            }
        });
    }
    Ok(match office_of(&key, data)? {
        Some(office) => Trust::Known { key, office },
        None => Trust::Unknown(key),
    })
}

/// Whether two keys are those of one office, as far as is known here.
///
/// # Errors
/// When the file of known keys cannot be read.
pub(super) fn is_one_office(one: &PublicKey, other: &PublicKey, data: &Path) -> Result<bool, PackError> {
    if one == other {
        return Ok(true);
    }
    let office = office_of(one, data)?;
    Ok(office.is_some() && office == office_of(other, data)?)
}

/// The office that a key was taken for; none: nobody has said yes to it.
fn office_of(key: &PublicKey, data: &Path) -> Result<Option<String>, PackError> {
    let trusted = read(data)?.keys.into_iter().find(|trusted| trusted.key == *key);
    if let Some(trusted) = trusted {
        return Ok(Some(trusted.office));
    }
    Ok(own(key, data).map(|(office, _)| office))
}

/// This office's name and when the key signed for it; none: it never did.
fn own(key: &PublicKey, data: &Path) -> Option<(String, OfficeKey)> {
    // Where the office's own keys cannot be used, that is told by whoever signs with them.
    let keys = SigningKeys::load(data).ok().flatten()?;
    let public = keys.public();
    Some((public.office().to_owned(), public.find(key)?.clone()))
}

/// Remembers the key that signed a pack, with the office that the pack names.
///
/// # Errors
/// When the file of known keys cannot be read or written.
pub(super) fn remember(pack: &Pack, data: &Path, today: Day) -> Result<(), PackError> {
    let Trust::Unknown(key) = trust(pack, data)? else {
        return Ok(());
    };
    let mut file = read(data)?;
    file.keys.push(TrustedKey {
        key,
        office: pack.manifest().office.clone(),
        since: today,
    });
    Ok(write_kept(&data.join(FILE), &file)?)
}

fn read(data: &Path) -> Result<TrustedFile, PackError> {
    let file = read_kept(&data.join(FILE), FORMAT)?;
    Ok(file.unwrap_or_else(|| TrustedFile {
        format: FORMAT,
        keys: Vec::new(),
    }))
}
