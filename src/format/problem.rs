//! Everything that can be wrong with a file, with its code and severity. The words are in `messages`.

use super::diagnostic::Severity;
use super::policy_problem::PolicyProblem;
use super::suggest;
use super::translation_problem::TranslationProblem;
use crate::domain::Bilingual;

/// A problem of a file, with what its message needs to name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    NoFile,
    Unreadable {
        why: String,
    },
    UnreadableFolder {
        why: String,
    },
    Folder,
    TooLong {
        most: usize,
    },
    Utf16,
    NotUtf8,
    Binary,
    Empty,
    Syntax {
        why: Bilingual,
        quotes: bool,
    },
    TabIndent,
    TooComplicated,
    SeveralDocuments,
    ControlSign,
    UnknownKind,
    WrongFormat,
    TooManyProblems {
        most: usize,
    },
    UnknownKey {
        key: String,
        choice: Choice,
    },
    MissingKey {
        key: String,
    },
    WrongType {
        key: String,
        expected: Vec<Kind>,
        found: Kind,
    },
    UnknownWord {
        key: String,
        word: String,
        choice: Choice,
    },
    OutOfRange {
        key: String,
        found: f64,
        least: Option<f64>,
        most: Option<f64>,
    },
    EmptyList {
        key: String,
    },
    EmptyText {
        key: String,
    },
    EmptyValue {
        key: String,
    },
    StrayComma {
        words: String,
    },
    DuplicateKey {
        key: String,
        other: u32,
    },
    OnlyOneOf {
        keys: Vec<String>,
    },
    NeedsValue {
        word: String,
    },
    TakesNoValue {
        word: String,
    },
    UnknownReference {
        what: Thing,
        id: String,
        choice: Choice,
    },
    DuplicateId {
        what: Thing,
        id: String,
        other: u32,
    },
    BadId {
        id: String,
    },
    NobodyHangsUp,
    Unreachable {
        moment: String,
    },
    Shadowed {
        by: u32,
    },
    Block {
        found: String,
    },
    OpenBracket,
    UnknownHole {
        hole: String,
        choice: Choice,
    },
    IdIsNotFolder {
        id: String,
        folder: String,
    },
    UnevenRows {
        group: String,
    },
    TooManyVariations {
        found: usize,
        most: usize,
    },
    NoRow {
        moment: String,
    },
    CaseDataUnguarded {
        fact: String,
    },
    ThenWithoutUntil,
    UntilWithoutThen,
    NothingExpected,
    NothingHappens,
    BadDay {
        found: String,
    },
    OutsideHours {
        found: String,
    },
    RingsTooLate {
        found: String,
    },
    Overlap {
        other: u32,
    },
    NotIncoming {
        id: String,
    },
    NotOutgoing {
        id: String,
    },
    OtherNumber {
        id: String,
        number: String,
    },
    BadTime {
        found: String,
    },
    BadVersion {
        found: String,
    },
    WrongOrder {
        first: &'static str,
        second: &'static str,
    },
    StepWithoutDeed,
    OnlyWith {
        key: &'static str,
        with: &'static str,
    },
    RulePrefix {
        id: String,
        procedure: String,
    },
    NoWav {
        file: String,
    },
    NoYaml,
    Policy(PolicyProblem),
    Translation(TranslationProblem),
    NotTogether {
        criterion: &'static str,
    },
    Inconsistent {
        why: String,
    },
}

/// What could stand in a place, and what was probably meant.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choice {
    /// What was probably meant.
    pub near: Option<String>,
    /// What could stand there.
    pub known: Vec<String>,
}

impl Choice {
    pub(super) fn among<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: Vec<&str> = known.into_iter().collect();
        let mut seen = std::collections::BTreeSet::new();
        known.retain(|word| seen.insert(*word));
        Self {
            near: suggest(word, known.iter().copied()).map(str::to_owned),
            known: known.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Kinds of values, as authors know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    YesNo,
    Whole,
    Number,
    Text,
    List,
    Map,
}

/// What files name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Moment,
    Fact,
    Detail,
    Document,
    Person,
    Rule,
    Scenario,
    Procedure,
    Profile,
    Shift,
    Call,
    Value,
}

impl Problem {
    /// Stable code, listed in `codes`: S0 the file, S1 its keys and values, S2 what they mean together, S3 plans and procedures,
    /// S4 shifts, S5 policies, S7 translations.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NoFile | Self::Unreadable { .. } | Self::UnreadableFolder { .. } | Self::Folder | Self::NoYaml => {
                "S001"
            }
            Self::TooLong { .. } => "S002",
            Self::Utf16 => "S003",
            Self::NotUtf8 => "S004",
            Self::Binary => "S005",
            Self::Empty => "S006",
            Self::Syntax { .. } => "S007",
            Self::TabIndent => "S008",
            Self::TooComplicated => "S009",
            Self::SeveralDocuments => "S010",
            Self::UnknownKind => "S011",
            Self::WrongFormat => "S012",
            Self::TooManyProblems { .. } => "S013",
            Self::ControlSign => "S014",
            Self::UnknownKey { .. } | Self::StrayComma { .. } => "S101",
            Self::MissingKey { .. } => "S102",
            Self::WrongType { .. } => "S103",
            Self::UnknownWord { .. } => "S104",
            Self::OutOfRange { .. } => "S105",
            Self::EmptyList { .. } => "S106",
            Self::EmptyText { .. } => "S107",
            Self::EmptyValue { .. } => "S108",
            Self::DuplicateKey { .. } => "S109",
            Self::OnlyOneOf { .. } => "S110",
            Self::NeedsValue { .. } | Self::TakesNoValue { .. } => "S111",
            Self::UnknownReference { .. } => "S201",
            Self::DuplicateId { .. } => "S202",
            Self::BadId { .. } => "S203",
            Self::NobodyHangsUp => "S204",
            Self::Unreachable { .. } => "S205",
            Self::Shadowed { .. } => "S206",
            Self::Block { .. } | Self::OpenBracket => "S207",
            Self::UnknownHole { .. } => "S208",
            Self::IdIsNotFolder { .. } => "S209",
            Self::CaseDataUnguarded { .. } => "S210",
            Self::ThenWithoutUntil | Self::UntilWithoutThen => "S211",
            Self::NothingExpected => "S212",
            Self::NothingHappens => "S215",
            Self::UnevenRows { .. } => "S217",
            Self::TooManyVariations { .. } => "S218",
            Self::NoRow { .. } => "S219",
            Self::BadDay { .. } => "S216",
            Self::OutsideHours { .. } => "S401",
            Self::Overlap { .. } => "S402",
            Self::NotIncoming { .. } | Self::NotOutgoing { .. } => "S403",
            Self::OtherNumber { .. } => "S404",
            Self::RingsTooLate { .. } => "S405",
            Self::BadTime { .. } => "S213",
            Self::WrongOrder { .. } => "S214",
            Self::StepWithoutDeed => "S301",
            Self::OnlyWith { .. } => "S302",
            Self::RulePrefix { .. } => "S303",
            Self::NoWav { .. } => "S304",
            Self::NotTogether { .. } => "S305",
            Self::BadVersion { .. } => "S220",
            Self::Policy(problem) => problem.code(),
            Self::Translation(problem) => problem.code(),
            Self::Inconsistent { .. } => "S999",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Shadowed { .. } | Self::IdIsNotFolder { .. } | Self::CaseDataUnguarded { .. } => Severity::Warning,
            Self::Translation(problem) => problem.severity(),
            _ => Severity::Error,
        }
    }
}
