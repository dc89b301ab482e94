//! What can be wrong with a translation beyond its shape, with its code and its words.

use super::diagnostic::Severity;
use crate::domain::Bilingual;

/// A problem of a translation.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TranslationProblem {
    BadTag { found: String },
    OtherFileName { to: String, file: String },
    OtherScenario { id: String, beside: String },
    SameText { id: String, other: u32 },
    NoSuchText { id: String },
    Changed { id: String },
    UnknownRow { hole: String },
    LostRow { hole: String },
}

impl TranslationProblem {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::BadTag { .. } => "S701",
            Self::OtherFileName { .. } => "S702",
            Self::OtherScenario { .. } => "S703",
            Self::SameText { .. } => "S704",
            Self::NoSuchText { .. } => "S705",
            Self::Changed { .. } => "S706",
            Self::UnknownRow { .. } | Self::LostRow { .. } => "S707",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::BadTag { .. } | Self::OtherScenario { .. } | Self::SameText { .. } | Self::UnknownRow { .. } => {
                Severity::Error
            }
            Self::OtherFileName { .. } | Self::NoSuchText { .. } | Self::Changed { .. } | Self::LostRow { .. } => {
                Severity::Warning
            }
        }
    }

    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::BadTag { found } => both(
                format!("„{found}” to nie jest oznaczenie języka."),
                format!("\"{found}\" is no language tag."),
            ),
            Self::OtherFileName { to, file } => both(
                format!("To tłumaczenie na „{to}”, a plik nazywa się „{file}”."),
                format!("This translates to \"{to}\", but the file is named \"{file}\"."),
            ),
            Self::OtherScenario { id, beside } => both(
                format!("To tłumaczenie scenariusza „{id}”, a leży przy scenariuszu „{beside}”."),
                format!("This translates the scenario \"{id}\", but lies beside \"{beside}\"."),
            ),
            Self::SameText { id, other } => both(
                format!("Tekst „{id}” jest tu dwa razy, także w wierszu {other}."),
                format!("The text \"{id}\" is here twice, in line {other} too."),
            ),
            Self::NoSuchText { id } => both(
                format!("W scenariuszu nie ma tekstu „{id}”."),
                format!("The scenario has no text \"{id}\"."),
            ),
            Self::Changed { id } => both(
                format!("Polski tekst „{id}” zmienił się, odkąd go przetłumaczono."),
                format!("The Polish text \"{id}\" has changed since it was translated."),
            ),
            Self::UnknownRow { hole } => both(
                format!("Wstawki „{{${hole}}}” nie ma w polskim tekście."),
                format!("The Polish text has no \"{{${hole}}}\"."),
            ),
            Self::LostRow { hole } => both(
                format!("W tłumaczeniu brakuje wstawki „{{${hole}}}”."),
                format!("The translation lacks \"{{${hole}}}\"."),
            ),
        }
    }

    pub(super) fn hint(&self) -> Bilingual {
        match self {
            Self::BadTag { .. } => both(
                "Dwie lub trzy małe litery, na przykład „uk” albo „en”; kraj po łączniku: „pt-BR”.",
                "Two or three small letters such as \"uk\" or \"en\"; a country behind a hyphen: \"pt-BR\".",
            ),
            Self::OtherFileName { to, .. } => both(
                format!("Nazwij plik „{to}.yaml” albo zmień „translates_to”."),
                format!("Name the file \"{to}.yaml\", or change \"translates_to\"."),
            ),
            Self::OtherScenario { id, .. } => both(
                format!("Przenieś plik do scenariusza „{id}”: sygnaly translate merge PLIK."),
                format!("Move it to the scenario \"{id}\": sygnaly translate merge FILE."),
            ),
            Self::SameText { .. } => both("Zostaw jeden z nich.", "Keep one of them."),
            Self::NoSuchText { .. } | Self::Changed { .. } => both(
                "Uaktualnij plik: sygnaly translate extract SCENARIUSZ --to JĘZYK. Popraw tłumaczenia z „changed_from” i usuń ten klucz.",
                "Bring it up to date: sygnaly translate extract SCENARIO --to LANG. Put what has \"changed_from\" right and remove that key.",
            ),
            Self::UnknownRow { .. } => both(
                "Wstawki przepisz z polskiego tekstu tak, jak są.",
                "Copy what stands in braces from the Polish text as it is.",
            ),
            Self::LostRow { hole } => both(
                format!("Dopisz „{{${hole}}}” tam, gdzie ma stać wylosowana wartość."),
                format!("Add \"{{${hole}}}\" where the drawn value is to stand."),
            ),
        }
    }
}

fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}
