//! Calls as trainees play them: the shipped plans, played once each, with what the shipped procedures make of them. Attempts that are
//! made up take their events and results from here, so that they are of the size and the kind of real ones.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sygnaly::authoring::{NoEars, Witness, run_plan};
use sygnaly::domain::{Card, Event, Millis, Mode, Plan, Procedure, Profile, Scenario, ShiftEvent};
use sygnaly::format::{self, Loaded};
use sygnaly::language::{Interpreter, Language};
use sygnaly::scoring::score;

/// A scenario and how it was played, the best first.
pub struct Call {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// How it was played; never empty.
    pub plays: Vec<Play>,
}

/// A plan that was played.
pub struct Play {
    /// Its seed.
    pub seed: u64,
    /// What happened, with the session's times.
    pub events: Vec<(Millis, ShiftEvent)>,
    /// The result by each procedure, in the order in which they were given.
    pub cards: Vec<Card>,
}

/// What happened in a call, in order.
#[derive(Default)]
struct Taken(Vec<(Millis, ShiftEvent)>);

impl Witness for Taken {
    fn event(&mut self, at: Millis, event: &Event) {
        self.0.push((at, ShiftEvent::Desk(event.clone())));
    }
}

/// The value of a shipped file.
pub fn right<T>(path: &Path, loaded: Loaded<T>) -> Result<T, Box<dyn Error>> {
    let problems = loaded.diagnostics;
    loaded
        .value
        .ok_or_else(|| format!("{}: {problems:?}", path.display()).into())
}

/// Plays the typed plans of the shipped scenarios under a repository, by these procedures.
pub fn played(home: &Path, procedures: &[Procedure]) -> Result<Vec<Call>, Box<dyn Error>> {
    let language = Arc::new(Language::load(&home.join("assets/language/pl"))?);
    let stock = home.join("assets/callers/stock.yaml");
    let stock = right(&stock, format::load_stock(&stock))?;
    let mut calls = Vec::new();
    for (_, path) in format::find_scenarios(&home.join("scenarios")) {
        let mut plays = Vec::new();
        let mut last = None;
        for file in plans_of(&path)? {
            let plan: Plan = right(&file, format::load_plan(&file))?;
            let scenario = format::load_scenario_for(&path, &stock, plan.seed);
            let scenario = Arc::new(right(&path, scenario)?);
            let profile = home.join(format!("assets/profiles/{}.yaml", plan.profile));
            let profile: Arc<Profile> = Arc::new(right(&profile, format::load_profile(&profile))?);
            let ear = Arc::new(Interpreter::new(Arc::clone(&language), &profile, Some(&scenario)));
            let mut taken = Taken::default();
            let folder = file.parent().unwrap_or(home);
            let run = run_plan(
                &plan,
                folder,
                Arc::clone(&scenario),
                profile,
                ear,
                &mut NoEars,
                &mut taken,
            );
            // One that listens to recordings is left out.
            let Ok(run) = run else { continue };
            let card = |procedure: &Procedure| {
                let mut card = score(procedure, &scenario, &run.log);
                card.mode = Mode::Exam;
                Card::Call(card)
            };
            plays.push(Play {
                seed: plan.seed,
                events: taken.0,
                cards: procedures.iter().map(card).collect(),
            });
            last = Some(scenario);
        }
        calls.extend(last.map(|scenario| Call { scenario, plays }));
    }
    if calls.is_empty() {
        return Err(format!("{} holds no scenario that can be played", home.display()).into());
    }
    Ok(calls)
}

/// The plans of a scenario: one that passes, the mediocre one, one that fails, as far as there are any.
fn plans_of(scenario: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = scenario.parent().unwrap_or(scenario).join("plans");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        files.push(entry?.path());
    }
    files.sort();
    let named = |start: &str| {
        let is_named = |file: &&PathBuf| {
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(start) && name.ends_with(".yaml")
        };
        files.iter().find(is_named).cloned()
    };
    Ok(["passes", "middling", "fails-"].into_iter().filter_map(named).collect())
}
