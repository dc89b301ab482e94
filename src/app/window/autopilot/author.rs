//! The flight of author mode: a copy of a scenario is played from a moment, and then changed, broken and mended as its author would,
//! while the window watches. The call's time is virtual; the file's is real, and how long the window takes over it is reported.

use std::collections::BTreeMap;
use std::time::Instant;

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::EguiPreUpdateSet;

use super::camera::Camera;
use super::hands::{Hands, Wires};
use super::keystrokes::Stroke;
use super::reader::{asks, press};
use super::report::Report;
use super::{BREATH, FRAME, LOST_AFTER, live};
use crate::app::AuthorFlight;
use crate::app::author::{Author, Checks};
use crate::app::session::Bridge;
use crate::app::window::Shell;
use crate::domain::{Addressee, Deed, Line, Millis, MomentId, Scenario};
use crate::engine::{Floor, Phase};
use crate::files;

/// What is said to the caller.
const SAYS: &str = "Dzień dobry, tu urząd miejski, słucham. W czym mogę pomóc?";

/// What is added to a line, so that the changed one can be told from it.
const MARK: &str = "To jest zmiana.";

/// What no scenario may hold.
const BROKEN: &str = "\nno_such_key: 1\n";

/// Frames in which the changed line is said at the latest.
const SAID_WITHIN: u32 = 40;

/// How far the flight is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leg {
    /// The file is read and checked.
    Opens,
    /// The chosen moment is entered, and the caller has said its line.
    Begins,
    /// The caller has answered.
    IsAnswered,
    /// The changed file is played.
    Changed,
    /// The caller says the changed line.
    SaysAnew,
    /// The broken file is told.
    Broken,
    /// The mended one is there.
    Mended,
}

/// The state of the flight.
#[derive(Resource)]
pub(in crate::app::window) struct AuthorPilot {
    flight: AuthorFlight,
    report: Report,
    hands: Hands,
    camera: Camera,
    leg: Leg,
    /// Frames of this leg.
    frames: u32,
    /// The moment at which the call begins.
    moment: Option<MomentId>,
    mine_since: Option<Millis>,
    /// The file as it is once it was changed.
    changed: String,
    /// When the file was last written, and which version was played then.
    written: Option<Instant>,
    played: Option<u64>,
    /// How long the window took, ms.
    took: BTreeMap<&'static str, f64>,
}

impl AuthorPilot {
    pub(in crate::app::window) fn new(flight: AuthorFlight, report: Report) -> Self {
        report.begin();
        Self {
            camera: Camera::new(flight.shots.clone()),
            flight,
            report,
            hands: Hands::default(),
            leg: Leg::Opens,
            frames: 0,
            moment: None,
            mine_since: None,
            changed: String::new(),
            written: None,
            played: None,
            took: BTreeMap::new(),
        }
    }

    fn go_to(&mut self, leg: Leg) {
        self.leg = leg;
        self.frames = 0;
        self.mine_since = None;
    }

    /// Saves the file; from now on the window's time is taken.
    fn save(&mut self, author: &Author, text: &str) -> Result<(), String> {
        self.played = author.script.played();
        files::write_whole(&author.file, text.as_bytes())
            .map_err(|error| format!("{}: {error}", author.file.display()))?;
        self.written = Some(Instant::now());
        Ok(())
    }

    /// Keeps how long it took from the last saving to what is on the screen now; once.
    fn is_seen(&mut self, name: &'static str) {
        if let Some(written) = self.written.take() {
            self.took
                .insert(name, (written.elapsed().as_secs_f64() * 1000.0).round());
        }
    }

    /// Whether the floor has been the trainee's for a breath.
    fn may_speak(&mut self, call: &Bridge, now: Millis) -> bool {
        let view = call.view();
        if view.phase != Phase::Talking || view.floor != Floor::Trainee || view.reacting {
            self.mine_since = None;
            return false;
        }
        now.since(*self.mine_since.get_or_insert(now)) >= BREATH
    }
}

pub(in crate::app::window) fn author_plugin(app: &mut App) {
    app.insert_resource(live())
        .add_systems(PreUpdate, fly.before(EguiPreUpdateSet::ProcessInput));
}

fn fly(
    mut pilot: ResMut<AuthorPilot>,
    mut shell: ResMut<Shell>,
    mut wires: Wires,
    mut exit: MessageWriter<AppExit>,
    mut commands: Commands,
) {
    let Some(window) = wires.window() else {
        return;
    };
    let pilot = &mut *pilot;
    if pilot.hands.let_go(&mut wires) {
        return;
    }
    let outcome = match pilot.camera.is_busy() {
        Err(reason) => Err(reason),
        Ok(true) => Ok(false),
        Ok(false) if !pilot.hands.strokes.is_empty() => {
            shell.clock.advance(FRAME);
            pilot.hands.stroke(window, &mut wires).map(|()| false)
        }
        Ok(false) => {
            pilot.frames += 1;
            let arrived = decide(pilot, &mut shell, &mut commands);
            if pilot.frames > LOST_AFTER {
                arrived.and(Err("it never came".to_owned()))
            } else {
                arrived
            }
        }
    };
    let code = match outcome {
        Ok(false) => return,
        Ok(true) => AppExit::Success,
        Err(_) => AppExit::error(),
    };
    let told = outcome.map(|_| ());
    pilot
        .report
        .set(told.map_err(|reason| format!("author mode, {:?}: {reason}", pilot.leg)));
    exit.write(code);
}

