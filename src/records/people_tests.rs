//! Tests of the list of people: who may be in it, which PINs and codes are taken, and what its file withstands.

use std::path::Path;

use super::{People, PeopleError, PinCheck, TraineeId, Who, new_code, new_pin};
use crate::domain::Address;

fn who(first_name: &str, last_name: &str) -> Who {
    Who {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        position: "inspektor".to_owned(),
        unit: "Referat Spraw Obywatelskich".to_owned(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        address: Address::Pani,
    }
}

fn with_pin(pin: &str) -> (People, TraineeId) {
    let mut people = People::default();
    let id = people.add_trainee(who("Anna", "Żak")).unwrap();
    people.set_pin(&id, pin).unwrap();
    (people, id)
}

fn saved(people: &People, data: &Path) -> String {
    people.save(data).unwrap();
    std::fs::read_to_string(data.join("people.json")).unwrap()
}

#[test]
fn people_survive_and_begin_empty() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new");
    assert_eq!(People::load(&folder).unwrap(), People::default());
    let (mut people, id) = with_pin("2580");
    people.add_invigilator("Jan Kos", "K7RM-2XQD").unwrap();
    people.save(&folder).unwrap();
    let check = People::change(&folder, |people| people.check_pin(&id, "9999"));
    assert_eq!(check, Ok(PinCheck::Wrong { left: 4 }));
    people.check_pin(&id, "9999").unwrap();
    assert_eq!(People::load(&folder).unwrap(), people, "the wrong PIN is counted");
    let refused = People::change(&folder, |people| {
        people.remove_invigilator("Jan Kos")?;
        people.set_pin(&id, "0000")
    });
    assert_eq!(refused, Err(PeopleError::PinSame));
    assert_eq!(
        People::load(&folder).unwrap(),
        people,
        "what is refused changes nothing"
    );
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "it and its lock");
}

#[test]
fn a_pin_that_could_be_guessed_is_refused_and_each_time_for_its_own_reason() {
    let mut people = People::default();
    let id = people.add_trainee(who("Anna", "Żak")).unwrap();
    let mut refused = |pin: &str| people.set_pin(&id, pin).unwrap_err();
    for pin in ["", "258", "2580258025802"] {
        assert_eq!(refused(pin), PeopleError::PinLength, "{pin}");
    }
    for pin in ["25a0", "25 80", "-258", "２５８０"] {
        assert_eq!(refused(pin), PeopleError::PinNotDigits, "{pin}");
    }
    for pin in ["0000", "7777777"] {
        assert_eq!(refused(pin), PeopleError::PinSame, "{pin}");
    }
    for pin in ["1234", "4321", "7890", "0987", "123456789012"] {
        assert_eq!(refused(pin), PeopleError::PinRun, "{pin}");
    }
    assert!(!people.trainees()[0].has_pin());
    for pin in ["2580", "1235", "258025802580"] {
        people.set_pin(&id, pin).unwrap();
        assert_eq!(people.check_pin(&id, pin), Ok(PinCheck::Right), "{pin}");
    }
}

#[test]
fn five_wrong_pins_in_a_row_lock_until_a_new_one_is_set() {
    let data = tempfile::tempdir().unwrap();
    let (mut people, id) = with_pin("2580");
    for left in [4, 3] {
        assert_eq!(people.check_pin(&id, "1111"), Ok(PinCheck::Wrong { left }));
    }
    assert_eq!(people.check_pin(&id, "2580"), Ok(PinCheck::Right));
    for left in [4, 3, 2, 1] {
        assert_eq!(
            people.check_pin(&id, "1111"),
            Ok(PinCheck::Wrong { left }),
            "the right one began the count anew"
        );
        people.save(data.path()).unwrap();
        people = People::load(data.path()).unwrap();
    }
    assert_eq!(people.check_pin(&id, "1111"), Ok(PinCheck::Locked));
    assert_eq!(people.check_pin(&id, "2580"), Ok(PinCheck::Locked));
    assert!(people.trainees()[0].is_locked());
    people.set_pin(&id, "4711").unwrap();
    assert_eq!(people.check_pin(&id, "4711"), Ok(PinCheck::Right));
}

