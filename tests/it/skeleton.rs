//! A scenario that `sygnaly new` makes can be played and won at once: for every need and level its plans come out as they say, and
//! the sweep finds nothing. And what is there already is left alone.

use std::path::Path;
use std::sync::Arc;

use sygnaly::authoring::skeleton::{NEEDS, Skeleton, SkeletonFile};
use sygnaly::authoring::sweep::{Bounds, sweep};
use sygnaly::authoring::{NoEars, unexpected};
use sygnaly::domain::{Address, Scenario};
use sygnaly::format;
use sygnaly::scoring::score;

use crate::support;

/// The files of a skeleton; callers of either sex take turns.
fn files(need: usize, level: u8) -> Vec<SkeletonFile> {
    let (procedure, profile) = (support::procedure("krynki"), support::profile("krynki"));
    let (name, address) = match need % 2 {
        0 => ("Zofia Lipska", Address::Pani),
        _ => ("Henryk Zając", Address::Pan),
    };
    let skeleton = Skeleton {
        id: "moj-szkic",
        need: &NEEDS[need],
        matter: "zaświadczenie o zameldowaniu",
        level,
        name,
        address,
        procedure: &procedure,
        profile: &profile,
        schemas: None,
    };
    skeleton.files().expect("the templates are filled")
}

fn scenario(files: &[SkeletonFile]) -> Arc<Scenario> {
    let stock = support::right(format::load_stock(&support::home().join("assets/callers/stock.yaml")));
    let path = Path::new("moj-szkic/scenario.yaml");
    Arc::new(support::right(format::parse_scenario(path, &files[0].text, &stock)))
}

#[test]
fn for_every_need_and_level_the_plans_come_out_as_they_say() {
    let procedure = support::procedure("krynki");
    let mut wrong = Vec::new();
    for (need, level) in (0..NEEDS.len()).flat_map(|need| [1, 2, 3].map(|level| (need, level))) {
        let files = files(need, level);
        let scenario = scenario(&files);
        assert!(files.len() >= 4, "a scenario and three plans");
        for SkeletonFile { path, text } in &files[1..] {
            let plan = support::right(format::parse_plan(Path::new(path), text));
            let run = support::play(&plan, Path::new("."), &scenario, &mut NoEars);
            let card = score(&procedure, &scenario, &run.log);
            let found = unexpected(&plan.expect, card.graded());
            if !found.is_empty() || !run.unplayed.is_empty() {
                let id = NEEDS[need].id;
                wrong.push(format!(
                    "{id}, level {level}, {path}: {found:#?}, unplayed {:?}",
                    run.unplayed
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The hardest level has everything that an easier one has.
#[test]
fn for_every_need_the_sweep_finds_nothing() {
    let profile = support::profile("krynki");
    let mut unsound = Vec::new();
    for (need, known) in NEEDS.iter().enumerate() {
        let drawn = vec![scenario(&files(need, 3)); 2];
        let report =
            sweep(&drawn, &profile, &support::procedure("krynki"), Bounds::default()).expect("there are seeds");
        if !report.is_sound() {
            unsound.push(format!("{}: {report:#?}", known.id));
        }
    }
    assert!(unsound.is_empty(), "{}", unsound.join("\n"));
}

const ANSWERS: [&str; 12] = [
    "new",
    "scenario",
    "--need",
    "stutter",
    "--matter",
    "dowód osobisty",
    "--level",
    "1",
    "--name",
    "Zofia Lipska",
    "--address",
    "pani",
];

#[test]
fn the_command_writes_it_whole_and_leaves_alone_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().display().to_string();
    let args: Vec<&str> = ANSWERS.into_iter().chain(["--to", &to]).collect();
    let run = || {
        let output = support::sygnaly(folder.path(), &args);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).expect("output is UTF-8"))
    };
    let (code, said) = run();
    assert_eq!(code, Some(0), "{said}");
    for command in ["sygnaly check", "sygnaly drill", "sygnaly sweep"] {
        assert!(said.contains(command), "{said}");
    }
    let scenario = folder.path().join("zofia-dowod-osobisty/scenario.yaml");
    assert!(folder.path().join("zofia-dowod-osobisty/plans/passes.yaml").is_file());
    let checked = support::sygnaly(folder.path(), &["check", &scenario.display().to_string()]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));

    std::fs::write(&scenario, "mine").expect("written");
    let (code, said) = run();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("--id") && !said.contains('⟦'), "{said}");
    assert_eq!(std::fs::read_to_string(&scenario).expect("readable"), "mine");
}

#[test]
fn in_the_folder_of_a_pack_the_whole_pack_is_to_be_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("paczka");
    std::fs::create_dir(&pack).expect("made");
    std::fs::write(pack.join("pack.yaml"), "format: 1\n").expect("written");
    let written = |to: &str| {
        let args: Vec<&str> = ANSWERS.into_iter().chain(["--to", to]).collect();
        let output = support::program(folder.path())
            .args(args)
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("output is UTF-8");
        assert!(output.status.success(), "{said}");
        said
    };
    let said = written("paczka/scenarios");
    assert!(said.contains("sygnaly check paczka\n"), "{said}");
    let said = written("elsewhere");
    assert!(
        said.contains("check elsewhere/zofia-dowod-osobisty/scenario.yaml\n"),
        "{said}"
    );
}

#[test]
fn without_a_terminal_the_missing_flags_are_named() {
    let data = support::home().join("target/test-data");
    for lang in ["pl", "en"] {
        let output = support::sygnaly(&data, &["--lang", lang, "new", "scenario", "--matter", "dowód"]);
        let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("--need, --level, --name, --address"), "{said}");
        assert!(!said.contains('⟦'), "{said}");
    }
    let output = support::sygnaly(&data, &[&ANSWERS[..3], &["stuter"], &ANSWERS[4..]].concat());
    let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert!(output.status.code() == Some(1) && said.contains("stutter"), "{said}");
}
