//! A store in a file when its disk is full, its folder can only be read, or the file is damaged or another program's.

use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sygnaly::domain::{Event, Millis, ShiftEvent, Verdict};
use sygnaly::records::store::{Store, StoreError, StorePlace};
use sygnaly::records::sync::SyncError;
use sygnaly::records::{self, Journal, path_of};

use crate::contract::Database;
use crate::contract::office::{Folder, below, header, is_all_there, moment, program, runs, send, whole};
use crate::office::text;

/// Names the small disk to the program of this file, started a second time.
const DISK: &str = "SYGNALY_TEST_SMALL_DISK";
/// The name under which the test runner knows the test that is started so.
const ON_DISK: &str = "store_faults::a_disk_that_fills_up_or_can_only_be_read_is_told";
/// Files whose bytes are flipped.
const FLIPS: usize = 60;

/// Exams of more than 3 MB together, more than either database keeps in memory.
fn add_long_exams(folder: &mut Folder) {
    for _ in 0..100 {
        let begun = moment(folder.attempts.len());
        folder.add(whole(&header(&begun, "osoba-1"), 120, Verdict::Met));
    }
}

/// A program that can write into no file more than so many blocks of 512 bytes: it is told of it, not ended by it.
pub fn limited(blocks: u32, program: &Command) -> Command {
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\""])
        .arg(blocks.to_string());
    like(limited, program)
}

/// A command that goes on with another one: its words, its folder and its environment.
fn like(mut command: Command, program: &Command) -> Command {
    command.arg(program.get_program()).args(program.get_args());
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.stdin(Stdio::null());
    command
}

