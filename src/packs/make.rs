//! Makes a pack of a folder. The same folder on the same day gives the same bytes.

use std::fs;
use std::path::Path;

use super::PROGRAM;
use super::archive::{self, Files, LIMITS};
use super::contents;
use super::error::PackError;
use super::manifest::{self, Contents, Manifest};
use super::names::{self, DESCRIPTION, LICENCE, MANIFEST, Part, SIGNATURE};
use super::pack::{self, Pack};
use super::signature;
use crate::domain::{Day, Message, PackDescription, StockPhrases};
use crate::format::{self, Diagnostic, Loaded, Shelves};
use crate::records::{KeysError, Register, SigningKeys};

/// So many names are told at most.
const MOST_NAMES: usize = 10;

/// A pack that was made.
#[derive(Debug)]
pub struct Made {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The list in it.
    pub manifest: Manifest,
    /// What its author probably meant otherwise.
    pub warnings: Vec<Diagnostic>,
    /// What it lacks, and what of the folder is not in it.
    pub notices: Vec<Message>,
}

/// Reads what the author says of the pack, from `pack.yaml` in its folder.
///
/// # Errors
/// When it is not there, or has mistakes.
pub fn describe(folder: &Path) -> Result<PackDescription, PackError> {
    let path = folder.join(DESCRIPTION);
    if !path.is_file() {
        return Err(PackError::NoDescription { path });
    }
    let Loaded { value, diagnostics } = format::load_pack(&path);
    value.ok_or_else(|| PackError::Mistakes {
        diagnostics: diagnostics.into_iter().filter(Diagnostic::is_error).collect(),
    })
}

/// The office's key, with which it also signs certificates. None is made here: it stands for the office for good, and a pack names its
/// office as its author likes.
///
/// # Errors
/// When there is no key, it cannot be used, is another office's, signs only from a later day on than that of the pack, or is gone
/// although it has signed.
pub fn signing_keys(data: &Path, office: &str, created: Day) -> Result<SigningKeys, PackError> {
    let keys = match Register::read(data)?.keys(data) {
        Err(KeysError::NoKeys) => {
            let office = office.to_owned();
            return Err(PackError::NoKeys { office });
        }
        keys => keys?,
    };
    let public = keys.public();
    if public.office() != office {
        return Err(PackError::OtherOffice {
            keys: public.office().to_owned(),
            office: office.to_owned(),
        });
    }
    match public.keys().last() {
        Some(current) if created < current.since => Err(PackError::Keys(KeysError::TooEarly {
            day: created,
            since: current.since,
        })),
        _ => Ok(keys),
    }
}

/// Makes the pack of a folder, signed where there is a key.
///
/// # Errors
/// When there is nothing in the folder, a file has mistakes, cannot be read or is too large.
pub fn make(
    folder: &Path,
    description: &PackDescription,
    shipped: &Shelves,
    created: Day,
    keys: Option<&SigningKeys>,
) -> Result<Made, PackError> {
    let mut found = Found::default();
    found.collect(folder, "")?;
    found.left_out.sort();
    let contains = Contents::of(found.files.keys().map(String::as_str));
    if contains.is_empty() {
        let path = folder.to_owned();
        return Err(PackError::Nothing { path });
    }
    let warnings = contents::check(folder, &contains, shipped.clone())?;
    let stock = format::load_stock(shipped.stock()).value.unwrap_or_default();
    let notices = notices(folder, description, &found, &contains, &stock);
    let manifest = Manifest {
        format: manifest::FORMAT,
        id: description.id.clone(),
        version: description.version,
        title: description.title.clone(),
        office: description.office.clone(),
        contact: description.contact.clone(),
        licence: description.licence.clone(),
        language: description.language.clone(),
        program: description.program.clone().unwrap_or_else(|| PROGRAM.to_owned()),
        created,
        contains,
        files: pack::listed(&found.files),
    };
    manifest.check()?;
    let list = manifest.write()?;
    let mut files = found.files;
    if let Some(keys) = keys {
        files.insert(SIGNATURE.to_owned(), signature::sign(&list, keys)?);
    }
    files.insert(MANIFEST.to_owned(), list);
    let bytes = archive::pack(&files)?;
    // Whoever gets it reads it as it is read here.
    Pack::from_bytes(&bytes)?;
    Ok(Made {
        bytes,
        manifest,
        warnings,
        notices,
    })
}

/// What lies in a folder.
#[derive(Default)]
struct Found {
    files: Files,
    /// How many bytes they have together.
    bytes: u64,
    /// What a pack does not hold.
    left_out: Vec<String>,
}

impl Found {
    /// Takes what a pack can hold; `inner` is the folder's name within the pack. Hidden files and links are left alone.
    fn collect(&mut self, folder: &Path, inner: &str) -> Result<(), PackError> {
        let failed = |error: std::io::Error| PackError::file(folder, &error);
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let name = if inner.is_empty() {
                name
            } else {
                format!("{inner}/{name}")
            };
            let path = entry.path();
            if path.is_symlink() {
                self.left_out.push(name);
            } else if path.is_dir() {
                self.collect(&path, &name)?;
            } else {
                self.take(&path, name)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, path: &Path, name: String) -> Result<(), PackError> {
        match names::part(&name) {
            // They are made anew.
            Ok(Part::Manifest | Part::Signature) => {}
            Ok(_) => {
                let failed = |error: std::io::Error| PackError::file(path, &error);
                let size = fs::metadata(path).map_err(failed)?.len();
                if size > LIMITS.one {
                    let most = LIMITS.one;
                    return Err(PackError::TooLarge { name: Some(name), most });
                }
                // Before it is read: a folder may hold more recordings than there is memory.
                self.bytes = self.bytes.saturating_add(size);
                if self.bytes > LIMITS.all {
                    let most = LIMITS.all;
                    return Err(PackError::TooLarge { name: None, most });
                }
                self.files.insert(name, fs::read(path).map_err(failed)?);
            }
            Err(_) if name == DESCRIPTION => {}
            Err(_) => self.left_out.push(name),
        }
        Ok(())
    }
}

fn notices(
    folder: &Path,
    description: &PackDescription,
    found: &Found,
    contains: &Contents,
    stock: &StockPhrases,
) -> Vec<Message> {
    let mut notices = Vec::new();
    if description.licence.is_none() {
        notices.push(Message::new("pack-note-no-licence"));
    } else if !found.files.contains_key(LICENCE) {
        notices.push(Message::new("pack-note-no-licence-text").text("file", LICENCE));
    }
    let is_unreviewed = |id: &&String| {
        let path = folder.join("scenarios").join(id).join("scenario.yaml");
        let scenario = format::load_scenario(&path, stock).value;
        scenario.is_some_and(|scenario| scenario.reviewed_by.is_empty())
    };
    let unreviewed: Vec<String> = contains.scenarios.iter().filter(is_unreviewed).cloned().collect();
    for (key, names) in [
        ("pack-note-unreviewed", &unreviewed),
        ("pack-note-left-out", &found.left_out),
    ] {
        if !names.is_empty() {
            let told = Message::new(key).number("count", names.len() as f64);
            let few: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
            notices.push(told.text("names", few.join(", ")));
        }
    }
    notices
}
