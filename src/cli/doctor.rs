//! `sygnaly doctor`: what works on this computer, what does not, and the mend for each.

use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message};
use crate::settings::{Settings, data_folder};

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Works.
    Fine,
    /// Works, though not as well as it could, or is not needed.
    #[cfg_attr(
        not(any(feature = "speech", feature = "records")),
        expect(dead_code, reason = "the core alone needs no devices and no database")
    )]
    Limited,
    /// Does not work; what depends on it is not to be had.
    Broken,
}

impl State {
    fn id(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Limited => "limited",
            Self::Broken => "broken",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Fine => "doctor-fine",
            Self::Limited => "doctor-limited",
            Self::Broken => "doctor-broken",
        }
    }
}

/// One part of the computer, as it was found.
struct Finding {
    /// Its stable name.
    part: &'static str,
    state: State,
    /// What was found.
    found: Message,
    /// What to do, where there is something to do.
    mend: Option<&'static str>,
}

impl Finding {
    fn fine(part: &'static str, found: Message) -> Self {
        Self {
            part,
            state: State::Fine,
            found,
            mend: None,
        }
    }

    fn worse(part: &'static str, state: State, found: Message, mend: &'static str) -> Self {
        Self {
            part,
            state,
            found,
            mend: Some(mend),
        }
    }
}

/// Looks at every part and prints what it found; exits 1 when one is broken.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let findings = examine(assets, common);
    for finding in &findings {
        match args.format {
            Format::Json => out::line(json(assets, lang, finding))?,
            Format::Text => text(assets, lang, finding)?,
        }
    }
    let broken = findings.iter().any(|finding| finding.state == State::Broken);
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn examine(assets: &Assets, common: &Common) -> Vec<Finding> {
    let mut findings = vec![files(assets), data()];
    #[cfg(feature = "speech")]
    findings.extend(speech::examine(assets, common));
    #[cfg(feature = "voice")]
    findings.extend(voice::examine());
    #[cfg(feature = "app")]
    findings.push(display());
    let _ = common;
    findings.push(database());
    findings
}

fn text(assets: &Assets, lang: Lang, finding: &Finding) -> Result<(), CliError> {
    let say = |message: &Message| assets.localizer.message(lang, message);
    let line = Message::new("doctor-line")
        .text("state", assets.localizer.text(lang, finding.state.key()))
        .text(
            "part",
            assets.localizer.text(lang, &format!("doctor-part-{}", finding.part)),
        )
        .text("found", say(&finding.found));
    out::line(say(&line))?;
    if let Some(mend) = finding.mend {
        out::line(format_args!("          {}", assets.localizer.text(lang, mend)))?;
    }
    Ok(())
}

fn json(assets: &Assets, lang: Lang, finding: &Finding) -> serde_json::Value {
    serde_json::json!({
        "part": finding.part,
        "state": finding.state.id(),
        "found": assets.localizer.message(lang, &finding.found),
        "mend": finding.mend.map(|mend| assets.localizer.text(lang, mend)),
    })
}

/// The product's own files read without errors.
fn files(assets: &Assets) -> Finding {
    let path = || assets.folder().display().to_string();
    let understanding = assets.language().err();
    let broken = assets
        .shipped_scenarios()
        .iter()
        .find_map(|(id, _)| assets.scenario(id.as_str()).err());
    if understanding.is_some() || broken.is_some() {
        let found = Message::new("doctor-files-broken").text("path", path());
        return Finding::worse("files", State::Broken, found, "doctor-mend-files");
    }
    let found = Message::new("doctor-files").text("path", path());
    Finding::fine(
        "files",
        found.number("scenarios", assets.shipped_scenarios().len() as f64),
    )
}

/// The data folder can be written to and its settings read.
fn data() -> Finding {
    let told = |why: String| {
        let found = Message::new("doctor-data-broken").text("why", why);
        Finding::worse("data", State::Broken, found, "doctor-mend-data")
    };
    let folder = match data_folder() {
        Ok(folder) => folder,
        Err(error) => return told(error.to_string()),
    };
    match Settings::load(&folder).and_then(|settings| settings.save(&folder)) {
        Ok(()) => Finding::fine(
            "data",
            Message::new("doctor-data").text("path", folder.display().to_string()),
        ),
        Err(error) => told(error.to_string()),
    }
}

