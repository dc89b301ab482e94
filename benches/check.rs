//! `sygnaly check` over a thousand scenarios, the program from its start to its end: the goal is under 2 s on two cores. The same
//! on one core and without the program, to see what the second core is worth.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::format::{Library, Shelves, check_path, find_scenarios};

const COUNT: usize = 1_000;

/// The shipped scenarios over and over, each under a name of its own.
fn write_collection(home: &Path, folder: &Path) {
    let shipped = find_scenarios(&home.join("scenarios"));
    for number in 0..COUNT {
        let (id, file) = &shipped[number % shipped.len()];
        let text = fs::read_to_string(file).expect("a shipped scenario is readable");
        let name = format!("{id}-{number}");
        let renamed = text.replacen(&format!("\nid: {id}\n"), &format!("\nid: {name}\n"), 1);
        assert_ne!(renamed, text, "{id} has its id elsewhere");
        fs::create_dir(folder.join(&name)).expect("made");
        fs::write(folder.join(name).join("scenario.yaml"), renamed).expect("written");
    }
}

fn check(bench: &mut Criterion) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    write_collection(home, folder.path());
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
