//! Families of sentences for the understanding as a whole. The sentences are our own, none is from the training data.

mod acts;
mod held_out;
mod matter;

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use crate::domain::{Address, Addressee, Profile, ProfileId};

use super::*;

/// The shipped files.
fn language() -> Arc<Language> {
    static SHIPPED: std::sync::OnceLock<Arc<Language>> = std::sync::OnceLock::new();
    let load = || {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl");
        Arc::new(Language::load(&dir).expect("the shipped language loads"))
    };
    Arc::clone(SHIPPED.get_or_init(load))
}

fn profile() -> Profile {
    Profile {
        id: ProfileId::from("krynki"),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: "Anna".to_owned(),
        last_name: "Kowalska".to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    }
}

#[test]
fn a_missing_or_broken_model_is_named() {
    let missing = Language::load(Path::new("no/such/folder")).expect_err("nothing is there");
    assert!(missing.to_string().contains("acts.bin"), "{missing}");
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("acts.bin"), b"SYGACTS2 and then nothing of use").expect("a file");
    let corrupt = Language::load(dir.path()).expect_err("it is broken");
    assert!(matches!(corrupt, LanguageError::Corrupt { .. }), "{corrupt}");
}

#[test]
fn nothing_is_heard_in_nothing() {
    let interpreter = Interpreter::new(language(), &profile(), None);
    for text in ["", "   ", "🙂🙂", "…?!", "\u{0}\u{7}"] {
        let heard = interpreter.hear(text, Addressee::Caller);
        assert!(
            heard.acts.is_empty() && heard.facts.is_empty() && heard.details.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn ten_thousand_words_are_heard_in_bounded_time() {
    let interpreter = Interpreter::new(language(), &profile(), Some(&matter::scenario()));
    let text = "potrzebne jest jedno zdjęcie ".repeat(2500);
    let heard = interpreter.hear(&text, Addressee::Caller);
    assert!(heard.longest_sentence() <= 1500 && heard.syllables > 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_survived(text in "\\PC{0,200}|[ąćęłńóśźża-z0-9 ,.?:\u{0}-\u{1f}]{0,200}") {
        let interpreter = Interpreter::new(language(), &profile(), Some(&matter::scenario()));
        let heard = interpreter.hear(&text, Addressee::Caller);
        for act in &heard.acts {
            prop_assert!((0.0..=1.0).contains(&act.confidence));
            prop_assert!(text.contains(&act.words));
        }
    }
}
