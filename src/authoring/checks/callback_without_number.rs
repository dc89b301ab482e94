//! S608: the caller is to be called back, and nobody can learn under which number.

use super::{Finding, Subject, both};
use crate::domain::{Direction, Expectation, Knowledge, SpeechAct};

/// Acts after which a number is needed.
const CALLS_BACK: [SpeechAct; 2] = [SpeechAct::PromiseCallback, SpeechAct::AskContactNumber];
/// Beginnings of words by which a question is one for a number.
const NUMBER: [&str; 5] = ["telefon", "numer", "oddzwo", "zadzwo", "kontakt"];

/// Callbacks without a number. Whoever was dialled has one.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let scenario = subject.scenario;
    let mut expectations = scenario.moments.iter().flat_map(|moment| &moment.expect);
    let known = scenario.direction != Direction::Incoming
        || scenario.knows.iter().any(asks_for_number)
        || expectations.any(tells_number);
    if known {
        return Vec::new();
    }
    let expected = scenario.moments.iter().find_map(|moment| {
        let number = moment.expect.iter().position(calls_back)?;
        Some(format!("{}/expect/{number}", subject.places.moment(&moment.id)))
    });
    let client = scenario.desk.client.as_ref().map(|_| "/desk/client".to_owned());
    let Some(pointer) = expected.or(client) else {
        return Vec::new();
    };
    vec![Finding {
        at: subject.places.at(&pointer),
        message: both(
            "Do rozmówcy trzeba będzie oddzwonić, a na pytanie o numer telefonu nie ma on odpowiedzi.",
            "The caller is to be called back, and has no answer when asked for a telephone number.",
        ),
        hint: both(
            "Dodaj w knows numer telefonu z pytaniami, na przykład „pod jaki numer mogę oddzwonić”.",
            "Add a telephone number to knows, with questions such as \"pod jaki numer mogę oddzwonić\".",
        ),
    }]
}

fn calls_back(expected: &Expectation) -> bool {
    CALLS_BACK.iter().any(|act| expected.acts.contains(act))
}

/// Whether the caller's line is the answer to a question for a number.
fn tells_number(expected: &Expectation) -> bool {
    expected.acts.contains(&SpeechAct::AskContactNumber) && !expected.caller.is_empty()
}

fn asks_for_number(known: &Knowledge) -> bool {
    known.asked_by.iter().any(|question| {
        let question = question.to_lowercase();
        NUMBER.iter().any(|word| question.contains(word))
    })
}
