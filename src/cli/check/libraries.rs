//! What the files that are checked may refer to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Assets, Input};
use crate::format::{Diagnostic, Library};
use crate::packs;

/// What is shipped or installed or lies in the folders of the offices whose files these are, and for the files of a pack that is
/// being written, what they may refer to.
pub(super) struct Libraries {
    ours: Library,
    /// By the folder of the pack.
    of_packs: BTreeMap<PathBuf, Library>,
}

impl Libraries {
    /// All that these inputs need, with what is wrong with the stock phrases.
    pub(super) fn around(assets: &Assets, inputs: &[Input]) -> (Self, Vec<Diagnostic>) {
        let (ours, of_stock) = Library::of(assets.shelves());
        let paths: Vec<PathBuf> = inputs.iter().map(|input| input.path().to_owned()).collect();
        let ours = ours.with_offices_of(&paths);
        let mut of_packs = BTreeMap::new();
        for folder in inputs.iter().filter_map(pack_of) {
            of_packs.entry(folder).or_insert_with_key(|folder| {
                let (library, _) = Library::of(&packs::around_pack(folder, assets.shipped()));
                library
            });
        }
        (Self { ours, of_packs }, of_stock)
    }

    /// What this one may refer to.
    pub(super) fn of(&self, input: &Input) -> &Library {
        let of_pack = pack_of(input).and_then(|folder| self.of_packs.get(&folder));
        of_pack.unwrap_or(&self.ours)
    }
}

/// The folder of the pack that is being written there.
fn pack_of(input: &Input) -> Option<PathBuf> {
    let path = std::path::absolute(input.path()).ok()?;
    packs::folder_of(&path).map(Path::to_owned)
}
