//! `sygnaly translate extract | merge | missing`: what scenarios say, in other languages. Which text is whose translation is decided in
//! `authoring::translation`; here files are found, read and written, and told of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::assets::{Assets, accept};
use super::error::CliError;
use super::help::Wanted;
use super::{Common, out};
use crate::authoring::translation::{Merged, Standing, merged, standing, updated};
use crate::domain::{Captions, Lang, LanguageTag, Message, Profile, ScenarioId, StockPhrases, TextId, Translation};
use crate::engine::{self, ShiftParts};
use crate::files;
use crate::format::{self, Diagnostic, FileKind, InTwo, OtherLanguage, STOCK, Translatable};

/// Arguments of `translate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write down the texts of scenarios for whoever translates, with what is translated already
    Extract(ExtractArgs),
    /// Take translations from a file into the one that lies beside its scenario
    Merge(MergeArgs),
    /// How far translations are: what is translated, missing, outdated
    Missing(MissingArgs),
}

/// Arguments of `translate extract`.
#[derive(Debug, clap::Args)]
struct ExtractArgs {
    /// Scenarios by id, files and folders; "stock" for what any caller says where a scenario leaves it open
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// Language to translate to, by its tag: uk, en, pt-BR
    #[arg(long, value_name = "LANG", value_parser = language)]
    to: LanguageTag,
    /// Write to this file instead of translations/LANG.yaml beside the scenario; for one scenario alone
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Arguments of `translate merge`.
#[derive(Debug, clap::Args)]
struct MergeArgs {
    /// A translation file, filled in
    file: PathBuf,
    /// The scenario it is about: id or file (default: the one it lies beside, else the one it names)
    #[arg(long)]
    scenario: Option<String>,
}

/// Arguments of `translate missing`.
#[derive(Debug, clap::Args)]
struct MissingArgs {
    /// Scenarios by id, files and folders, or "stock"; without any, everything that is shipped or in a pack
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// One language alone (default: every one that a scenario has been translated to)
    #[arg(long, value_name = "LANG", value_parser = language)]
    to: Option<LanguageTag>,
}

/// A language tag on the command line.
pub(super) fn language(tag: &str) -> Result<LanguageTag, Wanted> {
    LanguageTag::new(tag).ok_or_else(|| {
        Wanted::new(
            "podaj skrót języka: uk, en, pt-BR",
            "no language tag; write uk, en, pt-BR",
        )
    })
}

/// Does what is asked for.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let desk = Desk {
        assets,
        lang: common.lang.into(),
        stock: assets.stock()?,
    };
    match &args.what {
        What::Extract(args) => desk.extract(args),
        What::Merge(args) => desk.merge(args),
        What::Missing(args) => desk.missing(args),
    }
}

/// What is heard in a call in another language, by the Polish text that is heard; without a language nothing.
///
/// # Errors
/// When the scenario has no translation to this language, or that has errors.
pub(super) fn captions(
    assets: &Assets,
    to: Option<&LanguageTag>,
    scenario: &str,
    seed: u64,
    profile: &Profile,
) -> Result<Captions, CliError> {
    let Some(to) = to else { return Ok(Captions::default()) };
    let file = assets.scenario_file(scenario)?;
    let language = other_language(assets, to)?;
    if !language.has(&file) {
        let known = format::find_translations(&file);
        let known = known.iter().map(|(tag, _)| tag.as_str());
        return Err(CliError::unknown("translate-no-captions", to.as_str(), known));
    }
    in_both(&language, [file].iter(), Some(seed), profile)
}

