//! What any caller does where the scenario leaves it open: agrees to wait, teaches back, says goodbye, is puzzled.

use super::playback::Cue;
use super::reaction::Reaction;
use super::turn_report::Because;
use crate::domain::{HangUp, Logged, Mark, Millis, MomentId, SpeechAct};

/// A scenario that never says how the caller ends the call leaves it at this.
const HANGS_UP_AFTER: Millis = Millis(3_000);

const WAITING: [SpeechAct; 5] = [
    SpeechAct::AskPatience,
    SpeechAct::AnnounceHold,
    SpeechAct::GiveWaitReason,
    SpeechAct::GiveWaitEstimate,
    SpeechAct::VBareWait,
];

/// Offers and promises: the caller says yes to them rather than nothing.
const OFFERS: [SpeechAct; 5] = [
    SpeechAct::OfferAdaptation,
    SpeechAct::OfferPriority,
    SpeechAct::PromiseCallback,
    SpeechAct::AgreeCallbackTime,
    SpeechAct::GiveDirectNumber,
];

/// Whether the act asks the caller to wait, for an answer or for somebody else.
pub(super) fn asks_for_patience(act: SpeechAct) -> bool {
    act == SpeechAct::AnnounceTransfer || WAITING.contains(&act)
}

impl Reaction<'_> {
    /// Answers the acts of this turn that no expectation has taken.
    pub(super) fn defaults(&mut self) {
        if self.takes(SpeechAct::AskSpeakerConsent) {
            self.note(Logged::Marked(Mark::ConsentsToSpeaker));
            self.stock("consents_to_speaker", |stock| &stock.consents_to_speaker);
        }
        if self.takes(SpeechAct::AnnounceTransfer) {
            self.agreed = true;
            self.stock("agrees_to_transfer", |stock| &stock.agrees_to_transfer);
        }
        self.agree_to_wait();
        if self.takes(SpeechAct::TeachBack) {
            self.teach_back();
        }
        self.confirm_what_was_summed_up();
        if self.acts.contains(&SpeechAct::AskRepeat) && self.goes_to.is_none() && !self.has_words() {
            self.takes(SpeechAct::AskRepeat);
            let again = self.talk.last_turn.clone();
            self.cues.extend(again);
        }
        let more = self.takes(SpeechAct::AnythingElse);
        let farewell = self.takes(SpeechAct::Farewell);
        if farewell {
            self.say_goodbye(more);
        } else if more {
            self.something_else();
        }
    }

    /// Whether the act was performed and nothing has answered it; from now on something has.
    fn takes(&mut self, act: SpeechAct) -> bool {
        let found = self.acts.remove(&act);
        self.fitted |= found;
        found
    }

    /// Whether the caller is asked to wait from now on.
    pub(super) fn asks_to_wait(&self) -> bool {
        !self.waited && WAITING.iter().any(|act| self.acts.contains(act))
    }

    fn agree_to_wait(&mut self) {
        let asked = WAITING.into_iter().filter(|act| self.takes(*act)).count();
        // What was announced before a hold that is over by now needs no answer any more.
        // Nor does who has agreed to be put through agree to wait for it as well.
        if asked > 0 && !self.waited && !self.agreed {
            self.stock("agrees_to_wait", |stock| &stock.agrees_to_wait);
        }
    }

    /// Says in own words what was taken in, piece by piece, so that every piece is a text known beforehand.
    fn teach_back(&mut self) {
        if self.talk.taken_in.is_empty() {
            self.stock("cannot_teach_back", |stock| &stock.cannot_teach_back);
            return;
        }
        let mut facts: Vec<Cue> = Vec::new();
        for fact in self.talk.taken_in.iter().filter_map(|fact| self.scenario.fact(fact)) {
            let because = Because::Fact(fact.id.clone());
            if fact.confirms.is_empty() {
                facts.extend(self.lines.callers_words(&because, &fact.label));
            } else {
                facts.extend(self.lines.caller(&because, &fact.confirms));
            }
        }
        self.confirms_understanding();
        let variants = &self.scenario.stock.teaches_back;
        let cues = if variants.is_empty() {
            facts
        } else {
            self.lines
                .caller_with_facts(&Because::Stock("teaches_back"), variants, facts)
        };
        self.cues.extend(cues);
    }

    fn confirm_what_was_summed_up(&mut self) {
        let summed_up = self.takes(SpeechAct::Summarise);
        let read_back = self.takes(SpeechAct::ConfirmHeard);
        let asked = self.takes(SpeechAct::CheckUnderstanding);
        let told_again = !self.told.is_empty() && self.goes_to.is_none();
        if summed_up {
            if self.wrong.is_empty() && !self.talk.taken_in.is_empty() {
                self.confirms_understanding();
            }
            self.stock("confirms", |stock| &stock.confirms);
        } else if (read_back || asked || told_again) && !self.has_words() {
            self.stock("confirms", |stock| &stock.confirms);
        }
    }

    fn something_else(&mut self) {
        // The next moment's line is the answer.
        if self.goes_to.is_some() || self.talk.closing.is_some() {
            return;
        }
        let again = if self.talk.has_heard_everything(self.scenario) {
            Vec::new()
        } else {
            self.talk.moment_line(self.scenario, self.lines)
        };
        if again.iter().any(Cue::is_words) {
            self.cues.extend(again);
        } else {
            self.stock("nothing_else", |stock| &stock.nothing_else);
        }
    }

    /// A farewell always ends the talk, wherever it stands.
    fn say_goodbye(&mut self, nothing_else: bool) {
        if self.talk.closing.is_some() {
            return;
        }
        if nothing_else && self.talk.has_heard_everything(self.scenario) {
            self.stock("nothing_else", |stock| &stock.nothing_else);
        }
        let closing = self.scenario.moments.iter().find(|moment| moment.hangs_up.is_some());
        match closing {
            Some(moment) => self.goes_to = Some(moment.id.clone()),
            None => {
                self.goes_to = None;
                self.stock("goodbye", |stock| &stock.goodbye);
                self.talk.closing = Some(HangUp { after: HANGS_UP_AFTER });
            }
        }
    }

    /// Nothing in the turn moved the talk on.
    pub(super) fn nothing_fitted(&mut self) {
        if self.talk.closing.is_some() {
            return;
        }
        let Some(moment) = self.talk.now_in(self.scenario) else {
            return;
        };
        if let Some(otherwise) = &moment.otherwise {
            let used = self.talk.otherwise.entry(moment.id.clone()).or_default();
            if *used < otherwise.at_most {
                *used += 1;
                self.say(&Because::Otherwise(moment.id.clone()), &otherwise.caller);
                self.leave_for(otherwise.then.as_ref(), &moment.id);
            } else {
                self.leave_for(otherwise.afterwards.as_ref(), &moment.id);
            }
            return;
        }
        let asks_what_for = [SpeechAct::OfferHelp, SpeechAct::AskDetails]
            .iter()
            .any(|act| self.acts.contains(act));
        if asks_what_for && !moment.caller.is_empty() {
            let again = self.talk.moment_line(self.scenario, self.lines);
            self.cues.extend(again);
        } else if OFFERS.iter().any(|act| self.acts.contains(act)) {
            self.stock("confirms", |stock| &stock.confirms);
        } else if self.acts.iter().all(|act| act.is_violation()) && self.talk.puzzled.insert(moment.id.clone()) {
            // A greeting, thanks or kind words want no answer; words that do nothing at all are puzzling, once.
            self.stock("did_not_follow", |stock| &stock.did_not_follow);
        }
    }

    /// Goes on elsewhere. Leading back to the same moment is staying: its line is not said again.
    fn leave_for(&mut self, then: Option<&MomentId>, from: &MomentId) {
        if let Some(then) = then.filter(|then| *then != from) {
            self.enter(then);
        }
    }
}
