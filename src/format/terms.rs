//! What things and kinds of values are called in diagnostics, Polish first.

use super::problem::{Kind, Thing};

impl Kind {
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Nothing => ("nic", "nothing"),
            Self::YesNo => ("true lub false", "true or false"),
            Self::Whole => ("liczba całkowita", "a whole number"),
            Self::Number => ("liczba", "a number"),
            Self::Text => ("tekst", "a text"),
            Self::List => ("lista", "a list"),
            Self::Map => ("zestaw kluczy", "a set of keys"),
        }
    }
}

impl Thing {
    /// Polish nominative and genitive, English.
    pub(super) fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Moment => ("moment", "momentu", "moment"),
            Self::Fact => ("fakt", "faktu", "fact"),
            Self::Detail => ("szczegół", "szczegółu", "detail"),
            Self::Document => ("dokument", "dokumentu", "document"),
            Self::Person => ("osoba", "osoby", "person"),
            Self::Rule => ("reguła", "reguły", "rule"),
            Self::Scenario => ("scenariusz", "scenariusza", "scenario"),
            Self::Procedure => ("procedura", "procedury", "procedure"),
            Self::Profile => ("profil", "profilu", "profile"),
            Self::Shift => ("zmiana", "zmiany", "shift"),
            Self::Call => ("rozmowa", "rozmowy", "call"),
            Self::Value => ("wartość", "wartości", "value"),
        }
    }
}
