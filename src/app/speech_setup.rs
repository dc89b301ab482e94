//! Microphone and model, chosen, tried and fetched from the settings. Devices and the store take their time, so they are
//! talked to on threads of their own; what the settings show is kept here.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use bevy::platform::cell::SyncCell;

use super::devices::{self, Waiting, Wake};
use super::memory::not_saved;
use super::texts::words_of;
use crate::domain::Message;
use crate::records::{ConsentKind, Consents, People, RECORDINGS, TraineeId, Who};
use crate::settings::{RECORDING_DAYS, Settings};
use crate::speech::health::Trouble;
use crate::speech::recording::{Recording, purge};
use crate::speech::store::{Catalogue, Entry, Origin, Patience, Progress, Store, StoreError};
use crate::speech::{Listener, Microphone, SpeechEvent};

/// The meter's lower end, dBFS; speech near a microphone lies some 30 dB above it.
pub const METER_FLOOR_DBFS: f32 = -60.0;

/// A level as a share of the meter, 0 to 1.
pub fn meter(level_dbfs: f32) -> f32 {
    ((level_dbfs - METER_FLOOR_DBFS) / -METER_FLOOR_DBFS).clamp(0.0, 1.0)
}

/// What the settings need to know of speech.
pub struct SpeechSetup {
    /// Names of the microphones, as the system gives them.
    pub microphones: Vec<String>,
    /// The chosen microphone; none: the system's.
    pub microphone: Option<String>,
    /// The chosen model; none: the demonstration model.
    pub model: Option<PathBuf>,
    /// Whether the trainee agreed that their turns are kept.
    pub keep_recordings: bool,
    /// What went wrong in here, newest last.
    pub troubles: Vec<Message>,
    assets: PathBuf,
    data: Option<PathBuf>,
    catalogue: Option<Catalogue>,
    recommended: Option<String>,
    listing: Option<Waiting<Vec<String>>>,
    trial: Trial,
    download: Option<Download>,
}

/// The microphone being tried.
enum Trial {
    Off,
    Opening(Waiting<Result<Listener, Message>>),
    Hears {
        listener: SyncCell<Listener>,
        level: f32,
        words: String,
    },
}

struct Download {
    entry: Entry,
    have: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    outcome: Waiting<Result<PathBuf, StoreError>>,
}

/// What a trial shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TrialView<'a> {
    /// None is under way.
    Off,
    /// The recogniser is being loaded.
    Opening,
    /// It listens.
    Hears {
        /// Share of the meter, 0 to 1.
        level: f32,
        /// What was understood last.
        words: &'a str,
    },
}

/// A model in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelRow {
    /// Its name.
    pub id: String,
    /// Its length, bytes.
    pub bytes: u64,
    /// Whether it suits this computer best.
    pub recommended: bool,
    /// Where it is.
    pub state: ModelState,
}

/// Where a model is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ModelState {
    /// Not here.
    Away,
    /// On its way, this share of it, 0 to 1.
    Coming(f32),
    /// Here.
    Here,
    /// Here and in use.
    InUse,
}

impl SpeechSetup {
    /// With what was chosen at the start; what is remembered is read and written in the data folder, where there is one.
    pub fn new(assets: &Path, data: Option<PathBuf>, model: Option<PathBuf>, microphone: Option<String>) -> Self {
        let catalogue = Catalogue::load(assets).ok();
        let recommended = catalogue.as_ref().and_then(|catalogue| {
            let (memory, cores) = crate::speech::store::computer();
            Some(catalogue.recommended(memory, cores)?.id.clone())
        });
        let remembered = data
            .as_deref()
            .and_then(|data| Settings::load(data).ok())
            .unwrap_or_default();
        let mut setup = Self {
            keep_recordings: remembered.keep_recordings,
            microphones: Vec::new(),
            microphone,
            model,
            troubles: Vec::new(),
            assets: assets.to_owned(),
            data,
            catalogue,
            recommended,
            listing: None,
            trial: Trial::Off,
            download: None,
        };
        setup.let_go_of_old_recordings(remembered.recording_days);
        setup
    }

    /// The settings were opened: looks what is plugged in.
    pub fn open(&mut self, wake: Wake) {
        self.listing = Some(Waiting::start(wake, Microphone::list));
        self.troubles.clear();
    }

