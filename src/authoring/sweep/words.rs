//! What a trainee of the sweep says, and the ear that takes it at its word: tokens stand for acts, facts and questions, so
//! that exploring is fast and exact. Polish is understood elsewhere; here nothing can be misheard.

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::{
    ActFound, Addressee, DetailFound, DetailId, FactFound, FactId, FactState, Heard, Millis, Repetition, SpeechAct,
};
use crate::engine::Ear;

/// Syllables of an act without figures ("dzień dobry"), of a fact or a question, and of words that do nothing.
const SYLLABLES_OF_AN_ACT: u32 = 4;
const SYLLABLES_OF_A_SENTENCE: u32 = 10;
const SYLLABLES_OF_NOTHING: u32 = 8;

/// How something is said.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As somebody speaks who was not followed before: three words at a time, figures twice.
    VeryCareful,
    /// Short sentences, slowly, figures twice.
    #[default]
    Careful,
    /// As one speaks: figures once.
    Plain,
    /// Long and fast.
    Careless,
}

impl Manner {
    /// Words of the longest sentence.
    fn words(self) -> u32 {
        match self {
            Self::VeryCareful => 3,
            Self::Careful => 6,
            Self::Plain => 12,
            Self::Careless => 26,
        }
    }

    pub(super) fn syllables_per_s(self) -> f64 {
        match self {
            Self::VeryCareful => 2.0,
            Self::Careful => 3.0,
            Self::Plain => 4.8,
            Self::Careless => 6.5,
        }
    }

    pub(super) fn says_figures(self) -> Repetition {
        match self {
            Self::VeryCareful | Self::Careful => Repetition::Repeated,
            Self::Plain | Self::Careless => Repetition::Once,
        }
    }
}

/// One utterance of a trainee. Without acts, facts and questions it is words that do nothing.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Words {
    /// What it performs.
    pub acts: BTreeSet<SpeechAct>,
    /// Facts that it tells rightly.
    pub told: Vec<FactId>,
    /// Facts that it tells with a wrong value.
    pub wrong: Vec<FactId>,
    /// Details that it asks for.
    pub asked: Vec<DetailId>,
    /// How it is said.
    pub manner: Manner,
}

impl Words {
    /// Words that do nothing.
    pub(super) fn idle() -> Self {
        Self::default()
    }

    pub(super) fn performing(acts: &[SpeechAct]) -> Self {
        Self {
            acts: acts.iter().copied().collect(),
            ..Self::default()
        }
    }

    pub(super) fn telling(fact: &FactId) -> Self {
        Self {
            told: vec![fact.clone()],
            ..Self::default()
        }
    }

    pub(super) fn asking(detail: &DetailId) -> Self {
        Self {
            asked: vec![detail.clone()],
            ..Self::default()
        }
    }

    /// The same words, said like this.
    pub(super) fn said(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// Whether they do nothing.
    pub fn is_idle(&self) -> bool {
        self.acts.is_empty() && self.told.is_empty() && self.wrong.is_empty() && self.asked.is_empty()
    }

    fn syllables(&self) -> u32 {
        let count = |len: usize, each: u32| each.saturating_mul(u32::try_from(len).unwrap_or(u32::MAX));
        let sentences = self.told.len() + self.wrong.len() + self.asked.len();
        let all = count(self.acts.len(), SYLLABLES_OF_AN_ACT).saturating_add(count(sentences, SYLLABLES_OF_A_SENTENCE));
        all.max(SYLLABLES_OF_NOTHING)
    }

    /// How long it takes to say them.
    pub(super) fn lasts(&self) -> Millis {
        Millis::from_seconds(f64::from(self.syllables()) / self.manner.syllables_per_s())
    }

    /// The text that [`TokenEar`] understands. It ends like a sentence, since callers tell sentences by their ends.
    pub(super) fn to_text(&self) -> String {
        format!("{self} #{} ~{} .", self.syllables(), self.manner.words())
    }
}

impl fmt::Display for Words {
    /// The tokens: `=act`, `+fact` told, `++fact` told with its figures twice, `-fact` told wrongly, `?detail` asked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = match self.manner.says_figures() {
            Repetition::Once => "+",
            Repetition::Repeated => "++",
        };
        let acts = self.acts.iter().map(|act| format!("={}", act.id()));
        let facts = self.told.iter().map(|fact| format!("{told}{fact}"));
        let wrong = self.wrong.iter().map(|fact| format!("-{fact}"));
        let asked = self.asked.iter().map(|detail| format!("?{detail}"));
        let tokens: Vec<String> = acts.chain(facts).chain(wrong).chain(asked).collect();
        f.write_str(&tokens.join(" "))
    }
}

