//! The trainee's side of the talk: who they are speaking to, which words are still on their way, and what they have
//! said since the other side last answered.

use std::collections::BTreeSet;

use crate::domain::{Addressee, Heard, Millis, Route, Said, SpeechAct};

/// Words whose transcript has not come by then will not come.
const TRANSCRIPT: Millis = Millis(6_000);
/// Nobody speaks for longer without a pause: the end of it was lost.
const LONGEST_SPEECH: Millis = Millis(60_000);
/// Nobody composes for longer: the text field was left.
const LONGEST_TYPING: Millis = Millis(180_000);
/// From this confidence an act, a fact or a question counts.
pub(super) const SURE: f32 = 0.5;
/// From this confidence a violation is answered: nobody is accused on a doubtful word.
pub(super) const SURE_OF_VIOLATION: f32 = 0.65;
/// "Mhm", "tak", "halo": up to so many syllables are no turn of their own.
pub(super) const BACKCHANNEL: u32 = 2;

/// Whether the trainee is speaking, and whether words are still on their way.
#[derive(Debug, Default)]
pub(super) struct Mouth {
    speaking: Option<Speaking>,
    awaited: Vec<(Addressee, Millis)>,
    last_word: Millis,
}

#[derive(Debug, Clone, Copy)]
struct Speaking {
    to: Addressee,
    route: Route,
    since: Millis,
}

impl Mouth {
    pub(super) fn started(&mut self, at: Millis, to: Addressee, route: Route) {
        self.last_word = self.last_word.max(at);
        self.speaking = Some(Speaking { to, route, since: at });
    }

    pub(super) fn ended(&mut self, at: Millis, to: Addressee) {
        let Some(speaking) = self.speaking.filter(|speaking| speaking.to == to) else {
            return;
        };
        self.speaking = None;
        self.last_word = self.last_word.max(at);
        // Typed words come with the key that ends them, or never.
        if speaking.route == Route::Voice {
            self.awaited.push((to, at));
        }
    }

    /// The words have come.
    pub(super) fn said(&mut self, now: Millis, said: &Said) {
        self.last_word = self.last_word.max(said.end.min(now));
        if said.route == Route::Voice
            && let Some(index) = self.awaited.iter().position(|(to, _)| *to == said.to)
        {
            self.awaited.remove(index);
            return;
        }
        self.speaking
            .take_if(|speaking| speaking.to == said.to && speaking.route == said.route && speaking.since <= said.end);
    }

    /// The microphone is gone, or the call: nothing more will come by voice.
    pub(super) fn silenced(&mut self) {
        self.speaking.take_if(|speaking| speaking.route == Route::Voice);
    }

    /// When something that should have ended, or come, is given up.
    pub(super) fn overdue(&self) -> Option<Millis> {
        let speech = self.speaking.map(|speaking| {
            speaking.since
                + match speaking.route {
                    Route::Voice => LONGEST_SPEECH,
                    Route::Typed => LONGEST_TYPING,
                }
        });
        let words = self.awaited.first().map(|(_, since)| *since + TRANSCRIPT);
        speech.into_iter().chain(words).min()
    }

    pub(super) fn give_up_overdue(&mut self, now: Millis) {
        self.awaited.retain(|(_, since)| *since + TRANSCRIPT > now);
        let due = self.overdue();
        if due.is_some_and(|due| due <= now) {
            self.speaking = None;
            self.last_word = self.last_word.max(now);
        }
    }

    /// Speaking, composing, or with words on their way, to whomever.
    pub(super) fn is_busy(&self) -> bool {
        self.speaking.is_some() || !self.awaited.is_empty()
    }

    /// The same, to this person.
    pub(super) fn is_busy_with(&self, whom: Addressee) -> bool {
        self.speaking.is_some_and(|speaking| speaking.to == whom) || self.awaited.iter().any(|(to, _)| *to == whom)
    }

    /// Words to this person are still on their way.
    pub(super) fn is_awaited_by(&self, whom: Addressee) -> bool {
        self.awaited.iter().any(|(to, _)| *to == whom)
    }

    /// When the trainee was last heard, or seen, to speak or type.
    pub(super) fn last_word(&self) -> Millis {
        self.last_word
    }
}

