//! The checks of a scenario: what a careful colleague would find in it when its structure is in order. A check a file, each with
//! a code of its own; `format` has found everything that is wrong with the structure before. [`check_text`] tells both at once.
//!
//! ```text
//! text ─► format (every row of what varies) ─┐
//!    └──► places                             ├─► Subject ─► CHECKS ─► diagnostics, in the order of the file
//! language ─► sentences as they are understood ┘
//! ```
//!
//! They read and play nothing: what shows in a thousand calls is for [`super::sweep`]. A check that cries wolf is worse than
//! none, so whatever is open to doubt is let pass.

mod callback_without_number;
mod dead_end;
mod disrespect;
mod endless_loop;
mod flow;
mod hard_words;
mod mixed_up_facts;
mod mixed_up_questions;
mod name_and_address;
mod placeholder;
mod sentences;
mod silent_detail;
mod test_sentences;
#[cfg(test)]
mod test_sentences_tests;
mod transfer_to_nobody;
mod unfollowed;
mod unneeded_fact;
mod unrecorded;
mod verb_gender;
mod visit_without_need;

use std::path::Path;
use std::sync::Arc;

pub use unrecorded::unrecorded;

use crate::domain::{Bilingual, Profile, Scenario};
use crate::format::{self, Checked, Diagnostic, FileKind, Library, PlacedText, Places, Position, Severity};
use crate::language::{Interpreter, Language};
use sentences::Sentences;

/// What sentences are understood with.
#[derive(Debug, Clone)]
pub struct Understanding {
    /// The linguistic files.
    pub language: Arc<Language>,
    /// Who would say the trainee's sentences.
    pub profile: Arc<Profile>,
}

/// What the checks of a scenario look at.
#[derive(Debug, Clone, Copy)]
struct Subject<'a> {
    /// The file, as it is named in diagnostics.
    file: &'a Path,
    /// Where its parts stand.
    places: &'a Places,
    /// Its texts that somebody reads or hears.
    read: &'a [PlacedText<'a>],
    /// The scenario as it is written.
    scenario: &'a Scenario,
    /// The same with every row of what varies at least once, as it is written first.
    variations: &'a [Scenario],
    /// The linguistic files.
    language: &'a Language,
    /// Its sample sentences, as they are understood.
    sentences: &'a Sentences,
}

/// Something found in a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    at: Position,
    message: Bilingual,
    hint: Bilingual,
}

type Check = fn(&Subject<'_>) -> Vec<Finding>;

/// Every check with its code, which is never given to another, and how bad it is.
const CHECKS: &[(&str, Severity, Check)] = &[
    ("S601", Severity::Warning, dead_end::check),
    ("S602", Severity::Warning, endless_loop::check),
    ("S603", Severity::Warning, unneeded_fact::check),
    ("S604", Severity::Warning, mixed_up_facts::check),
    ("S605", Severity::Warning, mixed_up_questions::check),
    ("S606", Severity::Warning, silent_detail::check),
    ("S607", Severity::Warning, transfer_to_nobody::check),
    ("S608", Severity::Warning, callback_without_number::check),
    ("S609", Severity::Warning, visit_without_need::check),
    ("S610", Severity::Warning, name_and_address::check),
    ("S611", Severity::Warning, verb_gender::check),
    ("S612", Severity::Warning, hard_words::check),
    ("S613", Severity::Warning, disrespect::check),
    ("S614", Severity::Warning, placeholder::check),
    ("S615", Severity::Error, unfollowed::check),
];

/// The codes of all checks, in their order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let checks = CHECKS.iter().map(|(code, ..)| *code);
    checks.chain([unrecorded::CODE]).chain(test_sentences::CODES)
}

/// Everything that is wrong with a file of any kind, as [`format::check_text`] finds it, and in a scenario without errors what a
/// careful colleague would find besides; in the order of the file.
pub fn check_text(path: &Path, text: &str, library: &Library, understanding: &Understanding) -> Checked {
    if format::kind_of(path, text) != Some(FileKind::Scenario) {
        return format::check_text(path, text, library);
    }
    // Building takes longest, so what shows the errors is what the checks look at.
    let (built, places) = format::parse_each_row_placed(path, text, &library.stock);
    let mut diagnostics = built.diagnostics;
    let variations = built.value.unwrap_or_default();
    diagnostics.extend(beyond_structure(path, &places, &variations, understanding));
    Checked {
        file: path.to_owned(),
        kind: Some(FileKind::Scenario),
        diagnostics: in_order(diagnostics),
    }
}

/// What all checks find, in their order; nothing where there is no variation.
fn beyond_structure(path: &Path, places: &Places, variations: &[Scenario], with: &Understanding) -> Vec<Diagnostic> {
    let Some(scenario) = variations.first() else {
        return Vec::new();
    };
    let ear = Interpreter::new(Arc::clone(&with.language), &with.profile, Some(scenario));
    let mut read = places.texts();
    read.retain(placeholder::is_read);
    let mut found = checked(&Subject {
        file: path,
        places,
        read: &read,
        scenario,
        variations,
        language: &with.language,
        sentences: &Sentences::of(&ear, scenario),
    });
    found.extend(test_sentences::check(path, places, variations, with, &ear));
    found
}

fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|found| (found.line, found.column, found.code));
    diagnostics
}

fn checked(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for (code, severity, check) in CHECKS {
        for found in check(subject) {
            let found = found.diagnostic(subject.file, code, *severity);
            // Several variations say a thing alike; once is enough.
            if !diagnostics.contains(&found) {
                diagnostics.push(found);
            }
        }
    }
    diagnostics
}

impl Finding {
    fn diagnostic(self, file: &Path, code: &'static str, severity: Severity) -> Diagnostic {
        Diagnostic {
            file: file.to_owned(),
            line: self.at.line,
            column: self.at.column,
            severity,
            code,
            message: self.message,
            hint: Some(self.hint),
        }
    }
}

fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}
