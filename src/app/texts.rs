//! The texts of the window in the language chosen: a thin hand on the localiser that screens are given.

use std::sync::Arc;

use crate::domain::{Arg, Bilingual, Lang, Message, Millis};
use crate::l10n::Localizer;

/// Texts in one language.
#[derive(Debug, Clone)]
pub struct Texts {
    localizer: Arc<Localizer>,
    lang: Lang,
}

impl Texts {
    /// Texts in `lang`.
    pub fn new(localizer: Arc<Localizer>, lang: Lang) -> Self {
        Self { localizer, lang }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Where the texts come from.
    pub fn localizer(&self) -> &Localizer {
        &self.localizer
    }

    /// The same texts in another language.
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self::new(Arc::clone(&self.localizer), lang)
    }

    /// The text under a key.
    pub fn t(&self, key: &str) -> String {
        self.localizer.text(self.lang, key)
    }

    /// The text under a key that ends in `suffix`.
    pub fn of(&self, prefix: &str, suffix: &str) -> String {
        self.t(&format!("{prefix}-{}", suffix.replace('_', "-")))
    }

    /// The text under a key with a figure.
    pub fn number(&self, key: &str, name: &str, value: impl Into<f64>) -> String {
        self.localizer
            .text_with(self.lang, key, &[(name, Arg::Number(value.into()))])
    }

    /// The text under a key with words put in.
    pub fn word(&self, key: &str, name: &str, value: &str) -> String {
        self.localizer
            .text_with(self.lang, key, &[(name, Arg::Text(value.to_owned()))])
    }

    /// A message of the core.
    pub fn message(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }

    /// A text that a data file carries in both languages.
    pub fn pick<'a>(&self, text: &'a Bilingual) -> &'a str {
        text.get(self.lang)
    }

    /// Minutes and seconds of a session: `1:02`.
    pub fn clock(at: Millis) -> String {
        let seconds = at.0 / 1000;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }

    /// Hour and minute of the office's day, from minutes since midnight: `9:06`.
    pub fn time_of_day(minute: u16) -> String {
        format!("{}:{:02}", minute / 60 % 24, minute % 60)
    }

    /// Hour, minute and second, `at` after a time of day in minutes since midnight: `9:06:11`.
    pub fn time_and_second(minute: u16, at: Millis) -> String {
        let seconds = u64::from(minute) * 60 + at.0 / 1000;
        format!("{}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
    }

    /// Words in the middle of which somebody was cut off: a dash takes the place of the full stop that was never reached.
    pub fn cut_off(words: &str) -> String {
        format!("{} –", words.trim_end_matches(['.', '…', ',']).trim_end())
    }

    /// Day and time on this computer's clock of a moment (RFC 3339): `2026-11-29 10:14`; the text itself where it is none.
    pub fn day_and_time(moment: &str) -> String {
        let zone = jiff::tz::TimeZone::system();
        moment.parse::<jiff::Timestamp>().map_or_else(
            |_| moment.to_owned(),
            |moment| moment.to_zoned_datetime(zone).strftime("%Y-%m-%d %H:%M").to_string(),
        )
    }

    /// A figure with at most one decimal, as the language writes it.
    pub fn figure(&self, value: f64) -> String {
        let rounded = format!("{value:.1}");
        let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
        match self.lang {
            Lang::Pl => short.replace('.', ","),
            Lang::En => short.to_owned(),
        }
    }
}

/// An adapter's error as a message of the localisation files.
pub fn words_of(key: &str, args: Vec<(&'static str, String)>) -> Message {
    Message::new(key).texts(args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_every_time() {
        assert_eq!(Texts::time_of_day(546), "9:06");
        assert_eq!(Texts::time_of_day(1439), "23:59");
        assert_eq!(Texts::time_and_second(540, Millis(371_900)), "9:06:11");
        assert_eq!(Texts::time_and_second(540, Millis(3_600_000)), "10:00:00");
        assert_eq!(Texts::clock(Millis(62_000)), "1:02");
    }

    #[test]
    fn what_is_cut_off_ends_with_a_dash_alone() {
        assert_eq!(Texts::cut_off("bo ja słabo słyszę."), "bo ja słabo słyszę –");
        assert_eq!(Texts::cut_off("Ale czy…"), "Ale czy –");
        assert_eq!(Texts::cut_off("Halo!"), "Halo! –");
    }
}
