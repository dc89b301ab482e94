//! The sounds of the Polish telephone network and of the desk telephone itself, computed sample by sample.
//!
//! Pure: the same signal at the same position is the same number on every machine. No device, no files.
//!
//! Frequency and cadences of the network tones are those of the asterisk tone table for Poland. Levels are
//! ours, chosen against a caller's voice at −23 LUFS.

use std::f64::consts::TAU;

use crate::domain::Millis;

/// Frequency of every tone of the Polish network, in Hz.
pub const NETWORK_TONE_HZ: f64 = 425.0;
/// The two partials between which the desk's ringer warbles, in Hz: a major third (G5, B5), high enough to be
/// noticed across a room and low enough for an ear that has lost its high notes.
pub const RINGER_PARTIALS_HZ: [f64; 2] = [783.99, 987.77];
/// How often the ringer goes from one partial to the other and back, in Hz.
const RINGER_WARBLE_HZ: f64 = 13.0;
/// The two soft notes that say "still on hold" (A4, E5), in Hz.
const HOLD_NOTES_HZ: [f64; 2] = [440.0, 659.26];
/// Time in which a hold note fades to 37 %, in seconds.
const HOLD_DECAY_S: f64 = 0.22;

/// A sound that lasts until it is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// The desk's own telephone rings: 1 s on, 4 s off, so rings start at 0, 5, 10 s. Peak −12 dBFS.
    Ringer,
    /// The far telephone rings (outgoing calls): 425 Hz, 1 s on, 4 s off. Peak −18 dBFS.
    RingBack,
    /// The far telephone is busy: 425 Hz, 0.5 s on, 0.5 s off. Peak −18 dBFS.
    Busy,
    /// A second call waits: 425 Hz, 150 ms on, 150 off, 150 on, 4 s off. Peak −24 dBFS, as it sounds over speech.
    CallWaiting,
    /// The line is on hold and alive: two soft notes every 8 s. Peak −30 dBFS.
    HoldComfort,
}

/// A stretch of sound within a signal's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Burst {
    /// When it starts, from the start of the period.
    pub start: Millis,
    /// How long it sounds, fades included.
    pub length: Millis,
}

const fn burst(start_ms: u64, length_ms: u64) -> Burst {
    Burst {
        start: Millis(start_ms),
        length: Millis(length_ms),
    }
}

impl Signal {
    /// Every signal, for tests and for a sound check.
    pub const ALL: [Self; 5] = [
        Self::Ringer,
        Self::RingBack,
        Self::Busy,
        Self::CallWaiting,
        Self::HoldComfort,
    ];

    /// After how long the signal starts over.
    pub fn period(self) -> Millis {
        match self {
            Self::Ringer | Self::RingBack => Millis(5000),
            Self::Busy => Millis(1000),
            Self::CallWaiting => Millis(4450),
            Self::HoldComfort => Millis(8000),
        }
    }

    /// What sounds within one period, in order and without overlap.
    pub fn bursts(self) -> &'static [Burst] {
        const RING: [Burst; 1] = [burst(0, 1000)];
        const BUSY: [Burst; 1] = [burst(0, 500)];
        const WAITING: [Burst; 2] = [burst(0, 150), burst(300, 150)];
        const HOLD: [Burst; 2] = [burst(0, 450), burst(450, 900)];
        match self {
            Self::Ringer | Self::RingBack => &RING,
            Self::Busy => &BUSY,
            Self::CallWaiting => &WAITING,
            Self::HoldComfort => &HOLD,
        }
    }

    /// The highest level that the signal reaches, in dBFS.
    pub fn peak_dbfs(self) -> f64 {
        match self {
            Self::Ringer => -12.0,
            Self::RingBack | Self::Busy => -18.0,
            Self::CallWaiting => -24.0,
            Self::HoldComfort => -30.0,
        }
    }

    /// Attack and release of each burst, in seconds: short for the network's crisp tones, soft where a person
    /// hears the sound all day.
    fn fades_s(self) -> (f64, f64) {
        match self {
            Self::RingBack | Self::Busy | Self::CallWaiting => (0.008, 0.008),
            Self::Ringer => (0.030, 0.150),
            Self::HoldComfort => (0.020, 0.120),
        }
    }

    /// The bare waveform within a burst, −1.0..=1.0.
    fn waveform(self, burst_index: usize, seconds: f64) -> f64 {
        let sine = |hz: f64| (TAU * hz * seconds).sin();
        match self {
            Self::RingBack | Self::Busy | Self::CallWaiting => sine(NETWORK_TONE_HZ),
            Self::Ringer => {
                let high = 0.5 - 0.5 * (TAU * RINGER_WARBLE_HZ * seconds).cos();
                (1.0 - high) * sine(RINGER_PARTIALS_HZ[0]) + high * sine(RINGER_PARTIALS_HZ[1])
            }
            Self::HoldComfort => sine(HOLD_NOTES_HZ[burst_index % 2]) * (-seconds / HOLD_DECAY_S).exp(),
        }
    }

    /// The signal's value, −1.0..=1.0, `seconds` after its start.
    pub fn at(self, seconds: f64) -> f64 {
        let in_period = seconds.max(0.0) % self.period().seconds();
        let (attack, release) = self.fades_s();
        for (index, burst) in self.bursts().iter().enumerate() {
            let since = in_period - burst.start.seconds();
            let left = burst.length.seconds() - since;
            if since >= 0.0 && left > 0.0 {
                let envelope = fade(since / attack) * fade(left / release);
                return envelope * self.waveform(index, since) * from_dbfs(self.peak_dbfs());
            }
        }
        0.0
    }
}

