//! Which model is used, and whether its file is what it should be.
//!
//! whisper.cpp trusts a model file: it loads one that is cut short with garbage in the place of the missing
//! weights, and some damaged headers end the whole program. So the file is walked through here first; only headers
//! are read, whatever its size.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::SpeechError;

/// Where the demonstration model lies under the assets folder.
pub const DEMONSTRATION_MODEL: &str = "models/demo-pl.bin";

/// A model, as it is shown to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelInfo {
    /// The file's name without its extension, such as `demo-pl` or `ggml-small-q5_1`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// True for the shipped model, which understands a synthesiser and no people: say so wherever it is in use.
    pub demonstration: bool,
}

/// The model to load: the configured one, or else the demonstration model under `assets_dir`.
///
/// A configured model that is missing is not silently replaced; loading it then fails with a clear error.
pub fn default_model(assets_dir: &Path, configured: Option<PathBuf>) -> PathBuf {
    configured.unwrap_or_else(|| assets_dir.join(DEMONSTRATION_MODEL))
}

/// The header of a model file that passed [`inspect`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelShape {
    /// Positions of the encoder: 1500 in every published model, 50 a second.
    pub audio_ctx: u32,
    /// Width of the encoder. The smallest published Whisper (tiny) has 384.
    pub audio_state: u32,
    /// Layers of the encoder.
    pub audio_layers: u32,
    /// Layers of the decoder.
    pub text_layers: u32,
    /// Tokens that it knows.
    pub vocabulary: u32,
}

impl ModelShape {
    /// Narrower than any published model: it can only be the one shipped for demonstration.
    pub fn is_demonstration(&self) -> bool {
        self.audio_state < 384
    }
}

/// "ggml" as a little-endian number.
const MAGIC: u32 = 0x6767_6d6c;

/// Vocabulary sizes of Whisper: English only, multilingual, multilingual since large-v3. Others make whisper.cpp
/// look up languages that do not exist.
const ENGLISH_ONLY: u32 = 51_864;
const MULTILINGUAL: [u32; 2] = [51_865, 51_866];

/// Checks that a file is a complete multilingual Whisper model in ggml format.
///
/// # Errors
/// `ModelMissing`, `ModelUnreadable`, `ModelForeign`, `ModelDamaged`, `ModelEnglishOnly`.
pub fn inspect(path: &Path) -> Result<ModelShape, SpeechError> {
    let io = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => SpeechError::ModelMissing { path: path.into() },
        _ => SpeechError::ModelUnreadable {
            path: path.into(),
            reason: e.to_string(),
        },
    };
    let file = File::open(path).map_err(io)?;
    let data = file.metadata().map_err(io)?;
    if !data.is_file() {
        return Err(SpeechError::ModelUnreadable {
            path: path.into(),
            reason: "not a file".into(),
        });
    }
    let mut walk = Walk {
        path,
        file: BufReader::new(file),
        position: 0,
        length: data.len(),
    };
    if walk.length < 4 || walk.u32()? != MAGIC {
        return Err(walk.foreign("it does not begin as ggml files do"));
    }
    let shape = walk.header()?;
    walk.filters_and_words()?;
    walk.tensors(&shape)?;
    Ok(shape)
}

/// A cursor that knows where the file ends.
struct Walk<'a> {
    path: &'a Path,
    file: BufReader<File>,
    position: u64,
    length: u64,
}

