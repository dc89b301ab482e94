//! What a skeleton takes, and that it is right whatever the need, the level and the address.

use std::path::Path;

use super::*;
use crate::domain::StockPhrases;
use crate::format;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn office(name: &str) -> (Procedure, Profile) {
    let file = |folder: &str| home().join(format!("assets/{folder}/{name}.yaml"));
    let procedure = format::load_procedure(&file("procedures")).value.unwrap();
    (procedure, format::load_profile(&file("profiles")).value.unwrap())
}

#[test]
fn every_skeleton_loads_and_begins_with_its_need() {
    let stock: StockPhrases = format::load_stock(&home().join("assets/callers/stock.yaml"))
        .value
        .unwrap();
    for office in ["krynki", "bialystok"].map(office) {
        let (procedure, profile) = &office;
        for (need, level) in NEEDS.iter().flat_map(|need| [1, 2, 3].map(|level| (need, level))) {
            for address in [Address::Pan, Address::Pani, Address::Panstwo] {
                let skeleton = Skeleton {
                    id: "moj-szkic",
                    need,
                    matter: "zameldowanie: „nowe”, 100% # na próbę",
                    level,
                    name: "Anna O’Brien-Łoś",
                    address,
                    procedure,
                    profile,
                    schemas: None,
                };
                for SkeletonFile { path, text } in skeleton.files().unwrap() {
                    let file = Path::new("moj-szkic").join(path);
                    let (found, diagnostics) = if path == SCENARIO {
                        let loaded = format::parse_scenario(&file, &text, &stock);
                        let scenario = loaded.value.as_ref();
                        let needs = scenario.map(|scenario| scenario.caller.needs.iter().map(|one| one.id()).collect());
                        let needs: Vec<&str> = needs.unwrap_or_default();
                        assert_eq!(needs, if need.id == "none" { vec![] } else { vec![need.id] }, "{text}");
                        (loaded.value.is_some(), loaded.diagnostics)
                    } else {
                        let loaded = format::parse_plan(&file, &text);
                        (loaded.value.is_some(), loaded.diagnostics)
                    };
                    assert!(found && diagnostics.is_empty(), "{path}: {diagnostics:#?}\n{text}");
                    assert!(text.starts_with("# yaml-language-server: $schema=../../"), "{text}");
                }
            }
        }
    }
}

/// There is a skeleton for every need that files know.
#[test]
fn every_need_has_a_skeleton() {
    let schema = format::schema(format::FileKind::Scenario);
    let known = schema["definitions"]["Needs"]["properties"].as_object().unwrap();
    let mut known: Vec<&str> = known.keys().map(String::as_str).chain(["none"]).collect();
    let mut listed: Vec<&str> = NEEDS.iter().map(|need| need.id).collect();
    known.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn answers_that_could_not_stand_in_a_file_are_refused() {
    assert_eq!(name("  Zofia   Lipska ").as_deref(), Ok("Zofia Lipska"));
    for bad in ["", "Zofia", "{caller} X", "Zofia [wzdycha]", &"Zo ".repeat(40)] {
        assert!(name(bad).is_err(), "{bad}");
    }
    assert_eq!(matter(" dowód osobisty. ").as_deref(), Ok("dowód osobisty"));
    for bad in ["", "...", "{panu/pani}", "[blok 3 s]", &"dowód ".repeat(20)] {
        assert!(matter(bad).is_err(), "{bad}");
    }
    assert_eq!(
        (level("2").ok(), level("0").ok(), level("dwa").ok()),
        (Some(2), None, None)
    );
    assert_eq!(address("Państwo"), Ok(Address::Panstwo));
    assert!(address("ty").is_err());
    for bad in ["", "Zofia", "../x", "a b", "ą", &"a".repeat(61)] {
        assert!(id(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_name_for_the_scenario_is_made_of_caller_and_matter() {
    assert_eq!(id_for("Łucja Ździebło", "dowód osobisty"), "lucja-dowod-osobisty");
    assert_eq!(id_for("Żółć Ś", "???"), "zolc");
    assert_eq!(id_for("Иван Б", "7"), "scenariusz");
    let long = id_for("Anna Nowak", "bardzo długa sprawa o której można by długo opowiadać");
    assert!(
        id(&long).is_ok() && long.len() <= 40 && long.starts_with("anna-bardzo-dluga"),
        "{long}"
    );
}
