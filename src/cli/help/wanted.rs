//! What a value on the command line has to be, said in both languages by whoever reads it.

use std::error::Error;
use std::fmt;

/// Why a value is none. Clap shows it behind the value; that is English, and the Polish is taken where errors are told in Polish.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(super) pl: String,
    en: String,
}

impl Wanted {
    /// "write one sign", in both languages, without a full stop.
    pub(crate) fn new(pl: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            pl: pl.into(),
            en: en.into(),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl Error for Wanted {}
