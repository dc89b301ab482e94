//! What all screens share: texts, theme, choices, devices, the call under way and its result.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::platform::cell::SyncCell;
use bevy::prelude::Resource;

use super::Screen;
use crate::app::clock::Clock;
use crate::app::devices::{self, Ears, Found, Waiting, Wake};
use crate::app::library::Shelf;
use crate::app::session::{Bridge, CallParts, Finished};
use crate::app::sound::Sound;
use crate::app::speech_setup::SpeechSetup;
use crate::app::texts::Texts;
use crate::app::theme::{TextScale, Theme};
use crate::app::voice_log::VoiceLog;
use crate::app::widgets::Tone;
use crate::app::{AppError, AppOptions};
use crate::domain::{Lang, Message, Millis, Mode, Procedure, Profile, Scenario, Scorecard};
use crate::l10n::Localizer;
use crate::language::Interpreter;
use crate::speech::recording::Recording;
use crate::speech::{Listener, SAMPLE_RATE};
use crate::voice::{LineAudio, LineId, LineLibrary, Speaker, SpokenLine};

/// What all screens share.
#[derive(Resource)]
pub struct Shell {
    /// Texts in the language chosen.
    pub texts: Texts,
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
    /// What can be chosen.
    pub shelf: Shelf,
    /// Place of the chosen call.
    pub scenario: usize,
    /// Place of the chosen procedure.
    pub procedure: usize,
    /// Place of the chosen profile.
    pub profile: usize,
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// Where the settings lead back to.
    pub back_to: Screen,
    /// The call under way.
    pub call: Option<Bridge>,
    /// Its time.
    pub clock: Clock,
    /// Its result.
    pub card: Option<Scorecard>,
    /// How the trainee's voice sounded, in this session alone.
    pub voice: VoiceLog,
    /// The trainee's turns of the last call, where they agreed to keep them, and where the files lie.
    pub recording: Recording,
    pub kept: Option<PathBuf>,
    /// Rules whose evidence is open in the debrief.
    pub open: BTreeSet<usize>,
    /// Microphone and model.
    pub speech_setup: SpeechSetup,
    assets: PathBuf,
    seed: Option<u64>,
    flown: bool,
    virtual_time: bool,
    speaker: Option<Box<dyn Speaker>>,
    looking: Option<Waiting<Found>>,
    notices: Vec<Message>,
    demonstration: bool,
    speech: bool,
    opening_ears: Option<Waiting<Result<Ears, Message>>>,
    /// A call is to come, and the devices were not found yet when it was prepared.
    ears_wanted: Option<Wake>,
    ears: Option<SyncCell<Ears>>,
}

