//! Puts the parts of the understanding together, for one trainee and one scenario.
//!
//! It must not hold linguistic rules of its own.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use crate::domain::{ActFound, Addressee, DetailFound, Heard, Profile, Scenario, SpeechAct, TimeFound};

use super::Language;
use super::facts::Matter;
use super::features::features;
use super::near::Near;
use super::numbers::Number;
use super::plainness::{hard_words, sentences};
use super::samples::meanings;
use super::slots::{Slot, SlotSpan, Slots};
use super::syllables::syllables;
use super::tokens::{Token, quote};
use super::values::{Quantity, ValueFound, in_one_go, led, values};
use super::windows::windows;

/// Acts below this confidence are not worth a word.
const WORTH_TELLING: f32 = 0.25;

/// From this confidence a fact or question is in the author's own words: what they wrote as right is no violation.
const AUTHORS_OWN: f32 = 0.85;

/// Understands the utterances of one trainee in one call. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Interpreter {
    language: Arc<Language>,
    slots: Arc<Slots>,
    matter: Arc<Matter>,
    now: Option<DateTime>,
}

impl Interpreter {
    /// For this trainee, and the facts and details of this scenario, if any.
    pub fn new(language: Arc<Language>, profile: &Profile, scenario: Option<&Scenario>) -> Self {
        let matter = scenario
            .map(|scenario| Matter::new(&language, scenario))
            .unwrap_or_default();
        Self {
            language,
            slots: Arc::new(Slots::new(profile)),
            matter: Arc::new(matter),
            now: None,
        }
    }

    /// For the same trainee, and the facts and details of another scenario or of another variation of the same.
    pub fn about(&self, scenario: &Scenario) -> Self {
        Self {
            matter: Arc::new(Matter::new(&self.language, scenario)),
            ..self.clone()
        }
    }

    /// The same in a call that begins at this moment: days and times that are named are then told too.
    pub fn at(self, now: DateTime) -> Self {
        Self { now: Some(now), ..self }
    }

    /// What `text`, said to `to`, does.
    pub fn hear(&self, text: &str, to: Addressee) -> Heard {
        let tokens = self.language.normaliser.tokens(text);
        if tokens.is_empty() {
            return Heard::default();
        }
        let numbers = self.language.number_words.find(&tokens);
        let slots = self.slots.find(&tokens);
        let features = features(&self.language, &tokens, &numbers, &slots);
        let heard = self.told_and_asked(text, &tokens, &numbers, &slots);
        let mut acts = self.acts(text, &tokens, &slots, &features, to);
        let as_the_author_says = |words: &str| {
            let facts = heard.facts.iter().map(|found| (found.confidence, &found.words));
            let details = heard.details.iter().map(|found| (found.confidence, &found.words));
            facts
                .chain(details)
                .any(|(confidence, said)| confidence >= AUTHORS_OWN && said.contains(words))
        };
        acts.retain(|found| !(found.act.is_violation() && as_the_author_says(&found.words)));
        Heard {
            acts,
            times: self.now.map(|now| self.times(text, now)).unwrap_or_default(),
            asks_for_quiet: to != Addressee::Caller && self.language.lexicon.asks_for_quiet(&tokens),
            ..heard
        }
    }

    /// What `text` brings of the scenario and how it is worded, without acts and times: what there is to know of an author's
    /// sample sentence, for a part of the work.
    pub fn hear_matter(&self, text: &str) -> Heard {
        let tokens = self.language.normaliser.tokens(text);
        let numbers = self.language.number_words.find(&tokens);
        let slots = self.slots.find(&tokens);
        self.told_and_asked(text, &tokens, &numbers, &slots)
    }

    /// The details that `text` asks for, as [`Self::hear_matter`] finds them, for a part of its work.
    pub fn asked(&self, text: &str) -> Vec<DetailFound> {
        let tokens = self.language.normaliser.tokens(text);
        let numbers = self.language.number_words.find(&tokens);
        let said = meanings(&self.language, &tokens, &numbers);
        self.matter.details(text, &tokens, &said)
    }

