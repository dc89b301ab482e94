//! The caller's voice coming back through a loudspeaker is not the trainee.
//!
//! The desk knows what it plays, so it lends the levels of it ([`FarEnd`]), and the microphone's levels are compared with
//! them. On a headset nothing comes back, and every word of the trainee passes, interruptions too. On a loudspeaker the
//! microphone follows what is played, later and weaker by amounts that soon are known; what is no louder than that is
//! echo, and what is louder is the trainee speaking over it. Until either is certain, the first second or two of the
//! caller's voice, nobody is heard while it sounds (a half-duplex gate).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::audio::{SILENCE_DBFS, level_dbfs};
use super::vad::{FRAME, Vad};

/// Far-end frames above this are sound, dBFS.
const SOUNDING: f32 = -50.0;
/// The microphone's frames this far above its quietest are sound, dB.
const ABOVE_FLOOR: f32 = 10.0;
/// Echo comes this many frames later at most: 0.5 s, the buffers of a slow sound card both ways.
const LONGEST_LAG: usize = 31;
/// What is compared: 2 s.
const WINDOW: usize = 125;
/// So many frames of the far end must sound in the window before anything is concluded: 1 s.
const ENOUGH: usize = 62;
/// Correlation of the levels from which the microphone follows the far end.
const FOLLOWS: f32 = 0.75;
/// The microphone must be this much louder than the echo for somebody to speak over it, dB.
const SPEAKS_OVER: f32 = 10.0;
/// A room rings on: an echo is as loud as the loudest frame of so many before it.
const TAIL: usize = 14;
/// Levels that lie ready for frames of the microphone that have not come; more are out of date. 0.3 s.
const MOST_AHEAD: usize = 20;

/// What the desk plays, frame by frame; clones are the same.
#[derive(Debug, Clone, Default)]
pub struct FarEnd(Arc<Mutex<VecDeque<f32>>>);

impl FarEnd {
    /// The next frames (16 ms each) of what is played now, dBFS; silence has to be told, too.
    pub fn plays(&self, levels: impl IntoIterator<Item = f32>) {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.extend(levels);
        let surplus = queue.len().saturating_sub(MOST_AHEAD);
        queue.drain(..surplus);
    }

    /// Forgets all but so many frames: the microphone has caught up, or was not listened to.
    pub(super) fn keep_at_most(&self, frames: usize) {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let surplus = queue.len().saturating_sub(frames);
        queue.drain(..surplus);
    }

    fn next(&self) -> f32 {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.pop_front().unwrap_or(SILENCE_DBFS)
    }
}

/// What the microphone hears of the far end.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Path {
    /// Not enough was played.
    Unknown,
    /// Nothing comes back.
    None,
    /// It comes back so many frames later and so much weaker, dB.
    Echo { lag: usize, gain: f32 },
}

/// Another detector, deaf to echo.
pub struct EchoGate<V> {
    inner: V,
    far_end: FarEnd,
    far: VecDeque<f32>,
    near: VecDeque<f32>,
    /// The quietest level of the microphone, rising slowly, dBFS.
    floor: f32,
    path: Path,
}

impl<V: Vad> EchoGate<V> {
    /// Hears through `inner` what is not an echo of `far_end`.
    pub fn new(inner: V, far_end: FarEnd) -> Self {
        Self {
            inner,
            far_end,
            far: VecDeque::from(vec![SILENCE_DBFS; WINDOW + LONGEST_LAG]),
            near: VecDeque::from(vec![SILENCE_DBFS; WINDOW]),
            floor: 0.0,
            path: Path::Unknown,
        }
    }

