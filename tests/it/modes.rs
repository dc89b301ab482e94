//! Whatever is kept of people, every key and everything that is handed out is its owner's alone, when it is made and after it was written
//! anew. The test runs itself again with a umask that takes nothing away, or it would see what the system did and not the program.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use sygnaly::domain::{Ruled, Ruling, Terms};
use sygnaly::records::store::{Store, StorePlace};
use sygnaly::records::{
    self, Closed, ConsentKind, Consents, Disputes, Journal, Reviewed, Reviews, Station, StationKey, TraineeId,
};
use sygnaly::settings::Settings;

use crate::certificates::Place;
use crate::contract::office::runs;
use crate::office;

/// Set where the umask is open.
const OPEN: &str = "SYGNALY_TEST_OPEN_UMASK";

/// What has to be there, or nothing was looked at: each file of the data folder, by its name from there.
const KEPT: [&str; 15] = [
    "acknowledgements.json",
    "attempts",
    "certificates.jsonl",
    "consents.jsonl",
    "disputes.jsonl",
    "people.json",
    "records.sqlite",
    "records.sqlite-wal",
    "records.sqlite.trail.json",
    "reviews.jsonl",
    "settings.json",
    "signing-keys.json",
    "station-key.json",
    "station.json",
    "attempts/2026-04-02T09-00-00Z-senior-dowod-0007.jsonl",
];

#[test]
fn whatever_is_kept_or_handed_out_is_its_owners_alone() {
    if std::env::var_os(OPEN).is_none() {
        return again_with_an_open_umask();
    }
    let place = Place::with_a_certificate();
    let data = place.data();
    let probe = place.file("probe");
    fs::write(&probe, "").expect("it is written");
    assert_eq!(mode(&probe) & 0o077, 0o066, "the umask takes nothing away");
    fs::remove_file(&probe).expect("it is removed");

    keep(data);
    for args in [
        &["people", "add-invigilator", "Ewa Kos"][..],
        &["records", "sync"],
        &["user", "add", "kadry", "--role", "hr"],
        &[
            "records",
            "export",
            "--format",
            "csv",
            "--to",
            &place.named("results.csv"),
        ],
        &[
            "records",
            "export",
            "--format",
            "xlsx",
            "--to",
            &place.named("results.xlsx"),
        ],
        &["records", "person", "osoba-1", "--to", &place.named("person.json")],
        &["certify", "keys", "backup", "--to", &place.named("backup.json")],
    ] {
        place.ends(0, args);
    }
    let handed_out = place.file("");
    runs(async {
        let store = Store::open(StorePlace::of_folder(data)).await.expect("it opens");
        store.station_keys().await.expect("it is read");
        let found = all_closed(data);
        for name in KEPT {
            assert!(found.contains(Path::new(name)), "there is no {name}: {found:?}");
        }
        store.close().await;
    });
    assert_eq!(all_closed(&handed_out).len(), 6, "{:?}", all_closed(&handed_out));

    // One that a backup brought back is closed when it is written the next time.
    for name in ["people.json", "settings.json", "station.json", "acknowledgements.json"] {
        fs::set_permissions(data.join(name), fs::Permissions::from_mode(0o666)).expect("it is opened");
    }
    Settings::change(data, |_| {}).expect("they are kept");
    place.ends(0, &["records", "station", "--name", "Sala"]);
    place.ends(0, &["records", "erase", "osoba-1", "--yes"]);
    all_closed(data);
    assert!(!data.join(KEPT[14]).exists(), "the erasure wrote the others anew");
}

fn again_with_an_open_umask() {
    let program = std::env::current_exe().expect("this test is a program");
    let output = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" \"$@\""])
        .arg(program)
        .args([
            "--exact",
            "modes::whatever_is_kept_or_handed_out_is_its_owners_alone",
            "--nocapture",
        ])
        .env(OPEN, "1")
        .output()
        .expect("there is a shell");
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// Keeps what the window would: an exam, a recording, a consent, a decision, a dispute and settings.
fn keep(data: &Path) {
    let station = Station::of_folder(data, "Pokój 12").expect("it becomes a station");
    StationKey::load_or_make(data, &station, "2026-04-01T00:00:00Z").expect("it gets a key");
    let trainee = TraineeId::new("osoba-1");
    let header = office::exam("2026-04-02T09:00:00Z", Some(trainee.clone()));
    let journal = Journal::begin(data, header.clone()).expect("it begins");
    journal.close(Closed::GivenUp, None).expect("it ends");
    let at = "2026-04-02T09:00:00Z";
    Consents::give(data, &trainee, ConsentKind::Recording, "Zgoda", at).expect("it is kept");
    let on = "2026-04-03".parse().expect("a day");
    let review = Reviewed {
        attempt: header.id,
        ruling: Ruling {
            ruled: Ruled::Whole,
            terms: Terms {
                pass_from: 80.0,
                critical: Default::default(),
            },
        },
        reason: "Bez zmian.".to_owned(),
        by: "Ewa Kos".to_owned(),
        on,
    };
    Reviews::add(data, review).expect("it is kept");
    let (listed, _) = records::list(data);
    let disputed = listed.iter().find_map(|(_, summary)| {
        let card = summary.closed.as_ref()?.card.as_deref()?;
        let rule = card.graded().rules.first()?.rule.clone();
        Some((&summary.header.id, rule))
    });
    let (attempt, rule) = disputed.expect("exams have results");
    Disputes::raise(data, attempt, &rule, "Było inaczej.", on).expect("it is kept");
    Settings::change(data, |_| {}).expect("they are kept");
    #[cfg(feature = "speech")]
    {
        use sygnaly::domain::Millis;
        let mut recording = sygnaly::speech::recording::Recording::default();
        recording.add(Millis(0), &[0.0; 1_600]);
        let folder = data.join(records::RECORDINGS).join(attempt.as_str());
        recording.save(&folder).expect("it is kept");
    }
}

/// Everything under a folder, by its path from there, when nobody but its owner may open it.
fn all_closed(folder: &Path) -> BTreeSet<PathBuf> {
    let (mut found, mut open, mut folders) = (BTreeSet::new(), Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder is readable") {
            let path = entry.expect("its entries are readable").path();
            let name = path.strip_prefix(folder).expect("it lies in it").to_owned();
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            if mode(&path) != wanted {
                open.push(format!("{} {:o}", name.display(), mode(&path)));
            }
            if path.is_dir() {
                folders.push(path);
            }
            found.insert(name);
        }
    }
    assert!(open.is_empty(), "open to other accounts: {open:?}");
    found
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}
