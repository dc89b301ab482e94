//! WAV files of any rate, channel count and depth, read as 16 kHz mono.
//!
//! It reads in blocks, so that a long recording costs no more memory than its result, and it believes no length
//! that a header claims until the samples are there.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

use hound::{SampleFormat, WavReader, WavSpec};

use super::error::SpeechError;
use super::resample::{RATES, Resampler};

/// Longer files are refused: three hours, in seconds. (As 16 kHz samples in memory they take 0.7 GB.)
pub const MAX_FILE_SECONDS: u64 = 3 * 3600;

/// Programs that write to a pipe do not know the length and put a number near 2^31 or 2^32 into the header.
const LENGTH_UNKNOWN: u64 = 0x7fff_0000;

/// Frames mixed down and resampled at a time.
const BLOCK: usize = 4096;

/// Reads a WAV file: PCM of 8, 16, 24 or 32 bits or 32-bit float, any number of channels (they are averaged), any
/// rate from 4 to 384 kHz. Gives mono samples at [`SAMPLE_RATE`](super::SAMPLE_RATE).
///
/// # Errors
/// `WavMissing`, `WavUnreadable`, `NotWav`, `WavUnsupported`, `WavTruncated`, `WavEmpty`, `WavTooLong`.
pub fn load_wav(path: &Path) -> Result<Vec<f32>, SpeechError> {
    let file = File::open(path).map_err(|e| io_error(path, &e))?;
    let data = file.metadata().map_err(|e| io_error(path, &e))?;
    if !data.is_file() {
        return Err(SpeechError::WavUnreadable {
            path: path.into(),
            reason: "not a file".into(),
        });
    }
    if data.len() == 0 {
        return Err(SpeechError::WavEmpty { path: path.into() });
    }
    read_wav(path, BufReader::new(file))
}

/// The same from whatever holds the bytes of such a file; `path` is what errors call it.
///
/// # Errors
/// As [`load_wav`].
pub fn read_wav(path: &Path, source: impl Read) -> Result<Vec<f32>, SpeechError> {
    let mut reader = WavReader::new(source).map_err(|e| header_error(path, e))?;
    let spec = reader.spec();
    if !RATES.contains(&spec.sample_rate) {
        return Err(SpeechError::WavUnsupported {
            path: path.into(),
            detail: format!("{} Hz", spec.sample_rate),
        });
    }
    let rate = u64::from(spec.sample_rate);
    let promised = u64::from(reader.duration());
    let bytes = u64::from(reader.len()) * u64::from(spec.bits_per_sample / 8);
    let length_known = bytes < LENGTH_UNKNOWN;
    if length_known && promised > MAX_FILE_SECONDS * rate {
        return Err(too_long(path));
    }

    let mut sink = Sink::new(path, spec)?;
    let end = match spec.sample_format {
        SampleFormat::Float => reader.samples::<f32>().try_for_each(|s| sink.take(s?)),
        SampleFormat::Int => {
            // hound gives signed numbers for 8 bits as well, though the file has them unsigned.
            let scale = 1.0 / (1u64 << (spec.bits_per_sample.clamp(1, 32) - 1)) as f32;
            reader.samples::<i32>().try_for_each(|s| sink.take(s? as f32 * scale))
        }
    };
    match end {
        Ok(()) => {}
        Err(Stop::Wav(_)) if !length_known && sink.frames > 0 => {}
        Err(Stop::Wav(e)) => return Err(sample_error(path, e, sink.frames, promised, rate)),
        Err(Stop::Speech(e)) => return Err(e),
    }
    sink.finish()
}

/// Mixes frames down and passes them through the resampler.
struct Sink<'a> {
    path: &'a Path,
    channels: usize,
    limit: u64,
    frames: u64,
    /// The frame being put together: how many channels of it came, and their sum.
    channel: usize,
    sum: f32,
    block: Vec<f32>,
    resampler: Resampler,
    out: Vec<f32>,
}

