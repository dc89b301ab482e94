//! Stock phrases as they are written: the shipped file, and single entries in a scenario's `stock:`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::file::Lines;
use super::line::{self, Holes};
use super::problem::Problem;
use super::tree::{At, Must};
use crate::domain::StockPhrases;

/// Phrases that only a scenario of its own may have: without them the caller just begins.
const MAY_BE_MISSING: [&str; 1] = ["rings_again"];

/// What any caller says where a scenario leaves it open.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Stock")]
pub(super) struct StockFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// The phrases, all of them.
    pub phrases: Must<At<StockLines>>,
}

macro_rules! stock_lines {
    ($($name:ident: $holes:ident,)*) => {
        /// Stock phrases by situation.
        #[derive(Debug, Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(rename = "Phrases")]
        pub(super) struct StockLines {
            $(pub $name: Option<Lines>,)*
        }

        impl StockLines {
            /// Reports every problem of the markup.
            pub(super) fn check(&self, report: &mut Report<'_>) {
                $(line::check(self.$name.iter().flat_map(|lines| &lines.0), Holes::$holes, report);)*
            }

            /// The situations that have no phrase.
            fn missing(&self) -> Vec<&'static str> {
                let all = [$((stringify!($name), self.$name.is_none()),)*];
                all.into_iter().filter(|(_, missing)| *missing).map(|(name, _)| name).collect()
            }

            /// The phrases in place of those of `stock`.
            pub(super) fn over(&self, stock: &StockPhrases) -> StockPhrases {
                StockPhrases {
                    $($name: match &self.$name {
                        Some(own) => line::lines(&own.0, Holes::$holes),
                        None => stock.$name.clone(),
                    },)*
                }
            }
        }
    };
}

stock_lines! {
    are_you_there: Scenario,
    too_fast: Scenario,
    too_long: Scenario,
    number_missed: Scenario,
    cannot_see: Scenario,
    too_much: Scenario,
    many_digits: Scenario,
    taken_literally: Scenario,
    plain_words: Scenario,
    exact_time: Scenario,
    speak_to_me: Scenario,
    ask_me_yes_or_no: Scenario,
    read_back: Scenario,
    forgot: Scenario,
    how_to_get_in: Scenario,
    did_not_follow: Scenario,
    consents_to_speaker: Scenario,
    agrees_to_wait: Scenario,
    agrees_to_transfer: Scenario,
    confirms: Scenario,
    teaches_back: Facts,
    cannot_teach_back: Scenario,
    back_on_line: Scenario,
    nothing_else: Scenario,
    gives_up: Scenario,
    protests: Scenario,
    goodbye: Scenario,
    rings_again: Scenario,
    colleague_greets: Colleague,
    colleague_briefed: Colleague,
    colleague_asks: Colleague,
}

/// Reports what is wrong with a stock file beyond its shape.
pub(super) fn check(file: &StockFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    let Some(phrases) = file.phrases.get() else { return };
    phrases.value.check(report);
    let missing = phrases.value.missing().into_iter();
    for key in missing.filter(|key| !MAY_BE_MISSING.contains(key)) {
        let key = key.to_owned();
        report.add(phrases.at, Problem::MissingKey { key });
    }
}

/// The phrases of a file without problems.
pub(super) fn build(file: &StockFile) -> Option<StockPhrases> {
    Some(file.phrases.get()?.value.over(&StockPhrases::default()))
}
