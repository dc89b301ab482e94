//! What the desk makes heard during a call: effects become lines and signals for a speaker. Without a sound card the
//! same lines take their time in silence.

use std::collections::BTreeSet;

use crate::domain::{Effect, Ending, LineKey, Message, Millis, Profile, Scenario, Speaker as Who, Switch, Voice};
use crate::engine::every_line;
use crate::speech::audio::{SILENCE_DBFS, level_dbfs};
use crate::voice::{
    BackgroundRenderer, LINE_RATE_HZ, LineAudio, LineId, LineLibrary, Outlet, Signal, SilentSpeaker, Speaker,
    SpeakerEvent, SpokenLine, VoiceSpec,
};

/// One frame of the microphone.
const FRAME_LENGTH: Millis = Millis(16);

/// After the other side has hung up, the busy tone sounds for this long.
const BUSY_FOR: Millis = Millis(3_000);

/// The desk's sound during one call.
pub struct Sound {
    speaker: Box<dyn Speaker>,
    library: Option<LineLibrary>,
    renderer: Option<BackgroundRenderer>,
    voices: Vec<(Who, Voice)>,
    stopped: BTreeSet<u32>,
    /// The line that sounds, and since when.
    sounding: Option<(Millis, LineAudio)>,
    busy_until: Option<Millis>,
    news: Vec<Message>,
}

impl Sound {
    /// No sound at all: captions only.
    pub fn silent() -> Self {
        Self::new(Box::new(SilentSpeaker::default()), None)
    }

    /// Sound through a speaker, with recordings from a library.
    pub fn new(speaker: Box<dyn Speaker>, library: Option<LineLibrary>) -> Self {
        Self {
            speaker,
            library,
            renderer: None,
            voices: Vec::new(),
            stopped: BTreeSet::new(),
            sounding: None,
            busy_until: None,
            news: Vec::new(),
        }
    }

    /// Learns the voices of a call and has lines without a recording rendered meanwhile.
    pub fn prepare(&mut self, scenario: &Scenario, profile: &Profile) {
        for line in every_line(scenario, profile) {
            if let (Some(library), Some(spec)) = (&self.library, spec(&line.voice))
                && self.speaker.is_audible()
                && library.find(&spec, &line.text).is_none()
            {
                let renderer = self
                    .renderer
                    .get_or_insert_with(|| BackgroundRenderer::start(library.engine().clone()));
                renderer.request(library.cache_job(&spec, &line.text));
            }
            if !self.voices.iter().any(|(who, _)| *who == line.speaker) {
                self.voices.push((line.speaker, line.voice));
            }
        }
    }

    /// Does what an effect asks of the sound.
    pub fn take(&mut self, now: Millis, effect: &Effect, scenario: &Scenario) {
        match effect {
            Effect::Ring { count: 1 } => self.speaker.start_signal(Signal::Ringer),
            // The ringer keeps its own cadence from the first ring on.
            Effect::Ring { .. } => {}
            Effect::RingBack | Effect::ColleagueRinging { .. } => self.speaker.start_signal(Signal::RingBack),
            Effect::RingingStopped
            | Effect::LineOpened
            | Effect::ColleagueAnswered { .. }
            | Effect::ColleagueUnreachable { .. } => self.speaker.stop_signal(),
            Effect::LineBusy => self.busy(now),
            Effect::Play {
                play,
                speaker,
                text,
                nominal,
            } => self.play(now, *play, speaker, text, *nominal, scenario),
            Effect::StopPlaying { play } => {
                self.stopped.insert(*play);
                self.sounding = None;
                self.speaker.stop_line();
            }
            Effect::CallEnded { by } => match by {
                Ending::Caller | Ending::CallerGaveUp | Ending::Unreachable => self.busy(now),
                Ending::Trainee | Ending::HandedOver | Ending::Interrupted => self.silence(),
            },
            // Seen, not heard.
            Effect::SilentBlock { .. }
            | Effect::Sound { .. }
            | Effect::TurnOver
            | Effect::KeyShows { .. }
            | Effect::ClientWaits { .. }
            | Effect::RoomTalks { .. }
            | Effect::RoomQuiet
            | Effect::Hint { .. } => {}
        }
    }

