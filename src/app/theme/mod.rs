//! How the window looks: palette, type scale, spacing, corners, focus ring. One place; screens only name roles.

mod fonts;
mod palette;

use bevy_egui::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Id, Margin, Stroke, StrokeKind, TextStyle, Vec2, epaint::Shadow,
};
use serde::{Deserialize, Serialize};

pub use palette::{Palette, Scene, palette};

/// Corner radius of panels and controls, points.
pub const CORNER: u8 = 6;
/// Step of the spacing grid, points.
pub const GRID: f32 = 4.0;
/// Width of the focus ring, points; its distance from the control is `RING_OFFSET`.
const RING: f32 = 3.0;
const RING_OFFSET: f32 = 2.0;
/// Sizes of body, title and heading at 100 %, points.
const BODY: f32 = 16.0;
const TITLE: f32 = 20.0;
const HEADING: f32 = 28.0;

/// The window's colour themes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Paper and daylight.
    #[default]
    Light,
    /// For dim rooms.
    Dark,
    /// Black, white and yellow.
    HighContrast,
}

impl Theme {
    /// Every theme, in the order in which the button goes through them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The next one, round and round.
    pub fn next(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::Light,
        }
    }

    /// The key of its name in the localisation files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
            Self::HighContrast => "theme-high-contrast",
        }
    }

    /// The key of what stands on the button that shows it and goes on to the next.
    pub fn button_key(self) -> &'static str {
        match self {
            Self::Light => "theme-button-light",
            Self::Dark => "theme-button-dark",
            Self::HighContrast => "theme-button-high-contrast",
        }
    }
}

/// Size of text relative to normal: 1.0–2.0 in steps of a quarter.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct TextScale(f32);

impl TextScale {
    /// Steps that the settings offer, per cent.
    pub const STEPS: [u16; 5] = [100, 125, 150, 175, 200];

    /// From per cent, kept within 100–200.
    pub fn from_percent(percent: u16) -> Self {
        Self(f32::from(percent.clamp(100, 200)) / 100.0)
    }

    /// In per cent.
    pub fn percent(self) -> u16 {
        (self.0 * 100.0).round() as u16
    }

    /// The next step, from the largest back to the smallest.
    pub fn next(self) -> Self {
        let larger = Self::STEPS.into_iter().find(|&step| step > self.percent());
        Self::from_percent(larger.unwrap_or(100))
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(1.0)
    }
}

/// How much moves on the screen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// The lamp pulses.
    #[default]
    Full,
    /// Everything holds still between two changes of what it shows.
    Reduced,
}

impl Motion {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Full, Self::Reduced];

    /// The key of its name in the localisation files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "settings-motion-full",
            Self::Reduced => "settings-motion-reduced",
        }
    }
}

/// What drawing code needs to know of the theme in force.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The colours.
    pub palette: &'static Palette,
    /// The theme they belong to.
    pub theme: Theme,
    /// Size of text.
    pub scale: TextScale,
    /// How much moves.
    pub motion: Motion,
}

impl Look {
    /// The look applied to this window, or the default one.
    pub fn of(ctx: &egui::Context) -> Self {
        let look = ctx.data(|data| data.get_temp::<Self>(look_id()));
        look.unwrap_or(Self {
            palette: palette(Theme::Light),
            theme: Theme::Light,
            scale: TextScale::default(),
            motion: Motion::default(),
        })
    }

    /// Height of body text, points: the measure that layout goes by.
    pub fn em(self) -> f32 {
        BODY * self.scale.0
    }

    /// Hairline width, points.
    pub fn hairline(self) -> f32 {
        if self.theme == Theme::HighContrast { 2.0 } else { 1.0 }
    }

    /// The hairline.
    pub fn line(self) -> Stroke {
        Stroke::new(self.hairline(), self.palette.line)
    }

    /// How a control out of use is drawn: fill, ink and outline. They are mixed and not see-through: what is blended on the
    /// card comes out fainter than it was meant.
    pub fn disabled(self) -> (Color32, Color32, Stroke) {
        let p = self.palette;
        let outline = Stroke::new(self.hairline(), mix(p.panel, p.line, 0.5));
        (p.panel, p.disabled(), outline)
    }

    /// Body text.
    pub fn body(self) -> FontId {
        FontId::new(self.em(), FontFamily::Proportional)
    }

    /// Bold body text.
    pub fn strong(self) -> FontId {
        FontId::new(self.em(), fonts::bold())
    }

    /// Titles of panels.
    pub fn title(self) -> FontId {
        FontId::new(TITLE * self.scale.0, fonts::bold())
    }

    /// The heading of a screen.
    pub fn heading(self) -> FontId {
        FontId::new(HEADING * self.scale.0, fonts::bold())
    }

    /// Times and figures.
    pub fn mono(self) -> FontId {
        FontId::new(self.em(), FontFamily::Monospace)
    }

    /// Icons beside a word.
    pub fn icon(self) -> FontId {
        FontId::new(TITLE * self.scale.0, FontFamily::Proportional)
    }
}

fn look_id() -> Id {
    Id::new("sygnaly look")
}

/// Loads the fonts into a context. Once, before the first pass.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
}

