//! The speaker of a computer with a sound card: rodio's mixer on one output stream.
//!
//! A card that fails or stalls in mid-call costs the sound, never the call: lines then finish by the clock.

use std::sync::{Arc, Mutex};

use rodio::cpal;
use rodio::cpal::traits::{DeviceTrait, HostTrait};
use rodio::mixer::Mixer;
use rodio::{DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink};

use super::audio::LINE_RATE_HZ;
use super::errors::VoiceError;
use super::playback::{LineSamples, Playback, Remote};
use super::player::{Bus, LineEnd, LineTrack, Outlet, SilentSpeaker, Speaker, SpeakerEvent, SpokenLine, Volume};
use super::tones::{Signal, Tone};
use crate::domain::Millis;

/// A line this much overdue means that the card takes no more samples, even if it reports nothing.
const STALL: Millis = Millis(3000);

/// Where the device's own thread leaves the reason of its failure.
type Fault = Arc<Mutex<Option<String>>>;

/// Opens the sound card, or stands in for it: the error says why only captions remain.
pub fn open_speaker() -> (Box<dyn Speaker>, Option<VoiceError>) {
    match RodioSpeaker::open() {
        Ok(speaker) => (Box::new(speaker), None),
        Err(error) => {
            tracing::warn!(%error, "captions only");
            (Box::new(SilentSpeaker::default()), Some(error))
        }
    }
}

/// Plays through the default output device, or the first that works.
pub struct RodioSpeaker {
    /// Owns the output stream; `None` under test, and once the card is lost.
    device: Option<MixerDeviceSink>,
    mixer: Mixer,
    fault: Fault,
    audible: bool,
    line: Option<Remote>,
    signal: Option<Remote>,
    voice_volume: Volume,
    signal_volume: Volume,
    outlet: Outlet,
    track: LineTrack,
}

impl RodioSpeaker {
    /// Opens an output device.
    ///
    /// # Errors
    /// [`VoiceError::NoSoundCard`].
    pub fn open() -> Result<Self, VoiceError> {
        let fault = Fault::default();
        let no_card = |error: DeviceSinkError| VoiceError::NoSoundCard {
            reason: error.to_string(),
        };
        let mut device = open_default(&fault)
            .or_else(|error| open_any_other(&fault).ok_or(error))
            .map_err(no_card)?;
        device.log_on_drop(false);
        let mixer = device.mixer().clone();
        Ok(Self {
            device: Some(device),
            ..Self::on_mixer(mixer, fault)
        })
    }

    fn on_mixer(mixer: Mixer, fault: Fault) -> Self {
        Self {
            device: None,
            mixer,
            fault,
            audible: true,
            line: None,
            signal: None,
            voice_volume: Volume::FULL,
            signal_volume: Volume::FULL,
            outlet: Outlet::Handset,
            track: LineTrack::default(),
        }
    }

    /// The reason, the first time that the card is found to be gone.
    fn lost_now(&mut self, now: Millis) -> Option<String> {
        if !self.audible {
            return None;
        }
        // The lock is held for a moment only; were it poisoned, the stall still shows.
        let reported = self.fault.lock().ok().and_then(|mut fault| fault.take());
        let stalled = self.line.is_some() && self.track.is_due(now, STALL);
        reported.or_else(|| stalled.then(|| "no samples taken".to_owned()))
    }

    fn lose_card(&mut self) {
        self.audible = false;
        self.line = None;
        self.signal = None;
        self.device = None;
    }
}

impl Speaker for RodioSpeaker {
    fn play_line(&mut self, line: SpokenLine, now: Millis) {
        self.track.start(line.id, line.duration(), now);
        self.line = None;
        if let Some(audio) = line.audio.filter(|_| self.audible) {
            let loudspeaker = self.outlet == Outlet::Loudspeaker;
            let (remote, playback) = Playback::new(LineSamples::new(audio), self.voice_volume.gain(), loudspeaker);
            self.mixer.add(playback);
            self.line = Some(remote);
        }
    }

    fn pause_line(&mut self, now: Millis) {
        self.track.pause(now);
        self.line.iter().for_each(Remote::pause);
    }

    fn resume_line(&mut self, now: Millis) {
        self.track.resume(now);
        self.line.iter().for_each(Remote::resume);
    }

    fn stop_line(&mut self) {
        self.line = None;
        self.track.end(LineEnd::Cut);
    }

    fn start_signal(&mut self, signal: Signal) {
        self.signal = None;
        if self.audible {
            let (remote, playback) = Playback::new(Tone::new(signal, LINE_RATE_HZ), self.signal_volume.gain(), false);
            self.mixer.add(playback);
            self.signal = Some(remote);
        }
    }

    fn stop_signal(&mut self) {
        self.signal = None;
    }

