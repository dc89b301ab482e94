//! What records cost: an exam's event on its way to the disk (the goal is under 2 ms for 95 of 100), attempts on their way into a store,
//! and what the panel's pages ask of a store, at two sizes: a page costs the same in both.
//!
//! `cargo bench --no-default-features --features records --bench store`. Everything lies under `target/`, on the disk that is used.

#[path = "../tools/records/office.rs"]
mod office;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use office::{Offices, STATIONS, Size};
use sygnaly::domain::{Day, Mode, PolicyId, ProcedureId};
use sygnaly::records::store::{CertificatesWanted, PeopleWanted, Store, StorePlace};
use sygnaly::records::{self, Journal, Recorded, path_of};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Events of an exam that are timed one by one.
const EVENTS: usize = 2_000;
/// Attempts that are taken in one go.
const TAKEN: usize = 1_000;
/// Attempts within one transaction, as a sync sends them.
const AT_ONCE: usize = 200;
const SIZES: [(&str, Size); 2] = [
    (
        "200 people",
        Size {
            people: 200,
            attempts: 2_000,
        },
    ),
    (
        "2,000 people",
        Size {
            people: 2_000,
            attempts: 20_000,
        },
    ),
];

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

fn offices(size: Size) -> Offices {
    let until: Timestamp = "2026-11-30T12:00:00Z".parse().unwrap();
    Offices::new(Path::new(env!("CARGO_MANIFEST_DIR")), size, until, 1).unwrap()
}

fn for_sending() -> Offices {
    offices(Size {
        people: 400,
        attempts: TAKEN * STATIONS,
    })
}

/// What stands in the journal of an attempt that is made up, as an exam.
fn exam(folder: &Path) -> Recorded {
    let (_, attempts) = for_sending().sent(0..1);
    let path = path_of(folder, &attempts[0].name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, &attempts[0].text).unwrap();
    let mut recorded = records::read(&path).unwrap();
    fs::remove_file(path).unwrap();
    recorded.header.mode = Mode::Exam;
    recorded
}

fn event(criterion: &mut Criterion) {
    let folder = folder();
    let Recorded { header, events, .. } = exam(folder.path());
    let mut journal = Journal::begin(folder.path(), header).unwrap();
    let mut all = events.iter().cycle();
    let mut append = || {
        let (at, event) = all.next().unwrap();
        journal.append(*at, event).unwrap();
    };
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..EVENTS {
        let begun = Instant::now();
        append();
        times.push(begun.elapsed());
    }
    times.sort();
    let (half, most) = (times[EVENTS / 2], times[EVENTS * 95 / 100]);
    println!("An exam's event is on the disk after {half:?} (p50), {most:?} (p95; the goal is under 2 ms)");
    println!("measured store.event {} ms", most.as_secs_f64() * 1_000.0);
    criterion.bench_function("an exam's event", |bencher| bencher.iter(&mut append));
}

fn taking(criterion: &mut Criterion) {
    let (station, attempts) = for_sending().sent(0..TAKEN);
    let runtime = runtime();
    let fresh = || {
        let folder = folder();
        let store = runtime.block_on(Store::open(StorePlace::of_folder(folder.path())));
        (folder, store.unwrap())
    };
    let mut group = criterion.benchmark_group("a store takes");
    group.sample_size(10);
    group.bench_function("1,000 attempts", |bencher| {
        bencher.iter_batched(
            &fresh,
            |(folder, store)| {
                runtime.block_on(async {
                    for some in attempts.chunks(AT_ONCE) {
                        let refused = store.take(station, some, "2026-11-30T12:00:00Z").await.unwrap();
                        assert!(refused.is_empty(), "{refused:?}");
                    }
                    store.close().await;
                });
                folder
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn pages(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("a page asks for");
    for (label, size) in SIZES {
        let folder = folder();
        let store = runtime.block_on(async {
            let store = Store::open(StorePlace::of_folder(folder.path())).await.unwrap();
            offices(size).fill(&store, |_| {}).await.unwrap();
            store
        });
        let everybody = PeopleWanted::default();
        let some = PeopleWanted {
            text: "zaj urz".to_owned(),
            ..PeopleWanted::default()
        };
        let today: Day = "2026-11-30".parse().unwrap();
        let certificates = CertificatesWanted {
            number: String::new(),
            validity: None,
            on: today,
        };
        let (procedure, policy) = (ProcedureId::from("krynki"), PolicyId::from("krynki"));
        let (listed, _) = runtime.block_on(store.people(&everybody, None, 50)).unwrap();
        let person = listed.rows[listed.rows.len() / 2].id;
        let theirs = runtime.block_on(store.attempts_of(person, None, 25)).unwrap();
        let attempt = theirs.rows[0].id;

        let mut ask = |what: &str, work: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(what, label), |bencher| bencher.iter(work));
        };
        ask("people", &|| {
            black_box(runtime.block_on(store.people(&everybody, None, 50)).unwrap());
        });
        ask("people by a search", &|| {
            black_box(runtime.block_on(store.people(&some, None, 50)).unwrap());
        });
        ask("a person's attempts", &|| {
            black_box(runtime.block_on(store.attempts_of(person, None, 25)).unwrap());
        });
        ask("an attempt, all of it", &|| {
            black_box(runtime.block_on(store.recorded(attempt)).unwrap());
        });
        ask("certificates", &|| {
            black_box(runtime.block_on(store.certificates(&certificates, None, 50)).unwrap());
        });
        ask("the trail", &|| {
            black_box(runtime.block_on(store.audit(None, 50)).unwrap());
        });
        ask("exams that wait", &|| {
            let waiting = store.waiting_exams(std::slice::from_ref(&procedure), &[], None, 50);
            black_box(runtime.block_on(waiting).unwrap());
        });
        ask("rules by people", &|| {
            let rules = store.rules_by_people(&procedure, Some("2026-Q1"), None, 25);
            black_box(runtime.block_on(rules).unwrap());
        });
        ask("what ends soon", &|| {
            let ending = store.ending(&policy, Some(today), today.plus_days(91), None, 50);
            black_box(runtime.block_on(ending).unwrap());
        });
        runtime.block_on(store.close());
    }
    group.finish();
}

criterion_group!(benches, event, taking, pages);
criterion_main!(benches);
