//! How long an eight-hour shift of 40 calls takes without a window, understanding and scoring included (the goal is under
//! 1 s), and its debrief: scores, and the course of every call (the goal for half an hour is under 200 ms).

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use sygnaly::authoring::{NoEars, OfficeEars, run_shift_plan};
use sygnaly::domain::*;
use sygnaly::engine::{ShiftParts, Talks};
use sygnaly::format::{self, Loaded};
use sygnaly::language::Language;
use sygnaly::scoring::score_shift;
use sygnaly::scoring::timeline::Timeline;

const CALLS: u64 = 40;
/// Twelve minutes from one call to the next: 40 of them fill eight hours.
const APART: u64 = 12 * 60_000;

fn right<T>(loaded: Loaded<T>) -> T {
    let problems = loaded.diagnostics;
    loaded
        .value
        .unwrap_or_else(|| panic!("a shipped file is wrong: {problems:?}"))
}

fn name(call: u64) -> CallId {
    CallId::new(format!("call-{call}"))
}

fn shift(scenario: &Scenario) -> Shift {
    let call = |number| ShiftCall {
        id: name(number),
        at: Millis(60_000 + number * APART),
        scenario: scenario.id.clone(),
        number: "85 710 20 31".to_owned(),
        callback: None,
        calls_again: None,
    };
    Shift {
        id: "day".into(),
        version: 1,
        title: String::new(),
        summary: String::new(),
        level: 1,
        day: "2026-11-30".to_owned(),
        begins: 8 * 60,
        ends: 16 * 60 + 10,
        pace: 60,
        calls: (0..CALLS).map(call).collect(),
        visits: Vec::new(),
        absences: Vec::new(),
        substitutes: Vec::new(),
    }
}

/// The steps of the shipped plan that passes, for every call.
fn plan(shift: &Shift, call: &Plan) -> ShiftPlan {
    let steps = (0..CALLS).flat_map(|number| {
        call.steps.iter().cloned().map(move |step| match step.what {
            Deed::Answer => Step {
                when: When::Rings(name(number)),
                ..step
            },
            _ => step,
        })
    });
    ShiftPlan {
        title: String::new(),
        of: shift.id.clone(),
        procedure: call.procedure.clone(),
        profile: call.profile.clone(),
        seed: 1,
        mode: Mode::Exam,
        steps: steps.collect(),
        expect: PlanExpectation::default(),
    }
}

fn a_day_at_the_desk(bench: &mut Bench) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = home.join("scenarios/senior-dowod");
    let stock = right(format::load_stock(&home.join("assets/callers/stock.yaml")));
    let scenario = Arc::new(right(format::load_scenario(&folder.join("scenario.yaml"), &stock)));
    let call = right(format::load_plan(&folder.join("plans/passes.yaml")));
    let profile = Arc::new(right(format::load_profile(
        &home.join("assets/profiles/bialystok.yaml"),
    )));
    let procedure = right(format::load_procedure(&home.join("assets/procedures/bialystok.yaml")));
    let language = Arc::new(Language::load(&home.join("assets/language/pl")).expect("the language files load"));
    let shift = Arc::new(shift(&scenario));
    let plan = plan(&shift, &call);
    let talks = Talks {
        incoming: scenario,
        callback: None,
    };
    let parts = ShiftParts {
        talks: vec![talks; CALLS as usize],
        shift: Arc::clone(&shift),
        profile: Arc::clone(&profile),
    };
    let ears = Arc::new(OfficeEars::new(language, profile, &shift));
    let played =
        || run_shift_plan(&plan, &folder, parts.clone(), ears.clone(), &mut NoEars, &mut ()).expect("the plan plays");
    let scored = |log: &ShiftLog| score_shift(&procedure, &shift, &parts.scenarios(), log);
    let whole = played().log;
    let debrief = || {
        let courses = whole.calls.iter().map(|call| {
            let scenario = &parts.talks[0].incoming;
            Timeline::of(procedure.marks, scenario, &call.log)
        });
        (scored(&whole), courses.collect::<Vec<_>>())
    };
    let card = scored(&whole);
    assert_eq!((card.calls.len(), card.passed), (CALLS as usize, Passed::Yes));
    let mut group = bench.benchmark_group("shift");
    group.sample_size(20);
    group.bench_function("eight hours, 40 calls, played and scored", |run| {
        run.iter(|| black_box(scored(&played().log)))
    });
    group.bench_function("its debrief", |run| run.iter(|| black_box(debrief())));
    group.finish();
}

criterion_group!(benches, a_day_at_the_desk);
criterion_main!(benches);
