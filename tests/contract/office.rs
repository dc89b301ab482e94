//! What the cases are about: a small office, its people, and their exams.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng as _;
use sygnaly::domain::{
    Accommodations, Address, Addressee, Bilingual, Card, Event, Millis, Mode, Passed, Profile, Route, RuleVerdict,
    Said, Score, Scorecard, ShiftEvent, Verdict, Versions,
};
use sygnaly::records::store::{Piece, Store, attempt_id};
use sygnaly::records::sync::{SyncError, Synced, sync};
use sygnaly::records::{
    AttemptHeader, AttemptId, Closed, Demands, People, Played, Station, StationId, TraineeId, Who, path_of,
};
use tempfile::TempDir;
use uuid::Uuid;

use super::Database;
use super::lines::Lines;

/// The store's time where nothing depends on it.
pub const NOW: &str = "2026-11-30T12:00:00Z";

/// What was said in each exam.
pub const SAID: &str = "Dzień dobry, w czym mogę pomóc?";

/// Waits for what a store does, as the program does.
pub fn runs<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the system gives the means to wait").block_on(work)
}

/// A number below another by chance.
pub fn below(chance: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(chance.next_u64() % end as u64).expect("it is below the end")
}

/// A station of no folder.
pub fn station(number: u128) -> StationId {
    StationId::new(Uuid::from_u128(number))
}

