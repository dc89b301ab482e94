//! How a voice sounds, for the trainee's eyes alone: pace, loudness, pitch, pauses, and the room behind it.
//!
//! Figures about sound, no conclusions about the person: nothing here infers what somebody feels (EU AI Act, art. 5(1)(f)).
//! They are compared with the same session's own middle, never stored, and never reach a score or a record.

use ebur128::{EbuR128, Mode};
use pitch_detection::detector::PitchDetector as _;
use pitch_detection::detector::mcleod::McLeodDetector;

use super::audio::{SAMPLE_RATE, SILENCE_DBFS, level_dbfs, samples_in};
use super::vad::FRAME;
use crate::domain::Millis;

/// Samples that a pitch is read from: 64 ms hold four periods of the lowest voice.
const PITCH_WINDOW: usize = 1024;
/// Between two readings of the pitch, samples: 32 ms.
const PITCH_STEP: usize = 512;
/// The pitches that a speaking voice has, Hz.
const VOICE_HZ: std::ops::RangeInclusive<f32> = 65.0..=420.0;
/// Clarity from which a reading counts, 0 to 1.
const CLARITY: f32 = 0.8;
/// A silence within a turn from which it is a pause, ms. The plain-language measures use the same (0.4 s).
const PAUSE: Millis = Millis(400);
/// A frame so far below the loudest is a pause, dB.
const QUIET: f32 = 30.0;

/// One turn of the trainee, measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VoiceMeasures {
    /// Time of the turn less its pauses, ms. Syllables divided by it are the pace.
    pub speaking: Millis,
    /// Pauses of 0.4 s and more within the turn.
    pub pauses: u32,
    /// The longest of them, ms.
    pub longest_pause: Millis,
    /// Loudness over the spoken parts, LUFS (mean of the momentary loudness, EBU R 128).
    pub loudness: Option<f32>,
    /// Median pitch, Hz; none where no voice was clear enough.
    pub pitch: Option<f32>,
    /// From the pitch that nine tenths of the readings lie above to that which nine tenths lie below, semitones.
    pub pitch_range: Option<f32>,
}

/// Measures the sound of one turn, 16 kHz, without the silence around it.
pub fn measure(samples: &[f32]) -> VoiceMeasures {
    let levels: Vec<f32> = samples.chunks(FRAME).map(level_dbfs).collect();
    let loudest = levels.iter().copied().fold(SILENCE_DBFS, f32::max);
    let quiet: Vec<bool> = levels.iter().map(|level| *level < loudest - QUIET).collect();
    let (pauses, longest, silent) = pauses(&quiet);
    let spoken: Vec<f32> = samples
        .chunks(FRAME)
        .zip(&quiet)
        .filter(|(_, quiet)| !**quiet)
        .flat_map(|(frame, _)| frame.iter().copied())
        .collect();
    let mut readings = pitches(samples);
    readings.sort_by(f32::total_cmp);
    let at = |share: f32| {
        readings
            .get(((readings.len() as f32 - 1.0) * share).round() as usize)
            .copied()
    };
    VoiceMeasures {
        speaking: Millis((samples.len() as u64).saturating_sub(silent) * 1000 / u64::from(SAMPLE_RATE)),
        pauses,
        longest_pause: longest,
        loudness: loudness(&spoken),
        pitch: at(0.5),
        pitch_range: at(0.1).zip(at(0.9)).map(|(low, high)| semitones(low, high)),
    }
}

/// From one pitch to another, semitones.
pub fn semitones(from_hz: f32, to_hz: f32) -> f32 {
    12.0 * (to_hz / from_hz).log2()
}

/// Number of pauses, the longest, and the samples of all of them.
fn pauses(quiet: &[bool]) -> (u32, Millis, u64) {
    let (mut count, mut longest, mut all) = (0, 0, 0);
    for run in quiet.chunk_by(|a, b| a == b).filter(|run| run.first() == Some(&true)) {
        let length = (run.len() * FRAME) as u64;
        if length >= samples_in(PAUSE) {
            count += 1;
            all += length;
            longest = longest.max(length);
        }
    }
    (count, super::audio::time_of(longest), all)
}