impl Shell {
    /// Loads texts and files.
    ///
    /// # Errors
    /// When texts or linguistic files cannot be used, or something named in the options is not there.
    pub fn open(options: &AppOptions) -> Result<Self, AppError> {
        let localizer = Localizer::load(&options.assets.join("l10n"))?;
        let shelf = Shelf::load(&options.assets, &options.scenarios)?;
        let place = |found: Option<usize>, what: &'static str, name: &str| {
            found.ok_or_else(|| AppError::Unknown {
                what,
                name: name.to_owned(),
            })
        };
        let scenario = match &options.scenario {
            Some(id) => place(
                shelf.scenarios.iter().position(|known| known.id == *id),
                "scenariusz",
                id.as_str(),
            )?,
            None => 0,
        };
        let procedure = match &options.procedure {
            Some(id) => place(
                shelf.procedures.iter().position(|known| known.id == *id),
                "procedura",
                id.as_str(),
            )?,
            None => 0,
        };
        let profile = match &options.profile {
            Some(id) => place(
                shelf.profiles.iter().position(|known| known.id == *id),
                "profil",
                id.as_str(),
            )?,
            // The profile that goes with the procedure bears its name.
            None => {
                let id = shelf.procedures.get(procedure).map(|chosen| chosen.id.as_str());
                shelf
                    .profiles
                    .iter()
                    .position(|known| Some(known.id.as_str()) == id)
                    .unwrap_or(0)
            }
        };
        Ok(Self {
            texts: Texts::new(Arc::new(localizer), options.lang),
            theme: options.theme,
            scale: options.scale,
            shelf,
            scenario,
            procedure,
            profile,
            microphone: true,
            back_to: Screen::Menu,
            call: None,
            clock: Clock::Virtual(Millis::ZERO),
            card: None,
            voice: VoiceLog::default(),
            recording: Recording::default(),
            kept: None,
            open: BTreeSet::new(),
            speech_setup: SpeechSetup::new(&options.assets, options.model.clone(), options.microphone.clone()),
            assets: options.assets.clone(),
            seed: options.seed,
            flown: options.autopilot.is_some(),
            virtual_time: options.autopilot.as_ref().is_some_and(|pilot| pilot.mouth.is_none()),
            speaker: None,
            looking: None,
            notices: Vec::new(),
            demonstration: false,
            speech: false,
            opening_ears: None,
            ears_wanted: None,
            ears: None,
        })
    }

    /// Begins to look for sound card, microphone and model. The autopilot needs none of them.
    pub fn look_for_devices(&mut self, wake: Wake) {
        if !self.virtual_time {
            self.looking = Some(devices::look(
                &self.assets,
                self.speech_setup.model.clone(),
                self.speech_setup.microphone.clone(),
                wake,
            ));
        }
    }

    /// Another microphone or model: what was prepared for calls is of no use, and is looked for again.
    pub fn speech_changed(&mut self, wake: Wake) {
        self.ears = None;
        self.opening_ears = None;
        self.look_for_devices(wake);
    }

    /// Takes in what the background found.
    pub fn poll_devices(&mut self) {
        self.speech_setup.poll();
        if let Some(found) = self.looking.as_mut().and_then(Waiting::poll) {
            self.looking = None;
            self.speaker = Some(found.speaker);
            self.notices = found.notices;
            self.demonstration = found.demonstration;
            self.speech = found.speech;
            if let Some(wake) = self.ears_wanted.take() {
                self.warm_up(wake);
            }
        }
        if let Some(opened) = self.opening_ears.as_mut().and_then(Waiting::poll) {
            self.opening_ears = None;
            match opened {
                Ok(ears) => self.ears = Some(SyncCell::new(ears)),
                Err(message) => self.notices.push(message),
            }
            // A large model may be ready only when the call is under way.
            if self.call.is_some() {
                let listener = self.listener();
                if let (Some(call), Some(listener)) = (&mut self.call, listener) {
                    call.lend_ear(listener);
                }
            }
        }
    }

    /// Opens the microphone for the call, where there is one; else says why.
    fn listener(&mut self) -> Option<Listener> {
        let ears = self.ears.take().filter(|_| self.microphone)?;
        let now = if self.call.is_some() {
            self.clock.now()
        } else {
            Millis::ZERO
        };
        match SyncCell::to_inner(ears).listen(self.speech_setup.microphone.clone(), now) {
            Ok(listener) => Some(listener),
            Err(message) => {
                self.notices.push(message);
                None
            }
        }
    }

    /// Whether what a spoken call needs is there.
    pub fn ears_ready(&self) -> bool {
        self.ears.is_some()
    }

    /// What does not work as usual, in words.
    pub fn notices(&self) -> Vec<(Tone, String)> {
        let mut words: Vec<(Tone, String)> = self
            .notices
            .iter()
            .map(|message| (Tone::Warning, self.texts.message(message)))
            .collect();
        if self.demonstration {
            words.push((Tone::Info, self.texts.t("speech-model-demonstration")));
        }
        if self.shelf.left_out > 0 {
            let count = u32::try_from(self.shelf.left_out).unwrap_or(u32::MAX);
            words.push((Tone::Warning, self.texts.number("app-problem-files", "count", count)));
        }
        if self.shelf.procedures.is_empty() || self.shelf.profiles.is_empty() {
            words.push((Tone::Warning, self.texts.t("menu-no-procedures")));
        }
        words
    }

    /// The chosen call.
    pub fn chosen(&self) -> Option<(&Arc<Scenario>, &Arc<Procedure>, &Arc<Profile>)> {
        let scenario = self.shelf.scenarios.get(self.scenario)?;
        let procedure = self.shelf.procedures.get(self.procedure)?;
        let profile = self.shelf.profiles.get(self.profile)?;
        Some((scenario, procedure, profile))
    }

    /// Prepares the ears for the call to come, while the briefing is read.
    pub fn warm_up(&mut self, wake: Wake) {
        if self.looking.is_some() {
            self.ears_wanted = Some(wake);
        } else if self.microphone && self.speech && self.ears.is_none() && self.opening_ears.is_none() {
            self.opening_ears = Some(devices::open_ears(&self.assets, self.speech_setup.model.clone(), wake));
        }
    }

    /// Begins the chosen call. False when nothing is chosen.
    pub fn begin_call(&mut self) -> bool {
        let Some((scenario, procedure, profile)) = self.chosen() else {
            return false;
        };
        let interpreter = Interpreter::new(Arc::clone(&self.shelf.language), profile, Some(scenario));
        let parts = CallParts {
            scenario: Arc::clone(scenario),
            profile: Arc::clone(profile),
            procedure: Arc::clone(procedure),
            ear: Arc::new(interpreter),
            seed: self.seed.unwrap_or_else(seed_of_the_moment),
            mode: Mode::Practice,
        };
        let mut sound = match self.speaker.take() {
            Some(speaker) => {
                let library = LineLibrary::open(self.assets.join("audio/lines"), super::cache_folder());
                Sound::new(speaker, Some(library))
            }
            None => Sound::silent(),
        };
        sound.prepare(&parts.scenario, &parts.profile);
        let listener = self.listener();
        self.clock = if self.virtual_time {
            Clock::Virtual(Millis::ZERO)
        } else {
            Clock::real()
        };
        self.call = Some(Bridge::begin(
            parts,
            sound,
            listener,
            self.voice.clone(),
            self.speech_setup.keep_recordings,
        ));
        self.card = None;
        self.open.clear();
        true
    }

    /// Scores the call and puts it away.
    pub fn end_call(&mut self) {
        if let Some(call) = self.call.take() {
            let scenario = call.scenario().id.clone();
            let Finished {
                card,
                speaker,
                voice,
                recording,
            } = call.finish();
            self.voice = voice;
            let name = format!("{scenario}-{}", seed_of_the_moment());
            self.kept = recording
                .as_ref()
                .and_then(|recording| self.speech_setup.keep(recording, &name));
            self.recording = recording.unwrap_or_default();
            self.notices.append(&mut self.speech_setup.troubles);
            if !self.virtual_time {
                self.speaker = Some(speaker);
            }
            self.card = Some(card);
        }
    }

    /// Plays one of the trainee's kept turns.
    pub fn listen_to(&mut self, turn: usize) {
        let Some(turn) = self.recording.turns.get(turn) else {
            return;
        };
        let samples = turn
            .samples
            .iter()
            .map(|sample| f32::from(*sample) / 32_768.0)
            .collect();
        let audio = LineAudio::at_rate(samples, SAMPLE_RATE);
        if let Some(speaker) = &mut self.speaker {
            let line = SpokenLine {
                id: LineId(turn.start.0),
                nominal: audio.duration(),
                audio: Some(audio),
            };
            speaker.play_line(line, Millis::ZERO);
        }
    }

    /// Whether the autopilot flies, and sets the pace of drawing.
    pub fn is_flown(&self) -> bool {
        self.flown
    }

    /// Another language.
    pub fn speak(&mut self, lang: Lang) {
        self.texts = self.texts.in_lang(lang);
    }
}

/// A seed that nobody chose.
fn seed_of_the_moment() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as u64)
}