    /// The settings were left: a trial ends; a download goes on.
    pub fn close(&mut self) {
        self.trial = Trial::Off;
    }

    /// Whether something moves, so that the window has to be drawn.
    pub fn is_busy(&self) -> bool {
        self.download.is_some() || !matches!(self.trial, Trial::Off)
    }

    /// Takes another microphone; none is the system's choice.
    pub fn choose_microphone(&mut self, name: Option<String>) {
        self.trial = Trial::Off;
        self.microphone.clone_from(&name);
        self.remember(|settings| settings.microphone = name);
    }

    /// The trainee agrees that their turns are kept, or does not any more.
    pub fn agree(&mut self, keep: bool) {
        self.keep_recordings = keep;
        self.remember(|settings| settings.keep_recordings = keep);
    }

    /// Notes on record that somebody agreed to have their turns kept, in these words and at this moment (RFC 3339, UTC), or does not
    /// any more. Whoever is not on the list of people is noted nowhere. What does not work is told.
    pub fn note_consent(&mut self, who: &Who, keep: bool, words: &str, at: &str) {
        let Some(data) = &self.data else { return };
        let noted = People::load(data).map_err(|error| error.message()).and_then(|people| {
            let Some(trainee) = people.find(who) else {
                return Ok(false);
            };
            let noted = if keep {
                Consents::give(data, &trainee.id, ConsentKind::Recording, words, at)
            } else {
                Consents::withdraw(data, &trainee.id, ConsentKind::Recording, at)
            };
            noted.map_err(|error| error.message())
        });
        if let Err(trouble) = noted {
            self.troubles.push(trouble);
        }
    }

    /// Whether somebody agreed, on record, to have their turns kept.
    pub fn has_agreed(&self, trainee: &TraineeId) -> bool {
        let consents = self.data.as_deref().map(Consents::read);
        consents.is_some_and(|read| read.is_ok_and(|known| known.stands(trainee, ConsentKind::Recording)))
    }

    /// Keeps a call's recording as files. What does not work is told.
    pub fn keep(&mut self, recording: &Recording, name: &str) -> Option<PathBuf> {
        let kept = self.data.as_ref()?.join(RECORDINGS).join(name);
        if let Err(error) = recording.save(&kept) {
            self.troubles
                .push(Message::new("recording-not-kept").text("why", error.to_string()));
            return None;
        }
        Some(kept)
    }

    /// Removes recordings whose time is over, whether or not new ones are kept. Called when the program opens.
    fn let_go_of_old_recordings(&mut self, days: Option<u32>) {
        let Some(data) = &self.data else { return };
        let keep = Duration::from_secs(u64::from(days.unwrap_or(RECORDING_DAYS)) * 86_400);
        if let Err(error) = purge(&data.join(RECORDINGS), SystemTime::now(), keep) {
            self.troubles
                .push(Message::new("recording-not-removed").text("why", error.to_string()));
        }
    }

    /// Begins to try the microphone, or ends it.
    pub fn toggle_trial(&mut self, wake: Wake) {
        self.trial = match self.trial {
            Trial::Off => {
                let (model, microphone) = (self.model.clone(), self.microphone.clone());
                Trial::Opening(devices::open_listener(&self.assets, model, microphone, wake))
            }
            Trial::Opening(_) | Trial::Hears { .. } => Trial::Off,
        };
    }

