//! The headless runner: plays a plan against the engine, jumping from deadline to deadline.
//!
//! It stands where the desk stands in the app: it answers every [`Effect`] and reads no clock. It does not score.

use std::path::Path;
use std::sync::Arc;

use thiserror::Error;

use super::Playback;
use crate::domain::{
    Addressee, Deed, Effect, Event, Message, Millis, Plan, Profile, Route, Said, Scenario, SessionLog, ShiftEffect,
    ShiftEvent, ShiftLog, ShiftPlan, Step, When,
};
use crate::engine::{Ear, Ears, Floor, Phase, Session, Setup, ShiftParts, ShiftSession, ShiftStage, Stage};
use crate::language::syllables;

/// A trainee's breath between the caller's last word and their own first.
const BREATH: Millis = Millis(600);
/// Picking up takes a moment after the ring starts.
const REACH: Millis = Millis(1_200);
/// One key of typing: about 40 words a minute.
const KEYSTROKE: Millis = Millis(150);
/// A step that has not come by then never will: twice the longest patience a shipped caller has.
const STUCK_AFTER: Millis = Millis(240_000);

/// What the runner needs from outside: the words in a WAV file.
pub trait HearWav {
    /// The turns heard in the file, times from its beginning; the message of an error is for the plan's author.
    fn hear(&mut self, wav: &Path) -> Result<Vec<HeardTurn>, Message>;
}

/// A turn heard in a WAV file.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardTurn {
    /// From the file's beginning.
    pub start: Millis,
    /// From the file's beginning.
    pub end: Millis,
    /// What was recognised.
    pub text: String,
    /// The recogniser's confidence, 0–1.
    pub confidence: f32,
}

/// For plans without WAV files: a file is an error.
pub struct NoEars;

impl HearWav for NoEars {
    fn hear(&mut self, wav: &Path) -> Result<Vec<HeardTurn>, Message> {
        Err(Message::new("plan-no-speech").text("path", wav.display().to_string()))
    }
}

/// Watches a call as it is played, for printing; does nothing by default.
pub trait Witness {
    /// Something happened at the desk.
    fn event(&mut self, _at: Millis, _event: &Event) {}
    /// The engine asked for something.
    fn effect(&mut self, _at: Millis, _effect: &Effect) {}
    /// The trainee did something between the calls of a shift.
    fn shift_event(&mut self, _at: Millis, _event: &ShiftEvent) {}
    /// Something came about between the calls of a shift.
    fn shift_effect(&mut self, _at: Millis, _effect: &ShiftEffect) {}
}

impl Witness for () {}

/// A plan that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRun<Log = SessionLog> {
    /// What happened.
    pub log: Log,
    /// Steps (counted from 1) that never came because their call was over, or the shift.
    pub unplayed: Vec<usize>,
}

/// Why a plan could not be played.
#[derive(Debug, Error, PartialEq)]
pub enum PlanError {
    /// The moment of a step never came.
    #[error("step {step} never came by {at}")]
    StepNeverCame {
        /// Which step, from 1.
        step: usize,
        /// What it waits for: a message.
        awaits: Message,
        /// When the runner gave up.
        at: Millis,
    },
    /// A WAV file could not be heard.
    #[error("the sound of step {step} could not be heard ({})", why.key)]
    Wav {
        /// Which step, from 1.
        step: usize,
        /// What is wrong with it.
        why: Message,
    },
}

/// Plays a plan to the end of the call; `plans_dir` is where its WAV files are relative to.
pub fn run_plan(
    plan: &Plan,
    plans_dir: &Path,
    scenario: Arc<Scenario>,
    profile: Arc<Profile>,
    ear: Arc<dyn Ear + Send + Sync>,
    ears: &mut dyn HearWav,
    witness: &mut dyn Witness,
) -> Result<PlanRun, PlanError> {
    let mut runner = Runner::on(Session::new(scenario, profile, ear, setup(plan)), witness);
    let unplayed = runner.play(&plan.steps, plans_dir, ears)?;
    Ok(PlanRun {
        log: runner.stage.finish(),
        unplayed,
    })
}

