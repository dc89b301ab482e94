//! A key of the telephone: icon, word, shortcut; whether it is down is seen by its shape.

use bevy_egui::egui::{
    Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::reach;
use crate::app::theme::{CORNER, GRID, Look, mix};

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
        let (fill, ink, outline) = if !enabled {
            look.disabled()
        } else if down || self.calls {
            (p.accent, p.on_accent, look.line())
        } else if response.hovered() {
            (mix(p.panel, p.accent, 0.12), p.ink, look.line())
        } else {
            (p.panel, p.ink, look.line())
        };
        let quiet = if ink == p.ink { p.muted } else { ink };
        let painter = ui.painter();
        let key = if down { rect.shrink(2.0) } else { rect };
        painter.rect(key, CORNER, fill, outline, StrokeKind::Inside);
        if down {
            // A second frame makes the pressed key look sunk in, without colour.
            let frame = if enabled { p.ink } else { ink };
            painter.rect_stroke(rect, CORNER, Stroke::new(1.5, frame), StrokeKind::Inside);
        } else if enabled {
            // The raised key's lower edge.
            let edge = Rect::from_min_max(
                pos2(key.left() + 3.0, key.bottom() - 3.0),
                key.right_bottom() - vec2(3.0, 1.0),
            );
            painter.rect_filled(edge, CornerRadius::same(1), mix(p.panel, p.line, 0.6));
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
        painter.galley(icon_at, icon, ink);
        let words_at = pos2(words_left, key.center().y - words.size().y / 2.0);
        painter.galley(words_at, words, ink);
        if !self.shortcut.is_empty() {
            let at = pos2(
                key.right() - pad - short.size().x,
                key.center().y - short.size().y / 2.0,
            );
            painter.galley(at, short, quiet);
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
