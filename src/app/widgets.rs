//! The window's own controls: panels, buttons, telephone keys, choice cards, verdict marks. They draw and report
//! presses; every one has a name and a role for a screen reader.

use bevy_egui::egui::{
    self, Align, Color32, CornerRadius, Frame, Galley, Layout, Margin, Pos2, Rect, Response, RichText, Sense, Shape,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{CORNER, GRID, Look};
use crate::domain::Verdict;

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
    mark_heading(ui, &response, 1);
    response
}

/// A panel's title.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let look = Look::of(ui.ctx());
    let response = ui.label(RichText::new(text).font(look.title()).color(look.palette.ink));
    mark_heading(ui, &response, 2);
    response
}

fn mark_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
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

/// What a notice is about; decides its icon and colour, never alone its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something does not work as usual.
    Warning,
    /// A hint.
    Hint,
}

/// A line with an icon that stands out from the rest.
pub fn notice(ui: &mut Ui, tone: Tone, text: &str) {
    let look = Look::of(ui.ctx());
    let (icon, colour) = match tone {
        Tone::Info => (egui_phosphor::regular::INFO, look.palette.accent),
        Tone::Warning => (egui_phosphor::regular::WARNING, look.palette.partly),
        Tone::Hint => (egui_phosphor::regular::LIGHTBULB, look.palette.accent),
    };
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.x = 2.0 * GRID;
        decoration(ui, icon, colour);
        ui.vertical(|ui| ui.add(egui::Label::new(RichText::new(text).color(look.palette.ink)).wrap()));
    });
}

/// An icon beside a word: seen, not read out.
pub fn decoration(ui: &mut Ui, icon: &str, colour: Color32) {
    let look = Look::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), look.icon(), colour);
    let size = vec2(galley.size().x, look.em() * 1.3);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().galley(centred(rect, &galley), galley, colour);
}

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
            (Weight::Primary, true) => super::theme::mix(fill, p.ink, 0.2),
            (Weight::Plain, true) => super::theme::mix(p.panel, p.accent, 0.12),
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

/// One key of the telephone.
#[derive(Debug, Clone, Copy)]
pub struct PhoneKey<'a> {
    /// Icon from the set.
    pub icon: &'a str,
    /// The word on it.
    pub word: &'a str,
    /// Its shortcut ("F2"); empty: none.
    pub shortcut: &'a str,
    /// Pressed or not; none for keys that do not stay down.
    pub pressed: Option<bool>,
    /// Whether pressing it does anything now.
    pub enabled: bool,
    /// Whether it is what the moment calls for.
    pub calls: bool,
}

impl PhoneKey<'_> {
    /// Draws the key in `size` and reports presses.
    pub fn show(self, ui: &mut Ui, size: Vec2) -> Response {
        let look = Look::of(ui.ctx());
        let p = look.palette;
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let enabled = self.enabled && ui.is_enabled();
        let name = if self.shortcut.is_empty() {
            self.word.to_owned()
        } else {
            format!("{} ({})", self.word, self.shortcut)
        };
        response.widget_info(|| match self.pressed {
            Some(pressed) => WidgetInfo::selected(WidgetType::Button, enabled, pressed, &name),
            None => WidgetInfo::labeled(WidgetType::Button, enabled, &name),
        });
        reach(&response);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let down = self.pressed == Some(true);
        let (fill, ink, quiet) = if down || self.calls {
            (p.accent, p.on_accent, p.on_accent)
        } else if enabled && response.hovered() {
            (super::theme::mix(p.panel, p.accent, 0.12), p.ink, p.muted)
        } else {
            (p.panel, p.ink, p.muted)
        };
        let fade = if self.enabled { 1.0 } else { 0.5 };
        let painter = ui.painter();
        let key = if down { rect.shrink(2.0) } else { rect };
        painter.rect(
            key,
            CORNER,
            fill,
            Stroke::new(look.hairline(), p.line.gamma_multiply(fade)),
            StrokeKind::Inside,
        );
        if down {
            // A second frame makes the pressed key look sunk in, without colour.
            painter.rect_stroke(rect, CORNER, Stroke::new(1.5, p.ink), StrokeKind::Inside);
        } else if self.enabled {
            // The raised key's lower edge.
            let edge = Rect::from_min_max(
                pos2(key.left() + 3.0, key.bottom() - 3.0),
                key.right_bottom() - vec2(3.0, 1.0),
            );
            painter.rect_filled(edge, CornerRadius::same(1), p.line.gamma_multiply(0.6));
        }
        let pad = 2.5 * GRID;
        let icon = painter.layout_no_wrap(self.icon.to_owned(), look.icon(), ink);
        let short = painter.layout_no_wrap(self.shortcut.to_owned(), look.mono(), quiet);
        let icon_at = pos2(key.left() + pad, key.center().y - icon.size().y / 2.0);
        let words_left = icon_at.x + icon.size().x + 2.0 * GRID;
        let short_width = if self.shortcut.is_empty() {
            0.0
        } else {
            short.size().x + 2.0 * GRID
        };
        let room = (key.right() - pad - short_width - words_left).max(look.em());
        let words = painter.layout(self.word.to_owned(), look.strong(), ink, room);
        painter.galley_with_override_text_color(icon_at, icon, ink.gamma_multiply(fade));
        let words_at = pos2(words_left, key.center().y - words.size().y / 2.0);
        painter.galley_with_override_text_color(words_at, words, ink.gamma_multiply(fade));
        if !self.shortcut.is_empty() {
            let at = pos2(
                key.right() - pad - short.size().x,
                key.center().y - short.size().y / 2.0,
            );
            painter.galley_with_override_text_color(at, short, quiet.gamma_multiply(fade));
        }
        response
    }
}

