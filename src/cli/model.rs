//! `sygnaly model …`: speech models of this computer: which there are, which suits it, and how to get one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Subcommand;

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::ears::told;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message, Millis};
use crate::settings::{Settings, data_folder};
use crate::speech::store::{Catalogue, Entry, Origin, Patience, Progress, Store, StoreError, computer, megabytes};
use crate::speech::{Recognizer, SAMPLE_RATE, Utterance, WhisperRecognizer, model};

/// Arguments of `model`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// What can be fetched, what is here, and what suits this computer
    List {
        /// How it is printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Fetch a model, and go on where an earlier try stopped
    Fetch {
        /// Its name; without one, the model that suits this computer
        name: Option<String>,
        /// Fetch from this address instead; the same files must lie under it
        #[arg(long, value_name = "URL", conflicts_with = "from")]
        mirror: Option<String>,
        /// Take it from a file that somebody brought
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// Read models through and compare their checksums
    Verify {
        /// Names; without any, all that are here
        names: Vec<String>,
    },
    /// Use a model from now on, and measure how fast it is here
    Use {
        /// A name from the list, a file, or `demo` for the demonstration model
        name: String,
    },
    /// Remove a model from this computer
    Remove {
        /// Its name
        name: String,
    },
}

/// What all actions need.
struct Desk<'a> {
    assets: &'a Assets,
    lang: Lang,
    data: PathBuf,
    catalogue: Catalogue,
    store: Store,
    settings: Settings,
}

/// Does what is asked with the models.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let mut desk = Desk {
        assets,
        lang: common.lang.into(),
        catalogue: Catalogue::load(&assets.folder())?,
        store: Store::under(&data),
        settings: Settings::load(&data)?,
        data,
    };
    match &args.action {
        Action::List { format } => desk.list(*format),
        Action::Fetch { name, mirror, from } => {
            let origin = match (mirror, from) {
                (_, Some(file)) => Origin::File(file.clone()),
                (Some(url), None) => Origin::Mirror(url.clone()),
                (None, None) => Origin::Published,
            };
            desk.fetch(name.as_deref(), &origin)
        }
        Action::Verify { names } => desk.verify(names),
        Action::Use { name } => desk.choose(name),
        Action::Remove { name } => desk.remove(name),
    }
}

