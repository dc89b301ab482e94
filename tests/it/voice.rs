//! `sygnaly voice` as an author meets it: what is listed, what an engine does wrong, what people record.
//!
//! Shell scripts play the engine, in a home of their own: nothing here changes what is shipped.

use std::ffi::OsStr;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use sygnaly::domain::Voice;
use sygnaly::voice::{LINE_RATE_HZ, LineAudio, VoiceSpec};

use crate::support::{self, out};

/// What the shipped recordings may weigh together, in bytes.
const MOST_BYTES: u64 = 40_000_000;

const SCENARIO: &str = "senior-dowod";

fn said(output: &Output) -> String {
    format!("{}{}", out(output), String::from_utf8_lossy(&output.stderr))
}

/// A tone that lasts so long.
fn tone(seconds: f64) -> LineAudio {
    let count = (seconds * f64::from(LINE_RATE_HZ)) as usize;
    LineAudio::from_samples((0..count).map(|n| (n as f32 * 0.3).sin() * 0.2).collect())
}

/// The shipped files but for the recordings.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let assets = support::home().join("assets");
        std::fs::create_dir(home.path().join("assets")).expect("made");
        for entry in std::fs::read_dir(&assets).expect("readable") {
            let entry = entry.expect("an entry");
            if entry.file_name() != "audio" {
                symlink(entry.path(), home.path().join("assets").join(entry.file_name())).expect("linked");
            }
        }
        symlink(support::home().join("scenarios"), home.path().join("scenarios")).expect("linked");
        tone(0.3).save(&home.path().join("tone.wav")).expect("written");
        Self(home)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_where(&std::env::var_os("PATH").unwrap_or_default(), args)
    }

    /// On a computer with the programs of this search path.
    fn run_where(&self, path: &OsStr, args: &[&str]) -> Output {
        let output = Command::new(env!("CARGO_BIN_EXE_sygnaly"))
            .arg("--home")
            .arg(self.0.path())
            .args(["--lang", "en", "voice"])
            .args(args)
            .env("PATH", path)
            .env("SYGNALY_DATA", self.path("data"))
            .env_remove("RUST_LOG")
            .stdin(Stdio::null())
            .output()
            .expect("the program starts");
        let all = said(&output);
        assert!(!all.contains('⟦') && !all.contains("panicked"), "{args:?}: {all}");
        output
    }

    /// An engine that runs `script`, which sees the file to write as `$1` and the home as `$2`.
    fn engine(&self, script: &str) -> String {
        let file = self.path("engine.sh");
        std::fs::write(&file, script).expect("written");
        format!("sh \"{}\" {{out}} \"{}\"", file.display(), self.0.path().display())
    }

    fn recordings(&self) -> usize {
        let files = std::fs::read_dir(self.path("assets/audio/lines")).into_iter().flatten();
        files
            .flatten()
            .filter(|file| file.path().extension().is_some_and(|ending| ending == "ogg"))
            .count()
    }
}

#[test]
fn shipped_recordings_weigh_less_than_forty_megabytes() {
    let folder = support::home().join("assets/audio/lines");
    let sizes = std::fs::read_dir(folder).expect("readable").map(|entry| {
        let entry = entry.expect("an entry");
        entry.metadata().expect("metadata").len()
    });
    let bytes: u64 = sizes.sum();
    assert!(
        bytes <= MOST_BYTES,
        "{bytes} bytes: see docs/pl/glosy.md on rendering them anew"
    );
}

