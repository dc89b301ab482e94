//! Buttons and choices. Each scrolls into sight when the keyboard reaches it.

use std::sync::Arc;

use bevy_egui::egui::{
    Color32, Frame, Galley, Margin, Pos2, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::centred;
use crate::app::theme::{CORNER, GRID, Look, mix};

/// No target is smaller (WCAG 2.5.8), points.
const SMALLEST_TARGET: f32 = 24.0;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do next.
    Primary,
    /// Everything else.
    Plain,
}

/// Between a button's edge and what is written on it.
const PADDING: Vec2 = vec2(4.0 * GRID, 2.0 * GRID);

/// What is written on a button, laid out.
struct Face {
    icon: Arc<Galley>,
    gap: f32,
    words: Arc<Galley>,
}

impl Face {
    /// For a button that may be as wide as `whole`.
    fn lay_out(ui: &Ui, weight: Weight, icon: &str, word: &str, ink: Color32, whole: f32) -> Self {
        let look = Look::of(ui.ctx());
        let gap = if icon.is_empty() || word.is_empty() {
            0.0
        } else {
            (look.em() * 0.5).round()
        };
        let font = if weight == Weight::Primary {
            look.strong()
        } else {
            look.body()
        };
        let icon = ui.painter().layout_no_wrap(icon.to_owned(), look.icon(), ink);
        let room = (whole - 2.0 * PADDING.x - icon.size().x - gap).max(look.em());
        let words = ui.painter().layout(word.to_owned(), font, ink, room);
        Self { icon, gap, words }
    }

    fn width(&self) -> f32 {
        self.icon.size().x + self.gap + self.words.size().x + 2.0 * PADDING.x
    }
}

/// Width of a [`button`] whose words stand on one line, points.
pub fn button_width(ui: &Ui, weight: Weight, icon: &str, word: &str) -> f32 {
    let face = Face::lay_out(ui, weight, icon, word, Color32::PLACEHOLDER, f32::INFINITY);
    face.width().ceil()
}

/// A button with an icon and a word.
pub fn button(ui: &mut Ui, weight: Weight, icon: &str, word: &str) -> Response {
    button_if(ui, true, weight, icon, word)
}

/// A button that may be out of use.
pub fn button_if(ui: &mut Ui, enabled: bool, weight: Weight, icon: &str, word: &str) -> Response {
    named(ui, enabled, weight, icon, word, word)
}

/// A button of an icon alone, for where words take too much room. It tells its name to those who hear it, and shows it when it
/// is pointed at or reached by keyboard.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let response = named(ui, true, Weight::Plain, icon, "", name);
    if response.has_focus() && !response.hovered() {
        response.show_tooltip_text(name);
    }
    response.on_hover_text(name)
}

fn named(ui: &mut Ui, enabled: bool, weight: Weight, icon: &str, word: &str, name: &str) -> Response {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let in_use = enabled && ui.is_enabled();
    let (fill, ink, stroke) = match weight {
        _ if !in_use => look.disabled(),
        Weight::Primary => (p.accent, p.on_accent, Stroke::new(look.hairline(), p.accent)),
        Weight::Plain => (p.panel, p.ink, look.line()),
    };
    let face = Face::lay_out(ui, weight, icon, word, ink, ui.available_width());
    let height = face.words.size().y + 2.0 * PADDING.y;
    let size = vec2(face.width(), height.max(ui.spacing().interact_size.y));
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, in_use, name));
    reach(&response);
    if ui.is_rect_visible(rect) {
        let over = in_use && (response.hovered() || response.is_pointer_button_down_on());
        let fill = match (weight, over) {
            (Weight::Primary, true) => mix(fill, p.ink, 0.2),
            (Weight::Plain, true) => mix(p.panel, p.accent, 0.12),
            (_, false) => fill,
        };
        ui.painter().rect(rect, CORNER, fill, stroke, StrokeKind::Inside);
        let Face { icon, gap, words } = face;
        let (left, middle) = (rect.left() + PADDING.x, rect.center().y);
        let words_at = pos2(left + icon.size().x + gap, middle - words.size().y / 2.0);
        ui.painter().galley(pos2(left, middle - icon.size().y / 2.0), icon, ink);
        ui.painter().galley(words_at, words, ink);
    }
    response
}

/// A text field that may be out of use.
pub fn field_if(ui: &mut Ui, enabled: bool, edit: TextEdit<'_>) -> Response {
    if enabled {
        return ui.add(edit);
    }
    let before = ui.visuals().clone();
    let (_, ink, outline) = Look::of(ui.ctx()).disabled();
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(ink);
    visuals.widgets.inactive.bg_stroke = outline;
    let response = ui.add_enabled(false, edit);
    *ui.visuals_mut() = before;
    response
}

/// A time or a few words that lead elsewhere on the page: underlined, so that they are known without colour. `name` is what
/// a screen reader tells; the words stand in it.
pub fn link(ui: &mut Ui, words: &str, name: &str) -> Response {
    let look = Look::of(ui.ctx());
    let ink = look.palette.accent;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), look.mono(), ink);
    let drawn = galley.size();
    let (rect, response) = ui.allocate_exact_size(drawn.max(Vec2::splat(SMALLEST_TARGET)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, ui.is_enabled(), name));
    reach(&response);
    let thickness = if response.hovered() { 2.0 } else { look.hairline() };
    let below = rect.top() + drawn.y;
    ui.painter().line_segment(
        [pos2(rect.left(), below), pos2(rect.left() + drawn.x, below)],
        Stroke::new(thickness, ink),
    );
    ui.painter().galley(rect.min, galley, ink);
    response
}

