//! A stream of samples on its way to the mixer, steered from outside without locks and without clicks.
//!
//! Runs on the audio thread: it never blocks, allocates or logs. It knows no devices.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};
use std::time::Duration;

use super::audio::{LINE_RATE_HZ, LineAudio};
use super::band::Band;

/// Time of a full fade on pause, stop, volume or outlet change, in seconds: too short to notice, too long to click.
const FADE_S: f32 = 0.012;

const RUNNING: u8 = 0;
const PAUSED: u8 = 1;
const STOPPED: u8 = 2;

#[derive(Debug)]
struct Controls {
    state: AtomicU8,
    /// Bits of an `f32`.
    gain: AtomicU32,
    loudspeaker: AtomicBool,
    ended: AtomicBool,
}

/// The steering end of a [`Playback`]. Dropping it stops the sound.
#[derive(Debug)]
pub(super) struct Remote(Arc<Controls>);

impl Remote {
    pub(super) fn pause(&self) {
        self.0.state.store(PAUSED, Ordering::Relaxed);
    }

    pub(super) fn resume(&self) {
        self.0.state.store(RUNNING, Ordering::Relaxed);
    }

    /// `gain` is a factor; 1 leaves the sound as it is.
    pub(super) fn set_gain(&self, gain: f32) {
        self.0.gain.store(gain.to_bits(), Ordering::Relaxed);
    }

    pub(super) fn set_loudspeaker(&self, on: bool) {
        self.0.loudspeaker.store(on, Ordering::Relaxed);
    }

    /// Whether the last sample has been handed to the mixer. The device's buffer (about 50 ms) still plays on.
    pub(super) fn has_ended(&self) -> bool {
        self.0.ended.load(Ordering::Acquire)
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.0.state.store(STOPPED, Ordering::Relaxed);
    }
}

/// Samples of a line, shared with whoever else holds the recording.
pub(super) struct LineSamples {
    line: LineAudio,
    position: usize,
}

impl LineSamples {
    pub(super) fn new(line: LineAudio) -> Self {
        Self { line, position: 0 }
    }
}

impl Iterator for LineSamples {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let sample = self.line.samples().get(self.position).copied();
        self.position += 1;
        sample
    }
}

/// A mono source at [`LINE_RATE_HZ`].
pub(super) struct Playback<S> {
    samples: S,
    controls: Arc<Controls>,
    loudspeaker: Band,
    gain: f32,
    outlet: f32,
    step: f32,
}

impl<S: Iterator<Item = f32>> Playback<S> {
    pub(super) fn new(samples: S, gain: f32, loudspeaker: bool) -> (Remote, Self) {
        let controls = Arc::new(Controls {
            state: AtomicU8::new(RUNNING),
            gain: AtomicU32::new(gain.to_bits()),
            loudspeaker: AtomicBool::new(loudspeaker),
            ended: AtomicBool::new(false),
        });
        let playback = Self {
            samples,
            controls: controls.clone(),
            loudspeaker: Band::loudspeaker(LINE_RATE_HZ),
            gain,
            outlet: if loudspeaker { 1.0 } else { 0.0 },
            step: 1.0 / (FADE_S * LINE_RATE_HZ as f32),
        };
        (Remote(controls), playback)
    }

    /// Both outlets run all the time, so that switching is a cross-fade and a filter never starts cold.
    fn through_outlet(&mut self, sample: f32) -> f32 {
        let wanted = if self.controls.loudspeaker.load(Ordering::Relaxed) {
            1.0
        } else {
            0.0
        };
        self.outlet = towards(self.outlet, wanted, self.step);
        // A driven small loudspeaker saturates rather than clips.
        let boxy = self.loudspeaker.run(sample).tanh();
        sample + (boxy - sample) * self.outlet
    }
}

fn towards(from: f32, to: f32, step: f32) -> f32 {
    from + (to - from).clamp(-step, step)
}

