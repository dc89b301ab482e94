//! Every shipped plan is a test: it plays to the end, and what comes of it is what it says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sygnaly::authoring::{NoEars, PlanRun, unexpected};
use sygnaly::domain::{Deed, Plan, RuleVerdict, ShiftPlan, Verdict};
use sygnaly::format;
use sygnaly::scoring::{score, score_shift};

use crate::support;

/// Every plan beside a shipped scenario.
fn shipped_plans() -> Vec<PathBuf> {
    plans_in(&support::home().join("scenarios"))
}

/// Every plan beside a scenario of this folder.
pub fn plans_in(scenarios: &Path) -> Vec<PathBuf> {
    let found = format::find_scenarios(scenarios);
    found
        .iter()
        .flat_map(|(_, scenario)| yaml_files(&scenario.with_file_name("plans")))
        .collect()
}

/// The YAML files of a folder, by name.
pub fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a folder entry is readable").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    paths
}

fn speaks_through_files(plan: &Plan) -> bool {
    plan.steps.iter().any(|step| matches!(step.what, Deed::SayWav { .. }))
}

/// What came of a plan otherwise than it says, for a message.
fn differences(path: &Path, plan: &Plan, ears: &mut dyn sygnaly::authoring::HearWav) -> Option<String> {
    let folder = path.parent().expect("a plan lies in a folder");
    let scenario = support::scenario_of(plan);
    let run = support::play(plan, folder, &scenario, ears);
    let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
    let found = unexpected(&plan.expect, card.graded());
    let all_played = run.unplayed.is_empty();
    (!found.is_empty() || !all_played)
        .then(|| format!("{}: {found:#?}, steps not played: {:?}", path.display(), run.unplayed))
}

/// Every plan beside the shipped shifts.
fn shift_plans() -> Vec<PathBuf> {
    yaml_files(&support::home().join("scenarios/shifts/plans"))
}

/// What came of a plan for a shift otherwise than it says, for a message.
fn shift_differences(path: &Path, plan: &ShiftPlan) -> Option<String> {
    let folder = path.parent().expect("a plan lies in a folder");
    let (parts, PlanRun { log, unplayed }) = support::play_shift(plan, folder);
    let procedure = support::procedure(plan.procedure.as_str());
    let card = score_shift(&procedure, &parts.shift, &parts.scenarios(), &log);
    let found = unexpected(&plan.expect, card.graded());
    (!found.is_empty() || !unplayed.is_empty())
        .then(|| format!("{}: {found:#?}, steps not played: {unplayed:?}", path.display()))
}

