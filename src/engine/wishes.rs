//! What callers ask for on account of their needs: to hear read back what they said, exact times, closed questions, to
//! hear again what they have forgotten, a way in. Each is asked once, so that nobody is caught in a loop.

use super::needs;
use super::playback::Cue;
use super::reaction::Reaction;
use super::trainee::Utterance;
use super::turn_report::NeedCheck;
use crate::domain::{Ending, FactId, Logged, LostBecause, Millis, SpeechAct, Trait};

/// So long a caller in a crisis is silent after words that hurt.
const HURT: Millis = Millis(5_000);
/// What shows that something said by the caller has come across.
const READS_BACK: [SpeechAct; 3] = [SpeechAct::ConfirmHeard, SpeechAct::Summarise, SpeechAct::AskRepeat];
/// Answers to a difficulty in getting in.
const HELPS_IN: [SpeechAct; 2] = [SpeechAct::OfferAdaptation, SpeechAct::OfferPriority];

/// A wish that is uttered once a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wish {
    ExactTime,
    HearAgain,
    GetIn,
}

impl Reaction<'_> {
    /// Someone who was hurt often enough, in a crisis, cannot go on; before that they fall silent. Whether they go.
    pub(super) fn is_hurt(&mut self) -> bool {
        let Some(most) = self.mechanics.offences else {
            return false;
        };
        if self.talk.offences >= most {
            self.stock("gives_up", |stock| &stock.gives_up);
            self.cues.push(Cue::HangUp(Ending::CallerGaveUp));
            return true;
        }
        self.cues.push(Cue::Block(HURT));
        false
    }

    /// Whether what the caller told has not been read back, so that they ask for it, once a detail.
    pub(super) fn wants_read_back(&mut self) -> bool {
        if !self.mechanics.has(Trait::ReadBack) || self.talk.unconfirmed.is_empty() {
            return false;
        }
        // Whatever comes, it is asked once.
        self.talk.unconfirmed.clear();
        if READS_BACK.iter().any(|act| self.acts.contains(act)) {
            return false;
        }
        self.fitted = true;
        true
    }

    /// Something is announced for "soon": asks when that is.
    pub(super) fn wants_exact_time(&mut self, turn: &[Utterance]) {
        if self.mechanics.has(Trait::ExactTimes)
            && needs::leaves_time_open(turn)
            && self.talk.wishes.insert(Wish::ExactTime)
        {
            self.fitted = true;
            self.stock("exact_time", |stock| &stock.exact_time);
        }
    }

    /// An open question is out of reach for them, where there is something that it should draw out. Whether it was one.
    pub(super) fn cannot_answer_openly(&mut self) -> bool {
        let out_of_reach = self.mechanics.has(Trait::ClosedQuestions) && self.acts.remove(&SpeechAct::AskDetails);
        if out_of_reach {
            self.fitted = true;
            self.needs.push(NeedCheck::plain(LostBecause::OpenQuestion, false));
            self.note(Logged::Lost {
                why: LostBecause::OpenQuestion,
            });
            self.stock("ask_me_yes_or_no", |stock| &stock.ask_me_yes_or_no);
        }
        out_of_reach
    }

    /// Whether the trainee brings the talk to its end.
    pub(super) fn is_ending(&self) -> bool {
        let ends = [SpeechAct::AnythingElse, SpeechAct::Farewell];
        self.talk.closing.is_none() && ends.iter().any(|act| self.acts.contains(act))
    }

    /// Before they say goodbye: what has slipped their mind, and how they are to get in. Whether they ask.
    pub(super) fn asks_before_goodbye(&mut self) -> bool {
        if self.has_forgotten() && self.talk.wishes.insert(Wish::HearAgain) {
            self.stock("forgot", |stock| &stock.forgot);
            return true;
        }
        let helped = HELPS_IN.iter().any(|act| self.talk.performed.contains(act));
        if self.mechanics.has(Trait::AsksForAccess) && !helped && self.talk.wishes.insert(Wish::GetIn) {
            self.stock("how_to_get_in", |stock| &stock.how_to_get_in);
            return true;
        }
        false
    }

    /// Whether something was told only once, and neither summed up nor said in the caller's own words.
    fn has_forgotten(&self) -> bool {
        let checked = [SpeechAct::Summarise, SpeechAct::TeachBack];
        let secured = |fact: &FactId| self.talk.secured.contains(fact);
        self.mechanics.has(Trait::Forgets)
            && !checked.iter().any(|act| self.acts.contains(act))
            && !self.talk.taken_in.iter().all(secured)
    }
}