/// Plays a plan for a shift to the end of the shift; `plans_dir` as in [`run_plan`].
pub fn run_shift_plan(
    plan: &ShiftPlan,
    plans_dir: &Path,
    parts: ShiftParts,
    understanding: Arc<dyn Ears + Send + Sync>,
    ears: &mut dyn HearWav,
    witness: &mut dyn Witness,
) -> Result<PlanRun<ShiftLog>, PlanError> {
    let session = ShiftSession::new(parts, understanding, setup(plan));
    let mut runner = Runner::on(ShiftStage::new(session), witness);
    let unplayed = runner.play(&plan.steps, plans_dir, ears)?;
    Ok(PlanRun {
        log: runner.stage.session.finish(),
        unplayed,
    })
}

fn setup<Of>(plan: &Plan<Of>) -> Setup {
    Setup {
        seed: plan.seed,
        mode: plan.mode,
        ..Setup::default()
    }
}

/// When things last happened that a step can wait for.
#[derive(Debug, Default)]
struct LastMarks {
    ring: Option<(u32, Millis)>,
    block: Option<Millis>,
    floor_since: Millis,
    step_ended: Millis,
}

struct Runner<'a, S> {
    stage: S,
    now: Millis,
    playback: Playback,
    marks: LastMarks,
    witness: &'a mut dyn Witness,
}

impl<'a, S: Stage> Runner<'a, S> {
    fn on(stage: S, witness: &'a mut dyn Witness) -> Self {
        Self {
            stage,
            now: Millis::ZERO,
            playback: Playback::default(),
            marks: LastMarks::default(),
            witness,
        }
    }

