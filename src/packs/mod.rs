//! Packs: scenarios and what goes with them, handed from office to office as one file.
//!
//! A pack is a zip file with a list of its contents (`manifest.rs`) that may be signed (`signature.rs`). Whatever comes in one is
//! taken for hostile until it is proven otherwise (`directory.rs`, `archive.rs`, `names.rs`, `pack.rs`); only then is anything
//! written, and it counts from the moment at which the list of installed packs names it (`installed.rs`). Nothing in a pack is ever
//! run. Which day it is, comes from outside.

mod archive;
mod contents;
mod directory;
mod error;
mod install;
mod installed;
mod make;
mod manifest;
mod names;
mod pack;
mod signature;
#[cfg(test)]
mod tests;
mod trust;

use std::path::Path;

pub use contents::{around_pack, folder_of};
pub use error::PackError;
pub use install::{Around, Outcome, Terms, install, remove};
pub use installed::{Installed, attempts_at, installed};
pub use make::{Made, describe, make, signing_keys};
pub use manifest::{Contents, ListedFile, Manifest};
pub use names::NameFault;
pub use pack::Pack;
pub use trust::{Trust, trust};

use crate::format::{Place, Shelves};

/// The version of this program, against which a pack holds the one that it needs.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// What is shipped, and the packs that are installed under the data folder. A pack that cannot be read is left out; [`installed`]
/// says why.
pub fn shelves(assets: &Path, scenarios: &Path, data: Option<&Path>) -> Shelves {
    let shipped = Shelves::shipped(assets, scenarios);
    let Some(data) = data else { return shipped };
    match installed(data) {
        Ok((packs, broken)) => {
            for error in &broken {
                tracing::warn!(%error, "a pack cannot be used");
            }
            packs.into_iter().fold(shipped, |shelves, pack| {
                shelves.with(Place::pack(&pack.folder, pack.manifest.title))
            })
        }
        Err(error) => {
            tracing::warn!(%error, "the list of packs cannot be used");
            shipped
        }
    }
}
