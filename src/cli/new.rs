//! `sygnaly new scenario`: writes a scenario to begin with. It asks for what is not given with a flag, on a terminal; elsewhere it
//! names the flags. What stands in the files is decided in `authoring::skeleton`.

use std::io::{self, BufRead as _, ErrorKind, IsTerminal as _};
use std::path::{self, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;

use super::assets::Assets;
use super::error::CliError;
use super::{Common, out};
use crate::authoring::skeleton::{self, NEEDS, Need, Skeleton};
use crate::domain::{Address, Lang, Message, Procedure, Profile};
use crate::{files, format, packs};

/// The procedure of the plans unless another is named.
const PROCEDURE: &str = "krynki";

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A scenario that can be played at once, with its plans, to be changed piece by piece
    Scenario(ScenarioArgs),
}

/// Arguments of `new scenario`.
#[derive(Debug, clap::Args)]
struct ScenarioArgs {
    /// What the caller needs: the name of a need, or none
    #[arg(long)]
    need: Option<String>,
    /// The office's matter, in the nominative: "dowód osobisty"
    #[arg(long)]
    matter: Option<String>,
    /// Difficulty: 1, 2 or 3
    #[arg(long)]
    level: Option<String>,
    /// The caller's first and last name
    #[arg(long)]
    name: Option<String>,
    /// How the caller is addressed: pan, pani or państwo
    #[arg(long)]
    address: Option<String>,
    /// The procedure of the plans (default: krynki); the trainee is the profile of the same name
    #[arg(long, value_name = "ID")]
    procedure: Option<String>,
    /// Name of the scenario and of its folder (default: of the caller and the matter)
    #[arg(long)]
    id: Option<String>,
    /// Folder in which the scenario's own is made (default: scenarios/ beside the program)
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Writes what is wanted, and says what can be done with it.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let What::Scenario(args) = &args.what;
    let lang = common.lang.into();
    let answers = answers(assets, lang, args)?;
    let scenarios = args.to.clone().unwrap_or_else(|| assets.scenarios_folder());
    let folder = scenarios.join(&answers.id);
    let is_shipped = same(&scenarios, &assets.scenarios_folder());
    write(assets, &answers, &folder, is_shipped)?;
    let done = Message::new("new-scenario-made").text("path", shown(&folder));
    out::line(assets.localizer.message(lang, &done))?;
    let file = folder.join("scenario.yaml");
    let absolute = path::absolute(&folder).unwrap_or_else(|_| folder.clone());
    let (checked, played) = if is_shipped {
        (shown(&folder), answers.id)
    } else if let Some(pack) = packs::folder_of(&absolute) {
        // What a pack's files refer to lies in the pack, and its plans find their scenario there.
        (shown(&pack_as_named(&folder, &absolute, pack)), shown(&file))
    } else {
        // Plans find their scenario in the program's own folder alone.
        (shown(&file), shown(&file))
    };
    for (command, what, key) in [
        ("check", checked, "new-then-check"),
        ("drill", played, "new-then-drill"),
        ("sweep", shown(&folder), "new-then-sweep"),
    ] {
        let why = assets.localizer.text(lang, key);
        out::line(format_args!("  sygnaly {command} {what}\n      {why}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the scenario with its plans; `is_shipped`: among those of the program, where the schemas lie beside them.
fn write(assets: &Assets, answers: &Answers, folder: &Path, is_shipped: bool) -> Result<(), CliError> {
    let schemas = assets.folder().join("schema");
    let schemas = schemas.canonicalize().unwrap_or(schemas).display().to_string();
    let skeleton = Skeleton {
        id: &answers.id,
        need: answers.need,
        matter: &answers.matter,
        level: answers.level,
        name: &answers.name,
        address: answers.address,
        procedure: &answers.procedure,
        profile: &answers.profile,
        schemas: (!is_shipped).then_some(schemas.as_str()),
    };
    let made = skeleton
        .files()
        .map_err(|error| Message::new("new-not-made").text("why", error.to_string()))?;
    // Should an answer break the file, it is told before anything is written.
    if let Some(file) = made.iter().find(|file| file.path == skeleton::SCENARIO) {
        let loaded = format::parse_scenario(&folder.join(file.path), &file.text, &assets.stock()?);
        if loaded.value.is_none() {
            return Err(CliError::Files(loaded.diagnostics));
        }
    }
    let texts: Vec<(&str, &[u8])> = made.iter().map(|file| (file.path, file.text.as_bytes())).collect();
    files::write_new_folder(folder, &texts).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CliError::Message(Message::new("new-exists").text("path", shown(folder))),
        _ => CliError::file(folder, &error),
    })
}

/// Everything that is asked for.
struct Answers {
    need: &'static Need,
    matter: String,
    level: u8,
    name: String,
    address: Address,
    procedure: Procedure,
    profile: Arc<Profile>,
    id: String,
}

fn answers(assets: &Assets, lang: Lang, args: &ScenarioArgs) -> Result<Answers, CliError> {
    let asker = Asker {
        assets,
        lang,
        asks: io::stdin().is_terminal(),
    };
    asker.names_missing_flags(args)?;
    let need = asker.answer("new-ask-need", args.need.as_deref(), None, need)?;
    let matter = asker.answer("new-ask-matter", args.matter.as_deref(), None, told(skeleton::matter))?;
    let level = asker.answer("new-ask-level", args.level.as_deref(), Some("1"), told(skeleton::level))?;
    let name = asker.answer("new-ask-name", args.name.as_deref(), None, told(skeleton::name))?;
    let address = asker.answer(
        "new-ask-address",
        args.address.as_deref(),
        None,
        told(skeleton::address),
    )?;
    let office = |answer: &str| -> Result<(Procedure, Arc<Profile>), CliError> {
        Ok((assets.procedure(answer)?, trainee(assets, answer)?))
    };
    let named = args.procedure.as_deref();
    let (procedure, profile) = asker.answer_or_default("new-ask-procedure", named, PROCEDURE, office)?;
    let made_up = skeleton::id_for(&name, &matter);
    let id = asker.answer_or_default("new-ask-id", args.id.as_deref(), &made_up, told(skeleton::id))?;
    Ok(Answers {
        need,
        matter,
        level,
        name,
        address,
        procedure,
        profile,
        id,
    })
}

/// Asks on a terminal for what no flag gives.
struct Asker<'a> {
    assets: &'a Assets,
    lang: Lang,
    asks: bool,
}

impl Asker<'_> {
    /// Where nobody can be asked, the flags that are missing are named, all at once.
    fn names_missing_flags(&self, args: &ScenarioArgs) -> Result<(), CliError> {
        let given = [
            ("--need", args.need.is_some()),
            ("--matter", args.matter.is_some()),
            ("--level", args.level.is_some()),
            ("--name", args.name.is_some()),
            ("--address", args.address.is_some()),
        ];
        let missing = given.iter().filter(|(_, given)| !given);
        let missing: Vec<&str> = missing.map(|(flag, _)| *flag).collect();
        if self.asks || missing.is_empty() {
            return Ok(());
        }
        Err(Message::new("new-no-terminal").text("flags", missing.join(", ")).into())
    }

