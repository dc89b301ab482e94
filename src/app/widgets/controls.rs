//! Buttons and choices. Each scrolls into sight when the keyboard reaches it.

use bevy_egui::egui::{
    Frame, Margin, Pos2, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2,
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

/// A button with an icon and a word.
pub fn button(ui: &mut Ui, weight: Weight, icon: &str, word: &str) -> Response {
    button_if(ui, true, weight, icon, word)
}

/// A button that may be out of use.
pub fn button_if(ui: &mut Ui, enabled: bool, weight: Weight, icon: &str, word: &str) -> Response {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let padding = vec2(4.0 * GRID, 2.0 * GRID);
    let gap = if icon.is_empty() || word.is_empty() {
        0.0
    } else {
        (look.em() * 0.5).round()
    };
    let (fill, ink, stroke) = match weight {
        Weight::Primary => (p.accent, p.on_accent, Stroke::new(look.hairline(), p.accent)),
        Weight::Plain => (p.panel, p.ink, look.line()),
    };
    let font = if weight == Weight::Primary {
        look.strong()
    } else {
        look.body()
    };
    let icon = ui.painter().layout_no_wrap(icon.to_owned(), look.icon(), ink);
    let icon_width = if gap == 0.0 && word.is_empty() || gap > 0.0 {
        icon.size().x
    } else {
        0.0
    };
    let room = (ui.available_width() - 2.0 * padding.x - icon_width - gap).max(look.em());
    let words = ui.painter().layout(word.to_owned(), font, ink, room);
    let height = words.size().y + 2.0 * padding.y;
    let size = vec2(
        icon_width + gap + words.size().x + 2.0 * padding.x,
        height.max(ui.spacing().interact_size.y),
    );
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled && ui.is_enabled(), word));
    reach(&response);
    if ui.is_rect_visible(rect) {
        let over = enabled && (response.hovered() || response.is_pointer_button_down_on());
        let fill = match (weight, over) {
            (Weight::Primary, true) => mix(fill, p.ink, 0.2),
            (Weight::Plain, true) => mix(p.panel, p.accent, 0.12),
            (_, false) => fill,
        };
        let fade = if enabled { 1.0 } else { 0.55 };
        ui.painter()
            .rect(rect, CORNER, fill.gamma_multiply(fade), stroke, StrokeKind::Inside);
        let left = rect.left() + padding.x;
        if icon_width > 0.0 {
            let at = pos2(left, rect.center().y - icon.size().y / 2.0);
            ui.painter()
                .galley_with_override_text_color(at, icon, ink.gamma_multiply(fade));
        }
        let at = pos2(left + icon_width + gap, rect.center().y - words.size().y / 2.0);
        ui.painter()
            .galley_with_override_text_color(at, words, ink.gamma_multiply(fade));
    }
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
                        radio_dot(ui, dot.center(), chosen);
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
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let gap = 2.0 * GRID;
    let dot = look.em() * 1.25;
    let room = (ui.available_width() - dot - gap).max(look.em());
    let galley = ui.painter().layout(words.to_owned(), look.body(), p.ink, room);
    let size = vec2(ui.available_width(), galley.size().y.max(dot) + 2.0 * GRID);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), chosen, words));
    reach(&response);
    if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, mix(p.panel, p.accent, 0.08));
    }
    let centre = pos2(rect.left() + dot / 2.0, rect.top() + GRID + dot / 2.0);
    radio_dot(ui, centre, chosen);
    let at = pos2(
        rect.left() + dot + gap,
        rect.top() + GRID + (dot - look.em() * 1.31).max(0.0) / 2.0,
    );
    ui.painter().galley(at, galley, p.ink);
    response
}

fn radio_dot(ui: &Ui, centre: Pos2, chosen: bool) {
    let look = Look::of(ui.ctx());
    let radius = look.em() * 0.45;
    ui.painter()
        .circle_stroke(centre, radius, Stroke::new(1.5, look.palette.ink));
    if chosen {
        ui.painter().circle_filled(centre, radius * 0.55, look.palette.accent);
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
