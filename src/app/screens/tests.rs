//! The screens driven by the names a screen reader tells and by keys, without a window.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{self, Key, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::debrief;
use super::desk::{self, DeskAction, DeskScreen, Drawer, Mic, ShiftDesk};
use crate::app::desk_model::{DeskModel, LineState};
use crate::app::fixtures;
use crate::app::texts::Texts;
use crate::app::theme::{self, Motion, TextScale, Theme};
use crate::domain::{
    Addressee, Captions, Effect, Ending, Lang, LineKey, Marks, Millis, Mode, Procedure, Profile, ScenarioId, Shift,
    ShiftCall, Speaker, Switch, Verdict,
};
use crate::engine::{Come, ShiftView};
use crate::l10n::Localizer;
use crate::settings::ReadOut;

pub(super) const NORMAL: Vec2 = vec2(1280.0, 800.0);
/// Tall enough that a whole page is in sight.
pub(super) const TALL: Vec2 = vec2(1280.0, 1600.0);
pub(super) const SMALLEST: Vec2 = vec2(800.0, 600.0);

pub(super) fn texts(lang: Lang) -> Texts {
    let dir = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"));
    Texts::new(Arc::new(Localizer::load(dir).unwrap()), lang)
}

/// A screen on a canvas of this size, and the actions it has given so far.
pub(super) fn stage<'a, A: 'a>(
    size: Vec2,
    scale: u16,
    mut show: impl FnMut(&mut egui::Ui) -> Vec<A> + 'a,
) -> (Harness<'a>, Rc<RefCell<Vec<A>>>) {
    let actions = Rc::new(RefCell::new(Vec::new()));
    let taken = Rc::clone(&actions);
    let mut furnished = false;
    let harness = Harness::builder()
        .with_size(size)
        .with_max_steps(20)
        .build_ui(move |ui| {
            if !furnished {
                theme::install_fonts(ui.ctx());
                furnished = true;
                // Fonts are there from the next pass on.
                ui.ctx().request_repaint();
                return;
            }
            theme::apply(ui.ctx(), Theme::Light, TextScale::from_percent(scale), Motion::Full);
            taken.borrow_mut().extend(show(ui));
        });
    (harness, actions)
}

/// Nothing is shown in another language.
static NO_CAPTIONS: Captions = Captions {
    to: None,
    texts: BTreeMap::new(),
};

pub(super) fn procedure() -> Procedure {
    Procedure {
        id: "bialystok".into(),
        version: 1,
        title: Default::default(),
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.5,
        },
        rules: Vec::new(),
        critical_errors: Vec::new(),
    }
}

/// A practice in which nothing was typed yet.
pub(super) fn bare<'a>(
    model: &'a DeskModel,
    profile: &'a Profile,
    procedure: &'a Procedure,
    drawer: Drawer,
) -> DeskScreen<'a> {
    DeskScreen {
        model,
        scenario: None,
        profile,
        procedure,
        mode: Mode::Practice,
        now: Millis(12_000),
        minute: 554,
        began: Millis::ZERO,
        paused: false,
        shift: None,
        to: Addressee::Caller,
        draft: "",
        mic: Mic::Off,
        drawer,
        document: None,
        notes: &[],
        note_draft: "",
        number_draft: "",
        notices: &[],
        captions: &NO_CAPTIONS,
        leaving: false,
        voice: None,
        read_out: ReadOut::Unheard,
        author: false,
    }
}

/// Draws the desk in this state and hands out what is pressed.
fn desk_stage(
    size: Vec2,
    scale: u16,
    model: DeskModel,
    draft: &'static str,
    drawer: Drawer,
) -> (Harness<'static>, Rc<RefCell<Vec<DeskAction>>>) {
    desk_stage_for(size, scale, model, draft, drawer, ReadOut::Unheard)
}

/// The same for whoever has a screen reader read so much by itself.
fn desk_stage_for(
    size: Vec2,
    scale: u16,
    model: DeskModel,
    draft: &'static str,
    drawer: Drawer,
    read_out: ReadOut,
) -> (Harness<'static>, Rc<RefCell<Vec<DeskAction>>>) {
    let (scenario, profile, procedure, texts) =
        (fixtures::scenario(), fixtures::profile(), procedure(), texts(Lang::Pl));
    stage(size, scale, move |ui| {
        let view = DeskScreen {
            scenario: Some(&scenario),
            draft,
            read_out,
            ..bare(&model, &profile, &procedure, drawer)
        };
        desk::show(ui, &view, &texts)
    })
}

