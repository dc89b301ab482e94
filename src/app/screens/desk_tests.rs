//! The desk where room is scarce, and what is heard in another language, without a window.

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::author::{self, AuthorScreen};
use super::desk::{self, DeskAction, DeskScreen, Drawer};
use super::tests::{NORMAL, SMALLEST, bare, procedure, stage, texts};
use crate::app::author::Checks;
use crate::app::desk_model::{DeskModel, LineState};
use crate::app::fixtures;
use crate::domain::{Addressee, Captions, Effect, Lang, LanguageTag, Millis, Speaker};
use crate::engine::Standing;

fn talking() -> DeskModel {
    let mut model = DeskModel {
        line: LineState::Open { since: Millis(6_000) },
        ..DeskModel::default()
    };
    let words = Effect::Play {
        play: 1,
        speaker: Speaker::Caller,
        text: "Słabo słyszę.".into(),
        nominal: Millis(900),
    };
    model.apply(Millis(7_000), &words, &fixtures::scenario());
    model
}

/// An author's desk, with the panel open or closed.
fn authors_desk(size: Vec2, scale: u16, lang: Lang, open: bool) -> Harness<'static> {
    let (model, profile, procedure, words) = (talking(), fixtures::profile(), procedure(), texts(lang));
    let standing = Standing::default();
    let (harness, _) = stage(size, scale, move |ui| {
        let panel = AuthorScreen {
            file: "moje/scenario.yaml",
            notices: &[],
            loaded: None,
            moments: &[],
            begins: None,
            lost: None,
            seed_draft: "7",
            now: Millis(12_000),
            standing: Some(&standing),
            turn: None,
            diagnostics: &[],
            checks: Checks::Done,
            editor_draft: "",
            open,
        };
        let view = DeskScreen {
            author: true,
            ..bare(&model, &profile, &procedure, Drawer::Documents)
        };
        author::show(ui, &panel, &words, |ui| {
            desk::show(ui, &view, &words);
        })
    });
    harness
}

#[test]
fn the_words_of_the_status_bar_keep_whole_beside_an_open_panel() {
    for (size, scale, open) in [
        // Wide enough for both side by side.
        (vec2(1600.0, 900.0), 100, true),
        (NORMAL, 100, false),
        (NORMAL, 200, false),
        (SMALLEST, 100, false),
        (SMALLEST, 200, false),
    ] {
        let mut harness = authors_desk(size, scale, Lang::Pl, open);
        harness.run();
        let words = texts(Lang::Pl);
        let size_of_text = words.number("app-text-size", "percent", scale);
        // A second line would make a button as much higher as body text is.
        let em = 16.0 * f32::from(scale) / 100.0;
        let line = (2.2 * em + 16.0).round();
        for name in [words.t("desk-pause"), size_of_text, words.t("theme-button-light")] {
            let button = harness.get_by_label(&name).rect();
            assert!(
                button.height() <= line,
                "{name} at {size:?}, {scale} %: {button:?} is higher than {line}"
            );
            assert!(button.right() <= size.x && button.left() >= 0.0, "{name}: {button:?}");
        }
        // Whose desk it is is told whole, be it on two lines.
        let place = format!("Urząd Miejski w Białymstoku  ·  {}", words.t("desk-author"));
        let place = harness.get_by_label(&place).rect();
        assert!(place.right() <= size.x, "{place:?}");
        if open {
            let first = harness.get_by_label(&words.t("desk-pause")).rect();
            assert!(
                place.right() <= first.left() || place.bottom() <= first.top(),
                "{place:?} {first:?}"
            );
        }
    }
}

#[test]
fn the_list_of_who_is_spoken_to_closes_however_one_of_it_is_chosen() {
    let (model, profile, procedure, words) = (talking(), fixtures::profile(), procedure(), texts(Lang::Pl));
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        desk::show(ui, &bare(&model, &profile, &procedure, Drawer::Documents), &words)
    });
    harness.run();
    harness.get_by_role_and_label(Role::ComboBox, "Do:").click_accesskit();
    harness.run();
    harness.get_by_label("interesanta").click_accesskit();
    harness.run();
    assert_eq!(*actions.borrow(), [DeskAction::Address(Addressee::Client)]);
    assert!(
        harness.query_by_label("interesanta").is_none(),
        "it covers what is beneath it"
    );
}

#[test]
fn what_is_heard_stands_in_another_language_beneath_it_and_is_read_out_with_it() {
    let captions = Captions {
        to: LanguageTag::new("en"),
        texts: [
            ("Słabo słyszę.".to_owned(), "I don't hear well.".to_owned()),
            ("Dobrze.".to_owned(), "All right.".to_owned()),
        ]
        .into(),
    };
    let (profile, procedure, words) = (fixtures::profile(), procedure(), texts(Lang::En));
    let mut model = talking();
    // The trainee's own words are theirs, whoever else may say them.
    model.said(Millis(6_500), Addressee::Caller, "Dobrze.");
    let (mut harness, _) = stage(NORMAL, 100, move |ui| {
        let view = DeskScreen {
            captions: &captions,
            ..bare(&model, &profile, &procedure, Drawer::Documents)
        };
        desk::show(ui, &view, &words)
    });
    harness.run();
    let line = harness.get_by_label_contains("Słabo słyszę.");
    let node = line.accesskit_node();
    let told = node.label().or(node.value()).unwrap_or_default();
    assert!(told.contains("I don't hear well."), "{told}");
    assert_eq!(node.live(), Live::Polite, "both are read out together");
    assert!(harness.query_by_label_contains("All right.").is_none());
}
