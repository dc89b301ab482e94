//! The trainee's own voice, kept when they said yes to it: to listen to in the debrief, and as FLAC files that go by
//! themselves when their time is over.
//!
//! Nothing is kept without consent, and nothing depends on it. The files hold sound alone, no words and no names; a voice is its owner's
//! all the same, and no other account may listen.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use flacenc::component::BitRepr as _;
use flacenc::error::Verify as _;
use thiserror::Error;

use super::audio::SAMPLE_RATE;
use crate::domain::Millis;
use crate::files;

/// One turn of the trainee, 16 kHz.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedTurn {
    /// When it began, on the session's clock.
    pub start: Millis,
    /// Its sound; 16 bits are what a headset has to say.
    pub samples: Vec<i16>,
}

/// The turns of one call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    /// In order of time.
    pub turns: Vec<RecordedTurn>,
}

/// Why a recording could not be kept.
#[derive(Debug, Error)]
pub enum RecordingError {
    /// A file could not be written or removed.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The sound could not be packed.
    #[error("the sound could not be packed as FLAC ({reason})")]
    Packing {
        /// What the encoder said.
        reason: String,
    },
}

impl Recording {
    /// Takes in a turn.
    pub fn add(&mut self, start: Millis, sound: &[f32]) {
        let samples = sound
            .iter()
            .map(|sample| (sample.clamp(-1.0, 1.0) * 32_767.0) as i16)
            .collect();
        self.turns.push(RecordedTurn { start, samples });
    }

    /// Writes a file for each turn, named by its place and its time in milliseconds, into a new folder. The folder appears
    /// whole or not at all.
    ///
    /// # Errors
    /// See [`RecordingError`]; a disk that is full leaves nothing behind.
    pub fn save(&self, folder: &Path) -> Result<(), RecordingError> {
        let fresh = folder.with_extension("part");
        let written = self.write(&fresh).and_then(|()| {
            fs::rename(&fresh, folder).map_err(|error| RecordingError::File {
                path: folder.to_owned(),
                reason: error.to_string(),
            })
        });
        if written.is_err() {
            // What is half there helps nobody; that it stays is told by the error that brought us here.
            let _ = fs::remove_dir_all(&fresh);
        }
        written
    }

    fn write(&self, folder: &Path) -> Result<(), RecordingError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| RecordingError::File {
                path,
                reason: error.to_string(),
            }
        };
        files::make_folder(folder).map_err(failed(folder))?;
        for (index, turn) in self.turns.iter().enumerate() {
            let path = folder.join(format!("{:03}-{}ms.flac", index + 1, turn.start.0));
            let bytes = packed(&turn.samples)?;
            let written = opened(&path).and_then(|mut file| file.write_all(&bytes));
            written.map_err(failed(&path))?;
        }
        Ok(())
    }
}

/// A file to write anew; what an earlier time left half done is written over.
fn opened(path: &Path) -> io::Result<File> {
    match files::create(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => File::options().write(true).truncate(true).open(path),
        created => created,
    }
}

/// FLAC of a turn.
fn packed(samples: &[i16]) -> Result<Vec<u8>, RecordingError> {
    let failed = |reason: String| RecordingError::Packing { reason };
    let config = flacenc::config::Encoder::default()
        .into_verified()
        .map_err(|(_, error)| failed(error.to_string()))?;
    let wide: Vec<i32> = samples.iter().map(|sample| i32::from(*sample)).collect();
    let source = flacenc::source::MemSource::from_samples(&wide, 1, 16, SAMPLE_RATE as usize);
    let stream = flacenc::encode_with_fixed_block_size(&config, source, config.block_size)
        .map_err(|error| failed(error.to_string()))?;
    let mut sink = flacenc::bitsink::ByteSink::new();
    stream.write(&mut sink).map_err(|error| failed(error.to_string()))?;
    Ok(sink.into_inner())
}

/// Removes the recordings under a folder that are older than they may be; how many went.
///
/// # Errors
/// When one of them cannot be removed; the others are removed all the same.
pub fn purge(folder: &Path, now: SystemTime, keep: Duration) -> Result<usize, RecordingError> {
    // Nothing was ever kept.
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(0);
    };
    let (mut gone, mut trouble) = (0, None);
    for entry in entries.flatten() {
        let path = entry.path();
        let made = entry.metadata().and_then(|data| data.modified());
        let old = made.is_ok_and(|made| now.duration_since(made).is_ok_and(|age| age > keep));
        if !old || !path.is_dir() {
            continue;
        }
        match fs::remove_dir_all(&path) {
            Ok(()) => gone += 1,
            Err(error) => {
                trouble = Some(RecordingError::File {
                    path,
                    reason: error.to_string(),
                });
            }
        }
    }
    trouble.map_or(Ok(gone), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording() -> Recording {
        let mut recording = Recording::default();
        let tone: Vec<f32> = (0..8_000).map(|i| 0.4 * (i as f32 * 0.11).sin()).collect();
        recording.add(Millis(1_200), &tone);
        recording.add(Millis(9_000), &[2.0, -2.0, 0.0].repeat(50));
        recording
    }

    #[test]
    fn what_is_kept_can_be_heard_again_sample_for_sample() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("recordings").join("a-call");
        recording().save(&folder).unwrap();
        let mut names: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["001-1200ms.flac", "002-9000ms.flac"]);
        for (name, turn) in names.iter().zip(recording().turns) {
            let mut reader = claxon::FlacReader::open(folder.join(name)).unwrap();
            assert_eq!(reader.streaminfo().sample_rate, SAMPLE_RATE);
            let samples: Vec<i16> = reader.samples().map(|sample| sample.unwrap() as i16).collect();
            assert_eq!(samples, turn.samples, "{name}");
        }
        assert_eq!(recording().turns[1].samples[..3], [32_767, -32_767, 0]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let data = tempfile::tempdir().unwrap();
        // A file stands where the folder should be.
        let folder = data.path().join("file").join("a-call");
        fs::write(data.path().join("file"), "").unwrap();
        assert!(matches!(recording().save(&folder), Err(RecordingError::File { .. })));
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
    }

    /// `/dev/full` is a disk that has room for the first turn and none for the second.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_fills_up_is_told_and_leaves_no_half_of_a_recording() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("a-call");
        let second = data.path().join("a-call.part/002-9000ms.flac");
        fs::create_dir(data.path().join("a-call.part")).unwrap();
        std::os::unix::fs::symlink("/dev/full", &second).unwrap();
        match recording().save(&folder) {
            Err(RecordingError::File { path, reason }) => {
                assert_eq!(path, second);
                assert!(reason.contains("os error 28"), "{reason}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
        // Somebody makes room.
        recording().save(&folder).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    }

    #[test]
    fn recordings_go_when_their_time_is_over() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("recordings");
        let day = Duration::from_secs(86_400);
        assert_eq!(
            purge(&folder, SystemTime::now(), day).unwrap(),
            0,
            "nothing was ever kept"
        );
        recording().save(&folder.join("a-call")).unwrap();
        let made = fs::metadata(folder.join("a-call")).unwrap().modified().unwrap();
        assert_eq!(purge(&folder, made + day / 2, day).unwrap(), 0);
        assert_eq!(purge(&folder, made + day * 2, day).unwrap(), 1);
        assert!(!folder.join("a-call").exists());
    }
}
