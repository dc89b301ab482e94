//! Installs and removes packs. Everything is looked at before anything is there to be seen, and there is one moment, in which the
//! list of installed packs is replaced, before which the old state holds and after which the new one does.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::PROGRAM;
use super::contents;
use super::error::PackError;
use super::installed::{self, Entry};
use super::manifest::{Contents, Manifest};
use super::pack::Pack;
use super::trust::{self, Trust, trust};
use crate::domain::{Bilingual, Day};
use crate::files;
use crate::format::{self, Place, Shelves};

/// The empty file that whoever changes the packs holds locked. It stays, after a refusal too: one that is removed under whoever
/// waits for it would be held by two.
const LOCK: &str = ".lock";

/// Where a pack is unpacked, before it has its place.
const STAGING: &str = ".new";

/// So much of a pack's checksum names its folder.
const DIGITS: usize = 16;

/// Where a pack is installed.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The folder `assets/`.
    pub assets: &'a Path,
    /// The folder `scenarios/`.
    pub scenarios: &'a Path,
    /// The data folder.
    pub data: &'a Path,
}

/// On which terms.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The day of it.
    pub today: Day,
    /// Somebody said that the pack's origin is trusted, whoever signed it; its key is remembered once the pack is there.
    pub trusted: bool,
    /// It may take the place of a newer version.
    pub downgrade: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is installed.
    Installed {
        /// The version whose place it took.
        replaced: Option<u32>,
    },
    /// This very pack was installed before, and files of it were damaged, missing or added; it is whole again.
    Mended,
    /// This very pack was installed before, and is whole; nothing was done to it.
    WasThere,
}

/// Installs a pack.
///
/// # Errors
/// When it needs a newer program; when its origin is not trusted, or is another one than that of the version installed; when a newer
/// version is installed, or another one of the same number; when an id in it is taken; when its files have mistakes; when files cannot
/// be written, or another program is at it. Then the packs are as they were, and no key is remembered. Only with
/// [`PackError::NotRemembered`] the pack is installed.
pub fn install(pack: &Pack, around: &Around<'_>, terms: &Terms) -> Result<Outcome, PackError> {
    // Most packs that are refused are refused here, before anything is touched.
    if place_for(pack, around, terms)?.is_none() && !is_to_be_remembered(pack, around, terms)? {
        return Ok(Outcome::WasThere);
    }
    let _held = hold(around.data)?;
    // Another program may have been at it in between.
    let Some(place) = place_for(pack, around, terms)? else {
        remember(pack, around, terms)?;
        return Ok(Outcome::WasThere);
    };
    let staging = Staging::fill(installed::folder(around.data).join(STAGING), pack)?;
    let shipped = Shelves::shipped(around.assets, around.scenarios);
    let checked = contents::check(&staging.0, &pack.manifest().contains, shipped);
    checked.map_err(|error| named_within(error, &staging.0))?;
    let folder = place.entry.place(around.data);
    staging.move_to(&folder)?;
    let mut packs = place.others;
    packs.push(place.entry);
    if let Err(error) = installed::write(around.data, packs.clone()) {
        // The list may have come into its place all the same, and only what it does not name is nobody's.
        if let Ok(named) = installed::entries(around.data) {
            sweep(around.data, &named);
        }
        return Err(error);
    }
    sweep(around.data, &packs);
    // Not before: what was refused after all is no reason to trust its key from then on.
    remember(pack, around, terms)?;
    Ok(place.outcome)
}

fn is_to_be_remembered(pack: &Pack, around: &Around<'_>, terms: &Terms) -> Result<bool, PackError> {
    Ok(terms.trusted && matches!(trust(pack, around.data)?, Trust::Unknown(_)))
}

/// Remembers the key of a pack that is there, where somebody said that it is trusted.
fn remember(pack: &Pack, around: &Around<'_>, terms: &Terms) -> Result<(), PackError> {
    if !is_to_be_remembered(pack, around, terms)? {
        return Ok(());
    }
    trust::remember(pack, around.data, terms.today).map_err(|error| PackError::NotRemembered {
        reason: error.to_string(),
    })
}

/// Removes a pack; the version that it had.
///
/// # Errors
/// When it is not installed, files cannot be written, or another program is at it. Then the packs are as they were.
pub fn remove(id: &str, data: &Path) -> Result<u32, PackError> {
    let without = || -> Result<(u32, Vec<Entry>), PackError> {
        let (gone, others): (Vec<Entry>, Vec<Entry>) =
            installed::entries(data)?.into_iter().partition(|entry| entry.id == id);
        match gone.first() {
            Some(entry) => Ok((entry.version, others)),
            None => Err(PackError::NotInstalled {
                id: id.to_owned(),
                known: others.into_iter().map(|entry| entry.id).collect(),
            }),
        }
    };
    without()?;
    let _held = hold(data)?;
    let (version, others) = without()?;
    installed::write(data, others.clone())?;
    sweep(data, &others);
    Ok(version)
}

