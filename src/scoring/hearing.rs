//! Two ways to hear the same words: against the trainee and in their favour. Where they differ, a verdict is unclear.
//!
//! It must not judge; it only says what an utterance did under a hearing.

use crate::domain::{Addressee, FactFound, FactId, FactState, Heard, Message, Millis, Said, SpeechAct};

use super::judgement::Finding;
use super::messages;

/// From here on an act or fact was surely performed.
const SURE: f32 = 0.65;
/// From here on it may have been.
const DOUBTFUL: f32 = 0.35;

/// How doubtful words are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// Against the trainee: help counts only when heard reliably, a violation also when doubtful.
    Strict,
    /// In the trainee's favour: the reverse; what was not heard reliably may have been any help.
    Generous,
}

/// What was understood where nothing was: an utterance that the engine could not settle.
static NOTHING: Heard = Heard {
    acts: Vec::new(),
    facts: Vec::new(),
    details: Vec::new(),
    syllables: 0,
    sentences: Vec::new(),
    hard_words: Vec::new(),
    phrases: Vec::new(),
    digits: 0,
    times: Vec::new(),
    asks_for_quiet: false,
};

/// An utterance of the trainee, with what was understood and who could hear it.
#[derive(Debug, Clone)]
pub struct Utterance<'a> {
    /// The words and their times.
    pub said: &'a Said,
    /// What was understood of them.
    pub heard: &'a Heard,
    /// Whether the recogniser was sure enough of the words.
    pub reliable: bool,
    /// Whether the line to the caller was open: they could hear it, whoever was spoken to.
    pub on_line: bool,
    /// The trainee's turn that it belongs to, counted from 0; utterances cut at pauses share one.
    pub turn: usize,
}

impl<'a> Utterance<'a> {
    /// An utterance not yet understood.
    pub fn new(said: &'a Said, reliable_from: f32) -> Self {
        // A confidence that is no number is none.
        let reliable = said.confidence >= reliable_from;
        Self {
            said,
            heard: &NOTHING,
            reliable,
            on_line: false,
            turn: 0,
        }
    }

    /// When the words begin, and order by them.
    pub fn at(&self) -> Millis {
        self.said.start
    }

    /// Whether it was said to the caller and reached them.
    pub fn reached_caller(&self) -> bool {
        self.on_line && self.said.to == Addressee::Caller
    }

