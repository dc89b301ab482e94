//! `sygnaly check PATH…` and `sygnaly schema KIND`: for those who write scenarios, procedures and plans, and for their editors.
//!
//! What is wrong with a file is decided in the core. Here it is looked for on every core of the computer at once, and printed for
//! people (here), for programs (`json`) and for editors and code hosts (`sarif`).

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::styling::AnsiColor;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::{out, parallel};
use crate::authoring::checks::{self, Understanding};
use crate::domain::{Lang, Message};
use crate::format::{self, Checked, Diagnostic, FileKind, Library, Severity};

mod json;
mod libraries;
#[cfg(feature = "voice")]
mod recordings;
mod sarif;

use libraries::Libraries;

/// How `check` ends; stands under its help.
pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  nothing is wrong (there may be warnings)
  1  something is wrong with a file; with --deny warnings, also when there are only warnings
  2  the command was used wrongly

`sygnaly explain CODE` says what a code means, why it matters and how to mend it.";

/// Who says the trainee's sentences; any would do.
const PROFILE: &str = "krynki";

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files and folders, or - for standard input; without any, everything that is shipped
    paths: Vec<PathBuf>,
    /// What standard input is called: it stands in the report, and the kind of a file without keys of ours is told by it
    #[arg(long = "as", value_name = "NAME")]
    name: Option<PathBuf>,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What makes the command fail besides errors
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

/// How the report is printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs; described in docs/pl/autor.md.
    Json,
    /// For editors and code hosts: SARIF 2.1.0.
    Sarif,
}

/// What can be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings.
    Warnings,
}

/// Everything that was found.
struct Findings {
    files: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.is_error()).count()
    }

    fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }
}

/// Prints every problem in every file; exits 1 when one of them is an error, or a warning that is denied.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang: Lang = common.lang.into();
    let inputs = inputs(assets, args)?;
    let (libraries, of_stock) = Libraries::around(assets, &inputs);
    let ground = Ground {
        understanding: Understanding {
            language: assets.language()?,
            profile: assets.profile(PROFILE)?,
        },
        #[cfg(feature = "voice")]
        recordings: recordings::Recordings::shipped(assets),
    };
    let checked = parallel::map(&inputs, |input| ground.check(input, libraries.of(input)));
    let mut findings = Findings {
        files: checked.len(),
        diagnostics: of_stock,
    };
    for found in checked.into_iter().flat_map(|checked| checked.diagnostics) {
        // The stock phrases are looked at for everybody, and once more where they are among the files.
        if !(found.file.ends_with("stock.yaml") && findings.diagnostics.contains(&found)) {
            findings.diagnostics.push(found);
        }
    }
    let is_denied = args.deny == Some(Deny::Warnings) && findings.warnings() > 0;
    match args.format {
        Format::Text => print(assets, lang, &findings, is_denied)?,
        Format::Json => {
            let report = json::report(&findings, &assets.explanations()?, lang);
            out::line(format_args!("{report:#}"))?;
        }
        Format::Sarif => {
            let here = std::env::current_dir().unwrap_or_default();
            let report = sarif::report(&findings, &assets.explanations()?, &assets.localizer, lang, &here);
            out::line(format_args!("{report:#}"))?;
        }
    }
    Ok(if findings.errors() == 0 && !is_denied {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// One thing that is looked at.
enum Input {
    File(PathBuf),
    /// What came from standard input.
    Text {
        name: PathBuf,
        text: String,
    },
    /// A folder or standard input that could not be read.
    Unreadable(Checked),
}

impl Input {
    /// Where it lies, or is said to lie.
    fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Text { name, .. } => name,
            Self::Unreadable(checked) => &checked.file,
        }
    }
}

