//! Where the lines of a scenario that is checked should have been recorded: with what is shipped, or in its pack.

use std::path::{Path, PathBuf};

use super::Assets;
use crate::authoring::checks::unrecorded;
use crate::domain::Profile;
use crate::format::{self, Diagnostic, Library};
use crate::packs;
use crate::voice::{LineLibrary, VoiceSpec};

/// The shipped recordings, and where shipped scenarios lie.
pub(super) struct Recordings {
    scenarios: PathBuf,
    lines: PathBuf,
}

impl Recordings {
    pub(super) fn shipped(assets: &Assets) -> Self {
        Self {
            scenarios: absolute(&assets.scenarios_folder()),
            lines: assets.folder().join("audio").join("lines"),
        }
    }

    /// The lines of a scenario without a recording; none where nobody expects any: it is neither shipped nor of a pack with audio.
    pub(super) fn unrecorded(
        &self,
        path: &Path,
        text: &str,
        library: &Library,
        profile: &Profile,
    ) -> Option<Diagnostic> {
        // No recording that others get: the cache of a window.
        let shipped = LineLibrary::open(&self.lines, self.lines.with_file_name("none"));
        let path_of_all = absolute(path);
        let of_pack = packs::folder_of(&path_of_all).map(|folder| folder.join("audio"));
        let recordings = match of_pack.filter(|audio| audio.is_dir()) {
            Some(audio) => shipped.with_packs(vec![audio]),
            None if path_of_all.starts_with(&self.scenarios) => shipped,
            None => return None,
        };
        let variations = format::parse_each_row(path, text, &library.stock).value?;
        unrecorded(path, text, &variations, profile, |voice, line| {
            VoiceSpec::of(voice).is_ok_and(|voice| recordings.find(&voice, line).is_some())
        })
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
