//! `sygnaly pack`, as two offices meet it: one makes a pack, the other looks at it, installs it, plays from it and removes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use sygnaly::records::{Closed, Journal, Played};

use crate::office::exam;
use crate::support;

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

/// What a command says that must go well, in English.
fn done(data: &Path, args: &[&str]) -> String {
    let output = support::sygnaly(data, &[&["--lang", "en"], args].concat());
    let said = said(&output);
    assert!(output.status.success(), "{args:?}:\n{said}");
    assert!(!said.contains('⟦'), "{args:?} has a message without words:\n{said}");
    said
}

/// What a command says that must fail, in Polish.
fn refused(data: &Path, args: &[&str]) -> String {
    let output = support::sygnaly(data, args);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{args:?}:\n{said}");
    assert!(!said.contains('⟦') && !said.contains("panicked"), "{args:?}:\n{said}");
    said
}

/// A folder with a call, a plan for it, its translation, and the author's words.
fn source(root: &Path) -> PathBuf {
    let folder = root.join("source");
    let call = folder.join("scenarios/nowa-dowod");
    for inner in ["plans", "translations"] {
        fs::create_dir_all(call.join(inner)).expect("a folder");
    }
    for name in ["scenario.yaml", "plans/passes.yaml", "translations/en.yaml"] {
        let shipped = support::home().join("scenarios/senior-dowod").join(name);
        let text = fs::read_to_string(shipped).expect("a shipped file");
        let renamed = text.replace(": senior-dowod\n", ": nowa-dowod\n");
        let renamed = renamed.replace(": \"senior-dowod\"\n", ": \"nowa-dowod\"\n");
        fs::write(call.join(name), renamed).expect("written");
    }
    let about = "format: 1\npack: gmina-nowa\nversion: 1\ntitle: { pl: Paczka z Nowej, en: Pack of Nowa }\n\
                 office: Urząd Gminy Nowa\nlicence: CC-BY-4.0\n";
    fs::write(folder.join("pack.yaml"), about).expect("written");
    fs::write(folder.join("LICENSE.txt"), "CC BY 4.0\n").expect("written");
    folder
}

#[test]
fn a_pack_goes_from_one_office_to_another_and_is_played_there() {
    let root = tempfile::tempdir().expect("a folder");
    let (here, there) = (root.path().join("here"), root.path().join("there"));
    let folder = source(root.path()).display().to_string();
    let file = root.path().join("nowa.sygpack").display().to_string();

    // Its plan finds its scenario, though nothing of it is installed.
    done(&here, &["check", &folder]);
    let make = ["pack", "make", &folder, "--output", &file, "--sign"];
    let told = refused(&here, &make);
    assert!(
        told.contains("certify keys make") && !here.join("signing-keys.json").exists(),
        "{told}"
    );
    done(&here, &["certify", "keys", "make", "--office", "Urząd Gminy Nowa"]);
    assert!(refused(&here, &["certify", "keys", "make", "--office", "Urząd"]).contains("Urząd Gminy Nowa"));
    let told = done(&here, &make);
    assert!(told.contains("Pack of Nowa") && told.contains("reviewed_by"), "{told}");
    let keys = done(&here, &["certify", "keys", "show"]);
    let key = keys.split_whitespace().find(|word| word.starts_with("z6Mk"));
    let key = key.expect("a key");

    let told = done(&there, &["pack", "inspect", &file]);
    for words in [key, "nowa-dowod", "CC-BY-4.0"] {
        assert!(told.contains(words), "{told}");
    }
    // Nobody is at a terminal who could be asked.
    let told = refused(&there, &["pack", "install", &file]);
    assert!(told.contains(key) && told.contains("--trust"), "{told}");
    assert!(!there.join("packs").exists());
    done(&there, &["pack", "install", &file, "--trust"]);
    assert!(done(&there, &["pack", "list"]).contains("nowa-dowod"));
    assert!(done(&there, &["pack", "inspect", &file]).contains("The key is known"));

    let listed = done(&there, &["list"]);
    assert!(
        listed.contains("nowa-dowod") && listed.contains("senior-dowod"),
        "{listed}"
    );
    assert!(done(&there, &["translate", "missing", "nowa-dowod"]).contains("nowa-dowod (en)"));
    let told = refused(&there, &["translate", "extract", "nowa-dowod", "--to", "uk"]);
    assert!(told.contains("Paczka z Nowej"), "{told}");
    #[cfg(feature = "app")]
    {
        let told = refused(&there, &["app", "--author", "nowa-dowod"]);
        assert!(told.contains("Paczka z Nowej") && told.contains("kopia"), "{told}");
    }
    let packs = there.join("packs/gmina-nowa");
    let place = fs::read_dir(&packs).expect("the pack").next().expect("one");
    let plan = place
        .expect("readable")
        .path()
        .join("scenarios/nowa-dowod/plans/passes.yaml");
    let plan = plan.display().to_string();
    let played = support::sygnaly(&there, &["drill", "nowa-dowod", "--trainee", &plan, "--format", "json"]);
    let card: Value = serde_json::from_slice(&played.stdout).expect("standard output is one JSON value");
    assert_eq!(
        (&card["scenario"], &card["passed"]),
        (&"nowa-dowod".into(), &"yes".into())
    );

    let mut header = exam("2026-11-29T09:14:05Z", None);
    header.played = Played::Call {
        scenario: "nowa-dowod".into(),
        version: 2,
    };
    let journal = Journal::begin(&there, header).expect("it begins");
    journal.close(Closed::GivenUp, None).expect("it ends");
    let told = done(&there, &["pack", "remove", "gmina-nowa"]);
    assert!(told.contains("scored by a procedure of it: 1"), "{told}");
    assert!(!packs.exists() && !done(&there, &["list"]).contains("nowa-dowod"));
    assert!(refused(&there, &["pack", "remove", "gmina-nowa"]).contains("gmina-nowa"));
}

#[test]
fn a_folder_with_mistakes_makes_no_pack_and_a_broken_file_installs_none() {
    let root = tempfile::tempdir().expect("a folder");
    let data = root.path().join("data");
    let folder = source(root.path());
    let (name, file) = (folder.display().to_string(), root.path().join("nowa.sygpack"));
    let output = file.display().to_string();
    let call = folder.join("scenarios/nowa-dowod/scenario.yaml");
    let whole = fs::read_to_string(&call).expect("readable");
    fs::write(&call, whole.replacen("caller:\n", "caler:\n", 1)).expect("written");
    assert!(refused(&data, &["pack", "make", &name, "--output", &output]).contains("caler"));
    assert!(!file.exists());
    fs::write(&call, whole).expect("written");
    done(&data, &["pack", "make", &name, "--output", &output]);

    let bytes = fs::read(&file).expect("a pack");
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("written");
    assert!(refused(&data, &["pack", "install", &output, "--trust"]).contains("ucięta"));
    assert!(!data.join("packs").exists());
    fs::remove_file(folder.join("pack.yaml")).expect("removed");
    assert!(refused(&data, &["pack", "make", &name, "--output", &output]).contains("pack.yaml"));
}
