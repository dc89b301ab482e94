//! `sygnaly pack …`: scenarios and what goes with them as one file, from office to office. What a pack is, and which one is refused,
//! `crate::packs` decides.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::assets::Assets;
use super::certify::{day_or_today, happened_on, outside};
use super::error::CliError;
use super::{Common, out};
use crate::domain::{Day, Lang, Message};
use crate::files;
use crate::packs::{self, Around, Manifest, Outcome, Pack, PackError, Terms, Trust};
use crate::settings::data_folder;

/// Arguments of `pack`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a pack of a folder with pack.yaml and scenarios/, shifts/, procedures/, profiles/, policies/, audio/
    Make {
        /// The folder
        folder: PathBuf,
        /// The pack's file
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
        /// Sign it with the office's key
        #[arg(long)]
        sign: bool,
        /// The day on which it is made, 2026-11-30 (default: today)
        #[arg(long, value_name = "DATE")]
        today: Option<Day>,
    },
    /// Check a pack's file, and say what is in it and who signed it
    Inspect {
        /// The file
        file: PathBuf,
    },
    /// Install a pack, or a newer version of one
    Install {
        /// The file
        file: PathBuf,
        /// Its origin is trusted, though it is not signed, its key is not known yet, or it takes the place of another office's pack; the
        /// key is remembered
        #[arg(long)]
        trust: bool,
        /// It may take the place of a newer version
        #[arg(long)]
        downgrade: bool,
    },
    /// List the packs that are installed
    List,
    /// Remove a pack; attempts at its scenarios stay
    Remove {
        /// Its id
        id: String,
    },
}

/// Does what is asked with packs.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let desk = Desk {
        assets,
        lang: common.lang.into(),
    };
    match &args.action {
        Action::Make {
            folder,
            output,
            sign,
            today,
        } => desk.make(folder, output, *sign, happened_on(*today)?),
        Action::Inspect { file } => desk.inspect(file),
        Action::Install { file, trust, downgrade } => {
            let terms = Terms {
                today: day_or_today(None),
                trusted: *trust,
                downgrade: *downgrade,
            };
            desk.install(file, terms)
        }
        Action::List => desk.list(),
        Action::Remove { id } => desk.remove(id),
    }
}

struct Desk<'a> {
    assets: &'a Assets,
    lang: Lang,
}

