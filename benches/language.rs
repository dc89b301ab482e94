//! How long one utterance and the loading of the linguistic files take, and how much memory they need. Figures are in
//! docs/performance.md.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};

use sygnaly::domain::{Addressee, Profile};
use sygnaly::language::{Interpreter, Labelled, Language};

/// Twenty words, as a recogniser writes them.
const UTTERANCE: &str = "dzień dobry urząd miejski w krynkach anna kowalska inspektor proszę o chwilę cierpliwości \
    sprawdzę to w systemie i oddzwonię jutro o dziesiątej trzydzieści";

fn understanding(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = root.join("assets/language/pl");
    let before = resident_kib();
    let language = Arc::new(Language::load(&assets).expect("the shipped language loads"));
    println!(
        "resident size of everything linguistic: {} KiB",
        resident_kib().saturating_sub(before)
    );
    let profiles = std::fs::read_to_string(root.join("tests/eval/profiles.json")).expect("profiles");
    let profiles: Vec<Profile> = serde_json::from_str(&profiles).expect("profiles");
    let interpreter = Interpreter::new(language, &profiles[0], None);
    criterion.bench_function("hear 20 words", |bencher| {
        bencher.iter(|| interpreter.hear(black_box(UTTERANCE), Addressee::Caller));
    });
    let now = jiff::civil::date(2026, 11, 20).at(9, 0, 0, 0);
    criterion.bench_function("values of 20 words", |bencher| {
        bencher.iter(|| interpreter.values(black_box(UTTERANCE), now));
    });
    slowest_in_a_hundred(root, &interpreter);
    criterion.bench_function("load the language", |bencher| {
        bencher.iter(|| Language::load(black_box(&assets)));
    });
}

/// The 99th percentile over the held-out utterances, each timed at its best of five.
fn slowest_in_a_hundred(root: &Path, interpreter: &Interpreter) {
    let text = std::fs::read_to_string(root.join("tests/eval/dev.jsonl")).expect("the held-out set");
    let utterances = text
        .lines()
        .map(|line| serde_json::from_str::<Labelled>(line).expect("an utterance"));
    let mut times: Vec<Duration> = utterances
        .map(|utterance| {
            let once = || {
                let started = Instant::now();
                black_box(interpreter.hear(black_box(&utterance.text), Addressee::Caller));
                started.elapsed()
            };
            (0..5).map(|_| once()).min().unwrap_or_default()
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!(
        "hear the held-out set: median {:?}, 99th percentile {:?}",
        at(50),
        at(99)
    );
}

/// Memory of this process, KiB; 0 where the system does not tell.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

criterion_group!(benches, understanding);
criterion_main!(benches);
