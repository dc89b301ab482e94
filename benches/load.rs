//! Loading and checking a scenario: under 2 ms, so that a menu of a hundred scenarios opens at once.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::format::{load_stock, parse_procedure, parse_scenario};

fn load(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stock = load_stock(&root.join("assets/callers/stock.yaml")).value.unwrap();
    let path = root.join("scenarios/senior-dowod/scenario.yaml");
    let scenario = std::fs::read_to_string(&path).unwrap();
    assert!(parse_scenario(&path, &scenario, &stock).value.is_some());
    criterion.bench_function("load and check a scenario", |bencher| {
        bencher.iter(|| parse_scenario(black_box(&path), black_box(&scenario), &stock));
    });
    let path = root.join("assets/procedures/krynki.yaml");
    let procedure = std::fs::read_to_string(&path).unwrap();
    criterion.bench_function("load and check a procedure", |bencher| {
        bencher.iter(|| parse_procedure(black_box(&path), black_box(&procedure)));
    });
}

criterion_group!(benches, load);
criterion_main!(benches);
