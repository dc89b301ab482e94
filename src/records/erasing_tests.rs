//! Erasing on a station: who goes, who stays, and that files of sealed lines still prove the rest.

use crate::records::sample;
use std::fs;
use std::path::{Path, PathBuf};

use super::sealed::{self, Sealed};
use super::{
    Acknowledgement, Acknowledgements, AttemptHeader, AttemptId, Closed, ConsentKind, Consents, ErasedHere, Erasures,
    Journal, JournalError, PAGES, PROFILES, People, PersonalDataError, RECORDINGS, Reviewed, Reviews, TraineeId, Who,
    disputes, erase_on_station, left_to_erase, path_of, personal, personal_data,
};
use crate::domain::{Address, Day, Mode, Profile, Ruled, Ruling, Terms};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn profile(first_name: &str, last_name: &str) -> Profile {
    Profile {
        id: "krynki".into(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    }
}

fn header(begun: &str, trainee: Option<&str>, profile: Profile) -> AttemptHeader {
    AttemptHeader {
        profile,
        mode: if trainee.is_some() { Mode::Exam } else { Mode::Practice },
        trainee: trainee.map(TraineeId::new),
        invigilator: trainee.map(|_| "Ewa Lis".to_owned()),
        ..sample::exam(begun, "podatek")
    }
}

fn review(attempt: &AttemptId, reason: &str) -> Reviewed {
    Reviewed {
        attempt: attempt.clone(),
        ruling: Ruling {
            ruled: Ruled::Whole,
            terms: Terms {
                pass_from: 80.0,
                critical: Default::default(),
            },
        },
        reason: reason.to_owned(),
        by: "Ewa Lis".to_owned(),
        on: day("2026-02-10"),
    }
}

/// What a folder holds of Anna and Jan.
struct Folder {
    data: tempfile::TempDir,
    annas: Vec<AttemptId>,
    jans: Vec<AttemptId>,
}

impl Folder {
    fn path(&self) -> &Path {
        self.data.path()
    }
}

/// Files with a file of sound in each folder of recordings, and a saved page.
fn lay_beside(data: &Path, id: &AttemptId) {
    let sound = data.join(RECORDINGS).join(id.as_str());
    fs::create_dir_all(&sound).unwrap();
    fs::write(sound.join("001-1200ms.flac"), "sound").unwrap();
    fs::create_dir_all(data.join(PAGES)).unwrap();
    fs::write(data.join(PAGES).join(format!("{id}.html")), "page").unwrap();
}

fn filled() -> Folder {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    People::change(data, |people| {
        for (first_name, last_name) in [("Anna", "Żak"), ("Jan", "Kos")] {
            people.add_trainee(Who::of(&profile(first_name, last_name)))?;
        }
        people.add_invigilator("Ewa Lis", "K7RM-2XQD")
    })
    .unwrap();
    let sat = |begun: &str, trainee: Option<&str>, profile: Profile| {
        let header = header(begun, trainee, profile);
        let id = header.id.clone();
        let journal = Journal::begin(data, header).unwrap();
        journal.close(Closed::GivenUp, None).unwrap();
        lay_beside(data, &id);
        id
    };
    let mut elsewhere = profile("Anna", "Żak");
    elsewhere.unit = "Urząd Stanu Cywilnego".to_owned();
    let annas = vec![
        sat("2026-02-02T09:00:00Z", Some("osoba-1"), profile("Anna", "Żak")),
        // In a unit in which she is no more, and practice from then.
        sat("2025-02-02T09:00:00Z", Some("osoba-1"), elsewhere.clone()),
        sat("2025-02-01T09:00:00Z", None, elsewhere),
        sat("2026-02-01T09:00:00Z", None, profile("ANNA", " Żak ")),
    ];
    let mut other = profile("Anna", "Żak");
    other.unit = "Podatki".to_owned();
    let jans = vec![
        sat("2026-02-03T09:00:00Z", Some("osoba-2"), profile("Jan", "Kos")),
        sat("2026-02-03T10:00:00Z", None, profile("Jan", "Kos")),
        // Somebody of the same name in another unit is somebody else.
        sat("2026-02-03T11:00:00Z", None, other),
    ];
    for (id, reason) in [(&annas[0], "Anna mówi niewyraźnie."), (&jans[0], "Jan mówi wyraźnie.")] {
        Reviews::add(data, review(id, reason)).unwrap();
        let (mut disputes, _) = Sealed::open(data, disputes::FILE).unwrap();
        let line = serde_json::json!({ "disputed": { "attempt": id, "reason": reason } });
        disputes.add(&line).unwrap();
    }
    for trainee in ["osoba-1", "osoba-2"].map(TraineeId::new) {
        let one = Acknowledgement {
            trainee: trainee.clone(),
            procedure: "krynki".into(),
            document: "6/2022".to_owned(),
            on: day("2026-01-05"),
        };
        Acknowledgements::add(data, one).unwrap();
        Consents::give(
            data,
            &trainee,
            ConsentKind::Recording,
            "Zgadzam się.",
            "2026-02-01T08:00:00Z",
        )
        .unwrap();
    }
    let profiles = data.join(PROFILES);
    fs::create_dir_all(&profiles).unwrap();
    for (file, first_name, last_name) in [("profil-1", "Anna", "Żak"), ("profil-2", "Jan", "Kos")] {
        let text = format!(
            "id: {file}\noffice: Urząd Miejski\n  w Krynkach\nfirst_name: {first_name}\nlast_name: {last_name}\nunit: \
             Referat Spraw Obywatelskich\n"
        );
        fs::write(profiles.join(format!("{file}.yaml")), text).unwrap();
    }
    Folder {
        data: folder,
        annas,
        jans,
    }
}

fn anna() -> Erasures {
    Erasures {
        people: vec![TraineeId::new("osoba-1")],
        ..Erasures::default()
    }
}

/// The text of every file under a folder, with its name.
fn all_text(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        text += &path.display().to_string();
        text += &if path.is_dir() {
            all_text(&path)
        } else {
            fs::read_to_string(&path).unwrap()
        };
        text.push('\n');
    }
    text
}

