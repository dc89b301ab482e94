//! Polish for what a trainee of the sweep says in tokens: the author's own sample sentences for facts and questions, model
//! sentences for acts. Of several sentences those come first of which the ear makes just what is meant.

use std::collections::BTreeSet;

use super::models::{IDLE, models};
use super::words::Words;
use crate::domain::{Addressee, DetailId, FactId, FactState, Profile, Repetition, Scenario, SpeechAct};
use crate::language::{Interpreter, PERFORMED};

/// Sentences kept for one act, fact or question.
const MOST_OPTIONS: usize = 5;
/// Ways kept for a whole utterance.
const MOST_WAYS: usize = 24;

/// What introduces, in the order in which it is said.
const NAMES: [SpeechAct; 5] = [
    SpeechAct::NameOffice,
    SpeechAct::NameUnit,
    SpeechAct::NameFirst,
    SpeechAct::NameLast,
    SpeechAct::NamePosition,
];

/// Acts that come after what is told and asked.
const CLOSING: [SpeechAct; 6] = [
    SpeechAct::CheckUnderstanding,
    SpeechAct::TeachBack,
    SpeechAct::Summarise,
    SpeechAct::AnythingElse,
    SpeechAct::Thank,
    SpeechAct::Farewell,
];

/// How far what is heard is from what is meant; the least is the best.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// What is meant and not heard.
    missing: usize,
    /// What is heard and not meant.
    extra: usize,
    /// Words of the longest sentence: a short one is followed by more callers.
    words: u32,
}

/// Sentences for one call.
pub(super) struct Phrasebook<'a> {
    pub(super) ear: &'a Interpreter,
    pub(super) scenario: &'a Scenario,
    pub(super) profile: &'a Profile,
}