    /// What the trial shows.
    pub fn trial(&self) -> TrialView<'_> {
        match &self.trial {
            Trial::Off => TrialView::Off,
            Trial::Opening(_) => TrialView::Opening,
            Trial::Hears { level, words, .. } => TrialView::Hears { level: *level, words },
        }
    }

    /// The models that can be had. Before them, as `None` in [`choose_model`](Self::choose_model), the demonstration model.
    pub fn models(&self) -> Vec<ModelRow> {
        let (Some(catalogue), Some(store)) = (&self.catalogue, self.store()) else {
            return Vec::new();
        };
        let state = |entry: &Entry| match &self.download {
            Some(download) if download.entry.id == entry.id => {
                let have = download.have.load(Ordering::Relaxed);
                ModelState::Coming(have as f32 / entry.bytes.max(1) as f32)
            }
            _ if self.model.as_deref() == Some(store.path(entry).as_path()) => ModelState::InUse,
            _ if store.has(entry) => ModelState::Here,
            _ => ModelState::Away,
        };
        let row = |entry: &Entry| ModelRow {
            id: entry.id.clone(),
            bytes: entry.bytes,
            recommended: self.recommended.as_ref() == Some(&entry.id),
            state: state(entry),
        };
        // Quantised ones are the choice for people in a hurry; the others are for `sygnaly model`.
        let offered = |entry: &&Entry| entry.id != entry.size || state(entry) != ModelState::Away;
        catalogue.models.iter().filter(offered).map(row).collect()
    }

    /// Fetches a model; while one is on its way, stops that one.
    pub fn fetch(&mut self, id: &str, wake: Wake) {
        if let Some(download) = &self.download {
            // One at a time; the others wait for their press.
            download.stop.store(download.entry.id == id, Ordering::Relaxed);
            return;
        }
        let (Some(catalogue), Some(store)) = (self.catalogue.clone(), self.store()) else {
            return;
        };
        let Ok(entry) = catalogue.entry(id).cloned() else {
            return;
        };
        let (have, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (told, asked, wanted) = (Arc::clone(&have), Arc::clone(&stop), entry.clone());
        let outcome = Waiting::start(wake, move || {
            let mut report = |progress: Progress| {
                told.store(progress.have, Ordering::Relaxed);
                !asked.load(Ordering::Relaxed)
            };
            store.fetch(&catalogue, &wanted, &Origin::Published, &Patience::DEFAULT, &mut report)
        });
        self.download = Some(Download {
            entry,
            have,
            stop,
            outcome,
        });
    }

    /// Uses a model from the next call on; none is the demonstration model.
    pub fn choose_model(&mut self, id: Option<&str>) {
        let entry = id.and_then(|id| self.catalogue.as_ref()?.entry(id).ok().cloned());
        let path = entry.and_then(|entry| Some(self.store()?.path(&entry)));
        self.trial = Trial::Off;
        self.model.clone_from(&path);
        self.remember(|settings| settings.model = path);
    }

    /// Takes in what came meanwhile.
    pub fn poll(&mut self) {
        if let Some(names) = self.listing.as_mut().and_then(Waiting::poll) {
            self.listing = None;
            self.microphones = names;
        }
        if let Trial::Opening(waiting) = &mut self.trial
            && let Some(opened) = waiting.poll()
        {
            self.trial = match opened {
                Ok(listener) => Trial::Hears {
                    listener: SyncCell::new(listener),
                    level: 0.0,
                    words: String::new(),
                },
                Err(why) => {
                    self.troubles.push(why);
                    Trial::Off
                }
            };
        }
        if let Trial::Hears { listener, level, words } = &mut self.trial {
            let listener = listener.get();
            let news = listener.poll();
            *level = meter(listener.level_dbfs());
            for event in news {
                match event {
                    SpeechEvent::Caption { settled, open } => *words = format!("{settled} {open}").trim().to_owned(),
                    SpeechEvent::Said { text, .. } => *words = text,
                    SpeechEvent::Away { reason }
                    | SpeechEvent::Lost { reason }
                    | SpeechEvent::Failed { error: reason } => {
                        self.troubles.push(words_of(reason.message_key(), reason.args()));
                    }
                    SpeechEvent::Trouble { what } => {
                        let count = if let Trouble::Dropped(count) = what { count } else { 0 };
                        self.troubles
                            .push(Message::new(what.message_key()).number("count", count as f64));
                    }
                    SpeechEvent::Started { .. }
                    | SpeechEvent::Ended { .. }
                    | SpeechEvent::Unheard { .. }
                    | SpeechEvent::Returned
                    | SpeechEvent::Finished => {}
                }
            }
        }
        if let Some(outcome) = self.download.as_mut().and_then(|download| download.outcome.poll()) {
            self.download = None;
            if let Err(error) = outcome {
                self.troubles.push(words_of(error.message_key(), error.args()));
            }
        }
    }

    fn store(&self) -> Option<Store> {
        self.data.as_deref().map(Store::under)
    }

    fn remember(&mut self, change: impl FnOnce(&mut Settings)) {
        let Some(data) = &self.data else { return };
        if let Err(error) = Settings::change(data, change) {
            self.troubles.push(not_saved(&error));
        }
    }
}