    /// Whether it performs an act that helps the trainee.
    pub fn performs(&self, act: SpeechAct, hearing: Hearing) -> Option<Proof<'a>> {
        let found = self.heard.acts.iter().find(|found| found.act == act);
        self.helps(found.map(|found| (found.words.as_str(), found.confidence)), hearing)
    }

    /// The first of the acts that it performs.
    pub fn performs_any(&self, acts: &[SpeechAct], hearing: Hearing) -> Option<Proof<'a>> {
        acts.iter().find_map(|&act| self.performs(act, hearing))
    }

    /// Whether it performs an act that counts against the trainee.
    pub fn violates(&self, act: SpeechAct, hearing: Hearing) -> Option<Proof<'a>> {
        let found = self.heard.acts.iter().find(|found| found.act == act)?;
        self.hurts(&found.words, found.confidence, hearing)
    }

    /// Whether it performs the act beyond doubt.
    pub fn surely(&self, act: SpeechAct) -> bool {
        self.performs(act, Hearing::Strict).is_some()
    }

    /// What was found of this fact.
    pub fn fact(&self, fact: &FactId) -> Option<&'a FactFound> {
        self.heard.facts.iter().find(|found| &found.fact == fact)
    }

    /// Whether it tells any fact or asks for any detail: the matter is gone into.
    pub fn goes_into_matter(&self) -> bool {
        let told = self.heard.facts.iter().any(|found| found.confidence >= 0.5);
        told || self.heard.details.iter().any(|found| found.confidence >= 0.5)
    }

    /// Whether it gives information, in whatever state, under a hearing of what hurts.
    pub fn gives_away(&self, fact: &FactId, hearing: Hearing) -> Option<Proof<'a>> {
        let found = self.fact(fact)?;
        self.hurts(&found.words, found.confidence, hearing)
    }

    /// Whether words that help count under this hearing; `found` holds them with their confidence.
    pub fn helps(&self, found: Option<(&'a str, f32)>, hearing: Hearing) -> Option<Proof<'a>> {
        match found {
            Some((words, confidence)) if self.reliable && confidence >= SURE => Some(self.proof(words, Sureness::Sure)),
            Some((words, confidence)) if hearing == Hearing::Generous && confidence >= DOUBTFUL => {
                Some(self.proof(words, Sureness::Doubtful))
            }
            _ if hearing == Hearing::Generous && !self.reliable => {
                Some(self.proof(&self.said.text, Sureness::Doubtful))
            }
            _ => None,
        }
    }

    /// Whether words that hurt count under this hearing.
    fn hurts(&self, words: &'a str, confidence: f32, hearing: Hearing) -> Option<Proof<'a>> {
        let sure = self.reliable && confidence >= SURE;
        let counts = sure || hearing == Hearing::Strict && confidence >= DOUBTFUL;
        counts.then(|| self.proof(words, if sure { Sureness::Sure } else { Sureness::Doubtful }))
    }

    /// How a fact counts when told here: rightly, wrongly, or not at all.
    pub fn telling(&self, fact: &FactId, hearing: Hearing) -> Option<(FactState, Proof<'a>)> {
        let found = self.fact(fact);
        let helped = |found: Option<&'a FactFound>| {
            self.helps(found.map(|found| (found.words.as_str(), found.confidence)), hearing)
                .map(|proof| (FactState::Told, proof))
        };
        match found {
            Some(found) if found.state == FactState::Wrong => self
                .hurts(&found.words, found.confidence, hearing)
                .map(|proof| (FactState::Wrong, proof))
                // Heard otherwise it may have been right.
                .or_else(|| helped(Some(found))),
            Some(found) if found.state == FactState::Incomplete => helped(None),
            found => helped(found),
        }
    }

    /// The words as proof of something.
    pub fn proof(&self, words: &'a str, sureness: Sureness) -> Proof<'a> {
        Proof {
            at: self.said.start,
            until: self.said.end,
            words,
            sureness,
            reliable: self.reliable,
            confidence: self.said.confidence,
        }
    }

    /// All its words as proof of something that needs no recognition of acts.
    pub fn whole(&self) -> Proof<'a> {
        self.proof(
            &self.said.text,
            if self.reliable {
                Sureness::Sure
            } else {
                Sureness::Doubtful
            },
        )
    }
}

/// Whether words prove something beyond doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// Beyond doubt.
    Sure,
    /// Only if heard in one way.
    Doubtful,
}

/// Words that prove something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proof<'a> {
    /// When they began.
    pub at: Millis,
    /// When their utterance ended.
    pub until: Millis,
    /// The words.
    pub words: &'a str,
    /// Whether they prove it beyond doubt.
    pub sureness: Sureness,
    /// Whether the words themselves were heard reliably, whatever they mean.
    reliable: bool,
    confidence: f32,
}

impl Proof<'_> {
    /// As evidence of `measure`; where it is doubtful, the evidence says that instead.
    pub fn finding(&self, measure: Message) -> Finding {
        let measure = match self.sureness {
            Sureness::Sure => measure,
            Sureness::Doubtful if self.reliable => messages::plain(messages::MEANING_DOUBTFUL),
            Sureness::Doubtful => messages::not_heard_reliably(self.confidence),
        };
        self.quoted(measure)
    }

    /// As evidence of `measure`, doubtful or not.
    pub fn quoted(&self, measure: Message) -> Finding {
        let quote = Some(self.words.to_owned()).filter(|words| !words.is_empty());
        Finding {
            at: self.at,
            quote,
            measure,
        }
    }
}
