//! Words, figures and times in one language, for every part of a page. It knows no markup.

use serde::Serialize;

use crate::domain::{Arg, Lang, Message, Millis};
use crate::l10n::Localizer;

/// The texts of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) localizer: &'a Localizer,
    pub(super) lang: Lang,
    /// When a shift began, minutes since midnight: its times are times of day. None: times are of a session.
    pub(super) begins: Option<u16>,
}

impl Words<'_> {
    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> String {
        self.localizer.text(self.lang, key)
    }

    /// The text under a key with words put in.
    pub(super) fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.localizer
            .text_with(self.lang, key, &[(name, Arg::Text(value.to_owned()))])
    }

    /// A message of the core.
    pub(super) fn say(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }

    /// The text under `prefix` and the id under which a plain enum is stored (`verdict-met`).
    pub(super) fn of(&self, prefix: &str, value: &impl Serialize) -> String {
        let id = match serde_json::to_value(value) {
            Ok(serde_json::Value::String(id)) => id,
            _ => String::new(),
        };
        self.text(&format!("{prefix}-{}", id.replace('_', "-")))
    }

    /// A figure with at most one decimal, as the language writes it.
    pub(super) fn figure(&self, value: f64) -> String {
        let rounded = format!("{value:.1}");
        let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
        match self.lang {
            Lang::Pl => short.replace('.', ","),
            Lang::En => short.to_owned(),
        }
    }

    /// A time: minutes and seconds of a session (`1:02`), or the time of day in a shift (`9:05:10`).
    pub(super) fn time(&self, at: Millis) -> String {
        time(at, self.begins)
    }
}

/// A time in words: minutes and seconds of a session (`1:02`), or the time of day in a shift that began so many minutes after
/// midnight (`9:05:10`).
pub fn time(at: Millis, begins: Option<u16>) -> String {
    match begins {
        None => length(at),
        Some(begins) => {
            let seconds = u64::from(begins) * 60 + at.0 / 1000;
            format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
    }
}

/// A length, minutes and seconds.
pub(super) fn length(length: Millis) -> String {
    let seconds = length.0 / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The same words with a capital letter at their beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
