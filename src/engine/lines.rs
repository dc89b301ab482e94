//! Lines of the script made ready to be spoken: a variant drawn, its template holes filled, its parts cut into cues.

use std::sync::Arc;

use super::draws::Draws;
use super::playback::Cue;
use super::turn_report::Because;
use super::voices::nominal_duration;
use crate::domain::{Address, Line, Millis, Part, Person, Profile, Scenario, Speaker, Voice};

/// The lines of one session.
#[derive(Debug)]
pub(super) struct Lines {
    scenario: Arc<Scenario>,
    profile: Arc<Profile>,
    draws: Draws,
    promised: Option<String>,
}

impl Lines {
    pub(super) fn new(scenario: Arc<Scenario>, profile: Arc<Profile>, seed: u64, promised: Option<String>) -> Self {
        Self {
            scenario,
            profile,
            draws: Draws::new(seed),
            promised,
        }
    }

    /// A variant of what the caller says, as cues; none when there is no variant.
    pub(super) fn caller(&mut self, because: &Because, variants: &[Line]) -> Vec<Cue> {
        self.caller_with_facts(because, variants, Vec::new())
    }

    /// The same, with `facts` spoken in the place of `{facts}`.
    pub(super) fn caller_with_facts(&mut self, because: &Because, variants: &[Line], facts: Vec<Cue>) -> Vec<Cue> {
        let Some(line) = variants.get(self.draws.variant(&because.to_string(), variants.len())) else {
            return Vec::new();
        };
        let holes = Holes {
            promised: self.promised.as_deref().unwrap_or(LATER),
            ..Holes::of_caller(&self.scenario, &self.profile)
        };
        let voice = &self.scenario.caller.voice;
        let say = |words: &str| spoken(Speaker::Caller, voice, holes.fill(words), Some(because));
        let mut cues = Vec::new();
        for part in &line.parts {
            match part {
                Part::Speech(words) => {
                    let [before, after] = around_facts(words);
                    cues.extend(before.as_deref().and_then(say));
                    if words.contains(FACTS) {
                        cues.extend(facts.iter().cloned());
                    }
                    cues.extend(after.as_deref().and_then(say));
                }
                Part::Block(lasts) => cues.push(Cue::Block(*lasts)),
                Part::Sound(caption) => cues.push(Cue::Sound {
                    speaker: Speaker::Caller,
                    caption: caption.clone(),
                }),
            }
        }
        cues
    }

    /// Words of the caller that are no line of the script.
    pub(super) fn callers_words(&self, because: &Because, words: &str) -> Option<Cue> {
        let voice = &self.scenario.caller.voice;
        spoken(Speaker::Caller, voice, words.to_owned(), Some(because))
    }

    /// Whom the lines are said to.
    pub(super) fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// A variant of what a colleague says.
    pub(super) fn colleague(&mut self, key: &str, person: &Person, variants: &[String]) -> Option<Cue> {
        let words = variants.get(self.draws.variant(key, variants.len()))?;
        let text = Holes::of_colleague(&self.scenario, &self.profile, person).fill(words);
        spoken(Speaker::Colleague(person.id.clone()), &person.voice, text, None)
    }

    /// What somebody in the room says.
    pub(super) fn room(&self, words: &str) -> String {
        Holes::of_caller(&self.scenario, &self.profile).fill(words)
    }

    /// How much later than at once the caller answers their `turn`-th turn, up to `most`.
    pub(super) fn hesitation(&self, turn: u64, most: Millis) -> Millis {
        Millis(self.draws.below("reply", turn, most.0 + 1))
    }
}

fn spoken(speaker: Speaker, voice: &Voice, text: String, because: Option<&Because>) -> Option<Cue> {
    let nominal = nominal_duration(&text, voice);
    (!text.is_empty()).then(|| Cue::Say {
        speaker,
        text,
        nominal,
        because: because.cloned(),
    })
}

const FACTS: &str = "{facts}";
/// Where nothing was promised in an earlier call, a caller who speaks of it says this.
const LATER: &str = "później";