#[test]
fn the_list_says_who_speaks_with_which_voice_and_what_is_there() {
    let output = support::sygnaly(
        &support::home().join("target/test-data"),
        &["voice", "list", SCENARIO, "--format", "json"],
    );
    assert!(output.status.success(), "{}", said(&output));
    let rows = out(&output);
    let rows = rows
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line is a JSON object"));
    // Where the system has voices of its own, these follow.
    let speakers: Vec<Value> = rows.filter(|row| row.get("speaker").is_some()).collect();
    let caller = speakers
        .iter()
        .find(|speaker| speaker["speaker"] == "caller")
        .expect("the caller speaks");
    let scenario = support::scenario(SCENARIO);
    assert_eq!(caller["scenario"], SCENARIO);
    assert_eq!(caller["name"], scenario.caller.name.as_str());
    assert_eq!(caller["base"], scenario.caller.voice.base.as_str());
    assert_eq!(caller["rate"], scenario.caller.voice.rate);
    assert_eq!(caller["manner"], "plain");
    for speaker in &speakers {
        let count = |key: &str| speaker[key].as_u64().unwrap_or_else(|| panic!("{key} in {speaker}"));
        assert!(count("lines") > 0, "{speaker}");
        assert_eq!(
            count("recorded") + count("rendered") + count("missing"),
            count("lines"),
            "{speaker}"
        );
    }
}

/// A shell script plays the speech program of macOS.
#[test]
fn voices_of_the_system_are_listed_where_it_has_any() {
    let home = Home::new();
    let programs = home.path("programs");
    std::fs::create_dir(&programs).expect("made");
    let list = |args: &[&str]| home.run_where(programs.as_os_str(), args);
    assert!(!said(&list(&["list", SCENARIO])).contains("of this system"));

    let say = programs.join("say");
    let play = |script: &str| {
        std::fs::write(&say, format!("#!/bin/sh\n{script}")).expect("written");
        std::fs::set_permissions(&say, std::fs::Permissions::from_mode(0o755)).expect("made a program");
    };
    play(
        "[ \"$1 $2\" = '-v ?' ] || exit 9\necho 'Zosia               pl_PL    # Cześć.'\n\
         echo 'Albert              en_US    # Hello.'\n",
    );
    let output = list(&["list", SCENARIO]);
    assert!(output.status.success(), "{}", said(&output));
    let text = out(&output);
    assert!(
        text.contains("of this system (say): Polish 1, others 1") && text.contains("  Zosia (pl_PL)"),
        "{text}"
    );
    assert!(!text.contains("Albert"), "{text}");
    let output = list(&["list", SCENARIO, "--format", "json"]);
    let last: Value = serde_json::from_str(out(&output).lines().last().expect("a line")).expect("JSON");
    assert_eq!(last["system_voice"], "Zosia");

    // A program that fails costs the list nothing.
    play("exit 3");
    let output = list(&["list", SCENARIO]);
    let all = said(&output);
    assert!(output.status.success() && all.contains("Lines in all"), "{all}");
    assert!(all.contains("could not be read"), "{all}");
}

/// Who is hard to understand, or looks for words, is heard so.
#[test]
fn the_list_says_in_which_manner_a_caller_speaks() {
    for (scenario, manner) in [
        ("laryngektomia-zaswiadczenie", "hoarse"),
        ("mowa-odpis-aktu", "hoarse"),
        ("afazja-odpady-zwrot", "slow"),
        ("gluchy-ojciec-przedszkole", "plain"),
    ] {
        let args = ["voice", "list", scenario, "--format", "json"];
        let output = support::sygnaly(&support::home().join("target/test-data"), &args);
        assert!(output.status.success(), "{}", said(&output));
        let caller: Value = serde_json::from_str(out(&output).lines().next().expect("a line")).expect("JSON");
        assert_eq!(caller["speaker"], "caller");
        assert_eq!(caller["manner"], manner, "{scenario}");
    }
}

