//! What is wrong with a file, where, and how to mend it. Words are made in `messages`; nothing is printed here.

use std::fmt;
use std::path::{Path, PathBuf};

use super::problem::Problem;
use crate::domain::{Bilingual, Lang};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, yet its author probably meant something else.
    Warning,
}

/// A place in a file; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column, in characters.
    pub column: u32,
}

impl Position {
    /// The first character of a file, for problems of the file as a whole.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// One problem of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as it was named.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How bad it is.
    pub severity: Severity,
    /// Stable code of the kind of problem ("S101").
    pub code: &'static str,
    /// What is wrong.
    pub message: Bilingual,
    /// How to mend it.
    pub hint: Option<Bilingual>,
}

impl Diagnostic {
    pub(super) fn new(file: &Path, at: Position, problem: &Problem) -> Self {
        let (message, hint) = problem.words();
        Self {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            severity: problem.severity(),
            code: problem.code(),
            message,
            hint,
        }
    }

    /// Whether the file cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// One line with place and message and, where there is a hint, a second one with it.
    pub fn render(&self, lang: Lang) -> String {
        let (severity, hint_word) = match (lang, self.severity) {
            (Lang::Pl, Severity::Error) => ("błąd", "wskazówka"),
            (Lang::Pl, Severity::Warning) => ("uwaga", "wskazówka"),
            (Lang::En, Severity::Error) => ("error", "hint"),
            (Lang::En, Severity::Warning) => ("warning", "hint"),
        };
        let mut text = format!(
            "{}:{}:{}: {severity} {}: {}",
            self.file.display(),
            self.line,
            self.column,
            self.code,
            self.message.get(lang)
        );
        if let Some(hint) = &self.hint {
            text.push_str(&format!("\n  {hint_word}: {}", hint.get(lang)));
        }
        text
    }
}

impl fmt::Display for Diagnostic {
    /// In Polish, the product's first language; [`Diagnostic::render`] takes another.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Lang::Pl))
    }
}

/// A loaded file with everything that is wrong with it.
#[derive(Debug, Clone)]
pub struct Loaded<T> {
    /// The contents; present exactly when no diagnostic is an error.
    pub value: Option<T>,
    /// In the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Loaded<T> {
    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

pub(super) fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Collects the problems of one file while it is being read.
pub(super) struct Report<'a> {
    file: &'a Path,
    found: Vec<Diagnostic>,
    /// How many of them the pass over the file's shape found.
    of_shape: usize,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a Path) -> Self {
        Self {
            file,
            found: Vec::new(),
            of_shape: 0,
        }
    }

    pub(super) fn add(&mut self, at: Position, problem: Problem) {
        let diagnostic = Diagnostic::new(self.file, at, &problem);
        // One place may be looked at by two passes; saying a thing once is enough.
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }

    /// Notes that the pass over the file's shape is over.
    pub(super) fn shape_is_known(&mut self) {
        self.of_shape = self.found.len();
    }

    /// Whether something was cut off for its shape between two places, so that it is not missing but reported.
    pub(super) fn cut_between(&self, from: Position, until: Option<Position>) -> bool {
        self.found.iter().take(self.of_shape).any(|found| {
            let (line, column) = (found.line, found.column);
            let at = Position { line, column };
            at >= from && until.is_none_or(|until| at < until)
        })
    }

    pub(super) fn has_errors(&self) -> bool {
        has_errors(&self.found)
    }

    /// The contents if nothing is wrong with them, and the problems in the order of the file.
    pub(super) fn finish<T>(self, value: Option<T>) -> Loaded<T> {
        let mut diagnostics = self.found;
        diagnostics.sort_by(|a, b| (a.line, a.column, a.code).cmp(&(b.line, b.column, b.code)));
        let value = if has_errors(&diagnostics) { None } else { value };
        Loaded { value, diagnostics }
    }
}