impl Desk<'_> {
    fn make(&self, folder: &Path, output: &Path, sign: bool, today: Day) -> Result<ExitCode, CliError> {
        let description = packs::describe(folder)?;
        if let Ok(data) = data_folder() {
            outside(&data, output)?;
        }
        let keys = if sign {
            Some(packs::signing_keys(&data_folder()?, &description.office, today)?)
        } else {
            None
        };
        let made = packs::make(folder, &description, &self.assets.shipped(), today, keys.as_ref())?;
        for warning in &made.warnings {
            out::tell(warning.render(self.lang));
        }
        for notice in &made.notices {
            self.tell(notice);
        }
        files::write_whole(output, &made.bytes).map_err(|error| CliError::file(output, &error))?;
        let done = Message::new("pack-made").text("path", output.display().to_string());
        self.say(&named(done, &made.manifest))?;
        self.contents(&made.manifest)?;
        Ok(ExitCode::SUCCESS)
    }

    fn inspect(&self, file: &Path) -> Result<ExitCode, CliError> {
        let pack = Pack::open(file)?;
        let manifest = pack.manifest();
        self.say(&named(Message::new("pack-title"), manifest))?;
        self.about(manifest)?;
        self.contents(manifest)?;
        let trust = packs::trust(&pack, &data_folder()?)?;
        self.say(&trusted(&trust, manifest))?;
        Ok(ExitCode::SUCCESS)
    }

    fn install(&self, file: &Path, terms: Terms) -> Result<ExitCode, CliError> {
        let pack = Pack::open(file)?;
        let manifest = pack.manifest();
        let (data, assets, scenarios) = (data_folder()?, self.assets.folder(), self.assets.scenarios_folder());
        let around = Around {
            assets: &assets,
            scenarios: &scenarios,
            data: &data,
        };
        let installed = match packs::install(&pack, &around, &terms) {
            Err(
                error @ (PackError::Untrusted { .. } | PackError::OtherDays { .. } | PackError::OtherOrigin { .. }),
            ) => {
                self.say(&named(Message::new("pack-title"), manifest))?;
                self.about(manifest)?;
                self.contents(manifest)?;
                if !self.agrees(&error) {
                    return Err(error.into());
                }
                let terms = Terms { trusted: true, ..terms };
                packs::install(&pack, &around, &terms)
            }
            done => done,
        };
        let done = match installed? {
            Outcome::WasThere => Message::new("pack-was-there"),
            Outcome::Mended => Message::new("pack-mended"),
            Outcome::Installed { replaced: None } => Message::new("pack-installed"),
            Outcome::Installed {
                replaced: Some(version),
            } => Message::new("pack-replaced").number("replaced", f64::from(version)),
        };
        self.say(&named(done, manifest))?;
        Ok(ExitCode::SUCCESS)
    }

    /// Whether somebody at a terminal says yes.
    fn agrees(&self, why: &PackError) -> bool {
        if !io::stdin().is_terminal() {
            return false;
        }
        self.tell(&why.message());
        self.tell(&Message::new("pack-ask"));
        let mut answer = String::new();
        let read = io::stdin().lock().read_line(&mut answer);
        let answer = answer.trim().to_lowercase();
        read.is_ok() && matches!(answer.as_str(), "t" | "tak" | "y" | "yes")
    }

    fn list(&self) -> Result<ExitCode, CliError> {
        let (installed, broken) = packs::installed(&data_folder()?)?;
        if installed.is_empty() && broken.is_empty() {
            self.say(&Message::new("pack-none"))?;
        }
        for pack in &installed {
            self.say(&named(Message::new("pack-title"), &pack.manifest))?;
            let since = Message::new("pack-since").text("day", pack.since.to_string());
            self.say(&since.text("office", &pack.manifest.office))?;
            self.contents(&pack.manifest)?;
        }
        for error in &broken {
            self.tell(&error.message());
        }
        Ok(if broken.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn remove(&self, id: &str) -> Result<ExitCode, CliError> {
        let data = data_folder()?;
        // A pack whose files cannot be read can be removed all the same; then nobody knows what was played of it.
        let (installed, _) = packs::installed(&data)?;
        let known = installed.into_iter().find(|pack| pack.manifest.id == id);
        let version = packs::remove(id, &data)?;
        let done = Message::new("pack-removed").text("id", id);
        self.say(&done.number("version", f64::from(version)))?;
        let attempts = known.map_or(0, |pack| packs::attempts_at(&pack.manifest, &data));
        if attempts > 0 {
            let told = Message::new("pack-attempts").number("count", attempts as f64);
            self.say(&told.text("id", id).number("version", f64::from(version)))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Whose it is.
    fn about(&self, manifest: &Manifest) -> Result<(), CliError> {
        let office = Message::new("pack-office").text("office", &manifest.office);
        self.say(&office.text("day", manifest.created.to_string()))?;
        for (key, name, value) in [
            ("pack-contact", "contact", &manifest.contact),
            ("pack-licence", "licence", &manifest.licence),
        ] {
            if let Some(value) = value {
                self.say(&Message::new(key).text(name, value))?;
            }
        }
        Ok(())
    }

    /// What is in it.
    fn contents(&self, manifest: &Manifest) -> Result<(), CliError> {
        let contains = &manifest.contains;
        for (key, ids) in [
            ("pack-scenarios", &contains.scenarios),
            ("pack-shifts", &contains.shifts),
            ("pack-procedures", &contains.procedures),
            ("pack-profiles", &contains.profiles),
            ("pack-policies", &contains.policies),
        ] {
            if !ids.is_empty() {
                self.say(&Message::new(key).text("names", ids.join(", ")))?;
            }
        }
        if contains.recordings > 0 {
            let told = Message::new("pack-recordings").number("count", contains.recordings as f64);
            self.say(&told)?;
        }
        Ok(())
    }

    fn say(&self, message: &Message) -> Result<(), CliError> {
        out::line(self.words(message))
    }

    fn tell(&self, message: &Message) {
        out::tell(self.words(message));
    }

    fn words(&self, message: &Message) -> String {
        self.assets.localizer.message(self.lang, message)
    }
}

/// A message about a pack, with its id, version and both titles: each language takes its own.
fn named(message: Message, manifest: &Manifest) -> Message {
    let titled = message
        .text("pl", &manifest.title.pl)
        .text("en", &manifest.title.en)
        .text("id", &manifest.id);
    titled.number("version", f64::from(manifest.version))
}

/// What is known of whoever signed it.
fn trusted(trust: &Trust, manifest: &Manifest) -> Message {
    match trust {
        Trust::Unsigned => Message::new("pack-trust-unsigned"),
        Trust::Unknown(key) => {
            let told = Message::new("pack-trust-unknown").text("key", key.to_string());
            told.text("office", &manifest.office)
        }
        Trust::Known { key, office } => {
            let told = Message::new("pack-trust-known").text("key", key.to_string());
            told.text("office", office)
        }
        Trust::OtherDays {
            key,
            office,
            since,
            until,
        } => {
            let until = until.map_or_else(|| "…".to_owned(), |until| until.to_string());
            let told = Message::new("pack-trust-other-days").text("key", key.to_string());
            let told = told
                .text("office", office)
                .text("created", manifest.created.to_string());
            told.text("since", since.to_string()).text("until", until)
        }
    }
}

impl From<PackError> for CliError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Mistakes { diagnostics } => Self::Files(diagnostics),
            PackError::NotInstalled { id, known } => {
                Self::unknown("pack-not-installed", &id, known.iter().map(String::as_str))
            }
            error => Self::Message(error.message()),
        }
    }
}
