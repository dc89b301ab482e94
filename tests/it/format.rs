//! Files of ours, good and bad: every one in `tests/scenarios/valid` loads, every one in `tests/scenarios/invalid` is refused
//! with the report beside it. What no author would write is in `hostile`.

use std::fs;
use std::path::{Path, PathBuf};

use sygnaly::domain::{
    Availability, BriefingAt, Criterion, Deed, Direction, FactKind, Lang, LineQuality, Manner, Millis, NeedProfile,
    Part, SampleOf, Scenario, StockPhrases, Value, When,
};
use sygnaly::format::{
    Checked, FileKind, Severity, check_path, find_scenarios, kind_of, load_plan, load_procedure, load_profile,
    load_scenario, load_shift, load_stock, load_variations, parse_scenario, reference, schema, suggest,
};

use crate::support::{self, library};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stock() -> StockPhrases {
    load_stock(&root().join("assets/callers/stock.yaml")).value.unwrap()
}

fn files(dir: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/scenarios").join(dir)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    assert!(files.len() >= 5, "fixtures are missing");
    files
}

/// What was found in one file, its name without the folder.
fn report(checked: &Checked, lang: Lang) -> String {
    let rendered = checked.diagnostics.iter().map(|found| {
        let mut found = found.clone();
        found.file = found.file.file_name().unwrap().into();
        found.render(lang)
    });
    rendered.collect::<Vec<_>>().join("\n")
}

/// Their structure is right; as writing they are no examples.
#[test]
fn every_valid_file_loads() {
    let library = library();
    for file in files("valid") {
        for checked in check_path(&file, &library) {
            assert_eq!(report(&checked, Lang::Pl), "", "{}", file.display());
        }
    }
}

#[test]
fn every_invalid_file_is_refused_with_the_report_beside_it() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../scenarios/invalid");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let library = library();
    for file in files("invalid") {
        let checked = support::checked(&file, &library);
        let (polish, english) = (report(&checked, Lang::Pl), report(&checked, Lang::En));
        assert!(
            polish.contains(": błąd S") || polish.contains(": uwaga S"),
            "{}",
            file.display()
        );
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        settings.bind(|| insta::assert_snapshot!(name, format!("{polish}\n\n{english}")));
    }
}

#[test]
fn what_is_shipped_is_in_order() {
    let library = library();
    for folder in [
        "assets/procedures",
        "assets/profiles",
        "assets/policies",
        "assets/callers",
        "scenarios",
    ] {
        for checked in check_path(&root().join(folder), &library) {
            assert_eq!(checked.diagnostics, [], "{}", checked.file.display());
        }
    }
    assert!(library.scenarios.len() >= 3);
    for (id, file) in find_scenarios(&root().join("scenarios")) {
        assert_eq!(load_scenario(&file, &library.stock).value.unwrap().id, id);
    }
}

#[test]
fn the_two_procedures_differ_where_the_documents_do() {
    let load = |name: &str| {
        load_procedure(&root().join(format!("assets/procedures/{name}.yaml")))
            .value
            .unwrap()
    };
    let (krynki, bialystok) = (load("krynki"), load("bialystok"));
    let letters = ('a'..='p')
        .map(|letter| format!("krynki:4.1.{letter}"))
        .chain(["krynki:5.3".to_owned()]);
    assert!(krynki.rules.iter().map(|rule| rule.id.to_string()).eq(letters));
    assert!(
        bialystok
            .rules
            .iter()
            .map(|rule| rule.id.to_string())
            .eq((1..=16).map(|n| format!("bialystok:III.{n}")))
    );
    let pairs = krynki.rules.iter().zip(&bialystok.rules);
    let differing: Vec<&str> = pairs
        .filter(|(k, b)| k.criterion != b.criterion)
        .map(|(k, _)| k.id.as_str())
        .collect();
    assert_eq!(
        differing,
        ["krynki:4.1.d", "krynki:4.1.j", "krynki:4.1.n", "krynki:4.1.o"]
    );
    assert_eq!(krynki.rules[16].criterion, Criterion::Priority);
    for procedure in [&krynki, &bialystok] {
        assert_eq!(procedure.critical_errors.len(), 12);
        let criteria = procedure.rules.iter().any(|rule| {
            matches!(
                rule.criterion,
                Criterion::Transfer {
                    briefing: BriefingAt::BeforeConnection,
                    ..
                }
            )
        });
        assert_eq!(criteria, procedure.id.as_str() == "bialystok");
    }
}

#[test]
fn schemas_and_the_reference_are_current() {
    for kind in FileKind::ALL {
        let current = serde_json::to_string_pretty(&schema(kind)).unwrap() + "\n";
        assert!(current.contains("draft-07"));
        is_current(&format!("assets/schema/{}.schema.json", kind.name()), &current);
    }
    is_current("docs/pl/odniesienie.md", &reference());
}

