//! Plays a plan through the real window: it presses keys and types, in virtual time, and takes pictures. It never
//! calls the engine; what it looks at is what the desk knows anyway. `author` is a flight of its own: through author mode.

mod ask;
mod author;
mod camera;
mod deeds;
mod hands;
mod keystrokes;
mod mouth;
mod reader;
mod report;
mod screens;

use std::time::{Duration, Instant};

use bevy::app::AppExit;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::EguiPreUpdateSet;
use serde_json::Value;

use self::camera::Camera;
use self::deeds::{strokes, turns_to};
use self::hands::{Hands, Wires};
use self::keystrokes::Stroke;
use self::mouth::Mouth;
use self::reader::{asks, press};
use super::{Screen, Shell};
use crate::app::desk_model::{Caption, LineState, Said, Who};
use crate::app::session::Bridge;
use crate::app::{Autopilot, Route};
use crate::domain::{Addressee, Deed, Millis, Step, When};
use crate::engine::{Floor, Phase};

pub(super) use self::author::{AuthorPilot, author_plugin};
pub(super) use self::report::Report;

/// Virtual time a frame.
const FRAME: Millis = Millis(300);
/// Between two frames of a call in real time.
const LIVE_FRAME: Duration = Duration::from_millis(16);
/// A breath between the caller's last word and the first stroke.
const BREATH: Millis = Millis(600);
/// A step that has not come by then never will.
const STUCK_AFTER: Millis = Millis(240_000);
/// The same in a shift, where the office's clock runs fast between calls.
const STUCK_IN_SHIFT: Millis = Millis(4 * 3_600_000);
/// Frames that a screen gets to settle before it is photographed or acted upon.
const SETTLE: u32 = 8;
/// Frames after which a picture or a screen is given up on.
const LOST_AFTER: u32 = 2_000;
/// The caller has said this many lines when the talking desk is photographed.
const TALKING_AFTER: usize = 3;

/// The autopilot's state.
#[derive(Resource)]
pub(super) struct Pilot {
    plan: Autopilot,
    report: Report,
    next_step: usize,
    hands: Hands,
    camera: Camera,
    frames_here: u32,
    screen: Screen,
    waiting_since: Millis,
    step_ended: Millis,
    mine_since: Option<Millis>,
    /// Steps of the guide that are behind.
    guide: usize,
    /// What the trainee was understood to say, to whom and when.
    words: Vec<Value>,
    mouth: Option<Mouth>,
    /// When the last frame began, and how long it took, ms.
    frame: Option<Instant>,
    took: Option<f64>,
    /// How long frames of the desk took, ms; of a flight by voice, those while the recogniser was at work.
    frames: Vec<f64>,
    /// From the frame that took the press to the end of the first one that showed the desk, ms.
    desk: Option<f64>,
    /// The same of the debrief.
    debrief: Option<f64>,
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
            took: None,
            frames: Vec::new(),
            desk: None,
            debrief: None,
            words: Vec::new(),
            camera: Camera::new(plan.shots.clone()),
            plan,
            report,
            next_step: 0,
            hands: Hands::default(),
            frames_here: 0,
            screen: Screen::Menu,
            waiting_since: Millis::ZERO,
            step_ended: Millis::ZERO,
            mine_since: None,
            guide: 0,
        }
    }

    fn press(&mut self, code: KeyCode) {
        self.hands.strokes.push_back(Stroke::key(code));
    }

    /// Presses what a screen calls for: by its name, or by Enter where it has the keyboard anyway.
    fn go_on(&mut self, name: String) {
        match self.plan.route {
            Route::Keyboard => self.press(KeyCode::Enter),
            Route::ScreenReader => self.hands.strokes.push_back(press(name)),
        }
        self.hands.settle();
    }

    /// Photographs the window once under this name. True while the picture is still to be taken.
    fn picture(&mut self, commands: &mut Commands, name: &'static str) -> bool {
        self.camera.picture(commands, name)
    }
}

pub(super) fn plugin(app: &mut App) {
    let by_voice = app
        .world()
        .get_resource::<Pilot>()
        .is_some_and(|pilot| pilot.mouth.is_some());
    // Virtual time stands still between two frames, so they may come as fast as they can; real time does not, and the
    // recogniser needs the processor, too.
    app.insert_resource(if by_voice { live() } else { WinitSettings::continuous() })
        .add_systems(PreUpdate, fly.before(EguiPreUpdateSet::ProcessInput));
}

