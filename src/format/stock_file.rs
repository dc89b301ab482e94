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
    ($($(#[$doc:meta])* $name:ident: $holes:ident,)*) => {
        /// Stock phrases by situation.
        #[derive(Debug, Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(rename = "Phrases")]
        pub(super) struct StockLines {
            $($(#[$doc])* pub $name: Option<Lines>,)*
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
    /// After a silence.
    are_you_there: Scenario,
    /// Not followed, spoken too fast.
    too_fast: Scenario,
    /// Not followed, too long.
    too_long: Scenario,
    /// A number was missed.
    number_missed: Scenario,
    /// Cannot see what is being pointed at.
    cannot_see: Scenario,
    /// Several things were said at once.
    too_much: Scenario,
    /// A long number was said in one go.
    many_digits: Scenario,
    /// A figure of speech was taken literally.
    taken_literally: Scenario,
    /// Office language was not understood.
    plain_words: Scenario,
    /// Asks for the exact time of something announced vaguely.
    exact_time: Scenario,
    /// Was spoken about, not to.
    speak_to_me: Scenario,
    /// Cannot answer an open question.
    ask_me_yes_or_no: Scenario,
    /// Wants to hear read back what they said.
    read_back: Scenario,
    /// Has forgotten what was said once.
    forgot: Scenario,
    /// Asks how to get in.
    how_to_get_in: Scenario,
    /// Nothing in the turn moved the talk on.
    did_not_follow: Scenario,
    /// Agrees to the loudspeaker.
    consents_to_speaker: Scenario,
    /// Agrees to wait or to be put on hold.
    agrees_to_wait: Scenario,
    /// Agrees to be put through.
    agrees_to_transfer: Scenario,
    /// Says yes to a summary or a read-back.
    confirms: Scenario,
    /// Answers a teach-back; `{facts}` stands for what was taken in.
    teaches_back: Facts,
    /// Cannot answer a teach-back: nothing was taken in yet.
    cannot_teach_back: Scenario,
    /// On being thanked for waiting, or spoken to again after a hold.
    back_on_line: Scenario,
    /// Nothing more is needed.
    nothing_else: Scenario,
    /// Gives up: nobody speaks, or nothing is understood.
    gives_up: Scenario,
    /// Rudeness, rushing or mockery was heard.
    protests: Scenario,
    /// Says goodbye.
    goodbye: Scenario,
    /// Rings a second time in a shift, the first call having come to nothing.
    rings_again: Scenario,
    /// A colleague picks up; `{name}` and `{unit}` are theirs.
    colleague_greets: Colleague,
    /// A colleague knows who calls about what.
    colleague_briefed: Colleague,
    /// A colleague was told nothing.
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
