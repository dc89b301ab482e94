//! What a simulated office plays: the shipped plans, for calls and for shifts. Every time one is played, its files are loaded anew and
//! its words are understood anew, as the window does.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sygnaly::authoring::{NoEars, OfficeEars, Witness, run_plan, run_shift_plan};
use sygnaly::domain::{
    Card, Event, Millis, Mode, Plan, Procedure, Profile, Scenario, ShiftCall, ShiftEvent, ShiftPlan, StockPhrases,
};
use sygnaly::engine::{ShiftParts, Talks};
use sygnaly::format::{self, FileKind, Loaded};
use sygnaly::language::{Interpreter, Language};
use sygnaly::records::Played;
use sygnaly::scoring::{score, score_shift};

/// A plan, as it lies on the disk.
enum Shipped {
    Call { plan: PathBuf, scenario: PathBuf },
    Shift { plan: PathBuf },
}

/// All that can be played.
pub struct Library {
    home: PathBuf,
    language: Arc<Language>,
    stock: StockPhrases,
    plans: Vec<Shipped>,
}

/// An attempt that was played.
pub struct Attempt {
    /// What.
    pub played: Played,
    /// By which procedure, in which version.
    pub procedure: Procedure,
    /// By whom.
    pub profile: Profile,
    /// What drew its variants.
    pub seed: u64,
    /// What happened, with the session's times.
    pub events: Vec<(Millis, ShiftEvent)>,
    /// The result.
    pub card: Card,
    /// How long it took.
    pub length: Millis,
}

/// What happened, in order.
#[derive(Default)]
struct Taken(Vec<(Millis, ShiftEvent)>);

impl Witness for Taken {
    fn event(&mut self, at: Millis, event: &Event) {
        self.0.push((at, ShiftEvent::Desk(event.clone())));
    }

    fn shift_event(&mut self, at: Millis, event: &ShiftEvent) {
        self.0.push((at, event.clone()));
    }
}

impl Library {
    /// The plans of a repository that need no recordings.
    pub fn open(home: &Path) -> Result<Self, Box<dyn Error>> {
        let stock = home.join("assets/callers/stock.yaml");
        let mut plans = Vec::new();
        for (_, scenario) in format::find_scenarios(&home.join("scenarios")) {
            let folder = scenario.parent().unwrap_or(home).join("plans");
            for plan in typed_plans(&folder)? {
                let scenario = scenario.clone();
                plans.push(Shipped::Call { plan, scenario });
            }
        }
        for plan in typed_plans(&home.join("scenarios/shifts/plans"))? {
            plans.push(Shipped::Shift { plan });
        }
        if plans.is_empty() {
            return Err(format!("{} holds no plans", home.display()).into());
        }
        Ok(Self {
            language: Arc::new(Language::load(&home.join("assets/language/pl"))?),
            stock: right(&stock, format::load_stock(&stock))?,
            home: home.to_owned(),
            plans,
        })
    }

    /// Plays the plan of a number; after the last one the first comes again, with the next seed.
    pub fn play(&self, number: usize, mode: Mode) -> Result<Attempt, Box<dyn Error>> {
        let shipped = &self.plans[number % self.plans.len()];
        let again = u64::try_from(number / self.plans.len())?;
        match shipped {
            Shipped::Call { plan, scenario } => {
                let mut call: Plan = right(plan, format::load_plan(plan))?;
                call.mode = mode;
                // What a plan says belongs to its own seed; with another one it may miss its moments, as people do.
                call.seed = call.seed.wrapping_add(again);
                let played = self.call(&call, plan, scenario);
                if played.is_ok() || again == 0 {
                    return played;
                }
                call.seed = call.seed.wrapping_sub(again);
                self.call(&call, plan, scenario)
            }
            Shipped::Shift { plan } => {
                let mut shift: ShiftPlan = right(plan, format::load_shift_plan(plan))?;
                shift.mode = mode;
                self.shift(&shift, plan)
            }
        }
    }