fn fly(
    mut pilot: ResMut<Pilot>,
    mut shell: ResMut<Shell>,
    screen: Res<State<Screen>>,
    mut wires: Wires,
    mut exit: MessageWriter<AppExit>,
    mut commands: Commands,
) {
    let Some(window) = wires.window() else {
        return;
    };
    let pilot = &mut *pilot;
    let before = pilot.took;
    let begun = pilot.frame.replace(Instant::now());
    pilot.took = begun.map(|begun| begun.elapsed().as_secs_f64() * 1000.0);
    if pilot.screen != *screen.get() {
        pilot.screen = *screen.get();
        pilot.frames_here = 0;
        pilot.hands.strokes.clear();
    }
    pilot.frames_here += 1;
    if pilot.frames_here == 1 {
        // The last frame drew the screen already; the one before took the press that led to it.
        let opened = pilot.took.zip(before).map(|(shown, pressed)| shown + pressed);
        match pilot.screen {
            Screen::Desk => pilot.desk = opened,
            Screen::Debrief => pilot.debrief = opened,
            _ => {}
        }
    }
    if pilot.hands.let_go(&mut wires) {
        return;
    }
    let outcome = match pilot.camera.is_busy() {
        Err(reason) => Some(Err(reason)),
        Ok(true) => None,
        Ok(false) if !pilot.hands.strokes.is_empty() => {
            let made = pilot.hands.stroke(window, &mut wires);
            if pilot.screen == Screen::Desk {
                shell.clock.advance(FRAME);
            }
            made.err().map(Err)
        }
        Ok(false) if pilot.frames_here < SETTLE => None,
        Ok(false) => screens::decide(pilot, &mut shell, &mut commands),
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

/// Between two frames in real time.
fn live() -> WinitSettings {
    let pace = UpdateMode::reactive(LIVE_FRAME);
    WinitSettings {
        focused_mode: pace,
        unfocused_mode: pace,
    }
}

fn desk(pilot: &mut Pilot, shell: &mut Shell, commands: &mut Commands) -> Option<Result<(), String>> {
    let now = shell.clock.now();
    let waits = shell.call.as_mut().is_some_and(|call| call.pending() > 0);
    if waits || pilot.mouth.is_none() {
        pilot.frames.extend(pilot.took);
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
    if model.is_ended() {
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
            pilot.go_on(shell.texts.t("desk-to-debrief"));
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
                    .hands
                    .strokes
                    .extend(vec![Stroke::key(KeyCode::F11); turns_to(call.addressee(), *to)]);
                return None;
            }
            (deed, _) if pilot.plan.route == Route::ScreenReader => asks(call, &shell.texts, deed),
            (deed, _) => strokes(call, deed),
        };
        match strokes {
            Ok(strokes) => pilot.hands.strokes.extend(strokes),
            Err(reason) => return Some(Err(format!("step {}: {reason}", pilot.next_step + 1))),
        }
        pilot.next_step += 1;
        pilot.step_ended = now + Millis(FRAME.0 * pilot.hands.strokes.len() as u64);
        pilot.waiting_since = now;
        pilot.mine_since = None;
        return None;
    }
    let between = call
        .shift()
        .is_some_and(|shift| shift.view().line.is_none() && !shift.view().away);
    let has_rung = call.shift().is_some_and(|shift| !shift.view().come.is_empty());
    if between && has_rung && pilot.picture(commands, "desk-between") {
        return None;
    }
    if between && call.pace() == 1 {
        // Nothing to do until something happens: the office's clock runs on to it.
        match pilot.plan.route {
            Route::Keyboard => pilot.press(KeyCode::F12),
            Route::ScreenReader => pilot.hands.strokes.push_back(press(shell.texts.t("desk-clock-fast"))),
        }
        return None;
    }
    let patience = if call.shift().is_some() {
        STUCK_IN_SHIFT
    } else {
        STUCK_AFTER
    };
    shell.clock.advance(FRAME);
    (now.since(pilot.waiting_since) > patience)
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
        return model.is_ended() || call.scenario().is_none();
    }
    match step.when {
        When::At(at) => now >= at,
        When::After(pause) => now >= pilot.step_ended + pause,
        When::AtRing(ring) => ringing(ring),
        When::InBlock(pause) => view.block_since.is_some_and(|since| now >= since + pause),
        When::ColleagueReady => view.colleague_ready,
        When::AtMinute(minute) => call.minute_at(now) >= minute,
        When::Rings(ref whose) => {
            let line = call.shift().and_then(|shift| shift.view().line.as_ref());
            line.is_some_and(|(on, _)| on == whose) && ringing(1)
        }
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
