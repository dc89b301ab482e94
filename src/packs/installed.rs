//! The packs that are installed: `packs/installed.json` in the data folder names the folder of each. What it does not name is not
//! there, whatever lies in `packs/`; so a pack is installed, replaced or removed in the moment in which this file is.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::PackError;
use super::manifest::Manifest;
use super::names::MANIFEST;
use crate::domain::Day;
use crate::records::{self, Played, PublicKey, read_kept, write_kept};

/// The folder of packs in the data folder.
const FOLDER: &str = "packs";

/// The list in it.
const FILE: &str = "installed.json";

/// Version of the list's form.
const FORMAT: u64 = 1;

/// A pack that is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Where its files lie.
    pub folder: PathBuf,
    /// The day on which it was installed.
    pub since: Day,
    /// The key that signed it; none: nobody did.
    pub signer: Option<PublicKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InstalledFile {
    format: u64,
    packs: Vec<Entry>,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub id: String,
    pub version: u32,
    /// The folder in `packs/ID/`: the beginning of the checksum of the pack's file.
    pub folder: String,
    pub since: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<PublicKey>,
}

impl Entry {
    /// Where its files lie.
    pub(super) fn place(&self, data: &Path) -> PathBuf {
        folder(data).join(&self.id).join(&self.folder)
    }
}

/// The folder of packs in a data folder.
pub(super) fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// The packs that are installed, by id, and why others cannot be used.
///
/// # Errors
/// When the list of them cannot be read.
pub fn installed(data: &Path) -> Result<(Vec<Installed>, Vec<PackError>), PackError> {
    let (mut packs, mut broken) = (Vec::new(), Vec::new());
    for entry in entries(data)? {
        match read(&entry, data) {
            Ok(pack) => packs.push(pack),
            Err(error) => broken.push(error),
        }
    }
    Ok((packs, broken))
}

/// How many attempts under a data folder were at a scenario or shift of this pack, or scored by a procedure of it.
pub fn attempts_at(manifest: &Manifest, data: &Path) -> usize {
    let holds = |ids: &[String], id: &str| ids.iter().any(|known| known == id);
    let contains = &manifest.contains;
    let (attempts, _) = records::list(data);
    let is_at = |header: &records::AttemptHeader| {
        let played = match &header.played {
            Played::Call { scenario, .. } => holds(&contains.scenarios, scenario.as_str()),
            Played::Shift { shift, .. } => holds(&contains.shifts, shift.as_str()),
        };
        played || holds(&contains.procedures, header.procedure.as_str())
    };
    attempts.iter().filter(|(_, summary)| is_at(&summary.header)).count()
}

fn read(entry: &Entry, data: &Path) -> Result<Installed, PackError> {
    let place = entry.place(data);
    let path = place.join(MANIFEST);
    let bytes = fs::read(&path).map_err(|error| PackError::file(&path, &error))?;
    Ok(Installed {
        manifest: Manifest::read(&bytes)?,
        folder: place,
        since: entry.since,
        signer: entry.signer,
    })
}

/// The list, by id; empty where there is none yet.
pub(super) fn entries(data: &Path) -> Result<Vec<Entry>, PackError> {
    let file: Option<InstalledFile> = read_kept(&folder(data).join(FILE), FORMAT)?;
    Ok(file.map_or_else(Vec::new, |file| file.packs))
}

/// Writes the list. From then on it holds.
pub(super) fn write(data: &Path, mut packs: Vec<Entry>) -> Result<(), PackError> {
    packs.sort_by(|one, other| one.id.cmp(&other.id));
    let file = InstalledFile { format: FORMAT, packs };
    Ok(write_kept(&folder(data).join(FILE), &file)?)
}
