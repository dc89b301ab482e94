//! How long one utterance and the loading of the linguistic files take, how much memory they need, and how well the held-out set is
//! understood. Figures are in docs/performance.md.

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};

use sygnaly::domain::{Addressee, Profile};
use sygnaly::language::{Evaluation, Interpreter, Labelled, Language};

/// Twenty words, as a recogniser writes them.
const UTTERANCE: &str = "dzień dobry urząd miejski w krynkach anna kowalska inspektor proszę o chwilę cierpliwości \
    sprawdzę to w systemie i oddzwonię jutro o dziesiątej trzydzieści";

fn understanding(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = root.join("assets/language/pl");
    let before = resident_kib();
    let language = Arc::new(Language::load(&assets).expect("the shipped language loads"));
    let resident = resident_kib().saturating_sub(before);
    println!("resident size of everything linguistic: {resident} KiB");
    println!("measured language.resident {resident} KiB");
    let profiles = std::fs::read_to_string(root.join("tests/eval/profiles.json")).expect("profiles");
    let profiles: Vec<Profile> = serde_json::from_str(&profiles).expect("profiles");
    let utterances = held_out(root);
    how_well(&utterances, &language, &profiles);
    let interpreter = Interpreter::new(language, &profiles[0], None);
    criterion.bench_function("hear 20 words", |bencher| {
        bencher.iter(|| interpreter.hear(black_box(UTTERANCE), Addressee::Caller));
    });
    let now = jiff::civil::date(2026, 11, 20).at(9, 0, 0, 0);
    criterion.bench_function("values of 20 words", |bencher| {
        bencher.iter(|| interpreter.values(black_box(UTTERANCE), now));
    });
    slowest_in_a_hundred(&utterances, &interpreter);
    criterion.bench_function("load the language", |bencher| {
        bencher.iter(|| Language::load(black_box(&assets)));
    });
}

fn held_out(root: &Path) -> Vec<Labelled> {
    let text = std::fs::read_to_string(root.join("tests/eval/dev.jsonl")).expect("the held-out set");
    let utterances = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("an utterance"));
    utterances.collect()
}

/// How well the held-out set is understood: all of it, the part in lower case, and the act that is understood worst.
fn how_well(utterances: &[Labelled], language: &Arc<Language>, profiles: &[Profile]) {
    let interpreter = |profile: &Profile| {
        (
            profile.id.to_string(),
            Interpreter::new(Arc::clone(language), profile, None),
        )
    };
    let interpreters: HashMap<String, Interpreter> = profiles.iter().map(interpreter).collect();
    let (mut all, mut lower) = (Evaluation::default(), Evaluation::default());
    for utterance in utterances {
        let heard = interpreters[&utterance.profile].hear(&utterance.text, Addressee::Caller);
        all.add(&heard, &utterance.acts);
        if utterance.text == utterance.text.to_lowercase() {
            lower.add(&heard, &utterance.acts);
        }
    }
    let worst = all.by_act.iter().map(|(_, count)| count.f1()).fold(1.0, f64::min);
    let (right, wrong) = all.sure;
    let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    println!("measured language.f1 {:.4} F1", all.total.f1());
    println!("measured language.f1_lower_case {:.4} F1", lower.total.f1());
    println!("measured language.f1_worst_act {worst:.4} F1");
    println!(
        "measured language.sure_and_right {:.2} %",
        percent(right, right + wrong)
    );
    let there = all.total.hits + all.total.misses;
    println!("measured language.sure_at_all {:.2} %", percent(right, there));
}

/// The 99th percentile over the held-out utterances, each timed at its best of five.
fn slowest_in_a_hundred(utterances: &[Labelled], interpreter: &Interpreter) {
    let mut times: Vec<Duration> = utterances
        .iter()
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
    println!(
        "measured language.slowest_of_a_hundred {} ms",
        at(99).as_secs_f64() * 1_000.0
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
