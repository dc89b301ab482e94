//! How long one utterance and the loading of the linguistic files take. Figures are in docs/performance.md.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};

use sygnaly::domain::{Addressee, Profile};
use sygnaly::language::{Interpreter, Language};

/// Twenty words, as a recogniser writes them.
const UTTERANCE: &str = "dzień dobry urząd miejski w krynkach anna kowalska inspektor proszę o chwilę cierpliwości \
    sprawdzę to w systemie i oddzwonię jutro o dziesiątej trzydzieści";

fn understanding(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = root.join("assets/language/pl");
    let language = Arc::new(Language::load(&assets).expect("the shipped language loads"));
    let profiles = std::fs::read_to_string(root.join("tests/eval/profiles.json")).expect("profiles");
    let profiles: Vec<Profile> = serde_json::from_str(&profiles).expect("profiles");
    let interpreter = Interpreter::new(language, &profiles[0], None);
    criterion.bench_function("hear 20 words", |bencher| {
        bencher.iter(|| interpreter.hear(black_box(UTTERANCE), Addressee::Caller));
    });
    criterion.bench_function("load the language", |bencher| {
        bencher.iter(|| Language::load(black_box(&assets)));
    });
}

criterion_group!(benches, understanding);
criterion_main!(benches);