/// Holds a file that the program writes against what it writes today.
fn is_current(name: &str, current: &str) {
    let file = root().join(name);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::write(&file, current).unwrap();
    }
    let shipped = fs::read_to_string(&file).unwrap_or_default();
    assert!(shipped == current, "run the test with UPDATE_SCHEMAS=1 to renew {name}");
}

fn fixture(name: &str) -> Scenario {
    let loaded = load_scenario(&root().join("tests/scenarios/valid").join(name), &stock());
    assert_eq!(loaded.diagnostics, []);
    loaded.value.unwrap()
}

#[test]
fn every_field_of_a_scenario_arrives() {
    let scenario = fixture("scenario-full.yaml");
    assert_eq!(scenario.caller.needs.len(), 3);
    assert_eq!(
        scenario.caller.needs[1],
        NeedProfile::Stutter {
            interrupted_adds: Millis(1_500)
        }
    );
    assert_eq!(scenario.caller.patience.ringing, Millis(20_000));
    assert_eq!(scenario.line, LineQuality::Mobile);
    let Direction::Outgoing {
        number,
        answers_after,
        case,
    } = &scenario.direction
    else {
        panic!()
    };
    assert_eq!(
        (number.as_str(), *answers_after, case.len()),
        ("857001122", Millis(6_000), 1)
    );
    let people = &scenario.desk.directory;
    assert_eq!(people[0].availability, Availability::Answers { after: Millis(4_000) });
    assert_eq!(people[0].greets[0], "Ewa Kos, Referat Podatków, słucham.");
    assert_eq!(people[0].voice.base, "f2");
    assert_eq!(people[1].availability, Availability::NoAnswer);
    assert_eq!(people[2].availability, Availability::OutOfDate);
    let values: Vec<&Value> = scenario.needs_to_hear[0]
        .values
        .iter()
        .map(|value| &value.value)
        .collect();
    let digits = Value::Digits("800702222".into());
    let word = Value::Word("wrzesień".into());
    assert_eq!(values, [&Value::Number(1.5), &Value::Time(600), &digits, &word]);
    assert_eq!(scenario.needs_to_hear[0].kind, FactKind::CaseData);
    assert_eq!(scenario.needs_to_hear[0].label, "opłata wynosi półtora złotego");
    assert_eq!(scenario.happenings[0].after, Millis(2_500));
    assert_eq!(scenario.calls_for.len(), 4);
    let opening = &scenario.moments[0];
    assert_eq!(opening.caller[0].parts[1], Part::Block(Millis(3_000)));
    assert_eq!(opening.caller[0].parts[3], Part::Sound("wzdycha".into()));
    assert_eq!(opening.otherwise.as_ref().unwrap().at_most, 2);
    assert_eq!(opening.until.as_ref().unwrap().then.as_str(), "end");
    assert_eq!(scenario.stock.goodbye.len(), 1);
    assert_eq!(scenario.stock.too_fast, stock().too_fast);
    let samples: Vec<(bool, usize)> = scenario.samples.iter().map(|one| (one.accepted, one.index)).collect();
    assert_eq!(samples, [(true, 0), (false, 0), (false, 1), (true, 0)]);
    let opening = opening.id.clone();
    assert_eq!(
        scenario.samples[3].of,
        SampleOf::Expectation {
            moment: opening,
            index: 1
        }
    );
}

#[test]
fn the_quality_of_the_line_is_checked_and_may_be_drawn() {
    let small = fs::read_to_string(root().join("tests/scenarios/valid/scenario-small.yaml")).unwrap();
    let with = |more: &str| format!("{small}{more}\n");
    let parsed = |more: &str| parse_scenario(Path::new("a.yaml"), &with(more), &stock());
    assert_eq!(parsed("").value.unwrap().line, LineQuality::Clear);
    let wrong = parsed("line: noisi");
    assert!(wrong.value.is_none());
    assert!(wrong.diagnostics[0].hint.as_ref().unwrap().en.contains("noisy"));

    let drawn = "line: \"{$how}\"\nvaries: { rows: { sound: [{ how: mobile }, { how: noisy }] } }";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    fs::write(&file, with(drawn)).unwrap();
    let all = load_variations(&file, &stock()).value.unwrap();
    let qualities: Vec<LineQuality> = all.iter().map(|scenario| scenario.line).collect();
    assert_eq!(qualities, [LineQuality::Mobile, LineQuality::Noisy]);
}

