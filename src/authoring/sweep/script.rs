//! Everything that can be spoken in a scenario, and which line of it a spoken text belongs to.
//!
//! The texts come from the engine, which knows every one that any seed can have spoken; here they get the key of their
//! line (`moment/opening`). What belongs to no line of the scenario is a stock phrase.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Unsaid;
use crate::domain::{Availability, HappeningKind, Line, Profile, Scenario, Speaker};
use crate::engine::every_line;

/// A piece of a line between silences: the line, and the piece of it, both by number. However a seed draws a scenario, its
/// lines have the same numbers.
pub(super) type PieceNumber = (usize, usize);

/// The texts of one scenario, as one seed draws it.
pub(super) struct Script {
    lines: Vec<ScriptLine>,
    /// By text: the pieces that it can be; none: a stock phrase.
    texts: BTreeMap<String, Vec<PieceNumber>>,
}

impl Script {
    pub(super) fn new(scenario: &Scenario, profile: &Profile) -> Self {
        let lines = lines(scenario);
        // A call by itself is nobody's second.
        let mut alone = scenario.clone();
        alone.stock.rings_again.clear();
        let spoken = every_line(&alone, profile).into_iter();
        let spoken = spoken.filter(|line| can_speak(scenario, &line.speaker));
        let texts = spoken.map(|line| {
            let pieces = pieces_of(&lines, &line.text);
            (line.text, pieces)
        });
        Self {
            texts: texts.collect(),
            lines,
        }
    }

    /// The pieces of the scenario's own lines that a spoken text can be.
    pub(super) fn pieces(&self, text: &str) -> &[PieceNumber] {
        self.texts.get(text).map(Vec::as_slice).unwrap_or_default()
    }

    /// The key of the line that a spoken text belongs to; stock phrases have one in common.
    pub(super) fn key_of(&self, text: &str) -> &str {
        let line = self.pieces(text).first().and_then(|(line, _)| self.lines.get(*line));
        line.map_or("stock", |line| line.key.as_str())
    }

    /// How many lines of the scenario's own can be said, variants counted.
    pub(super) fn lines(&self) -> usize {
        let numbers: BTreeSet<usize> = self.own().into_iter().map(|(line, _)| line).collect();
        numbers.len()
    }

    /// The lines of the scenario's own of which some piece is not among what was said, in the scenario's order.
    pub(super) fn never_said(&self, said: &BTreeSet<PieceNumber>) -> Vec<Unsaid> {
        let missing: BTreeSet<usize> = self.own().difference(said).map(|(line, _)| *line).collect();
        let missing = missing.into_iter().filter_map(|line| self.lines.get(line));
        missing
            .map(|line| Unsaid {
                key: line.key.clone(),
                variant: line.variant,
                text: line.words.clone(),
            })
            .collect()
    }

    /// The stock phrases that can be said.
    pub(super) fn stock(&self) -> BTreeSet<String> {
        let stock = self.texts.iter().filter(|(_, pieces)| pieces.is_empty());
        stock.map(|(text, _)| text.clone()).collect()
    }

    fn own(&self) -> BTreeSet<PieceNumber> {
        self.texts.values().flatten().copied().collect()
    }
}

fn pieces_of(lines: &[ScriptLine], text: &str) -> Vec<PieceNumber> {
    let said = plain(text);
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let pieces = line.pieces.iter().enumerate();
        let fitting = pieces.filter(|(_, piece)| piece.fits(&said));
        found.extend(fitting.map(|(piece, _)| (number, piece)));
    }
    found
}

/// Whoever does not pick up says nothing, whatever the stock phrases have them say.
fn can_speak(scenario: &Scenario, speaker: &Speaker) -> bool {
    match speaker {
        Speaker::Colleague(id) => scenario
            .person(id)
            .is_some_and(|person| matches!(person.availability, Availability::Answers { .. })),
        Speaker::Caller | Speaker::Room(_) => true,
    }
}

/// A line of the scenario.
struct ScriptLine {
    key: String,
    /// Which of the variants there.
    variant: usize,
    /// As the author wrote them, holes in place.
    words: String,
    pieces: Vec<Piece>,
}

impl ScriptLine {
    fn new(key: String, variant: usize, parts: &[&str]) -> Self {
        Self {
            key,
            variant,
            words: parts.join(" "),
            pieces: parts.iter().filter_map(|words| Piece::new(words)).collect(),
        }
    }
}

/// Words between silences: what stands between the holes, which may be filled with anything.
struct Piece(Vec<String>);

