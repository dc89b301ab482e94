//! How costs grow with size: ten and a hundred times as much as there usually is. A hundred times the time for a hundred times the work
//! is well; ten thousand times would be the square of it.
//!
//! Pages over a store that grows are measured by `scripts/panel-load`.

#[path = "made/call.rs"]
mod call;
#[path = "made/library.rs"]
mod library;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::domain::{Addressee, Profile};
use sygnaly::format;
use sygnaly::language::{Interpreter, Language};
use sygnaly::scoring::score;

/// Log entries of a call: a minute, ten, a hundred.
const ENTRIES: [usize; 3] = [200, 2_000, 20_000];
/// How often twenty words come in an utterance.
const TWENTY_WORDS: [usize; 3] = [1, 10, 100];
/// Scenarios of a library, and how often it is checked.
const SCENARIOS: [(usize, usize); 3] = [(36, 5), (360, 3), (3_600, 2)];
/// Set where minutes are too long: the largest library is left out.
const QUICK: &str = "SYGNALY_BENCH_QUICK";

const UTTERANCE: &str = "dzień dobry urząd miejski w krynkach anna kowalska inspektor proszę o chwilę cierpliwości \
    sprawdzę to w systemie i oddzwonię jutro o dziesiątej trzydzieści ";

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn scoring(bench: &mut Criterion) {
    let (procedure, scenario) = (call::procedure(), call::scenario());
    let mut group = bench.benchmark_group("growth");
    for entries in ENTRIES {
        let log = call::log(entries);
        assert_eq!(log.entries.len(), entries);
        group.bench_function(format!("scoring, {entries} entries"), |run| {
            run.iter(|| score(black_box(&procedure), black_box(&scenario), black_box(&log)))
        });
    }
    group.finish();
}

fn understanding(bench: &mut Criterion) {
    let language = Language::load(&home().join("assets/language/pl")).expect("the language files load");
    let profile = format::load_profile(&home().join("assets/profiles/krynki.yaml")).value;
    let profile: Profile = profile.expect("a shipped profile is right");
    let interpreter = Interpreter::new(Arc::new(language), &profile, None);
    let mut group = bench.benchmark_group("growth");
    for times in TWENTY_WORDS {
        let utterance = UTTERANCE.repeat(times);
        group.bench_function(format!("understanding, {} words", 20 * times), |run| {
            run.iter(|| interpreter.hear(black_box(&utterance), Addressee::Caller))
        });
    }
    group.finish();
}

/// The program over a library; too long for a bench of criterion, which wants ten samples at least.
fn check(_: &mut Criterion) {
    let quick = std::env::var_os(QUICK).is_some();
    for (count, times) in SCENARIOS.into_iter().take(if quick { 2 } else { 3 }) {
        let folder = tempfile::tempdir().expect("a folder");
        library::write_library(home(), folder.path(), count);
        for _ in 0..times {
            let mut program = Command::new(env!("CARGO_BIN_EXE_sygnaly"));
            program.arg("--home").arg(home()).arg("check").arg(folder.path());
            let begun = Instant::now();
            let status = program.stdout(Stdio::null()).status().expect("the program starts");
            let took = begun.elapsed();
            assert!(status.success());
            println!("measured growth.check.{count} {} ms", took.as_secs_f64() * 1_000.0);
        }
    }
}

criterion_group!(benches, scoring, understanding, check);
criterion_main!(benches);