#[test]
fn without_a_pin_none_is_right_and_without_a_trainee_there_is_none() {
    let mut people = People::default();
    let id = people.add_trainee(who("Anna", "Żak")).unwrap();
    assert_eq!(people.check_pin(&id, ""), Ok(PinCheck::NotSet));
    let nobody = TraineeId::new("nobody");
    let unknown = PeopleError::UnknownTrainee { id: nobody.clone() };
    assert_eq!(people.check_pin(&nobody, "2580"), Err(unknown.clone()));
    assert_eq!(people.set_pin(&nobody, "2580"), Err(unknown));
}

#[test]
fn trainees_of_one_name_are_told_apart_and_one_person_is_there_once() {
    let mut people = People::default();
    let first = people.add_trainee(who("Anna", "Żak")).unwrap();
    assert_eq!(first.as_str(), "osoba-1");
    assert_eq!(people.add_trainee(who(" anna", "ŻAK\t")), Err(PeopleError::SameTrainee));
    let mut namesake = who("Anna", "Żak");
    namesake.unit = "Referat Podatków".to_owned();
    assert_eq!(people.add_trainee(namesake).unwrap().as_str(), "osoba-2");
    let mut nobody = who("Anna", "Żak");
    nobody.position = " ".to_owned();
    assert_eq!(people.add_trainee(nobody), Err(PeopleError::EmptyField));
    assert_eq!(people.trainees().len(), 2);
}

#[test]
fn an_invigilator_is_known_by_their_code_alone() {
    let mut people = People::default();
    people.add_invigilator("Jan Kos", "K7RM-2XQD").unwrap();
    people.add_invigilator(" Ewa Lis ", "żółw-na-dachu").unwrap();
    assert_eq!(people.invigilator_by_code("k7rm 2xqd"), Some("Jan Kos"));
    assert_eq!(people.invigilator_by_code("ŻÓŁWNADACHU"), Some("Ewa Lis"));
    assert_eq!(people.invigilator_by_code("K7RM-2XQE"), None);
    assert_eq!(people.invigilator_by_code(""), None);
    people.remove_invigilator("jan kos").unwrap();
    assert_eq!(people.invigilator_by_code("K7RM-2XQD"), None);
    assert_eq!(people.invigilators().collect::<Vec<_>>(), ["Ewa Lis"]);
    let unknown = PeopleError::UnknownInvigilator {
        name: "Jan Kos".to_owned(),
    };
    assert_eq!(people.remove_invigilator("Jan Kos"), Err(unknown));
}

#[test]
fn an_invigilator_without_name_or_with_a_bad_code_is_refused() {
    let mut people = People::default();
    people.add_invigilator("Jan Kos", "K7RM-2XQD").unwrap();
    for (name, code, error) in [
        (" ", "ABCDEFGH", PeopleError::EmptyName),
        ("jan  kos", "ABCDEFGH", PeopleError::SameInvigilator),
        ("Ewa Lis", "ABC-DEF-G-", PeopleError::CodeShort),
        ("Ewa Lis", "k7rm2xqd", PeopleError::CodeTaken),
    ] {
        assert_eq!(people.add_invigilator(name, code), Err(error), "{name} {code}");
    }
    assert_eq!(people.invigilators().count(), 1);
}

#[test]
fn what_is_made_by_chance_keeps_the_rules() {
    let (one, two) = (new_code().unwrap(), new_code().unwrap());
    assert_ne!(one, two);
    assert_eq!(one.len(), 19);
    assert!(
        one.split('-').all(|group| group.len() == 4) && !one.contains(['0', '1', 'I', 'O']),
        "{one}"
    );
    let (people, _) = with_pin(&new_pin().unwrap());
    assert!(people.trainees()[0].has_pin());
}

#[test]
fn neither_file_nor_debug_output_tells_a_pin_or_code() {
    let data = tempfile::tempdir().unwrap();
    let (mut people, _) = with_pin("2580");
    people.add_invigilator("Jan Kos", "K7RM-2XQD").unwrap();
    let text = saved(&people, data.path());
    assert_eq!(text.matches("$argon2id$").count(), 2, "{text}");
    let debug = format!("{people:?}");
    assert!(!debug.contains("argon2id"), "{debug}");
    for told in [text, debug] {
        assert!(!told.contains("2580") && !told.contains("K7RM"), "{told}");
    }
}