    fn told_and_asked(&self, text: &str, tokens: &[Token], numbers: &[Number], slots: &[SlotSpan]) -> Heard {
        let said = meanings(&self.language, tokens, numbers);
        let details = self.matter.details(text, tokens, &said);
        let mut facts = self.matter.facts(&self.language, text, tokens, numbers, &said);
        // Words that ask for a detail tell no fact: "do kiedy jest ważny obecny dowód" brings nobody to take it along.
        facts.retain(|fact| {
            let asks = |detail: &DetailFound| detail.confidence > fact.confidence && detail.words.contains(&fact.words);
            fact.confidence >= AUTHORS_OWN || !details.iter().any(asks)
        });
        // The office's own name in an introduction tells nobody where to go.
        let own_names: Vec<String> = slots
            .iter()
            .map(|slot| quote(text, &tokens[slot.from..slot.to]))
            .collect();
        facts.retain(|fact| !own_names.iter().any(|name| name.contains(&fact.words)));
        Heard {
            facts,
            details,
            syllables: syllables(text),
            sentences: sentences(tokens),
            hard_words: hard_words(text, tokens, slots),
            phrases: self.language.phrases.find(text, tokens),
            digits: in_one_go(tokens, numbers),
            ..Heard::default()
        }
    }

    /// How near `text` comes to the facts and details of the scenario, understood as one or not; for authors who ask why.
    pub fn near(&self, text: &str) -> Near {
        let tokens = self.language.normaliser.tokens(text);
        let numbers = self.language.number_words.find(&tokens);
        let said = meanings(&self.language, &tokens, &numbers);
        self.matter.near(text, &tokens, &said)
    }

    /// The typed values in `text`: times, dates, durations, money, telephone and other numbers. Relative words count
    /// from `now`.
    pub fn values(&self, text: &str, now: jiff::civil::DateTime) -> Vec<ValueFound> {
        let language = &self.language;
        let tokens = language.normaliser.tokens(text);
        values(&language.calendar, &language.number_words, text, &tokens, now)
    }

    fn times(&self, text: &str, now: DateTime) -> Vec<TimeFound> {
        let days = |date: Date| (date - now.date()).get_days();
        let minute = |time: Time| u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs());
        let found = self.values(text, now).into_iter().filter_map(|found| {
            let (day, minute) = match found.value {
                Quantity::Time(time) => (0, Some(minute(time))),
                Quantity::Date(date) => (days(date), None),
                Quantity::DateTime(at) => (days(at.date()), Some(minute(at.time()))),
                Quantity::Duration(_) | Quantity::Money(..) | Quantity::Phone(_) | Quantity::Number(_) => return None,
            };
            let words = led(text, &found.words);
            Some(TimeFound { day, minute, words })
        });
        found.collect()
    }

    fn acts(
        &self,
        text: &str,
        tokens: &[Token],
        slots: &[SlotSpan],
        features: &[super::Feature],
        to: Addressee,
    ) -> Vec<ActFound> {
        let scores = self.language.acts.score(features, &windows(tokens));
        let mut acts = Vec::new();
        for (index, &act) in SpeechAct::ALL.iter().enumerate() {
            let slot = Slot::of(act).map(|slot| slots.iter().find(|span| span.slot == slot));
            let (from, to_token) = match slot {
                Some(None) => continue,
                Some(Some(span)) => (span.from, span.to),
                None => (0, 0),
            };
            let confidence = prior(scores.confidence[index], act, to);
            if confidence < WORTH_TELLING {
                continue;
            }
            let (from, to_token) = match slot {
                Some(_) => (from, to_token),
                None => widened(tokens, self.language.acts.evidence(&scores, index, tokens.len())),
            };
            acts.push(ActFound {
                act,
                confidence,
                words: quote(text, &tokens[from..to_token]),
            });
        }
        acts
    }
}

/// Takes in the neighbours up to the next punctuation, so that a proof reads as words and not as a keyword.
fn widened(tokens: &[Token], (from, to): (usize, usize)) -> (usize, usize) {
    let parted = |at: usize| tokens.get(at).is_none_or(|token| token.pauses);
    let from = from - usize::from(from > 0 && !parted(from - 1));
    let to = to + usize::from(to > 0 && to < tokens.len() && !parted(to - 1));
    (from, to)
}

/// Shifts a confidence by whom the words are addressed to: telling a colleague who calls is hardly said to the caller's
/// ear, and words to the room are no service to the caller.
fn prior(confidence: f32, act: SpeechAct, to: Addressee) -> f32 {
    let odds = match (act, to) {
        (SpeechAct::BriefColleague, Addressee::Colleague) => 8.0,
        (SpeechAct::SideTalk, Addressee::Room | Addressee::Client) => 8.0,
        (SpeechAct::SideTalk | SpeechAct::VThirdPerson, Addressee::Colleague) => 0.1,
        _ => 1.0,
    };
    let confidence = confidence.clamp(1e-6, 1.0 - 1e-6);
    let odds = odds * confidence / (1.0 - confidence);
    odds / (1.0 + odds)
}