impl Piece {
    /// None: holes alone would fit anything.
    fn new(words: &str) -> Option<Self> {
        let mut fixed = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            fixed.push(plain(before));
            rest = after.split_once('}').map_or("", |(_, further)| further);
        }
        fixed.push(plain(rest));
        fixed.iter().any(|words| !words.is_empty()).then_some(Self(fixed))
    }

    fn fits(&self, said: &str) -> bool {
        let Some((first, others)) = self.0.split_first() else {
            return false;
        };
        let Some(mut rest) = said.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some((last, middle)) = others.split_last() else {
            return rest.is_empty();
        };
        for words in middle {
            match rest.split_once(words.as_str()) {
                Some((_, further)) => rest = further,
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }
}

/// Words without case and punctuation.
fn plain(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn lines(scenario: &Scenario) -> Vec<ScriptLine> {
    let mut all = Vec::new();
    let mut add = |key: String, variants: &[Line]| {
        for (variant, line) in variants.iter().enumerate() {
            all.push(ScriptLine::new(
                key.clone(),
                variant,
                &line.spoken().collect::<Vec<_>>(),
            ));
        }
    };
    for moment in &scenario.moments {
        let id = &moment.id;
        add(format!("moment/{id}"), &moment.caller);
        for (index, expected) in moment.expect.iter().enumerate() {
            add(format!("expect/{id}/{index}"), &expected.caller);
        }
        if let Some(otherwise) = &moment.otherwise {
            add(format!("otherwise/{id}"), &otherwise.caller);
        }
        add(format!("silence/{id}"), &moment.on_silence);
    }
    for known in &scenario.knows {
        add(format!("knows/{}", known.id), &known.says);
    }
    for fact in &scenario.needs_to_hear {
        add(format!("fact/{}", fact.id), &fact.confirms);
    }
    for fact in scenario.needs_to_hear.iter().filter(|fact| fact.confirms.is_empty()) {
        all.push(ScriptLine::new(format!("fact/{}", fact.id), 0, &[fact.label.as_str()]));
    }
    for person in &scenario.desk.directory {
        let id = &person.id;
        let says = [
            ("greets", &person.greets),
            ("briefed", &person.briefed),
            ("asks", &person.asks),
        ];
        for (when, variants) in says {
            let lines = variants.iter().enumerate();
            all.extend(lines.map(|(variant, words)| {
                let key = format!("person/{id}/{when}");
                ScriptLine::new(key, variant, &[words.as_str()])
            }));
        }
    }
    for (index, happening) in scenario.happenings.iter().enumerate() {
        if let HappeningKind::ColleagueBreaksIn { says, .. } = &happening.what {
            all.push(ScriptLine::new(format!("happening/{index}"), 0, &[says.as_str()]));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{changed, profile, scenario};
    use super::*;

    #[test]
    fn a_text_is_found_whatever_fills_its_holes() {
        let fits = |words: &str, said: &str| Piece::new(words).is_some_and(|piece| piece.fits(&plain(said)));
        assert!(fits("Bardzo {panu/pani} dziękuję.", "Bardzo pani dziękuję."));
        assert!(fits("Tu {caller}, z {office}.", "Tu Jan Maj, z Urzędu Miejskiego."));
        assert!(fits("{caller}, słucham.", "Jan Maj, słucham."));
        assert!(!fits("Halo.", "Halo, halo."));
        assert!(!fits(
            "Bardzo {panu/pani} dziękuję.",
            "Bardzo pani dziękuję, do widzenia."
        ));
        assert!(!fits("{caller}", "Cokolwiek."), "holes alone fit nothing");
    }

    #[test]
    fn texts_have_the_key_of_their_line() {
        let script = Script::new(&scenario(), &profile());
        assert_eq!(script.key_of("Co jest potrzebne i za ile?"), "moment/matter");
        assert_eq!(script.key_of("Za darmo."), "fact/free");
        assert_eq!(script.key_of("Proszę łączyć."), "person/kos/briefed");
        assert_eq!(script.key_of("Trudno."), "stock");
        assert!(!script.texts.contains_key("Lis."), "nobody picks up there");
        assert!(script.stock().contains("Trudno."));
    }

    #[test]
    fn what_a_second_call_begins_with_is_not_asked_of_a_call_by_itself() {
        let scenario = changed(&[("\ncall:\n", "\nstock: { rings_again: [\"To znowu ja.\"] }\n\ncall:\n")]);
        let spoken = every_line(&scenario, &profile());
        assert!(spoken.iter().any(|line| line.text == "To znowu ja."), "it is recorded");
        assert!(!Script::new(&scenario, &profile()).stock().contains("To znowu ja."));
    }

    #[test]
    fn a_line_is_said_when_all_its_pieces_were() {
        let scenario = changed(&[("[\"To już wiem.\"]", "[\"To już [blok 2 s] wiem.\"]")]);
        let script = Script::new(&scenario, &profile());
        let mut said = script.own();
        assert!(script.never_said(&said).is_empty());
        for piece in script.pieces("wiem.") {
            assert!(said.remove(piece));
        }
        let missing = script.never_said(&said);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].key, "moment/understanding");
        assert_eq!(missing[0].text, "To już wiem.");
        said.clear();
        assert_eq!(script.never_said(&said).len(), script.lines());
    }
}