/// Somebody of the office by first and last name.
pub fn person(first_name: &str, last_name: &str) -> Who {
    Who {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        position: "inspektor".to_owned(),
        unit: "Referat Spraw Obywatelskich".to_owned(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        address: Address::Pani,
    }
}

/// A moment of its own for each number (RFC 3339, UTC), all within one day.
pub fn moment(number: usize) -> String {
    let (hour, minute, second) = (number / 3_600 % 24, number / 60 % 60, number % 60);
    format!("2026-02-02T{hour:02}:{minute:02}:{second:02}Z")
}

/// An exam of somebody whom the station knows by an id.
pub fn header(begun: &str, trainee: &str) -> AttemptHeader {
    let who = person("Anna", "Żak");
    AttemptHeader {
        id: AttemptId::new(begun, "podatek", 7),
        played: Played::Call {
            scenario: "podatek".into(),
            version: 1,
        },
        procedure: "krynki".into(),
        procedure_version: 1,
        profile: Profile {
            id: "krynki".into(),
            office: who.office,
            first_name: who.first_name,
            last_name: who.last_name,
            position: who.position,
            address: who.address,
            unit: who.unit,
        },
        seed: 7,
        mode: Mode::Exam,
        accommodations: Accommodations::default(),
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
        begun: begun.to_owned(),
        trainee: Some(TraineeId::new(trainee)),
        invigilator: Some("Jan Kos".to_owned()),
        demands: Some(Demands {
            needs: BTreeSet::from(["stutter".to_owned()]),
            level: 2,
        }),
    }
}

/// An exam that was played to its end: so many events, the rule `krynki:a` met, and `krynki:b` as told.
pub fn whole(header: &AttemptHeader, events: u64, verdict: Verdict) -> Piece {
    let mut lines = begun(header, events);
    lines.closed(Closed::Finished, Some(&card(verdict)));
    piece(header, lines)
}

/// An exam that holds by its lines, and that no database takes: its result names a rule twice.
pub fn naming_a_rule_twice(header: &AttemptHeader) -> Piece {
    let mut twice = card(Verdict::Met);
    if let Card::Call(call) = &mut twice {
        call.rules.extend(call.rules.clone());
    }
    let mut lines = begun(header, 2);
    lines.closed(Closed::Finished, Some(&twice));
    piece(header, lines)
}

/// An exam that has not ended.
pub fn unfinished(header: &AttemptHeader, events: u64) -> Piece {
    piece(header, begun(header, events))
}

/// An exam with something after its end.
pub fn beyond_its_end(header: &AttemptHeader) -> Piece {
    let mut lines = begun(header, 2);
    lines.closed(Closed::GivenUp, None);
    lines.event(Millis(9_000), &ShiftEvent::Desk(Event::HungUp));
    piece(header, lines)
}

fn begun(header: &AttemptHeader, events: u64) -> Lines {
    let mut lines = Lines::begun(header);
    for number in 1..=events {
        let start = Millis(number * 1_000);
        let said = Said {
            to: Addressee::Caller,
            route: Route::Typed,
            text: SAID.to_owned(),
            start,
            end: start,
            confidence: 1.0,
        };
        lines.event(start, &ShiftEvent::Desk(Event::Said(said)));
    }
    lines
}

fn piece(header: &AttemptHeader, lines: Lines) -> Piece {
    Piece {
        name: header.id.clone(),
        after: 0,
        text: lines.into_text(),
    }
}

fn card(verdict: Verdict) -> Card {
    let (value, passed) = match verdict {
        Verdict::Met => (100.0, Passed::Yes),
        Verdict::Unclear => (100.0, Passed::Pending),
        _ => (50.0, Passed::No),
    };
    let rule = |id: &str, verdict: Verdict| RuleVerdict {
        rule: id.into(),
        clause: "§ 4.1".to_owned(),
        title: Bilingual::default(),
        verdict,
        points: if verdict == Verdict::Met { 1.0 } else { 0.0 },
        maximum: 1.0,
        evidence: Vec::new(),
        tip: None,
    };
    Card::Call(Scorecard {
        scenario: "podatek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: Versions {
            scenario: 1,
            procedure: 1,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: None,
        duration: Millis(9_000),
        score: Some(Score {
            value,
            low: value / 2.0,
            high: value,
        }),
        passed,
        critical_errors: Vec::new(),
        rules: vec![rule("krynki:a", Verdict::Met), rule("krynki:b", verdict)],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    })
}

/// A station's data folder, with what it keeps.
pub struct Folder {
    folder: TempDir,
    /// The station.
    pub station: Station,
    /// Its attempts, each whole.
    pub attempts: Vec<Piece>,
}

impl Folder {
    /// The folder of a station of this name, where Anna Żak is on the list of people as `osoba-1`.
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let station = Station::of_folder(folder.path(), name).expect("it becomes a station");
        let anna = person("Anna", "Żak");
        People::change(folder.path(), |people| people.add_trainee(anna)).expect("she is added");
        std::fs::create_dir(folder.path().join("attempts")).expect("a folder can be made");
        Self {
            folder,
            station,
            attempts: Vec::new(),
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Keeps an attempt.
    pub fn add(&mut self, attempt: Piece) {
        let file = path_of(self.path(), &attempt.name);
        std::fs::write(file, &attempt.text).expect("the folder can be written");
        self.attempts.push(attempt);
    }

    /// Keeps so many more exams of Anna Żak, which she passed.
    pub fn add_exams(&mut self, count: usize) {
        for _ in 0..count {
            let begun = moment(self.attempts.len());
            self.add(whole(&header(&begun, "osoba-1"), 8, Verdict::Met));
        }
    }

    /// An attempt's id in any store.
    pub fn id_of(&self, attempt: &Piece) -> Uuid {
        attempt_id(self.station.id, &attempt.name)
    }
}

/// Sends what a folder keeps.
pub async fn send(folder: &Folder, store: &Store) -> Result<Synced, SyncError> {
    sync(folder.path(), &folder.station, store, NOW).await
}

/// Takes lines of an attempt of a station, which are not refused.
pub async fn take(store: &Store, station: StationId, piece: &Piece) {
    let refused = store.take(station, std::slice::from_ref(piece), NOW).await;
    let refused = refused.unwrap_or_else(|error| panic!("{error:?}"));
    assert!(refused.is_empty(), "{refused:?}");
}

/// Holds a store against a folder: all its attempts are there as they were written, and nothing came twice.
pub async fn is_all_there(store: &Store, folder: &Folder) {
    for attempt in &folder.attempts {
        let there = store.journal(folder.id_of(attempt)).await.unwrap();
        assert_eq!(there.as_deref(), Some(attempt.text.as_str()), "{}", attempt.name);
    }
    let held = store.held(folder.station.id).await.unwrap();
    assert_eq!(held.len(), folder.attempts.len());
    assert!(held.iter().all(|(_, held)| held.whole), "{held:?}");
    is_counted_once(store, folder.attempts.len()).await;
}

/// Holds a store against the number of its exams, all of which met `krynki:a`: each came once and was counted once, and
/// everything proves itself.
pub async fn is_counted_once(store: &Store, exams: usize) {
    let verified = store.verify(|_| {}).await.unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    let entries = store.audit(None, 100_000).await.unwrap();
    let came = entries.iter().filter(|entry| entry.action == "attempt-whole");
    let came: Vec<&str> = came.map(|entry| entry.about.as_str()).collect();
    let once: BTreeSet<&str> = came.iter().copied().collect();
    assert_eq!((came.len(), once.len()), (exams, exams));
    let totals = store.rule_totals(&"krynki".into(), None).await.unwrap();
    let met = totals.get("krynki:a").map_or(0, |counts| counts.met);
    assert_eq!(usize::try_from(met), Ok(exams));
}

/// The program, about to send what a folder keeps to a database, in English.
pub fn program(folder: &Folder, database: &Database) -> Command {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_sygnaly"));
    program
        .arg("--home")
        .arg(&home)
        .args(["--lang", "en", "records", "sync", "--database", database.address()])
        .current_dir(home)
        .env("SYGNALY_DATA", folder.path())
        .env_remove("RUST_LOG")
        .env_remove("SYGNALY_DATABASE")
        .stdin(Stdio::null());
    program
}