/// Applies theme, text size and motion to a context; cheap when nothing changed.
pub fn apply(ctx: &egui::Context, theme: Theme, scale: TextScale, motion: Motion) {
    let in_force: Option<Look> = ctx.data(|data| data.get_temp(look_id()));
    if in_force.is_some_and(|look| look.theme == theme && look.scale == scale && look.motion == motion) {
        return;
    }
    let look = Look {
        palette: palette(theme),
        theme,
        scale,
        motion,
    };
    ctx.data_mut(|data| data.insert_temp(look_id(), look));
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_theme(if theme == Theme::Light {
        egui::Theme::Light
    } else {
        egui::Theme::Dark
    });
    ctx.all_styles_mut(|style| restyle(style, look));
}

fn restyle(style: &mut egui::Style, look: Look) {
    let p = look.palette;
    style.text_styles = [
        (TextStyle::Body, look.body()),
        // Nothing is ever smaller than body text.
        (TextStyle::Small, look.body()),
        (TextStyle::Button, look.body()),
        (TextStyle::Monospace, look.mono()),
        (TextStyle::Heading, look.heading()),
    ]
    .into();
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(2.0 * GRID);
    spacing.button_padding = Vec2::new(3.0 * GRID, 2.0 * GRID);
    // A target of at least 24 points (WCAG 2.5.8) at any size of text, and room for the words.
    spacing.interact_size = Vec2::new(32.0, (TITLE * look.scale.0 * 1.3 + 4.0 * GRID).round());
    spacing.icon_width = look.em() * 1.25;
    spacing.icon_width_inner = look.em() * 0.75;
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 2.0 * GRID;
    spacing.scroll.foreground_color = false;
    // Text that fades is text that cannot be read.
    spacing.scroll.fade.strength = 0.0;
    spacing.menu_margin = Margin::same(8);
    spacing.combo_height = look.em() * 20.0;

    let visuals = &mut style.visuals;
    *visuals = if look.theme == Theme::Light {
        egui::Visuals::light()
    } else {
        egui::Visuals::dark()
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(p.muted);
    visuals.panel_fill = p.background;
    visuals.window_fill = p.panel;
    visuals.window_stroke = look.line();
    visuals.window_corner_radius = CornerRadius::same(CORNER);
    visuals.menu_corner_radius = CornerRadius::same(CORNER);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.extreme_bg_color = p.panel;
    visuals.text_edit_bg_color = Some(p.panel);
    visuals.faint_bg_color = p.background;
    visuals.hyperlink_color = p.accent;
    visuals.warn_fg_color = p.partly;
    visuals.error_fg_color = p.missed;
    visuals.selection.bg_fill = p.accent;
    visuals.selection.stroke = Stroke::new(look.hairline(), p.on_accent);
    // A blinking caret would keep the window redrawing for ever.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, p.ink);
    // What is out of use has colours of its own: see `Look::disabled`.
    visuals.disabled_alpha = 1.0;
    let widgets = &mut visuals.widgets;
    // `bg_fill` is what scroll handles are drawn with, `weak_bg_fill` what buttons and fields are.
    for (state, handle, fill, stroke) in [
        (&mut widgets.noninteractive, p.panel, p.panel, p.line),
        (&mut widgets.inactive, p.line, p.panel, p.line),
        (&mut widgets.hovered, p.accent, p.background, p.accent),
        (&mut widgets.active, p.accent, p.background, p.accent),
        (&mut widgets.open, p.accent, p.background, p.accent),
    ] {
        state.bg_fill = handle;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(look.hairline(), stroke);
        state.fg_stroke = Stroke::new(look.hairline() + 0.5, p.ink);
        state.corner_radius = CornerRadius::same(CORNER);
        state.expansion = 0.0;
    }
}

/// Draws the focus ring around whatever has the keyboard. Call it last in a pass.
pub fn focus_ring(ctx: &egui::Context) {
    let Some(focused) = ctx
        .memory(|memory| memory.focused())
        .and_then(|id| ctx.read_response(id))
    else {
        return;
    };
    // The part that is not scrolled away.
    let seen = focused.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::new("focus ring"));
    let radius = CornerRadius::same(CORNER + RING_OFFSET as u8);
    let stroke = Stroke::new(RING, Look::of(ctx).palette.accent);
    ctx.layer_painter(layer)
        .rect_stroke(seen.expand(RING_OFFSET), radius, stroke, StrokeKind::Outside);
}

/// `from` mixed with `to`; `share` 0–1.
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_scale_stays_in_range_and_goes_round() {
        assert_eq!(TextScale::from_percent(20).percent(), 100);
        assert_eq!(TextScale::from_percent(500).percent(), 200);
        assert_eq!(TextScale::from_percent(125).next().percent(), 150);
        assert_eq!(TextScale::from_percent(200).next().percent(), 100);
    }

    #[test]
    fn no_text_is_under_16_points() {
        let ctx = egui::Context::default();
        apply(&ctx, Theme::Light, TextScale::default(), Motion::default());
        ctx.all_styles_mut(|style| {
            for (name, font) in &style.text_styles {
                assert!(font.size >= 16.0, "{name:?}: {}", font.size);
            }
        });
    }
}
