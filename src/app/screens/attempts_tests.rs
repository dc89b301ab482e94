//! The list of attempts driven by the names a screen reader tells and by keys, without a window.

use bevy_egui::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::attempts::{self, AttemptRow, AttemptState, AttemptsAction, AttemptsScreen};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::domain::{Lang, Mode, Passed};

fn row(begun: &str, title: &str, mode: Mode, score: Option<f64>, state: AttemptState) -> AttemptRow {
    AttemptRow {
        begun: begun.into(),
        title: title.into(),
        mode,
        score,
        state,
    }
}

fn two() -> Vec<AttemptRow> {
    let sat = AttemptState::Finished(Passed::No);
    vec![
        row("2026-11-29 10:14", "Pan Henryk", Mode::Exam, Some(72.5), sat),
        row(
            "2026-11-28 09:00",
            "Pani Magda",
            Mode::Practice,
            None,
            AttemptState::GivenUp,
        ),
    ]
}

fn view(rows: &[AttemptRow]) -> AttemptsScreen<'_> {
    AttemptsScreen {
        whose: "Marek Zieliński, Urząd Miejski w Białymstoku",
        rows,
        trouble: None,
        problems: &[],
    }
}

#[test]
fn an_attempt_is_opened_by_keyboard_alone_and_by_its_name() {
    let (words, rows) = (texts(Lang::Pl), two());
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| attempts::show(ui, &view(&rows), &words));
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness
        .get_by_label("Omówienie próby: 2026-11-28 09:00, Pani Magda, ćwiczenie, zakończona rezygnacją")
        .click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(
        actions.take(),
        [AttemptsAction::Open(0), AttemptsAction::Open(1), AttemptsAction::Back]
    );
}

#[test]
fn what_cannot_be_opened_says_why_and_the_rest_is_there_all_the_same() {
    let (words, rows) = (texts(Lang::Pl), two());
    let problems = ["Plik inna.jsonl jest uszkodzony.".to_owned()];
    let (mut harness, actions) = stage(SMALLEST, 200, move |ui| {
        let view = AttemptsScreen {
            trouble: Some((1, "Ta próba dotyczy wersji 1.")),
            problems: &problems,
            ..view(&rows)
        };
        attempts::show(ui, &view, &words)
    });
    harness.run();
    for told in ["Ta próba dotyczy wersji 1.", "Plik inna.jsonl jest uszkodzony."] {
        assert!(harness.query_by_label(told).is_some(), "{told}");
    }
    // Further down, as a screen reader presses it.
    harness
        .get_by_label("Omówienie próby: 2026-11-29 10:14, Pan Henryk, egzamin, 72,5 na 100, niezaliczone")
        .click_accesskit();
    harness.run();
    assert_eq!(actions.take(), [AttemptsAction::Open(0)]);
    let back = harness.get_by_label("Wróć").rect();
    assert!(
        back.right() <= SMALLEST.x && back.bottom() <= SMALLEST.y,
        "it stays in the window: {back:?}"
    );
}

#[test]
fn rows_stand_in_columns_and_a_long_title_stays_within_its_own() {
    let long = "Pani Helena: oddzwaniamy z godziną przejazdu, bo samochód miał przyjechać wcześniej, niż było umówione";
    for scale in [100, 125] {
        let (words, mut rows) = (texts(Lang::Pl), two());
        rows.push(row(
            "2026-11-27 08:00",
            long,
            Mode::Practice,
            None,
            AttemptState::Interrupted,
        ));
        let (mut harness, _) = stage(NORMAL, scale, move |ui| attempts::show(ui, &view(&rows), &words));
        harness.run();
        let of = |label: &'static str| harness.get_by_label(label).rect();
        let (short, wrapped) = (of("Pan Henryk"), of(long));
        assert_eq!(short.left(), wrapped.left(), "titles, {scale} %");
        assert_eq!(of("Pani Magda").left(), short.left(), "titles, {scale} %");
        assert!(wrapped.height() > 1.5 * short.height(), "it wraps: {wrapped:?}");
        assert_eq!(
            of("72,5 na 100, niezaliczone").left(),
            of("przerwana").left(),
            "results, {scale} %"
        );
        assert!(wrapped.right() <= of("egzamin").left(), "{scale} %: {wrapped:?}");
        let buttons: Vec<_> = harness
            .get_all_by_role(Role::Button)
            .map(|button| button.rect())
            .collect();
        // The way back comes last.
        let [one, two, three, _] = &buttons[..] else {
            panic!("a button a row: {buttons:?}")
        };
        assert!(one.left() == two.left() && two.left() == three.left(), "{buttons:?}");
        assert!(one.right() <= NORMAL.x, "{scale} %: {one:?}");
    }
}

#[test]
fn with_columns_and_without_them_a_screen_reader_tells_the_same() {
    let told = |size, scale| {
        let (words, rows) = (texts(Lang::Pl), two());
        let (mut harness, _) = stage(size, scale, move |ui| attempts::show(ui, &view(&rows), &words));
        harness.run();
        let buttons = harness.get_all_by_role(Role::Button);
        buttons
            .map(|button| button.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(NORMAL, 100), told(SMALLEST, 200));
}

#[test]
fn a_list_without_attempts_says_so() {
    let words = texts(Lang::Pl);
    let (mut harness, _) = stage(NORMAL, 100, move |ui| attempts::show(ui, &view(&[]), &words));
    harness.run();
    assert!(harness.query_by_label("Nie ma jeszcze żadnej próby.").is_some());
}

#[test]
fn every_state_has_its_words_in_both_languages() {
    let states = [
        AttemptState::Finished(Passed::Yes),
        AttemptState::Finished(Passed::No),
        AttemptState::Finished(Passed::Pending),
        AttemptState::NotScored,
        AttemptState::Interrupted,
        AttemptState::GivenUp,
        AttemptState::Unfinished,
    ];
    for lang in [Lang::Pl, Lang::En] {
        let words = texts(lang);
        let rows: Vec<AttemptRow> = states
            .into_iter()
            .map(|state| row("2026-11-29 10:14", "Pan Henryk", Mode::Practice, None, state))
            .collect();
        let (mut harness, _) = stage(NORMAL, 100, move |ui| attempts::show(ui, &view(&rows), &words));
        harness.run();
        let buttons: Vec<_> = harness.get_all_by_role(Role::Button).collect();
        // One each, and the way back.
        assert_eq!(buttons.len(), states.len() + 1);
        for button in buttons {
            let node = button.accesskit_node();
            assert!(node.label().is_some_and(|label| !label.contains('⟦')), "{node:?}");
        }
    }
}
