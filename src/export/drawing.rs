//! A timeline as a drawing to scale: bars and marks at their places in an SVG. Every kind has a pattern or a shape of its
//! own, so that nothing is told by colour alone. It must not know markup; the template writes it.

use crate::domain::{Addressee, Millis, Route};
use crate::scoring::timeline::{LineState, MomentKind, Stretch, Timeline, Who};

use super::course::{what, who};
use super::words::{Words, length};

/// Room at both sides, so that the first and the last mark are whole.
const MARGIN: f64 = 24.0;
/// A shorter call is drawn this wide, a longer one wider.
const LEAST_WIDTH: f64 = 680.0;
/// A second is at least so wide: a word of two syllables can still be seen.
const PER_SECOND: f64 = 4.0;
/// From this width of a second on there is room for a label every ten of them.
const WIDE_SECOND: f64 = 6.0;
/// Nothing is narrower, or it could not be seen.
const LEAST_BAR: f64 = 2.0;
/// Two marks in a row keep this distance.
const MARK: f64 = 14.0;

/// Where the lanes begin, from the top.
const LINE_TOP: f64 = 44.0;
const OTHERS_TOP: f64 = 120.0;
const TRAINEE_TOP: f64 = 168.0;
const MOMENTS_TOP: f64 = 216.0;
const HEIGHT: f64 = 268.0;
/// Rows of the first lane, and of marks.
const STATE_ROW: f64 = 14.0;
const STATE_HEIGHT: f64 = 11.0;
const SPEECH_HEIGHT: f64 = 22.0;
const MARK_ROW: f64 = 16.0;

/// A drawing; numbers as they are written into it.
pub(super) struct Drawing {
    pub(super) width: String,
    pub(super) height: String,
    pub(super) ticks: Vec<Tick>,
    pub(super) lanes: Vec<Lane>,
    pub(super) bars: Vec<Bar>,
    pub(super) marks: Vec<Mark>,
    /// What occurs in it, and what it means.
    pub(super) legend: Vec<Key>,
}

/// A line of the scale.
pub(super) struct Tick {
    pub(super) x: String,
    pub(super) label: String,
}

/// The name of a lane.
pub(super) struct Lane {
    pub(super) y: String,
    pub(super) label: String,
}

/// Something that lasted.
pub(super) struct Bar {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) width: String,
    pub(super) height: String,
    pub(super) class: &'static str,
    pub(super) title: String,
}

/// Something that happened at once, or the end of words that were cut off.
pub(super) struct Mark {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) path: &'static str,
    pub(super) class: &'static str,
    pub(super) title: String,
}

/// An entry of the legend; a bar where `path` is empty.
pub(super) struct Key {
    pub(super) class: &'static str,
    pub(super) path: &'static str,
    pub(super) label: String,
}

impl Drawing {
    /// Draws a timeline.
    pub(super) fn of(timeline: &Timeline, words: &Words) -> Self {
        let seconds = timeline.length.seconds().max(1.0);
        let scale = Scale((LEAST_WIDTH / seconds).max(PER_SECOND));
        let step = if scale.0 >= WIDE_SECOND { 10 } else { 30 };
        let ticks = (0..=timeline.length.0 / 1000).step_by(step).map(|second| {
            let at = Millis(second * 1000);
            Tick {
                x: number(scale.x(at)),
                label: length(at),
            }
        });
        let lanes = [
            (LINE_TOP, "export-lane-line"),
            (OTHERS_TOP, "export-lane-others"),
            (TRAINEE_TOP, "export-trainee"),
            (MOMENTS_TOP, "export-lane-moments"),
        ];
        Self {
            width: number(seconds * scale.0 + 2.0 * MARGIN),
            height: number(HEIGHT),
            ticks: ticks.collect(),
            lanes: lanes
                .map(|(top, key)| Lane {
                    y: number(top - 6.0),
                    label: words.text(key),
                })
                .into(),
            bars: bars(timeline, scale, words),
            marks: marks(timeline, scale, words),
            legend: legend(timeline, words),
        }
    }
}

/// How wide a second is.
#[derive(Clone, Copy)]
struct Scale(f64);

impl Scale {
    fn x(self, at: Millis) -> f64 {
        MARGIN + at.seconds() * self.0
    }

