//! How long it takes to score a ten-minute call of 2,000 log entries. The goal is under 5 ms with the engine's part.

#[path = "made/call.rs"]
mod made;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use made::{log, procedure, scenario, words};
use sygnaly::domain::*;
use sygnaly::engine::{Ear, Session, Setup};
use sygnaly::scoring::score;

/// What a log of this bench holds.
const ENTRIES: usize = 2_000;

fn scoring(bench: &mut Bench) {
    let (procedure, scenario, log) = (procedure(), scenario(), log(ENTRIES));
    assert_eq!(log.entries.len(), ENTRIES);
    bench.bench_function("score 2,000 entries", |run| {
        run.iter(|| score(black_box(&procedure), black_box(&scenario), black_box(&log)));
    });
}

/// An ear that always understands the same, so that the engine alone is timed.
struct Steady(Heard);

impl Ear for Steady {
    fn hear(&self, _text: &str, _to: Addressee) -> Heard {
        self.0.clone()
    }
}

/// The same ten minutes, event by event through the engine, and then scored.
fn plays_and_scores(bench: &mut Bench) {
    let scenario = Arc::new(scenario());
    let profile = Arc::new(Profile {
        id: "krynki".into(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: "Anna".to_owned(),
        last_name: "Kowalska".to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    });
    let ear = Arc::new(Steady(words(1, 0).1));
    let procedure = procedure();
    // 2,000 events: one every 300 ms.
    let events: Vec<(Millis, Event)> = (0..ENTRIES as u64)
        .map(|index| {
            let at = Millis(3_000 + index * 300);
            let to = Addressee::Caller;
            let event = match index % 4 {
                _ if index == 0 => Event::Answered,
                1 => Event::SpeechStarted {
                    to,
                    route: Route::Voice,
                },
                2 => Event::SpeechEnded { to },
                3 => Event::Said(words(index as u32, at.0 - 600).0),
                _ => Event::Clock,
            };
            (at, event)
        })
        .collect();
    bench.bench_function("engine and scoring, 2,000 events", |bench| {
        bench.iter(|| {
            let mut session = Session::new(scenario.clone(), profile.clone(), ear.clone(), Setup::default());
            session.begin();
            for (at, event) in &events {
                black_box(session.step(*at, event.clone()));
            }
            black_box(score(&procedure, &scenario, &session.finish()))
        });
    });
}

criterion_group!(benches, scoring, plays_and_scores);
criterion_main!(benches);
