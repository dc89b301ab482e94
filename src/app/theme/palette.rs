//! Colours as data: one palette a theme, a role a field. Nothing else in the window names a colour.

use bevy_egui::egui::Color32;

use super::{Theme, mix};

/// The colours of one theme, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color32,
    /// Behind text and controls.
    pub panel: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Hairlines and outlines of controls.
    pub line: Color32,
    /// Links, focus, the chosen and the pressed.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A rule met.
    pub met: Color32,
    /// A rule partly met.
    pub partly: Color32,
    /// A rule missed; also errors.
    pub missed: Color32,
    /// A verdict for a trainer to settle.
    pub unclear: Color32,
    /// The drawn office.
    pub scene: Scene,
}

impl Palette {
    /// Text of what is out of use: paler than what can be pressed, and still to be read.
    pub fn disabled(&self) -> Color32 {
        mix(self.panel, self.ink, 0.68)
    }
}

/// The colours of the drawn office. Text is never set on them except `screen_ink` on `screen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene {
    /// The wall.
    pub wall: Color32,
    /// The lower part of the wall.
    pub wainscot: Color32,
    /// Sky in the window.
    pub sky: Color32,
    /// Houses and trees behind the window.
    pub town: Color32,
    /// Window frame, door frame, clock face, paper.
    pub white: Color32,
    /// The door.
    pub door: Color32,
    /// The corridor behind an open door.
    pub corridor: Color32,
    /// Desk top.
    pub wood: Color32,
    /// Desk edge.
    pub wood_dark: Color32,
    /// Telephone body.
    pub phone: Color32,
    /// Telephone keys and handset highlight.
    pub phone_light: Color32,
    /// The telephone's display.
    pub screen: Color32,
    /// Text on it.
    pub screen_ink: Color32,
    /// The ring lamp when lit.
    pub lamp: Color32,
    /// The ring lamp when out.
    pub lamp_off: Color32,
    /// Outlines.
    pub outline: Color32,
    /// Clothes, diary cover, plant.
    pub cloth: Color32,
    /// Skin.
    pub skin: Color32,
}

/// The palette of a theme.
pub const fn palette(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
        Theme::HighContrast => &HIGH_CONTRAST,
    }
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

static LIGHT: Palette = Palette {
    background: rgb(0xF6F3EC),
    panel: rgb(0xFFFFFF),
    ink: rgb(0x1E2430),
    muted: rgb(0x565E6C),
    line: rgb(0x767D88),
    accent: rgb(0x0B5C78),
    on_accent: rgb(0xFFFFFF),
    met: rgb(0x1F6B3A),
    partly: rgb(0x895100),
    missed: rgb(0xA6261D),
    unclear: rgb(0x5B4A9E),
    scene: Scene {
        wall: rgb(0xEDE6D6),
        wainscot: rgb(0xD9CFB8),
        sky: rgb(0xCFE6F2),
        town: rgb(0x9DB7A4),
        white: rgb(0xFFFDF7),
        door: rgb(0xB98A5A),
        corridor: rgb(0x6E6658),
        wood: rgb(0xC99C6B),
        wood_dark: rgb(0x8E6540),
        phone: rgb(0x2F3A48),
        phone_light: rgb(0x55657A),
        screen: rgb(0xDDE9DF),
        screen_ink: rgb(0x14261B),
        lamp: rgb(0xD8281C),
        lamp_off: rgb(0x6B4A48),
        outline: rgb(0x4A4034),
        cloth: rgb(0x3F6E84),
        skin: rgb(0xE2B48F),
    },
};

static DARK: Palette = Palette {
    background: rgb(0x171B22),
    panel: rgb(0x212732),
    ink: rgb(0xF2F0EA),
    muted: rgb(0xB4BBC7),
    line: rgb(0x77808F),
    accent: rgb(0x7CC7E3),
    on_accent: rgb(0x0E1A21),
    met: rgb(0x86D39B),
    partly: rgb(0xF0B861),
    missed: rgb(0xFF9C91),
    unclear: rgb(0xC3B5FF),
    scene: Scene {
        wall: rgb(0x343A46),
        wainscot: rgb(0x2B303B),
        sky: rgb(0x4A6478),
        town: rgb(0x38505A),
        white: rgb(0xB9B8B2),
        door: rgb(0x6A5138),
        corridor: rgb(0x1B1D22),
        wood: rgb(0x6F563B),
        wood_dark: rgb(0x4A3824),
        phone: rgb(0x10141A),
        phone_light: rgb(0x4A5667),
        screen: rgb(0x24362B),
        screen_ink: rgb(0xD5F2DE),
        lamp: rgb(0xFF6A5C),
        lamp_off: rgb(0x5A3B39),
        outline: rgb(0x12151A),
        cloth: rgb(0x4E8AA3),
        skin: rgb(0xB98D6C),
    },
};

static HIGH_CONTRAST: Palette = Palette {
    background: Color32::BLACK,
    panel: Color32::BLACK,
    ink: Color32::WHITE,
    muted: Color32::WHITE,
    line: Color32::WHITE,
    accent: rgb(0xFFE600),
    on_accent: Color32::BLACK,
    met: Color32::WHITE,
    partly: Color32::WHITE,
    missed: rgb(0xFFE600),
    unclear: Color32::WHITE,
    scene: Scene {
        wall: Color32::BLACK,
        wainscot: Color32::BLACK,
        sky: Color32::BLACK,
        town: Color32::BLACK,
        white: Color32::BLACK,
        door: Color32::BLACK,
        corridor: rgb(0x3A3A3A),
        wood: Color32::BLACK,
        wood_dark: Color32::BLACK,
        phone: Color32::BLACK,
        phone_light: Color32::WHITE,
        screen: Color32::BLACK,
        screen_ink: Color32::WHITE,
        lamp: rgb(0xFFE600),
        lamp_off: Color32::BLACK,
        outline: Color32::WHITE,
        cloth: Color32::BLACK,
        skin: Color32::BLACK,
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_formula_is_wcags() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x767676), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn all_text_reaches_5_75_on_both_grounds_and_lines_3() {
        for theme in Theme::ALL {
            let p = palette(theme);
            let texts = [
                ("ink", p.ink),
                ("muted", p.muted),
                ("accent", p.accent),
                ("met", p.met),
                ("partly", p.partly),
                ("missed", p.missed),
                ("unclear", p.unclear),
            ];
            for ground in [p.background, p.panel] {
                for (role, colour) in texts {
                    let ratio = contrast(colour, ground);
                    assert!(ratio >= 5.8, "{theme:?} {role}: {ratio:.2}");
                }
                assert!(
                    contrast(p.line, ground) >= 3.0,
                    "{theme:?} line: {:.2}",
                    contrast(p.line, ground)
                );
            }
            assert!(contrast(p.on_accent, p.accent) >= 4.5, "{theme:?} on accent");
            assert!(contrast(p.disabled(), p.panel) >= 4.5, "{theme:?} disabled");
            assert!(contrast(p.scene.screen_ink, p.scene.screen) >= 4.5, "{theme:?} display");
        }
    }
}
