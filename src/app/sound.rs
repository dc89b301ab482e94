//! What the desk makes heard during a call: effects become lines and signals for a speaker. Without a sound card the
//! same lines take their time in silence.

use std::collections::BTreeSet;

use crate::domain::{Effect, Ending, LineKey, Message, Millis, Profile, Scenario, Speaker as Who, Switch, Voice, draw};
use crate::engine::every_line;
use crate::speech::audio::{SILENCE_DBFS, level_dbfs};
use crate::voice::{
    BackgroundRenderer, LINE_RATE_HZ, LineAudio, LineId, LineLibrary, Outlet, Signal, SilentSpeaker, Speaker,
    SpeakerEvent, SpokenLine, VoiceSpec, received,
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
    /// Decides what a poor line does to which words.
    seed: u64,
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
            seed: 0,
            stopped: BTreeSet::new(),
            sounding: None,
            busy_until: None,
            news: Vec::new(),
        }
    }

    /// Learns the voices of a call and has lines without a recording rendered meanwhile. `seed` is the session's.
    pub fn prepare(&mut self, scenario: &Scenario, profile: &Profile, seed: u64) {
        self.seed = seed;
        // Whoever called before, or whose voice the author has changed, is not who speaks now.
        self.voices.clear();
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
        // Colleagues sit in the same building, and the room is not on the line.
        let audio = match who {
            Who::Caller => audio.map(|audio| {
                let seed = draw(self.seed, "line", u64::from(play), u64::MAX);
                received(&audio, scenario.line, seed)
            }),
            Who::Colleague(_) | Who::Room(_) => audio,
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

    /// Whether what this effect began just now is heard: words by their recording, a silence by the silence.
    pub fn is_heard(&self, effect: &Effect) -> bool {
        let sounds = match effect {
            Effect::Play { .. } => self.sounding.is_some(),
            effect => matches!(effect, Effect::SilentBlock { .. }),
        };
        sounds && self.speaker.is_audible()
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
    VoiceSpec::of(voice).ok()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::fixtures;
    use crate::domain::LineQuality;
    use crate::format;
    use crate::voice::{Bus, Volume};

    /// A sound card that nobody listens to, or none.
    struct Card {
        track: SilentSpeaker,
        audible: bool,
    }

    impl Speaker for Card {
        fn play_line(&mut self, line: SpokenLine, now: Millis) {
            self.track.play_line(line, now);
        }
        fn pause_line(&mut self, now: Millis) {
            self.track.pause_line(now);
        }
        fn resume_line(&mut self, now: Millis) {
            self.track.resume_line(now);
        }
        fn stop_line(&mut self) {
            self.track.stop_line();
        }
        fn start_signal(&mut self, _: Signal) {}
        fn stop_signal(&mut self) {}
        fn set_volume(&mut self, _: Bus, _: Volume) {}
        fn set_outlet(&mut self, _: Outlet) {}
        fn is_audible(&self) -> bool {
            self.audible
        }
        fn poll(&mut self, now: Millis) -> Vec<SpeakerEvent> {
            self.track.poll(now)
        }
    }

    #[test]
    fn a_line_is_heard_when_there_is_a_sound_card_and_a_recording() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let library = || LineLibrary::open(home.join("assets/audio/lines"), home.join("assets/audio/none"));
        let stock = format::load_stock(&home.join("assets/callers/stock.yaml"));
        let stock = stock.value.unwrap();
        let file = home.join("scenarios/senior-dowod/scenario.yaml");
        let scenario = format::load_scenario(&file, &stock).value.unwrap();
        let lines = every_line(&scenario, &fixtures::profile());
        let is_there = |line: &&crate::engine::SpokenLine| {
            line.speaker == Who::Caller && library().find(&spec(&line.voice).unwrap(), &line.text).is_some()
        };
        let recorded = lines.iter().find(is_there).unwrap();
        let play = |text: &str| Effect::Play {
            play: 1,
            speaker: Who::Caller,
            text: text.to_owned(),
            nominal: Millis(900),
        };
        let heard = |audible: bool, effect: &Effect| {
            let track = SilentSpeaker::default();
            let mut sound = Sound::new(Box::new(Card { track, audible }), Some(library()));
            sound.take(Millis::ZERO, effect, &scenario);
            sound.is_heard(effect)
        };
        assert!(heard(true, &play(&recorded.text)));
        assert!(!heard(false, &play(&recorded.text)), "no sound card");
        assert!(!heard(true, &play("Tego nikt nie nagrał.")), "no recording");
        let silence = Effect::SilentBlock { lasts: Millis(3_000) };
        assert!(heard(true, &silence) && !heard(false, &silence));
        assert!(!heard(true, &Effect::TurnOver));
    }

    #[test]
    fn a_poor_line_is_heard_in_the_callers_words_alone() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let library = LineLibrary::open(home.join("assets/audio/lines"), home.join("assets/audio/none"));
        let stock = format::load_stock(&home.join("assets/callers/stock.yaml"));
        let file = home.join("scenarios/senior-dowod/scenario.yaml");
        let scenario = format::load_scenario(&file, &stock.value.unwrap()).value.unwrap();
        let lines = every_line(&scenario, &fixtures::profile());
        let recorded = |is_meant: fn(&Who) -> bool| {
            let mut meant = lines.iter().filter(|line| is_meant(&line.speaker));
            meant.find(|line| library.find(&spec(&line.voice).unwrap(), &line.text).is_some())
        };
        let caller = recorded(|who| matches!(who, Who::Caller)).unwrap();
        let colleague = recorded(|who| matches!(who, Who::Colleague(_))).unwrap();
        let played = |line: LineQuality, seed: u64, spoken: &crate::engine::SpokenLine| {
            let (track, audible) = (SilentSpeaker::default(), true);
            let mut sound = Sound::new(Box::new(Card { track, audible }), Some(library.clone()));
            sound.seed = seed;
            sound.voices.push((spoken.speaker.clone(), spoken.voice.clone()));
            let play = Effect::Play {
                play: 1,
                speaker: spoken.speaker.clone(),
                text: spoken.text.clone(),
                nominal: Millis(900),
            };
            let scenario = Scenario {
                line,
                ..scenario.clone()
            };
            sound.take(Millis::ZERO, &play, &scenario);
            let (_, audio) = sound.sounding.unwrap();
            audio.samples().to_vec()
        };
        let noisy = played(LineQuality::Noisy, 1, caller);
        assert_ne!(noisy, played(LineQuality::Clear, 1, caller));
        assert_ne!(noisy, played(LineQuality::Noisy, 2, caller));
        assert_eq!(noisy, played(LineQuality::Noisy, 1, caller));
        let clear = played(LineQuality::Clear, 1, colleague);
        assert_eq!(clear, played(LineQuality::Mobile, 1, colleague));
    }
}
