//! What the autopilot does on each screen but the desk, and how a flight lands.

use bevy::input::keyboard::KeyCode;
use bevy::prelude::Commands;

use super::keystrokes::Stroke;
use super::reader::focus;
use super::{LOST_AFTER, Pilot, desk};
use crate::app::Route;
use crate::app::library::Play;
use crate::app::screens::debrief::critical_times;
use crate::app::session::Outcome;
use crate::app::window::{Screen, Shell};
use crate::authoring::unexpected;
use crate::domain::Direction;

/// The PIN of a trainee who flies by themselves.
const PIN: &str = "2580";

/// The steps of the guide: their pictures, and what leads on.
const GUIDE: [(&str, &str); 4] = [
    ("guide-who", "first-run-skip"),
    ("guide-procedure", "first-run-skip"),
    ("guide-sound", "first-run-skip"),
    ("guide-call", "first-run-later"),
];

/// What leads from the menu to a screen that was not seen yet. Whoever flies by names looks around first: names can be pressed
/// wherever they are.
fn around(pilot: &Pilot) -> Option<&'static str> {
    let seen = |picture: &str| pilot.camera.has_taken(picture);
    match pilot.plan.route {
        Route::Keyboard => None,
        Route::ScreenReader if !seen("settings") => Some("app-settings"),
        Route::ScreenReader if !seen("attempts") => Some("past-heading"),
        Route::ScreenReader => None,
    }
}

/// What to do on a screen that has settled; an outcome ends the flight.
pub(super) fn decide(pilot: &mut Pilot, shell: &mut Shell, commands: &mut Commands) -> Option<Result<(), String>> {
    match pilot.screen {
        Screen::Menu => {
            if !pilot.picture(commands, "menu") {
                let next = around(pilot).unwrap_or("menu-start");
                pilot.go_on(shell.texts.t(next));
            }
        }
        Screen::Briefing => {
            let deaf = pilot.mouth.is_some() && !shell.ears_ready();
            if !pilot.picture(commands, "briefing") && !deaf {
                let start = match shell.chosen() {
                    Some((Play::Shift { .. }, ..)) => "briefing-start-shift",
                    Some((Play::Call(scenario), ..)) if scenario.direction != Direction::Incoming => {
                        "briefing-start-outgoing"
                    }
                    Some((Play::Call(_), ..)) | None => "briefing-start-incoming",
                };
                pilot.go_on(shell.texts.t(start));
            }
        }
        Screen::Admission => {
            if let Some(trouble) = &shell.admission.trouble {
                return Some(Err(shell.texts.message(trouble)));
            }
            if !shell.admission.early.is_empty() {
                let mut told: Vec<String> = shell
                    .admission
                    .early
                    .iter()
                    .map(|why| shell.texts.message(why))
                    .collect();
                told.push(shell.texts.t("exam-early-flown"));
                return Some(Err(told.join(" ")));
            }
            if !pilot.picture(commands, "admission") {
                admission(pilot, shell);
            }
        }
        Screen::Desk => return desk(pilot, shell, commands),
        Screen::Debrief => {
            if pilot.picture(commands, "debrief") {
                return None;
            }
            let rules = shell.outcome.as_ref().map_or(0, |outcome| outcome.graded().rules.len());
            if shell.open.is_empty() && rules > 0 {
                open_evidence(pilot, shell);
            } else if !pilot.picture(commands, "debrief-open") {
                return Some(land(pilot, shell));
            }
        }
        Screen::Settings => {
            if !pilot.picture(commands, "settings") {
                let guided = pilot.guide == GUIDE.len();
                pilot.go_on(shell.texts.t(if guided { "app-back" } else { "settings-guide-open" }));
            }
        }
        Screen::FirstRun => {
            let (name, next) = GUIDE.get(pilot.guide).copied()?;
            if !pilot.picture(commands, name) {
                pilot.guide += 1;
                pilot.go_on(shell.texts.t(next));
            }
        }
        Screen::Attempts => {
            if !pilot.picture(commands, "attempts") {
                pilot.go_on(shell.texts.t("app-back"));
            }
        }
    }
    (pilot.frames_here > LOST_AFTER).then(|| Err(format!("nothing follows the screen {:?}", pilot.screen)))
}