/// Width that a [`PhoneKey`] needs to show its word on one line.
pub fn phone_key_width(ui: &Ui, word: &str, shortcut: &str) -> f32 {
    let look = Look::of(ui.ctx());
    let wide = |text: &str, font| {
        ui.painter()
            .layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
            .size()
            .x
    };
    let shortcut = if shortcut.is_empty() {
        0.0
    } else {
        wide(shortcut, look.mono()) + 2.0 * GRID
    };
    5.0 * GRID + look.em() * 1.3 + 2.0 * GRID + wide(word, look.strong()) + shortcut + GRID
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
                super::theme::mix(p.panel, p.accent, 0.06)
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
        ui.painter()
            .rect_filled(rect, CORNER, super::theme::mix(p.panel, p.accent, 0.08));
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

/// A row of choices of which one holds, each with its name; returns the one pressed.
pub fn segmented(ui: &mut Ui, group: &str, names: &[String], chosen: usize) -> Option<usize> {
    let look = Look::of(ui.ctx());
    let p = look.palette;
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        for (index, name) in names.iter().enumerate() {
            let on = index == chosen;
            let ink = if on { p.on_accent } else { p.ink };
            let words = ui
                .painter()
                .layout_no_wrap(name.clone(), if on { look.strong() } else { look.body() }, ink);
            let size = vec2(words.size().x + 6.0 * GRID, ui.spacing().interact_size.y);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let label = format!("{group}: {name}");
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), on, &label));
            reach(&response);
            let fill = match (on, response.hovered()) {
                (true, _) => p.accent,
                (false, true) => super::theme::mix(p.panel, p.accent, 0.12),
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

/// The mark of a verdict: a shape each, drawn, so that no font has to have it.
pub fn verdict_mark(ui: &mut Ui, verdict: Verdict) {
    let look = Look::of(ui.ctx());
    let size = look.em() * 1.25;
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let (centre, radius, stroke) = (
        rect.center(),
        look.em() * 0.42,
        Stroke::new(2.0, verdict_colour(look, verdict)),
    );
    let painter = ui.painter();
    match verdict {
        Verdict::Met => {
            painter.circle_filled(centre, radius + 1.0, stroke.color);
        }
        Verdict::Partly => {
            painter.circle_stroke(centre, radius, stroke);
            let arc = (0..=16).map(|step| {
                let angle = std::f32::consts::PI * (0.5 + step as f32 / 16.0);
                centre + radius * vec2(angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(arc.collect(), stroke.color, Stroke::NONE));
        }
        Verdict::Missed => {
            painter.circle_stroke(centre, radius, stroke);
        }
        Verdict::Unclear => {
            let r = radius + 1.0;
            let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)];
            painter.add(Shape::closed_line(
                corners.map(|corner| centre + corner).to_vec(),
                stroke,
            ));
        }
        Verdict::NotApplicable => {
            painter.line_segment([centre - vec2(radius, 0.0), centre + vec2(radius, 0.0)], stroke);
        }
    }
}

/// The colour that goes with a verdict's shape.
pub fn verdict_colour(look: Look, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Met => look.palette.met,
        Verdict::Partly => look.palette.partly,
        Verdict::Missed => look.palette.missed,
        Verdict::Unclear => look.palette.unclear,
        Verdict::NotApplicable => look.palette.muted,
    }
}

/// Scrolls a control into sight when the keyboard reaches it. Every control calls this.
pub fn reach(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Where to draw a galley so that it sits in the middle of `rect`.
pub fn centred(rect: Rect, galley: &Galley) -> Pos2 {
    rect.center() - galley.size() / 2.0
}

/// Space on the 4-point grid.
pub fn space(ui: &mut Ui, steps: u8) {
    ui.add_space(f32::from(steps) * GRID);
}

/// The page of a screen: a column of readable width that scrolls, and below it, always in sight, what leads on.
/// The column comes first in the order of Tab.
pub fn page<T>(
    ui: &mut Ui,
    widest_em: f32,
    state: &mut T,
    add: impl FnOnce(&mut Ui, &mut T),
    lead_on: impl FnOnce(&mut Ui, &mut T),
) {
    let look = Look::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, look.palette.background);
    let foot_height = ui.spacing().interact_size.y + 6.0 * GRID;
    let split = (whole.bottom() - foot_height).max(whole.top());
    let width = (widest_em * look.em()).min(whole.width() - 12.0 * GRID).max(1.0);
    let side = ((whole.width() - width) / 2.0).floor();

    let body = Rect::from_min_max(whole.min, pos2(whole.right(), split));
    let mut body_ui = ui.new_child(UiBuilder::new().id_salt("page").max_rect(body));
    body_ui.set_clip_rect(body);
    egui::ScrollArea::vertical()
        .id_salt("page")
        .auto_shrink(false)
        .show(&mut body_ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0 * GRID;
                    ui.set_width(width);
                    space(ui, 4);
                    add(ui, state);
                    space(ui, 6);
                });
            });
        });

    let foot = Rect::from_min_max(pos2(whole.left(), split), whole.max);
    ui.painter().rect_filled(foot, 0.0, look.palette.panel);
    ui.painter()
        .hline(foot.x_range(), foot.top() + look.hairline() / 2.0, look.line());
    let inside = Rect::from_min_max(pos2(foot.left() + side, foot.top() + 3.0 * GRID), foot.max);
    let mut foot_ui = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(inside));
    foot_ui.horizontal(|ui| lead_on(ui, state));
}
