//! The panel of author mode, driven by the names a screen reader tells and by keys, without a window.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{Key, Modifiers, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::author::{self, AuthorAction, AuthorScreen};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::app::author::Checks;
use crate::app::widgets::Tone;
use crate::domain::{ActFound, Bilingual, FactId, Heard, Lang, LostBecause, Millis, MomentId, SpeechAct};
use crate::engine::{
    Because, Course, Deadline, Fit, Lacks, NeedCheck, Spoken, Standing, TurnReport, Understood, UntilLeft, Weighed,
};
use crate::format::{Diagnostic, Severity};

/// Wide enough for the panel beside the desk.
const WIDE: Vec2 = vec2(1600.0, 1600.0);
const DESK: &str = "tu stoi biurko";

fn lacks_teach_back() -> Lacks {
    Lacks {
        acts: vec![SpeechAct::TeachBack],
        ..Lacks::default()
    }
}

fn standing() -> Standing {
    let free = Lacks {
        told: vec![FactId::from("free")],
        ..Lacks::default()
    };
    Standing {
        moment: Some(MomentId::from("matter")),
        told: vec![FactId::from("photo")],
        expectations: vec![lacks_teach_back(), Lacks::default()],
        until: Some(UntilLeft {
            lacks: free,
            then: MomentId::from("goodbye"),
        }),
        next: Some((Millis(15_500), Deadline::Silence)),
        silence: Some(Millis(15_500)),
        repeats_left: 2,
        ..Standing::default()
    }
}

fn turn() -> TurnReport {
    let act = |act, confidence: f32, words: &str| ActFound {
        act,
        confidence,
        words: words.into(),
    };
    TurnReport {
        at: Millis(9_000),
        said: vec![Understood {
            text: "Dzień dobry, jedno zdjęcie.".into(),
            heard: Heard {
                acts: vec![
                    act(SpeechAct::Greeting, 0.97, "dzień dobry"),
                    act(SpeechAct::TeachBack, 0.4, "jedno zdjęcie"),
                ],
                ..Heard::default()
            },
        }],
        before: Some(MomentId::from("matter")),
        course: Course::NothingFitted,
        expectations: vec![Weighed {
            index: 0,
            fit: Fit::Lacks,
            lacks: lacks_teach_back(),
        }],
        until: None,
        needs: vec![NeedCheck {
            why: LostBecause::TooLong,
            passed: false,
            measured: Some(18.0),
            limit: Some(14.0),
        }],
        took_in: Vec::new(),
        mistaken: Vec::new(),
        disclosed: Vec::new(),
        answer: vec![Spoken {
            because: Because::Otherwise(MomentId::from("matter")),
            words: "A co ja mam przynieść?".into(),
        }],
        entered: Vec::new(),
        after: Some(MomentId::from("matter")),
        ends: false,
    }
}

fn finding(severity: Severity, code: &'static str, line: u32) -> Diagnostic {
    let both = |words: &str| Bilingual {
        pl: words.into(),
        en: words.into(),
    };
    Diagnostic {
        file: PathBuf::from("moje/scenario.yaml"),
        line,
        column: 5,
        severity,
        code,
        message: both("Nieznany klucz „caler”."),
        hint: Some(both("Czy chodziło o „caller”?")),
    }
}

/// What a test changes of the panel.
#[derive(Default)]
struct Case {
    closed: bool,
    alone: bool,
    lost: Option<MomentId>,
    unchecked: bool,
}

fn panel(size: Vec2, scale: u16, case: Case) -> (Harness<'static>, Rc<RefCell<Vec<AuthorAction>>>) {
    let (words, standing, turn) = (texts(Lang::Pl), standing(), turn());
    let moments = ["opening", "matter", "goodbye"].map(MomentId::from);
    let notices = [(Tone::Failure, "Grasz dalej wersję z 14:32:05.".to_owned())];
    let found = [
        finding(Severity::Error, "S101", 12),
        finding(Severity::Warning, "S603", 20),
    ];
    stage(size, scale, move |ui| {
        let view = AuthorScreen {
            file: "moje/scenario.yaml",
            notices: &notices,
            loaded: Some("Grasz wersję z 14:32:05."),
            moments: &moments,
            begins: None,
            lost: case.lost.as_ref(),
            seed_draft: "7",
            now: Millis(12_000),
            standing: (!case.alone).then_some(&standing),
            turn: Some(&turn),
            diagnostics: &found,
            checks: if case.unchecked { Checks::Failed } else { Checks::Done },
            editor_draft: "",
            open: !case.closed,
        };
        author::show(ui, &view, &words, |ui| {
            ui.label(DESK);
        })
    })
}

fn count(harness: &Harness<'_>, words: &str) -> usize {
    harness.query_all_by_label_contains(words).count()
}

