//! Plays a plan through the real window: it presses keys and types, in virtual time, and takes pictures. It never
//! calls the engine; what it looks at is what the desk knows anyway.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bevy::app::AppExit;
use bevy::input::keyboard::{KeyCode, KeyboardInput};
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::PrimaryWindow;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::EguiPreUpdateSet;
use serde_json::Value;

use super::deeds::{strokes, turns_to};
use super::keystrokes::Stroke;
use super::mouth::Mouth;
use super::{Screen, Shell};
use crate::app::desk_model::{Caption, LineState, Said, Who};
use crate::app::session::Bridge;
use crate::app::{AppError, Autopilot};
use crate::authoring::unexpected;
use crate::domain::{Addressee, Deed, Millis, Step, When};
use crate::engine::{Floor, Phase};

/// Virtual time a frame.
const FRAME: Millis = Millis(300);
/// Between two frames of a call in real time.
const LIVE_FRAME: Duration = Duration::from_millis(16);
/// A breath between the caller's last word and the first stroke.
const BREATH: Millis = Millis(600);
/// A step that has not come by then never will.
const STUCK_AFTER: Millis = Millis(240_000);
/// Frames that a screen gets to settle before it is photographed or acted upon.
const SETTLE: u32 = 8;
/// Frames after which a picture or a screen is given up on.
const LOST_AFTER: u32 = 2_000;
/// The caller has said this many lines when the talking desk is photographed.
const TALKING_AFTER: usize = 3;

/// What became of the flight, shared with whoever waits for the window to close.
#[derive(Debug, Clone, Default)]
pub(super) struct Report(Arc<Mutex<Flight>>);

#[derive(Debug, Clone, Default, PartialEq)]
enum Flight {
    /// Nobody flies: a person sits at the desk.
    #[default]
    None,
    /// Under way.
    Under,
    /// Arrived.
    Arrived,
    /// Failed, with the reason.
    Failed(String),
}

impl Report {
    fn begin(&self) {
        self.put(Flight::Under);
    }

    fn set(&self, outcome: Result<(), String>) {
        self.put(outcome.map_or_else(Flight::Failed, |()| Flight::Arrived));
    }

    /// A failure stands.
    fn put(&self, flight: Flight) {
        if let Ok(mut held) = self.0.lock()
            && !matches!(*held, Flight::Failed(_))
        {
            *held = flight;
        }
    }

    /// How it ended; without an autopilot there is nothing to miss.
    pub(super) fn outcome(&self) -> Result<(), AppError> {
        let flight = self.0.lock().map(|held| held.clone()).unwrap_or_default();
        match flight {
            Flight::None | Flight::Arrived => Ok(()),
            Flight::Under => Err(AppError::Autopilot {
                reason: "the window was closed".to_owned(),
            }),
            Flight::Failed(reason) => Err(AppError::Autopilot { reason }),
        }
    }
}

/// The autopilot's state.
#[derive(Resource)]
pub(super) struct Pilot {
    plan: Autopilot,
    report: Report,
    next_step: usize,
    strokes: VecDeque<Stroke>,
    release: Option<KeyboardInput>,
    frames_here: u32,
    screen: Screen,
    waiting_since: Millis,
    step_ended: Millis,
    mine_since: Option<Millis>,
    taken: Vec<&'static str>,
    /// What the trainee was understood to say, to whom and when.
    words: Vec<Value>,
    mouth: Option<Mouth>,
    /// When the last frame began, and how long frames took while the recogniser was at work, ms.
    frame: Option<Instant>,
    frames: Vec<f64>,
    /// The picture about to be taken, and the frames left until its letters are all there.
    posing: Option<(&'static str, u32)>,
    pending: Arc<AtomicUsize>,
    /// Frames since the picture under way was asked for.
    pending_for: u32,
}

impl Pilot {
    pub(super) fn new(plan: Autopilot, report: Report) -> Self {
        report.begin();
        let mouth = plan
            .mouth
            .as_ref()
            .map(|mouth| Mouth::new(&mouth.command, &mouth.folder));
        Self {
            mouth,
            frame: None,
            frames: Vec::new(),
            words: Vec::new(),
            plan,
            report,
            next_step: 0,
            strokes: VecDeque::new(),
            release: None,
            frames_here: 0,
            screen: Screen::Menu,
            waiting_since: Millis::ZERO,
            step_ended: Millis::ZERO,
            mine_since: None,
            taken: Vec::new(),
            posing: None,
            pending: Arc::new(AtomicUsize::new(0)),
            pending_for: 0,
        }
    }