/// The same error, its files named as in the pack: whoever installs one has no use for the name of a folder that is gone by then.
fn named_within(error: PackError, folder: &Path) -> PackError {
    match error {
        PackError::Mistakes { mut diagnostics } => {
            for found in &mut diagnostics {
                if let Ok(inner) = found.file.strip_prefix(folder) {
                    found.file = inner.to_owned();
                }
            }
            PackError::Mistakes { diagnostics }
        }
        other => other,
    }
}

/// Where a pack is to go.
struct NewPlace {
    entry: Entry,
    /// The lines of the other packs.
    others: Vec<Entry>,
    /// What becomes of it there.
    outcome: Outcome,
}

/// Where a pack may go on these terms; none: it is there.
fn place_for(pack: &Pack, around: &Around<'_>, terms: &Terms) -> Result<Option<NewPlace>, PackError> {
    let manifest = pack.manifest();
    manifest.check_program(PROGRAM)?;
    let mut entry = Entry {
        id: manifest.id.clone(),
        version: manifest.version,
        folder: pack.digest().chars().take(DIGITS).collect(),
        since: terms.today,
        signer: pack.signer().copied(),
    };
    let all = installed::entries(around.data)?;
    let (before, others): (Vec<Entry>, Vec<Entry>) = all.into_iter().partition(|known| known.id == entry.id);
    let before = before.first();
    let mut outcome = Outcome::Installed {
        replaced: before.map(|before| before.version),
    };
    if let Some(before) = before {
        if before.folder == entry.folder {
            if is_whole(pack, &before.place(around.data)) {
                return Ok(None);
            }
            entry.since = before.since;
            outcome = Outcome::Mended;
        } else if before.version == entry.version {
            return Err(PackError::SameVersion {
                id: entry.id,
                version: entry.version,
            });
        }
        if before.version > entry.version && !terms.downgrade {
            return Err(PackError::Older {
                id: entry.id,
                installed: before.version,
                version: entry.version,
            });
        }
    }
    check_free(manifest, around, &others)?;
    if !terms.trusted {
        check_origin(pack, before, around.data)?;
    }
    match trust(pack, around.data)? {
        Trust::Known { .. } => {}
        Trust::Unsigned | Trust::Unknown(_) | Trust::OtherDays { .. } if terms.trusted => {}
        Trust::OtherDays {
            key,
            office,
            since,
            until,
        } => {
            return Err(PackError::OtherDays {
                key,
                office,
                since,
                until,
                created: manifest.created,
            });
        }
        Trust::Unsigned | Trust::Unknown(_) => {
            return Err(PackError::Untrusted {
                key: pack.signer().copied(),
                office: manifest.office.clone(),
            });
        }
    }
    Ok(Some(NewPlace { entry, others, outcome }))
}

/// Whether the files of a pack lie in its place, each as it is in the pack, and nothing beside them.
fn is_whole(pack: &Pack, place: &Path) -> bool {
    let mut files = pack.files().iter();
    let is_there =
        |(name, content): (&String, &Vec<u8>)| fs::read(inner(place, name)).is_ok_and(|there| there == *content);
    files.all(is_there) && count(place) == pack.files().len()
}

/// How many files lie in a folder and those in it; a link is one.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.map(|path| if is_folder(&path) { count(&path) } else { 1 }).sum()
}

/// Where a file of a pack lies in a folder. Part by part: a name of a pack has the same separator everywhere.
fn inner(folder: &Path, name: &str) -> PathBuf {
    name.split('/').fold(folder.to_owned(), |path, part| path.join(part))
}

/// A signed pack gives its place to one of the same office alone. That another office is trusted as well says nothing of packs that are
/// not its own.
fn check_origin(pack: &Pack, before: Option<&Entry>, data: &Path) -> Result<(), PackError> {
    let Some(installed) = before.and_then(|before| before.signer) else {
        return Ok(());
    };
    let is_same = match pack.signer() {
        Some(key) => trust::is_one_office(key, &installed, data)?,
        None => false,
    };
    if is_same {
        return Ok(());
    }
    let manifest = pack.manifest();
    Err(PackError::OtherOrigin {
        id: manifest.id.clone(),
        installed,
        key: pack.signer().copied(),
        office: manifest.office.clone(),
    })
}

