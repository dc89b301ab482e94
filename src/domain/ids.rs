//! Names of things, one type each, so that a fact's id cannot be passed for a document's.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a name; which names exist is checked where files are loaded.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A scenario: one caller, one call.
    ScenarioId,
    /// A shift: several callers in a stretch of office time.
    ShiftId,
    /// Somebody who rings during a shift.
    CallId,
    /// An office's procedure.
    ProcedureId,
    /// An office's certification policy.
    PolicyId,
    /// A trainee's profile: whose name and office are to be said.
    ProfileId,
    /// A rule of a procedure, with it: `krynki:4.1.a`.
    RuleId,
    /// A fact the caller needs to hear.
    FactId,
    /// A thing the caller knows and tells when asked.
    DetailId,
    /// A document on the desk.
    DocumentId,
    /// A person in the office's directory.
    PersonId,
    /// A named moment of the conversation.
    MomentId,
    /// A text of a scenario that can be translated: `call/opening/caller#1f2e3d4c`.
    TextId,
}