fn ringing() -> DeskModel {
    DeskModel {
        line: LineState::Ringing {
            count: 2,
            since: Millis(5_000),
        },
        ..DeskModel::default()
    }
}

fn talking() -> DeskModel {
    let mut model = DeskModel {
        line: LineState::Open { since: Millis(6_000) },
        my_turn: true,
        ..DeskModel::default()
    };
    let words = Effect::Play {
        play: 1,
        speaker: Speaker::Caller,
        text: "Słabo słyszę.".into(),
        nominal: Millis(900),
    };
    model.apply(Millis(7_000), &words, &fixtures::scenario());
    model.my_turn = true;
    model
}

#[test]
fn the_ringing_telephone_is_answered_by_key_and_by_press() {
    let (mut harness, actions) = desk_stage(NORMAL, 100, ringing(), "", Drawer::Documents);
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(actions.take(), [DeskAction::Answer]);
    harness.get_by_label("Odbierz (F2)").click();
    harness.run();
    assert_eq!(actions.take(), [DeskAction::Answer]);
    harness.key_press(Key::F8);
    harness.run();
    assert!(actions.take().is_empty(), "a ringing telephone cannot be hung up");
}

#[test]
fn while_it_rings_the_button_that_answers_is_in_sight_in_every_window() {
    for (size, scale) in [(NORMAL, 200), (SMALLEST, 100), (SMALLEST, 200)] {
        let (mut harness, actions) = desk_stage(size, scale, ringing(), "", Drawer::Directory);
        harness.run();
        let field = harness.get_by_role(Role::TextInput).rect();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        // The telephone's own key may be scrolled away; the lower of the two is pinned above the field.
        let answers = harness.get_all_by_label("Odbierz (F2)");
        let pinned = answers.max_by(|one, two| one.rect().top().total_cmp(&two.rect().top()));
        let pinned = pinned.unwrap();
        let rect = pinned.rect();
        assert!(window.contains_rect(rect), "{size:?}, {scale} %: {rect:?}");
        assert!(rect.bottom() <= field.top(), "{size:?}, {scale} %: {rect:?} {field:?}");
        pinned.click();
        harness.run();
        assert_eq!(actions.take(), [DeskAction::Answer], "{size:?}, {scale} %");
    }
}

#[test]
fn in_one_column_all_keys_are_whole_where_there_is_room() {
    let (mut harness, _) = desk_stage(NORMAL, 200, talking(), "", Drawer::Documents);
    harness.run();
    let (last, pinned) = (
        harness.get_by_label("Drzwi (F10)").rect(),
        harness.get_by_label("Mikrofon wyłączony").rect(),
    );
    assert!(last.bottom() <= pinned.top(), "{last:?} {pinned:?}");
}

#[test]
fn the_row_of_ones_own_words_is_as_wide_as_its_panel() {
    let (mut harness, _) = desk_stage(NORMAL, 100, talking(), "", Drawer::Documents);
    harness.run();
    let send = harness.get_by_label("Powiedz").rect();
    // As far from the right edge of the window as the scene from the left, and the panel's margin.
    let inside = NORMAL.x - harness.get_by_role(Role::Image).rect().left() - 12.0;
    assert!(
        send.right() <= inside + 0.5 && send.right() >= inside - 3.0,
        "{send:?}, {inside}"
    );
}