#[test]
fn whoever_is_erased_is_nowhere_and_everybody_else_stays() {
    let folder = filled();
    let data = folder.path();
    let today = day("2026-12-01");
    let erased = erase_on_station(data, &anna(), today);
    let expected = ErasedHere {
        attempts: 4,
        recordings: 4,
        // A review, a dispute, a consent and an acknowledgement.
        entries: 4,
        ..ErasedHere::default()
    };
    assert_eq!(erased, expected);

    let people = People::load(data).unwrap();
    assert_eq!(people.trainees().len(), 1);
    assert_eq!(people.invigilators().count(), 1);
    let text = all_text(data);
    assert!(!text.contains("niewyraźnie"), "{text}");
    // What is left of the name is somebody else's practice.
    assert_eq!(text.matches("Żak").count(), 1, "{text}");
    for id in &folder.annas {
        assert!(!path_of(data, id).exists() && !data.join(RECORDINGS).join(id.as_str()).exists());
        assert!(!data.join(PAGES).join(format!("{id}.html")).exists());
    }
    for id in &folder.jans {
        assert!(path_of(data, id).exists() && data.join(RECORDINGS).join(id.as_str()).exists());
        assert!(data.join(PAGES).join(format!("{id}.html")).exists());
    }
    let jan = TraineeId::new("osoba-2");
    let reviews = Reviews::read(data).unwrap();
    let reasons: Vec<&str> = reviews.all().iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["", "Jan mówi wyraźnie."], "each in its place");
    assert!(Consents::read(data).unwrap().stands(&jan, ConsentKind::Recording));
    assert_eq!(Acknowledgements::load(data).unwrap().of(&jan).count(), 1);
    let profiles: Vec<PathBuf> = personal::paths_in(&data.join(PROFILES)).unwrap();
    assert_eq!(profiles, [data.join(PROFILES).join("profil-2.yaml")]);
    let mut disputes = 0;
    let lines = sealed::read(data, disputes::FILE).unwrap();
    lines
        .each(|_| {
            disputes += 1;
            Ok(())
        })
        .unwrap();
    assert_eq!(disputes, 1);

    let again = erase_on_station(data, &anna(), today);
    assert_eq!(again, ErasedHere::default(), "once is enough");
    let came_back = People::change(data, |people| people.add_trainee(Who::of(&profile("Anna", "Żak"))));
    assert_eq!(came_back.unwrap().as_str(), "osoba-3", "nobody gets an erased id");
}

