//! What a call takes before its first ring, without a window and without devices: drawn from its file by the seed (while the
//! briefing is shown), the ear for its facts and details, everything that can be said in it, the session up to its first
//! effect. The goal from the briefing's button to the ring, devices included, is under 300 ms; see docs/performance.md.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::domain::{Profile, Scenario, StockPhrases};
use sygnaly::engine::{Session, Setup, every_line};
use sygnaly::format::{self, Library, Shelves, load_scenario_for};
use sygnaly::language::{Interpreter, Language};

/// The scenario whose steps are timed one by one.
const SCENARIO: &str = "senior-dowod";
const SEED: u64 = 7;

/// What the window holds before anybody presses "start".
struct Desk {
    language: Arc<Language>,
    profile: Arc<Profile>,
    stock: StockPhrases,
}

impl Desk {
    fn draw(&self, file: &Path) -> Arc<Scenario> {
        let drawn = load_scenario_for(file, &self.stock, SEED);
        Arc::new(
            drawn
                .value
                .unwrap_or_else(|| panic!("a shipped scenario is wrong: {:?}", drawn.diagnostics)),
        )
    }

    fn ear(&self, scenario: &Scenario) -> Interpreter {
        Interpreter::new(Arc::clone(&self.language), &self.profile, Some(scenario))
    }

    /// How many effects the call begins with: an incoming call rings at once.
    fn first_effects(&self, scenario: Arc<Scenario>, ear: Interpreter) -> usize {
        let setup = Setup {
            seed: SEED,
            ..Setup::default()
        };
        let mut session = Session::new(scenario, Arc::clone(&self.profile), Arc::new(ear), setup);
        session.begin().len()
    }

    fn start(&self, file: &Path) -> (usize, usize) {
        let scenario = self.draw(file);
        let ear = self.ear(&scenario);
        let lines = every_line(&scenario, &self.profile).len();
        (lines, self.first_effects(scenario, ear))
    }
}

fn starts(bench: &mut Criterion) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (library, problems) = Library::of(&Shelves::shipped(&home.join("assets"), &home.join("scenarios")));
    assert!(problems.is_empty(), "{problems:?}");
    let profile = format::load_profile(&home.join("assets/profiles/krynki.yaml")).value;
    let desk = Desk {
        language: Arc::new(Language::load(&home.join("assets/language/pl")).expect("the language files load")),
        profile: Arc::new(profile.expect("a shipped profile is right")),
        stock: library.stock.clone(),
    };
    let file = library.scenario_file(SCENARIO).expect("the scenario is shipped");
    let scenario = desk.draw(file);
    assert!(desk.first_effects(Arc::clone(&scenario), desk.ear(&scenario)) > 0);

    let mut group = bench.benchmark_group("start");
    group.bench_function("draw the call from its file", |run| {
        run.iter(|| black_box(desk.draw(black_box(file))))
    });
    group.bench_function("build its ear", |run| {
        run.iter(|| black_box(desk.ear(black_box(&scenario))))
    });
    group.bench_function("list its lines", |run| {
        run.iter(|| black_box(every_line(black_box(&scenario), &desk.profile)))
    });
    group.bench_function("the whole, to the first effect", |run| {
        run.iter(|| black_box(desk.start(black_box(file))))
    });
    group.finish();

    // Each at its best of five, as the scenarios differ more than the runs.
    let slowest = library.scenarios.iter().map(|(id, file)| {
        let once = || {
            let started = Instant::now();
            black_box(desk.start(file));
            started.elapsed()
        };
        ((0..5).map(|_| once()).min().unwrap_or_default(), id)
    });
    let (time, id) = slowest.max().unwrap_or((Duration::ZERO, &scenario.id));
    let count = library.scenarios.len();
    println!("the slowest start of {count} scenarios: {time:?} ({id})");
    println!("measured start.slowest {} ms", time.as_secs_f64() * 1_000.0);
}

criterion_group!(benches, starts);
criterion_main!(benches);
