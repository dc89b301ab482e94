//! The debrief driven by the names a screen reader tells and by keys, without a window.

use std::collections::{BTreeMap, BTreeSet};

use bevy_egui::egui::Key;
use egui_kittest::kittest::Queryable;

use super::debrief::{self, Card, DebriefAction, DebriefScreen};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::app::fixtures;
use crate::domain::{Addressee, Lang, Message, Millis, Route};
use crate::scoring::timeline::{LineState, LineStretch, Moment, MomentKind, Stretch, Timeline, Who};

fn course() -> Timeline {
    let words = |from, who, words: &str| Stretch {
        from: Millis(from),
        to: Millis(from + 2_000),
        who,
        words: words.into(),
        cut_off: false,
    };
    let trainee = Who::Trainee {
        to: Addressee::Caller,
        route: Route::Typed,
        reliable: true,
    };
    Timeline {
        length: Millis(60_000),
        caller: vec![words(
            9_000,
            Who::Caller {
                name: "Henryk Zając".into(),
            },
            "Halo!",
        )],
        trainee: vec![words(6_000, trainee, "Dzień dobry.")],
        states: vec![LineStretch {
            from: Millis(0),
            to: Millis(1_000),
            state: LineState::Ring { count: 1 },
        }],
        moments: vec![Moment {
            at: Millis(5_000),
            kind: MomentKind::Line,
            what: Message::new("timeline-answered"),
        }],
    }
}

/// The debrief of a call with its course, looked at by place.
fn view<'a>(
    card: &'a crate::domain::Scorecard,
    course: &'a Timeline,
    chosen: usize,
    open: &'a BTreeSet<usize>,
    examples: &'a BTreeMap<crate::domain::RuleId, String>,
) -> DebriefScreen<'a> {
    DebriefScreen {
        card: Card::Call(card),
        title: "Pan Henryk",
        procedure: "Białystok",
        course: Some(course),
        chosen,
        can_retry: true,
        open,
        examples,
        calls: &[],
        of_shift: false,
        others: &[],
        earlier: &[],
        change: None,
        voice: &[],
        recorded: &[],
        kept: None,
        saved: None,
    }
}

#[test]
fn the_course_is_walked_by_arrow_keys_and_a_turn_of_ones_own_is_tried_again() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::new(), BTreeMap::new());
    // Ring, picked up, the trainee's words, the caller's.
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        debrief::show(ui, &view(&card, &course, 2, &open, &examples), &words)
    });
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    harness.get_by_label("Spróbuj od tej chwili").click();
    harness.run();
    assert_eq!(
        actions.take(),
        [
            DebriefAction::Choose(3),
            DebriefAction::Choose(0),
            DebriefAction::Retry(Millis(6_000))
        ]
    );
}

#[test]
fn what_leads_on_stays_in_the_smallest_window_at_the_largest_text() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::new(), BTreeMap::new());
    let (mut harness, _) = stage(SMALLEST, 200, move |ui| {
        debrief::show(ui, &view(&card, &course, 0, &open, &examples), &words)
    });
    harness.run();
    for name in ["Jeszcze raz", "Zapisz jako stronę", "Menu"] {
        let rect = harness.get_by_label(name).rect();
        assert!(
            rect.right() <= SMALLEST.x && rect.bottom() <= SMALLEST.y,
            "{name}: {rect:?}"
        );
    }
}

#[test]
fn the_debrief_tells_result_rules_and_opens_evidence() {
    let (card, words) = (fixtures::scorecard(), texts(Lang::Pl));
    let open: BTreeSet<usize> = [0].into();
    let recorded = [Millis(6_000), Millis(31_000)];
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        let view = DebriefScreen {
            card: Card::Call(&card),
            title: "Pan Henryk",
            procedure: "Białystok",
            course: None,
            chosen: 0,
            can_retry: false,
            open: &open,
            examples: &BTreeMap::new(),
            calls: &[],
            of_shift: false,
            others: &[],
            earlier: &[],
            change: None,
            voice: &[],
            recorded: &recorded,
            kept: None,
            saved: None,
        };
        debrief::show(ui, &view, &words)
    });
    harness.run();
    let whole = "72,5 na 100, niezaliczone. Błędy krytyczne";
    assert!(
        harness.query_by_label_contains(whole).is_some(),
        "the result is told at once"
    );
    assert!(harness.query_by_label("niezaliczone").is_some());
    assert!(
        harness.query_by_label_contains("Dzień dobry, słucham.").is_some(),
        "the open rule's quote"
    );
    harness
        .get_by_label("Przedstawić się pełną nazwą: częściowo 2 / 4")
        .click();
    harness.run();
    harness.get_by_label("Odtwórz wypowiedź z 0:31").click_accesskit();
    harness.run();
    assert_eq!(
        actions.take(),
        [DebriefAction::Toggle(1), DebriefAction::Hear(Millis(31_000))]
    );
}