/// PIN and code, typed one after the other.
fn admission(pilot: &mut Pilot, shell: &Shell) {
    let code = pilot.plan.code.clone().unwrap_or_default();
    let mut fields = vec![("exam-pin", PIN), ("exam-code", code.as_str())];
    if shell.chooses_pin {
        fields = vec![
            ("exam-new-pin", PIN),
            ("exam-pin-again", PIN),
            ("exam-code", code.as_str()),
        ];
    }
    for (place, (name, text)) in fields.into_iter().enumerate() {
        match pilot.plan.route {
            Route::ScreenReader => pilot.hands.strokes.push_back(focus(shell.texts.t(name))),
            // The first field has the keyboard when the screen opens.
            Route::Keyboard if place > 0 => pilot.press(KeyCode::Tab),
            Route::Keyboard => {}
        }
        pilot.hands.strokes.push_back(Stroke::Pause);
        pilot.hands.strokes.extend(Stroke::text(text));
    }
    pilot.hands.strokes.push_back(Stroke::Pause);
    pilot.go_on(shell.texts.t("exam-begin"));
}

/// Opens the evidence of all rules.
fn open_evidence(pilot: &mut Pilot, shell: &Shell) {
    if pilot.plan.route == Route::ScreenReader {
        pilot.go_on(shell.texts.t("debrief-open-all"));
        return;
    }
    // The heading has the keyboard. Before the button come those of a shift's calls, or the times beside critical errors, the timeline and the button to its
    // next moment.
    let before = match &shell.outcome {
        Some(Outcome::Shift { card, .. }) => card.calls.len(),
        Some(Outcome::Call { card, .. }) => critical_times(&card.critical_errors) + 2,
        None => 2,
    };
    pilot
        .hands
        .strokes
        .extend(std::iter::repeat_n(Stroke::key(KeyCode::Tab), before + 1));
    pilot.go_on(String::new());
}

/// What the program holds in memory now, MB; the graphics driver's share is in it.
fn memory() -> Option<f64> {
    let me = sysinfo::get_current_pid().ok()?;
    let mut system = sysinfo::System::new().ok()?;
    let _ = system.refresh_processes(sysinfo::ProcessesToUpdate::Some(&[me]), true);
    Some(system.process(me)?.memory() as f64 / 1e6)
}

/// The end of a flight that had to show something: the report is written, and the plan's expectations hold.
fn land(pilot: &Pilot, shell: &Shell) -> Result<(), String> {
    let outcome = shell.outcome.as_ref().ok_or("there is no scorecard")?;
    if let Some(path) = &pilot.plan.report {
        let mut frames = pilot.frames.clone();
        frames.sort_by(f64::total_cmp);
        let card = outcome.card().map_err(|error| error.to_string())?;
        let report = serde_json::json!({
            "scorecard": card,
            "said": pilot.words,
            "frames": frames.len(),
            "frame_ms_p50": frames.get(frames.len() / 2),
            "frame_ms_p99": frames.get(frames.len() * 99 / 100),
            "call_starts_ms": pilot.desk,
            "debrief_opens_ms": pilot.debrief,
            "memory_mb": memory(),
        });
        std::fs::write(path, format!("{report:#}\n")).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if pilot.mouth.is_none() {
        // Typed plans are held against their expectations by `drill`, in the same simulated time.
        return Ok(());
    }
    let differences = unexpected(&pilot.plan.plan.expect, outcome.graded());
    if differences.is_empty() {
        Ok(())
    } else {
        Err(format!("not as the plan expects: {differences:?}"))
    }
}
