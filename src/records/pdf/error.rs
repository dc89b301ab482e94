//! Why there is no PDF file of a certificate.

use std::fmt;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::Message;

/// Why a certificate's page could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PdfError {
    /// The template, the folder of fonts or a font cannot be read.
    #[error("{}: {reason}; check the permissions or restore it", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said, or that it is no text.
        reason: String,
    },
    /// There is no font in the folder.
    #[error("there is no font (.ttf, .otf) in {}; restore the folder", folder.display())]
    NoFonts {
        /// The folder.
        folder: PathBuf,
    },
    /// A name or word has a sign that no font can show.
    #[error("no font in {} has the sign {sign:?}; add a font that has it", folder.display())]
    NoSign {
        /// The sign.
        sign: char,
        /// The folder of the fonts.
        folder: PathBuf,
    },
    /// The template is wrong, or what it makes is no accessible PDF file.
    #[error("the template {} makes no PDF file:{}", path.display(), lines(faults))]
    Template {
        /// The template.
        path: PathBuf,
        /// All that typst found.
        faults: Vec<Fault>,
    },
    /// The program's own part went wrong.
    #[error("no PDF file can be made: {reason}; report it to whoever looks after the program")]
    Program {
        /// What went wrong.
        reason: String,
    },
}

impl PdfError {
    /// What the reader is told, in `assets/l10n/*/pdf.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::Unreadable { path, reason } => about("pdf-unreadable", path).text("why", reason),
            Self::NoFonts { folder } => about("pdf-no-fonts", folder),
            Self::NoSign { sign, folder } => about("pdf-no-sign", folder).text("sign", *sign),
            Self::Template { path, faults } => about("pdf-template", path).text("faults", lines(faults)),
            Self::Program { reason } => Message::new("pdf-program").text("why", reason),
        }
    }
}

/// Something wrong with a template, as typst says it: in English, with hints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file it is in: the template, or one that the template reads.
    pub path: PathBuf,
    /// Line and column, from 1; none: it is about the whole.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Each fault on a line of its own, the first one too.
fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("\n{fault}")).collect()
}
