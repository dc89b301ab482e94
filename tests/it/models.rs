//! `sygnaly model` and `sygnaly doctor`, as a person at a terminal meets them, each with a data folder of its own.

use std::process::Output;

use serde_json::Value;

use crate::office::text;
use crate::support::{self, out, sygnaly};

fn lines(output: &Output) -> Vec<Value> {
    let text = out(output);
    let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    text.lines().map(line).collect()
}

#[test]
fn the_list_tells_what_suits_and_what_is_here() {
    let data = tempfile::tempdir().unwrap();
    let output = sygnaly(data.path(), &["model", "list", "--format", "json"]);
    assert!(output.status.success());
    let models = lines(&output);
    assert!(models.len() >= 10);
    for model in &models {
        assert_eq!(model["sha256"].as_str().map(str::len), Some(64), "{model}");
        assert_eq!(
            (&model["here"], &model["in_use"]),
            (&Value::Bool(false), &Value::Bool(false))
        );
        assert!(
            model["bytes"].as_u64().is_some_and(|bytes| bytes > 10_000_000),
            "{model}"
        );
    }
    let advised = models.iter().filter(|model| model["recommended"] == true).count();
    assert!(advised <= 1);
    let output = sygnaly(data.path(), &["--lang", "en", "model", "list"]);
    assert!(text(&output).contains("MIT"));
}

#[test]
fn a_model_that_somebody_brought_is_refused_when_it_is_another_file() {
    let data = tempfile::tempdir().unwrap();
    let demonstration = support::home().join("assets/models/demo-pl.bin");
    let brought = demonstration.display().to_string();
    let output = sygnaly(data.path(), &["model", "fetch", "tiny", "--from", &brought]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("77691713"), "{}", text(&output));
    assert!(!data.path().join("models/ggml-tiny.bin").exists());
    for args in [
        ["model", "verify", "tiny"],
        ["model", "remove", "tiny"],
        ["model", "use", "tiny"],
    ] {
        let output = sygnaly(data.path(), &args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(text(&output).contains("sygnaly model fetch tiny"), "{}", text(&output));
    }
}

#[test]
fn a_model_file_of_ones_own_is_used_until_the_demonstration_is_back() {
    let data = tempfile::tempdir().unwrap();
    let own = data.path().join("own.bin");
    std::fs::copy(support::home().join("assets/models/demo-pl.bin"), &own).unwrap();
    let name = own.display().to_string();
    let output = sygnaly(data.path(), &["model", "use", &name]);
    assert!(output.status.success(), "{}", text(&output));
    let settings = std::fs::read_to_string(data.path().join("settings.json")).unwrap();
    assert!(settings.contains("own.bin"), "{settings}");
    // It is the one that is used from now on: damaged, it fails and nothing takes its place in silence.
    std::fs::write(&own, b"ggml").unwrap();
    let wav = "tests/fixtures/speech/pomoc.wav";
    let wav = support::home().join(wav).display().to_string();
    let output = sygnaly(data.path(), &["transcribe", &wav]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("own.bin"), "{}", text(&output));
    assert!(sygnaly(data.path(), &["model", "use", "demo"]).status.success());
    assert!(sygnaly(data.path(), &["transcribe", &wav]).status.success());
}

/// `sygnaly model … | head`: what changes the computer is done to its end, and a failure stays one.
#[test]
fn models_are_handled_alike_when_nobody_reads_the_output() {
    let data = tempfile::tempdir().unwrap();
    let model = data.path().join("models/ggml-tiny.bin");
    std::fs::create_dir(data.path().join("models")).unwrap();
    std::fs::write(&model, "").unwrap();
    let settings = serde_json::json!({ "model": model.display().to_string() });
    std::fs::write(data.path().join("settings.json"), settings.to_string()).unwrap();
    let output = support::unread(data.path(), &["model", "remove", "tiny"]);
    assert!(output.status.success(), "{}", text(&output));
    assert!(!model.exists());
    let settings = std::fs::read_to_string(data.path().join("settings.json")).unwrap();
    assert!(!settings.contains("ggml-tiny"), "{settings}");

    let brought = support::home().join("Cargo.toml").display().to_string();
    let output = support::unread(data.path(), &["model", "fetch", "tiny", "--from", &brought]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    assert!(text(&output).contains("77691713"), "{}", text(&output));
    let output = support::unread(data.path(), &["model", "list"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn damaged_settings_are_told_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("settings.json");
    std::fs::write(&path, "{ \"model\": ").unwrap();
    let output = sygnaly(data.path(), &["model", "list"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("settings.json"), "{}", text(&output));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{ \"model\": ");
}

/// On a machine without sound and without a display the doctor says so, with a mend, and breaks off nowhere.
#[test]
fn the_doctor_names_every_part_with_its_mend() {
    let data = tempfile::tempdir().unwrap();
    let output = sygnaly(data.path(), &["doctor", "--format", "json"]);
    let findings = lines(&output);
    let part = |name: &str| {
        let found = findings.iter().find(|finding| finding["part"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {findings:?}"))
    };
    for name in ["files", "data", "processor", "model", "microphone"] {
        let finding = part(name);
        assert!(
            finding["found"].as_str().is_some_and(|found| !found.is_empty()),
            "{finding}"
        );
        assert_eq!(finding["state"] == "ok", finding["mend"].is_null(), "{finding}");
    }
    assert_eq!(part("files")["state"], "ok");
    assert_eq!(part("model")["state"], "limited");
    let output = sygnaly(data.path(), &["--lang", "en", "doctor"]);
    assert!(text(&output).contains("sygnaly model fetch"), "{}", text(&output));
    // A damaged settings file is broken, and everything else is looked at all the same.
    std::fs::write(data.path().join("settings.json"), "?").unwrap();
    let output = sygnaly(data.path(), &["doctor", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(lines(&output).len() >= 5);
}
