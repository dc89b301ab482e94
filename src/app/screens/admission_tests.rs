//! The admission to an exam that a policy would not count, driven by names and keys, without a window.

use bevy_egui::egui::Key;
use egui_kittest::kittest::Queryable;

use super::admission::{self, AdmissionAction, AdmissionScreen};
use super::tests::{TALL, stage, texts};
use crate::app::admission::Admission;
use crate::domain::{Lang, Message};

#[test]
fn an_exam_that_comes_too_early_begins_by_a_button_of_its_own_and_not_by_enter() {
    let words = texts(Lang::Pl);
    let told = Message::new("admission-wait-until").text("policy", "Certyfikacja w Krynkach");
    let typed = Admission {
        early: vec![told.text("until", "2026-12-03")],
        ..Admission::default()
    };
    let (mut harness, actions) = stage(TALL, 100, move |ui| {
        let view = AdmissionScreen {
            title: "Pan Henryk i nowy dowód",
            trainee: "Marek Zieliński",
            is_new: false,
            eased: None,
            typed: &typed,
        };
        admission::show(ui, &view, &words)
    });
    harness.run();
    assert!(harness.query_by_label("Zacznij egzamin").is_none());
    let why = harness.query_by_label_contains("Ten egzamin będzie się liczył od 2026-12-03");
    assert!(why.is_some(), "the day is told");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(actions.take().is_empty(), "Enter in a field is no decision");
    harness.get_by_label("Zacznij mimo to").click_accesskit();
    harness.run();
    assert!(actions.take() == [AdmissionAction::BeginAnyway]);
}
