//! Whatever happened in a call, in whatever order and at whatever times, it is played over and scored; and playing it twice comes to the
//! same.

use std::path::Path;
use std::sync::OnceLock;

use super::journal::Taken;
use super::{Target, shipped};
use sygnaly::authoring::{NoEars, run_plan};
use sygnaly::domain::{Event, Millis, Procedure, Scorecard};
use sygnaly::engine::{Session, Setup};
use sygnaly::format;
use sygnaly::scoring::score;

pub const TARGET: Target = Target {
    name: "events",
    dictionary: include_str!("../dictionaries/json.dict"),
    seeds,
    one,
};

/// So many events are played; a real call has some hundred.
const MOST: usize = 300;

/// What happens when a plan is played: a time and an event in JSON a line.
fn seeds() -> Vec<Vec<u8>> {
    let mut taken = Taken::default();
    let (scenario, profile) = (shipped::scenario(), shipped::profile());
    let (plan, folder) = (shipped::plan(), Path::new("."));
    let run = run_plan(
        &plan,
        folder,
        scenario,
        profile,
        shipped::ear(),
        &mut NoEars,
        &mut taken,
    );
    run.expect("the plan can be played");
    let lines = taken
        .0
        .iter()
        .map(|event| serde_json::to_string(event).expect("plain data"));
    vec![lines.collect::<Vec<_>>().join("\n").into_bytes()]
}

fn procedure() -> &'static Procedure {
    static PROCEDURE: OnceLock<Procedure> = OnceLock::new();
    let file = || shipped::home().join("assets/procedures/krynki.yaml");
    PROCEDURE.get_or_init(|| format::load_procedure(&file()).value.expect("a shipped procedure"))
}

fn one(bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n');
    let events: Vec<(Millis, Event)> = lines
        .filter_map(|line| serde_json::from_slice(line).ok())
        .take(MOST)
        .collect();
    let card = played(&events);
    assert_eq!(card, played(&events));
    if let Some(score) = card.score {
        for part in [score.low, score.value, score.high] {
            assert!((0.0..=100.0).contains(&part), "{score:?}");
        }
    }
}

fn played(events: &[(Millis, Event)]) -> Scorecard {
    let setup = Setup {
        seed: 7,
        ..Setup::default()
    };
    let scenario = shipped::scenario();
    let mut session = Session::new(scenario, shipped::profile(), shipped::ear(), setup);
    session.begin();
    for (at, event) in events {
        session.step(*at, event.clone());
    }
    score(procedure(), &shipped::scenario(), &session.finish())
}
