//! S606: a detail that cannot be obtained: an answer without words, or questions of which none is understood.

use super::{Finding, Subject, both};
use crate::domain::{DetailFound, Knowledge};

/// Details without an answer or without a question.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for known in &subject.scenario.knows {
        let id = &known.id;
        if let Some(silent) = known.says.iter().position(|line| line.words().trim().is_empty()) {
            found.push(Finding {
                at: subject
                    .places
                    .at(&format!("{}/says/{silent}", subject.places.detail(id))),
                message: both(
                    format!("Odpowiedź na pytanie o „{id}” nie ma słów, więc nic z niej nie wiadomo."),
                    format!("The answer to the question for \"{id}\" has no words, so nothing is known from it."),
                ),
                hint: both(
                    "Napisz, co rozmówca mówi; sam dźwięk albo cisza to nie odpowiedź.",
                    "Write what the caller says; a sound or a silence alone is no answer.",
                ),
            });
        }
    }
    let heard = subject.scenario.knows.iter().zip(&subject.sentences.asked);
    for (known, _) in heard.filter(|(known, heard)| is_never_asked(known, heard)) {
        let id = &known.id;
        found.push(Finding {
            at: subject.places.at(&format!("{}/asked_by", subject.places.detail(id))),
            message: both(
                format!("Żadne z pytań w asked_by nie jest rozumiane jako pytanie o „{id}”."),
                format!("None of the questions in asked_by is understood to ask for \"{id}\"."),
            ),
            hint: both(
                "Użyj słów, które mówią, o co chodzi: „jaki jest numer decyzji” zamiast „jaki on jest”.",
                "Use words that say what is meant: \"jaki jest numer decyzji\" instead of \"jaki on jest\".",
            ),
        });
    }
    found
}

/// Whether no question asks for it. Those that ask for something else are told by another check.
fn is_never_asked(known: &Knowledge, heard: &[Vec<DetailFound>]) -> bool {
    !known.asked_by.is_empty() && heard.iter().all(Vec::is_empty)
}
