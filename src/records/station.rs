//! Which station this is: `station.json` in the data folder, made at the first use. A station is an installation with records of
//! its own; the office's store knows it by its id.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kept::{self, KeptError};

/// The file's name in the data folder.
const FILE: &str = "station.json";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// The id of a station, by chance, the same for as long as its data folder lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StationId(Uuid);

impl StationId {
    /// The id with this UUID.
    pub fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The id as a UUID.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for StationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
    format: u64,
    /// Its id.
    pub id: StationId,
    /// What it is called, for people: at first its computer's name.
    pub name: String,
}

impl Station {
    /// The station of a data folder; one that has none yet becomes a station of this name, on the disk when this returns.
    ///
    /// # Errors
    /// When the file does not read or cannot be written, or when the system has no random bytes.
    pub fn of_folder(data: &Path, name: &str) -> Result<Self, KeptError> {
        if let Some(station) = Self::load(data)? {
            return Ok(station);
        }
        let path = data.join(FILE);
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| KeptError::File {
            path: path.clone(),
            reason: error.to_string(),
        })?;
        let station = Self {
            format: FORMAT,
            id: StationId(uuid::Builder::from_random_bytes(bytes).into_uuid()),
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        kept::write(&path, &station)?;
        Ok(station)
    }

    /// The station of a data folder; none: it is none yet.
    ///
    /// # Errors
    /// When the file does not read.
    pub fn load(data: &Path) -> Result<Option<Self>, KeptError> {
        kept::read(&data.join(FILE), FORMAT)
    }

    /// Gives the station another name.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rename(&mut self, data: &Path, name: &str) -> Result<(), KeptError> {
        let renamed = Self {
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            ..self.clone()
        };
        kept::write(&data.join(FILE), &renamed)?;
        *self = renamed;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_station_for_good() {
        let data = tempfile::tempdir().unwrap();
        let mut station = Station::of_folder(data.path(), " Pokój  12 ").unwrap();
        assert_eq!(station.name, "Pokój 12");
        assert_eq!(station.id.uuid().get_version_num(), 4);
        assert_eq!(Station::of_folder(data.path(), "other").unwrap(), station);
        station.rename(data.path(), "Sala obsługi").unwrap();
        assert_eq!(Station::of_folder(data.path(), "other").unwrap(), station);
        let other = tempfile::tempdir().unwrap();
        assert_ne!(Station::of_folder(other.path(), "x").unwrap().id, station.id);
    }

    #[test]
    fn a_damaged_file_is_told_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join(FILE), "{").unwrap();
        assert!(matches!(
            Station::of_folder(data.path(), "x"),
            Err(KeptError::Damaged { .. })
        ));
        assert_eq!(std::fs::read_to_string(data.path().join(FILE)).unwrap(), "{");
    }
}