/// What a program said that could not do what it should.
fn failed(output: &Output) -> String {
    let said = text(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    said
}

fn in_file(path: &Path) -> Database {
    Database::new(path.to_str().expect("it is a plain path"))
}

#[test]
fn a_file_that_may_not_grow_is_told_and_nothing_is_lost() {
    let place = tempfile::tempdir().unwrap();
    let database = in_file(&place.path().join("records.sqlite"));
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(10);
    assert!(program(&folder, &database).status().unwrap().success());
    let sent = folder.attempts.len();
    add_long_exams(&mut folder);
    // 1 MB.
    let output = limited(2_048, &program(&folder, &database)).output().unwrap();
    let said = failed(&output);
    assert!(said.contains(database.address()), "{said}");
    assert!(!said.contains("damaged"), "nothing is: {said}");
    runs(async {
        let store = database.open().await;
        for attempt in &folder.attempts[..sent] {
            let there = store.journal(folder.id_of(attempt)).await.unwrap();
            assert_eq!(there.as_ref(), Some(&attempt.text));
        }
        store.close().await;
    });
    assert!(program(&folder, &database).status().unwrap().success());
    runs(async {
        let store = database.open().await;
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

/// Starts this test's program anew, with a small disk of its own in a folder that nobody else sees; none: the system allows nobody
/// here to mount one.
fn on_a_small_disk(folder: &Path, program: &Path) -> Option<Output> {
    let mount = "mount -t tmpfs -o size=16m,mode=700 none \"$0\"";
    for rights in [&["--mount"][..], &["--mount", "--map-root-user"]] {
        let unshare = |script: &str| {
            let mut command = Command::new("unshare");
            command.args(rights).args(["--", "sh", "-c", script]).arg(folder);
            command
        };
        if unshare(mount).output().is_ok_and(|tried| tried.status.success()) {
            let mut command = unshare(&format!("{mount} && exec \"$@\""));
            command
                .arg(program)
                .args([ON_DISK, "--exact", "--nocapture", "--test-threads", "1"])
                .env(DISK, folder);
            return command.output().ok();
        }
    }
    None
}

#[test]
fn a_disk_that_fills_up_or_can_only_be_read_is_told() {
    if let Some(disk) = std::env::var_os(DISK) {
        return fill_up(Path::new(&disk));
    }
    let folder = tempfile::tempdir().unwrap();
    let program = std::env::current_exe().unwrap();
    match on_a_small_disk(folder.path(), &program) {
        Some(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        None => println!("No disk can be mounted here: the limit on a file's size stands in for a full one."),
    }
}

/// Writes a file until nothing more fits on its disk.
fn filler(disk: &Path) -> PathBuf {
    let path = disk.join("filler");
    let mut file = File::create(&path).unwrap();
    for size in [1 << 16, 1] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
    path
}

/// What `a_disk_that_fills_up_or_can_only_be_read_is_told` does on its disk.
fn fill_up(disk: &Path) {
    let place = StorePlace::of_folder(disk);
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(3);
    runs(async {
        let store = Store::open(place.clone()).await.unwrap();
        send(&folder, &store).await.unwrap();
        is_all_there(&store, &folder).await;
        let there = folder.attempts.len();
        add_long_exams(&mut folder);
        let full = filler(disk);
        for _ in 0..2 {
            let error = send(&folder, &store).await.unwrap_err();
            assert!(matches!(error, SyncError::Store(StoreError::Full { .. })), "{error:?}");
            for attempt in &folder.attempts[..there] {
                let journal = store.journal(folder.id_of(attempt)).await.unwrap();
                assert_eq!(journal.as_ref(), Some(&attempt.text));
            }
        }
        fs::remove_file(full).unwrap();
        // The same store goes on: the panel runs for weeks.
        let synced = send(&folder, &store).await.unwrap();
        assert_eq!(synced.problems, Vec::new());
        is_all_there(&store, &folder).await;
        store.close().await;
    });
    exam_on_a_full_disk(disk);

    folder.add_exams(1);
    let read_only = Command::new("mount").args(["-o", "remount,ro"]).arg(disk).status();
    assert!(read_only.unwrap().success());
    let error = runs(async {
        match Store::open(place).await {
            Ok(store) => send(&folder, &store).await.unwrap_err(),
            Err(error) => error.into(),
        }
    });
    let SyncError::Store(StoreError::ReadOnly { .. } | StoreError::File { .. }) = error else {
        panic!("{error:?}");
    };
}

/// The disk fills up in the middle of an exam: what was acknowledged stays, and it goes on when there is room.
fn exam_on_a_full_disk(disk: &Path) {
    let header = header(&moment(1), "osoba-1");
    let path = path_of(disk, &header.id);
    let mut journal = Journal::begin(disk, header).unwrap();
    let mut acknowledged = Vec::new();
    let mut happens = |journal: &mut Journal| {
        let (at, event) = (Millis(acknowledged.len() as u64), ShiftEvent::Desk(Event::Answered));
        let written = journal.append(at, &event);
        if written.is_ok() {
            acknowledged.push((at, event));
        }
        written
    };
    happens(&mut journal).unwrap();
    let full = filler(disk);
    // What is left of the last page of the disk holds some more.
    while happens(&mut journal).is_ok() {}
    assert!(happens(&mut journal).is_err());
    fs::remove_file(full).unwrap();
    happens(&mut journal).unwrap();
    drop(journal);
    assert_eq!(records::read(&path).unwrap().events, acknowledged);
}

/// A command that obeys the permissions of files, as everybody but the superuser does; none: the superuser cannot be held to them.
pub fn obeying(program: &Command, is_superuser: bool) -> Option<Command> {
    if !is_superuser {
        return Some(like(Command::new("env"), program));
    }
    let without = "-dac_override,-dac_read_search";
    let mut command = Command::new("setpriv");
    command.args([format!("--bounding-set={without}"), format!("--inh-caps={without}")]);
    let mut tried = Command::new("setpriv");
    let tried = tried.args(command.get_args()).arg("true").output();
    tried
        .is_ok_and(|tried| tried.status.success())
        .then(|| like(command, program))
}

#[test]
fn a_folder_that_can_only_be_read_is_told() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    fs::create_dir(&office).unwrap();
    let path = office.join("records.sqlite");
    let database = in_file(&path);
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(2);
    assert!(program(&folder, &database).status().unwrap().success());
    folder.add_exams(2);
    let permit = |file: u32, folder: u32| {
        fs::set_permissions(&path, Permissions::from_mode(file)).unwrap();
        fs::set_permissions(&office, Permissions::from_mode(folder)).unwrap();
    };
    permit(0o400, 0o500);
    let is_superuser = File::create(office.join("probe")).is_ok();
    match obeying(&program(&folder, &database), is_superuser) {
        Some(mut command) => {
            let said = failed(&command.output().unwrap());
            let is_told = ["can only be read", "can be neither opened nor made"];
            assert!(is_told.iter().any(|told| said.contains(told)), "{said}");
        }
        None => println!("Here the superuser cannot be held to permissions: the disk that can only be read stands in."),
    }
    permit(0o600, 0o700);
    assert!(program(&folder, &database).status().unwrap().success());
    runs(async {
        let store = database.open().await;
        is_all_there(&store, &folder).await;
        store.close().await;
    });
}

#[test]
fn a_flipped_bit_is_never_taken_for_the_truth() {
    let mut chance = ChaCha8Rng::seed_from_u64(10);
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("records.sqlite");
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(6);
    runs(async {
        let store = in_file(&path).open().await;
        send(&folder, &store).await.unwrap();
        store.close().await;
    });
    let sound = fs::read(&path).unwrap();
    let damaged = |at: usize, bits: u8, number: usize| {
        let path = place.path().join(format!("damaged-{number}.sqlite"));
        let mut bytes = sound.clone();
        bytes[at] ^= bits;
        fs::write(&path, bytes).unwrap();
        path
    };
    for number in 0..FLIPS {
        let (at, bit) = (below(&mut chance, sound.len()), below(&mut chance, 8));
        let path = damaged(at, 1 << bit, number);
        runs(async {
            // Whatever is told, it is told.
            let Ok(store) = Store::open(StorePlace::File(path)).await else {
                return;
            };
            for attempt in &folder.attempts {
                if let Ok(Some(found)) = store.recorded(folder.id_of(attempt)).await {
                    let kept = records::read(&path_of(folder.path(), &attempt.name)).unwrap();
                    assert_eq!(found, kept, "bit {bit} of byte {at}");
                }
            }
            store.close().await;
        });
    }
    // What the first page is: the tree in which all tables are found.
    let path = damaged(100, 0xff, FLIPS);
    let error = runs(Store::open(StorePlace::File(path))).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[test]
fn what_is_no_store_is_told_and_left_as_it_is() {
    let place = tempfile::tempdir().unwrap();
    let text = place.path().join("list.txt");
    fs::write(&text, "To nie jest baza, tylko długi list do urzędu.").unwrap();
    let other = place.path().join("other.sqlite");
    runs(async {
        use sea_orm::ConnectionTrait as _;
        let address = format!("sqlite://{}?mode=rwc", other.display());
        let theirs = sea_orm::Database::connect(address).await.unwrap();
        for made in [
            "CREATE TABLE bookmark (address TEXT)",
            "INSERT INTO bookmark VALUES ('x')",
        ] {
            theirs.execute_unprepared(made).await.unwrap();
        }
        theirs.close().await.unwrap();
    });
    for path in [text, other] {
        let before = fs::read(&path).unwrap();
        let error = runs(Store::open(StorePlace::File(path.clone()))).unwrap_err();
        assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
        assert!(fs::read(&path).unwrap() == before, "{} was changed", path.display());
    }
    let folder = StorePlace::File(place.path().to_owned());
    let error = runs(Store::open(folder)).unwrap_err();
    assert!(matches!(error, StoreError::File { .. }), "{error:?}");
}