/// The words before and after `{facts}`; what is left of the sentence's punctuation alone is nothing to say.
pub(super) fn around_facts(words: &str) -> [Option<String>; 2] {
    let sayable = |piece: &str| {
        let piece = piece.trim();
        piece.chars().any(char::is_alphanumeric).then(|| piece.to_owned())
    };
    match words.split_once(FACTS) {
        None => [Some(words.trim().to_owned()), None],
        Some((before, after)) => {
            let after = after.trim_start_matches(|c: char| c.is_whitespace() || ".,;:!?…".contains(c));
            [sayable(before), sayable(after)]
        }
    }
}

/// What stands in the template holes of a line.
pub(super) struct Holes<'a> {
    profile: &'a Profile,
    caller: &'a str,
    colleague: Option<&'a Person>,
    promised: &'a str,
}

impl<'a> Holes<'a> {
    pub(super) fn of_caller(scenario: &'a Scenario, profile: &'a Profile) -> Self {
        Self {
            profile,
            caller: &scenario.caller.name,
            colleague: None,
            promised: LATER,
        }
    }

    pub(super) fn of_colleague(scenario: &'a Scenario, profile: &'a Profile, person: &'a Person) -> Self {
        Self {
            profile,
            caller: &scenario.caller.name,
            colleague: Some(person),
            promised: LATER,
        }
    }

    /// The words with every hole filled. A hole that nobody knows keeps its words: better odd than mute.
    pub(super) fn fill(&self, words: &str) -> String {
        let mut filled = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((hole, further)) = after.split_once('}') else {
                rest = after;
                continue;
            };
            filled.push_str(self.hole(hole));
            rest = further;
        }
        filled.push_str(rest);
        filled.trim().to_owned()
    }

    fn hole<'h>(&'h self, hole: &'h str) -> &'h str {
        if let Some((masculine, feminine)) = hole.split_once('/') {
            return match self.profile.address {
                Address::Pani => feminine,
                Address::Pan | Address::Panstwo => masculine,
            };
        }
        match (hole, self.colleague) {
            ("name", Some(person)) => &person.name,
            ("unit", Some(person)) => &person.unit,
            ("office", _) => &self.profile.office,
            ("unit", None) => &self.profile.unit,
            ("first_name", _) => &self.profile.first_name,
            ("last_name", _) => &self.profile.last_name,
            ("caller", _) => self.caller,
            ("promised", _) => self.promised,
            _ => hole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ProfileId;

    fn profile(address: Address) -> Profile {
        Profile {
            id: ProfileId::from("krynki"),
            office: "Urząd Miejski w Krynkach".to_owned(),
            first_name: "Anna".to_owned(),
            last_name: "Kowalska".to_owned(),
            position: "inspektor".to_owned(),
            address,
            unit: "Referat Spraw Obywatelskich".to_owned(),
        }
    }

    #[test]
    fn holes_agree_with_the_trainee() {
        let (she, he) = (profile(Address::Pani), profile(Address::Pan));
        let fill = |profile: &Profile, words: &str| {
            Holes {
                profile,
                caller: "Henryk Zając",
                colleague: None,
                promised: LATER,
            }
            .fill(words)
        };
        let thanks = "Bardzo {panu/pani} dziękuję, że {pan poczekał/pani poczekała}.";
        assert_eq!(fill(&she, thanks), "Bardzo pani dziękuję, że pani poczekała.");
        assert_eq!(fill(&he, thanks), "Bardzo panu dziękuję, że pan poczekał.");
        assert_eq!(
            fill(&she, "Czy to {office}? Tu {caller}."),
            "Czy to Urząd Miejski w Krynkach? Tu Henryk Zając."
        );
        assert_eq!(fill(&she, "Dziwne {coś i {unit}"), "Dziwne coś i {unit");
        assert_eq!(fill(&she, "Otwarte { i nic"), "Otwarte  i nic");
    }

    #[test]
    fn a_teach_back_falls_into_known_pieces() {
        assert_eq!(
            around_facts("No więc tak: {facts}. Dobrze?"),
            [Some("No więc tak:".to_owned()), Some("Dobrze?".to_owned())]
        );
        assert_eq!(
            around_facts("Własnymi słowami? {facts}."),
            [Some("Własnymi słowami?".to_owned()), None]
        );
        assert_eq!(around_facts("Bez niczego."), [Some("Bez niczego.".to_owned()), None]);
    }
}
