//! The words of every diagnostic, Polish first, English beside it. Nothing is decided here.

use super::diagnostic::Severity;
use crate::domain::Bilingual;

/// Everything that can be wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    /// The file cannot be opened.
    Unreadable { why: String },
}

impl Problem {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "S001",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        Severity::Error
    }

    pub(super) fn words(&self) -> (Bilingual, Option<Bilingual>) {
        match self {
            Self::Unreadable { why } => (
                Bilingual {
                    pl: format!("Nie można otworzyć pliku: {why}"),
                    en: format!("The file cannot be opened: {why}"),
                },
                None,
            ),
        }
    }
}
