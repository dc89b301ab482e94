//! The window's own controls and panels. They draw and report presses; every one has a name and a role for a screen
//! reader. What a press means is not known here.

mod controls;
mod page;
mod phone_key;
mod rows;
mod verdict;

use bevy_egui::egui::{
    self, Align, Color32, Frame, Galley, Layout, Margin, Pos2, Rect, Response, RichText, Sense, StrokeKind, Ui,
    UiBuilder, vec2,
};

pub use controls::{
    Weight, button, button_if, button_width, choice, choice_card, field_if, icon_button, link, option, option_if,
    reach, segmented,
};
pub use page::page;
pub use phone_key::{PhoneKey, phone_key_width};
pub use rows::{OPENS_EM, cell, opens, opens_width, rule};
pub use verdict::{verdict_colour, verdict_mark};

use super::theme::{CORNER, GRID, Look};

/// A panel on the background: hairline, rounded corners, even margins.
pub fn panel<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    panel_frame(ui).show(ui, add).inner
}

/// The frame of [`panel`].
pub fn panel_frame(ui: &Ui) -> Frame {
    let look = Look::of(ui.ctx());
    Frame::new()
        .fill(look.palette.panel)
        .stroke(look.line())
        .corner_radius(CORNER)
        .inner_margin(Margin::same(3 * GRID as i8))
}

/// A panel that fills `rect` whole.
pub fn panel_in<R>(ui: &mut Ui, rect: Rect, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.ctx());
    ui.painter()
        .rect(rect, CORNER, look.palette.panel, look.line(), StrokeKind::Inside);
    let inside = rect.shrink(3.0 * GRID);
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(salt)
            .max_rect(inside)
            .layout(Layout::top_down(Align::Min)),
    );
    child.set_clip_rect(inside.expand(2.0 * GRID).intersect(ui.clip_rect()));
    add(&mut child)
}

/// A screen's heading.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let response = ui.label(RichText::new(text).font(look.heading()).color(look.palette.ink));
    mark_heading(ui, &response, 1, text);
    response
}

/// A screen's heading that takes the keyboard when the screen opens: whoever hears the screen begins at its top, and Tab leads on
/// from there.
pub fn opening_heading(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let ink = look.palette.ink;
    let galley = ui
        .painter()
        .layout(text.to_owned(), look.heading(), ink, ui.available_width());
    let (_, rect) = ui.allocate_space(galley.size());
    let id = egui::Id::new(("opening heading", text));
    let now = ui.ctx().cumulative_pass_nr();
    let drawn = ui.data_mut(|data| {
        let drawn: Option<u64> = data.get_temp(id);
        data.insert_temp(id, now);
        drawn
    });
    let opens = drawn.is_none_or(|drawn| drawn + 1 < now);
    // Once it is left, Tab does not come to it again.
    let sense = if opens || ui.ctx().memory(|memory| memory.has_focus(id)) {
        Sense::focusable_noninteractive()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, text));
    mark_heading(ui, &response, 1, text);
    if opens {
        response.request_focus();
    }
    ui.painter().galley(rect.min, galley, ink);
    response
}

/// A panel's title.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let response = ui.label(RichText::new(text).font(look.title()).color(look.palette.ink));
    mark_heading(ui, &response, 2, text);
    response
}

fn mark_heading(ui: &Ui, response: &Response, level: usize, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        // A mere label is named by its value; a heading is not.
        node.set_label(text);
        node.clear_value();
    });
}

/// Bold text.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new(text).font(look.strong()).color(look.palette.ink))
}

/// Secondary text.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new(text).color(look.palette.muted))
}

/// Secondary text that may be long.
pub fn muted_wrapped(ui: &mut Ui, text: &str) -> Response {
    let colour = Look::of(ui.ctx()).palette.muted;
    ui.add(egui::Label::new(egui::RichText::new(text).color(colour)).wrap())
}

/// A level meter, `level` from 0 to 1.
pub fn meter(ui: &mut Ui, level: f32, name: &str) {
    let look = Look::of(ui.ctx());
    let size = egui::vec2(5.0 * look.em(), look.em() * 0.75);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, name));
    let inside = egui::StrokeKind::Inside;
    ui.painter()
        .rect(rect, CORNER, look.palette.background, look.line(), inside);
    let mut filled = rect.shrink(2.0);
    filled.set_width(filled.width() * level.clamp(0.0, 1.0));
    ui.painter().rect_filled(filled, CORNER - 2, look.palette.accent);
}

/// What a notice is about; decides its icon and colour, never alone its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something does not work as usual.
    Warning,
    /// Something was done badly.
    Failure,
    /// A hint.
    Hint,
}

/// A notice that a screen reader tells when it appears.
pub fn announced(ui: &mut Ui, tone: Tone, text: &str) {
    let response = notice(ui, tone, text);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// A line with an icon that stands out from the rest; its words.
pub fn notice(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let (icon, colour) = match tone {
        Tone::Info => (egui_phosphor::regular::INFO, look.palette.accent),
        Tone::Warning => (egui_phosphor::regular::WARNING, look.palette.partly),
        Tone::Failure => (egui_phosphor::regular::WARNING, look.palette.missed),
        Tone::Hint => (egui_phosphor::regular::LIGHTBULB, look.palette.accent),
    };
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.x = 2.0 * GRID;
        decoration(ui, icon, colour);
        ui.vertical(|ui| ui.add(egui::Label::new(RichText::new(text).color(look.palette.ink)).wrap()))
            .inner
    })
    .inner
}

/// An icon beside a word: seen, not read out.
pub fn decoration(ui: &mut Ui, icon: &str, colour: Color32) {
    let look = Look::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), look.icon(), colour);
    let size = vec2(galley.size().x, look.em() * 1.3);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().galley(centred(rect, &galley), galley, colour);
}

/// A name and its value as one line of text that wraps.
pub fn pair(ui: &mut Ui, name: &str, value: &str) {
    let look = Look::of(ui.ctx());
    let mut job = egui::text::LayoutJob::default();
    job.append(
        &format!("{name}:  "),
        0.0,
        egui::TextFormat::simple(look.body(), look.palette.muted),
    );
    job.append(value, 0.0, egui::TextFormat::simple(look.strong(), look.palette.ink));
    ui.add(egui::Label::new(job).wrap());
}

/// Where to draw a galley so that it sits in the middle of `rect`.
pub fn centred(rect: Rect, galley: &Galley) -> Pos2 {
    rect.center() - galley.size() / 2.0
}

/// Space on the 4-point grid.
pub fn space(ui: &mut Ui, steps: u8) {
    ui.add_space(f32::from(steps) * GRID);
}