/// Everything that is to be looked at, each file once.
fn inputs(assets: &Assets, args: &Args) -> Result<Vec<Input>, CliError> {
    let standard_input = Path::new("-");
    if args.name.is_some() && !args.paths.iter().any(|path| path == standard_input) {
        return Err(CliError::Usage(Message::new("check-as-without-input")));
    }
    let paths = if args.paths.is_empty() {
        let folders = ["procedures", "profiles", "policies", "callers"].map(|folder| assets.folder().join(folder));
        std::iter::once(assets.scenarios_folder()).chain(folders).collect()
    } else {
        args.paths.clone()
    };
    let mut inputs = Vec::new();
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths {
        if path == standard_input {
            if known.insert(path.clone()) {
                inputs.push(standard_input_as(args.name.clone().unwrap_or(path)));
            }
            continue;
        }
        for found in format::find_files(&path) {
            match found {
                Ok(file) if known.insert(file.clone()) => inputs.push(Input::File(file)),
                Ok(_) => {}
                Err(unreadable) => inputs.push(Input::Unreadable(unreadable)),
            }
        }
    }
    Ok(inputs)
}

fn standard_input_as(name: PathBuf) -> Input {
    match format::read_from(&name, &mut io::stdin().lock()) {
        Ok(text) => Input::Text { name, text },
        Err(unreadable) => Input::Unreadable(unreadable),
    }
}

/// What every file is held against.
struct Ground {
    understanding: Understanding,
    #[cfg(feature = "voice")]
    recordings: recordings::Recordings,
}

impl Ground {
    fn check(&self, input: &Input, library: &Library) -> Checked {
        match input {
            Input::File(path) => match format::read_file(path) {
                Ok(text) => self.check_text(path, &text, library),
                Err(unreadable) => unreadable,
            },
            Input::Text { name, text } => self.check_text(name, text, library),
            Input::Unreadable(unreadable) => unreadable.clone(),
        }
    }

    fn check_text(&self, path: &Path, text: &str, library: &Library) -> Checked {
        let checked = checks::check_text(path, text, library, &self.understanding);
        #[cfg(feature = "voice")]
        let checked = self.with_unrecorded(checked, text, library);
        checked
    }

    /// The same with what was not recorded, where it should be.
    #[cfg(feature = "voice")]
    fn with_unrecorded(&self, mut checked: Checked, text: &str, library: &Library) -> Checked {
        if checked.kind == Some(FileKind::Scenario) && !checked.has_errors() {
            let profile = &self.understanding.profile;
            let absent = self.recordings.unrecorded(&checked.file, text, library, profile);
            checked.diagnostics.extend(absent);
        }
        checked
    }
}

/// For people: a problem a paragraph, then what it comes to.
fn print(assets: &Assets, lang: Lang, findings: &Findings, is_denied: bool) -> Result<(), CliError> {
    let say = |message: &Message| assets.localizer.message(lang, message);
    for found in &findings.diagnostics {
        out::styled_line(found.render_marked(lang, |words| painted(found.severity, words)))?;
    }
    let summary = Message::new("check-summary")
        .number("files", findings.files as f64)
        .number("errors", findings.errors() as f64)
        .number("warnings", findings.warnings() as f64);
    out::line(say(&summary))?;
    if is_denied {
        out::line(say(&Message::new("check-denied")))?;
    }
    if let Some(first) = findings.diagnostics.first() {
        out::line(say(&Message::new("check-explain").text("code", first.code)))?;
    }
    Ok(())
}

/// Words that say themselves how bad it is; the colour only helps to find them.
fn painted(severity: Severity, words: &str) -> String {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
    };
    let style = colour.on_default().bold();
    format!("{style}{words}{style:#}")
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// scenario, procedure, plan, profile, stock, shift, shift_plan, policy, pack or translation
    #[arg(required_unless_present = "reference")]
    kind: Option<String>,
    /// Print the reference of all kinds of files for authors instead, in Polish (Markdown)
    #[arg(long, conflicts_with = "kind")]
    reference: bool,
}

/// Prints a schema, or the reference that is made of them all.
pub(super) fn schema(args: &SchemaArgs) -> Result<ExitCode, CliError> {
    let Some(name) = args.kind.as_deref().filter(|_| !args.reference) else {
        // The page ends with a line break of its own.
        out::line(format::reference().trim_end())?;
        return Ok(ExitCode::SUCCESS);
    };
    let known = FileKind::ALL.iter().map(|kind| kind.name());
    let kind = FileKind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| CliError::unknown("cli-unknown-kind", name, known))?;
    out::line(format_args!("{:#}", format::schema(kind)))?;
    Ok(ExitCode::SUCCESS)
}
