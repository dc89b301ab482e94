//! 3: a disclosed danger to life not answered within two turns by asking, staying or giving help numbers.

use crate::domain::{Mark, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::Finding;
use crate::scoring::{messages, words};

use super::ANSWER_TURNS;

/// Acts that ask or stay.
const ENGAGES: &[SpeechAct] = &[
    SpeechAct::AskDetails,
    SpeechAct::AskRepeat,
    SpeechAct::ConfirmHeard,
    SpeechAct::Empathy,
    SpeechAct::GiveTime,
];
/// Beginnings of help numbers and services, as written and as spoken.
const HELP: &[&str] = &[
    "112",
    "sto dwanaście",
    "999",
    "800 70 22 22",
    "800 70 2222",
    "osiemset siedemdziesiąt",
    "116 123",
    "sto szesnaście sto dwadzieścia trzy",
    "telefon zaufania",
    "telefonu zaufania",
    "centrum wsparcia",
    "pogotowi",
    "998",
    "straż pożarn",
    "straży pożarn",
    "proszę wyjść",
    "niech pan wyjdzie",
    "niech pani wyjdzie",
    "otworzyć okn",
    "otworzy okn",
    "karetk",
];

/// Words of comfort that play it down: kind as they sound, they do not answer it.
const PLAYS_DOWN: &[&str] = &[
    "wszystko będzie dobrze",
    "głowa do góry",
    "będzie dobrze",
    "nie jest tak źle",
    "inni mają gorzej",
    "proszę tak nie mówić",
    "niech pan tak nie mówi",
    "niech pani tak nie mówi",
    "weź się w garść",
    "wziąć się w garść",
];

/// Staying, said in so many words.
const STAYS: &[&str] = &[
    "jestem przy pan",
    "jestem z pan",
    "zostaję z pan",
    "zostanę z pan",
    "zostaję przy pan",
    "nie rozłączam się",
    "proszę się nie rozłączać",
    "proszę nie rozłączać się",
    "niech się pan nie rozłącza",
    "niech się pani nie rozłącza",
];

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let disclosed = call.marks.iter().filter(|(_, mark)| *mark == Mark::Danger);
    let ignored = disclosed.filter(|&&(at, _)| {
        let mut answers = call.next_turns(at, ANSWER_TURNS);
        let hung_up = call.trainee_hung_up().is_some_and(|hung_up| hung_up >= at);
        let turns = call
            .next_turns(at, ANSWER_TURNS)
            .map(|utterance| utterance.turn)
            .collect::<std::collections::BTreeSet<_>>();
        // The caller may have ended the call before there was a chance to answer twice.
        (hung_up || turns.len() == ANSWER_TURNS) && !answers.any(|utterance| engages(utterance, hearing))
    });
    ignored
        .map(|&(at, _)| Finding::new(at, messages::plain(messages::DANGER_IGNORED)))
        .collect()
}

fn engages(utterance: &Utterance, hearing: Hearing) -> bool {
    let says = |phrases| words::has_phrase(&utterance.said.text, phrases);
    let plays_down = says(PLAYS_DOWN);
    let asks = utterance.heard.details.iter().any(|found| {
        utterance
            .helps(Some((&found.words, found.confidence)), hearing)
            .is_some()
    });
    let acts = utterance.performs_any(ENGAGES, hearing);
    let answers = acts.is_some() && !plays_down;
    answers || asks || says(HELP) || says(STAYS)
}
