//! What breaks around the program while it is used: a disk without room, a folder that can only be read or is not there, shipped files
//! that are damaged, a clock that was set back. It says so, and nothing that was acknowledged is lost. `docs/faults.md` lists them all,
//! with the tests that lie elsewhere.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sygnaly::domain::{Event, Millis, Ruled, Ruling, ShiftEvent, Terms, Verdict};
use sygnaly::records::{self, AttemptHeader, Journal, People, Reviewed, Reviews, path_of, verify_folder};

use crate::fuzzed::targets;
use crate::office::{exam, text, trainee};
use crate::store_faults::{limited, obeying};
use crate::support;

/// Names the data folder to the program of this file, started a second time.
const FOLDER: &str = "SYGNALY_TEST_FULL_FOLDER";
/// The name under which the test runner knows the test that is started so.
const WRITES: &str = "faults::what_only_grows_keeps_what_was_acknowledged_when_the_disk_is_full";
/// So many lines fit into no file of 8 kB.
const MANY: usize = 200;

/// The program with this data folder, in English.
fn program(data: &Path, args: &[&str]) -> Command {
    let mut program = support::program(data);
    program.args(["--lang", "en"]).args(args);
    program
}

/// Every file under a folder that holds something, by its path.
fn held(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder is readable") {
            let path = entry.expect("an entry is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let content = fs::read(&path).expect("the file is readable");
                files.insert(path, content);
            }
        }
    }
    // What is locked are files without content.
    files.retain(|_, content| !content.is_empty());
    files
}

/// Commands that write to the data folder, each to another file of it; the pack is one to install.
fn writing<'a>(person: &'a str, pack: &'a str) -> Vec<Vec<&'a str>> {
    let read = ["--procedure", "krynki", "--document", "6/2022", "--date", "2026-02-01"];
    let mut all = vec![
        vec!["people", "add-invigilator", "Jan Kos"],
        [&["certify", "acknowledge", person][..], &read[..]].concat(),
        vec!["pack", "install", pack, "--trust"],
    ];
    if cfg!(feature = "speech") {
        all.push(vec!["model", "use", "assets/models/demo-pl.bin"]);
    }
    all
}

/// The file of a small pack.
fn pack(folder: &Path) -> String {
    let file = folder.join("nowa.sygpack");
    fs::write(&file, (targets::pack::TARGET.seeds)().remove(0)).expect("written");
    file.display().to_string()
}

#[test]
fn a_disk_without_room_is_told_and_leaves_every_file_as_it_was() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (person, pack) = (trainee(data.path(), "krynki"), pack(other.path()));
    for args in writing(person.as_str(), &pack) {
        let before = held(data.path());
        let program = program(data.path(), &args);
        let output = limited(0, &program).output().unwrap();
        let said = text(&output);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        let place = data.path().display().to_string();
        assert!(said.contains(&place), "{args:?} does not say where: {said}");
        assert_eq!(held(data.path()), before, "{args:?}");
    }
    for args in writing(person.as_str(), &pack) {
        let output = program(data.path(), &args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", text(&output));
    }
}

#[test]
fn a_folder_that_can_only_be_read_is_told_and_stays_as_it_is() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (person, pack) = (trainee(data.path(), "krynki"), pack(other.path()));
    let permit = |mode: u32| fs::set_permissions(data.path(), Permissions::from_mode(mode)).unwrap();
    let before = held(data.path());
    permit(0o500);
    let is_superuser = File::create(data.path().join("probe")).is_ok();
    for args in writing(person.as_str(), &pack) {
        let Some(mut command) = obeying(&program(data.path(), &args), is_superuser) else {
            println!("Here the superuser cannot be held to permissions.");
            break;
        };
        let output = command.output().unwrap();
        let said = text(&output);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(
            said.contains(&data.path().display().to_string()),
            "{args:?} does not say where: {said}"
        );
    }
    permit(0o700);
    assert_eq!(held(data.path()), before);
}

/// As when the stick that it lay on was pulled out, and its place is nobody's to write to.
#[test]
fn a_folder_that_is_not_there_and_cannot_be_made_is_told() {
    let other = tempfile::tempdir().unwrap();
    let taken = other.path().join("stick");
    fs::write(&taken, "no folder").unwrap();
    let data = taken.join("data");
    let pack = pack(other.path());
    for args in writing("osoba-1", &pack) {
        let output = program(&data, &args).output().unwrap();
        let said = text(&output);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
    }
    let said = text(
        &program(&data, &["people", "add-invigilator", "Jan Kos"])
            .output()
            .unwrap(),
    );
    assert!(said.contains(&data.display().to_string()), "{said}");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "no folder");
}

fn review(number: usize) -> Reviewed {
    Reviewed {
        attempt: header().id,
        ruling: Ruling {
            ruled: Ruled::Rule {
                rule: "krynki:4.1.c".into(),
                verdict: Verdict::Met,
                weight: 1.0,
            },
            terms: Terms {
                pass_from: 80.0,
                critical: BTreeMap::new(),
            },
        },
        reason: format!("Powód {number}"),
        by: "Jan Kos".to_owned(),
        on: "2026-11-30".parse().expect("a day"),
    }
}

fn header() -> AttemptHeader {
    exam("2026-11-29T09:14:05Z", None)
}

fn happening(number: usize) -> (Millis, ShiftEvent) {
    let text = format!("Zapisek {number}");
    (Millis(number as u64), ShiftEvent::Desk(Event::NoteWritten { text }))
}

