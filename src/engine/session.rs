//! A session: one call from the first ring to the last word. It takes events and deadlines to their place, and
//! records everything; what is decided where is in the files beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::deadlines::Deadline;
use super::hints::{self, Hints};
use super::lines::Lines;
use super::phone::Audibility;
use super::playback::Playback;
use super::reaction::react;
use super::speaking::Side;
use super::talk::Talk;
use super::trainee::{Mouth, Turn, Utterance};
use super::transfer::Transfer;
use super::turn_report::TurnReport;
use super::view::{DeskView, Floor, Phase};
use super::{Ear, VERSION};
use crate::domain::{
    Accommodations, Addressee, Around, Client, Direction, Effect, Ending, Event, LineKey, LogEntry, LogHeader, Logged,
    Mechanics, Millis, Mode, MomentId, Profile, Said, Scenario, SessionLog, SpeechAct,
};

/// No step of a sane session works off more; a bound that no input can pass.
const MOST_DEADLINES_A_STEP: usize = 10_000;

/// How a session is played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// Chooses every variant.
    pub seed: u64,
    /// Practice or exam.
    pub mode: Mode,
    /// Waiting after which practice mode reminds the trainee to speak to the caller. Default 45 s.
    pub hint_after: Millis,
    /// What the call finds around it.
    pub around: Around,
    /// What is made easier for the trainee.
    pub accommodations: Accommodations,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            seed: 0,
            mode: Mode::Practice,
            hint_after: Millis(45_000),
            around: Around::default(),
            accommodations: Accommodations::default(),
        }
    }
}

/// One call.
pub struct Session {
    pub(super) scenario: Arc<Scenario>,
    /// What the caller's needs do.
    pub(super) mechanics: Mechanics,
    ear: Arc<dyn Ear + Send + Sync>,
    pub(super) setup: Setup,
    pub(super) log: SessionLog,
    pub(super) out: Vec<Effect>,
    pub(super) begun: bool,
    pub(super) plays: u32,
    pub(super) view: DeskView,
    pub(super) lines: Lines,
    pub(super) talk: Talk,
    pub(super) hints: Hints,
    /// The caller's voice, and the colleague's.
    pub(super) caller: Playback,
    pub(super) colleague: Playback,
    /// What the trainee is saying, and has said to whom.
    pub(super) mouth: Mouth,
    pub(super) turn: Turn,
    pub(super) briefing: Turn,
    pub(super) audible: Audibility,
    /// The utterance under way has interrupted a block already.
    pub(super) has_interrupted: bool,
    pub(super) transfer: Option<Transfer>,
    pub(super) held_by_transfer: bool,
    pub(super) speaker_agreed: bool,
    pub(super) dialled_at: Option<Millis>,
    /// Since when the caller waits, on hold or muted.
    pub(super) waiting_since: Option<Millis>,
    /// Since when the floor is the trainee's.
    pub(super) free_since: Millis,
    /// Colleagues talk aloud in the room.
    pub(super) room_talks: bool,
    /// Happenings to come, and those that were set going.
    pub(super) happenings: Vec<(Millis, usize)>,
    happened: BTreeSet<usize>,
    /// Why the caller answered the last turn as they did.
    last_turn: Option<TurnReport>,
}

impl Session {
    /// A session before its first moment.
    pub fn new(scenario: Arc<Scenario>, profile: Arc<Profile>, ear: Arc<dyn Ear + Send + Sync>, setup: Setup) -> Self {
        let header = LogHeader {
            scenario: scenario.id.clone(),
            scenario_version: scenario.version,
            profile: profile.id.clone(),
            seed: setup.seed,
            mode: setup.mode,
            engine: VERSION.to_owned(),
            around: setup.around.clone(),
            accommodations: setup.accommodations,
            beginning: None,
        };
        Self {
            lines: Lines::new(
                Arc::clone(&scenario),
                profile,
                setup.seed,
                setup.around.promised.clone(),
            ),
            mechanics: Mechanics::of(&scenario.caller.needs),
            scenario,
            ear,
            setup,
            log: SessionLog {
                header,
                entries: Vec::new(),
            },
            out: Vec::new(),
            begun: false,
            plays: 0,
            view: DeskView::default(),
            talk: Talk::new(),
            hints: Hints::default(),
            caller: Playback::default(),
            colleague: Playback::default(),
            mouth: Mouth::default(),
            turn: Turn::default(),
            briefing: Turn::default(),
            audible: Audibility::default(),
            has_interrupted: false,
            transfer: None,
            held_by_transfer: false,
            speaker_agreed: false,
            dialled_at: None,
            waiting_since: None,
            free_since: Millis::ZERO,
            room_talks: false,
            happenings: Vec::new(),
            happened: BTreeSet::new(),
            last_turn: None,
        }
    }

