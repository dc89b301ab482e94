//! A pack that was read and holds: its list fits its files, byte for byte, and its signature, if it has one, is its own. Whether
//! its scenarios are any good, and whether its origin is trusted, is asked elsewhere.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::archive::{self, Files, LIMITS, Limits};
use super::error::PackError;
use super::manifest::{Contents, ListedFile, Manifest};
use super::names::{MANIFEST, SIGNATURE};
use super::signature;
use crate::records::PublicKey;

/// What is read of a pack. All of it lies in memory; nothing was written yet.
#[derive(Debug)]
pub struct Pack {
    manifest: Manifest,
    files: Files,
    signer: Option<PublicKey>,
    digest: String,
}

impl Pack {
    /// Reads the file of a pack.
    ///
    /// # Errors
    /// When it cannot be read, or is anything but a whole and honest pack.
    pub fn open(path: &Path) -> Result<Self, PackError> {
        let failed = |error: std::io::Error| PackError::file(path, &error);
        let file = File::open(path).map_err(failed)?;
        let mut bytes = Vec::new();
        // One byte more than a pack may have tells that there are too many.
        let mut limited = file.take(LIMITS.all + 1);
        limited.read_to_end(&mut bytes).map_err(failed)?;
        Self::from_bytes(&bytes)
    }

    /// The same from the bytes of such a file.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        Self::within(bytes, &LIMITS)
    }

    pub(super) fn within(bytes: &[u8], limits: &Limits) -> Result<Self, PackError> {
        let files = archive::unpack(bytes, limits)?;
        let list = files.get(MANIFEST).ok_or(PackError::NoManifest)?;
        let manifest = Manifest::read(list)?;
        let signed = files.get(SIGNATURE);
        let signer = signed.map(|signed| signature::signer(list, signed)).transpose()?;
        check_files(&manifest, &files)?;
        Ok(Self {
            manifest,
            signer,
            files,
            digest: sum(bytes),
        })
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The key that signed it; none: nobody did.
    pub fn signer(&self) -> Option<&PublicKey> {
        self.signer.as_ref()
    }

    /// Its files, its list and signature among them.
    pub(super) fn files(&self) -> &Files {
        &self.files
    }

    /// SHA-256 of its file, hexadecimal.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }
}

/// The files as a list has them.
pub(super) fn listed(files: &Files) -> Vec<ListedFile> {
    let all = files.iter();
    all.filter(|(name, _)| !is_about_the_list(name))
        .map(|(name, content)| ListedFile {
            path: name.clone(),
            size: content.len() as u64,
            sha256: sum(content),
        })
        .collect()
}

/// The files are those of the list, with their checksums, and what the list says of them is true.
fn check_files(manifest: &Manifest, files: &Files) -> Result<(), PackError> {
    let mut said: BTreeMap<&str, &ListedFile> = BTreeMap::new();
    for file in &manifest.files {
        if said.insert(&file.path, file).is_some() {
            return Err(PackError::Manifest {
                reason: format!("{} is in it twice", file.path),
            });
        }
    }
    for there in listed(files) {
        match said.remove(there.path.as_str()) {
            None => return Err(PackError::Unlisted { name: there.path }),
            Some(said) if *said != there => return Err(PackError::Changed { name: there.path }),
            Some(_) => {}
        }
    }
    if let Some(name) = said.into_keys().next() {
        let name = name.to_owned();
        return Err(PackError::Missing { name });
    }
    if Contents::of(files.keys().map(String::as_str)) != manifest.contains {
        return Err(PackError::OtherContents);
    }
    for (name, content) in files {
        if !is_what_it_is_called(name, content) {
            let name = name.clone();
            return Err(PackError::OtherKind { name });
        }
    }
    Ok(())
}

fn is_about_the_list(name: &str) -> bool {
    name == MANIFEST || name == SIGNATURE
}

fn is_what_it_is_called(name: &str, content: &[u8]) -> bool {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("ogg" | "vorbis") => content.starts_with(b"OggS"),
        Some("wav") => content.starts_with(b"RIFF"),
        _ => std::str::from_utf8(content).is_ok_and(|text| !text.contains('\0')),
    }
}

fn sum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
