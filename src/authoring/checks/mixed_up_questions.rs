//! S605: sample questions for one detail that are understood as questions for another, or for both alike.

use super::sentences::same_words;
use super::{Finding, Subject, both};
use crate::domain::{DetailFound, DetailId};

/// From this confidence a detail counts as asked for.
const COUNTS: f32 = 0.5;
/// From this confidence every word of a sample was found.
const WORD_FOR_WORD: f32 = 0.97;

/// Questions that are taken for another.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let details = &subject.scenario.knows;
    let mut found = Vec::new();
    for (place, (known, all_heard)) in details.iter().zip(&subject.sentences.asked).enumerate() {
        for (number, (text, heard)) in known.asked_by.iter().zip(all_heard).enumerate() {
            let id = &known.id;
            let mut earlier = details.iter().take(place).zip(&subject.sentences.asked);
            let twin = earlier.find(|(other, others)| {
                let same = other.asked_by.iter().any(|other| same_words(other, text));
                let alike =
                    asks(heard, &other.id, WORD_FOR_WORD) && others.iter().any(|heard| asks(heard, id, WORD_FOR_WORD));
                same || alike
            });
            let other = match twin {
                Some((other, _)) => &other.id,
                None => match taken_for(id, heard) {
                    Some(other) => other,
                    None => continue,
                },
            };
            let pointer = format!("{}/asked_by/{number}", subject.places.detail(id));
            found.push(Finding {
                at: subject.places.at(&pointer),
                message: both(
                    format!("Pytanie „{text}” jest o „{id}”, a pyta też albo zamiast tego o „{other}”."),
                    format!("The question \"{text}\" is for \"{id}\" and asks for \"{other}\" too, or instead."),
                ),
                hint: both(
                    "Zapytaj tak, żeby było jasne, o co chodzi, albo połącz obie rzeczy w jedną.",
                    "Ask so that it is clear what is meant, or make one thing of the two.",
                ),
            });
        }
    }
    found
}

fn asks(heard: &[DetailFound], detail: &DetailId, surely: f32) -> bool {
    let mut details = heard.iter();
    details.any(|found| &found.detail == detail && found.confidence >= surely)
}

/// The detail that is asked for instead of this one.
fn taken_for<'a>(own: &DetailId, heard: &'a [DetailFound]) -> Option<&'a DetailId> {
    let mut others = heard.iter().filter(|found| found.confidence >= COUNTS);
    let other = others.find(|found| &found.detail != own);
    other.filter(|_| !asks(heard, own, 0.0)).map(|found| &found.detail)
}
