//! S612: what the trainee must say is hard to follow: every sample sentence of a fact is long or in office language, or all of
//! them together need many years of schooling.

use super::{Finding, Subject, both};
use crate::domain::{Heard, PhraseKind};

/// A sentence of more words is long; the shipped ones have at most 16, and half of it on the average.
const LONG: u32 = 20;
/// FOG-PL from which a text is for people with a higher school (gov.pl, „Proste jak język”); shipped scenarios reach 5.
const HARD: f64 = 10.0;
/// Under so many words FOG-PL says nothing.
const ENOUGH: u32 = 100;

/// Facts that cannot be told plainly in the author's words, and a scenario that is hard as a whole.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let facts = subject.scenario.needs_to_hear.iter().zip(&subject.sentences.told);
    let hard = facts.filter(|(_, heard)| !heard.is_empty() && heard.iter().all(is_hard));
    let mut found: Vec<Finding> = hard
        .map(|(fact, heard)| {
            let id = &fact.id;
            let mut phrases = heard.iter().flat_map(|heard| &heard.phrases);
            let phrase = phrases.find(|phrase| phrase.kind == PhraseKind::Officialese);
            let hint = match phrase {
                Some(phrase) => both(
                    format!(
                        "Dodaj zdanie prostsze, na przykład „{}” zamiast „{}”.",
                        phrase.better, phrase.words
                    ),
                    format!(
                        "Add a plainer sentence, \"{}\" for \"{}\" say.",
                        phrase.better, phrase.words
                    ),
                ),
                None => both(
                    "Dodaj zdanie krótsze albo podziel fakt na dwa.",
                    "Add a shorter sentence, or make two facts of it.",
                ),
            };
            Finding {
                at: subject.places.at(&format!("{}/told_by", subject.places.fact(id))),
                message: both(
                    format!("Każde przykładowe zdanie faktu „{id}” jest trudne: długie albo w języku urzędowym."),
                    format!("Every sample sentence of the fact \"{id}\" is hard: long, or in office language."),
                ),
                hint,
            }
        })
        .collect();
    if let Some(fog) = fog(subject.sentences.told.iter().flatten()).filter(|fog| *fog > HARD) {
        let (pl, en) = (format!("{fog:.1}").replace('.', ","), format!("{fog:.1}"));
        found.push(Finding {
            at: subject.places.at("/needs_to_hear"),
            message: both(
                format!("Zdania, które ma powiedzieć praktykant, są trudne (FOG-PL {pl})."),
                format!("The sentences that the trainee is to say are hard (FOG-PL {en})."),
            ),
            hint: both(
                "Skróć zdania i zamień słowa dłuższe niż cztery sylaby; poniżej 10 zrozumie prawie każdy.",
                "Shorten the sentences and replace words of over four syllables; below 10 nearly everybody follows.",
            ),
        });
    }
    found
}

fn is_hard(heard: &Heard) -> bool {
    let official = |heard: &Heard| {
        let mut phrases = heard.phrases.iter();
        phrases.any(|phrase| phrase.kind == PhraseKind::Officialese)
    };
    heard.longest_sentence() > LONG || official(heard)
}

/// FOG-PL of sentences together; none where they are too few words.
fn fog<'a>(all: impl Iterator<Item = &'a Heard>) -> Option<f64> {
    let (mut words, mut sentences, mut hard) = (0_u32, 0_usize, 0_usize);
    for heard in all {
        words += heard.sentences.iter().sum::<u32>();
        sentences += heard.sentences.len();
        hard += heard.hard_words.len();
    }
    let counted = f64::from(words);
    (words >= ENOUGH).then(|| 0.4 * (counted / sentences.max(1) as f64 + 100.0 * hard as f64 / counted))
}