    /// What the flag says, else the answer of the terminal; Enter is the default, where there is one.
    fn answer<T>(
        &self,
        question: &str,
        given: Option<&str>,
        default: Option<&str>,
        check: impl Fn(&str) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        if let Some(given) = given {
            return check(given);
        }
        let question = self.assets.localizer.text(self.lang, question);
        loop {
            match default {
                Some(default) => out::tell(format_args!("{question} [{default}]")),
                None => out::tell(&question),
            }
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            let read = read.map_err(|error| Message::new("new-no-answer").text("why", error.to_string()))?;
            if read == 0 {
                return Err(CliError::new("new-broken-off"));
            }
            let answer = Some(line.trim()).filter(|line| !line.is_empty()).or(default);
            let Some(answer) = answer else { continue };
            match check(answer) {
                Ok(value) => return Ok(value),
                Err(error) => out::tell(error.render(&self.assets.localizer, self.lang)),
            }
        }
    }

    /// The same with a default that holds where nobody can be asked, too.
    fn answer_or_default<T>(
        &self,
        question: &str,
        given: Option<&str>,
        default: &str,
        check: impl Fn(&str) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        let given = given.or_else(|| (!self.asks).then_some(default));
        self.answer(question, given, Some(default), check)
    }
}

/// A check of the core, told as commands tell.
fn told<T>(check: impl Fn(&str) -> Result<T, Message>) -> impl Fn(&str) -> Result<T, CliError> {
    move |answer| check(answer).map_err(CliError::Message)
}

fn need(answer: &str) -> Result<&'static Need, CliError> {
    let found = NEEDS.iter().find(|need| need.id == answer.trim());
    found.ok_or_else(|| CliError::unknown("new-unknown-need", answer.trim(), NEEDS.iter().map(|need| need.id)))
}

/// The profile of the procedure's name; where there is none, the default procedure's.
fn trainee(assets: &Assets, procedure: &str) -> Result<Arc<Profile>, CliError> {
    let known = assets.profiles().iter().any(|(id, _)| id.as_str() == procedure);
    assets.profile(if known { procedure } else { PROCEDURE })
}

fn same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// The folder of a pack in which a folder lies, by as much of the path as was given.
fn pack_as_named(folder: &Path, absolute: &Path, pack: &Path) -> PathBuf {
    let depth = absolute
        .strip_prefix(pack)
        .map_or(0, |inner| inner.components().count());
    match folder.ancestors().nth(depth) {
        Some(named) if named.as_os_str().is_empty() => PathBuf::from("."),
        Some(named) => named.to_owned(),
        None => pack.to_owned(),
    }
}

/// A path as it can be typed.
fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path
    }
}