#[test]
fn the_panel_says_what_is_lacking_and_why_the_turn_was_taken_so() {
    let (mut harness, _) = panel(WIDE, 100, Case::default());
    harness.run();
    for words in [
        // Where the talk stands.
        "matter",
        "expect 2: wszystko już padło",
        "until: brakuje jeszcze told: free; potem moment goodbye",
        "Za 3,5 s: rozmówca zapyta, czy ktoś jest",
        // The last turn: the act with its words, the doubtful one, the need, the answer and its reason.
        "akt greeting, 97 %: „dzień dobry”",
        "teach_back 0.40: zbyt niepewne",
        "potrzeby, nie przeszło: słów w najdłuższym zdaniu: 18.0, granica 14.0",
        "„A co ja mam przynieść?” (otherwise momentu matter)",
    ] {
        assert!(count(&harness, words) > 0, "{words}");
    }
    // Now and in the turn.
    assert_eq!(count(&harness, "expect 1: brakuje acts: teach_back"), 2);
    assert_eq!(count(&harness, "✗"), 0, "no letter that the typeface lacks");
    assert_eq!(count(&harness, DESK), 1, "the desk is beside it");
}

#[test]
fn a_finding_says_how_bad_it_is_in_words_and_opens_at_its_place() {
    let (mut harness, actions) = panel(WIDE, 100, Case::default());
    harness.run();
    assert_eq!(count(&harness, "Błąd S101: Nieznany klucz"), 1);
    assert_eq!(count(&harness, "Uwaga S603: Nieznany klucz"), 1);
    assert_eq!(count(&harness, "Błędy: 1. Uwagi: 1."), 1);
    let top = |title: &str| harness.get_by_label(title).rect().top();
    assert!(top("Uwagi do pliku") < top("Od czego grać"), "errors come first");
    let name = "Otwórz w edytorze scenario.yaml:20:5: Nieznany klucz „caler”.";
    harness.get_by_label(name).click_accesskit();
    harness.run();
    assert_eq!(actions.take(), [AuthorAction::Open(1)]);
}

#[test]
fn a_moment_to_play_from_is_chosen_from_the_list() {
    let (mut harness, actions) = panel(WIDE, 100, Case::default());
    harness.run();
    harness.get_by_role(Role::ComboBox).click();
    harness.run();
    harness.get_by_label("goodbye").click();
    harness.run();
    assert_eq!(
        actions.take(),
        [AuthorAction::PlayFrom(Some(MomentId::from("goodbye")))]
    );
}

#[test]
fn where_the_moment_is_gone_every_other_one_can_be_gone_to() {
    let case = Case {
        lost: Some(MomentId::from("middle")),
        ..Case::default()
    };
    let (mut harness, actions) = panel(WIDE, 100, case);
    harness.run();
    harness.get_by_label("Od momentu matter").click();
    harness.run();
    assert_eq!(actions.take(), [AuthorAction::PlayFrom(Some(MomentId::from("matter")))]);
}

#[test]
fn in_a_narrow_window_the_panel_takes_the_desks_place_and_gives_it_back() {
    for (size, scale) in [(NORMAL, 200), (SMALLEST, 100), (SMALLEST, 200)] {
        let (mut harness, actions) = panel(size, scale, Case::default());
        harness.run();
        assert_eq!(count(&harness, DESK), 0, "{size:?}, {scale} %");
        let window = Rect::from_min_size(Pos2::ZERO, size);
        let back = harness.get_by_label("Wróć do biurka (Ctrl+B)");
        assert!(window.contains_rect(back.rect()), "{size:?}, {scale} %");
        back.click();
        harness.run();
        harness.key_press_modifiers(Modifiers::CTRL, Key::B);
        harness.run();
        assert_eq!(actions.take(), [AuthorAction::Toggle, AuthorAction::Toggle]);
        for role in [Role::Button, Role::Link, Role::TextInput, Role::ComboBox] {
            for control in harness.get_all_by_role(role) {
                let node = control.accesskit_node();
                let name = node.label().unwrap_or_default();
                assert!(!name.is_empty() && !name.contains('⟦'), "{node:?}");
                let rect = control.rect();
                assert!(
                    rect.left() >= 0.0 && rect.right() <= size.x,
                    "{name} at {size:?}, {scale} %: {rect:?}"
                );
            }
        }
    }
}

#[test]
fn a_closed_panel_leaves_the_desk_and_what_is_wrong_with_the_file_in_sight() {
    let case = Case {
        closed: true,
        ..Case::default()
    };
    let (mut harness, _) = panel(NORMAL, 100, case);
    harness.run();
    assert_eq!(count(&harness, DESK), 1);
    assert!(harness.query_by_label("Panel autora (Ctrl+B)").is_some());
    let told = harness.get_by_label("Grasz dalej wersję z 14:32:05.");
    assert_eq!(told.accesskit_node().live(), Live::Polite);
    assert_eq!(count(&harness, "Uwagi do pliku"), 0);
}

#[test]
fn without_a_call_the_panel_stands_alone_with_what_is_wrong() {
    let case = Case {
        alone: true,
        closed: true,
        ..Case::default()
    };
    let (mut harness, _) = panel(NORMAL, 100, case);
    harness.run();
    assert_eq!(count(&harness, DESK), 0);
    assert_eq!(count(&harness, "Błąd S101"), 1);
    assert!(harness.query_by_label("Zakończ tryb autora").is_some());
}

#[test]
fn a_check_that_failed_is_told_with_what_to_do_about_it() {
    let case = Case {
        unchecked: true,
        ..Case::default()
    };
    let (mut harness, _) = panel(WIDE, 100, case);
    harness.run();
    let told = harness.get_by_label_contains("to błąd programu, nie Twój");
    assert_eq!(told.accesskit_node().live(), Live::Polite);
    assert_eq!(count(&harness, "Sprawdzam plik."), 0);
}
