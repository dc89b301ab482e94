//! The course of the call, drawn to scale: the line, the other side, the trainee, what happened. A moment is chosen by
//! pointer, by arrow keys, or from the time beside a piece of evidence; below it stands in words, can be heard, and in
//! practice be tried again from there.

use bevy_egui::egui::{
    self, EventFilter, Id, Key, Rect, RichText, Sense, Ui, WidgetInfo, WidgetType, accesskit, pos2, vec2,
};
use egui_phosphor::regular as icon;

use super::drawing::{Sheet, legend};
use super::{DebriefAction, DebriefScreen};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Weight};
use crate::domain::{Evidence, Message, Millis};
use crate::scoring::timeline::{LineState, MomentKind, Stretch, Timeline, Who};

/// The lanes, from above.
const LANES: [&str; 4] = [
    "debrief-lane-line",
    "debrief-lane-other",
    "debrief-lane-me",
    "debrief-lane-moments",
];

/// One thing to choose.
pub(super) struct Entry<'a> {
    pub(super) from: Millis,
    pub(super) to: Millis,
    pub(super) lane: usize,
    pub(super) what: What<'a>,
}

/// What it is.
pub(super) enum What<'a> {
    State(LineState),
    Words(&'a Stretch),
    Moment(MomentKind, &'a Message),
}

/// Everything on the timeline, in order of time.
fn entries<'a>(course: &'a Timeline) -> Vec<Entry<'a>> {
    let words = |lane, stretches: &'a [Stretch]| {
        stretches.iter().map(move |stretch| Entry {
            from: stretch.from,
            to: stretch.to,
            lane,
            what: What::Words(stretch),
        })
    };
    let states = course.states.iter().map(|stretch| Entry {
        from: stretch.from,
        to: stretch.to,
        lane: 0,
        what: What::State(stretch.state),
    });
    let moments = course.moments.iter().map(|moment| Entry {
        from: moment.at,
        to: moment.at,
        lane: 3,
        what: What::Moment(moment.kind, &moment.what),
    });
    let mut entries: Vec<Entry<'a>> = states
        .chain(words(1, &course.caller))
        .chain(words(2, &course.trainee))
        .chain(moments)
        .collect();
    entries.sort_by_key(|entry| (entry.from, entry.lane));
    entries
}

/// Whether there is a moment to choose.
pub fn has_moments(course: &Timeline) -> bool {
    !(course.states.is_empty() && course.caller.is_empty() && course.trainee.is_empty() && course.moments.is_empty())
}

/// Place of the moment that a piece of evidence is about: what went on then, else what lies nearest; of several, the words
/// that are quoted, else what began then. None: nothing happened.
pub fn place_of(course: &Timeline, piece: &Evidence) -> Option<usize> {
    let at = piece.at_ms;
    let off = |entry: &Entry<'_>| {
        let outside = entry.from.since(at).max(at.since(entry.to));
        let quoted = match (&entry.what, &piece.quote) {
            (What::Words(stretch), Some(quote)) => stretch.words.contains(quote.as_str()),
            _ => false,
        };
        let from_its_start = entry.from.since(at).max(at.since(entry.from));
        (outside, !quoted, from_its_start)
    };
    let entries = entries(course);
    let all = entries.iter().enumerate();
    all.min_by_key(|(_, entry)| off(entry)).map(|(place, _)| place)
}

/// Leads the eye and the keyboard to the course as soon as it is drawn.
pub fn lead_here(ui: &Ui) {
    ui.ctx().data_mut(|data| data.insert_temp(led_here(), true));
    ui.ctx().request_repaint();
}

fn led_here() -> Id {
    Id::new("the course is led to")
}

/// Draws the course and what stands at the chosen moment.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, course: &Timeline, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let entries = entries(course);
    let led = ui.ctx().data_mut(|data| data.remove_temp::<bool>(led_here())).is_some();
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-timeline"));
        let Some(chosen) = entries.get(view.chosen).or(entries.first()) else {
            widgets::muted(ui, &texts.t("debrief-timeline-empty"));
            return;
        };
        widgets::muted_wrapped(ui, &texts.t("debrief-timeline-how"));
        let drawing = picture(ui, view, course, &entries, chosen, texts, actions);
        legend(ui, texts);
        widgets::space(ui, 1);
        steps(ui, view, entries.len(), texts, actions);
        details(ui, view, chosen, texts, actions);
        if led {
            drawing.request_focus();
            let with_words = Rect::from_min_max(drawing.rect.min, ui.min_rect().max);
            // Where the words do not fit in below it, the drawing is shown: it has the keyboard.
            let fits = with_words.height() <= ui.clip_rect().height();
            ui.scroll_to_rect(if fits { with_words } else { drawing.rect }, None);
            ui.ctx().request_repaint();
        }
    });
}

