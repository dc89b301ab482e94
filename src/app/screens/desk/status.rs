//! The bar over the desk: the time, whose desk it is, and the buttons for text, colours and a rest. Words keep whole: where the line
//! is too short for both, the buttons take one of their own.

use bevy_egui::egui::{self, Align, Color32, Frame, Label, Layout, Margin, RichText, Ui, vec2};
use egui_phosphor::regular as icon;

use super::{DeskAction, DeskScreen};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Weight};
use crate::domain::Mode;

/// Between two things in the bar, points.
const GAP: f32 = 3.0 * GRID;

/// Whether the status bar has room for its buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// They stand in it.
    Roomy,
    /// They stand at the end of the desk's one column.
    Narrow,
}

impl Bar {
    /// For a desk that takes the whole of `ui`, which need not be the whole window.
    pub fn of(ui: &Ui) -> Self {
        if ui.available_rect_before_wrap().width() >= 60.0 * Look::of(ui.ctx()).em() {
            Self::Roomy
        } else {
            Self::Narrow
        }
    }
}

/// A button: its icon, its words, what it does.
type Button = (&'static str, String, DeskAction);

fn text_size(ui: &Ui, texts: &Texts) -> Button {
    let words = texts.number("app-text-size", "percent", Look::of(ui.ctx()).scale.percent());
    (icon::TEXT_AA, words, DeskAction::NextScale)
}

fn theme(ui: &Ui, texts: &Texts) -> Button {
    let words = texts.t(Look::of(ui.ctx()).theme.button_key());
    (icon::CIRCLE_HALF, words, DeskAction::NextTheme)
}

/// Practice can be held; an exam cannot.
fn hold(view: &DeskScreen<'_>, texts: &Texts) -> Option<Button> {
    if view.mode == Mode::Exam || view.model.is_ended() {
        return None;
    }
    let (glyph, key) = if view.paused {
        (icon::PLAY, "desk-go-on")
    } else {
        (icon::PAUSE, "desk-pause")
    };
    Some((glyph, texts.t(key), DeskAction::Pause))
}

/// The buttons from left to right, for where they have a place of their own.
pub fn buttons(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let all = [text_size(ui, texts), theme(ui, texts)];
    draw(ui, all.into_iter().chain(hold(view, texts)), actions);
}

fn draw(ui: &mut Ui, buttons: impl Iterator<Item = Button>, actions: &mut Vec<DeskAction>) {
    for (glyph, words, action) in buttons {
        if widgets::button(ui, Weight::Plain, glyph, &words).clicked() {
            actions.push(action);
        }
    }
}

/// Draws the bar, and below it what does not work as usual.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, room: Bar, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let look = Look::of(ui.ctx());
    let frame = Frame::new()
        .fill(look.palette.panel)
        .inner_margin(Margin::symmetric(3 * GRID as i8, 2 * GRID as i8))
        .stroke(egui::Stroke::NONE);
    let bar = egui::Panel::top("status")
        .frame(frame)
        .show_separator_line(false)
        .resizable(false)
        .show(ui, |ui| match room {
            Bar::Roomy => roomy(ui, view, texts, actions),
            Bar::Narrow => {
                ui.horizontal_wrapped(|ui| place(ui, view, texts));
            }
        });
    let bottom = bar.response.rect.bottom();
    ui.painter()
        .hline(bar.response.rect.x_range(), bottom - look.hairline() / 2.0, look.line());
    if !view.notices.is_empty() {
        notices(ui, view);
    }
}

/// The place on the left and the buttons on the right; one below the other where not even the longest word of the place fits in.
fn roomy(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    // From the right: they stand in the order in which they do elsewhere.
    let right: Vec<Button> = [theme(ui, texts), text_size(ui, texts)]
        .into_iter()
        .chain(hold(view, texts))
        .collect();
    let widths = right
        .iter()
        .map(|(glyph, words, _)| widgets::button_width(ui, Weight::Plain, glyph, words) + GAP);
    // A point to spare, so that no rounding makes a button's words wrap.
    let left = (ui.available_width() - widths.sum::<f32>() - 1.0).floor();
    let look = Look::of(ui.ctx());
    let words = whose(view, texts);
    let beside_time = left - GAP - width(ui, &Texts::time_of_day(view.minute), look.mono());
    let longest = words.split_whitespace().map(|word| width(ui, word, look.strong()));
    if longest.fold(0.0, f32::max) > beside_time {
        ui.horizontal_wrapped(|ui| place(ui, view, texts));
        ui.horizontal_wrapped(|ui| buttons(ui, view, texts, actions));
        return;
    }
    let lines = ui
        .painter()
        .layout(words, look.strong(), Color32::PLACEHOLDER, beside_time);
    let height = lines.size().y.max(ui.spacing().interact_size.y);
    ui.horizontal(|ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.x = GAP;
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(left, height), layout, |ui| place(ui, view, texts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            draw(ui, right.into_iter(), actions);
        });
    });
}

/// The time, and whose desk it is.
fn place(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts) {
    let look = Look::of(ui.ctx());
    ui.spacing_mut().item_spacing.x = GAP;
    ui.label(RichText::new(Texts::time_of_day(view.minute)).font(look.mono()));
    ui.add(Label::new(RichText::new(whose(view, texts)).font(look.strong())).wrap());
}

fn whose(view: &DeskScreen<'_>, texts: &Texts) -> String {
    let mode = match view.mode {
        Mode::Practice if view.author => "desk-author",
        Mode::Practice => "desk-practice",
        Mode::Exam => "desk-exam",
    };
    format!("{}  ·  {}", view.profile.office, texts.t(mode))
}

fn width(ui: &Ui, words: &str, font: egui::FontId) -> f32 {
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font, Color32::PLACEHOLDER);
    galley.size().x
}

fn notices(ui: &mut Ui, view: &DeskScreen<'_>) {
    let frame = Frame::new()
        .fill(Look::of(ui.ctx()).palette.background)
        .inner_margin(Margin::symmetric(12, 4));
    egui::Panel::top("notices")
        .frame(frame)
        .show_separator_line(false)
        .resizable(false)
        .show(ui, |ui| {
            for (tone, text) in view.notices {
                widgets::announced(ui, *tone, text);
            }
        });
}