    fn call(&self, plan: &Plan, file: &Path, scenario: &Path) -> Result<Attempt, Box<dyn Error>> {
        let loaded = format::load_scenario_for(scenario, &self.stock, plan.seed);
        let scenario: Arc<Scenario> = Arc::new(right(scenario, loaded)?);
        let (profile, procedure) = self.office(plan.profile.as_str(), plan.procedure.as_str())?;
        let ear = Interpreter::new(Arc::clone(&self.language), &profile, Some(&scenario));
        let (mut taken, folder) = (Taken::default(), file.parent().unwrap_or(file));
        let run = run_plan(
            plan,
            folder,
            Arc::clone(&scenario),
            Arc::clone(&profile),
            Arc::new(ear),
            &mut NoEars,
            &mut taken,
        )?;
        let card = score(&procedure, &scenario, &run.log);
        let (scenario, version) = (scenario.id.clone(), scenario.version);
        Ok(Attempt {
            played: Played::Call { scenario, version },
            procedure,
            profile: (*profile).clone(),
            seed: plan.seed,
            events: taken.0,
            length: card.duration,
            card: Card::Call(card),
        })
    }

    fn shift(&self, plan: &ShiftPlan, file: &Path) -> Result<Attempt, Box<dyn Error>> {
        let path = self.home.join(format!("scenarios/shifts/{}.yaml", plan.of));
        let shift = Arc::new(right(&path, format::load_shift(&path))?);
        let (profile, procedure) = self.office(plan.profile.as_str(), plan.procedure.as_str())?;
        let talks: Result<Vec<Talks>, Box<dyn Error>> = shift.calls.iter().map(|call| self.talks(call)).collect();
        let parts = ShiftParts {
            talks: talks?,
            shift: Arc::clone(&shift),
            profile: Arc::clone(&profile),
        };
        let ears = OfficeEars::new(Arc::clone(&self.language), Arc::clone(&profile), &shift);
        let (mut taken, folder) = (Taken::default(), file.parent().unwrap_or(file));
        let run = run_shift_plan(plan, folder, parts.clone(), Arc::new(ears), &mut NoEars, &mut taken)?;
        let card = score_shift(&procedure, &shift, &parts.scenarios(), &run.log);
        let (shift, version) = (shift.id.clone(), shift.version);
        Ok(Attempt {
            played: Played::Shift { shift, version },
            procedure,
            profile: (*profile).clone(),
            seed: plan.seed,
            events: taken.0,
            length: card.duration,
            card: Card::Shift(card),
        })
    }

    fn talks(&self, call: &ShiftCall) -> Result<Talks, Box<dyn Error>> {
        let scenario = |id: &str| -> Result<Arc<Scenario>, Box<dyn Error>> {
            let path = self.home.join(format!("scenarios/{id}/scenario.yaml"));
            Ok(Arc::new(right(&path, format::load_scenario(&path, &self.stock))?))
        };
        let callback = call.callback.as_ref().map(|id| scenario(id.as_str()));
        Ok(Talks {
            incoming: scenario(call.scenario.as_str())?,
            callback: callback.transpose()?,
        })
    }

    fn office(&self, profile: &str, procedure: &str) -> Result<(Arc<Profile>, Procedure), Box<dyn Error>> {
        let profile = self.home.join(format!("assets/profiles/{profile}.yaml"));
        let procedure = self.home.join(format!("assets/procedures/{procedure}.yaml"));
        let loaded = right(&profile, format::load_profile(&profile))?;
        let procedure = right(&procedure, format::load_procedure(&procedure))?;
        Ok((Arc::new(loaded), procedure))
    }
}

/// The plans in a folder that name no recording, by name.
fn typed_plans(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut plans = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let is_plan = matches!(
            format::kind_of(&path, &text),
            Some(FileKind::Plan | FileKind::ShiftPlan)
        );
        if is_plan && !text.contains(".wav") {
            plans.push(path);
        }
    }
    plans.sort();
    Ok(plans)
}

/// The value of a shipped file.
fn right<T>(path: &Path, loaded: Loaded<T>) -> Result<T, Box<dyn Error>> {
    let problems = loaded.diagnostics;
    loaded
        .value
        .ok_or_else(|| format!("{}: {problems:?}", path.display()).into())
}