fn picture(
    ui: &mut Ui,
    view: &DebriefScreen<'_>,
    course: &Timeline,
    entries: &[Entry<'_>],
    chosen: &Entry<'_>,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
) -> egui::Response {
    let look = Look::of(ui.ctx());
    let (em, lane) = (look.em(), (look.em() * 1.7).round());
    let names: Vec<String> = LANES.iter().map(|key| texts.t(key)).collect();
    let widest = names.iter().map(|name| width_of(ui, name)).fold(0.0, f32::max);
    let size = vec2(ui.available_width(), lane * LANES.len() as f32 + 1.6 * em);
    let (whole, response) = ui.allocate_exact_size(size, Sense::click());
    // What happens last is drawn whole, with the ring around it where it is chosen.
    let field = Rect::from_min_max(
        pos2(whole.left() + widest + 3.0 * GRID, whole.top()),
        pos2(whole.right() - 0.3 * lane, whole.top() + lane * LANES.len() as f32),
    );
    let sheet = Sheet {
        painter: ui.painter().clone(),
        look,
        field,
        right: whole.right(),
        lane,
        length: course.length.max(Millis(1_000)),
    };
    for (row, name) in names.iter().enumerate() {
        sheet.row(row, whole.left(), name);
    }
    sheet.scale();
    for entry in entries {
        sheet.entry(entry, std::ptr::eq(entry, chosen));
    }
    let last = entries.len() - 1;
    let place = view.chosen.min(last);
    let name = texts.t("debrief-timeline");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, ui.is_enabled(), &name));
    // Asked before the tree is being written: what writes it holds the context.
    let focused = response.has_focus();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(format!("{}, {}", Texts::clock(chosen.from), words_of(chosen, texts)));
        node.set_numeric_value(place as f64);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(last as f64);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
        if focused {
            node.set_live(accesskit::Live::Polite);
        }
    });
    let asked = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
    if asked(accesskit::Action::Increment) {
        actions.push(DebriefAction::Choose((place + 1).min(last)));
    }
    if asked(accesskit::Action::Decrement) {
        actions.push(DebriefAction::Choose(place.saturating_sub(1)));
    }
    widgets::reach(&response);
    if response.clicked() {
        response.request_focus();
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked())
        && let Some(place) = sheet.nearest(entries, at)
    {
        actions.push(DebriefAction::Choose(place));
    }
    if focused {
        let arrows = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let to = match place {
            place if pressed(Key::ArrowRight) => Some((place + 1).min(last)),
            place if pressed(Key::ArrowLeft) => Some(place.saturating_sub(1)),
            _ if pressed(Key::Home) => Some(0),
            _ if pressed(Key::End) => Some(last),
            _ => None,
        };
        actions.extend(to.map(DebriefAction::Choose));
    }
    response
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    let look = Look::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), look.body(), look.palette.ink);
    galley.size().x
}

/// Buttons for those who do not use arrow keys.
fn steps(ui: &mut Ui, view: &DebriefScreen<'_>, count: usize, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let place = view.chosen.min(count - 1);
    ui.horizontal_wrapped(|ui| {
        let earlier = texts.t("debrief-moment-earlier");
        if widgets::button_if(ui, place > 0, Weight::Plain, icon::CARET_LEFT, &earlier).clicked() {
            actions.push(DebriefAction::Choose(place - 1));
        }
        let later = texts.t("debrief-moment-later");
        if widgets::button_if(ui, place + 1 < count, Weight::Plain, icon::CARET_RIGHT, &later).clicked() {
            actions.push(DebriefAction::Choose(place + 1));
        }
    });
}

fn details(ui: &mut Ui, view: &DebriefScreen<'_>, entry: &Entry<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let look = Look::of(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.label(
            RichText::new(Texts::clock(entry.from))
                .font(look.mono())
                .color(look.palette.muted),
        );
        ui.add(egui::Label::new(words_of(entry, texts)).wrap());
    });
    let What::Words(stretch) = &entry.what else { return };
    ui.horizontal_wrapped(|ui| {
        let mine = matches!(stretch.who, Who::Trainee { .. });
        let heard = !mine || view.recorded.contains(&stretch.from);
        if heard && widgets::button(ui, Weight::Plain, icon::PLAY, &texts.t("debrief-moment-hear")).clicked() {
            actions.push(DebriefAction::Hear(stretch.from));
        }
        if mine && view.can_retry {
            let word = texts.t("debrief-moment-retry");
            if widgets::button(ui, Weight::Plain, icon::ARROW_COUNTER_CLOCKWISE, &word).clicked() {
                actions.push(DebriefAction::Retry(stretch.from));
            }
        }
    });
}

/// An entry in words: who and what.
fn words_of(entry: &Entry<'_>, texts: &Texts) -> String {
    match &entry.what {
        What::State(state) => {
            let seconds = texts.figure(entry.to.since(entry.from).seconds());
            format!(
                "{}, {}",
                texts.message(&state.label()),
                texts.word("debrief-moment-lasts", "seconds", &seconds)
            )
        }
        What::Words(stretch) => {
            let who = match &stretch.who {
                Who::Trainee { .. } => texts.t("desk-who-me"),
                Who::Caller { name } | Who::Colleague { name } | Who::Room { name } => name.clone(),
            };
            let words = if stretch.cut_off {
                Texts::cut_off(&stretch.words)
            } else {
                stretch.words.clone()
            };
            // Beneath, and for a screen reader behind it, what it means.
            let beneath = stretch.translated.iter();
            let beneath: String = beneath.map(|shown| format!("\n({shown})")).collect();
            format!("{who}: „{words}”{beneath}")
        }
        What::Moment(_, what) => texts.message(what),
    }
}