/// Adds to an exam and to the reviews until no more fits, and tells how much was acknowledged.
fn fill(data: &Path) {
    let mut journal = Journal::begin(data, header()).expect("the first line fits");
    let written = (0..MANY).take_while(|number| {
        let (at, event) = happening(*number);
        journal.append(at, &event).is_ok()
    });
    let (events, told) = (written.count(), journal.append(Millis(1), &happening(0).1).is_err());
    let reviews = (0..MANY).take_while(|number| Reviews::add(data, review(*number)).is_ok());
    let reviews = reviews.count();
    let mut out = std::io::stdout();
    writeln!(out, "acknowledged {events} {reviews} {told}").expect("somebody listens");
}

#[test]
fn what_only_grows_keeps_what_was_acknowledged_when_the_disk_is_full() {
    if let Some(data) = std::env::var_os(FOLDER) {
        return fill(Path::new(&data));
    }
    let data = tempfile::tempdir().unwrap();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args([WRITES, "--exact", "--nocapture", "--test-threads", "1"])
        .env(FOLDER, data.path());
    // 8 kB.
    let output = limited(16, &again).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let (_, counts) = said.split_once("acknowledged ").expect("it tells how much");
    let mut counts = counts.split_whitespace();
    let mut count = || {
        counts
            .next()
            .and_then(|word| word.parse::<usize>().ok())
            .expect("a number")
    };
    let (events, reviews) = (count(), count());
    assert!((1..MANY).contains(&events) && (1..MANY).contains(&reviews), "{said}");
    assert!(said.contains(" true"), "the exam goes on as if nothing were: {said}");

    let path = path_of(data.path(), &header().id);
    let kept = records::read(&path).unwrap();
    let happened: Vec<(Millis, ShiftEvent)> = (0..events).map(happening).collect();
    assert_eq!(kept.events, happened);
    assert_eq!(Reviews::read(data.path()).unwrap().all().len(), reviews);
    // With room again both go on.
    let when = "2026-11-29T09:20:00Z".to_owned();
    let (mut journal, _) = Journal::resume(&path, Millis(1), when, None).unwrap();
    let (at, event) = happening(events);
    journal.append(at, &event).unwrap();
    drop(journal);
    Reviews::add(data.path(), review(reviews)).unwrap();
    assert_eq!(records::read(&path).unwrap().events.len(), events + 1);
    assert_eq!(Reviews::read(data.path()).unwrap().all().len(), reviews + 1);
}

#[test]
fn after_the_clock_was_set_back_every_attempt_is_there_once() {
    let data = tempfile::tempdir().unwrap();
    let moments = ["2026-11-29T09:14:05Z", "2001-01-01T00:00:00Z", "2101-01-01T00:00:00Z"];
    for begun in moments {
        let mut journal = Journal::begin(data.path(), exam(begun, None)).unwrap();
        let (at, event) = happening(1);
        journal.append(at, &event).unwrap();
    }
    // The very second of the first comes a second time: nothing takes the place of what is there.
    assert!(Journal::begin(data.path(), exam(moments[0], None)).is_err());
    let (listed, problems) = records::list(data.path());
    let begun: Vec<&str> = listed.iter().map(|(_, one)| one.header.begun.as_str()).collect();
    assert_eq!(
        (begun, problems),
        (vec![moments[2], moments[0], moments[1]], Vec::new())
    );
    let verified = verify_folder(data.path(), |_| {});
    assert_eq!((verified.attempts, verified.problems), (3, Vec::new()));
    assert_eq!(People::load(data.path()).unwrap(), People::default());
}

/// The product's files with one in its place that holds something else.
fn home_with(broken: &str, content: &[u8]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let (mut from, mut to) = (support::home(), home.path().to_owned());
    let mut parts = Path::new(broken).components().peekable();
    let mut is_top = true;
    while let Some(part) = parts.next() {
        for entry in fs::read_dir(&from).unwrap() {
            let name = entry.unwrap().file_name();
            let is_ours = !is_top || name == "assets" || name == "scenarios";
            if is_ours && name != part.as_os_str() {
                symlink(from.join(&name), to.join(&name)).unwrap();
            }
        }
        is_top = false;
        from.push(part);
        to.push(part);
        if parts.peek().is_some() {
            fs::create_dir(&to).unwrap();
        }
    }
    fs::write(&to, content).unwrap();
    home
}

#[test]
fn a_damaged_file_of_the_product_is_named() {
    let data = tempfile::tempdir().unwrap();
    let half = |path: &str| {
        let bytes = fs::read(support::home().join(path)).unwrap();
        bytes[..bytes.len() / 2].to_vec()
    };
    let weights = "assets/language/pl/acts.bin";
    for (broken, content, named) in [
        (weights, half(weights), "language"),
        (weights, Vec::new(), "language"),
        ("assets/l10n/pl/cli.ftl", b"cli-x = {".to_vec(), "cli.ftl"),
        (
            "assets/callers/stock.yaml",
            b"format: 1\nstock: [".to_vec(),
            "stock.yaml",
        ),
        (
            "assets/procedures/krynki.yaml",
            b"format: 1\nid: \xff".to_vec(),
            "krynki.yaml",
        ),
        ("assets/profiles/krynki.yaml", Vec::new(), "krynki.yaml"),
        ("scenarios/senior-dowod/scenario.yaml", b"\0".to_vec(), "scenario.yaml"),
    ] {
        let home = home_with(broken, &content);
        let mut program = Command::new(env!("CARGO_BIN_EXE_sygnaly"));
        let output = program
            .arg("--home")
            .arg(home.path())
            .args(["drill", "--trainee", "scenarios/senior-dowod/plans/passes.yaml"])
            .args(["--procedure", "krynki", "--profile", "krynki"])
            .current_dir(support::home())
            .env("SYGNALY_DATA", data.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = text(&output);
        assert_eq!(output.status.code(), Some(1), "{broken}: {said}");
        assert!(said.contains(named), "{broken}: {said}");
    }
}