#[test]
fn an_engine_that_fails_is_told_of_by_line_with_the_mend_and_leaves_nothing() {
    let home = Home::new();
    let engine = home.engine("read -r words; echo \"no such voice\" >&2; exit 3");
    let output = home.run(&["render", SCENARIO, "--engine", &engine]);
    assert_eq!(output.status.code(), Some(1));
    let missing = home.run(&["render", SCENARIO, "--missing"]);
    assert_eq!(missing.status.code(), Some(1));
    let lines: Vec<String> = out(&missing).lines().map(str::to_owned).collect();
    assert!(lines.len() > 20, "{lines:?}");
    for line in &lines {
        let text = line.splitn(3, "  ").last().expect("the words come last");
        assert!(
            said(&output).contains(&format!("\"{text}\": ")),
            "{text} is not told of"
        );
    }
    assert!(said(&output).contains("no such voice") && said(&output).contains("Check the speech engine's command"));
    assert!(
        said(&output).contains(&format!("failed: {}", lines.len())),
        "{}",
        said(&output)
    );
    assert_eq!(home.recordings(), 0);

    let output = home.run(&["render", SCENARIO, "--engine", "no-such-engine {out}"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("no-such-engine") && said(&output).contains("Install it"),
        "{}",
        said(&output)
    );

    let output = home.run(&["render", SCENARIO, "--engine", "piper {outt}"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("{outt}") && said(&output).contains("{out}"),
        "{}",
        said(&output)
    );
}

#[test]
fn only_what_is_missing_is_rendered_and_the_engine_is_remembered() {
    let home = Home::new();
    let engine = home.engine("cat > /dev/null; echo once >> \"$2/spoken\"; cp \"$2/tone.wav\" \"$1\"");
    let output = home.run(&["render", SCENARIO, "--engine", &engine, "--jobs", "2"]);
    assert!(output.status.success(), "{}", said(&output));
    let rendered = home.recordings();
    assert!(rendered > 20 && out(&output).contains(&format!("New recordings: {rendered}, unchanged: 0")));
    let spoken = || {
        std::fs::read_to_string(home.path("spoken"))
            .expect("spoken")
            .lines()
            .count()
    };
    assert_eq!(spoken(), rendered);

    // The engine is that of the lines now, named or not.
    let again = home.run(&["render", SCENARIO]);
    assert!(
        out(&again).contains(&format!("New recordings: 0, unchanged: {rendered}")),
        "{}",
        said(&again)
    );
    assert!(home.run(&["render", SCENARIO, "--missing"]).status.success());
    assert_eq!(spoken(), rendered);
    let list = home.run(&["list", SCENARIO]);
    assert!(
        out(&list).contains("missing: 0. ") && out(&list).contains("Speech engine: sh."),
        "{}",
        out(&list)
    );

    // A line that is gone is rendered, and nothing else.
    let lines = home.path("assets/audio/lines");
    let mut files = std::fs::read_dir(&lines).expect("readable").flatten();
    let gone = files
        .find(|file| file.path().extension().is_some_and(|ending| ending == "ogg"))
        .expect("one");
    std::fs::remove_file(gone.path()).expect("removed");
    let mended = home.run(&["render", SCENARIO]);
    assert!(out(&mended).contains("New recordings: 1, "), "{}", said(&mended));
    assert_eq!(spoken(), rendered + 1);
}

#[test]
fn an_audition_writes_a_few_lines_of_whoever_is_asked_for() {
    let home = Home::new();
    let engine = home.engine("cat > /dev/null; cp \"$2/tone.wav\" \"$1\"");
    let folder = home.path("samples");
    let shown = folder.display().to_string();
    let args = [
        "audition",
        SCENARIO,
        "--speaker",
        "caller",
        "--lines",
        "2",
        "--out",
        &shown,
        "--engine",
        &engine,
    ];
    let output = home.run(&args);
    assert!(output.status.success(), "{}", said(&output));
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("readable")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, [1, 2].map(|number| format!("{SCENARIO}-caller-{number}.wav")));
    assert!(LineAudio::load(&folder.join(&names[0])).is_ok());
    assert_eq!(home.recordings(), 0, "what is only heard is not kept");

    let output = home.run(&["audition", SCENARIO, "--speaker", "callar", "--out", &shown]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("callar") && said(&output).contains("Did you mean"),
        "{}",
        said(&output)
    );
}

/// The cells of the sheet's rows, headings left out.
fn cells(sheet: &str) -> Vec<Vec<String>> {
    fn row(line: &str) -> Vec<String> {
        let cells = line.trim_matches('"').split("\";\"");
        cells.map(|cell| cell.replace("\"\"", "\"")).collect()
    }
    sheet.lines().skip(1).map(row).collect()
}

/// How long a person may take for these words.
fn seconds(voice: &Voice, text: &str) -> f64 {
    let voice = VoiceSpec::of(voice).expect("a shipped voice is right");
    voice.nominal_duration(text).seconds()
}

fn save(folder: &Path, name: &str, seconds: f64) {
    tone(seconds).save(&folder.join(name)).expect("written");
}

#[test]
fn what_people_recorded_takes_the_place_of_rendered_lines() {
    let home = Home::new();
    let sheet = home.path("sheet.csv");
    let shown = sheet.display().to_string();
    let output = home.run(&["sheet", "export", &shown, SCENARIO]);
    assert!(output.status.success(), "{}", said(&output));
    let content = std::fs::read_to_string(&sheet).expect("UTF-8");
    assert!(
        content.starts_with("\u{feff}\"id\";\"scenario\";\"speaker\";"),
        "{content:.80}"
    );
    let rows = cells(&content);
    assert!(rows.len() > 20 && rows.iter().all(|row| row.len() == 6), "{rows:?}");
    assert_eq!(rows[0][5], format!("{SCENARIO}-caller-001.wav"));

    // One is right, one lasts as long as another line, one is no sound, the others are not there yet.
    let folder = home.path("recordings");
    std::fs::create_dir(&folder).expect("made");
    let scenario = support::scenario(SCENARIO);
    let voice = &scenario.caller.voice;
    save(&folder, &rows[0][5], seconds(voice, &rows[0][4]));
    save(&folder, &rows[1][5], seconds(voice, &rows[1][4]) * 4.0);
    std::fs::write(folder.join(&rows[2][5]), "<html>").expect("written");
    let from = folder.display().to_string();
    let output = home.run(&["sheet", "import", &shown, "--from", &from]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let all = said(&output);
    let absent = rows.len() - 3;
    assert!(
        all.contains(&format!("taken in: 1, without a file yet: {absent}, refused: 2")),
        "{all}"
    );
    assert!(
        all.contains("Row 3: ") && all.contains("another line") && all.contains(&rows[1][4]),
        "{all}"
    );
    assert!(all.contains("Row 4: ") && all.contains("CREDITS.md"), "{all}");
    assert_eq!(home.recordings(), 1);

    let list = home.run(&["list", SCENARIO, "--format", "json"]);
    let caller: Value = serde_json::from_str(out(&list).lines().next().expect("a speaker")).expect("JSON");
    assert_eq!(caller["recorded"], 1);

    // What is recorded is asked for no more; the other files keep their numbers.
    home.run(&["sheet", "export", &shown, SCENARIO]);
    let left = cells(&std::fs::read_to_string(&sheet).expect("UTF-8"));
    assert_eq!(left, rows[1..]);
}

#[test]
fn a_sheet_that_cannot_be_used_says_why() {
    let home = Home::new();
    let folder = home.path("recordings");
    std::fs::create_dir(&folder).expect("made");
    save(&folder, "a.wav", 1.0);
    let (sheet, from) = (home.path("sheet.csv"), folder.display().to_string());
    let shown = sheet.display().to_string();
    let import = |content: &str| {
        std::fs::write(&sheet, content).expect("written");
        home.run(&["sheet", "import", &shown, "--from", &from])
    };
    let cases = [
        ("tekst;plik\nTak;a.wav\n", "no column \"id\""),
        ("id;plik\n\"k1;a.wav\n", "Row 2 of the sheet"),
        ("id;plik\nk1;a.wav\n", "no scenario has a line \"k1\""),
        ("id;plik\nk1;../engine.sh\n", "outside the folder"),
    ];
    for (content, words) in cases {
        let output = import(content);
        assert_eq!(output.status.code(), Some(1), "{content:?}: {}", said(&output));
        assert!(said(&output).contains(words), "{content:?}: {}", said(&output));
    }
    let output = home.run(&["sheet", "import", &shown, "--from", "no-such-folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("no-such-folder"), "{}", said(&output));
}