impl Desk<'_> {
    fn say(&self, message: &Message) -> Result<(), CliError> {
        out::line(self.assets.localizer.message(self.lang, message))
    }

    fn recommended(&self) -> Option<&Entry> {
        let (memory, cores) = computer();
        self.catalogue.recommended(memory, cores)
    }

    fn in_use(&self, entry: &Entry) -> bool {
        self.settings.model.as_deref() == Some(self.store.path(entry).as_path())
    }

    fn list(&self, format: Format) -> Result<ExitCode, CliError> {
        let advised = self.recommended().map(|entry| entry.id.clone());
        let speed = |entry: &Entry| self.settings.speeds.get(&entry.file).copied();
        match format {
            Format::Json => {
                for entry in &self.catalogue.models {
                    let line = serde_json::json!({
                        "id": entry.id, "file": entry.file, "bytes": entry.bytes, "sha256": entry.sha256,
                        "memory_mb": entry.memory_mb, "licence": self.catalogue.licence,
                        "languages": self.catalogue.languages, "here": self.store.has(entry),
                        "in_use": self.in_use(entry), "recommended": advised.as_ref() == Some(&entry.id),
                        "seconds_for_five": speed(entry),
                    });
                    out::line(line)?;
                }
            }
            Format::Text => {
                let (memory, cores) = computer();
                let computer = Message::new("model-computer").text("memory", megabytes(memory * 1_000_000));
                self.say(&computer.number("cores", cores as f64))?;
                for entry in &self.catalogue.models {
                    let mut marks = Vec::new();
                    let mut mark = |on: bool, key: &str| {
                        if on {
                            marks.push(self.assets.localizer.text(self.lang, key));
                        }
                    };
                    mark(self.in_use(entry), "model-in-use");
                    mark(self.store.has(entry), "model-here");
                    mark(advised.as_ref() == Some(&entry.id), "model-recommended");
                    if let Some(seconds) = speed(entry) {
                        let speed = Message::new("model-speed").text("seconds", format!("{seconds:.2}"));
                        marks.push(self.assets.localizer.message(self.lang, &speed));
                    }
                    let line = Message::new("model-line")
                        .text("name", format!("{:20}", entry.id))
                        .text("size", format!("{:>8}", megabytes(entry.bytes)))
                        .text("memory", format!("{:>8}", megabytes(entry.memory_mb * 1_000_000)))
                        .text("marks", marks.join(", "));
                    self.say(&line)?;
                }
                let about = Message::new("model-about").text("licence", self.catalogue.licence.clone());
                self.say(&about.text("folder", self.store.folder().display().to_string()))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn fetch(&self, name: Option<&str>, origin: &Origin) -> Result<ExitCode, CliError> {
        let entry = match name {
            Some(name) => self.catalogue.entry(name)?,
            None => self.recommended().ok_or_else(|| CliError::new("model-none-fits"))?,
        };
        let fetching = Message::new("model-fetching").text("name", entry.id.clone());
        let fetching = fetching.text("size", megabytes(entry.bytes));
        // Beside the bar. That nobody reads the output must not keep the model from being fetched.
        out::tell(self.assets.localizer.message(self.lang, &fetching));
        let style = indicatif::ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
            .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
        let bar = indicatif::ProgressBar::new(entry.bytes).with_style(style);
        let mut report = |progress: Progress| {
            bar.set_position(progress.have);
            true
        };
        let path = self
            .store
            .fetch(&self.catalogue, entry, origin, &Patience::DEFAULT, &mut report);
        bar.finish_and_clear();
        let fetched = Message::new("model-fetched").text("path", path?.display().to_string());
        self.say(&fetched.text("name", entry.id.clone()))?;
        Ok(ExitCode::SUCCESS)
    }

    fn verify(&self, names: &[String]) -> Result<ExitCode, CliError> {
        let mut entries = Vec::new();
        for name in names {
            entries.push(self.catalogue.entry(name)?);
        }
        if names.is_empty() {
            entries.extend(self.catalogue.models.iter().filter(|entry| self.store.has(entry)));
        }
        let mut code = ExitCode::SUCCESS;
        for entry in &entries {
            match self.store.verify(entry) {
                Ok(()) => self.say(&Message::new("model-verified").text("name", entry.id.clone()))?,
                Err(error) => {
                    out::tell(self.assets.localizer.message(self.lang, &message(&error)));
                    code = ExitCode::FAILURE;
                }
            }
        }
        if entries.is_empty() {
            self.say(&Message::new("model-nothing-here"))?;
        }
        Ok(code)
    }

    fn choose(&mut self, name: &str) -> Result<ExitCode, CliError> {
        let path = if name == "demo" {
            None
        } else if let Some(entry) = self.catalogue.models.iter().find(|entry| entry.id == name) {
            self.store.verify(entry)?;
            Some(self.store.path(entry))
        } else if Path::new(name).is_file() {
            let absolute = std::path::absolute(name).map_err(|error| CliError::file(Path::new(name), &error))?;
            Some(absolute)
        } else {
            let known: Vec<&str> = self.catalogue.models.iter().map(|entry| entry.id.as_str()).collect();
            return Err(StoreError::Unknown {
                id: name.to_owned(),
                known: known.join(", "),
            }
            .into());
        };
        let demonstration = model::default_model(&self.assets.folder(), None);
        let file = path.as_deref().unwrap_or(&demonstration);
        let seconds = measured(file)?;
        if let Some(name) = file.file_name() {
            let name = name.to_string_lossy().into_owned();
            self.settings.speeds.insert(name, (seconds * 1000.0).round() / 1000.0);
        }
        self.settings.model = path.clone();
        self.settings.save(&self.data)?;
        let used = Message::new("model-used").text("path", file.display().to_string());
        self.say(&used.text("seconds", format!("{seconds:.2}")))?;
        Ok(ExitCode::SUCCESS)
    }

    fn remove(&mut self, name: &str) -> Result<ExitCode, CliError> {
        let entry = self.catalogue.entry(name)?;
        self.store.remove(entry)?;
        let was_in_use = self.in_use(entry);
        if was_in_use {
            self.settings.model = None;
        }
        self.settings.speeds.remove(&entry.file);
        self.settings.save(&self.data)?;
        // Said when all is done: nobody may be reading.
        if was_in_use {
            self.say(&Message::new("model-back-to-demonstration"))?;
        }
        self.say(&Message::new("model-removed").text("name", entry.id.clone()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Seconds that a model takes for five seconds of sound, the better of two tries.
fn measured(path: &Path) -> Result<f64, CliError> {
    let mut recognizer = WhisperRecognizer::load(path).map_err(|error| told(&error))?;
    let hum = |n: u32| (n as f32 * 0.05).sin() * (n as f32 * 0.000_7).sin() * 0.1;
    let utterance = Utterance {
        samples: (0..5 * SAMPLE_RATE).map(hum).collect(),
        start: Millis(0),
        end: Millis(5_000),
    };
    let mut best = f64::INFINITY;
    for _ in 0..2 {
        let begun = Instant::now();
        recognizer.transcribe(&utterance).map_err(|error| told(&error))?;
        best = best.min(begun.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// A failure of the store as a message of the localisation files.
fn message(error: &StoreError) -> Message {
    Message::new(error.message_key()).texts(error.args())
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Message(message(&error))
    }
}