/// A raised-cosine step: 0 at 0, 1 from 1 on; its slope never jumps, so nothing clicks.
fn fade(progress: f64) -> f64 {
    0.5 - 0.5 * (progress.clamp(0.0, 1.0) * std::f64::consts::PI).cos()
}

/// A level in dBFS as an amplitude.
pub(super) fn from_dbfs(level: f64) -> f64 {
    10f64.powf(level / 20.0)
}

/// The endless samples of a signal at a given rate.
#[derive(Debug, Clone)]
pub struct Tone {
    signal: Signal,
    rate_hz: u32,
    position: u64,
}

impl Tone {
    /// The signal from its start; `rate_hz` of 0 is taken for 1.
    pub fn new(signal: Signal, rate_hz: u32) -> Self {
        Self {
            signal,
            rate_hz: rate_hz.max(1),
            position: 0,
        }
    }
}

impl Iterator for Tone {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let value = self.signal.at(self.position as f64 / f64::from(self.rate_hz));
        self.position += 1;
        Some(value as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::{dbfs, goertzel, peak, rms};
    use super::*;

    const RATE: u32 = 22_050;

    fn samples(signal: Signal, seconds: f64) -> Vec<f32> {
        Tone::new(signal, RATE)
            .take((seconds * f64::from(RATE)) as usize)
            .collect()
    }

    fn slice(samples: &[f32], from_ms: usize, to_ms: usize) -> &[f32] {
        let at = |ms: usize| ms * RATE as usize / 1000;
        &samples[at(from_ms)..at(to_ms)]
    }

    /// Starts and ends of sound in ms, measured on 5 ms windows.
    fn heard(samples: &[f32]) -> Vec<(usize, usize)> {
        let total_ms = samples.len() * 1000 / RATE as usize;
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for ms in (0..total_ms - 4)
            .step_by(5)
            .filter(|&ms| rms(slice(samples, ms, ms + 5)) > 0.003)
        {
            match stretches.last_mut() {
                Some(last) if last.1 == ms => last.1 = ms + 5,
                _ => stretches.push((ms, ms + 5)),
            }
        }
        stretches
    }

    fn assert_cadence(signal: Signal, seconds: f64, expected: &[(usize, usize)], tolerance: usize) {
        let found = heard(&samples(signal, seconds));
        assert_eq!(found.len(), expected.len(), "{signal:?}: {found:?}");
        for (f, e) in found.iter().zip(expected) {
            assert!(
                f.0.abs_diff(e.0) <= tolerance && f.1.abs_diff(e.1) <= tolerance,
                "{signal:?}: {found:?}"
            );
        }
    }

    #[test]
    fn cadences_are_those_of_the_polish_network() {
        assert_cadence(Signal::RingBack, 12.0, &[(0, 1000), (5000, 6000), (10_000, 11_000)], 5);
        assert_cadence(Signal::Busy, 2.0, &[(0, 500), (1000, 1500)], 5);
        assert_cadence(
            Signal::CallWaiting,
            5.0,
            &[(0, 150), (300, 450), (4450, 4600), (4750, 4900)],
            5,
        );
        // The ringer dies away, so its audible end comes before its nominal one.
        assert_cadence(Signal::Ringer, 15.0, &[(0, 1000), (5000, 6000), (10_000, 11_000)], 20);
    }

    #[test]
    fn network_tones_are_425_hz_at_their_level() {
        for signal in [Signal::RingBack, Signal::Busy] {
            let burst_samples = samples(signal, 0.5);
            let steady = slice(&burst_samples, 20, 420);
            let wanted = goertzel(steady, RATE, 425.0);
            assert!(
                (dbfs(wanted) - signal.peak_dbfs()).abs() < 0.2,
                "{signal:?}: {} dBFS",
                dbfs(wanted)
            );
            for off in [400.0, 450.0, 850.0, 1275.0] {
                assert!(goertzel(steady, RATE, off) < wanted * 0.01, "{signal:?} at {off} Hz");
            }
        }
    }

    #[test]
    fn ringer_warbles_between_its_partials() {
        let ring = samples(Signal::Ringer, 1.0);
        let [low, high] = RINGER_PARTIALS_HZ.map(|hz| goertzel(&ring, RATE, hz));
        assert!(
            dbfs(low) > -22.0 && dbfs(high) > -22.0,
            "{} and {} dBFS",
            dbfs(low),
            dbfs(high)
        );
        for off in [425.0, 600.0, 880.0, 2000.0] {
            assert!(goertzel(&ring, RATE, off) < low * 0.1, "at {off} Hz");
        }
    }

    #[test]
    fn nothing_clips_clicks_or_passes_its_level() {
        for signal in Signal::ALL {
            let sound = samples(signal, 9.0);
            let top = dbfs(peak(&sound));
            assert!(
                top <= signal.peak_dbfs() + 0.01 && top > signal.peak_dbfs() - 2.0,
                "{signal:?}: {top} dBFS"
            );
            // A click is a jump that the highest partial at this level cannot make.
            let steepest = TAU * RINGER_PARTIALS_HZ[1] / f64::from(RATE) * from_dbfs(signal.peak_dbfs()) * 1.1;
            let jump = sound
                .windows(2)
                .map(|pair| f64::from((pair[1] - pair[0]).abs()))
                .fold(0.0, f64::max);
            assert!(jump <= steepest, "{signal:?}: jump of {jump}");
            assert_eq!(sound[0], 0.0, "{signal:?} starts from rest");
        }
    }
}
