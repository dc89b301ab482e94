//! The desk's typefaces: Atkinson Hyperlegible (OFL) and Phosphor icons (MIT), built into the program.

use std::sync::Arc;

use bevy_egui::egui::{FontData, FontDefinitions, FontFamily};

/// The family of bold text.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// All families with their fallbacks.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        (
            "regular",
            include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf").as_slice(),
        ),
        (
            "bold",
            include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf").as_slice(),
        ),
        (
            "mono",
            include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleMono-Regular.ttf").as_slice(),
        ),
        ("icons", egui_phosphor::Variant::Regular.font_bytes()),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, first) in [
        (FontFamily::Proportional, "regular"),
        (bold(), "bold"),
        (FontFamily::Monospace, "mono"),
    ] {
        fonts
            .families
            .insert(family, vec![first.to_owned(), "icons".to_owned(), "regular".to_owned()]);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{Color32, FontId};

    use super::*;

    #[test]
    fn every_face_has_the_polish_letters_and_our_marks() {
        for (name, data) in definitions()
            .font_data
            .iter()
            .filter(|(name, _)| name.as_str() != "icons")
        {
            let ctx = bevy_egui::egui::Context::default();
            let mut alone = FontDefinitions::empty();
            alone.font_data.insert(name.clone(), data.clone());
            for family in [FontFamily::Proportional, FontFamily::Monospace] {
                alone.families.insert(family, vec![name.clone()]);
            }
            ctx.set_fonts(alone);
            let output = ctx.run_ui(Default::default(), |ui| {
                let drawn = |mark: char| {
                    let font = FontId::proportional(16.0);
                    let galley = ui.painter().layout_no_wrap(mark.to_string(), font, Color32::WHITE);
                    galley.rows[0].glyphs[0].uv_rect
                };
                // What no face has is drawn as one and the same replacement.
                let replacement = drawn('\u{E000}');
                for mark in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…·§×".chars() {
                    assert_ne!(drawn(mark), replacement, "{name} lacks {mark}");
                }
                assert_eq!(drawn('●'), replacement, "the test can fail");
            });
            output.drop_without_applying_deltas();
        }
    }
}