impl Phrasebook<'_> {
    /// Ways to say these words, the best first. None: no sentence is known for some of them, such as a fact told wrongly.
    pub(super) fn ways_to_say(&self, words: &Words, to: Addressee) -> Vec<String> {
        let Some(parts) = self.parts(words, to).filter(|_| words.wrong.is_empty()) else {
            return Vec::new();
        };
        let best = vec![0; parts.len()];
        let mut picks = vec![best.clone()];
        for (part, options) in parts.iter().enumerate() {
            for option in 1..options.len() {
                let mut pick = best.clone();
                pick[part] = option;
                picks.push(pick);
            }
        }
        picks.truncate(MOST_WAYS);
        let said = |pick: &Vec<usize>| -> String {
            let sentences = parts
                .iter()
                .zip(pick)
                .filter_map(|(options, option)| options.get(*option));
            sentences.map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let mut ways: Vec<String> = picks.iter().map(said).collect();
        ways.sort_by_cached_key(|way| self.distance(way, words, to));
        ways
    }

    /// The sentences of an utterance, each in several wordings. None: some part of it has no sentence.
    fn parts(&self, words: &Words, to: Addressee) -> Option<Vec<Vec<String>>> {
        let mut parts: Vec<Vec<String>> = Vec::new();
        let acts = || words.acts.iter().copied().filter(|act| !NAMES.contains(act));
        let introduction = self.introduction(&words.acts);
        // A greeting comes before the name, an offer of help after it.
        let (before, after): (Vec<SpeechAct>, Vec<SpeechAct>) = acts()
            .filter(|act| !CLOSING.contains(act))
            .partition(|act| *act == SpeechAct::Greeting);
        for act in before {
            parts.push(self.act(act, to));
        }
        if !introduction.is_empty() {
            parts.push(introduction);
        }
        for act in after {
            parts.push(self.act(act, to));
        }
        for detail in &words.asked {
            parts.push(self.question(detail)?);
        }
        for fact in &words.told {
            parts.push(self.fact(fact, words)?);
        }
        for act in acts().filter(|act| CLOSING.contains(act)) {
            parts.push(self.act(act, to));
        }
        if words.is_idle() {
            let idle = IDLE.iter().map(|text| (*text).to_owned()).collect();
            parts.push(self.sorted(idle, &Words::idle(), to));
        }
        parts.iter().all(|options| !options.is_empty()).then_some(parts)
    }

    /// Office, unit, name and position, as far as they are to be said; nothing where none is.
    fn introduction(&self, acts: &BTreeSet<SpeechAct>) -> Vec<String> {
        let profile = self.profile;
        let named = |act: SpeechAct, words: &str| acts.contains(&act).then(|| words.to_owned());
        let name = [
            named(SpeechAct::NameFirst, &profile.first_name),
            named(SpeechAct::NameLast, &profile.last_name),
        ];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let said = [
            named(SpeechAct::NameOffice, &profile.office),
            named(SpeechAct::NameUnit, &profile.unit),
            (!name.is_empty()).then_some(name),
            named(SpeechAct::NamePosition, &profile.position),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        if said.is_empty() {
            return Vec::new();
        }
        let said = said.join(", ");
        let wanted: Vec<SpeechAct> = acts.iter().copied().filter(|act| NAMES.contains(act)).collect();
        let options = vec![
            ending_in(&format!("{said}, słucham"), '.'),
            ending_in(&said, '.'),
            format!("Tu {said}."),
            format!("Przy telefonie {said}."),
        ];
        self.sorted(options, &Words::performing(&wanted), Addressee::Caller)
    }

    fn act(&self, act: SpeechAct, to: Addressee) -> Vec<String> {
        let scenario = self.scenario;
        let number = scenario.desk.directory.first().map(|person| person.number.as_str());
        let filled = models(act).iter().map(|model| {
            model
                .replace("{caller}", &scenario.caller.name)
                .replace("{matter}", &scenario.matter)
                .replace("{number}", number.unwrap_or("85 600 00 00"))
        });
        self.sorted(filled.collect(), &Words::performing(&[act]), to)
    }

    fn question(&self, detail: &DetailId) -> Option<Vec<String>> {
        let samples = &self.scenario.knowledge(detail)?.asked_by;
        let options = samples.iter().map(|sample| {
            let asks_politely = sample.to_lowercase().contains("prosz");
            ending_in(sample, if asks_politely { '.' } else { '?' })
        });
        Some(self.sorted(options.collect(), &Words::asking(detail), Addressee::Caller))
    }

    /// A fact as the author tells it, its figures twice where they are to be said twice.
    fn fact(&self, id: &FactId, words: &Words) -> Option<Vec<String>> {
        let fact = self.scenario.fact(id)?;
        let once = fact.told_by.iter().map(|sample| ending_in(sample, '.'));
        let twice = fact.told_by.iter().map(|sample| {
            let again = ending_in(&format!("powtórzę: {}", sample.trim()), '.');
            format!("{} {again}", ending_in(sample, '.'))
        });
        let repeats = words.manner.says_figures() == Repetition::Repeated && !fact.values.is_empty();
        let options: Vec<String> = if repeats {
            twice.chain(once).collect()
        } else {
            once.chain(twice).collect()
        };
        let wanted = Words::telling(id).said(words.manner);
        Some(self.sorted(options, &wanted, Addressee::Caller))
    }

    /// The best of these, the best first; of equals, the first.
    fn sorted(&self, mut options: Vec<String>, wanted: &Words, to: Addressee) -> Vec<String> {
        options.sort_by_cached_key(|option| self.distance(option, wanted, to));
        options.truncate(MOST_OPTIONS);
        options
    }

    fn distance(&self, text: &str, wanted: &Words, to: Addressee) -> Distance {
        let heard = self.ear.hear(text, to);
        let acts: BTreeSet<SpeechAct> = heard
            .acts
            .iter()
            .filter(|found| found.confidence >= PERFORMED)
            .map(|found| found.act)
            .collect();
        let sure = || heard.facts.iter().filter(|found| found.confidence >= PERFORMED);
        let figures_twice = |fact: &FactId| {
            let has_figures = self.scenario.fact(fact).is_some_and(|fact| !fact.values.is_empty());
            has_figures && wanted.manner.says_figures() == Repetition::Repeated
        };
        let told = |fact: &FactId| {
            sure().any(|found| {
                let twice = found.repeated == Repetition::Repeated || !figures_twice(fact);
                found.fact == *fact && found.state == FactState::Told && twice
            })
        };
        let asked = |detail: &DetailId| {
            let mut asked = heard.details.iter();
            asked.any(|found| found.detail == *detail && found.confidence >= PERFORMED)
        };
        let untold = wanted.told.iter().filter(|fact| !told(fact)).count();
        let unasked = wanted.asked.iter().filter(|detail| !asked(detail)).count();
        let beside = |found: &FactId| !wanted.told.contains(found);
        let facts = sure().filter(|found| found.state != FactState::Incomplete && beside(&found.fact));
        let details = heard
            .details
            .iter()
            .filter(|found| !wanted.asked.contains(&found.detail));
        Distance {
            missing: wanted.acts.difference(&acts).count() + untold + unasked,
            extra: acts.difference(&wanted.acts).count() + facts.count() + details.count(),
            words: heard.longest_sentence(),
        }
    }
}

/// A sample as a sentence: a capital first, and this at its end unless it ends like a sentence already.
fn ending_in(sample: &str, end: char) -> String {
    let sample = sample.trim();
    let mut signs = sample.chars();
    let mut sentence: String = signs
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    sentence.push_str(signs.as_str());
    if !sentence.ends_with(['.', '?', '!', '…']) {
        sentence.push(end);
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{language, profile, scenario};
    use super::super::words::Manner;
    use super::*;

    fn in_book<T>(look: impl FnOnce(&Phrasebook<'_>) -> T) -> T {
        let (scenario, profile) = (scenario(), profile());
        let ear = Interpreter::new(language(), &profile, Some(&scenario));
        look(&Phrasebook {
            ear: &ear,
            scenario: &scenario,
            profile: &profile,
        })
    }

    #[test]
    fn every_act_has_a_sentence_that_performs_it() {
        let unheard: Vec<&str> = in_book(|book| {
            let acts = SpeechAct::ALL.iter().copied();
            let heard = |act: &SpeechAct| {
                let to = match act {
                    SpeechAct::BriefColleague => Addressee::Colleague,
                    SpeechAct::SideTalk => Addressee::Room,
                    _ => Addressee::Caller,
                };
                let wanted = Words::performing(&[*act]);
                let ways = book.ways_to_say(&wanted, to);
                let best = ways.first();
                best.is_some_and(|way| book.distance(way, &wanted, to).missing == 0)
            };
            acts.filter(|act| !heard(act)).map(SpeechAct::id).collect()
        });
        assert!(unheard.is_empty(), "no sentence performs {unheard:?}");
    }

    #[test]
    fn what_is_told_and_asked_is_heard_as_meant() {
        in_book(|book| {
            let mut words = Words::telling(&FactId::from("photo")).said(Manner::Careful);
            words.acts.insert(SpeechAct::Farewell);
            let ways = book.ways_to_say(&words, Addressee::Caller);
            let distance = book.distance(&ways[0], &words, Addressee::Caller);
            assert_eq!((distance.missing, distance.extra), (0, 0), "{}", ways[0]);
            assert!(ways[0].contains("owtórzę"), "figures twice: {}", ways[0]);
            assert!(
                ways[0].ends_with("Do widzenia.") || ways[0].ends_with("Do usłyszenia."),
                "{}",
                ways[0]
            );
            let asked = Words::asking(&DetailId::from("expiry"));
            let ways = book.ways_to_say(&asked, Addressee::Caller);
            assert_eq!(
                book.distance(&ways[0], &asked, Addressee::Caller).missing,
                0,
                "{}",
                ways[0]
            );
        });
    }

    #[test]
    fn what_has_no_sentence_is_not_said() {
        let wrong = Words {
            wrong: vec![FactId::from("photo")],
            ..Words::default()
        };
        let (wrong, idle) = in_book(|book| {
            let idle = book.ways_to_say(&Words::idle(), Addressee::Caller);
            (book.ways_to_say(&wrong, Addressee::Caller), idle)
        });
        assert!(wrong.is_empty());
        assert!(!idle.is_empty());
    }

    #[test]
    fn samples_become_sentences() {
        assert_eq!(ending_in("łatwo zapytać", '?'), "Łatwo zapytać?");
        assert_eq!(ending_in(" Gotowe. ", '?'), "Gotowe.");
    }
}