/// A card that is one of several choices, like a radio button with a body.
pub fn choice_card(ui: &mut Ui, chosen: bool, name: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let builder = UiBuilder::new().id_salt(("choice", name)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let response = ui.response();
            let stroke = if chosen {
                Stroke::new(look.hairline() + 1.5, p.accent)
            } else {
                look.line()
            };
            let fill = if response.hovered() {
                mix(p.panel, p.accent, 0.06)
            } else {
                p.panel
            };
            let margin = Margin::same(3 * GRID as i8);
            // The frame is drawn over it, so that the thicker one of the chosen card does not move its words.
            let framed = Frame::new()
                .fill(fill)
                .corner_radius(CORNER)
                .inner_margin(margin)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.horizontal_top(|ui| {
                        let (dot, _) = ui.allocate_exact_size(Vec2::splat(look.em() * 1.25), Sense::hover());
                        radio_dot(ui, dot.center(), chosen, p.ink, p.accent);
                        ui.vertical(add);
                    });
                });
            ui.painter()
                .rect_stroke(framed.response.rect, CORNER, stroke, StrokeKind::Inside);
        })
        .response;
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), chosen, name));
    reach(&response);
    response
}

/// A radio button whose words wrap beside it.
pub fn option(ui: &mut Ui, chosen: bool, words: &str) -> Response {
    option_if(ui, true, chosen, words)
}

/// The same, where it may be out of use.
pub fn option_if(ui: &mut Ui, enabled: bool, chosen: bool, words: &str) -> Response {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let in_use = enabled && ui.is_enabled();
    let (ink, mark) = if in_use {
        (p.ink, p.accent)
    } else {
        (p.disabled(), p.disabled())
    };
    let gap = 2.0 * GRID;
    let dot = look.em() * 1.25;
    let room = (ui.available_width() - dot - gap).max(look.em());
    let galley = ui.painter().layout(words.to_owned(), look.body(), ink, room);
    let size = vec2(ui.available_width(), galley.size().y.max(dot) + 2.0 * GRID);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, in_use, chosen, words));
    reach(&response);
    if in_use && response.hovered() {
        ui.painter().rect_filled(rect, CORNER, mix(p.panel, p.accent, 0.08));
    }
    let centre = pos2(rect.left() + dot / 2.0, rect.top() + GRID + dot / 2.0);
    radio_dot(ui, centre, chosen, ink, mark);
    let at = pos2(
        rect.left() + dot + gap,
        rect.top() + GRID + (dot - look.em() * 1.31).max(0.0) / 2.0,
    );
    ui.painter().galley(at, galley, ink);
    response
}

/// A choice in the list that an [`egui::ComboBox`] opens; true: it was chosen. The list closes however that was: by itself it does so for
/// a pointer alone, and stays open over what is beneath it for the keyboard and for screen readers.
pub fn choice(ui: &mut Ui, chosen: bool, words: &str) -> bool {
    let taken = ui.selectable_label(chosen, words).clicked();
    if taken {
        ui.close();
    }
    taken
}

fn radio_dot(ui: &Ui, centre: Pos2, chosen: bool, ink: Color32, mark: Color32) {
    let radius = Look::of(ui.ctx()).em() * 0.45;
    ui.painter().circle_stroke(centre, radius, Stroke::new(1.5, ink));
    if chosen {
        ui.painter().circle_filled(centre, radius * 0.55, mark);
    }
}

/// A row of choices of which one holds, each with its name; returns the one pressed.
pub fn segmented(ui: &mut Ui, group: &str, names: &[String], chosen: usize) -> Option<usize> {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        // What is longer than a row goes on below within its button.
        let room = (ui.max_rect().width() - 6.0 * GRID).max(look.em());
        for (index, name) in names.iter().enumerate() {
            let on = index == chosen;
            let ink = if on { p.on_accent } else { p.ink };
            let font = if on { look.strong() } else { look.body() };
            let words = ui.painter().layout(name.clone(), font, ink, room);
            let height = words.size().y + 4.0 * GRID;
            let size = vec2(words.size().x + 6.0 * GRID, height.max(ui.spacing().interact_size.y));
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let label = format!("{group}: {name}");
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), on, &label));
            reach(&response);
            let fill = match (on, response.hovered()) {
                (true, _) => p.accent,
                (false, true) => mix(p.panel, p.accent, 0.12),
                (false, false) => p.panel,
            };
            ui.painter().rect(rect, CORNER, fill, look.line(), StrokeKind::Inside);
            if on {
                let y = rect.bottom() - 4.0;
                let line = [pos2(rect.left() + 3.0 * GRID, y), pos2(rect.right() - 3.0 * GRID, y)];
                ui.painter().line_segment(line, Stroke::new(2.0, p.on_accent));
            }
            ui.painter().galley(centred(rect, &words), words, ink);
            if response.clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}

/// Scrolls a control into sight when the keyboard reaches it. Every control calls this.
pub fn reach(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
