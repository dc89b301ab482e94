//! S615: a fact that this caller, with their needs, cannot follow in any of the author's own words, so that whoever speaks as the
//! scenario teaches loses.

use super::{Finding, Subject, both};
use crate::domain::{Bilingual, Fact, Heard, LostBecause, Mechanics};
use crate::engine::lost_on;

/// Facts that are lost on the caller however they are told, in any variation.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut callers: Vec<Mechanics> = Vec::new();
    for scenario in subject.variations {
        let mechanics = Mechanics::of(&scenario.caller.needs);
        if !callers.contains(&mechanics) {
            callers.push(mechanics);
        }
    }
    let facts = subject.scenario.needs_to_hear.iter().zip(&subject.sentences.told);
    facts
        .filter_map(|(fact, heard)| {
            let why = callers
                .iter()
                .find_map(|mechanics| always_lost(mechanics, fact, heard))?;
            Some((fact, why))
        })
        .map(|(fact, why)| {
            let id = &fact.id;
            let reason = reason(why);
            Finding {
                at: subject.places.at(&format!("{}/told_by", subject.places.fact(id))),
                message: both(
                    format!(
                        "Faktu „{id}” rozmówca nie zrozumie z żadnego przykładowego zdania: {}.",
                        reason.pl
                    ),
                    format!(
                        "The caller follows no sample sentence of the fact \"{id}\": {}.",
                        reason.en
                    ),
                ),
                hint: both(
                    "Dodaj zdanie, które ten rozmówca zrozumie, podziel fakt albo złagodź parametr w needs.",
                    "Add a sentence that this caller follows, divide the fact, or ease the parameter in needs.",
                ),
            }
        })
        .collect()
}

/// Why every one of a fact's sentences is lost on a caller, if they are; of several reasons that of the first.
fn always_lost(mechanics: &Mechanics, fact: &Fact, heard: &[Heard]) -> Option<LostBecause> {
    let sentences = fact.told_by.iter().zip(heard);
    let reasons: Option<Vec<LostBecause>> = sentences.map(|(text, heard)| lost_on(mechanics, text, heard)).collect();
    reasons?.into_iter().next()
}

fn reason(why: LostBecause) -> Bilingual {
    match why {
        LostBecause::TooFast => both("mówione jest za szybko", "it is spoken too fast"),
        LostBecause::TooLong => both("zdanie jest dla niego za długie", "the sentence is too long for them"),
        LostBecause::NumberMissed => both("liczba pada tylko raz", "a number is said only once"),
        LostBecause::Visual => both("trzeba coś zobaczyć", "something has to be seen"),
        LostBecause::TooMuch => both("to za wiele rzeczy naraz", "it is too many things at once"),
        LostBecause::ManyDigits => both("to za wiele cyfr jednym ciągiem", "it is too many digits in one go"),
        LostBecause::Idiom => both("przenośnię weźmie dosłownie", "they take a figure of speech literally"),
        LostBecause::Officialese => both("nie zna języka urzędowego", "they do not know office language"),
        LostBecause::ThirdPerson => both("mowa jest o nim, a nie do niego", "it speaks of them and not to them"),
        LostBecause::OpenQuestion => both("to pytanie otwarte", "it is an open question"),
    }
}
