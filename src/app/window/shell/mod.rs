//! What all screens share: texts, theme, choices, devices, the call under way and its result.

mod attempt;
#[cfg(test)]
mod attempt_tests;
mod author;
#[cfg(test)]
mod author_tests;
mod disputes;
#[cfg(test)]
mod disputes_tests;
mod past;
#[cfg(test)]
mod past_tests;
mod prepared;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use bevy::platform::cell::SyncCell;
use bevy::prelude::Resource;

use self::past::{PassedBefore, Past};
use self::prepared::Prepared;
use super::{Screen, choices};
use crate::app::admission::Admission;
use crate::app::attempts::Attempts;
use crate::app::author::Author;
use crate::app::clock::{self, Clock};
use crate::app::devices::{self, Ears, Found, Waiting, Wake};
use crate::app::disputing::{self, Disputing};
use crate::app::library::{Play, Shelf};
use crate::app::memory::Memory;
use crate::app::screens::menu::filter::Filter;
#[cfg(feature = "records")]
use crate::app::sending::Sending;
use crate::app::session::{Bridge, Outcome, Parts};
use crate::app::sitting::Early;
use crate::app::speech_setup::SpeechSetup;
use crate::app::texts::Texts;
use crate::app::theme::{Motion, TextScale, Theme};
use crate::app::voice_log::VoiceLog;
use crate::app::widgets::Tone;
use crate::app::{AppError, AppOptions};
use crate::domain::{Accommodations, Captions, Lang, Message, Millis, Mode, Procedure, Profile, RuleId};
use crate::l10n::Localizer;
use crate::packs;
use crate::records::Earlier;
use crate::scoring::timeline::Timeline;
use crate::settings::{PRACTICE_DAYS, ReadOut};
use crate::speech::Listener;
use crate::speech::recording::Recording;
use crate::voice::Speaker;

