//! The published models that can be fetched: names, sizes, checksums. Read from `assets/models/catalogue.json`, which
//! cites where each figure comes from.

use std::path::Path;

use serde::Deserialize;

use super::StoreError;

/// Where the catalogue lies under the assets folder.
pub const CATALOGUE: &str = "models/catalogue.json";

/// All models that are offered, smallest first.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Catalogue {
    /// Where the files lie, with a slash at the end; an office's mirror may take its place.
    pub url: String,
    /// The licence of all of them.
    pub licence: String,
    /// The languages that they know, in words.
    pub languages: String,
    /// The models.
    pub models: Vec<Entry>,
}

/// One model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// Its name on the command line, such as `small-q5_1`.
    pub id: String,
    /// Its file, such as `ggml-small-q5_1.bin`.
    pub file: String,
    /// The file's exact length, bytes.
    pub bytes: u64,
    /// The file's SHA-256, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// Its size among Whisper's: `tiny`, `base`, `small`, `medium`, `large-v3-turbo` or `large-v3`.
    pub size: String,
    /// Memory that it takes while it works, megabytes (10^6 bytes).
    pub memory_mb: u64,
}

impl Catalogue {
    /// Reads the catalogue of the product.
    ///
    /// # Errors
    /// [`StoreError::Catalogue`] when the file is missing or does not read.
    pub fn load(assets: &Path) -> Result<Self, StoreError> {
        let path = assets.join(CATALOGUE);
        let wrong = |reason: String| StoreError::Catalogue {
            path: path.clone(),
            reason,
        };
        let text = std::fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
    }

    /// The model of this name.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] with the names that there are.
    pub fn entry(&self, id: &str) -> Result<&Entry, StoreError> {
        self.models.iter().find(|entry| entry.id == id).ok_or_else(|| {
            let known: Vec<&str> = self.models.iter().map(|entry| entry.id.as_str()).collect();
            StoreError::Unknown {
                id: id.to_owned(),
                known: known.join(", "),
            }
        })
    }

    /// The best model that a computer with so much memory (megabytes) and so many cores can run while somebody speaks.
    ///
    /// | cores | size | why |
    /// |---|---|---|
    /// | up to 2 | base | its text comes within a second of the last word (docs/performance.md) |
    /// | up to 5 | small | 244 million weights, where base has 74 (OpenAI's model card) |
    /// | 6 and more | large-v3-turbo | 809 million weights |
    ///
    /// Quantised files need half the memory at nearly the same accuracy, and a model may take a quarter of the memory:
    /// the office's own programs need the rest.
    pub fn recommended(&self, memory_mb: u64, cores: usize) -> Option<&Entry> {
        let sizes: &[&str] = match cores {
            0..=2 => &["tiny", "base"],
            3..=5 => &["tiny", "base", "small"],
            _ => &["tiny", "base", "small", "large-v3-turbo"],
        };
        let quantised = |entry: &&Entry| entry.id != entry.size;
        let fits = |entry: &&Entry| entry.memory_mb * 4 <= memory_mb;
        sizes.iter().rev().find_map(|size| {
            let of_size = self.models.iter().filter(|entry| entry.size == *size);
            of_size.filter(quantised).find(fits)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Catalogue {
        Catalogue::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")).unwrap()
    }

    #[test]
    fn the_shipped_catalogue_is_well_formed() {
        let catalogue = shipped();
        assert!(catalogue.url.starts_with("https://") && catalogue.url.ends_with('/'));
        let mut ids: Vec<&str> = catalogue.models.iter().map(|entry| entry.id.as_str()).collect();
        for entry in &catalogue.models {
            assert_eq!(entry.file, format!("ggml-{}.bin", entry.id));
            assert!(entry.id.starts_with(&entry.size), "{entry:?}");
            assert!(entry.sha256.len() == 64 && entry.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
            assert!(entry.memory_mb * 1_000_000 > entry.bytes, "{entry:?}");
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), catalogue.models.len());
    }

    #[test]
    fn a_name_that_is_not_there_is_told_with_those_that_are() {
        let error = shipped().entry("smal").unwrap_err();
        assert!(matches!(error, StoreError::Unknown { known, .. } if known.contains("small-q5_1")));
    }

    #[test]
    fn what_is_recommended_fits_the_computer() {
        let catalogue = shipped();
        let advised = |memory, cores| catalogue.recommended(memory, cores).map(|entry| entry.id.as_str());
        assert_eq!(advised(8_000, 2), Some("base-q5_1"));
        assert_eq!(advised(16_000, 4), Some("small-q5_1"));
        assert_eq!(advised(32_000, 8), Some("large-v3-turbo-q5_0"));
        assert_eq!(advised(4_000, 8), Some("small-q5_1"), "memory is the limit");
        assert_eq!(advised(500, 2), None);
    }
}
