//! What tests of records begin with: an exam that Anna Żak sits, and who she is. Each says itself what is different in its case.

use super::{AttemptHeader, AttemptId, Played, TraineeId};
use crate::domain::{Accommodations, Address, Mode, Profile};

/// An exam of `osoba-1` at a call.
pub fn exam(begun: &str, scenario: &str) -> AttemptHeader {
    AttemptHeader {
        id: AttemptId::new(begun, scenario, 7),
        played: Played::Call {
            scenario: scenario.into(),
            version: 1,
        },
        procedure: "krynki".into(),
        procedure_version: 1,
        profile: profile(),
        seed: 7,
        mode: Mode::Exam,
        accommodations: Accommodations::default(),
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
        begun: begun.to_owned(),
        trainee: Some(TraineeId::new("osoba-1")),
        invigilator: Some("Jan Kos".to_owned()),
        demands: None,
    }
}

/// Anna Żak of the office in Krynki.
pub fn profile() -> Profile {
    Profile {
        id: "krynki".into(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: "Anna".to_owned(),
        last_name: "Żak".to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    }
}
