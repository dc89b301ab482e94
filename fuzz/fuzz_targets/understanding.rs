//! Whatever bytes come, the understanding neither panics nor hangs, and its proofs are words of the text.
#![no_main]

use std::path::Path;
use std::sync::{Arc, OnceLock};

use libfuzzer_sys::fuzz_target;

use sygnaly::domain::Addressee;
use sygnaly::format;
use sygnaly::language::{Interpreter, Language};

fn interpreter() -> &'static Interpreter {
    static INTERPRETER: OnceLock<Interpreter> = OnceLock::new();
    INTERPRETER.get_or_init(|| {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let language = Arc::new(Language::load(&home.join("assets/language/pl")).expect("the shipped language"));
        let stock = format::load_stock(&home.join("assets/callers/stock.yaml")).value.expect("the stock phrases");
        let scenario = format::load_scenario(&home.join("scenarios/senior-dowod/scenario.yaml"), &stock);
        let profile = format::load_profile(&home.join("assets/profiles/krynki.yaml")).value.expect("a profile");
        Interpreter::new(language, &profile, Some(&scenario.value.expect("a scenario")))
    })
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let heard = interpreter().hear(&text, Addressee::Caller);
    for act in &heard.acts {
        assert!((0.0..=1.0).contains(&act.confidence) && text.contains(&act.words));
    }
    let now = jiff::civil::date(2026, 11, 20).at(9, 0, 0, 0);
    for value in interpreter().values(&text, now) {
        assert!(text.contains(&value.words) && !value.value.to_string().is_empty());
    }
});
