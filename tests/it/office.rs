//! What the tests of records share: the program's words, a trainee of an office, and the header of an exam that they sat.

use std::path::Path;
use std::process::Output;

use sygnaly::domain::{Accommodations, Mode};
use sygnaly::records::{AttemptHeader, AttemptId, People, Played, TraineeId, Who};

use crate::support;

/// What the program said, in whole words.
pub fn text(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8(both).expect("messages are UTF-8");
    for wrong in ["⟦", "{ $", "panicked"] {
        assert!(!text.contains(wrong), "a message without words: {text}");
    }
    text
}

/// Runs the program in English.
pub fn sygnaly(data: &Path, args: &[&str]) -> Output {
    support::sygnaly(data, &[&["--lang", "en"], args].concat())
}

/// The same, to its end with this code; returns what it said.
pub fn ends(code: i32, data: &Path, args: &[&str]) -> String {
    let output = sygnaly(data, args);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
    said
}

/// Whoever a shipped profile is about becomes a trainee.
pub fn trainee(data: &Path, profile: &str) -> TraineeId {
    let profile = support::profile(profile);
    let who = Who {
        first_name: profile.first_name.clone(),
        last_name: profile.last_name.clone(),
        position: profile.position.clone(),
        unit: profile.unit.clone(),
        office: profile.office.clone(),
        address: profile.address,
    };
    People::change(data, |people| people.add_trainee(who)).expect("they are added")
}

/// An exam at `senior-dowod` by the procedure of Białystok, which Jan Kos let begin.
pub fn exam(begun: &str, trainee: Option<TraineeId>) -> AttemptHeader {
    AttemptHeader {
        id: AttemptId::new(begun, "senior-dowod", 7),
        played: Played::Call {
            scenario: "senior-dowod".into(),
            version: 1,
        },
        procedure: "bialystok".into(),
        procedure_version: 1,
        profile: (*support::profile("bialystok")).clone(),
        seed: 7,
        mode: Mode::Exam,
        accommodations: Accommodations::default(),
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
        begun: begun.to_owned(),
        trainee,
        invigilator: Some("Jan Kos".to_owned()),
        demands: None,
    }
}
