//! The microphone: cpal's callback → lock-free ring → resampler → [`Capture`].
//!
//! The callback runs on the sound system's thread: it allocates nothing, waits for nothing and logs nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{ErrorKind, FromSample, SampleFormat, SizedSample, Stream, StreamConfig};

use super::capture::{Capture, CaptureState};
use super::error::SpeechError;
use super::resample::Resampler;

/// Sound that may wait to be read, seconds. A frame of the window that takes longer has worse troubles.
const RING_SECONDS: usize = 4;

/// Some sound systems say nothing when a device is pulled out: no sample for so long counts as gone.
const SILENT_DEATH: Duration = Duration::from_secs(4);

/// How long a device may take to open.
const OPENING: Duration = Duration::from_secs(5);

/// A microphone of the computer.
pub struct Microphone {
    /// Dropping it closes the device.
    _stream: Stream,
    device: String,
    ring: RingCapture,
    last_sound: Instant,
}

impl Microphone {
    /// The names of all microphones, as the system gives them.
    pub fn list() -> Vec<String> {
        let devices = cpal::default_host().input_devices().into_iter().flatten();
        let mut names: Vec<String> = devices.map(|device| device.to_string()).collect();
        names.dedup();
        names
    }

    /// Opens the microphone of this name, or the system's default, at its own rate and begins to listen.
    ///
    /// # Errors
    /// [`SpeechError::NoMicrophone`] when there is none, [`SpeechError::MicrophoneAbsent`] when the one chosen is not
    /// plugged in, [`SpeechError::MicrophoneUnusable`] when it cannot be opened (in use, no permission, odd format).
    pub fn open(chosen: Option<&str>) -> Result<Self, SpeechError> {
        let host = cpal::default_host();
        let device = match chosen {
            None => host.default_input_device().ok_or(SpeechError::NoMicrophone)?,
            Some(chosen) => {
                let mut devices = host.input_devices().into_iter().flatten();
                let named = devices.find(|device| device.to_string() == chosen);
                named.ok_or_else(|| SpeechError::MicrophoneAbsent {
                    device: chosen.to_owned(),
                })?
            }
        };
        let name = device.to_string();
        let unusable = |e: cpal::Error| match e.kind() {
            ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => SpeechError::NoMicrophone,
            _ => SpeechError::MicrophoneUnusable {
                device: name.clone(),
                reason: e.to_string(),
            },
        };
        let supported = device.default_input_config().map_err(unusable)?;
        let (format, config) = (supported.sample_format(), supported.config());
        let rate = config.sample_rate;
        let (producer, consumer) = rtrb::RingBuffer::new(rate as usize * RING_SECONDS);
        let shared = Arc::new(Shared::default());
        let source = Source {
            producer,
            shared: Arc::clone(&shared),
            channels: usize::from(config.channels.max(1)),
        };
        let stream = match format {
            SampleFormat::I8 => build::<i8>(&device, config, source),
            SampleFormat::I16 => build::<i16>(&device, config, source),
            SampleFormat::I24 => build::<cpal::I24>(&device, config, source),
            SampleFormat::I32 => build::<i32>(&device, config, source),
            SampleFormat::U8 => build::<u8>(&device, config, source),
            SampleFormat::U16 => build::<u16>(&device, config, source),
            SampleFormat::U32 => build::<u32>(&device, config, source),
            SampleFormat::F32 => build::<f32>(&device, config, source),
            SampleFormat::F64 => build::<f64>(&device, config, source),
            other => {
                let reason = format!("sample format {other:?}");
                return Err(SpeechError::MicrophoneUnusable { device: name, reason });
            }
        }
        .map_err(unusable)?;
        stream.play().map_err(unusable)?;
        let ring = RingCapture::new(consumer, shared, rate)?;
        Ok(Self {
            _stream: stream,
            device: name,
            ring,
            last_sound: Instant::now(),
        })
    }

    /// The device's name, as the system gives it.
    pub fn device(&self) -> &str {
        &self.device
    }
}

impl Capture for Microphone {
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        let before = self.ring.received;
        let state = self.ring.read(out);
        if self.ring.received != before {
            self.last_sound = Instant::now();
        } else if state == CaptureState::Open && self.last_sound.elapsed() > SILENT_DEATH {
            self.ring.shared.lose("no sound arrives any more");
        }
        state
    }

    fn overruns(&self) -> u64 {
        self.ring.overruns()
    }
}

fn build<T>(device: &cpal::Device, config: StreamConfig, mut source: Source) -> Result<Stream, cpal::Error>
where
    T: SizedSample,
    f32: FromSample<T>,
{
    let shared = Arc::clone(&source.shared);
    device.build_input_stream::<T, _, _>(
        config,
        move |data, _| source.feed(data.iter().map(|s| f32::from_sample_(*s))),
        move |error| match error.kind() {
            // The stream goes on after these three.
            ErrorKind::DeviceChanged | ErrorKind::Xrun | ErrorKind::RealtimeDenied => {
                tracing::debug!(%error, "microphone");
            }
            _ => shared.lose(&error.to_string()),
        },
        Some(OPENING),
    )
}

/// What the sound system's thread and ours have in common.
#[derive(Default)]
struct Shared {
    /// Frames that found the ring full and are not yet made good with silence.
    missing: AtomicU64,
    /// All frames that ever found the ring full.
    overruns: AtomicU64,
    lost: Mutex<Option<String>>,
}