/// The recordings of a caller who speaks so are others, so the manner must come with the need.
#[test]
fn a_need_that_is_heard_colours_the_callers_voice_alone() {
    let small = fs::read_to_string(root().join("tests/scenarios/valid/scenario-small.yaml")).unwrap();
    let needs = "age: 30, needs: { unclear_speech: {}, aphasia: {} } }";
    let desk = "desk: { directory: [{ id: kos, name: Ewa Kos, unit: Kasa, number: \"24\" }] }\n";
    let text = small.replace("age: 30 }", needs) + desk;
    let scenario = parse_scenario(Path::new("a.yaml"), &text, &stock()).value.unwrap();
    assert_eq!(scenario.caller.voice.manner, Manner::HoarseAndSlow);
    assert_eq!(scenario.caller.voice.spoken_rate(), 112);
    assert_eq!(scenario.desk.directory[0].voice.manner, Manner::Plain);
}

#[test]
fn every_field_of_a_plan_arrives() {
    let plan = load_plan(&root().join("tests/scenarios/valid/plan-full.yaml"))
        .value
        .unwrap();
    let begins: Vec<When> = plan.steps.iter().take(6).map(|step| step.when.clone()).collect();
    let wanted = [
        When::AtRing(2),
        When::Turn,
        When::After(Millis(500)),
        When::At(Millis(60_000)),
        When::InBlock(Millis(1_000)),
        When::ColleagueReady,
    ];
    assert_eq!(begins, wanted);
    assert!(matches!(&plan.steps[1].what, Deed::Say { rate, confidence, .. } if *rate == 4.0 && *confidence == 0.4));
    assert_eq!(plan.steps.last().unwrap().what, Deed::WaitForEnd);
    assert_eq!(plan.expect.score_at_least, Some(85.0));
    assert_eq!(plan.expect.critical.unwrap().len(), 1);
    assert_eq!(plan.expect.verdicts[0].0.as_str(), "krynki:4.1.a");
}

#[test]
fn every_field_of_a_shift_arrives() {
    let shift = load_shift(&root().join("tests/scenarios/valid/shift.yaml"))
        .value
        .unwrap();
    let minutes = |count: u64| Millis(count * 60_000);
    assert_eq!((shift.version, shift.level, shift.pace), (3, 2, 30));
    assert_eq!((shift.begins, shift.ends), (9 * 60, 10 * 60 + 30));
    let [zajac, maj] = &shift.calls[..] else { panic!() };
    assert_eq!((zajac.at, maj.at), (minutes(6), minutes(42)));
    assert!(zajac.callback.is_some() && maj.callback.is_none());
    assert_eq!((zajac.calls_again, maj.calls_again), (Some(minutes(12)), None));
    assert_eq!((shift.visits[0].at, shift.visits[0].lasts), (minutes(4), minutes(6)));
    let absence = &shift.absences[0];
    assert_eq!((absence.at, absence.lasts), (minutes(60), minutes(20)));
    assert_eq!(absence.forward_to, shift.substitutes[0].id);
}

#[test]
fn the_kind_of_a_file_is_told_by_its_keys() {
    let kind = |text: &str| kind_of(Path::new("x.yaml"), text);
    assert_eq!(kind("\u{feff}format: 1\r\ncall:\r\n"), Some(FileKind::Scenario));
    assert_eq!(kind("rules: [\n"), Some(FileKind::Procedure));
    assert_eq!(kind("trainee:\n  - office: x\n"), Some(FileKind::Plan));
    assert_eq!(kind("a: 1\n  call: 2\n"), None);
    let by_place = kind_of(Path::new("nowa/pack.yaml"), "format: 1\n");
    assert_eq!(by_place, Some(FileKind::Pack));
    for name in ["krynki", "bialystok", "gmina", "sekretariat"] {
        let file = root().join(format!("assets/profiles/{name}.yaml"));
        assert_eq!(kind(&fs::read_to_string(&file).unwrap()), Some(FileKind::Profile));
        assert_eq!(load_profile(&file).value.unwrap().id.as_str(), name);
    }
    assert_eq!(
        suggest("senior-dowud", ["senior-dowod", "jakanie-podatek"]),
        Some("senior-dowod")
    );
}

/// Only what stands in the way stops the rest from being looked at.
#[test]
fn warnings_leave_a_scenario_usable() {
    let text = fs::read_to_string(root().join("tests/scenarios/invalid/warnings.yaml")).unwrap();
    let loaded = parse_scenario(Path::new("elsewhere/scenario.yaml"), &text, &stock());
    assert!(loaded.value.is_some());
    assert_eq!(loaded.diagnostics.len(), 3);
    assert!(
        loaded
            .diagnostics
            .iter()
            .all(|found| found.severity == Severity::Warning)
    );
}