    fn set_volume(&mut self, bus: Bus, volume: Volume) {
        let (setting, playing) = match bus {
            Bus::Voice => (&mut self.voice_volume, &self.line),
            Bus::Signals => (&mut self.signal_volume, &self.signal),
        };
        *setting = volume;
        playing.iter().for_each(|remote| remote.set_gain(volume.gain()));
    }

    fn set_outlet(&mut self, outlet: Outlet) {
        self.outlet = outlet;
        self.line
            .iter()
            .for_each(|remote| remote.set_loudspeaker(outlet == Outlet::Loudspeaker));
    }

    fn is_audible(&self) -> bool {
        self.audible
    }

    fn poll(&mut self, now: Millis) -> Vec<SpeakerEvent> {
        let mut lost = None;
        if let Some(reason) = self.lost_now(now) {
            self.lose_card();
            let error = VoiceError::SoundCardLost { reason };
            tracing::warn!(%error, "captions only");
            lost = Some(SpeakerEvent::SoundLost(error));
        }
        // By the clock too: a device swallows its last buffer ahead of time, and a virtual one swallows a whole line.
        let swallowed = self.line.as_ref().is_none_or(Remote::has_ended);
        if swallowed && self.track.is_due(now, Millis::ZERO) {
            self.line = None;
            self.track.end(LineEnd::Played);
        }
        lost.into_iter().chain(self.track.news()).collect()
    }
}

/// What the device's thread does with an error: keep the fatal ones for [`Speaker::poll`].
fn error_callback(fault: &Fault) -> impl FnMut(cpal::Error) + Send + Clone + 'static {
    let fault = fault.clone();
    move |error: cpal::Error| {
        if is_fatal(error.kind())
            && let Ok(mut reason) = fault.lock()
        {
            reason.get_or_insert_with(|| error.to_string());
        }
    }
}

/// Glitches, a re-routed stream or a refused priority leave the stream alive; other trouble shows as a stall.
fn is_fatal(kind: cpal::ErrorKind) -> bool {
    use cpal::ErrorKind as Kind;
    matches!(
        kind,
        Kind::DeviceNotAvailable | Kind::HostUnavailable | Kind::StreamInvalidated | Kind::PermissionDenied
    )
}

fn open_default(fault: &Fault) -> Result<MixerDeviceSink, DeviceSinkError> {
    DeviceSinkBuilder::from_default_device()?
        .with_error_callback(error_callback(fault))
        .open_sink_or_fallback()
}

/// The first other device that opens. The "null" driver opens always and is never heard.
fn open_any_other(fault: &Fault) -> Option<MixerDeviceSink> {
    let devices = cpal::default_host().output_devices().ok()?;
    devices
        .filter(|device| {
            device
                .description()
                .is_ok_and(|it| it.driver().is_some_and(|driver| driver != "null"))
        })
        .find_map(|device| {
            let builder = DeviceSinkBuilder::from_device(device).ok()?;
            builder
                .with_error_callback(error_callback(fault))
                .open_sink_or_fallback()
                .ok()
        })
}

#[cfg(test)]
mod tests {
    use std::num::{NonZeroU16, NonZeroU32};

    use rodio::mixer::{MixerSource, mixer};

    use super::super::audio::LineAudio;
    use super::super::measure::{goertzel, rms, sine};
    use super::super::player::LineId;
    use super::*;

    const DEVICE_RATE: u32 = 44_100;

    /// A speaker whose "device" is a test that pulls samples.
    fn speaker() -> (RodioSpeaker, MixerSource, Fault) {
        let rate = NonZeroU32::new(DEVICE_RATE).expect("not zero");
        let (input, output) = mixer(NonZeroU16::new(2).expect("not zero"), rate);
        let fault = Fault::default();
        (RodioSpeaker::on_mixer(input, fault.clone()), output, fault)
    }

    /// What the left ear hears in the next `ms` milliseconds.
    fn hear(output: &mut MixerSource, ms: usize) -> Vec<f32> {
        let frames = ms * DEVICE_RATE as usize / 1000;
        (0..frames)
            .map(|_| {
                let left = output.next().unwrap_or(0.0);
                output.next();
                left
            })
            .collect()
    }

    fn tone_line(id: u64, hz: f64, seconds: f64) -> SpokenLine {
        let audio = LineAudio::from_samples(sine(hz, 0.2, LINE_RATE_HZ, seconds));
        SpokenLine {
            id: LineId(id),
            audio: Some(audio),
            nominal: Millis(0),
        }
    }

    fn finished(id: u64, end: LineEnd) -> SpeakerEvent {
        SpeakerEvent::Finished { id: LineId(id), end }
    }

    #[test]
    fn a_line_is_heard_and_finishes_once_when_its_samples_are_gone() {
        let (mut speaker, mut output, _) = speaker();
        speaker.play_line(tone_line(7, 1000.0, 0.5), Millis(0));
        let heard = hear(&mut output, 450);
        assert!((goertzel(&heard, DEVICE_RATE, 1000.0) - 0.2).abs() < 0.02);
        assert_eq!(speaker.poll(Millis(450)), []);
        hear(&mut output, 100);
        assert_eq!(speaker.poll(Millis(550)), [finished(7, LineEnd::Played)]);
        assert_eq!(speaker.poll(Millis(60_000)), []);
    }