/// An utterance that reached the other side.
#[derive(Debug, Clone)]
pub(super) struct Utterance {
    pub(super) said: Said,
    pub(super) heard: Heard,
}

impl Utterance {
    /// A sign of listening rather than a turn.
    pub(super) fn is_backchannel(&self) -> bool {
        let heard = &self.heard;
        heard.syllables <= BACKCHANNEL
            && heard.facts.is_empty()
            && heard.details.is_empty()
            && heard.acts.iter().all(|found| found.confidence < SURE)
    }

    /// Whether it performs a violation beyond doubt.
    pub(super) fn is_sure_of(&self, violation: SpeechAct) -> bool {
        let found = self.heard.acts.iter();
        found
            .filter(|found| found.confidence >= SURE_OF_VIOLATION)
            .any(|found| found.act == violation)
    }

    pub(super) fn acts(&self) -> impl Iterator<Item = SpeechAct> {
        self.heard
            .acts
            .iter()
            .filter(|found| found.confidence >= SURE)
            .map(|found| found.act)
    }
}

/// What the trainee has said to one person since that person last answered.
#[derive(Debug, Default)]
pub(super) struct Turn {
    utterances: Vec<Utterance>,
    answered: u64,
}

impl Turn {
    pub(super) fn push(&mut self, utterance: Utterance) {
        self.utterances.push(utterance);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.utterances.is_empty()
    }

    /// How many turns were answered before this one.
    pub(super) fn number(&self) -> u64 {
        self.answered
    }

    /// How its last words came in.
    pub(super) fn last_route(&self) -> Route {
        self.utterances
            .last()
            .map_or(Route::Voice, |utterance| utterance.said.route)
    }

    pub(super) fn last_end(&self) -> Millis {
        self.utterances
            .iter()
            .map(|utterance| utterance.said.end)
            .max()
            .unwrap_or_default()
    }

    /// Hands over the turn to be answered.
    pub(super) fn take(&mut self) -> Vec<Utterance> {
        self.answered += 1;
        std::mem::take(&mut self.utterances)
    }
}

/// The acts performed in these utterances.
pub(super) fn performed(turn: &[Utterance]) -> BTreeSet<SpeechAct> {
    turn.iter().flat_map(Utterance::acts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(route: Route, start: u64, end: u64) -> Said {
        Said {
            to: Addressee::Caller,
            route,
            text: "Dzień dobry".to_owned(),
            start: Millis(start),
            end: Millis(end),
            confidence: 1.0,
        }
    }

    #[test]
    fn late_words_do_not_end_the_next_utterance() {
        let mut mouth = Mouth::default();
        mouth.started(Millis(0), Addressee::Caller, Route::Voice);
        mouth.ended(Millis(1_000), Addressee::Caller);
        mouth.started(Millis(1_500), Addressee::Caller, Route::Voice);
        mouth.said(Millis(2_000), &said(Route::Voice, 0, 1_000));
        assert!(mouth.is_busy_with(Addressee::Caller), "the second utterance goes on");
        mouth.ended(Millis(3_000), Addressee::Caller);
        assert!(mouth.is_awaited_by(Addressee::Caller));
        mouth.said(Millis(3_500), &said(Route::Voice, 1_500, 3_000));
        assert!(!mouth.is_busy());
    }

    #[test]
    fn words_that_never_come_are_given_up() {
        let mut mouth = Mouth::default();
        mouth.started(Millis(0), Addressee::Caller, Route::Voice);
        mouth.ended(Millis(1_000), Addressee::Caller);
        assert_eq!(mouth.overdue(), Some(Millis(7_000)));
        mouth.give_up_overdue(Millis(7_000));
        assert!(!mouth.is_busy());
        mouth.started(Millis(8_000), Addressee::Caller, Route::Voice);
        mouth.give_up_overdue(Millis(68_000));
        assert!(!mouth.is_busy());
    }

    #[test]
    fn a_typed_line_needs_no_end() {
        let mut mouth = Mouth::default();
        mouth.started(Millis(0), Addressee::Caller, Route::Typed);
        assert!(mouth.is_busy());
        mouth.said(Millis(900), &said(Route::Typed, 0, 900));
        assert!(!mouth.is_busy());
        mouth.ended(Millis(900), Addressee::Caller);
        assert!(!mouth.is_busy());
    }
}