    /// Starts at 0: the first ring of an incoming call, nothing for an outgoing one. A session begins once; the first
    /// step begins one that was not.
    pub fn begin(&mut self) -> Vec<Effect> {
        self.begin_once();
        self.refresh_view();
        std::mem::take(&mut self.out)
    }

    /// Works off what was due up to `at`, then takes the event. Effects come in order.
    ///
    /// An event that lies before what was worked off already counts as happening now; a [`Said`] keeps its own times.
    /// An event that makes no sense is recorded and changes nothing. [`Event::Clock`] is recorded when it made
    /// something happen.
    pub fn step(&mut self, at: Millis, event: Event) -> Vec<Effect> {
        self.begin_once();
        let recorded = self.log.entries.len();
        self.work_off(at);
        self.view.now = self.view.now.max(at);
        if event != Event::Clock || self.log.entries.len() > recorded {
            self.note(Logged::Event(event.clone()));
        }
        self.take(event);
        self.work_off(self.view.now);
        self.refresh_view();
        std::mem::take(&mut self.out)
    }

    /// When something happens by itself next; call [`Session::step`] by then. None: nothing will.
    pub fn next_deadline(&self) -> Option<Millis> {
        self.due().map(|(at, _)| at.max(self.view.now))
    }

    /// What the desk looks like.
    pub fn view(&self) -> &DeskView {
        &self.view
    }

    /// What is played.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Whether the call has ended. Transcripts that are still on their way may be handed in even then.
    pub fn is_over(&self) -> bool {
        self.view.phase == Phase::Over
    }

    /// Why the caller answered the trainee's last turn as they did, for authors; none: they have not answered any yet. What
    /// was said to a colleague or to the room is no such turn.
    pub fn last_turn(&self) -> Option<&TurnReport> {
        self.last_turn.as_ref()
    }

    /// Which expectations of the scenario a turn has met so far: the moment, and the place in its list. The log does not
    /// say, since an expectation without a line leaves nothing to hear.
    pub fn followed(&self) -> &BTreeSet<(MomentId, usize)> {
        &self.talk.followed
    }

    /// What was recorded so far.
    pub fn log(&self) -> &SessionLog {
        &self.log
    }

    /// Ends the session and hands over its log.
    pub fn finish(self) -> SessionLog {
        self.log
    }

    fn begin_once(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        self.client_waits();
        if self.scenario.direction == Direction::Incoming {
            self.view.phase = Phase::Ringing;
            self.work_off(Millis::ZERO);
        }
    }

    pub(super) fn client_waits(&mut self) {
        let client = self.setup.around.client.as_ref().or(self.scenario.desk.client.as_ref());
        if let Some(Client { name, says }) = client.cloned() {
            self.emit(Effect::ClientWaits { name, says });
        }
    }

    fn work_off(&mut self, until: Millis) {
        for _ in 0..MOST_DEADLINES_A_STEP {
            let Some((at, what)) = self.due().filter(|(at, _)| *at <= until) else {
                return;
            };
            self.view.now = self.view.now.max(at);
            self.fire(what);
        }
    }

    fn take(&mut self, event: Event) {
        let now = self.view.now;
        match event {
            Event::Answered => self.answered(),
            Event::SpeechStarted { to, route } => {
                self.mouth.started(now, to, route);
                self.speech_over_block(to, route);
            }
            Event::SpeechEnded { to } => self.mouth.ended(now, to),
            Event::Said(said) => self.said(said),
            Event::Key { key, to } => self.pressed(key, to),
            Event::Dialled { number } => self.dialled(&number),
            Event::TransferStarted { to } => self.start_transfer(&to),
            Event::TransferCompleted => self.complete_transfer(),
            Event::TransferCancelled => self.cancel_transfer(),
            Event::HungUp => self.hung_up(),
            Event::AudioFinished { play } => self.audio_finished(play),
            Event::LeftDesk => self.left_desk(),
            Event::MicrophoneLost => self.mouth.silenced(),
            Event::DoorClosed => self.room_falls_silent(),
            Event::BrokenOff if self.is_over() => {}
            Event::BrokenOff => self.end(Ending::Interrupted),
            // For the record alone.
            Event::DocumentOpened { .. } | Event::NoteWritten { .. } | Event::ReturnedToDesk | Event::Clock => {}
        }
    }