/// Takes tokens at their word.
#[derive(Debug, Clone, Copy)]
pub(super) struct TokenEar;

impl Ear for TokenEar {
    fn hear(&self, text: &str, _: Addressee) -> Heard {
        let mut heard = Heard::default();
        for token in text.split_whitespace() {
            take(&mut heard, token);
        }
        heard
    }
}

fn take(heard: &mut Heard, token: &str) {
    let number = |digits: &str| digits.parse().unwrap_or_default();
    if let Some(act) = token.strip_prefix('=').and_then(SpeechAct::from_id) {
        heard.acts.push(ActFound {
            act,
            confidence: 1.0,
            words: token.to_owned(),
        });
    } else if let Some(fact) = token.strip_prefix("++") {
        heard
            .facts
            .push(fact_found(fact, token, FactState::Told, Repetition::Repeated));
    } else if let Some(fact) = token.strip_prefix('+') {
        heard
            .facts
            .push(fact_found(fact, token, FactState::Told, Repetition::Once));
    } else if let Some(fact) = token.strip_prefix('-') {
        heard
            .facts
            .push(fact_found(fact, token, FactState::Wrong, Repetition::Once));
    } else if let Some(detail) = token.strip_prefix('?') {
        heard.details.push(DetailFound {
            detail: DetailId::from(detail),
            confidence: 1.0,
            words: token.to_owned(),
        });
    } else if let Some(syllables) = token.strip_prefix('#') {
        heard.syllables = number(syllables);
    } else if let Some(words) = token.strip_prefix('~') {
        heard.sentences = vec![number(words)];
    }
}

fn fact_found(fact: &str, token: &str, state: FactState, repeated: Repetition) -> FactFound {
    FactFound {
        fact: FactId::from(fact),
        state,
        confidence: 1.0,
        words: token.to_owned(),
        missing: Vec::new(),
        repeated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_what_is_heard() {
        let words = Words {
            acts: BTreeSet::from([SpeechAct::Greeting, SpeechAct::ConfirmHeard]),
            told: vec![FactId::from("photo"), FactId::from("old_card")],
            wrong: vec![FactId::from("free")],
            asked: vec![DetailId::from("expiry")],
            manner: Manner::Careful,
        };
        let heard = TokenEar.hear(&words.to_text(), Addressee::Caller);
        let acts: BTreeSet<SpeechAct> = heard.acts.iter().map(|found| found.act).collect();
        assert_eq!(acts, words.acts);
        let states: Vec<(&str, FactState, Repetition)> = heard
            .facts
            .iter()
            .map(|found| (found.fact.as_str(), found.state, found.repeated))
            .collect();
        assert_eq!(
            states,
            [
                ("photo", FactState::Told, Repetition::Repeated),
                ("old_card", FactState::Told, Repetition::Repeated),
                ("free", FactState::Wrong, Repetition::Once),
            ]
        );
        assert_eq!(heard.details[0].detail, DetailId::from("expiry"));
        assert_eq!(heard.syllables, words.syllables());
        assert_eq!(heard.longest_sentence(), 6);
    }

    #[test]
    fn careless_words_are_faster_and_longer() {
        let said = |manner| Words::telling(&FactId::from("photo")).said(manner);
        assert!(said(Manner::Careless).lasts() < said(Manner::Careful).lasts());
        let heard = TokenEar.hear(&said(Manner::Careless).to_text(), Addressee::Caller);
        assert_eq!(heard.facts[0].repeated, Repetition::Once);
        assert_eq!(heard.longest_sentence(), 26);
    }

    #[test]
    fn words_that_do_nothing_are_still_a_turn() {
        let heard = TokenEar.hear(&Words::idle().to_text(), Addressee::Caller);
        assert!(heard.acts.is_empty() && heard.facts.is_empty() && heard.details.is_empty());
        assert!(heard.syllables > 2, "not a mere \"mhm\"");
        assert!(Words::idle().is_idle());
    }
}