impl<S: Iterator<Item = f32>> Iterator for Playback<S> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let state = self.controls.state.load(Ordering::Relaxed);
        let wanted = if state == RUNNING {
            f32::from_bits(self.controls.gain.load(Ordering::Relaxed))
        } else {
            0.0
        };
        self.gain = towards(self.gain, wanted, self.step);
        if self.gain == 0.0 && state == PAUSED {
            return Some(0.0);
        }
        let sample = if self.gain == 0.0 && state == STOPPED {
            None
        } else {
            self.samples.next()
        };
        let Some(sample) = sample else {
            self.controls.ended.store(true, Ordering::Release);
            return None;
        };
        Some(self.through_outlet(sample) * self.gain)
    }
}

impl<S: Iterator<Item = f32>> rodio::Source for Playback<S> {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> NonZeroU16 {
        NonZeroU16::MIN
    }

    fn sample_rate(&self) -> NonZeroU32 {
        // Settled when the program is built: the rate is a constant over 0.
        const RATE: NonZeroU32 = match NonZeroU32::new(LINE_RATE_HZ) {
            Some(rate) => rate,
            None => NonZeroU32::MIN,
        };
        RATE
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::{rms, sine};
    use super::*;

    fn line(hz: f64) -> LineSamples {
        LineSamples::new(LineAudio::from_samples(sine(hz, 0.5, LINE_RATE_HZ, 1.0)))
    }

    fn pull<S: Iterator<Item = f32>>(playback: &mut Playback<S>, count: usize) -> Vec<f32> {
        playback.by_ref().take(count).collect()
    }

    fn steepest(samples: &[f32]) -> f32 {
        samples
            .windows(2)
            .map(|pair| (pair[1] - pair[0]).abs())
            .fold(0.0, f32::max)
    }

    #[test]
    fn a_pause_loses_no_sample_beyond_its_fade() {
        let (remote, mut playback) = Playback::new(line(300.0), 1.0, false);
        let before = pull(&mut playback, 5000);
        remote.pause();
        let pausing = pull(&mut playback, 5000);
        let fade = (FADE_S * LINE_RATE_HZ as f32) as usize + 2;
        assert!(pausing[fade..].iter().all(|s| *s == 0.0));
        remote.resume();
        let after: Vec<f32> = playback.by_ref().collect();
        let played = before.len() + fade + after.len();
        assert!(played.abs_diff(LINE_RATE_HZ as usize) <= 4, "{played}");
        let all: Vec<f32> = before.into_iter().chain(pausing).chain(after).collect();
        // The tone's own slope is 0.043 a sample.
        assert!(steepest(&all) < 0.05, "{}", steepest(&all));
        assert!(remote.has_ended());
    }

    #[test]
    fn dropping_the_remote_ends_the_sound_softly() {
        let (remote, mut playback) = Playback::new(line(300.0), 1.0, false);
        let mut heard = pull(&mut playback, 2000);
        drop(remote);
        heard.extend(playback.by_ref());
        assert!(heard.len() < 2400, "{}", heard.len());
        assert!(steepest(&heard) < 0.05 && heard.last().is_some_and(|s| s.abs() < 0.01));
    }

    #[test]
    fn the_loudspeaker_is_heard_and_switches_without_a_click() {
        let (remote, mut playback) = Playback::new(line(1800.0), 0.5, false);
        let handset = pull(&mut playback, 6000);
        remote.set_loudspeaker(true);
        let switching = pull(&mut playback, 6000);
        assert!(rms(&switching[3000..]) > rms(&handset) * 1.2);
        let slope = |samples: &[f32]| steepest(samples);
        assert!(slope(&switching[..600]) <= slope(&switching[3000..]) * 1.05);
        assert!(switching.iter().all(|s| s.abs() <= 0.5));
    }

    #[test]
    fn volume_follows_while_playing() {
        let (remote, mut playback) = Playback::new(line(300.0), 1.0, false);
        let loud = rms(&pull(&mut playback, 4000)[1000..]);
        remote.set_gain(0.25);
        let quiet = rms(&pull(&mut playback, 4000)[1000..]);
        assert!((quiet / loud - 0.25).abs() < 0.01, "{}", quiet / loud);
    }
}