/// The same in all calls of a shift. Of those whose scenario has no translation the stock phrases are shown.
///
/// # Errors
/// When none of its scenarios has a translation to this language, or one has errors.
pub(super) fn captions_of_shift(
    assets: &Assets,
    to: Option<&LanguageTag>,
    parts: &ShiftParts,
) -> Result<Captions, CliError> {
    let Some(to) = to else { return Ok(Captions::default()) };
    let mut files = Vec::new();
    for call in &parts.shift.calls {
        for id in std::iter::once(&call.scenario).chain(&call.callback) {
            files.push(assets.scenario_file(id.as_str())?);
        }
    }
    let language = other_language(assets, to)?;
    if !files.iter().any(|file| language.has(file)) {
        let known = files.iter().flat_map(|file| format::find_translations(file));
        let known: BTreeSet<LanguageTag> = known.map(|(tag, _)| tag).collect();
        let known = known.iter().map(LanguageTag::as_str);
        return Err(CliError::unknown("translate-no-captions-in-shift", to.as_str(), known));
    }
    // A shift plays its scenarios as they are written.
    in_both(&language, files.iter(), None, &parts.profile)
}

fn other_language(assets: &Assets, to: &LanguageTag) -> Result<OtherLanguage, CliError> {
    accept(OtherLanguage::open(to.clone(), assets.shelves().stock()))
}

fn in_both<'a>(
    language: &OtherLanguage,
    files: impl Iterator<Item = &'a PathBuf>,
    seed: Option<u64>,
    profile: &Profile,
) -> Result<Captions, CliError> {
    let mut captions = Captions {
        to: Some(language.tag().clone()),
        ..Captions::default()
    };
    for file in files {
        let InTwo { spoken, shown } = accept(language.scenario(file, seed))?;
        captions.add(engine::captions(&spoken, &shown, profile));
    }
    Ok(captions)
}

/// A scenario, or the stock phrases, and what can be translated of it.
struct Original {
    id: ScenarioId,
    version: u32,
    texts: Vec<Translatable>,
}

struct Desk<'a> {
    assets: &'a Assets,
    lang: Lang,
    stock: StockPhrases,
}

