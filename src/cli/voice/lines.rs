//! Every line of the library, with who says it where and with which voice.

use std::collections::HashSet;

use super::{Desk, told};
use crate::cli::error::CliError;
use crate::domain::{Message, Scenario, Speaker};
use crate::engine;
use crate::format;
use crate::voice::VoiceSpec;

/// A line that some seed can have spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LibraryLine {
    /// The scenario's id.
    pub(super) scenario: String,
    /// Who says it: `caller`, a colleague's id, or a name in the room.
    pub(super) who: String,
    /// That person's name.
    pub(super) name: String,
    pub(super) voice: VoiceSpec,
    pub(super) text: String,
}

/// Every line of these scenarios, or of all that are shipped where none is named, in all that seeds draw and in every shipped
/// profile's forms; each speaker's text once in a scenario.
pub(super) fn every_line(desk: &Desk<'_>, scenarios: &[String]) -> Result<Vec<LibraryLine>, CliError> {
    let assets = desk.assets;
    let shipped: Vec<String>;
    let scenarios = if scenarios.is_empty() {
        let all = assets.shipped_scenarios().into_iter();
        shipped = all.map(|(id, _)| id.to_string()).collect();
        &shipped
    } else {
        scenarios
    };
    let mut profiles = Vec::new();
    for (name, _) in format::find_profiles(&assets.folder()) {
        profiles.push(assets.profile(name.as_str())?);
    }
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for name in scenarios {
        for scenario in assets.variations(name)? {
            for profile in &profiles {
                for line in engine::every_line(&scenario, profile) {
                    let line = library_line(desk, &scenario, line)?;
                    // Whoever has another name in another row of what seeds draw says the same.
                    let key = (
                        line.scenario.clone(),
                        line.who.clone(),
                        line.voice.clone(),
                        line.text.clone(),
                    );
                    if seen.insert(key) {
                        lines.push(line);
                    }
                }
            }
        }
    }
    Ok(lines)
}

fn library_line(desk: &Desk<'_>, scenario: &Scenario, line: engine::SpokenLine) -> Result<LibraryLine, CliError> {
    let (who, name) = of_speaker(&line.speaker, scenario);
    let voice = VoiceSpec::of(&line.voice).map_err(|error| {
        let found = Message::new("voice-bad-of-speaker").text("scenario", scenario.id.as_str());
        found.text("who", &who).text("why", desk.words(&told(&error)))
    })?;
    Ok(LibraryLine {
        scenario: scenario.id.to_string(),
        who,
        name,
        voice,
        text: line.text,
    })
}

/// The lines without those that an earlier one of them shares its voice and words with: one recording serves both.
pub(super) fn once(lines: Vec<LibraryLine>) -> Vec<LibraryLine> {
    let mut seen = HashSet::new();
    let is_new = |line: &LibraryLine| seen.insert((line.voice.clone(), line.text.clone()));
    lines.into_iter().filter(is_new).collect()
}

/// Who somebody is on the command line, and their name.
fn of_speaker(speaker: &Speaker, scenario: &Scenario) -> (String, String) {
    match speaker {
        Speaker::Caller => ("caller".to_owned(), scenario.caller.name.clone()),
        Speaker::Colleague(id) => {
            let name = scenario
                .person(id)
                .map_or_else(|| id.to_string(), |person| person.name.clone());
            (id.to_string(), name)
        }
        Speaker::Room(name) => (name.clone(), name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_recording_serves_whoever_says_the_same_with_the_same_voice() {
        let line = |scenario: &str, base: &str, text: &str| LibraryLine {
            scenario: scenario.to_owned(),
            who: "caller".to_owned(),
            name: "Jan Nowak".to_owned(),
            voice: VoiceSpec::new(base, 150, 50).expect("valid"),
            text: text.to_owned(),
        };
        let lines = vec![
            line("a", "m3", "Tak."),
            line("b", "m3", "Tak."),
            line("b", "f2", "Tak."),
            line("b", "m3", "Nie."),
        ];
        let kept = once(lines.clone());
        assert_eq!(kept, [&lines[0], &lines[2], &lines[3]].map(LibraryLine::clone));
    }
}
