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

/// Pieces that times, sums and numbers are made of, in any order: what the readers of values must survive.
const PIECES: [&str; 40] = [
    "za",
    "kwadrans",
    "druga",
    "wpół",
    "do",
    "dziewiątej",
    "o",
    "jutro",
    "w",
    "środę",
    "przyszłą",
    "tydzień",
    "temu",
    "końca",
    "miesiąca",
    "piętnastego",
    "grudnia",
    "dwa",
    "tysiące",
    "milion",
    "pół",
    "i",
    "półtora",
    "złotych",
    "groszy",
    "17,50",
    "10:30",
    "31.12.9999",
    "2026-02-30",
    "99",
    "999999999",
    "rano",
    "po",
    "południu",
    "minut",
    "godzin",
    "lat",
    "co",
    "stówa",
    "numer",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_order_of_numbers_and_times_is_survived(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..30)) {
        let interpreter = Interpreter::new(language(), &profile(), None);
        let text = pieces.join(" ");
        for now in ["2026-11-20T09:00", "2024-02-29T23:59", "9999-12-31T23:59", "-9999-01-01T00:00"] {
            let now: jiff::civil::DateTime = now.parse().or_else(|_| "-009999-01-01T00:00".parse()).expect("a moment");
            for found in interpreter.values(&text, now) {
                prop_assert!(text.contains(&found.words));
                prop_assert!(!found.value.to_string().is_empty());
            }
        }
    }

    #[test]
    fn the_normal_form_is_the_same_without_case_and_punctuation(text in "[a-ząćęłńóśźż ]{0,80}") {
        let tokens = |text: &str| -> Vec<String> {
            tokens::Normaliser::new().tokens(text).into_iter().map(|token| token.fold).collect()
        };
        let shouted: String = text.split(' ').map(|word| format!("{}, ", word.to_uppercase())).collect();
        prop_assert_eq!(tokens(&text), tokens(&shouted));
    }
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