/// The office's database: the one that is set, else the file in the data folder.
#[cfg(feature = "records")]
fn database() -> Finding {
    use super::store::{block_on, place};
    use crate::records::store::{Store, StorePlace};

    let looked = place(None).and_then(|place| {
        let told = place.to_string();
        if matches!(&place, StorePlace::File(path) if !path.exists()) {
            return Ok(Message::new("doctor-database-later").text("place", told));
        }
        block_on(async {
            Store::open(place).await?.close().await;
            Ok::<(), CliError>(())
        })??;
        Ok(Message::new("doctor-database").text("place", told))
    });
    match looked {
        Ok(found) => Finding::fine("database", found),
        Err(CliError::Message(why)) => Finding::worse("database", State::Limited, why, "doctor-mend-database"),
        Err(_) => Finding::fine("database", Message::new("doctor-database-none")),
    }
}

/// There is none without the store.
#[cfg(not(feature = "records"))]
fn database() -> Finding {
    Finding::fine("database", Message::new("doctor-database-none"))
}

/// A display for the window.
#[cfg(feature = "app")]
fn display() -> Finding {
    let there = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(any(windows, target_os = "macos")) || there("DISPLAY") || there("WAYLAND_DISPLAY") {
        Finding::fine("display", Message::new("doctor-display"))
    } else {
        let found = Message::new("doctor-display-none");
        Finding::worse("display", State::Limited, found, "doctor-mend-display")
    }
}

/// Processor, microphone and model.
#[cfg(feature = "speech")]
mod speech {
    use std::time::{Duration, Instant};

    use super::super::ears::told;
    use super::super::{Common, assets::Assets, remembered};
    use super::{Finding, State};
    use crate::domain::Message;
    use crate::speech::audio::{SILENCE_DBFS, level_dbfs};
    use crate::speech::{Capture, CaptureState, Microphone, model, processor};

    /// So long the microphone is listened to.
    const LISTEN: Duration = Duration::from_millis(1_200);

    pub(super) fn examine(assets: &Assets, common: &Common) -> Vec<Finding> {
        vec![suited(), microphone(), model(assets, common)]
    }

    /// What whisper.cpp wants of the processor.
    fn suited() -> Finding {
        match processor::suits_here() {
            Ok(()) => {
                let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
                Finding::fine(
                    "processor",
                    Message::new("doctor-processor").number("cores", cores as f64),
                )
            }
            Err(error) => {
                let found = Message::new("doctor-processor-old").texts(error.args());
                Finding::worse("processor", State::Broken, found, "doctor-mend-processor")
            }
        }
    }

    /// Opens the microphone and listens for a second: a device that is muted delivers nothing but zeros.
    fn microphone() -> Finding {
        // Settings that do not read are told of elsewhere in this list.
        let chosen = remembered().unwrap_or_default().microphone;
        let mut microphone = match Microphone::open(chosen.as_deref()) {
            Ok(microphone) => microphone,
            Err(error) => {
                return Finding::worse("microphone", State::Limited, told(&error), "doctor-mend-microphone");
            }
        };
        let named = |key: &str| Message::new(key).text("device", microphone.device());
        let (silent, fine) = (named("doctor-microphone-silent"), named("doctor-microphone"));
        let mut sound = Vec::new();
        let begun = Instant::now();
        while begun.elapsed() < LISTEN {
            if let CaptureState::Lost(error) = microphone.read(&mut sound) {
                return Finding::worse("microphone", State::Limited, told(&error), "doctor-mend-microphone");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let level = level_dbfs(&sound);
        if level <= SILENCE_DBFS {
            return Finding::worse("microphone", State::Limited, silent, "doctor-mend-microphone-silent");
        }
        Finding::fine("microphone", fine.text("level", format!("{level:.0}")))
    }

    fn model(assets: &Assets, common: &Common) -> Finding {
        let chosen = common.model().unwrap_or_default();
        let path = model::default_model(&assets.folder(), chosen);
        match model::inspect(&path) {
            Ok(shape) if shape.is_demonstration() => {
                let found = Message::new("doctor-model-demonstration");
                Finding::worse("model", State::Limited, found, "doctor-mend-model")
            }
            Ok(_) => {
                let found = Message::new("doctor-model").text("path", path.display().to_string());
                Finding::fine("model", found)
            }
            Err(error) => Finding::worse("model", State::Broken, told(&error), "doctor-mend-model-broken"),
        }
    }
}

/// Sound card and speech engine.
#[cfg(feature = "voice")]
mod voice {
    use super::{Finding, State};
    use crate::domain::Message;
    use crate::voice::open_speaker;

    pub(super) fn examine() -> Vec<Finding> {
        let (_, silent) = open_speaker();
        vec![match silent {
            None => Finding::fine("sound", Message::new("doctor-sound")),
            Some(error) => {
                let found = Message::new(error.message_key()).texts(error.args());
                Finding::worse("sound", State::Limited, found, "doctor-mend-sound")
            }
        }]
    }
}