    fn width(self, from: Millis, to: Millis) -> f64 {
        (to.since(from).seconds() * self.0).max(LEAST_BAR)
    }
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

fn bars(timeline: &Timeline, scale: Scale, words: &Words) -> Vec<Bar> {
    let states = timeline.states.iter().map(|stretch| Bar {
        x: number(scale.x(stretch.from)),
        y: number(LINE_TOP + row(stretch.state) * STATE_ROW),
        width: number(scale.width(stretch.from, stretch.to)),
        height: number(STATE_HEIGHT),
        class: state_class(stretch.state),
        title: format!(
            "{}–{} {}",
            words.time(stretch.from),
            words.time(stretch.to),
            words.say(&stretch.state.label())
        ),
    });
    let others = timeline
        .caller
        .iter()
        .map(|said| speech(said, OTHERS_TOP, scale, words));
    let own = timeline
        .trainee
        .iter()
        .map(|said| speech(said, TRAINEE_TOP, scale, words));
    states.chain(others).chain(own).collect()
}

fn speech(said: &Stretch, top: f64, scale: Scale, words: &Words) -> Bar {
    Bar {
        x: number(scale.x(said.from)),
        y: number(top),
        width: number(scale.width(said.from, said.to)),
        height: number(SPEECH_HEIGHT),
        class: speech_class(&said.who),
        title: format!(
            "{}–{} {}: „{}”",
            words.time(said.from),
            words.time(said.to),
            who(&said.who, words),
            said.words
        ),
    }
}

/// The row of the first lane: what can be so at the same time lies in different rows.
fn row(state: LineState) -> f64 {
    match state {
        LineState::Ring { .. } | LineState::RingBack | LineState::Hold | LineState::Consult => 0.0,
        LineState::Mute | LineState::Silence | LineState::Block => 1.0,
        LineState::Loudspeaker => 2.0,
        LineState::Away | LineState::RoomTalk => 3.0,
    }
}

fn state_class(state: LineState) -> &'static str {
    match state {
        LineState::Ring { .. } => "ring",
        LineState::RingBack => "ring-back",
        LineState::Hold => "hold",
        LineState::Consult => "consult",
        LineState::Mute => "mute",
        LineState::Loudspeaker => "loudspeaker",
        LineState::Silence => "silence",
        LineState::Block => "block",
        LineState::Away => "away",
        LineState::RoomTalk => "room-talk",
    }
}

fn speech_class(who: &Who) -> &'static str {
    match who {
        Who::Caller { .. } => "caller",
        Who::Colleague { .. } => "colleague",
        Who::Room { .. } => "room",
        Who::Trainee {
            to: Addressee::Caller,
            route: Route::Voice,
            ..
        } => "own",
        Who::Trainee {
            to: Addressee::Caller,
            route: Route::Typed,
            ..
        } => "own-typed",
        Who::Trainee { .. } => "own-aside",
    }
}

fn marks(timeline: &Timeline, scale: Scale, words: &Words) -> Vec<Mark> {
    let cut_off = timeline.caller.iter().filter(|said| said.cut_off).map(|said| Mark {
        x: number(scale.x(said.to)),
        y: number(OTHERS_TOP + SPEECH_HEIGHT / 2.0),
        path: CUT_OFF,
        class: "stroke missed",
        title: words.text("export-cut-off"),
    });
    let mut marks: Vec<Mark> = cut_off.collect();
    let mut taken = [f64::NEG_INFINITY; 3];
    for moment in &timeline.moments {
        let x = scale.x(moment.at);
        // The first row with room; where none has any, marks lie over each other, and the table tells them apart.
        let row = taken.iter().position(|last| x - last >= MARK).unwrap_or(0);
        taken[row] = x;
        let (path, class) = shape(moment.kind);
        marks.push(Mark {
            x: number(x),
            y: number(MOMENTS_TOP + (row as f64 + 0.5) * MARK_ROW),
            path,
            class,
            title: format!("{} {}", words.time(moment.at), what(moment, words)),
        });
    }
    marks
}

/// A jagged end.
const CUT_OFF: &str = "M0 -11 4 -5.5 0 0 4 5.5 0 11";
const CIRCLE: &str = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z";
const SQUARE: &str = "M-5 -5H5V5H-5Z";

/// The mark of a kind, about its middle.
fn shape(kind: MomentKind) -> (&'static str, &'static str) {
    match kind {
        MomentKind::Line => ("M0 -6 6 5H-6Z", "solid"),
        MomentKind::Interruption => ("M-5 -5 5 5M5 -5 -5 5", "stroke missed"),
        MomentKind::Lost => ("M0 -6 6 0 0 6 -6 0Z", "hollow missed"),
        MomentKind::TookIn => (CIRCLE, "solid met"),
        MomentKind::Told => (CIRCLE, "hollow"),
        MomentKind::Colleague => (SQUARE, "solid"),
        MomentKind::Desk => (SQUARE, "hollow"),
        MomentKind::Room => ("M0 6 6 -5H-6Z", "hollow"),
        MomentKind::Sound => ("M-6 0Q-3 -7 0 0T6 0", "stroke"),
        MomentKind::Hint => ("M0 -6V6M-6 0H6", "stroke"),
    }
}

/// One entry for everything that occurs, in the order of the lanes.
fn legend(timeline: &Timeline, words: &Words) -> Vec<Key> {
    let mut legend: Vec<Key> = Vec::new();
    for stretch in &timeline.states {
        let class = state_class(stretch.state);
        let label = match stretch.state {
            LineState::Ring { .. } => words.text("export-ring"),
            other => words.say(&other.label()),
        };
        add(&mut legend, class, "", || label);
    }
    for said in timeline.caller.iter().chain(&timeline.trainee) {
        let class = speech_class(&said.who);
        add(&mut legend, class, "", || words.with("export-speech", "who", class));
    }
    if timeline.caller.iter().any(|said| said.cut_off) {
        add(&mut legend, "stroke missed", CUT_OFF, || words.text("export-cut-off"));
    }
    for kind in MomentKind::ALL {
        if timeline.moments.iter().any(|moment| moment.kind == kind) {
            let (path, class) = shape(kind);
            add(&mut legend, class, path, || words.say(&kind.label()));
        }
    }
    legend
}

/// Adds an entry that is not there yet.
fn add(legend: &mut Vec<Key>, class: &'static str, path: &'static str, label: impl FnOnce() -> String) {
    if !legend.iter().any(|key| key.class == class && key.path == path) {
        legend.push(Key {
            class,
            path,
            label: label(),
        });
    }
}
