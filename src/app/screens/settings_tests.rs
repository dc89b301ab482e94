//! The settings driven by the names a screen reader tells and by keys, without a window.

use bevy_egui::egui::Key;
use egui_kittest::kittest::Queryable;

use super::settings::{self, SettingsAction, SettingsScreen};
use super::sound_check::{SoundAction, SoundCheck};
use super::tests::{SMALLEST, stage, texts};
use crate::app::speech_setup::{ModelRow, ModelState, TrialView};
use crate::app::theme::{Motion, TextScale, Theme};
use crate::domain::{Accommodations, Lang};
use crate::settings::ReadOut;

#[test]
fn the_settings_change_at_a_press() {
    let words = texts(Lang::Pl);
    let (mut harness, actions) = stage(SMALLEST, 200, move |ui| {
        let view = SettingsScreen {
            theme: Theme::Light,
            scale: TextScale::default(),
            motion: Motion::Full,
            read_out: ReadOut::Unheard,
            captions: false,
            accommodations: Accommodations::default(),
            sound: SoundCheck {
                microphone: true,
                microphones: &[],
                chosen: None,
                trial: TrialView::Off,
                models: &[],
            },
            keep_recordings: false,
            notices: &[],
        };
        settings::show(ui, &view, &words)
    });
    harness.run();
    harness.get_by_label("Wygląd: Ciemny").click();
    harness.run();
    // Further down, as a screen reader presses it.
    for name in [
        "Ruch na ekranie: Ograniczony",
        "Czytnik ekranu czyta słowa rozmówcy: Nigdy",
        "Tłumaczenie kwestii: Po angielsku",
        "Otwórz przewodnik",
    ] {
        harness.get_by_label(name).click_accesskit();
        harness.run();
    }
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(
        actions.take(),
        [
            SettingsAction::Theme(Theme::Dark),
            SettingsAction::Motion(Motion::Reduced),
            SettingsAction::ReadOut(ReadOut::Never),
            SettingsAction::Captions(true),
            SettingsAction::Guide,
            SettingsAction::Back
        ]
    );
}

#[test]
fn microphone_and_model_are_chosen_by_name() {
    let words = texts(Lang::Pl);
    let row = |id: &str, state| ModelRow {
        id: id.into(),
        bytes: 60_000_000,
        recommended: id == "base-q5_1",
        state,
    };
    let models = [
        row("tiny", ModelState::Here),
        row("base-q5_1", ModelState::Away),
        row("small", ModelState::Coming(0.4)),
    ];
    let (mut harness, actions) = stage(SMALLEST, 200, move |ui| {
        let view = SettingsScreen {
            theme: Theme::Light,
            scale: TextScale::default(),
            motion: Motion::Full,
            read_out: ReadOut::Unheard,
            captions: false,
            accommodations: Accommodations::default(),
            sound: SoundCheck {
                microphone: true,
                microphones: &["Zestaw słuchawkowy".into()],
                chosen: None,
                trial: TrialView::Hears {
                    level: 0.5,
                    words: "dzień dobry",
                },
                models: &models,
            },
            keep_recordings: false,
            notices: &[],
        };
        settings::show(ui, &view, &words)
    });
    harness.run();
    assert!(
        harness.query_by_label_contains("dzień dobry").is_some(),
        "what was heard is shown"
    );
    for name in [
        "Zakończ próbę",
        "Pobierz: base-q5_1",
        "Zatrzymaj: small",
        "Używaj: tiny",
    ] {
        // As a screen reader presses it, wherever it is scrolled to.
        harness.get_by_label(name).click_accesskit();
        harness.run();
    }
    assert_eq!(
        actions.take(),
        [
            SoundAction::Try,
            SoundAction::Fetch("base-q5_1".into()),
            SoundAction::Fetch("small".into()),
            SoundAction::UseModel(Some("tiny".into())),
        ]
        .map(SettingsAction::Sound)
    );
}
