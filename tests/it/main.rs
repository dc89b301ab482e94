//! The integration tests, in one program: it links the whole product once. A test fails when a file here is forgotten.

mod authors;
mod certificates;
mod check;
mod cli;
#[cfg(feature = "records")]
#[path = "../contract/mod.rs"]
mod contract;
mod critical;
mod diagnostics;
#[cfg(all(feature = "web", feature = "pdf"))]
mod documents;
#[cfg(feature = "records")]
mod erasure;
mod exam;
mod exports;
#[cfg(all(feature = "records", target_os = "linux"))]
mod faults;
mod format;
mod fuzzed;
mod guide;
mod hostile;
mod library;
mod lipowo;
mod manual;
mod map;
#[cfg(feature = "speech")]
mod models;
#[cfg(all(feature = "records", unix))]
mod modes;
mod needs;
mod office;
mod packs;
mod plans;
mod policies;
mod procedures;
mod records;
mod rescore;
mod reviews;
mod samples;
mod scenario_checks;
mod skeleton;
#[cfg(feature = "speech")]
mod speech;
#[cfg(feature = "records")]
mod store;
#[cfg(all(feature = "records", target_os = "linux"))]
mod store_faults;
mod support;
mod sweep;
mod tidy;
mod translations;
mod trying;
mod understanding;
#[cfg(all(feature = "voice", unix))]
mod voice;

/// Every file in this folder is a module of this program, or it would never run.
#[test]
fn no_test_file_is_forgotten() {
    let folder = support::home().join("tests/it");
    let main = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).expect("the folder of this file is readable") {
        let name = entry
            .expect("a folder entry is readable")
            .file_name()
            .into_string()
            .expect("plain names");
        let module = name.trim_end_matches(".rs");
        assert!(
            module == "main" || main.contains(&format!("mod {module};")),
            "tests/it/{name} is not named in tests/it/main.rs: add `mod {module};`"
        );
    }
}
