//! Whatever bytes lie in a YAML file of ours, be it a plan, a procedure, a profile, a policy, a shift, a translation or a pack's
//! description: there is a value, or an error with a place inside the file, and never both or neither.

use std::path::Path;

use super::{Target, shipped};
use sygnaly::domain::Lang;
use sygnaly::format::{self, Checked, Diagnostic, FileKind, Loaded};

pub const TARGET: Target = Target {
    name: "files",
    dictionary: include_str!("../dictionaries/yaml.dict"),
    seeds,
    one,
};

/// Where a file would lie; it is not read from there.
const PATH: &str = "a.yaml";

fn seeds() -> Vec<Vec<u8>> {
    shipped::bytes(&[
        "tests/scenarios/valid/pack.yaml",
        "tests/scenarios/valid/plan-full.yaml",
        "tests/scenarios/valid/policy.yaml",
        "tests/scenarios/valid/procedure-small.yaml",
        "tests/scenarios/valid/profile.yaml",
        "tests/scenarios/valid/shift.yaml",
        "tests/scenarios/valid/translation.yaml",
        "assets/policies/krynki.yaml",
        "assets/profiles/krynki.yaml",
        "scenarios/senior-dowod/plans/passes.yaml",
    ])
}

fn one(bytes: &[u8]) {
    let path = Path::new(PATH);
    let mut input = bytes;
    let text = match format::read_from(path, &mut input) {
        Ok(text) => text,
        Err(unreadable) => return are_told(bytes, &unreadable),
    };
    are_told(bytes, &format::check_text(path, &text, shipped::library()));
    match format::kind_of(path, &text) {
        Some(FileKind::Procedure) => is_settled(&format::parse_procedure(path, &text)),
        Some(FileKind::Plan) => is_settled(&format::parse_plan(path, &text)),
        Some(FileKind::Profile) => is_settled(&format::parse_profile(path, &text)),
        Some(FileKind::Stock) => is_settled(&format::parse_stock(path, &text)),
        Some(FileKind::Translation) => is_settled(&format::parse_translation(path, &text)),
        Some(FileKind::Shift) => is_settled(&format::parse_shift(path, &text)),
        Some(FileKind::ShiftPlan) => is_settled(&format::parse_shift_plan(path, &text)),
        Some(FileKind::Policy) => is_settled(&format::parse_policy(path, &text)),
        Some(FileKind::Pack) => is_settled(&format::parse_pack(path, &text)),
        // They have a target of their own.
        Some(FileKind::Scenario) | None => {}
    }
}

/// A value or an error.
pub fn is_settled<T>(loaded: &Loaded<T>) {
    assert_eq!(loaded.value.is_some(), !loaded.has_errors(), "{:?}", loaded.diagnostics);
}

/// Every problem has words in both languages, and a place in the file or just behind a line's last character.
pub fn are_told(bytes: &[u8], checked: &Checked) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text = text.replace('\r', "\n");
    let lengths: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    let is_inside = |found: &Diagnostic| {
        let (line, column) = (found.line as usize, found.column as usize);
        let length = lengths.get(line.wrapping_sub(1));
        length.is_some_and(|length| (1..=length + 1).contains(&column))
    };
    for found in &checked.diagnostics {
        assert!(is_inside(found), "{found:?}");
        assert!(!found.render(Lang::Pl).is_empty() && !found.render(Lang::En).is_empty());
    }
}
