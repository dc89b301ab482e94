//! What the integration tests share: the program, the shipped files, and a call played by a plan.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock};

use sygnaly::authoring::checks::{Understanding, check_text, unrecorded};
use sygnaly::authoring::{HearWav, NoEars, OfficeEars, PlanRun, run_plan, run_shift_plan};
use sygnaly::domain::{Plan, Procedure, Profile, Scenario, ShiftCall, ShiftLog, ShiftPlan};
use sygnaly::engine::{ShiftParts, Talks};
use sygnaly::format::{self, Checked, FileKind, Library, Loaded, Shelves};
use sygnaly::language::{Interpreter, Language};

/// The repository.
pub fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program in the repository, without a terminal and without a screen, with this data folder.
pub fn program(data: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sygnaly"));
    program
        .arg("--home")
        .arg(home())
        .current_dir(home())
        .env("SYGNALY_DATA", data)
        .env_remove("SYGNALY_DATABASE")
        .env_remove("RUST_LOG")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null());
    program
}

/// Runs the program to its end.
pub fn sygnaly(data: &Path, args: &[&str]) -> Output {
    program(data).args(args).output().expect("the program starts")
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// What it told beside that.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// Runs the program with an output that nobody reads, as `| head` leaves it when it has read enough.
pub fn unread(data: &Path, args: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().expect("a pipe is made");
    // Before the program starts: how much fits into a pipe does not matter then, and whatever it prints fails.
    drop(reader);
    let unread = program(data).args(args).stdout(writer).output();
    unread.expect("the program starts")
}

/// The value of a file that must be right.
pub fn right<T>(loaded: Loaded<T>) -> T {
    let problems: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| found.render(sygnaly::domain::Lang::En))
        .collect();
    loaded
        .value
        .unwrap_or_else(|| panic!("a shipped file is wrong:\n{}", problems.join("\n")))
}

/// A shipped procedure.
pub fn procedure(id: &str) -> Procedure {
    right(format::load_procedure(
        &home().join(format!("assets/procedures/{id}.yaml")),
    ))
}

/// A shipped profile.
pub fn profile(id: &str) -> Arc<Profile> {
    Arc::new(right(format::load_profile(
        &home().join(format!("assets/profiles/{id}.yaml")),
    )))
}

/// A scenario file, with the shipped stock phrases.
pub fn scenario_at(path: &Path) -> Arc<Scenario> {
    let stock = right(format::load_stock(&home().join("assets/callers/stock.yaml")));
    Arc::new(right(format::load_scenario(path, &stock)))
}

/// A scenario file as this seed draws it.
pub fn scenario_drawn(path: &Path, seed: u64) -> Arc<Scenario> {
    let stock = right(format::load_stock(&home().join("assets/callers/stock.yaml")));
    Arc::new(right(format::load_scenario_for(path, &stock, seed)))
}

/// The scenario of a shipped plan, as the plan's seed draws it.
pub fn scenario_of(plan: &Plan) -> Arc<Scenario> {
    scenario_drawn(&home().join(format!("scenarios/{}/scenario.yaml", plan.of)), plan.seed)
}

/// A shipped scenario, as it is written.
pub fn scenario(id: &str) -> Arc<Scenario> {
    scenario_at(&home().join(format!("scenarios/{id}/scenario.yaml")))
}

/// The names of the shipped scenarios.
pub fn shipped() -> Vec<String> {
    let found = format::find_scenarios(&home().join("scenarios"));
    found.into_iter().map(|(id, _)| id.to_string()).collect()
}

/// A shipped plan, with the folder its WAV files are relative to.
pub fn plan(scenario: &str, name: &str) -> (Plan, PathBuf) {
    let folder = home().join(format!("scenarios/{scenario}/plans"));
    (right(format::load_plan(&folder.join(format!("{name}.yaml")))), folder)
}

/// What understands Polish, loaded once for all tests.
pub fn language() -> Arc<Language> {
    use std::sync::OnceLock;
    static LANGUAGE: OnceLock<Arc<Language>> = OnceLock::new();
    LANGUAGE
        .get_or_init(|| Arc::new(Language::load(&home().join("assets/language/pl")).expect("the language files load")))
        .clone()
}

/// The shipped files by name.
pub fn library() -> Library {
    let shelves = Shelves::shipped(&home().join("assets"), &home().join("scenarios"));
    let (library, problems) = Library::of(&shelves);
    assert_eq!(problems, [], "the shipped stock phrases are in order");
    library
}

/// What sentences are understood with where a file is checked.
pub static UNDERSTANDING: LazyLock<Understanding> = LazyLock::new(|| Understanding {
    language: language(),
    profile: profile("krynki"),
});

/// Everything that `sygnaly check` finds in a file.
pub fn checked(file: &Path, library: &Library) -> Checked {
    match format::read_file(file) {
        Ok(text) => with_unrecorded(check_text(file, &text, library, &UNDERSTANDING), &text, library),
        Err(unreadable) => unreadable,
    }
}

/// The same with what was not recorded: here, every line that says so.
fn with_unrecorded(mut checked: Checked, text: &str, library: &Library) -> Checked {
    let scenarios = format::parse_each_row(&checked.file, text, &library.stock).value;
    if let (Some(FileKind::Scenario), Some(scenarios)) = (checked.kind, scenarios) {
        let absent = unrecorded(&checked.file, text, &scenarios, &UNDERSTANDING.profile, |_, line| {
            !line.contains("nie nagrane")
        });
        checked.diagnostics.extend(absent);
    }
    checked
}

/// Plays a plan on a scenario with its profile.
pub fn play(plan: &Plan, folder: &Path, scenario: &Arc<Scenario>, ears: &mut dyn HearWav) -> PlanRun {
    let profile = profile(plan.profile.as_str());
    let ear = Arc::new(Interpreter::new(language(), &profile, Some(scenario)));
    run_plan(plan, folder, scenario.clone(), profile, ear, ears, &mut ())
        .unwrap_or_else(|error| panic!("{}: {error:?}", plan.title))
}

/// Plays a plan for a shift: what was played, and what came of it.
pub fn play_shift(plan: &ShiftPlan, folder: &Path) -> (ShiftParts, PlanRun<ShiftLog>) {
    let file = home().join(format!("scenarios/shifts/{}.yaml", plan.of));
    let shift = right(format::load_shift(&file));
    let profile = profile(plan.profile.as_str());
    let talks = |call: &ShiftCall| Talks {
        incoming: scenario(call.scenario.as_str()),
        callback: call.callback.as_ref().map(|id| scenario(id.as_str())),
    };
    let parts = ShiftParts {
        talks: shift.calls.iter().map(talks).collect(),
        shift: Arc::new(shift),
        profile: Arc::clone(&profile),
    };
    let ears = Arc::new(OfficeEars::new(language(), profile, &parts.shift));
    let run = run_shift_plan(plan, folder, parts.clone(), ears, &mut NoEars, &mut ())
        .unwrap_or_else(|error| panic!("{}: {error:?}", plan.title));
    (parts, run)
}

/// Plays a shipped plan without WAV files.
pub fn play_shipped(scenario_id: &str, name: &str) -> (Plan, Arc<Scenario>, PlanRun) {
    let (plan, folder) = plan(scenario_id, name);
    let scenario = scenario_of(&plan);
    let run = play(&plan, &folder, &scenario, &mut NoEars);
    (plan, scenario, run)
}
