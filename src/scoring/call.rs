//! One call as the criteria see it: a read-only view, folded once from the log and ordered by the time of speech.
//!
//! It must not judge; every method answers a plain question about what happened.

use crate::domain::{
    Demand, DetailId, Disclosure, DocumentId, Ending, FactId, InterruptedWhat, LostBecause, Mark, Millis, Person,
    PersonId, Scenario, SpeechAct,
};

use super::hearing::{Hearing, Proof, Utterance};
use super::spans::Spans;
use super::waits::Wait;

/// How far back before a wait words still belong to it.
const LEAD_IN: Millis = Millis(30_000);
/// How many of the trainee's turns before a wait still belong to it.
const LEAD_IN_TURNS: usize = 2;

/// One call, folded from its log.
#[derive(Debug)]
pub struct Call<'a> {
    /// The scenario played.
    pub scenario: &'a Scenario,
    /// Whether it is one of a shift: what spans its calls is judged there.
    pub in_shift: bool,
    /// What the trainee said, by the time of speech.
    pub utterances: Vec<Utterance<'a>>,
    /// What the caller said, by time.
    pub caller_lines: Vec<(Millis, &'a str)>,
    /// When each ring of the desk's telephone started.
    pub rings: Vec<Millis>,
    /// When the trainee picked up.
    pub answered: Option<Millis>,
    /// When the trainee last dialled before the line opened.
    pub dialled: Option<Millis>,
    /// When both sides heard each other first.
    pub opened: Option<Millis>,
    /// When and how the call ended.
    pub ended: Option<(Millis, Ending)>,
    /// The time of the log's last entry.
    pub last: Millis,
    /// Calls placed after the end: when, and whether somebody answered.
    pub called_back: Vec<(Millis, bool)>,
    /// The hold key pressed by the trainee.
    pub hold: Spans,
    /// Muted.
    pub mute: Spans,
    /// On loudspeaker.
    pub loudspeaker: Spans,
    /// The trainee away from the desk.
    pub away: Spans,
    /// A colleague being rung or talked to while the caller waits.
    pub consulting: Spans,
    /// Colleagues rung, in order.
    pub transfers: Vec<Transfer<'a>>,
    /// Silent blocks of the caller; interrupted and prolonged they are still one.
    pub blocks: Spans,
    /// How often the conversation entered a moment.
    pub moments: usize,
    /// Facts the caller took in.
    pub took_in: Vec<(Millis, &'a FactId)>,
    /// Details the caller told.
    pub disclosed: Vec<Disclosed<'a>>,
    /// What the caller's words carried.
    pub marks: Vec<(Millis, Mark)>,
    /// Where the trainee spoke into the caller's turn.
    pub interruptions: Vec<(Millis, InterruptedWhat)>,
    /// Where the caller could not follow.
    pub lost: Vec<(Millis, LostBecause)>,
    /// Where the caller confirmed a summary or answered a teach-back.
    pub confirmations: Vec<Millis>,
    /// Happenings of the scenario that took place, by their place in its list.
    pub happened: Vec<(Millis, usize)>,
    /// Documents opened.
    pub documents: Vec<(Millis, &'a DocumentId)>,
    /// Notes written.
    pub notes: Vec<Millis>,
    /// When the caller waited, on hold or in silence, however shortly.
    pub waits: Vec<Wait>,
    /// When a client stood at the counter as the telephone rang, and how they are called.
    pub client: Option<(Millis, &'a str)>,
    /// Colleagues talking aloud in the room.
    pub room_talk: Spans,
    /// When the microphone was lost.
    pub microphone_lost: Option<Millis>,
    /// Rings that the trainee may take longer to answer.
    pub extra_rings: u8,
}

/// A detail that the caller told.
#[derive(Debug, Clone, Copy)]
pub struct Disclosed<'a> {
    /// When.
    pub at: Millis,
    /// Which.
    pub detail: &'a DetailId,
    /// Asked for it, or in answer to an open question.
    pub how: Disclosure,
    /// Whether the words that led to it were heard reliably.
    pub reliable: bool,
}

/// A colleague rung to take the call over.
#[derive(Debug, Clone, Copy)]
pub struct Transfer<'a> {
    /// When they were rung.
    pub started: Millis,
    /// Who.
    pub to: &'a PersonId,
    /// When they picked up.
    pub reached: Option<Millis>,
    /// Whether nobody picked up there.
    pub unreachable: bool,
    /// When caller and colleague were connected.
    pub completed: Option<Millis>,
}

impl<'a> Call<'a> {
    /// When the call was over, or the log.
    pub fn end(&self) -> Millis {
        self.ended.map_or(self.last, |(at, _)| at)
    }

    /// How the call ended.
    pub fn ending(&self) -> Option<Ending> {
        self.ended.map(|(_, ending)| ending)
    }

    /// When the trainee hung up on the caller.
    pub fn trainee_hung_up(&self) -> Option<Millis> {
        self.ended
            .filter(|&(_, by)| by == Ending::Trainee && self.opened.is_some())
            .map(|(at, _)| at)
    }

    /// Whether the caller could hear the desk at `at`: line open, neither hold nor mute, no colleague on it.
    pub fn line_open(&self, at: Millis) -> bool {
        self.opened.is_some_and(|opened| opened <= at)
            && self.ended.is_none_or(|(ended, _)| at <= ended)
            && self.hold.at(at).is_none()
            && self.mute.at(at).is_none()
            && self.consulting.at(at).is_none()
    }

    /// What was said to the caller and reached them, by time of speech.
    pub fn to_caller(&self) -> impl DoubleEndedIterator<Item = &Utterance<'a>> {
        self.utterances.iter().filter(|utterance| utterance.reached_caller())
    }

    /// The first words to the caller that perform one of the acts.
    pub fn first(&self, acts: &[SpeechAct], hearing: Hearing) -> Option<Proof<'a>> {
        self.to_caller()
            .find_map(|utterance| utterance.performs_any(acts, hearing))
    }

    /// Whether an apology to the caller was heard at or after `at`.
    pub fn apology_after(&self, at: Millis, hearing: Hearing) -> Option<Proof<'a>> {
        self.since(at)
            .filter(|utterance| utterance.reached_caller())
            .find_map(|utterance| utterance.performs(SpeechAct::Apologise, hearing))
    }

    /// Utterances that began at `at` or later.
    pub fn since(&self, at: Millis) -> impl Iterator<Item = &Utterance<'a>> {
        let from = self.utterances.partition_point(|utterance| utterance.at() < at);
        self.utterances[from..].iter()
    }

    /// The caller-heard words of the trainee's first `turns` turns that began at `at` or later.
    pub fn next_turns(&self, at: Millis, turns: usize) -> impl Iterator<Item = &Utterance<'a>> {
        let mut next = self.since(at).filter(|utterance| utterance.reached_caller()).peekable();
        let first = next.peek().map_or(0, |utterance| utterance.turn);
        next.take_while(move |utterance| utterance.turn < first + turns)
    }

    /// The caller-heard words that lead into something that began at `at`, latest first.
    pub fn lead_in(&self, at: Millis) -> impl Iterator<Item = &Utterance<'a>> {
        let until = self.utterances.partition_point(|utterance| utterance.at() < at);
        let mut before = self.utterances[..until]
            .iter()
            .rev()
            .filter(|utterance| utterance.reached_caller())
            .peekable();
        let last = before.peek().map_or(0, |utterance| utterance.turn);
        before.take_while(move |utterance| {
            utterance.turn + LEAD_IN_TURNS > last && at.since(utterance.said.end) <= LEAD_IN
        })
    }

    /// The last mark of one of these kinds at or before `at`.
    pub fn last_mark(&self, at: Millis, kinds: &[Mark]) -> Option<(Millis, Mark)> {
        let until = self.marks.partition_point(|&(when, _)| when <= at);
        self.marks[..until]
            .iter()
            .rev()
            .find(|(_, mark)| kinds.contains(mark))
            .copied()
    }

    /// The transfer to judge: the one that was completed, else the last one tried.
    pub fn transfer(&self) -> Option<&Transfer<'a>> {
        self.transfers
            .iter()
            .find(|one| one.completed.is_some())
            .or(self.transfers.last())
    }

    /// Whether the matter was put off: a client stands at the counter, and the trainee promised to call back or agreed
    /// an hour. What the caller needs to hear is then due in that call.
    pub fn put_off(&self, hearing: Hearing) -> bool {
        let promises = [SpeechAct::PromiseCallback, SpeechAct::AgreeCallbackTime];
        self.client.is_some() && self.first(&promises, hearing).is_some()
    }

    /// What the situation calls for in this call: nothing where the matter was put off.
    pub fn demands(&self, hearing: Hearing) -> &'a [Demand] {
        if self.put_off(hearing) {
            &[]
        } else {
            &self.scenario.calls_for
        }
    }

    /// Whether caller and colleague were connected.
    pub fn handed_over(&self) -> bool {
        self.transfers.iter().any(|one| one.completed.is_some())
    }

    /// The directory's entry for a person, or their id where there is none.
    pub fn person_name(&self, id: &'a PersonId) -> &'a str {
        self.scenario
            .person(id)
            .map_or(id.as_str(), |person: &Person| &person.name)
    }
}
