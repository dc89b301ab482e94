//! What the desk can make heard: one caller's line, one signal (ringer or tone), their volumes and the outlet.
//!
//! Here are the contract ([`Speaker`]), the book-keeping that every speaker shares, and the speaker of a computer
//! without a sound card. Time comes in as values; nothing here sleeps, reads a clock or decides what is played.

use super::audio::LineAudio;
use super::errors::VoiceError;
use super::tones::Signal;
use crate::domain::Millis;

/// Names one playing of a line; chosen by the caller, unique within a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(pub u64);

/// One spoken part, ready to be played.
#[derive(Debug, Clone)]
pub struct SpokenLine {
    /// Comes back in [`SpeakerEvent::Finished`].
    pub id: LineId,
    /// The recording; `None` while there is none, when captions stand in for it.
    pub audio: Option<LineAudio>,
    /// How long the line lasts without a recording ([`super::VoiceSpec::nominal_duration`]).
    pub nominal: Millis,
}

impl SpokenLine {
    /// The recording's duration, else the nominal one.
    pub fn duration(&self) -> Millis {
        self.audio.as_ref().map_or(self.nominal, LineAudio::duration)
    }
}

/// How a line came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// To its last sample.
    Played,
    /// Stopped, or replaced by another line.
    Cut,
}

/// News from a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeakerEvent {
    /// A line is over. Reported exactly once for every line handed to [`Speaker::play_line`].
    Finished { id: LineId, end: LineEnd },
    /// The sound card is gone, reported once: tell the user that captions go on. Lines keep finishing on time.
    SoundLost(VoiceError),
}

/// The two groups of sounds with a volume of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bus {
    /// Callers and colleagues.
    Voice,
    /// The ringer and the network's tones.
    Signals,
}

/// A volume from 0 (mute) to 1 (as recorded).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Volume(f32);

impl Volume {
    /// As recorded.
    pub const FULL: Self = Self(1.0);

    /// Values outside 0–1 are taken for the nearer end, not-a-number for mute.
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The setting, 0–1.
    pub fn value(self) -> f32 {
        self.0
    }

    /// The factor on samples: squared, so that the middle of a slider sounds like half.
    pub(super) fn gain(self) -> f32 {
        self.0 * self.0
    }
}

/// Where the caller is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlet {
    Handset,
    /// The desk telephone's loudspeaker: boxier and louder.
    Loudspeaker,
}

/// The desk's sound. `now` is real time since the session began and never runs backwards.
pub trait Speaker: Send + Sync {
    /// Plays a line from its start. A line that still plays is cut.
    fn play_line(&mut self, line: SpokenLine, now: Millis);
    /// Holds the line where it is; on hold, and when the trainee pauses a practice.
    fn pause_line(&mut self, now: Millis);
    /// Goes on where the line was held.
    fn resume_line(&mut self, now: Millis);
    /// Cuts the line; nothing happens when none plays.
    fn stop_line(&mut self);
    /// Starts a signal from its beginning, in place of the present one.
    fn start_signal(&mut self, signal: Signal);
    /// Silences the signal; nothing happens when none sounds.
    fn stop_signal(&mut self);
    /// Sets the volume of a group of sounds, those that play included.
    fn set_volume(&mut self, bus: Bus, volume: Volume);
    /// Moves the caller to the handset or the loudspeaker, in mid-line too.
    fn set_outlet(&mut self, outlet: Outlet);
    /// Whether anything can be heard at all.
    fn is_audible(&self) -> bool;
    /// What has happened since the last call. To be called every frame.
    fn poll(&mut self, now: Millis) -> Vec<SpeakerEvent>;
}

#[derive(Debug, Clone, Copy)]
struct RunningLine {
    id: LineId,
    left: Millis,
    /// Since when it runs; `None` while paused.
    since: Option<Millis>,
}

/// Keeps the promise that every line finishes exactly once, whatever the device does.
#[derive(Debug, Default)]
pub(super) struct LineTrack {
    running: Option<RunningLine>,
    ended: Vec<SpeakerEvent>,
}

impl LineTrack {
    pub(super) fn start(&mut self, id: LineId, duration: Millis, now: Millis) {
        self.end(LineEnd::Cut);
        self.running = Some(RunningLine {
            id,
            left: duration,
            since: Some(now),
        });
    }

    pub(super) fn end(&mut self, end: LineEnd) {
        if let Some(line) = self.running.take() {
            self.ended.push(SpeakerEvent::Finished { id: line.id, end });
        }
    }

    pub(super) fn pause(&mut self, now: Millis) {
        if let Some(line) = &mut self.running
            && let Some(since) = line.since.take()
        {
            line.left = line.left - now.since(since);
        }
    }

