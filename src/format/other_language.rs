//! A scenario twice, in Polish and in another language, from the files that lie beside it: its own translation, and that of what any
//! caller says where a scenario leaves it open. For readers; no call is played by it.

use std::path::Path;

use super::diagnostic::Loaded;
use super::translation_file::translation_path;
use super::{load_stock, load_stock_in, load_translation, parse_scenario_in, read_file};
use crate::domain::{LanguageTag, Scenario, ScenarioId, StockPhrases, Translation};

/// The same scenario in two languages, drawn alike: part for part the one says what the other does.
#[derive(Debug, Clone)]
pub struct InTwo {
    /// As it is played.
    pub spoken: Scenario,
    /// In the other language, as far as it was translated.
    pub shown: Scenario,
}

/// Another language in which what is heard can be read.
#[derive(Debug, Clone)]
pub struct OtherLanguage {
    to: LanguageTag,
    spoken: StockPhrases,
    shown: StockPhrases,
}

impl OtherLanguage {
    /// Reads the stock phrases of this file in the other language. Where nobody has translated them, they stay Polish.
    pub fn open(to: LanguageTag, stock: &Path) -> Loaded<Self> {
        let spoken = load_stock(stock);
        let translation = beside(stock, &to);
        let mut diagnostics = [spoken.diagnostics, translation.diagnostics].concat();
        let shown = translation.value.map(|translation| match translation {
            Some(translation) => load_stock_in(stock, &translation),
            None => load_stock(stock),
        });
        let both = match (spoken.value, shown) {
            (Some(spoken), Some(shown)) => {
                // What is wrong with the Polish was told of it above.
                if shown.has_errors() {
                    diagnostics.extend(shown.diagnostics);
                }
                shown.value.map(|shown| Self { to, spoken, shown })
            }
            _ => None,
        };
        Loaded {
            value: both,
            diagnostics,
        }
    }

    /// The language.
    pub fn tag(&self) -> &LanguageTag {
        &self.to
    }

    /// Whether the scenario of this file has a translation, good or bad.
    pub fn has(&self, file: &Path) -> bool {
        translation_path(file, &self.to).is_file()
    }

    /// The scenario of a file in both, as this seed draws it; none: as it is written. A scenario that nobody has translated still has
    /// the stock phrases.
    pub fn scenario(&self, file: &Path, seed: Option<u64>) -> Loaded<InTwo> {
        match read_file(file) {
            Ok(text) => self.scenario_of(file, &text, seed),
            Err(checked) => Loaded {
                value: None,
                diagnostics: checked.diagnostics,
            },
        }
    }

    /// The same of a text that was read from this file already.
    pub fn scenario_of(&self, file: &Path, text: &str, seed: Option<u64>) -> Loaded<InTwo> {
        let translation = beside(file, &self.to);
        let mut diagnostics = translation.diagnostics;
        let Some(translation) = translation.value else {
            return Loaded {
                value: None,
                diagnostics,
            };
        };
        let none = Translation::empty(self.to.clone(), ScenarioId::new(String::new()));
        let translation = translation.unwrap_or_else(|| none.clone());
        let spoken = parse_scenario_in(file, text, &self.spoken, seed, &none);
        let shown = parse_scenario_in(file, text, &self.shown, seed, &translation);
        let errors = spoken.diagnostics.into_iter().chain(shown.diagnostics);
        for found in errors.filter(|found| found.is_error()) {
            if !diagnostics.contains(&found) {
                diagnostics.push(found);
            }
        }
        let both = spoken.value.zip(shown.value);
        Loaded {
            value: both.map(|(spoken, shown)| InTwo { spoken, shown }),
            diagnostics,
        }
    }
}

/// The translation that lies beside a file; in it none: nobody has made one.
fn beside(original: &Path, to: &LanguageTag) -> Loaded<Option<Translation>> {
    let path = translation_path(original, to);
    if !path.is_file() {
        return Loaded {
            value: Some(None),
            diagnostics: Vec::new(),
        };
    }
    let loaded = load_translation(&path);
    Loaded {
        value: loaded.value.map(Some),
        diagnostics: loaded.diagnostics,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn english() -> LanguageTag {
        LanguageTag::new("en").unwrap()
    }

    fn home() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn opened() -> OtherLanguage {
        let loaded = OtherLanguage::open(english(), &home().join("assets/callers/stock.yaml"));
        loaded.value.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    #[test]
    fn a_scenario_that_nobody_translated_still_has_the_stock_phrases() {
        let english = opened();
        let file = home().join("tests/fixtures/calls/companion/scenario.yaml");
        assert!(!english.has(&file));
        let loaded = english.scenario(&file, None);
        let InTwo { spoken, shown } = loaded.value.unwrap();
        assert_eq!(spoken.moments, shown.moments);
        assert_ne!(spoken.stock.goodbye, shown.stock.goodbye);
        assert_eq!(spoken.stock.goodbye.len(), shown.stock.goodbye.len());
    }

    #[test]
    fn what_is_wrong_with_a_translation_is_told_and_nothing_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("scenario.yaml");
        fs::copy(home().join("tests/fixtures/calls/companion/scenario.yaml"), &file).unwrap();
        fs::create_dir_all(folder.path().join("translations")).unwrap();
        fs::write(folder.path().join("translations/en.yaml"), "format: 1\n").unwrap();
        let loaded = opened().scenario(&file, Some(7));
        assert!(loaded.value.is_none() && loaded.has_errors());
        let told = loaded.diagnostics.iter().all(|found| found.file.ends_with("en.yaml"));
        assert!(told, "{:?}", loaded.diagnostics);
    }
}