#[test]
fn a_damaged_file_is_told_with_its_place_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("people.json");
    let (people, _) = with_pin("2580");
    let whole = saved(&people, data.path());
    let damaged = [
        String::new(),
        "[]".to_owned(),
        whole.split_once("who").unwrap().0.to_owned(),
        whole.replace("first_name", "firstname"),
        whole.replace("$argon2id$", "argon2id"),
    ];
    for text in damaged {
        std::fs::write(&path, &text).unwrap();
        let error = People::load(data.path()).unwrap_err();
        assert!(
            matches!(&error, PeopleError::Damaged { reason, .. } if reason.contains("line")),
            "{error}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_newer_file_is_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("people.json");
    std::fs::write(&path, "{\"format\": 3, \"teams\": []}").unwrap();
    let newer = PeopleError::Newer {
        path: path.clone(),
        format: 3,
    };
    assert_eq!(People::load(data.path()), Err(newer));
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new");
    People::default().save(&folder).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("people.json")), 0o600);
}

#[test]
fn whoever_is_erased_leaves_an_id_that_nobody_gets_again() {
    let data = tempfile::tempdir().unwrap();
    let (mut people, id) = with_pin("2580");
    assert!(
        saved(&people, data.path()).contains("\"format\": 1"),
        "older programs read it"
    );
    assert!(people.erase(&id));
    assert!(!people.erase(&id), "once is enough");
    let text = saved(&people, data.path());
    assert!(!text.contains("Anna") && !text.contains("argon2id"), "{text}");
    assert!(text.contains("\"format\": 2"), "{text}");
    let mut people = People::load(data.path()).unwrap();
    assert_eq!(people.trainee(&id), None);
    let again = people.add_trainee(who("Anna", "Żak")).unwrap();
    assert_eq!(again.as_str(), "osoba-2", "somebody who comes back is somebody new");
}

#[test]
fn a_correction_keeps_id_and_pin_and_is_checked_as_a_new_entry_is() {
    let data = tempfile::tempdir().unwrap();
    let (mut people, id) = with_pin("2580");
    people.add_trainee(who("Ewa", "Lis")).unwrap();
    people.save(data.path()).unwrap();
    let correct = |who: Who| People::change(data.path(), |people| people.correct(&id, who));
    let mut empty = who("Anna", "Żuk");
    empty.position = "  ".to_owned();
    assert_eq!(correct(empty), Err(PeopleError::EmptyField));
    assert_eq!(correct(who("ewa", " Lis")), Err(PeopleError::SameTrainee));
    assert_eq!(
        People::load(data.path()).unwrap(),
        people,
        "what is refused changes nothing"
    );
    let nobody = TraineeId::new("osoba-9");
    let refused = People::change(data.path(), |people| people.correct(&nobody, who("Jan", "Kos")));
    assert_eq!(refused, Err(PeopleError::UnknownTrainee { id: nobody }));

    let mut renamed = who("Anna", " Żuk-Lis ");
    renamed.position = "referent".to_owned();
    correct(renamed.clone()).unwrap();
    correct(renamed).unwrap();
    let mut people = People::load(data.path()).unwrap();
    let found = &people.trainee(&id).unwrap().who;
    assert_eq!(
        (found.full_name().as_str(), found.position.as_str()),
        ("Anna Żuk-Lis", "referent")
    );
    assert_eq!(people.check_pin(&id, "2580"), Ok(PinCheck::Right));
    assert_eq!(people.trainees().len(), 2);
}

#[test]
fn those_who_write_at_once_lose_nobody() {
    let data = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let data = data.path();
            scope.spawn(move || {
                for number in 0..10 {
                    let name = format!("Żak-{writer}-{number}");
                    People::change(data, |people| people.add_trainee(who("Anna", &name))).unwrap();
                }
            });
        }
    });
    let people = People::load(data.path()).unwrap();
    let ids: std::collections::BTreeSet<&TraineeId> = people.trainees().iter().map(|one| &one.id).collect();
    assert_eq!((people.trainees().len(), ids.len()), (40, 40));
}