    #[test]
    fn a_device_that_runs_ahead_does_not_end_a_line_early() {
        let (mut speaker, mut output, _) = speaker();
        speaker.play_line(tone_line(1, 1000.0, 0.5), Millis(0));
        hear(&mut output, 1000);
        assert_eq!(speaker.poll(Millis(499)), []);
        assert_eq!(speaker.poll(Millis(500)), [finished(1, LineEnd::Played)]);
    }

    #[test]
    fn call_waiting_sounds_over_the_caller() {
        let (mut speaker, mut output, _) = speaker();
        speaker.play_line(tone_line(1, 1000.0, 1.0), Millis(0));
        speaker.start_signal(Signal::CallWaiting);
        let heard = hear(&mut output, 140);
        assert!(goertzel(&heard, DEVICE_RATE, 1000.0) > 0.15);
        assert!(goertzel(&heard, DEVICE_RATE, 425.0) > 0.04);
        speaker.stop_signal();
        hear(&mut output, 50);
        let heard = hear(&mut output, 300);
        assert!(goertzel(&heard, DEVICE_RATE, 425.0) < 0.001);
    }

    #[test]
    fn hold_silences_the_line_and_keeps_its_place() {
        let (mut speaker, mut output, _) = speaker();
        speaker.play_line(tone_line(1, 1000.0, 0.5), Millis(0));
        hear(&mut output, 200);
        speaker.pause_line(Millis(200));
        hear(&mut output, 50);
        assert!(rms(&hear(&mut output, 5000)) < 1e-6);
        assert_eq!(speaker.poll(Millis(60_000)), []);
        speaker.resume_line(Millis(60_000));
        assert!(rms(&hear(&mut output, 250)) > 0.1);
        assert_eq!(speaker.poll(Millis(60_250)), []);
        hear(&mut output, 100);
        assert_eq!(speaker.poll(Millis(60_350)), [finished(1, LineEnd::Played)]);
    }

    #[test]
    fn volumes_are_separate_and_mute_is_silence() {
        let (mut speaker, mut output, _) = speaker();
        speaker.set_volume(Bus::Signals, Volume::new(0.0));
        speaker.start_signal(Signal::Ringer);
        assert!(rms(&hear(&mut output, 500)) < 1e-6);
        speaker.play_line(tone_line(1, 1000.0, 0.5), Millis(500));
        assert!(rms(&hear(&mut output, 300)) > 0.1);
    }

    #[test]
    fn a_lost_card_is_reported_once_and_lines_go_on_by_the_clock() {
        let (mut speaker, _output, fault) = speaker();
        speaker.play_line(tone_line(1, 1000.0, 1.0), Millis(0));
        error_callback(&fault)(cpal::Error::new(cpal::ErrorKind::Xrun));
        assert_eq!(speaker.poll(Millis(100)), []);
        error_callback(&fault)(cpal::Error::new(cpal::ErrorKind::DeviceNotAvailable));
        let news = speaker.poll(Millis(200));
        assert!(
            matches!(news[..], [SpeakerEvent::SoundLost(VoiceError::SoundCardLost { .. })]),
            "{news:?}"
        );
        assert!(!speaker.is_audible());
        assert_eq!(speaker.poll(Millis(1000)), [finished(1, LineEnd::Played)]);
        speaker.start_signal(Signal::Ringer);
        speaker.play_line(tone_line(2, 1000.0, 1.0), Millis(2000));
        assert_eq!(speaker.poll(Millis(3000)), [finished(2, LineEnd::Played)]);
    }

    #[test]
    fn a_card_that_takes_no_samples_does_not_hang_the_call() {
        let (mut speaker, _output, _) = speaker();
        speaker.play_line(tone_line(1, 1000.0, 1.0), Millis(0));
        assert_eq!(speaker.poll(Millis(3999)), []);
        let news = speaker.poll(Millis(4000));
        assert!(matches!(news[0], SpeakerEvent::SoundLost(_)), "{news:?}");
        assert_eq!(news[1..], [finished(1, LineEnd::Played)]);
    }

    #[test]
    fn a_line_without_a_recording_takes_its_nominal_time() {
        let (mut speaker, mut output, _) = speaker();
        speaker.play_line(
            SpokenLine {
                id: LineId(3),
                audio: None,
                nominal: Millis(800),
            },
            Millis(100),
        );
        assert!(rms(&hear(&mut output, 500)) < 1e-6);
        assert_eq!(speaker.poll(Millis(899)), []);
        assert_eq!(speaker.poll(Millis(900)), [finished(3, LineEnd::Played)]);
        assert!(speaker.is_audible());
    }
}
