//! S616: lines of a scenario that nobody has recorded, where its others are played from recordings.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Finding, both};
use crate::domain::{Profile, Scenario, Voice};
use crate::engine;
use crate::format::{Diagnostic, Places, Severity};

/// The code of this check.
pub(super) const CODE: &str = "S616";

/// Lines that some row of what varies can have spoken to this trainee, and of which `is_recorded` knows no recording; one finding
/// for the whole file, at its conversation. Whether a scenario's lines should be recorded is for whoever asks to know: of one that
/// is being written none are.
pub fn unrecorded(
    path: &Path,
    text: &str,
    variations: &[Scenario],
    profile: &Profile,
    is_recorded: impl Fn(&Voice, &str) -> bool,
) -> Option<Diagnostic> {
    let lines = variations
        .iter()
        .flat_map(|scenario| engine::every_line(scenario, profile));
    let absent = lines.filter(|line| !is_recorded(&line.voice, &line.text));
    let absent: Vec<String> = absent.map(|line| line.text).collect();
    let first = absent.first()?.clone();
    let count = BTreeSet::from_iter(absent).len();
    let finding = Finding {
        at: Places::of(text).at("/call"),
        message: both(
            format!("Wypowiedzi bez nagrania: {count}. Pierwsza: „{first}”"),
            format!("Lines without a recording: {count}. The first: \"{first}\""),
        ),
        hint: both(
            "Nagraj je poleceniem „sygnaly voice render”; wszystkie wymieni „sygnaly voice render --missing”.",
            "Record them with \"sygnaly voice render\"; \"sygnaly voice render --missing\" lists them all.",
        ),
    };
    Some(finding.diagnostic(path, CODE, Severity::Warning))
}