    /// Plays the steps, and then on to the end; the numbers of steps that never came.
    fn play(&mut self, steps: &[Step], plans_dir: &Path, ears: &mut dyn HearWav) -> Result<Vec<usize>, PlanError> {
        let effects = self.stage.begin();
        self.take(effects);
        let mut unplayed = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let number = index + 1;
            if !self.is_too_late(step) && step.what != Deed::WaitForEnd {
                self.await_step(number, step)?;
            }
            if self.is_too_late(step) {
                if step.what != Deed::WaitForEnd {
                    unplayed.push(number);
                }
                continue;
            }
            self.do_step(number, step, plans_dir, ears)?;
        }
        // Whatever the plan leaves open, the caller ends: their patience is finite.
        while !self.stage.is_over() && self.advance_to_next() {}
        Ok(unplayed)
    }

    /// Whether the step can never come: all is over, or the call that it belongs to.
    fn is_too_late(&self, step: &Step) -> bool {
        self.stage.is_over() || (of_a_call(step) && self.stage.has_no_call())
    }

    fn event(&mut self, event: Event) {
        self.witness.event(self.now, &event);
        let effects = self.stage.step(self.now, ShiftEvent::Desk(event));
        self.take(effects);
    }

    fn shift_event(&mut self, event: ShiftEvent) {
        self.witness.shift_event(self.now, &event);
        let effects = self.stage.step(self.now, event);
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<ShiftEffect>) {
        for effect in effects {
            let effect = match effect {
                ShiftEffect::Call(effect) => effect,
                between => {
                    self.witness.shift_effect(self.now, &between);
                    if let ShiftEffect::CallOver { .. } = between {
                        self.playback = Playback::default();
                        self.marks.ring = None;
                    }
                    continue;
                }
            };
            self.witness.effect(self.now, &effect);
            self.playback.take(self.now, &effect);
            match effect {
                Effect::Ring { count } => self.marks.ring = Some((count, self.now)),
                Effect::SilentBlock { .. } => self.marks.block = Some(self.now),
                Effect::TurnOver => self.marks.floor_since = self.now,
                // The rest is for eyes and ears; a headless desk has neither.
                Effect::Play { .. }
                | Effect::StopPlaying { .. }
                | Effect::RingingStopped
                | Effect::RingBack
                | Effect::LineBusy
                | Effect::LineOpened
                | Effect::Sound { .. }
                | Effect::KeyShows { .. }
                | Effect::ClientWaits { .. }
                | Effect::RoomTalks { .. }
                | Effect::RoomQuiet
                | Effect::ColleagueRinging { .. }
                | Effect::ColleagueAnswered { .. }
                | Effect::ColleagueUnreachable { .. }
                | Effect::Hint { .. }
                | Effect::CallEnded { .. } => {}
            }
        }
    }

    /// The next moment at which something happens by itself.
    fn next_happening(&self) -> Option<Millis> {
        self.playback.next_happening(self.stage.next_deadline())
    }

    /// Lets time pass up to `until`, with all that happens in it.
    fn advance_to(&mut self, until: Millis) {
        while let Some(next) = self.next_happening().filter(|next| *next <= until) {
            if self.stage.is_over() {
                break;
            }
            self.now = self.now.max(next);
            match self.playback.ended(self.now) {
                Some(play) => self.event(Event::AudioFinished { play }),
                None => {
                    let effects = self.stage.step(self.now, ShiftEvent::Clock);
                    self.take(effects);
                }
            }
        }
        self.now = self.now.max(until);
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

    /// Waits until the step's moment has come, or the call is over.
    fn await_step(&mut self, number: usize, step: &Step) -> Result<(), PlanError> {
        let since = self.now;
        // Marks of the past do not count for steps that wait for the next ring or block.
        let block_before = self.marks.block;
        loop {
            if let Some(begins) = self.begins(step, block_before) {
                let begins = begins.max(self.now);
                match self.next_happening() {
                    Some(next) if next < begins && !self.is_too_late(step) => {
                        // Things happen before that; they may move the moment.
                        self.advance_to(next);
                    }
                    _ => {
                        self.advance_to(begins);
                        return Ok(());
                    }
                }
            } else if !self.advance_to_next() {
                return Err(PlanError::StepNeverCame {
                    step: number,
                    awaits: awaits(step),
                    at: self.now,
                });
            }
            if self.is_too_late(step) {
                return Ok(());
            }
            if of_a_call(step) && self.now.since(since) > STUCK_AFTER {
                return Err(PlanError::StepNeverCame {
                    step: number,
                    awaits: awaits(step),
                    at: self.now,
                });
            }
        }
    }

    /// When the step begins as things stand; none: its moment has not come.
    fn begins(&self, step: &Step, block_before: Option<Millis>) -> Option<Millis> {
        match &step.when {
            When::At(at) => Some(*at),
            When::AtMinute(minute) => self.stage.at_minute(*minute),
            When::Rings(call) => {
                let ring = self.marks.ring.filter(|_| self.stage.rings(call));
                ring.map(|(_, started)| started + REACH)
            }
            When::After(pause) => Some(self.marks.step_ended + *pause),
            When::AtRing(ring) => self
                .marks
                .ring
                .filter(|(count, _)| count >= ring)
                .map(|(_, started)| started + REACH),
            When::InBlock(pause) => self
                .marks
                .block
                .filter(|begun| Some(*begun) != block_before)
                .map(|begun| begun + *pause),
            When::ColleagueReady => self.colleague_is_listening().then_some(self.now + BREATH),
            When::Turn => match (&step.what, addressee(&step.what)) {
                (Deed::Answer, _) => self.marks.ring.map(|(_, started)| started + REACH),
                // Whoever asks "may I?" hears the answer before they press; a step with a time of its own does not wait.
                (Deed::Key { .. } | Deed::Transfer { .. }, _) if self.stage.desk().phase == Phase::Talking => {
                    self.floor_is_mine()
                }
                (Deed::HangUp, _) | (_, Some(Addressee::Caller)) => self.floor_is_mine(),
                (_, Some(Addressee::Colleague)) if self.stage.desk().colleague.is_some() => {
                    self.colleague_is_listening().then_some(self.now + BREATH)
                }
                _ => Some(self.now),
            },
        }
    }

    /// Since when the trainee may speak to the caller, reaction to the last words awaited.
    fn floor_is_mine(&self) -> Option<Millis> {
        let view = self.stage.desk();
        let mine =
            view.phase == Phase::Talking && view.floor == Floor::Trainee && !view.reacting && self.playback.is_silent();
        mine.then(|| self.marks.floor_since.max(self.marks.step_ended) + BREATH)
    }

    fn colleague_is_listening(&self) -> bool {
        self.stage.desk().colleague_ready && self.playback.is_silent()
    }

    fn do_step(
        &mut self,
        number: usize,
        step: &Step,
        plans_dir: &Path,
        ears: &mut dyn HearWav,
    ) -> Result<(), PlanError> {
        match &step.what {
            Deed::Answer => self.event(Event::Answered),
            Deed::Say {
                to,
                text,
                rate,
                confidence,
            } => {
                let lasts = Millis::from_seconds(f64::from(syllables(text).max(1)) / rate.max(0.1));
                self.speak(*to, Route::Voice, lasts, text, *confidence);
            }
            Deed::Type { to, text } => {
                let keys = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
                let lasts = Millis(KEYSTROKE.0.saturating_mul(keys));
                self.speak(*to, Route::Typed, lasts, text, 1.0);
            }
            Deed::SayWav { to, wav } => self.play_wav(number, *to, &plans_dir.join(wav), ears)?,
            Deed::Key { key, to } => self.event(Event::Key { key: *key, to: *to }),
            Deed::Dial { number } => self.event(Event::Dialled { number: number.clone() }),
            Deed::Transfer { to } => self.event(Event::TransferStarted { to: to.clone() }),
            Deed::Connect => self.event(Event::TransferCompleted),
            Deed::BackToCaller => self.event(Event::TransferCancelled),
            Deed::HangUp => self.event(Event::HungUp),
            Deed::OpenDocument { document } => self.event(Event::DocumentOpened {
                document: document.clone(),
            }),
            Deed::WriteNote { text } => self.event(Event::NoteWritten { text: text.clone() }),
            Deed::LeaveDesk => self.event(Event::LeftDesk),
            Deed::ReturnToDesk => self.event(Event::ReturnedToDesk),
            Deed::CloseDoor => self.event(Event::DoorClosed),
            Deed::LoseMicrophone => self.event(Event::MicrophoneLost),
            Deed::Wait(pause) => self.advance_to(self.now + *pause),
            Deed::WaitForEnd => while !self.stage.has_no_call() && self.advance_to_next() {},
            Deed::TakeUp { call } => self.shift_event(ShiftEvent::TakenUp { call: call.clone() }),
            Deed::EnterDiary { call, minute } => self.shift_event(ShiftEvent::DiaryEntered {
                call: call.clone(),
                minute: *minute,
            }),
            Deed::Forward { to } => self.shift_event(ShiftEvent::Forwarded { to: to.clone() }),
        }
        self.marks.step_ended = self.now;
        Ok(())
    }

    fn speak(&mut self, to: Addressee, route: Route, lasts: Millis, text: &str, confidence: f32) {
        let start = self.now;
        self.event(Event::SpeechStarted { to, route });
        self.advance_to(start + lasts);
        self.event(Event::SpeechEnded { to });
        let said = Said {
            to,
            route,
            text: text.to_owned(),
            start,
            end: self.now,
            confidence,
        };
        self.event(Event::Said(said));
    }

    fn play_wav(&mut self, step: usize, to: Addressee, wav: &Path, ears: &mut dyn HearWav) -> Result<(), PlanError> {
        let turns = ears.hear(wav).map_err(|why| PlanError::Wav { step, why })?;
        if turns.is_empty() {
            let why = Message::new("plan-nothing-heard").text("path", wav.display().to_string());
            return Err(PlanError::Wav { step, why });
        }
        let begun = self.now;
        for turn in turns {
            self.advance_to(begun + turn.start);
            let lasts = turn.end.since(turn.start);
            self.speak(to, Route::Voice, lasts, &turn.text, turn.confidence);
        }
        Ok(())
    }
}

/// Whether a step belongs to the call on the line, or to the one being prepared.
fn of_a_call(step: &Step) -> bool {
    let between = matches!(
        step.what,
        Deed::TakeUp { .. } | Deed::EnterDiary { .. } | Deed::Forward { .. } | Deed::Wait(_)
    );
    let waits = matches!(step.when, When::AtMinute(_) | When::Rings(_));
    !between && !waits
}

fn addressee(deed: &Deed) -> Option<Addressee> {
    match deed {
        Deed::Say { to, .. } | Deed::Type { to, .. } | Deed::SayWav { to, .. } => Some(*to),
        _ => None,
    }
}

fn awaits(step: &Step) -> Message {
    Message::new(match step.when {
        When::At(_) | When::After(_) | When::AtMinute(_) => "plan-awaits-time",
        When::AtRing(_) | When::Rings(_) => "plan-awaits-ring",
        When::InBlock(_) => "plan-awaits-block",
        When::ColleagueReady => "plan-awaits-colleague",
        When::Turn => "plan-awaits-turn",
    })
}
