//! What can go wrong with an export, said so that the reader can mend it.

use thiserror::Error;

use crate::domain::Message;
use crate::records::attempt::AttemptId;

/// An export that cannot be made, or an attempt that has no place in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// What begins every identifier of xAPI is none itself.
    #[error(
        "{base:?} cannot begin identifiers; give an address (https://example.org/sygnaly) or a urn (urn:x-sygnaly)"
    )]
    NoBase {
        /// What was given.
        base: String,
    },
    /// An attempt began at no moment that can be read.
    #[error("attempt {id} began at {found:?}, which is no moment; open it with the version that wrote it")]
    Undated {
        /// The attempt.
        id: AttemptId,
        /// What stands there.
        found: String,
    },
    /// The file cannot be put together.
    #[error("the export cannot be put together: {reason}; choose fewer attempts (--since, --until) or another format")]
    Unwritable {
        /// What the format objects to.
        reason: String,
    },
}

impl ExportError {
    /// The file cannot be put together, for this reason.
    pub(super) fn unwritable(error: &impl ToString) -> Self {
        Self::Unwritable {
            reason: error.to_string(),
        }
    }

    /// What the reader is told, in `assets/l10n/*/exports.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::NoBase { base } => Message::new("exports-no-base").text("base", base),
            Self::Undated { id, found } => Message::new("exports-undated")
                .text("name", id.as_str())
                .text("found", found),
            Self::Unwritable { reason } => Message::new("exports-unwritable").text("why", reason),
        }
    }
}