impl Walk<'_> {
    fn foreign(&self, detail: &str) -> SpeechError {
        SpeechError::ModelForeign {
            path: self.path.into(),
            detail: detail.into(),
        }
    }

    fn damaged(&self, detail: impl Into<String>) -> SpeechError {
        SpeechError::ModelDamaged {
            path: self.path.into(),
            detail: detail.into(),
        }
    }

    fn bytes(&mut self, count: u64) -> Result<Vec<u8>, SpeechError> {
        self.room_for(count)?;
        // `room_for` proves that the file is that long, and callers ask for less than a kilobyte.
        let mut bytes = vec![0; count as usize];
        self.file
            .read_exact(&mut bytes)
            .map_err(|e| SpeechError::ModelUnreadable {
                path: self.path.into(),
                reason: e.to_string(),
            })?;
        self.position += count;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, SpeechError> {
        let bytes = self.bytes(4)?;
        Ok(bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    fn skip(&mut self, count: u64) -> Result<(), SpeechError> {
        self.room_for(count)?;
        // Relative seeks keep the buffer, which matters for 50,000 words of a few bytes each. `room_for` bounds the
        // count by the length of a real file, so it fits.
        self.file
            .seek_relative(count as i64)
            .map_err(|e| SpeechError::ModelUnreadable {
                path: self.path.into(),
                reason: e.to_string(),
            })?;
        self.position += count;
        Ok(())
    }

    fn room_for(&self, count: u64) -> Result<(), SpeechError> {
        if count > self.length - self.position {
            return Err(self.damaged(format!("it ends after {} bytes, in the middle", self.length)));
        }
        Ok(())
    }

    fn header(&mut self) -> Result<ModelShape, SpeechError> {
        let mut numbers = [0; 11];
        for number in &mut numbers {
            *number = self.u32()?;
        }
        let [
            vocabulary,
            audio_ctx,
            audio_state,
            audio_heads,
            audio_layers,
            text_ctx,
            text_state,
            text_heads,
            text_layers,
            mels,
            ftype,
        ] = numbers;
        if vocabulary == ENGLISH_ONLY {
            return Err(SpeechError::ModelEnglishOnly { path: self.path.into() });
        }
        let plausible = MULTILINGUAL.contains(&vocabulary)
            && (100..=1500).contains(&audio_ctx)
            && (32..=4096).contains(&audio_state)
            && text_state == audio_state
            && [audio_heads, text_heads]
                .iter()
                .all(|h| (1..=64).contains(h) && audio_state.is_multiple_of(*h))
            && (1..=64).contains(&audio_layers)
            && (1..=64).contains(&text_layers)
            && (64..=448).contains(&text_ctx)
            && [80, 128].contains(&mels);
        if !plausible {
            return Err(self.foreign("its header is not that of a Whisper model"));
        }
        // File types of ggml: f32, f16, q4_0, q4_1, q8_0, q5_0, q5_1, and the k-quants; the thousands are a version.
        if !matches!(ftype % 1000, 0..=3 | 7..=14) {
            return Err(self.foreign("its numbers are packed in an unknown way"));
        }
        Ok(ModelShape {
            audio_ctx,
            audio_state,
            audio_layers,
            text_layers,
            vocabulary,
        })
    }

    fn filters_and_words(&mut self) -> Result<(), SpeechError> {
        let (mels, bins) = (self.u32()?, self.u32()?);
        // 201 bins are half of a 400-sample spectrum, whisper's window of 25 ms.
        if ![80, 128].contains(&mels) || bins != 201 {
            return Err(self.damaged("odd sound filters"));
        }
        self.skip(u64::from(mels) * u64::from(bins) * 4)?;
        let words = self.u32()?;
        if words > MULTILINGUAL[1] {
            return Err(self.damaged("too many words"));
        }
        for _ in 0..words {
            let length = self.u32()?;
            if length > 1024 {
                return Err(self.damaged("a word of odd length"));
            }
            self.skip(u64::from(length))?;
        }
        Ok(())
    }

    fn tensors(&mut self, shape: &ModelShape) -> Result<(), SpeechError> {
        // Of Whisper's graph: 7 around the encoder and 4 around the decoder, 15 and 24 in each of their layers.
        let expected = 11 + 15 * shape.audio_layers + 24 * shape.text_layers;
        let mut found = 0;
        while self.position < self.length {
            let (dims, name_length, kind) = (self.u32()?, self.u32()?, self.u32()?);
            let Some((block, block_bytes)) = packing(kind) else {
                return Err(self.damaged("weights of an unknown kind"));
            };
            if !(1..=3).contains(&dims) || !(1..=127).contains(&name_length) {
                return Err(self.damaged("odd weights"));
            }
            let mut sizes = Vec::with_capacity(3);
            for _ in 0..dims {
                sizes.push(self.u32()?);
            }
            let name = self.bytes(u64::from(name_length))?;
            let elements = sizes.iter().try_fold(1u64, |n, size| n.checked_mul(u64::from(*size)));
            let Some(elements) = elements.filter(|n| (1..=u64::from(i32::MAX.unsigned_abs())).contains(n)) else {
                return Err(self.damaged("weights of odd size"));
            };
            // The embedding bounds what whisper.cpp allocates by what the file really holds.
            if name == b"decoder.token_embedding.weight" && sizes != [shape.audio_state, shape.vocabulary] {
                return Err(self.damaged("its header and its weights disagree"));
            }
            if elements % block != 0 {
                return Err(self.damaged("weights of odd size"));
            }
            self.skip(elements / block * block_bytes)?;
            found += 1;
        }
        if found != expected {
            return Err(self.damaged(format!("{found} of {expected} blocks of weights are there")));
        }
        Ok(())
    }
}

/// Elements and bytes of one block of a ggml tensor type.
fn packing(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 => (1, 4),      // f32
        1 => (1, 2),      // f16
        2 => (32, 18),    // q4_0
        3 => (32, 20),    // q4_1
        6 => (32, 22),    // q5_0
        7 => (32, 24),    // q5_1
        8 => (32, 34),    // q8_0
        10 => (256, 84),  // q2_K
        11 => (256, 110), // q3_K
        12 => (256, 144), // q4_K
        13 => (256, 176), // q5_K
        14 => (256, 210), // q6_K
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demonstration() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets")
            .join(DEMONSTRATION_MODEL)
    }

    fn inspect_bytes(bytes: &[u8]) -> Result<ModelShape, SpeechError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("model.bin");
        std::fs::write(&path, bytes).unwrap();
        inspect(&path)
    }

    #[test]
    fn the_shipped_model_is_whole() {
        let shape = inspect(&demonstration()).unwrap();
        assert!(shape.is_demonstration());
        assert_eq!((shape.audio_layers, shape.text_layers, shape.audio_state), (4, 4, 192));
    }

    /// The checksum beside the model is the model's.
    #[test]
    fn the_shipped_model_is_the_one_described() {
        use sha2::Digest as _;
        let sum = sha2::Sha256::digest(std::fs::read(demonstration()).unwrap());
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        let readme = std::fs::read_to_string(demonstration().with_file_name("README.md")).unwrap();
        assert!(readme.contains(&sum), "assets/models/README.md should name {sum}");
    }

    /// Cut anywhere, also exactly between two blocks of weights, it is found out.
    #[test]
    fn a_model_cut_short_is_found_out() {
        let whole = std::fs::read(demonstration()).unwrap();
        for end in [
            4,
            20,
            47,
            48,
            60_000,
            200_000,
            700_000,
            whole.len() / 2,
            whole.len() - 1,
        ] {
            let error = inspect_bytes(&whole[..end]).unwrap_err();
            assert!(matches!(error, SpeechError::ModelDamaged { .. }), "{end}: {error:?}");
        }
        let error = inspect_bytes(&[&whole[..], b"tail"].concat()).unwrap_err();
        assert!(matches!(error, SpeechError::ModelDamaged { .. }), "{error:?}");
    }

    #[test]
    fn other_files_are_refused() {
        for bytes in [&b""[..], b"abc", b"GGUF and then some", &[0x5a; 100_000]] {
            let error = inspect_bytes(bytes).unwrap_err();
            assert!(matches!(error, SpeechError::ModelForeign { .. }), "{error:?}");
        }
        let error = inspect(Path::new("/no/such/model.bin")).unwrap_err();
        assert!(matches!(error, SpeechError::ModelMissing { .. }));
        assert!(matches!(
            inspect(&std::env::temp_dir()).unwrap_err(),
            SpeechError::ModelUnreadable { .. }
        ));
    }

    /// A header with one number changed never passes for a Whisper model with that number.
    #[test]
    fn an_altered_header_is_refused() {
        let whole = std::fs::read(demonstration()).unwrap();
        for field in 0..10 {
            for value in [0u32, 1, 7, 51_864, u32::MAX] {
                let mut bytes = whole.clone();
                bytes[4 + 4 * field..8 + 4 * field].copy_from_slice(&value.to_le_bytes());
                let result = inspect_bytes(&bytes);
                // One head, or seven text layers' worth of nothing: only values that leave a valid shape may pass.
                let harmless = matches!((field, value), (3 | 7, 1));
                assert_eq!(result.is_ok(), harmless, "field {field} = {value}: {result:?}");
            }
        }
    }

    #[test]
    fn the_configured_model_comes_first() {
        let assets = Path::new("assets");
        assert_eq!(default_model(assets, None), Path::new("assets/models/demo-pl.bin"));
        assert_eq!(default_model(assets, Some("x.bin".into())), Path::new("x.bin"));
    }
}
