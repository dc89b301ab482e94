//! The debrief driven by the names a screen reader tells and by keys, without a window.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use bevy_egui::egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;

use super::debrief::{self, Card, DebriefAction, DebriefScreen, Earlier};
use super::tests::{NORMAL, SMALLEST, TALL, stage, texts};
use crate::app::fixtures;
use crate::domain::{Addressee, Lang, Message, Millis, Passed, Route};
use crate::scoring::timeline::{LineState, LineStretch, Moment, MomentKind, Stretch, Timeline, Who};

pub(super) fn course() -> Timeline {
    let words = |from, who, words: &str| Stretch {
        from: Millis(from),
        to: Millis(from + 2_000),
        who,
        words: words.into(),
        cut_off: false,
        translated: None,
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
        translated_to: None,
    }
}

/// The debrief of a call with its course, looked at by place.
pub(super) fn view<'a>(
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
        disputes: None,
        calls: &[],
        of_shift: false,
        looked_back: None,
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
    let (mut harness, actions) = stage(TALL, 100, move |ui| {
        debrief::show(ui, &view(&card, &course, 2, &open, &examples), &words)
    });
    harness.run();
    let heading = harness.get_by_role_and_label(Role::Heading, "Omówienie rozmowy");
    assert!(heading.is_focused(), "whoever hears the screen begins at its top");
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
fn a_time_beside_evidence_leads_the_eye_and_the_keyboard_to_that_moment() {
    let (mut card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let evidence = &mut card.rules[0].evidence[0];
    (evidence.at_ms, evidence.quote) = (Millis(6_000), Some("Dzień dobry".into()));
    let (open, examples) = (BTreeSet::from([0]), BTreeMap::new());
    let chosen = Rc::new(Cell::new(0));
    let shown = Rc::clone(&chosen);
    let (mut harness, actions) = stage(SMALLEST, 200, move |ui| {
        let actions = debrief::show(ui, &view(&card, &course, shown.get(), &open, &examples), &words);
        for action in &actions {
            if let DebriefAction::Choose(place) = action {
                shown.set(*place);
            }
        }
        actions
    });
    harness.run();
    let time = "Pokaż na osi czasu, 0:06";
    for _ in 0..20 {
        if harness.get_by_label(time).is_focused() {
            break;
        }
        harness.key_press(Key::Tab);
        harness.run();
    }
    assert!(harness.get_by_label(time).is_focused(), "Tab comes to it");
    assert!(
        harness.get_by_role(Role::Slider).rect().top() < 0.0,
        "the course is scrolled away"
    );
    harness.key_press(Key::Enter);
    harness.run();
    // Ring, picked up, the trainee's words.
    assert_eq!(actions.take(), [DebriefAction::Choose(2)]);
    let timeline = harness.get_by_role(Role::Slider);
    assert!(timeline.is_focused());
    assert!(timeline.value().unwrap().contains("0:06, Ja: „Dzień dobry.”"));
    let rect = timeline.rect();
    assert!(rect.top() >= 0.0 && rect.bottom() <= SMALLEST.y, "{rect:?}");
}

#[test]
fn without_a_course_a_time_is_only_read() {
    let (card, words) = (fixtures::scorecard(), texts(Lang::Pl));
    let (course, open, examples) = (course(), BTreeSet::from([0]), BTreeMap::new());
    let (mut harness, _) = stage(NORMAL, 100, move |ui| {
        let view = DebriefScreen {
            course: None,
            ..view(&card, &course, 0, &open, &examples)
        };
        debrief::show(ui, &view, &words)
    });
    harness.run();
    assert!(harness.query_by_label("1:02").is_some());
    assert!(harness.query_by_label_contains("Pokaż na osi czasu").is_none());
}

#[test]
fn an_attempt_opened_again_says_when_it_was_and_leads_back_to_the_list() {
    let (card, course, words) = (fixtures::scorecard(), course(), texts(Lang::Pl));
    let (open, examples) = (BTreeSet::new(), BTreeMap::new());
    let earlier = [Earlier {
        begun: "2026-11-28 09:00".into(),
        score: Some(60.0),
        passed: Passed::No,
    }];
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        let view = DebriefScreen {
            looked_back: Some("2026-11-29 10:14"),
            earlier: &earlier,
            ..view(&card, &course, 0, &open, &examples)
        };
        debrief::show(ui, &view, &words)
    });
    harness.run();
    assert!(harness.query_by_label("Próba zaczęta 2026-11-29 10:14").is_some());
    harness.get_by_label("Wszystkie moje próby").click_accesskit();
    harness.run();
    harness.get_by_label("Moje próby").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    let attempts = || DebriefAction::Attempts;
    assert_eq!(actions.take(), [attempts(), attempts(), attempts()]);
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
            disputes: None,
            calls: &[],
            of_shift: false,
            looked_back: None,
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
