//! What is heard in a call, in another language: for each text that a voice speaks, the one to show beside it.

use std::collections::BTreeMap;

use super::lines::{Holes, around_facts};
use super::voices::callers_lines;
use crate::domain::{HappeningKind, Line, Part, Person, Profile, Scenario};

/// What the texts of [`Effect::Play`] are in `shown`, the same scenario in another language; both drawn by the same seed. A text that
/// is the same in both, because nobody has translated it, has none.
///
/// [`Effect::Play`]: crate::domain::Effect::Play
pub fn captions(spoken: &Scenario, shown: &Scenario, profile: &Profile) -> BTreeMap<String, String> {
    let holes = [Holes::of_caller(spoken, profile), Holes::of_caller(shown, profile)];
    let mut all = Captions(BTreeMap::new());
    for (line, other) in callers_lines(spoken).zip(callers_lines(shown)) {
        all.line([line, other], &holes);
    }
    // A fact without words of confirmation is taught back by its label.
    for (fact, other) in spoken.needs_to_hear.iter().zip(&shown.needs_to_hear) {
        all.pair(fact.label.clone(), other.label.clone());
    }
    for (person, other) in spoken.desk.directory.iter().zip(&shown.desk.directory) {
        all.colleague([person, other], [spoken, shown], profile);
    }
    for (happening, other) in spoken.happenings.iter().zip(&shown.happenings) {
        if let (HappeningKind::ColleagueBreaksIn { says, .. }, HappeningKind::ColleagueBreaksIn { says: other, .. }) =
            (&happening.what, &other.what)
        {
            all.pair(holes[0].fill(says), holes[1].fill(other));
        }
    }
    // Nobody has a voice for the client at the counter; what they say is read all the same.
    if let (Some(client), Some(other)) = (&spoken.desk.client, &shown.desk.client) {
        all.pair(client.says.clone(), other.says.clone());
    }
    all.0
}

struct Captions(BTreeMap<String, String>);

impl Captions {
    fn pair(&mut self, spoken: String, shown: String) {
        if spoken != shown {
            // The same words elsewhere may have another translation; the first is as good.
            self.0.entry(spoken).or_insert(shown);
        }
    }

    fn line(&mut self, [spoken, shown]: [&Line; 2], holes: &[Holes<'_>; 2]) {
        let (pieces, other) = (pieces(spoken, &holes[0]), pieces(shown, &holes[1]));
        if pieces.len() == other.len() {
            for (piece, other) in pieces.into_iter().zip(other) {
                self.pair(piece, other);
            }
        } else if let Some(first) = pieces.into_iter().next() {
            // Cut by pauses otherwise than the Polish: all of it with the first words.
            self.pair(first, other.join(" "));
        }
    }

    fn colleague(&mut self, [person, other]: [&Person; 2], scenarios: [&Scenario; 2], profile: &Profile) {
        let holes = [
            Holes::of_colleague(scenarios[0], profile, person),
            Holes::of_colleague(scenarios[1], profile, other),
        ];
        let lines = |person: &Person| [&person.greets[..], &person.briefed[..], &person.asks[..]].concat();
        for (words, shown) in lines(person).into_iter().zip(lines(other)) {
            // A stock phrase with the unit's translated name in it is no translation.
            if shown.replace(&other.unit, &person.unit) != words {
                self.pair(holes[0].fill(&words), holes[1].fill(&shown));
            }
        }
    }
}

/// What a voice speaks of a line, piece by piece.
fn pieces(line: &Line, holes: &Holes<'_>) -> Vec<String> {
    let words = line.parts.iter().filter_map(|part| match part {
        Part::Speech(words) => Some(words),
        Part::Block(_) | Part::Sound(_) => None,
    });
    let pieces = words.flat_map(|words| around_facts(words).into_iter().flatten());
    pieces.map(|piece| holes.fill(&piece)).collect()
}