    pub(super) fn resume(&mut self, now: Millis) {
        if let Some(line) = &mut self.running {
            line.since.get_or_insert(now);
        }
    }

    /// Whether the running line should have ended `grace` ago or earlier.
    pub(super) fn is_due(&self, now: Millis, grace: Millis) -> bool {
        let Some(RunningLine {
            left,
            since: Some(since),
            ..
        }) = self.running
        else {
            return false;
        };
        now.since(since) >= left + grace
    }

    pub(super) fn news(&mut self) -> Vec<SpeakerEvent> {
        std::mem::take(&mut self.ended)
    }
}

/// The speaker of a computer without sound: lines take their time and are not heard.
#[derive(Debug, Default)]
pub struct SilentSpeaker {
    track: LineTrack,
}

impl Speaker for SilentSpeaker {
    fn play_line(&mut self, line: SpokenLine, now: Millis) {
        self.track.start(line.id, line.duration(), now);
    }

    fn pause_line(&mut self, now: Millis) {
        self.track.pause(now);
    }

    fn resume_line(&mut self, now: Millis) {
        self.track.resume(now);
    }

    fn stop_line(&mut self) {
        self.track.end(LineEnd::Cut);
    }

    fn start_signal(&mut self, _: Signal) {}

    fn stop_signal(&mut self) {}

    fn set_volume(&mut self, _: Bus, _: Volume) {}

    fn set_outlet(&mut self, _: Outlet) {}

    fn is_audible(&self) -> bool {
        false
    }

    fn poll(&mut self, now: Millis) -> Vec<SpeakerEvent> {
        if self.track.is_due(now, Millis::ZERO) {
            self.track.end(LineEnd::Played);
        }
        self.track.news()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: u64, nominal: u64) -> SpokenLine {
        SpokenLine {
            id: LineId(id),
            audio: None,
            nominal: Millis(nominal),
        }
    }

    fn finished(id: u64, end: LineEnd) -> SpeakerEvent {
        SpeakerEvent::Finished { id: LineId(id), end }
    }

    #[test]
    fn a_silent_line_takes_its_time_and_finishes_once() {
        let mut speaker = SilentSpeaker::default();
        speaker.play_line(line(1, 2000), Millis(500));
        assert_eq!(speaker.poll(Millis(2499)), []);
        assert_eq!(speaker.poll(Millis(2500)), [finished(1, LineEnd::Played)]);
        assert_eq!(speaker.poll(Millis(9000)), []);
    }

    #[test]
    fn a_recording_s_length_goes_before_the_nominal_one() {
        let mut speaker = SilentSpeaker::default();
        let audio = LineAudio::from_samples(vec![0.0; super::super::LINE_RATE_HZ as usize * 3]);
        speaker.play_line(
            SpokenLine {
                audio: Some(audio),
                ..line(1, 500)
            },
            Millis(0),
        );
        assert_eq!(speaker.poll(Millis(2999)), []);
        assert_eq!(speaker.poll(Millis(3000)), [finished(1, LineEnd::Played)]);
    }

    #[test]
    fn hold_does_not_count() {
        let mut speaker = SilentSpeaker::default();
        speaker.play_line(line(1, 1000), Millis(0));
        speaker.pause_line(Millis(400));
        speaker.pause_line(Millis(700));
        assert_eq!(speaker.poll(Millis(60_000)), []);
        speaker.resume_line(Millis(60_000));
        speaker.resume_line(Millis(60_300));
        assert_eq!(speaker.poll(Millis(60_599)), []);
        assert_eq!(speaker.poll(Millis(60_600)), [finished(1, LineEnd::Played)]);
    }

    #[test]
    fn a_cut_line_finishes_once_too() {
        let mut speaker = SilentSpeaker::default();
        speaker.play_line(line(1, 1000), Millis(0));
        speaker.play_line(line(2, 1000), Millis(100));
        speaker.stop_line();
        speaker.stop_line();
        assert_eq!(
            speaker.poll(Millis(100)),
            [finished(1, LineEnd::Cut), finished(2, LineEnd::Cut)]
        );
        assert_eq!(speaker.poll(Millis(5000)), []);
    }

    #[test]
    fn volume_stays_in_range() {
        assert_eq!(Volume::new(7.0), Volume::FULL);
        assert_eq!(Volume::new(-1.0).value(), 0.0);
        assert_eq!(Volume::new(f32::NAN).value(), 0.0);
        assert!((Volume::new(0.5).gain() - 0.25).abs() < 1e-6);
    }
}
