//! `sygnaly records list | show | verify | rescore | import`, as a person at a terminal meets them, each with a data folder of its own.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use sygnaly::authoring::attempt::{Ended, Parts, Play, replayed};
use sygnaly::domain::{Card, Event, Millis, ShiftEvent, Verdict};
use sygnaly::records::{AttemptHeader, AttemptId, Closed, Journal, People, Played, TraineeId, path_of};

use crate::office::{ends, exam, trainee};
use crate::support;

/// The header of an exam at `senior-dowod` as it is on the shelf, by somebody of this list of people.
fn header(begun: &str, trainee: TraineeId) -> AttemptHeader {
    let version = support::scenario("senior-dowod").version;
    AttemptHeader {
        played: Played::Call {
            scenario: "senior-dowod".into(),
            version,
        },
        procedure_version: support::procedure("bialystok").version,
        ..exam(begun, Some(trainee))
    }
}

/// Answered, and hung up at once.
fn events() -> [(Millis, ShiftEvent); 2] {
    [
        (Millis(6_000), ShiftEvent::Desk(Event::Answered)),
        (Millis(9_000), ShiftEvent::Desk(Event::HungUp)),
    ]
}

/// The result of these events today.
fn result(header: &AttemptHeader) -> Card {
    let file = support::home().join("scenarios/senior-dowod/scenario.yaml");
    let parts = Parts {
        play: Play::Call(support::scenario_drawn(&file, header.seed)),
        profile: Arc::new(header.profile.clone()),
        procedure: Arc::new(support::procedure("bialystok")),
        language: support::language(),
        seed: header.seed,
        mode: header.mode,
        accommodations: header.accommodations,
    };
    replayed(&parts, &events(), Ended::Played).record()
}

/// Keeps an exam with these events and this result.
fn keep(data: &Path, header: AttemptHeader, card: Card) -> AttemptId {
    let id = header.id.clone();
    let mut journal = Journal::begin(data, header).expect("it begins");
    for (at, event) in events() {
        journal.append(at, &event).expect("it is kept");
    }
    journal.close(Closed::Finished, Some(card)).expect("it ends");
    id
}

#[test]
fn a_result_is_found_again_and_what_differs_is_told_with_both_verdicts() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let person = trainee(data, "bialystok");
    let same = header("2026-11-29T09:14:05Z", person.clone());
    let card = result(&same);
    let same = keep(data, same, card.clone());
    let said = ends(0, data, &["records", "rescore", same.as_str()]);
    assert!(
        said.contains("No differences") && said.contains("version of the program: 1 on record"),
        "{said}"
    );

    let Card::Call(mut card) = card else {
        panic!("a call was played")
    };
    let rule = card.rules[0].rule.clone();
    card.rules[0].verdict = match card.rules[0].verdict {
        Verdict::Met => Verdict::Missed,
        _ => Verdict::Met,
    };
    let other = header("2026-11-30T09:14:05Z", person.clone());
    let other = keep(data, other, Card::Call(card));
    let said = ends(0, data, &["records", "rescore", other.as_str()]);
    assert!(said.contains(rule.as_str()) && said.contains("today: "), "{said}");
    let said = ends(0, data, &["records", "rescore", other.as_str(), "--format", "json"]);
    let told: Value = serde_json::from_str(said.trim()).expect("an object");
    assert_eq!((&told["rescored"], &told["same"]), (&true.into(), &false.into()));
    assert_eq!(told["rules"].as_array().map(Vec::len), Some(1), "{told:#}");
    assert_eq!(told["rules"][0]["rule"], rule.as_str());
    assert_ne!(told["rules"][0]["then"]["verdict"], told["rules"][0]["now"]["verdict"]);

    // It was played in a version that is not on the shelf.
    let older = exam("2026-11-28T09:14:05Z", Some(person));
    drop(Journal::begin(data, older.clone()).expect("it begins"));
    let said = ends(1, data, &["records", "rescore", older.id.as_str()]);
    assert!(said.contains("has not ended"), "{said}");
    Journal::close_unfinished(&path_of(data, &older.id), Closed::GivenUp, None).expect("it ends");
    let said = ends(1, data, &["records", "rescore", older.id.as_str()]);
    assert!(said.contains("in version 1"), "{said}");
    let said = ends(0, data, &["records", "rescore", "--all"]);
    assert!(
        said.contains("No differences: 1. With differences: 1. Not to be scored anew: 1."),
        "{said}"
    );
    let said = ends(0, data, &["records", "rescore", "--all", "--since", "2026-12-05"]);
    assert!(said.contains("No differences: 0. With differences: 0."), "{said}");
    let said = ends(
        1,
        data,
        &["records", "rescore", "2026-01-01T09-14-05Z-senior-dowod-0007"],
    );
    assert!(said.contains("There is no attempt"), "{said}");
}

