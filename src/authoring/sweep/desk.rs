//! A desk in simulated time, at which a trainee of the sweep does one thing after another. It carries deeds out, lets time
//! pass to the trainee's next turn, and remembers what came of it; it decides nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::moves::Move;
use super::words::{TokenEar, Words};
use crate::authoring::Playback;
use crate::domain::{
    Addressee, DetailId, Direction, Effect, Ending, Event, FactId, LineKey, LogEntry, Logged, Millis, Mode, Moment,
    MomentId, PersonId, Profile, Route, Said, Scenario, SessionLog, Switch,
};
use crate::engine::{DeskView, Ear, Floor, Phase, Session, Setup};

/// No call is meant to be longer; one that is cannot end.
pub(super) const LONGEST: Millis = Millis(30 * 60_000);
/// Nor does a call take more events.
const MOST_EVENTS: usize = 20_000;
/// Whoever answers lets a second pass first: callers may not have finished.
const BREATH: Millis = Millis(1_000);
/// Picking up takes a moment after the ring starts.
const REACH: Millis = Millis(1_200);

/// Where the call stands after a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is the trainee's turn.
    Turn,
    /// The call has ended.
    Over(Ending),
    /// Nothing will happen any more, and it is not the trainee's turn.
    Stuck,
    /// It went on beyond all measure.
    Endless,
}

/// What is said in a deed, and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    pub(super) text: String,
    pub(super) lasts: Millis,
}

impl Utterance {
    /// In tokens.
    fn of(words: &Words) -> Self {
        Self {
            text: words.to_text(),
            lasts: words.lasts(),
        }
    }
}

/// What has come about since the trainee's last deed began.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct News {
    /// The caller did not follow.
    pub(super) lost: bool,
    /// The caller told a detail.
    pub(super) told: bool,
}

/// What has come about in the whole call.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Facts that the caller has taken in.
    pub(super) taken: BTreeSet<FactId>,
    /// Details that the caller has told.
    pub(super) disclosed: BTreeSet<DetailId>,
    /// Moments that were entered.
    pub(super) moments: BTreeSet<MomentId>,
    /// Everything that was spoken on the other side and in the room.
    pub(super) spoken: BTreeSet<String>,
    pub(super) news: News,
}

impl Memory {
    fn take(&mut self, entry: &LogEntry) {
        match &entry.what {
            Logged::TookIn { fact } => {
                self.taken.insert(fact.clone());
            }
            Logged::Disclosed { detail, .. } => {
                self.disclosed.insert(detail.clone());
                self.news.told = true;
            }
            Logged::Entered(moment) => {
                self.moments.insert(moment.clone());
            }
            Logged::Lost { .. } => self.news.lost = true,
            Logged::Effect(Effect::Play { text, .. }) => {
                self.spoken.insert(text.clone());
            }
            _ => {}
        }
    }
}

/// A call under way.
pub(super) struct Desk {
    scenario: Arc<Scenario>,
    session: Session,
    now: Millis,
    playback: Playback,
    events: usize,
    read: usize,
    standing: Standing,
    pub(super) memory: Memory,
}

impl Desk {
    /// A call before its first deed, in tokens.
    pub(super) fn new(scenario: &Arc<Scenario>, profile: &Arc<Profile>, seed: u64) -> Self {
        Self::with_ear(scenario, profile, seed, Arc::new(TokenEar))
    }

    /// The same in words that this ear understands; they are handed in with [`Desk::carry_out_saying`].
    pub(super) fn with_ear(
        scenario: &Arc<Scenario>,
        profile: &Arc<Profile>,
        seed: u64,
        ear: Arc<dyn Ear + Send + Sync>,
    ) -> Self {
        let setup = Setup {
            seed,
            // Hints are for people.
            mode: Mode::Exam,
            ..Setup::default()
        };
        let (played, profile) = (Arc::clone(scenario), Arc::clone(profile));
        let mut desk = Self {
            scenario: Arc::clone(scenario),
            session: Session::new(played, profile, ear, setup),
            now: Millis::ZERO,
            playback: Playback::default(),
            events: 0,
            read: 0,
            standing: Standing::Turn,
            memory: Memory::default(),
        };
        let effects = desk.session.begin();
        desk.take(&effects);
        desk
    }

    pub(super) fn view(&self) -> &DeskView {
        self.session.view()
    }

    pub(super) fn log(&self) -> &SessionLog {
        self.session.log()
    }

    /// Expectations that were met.
    pub(super) fn followed(&self) -> &BTreeSet<(MomentId, usize)> {
        self.session.followed()
    }

    pub(super) fn standing(&self) -> Standing {
        self.standing
    }