impl Shared {
    /// The first reason is the one that matters.
    fn lose(&self, reason: &str) {
        let mut lost = self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        lost.get_or_insert_with(|| reason.to_string());
    }
}

/// The end of the ring that lives in the callback.
struct Source {
    producer: rtrb::Producer<f32>,
    shared: Arc<Shared>,
    channels: usize,
}

impl Source {
    /// Takes interleaved samples and puts their average per frame into the ring.
    fn feed(&mut self, mut samples: impl ExactSizeIterator<Item = f32>) {
        let mut missing = 0;
        for _ in 0..samples.len() / self.channels {
            let mean = samples.by_ref().take(self.channels).sum::<f32>() / self.channels as f32;
            missing += u64::from(self.producer.push(mean).is_err());
        }
        if missing > 0 {
            self.shared.missing.fetch_add(missing, Ordering::Relaxed);
            self.shared.overruns.fetch_add(missing, Ordering::Relaxed);
        }
    }
}

/// The end of the ring that is read by the listener.
struct RingCapture {
    consumer: rtrb::Consumer<f32>,
    shared: Arc<Shared>,
    rate: u32,
    resampler: Resampler,
    block: Vec<f32>,
    /// Frames taken from the ring so far.
    received: u64,
    gone: Option<SpeechError>,
}

impl RingCapture {
    fn new(consumer: rtrb::Consumer<f32>, shared: Arc<Shared>, rate: u32) -> Result<Self, SpeechError> {
        let resampler = Resampler::new(rate)?;
        Ok(Self {
            consumer,
            shared,
            rate,
            resampler,
            block: Vec::new(),
            received: 0,
            gone: None,
        })
    }

    fn overruns(&self) -> u64 {
        self.shared.overruns.load(Ordering::Relaxed)
    }

    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        if let Some(error) = &self.gone {
            return CaptureState::Lost(error.clone());
        }
        // Asked before the ring is emptied, so that the last samples before the loss are not left behind.
        let lost = self.shared.lost.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // What was lost came after what is in the ring now: the ring was full then.
        let missing = self.shared.missing.swap(0, Ordering::Relaxed);
        self.block.clear();
        if let Ok(chunk) = self.consumer.read_chunk(self.consumer.slots()) {
            let (first, second) = chunk.as_slices();
            self.block.extend_from_slice(first);
            self.block.extend_from_slice(second);
            chunk.commit_all();
        }
        self.received += self.block.len() as u64;
        // A minute at most: more can only be a miscount, and silence that long says the same.
        let silence = missing.min(60 * u64::from(self.rate)) as usize;
        self.block.resize(self.block.len() + silence, 0.0);
        if let Err(error) = self.resampler.push(&self.block, out) {
            return CaptureState::Lost(self.gone.insert(error).clone());
        }
        match lost {
            Some(reason) => CaptureState::Lost(self.gone.insert(SpeechError::MicrophoneLost { reason }).clone()),
            None => CaptureState::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(ring: usize, channels: usize) -> (Source, RingCapture) {
        let (producer, consumer) = rtrb::RingBuffer::new(ring);
        let shared = Arc::new(Shared::default());
        let source = Source {
            producer,
            shared: Arc::clone(&shared),
            channels,
        };
        (source, RingCapture::new(consumer, shared, 16_000).unwrap())
    }

    #[test]
    fn channels_are_averaged() {
        let (mut source, mut capture) = pair(8, 2);
        source.feed([0.2, 0.4, -1.0, 1.0].into_iter());
        let mut out = Vec::new();
        assert_eq!(capture.read(&mut out), CaptureState::Open);
        assert!((out[0] - 0.3).abs() < 1e-6 && out[1] == 0.0 && out.len() == 2);
    }

    /// Frames that nobody fetched in time are counted and made good with silence, so that later times stay right.
    #[test]
    fn overruns_are_counted_and_filled() {
        let (mut source, mut capture) = pair(4, 1);
        source.feed([0.5; 7].into_iter());
        let mut out = Vec::new();
        capture.read(&mut out);
        assert_eq!(out, [0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0]);
        assert_eq!(capture.overruns(), 3);
        source.feed([0.5; 2].into_iter());
        capture.read(&mut out);
        assert_eq!(out.len(), 9);
        assert_eq!(capture.overruns(), 3);
    }

    /// A device pulled out during the call: the last samples are delivered, and then the loss, for good.
    #[test]
    fn a_device_that_goes_is_lost_for_good() {
        let (mut source, mut capture) = pair(8, 1);
        source.feed([0.5; 3].into_iter());
        source.shared.lose("unplugged");
        source.shared.lose("and then something else");
        let mut out = Vec::new();
        let lost = CaptureState::Lost(SpeechError::MicrophoneLost {
            reason: "unplugged".into(),
        });
        assert_eq!(capture.read(&mut out), lost);
        assert_eq!(out.len(), 3);
        source.feed([0.5; 3].into_iter());
        assert_eq!(capture.read(&mut out), lost);
        assert_eq!(out.len(), 3);
    }

    /// With a microphone or without: opening answers, and never with a panic.
    #[test]
    fn opening_answers_clearly() {
        match Microphone::open(None) {
            Ok(microphone) => assert!(!microphone.device().is_empty()),
            Err(error) => assert!(error.message_key().starts_with("speech-microphone-"), "{error:?}"),
        }
    }
}