#[test]
fn what_is_changed_in_the_folder_is_found() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let said = ends(0, data, &["records", "verify"]);
    assert!(said.contains("findings: 0"), "{said}");
    let exam = header("2026-11-29T09:14:05Z", trainee(data, "bialystok"));
    let card = result(&exam);
    let path = path_of(data, &keep(data, exam, card));
    assert!(ends(0, data, &["records", "verify"]).contains("Attempts that hold: 1, findings: 0"));
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replace("Jan Kos", "Ewa Lis")).unwrap();
    let said = ends(1, data, &["records", "verify"]);
    assert!(
        said.contains("from line 1") && said.contains("Attempts that hold: 0, findings: 1"),
        "{said}"
    );
}

#[cfg(feature = "records")]
#[test]
fn the_folder_and_the_store_are_listed_and_shown_alike() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let exam = header("2026-11-29T09:14:05Z", trainee(data, "bialystok"));
    let card = result(&exam);
    let name = keep(data, exam, card);
    let listed = |args: &[&str]| {
        let args = [&["records", "list", "--format", "json"], args].concat();
        let said = ends(0, data, &args);
        let objects = said.lines().map(|line| serde_json::from_str(line).expect("an object"));
        objects.collect::<Vec<Value>>()
    };
    let here = listed(&[]);
    assert_eq!(here.len(), 1);
    assert_eq!(here[0]["id"], name.as_str());
    let shown_here = ends(0, data, &["records", "show", name.as_str()]);

    ends(0, data, &["records", "sync"]);
    let there = listed(&["--person", "osoba-1", "--mode", "exam", "--since", "2026-11-01"]);
    assert_eq!(there.len(), 1);
    for key in [
        "name",
        "begun",
        "mode",
        "kind",
        "played",
        "procedure",
        "state",
        "score",
        "passed",
    ] {
        assert_eq!(there[0][key], here[0][key], "{key}");
    }
    let id = there[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(ends(0, data, &["records", "show", &id]), shown_here);
    assert!(listed(&["--mode", "practice"]).is_empty());
    assert!(listed(&["--since", "2026-12-01"]).is_empty());
    ends(1, data, &["records", "list", "--person", "osoba-7"]);
    let said = ends(0, data, &["records", "rescore", &id]);
    assert!(said.contains("No differences"), "{said}");
    let said = ends(0, data, &["records", "verify"]);
    assert!(said.contains("Attempts: 1") && !said.contains("findings: 1"), "{said}");

    ends(0, data, &["records", "erase", "osoba-1", "--yes"]);
    let said = ends(0, data, &["records", "show", &id]);
    assert!(said.contains("was erased on"), "{said}");
    let said = ends(1, data, &["records", "rescore", &id]);
    assert!(said.contains("cannot be scored anew"), "{said}");
    let said = ends(0, data, &["records", "verify"]);
    assert!(said.contains("course was erased: 1, findings: 0"), "{said}");
    let missing = data.join("no-such.sqlite").display().to_string();
    let said = ends(1, data, &["records", "verify", "--database", &missing]);
    assert!(said.contains("no database") && !Path::new(&missing).exists(), "{said}");
}

#[test]
fn people_are_imported_once_and_a_broken_line_keeps_back_no_other() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (data, table) = (data.path(), files.path().join("osoby.csv"));
    let path = table.display().to_string();
    let heads = "Nazwisko;Imię;Stanowisko;Komórka;Urząd;Forma;PESEL\r\n";
    let text = format!(
        "{heads}Żak;Anna;inspektor;Referat;Urząd;pani;1\r\n=1+1;Jan;inspektor;Referat;Urząd;pan;2\r\n\
         Kos;Jan;inspektor;Referat;Urząd;pan;3\r\n"
    );
    fs::write(&table, &text).unwrap();
    let said = ends(1, data, &["records", "import", &path, "--dry-run"]);
    assert!(
        said.contains("To be added: 2") && said.contains("PESEL") && said.contains("Line 3"),
        "{said}"
    );
    assert!(People::load(data).unwrap().trainees().is_empty(), "it was a trial");
    let said = ends(1, data, &["records", "import", &path]);
    assert!(said.contains("People added: 2."), "{said}");
    fs::write(&table, text.replace("=1+1", "Lis")).unwrap();
    let said = ends(0, data, &["records", "import", &path]);
    assert!(
        said.contains("People added: 1. In the list already: 2. Lines left out: 0."),
        "{said}"
    );
    let people = People::load(data).unwrap();
    let names: Vec<String> = people.trainees().iter().map(|one| one.who.full_name()).collect();
    assert_eq!(names, ["Anna Żak", "Jan Kos", "Jan Lis"]);

    fs::write(&table, "Nazwisko,Imię\nŻak,Anna\n").unwrap();
    let said = ends(1, data, &["records", "import", &path]);
    assert!(said.contains("stanowisko, komórka, urząd, forma"), "{said}");
    fs::write(&table, b"PK\x03\x04").unwrap();
    let said = ends(1, data, &["records", "import", &path]);
    assert!(said.contains("CSV UTF-8"), "{said}");
    ends(1, data, &["records", "import", "no-such.csv"]);
    assert_eq!(People::load(data).unwrap(), people, "nothing was written");
}