    /// The moment that the talk is in.
    pub(super) fn moment(&self) -> Option<&Moment> {
        self.scenario.moment(self.view().moment.as_ref()?)
    }

    /// Whether the caller has yet to say their first words.
    pub(super) fn is_opening(&self) -> bool {
        self.memory.spoken.is_empty()
    }

    /// Whether the caller has taken in everything that they called for.
    pub(super) fn is_settled(&self) -> bool {
        let mut facts = self.scenario.needs_to_hear.iter();
        facts.all(|fact| self.memory.taken.contains(&fact.id))
    }

    /// Does one thing, and lets time pass until it is the trainee's turn again or nothing more can come. After the end
    /// it does nothing.
    pub(super) fn carry_out(&mut self, deed: &Move) {
        if self.standing != Standing::Turn {
            return;
        }
        let said = deed.words().map(|words| Utterance::of(&words));
        self.carry_out_saying(deed, said.as_ref());
    }

    /// The same, with these words for what the deed says; a deed without words takes none.
    pub(super) fn carry_out_saying(&mut self, deed: &Move, said: Option<&Utterance>) {
        if self.standing != Standing::Turn {
            return;
        }
        self.memory.news = News::default();
        match deed {
            Move::Answer => {
                self.advance_to(self.now + REACH);
                self.event(Event::Answered);
            }
            Move::LetRing | Move::Wait => self.pass_until(|_| false),
            Move::Dial => self.dial(),
            Move::DialAndHangUp => {
                self.dial();
                self.event(Event::HungUp);
            }
            Move::Say(_) => self.speak(Addressee::Caller, said),
            Move::HangUp => {
                self.advance_to(self.now + BREATH);
                self.event(Event::HungUp);
            }
            Move::Hold(lasts) => {
                self.advance_to(self.now + BREATH);
                self.press_hold(Switch::On);
                self.advance_to(self.now + *lasts);
                self.press_hold(Switch::Off);
            }
            Move::Transfer { to, .. } => self.transfer(to, said),
        }
        self.standing = self.settle();
    }

    fn settle(&mut self) -> Standing {
        loop {
            if self.is_beyond_measure() {
                return Standing::Endless;
            }
            if let Some(ending) = self.view().ending {
                return Standing::Over(ending);
            }
            if self.is_my_turn() {
                return Standing::Turn;
            }
            if !self.advance_to_next() {
                return Standing::Stuck;
            }
        }
    }

    fn is_my_turn(&self) -> bool {
        let view = self.view();
        match view.phase {
            Phase::Idle | Phase::Ringing => true,
            Phase::Talking => view.floor == Floor::Trainee && !view.reacting && self.playback.is_silent(),
            Phase::Dialling | Phase::OnConsult | Phase::Over => false,
        }
    }

    fn is_beyond_measure(&self) -> bool {
        self.now > LONGEST || self.events > MOST_EVENTS
    }

    fn dial(&mut self) {
        if let Direction::Outgoing { number, .. } = &self.scenario.direction {
            let number = number.clone();
            self.event(Event::Dialled { number });
        }
    }

    fn press_hold(&mut self, to: Switch) {
        self.event(Event::Key { key: LineKey::Hold, to });
    }

    fn speak(&mut self, to: Addressee, said: Option<&Utterance>) {
        self.advance_to(self.now + BREATH);
        let Some(said) = said.filter(|_| !self.session.is_over()) else {
            return;
        };
        let start = self.now;
        let route = Route::Voice;
        self.event(Event::SpeechStarted { to, route });
        self.advance_to(start + said.lasts);
        self.event(Event::SpeechEnded { to });
        self.event(Event::Said(Said {
            to,
            route,
            text: said.text.clone(),
            start,
            end: self.now,
            confidence: 1.0,
        }));
    }

    fn transfer(&mut self, to: &PersonId, said: Option<&Utterance>) {
        self.advance_to(self.now + BREATH);
        self.event(Event::TransferStarted { to: to.clone() });
        self.pass_until(|desk| {
            desk.view().phase != Phase::OnConsult || desk.view().colleague_ready && desk.playback.is_silent()
        });
        match self.view().phase {
            Phase::OnConsult => {
                self.speak(Addressee::Colleague, said);
                self.pass_until(|desk| {
                    desk.view().phase != Phase::OnConsult || !desk.view().reacting && desk.playback.is_silent()
                });
                self.event(Event::TransferCompleted);
                self.event(Event::HungUp);
            }
            Phase::Talking => self.event(Event::TransferCancelled),
            Phase::Idle | Phase::Ringing | Phase::Dialling | Phase::Over => {}
        }
    }

    fn event(&mut self, event: Event) {
        self.events += 1;
        let effects = self.session.step(self.now, event);
        self.take(&effects);
    }