    /// Takes in a frame of both sides; whether it is to be taken for echo.
    fn is_echo(&mut self, near: f32, far: f32) -> bool {
        self.near.pop_front();
        self.near.push_back(near);
        self.far.pop_front();
        self.far.push_back(far);
        self.floor = near.min(self.floor + 0.02);
        let sounds = self
            .far
            .iter()
            .rev()
            .take(LONGEST_LAG + TAIL)
            .any(|level| *level > SOUNDING);
        if !sounds {
            return false;
        }
        self.learn();
        match self.path {
            Path::Unknown => true,
            Path::None => false,
            Path::Echo { lag, gain } => {
                let behind = self.far.iter().rev().skip(lag.saturating_sub(2)).take(TAIL + 2);
                let loudest = behind.fold(SILENCE_DBFS, |most, level| most.max(*level));
                near <= loudest + gain + SPEAKS_OVER
            }
        }
    }

    /// Draws the conclusions that the window allows.
    fn learn(&mut self) {
        let sounding = self
            .far
            .iter()
            .skip(LONGEST_LAG)
            .filter(|level| **level > SOUNDING)
            .count();
        if sounding < ENOUGH {
            return;
        }
        let heard = self
            .near
            .iter()
            .filter(|level| **level > self.floor + ABOVE_FLOOR)
            .count();
        if heard < sounding / 4 {
            self.path = Path::None;
            return;
        }
        let best = (0..=LONGEST_LAG)
            .map(|lag| (lag, self.follows(lag)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match best {
            Some((lag, correlation)) if correlation > FOLLOWS => {
                self.path = Path::Echo {
                    lag,
                    gain: self.gain(lag),
                };
            }
            // Somebody speaks, and it is not the far end.
            _ if self.path == Path::Unknown => self.path = Path::None,
            _ => {}
        }
    }

    /// Pairs of levels, far and near, at a lag.
    fn pairs(&self, lag: usize) -> impl Iterator<Item = (f32, f32)> + '_ {
        let far = self.far.iter().skip(LONGEST_LAG - lag);
        far.copied().zip(self.near.iter().copied())
    }

    /// Correlation of the levels at a lag, -1 to 1. Quiet is quiet, however quiet.
    fn follows(&self, lag: usize) -> f32 {
        let floor = self.floor;
        let clipped = self.pairs(lag).map(|(far, near)| (far.max(SOUNDING), near.max(floor)));
        let n = WINDOW as f32;
        let (mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (far, near) in clipped {
            x += far;
            y += near;
            xx += far * far;
            yy += near * near;
            xy += far * near;
        }
        let spread = ((xx - x * x / n) * (yy - y * y / n)).sqrt();
        if spread > 1.0 { (xy - x * y / n) / spread } else { 0.0 }
    }

    /// How much louder the microphone is than what is played, dB (mostly negative): the upper quarter of it.
    fn gain(&self, lag: usize) -> f32 {
        let mut gains: Vec<f32> = self
            .pairs(lag)
            .filter(|(far, _)| *far > SOUNDING)
            .map(|(far, near)| near - far)
            .collect();
        gains.sort_by(f32::total_cmp);
        gains.get(gains.len() * 3 / 4).copied().unwrap_or(0.0)
    }
}

impl<V: Vad> Vad for EchoGate<V> {
    fn score(&mut self, frame: &[f32]) -> f32 {
        let score = self.inner.score(frame);
        let far = self.far_end.next();
        if frame.len() != FRAME || self.is_echo(level_dbfs(frame), far) {
            0.0
        } else {
            score
        }
    }

    /// Another stretch of sound, the same room: what was learnt stays.
    fn reset(&mut self) {
        self.inner.reset();
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::segmenter::{SegmentEvent, Segmenter, SegmenterParams};
    use super::super::vad::EarshotVad;
    use super::super::wav::load_wav;
    use super::*;
    use crate::domain::Millis;

    /// A fixture's sound, 3 to 7 s of a voice.
    fn voice(name: &str) -> Vec<f32> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/speech");
        load_wav(&root.join(name)).unwrap()
    }

    fn pause(seconds: usize) -> Vec<f32> {
        vec![0.0; seconds * 16_000]
    }

    /// What a microphone hears of a loudspeaker: later, weaker, with a room's tail.
    fn through_the_room(played: &[f32], gain: f32) -> Vec<f32> {
        let mut heard = vec![0.0; played.len() + 8_000];
        for (delay, share) in [(2_000, 1.0), (2_400, 0.5), (3_100, 0.3), (4_500, 0.12)] {
            for (place, sample) in heard[delay..].iter_mut().zip(played) {
                *place += sample * gain * share;
            }
        }
        heard.truncate(played.len());
        heard
    }

    fn noisy(mut sound: Vec<f32>) -> Vec<f32> {
        let mut seed = 1u32;
        for sample in &mut sound {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *sample += 0.001 * (seed as f32 / u32::MAX as f32 - 0.5);
        }
        sound
    }

    /// Beginnings of turns, while this is played and that comes into the microphone.
    fn turns(played: &[f32], heard: &[f32]) -> Vec<Millis> {
        let far_end = FarEnd::default();
        let gate = EchoGate::new(EarshotVad::default(), far_end.clone());
        let mut segmenter = Segmenter::new(SegmenterParams::FULL, Box::new(gate));
        let mut events = Vec::new();
        // A tenth of a second at a time, as the desk does.
        for (played, heard) in played.chunks(6 * FRAME).zip(heard.chunks(6 * FRAME)) {
            far_end.plays(played.chunks(FRAME).map(level_dbfs));
            events.extend(segmenter.feed(heard));
        }
        events.extend(segmenter.finish());
        let started = events.into_iter().filter_map(|event| match event {
            SegmentEvent::Started { at, .. } => Some(at),
            _ => None,
        });
        started.collect()
    }

    fn line() -> Vec<f32> {
        [
            pause(1),
            voice("dwa-zdania.wav"),
            pause(1),
            voice("pomoc.wav"),
            pause(1),
        ]
        .concat()
    }

    #[test]
    fn a_loudspeaker_is_no_trainee() {
        let played = line();
        for gain in [0.05, 0.2, 0.6] {
            let heard = noisy(through_the_room(&played, gain));
            assert_eq!(turns(&played, &heard), [], "gain {gain}");
            // Without the gate every sentence of the caller would be taken for the trainee's.
            assert!(
                !turns(&pause(played.len() / 16_000 + 1), &heard).is_empty(),
                "gain {gain}"
            );
        }
    }

    #[test]
    fn a_trainee_on_a_headset_interrupts_and_is_heard() {
        let played = line();
        let mut heard = pause(played.len() / 16_000 + 1);
        heard.truncate(played.len());
        // From 5 s on, into the caller's second sentence.
        for (place, sample) in heard[5 * 16_000..].iter_mut().zip(voice("pomoc.wav")) {
            *place += sample;
        }
        let started = turns(&played, &noisy(heard));
        assert!(
            started.first().is_some_and(|at| at.0.abs_diff(5_100) < 400),
            "{started:?}"
        );
    }

    #[test]
    fn a_trainee_speaks_over_a_loudspeaker_and_after_it() {
        let played = [line(), pause(6)].concat();
        let mut heard = through_the_room(&played, 0.06);
        let over = 8 * 16_000 + 8_000;
        let after = line().len() + 16_000;
        for from in [over, after] {
            for (place, sample) in heard[from..].iter_mut().zip(voice("pomoc.wav")) {
                *place += sample;
            }
        }
        let started: Vec<u64> = turns(&played, &noisy(heard)).iter().map(|at| at.0).collect();
        let near = |ms: u64| started.iter().any(|at| at.abs_diff(ms) < 700);
        assert!(near(8_600), "over it: {started:?}");
        assert!(near(after as u64 / 16 + 100), "after it: {started:?}");
        assert!(started.iter().all(|at| *at > 8_000), "no echo: {started:?}");
    }

    #[test]
    fn without_a_far_end_nothing_is_held_back() {
        let heard = [pause(1), voice("pomoc.wav"), pause(1)].concat();
        let silent = vec![0.0; heard.len()];
        assert_eq!(turns(&silent, &heard).len(), 1);
    }
}