/// Mean momentary loudness, LUFS; none for less than the 0.4 s that it is defined over.
fn loudness(spoken: &[f32]) -> Option<f32> {
    let mut meter = EbuR128::new(1, SAMPLE_RATE, Mode::M).ok()?;
    let (mut sum, mut count) = (0.0, 0u32);
    let window = SAMPLE_RATE as usize * 2 / 5;
    let mut taken = 0;
    for block in spoken.chunks(SAMPLE_RATE as usize / 10) {
        meter.add_frames_f32(block).ok()?;
        taken += block.len();
        if taken >= window {
            let now = meter.loudness_momentary().ok()?;
            if now.is_finite() {
                sum += now;
                count += 1;
            }
        }
    }
    (count > 0).then(|| (sum / f64::from(count)) as f32)
}

/// Pitches of all places with a clear voice, Hz.
fn pitches(samples: &[f32]) -> Vec<f32> {
    let mut detector = McLeodDetector::new(PITCH_WINDOW, PITCH_WINDOW / 2);
    let windows = samples.windows(PITCH_WINDOW).step_by(PITCH_STEP);
    windows
        // The detector's threshold is on the energy of the window: -45 dBFS.
        .filter_map(|window| detector.get_pitch(window, SAMPLE_RATE as usize, PITCH_WINDOW as f32 * 3e-5, CLARITY))
        .map(|pitch| pitch.frequency)
        .filter(|hz| VOICE_HZ.contains(hz))
        .collect()
}

/// What is behind the trainee: noise, and perhaps another voice. Fed with everything the microphone hears.
#[derive(Debug, Clone, PartialEq)]
pub struct Background {
    /// The quietest level of late, dBFS.
    floor: f32,
    /// The loudest speech of late, dBFS.
    voice: f32,
    /// Frames of speech far below the trainee's own, fading.
    other: f32,
}

/// Speech so far below the trainee's is somebody else's, dB: twice the distance is 6, another room is 20.
const BEHIND: f32 = 14.0;
/// Seconds of another voice within the last ten or so from which it is told.
const OTHER_VOICE: f32 = 2.0;

impl Default for Background {
    fn default() -> Self {
        Self {
            floor: 0.0,
            voice: SILENCE_DBFS,
            other: 0.0,
        }
    }
}

impl Background {
    /// Takes in a frame: its level, dBFS, and how sure the detector is that it is speech, 0 to 1.
    pub fn hear(&mut self, level: f32, speech: f32) {
        // Up by 1 dB a second, down at once; the memory of the voice fades by 1 dB in ten.
        self.floor = level.min(self.floor + 0.016);
        let speaks = speech >= 0.5;
        if speaks {
            self.voice = self.voice.max(level);
        }
        self.voice -= 0.0016;
        let behind = speaks && level < self.voice - BEHIND && level > self.floor + 6.0;
        // Half of it is forgotten in seven seconds.
        self.other = self.other * 0.9984 + if behind { 0.016 } else { 0.0 };
    }

    /// Level of the room when nobody speaks, dBFS; none before anything was heard.
    pub fn noise_floor(&self) -> Option<f32> {
        (self.floor < 0.0).then_some(self.floor)
    }

    /// Whether somebody else is speaking behind the trainee.
    pub fn other_voice(&self) -> bool {
        self.other >= OTHER_VOICE
    }
}

/// The middle of a session, against which a turn is compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Baseline {
    loudness: Vec<f32>,
    pitch: Vec<f32>,
    pace: Vec<f32>,
}

/// Turns before there is a middle.
const TURNS_FOR_A_MIDDLE: usize = 3;

impl Baseline {
    /// Takes in a turn and its pace, syllables a second.
    pub fn add(&mut self, turn: &VoiceMeasures, pace: Option<f32>) {
        self.loudness.extend(turn.loudness);
        self.pitch.extend(turn.pitch);
        self.pace.extend(pace);
    }

    /// The session's usual loudness, LUFS, once there are three turns.
    pub fn loudness(&self) -> Option<f32> {
        median(&self.loudness)
    }

    /// The session's usual pitch, Hz.
    pub fn pitch(&self) -> Option<f32> {
        median(&self.pitch)
    }

    /// The session's usual pace, syllables a second.
    pub fn pace(&self) -> Option<f32> {
        median(&self.pace)
    }
}