    fn take(&mut self, effects: &[Effect]) {
        for effect in effects {
            self.playback.take(self.now, effect);
        }
        let entries = &self.session.log().entries;
        for entry in entries.iter().skip(self.read) {
            self.memory.take(entry);
        }
        self.read = entries.len();
    }

    /// The next moment at which something happens by itself.
    fn next_happening(&self) -> Option<Millis> {
        self.playback.next_happening(self.session.next_deadline())
    }

    /// Lets time pass up to `until`, with all that happens in it; at the end of the call it stops.
    fn advance_to(&mut self, until: Millis) {
        while let Some(next) = self.next_happening().filter(|next| *next <= until) {
            if self.session.is_over() || self.is_beyond_measure() {
                return;
            }
            self.now = self.now.max(next);
            match self.playback.ended(self.now) {
                Some(play) => self.event(Event::AudioFinished { play }),
                None => self.event(Event::Clock),
            }
        }
        if !self.session.is_over() {
            self.now = self.now.max(until);
        }
    }

    /// Lets the next thing happen; false when nothing will.
    fn advance_to_next(&mut self) -> bool {
        match self.next_happening() {
            Some(next) => {
                self.advance_to(next.max(self.now));
                true
            }
            None => false,
        }
    }

    /// Lets time pass until it holds, the call is over, or nothing more will come.
    fn pass_until(&mut self, holds: impl Fn(&Self) -> bool) {
        while !holds(self) && !self.session.is_over() && !self.is_beyond_measure() && self.advance_to_next() {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::moves::Briefing;
    use super::super::test_support::{profile, scenario};
    use super::*;
    use crate::domain::{HangUp, SpeechAct};

    fn call() -> Desk {
        Desk::new(&scenario(), &profile(), 1)
    }

    fn introduces() -> Move {
        Move::Say(Words::performing(&[SpeechAct::Greeting, SpeechAct::NameLast]))
    }

    #[test]
    fn a_call_goes_from_turn_to_turn_and_to_its_end() {
        let mut desk = call();
        assert_eq!(desk.view().phase, Phase::Ringing);
        desk.carry_out(&Move::Answer);
        assert_eq!(desk.standing(), Standing::Turn);
        assert!(desk.is_opening());
        desk.carry_out(&introduces());
        assert_eq!(desk.view().moment, Some(MomentId::from("matter")));
        desk.carry_out(&Move::Say(Words::telling(&FactId::from("photo"))));
        assert!(desk.memory.taken.contains("photo"));
        desk.carry_out(&Move::Say(Words::performing(&[SpeechAct::Farewell])));
        desk.carry_out(&Move::Wait);
        assert_eq!(desk.standing(), Standing::Over(Ending::Caller));
        let before = desk.log().entries.len();
        desk.carry_out(&introduces());
        assert_eq!(desk.log().entries.len(), before, "after the end nothing is done");
    }

    #[test]
    fn silence_and_ringing_come_to_an_end() {
        let mut desk = call();
        desk.carry_out(&Move::LetRing);
        assert_eq!(desk.standing(), Standing::Over(Ending::CallerGaveUp));
        let mut desk = call();
        desk.carry_out(&Move::Answer);
        desk.carry_out(&Move::Wait);
        assert_eq!(desk.standing(), Standing::Over(Ending::CallerGaveUp));
        assert!(desk.memory.spoken.contains("Halo, słychać mnie?"));
    }

    #[test]
    fn a_colleague_takes_over_or_cannot_be_reached() {
        let transfer = |to: &str| Move::Transfer {
            to: PersonId::from(to),
            briefing: Briefing::Given,
        };
        let mut desk = call();
        desk.carry_out(&Move::Answer);
        desk.carry_out(&introduces());
        desk.carry_out(&transfer("lis"));
        assert_eq!(desk.standing(), Standing::Turn, "back with the caller");
        desk.carry_out(&transfer("kos"));
        assert_eq!(desk.standing(), Standing::Over(Ending::HandedOver));
    }

    #[test]
    fn a_caller_who_never_hangs_up_is_told() {
        let mut endless = Scenario::clone(&scenario());
        for moment in &mut endless.moments {
            let hangs_up = HangUp {
                after: LONGEST + LONGEST,
            };
            moment.hangs_up = moment.hangs_up.map(|_| hangs_up);
        }
        let mut desk = Desk::new(&Arc::new(endless), &profile(), 1);
        desk.carry_out(&Move::Answer);
        desk.carry_out(&introduces());
        desk.carry_out(&Move::Say(Words::performing(&[SpeechAct::Farewell])));
        desk.carry_out(&Move::Wait);
        assert_eq!(desk.standing(), Standing::Endless);
    }
}
