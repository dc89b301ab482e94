//! Every YAML file of ours to plain types and back, with diagnostics that name file, line, column and mend.

mod diagnostic;
mod messages;
mod suggest;

use std::path::{Path, PathBuf};

pub use diagnostic::{Diagnostic, Loaded, Position, Severity};
pub use suggest::suggest;

use crate::domain::{Plan, Procedure, Profile, Scenario, ScenarioId, StockPhrases};
use diagnostic::Report;
use messages::Problem;

/// The kinds of files of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// One caller's call.
    Scenario,
    /// An office's procedure.
    Procedure,
    /// What a trainee does in a call, and what must come of it.
    Plan,
    /// Who the trainee is.
    Profile,
    /// What any caller says where a scenario leaves it open.
    Stock,
}

fn todo<T>(path: &Path) -> Loaded<T> {
    let mut report = Report::new(path);
    report.add(Position::START, Problem::Unreadable { why: "-".to_owned() });
    report.finish(None)
}

/// Loads a scenario; `stock` fills in what it leaves open.
pub fn load_scenario(path: &Path, _stock: &StockPhrases) -> Loaded<Scenario> {
    todo(path)
}

/// The same from text, `path` being named in diagnostics.
pub fn parse_scenario(path: &Path, _text: &str, _stock: &StockPhrases) -> Loaded<Scenario> {
    todo(path)
}

/// Loads a procedure.
pub fn load_procedure(path: &Path) -> Loaded<Procedure> {
    todo(path)
}

/// The same from text.
pub fn parse_procedure(path: &Path, _text: &str) -> Loaded<Procedure> {
    todo(path)
}

/// Loads a profile.
pub fn load_profile(path: &Path) -> Loaded<Profile> {
    todo(path)
}

/// The same from text.
pub fn parse_profile(path: &Path, _text: &str) -> Loaded<Profile> {
    todo(path)
}

/// Loads a plan.
pub fn load_plan(path: &Path) -> Loaded<Plan> {
    todo(path)
}

/// The same from text.
pub fn parse_plan(path: &Path, _text: &str) -> Loaded<Plan> {
    todo(path)
}

/// Loads the stock phrases.
pub fn load_stock(path: &Path) -> Loaded<StockPhrases> {
    todo(path)
}

/// The same from text.
pub fn parse_stock(path: &Path, _text: &str) -> Loaded<StockPhrases> {
    todo(path)
}

/// Which kind of file a text is, by its keys.
pub fn kind_of(_path: &Path, _text: &str) -> Option<FileKind> {
    None
}

/// The JSON Schema (draft 7) of a kind of file, for editors.
pub fn schema(_kind: FileKind) -> serde_json::Value {
    serde_json::Value::Null
}

/// The scenarios in a folder, by id: every `ID/scenario.yaml`.
pub fn find_scenarios(_dir: &Path) -> Vec<(ScenarioId, PathBuf)> {
    Vec::new()
}

/// What is known around a file: the context of [`check_path`].
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// What any caller says where a scenario leaves it open.
    pub stock: StockPhrases,
    /// Scenarios and their files.
    pub scenarios: Vec<(ScenarioId, PathBuf)>,
    /// Procedures and their files.
    pub procedures: Vec<(crate::domain::ProcedureId, PathBuf)>,
    /// Profiles and their files.
    pub profiles: Vec<(crate::domain::ProfileId, PathBuf)>,
}

impl Library {
    /// Reads what the two folders hold; the problems are those of the stock file.
    pub fn open(_assets: &Path, _scenarios: &Path) -> (Self, Vec<Diagnostic>) {
        (Self::default(), Vec::new())
    }
}

/// A checked file.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file.
    pub file: PathBuf,
    /// What it is; none: it could not be told.
    pub kind: Option<FileKind>,
    /// Everything that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a file, or every YAML file in a folder and below it.
pub fn check_path(_path: &Path, _library: &Library) -> Vec<Checked> {
    Vec::new()
}