#[test]
fn an_attempt_that_is_being_played_goes_the_next_time_and_one_that_cannot_be_read_is_told() {
    let folder = filled();
    let data = folder.path();
    let under_way = header("2026-03-01T09:00:00Z", Some("osoba-1"), profile("Anna", "Żak"));
    let journal = Journal::begin(data, under_way.clone()).unwrap();
    let damaged = path_of(data, &folder.jans[0]);
    let text = fs::read_to_string(&damaged).unwrap();
    fs::write(&damaged, text.replacen("Kos", "Kot", 1)).unwrap();
    // Damage behind the first line keeps nobody's data.
    let theirs = path_of(data, &folder.annas[0]);
    let text = fs::read_to_string(&theirs).unwrap();
    fs::write(&theirs, text.replace("given_up", "finished")).unwrap();

    let erased = erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!(erased.attempts, 4);
    assert_eq!(erased.in_use, std::slice::from_ref(&under_way.id));
    let changed = JournalError::Changed {
        path: damaged.clone(),
        line: 1,
    };
    assert_eq!(erased.problems, [PersonalDataError::Journal(changed)]);
    assert!(damaged.exists(), "nobody knows whose it is");
    // Whose the damaged one is, can be told once it is mended, and by nothing else than the name.
    assert!(all_text(data).contains("\"żak\""));
    drop(journal);
    let erased = erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!((erased.attempts, erased.in_use.len()), (1, 0));
    assert!(!path_of(data, &under_way.id).exists());
}

/// Whatever is told of files that were left, by the keys of its words.
fn told(erased: &ErasedHere) -> Vec<String> {
    erased.problems.iter().map(|problem| problem.message().key).collect()
}

#[test]
fn a_file_that_is_damaged_keeps_back_no_other_and_goes_once_it_is_mended() {
    let folder = filled();
    let data = folder.path();
    let mendable = ["reviews.jsonl", "acknowledgements.json"].map(|file| data.join(file));
    let sound = mendable.clone().map(|file| fs::read(file).unwrap());
    for file in &mendable {
        fs::write(file, "?\n").unwrap();
    }
    // Something that is no file lies where the page does.
    let page = data.join(PAGES).join(format!("{}.html", folder.annas[0]));
    fs::remove_file(&page).unwrap();
    fs::create_dir_all(page.join("inside")).unwrap();

    let today = day("2026-12-01");
    for attempts in [4, 0] {
        let erased = erase_on_station(data, &anna(), today);
        assert_eq!(told(&erased), ["records-changed", "people-damaged", "records-file"]);
        assert_eq!((erased.attempts, erased.recordings), (attempts, attempts));
        // A dispute and a consent.
        assert_eq!((erased.entries, erased.is_whole()), (attempts / 2, false));
    }
    assert!(
        People::load(data)
            .unwrap()
            .trainee(&TraineeId::new("osoba-1"))
            .is_none()
    );
    assert_eq!(left_to_erase(data).unwrap().len(), 1);
    // No name is noted: each of these files says by itself what is theirs.
    assert_eq!(all_text(data).to_lowercase().matches("żak").count(), 1);
    for id in &folder.annas {
        assert!(!path_of(data, id).exists() && !data.join(RECORDINGS).join(id.as_str()).exists());
    }

    for (file, sound) in mendable.iter().zip(sound) {
        fs::write(file, sound).unwrap();
    }
    fs::remove_dir_all(&page).unwrap();
    fs::write(&page, "page").unwrap();
    // Whoever erases anything goes on with it.
    let erased = erase_on_station(data, &Erasures::default(), today);
    assert_eq!((erased.entries, told(&erased)), (2, Vec::new()));
    assert!(!page.exists() && left_to_erase(data).unwrap().is_empty());
    let text = all_text(data);
    assert!(
        !text.contains("niewyraźnie") && !text.contains("left-to-erase"),
        "{text}"
    );
    assert_eq!(Acknowledgements::load(data).unwrap().all().len(), 1);
    assert!(erase_on_station(data, &Erasures::default(), today).is_whole());
}