/// What all screens share.
#[derive(Resource)]
pub struct Shell {
    /// Texts in the language chosen.
    pub texts: Texts,
    /// Theme in force.
    pub theme: Theme,
    /// Size of text in force.
    pub scale: TextScale,
    /// How much moves.
    pub motion: Motion,
    /// When a screen reader reads out the other side's words.
    pub read_out: ReadOut,
    /// Whether what is heard is shown in English too; none: unless the window is Polish.
    pub captions: Option<bool>,
    /// What can be chosen.
    pub shelf: Shelf,
    /// Place of the chosen call or shift.
    pub play: usize,
    /// What the menu is asked to show of them until the window is closed, and whether its filters can be seen.
    pub filter: Filter,
    pub filters_open: bool,
    /// What the chosen trainee has passed.
    pub passed: PassedBefore,
    /// The call or shift that the briefing is about.
    prepared: Option<Prepared>,
    /// How it is played.
    pub mode: Mode,
    /// Place of the chosen procedure.
    pub procedure: usize,
    /// Place of the chosen profile.
    pub profile: usize,
    /// Whether calls listen to the microphone.
    pub microphone: bool,
    /// What is kept of the choices.
    pub memory: Memory,
    /// What is made easier for the trainee.
    pub accommodations: Accommodations,
    /// Where the settings lead back to.
    pub back_to: Screen,
    /// The author mode under way, in which calls are on no record; and the command of the author's editor.
    pub author: Option<Author>,
    pub editor: String,
    /// The call under way.
    pub call: Option<Bridge>,
    /// Its time, and when it was last let pass, by the wall's clock.
    pub clock: Clock,
    pub last_frame: Option<SystemTime>,
    /// What was played, which need not be what the menu has chosen.
    pub played: Option<Parts>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The course of the call that the debrief shows, and the moment of it that is looked at.
    pub course: Option<Timeline>,
    pub moment: usize,
    /// What would have been right in it, by rule.
    pub examples: BTreeMap<RuleId, String>,
    /// Earlier attempts at the same.
    pub earlier: Vec<Earlier>,
    /// What is disputed of it.
    pub disputing: Disputing,
    /// What became of saving the debrief as a page.
    pub saved: Option<(Tone, String)>,
    /// Attempts as they are kept, and one's own as they are listed.
    pub attempts: Attempts,
    pub past: Past,
    /// What becomes of sending them to the office's database.
    #[cfg(feature = "records")]
    pub sending: Sending,
    /// What was typed to be let into an exam, and whether a PIN is chosen there.
    pub admission: Admission,
    pub chooses_pin: bool,
    /// The window was to be closed in the middle of an exam, and asks whether it should.
    pub closing: bool,
    /// The call of a shift that the debrief shows, by its place; none: the shift.
    pub opened: Option<usize>,
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
    /// The file that the window is to open in author mode.
    to_write: Option<PathBuf>,
    seed: Option<u64>,
    flown: bool,
    /// What the autopilot is to do where a policy says that an exam comes too early.
    early: Early,
    virtual_time: bool,
    speaker: Option<Box<dyn Speaker>>,
    looking: Option<Waiting<Found>>,
    /// What is wrong with what is kept, and with the devices.
    pub kept_notices: Vec<Message>,
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
        let data = options.data.clone();
        let no_data = data.is_none().then(|| Message::new("app-no-data-folder"));
        // A flight is the same everywhere, and leaves nobody's settings changed.
        let personal = data.clone().filter(|_| !options.is_flown());
        let shelves = packs::shelves(&options.assets, &options.scenarios, personal.as_deref());
        let shelf = Shelf::load(&options.assets, shelves, personal.as_deref())?;
        let place = |found: Option<usize>, what: &'static str, name: &str| {
            found.ok_or_else(|| AppError::Unknown {
                what,
                name: name.to_owned(),
            })
        };
        let play = match &options.play {
            Some(id) => place(shelf.plays.iter().position(|known| known.id() == *id), "scenariusz", id)?,
            None => 0,
        };
        let procedure = match &options.procedure {
            Some(id) => place(
                shelf.procedures.iter().position(|known| known.id == *id),
                "procedura",
                id.as_str(),
            )?,
            None => {
                let known = shelf.procedures.iter().map(|known| known.id.as_str());
                choices::place_of(options.remembered.procedure.as_deref(), known).unwrap_or(0)
            }
        };
        let profile = match &options.profile {
            Some(id) => place(
                shelf.profiles.iter().position(|known| known.id == *id),
                "profil",
                id.as_str(),
            )?,
            // The profile that goes with the procedure bears its name.
            None => {
                let known = || shelf.profiles.iter().map(|known| known.id.as_str());
                let id = shelf.procedures.get(procedure).map(|chosen| chosen.id.as_str());
                choices::place_of(options.remembered.profile.as_deref(), known())
                    .or_else(|| choices::place_of(id, known()))
                    .unwrap_or(0)
            }
        };
        let opened_with = choices::opened_with(options, &shelf, procedure, profile);
        let practice_days = options.remembered.practice_days.unwrap_or(PRACTICE_DAYS);
        let (attempts, mut notices) = Attempts::open(data.clone(), &shelf, &clock::days_ago(practice_days));
        notices.extend(no_data);
        let forgotten = data
            .as_deref()
            .map(|data| disputing::forget_practice(data, clock::today()));
        notices.extend(forgotten.flatten());
        Ok(Self {
            texts: Texts::new(Arc::new(localizer), opened_with.lang),
            theme: opened_with.theme,
            scale: opened_with.scale,
            motion: opened_with.motion,
            read_out: opened_with.read_out,
            captions: opened_with.captions,
            accommodations: opened_with.accommodations,
            shelf,
            play,
            filter: Filter::default(),
            filters_open: false,
            passed: PassedBefore::default(),
            prepared: None,
            mode: options.mode,
            procedure,
            profile,
            microphone: opened_with.microphone,
            author: None,
            editor: opened_with.editor.clone(),
            #[cfg(feature = "records")]
            sending: Sending::new(personal.clone(), options.remembered.database_in_force()),
            memory: Memory::new(personal, opened_with),
            back_to: Screen::Menu,
            call: None,
            clock: Clock::still(Millis::ZERO),
            last_frame: None,
            played: None,
            outcome: None,
            course: None,
            moment: 0,
            examples: BTreeMap::new(),
            earlier: Vec::new(),
            disputing: Disputing::default(),
            saved: None,
            attempts,
            past: Past::default(),
            admission: Admission::default(),
            chooses_pin: false,
            closing: false,
            opened: None,
            voice: VoiceLog::default(),
            recording: Recording::default(),
            kept: None,
            open: BTreeSet::new(),
            speech_setup: SpeechSetup::new(&options.assets, data, options.model.clone(), options.microphone.clone()),
            assets: options.assets.clone(),
            to_write: options.author.clone(),
            seed: options.seed,
            flown: options.is_flown(),
            early: options.autopilot.as_ref().map_or(Early::Told, |pilot| pilot.early),
            virtual_time: options.is_flown() && options.autopilot.as_ref().is_none_or(|pilot| pilot.mouth.is_none()),
            speaker: None,
            looking: None,
            kept_notices: notices,
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
        #[cfg(feature = "records")]
        self.sending.poll();
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
                let listener = self.listener(self.clock.now());
                if let (Some(call), Some(listener)) = (&mut self.call, listener) {
                    call.lend_ear(listener);
                }
            }
        }
    }

    /// Opens the microphone for the call, whose time is `now`, where there is one; else says why.
    fn listener(&mut self, now: Millis) -> Option<Listener> {
        let ears = self.ears.take().filter(|_| self.microphone)?;
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
            .kept_notices
            .iter()
            .chain(&self.notices)
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

    /// What is chosen in the menu.
    pub fn chosen(&self) -> Option<(&Play, &Arc<Procedure>, &Arc<Profile>)> {
        let play = self.shelf.plays.get(self.play)?;
        let procedure = self.shelf.procedures.get(self.procedure)?;
        let profile = self.shelf.profiles.get(self.profile)?;
        Some((play, procedure, profile))
    }

    /// Prepares the ears for the call to come, while the briefing is read.
    pub fn warm_up(&mut self, wake: Wake) {
        if self.looking.is_some() {
            self.ears_wanted = Some(wake);
        } else if self.microphone && self.speech && self.ears.is_none() && self.opening_ears.is_none() {
            self.opening_ears = Some(devices::open_ears(&self.assets, self.speech_setup.model.clone(), wake));
        }
    }

    /// Whether the autopilot flies, and sets the pace of drawing.
    pub fn is_flown(&self) -> bool {
        self.flown
    }

    /// What is to happen at first with an exam that a policy would not count.
    pub fn early(&self) -> Early {
        self.early
    }

    /// Whether what is heard is shown in English too.
    pub fn shows_captions(&self) -> bool {
        self.captions.unwrap_or(self.texts.lang() != Lang::Pl)
    }

    /// Shows it, or does not any more. What is usual in the window's language needs no choice of its own.
    pub fn show_captions(&mut self, on: bool) {
        let usual = self.texts.lang() != Lang::Pl;
        self.captions = (on != usual).then_some(on);
    }

    /// What is heard in English, where it is to be shown: of the file that an author writes, or of what is played.
    fn captions_of(&self, parts: &Parts) -> Captions {
        if !self.shows_captions() {
            return Captions::default();
        }
        let written = self.author.as_ref();
        match written.and_then(|author| Some((&author.file, author.script.newest()?))) {
            Some((file, newest)) => self
                .shelf
                .captions_of_text(file, &newest.text, newest.seed, &parts.profile),
            None => self.shelf.captions(&parts.play, parts.seed, &parts.profile),
        }
    }

    /// Another language.
    pub fn speak(&mut self, lang: Lang) {
        self.texts = self.texts.in_lang(lang);
    }
}