    fn fire(&mut self, what: Deadline) {
        match what {
            Deadline::Ring => {
                self.view.rings += 1;
                self.emit(Effect::Ring { count: self.view.rings });
                if self.view.rings == 3 {
                    self.hint(hints::RING_3);
                }
            }
            Deadline::RingingGivenUp => self.ringing_given_up(),
            Deadline::ClientAnswers => self.client_answers(),
            Deadline::CallersCue => self.cue_is_over(Side::Caller),
            Deadline::ColleaguesCue => self.cue_is_over(Side::Colleague),
            Deadline::SpeechOverdue => self.mouth.give_up_overdue(self.view.now),
            Deadline::Happening(index) => self.happens(index),
            Deadline::WaitHint => {
                self.hints.wait_hinted = self.waiting_since;
                self.hint_again(hints::WAIT_45);
            }
            Deadline::ColleagueAnswers => self.colleague_answers(),
            Deadline::ColleagueUnreachable => self.colleague_is_unreachable(),
            Deadline::ColleagueReplies => self.colleague_replies(),
            Deadline::HandedOver => self.hand_over(),
            Deadline::WaitGivenUp => self.wait_given_up(),
            Deadline::SpeaksFirst => {
                self.talk.opening_line_due = false;
                self.hint(hints::INTRODUCE);
                self.say_opening_line();
            }
            Deadline::Reply => self.reply(),
            Deadline::TakesUp => {
                self.talk.back_since = None;
                self.advance(Side::Caller);
            }
            Deadline::HangsUp => self.end(Ending::Caller),
            Deadline::Silence => {
                // Counted anew even when the scenario has no words for it.
                self.free_since = self.view.now;
                let prompt = self.talk.after_silence(&self.scenario, &mut self.lines);
                self.say(prompt);
            }
        }
    }

    fn said(&mut self, said: Said) {
        let now = self.view.now;
        let mut heard = self.ear.hear(&said.text, said.to);
        let to_caller = said.to == Addressee::Caller;
        let reached = to_caller && self.audible.heard(said.start, said.end);
        if to_caller && !reached {
            // Nobody heard it: it told and asked nothing.
            heard.facts.clear();
            heard.details.clear();
        }
        self.note(Logged::Heard(heard.clone()));
        self.mouth.said(now, &said);
        if self.is_over() {
            return;
        }
        self.words_over_turn(&said, &heard);
        let prompts = reached && self.prompts_into_delay(&said, &heard);
        if heard.asks_for_quiet {
            self.room_falls_silent();
        }
        let said = Said {
            end: said.end.min(now),
            ..said
        };
        let utterance = Utterance { said, heard };
        match utterance.said.to {
            // "Mhm" over the caller's words wants no answer.
            Addressee::Caller if reached && !prompts => {
                if self.caller.is_idle() || !utterance.is_backchannel() {
                    self.turn.push(utterance);
                }
            }
            Addressee::Colleague if self.transfer.is_some() => self.briefing.push(utterance),
            Addressee::Caller | Addressee::Colleague | Addressee::Client | Addressee::Room => {}
        }
    }

    fn reply(&mut self) {
        let scenario = Arc::clone(&self.scenario);
        let opening = self.talk.opening_line_due;
        let turn = self.turn.take();
        let before = self.talk.moment.clone();
        let answer = react(&mut self.talk, &scenario, &mut self.lines, &turn);
        let introduced = turn
            .iter()
            .any(|utterance| utterance.acts().any(|act| act == SpeechAct::NameLast));
        if opening && !introduced {
            self.hint(hints::INTRODUCE);
        }
        let report = TurnReport::of(self.view.now, turn, before, &answer, &self.talk, &scenario);
        self.last_turn = Some(report);
        self.say(answer.cues);
    }

    pub(super) fn emit(&mut self, effect: Effect) {
        self.note(Logged::Effect(effect.clone()));
        self.out.push(effect);
    }

    pub(super) fn note(&mut self, what: Logged) {
        match &what {
            Logged::Entered(moment) => {
                self.view.moment = Some(moment.clone());
                for (index, happening) in self.scenario.happenings.iter().enumerate() {
                    if &happening.moment == moment && self.happened.insert(index) {
                        self.happenings.push((self.view.now + happening.after, index));
                    }
                }
            }
            Logged::Marked(mark) => {
                let mark = *mark;
                self.marked(mark);
            }
            _ => {}
        }
        self.log.entries.push(LogEntry {
            at: self.view.now,
            what,
        });
    }

    pub(super) fn refresh_view(&mut self) {
        let consulting = self.view.phase == Phase::OnConsult;
        let speaking = if consulting { &self.colleague } else { &self.caller };
        let block_since = speaking.block_since();
        let idle = speaking.is_idle();
        let (heard, whom) = if consulting {
            (&self.briefing, Addressee::Colleague)
        } else {
            (&self.turn, Addressee::Caller)
        };
        let answers = !self.is_over() && (consulting || !self.view.keys.is_on(LineKey::Hold));
        let reacting = answers && (!heard.is_empty() || self.mouth.is_awaited_by(whom));
        self.view.reacting = reacting;
        self.view.block_since = block_since;
        self.view.floor = match (block_since, idle) {
            (Some(_), _) => Floor::CallerBlock,
            (None, false) => Floor::Caller,
            (None, true) => Floor::Trainee,
        };
    }
}