    fn busy(&mut self, now: Millis) {
        self.speaker.start_signal(Signal::Busy);
        self.busy_until = Some(now + BUSY_FOR);
    }

    fn play(&mut self, now: Millis, play: u32, who: &Who, text: &str, nominal: Millis, scenario: &Scenario) {
        let known = self
            .voices
            .iter()
            .find(|(known, _)| known == who)
            .map(|(_, voice)| voice);
        let voice = known.unwrap_or(&scenario.caller.voice);
        let audio = match (&self.library, spec(voice)) {
            (Some(library), Some(spec)) if self.speaker.is_audible() => library.load(&spec, text),
            _ => None,
        };
        self.sounding = audio.clone().map(|audio| (now, audio));
        self.speaker.play_line(
            SpokenLine {
                id: LineId(u64::from(play)),
                audio,
                nominal,
            },
            now,
        );
    }

    /// A key of the telephone was pressed or released.
    pub fn key(&mut self, key: LineKey, to: Switch) {
        if key == LineKey::Loudspeaker {
            self.speaker.set_outlet(if to == Switch::On {
                Outlet::Loudspeaker
            } else {
                Outlet::Handset
            });
        }
    }

    /// Lines that ended by `now` without having been stopped, by number.
    pub fn finished(&mut self, now: Millis) -> Vec<u32> {
        if self.busy_until.is_some_and(|until| until <= now) {
            self.busy_until = None;
            self.speaker.stop_signal();
        }
        let mut finished = Vec::new();
        for event in self.speaker.poll(now) {
            match event {
                SpeakerEvent::Finished { id, .. } => {
                    if let Ok(play) = u32::try_from(id.0)
                        && !self.stopped.remove(&play)
                    {
                        finished.push(play);
                    }
                }
                SpeakerEvent::SoundLost(error) => {
                    self.news
                        .push(super::texts::words_of(error.message_key(), error.args()));
                }
            }
        }
        finished
    }

    /// What went wrong since the last call.
    pub fn news(&mut self) -> Vec<Message> {
        if let Some(renderer) = &mut self.renderer {
            // A line that cannot be rendered keeps its caption; that there are captions only is known already.
            renderer.poll();
        }
        std::mem::take(&mut self.news)
    }

    /// Level of the line that sounds at a moment, over one frame of the microphone, dBFS.
    pub fn level_at(&self, at: Millis) -> f32 {
        let Some((since, line)) = self.sounding.as_ref().filter(|(since, _)| *since <= at) else {
            return SILENCE_DBFS;
        };
        let sample = |moment: Millis| (moment.since(*since).0 * u64::from(LINE_RATE_HZ) / 1000) as usize;
        let frame = line.samples().get(sample(at)..);
        let length = sample(at + FRAME_LENGTH) - sample(at);
        frame.map_or(SILENCE_DBFS, |rest| level_dbfs(&rest[..length.min(rest.len())]))
    }

    /// Holds everything that sounds.
    pub fn hold(&mut self, now: Millis) {
        self.speaker.pause_line(now);
        self.speaker.stop_signal();
        self.busy_until = None;
    }

    /// Goes on after [`Self::hold`]; a signal begins anew.
    pub fn go_on(&mut self, now: Millis, signal: Option<Signal>) {
        self.speaker.resume_line(now);
        if let Some(signal) = signal {
            self.speaker.start_signal(signal);
        }
    }

    /// Ends everything that sounds.
    pub fn silence(&mut self) {
        self.sounding = None;
        self.speaker.stop_line();
        self.speaker.stop_signal();
        self.busy_until = None;
    }

    /// Gives the speaker back for the next call.
    pub fn into_speaker(self) -> Box<dyn Speaker> {
        self.speaker
    }
}

/// The voice as a speech engine takes it; none: it is not one that can be rendered.
pub fn spec(voice: &Voice) -> Option<VoiceSpec> {
    VoiceSpec::new(&voice.base, voice.rate, voice.pitch).ok()
}