fn median(values: &[f32]) -> Option<f32> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    (sorted.len() >= TURNS_FOR_A_MIDDLE).then(|| sorted[sorted.len() / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A buzzing voice whose pitch glides, at a peak amplitude.
    fn voice(seconds: f32, from_hz: f32, to_hz: f32, amplitude: f32) -> Vec<f32> {
        let samples = (seconds * SAMPLE_RATE as f32) as usize;
        let mut phase = 0.0f32;
        (0..samples)
            .map(|i| {
                let hz = from_hz * (to_hz / from_hz).powf(i as f32 / samples as f32);
                phase = (phase + hz / SAMPLE_RATE as f32).fract();
                let buzz: f32 = (1..12)
                    .map(|k| (std::f32::consts::TAU * phase * k as f32).sin() / k as f32)
                    .sum();
                amplitude * buzz / 1.85
            })
            .collect()
    }

    #[test]
    fn pitch_and_its_range_are_read() {
        let steady = measure(&voice(2.0, 200.0, 200.0, 0.2));
        assert!(steady.pitch.is_some_and(|hz| (hz - 200.0).abs() < 2.0), "{steady:?}");
        assert!(steady.pitch_range.is_some_and(|range| range.abs() < 0.3), "{steady:?}");
        // An octave up: eight tenths of it lie between the first and the last tenth.
        let glide = measure(&voice(3.0, 110.0, 220.0, 0.2));
        assert!(
            glide.pitch_range.is_some_and(|range| (range - 9.6).abs() < 0.7),
            "{glide:?}"
        );
        assert!((semitones(100.0, 200.0) - 12.0).abs() < 1e-4);
    }

    #[test]
    fn loudness_follows_the_level() {
        let loud = measure(&voice(2.0, 150.0, 150.0, 0.4)).loudness.unwrap();
        let soft = measure(&voice(2.0, 150.0, 150.0, 0.1)).loudness.unwrap();
        assert!((loud - soft - 12.04).abs() < 0.1, "{loud} {soft}");
        // A sine of 1 kHz at -20 dBFS (peak) in one channel is -23 LUFS.
        let sine: Vec<f32> = (0..32_000)
            .map(|i| 0.1 * (std::f32::consts::TAU * 1000.0 * i as f32 / 16_000.0).sin())
            .collect();
        assert!(measure(&sine).loudness.is_some_and(|lufs| (lufs + 23.0).abs() < 0.3));
    }

    #[test]
    fn pauses_are_counted_and_taken_off() {
        let pause = |ms: usize| vec![0.0; ms * 16];
        let say = || voice(1.0, 150.0, 160.0, 0.3);
        let turn = measure(&[say(), pause(200), say(), pause(600), say(), pause(1200), say()].concat());
        assert_eq!(turn.pauses, 2);
        assert!(turn.longest_pause.0.abs_diff(1200) <= 32, "{turn:?}");
        assert!(turn.speaking.0.abs_diff(4200) <= 64, "{turn:?}");
    }

    #[test]
    fn silence_and_snippets_have_no_figures() {
        for samples in [vec![], vec![0.0; 16_000], vec![0.1; 100]] {
            let turn = measure(&samples);
            assert_eq!((turn.pitch, turn.pitch_range), (None, None), "{}", samples.len());
        }
        assert_eq!(measure(&[]).loudness, None);
    }

    #[test]
    fn a_room_and_a_voice_behind_are_told_apart() {
        let mut room = Background::default();
        let second = 62;
        (0..second * 3).for_each(|_| room.hear(-62.0, 0.1));
        (0..second * 4).for_each(|_| room.hear(-25.0, 0.9));
        assert!(
            room.noise_floor().is_some_and(|floor| (floor + 60.0).abs() < 6.0),
            "{room:?}"
        );
        assert!(!room.other_voice());
        (0..second * 4).for_each(|_| room.hear(-46.0, 0.8));
        assert!(room.other_voice(), "{room:?}");
        (0..second * 20).for_each(|_| room.hear(-62.0, 0.1));
        assert!(!room.other_voice(), "it has stopped: {room:?}");
    }

    #[test]
    fn there_is_a_middle_after_three_turns() {
        let mut middle = Baseline::default();
        for (amplitude, hz) in [(0.1, 120.0), (0.2, 130.0)] {
            middle.add(&measure(&voice(1.0, hz, hz, amplitude)), Some(4.0));
        }
        assert_eq!((middle.loudness(), middle.pitch(), middle.pace()), (None, None, None));
        middle.add(&measure(&voice(1.0, 125.0, 125.0, 0.15)), Some(5.0));
        assert!(middle.pitch().is_some_and(|hz| (hz - 125.0).abs() < 2.0));
        assert_eq!(middle.pace(), Some(4.0));
    }
}