impl Desk<'_> {
    fn extract(&self, args: &ExtractArgs) -> Result<ExitCode, CliError> {
        if args.to.as_str() == "pl" {
            return Err(CliError::Usage(Message::new("translate-to-polish")));
        }
        let files = self.files(&args.scenarios)?;
        if args.output.is_some() && files.len() > 1 {
            return Err(CliError::new("translate-one-output"));
        }
        for file in &files {
            if args.output.is_none() {
                self.must_be_ours(file)?;
            }
            let original = self.original(file)?;
            let beside = format::translation_path(file, &args.to);
            let own = of_original(&beside, &args.to, &original.id)?;
            let version = original.version;
            let (path, translation) = match &args.output {
                // What somebody has written there already is not lost.
                Some(path) => {
                    let there = of_original(path, &args.to, &original.id)?;
                    (path, merged(own, there, &original.texts, version).translation)
                }
                None => (&beside, updated(own, &original.texts, version)),
            };
            write(path, &translation)?;
            let written = Message::new("translate-written").text("path", path.display().to_string());
            self.tell(&written)?;
            self.tell_standing(&translation, &original.texts)?;
            self.tell_unplaced(&translation)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn merge(&self, args: &MergeArgs) -> Result<ExitCode, CliError> {
        must_be_translation(&args.file)?;
        let came = accept(format::load_translation(&args.file))?;
        let file = match (&args.scenario, format::original_beside(&args.file)) {
            (Some(name), _) => self.file(name)?,
            (None, Some(beside)) => beside,
            (None, None) => self.file(came.scenario.as_str())?,
        };
        self.must_be_ours(&file)?;
        let original = self.original(&file)?;
        belongs(&args.file, &came, &original.id)?;
        let path = format::translation_path(&file, &came.to);
        let own = of_original(&path, &came.to, &original.id)?;
        let merged = merged(own, came, &original.texts, original.version);
        write(&path, &merged.translation)?;
        let Merged {
            translation,
            taken,
            replaced,
            unplaced,
        } = merged;
        let done = Message::new("translate-merged").text("path", path.display().to_string());
        let done = done.number("taken", taken as f64).number("replaced", replaced as f64);
        self.tell(&done)?;
        self.tell_ids("translate-not-placed", &unplaced)?;
        self.tell_standing(&translation, &original.texts)?;
        Ok(ExitCode::SUCCESS)
    }

    fn missing(&self, args: &MissingArgs) -> Result<ExitCode, CliError> {
        let mut wrong: Vec<Diagnostic> = Vec::new();
        let mut told = 0;
        let mut totals: BTreeMap<String, Total> = BTreeMap::new();
        for file in self.files(&args.paths)? {
            let languages = match &args.to {
                Some(to) => vec![to.clone()],
                None => format::find_translations(&file).into_iter().map(|(to, _)| to).collect(),
            };
            for to in languages {
                match self.missing_of(&file, &to, !args.paths.is_empty()) {
                    Ok(standing) => {
                        told += 1;
                        totals.entry(to.as_str().to_owned()).or_default().add(&standing);
                    }
                    // The others are told all the same.
                    Err(CliError::Files(found)) => wrong.extend(found),
                    Err(other) => return Err(other),
                }
            }
        }
        for (to, total) in totals.iter().filter(|(_, total)| total.scenarios > 1) {
            self.tell(&total.message(to))?;
        }
        if !wrong.is_empty() {
            return Err(CliError::Files(wrong));
        }
        if told == 0 {
            self.tell(&Message::new("translate-none"))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Tells how far one translation is, and which texts lack one where that is wanted.
    fn missing_of(&self, file: &Path, to: &LanguageTag, in_detail: bool) -> Result<Standing, CliError> {
        let original = self.original(file)?;
        let translation = of_original(&format::translation_path(file, to), to, &original.id)?;
        self.tell_standing(&translation, &original.texts)?;
        let standing = standing(&translation, &original.texts);
        if in_detail {
            self.tell_ids("translate-missing", &standing.missing)?;
            self.tell_ids("translate-outdated", &standing.outdated)?;
            self.tell_unplaced(&translation)?;
        }
        Ok(standing)
    }

    /// Nothing is written beside a scenario that came in a pack: the pack's next version would take it away.
    fn must_be_ours(&self, file: &Path) -> Result<(), CliError> {
        let Some(title) = self.assets.shelves().title_of(file) else {
            return Ok(());
        };
        let told = Message::new("translate-of-pack").text("pack", title.get(self.lang));
        Err(told.into())
    }

    /// The files that are meant by ids, files and folders, the stock phrases among them; by none: everything.
    fn files(&self, named: &[String]) -> Result<Vec<PathBuf>, CliError> {
        let is_stock = |name: &String| name == STOCK || format::is_stock_file(Path::new(name));
        // The folder of the stock phrases stands for them.
        let named = named.iter().map(|name| {
            let inside = Path::new(name).join("stock.yaml");
            if inside.is_file() {
                inside.display().to_string()
            } else {
                name.clone()
            }
        });
        let (stock, scenarios): (Vec<String>, Vec<String>) = named.partition(is_stock);
        let mut files = Vec::new();
        let everything = stock.is_empty() && scenarios.is_empty();
        if everything || !scenarios.is_empty() {
            files = self.assets.scenario_files(&scenarios)?;
        }
        if everything {
            files.push(self.assets.shelves().stock().to_owned());
        }
        for name in &stock {
            files.push(self.file(name)?);
        }
        Ok(files)
    }

    /// The file of one of them.
    fn file(&self, name: &str) -> Result<PathBuf, CliError> {
        if name == STOCK {
            return Ok(self.assets.shelves().stock().to_owned());
        }
        if format::is_stock_file(Path::new(name)) {
            return Ok(PathBuf::from(name));
        }
        self.assets.scenario_file(name)
    }

    fn original(&self, file: &Path) -> Result<Original, CliError> {
        let texts = accept(format::load_translatable(file))?;
        if format::is_stock_file(file) {
            return Ok(Original {
                id: ScenarioId::new(STOCK),
                version: 1,
                texts,
            });
        }
        let scenario = accept(format::load_scenario(file, &self.stock))?;
        Ok(Original {
            id: scenario.id,
            version: scenario.version,
            texts,
        })
    }

    fn tell_standing(&self, translation: &Translation, texts: &[Translatable]) -> Result<(), CliError> {
        let standing = standing(translation, texts);
        let told = Message::new("translate-standing")
            .text("scenario", translation.scenario.as_str())
            .text("to", translation.to.as_str())
            .number("total", standing.total as f64)
            .number("translated", standing.translated as f64)
            .number("missing", standing.missing.len() as f64)
            .number("outdated", standing.outdated.len() as f64);
        self.tell(&told)
    }

    fn tell_unplaced(&self, translation: &Translation) -> Result<(), CliError> {
        let ids: Vec<TextId> = translation.unplaced.iter().map(|entry| entry.id.clone()).collect();
        self.tell_ids("translate-unplaced", &ids)
    }

    /// The ids under a heading; nothing where there are none.
    fn tell_ids(&self, heading: &str, ids: &[TextId]) -> Result<(), CliError> {
        if ids.is_empty() {
            return Ok(());
        }
        self.tell(&Message::new(heading).number("count", ids.len() as f64))?;
        for id in ids {
            out::line(format_args!("    {id}"))?;
        }
        Ok(())
    }

    fn tell(&self, message: &Message) -> Result<(), CliError> {
        out::line(self.assets.localizer.message(self.lang, message))
    }
}

/// How far the translations of several scenarios to one language are, together.
#[derive(Default)]
struct Total {
    scenarios: usize,
    texts: usize,
    translated: usize,
    missing: usize,
    outdated: usize,
}

impl Total {
    fn add(&mut self, standing: &Standing) {
        self.scenarios += 1;
        self.texts += standing.total;
        self.translated += standing.translated;
        self.missing += standing.missing.len();
        self.outdated += standing.outdated.len();
    }

    fn message(&self, to: &str) -> Message {
        Message::new("translate-total")
            .text("to", to)
            .number("scenarios", self.scenarios as f64)
            .number("total", self.texts as f64)
            .number("translated", self.translated as f64)
            .number("missing", self.missing as f64)
            .number("outdated", self.outdated as f64)
    }
}

/// Whoever names another file of ours is told that, and not what it lacks as a translation.
fn must_be_translation(path: &Path) -> Result<(), CliError> {
    // One that cannot be read is told by whoever loads it.
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match format::kind_of(path, &text) {
        None | Some(FileKind::Translation) => Ok(()),
        Some(kind) => {
            let told = Message::new("translate-other-kind").text("kind", kind.name());
            Err(told.text("path", path.display().to_string()).into())
        }
    }
}

/// The translation in a file, or an empty one where there is no file. One with errors is refused, so that nothing in it is lost.
fn of_original(path: &Path, to: &LanguageTag, id: &ScenarioId) -> Result<Translation, CliError> {
    // A link that leads nowhere is a file that cannot be read, not none.
    if path.symlink_metadata().is_err() {
        return Ok(Translation::empty(to.clone(), id.clone()));
    }
    let translation = accept(format::load_translation(path))?;
    belongs(path, &translation, id)?;
    if translation.to != *to {
        let other = Message::new("translate-other-language").text("path", path.display().to_string());
        let other = other.text("to", to.as_str());
        return Err(other.text("found", translation.to.as_str()).into());
    }
    Ok(translation)
}

fn belongs(path: &Path, translation: &Translation, id: &ScenarioId) -> Result<(), CliError> {
    if translation.scenario == *id {
        return Ok(());
    }
    let other = Message::new("translate-other-scenario").text("path", path.display().to_string());
    let other = other.text("found", translation.scenario.as_str());
    Err(other.text("scenario", id.as_str()).into())
}

fn write(path: &Path, translation: &Translation) -> Result<(), CliError> {
    let text = format::write_translation(translation);
    files::write_whole(path, text.as_bytes()).map_err(|error| CliError::file(path, &error))
}