/// What to do in a frame in which nothing else is; true: the flight has arrived.
fn decide(pilot: &mut AuthorPilot, shell: &mut Shell, commands: &mut Commands) -> Result<bool, String> {
    let now = shell.clock.now();
    let (Some(author), Some(call)) = (&shell.author, &shell.call) else {
        return Ok(false);
    };
    let script = &author.script;
    match pilot.leg {
        Leg::Opens => {
            let Some(newest) = script.newest().filter(|_| script.checks() != Checks::Running) else {
                return Ok(false);
            };
            let moment = begins(&newest.scenario)?;
            let strokes = &mut pilot.hands.strokes;
            // The list opens, and the moment in it is chosen.
            strokes.extend([press(shell.texts.t("author-from-ring")), Stroke::Pause, Stroke::Pause]);
            strokes.push_back(press(moment.as_str()));
            pilot.hands.settle();
            pilot.moment = Some(moment);
            pilot.go_to(Leg::Begins);
        }
        Leg::Begins => {
            if author.begins == pilot.moment && pilot.may_speak(call, now) {
                let says = Deed::Type {
                    to: Addressee::Caller,
                    text: SAYS.to_owned(),
                };
                pilot.hands.strokes.extend(asks(call, &shell.texts, &says)?);
                pilot.go_to(Leg::IsAnswered);
            } else {
                shell.clock.advance(FRAME);
            }
        }
        Leg::IsAnswered => {
            if call.model().is_ended() {
                return Err("the call has ended".to_owned());
            }
            if call.last_turn().is_none() || !pilot.may_speak(call, now) {
                shell.clock.advance(FRAME);
            } else if !pilot.camera.picture(commands, "author") {
                let text = std::fs::read_to_string(&author.file).map_err(|error| error.to_string())?;
                let scenario = call.scenario().ok_or("there is no call")?;
                let moment = call.view().moment.as_ref().and_then(|moment| scenario.moment(moment));
                let lines = moment.map_or(&[][..], |moment| &moment.caller);
                pilot.changed = marked(&text, lines, &scenario.title).ok_or("no line of the file can be changed")?;
                let changed = pilot.changed.clone();
                pilot.save(author, &changed)?;
                pilot.go_to(Leg::Changed);
            }
        }
        Leg::Changed => {
            if script.played() != pilot.played && script.notice().is_none() {
                pilot.is_seen("reload_ms");
                pilot.go_to(Leg::SaysAnew);
            }
        }
        Leg::SaysAnew => {
            if pilot.frames <= SAID_WITHIN {
                shell.clock.advance(FRAME);
            } else if script.checks() != Checks::Running && !pilot.camera.picture(commands, "author-changed") {
                let broken = format!("{}{BROKEN}", pilot.changed);
                pilot.save(author, &broken)?;
                pilot.go_to(Leg::Broken);
            }
        }
        Leg::Broken => {
            let told = script.notice().is_some_and(|(_, told)| told.key == "author-broken");
            if told && script.diagnostics().iter().any(|found| found.is_error()) {
                pilot.is_seen("broken_ms");
                if !pilot.camera.picture(commands, "author-broken") {
                    let changed = pilot.changed.clone();
                    pilot.save(author, &changed)?;
                    pilot.go_to(Leg::Mended);
                }
            }
        }
        Leg::Mended => {
            if script.notice().is_none() && script.played() != pilot.played {
                pilot.is_seen("mended_ms");
                land(pilot)?;
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The moment to begin at: the second one, for the first is where a call begins anyway.
fn begins(scenario: &Scenario) -> Result<MomentId, String> {
    let moments = &scenario.moments;
    let moment = moments.get(1).or(moments.first());
    moment
        .map(|moment| moment.id.clone())
        .ok_or_else(|| "the scenario has no moment".to_owned())
}

/// The text of a file with a mark in these lines, where it has them as they are said, else in its title; none: it has neither so.
fn marked(text: &str, lines: &[Line], title: &str) -> Option<String> {
    let mut marked = text.to_owned();
    for words in lines.iter().flat_map(Line::spoken) {
        marked = marked.replace(words, &format!("{words} {MARK}"));
    }
    if marked == text {
        marked = text.replacen(title, &format!("{title}. {MARK}"), 1);
    }
    (marked != text).then_some(marked)
}

/// Writes down how long the window took.
fn land(pilot: &AuthorPilot) -> Result<(), String> {
    let Some(path) = &pilot.flight.report else {
        return Ok(());
    };
    let report = serde_json::json!(pilot.took);
    std::fs::write(path, format!("{report:#}\n")).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Part;

    fn line(words: &str) -> Line {
        Line {
            parts: vec![Part::Speech(words.to_owned())],
        }
    }

    #[test]
    fn a_line_is_marked_where_the_file_has_it_and_else_the_title_is() {
        let text = "title: Pan Jan\ncall:\n  - caller: [\"Halo?\", \"Słucham {pana/panią}.\"]\n";
        let changed = marked(text, &[line("Słucham {pana/panią}.")], "Pan Jan").unwrap();
        assert!(
            changed.contains("\"Słucham {pana/panią}. To jest zmiana.\""),
            "{changed}"
        );
        assert!(changed.contains("title: Pan Jan\n"));
        let changed = marked(text, &[line("Tego tu nie ma.")], "Pan Jan").unwrap();
        assert!(changed.contains("title: Pan Jan. To jest zmiana.\n"), "{changed}");
        assert_eq!(marked(text, &[], "Pani Ewa"), None);
    }
}
