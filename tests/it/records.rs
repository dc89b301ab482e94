//! `sygnaly people` and `sygnaly attempts`, as a person at a terminal meets them, each with a data folder of its own.

use std::path::Path;

use serde_json::Value;
use sygnaly::domain::{Event, Millis, ShiftEvent};
use sygnaly::records::{Card, Closed, Journal, People, PinCheck, TraineeId, Who, path_of};
use sygnaly::scoring::score;

use crate::office::{ends, exam, sygnaly, text};
use crate::support;

fn succeeds(data: &Path, args: &[&str]) -> String {
    ends(0, data, args)
}

fn fails(data: &Path, args: &[&str]) -> String {
    ends(1, data, args)
}

/// What stands between two words of a message.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).expect(before).1;
    rest.split_once(after).expect(after).0
}

#[test]
fn an_invigilators_code_is_printed_once_and_works_until_they_are_removed() {
    let data = tempfile::tempdir().unwrap();
    let said = succeeds(data.path(), &["people", "add-invigilator", "Jan Kos"]);
    let code = between(&said, "Code: ", ".").to_owned();
    let people = People::load(data.path()).unwrap();
    assert_eq!(people.invigilator_by_code(&code), Some("Jan Kos"));
    let list = succeeds(data.path(), &["people", "list"]);
    assert!(list.contains("Jan Kos") && !list.contains(&code), "{list}");
    assert!(fails(data.path(), &["people", "add-invigilator", "jan kos"]).contains("already"));
    let unknown = fails(data.path(), &["people", "remove-invigilator", "Jan Koss"]);
    assert!(unknown.contains("Did you mean \"Jan Kos\""), "{unknown}");
    succeeds(data.path(), &["people", "remove-invigilator", "Jan Kos"]);
    let people = People::load(data.path()).unwrap();
    assert_eq!(people.invigilator_by_code(&code), None);
}

#[test]
fn a_locked_pin_is_mended_by_a_new_one() {
    let data = tempfile::tempdir().unwrap();
    let profile = support::profile("bialystok");
    let id = People::change(data.path(), |people| {
        let id = people.add_trainee(Who {
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            position: profile.position.clone(),
            unit: profile.unit.clone(),
            office: profile.office.clone(),
            address: profile.address,
        })?;
        people.set_pin(&id, "2580")?;
        for _ in 0..5 {
            people.check_pin(&id, "1111")?;
        }
        Ok(id)
    })
    .unwrap();
    assert!(succeeds(data.path(), &["people", "list"]).contains("PIN locked"));
    let said = succeeds(data.path(), &["people", "reset-pin", id.as_str()]);
    let pin = between(&said, "PIN is ", ".").to_owned();
    let check = People::change(data.path(), |people| people.check_pin(&id, &pin));
    assert_eq!(check, Ok(PinCheck::Right));
    assert!(fails(data.path(), &["people", "reset-pin", "osoba-7"]).contains(id.as_str()));
}

#[test]
fn attempts_are_listed_and_shown_with_their_result() {
    let data = tempfile::tempdir().unwrap();
    assert!(succeeds(data.path(), &["attempts", "list"]).contains("no attempts"));
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let card = score(&support::procedure("bialystok"), &scenario, &run.log);
    let done = exam("2026-11-29T09:14:05Z", Some(TraineeId::new("osoba-1")));
    let id = done.id.clone();
    let journal = Journal::begin(data.path(), done).unwrap();
    journal.close(Closed::Finished, Some(Card::Call(card))).unwrap();
    let broken_off = exam("2026-11-30T09:14:05Z", None);
    let path = path_of(data.path(), &broken_off.id);
    let other = broken_off.id.clone();
    let mut journal = Journal::begin(data.path(), broken_off).unwrap();
    journal.append(Millis(900), &ShiftEvent::Desk(Event::Answered)).unwrap();
    drop(journal);
    drop(
        Journal::resume(
            &path,
            Millis(90_000),
            "2026-11-30T09:20:00Z".to_owned(),
            Some("Ewa Kos".to_owned()),
        )
        .unwrap(),
    );

    let output = sygnaly(data.path(), &["attempts", "list", "--format", "json"]);
    assert!(output.status.success(), "{}", text(&output));
    let listed: Vec<Value> = text(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    let of = |key: &str| {
        listed
            .iter()
            .map(|attempt| attempt[key].clone())
            .collect::<Vec<Value>>()
    };
    assert_eq!(of("id"), [other.as_str(), id.as_str()]);
    assert_eq!(of("state"), ["unfinished", "finished"]);
    assert_eq!(of("passed"), [Value::Null, "yes".into()]);
    assert_eq!(of("trainee"), [Value::Null, "osoba-1".into()]);
    assert_eq!(listed[0]["resumed"]["away"], 90_000);

    let list = succeeds(data.path(), &["attempts", "list"]);
    assert!(list.contains("unfinished") && list.contains(", passed"), "{list}");
    let shown = succeeds(data.path(), &["attempts", "show", id.as_str()]);
    assert!(shown.contains("Jan Kos") && shown.contains("Score: "), "{shown}");
    let shown = succeeds(data.path(), &["attempts", "show", other.as_str()]);
    assert!(
        shown.contains("Time away: 1:30.0") && shown.contains("on record: 1"),
        "{shown}"
    );
}

#[test]
fn an_attempt_that_cannot_be_read_is_told() {
    let data = tempfile::tempdir().unwrap();
    let attempt = exam("2026-11-29T09:14:05Z", None);
    let (id, path) = (attempt.id.clone(), path_of(data.path(), &attempt.id));
    drop(Journal::begin(data.path(), attempt).unwrap());
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, whole.replace("Jan Kos", "Ewa Lis")).unwrap();
    for args in [&["attempts", "list"][..], &["attempts", "show", id.as_str()]] {
        let said = fails(data.path(), args);
        assert!(said.contains("from line 1") && said.contains(id.as_str()), "{said}");
    }
    for unknown in ["2026-11-28T09-14-05Z-senior-dowod-0007", "../people", ""] {
        let said = fails(data.path(), &["attempts", "show", unknown]);
        assert!(said.contains("sygnaly attempts list"), "{said}");
    }
}