/// No id in the pack is that of something shipped, or of another pack.
fn check_free(manifest: &Manifest, around: &Around<'_>, others: &[Entry]) -> Result<(), PackError> {
    let shipped = Place::shipped(around.assets, around.scenarios);
    check_free_in(&shipped, None, &manifest.contains)?;
    for other in others {
        let place = Place::pack(&other.place(around.data), Bilingual::default());
        check_free_in(&place, Some(&other.id), &manifest.contains)?;
    }
    Ok(())
}

fn check_free_in(place: &Place, pack: Option<&String>, contains: &Contents) -> Result<(), PackError> {
    fn ids<T: AsRef<str>>(files: Vec<(T, PathBuf)>) -> BTreeSet<String> {
        files.into_iter().map(|(id, _)| id.as_ref().to_owned()).collect()
    }
    // The name of a policy's file says nothing; two of one id would leave the office without either.
    let policies = place.policies().into_iter().filter_map(|path| {
        let policy = format::load_policy(&path).value?;
        Some(policy.first().id.as_str().to_owned())
    });
    for (kind, taken, wanted) in [
        ("scenario", ids(place.scenarios()), &contains.scenarios),
        ("shift", ids(place.shifts()), &contains.shifts),
        ("procedure", ids(place.procedures()), &contains.procedures),
        ("profile", ids(place.profiles()), &contains.profiles),
        ("policy", policies.collect(), &contains.policies),
    ] {
        if let Some(id) = wanted.iter().find(|id| taken.contains(*id)) {
            return Err(PackError::Taken {
                kind,
                id: id.clone(),
                pack: pack.cloned(),
            });
        }
    }
    Ok(())
}

/// Waits for nobody: either the packs are free, or another program is at them.
fn hold(data: &Path) -> Result<File, PackError> {
    let folder = installed::folder(data);
    let path = folder.join(LOCK);
    let failed = |error: io::Error| PackError::file(&path, &error);
    files::make_folder(&folder).map_err(failed)?;
    files::hold(&path).map_err(failed)?.ok_or(PackError::Busy)
}

/// An unpacked pack that has no place yet. What is left of it goes when it is let go of.
struct Staging(PathBuf);

impl Staging {
    fn fill(folder: PathBuf, pack: &Pack) -> Result<Self, PackError> {
        let staging = Self(folder);
        // One that a power cut left behind.
        remove_folder(&staging.0)?;
        let mut folders = BTreeSet::from([staging.0.clone()]);
        for (name, content) in pack.files() {
            let path = inner(&staging.0, name);
            let failed = |error: io::Error| PackError::file(&path, &error);
            let folder = path.parent().unwrap_or(&staging.0);
            files::make_folder(folder).map_err(failed)?;
            let mut file = files::create(&path).map_err(failed)?;
            file.write_all(content).map_err(failed)?;
            // Down to the disk, before the list names it.
            file.sync_all().map_err(failed)?;
            let above = folder.ancestors().take_while(|above| *above != staging.0);
            folders.extend(above.map(Path::to_owned));
        }
        for folder in folders {
            files::sync_folder(&folder).map_err(|error| PackError::file(&folder, &error))?;
        }
        Ok(staging)
    }

    fn move_to(&self, place: &Path) -> Result<(), PackError> {
        let failed = |error: io::Error| PackError::file(place, &error);
        let above = place.parent().unwrap_or(place);
        files::make_folder(above).map_err(failed)?;
        // A damaged one that the list names stays until the whole one is in its place; what is aside, no list names.
        let aside = place.with_extension("old");
        remove_folder(&aside)?;
        let was_there = place.exists();
        if was_there {
            fs::rename(place, &aside).map_err(failed)?;
        }
        if let Err(error) = fs::rename(&self.0, place) {
            if was_there && let Err(error) = fs::rename(&aside, place) {
                tracing::error!(%error, "the pack that was there lies aside");
            }
            return Err(failed(error));
        }
        files::sync_folder(above).map_err(failed)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What stays is no pack, and goes with the next one.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn remove_folder(folder: &Path) -> Result<(), PackError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(PackError::file(folder, &error)),
        _ => Ok(()),
    }
}

/// Removes the folders that the list does not name. One that an open window still reads on Windows goes another time.
fn sweep(data: &Path, packs: &[Entry]) {
    let named: BTreeSet<PathBuf> = packs.iter().map(|entry| entry.place(data)).collect();
    for above in folders(&installed::folder(data)) {
        let holds_one = named.iter().any(|place| place.starts_with(&above));
        let stale = if holds_one { folders(&above) } else { vec![above] };
        for folder in stale.iter().filter(|folder| !named.contains(*folder)) {
            if let Err(error) = fs::remove_dir_all(folder) {
                tracing::warn!(%error, "a folder of an old pack stays");
            }
        }
    }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| is_folder(path))
        .collect()
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() && !path.is_symlink()
}
