//! The key by which a station signs its exams: `station-key.json` in the data folder, made at the first need.
//!
//! It is not the office's, which signs certificates. It says on which computer an exam was kept as it was sat. Whoever may read the data
//! folder can sign with it, so it proves nothing against whoever looks after the computer.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::certificates::{PublicKey, encode, private_key, private_text, public_of};
use super::kept::{self, KeptError};
use super::station::{Station, StationId};
use crate::domain::Message;
use crate::files;

/// The file's name in the data folder.
const FILE: &str = "station-key.json";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// A station's key that cannot be read, made or kept. The key itself is never told.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StationKeyError {
    /// The file, or that of the station, cannot be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// Other accounts may read the key.
    #[error("{} can be read by other accounts; take that away (chmod 600)", path.display())]
    OpenToOthers {
        /// The file.
        path: PathBuf,
    },
}

impl StationKeyError {
    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Kept(error) => error.message(),
            Self::OpenToOthers { path } => {
                Message::new("station-key-open-to-others").text("path", path.display().to_string())
            }
        }
    }
}

/// The key of a station.
#[derive(Clone)]
pub struct StationKey {
    secret: SigningKey,
    station: StationId,
    since: String,
}

impl fmt::Debug for StationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StationKey")
            .field("public", &self.public())
            .field("station", &self.station)
            .field("since", &self.since)
            .finish_non_exhaustive()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: u64,
    since: String,
    private: String,
}

impl StationKey {
    /// The file in a data folder.
    pub fn path(data: &Path) -> PathBuf {
        data.join(FILE)
    }

    /// The key of a data folder; none: it signed nothing yet, or is no station.
    ///
    /// # Errors
    /// When a file does not read, or other accounts may read the key.
    pub fn load(data: &Path) -> Result<Option<Self>, StationKeyError> {
        let path = Self::path(data);
        match files::open_to_others(&path) {
            Ok(true) => return Err(StationKeyError::OpenToOthers { path }),
            Ok(false) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(file_error(&path, error.to_string()).into()),
        }
        let (Some(file), Some(station)) = (kept::read::<KeyFile>(&path, FORMAT)?, Station::load(data)?) else {
            return Ok(None);
        };
        let secret = private_key(&file.private).ok_or_else(|| KeptError::Damaged {
            path,
            reason: "the private key is no key".to_owned(),
        })?;
        Ok(Some(Self {
            secret: SigningKey::from_bytes(&secret),
            station: station.id,
            since: file.since,
        }))
    }

    /// The key of a data folder that is this station's; where there is none, it is made, to sign exams that begin from `since` on
    /// (RFC 3339, UTC), and is on the disk when this returns.
    ///
    /// # Errors
    /// As [`load`](Self::load); when the system has no random bytes or the file cannot be written.
    pub fn load_or_make(data: &Path, station: &Station, since: &str) -> Result<Self, StationKeyError> {
        if let Some(key) = Self::load(data)? {
            return Ok(key);
        }
        let path = Self::path(data);
        // Two that begin at once make one key.
        let _held = kept::hold(&path)?;
        if let Some(key) = Self::load(data)? {
            return Ok(key);
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| file_error(&path, error.to_string()))?;
        let file = KeyFile {
            format: FORMAT,
            since: since.to_owned(),
            private: private_text(&bytes),
        };
        kept::write(&path, &file)?;
        Ok(Self {
            secret: SigningKey::from_bytes(&bytes),
            station: station.id,
            since: file.since,
        })
    }

    /// What whoever checks needs.
    pub fn public(&self) -> PublicKey {
        public_of(&self.secret)
    }

    /// Whose key it is.
    pub fn station(&self) -> StationId {
        self.station
    }

    /// Exams that began from then on are signed (RFC 3339, UTC).
    pub fn since(&self) -> &str {
        &self.since
    }

    /// Signs, as text: `z…`. The message begins with what it is for.
    pub(super) fn sign(&self, message: &[u8]) -> String {
        encode(&self.secret.sign(message).to_bytes())
    }
}

fn file_error(path: &Path, reason: String) -> KeptError {
    KeptError::File {
        path: path.to_owned(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SINCE: &str = "2026-11-29T09:14:05Z";

    #[test]
    fn a_folder_has_one_key_for_good_and_it_is_told_to_nobody() {
        let data = tempfile::tempdir().unwrap();
        let data = data.path();
        assert!(StationKey::load(data).unwrap().is_none());
        let station = Station::of_folder(data, "Pokój 12").unwrap();
        let key = StationKey::load_or_make(data, &station, SINCE).unwrap();
        let again = StationKey::load_or_make(data, &station, "2026-12-01T00:00:00Z").unwrap();
        assert_eq!((again.public(), again.since()), (key.public(), SINCE));
        let text = std::fs::read_to_string(StationKey::path(data)).unwrap();
        let file: KeyFile = serde_json::from_str(&text).unwrap();
        assert!(!format!("{key:?}").contains(&file.private), "{key:?}");
    }

    #[test]
    fn a_key_that_does_not_read_is_told_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let data = data.path();
        let station = Station::of_folder(data, "Pokój 12").unwrap();
        StationKey::load_or_make(data, &station, SINCE).unwrap();
        let path = StationKey::path(data);
        let text = std::fs::read_to_string(&path).unwrap().replace("z3u2", "z6Mk");
        files::write_whole(&path, text.as_bytes()).unwrap();
        let refused = StationKey::load_or_make(data, &station, SINCE).unwrap_err();
        assert!(
            matches!(refused, StationKeyError::Kept(KeptError::Damaged { .. })),
            "{refused}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_signs_nothing() {
        use std::os::unix::fs::PermissionsExt as _;
        let data = tempfile::tempdir().unwrap();
        let data = data.path();
        let station = Station::of_folder(data, "Pokój 12").unwrap();
        StationKey::load_or_make(data, &station, SINCE).unwrap();
        let path = StationKey::path(data);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let refused = StationKey::load(data).unwrap_err();
        assert_eq!(refused, StationKeyError::OpenToOthers { path });
    }
}