#[test]
fn once_the_shift_is_over_the_diary_is_only_read_and_nobody_goes_without_a_reason() {
    let call = |id: &str, number: &str, callback: Option<ScenarioId>| ShiftCall {
        id: id.into(),
        at: Millis::ZERO,
        scenario: "senior-dowod".into(),
        number: number.into(),
        callback,
        calls_again: None,
    };
    let shift = Shift {
        id: "poniedzialek".into(),
        version: 1,
        title: "Poranek".into(),
        summary: "Kilka telefonów.".into(),
        level: 2,
        day: "2026-11-30".into(),
        begins: 540,
        ends: 630,
        pace: 60,
        calls: vec![
            call("zajac", "85 710 20 31", Some("senior-dowod-oddzwonienie".into())),
            call("wrona", "85 710 20 33", None),
        ],
        visits: Vec::new(),
        absences: Vec::new(),
        substitutes: Vec::new(),
    };
    let come = |call: &str| Come {
        at: Millis(360_000),
        call: call.into(),
    };
    let standing = ShiftView {
        come: vec![come("zajac"), come("wrona")],
        ..ShiftView::default()
    };
    let disabled = |line: LineState, scale: u16| {
        let (shift, standing) = (shift.clone(), standing.clone());
        let (profile, procedure, texts) = (fixtures::profile(), procedure(), texts(Lang::Pl));
        let model = DeskModel {
            line,
            ..DeskModel::default()
        };
        let (mut harness, _) = stage(NORMAL, scale, move |ui| {
            let view = DeskScreen {
                shift: Some(ShiftDesk {
                    shift: &shift,
                    view: &standing,
                    hurries: false,
                    time_draft: "",
                }),
                scenario: None,
                ..bare(&model, &profile, &procedure, Drawer::Diary)
            };
            desk::show(ui, &view, &texts)
        });
        harness.run();
        let reasons = harness.get_all_by_label("W tej zmianie nie można tu oddzwonić.");
        assert_eq!(reasons.count(), 1);
        let enters: Vec<f32> = ["85 710 20 31", "85 710 20 33"]
            .map(|number| format!("Wpisz godzinę oddzwonienia: {number}"))
            .iter()
            .map(|name| harness.get_by_label(name).rect().left())
            .collect();
        assert_eq!(enters[0], enters[1], "the buttons stand below each other, {scale} %");
        [
            "Wpisz godzinę oddzwonienia: 85 710 20 31",
            "Oddzwoń: 85 710 20 31",
            "Oddzwoń: 85 710 20 33",
        ]
        .map(|name| harness.get_by_label(name).accesskit_node().is_disabled())
    };
    for scale in [100, 200] {
        assert_eq!(disabled(LineState::Quiet, scale), [false, false, true]);
        assert_eq!(disabled(LineState::DayOver, scale), [true; 3]);
    }
}

