//! The voices of a scenario: how long they take, and everything that any seed can have them say.
//!
//! Nothing is drawn here; the texts must be letter for letter those that [`Effect::Play`] carries, because recordings
//! are found by text.
//!
//! [`Effect::Play`]: crate::domain::Effect::Play

use std::collections::BTreeSet;

use super::lines::{Holes, around_facts};
use crate::domain::{
    HappeningKind, Line, Manner, Mechanics, Millis, Numbers, Part, Profile, Scenario, Speaker, Trait, Voice,
};
use crate::language::syllables;

/// A text that some seed can have spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenLine {
    /// Who speaks.
    pub speaker: Speaker,
    /// With which voice.
    pub voice: Voice,
    /// The words, template holes filled.
    pub text: String,
}

/// How long a voice takes to speak a text: its syllables at the voice's rate, and the pauses of its punctuation.
pub fn nominal_duration(text: &str, voice: &Voice) -> Millis {
    // Two syllables a word take a rate of 150 words a minute to 5 syllables a second, the middle of Polish speech.
    let syllables_per_s = f64::from(voice.spoken_rate().max(40)) * 2.0 / 60.0;
    let spoken = f64::from(syllables(text)) / syllables_per_s;
    let pauses: u64 = text
        .chars()
        .map(|c| match c {
            ',' | ';' | ':' | '–' | '—' => 150,
            '.' | '?' | '!' | '…' => 300,
            _ => 0,
        })
        .sum();
    Millis::from_seconds(spoken) + Millis(pauses.max(200))
}

/// Every text that can be spoken in this scenario to this trainee, whatever the seed; each speaker's text once.
pub fn every_line(scenario: &Scenario, profile: &Profile) -> Vec<SpokenLine> {
    let mut all = Collected {
        seen: BTreeSet::new(),
        lines: Vec::new(),
    };
    let holes = Holes::of_caller(scenario, profile);
    let caller = &scenario.caller.voice;
    for line in callers_lines(scenario) {
        for part in &line.parts {
            if let Part::Speech(words) = part {
                for piece in around_facts(words).into_iter().flatten() {
                    all.add(Speaker::Caller, caller, holes.fill(&piece));
                }
            }
        }
    }
    // A fact without words of confirmation is taught back by its label.
    for fact in scenario.needs_to_hear.iter().filter(|fact| fact.confirms.is_empty()) {
        all.add(Speaker::Caller, caller, fact.label.clone());
    }
    for person in &scenario.desk.directory {
        let holes = Holes::of_colleague(scenario, profile, person);
        for words in person.greets.iter().chain(&person.briefed).chain(&person.asks) {
            all.add(Speaker::Colleague(person.id.clone()), &person.voice, holes.fill(words));
        }
    }
    for happening in &scenario.happenings {
        let HappeningKind::ColleagueBreaksIn { name, says } = &happening.what else {
            continue;
        };
        all.add(
            Speaker::Room(name.clone()),
            &room_voice(scenario, name),
            holes.fill(says),
        );
    }
    all.lines
}

/// The voice of somebody in the room: that of the directory entry of this name, else an everyday one.
pub(super) fn room_voice(scenario: &Scenario, name: &str) -> Voice {
    scenario
        .desk
        .directory
        .iter()
        .find(|person| person.name == name || person.name.split(' ').next() == Some(name))
        .map_or_else(
            || Voice {
                base: "f2".to_owned(),
                rate: 165,
                pitch: 50,
                manner: Manner::Plain,
            },
            |person| person.voice.clone(),
        )
}

/// Every line of the caller, in an order that a scenario in another language shares.
pub(super) fn callers_lines(scenario: &Scenario) -> impl Iterator<Item = &Line> {
    let moments = scenario.moments.iter().flat_map(|moment| {
        let expected = moment.expect.iter().flat_map(|expectation| &expectation.caller);
        let otherwise = moment.otherwise.iter().flat_map(|otherwise| &otherwise.caller);
        moment
            .caller
            .iter()
            .chain(expected)
            .chain(otherwise)
            .chain(&moment.on_silence)
    });
    let known = scenario.knows.iter().flat_map(|known| &known.says);
    let confirmed = scenario.needs_to_hear.iter().flat_map(|fact| &fact.confirms);
    moments
        .chain(known)
        .chain(confirmed)
        .chain(stock_lines(scenario).into_iter().flatten())
}

/// The stock phrases that a caller with these needs can come to say.
fn stock_lines(scenario: &Scenario) -> Vec<&Vec<Line>> {
    let s = &scenario.stock;
    let does = Mechanics::of(&scenario.caller.needs);
    let always = [
        &s.are_you_there,
        &s.did_not_follow,
        &s.consents_to_speaker,
        &s.agrees_to_wait,
        &s.agrees_to_transfer,
        &s.confirms,
        &s.teaches_back,
        &s.cannot_teach_back,
        &s.back_on_line,
        &s.nothing_else,
        &s.gives_up,
        &s.protests,
        &s.goodbye,
        &s.rings_again,
    ];
    let by_need = [
        (does.syllables_per_s.is_some(), &s.too_fast),
        (does.words.is_some(), &s.too_long),
        (does.numbers == Numbers::MissedOnce, &s.number_missed),
        (does.things.is_some(), &s.too_much),
        (does.digits.is_some(), &s.many_digits),
        (does.has(Trait::Sightless), &s.cannot_see),
        (does.has(Trait::Literal), &s.taken_literally),
        (does.has(Trait::PlainOnly), &s.plain_words),
        (does.has(Trait::ExactTimes), &s.exact_time),
        (does.has(Trait::Accompanied), &s.speak_to_me),
        (does.has(Trait::ClosedQuestions), &s.ask_me_yes_or_no),
        (does.has(Trait::ReadBack), &s.read_back),
        (does.has(Trait::Forgets), &s.forgot),
        (does.has(Trait::AsksForAccess), &s.how_to_get_in),
    ];
    let needed = by_need.into_iter().filter(|(needed, _)| *needed);
    always.into_iter().chain(needed.map(|(_, lines)| lines)).collect()
}

struct Collected {
    seen: BTreeSet<(String, String)>,
    lines: Vec<SpokenLine>,
}

impl Collected {
    fn add(&mut self, speaker: Speaker, voice: &Voice, text: String) {
        if !text.is_empty() && self.seen.insert((format!("{speaker:?}"), text.clone())) {
            self.lines.push(SpokenLine {
                speaker,
                voice: voice.clone(),
                text,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slower_voices_and_longer_texts_take_longer() {
        let voice = |rate| Voice {
            base: "m1".to_owned(),
            rate,
            pitch: 50,
            manner: Manner::Plain,
        };
        let slow = nominal_duration("Chciałem zapytać o nowy dowód.", &voice(100));
        let fast = nominal_duration("Chciałem zapytać o nowy dowód.", &voice(200));
        assert!(slow > fast);
        assert!(nominal_duration("Tak.", &voice(100)) < fast);
        assert!(nominal_duration("", &voice(0)) > Millis::ZERO);
        let searching = Voice {
            manner: Manner::Slow,
            ..voice(200)
        };
        assert!(nominal_duration("Chciałem zapytać o nowy dowód.", &searching) > fast);
    }
}