#[test]
fn somebody_whom_the_list_does_not_tell_of_is_erased_by_their_exams() {
    let folder = filled();
    let data = folder.path();
    let list = data.join("people.json");
    let sound = fs::read(&list).unwrap();
    fs::write(&list, "?").unwrap();
    let erased = erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!((erased.attempts, told(&erased)), (4, vec!["people-damaged".to_owned()]));
    assert_eq!(fs::read_to_string(&list).unwrap(), "?", "it is left as it is");
    fs::write(&list, sound).unwrap();
    let erased = erase_on_station(data, &Erasures::default(), day("2026-12-01"));
    assert_eq!(erased, ErasedHere::default());
    assert_eq!(People::load(data).unwrap().trainees().len(), 1);
    assert_eq!(all_text(data).to_lowercase().matches("żak").count(), 1);
}

#[test]
fn where_the_note_cannot_be_read_what_finds_the_rest_stays() {
    let folder = filled();
    let data = folder.path();
    let note = data.join("left-to-erase.json");
    fs::write(&note, "?").unwrap();
    let reviews = data.join("reviews.jsonl");
    let sound = fs::read(&reviews).unwrap();
    fs::write(&reviews, "?\n").unwrap();
    let erased = erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!(told(&erased), ["records-changed", "people-damaged"]);
    assert!(folder.annas.iter().all(|id| path_of(data, id).exists()));
    fs::write(&reviews, sound).unwrap();
    // Nothing has to be noted any more, and the note is told.
    let erased = erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!((erased.attempts, told(&erased)), (4, vec!["people-damaged".to_owned()]));
    assert_eq!(fs::read_to_string(&note).unwrap(), "?");
}

#[test]
fn attempts_and_recordings_go_when_their_time_is_over() {
    let folder = filled();
    let data = folder.path();
    fs::create_dir_all(data.join(RECORDINGS).join("podatek-1234")).unwrap();
    // A file where a folder should be keeps back none of the others.
    let odd = data.join(RECORDINGS).join("2024-01-01T09-00-00Z-podatek-0007");
    fs::write(&odd, "sound").unwrap();
    let over = Erasures {
        attempts: vec![
            folder.jans[0].clone(),
            AttemptId::new("2020-01-01T00:00:00Z", "nie-ma", 1),
        ],
        audio_months: Some(10),
        ..Erasures::default()
    };
    let erased = erase_on_station(data, &over, day("2026-12-02"));
    // Those from before 2 February: two of a year ago, one of the day before; and that of the attempt.
    assert_eq!((erased.attempts, erased.recordings), (1, 4));
    assert_eq!(told(&erased), ["records-file"]);
    fs::remove_file(&odd).unwrap();
    assert!(!path_of(data, &folder.jans[0]).exists());
    assert!(data.join(RECORDINGS).join(folder.annas[0].as_str()).exists());
    assert!(
        data.join(RECORDINGS).join("podatek-1234").exists(),
        "it is dated by nothing"
    );
    let reviews = Reviews::read(data).unwrap();
    assert!(reviews.all().iter().all(|one| !one.reason.is_empty()), "why stays");
    assert_eq!(People::load(data).unwrap().trainees().len(), 2);

    let wholly = Erasures {
        attempts: over.attempts.clone(),
        wholly: over.attempts,
        ..Erasures::default()
    };
    let erased = erase_on_station(data, &wholly, day("2026-12-02"));
    assert_eq!((erased.attempts, erased.entries), (0, 2), "a review and a dispute");
}

#[test]
fn a_person_is_given_everything_that_is_held_on_them() {
    let folder = filled();
    let data = folder.path();
    let held = personal_data(data, &TraineeId::new("osoba-1")).unwrap().unwrap();
    assert_eq!(held["person"]["who"]["last_name"], "Żak");
    let attempts = held["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 4);
    for one in attempts {
        assert_eq!(one["lines"].as_array().unwrap().len(), 2);
        assert_eq!(one["lines"][0]["header"]["attempt"]["id"], one["id"]);
        assert_eq!(one["recordings"].as_array().unwrap().len(), 1);
        assert!(one["page"].is_string());
    }
    for (kind, count) in [
        ("reviews", 1),
        ("disputes", 1),
        ("acknowledgements", 1),
        ("consents", 1),
    ] {
        assert_eq!(held[kind].as_array().unwrap().len(), count, "{kind}");
    }
    let text = held.to_string();
    assert!(!text.contains("Kos") && !text.contains("argon2id"), "{text}");
    assert_eq!(personal_data(data, &TraineeId::new("osoba-9")).unwrap(), None);
    erase_on_station(data, &anna(), day("2026-12-01"));
    assert_eq!(personal_data(data, &TraineeId::new("osoba-1")).unwrap(), None);
}