#[test]
fn typed_words_go_into_the_field_and_enter_says_them() {
    let (mut harness, actions) = desk_stage(NORMAL, 100, talking(), "", Drawer::Documents);
    harness.run();
    harness.event(egui::Event::Text("Dzień dobry".into()));
    harness.run();
    assert!(
        actions.take().contains(&DeskAction::Draft("Dzień dobry".into())),
        "the field has the keyboard by itself"
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert!(actions.take().contains(&DeskAction::Send));
}

#[test]
fn a_screen_reader_reads_out_the_callers_words_only_where_they_are_not_heard() {
    let caller = |play, text: &str| Effect::Play {
        play,
        speaker: Speaker::Caller,
        text: text.into(),
        nominal: Millis(900),
    };
    // Whether the newest line is read out by itself, with the caller's words heard or not.
    let read_out = |heard: bool, when: ReadOut, newest: &str, model: &dyn Fn(&mut DeskModel)| {
        let mut desk = talking();
        let words = caller(2, "Proszę mówić wolniej.");
        desk.apply(Millis(8_000), &words, &fixtures::scenario());
        desk.sounds(&words, heard);
        model(&mut desk);
        let (mut harness, _) = desk_stage_for(NORMAL, 100, desk, "", Drawer::Documents, when);
        harness.run();
        let lines: Vec<_> = harness.query_all_by_label_contains(newest).collect();
        assert!(!lines.is_empty(), "{newest} is on the screen");
        lines.iter().any(|line| line.accesskit_node().live() == Live::Polite)
    };
    let words = |heard, when| read_out(heard, when, "Proszę mówić wolniej.", &|_| {});
    assert!(!words(true, ReadOut::Unheard), "it would talk over the recording");
    assert!(words(false, ReadOut::Unheard));
    assert!(words(true, ReadOut::Always));
    assert!(!words(false, ReadOut::Never));
    // An earlier line does not come back as the newest one is not read out.
    assert!(!read_out(true, ReadOut::Unheard, "Słabo słyszę.", &|_| {}));
    // What nobody speaks is told in any case.
    let dialled = |desk: &mut DeskModel| desk.event(Millis(9_000), "desk-event-opened", String::new());
    assert!(read_out(true, ReadOut::Never, "połączono", &dialled));
}

#[test]
fn esc_does_nothing_to_the_call_and_comes_back_to_the_field() {
    let (mut harness, actions) = desk_stage(NORMAL, 100, talking(), "", Drawer::Documents);
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(actions.take().is_empty());
    assert!(harness.get_by_role(Role::TextInput).is_focused());
}

#[test]
fn a_pressed_key_says_so_and_is_released_by_the_same_key() {
    let mut model = talking();
    model.show_key(LineKey::Hold, Switch::On);
    let (mut harness, actions) = desk_stage(NORMAL, 100, model, "", Drawer::Documents);
    harness.run();
    assert!(harness.query_by_label("Wznów (F3)").is_some());
    harness.key_press(Key::F3);
    harness.run();
    assert_eq!(actions.take(), [DeskAction::Key(LineKey::Hold, Switch::Off)]);
}

#[test]
fn a_colleague_is_rung_by_keyboard_alone() {
    let drawer = Rc::new(std::cell::Cell::new(Drawer::Documents));
    let shown = Rc::clone(&drawer);
    let (model, scenario, profile, procedure, texts) = (
        talking(),
        fixtures::scenario(),
        fixtures::profile(),
        procedure(),
        texts(Lang::Pl),
    );
    let (mut harness, actions) = stage(NORMAL, 100, move |ui| {
        let view = DeskScreen {
            scenario: Some(&scenario),
            ..bare(&model, &profile, &procedure, shown.get())
        };
        let actions = desk::show(ui, &view, &texts);
        for action in &actions {
            if let DeskAction::Tab(tab) = action {
                shown.set(*tab);
            }
        }
        actions
    });
    harness.run();
    harness.key_press(Key::F6);
    harness.run();
    assert_eq!(drawer.get(), Drawer::Directory);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        actions.take().contains(&DeskAction::Ring("kos".into())),
        "F6 leads the keyboard to the directory"
    );
}

#[test]
fn everything_at_the_desk_has_a_name_and_stays_in_the_window() {
    for (size, scale) in [(NORMAL, 100), (NORMAL, 200), (SMALLEST, 100), (SMALLEST, 200)] {
        let (mut harness, _) = desk_stage(size, scale, talking(), "Chętnie pomogę", Drawer::Directory);
        harness.run();
        let field = harness.get_by_role(Role::TextInput).rect();
        let send = harness.get_by_label("Powiedz").rect();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        for (what, rect) in [("field", field), ("send", send)] {
            assert!(window.contains_rect(rect), "{what} at {size:?}, {scale} %: {rect:?}");
        }
        assert!(
            field.right() <= send.left(),
            "the field ends before the button: {field:?} {send:?}"
        );
        for button in harness.get_all_by_role(Role::Button) {
            let node = button.accesskit_node();
            assert!(
                node.label()
                    .is_some_and(|label| !label.contains('⟦') && !label.is_empty()),
                "{node:?}"
            );
        }
        assert!(
            harness.query_by_role(Role::Image).is_some(),
            "the scene has a description"
        );
    }
}

#[test]
fn after_the_call_enter_leads_to_the_debrief() {
    let mut model = talking();
    model.apply(
        Millis(9_000),
        &Effect::CallEnded { by: Ending::Caller },
        &fixtures::scenario(),
    );
    let (mut harness, actions) = desk_stage(NORMAL, 100, model, "", Drawer::Documents);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(actions.take(), [DeskAction::Debrief]);
}

#[test]
fn every_verdict_has_a_word_in_both_languages() {
    for lang in [Lang::Pl, Lang::En] {
        let words = texts(lang);
        for verdict in [
            Verdict::Met,
            Verdict::Partly,
            Verdict::Missed,
            Verdict::NotApplicable,
            Verdict::Unclear,
        ] {
            let word = debrief::verdict_word(verdict, &words);
            assert!(!word.contains('⟦'), "{word}");
        }
    }
}