    fn press(&mut self, code: KeyCode) {
        self.strokes.push_back(Stroke::key(code));
    }

    /// Photographs the window once under this name. True while the picture is still to be taken.
    fn picture(&mut self, commands: &mut Commands, name: &'static str) -> bool {
        if self.taken.contains(&name) {
            return false;
        }
        let left = match self.posing {
            Some((posing, left)) if posing == name => left,
            _ => SETTLE,
        };
        if left > 0 {
            self.posing = Some((name, left - 1));
            return true;
        }
        self.posing = None;
        self.taken.push(name);
        let path: PathBuf = self.plan.shots.join(format!("{name}.png"));
        let pending = Arc::clone(&self.pending);
        pending.fetch_add(1, Ordering::SeqCst);
        commands
            .spawn(Screenshot::primary_window())
            .observe(save_to_disk(path))
            .observe(move |_: On<ScreenshotCaptured>| {
                pending.fetch_sub(1, Ordering::SeqCst);
            });
        true
    }
}

pub(super) fn plugin(app: &mut App) {
    let live = app
        .world()
        .get_resource::<Pilot>()
        .is_some_and(|pilot| pilot.mouth.is_some());
    let pace = UpdateMode::reactive(LIVE_FRAME);
    let settings = WinitSettings {
        focused_mode: pace,
        unfocused_mode: pace,
    };
    // Virtual time stands still between two frames, so they may come as fast as they can; real time does not, and the
    // recogniser needs the processor, too.
    app.insert_resource(if live { settings } else { WinitSettings::continuous() })
        .add_systems(PreUpdate, fly.before(EguiPreUpdateSet::ProcessInput));
}

fn fly(
    mut pilot: ResMut<Pilot>,
    mut shell: ResMut<Shell>,
    screen: Res<State<Screen>>,
    windows: Query<Entity, With<PrimaryWindow>>,
    mut keyboard: MessageWriter<KeyboardInput>,
    mut exit: MessageWriter<AppExit>,
    mut commands: Commands,
) {
    let Ok(window) = windows.single() else {
        return;
    };
    let pilot = &mut *pilot;
    if pilot.screen != *screen.get() {
        pilot.screen = *screen.get();
        pilot.frames_here = 0;
        pilot.strokes.clear();
    }
    pilot.frames_here += 1;
    if let Some(release) = pilot.release.take() {
        keyboard.write(release);
        return;
    }
    // While a picture is taken, the world stands still.
    let pictured = pilot.pending.load(Ordering::SeqCst) > 0;
    pilot.pending_for = if pictured { pilot.pending_for + 1 } else { 0 };
    let outcome = if pictured {
        (pilot.pending_for > LOST_AFTER).then(|| Err("a picture was never taken".to_owned()))
    } else if let Some(stroke) = pilot.strokes.pop_front() {
        keyboard.write_batch(stroke.events(window));
        pilot.release = stroke.release(window);
        if pilot.screen == Screen::Desk {
            shell.clock.advance(FRAME);
        }
        None
    } else if pilot.frames_here < SETTLE {
        None
    } else {
        decide(pilot, &mut shell, &mut commands)
    };
    if let Some(outcome) = outcome {
        let code = if outcome.is_ok() {
            AppExit::Success
        } else {
            AppExit::error()
        };
        pilot.report.set(outcome);
        exit.write(code);
    }
}

/// What to do on a screen that has settled; an outcome ends the flight.
fn decide(pilot: &mut Pilot, shell: &mut Shell, commands: &mut Commands) -> Option<Result<(), String>> {
    match pilot.screen {
        Screen::Menu => {
            if !pilot.picture(commands, "menu") {
                pilot.press(KeyCode::Enter);
                pilot
                    .strokes
                    .extend(std::iter::repeat_n(Stroke::Pause, SETTLE as usize));
            }
        }
        Screen::Briefing => {
            let deaf = pilot.mouth.is_some() && !shell.ears_ready();
            if !pilot.picture(commands, "briefing") && !deaf {
                pilot.press(KeyCode::Enter);
                pilot
                    .strokes
                    .extend(std::iter::repeat_n(Stroke::Pause, SETTLE as usize));
            }
        }
        Screen::Desk => return desk(pilot, shell, commands),
        Screen::Debrief => {
            if pilot.picture(commands, "debrief") {
                return None;
            }
            // The first control of the page opens all evidence.
            if shell.open.is_empty() && shell.card.as_ref().is_some_and(|card| !card.rules.is_empty()) {
                pilot.press(KeyCode::Tab);
                pilot.press(KeyCode::Enter);
                pilot
                    .strokes
                    .extend(std::iter::repeat_n(Stroke::Pause, SETTLE as usize));
            } else if !pilot.picture(commands, "debrief-open") {
                return Some(land(pilot, shell));
            }
        }
        Screen::Settings => return Some(Err("the settings opened by themselves".to_owned())),
    }
    (pilot.frames_here > LOST_AFTER).then(|| Err(format!("nothing follows the screen {:?}", pilot.screen)))
}

/// The end of a flight that had to show something: the report is written, and the plan's expectations hold.
fn land(pilot: &Pilot, shell: &Shell) -> Result<(), String> {
    let card = shell.card.as_ref().ok_or("there is no scorecard")?;
    if let Some(path) = &pilot.plan.report {
        let mut frames = pilot.frames.clone();
        frames.sort_by(f64::total_cmp);
        let report = serde_json::json!({
            "scorecard": card,
            "said": pilot.words,
            "frames_while_recognising": frames.len(),
            "frame_ms_p50": frames.get(frames.len() / 2),
            "frame_ms_p99": frames.get(frames.len() * 99 / 100),
        });
        std::fs::write(path, format!("{report:#}\n")).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if pilot.mouth.is_none() {
        // Typed plans are held against their expectations by `drill`, in the same simulated time.
        return Ok(());
    }
    let differences = unexpected(&pilot.plan.plan.expect, card.graded());
    if differences.is_empty() {
        Ok(())
    } else {
        Err(format!("not as the plan expects: {differences:?}"))
    }
}

fn desk(pilot: &mut Pilot, shell: &mut Shell, commands: &mut Commands) -> Option<Result<(), String>> {
    let now = shell.clock.now();
    let waits = shell.call.as_mut().is_some_and(|call| call.pending() > 0);
    let begun = pilot.frame.replace(Instant::now());
    if let Some(begun) = begun.filter(|_| waits) {
        pilot.frames.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let call = shell.call.as_ref()?;
    let model = call.model();
    pilot.words = model.captions.iter().filter_map(word).collect();
    if matches!(model.line, LineState::Ringing { count, .. } if count >= 2) && pilot.picture(commands, "desk-ringing") {
        return None;
    }
    let caller_lines = model.captions.iter().filter(|line| line.who == Who::Caller).count();
    if caller_lines >= TALKING_AFTER && model.line.is_open() && pilot.picture(commands, "desk-talking") {
        return None;
    }
    if let LineState::Ended { .. } = model.line {
        let left = pilot
            .plan
            .plan
            .steps
            .get(pilot.next_step)
            .filter(|step| step.what != Deed::WaitForEnd);
        if left.is_some() {
            return Some(Err(format!("the call ended before step {}", pilot.next_step + 1)));
        }
        if !pilot.picture(commands, "desk-ended") {
            pilot.press(KeyCode::Enter);
            pilot
                .strokes
                .extend(std::iter::repeat_n(Stroke::Pause, SETTLE as usize));
        }
        return (pilot.frames_here > 10 * LOST_AFTER).then(|| Err("the debrief never opened".to_owned()));
    }
    match pilot.mouth.as_mut().map(|mouth| mouth.is_busy(now)) {
        Some(Err(reason)) => return Some(Err(reason)),
        Some(Ok(busy)) if busy || waits => {
            pilot.step_ended = now;
            pilot.waiting_since = now;
            return None;
        }
        Some(Ok(_)) | None => {}
    }
    let step = pilot.plan.plan.steps.get(pilot.next_step).cloned();
    if let Some(step) = &step
        && has_come(pilot, call, step, now)
    {
        let strokes = match (&step.what, &mut pilot.mouth) {
            (Deed::SayWav { to, wav }, Some(mouth)) if *to == call.addressee() => mouth.say(wav).map(|()| Vec::new()),
            (Deed::SayWav { to, .. }, Some(_)) => {
                // First to whom, and at the next look the words.
                pilot
                    .strokes
                    .extend(vec![Stroke::key(KeyCode::F11); turns_to(call.addressee(), *to)]);
                return None;
            }
            (deed, _) => strokes(call, deed),
        };
        match strokes {
            Ok(strokes) => pilot.strokes.extend(strokes),
            Err(reason) => return Some(Err(format!("step {}: {reason}", pilot.next_step + 1))),
        }
        pilot.next_step += 1;
        pilot.step_ended = now + Millis(FRAME.0 * pilot.strokes.len() as u64);
        pilot.waiting_since = now;
        pilot.mine_since = None;
        return None;
    }
    shell.clock.advance(FRAME);
    (now.since(pilot.waiting_since) > STUCK_AFTER)
        .then(|| Err(format!("step {} was not reached by {now}", pilot.next_step + 1)))
}

/// Whether a step's moment has come.
fn has_come(pilot: &mut Pilot, call: &Bridge, step: &Step, now: Millis) -> bool {
    let (view, model) = (call.view(), call.model());
    let mine = view.phase == Phase::Talking && view.floor == Floor::Trainee && !view.reacting;
    if !mine {
        pilot.mine_since = None;
    }
    let rested = mine && now.since(*pilot.mine_since.get_or_insert(now)) >= BREATH;
    let ringing = |least: u32| matches!(model.line, LineState::Ringing { count, .. } if count >= least);
    if let Deed::Wait(pause) = step.what {
        return now >= pilot.step_ended + pause;
    }
    if step.what == Deed::WaitForEnd {
        return matches!(model.line, LineState::Ended { .. });
    }
    match step.when {
        When::At(at) => now >= at,
        When::After(pause) => now >= pilot.step_ended + pause,
        When::AtRing(ring) => ringing(ring),
        When::InBlock(pause) => view.block_since.is_some_and(|since| now >= since + pause),
        When::ColleagueReady => view.colleague_ready,
        // The loader keeps what only a shift knows out of a plan for one call.
        When::AtMinute(_) | When::Rings(_) => false,
        When::Turn => match &step.what {
            Deed::Answer => ringing(1),
            Deed::HangUp => rested,
            Deed::Say {
                to: Addressee::Caller, ..
            }
            | Deed::Type {
                to: Addressee::Caller, ..
            }
            | Deed::SayWav {
                to: Addressee::Caller, ..
            } => rested,
            Deed::Say {
                to: Addressee::Colleague,
                ..
            }
            | Deed::Type {
                to: Addressee::Colleague,
                ..
            }
            | Deed::SayWav {
                to: Addressee::Colleague,
                ..
            } => view.colleague.is_none() || view.colleague_ready,
            _ => true,
        },
    }
}

/// The trainee's own words in a caption.
fn word(caption: &Caption) -> Option<Value> {
    match (&caption.who, &caption.what) {
        (Who::Me(_), Said::Words { text, .. }) => Some(serde_json::json!({ "at_ms": caption.at, "text": text })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_that_failed_says_why() {
        let report = Report::default();
        assert!(report.outcome().is_ok());
        report.set(Err("no ring".into()));
        report.set(Ok(()));
        assert!(report.outcome().unwrap_err().to_string().contains("no ring"));
    }
}
