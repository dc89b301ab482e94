//! The kinds of files of ours, and which of them a file is: by the keys at its top, else by where it lies. It reads no file.

use std::path::Path;

/// The kinds of files of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// One caller's call.
    Scenario,
    /// An office's procedure.
    Procedure,
    /// What a trainee does in a call, and what must come of it.
    Plan,
    /// Who the trainee is.
    Profile,
    /// What any caller says where a scenario leaves it open.
    Stock,
    /// A scenario's texts in another language.
    Translation,
    /// A stretch of office time with several callers.
    Shift,
    /// What a trainee does in a shift, and what must come of it.
    ShiftPlan,
    /// What an office asks before it certifies somebody.
    Policy,
    /// What a folder of scenarios is called where it is handed on.
    Pack,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Scenario,
        Self::Procedure,
        Self::Plan,
        Self::Profile,
        Self::Stock,
        Self::Translation,
        Self::Shift,
        Self::ShiftPlan,
        Self::Policy,
        Self::Pack,
    ];

    /// Name of the kind, as in `assets/schema/NAME.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Procedure => "procedure",
            Self::Plan => "plan",
            Self::Profile => "profile",
            Self::Stock => "stock",
            Self::Translation => "translation",
            Self::Shift => "shift",
            Self::ShiftPlan => "shift_plan",
            Self::Policy => "policy",
            Self::Pack => "pack",
        }
    }

    /// Keys at the top of a file by which the kind is told.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Scenario => &["call", "caller", "desk", "knows", "needs_to_hear", "matter"],
            Self::Procedure => &["rules", "critical_errors", "marks"],
            Self::Plan => &["trainee", "procedure", "profile", "seed"],
            Self::Profile => &["office", "first_name", "last_name", "position"],
            Self::Stock => &["phrases"],
            Self::Translation => &["translates_to", "entries", "unplaced"],
            Self::Shift => &["calls", "hours", "day", "clients", "absences", "substitutes"],
            // A plan for one call has all of these but the first.
            Self::ShiftPlan => &["shift", "trainee", "procedure", "profile", "seed"],
            // A plan has the second as well.
            Self::Policy => &["versions", "procedure"],
            // A profile has the second as well.
            Self::Pack => &["pack", "office", "contact", "licence", "program"],
        }
    }
}

/// Which kind of file a text is, by the keys at its top, and where it has none of ours, by where it lies; broken YAML is told
/// apart too.
pub fn kind_of(path: &Path, text: &str) -> Option<FileKind> {
    // Most lines of a file are indented, begin an item or say something to people, and are no keys at its top.
    let top_keys: Vec<&str> = text
        .split(['\n', '\r'])
        .filter(|line| !line.starts_with([' ', '-', '#']))
        .filter_map(|line| line.trim_start_matches('\u{feff}').split_once(':'))
        .map(|(key, _)| key)
        .collect();
    let marked = |kind: &FileKind| top_keys.iter().filter(|key| kind.marks().contains(key)).count();
    let best = FileKind::ALL.into_iter().rev().max_by_key(marked)?;
    if marked(&best) > 0 {
        Some(best)
    } else {
        kind_by_place(path)
    }
}

/// The kind of files that lie under this name in the product's own folders.
fn kind_by_place(path: &Path) -> Option<FileKind> {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    match (path.file_name()?.to_str()?, folder.unwrap_or_default()) {
        ("scenario.yaml", _) => Some(FileKind::Scenario),
        ("stock.yaml", _) => Some(FileKind::Stock),
        ("pack.yaml", _) => Some(FileKind::Pack),
        (_, "plans") => Some(FileKind::Plan),
        (_, "translations") => Some(FileKind::Translation),
        (_, "procedures") => Some(FileKind::Procedure),
        (_, "profiles") => Some(FileKind::Profile),
        (_, "policies") => Some(FileKind::Policy),
        (_, "shifts") => Some(FileKind::Shift),
        _ => None,
    }
}
