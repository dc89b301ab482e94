//! 9: mockery, "ty", asking for the diagnosis, left without an apology.

use crate::domain::SpeechAct;

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof};
use crate::scoring::judgement::Finding;
use crate::scoring::{messages, words};

/// Beginnings of words that turn rudeness into mockery of how somebody speaks, hears or sees.
const MOCKING: &[&str] = &[
    "naucz",
    "nauczy",
    "jąka",
    "bełko",
    "bełkot",
    "mamrot",
    "sepleni",
    "głuch",
    "głupi",
    "ślep",
    "śmiesz",
    "śmiać",
    "po ludzku",
    "normalnie",
    "wysłow",
    "wydus",
    "wyduś",
    "cha cha",
    "ha ha",
    "niedorozw",
];

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let offences = call.to_caller().filter_map(|utterance| {
        let patronising = utterance
            .violates(SpeechAct::VPatronise, hearing)
            .map(|proof| (proof, SpeechAct::VPatronise));
        let probing = || {
            utterance
                .violates(SpeechAct::VProbeDisability, hearing)
                .map(|proof| (proof, SpeechAct::VProbeDisability))
        };
        let mocking = || {
            let rude = utterance.violates(SpeechAct::VRude, hearing)?;
            words::has_phrase(&utterance.said.text, MOCKING).then_some((rude, SpeechAct::VRude))
        };
        patronising.or_else(probing).or_else(mocking)
    });
    let offences: Vec<(Proof, SpeechAct)> = offences.collect();
    // An apology after the last offence puts right what came before it.
    let forgiven = offences
        .last()
        .is_some_and(|(last, _)| call.apology_after(last.at, hearing).is_some());
    if forgiven {
        return Vec::new();
    }
    offences
        .iter()
        .map(|(proof, act)| proof.finding(messages::violation(*act)))
        .collect()
}
