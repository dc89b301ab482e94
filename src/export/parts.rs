//! A result in words for a page that is put together elsewhere: the wording and the marks of the debrief, without its drawing.
//!
//! The templates `result.html`, `outcomes.html` and `evidence.html` show these parts wherever they are included.

use crate::domain::{CallCard, Card, Lang, Passed, Scorecard, Way};
use crate::l10n::Localizer;

use super::html::versions;
use super::view::{self, Duty, Mark, Outcome, Rule, Told};
use super::words::{Words, length};

/// A result in words.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The result of the whole.
    pub result: Outcome,
    /// Every rule of the procedure, in its order.
    pub rules: Vec<Rule>,
    /// The call, or each call of a shift, in the order in which they began.
    pub calls: Vec<CallParts>,
    /// Versions of everything that the result depends on, and the seed.
    pub versions: String,
}

/// What a call was about, and what became of it.
#[derive(Debug, Clone)]
pub struct CallParts {
    /// What its anchors begin with.
    pub id: String,
    /// The level of its headings.
    pub level: u8,
    /// Which call it is; empty where the result is of one call alone.
    pub title: String,
    /// How it went, in a line.
    pub summary: String,
    /// Whether it is passed.
    pub mark: Mark,
    /// Facts to tell and details to ask for.
    pub outcomes: Vec<Told>,
    /// Duties to this caller.
    pub service: Vec<Duty>,
    /// Advice on plain language.
    pub plain: Vec<String>,
}

/// A result in words, in `lang`.
pub fn parts(card: &Card, localizer: &Localizer, lang: Lang) -> Parts {
    let mut words = Words {
        localizer,
        lang,
        begins: None,
    };
    match card {
        Card::Call(card) => {
            let ending = view::ending(card, &words);
            Parts {
                result: Outcome::of(card.graded(), ending, &card.notices, &words),
                rules: view::rules(&card.rules, &words),
                calls: vec![CallParts::of("call", 2, String::new(), card, &words)],
                versions: versions(&card.versions, card.seed, &words),
            }
        }
        Card::Shift(card) => {
            words.begins = Some(card.begins);
            let ending = words.with("debrief-duration", "time", &length(card.duration));
            let calls = card.calls.iter().enumerate();
            Parts {
                result: Outcome::of(card.graded(), ending, &card.notices, &words),
                rules: view::rules(&card.rules, &words),
                calls: calls.map(|(index, call)| of_shift(index, call, &words)).collect(),
                versions: versions(&card.versions, card.seed, &words),
            }
        }
    }
}

/// Whether something is passed, as it is seen.
pub fn passed_mark(passed: Passed, localizer: &Localizer, lang: Lang) -> Mark {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    Mark::passed(passed, &words)
}

/// A call of a shift. Its own times are those of the call; when it began is a time of day.
fn of_shift(index: usize, call: &CallCard, words: &Words) -> CallParts {
    let way = words.text(match call.way {
        Way::Incoming => "export-way-incoming",
        Way::Callback => "export-way-callback",
        Way::Again => "export-way-again",
    });
    let title = format!("{} {} ({way})", words.time(call.began), call.card.scenario);
    let of_call = Words { begins: None, ..*words };
    CallParts::of(&format!("call-{}", index + 1), 3, title, &call.card, &of_call)
}

impl CallParts {
    fn of(id: &str, level: u8, title: String, card: &Scorecard, words: &Words) -> Self {
        Self {
            id: id.to_owned(),
            level,
            title,
            summary: view::summary(card, words),
            mark: Mark::passed(card.passed, words),
            outcomes: view::outcomes(card, words),
            service: view::service(card, words),
            plain: view::plain(card, words),
        }
    }
}
