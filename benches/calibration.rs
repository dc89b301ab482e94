//! Fixed work that has nothing to do with the product: how fast this machine is just now. `scripts/bench` times it beside every group
//! and holds the group's figures against it, so that those of two machines, or of a quiet and a busy hour, can be compared.
//!
//! Whoever changes this work makes `benches/baseline.json` worthless: measure it anew then.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::hint::black_box;
use std::iter;

use criterion::{Criterion, criterion_group, criterion_main};

/// Numbers that are sorted, and of which as many words are made and counted.
const NUMBERS: usize = 50_000;
/// Different words among them.
const WORDS: u64 = 5_000;
/// Places of memory that are walked through, 16 MB of them: more than lies near a core.
const PLACES: usize = 2_000_000;
/// Steps of the walk.
const STEPS: usize = 100_000;

/// A hasher without a seed of the run.
type Fixed = BuildHasherDefault<DefaultHasher>;

/// The number after another, the same on every machine.
fn after(number: u64) -> u64 {
    number
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407)
}

fn sorted(numbers: &[u64]) -> u64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

/// Many small strings, made and looked up, as in reading and understanding.
fn counted(numbers: &[u64]) -> usize {
    let mut words: HashMap<String, usize, Fixed> = HashMap::default();
    for number in numbers {
        *words.entry(format!("słowo {}", (number >> 32) % WORDS)).or_default() += 1;
    }
    words.values().copied().max().unwrap_or_default()
}

/// Each step leads where the number at its place says.
fn walked(memory: &[u64]) -> u64 {
    (0..STEPS as u64).fold(0, |place, step| {
        let found = memory[place as usize % memory.len()];
        (found ^ step) >> 24
    })
}

fn calibration(bench: &mut Criterion) {
    let all = || iter::successors(Some(1), |number| Some(after(*number)));
    let numbers: Vec<u64> = all().take(NUMBERS).collect();
    let memory: Vec<u64> = all().take(PLACES).collect();
    bench.bench_function("calibration", |run| {
        run.iter(|| {
            let numbers = black_box(&numbers);
            (sorted(numbers), counted(numbers), walked(black_box(&memory)))
        })
    });
}

criterion_group!(benches, calibration);
criterion_main!(benches);