enum Stop {
    Wav(hound::Error),
    Speech(SpeechError),
}

impl From<hound::Error> for Stop {
    fn from(error: hound::Error) -> Self {
        Self::Wav(error)
    }
}

impl<'a> Sink<'a> {
    fn new(path: &'a Path, spec: WavSpec) -> Result<Self, SpeechError> {
        Ok(Self {
            path,
            channels: usize::from(spec.channels.max(1)),
            limit: MAX_FILE_SECONDS * u64::from(spec.sample_rate),
            frames: 0,
            channel: 0,
            sum: 0.0,
            block: Vec::with_capacity(BLOCK),
            resampler: Resampler::new(spec.sample_rate)?,
            out: Vec::new(),
        })
    }

    fn take(&mut self, sample: f32) -> Result<(), Stop> {
        self.sum += sample;
        self.channel += 1;
        if self.channel < self.channels {
            return Ok(());
        }
        self.block.push(self.sum / self.channels as f32);
        (self.channel, self.sum) = (0, 0.0);
        self.frames += 1;
        if self.frames > self.limit {
            return Err(Stop::Speech(too_long(self.path)));
        }
        if self.block.len() == BLOCK {
            self.flush().map_err(Stop::Speech)
        } else {
            Ok(())
        }
    }

    fn flush(&mut self) -> Result<(), SpeechError> {
        self.resampler.push(&self.block, &mut self.out)?;
        self.block.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<f32>, SpeechError> {
        if self.frames == 0 {
            return Err(SpeechError::WavEmpty { path: self.path.into() });
        }
        self.flush()?;
        self.resampler.finish(&mut self.out)?;
        Ok(self.out)
    }
}

fn too_long(path: &Path) -> SpeechError {
    SpeechError::WavTooLong {
        path: path.into(),
        limit_hours: MAX_FILE_SECONDS / 3600,
    }
}

fn io_error(path: &Path, error: &std::io::Error) -> SpeechError {
    match error.kind() {
        ErrorKind::NotFound => SpeechError::WavMissing { path: path.into() },
        _ => SpeechError::WavUnreadable {
            path: path.into(),
            reason: error.to_string(),
        },
    }
}

/// hound tells what is wrong before the first sample.
fn header_error(path: &Path, error: hound::Error) -> SpeechError {
    let path = path.to_path_buf();
    match error {
        // hound reports a file shorter than a header as an I/O error of one of these kinds.
        hound::Error::IoError(e) if matches!(e.kind(), ErrorKind::UnexpectedEof | ErrorKind::Other) => {
            SpeechError::NotWav {
                path,
                detail: "too short for a header".into(),
            }
        }
        hound::Error::IoError(e) => SpeechError::WavUnreadable {
            path,
            reason: e.to_string(),
        },
        hound::Error::FormatError(detail) => SpeechError::NotWav {
            path,
            detail: detail.into(),
        },
        hound::Error::Unsupported => SpeechError::WavUnsupported {
            path,
            detail: "compressed or unknown".into(),
        },
        other => SpeechError::WavUnsupported {
            path,
            detail: other.to_string(),
        },
    }
}

/// hound tells what is wrong in the middle of the samples: as a rule, that there are no more.
fn sample_error(path: &Path, error: hound::Error, frames: u64, promised: u64, rate: u64) -> SpeechError {
    let path = path.to_path_buf();
    match error {
        hound::Error::IoError(e) if !matches!(e.kind(), ErrorKind::UnexpectedEof | ErrorKind::Other) => {
            SpeechError::WavUnreadable {
                path,
                reason: e.to_string(),
            }
        }
        hound::Error::IoError(_) | hound::Error::FormatError(_) => SpeechError::WavTruncated {
            path,
            present_ms: frames * 1000 / rate,
            promised_ms: promised * 1000 / rate,
        },
        other => SpeechError::WavUnsupported {
            path,
            detail: other.to_string(),
        },
    }
}
