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

impl Severity {
    /// Stable name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Pl, Self::Error) => "błąd",
            (Lang::Pl, Self::Warning) => "uwaga",
            (Lang::En, Self::Error) => "error",
            (Lang::En, Self::Warning) => "warning",
        }
    }
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
        Self {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            severity: problem.severity(),
            code: problem.code(),
            message: problem.message(),
            hint: Some(problem.hint()),
        }
    }

    /// Whether the file cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// One line with place and message and, where there is a hint, a second one with it.
    pub fn render(&self, lang: Lang) -> String {
        self.render_marked(lang, str::to_owned)
    }

    /// The same, with severity and code as `mark` has them: coloured, say.
    pub fn render_marked(&self, lang: Lang, mark: impl Fn(&str) -> String) -> String {
        let mut text = format!(
            "{}:{}:{}: {}: {}",
            self.file.display(),
            self.line,
            self.column,
            mark(&format!("{} {}", self.severity.word(lang), self.code)),
            self.message.get(lang)
        );
        if let Some(hint) = &self.hint {
            let word = match lang {
                Lang::Pl => "wskazówka",
                Lang::En => "hint",
            };
            text.push_str(&format!("\n  {word}: {}", hint.get(lang)));
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

/// Most problems of one file that are told: nobody mends more at a time, and a hostile file has no end of them.
pub(super) const MOST_PROBLEMS: usize = 200;

/// Collects the problems of one file while it is being read.
pub(super) struct Report<'a> {
    file: &'a Path,
    found: Vec<Diagnostic>,
    /// How many of them the pass over the file's shape found.
    of_shape: usize,
    /// Where the file ends, once that is known.
    end: Option<Position>,
    /// Whether there was more than is told.
    is_cut: bool,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a Path) -> Self {
        Self {
            file,
            found: Vec::new(),
            of_shape: 0,
            end: None,
            is_cut: false,
        }
    }

    /// Notes where the file ends: no problem is told behind that.
    pub(super) fn ends_at(&mut self, end: Position) {
        self.end = Some(end);
    }

    pub(super) fn add(&mut self, at: Position, problem: Problem) {
        self.add_with(at, || problem);
    }

    /// The same where it takes time to say what the problem is: nothing is made that is not told.
    pub(super) fn add_with(&mut self, at: Position, problem: impl FnOnce() -> Problem) {
        if self.found.len() >= MOST_PROBLEMS {
            self.is_cut = true;
            return;
        }
        // What is missing at a file's end is missing where its last word stands, not below it.
        let at = self.end.map_or(at, |end| at.min(end));
        let diagnostic = Diagnostic::new(self.file, at, &problem());
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
        self.is_cut || has_errors(&self.found)
    }

    /// The contents if nothing is wrong with them, and the problems in the order of the file.
    pub(super) fn finish<T>(self, value: Option<T>) -> Loaded<T> {
        let mut diagnostics = self.found;
        if self.is_cut {
            let most = MOST_PROBLEMS;
            let more = Diagnostic::new(self.file, Position::START, &Problem::TooManyProblems { most });
            diagnostics.push(more);
        }
        diagnostics.sort_by(|a, b| (a.line, a.column, a.code).cmp(&(b.line, b.column, b.code)));
        let value = if has_errors(&diagnostics) { None } else { value };
        Loaded { value, diagnostics }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_end_of_problems_is_cut_and_says_so() {
        let mut report = Report::new(Path::new("a.yaml"));
        report.ends_at(Position { line: 1_000, column: 7 });
        for line in 1..=5_000 {
            report.add(Position { line, column: 1 }, Problem::ThenWithoutUntil);
        }
        let found = report.finish(Some(())).diagnostics;
        assert_eq!(found.len(), MOST_PROBLEMS + 1);
        assert_eq!(found.iter().filter(|found| found.code == "S013").count(), 1);
    }

    #[test]
    fn nothing_is_told_behind_the_end_of_the_file() {
        let mut report = Report::new(Path::new("a.yaml"));
        report.ends_at(Position { line: 3, column: 7 });
        report.add(Position { line: 4, column: 1 }, Problem::UntilWithoutThen);
        let found = report.finish(Some(())).diagnostics;
        assert_eq!((found[0].line, found[0].column), (3, 7));
    }
}