#[test]
fn every_typed_plan_comes_out_as_it_says() {
    let mut played = 0;
    let mut wrong = Vec::new();
    for path in shipped_plans() {
        let plan = support::right(format::load_plan(&path));
        if !speaks_through_files(&plan) {
            played += 1;
            wrong.extend(differences(&path, &plan, &mut NoEars));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        played >= 2 * support::shipped().len(),
        "each scenario has a passing and a failing plan; found {played}"
    );
}

#[test]
fn every_plan_written_anew_is_the_same_plan() {
    for path in shipped_plans() {
        let plan = support::right(format::load_plan(&path));
        let again = support::right(format::parse_plan(&path, &format::write_plan(&plan)));
        assert_eq!(again, plan, "{}", path.display());
    }
}

/// A plan that keeps it and a plan that breaks it, for each rule of each procedure: none is left out.
#[test]
fn every_rule_is_kept_by_one_plan_and_broken_by_another() {
    let procedures = ["krynki", "bialystok"].map(support::procedure);
    let mut seen: BTreeSet<(String, &str)> = BTreeSet::new();
    let mut note = |rules: &[RuleVerdict]| {
        for rule in rules.iter().filter(|rule| !rule.evidence.is_empty()) {
            let verdict = match rule.verdict {
                Verdict::Met => "met",
                Verdict::Missed => "missed",
                Verdict::Partly | Verdict::Unclear | Verdict::NotApplicable => continue,
            };
            seen.insert((rule.rule.to_string(), verdict));
        }
    };
    let mut paths = shipped_plans();
    paths.extend(plans_in(&support::home().join("tests/fixtures/calls")));
    for path in paths {
        let plan = support::right(format::load_plan(&path));
        if speaks_through_files(&plan) {
            continue;
        }
        let folder = path.parent().expect("a plan lies in a folder");
        let scenario = support::scenario_at(&folder.with_file_name("scenario.yaml"));
        let run = support::play(&plan, folder, &scenario, &mut NoEars);
        for procedure in &procedures {
            note(&score(procedure, &scenario, &run.log).rules);
        }
    }
    for path in shift_plans() {
        let plan = support::right(format::load_shift_plan(&path));
        let (parts, run) = support::play_shift(&plan, path.parent().expect("a plan lies in a folder"));
        for procedure in &procedures {
            note(&score_shift(procedure, &parts.shift, &parts.scenarios(), &run.log).rules);
        }
    }
    let rules = procedures.iter().flat_map(|procedure| &procedure.rules);
    let missing: Vec<String> = rules
        .flat_map(|rule| ["met", "missed"].map(|verdict| (rule.id.to_string(), verdict)))
        .filter(|wanted| !seen.contains(wanted))
        .map(|(rule, verdict)| format!("{rule} {verdict}"))
        .collect();
    assert!(missing.is_empty(), "no plan shows: {missing:?}");
}

#[test]
fn every_plan_for_a_shift_comes_out_as_it_says() {
    let paths = shift_plans();
    assert!(paths.len() >= 2, "a shift has a passing and a failing plan");
    let mut wrong = Vec::new();
    for path in paths {
        wrong.extend(shift_differences(
            &path,
            &support::right(format::load_shift_plan(&path)),
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(feature = "speech")]
#[test]
fn every_plan_through_sound_comes_out_as_it_says() {
    use sygnaly::authoring::{HearWav, HeardTurn};
    use sygnaly::domain::Message;
    use sygnaly::speech::{WhisperRecognizer, default_model, transcribe_file};

    struct Ears(WhisperRecognizer);
    impl HearWav for Ears {
        fn hear(&mut self, wav: &Path) -> Result<Vec<HeardTurn>, Message> {
            let heard = transcribe_file(&mut self.0, wav).map_err(|error| Message::new(&format!("{error}")))?;
            let turns = heard.turns.into_iter().filter(|turn| !turn.text.is_empty());
            Ok(turns
                .map(|turn| HeardTurn {
                    start: turn.start,
                    end: turn.end,
                    text: turn.text,
                    confidence: turn.confidence,
                })
                .collect())
        }
    }

    let model = default_model(&support::home().join("assets"), None);
    let mut ears = Ears(WhisperRecognizer::load(&model).expect("the demonstration model loads"));
    let mut played = 0;
    let mut wrong = Vec::new();
    for path in shipped_plans() {
        let plan = support::right(format::load_plan(&path));
        if speaks_through_files(&plan) {
            played += 1;
            wrong.extend(differences(&path, &plan, &mut ears));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(played >= 6, "{played} plans through WAV files");
}

#[test]
fn a_log_replayed_twice_gives_the_same_scorecard_to_the_byte() {
    use std::sync::Arc;
    use sygnaly::language::Interpreter;

    let (plan, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let procedure = support::procedure("bialystok");
    let profile = support::profile(plan.profile.as_str());
    let card = |log: &sygnaly::domain::SessionLog| {
        serde_json::to_string(&score(&procedure, &scenario, log)).expect("a scorecard is JSON")
    };
    let first = card(&run.log);
    for _ in 0..2 {
        let ear = Arc::new(Interpreter::new(support::language(), &profile, Some(&scenario)));
        let again = sygnaly::engine::replay(&run.log, scenario.clone(), profile.clone(), ear);
        assert_eq!(again, run.log);
        assert_eq!(card(&again), first);
    }
    // The log survives its file.
    let stored = serde_json::to_string(&run.log).expect("a log is JSON");
    let read: sygnaly::domain::SessionLog = serde_json::from_str(&stored).expect("and comes back");
    assert_eq!(card(&read), first);
}

/// The same plan with every sentence said in other words; none where a sentence has no other words. A plan that passes must
/// have them all.
fn in_other_words<Of>(mut plan: Plan<Of>, path: &Path) -> Option<Plan<Of>> {
    let table = include_str!("../families/paraphrases.txt");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let others: std::collections::HashMap<&str, &str> = rows
        .map(|line| line.split_once(" => ").expect("a line is `sentence => paraphrase`"))
        .collect();
    let passes = path
        .file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with("passes"));
    for step in &mut plan.steps {
        if let Deed::Say { text, .. } | Deed::Type { text, .. } = &mut step.what {
            match others.get(text.as_str()) {
                Some(other) => *text = (*other).to_owned(),
                None if passes => panic!("{}: no paraphrase of `{text}`", path.display()),
                None => return None,
            }
        }
    }
    Some(plan)
}

/// The typed plans again, every sentence said in other words, those that pass at least: they pass and fail for the same
/// reasons, so no scenario hangs on its author's wording.
#[test]
fn every_typed_plan_comes_out_the_same_in_other_words() {
    let (mut played, mut wrong) = (0, Vec::new());
    for path in shipped_plans() {
        let plan = support::right(format::load_plan(&path));
        if !speaks_through_files(&plan)
            && let Some(plan) = in_other_words(plan, &path)
        {
            played += 1;
            wrong.extend(differences(&path, &plan, &mut NoEars));
        }
    }
    for path in shift_plans() {
        let plan = support::right(format::load_shift_plan(&path));
        if let Some(plan) = in_other_words(plan, &path) {
            wrong.extend(shift_differences(&path, &plan));
        }
    }
    assert!(played >= 30, "only {played} plans were played in other words");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The way by voice is the same for all callers: a handful of scenarios, over several needs, is spoken through files.
#[test]
fn some_scenarios_have_a_plan_by_voice() {
    let plans = shipped_plans();
    let by_voice = plans.iter().filter(|path| path.ends_with("by-voice.yaml"));
    let missing: Vec<_> = by_voice
        .clone()
        .filter(|path| !path.parent().is_some_and(|plans| plans.with_file_name("wav").is_dir()))
        .collect();
    assert!(by_voice.count() >= 6, "six scenarios are wanted by voice");
    assert!(missing.is_empty(), "no wav/ beside {missing:?}");
}

/// What the machine is not sure of goes to a trainer, and a trainer's time is short: over all typed plans, in their own
/// words and in others, at most one verdict in twenty may be `unclear`.
#[test]
fn few_verdicts_are_left_to_a_trainer() {
    let (mut all, mut unclear) = (0, Vec::new());
    for path in shipped_plans() {
        let plan = support::right(format::load_plan(&path));
        if speaks_through_files(&plan) {
            continue;
        }
        for plan in std::iter::once(plan.clone()).chain(in_other_words(plan, &path)) {
            let scenario = support::scenario_of(&plan);
            let run = support::play(&plan, path.parent().expect("a folder"), &scenario, &mut NoEars);
            let card = score(&support::procedure(plan.procedure.as_str()), &scenario, &run.log);
            let applies = card.rules.iter().filter(|rule| rule.verdict != Verdict::NotApplicable);
            all += applies.count();
            let doubtful = card.rules.iter().filter(|rule| rule.verdict == Verdict::Unclear);
            unclear.extend(doubtful.map(|rule| format!("{} {}", path.display(), rule.rule)));
        }
    }
    println!("{} of {all} verdicts are unclear", unclear.len());
    assert!(all > 150, "only {all} verdicts");
    assert!(unclear.len() * 20 <= all, "{} of {all}: {unclear:#?}", unclear.len());
}
