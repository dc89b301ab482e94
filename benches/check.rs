//! `sygnaly check` over a thousand scenarios, the program from its start to its end: the goal is under 2 s on two cores. The same
//! on one core and without the program, to see what the second core is worth.

#[path = "made/library.rs"]
mod made;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use made::write_library;
use sygnaly::format::{Library, Shelves, check_path};

const COUNT: usize = 1_000;

fn check(bench: &mut Criterion) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    write_library(home, folder.path(), COUNT);
    let (library, problems) = Library::of(&Shelves::shipped(&home.join("assets"), &home.join("scenarios")));
    assert!(problems.is_empty(), "{problems:?}");
    let program = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sygnaly"));
        program.arg("--home").arg(home).arg("check").arg(folder.path());
        program.stdout(Stdio::null()).status().expect("the program starts")
    };
    assert!(program().success());
    let found = check_path(folder.path(), &library);
    assert_eq!(found.len(), COUNT);

    let mut group = bench.benchmark_group("check");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("a thousand scenarios, the program", |run| run.iter(&program));
    group.bench_function("a thousand scenarios, one core", |run| {
        run.iter(|| check_path(black_box(folder.path()), &library))
    });
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
