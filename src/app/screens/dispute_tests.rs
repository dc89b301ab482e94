//! Disputes in the debrief, driven by the names a screen reader tells and by keys, without a window.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use bevy_egui::egui::{Event, Key, accesskit::Role};
use egui_kittest::kittest::Queryable;

use super::debrief::{self, DebriefAction, DebriefScreen, RuleDisputes};
use super::debrief_tests::{course, view};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::app::fixtures;
use crate::domain::{Lang, Message, Mode};
use crate::records::{Answer, AttemptId, Dispute};

const NOTHING: RuleDisputes<'static> = RuleDisputes {
    raised: &[],
    draft: None,
    trouble: None,
    sent: None,
};

fn dispute(rule: &str, reason: &str, answer: Option<&str>) -> Dispute {
    Dispute {
        attempt: AttemptId::new("2026-11-30T09:14:05Z", "senior-dowod", 7),
        mode: Mode::Exam,
        rule: rule.into(),
        reason: reason.into(),
        on: "2026-12-01".parse().unwrap(),
        answer: answer.map(|text| Answer {
            text: text.into(),
            by: "Ewa Lis".into(),
            on: "2026-12-02".parse().unwrap(),
        }),
    }
}

#[test]
fn a_verdict_is_disputed_by_keyboard_and_the_keyboard_comes_back() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::from([2]), BTreeMap::new());
    let draft = RefCell::new(None::<String>);
    let (mut harness, actions) = stage(SMALLEST, 200, move |ui| {
        let reason = draft.borrow().clone();
        let disputes = RuleDisputes {
            draft: reason.as_deref().map(|reason| (2, reason)),
            ..NOTHING
        };
        let view = DebriefScreen {
            disputes: Some(disputes),
            ..view(&card, &course, 0, &open, &examples)
        };
        let actions = debrief::show(ui, &view, &words);
        for action in &actions {
            match action {
                DebriefAction::Dispute(_) => *draft.borrow_mut() = Some(String::new()),
                DebriefAction::DisputeDraft(reason) => *draft.borrow_mut() = Some(reason.clone()),
                DebriefAction::SendDispute => *draft.borrow_mut() = None,
                _ => {}
            }
        }
        actions
    });
    harness.run();
    let raise = "Zgłoś zastrzeżenie: Upewnić się, że wszystko jest jasne";
    harness.get_by_label(raise).click_accesskit();
    harness.run();
    let field = harness.get_by_role(Role::MultilineTextInput);
    assert!(field.is_focused(), "one can type at once");
    let rect = field.rect();
    assert!(rect.top() >= 0.0 && rect.bottom() <= SMALLEST.y, "{rect:?}");
    harness.event(Event::Text("Było jasne.".into()));
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Wyślij").is_focused(), "Tab leaves the field");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_role(Role::MultilineTextInput).is_none());
    assert!(harness.get_by_label_contains("jest jasne: ").is_focused());
    assert_eq!(
        actions.take(),
        [
            DebriefAction::Dispute(2),
            DebriefAction::DisputeDraft("Było jasne.".into()),
            DebriefAction::SendDispute
        ]
    );
}

#[test]
fn what_was_disputed_stands_there_with_its_answer() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::from([0, 1, 2]), BTreeMap::new());
    let raised = [
        dispute("bialystok:III.4", "Nazwa padła dwa razy.", Some("Racja.")),
        dispute("bialystok:III.11", "Było jasne.", None),
    ];
    let (mut harness, _) = stage(NORMAL, 100, move |ui| {
        let disputes = RuleDisputes {
            raised: &raised,
            ..NOTHING
        };
        let view = DebriefScreen {
            disputes: Some(disputes),
            ..view(&card, &course, 0, &open, &examples)
        };
        debrief::show(ui, &view, &words)
    });
    harness.run();
    for told in [
        "Zastrzeżenie z 2026-12-01: „Nazwa padła dwa razy.”",
        "Odpowiedź z 2026-12-02 (Ewa Lis): Racja.",
        "Zastrzeżenie z 2026-12-01: „Było jasne.”",
        "Czeka na odpowiedź.",
    ] {
        assert!(harness.query_by_label(told).is_some(), "{told}");
    }
    let raise = |rule: &str| harness.query_by_label(&format!("Zgłoś zastrzeżenie: {rule}")).is_some();
    assert!(!raise("Odebrać najpóźniej po trzecim sygnale"), "it was met");
    assert!(raise("Przedstawić się pełną nazwą"), "the answer may be disputed");
    assert!(!raise("Upewnić się, że wszystko jest jasne"), "one at a time");
}

#[test]
fn escape_puts_the_dispute_aside_before_it_leaves_the_debrief() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::from([1]), BTreeMap::new());
    let trouble = Message::new("disputes-no-reason");
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        let disputes = RuleDisputes {
            draft: Some((1, "")),
            trouble: Some(&trouble),
            ..NOTHING
        };
        let view = DebriefScreen {
            disputes: Some(disputes),
            ..view(&card, &course, 0, &open, &examples)
        };
        debrief::show(ui, &view, &words)
    });
    harness.run();
    assert!(harness.query_by_label_contains("Napisz, dlaczego").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(actions.take(), [DebriefAction::LeaveDispute]);
}

#[test]
fn nothing_can_be_disputed_that_is_not_on_record() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::from([1, 2]), BTreeMap::new());
    let (mut harness, _) = stage(NORMAL, 100, move |ui| {
        debrief::show(ui, &view(&card, &course, 0, &open, &examples), &words)
    });
    harness.run();
    assert!(harness.query_by_label_contains("zastrzeżenie").is_none());
}
