//! The guide of the first start driven by the names a screen reader tells and by keys, without a window.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy_egui::egui::{self, Key, Rect, Vec2, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::first_run::{self, FirstRunAction, FirstRunScreen, Step};
use super::sound_check::{SoundAction, SoundCheck};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::app::profiles::{Field, Form};
use crate::app::speech_setup::{ModelRow, ModelState, TrialView};
use crate::domain::{Address, Lang};

fn filled() -> Form {
    Form {
        first_name: "Joanna".into(),
        last_name: "Wiśniewska".into(),
        address: Some(Address::Pani),
        position: "referent".into(),
        unit: "Referat Finansowy".into(),
        office: "Urząd Gminy Narewka".into(),
    }
}

fn speaking() -> SoundCheck<'static> {
    SoundCheck {
        microphone: true,
        microphones: &[],
        chosen: None,
        trial: TrialView::Off,
        models: &[],
    }
}

/// A step as the window keeps it: the form takes what is written, the keyboard is put somewhere once.
struct Kept {
    step: Step,
    form: RefCell<Form>,
    missing: Vec<Field>,
    keyboard: Cell<Option<Field>>,
    microphone: bool,
}

impl Kept {
    fn at(step: Step) -> Self {
        Self {
            step,
            form: RefCell::default(),
            missing: Vec::new(),
            keyboard: Cell::new(Some(Field::FirstName)),
            microphone: true,
        }
    }
}

type Actions = Rc<RefCell<Vec<FirstRunAction>>>;

fn guide_stage(size: Vec2, scale: u16, lang: Lang, kept: Rc<Kept>) -> (Harness<'static>, Actions) {
    let words = texts(lang);
    let procedures = [
        "Urząd Miejski w Białymstoku".to_owned(),
        "Urząd Miejski w Krynkach".to_owned(),
    ];
    let models = [ModelRow {
        id: "base-q5_1".into(),
        bytes: 60_000_000,
        recommended: true,
        state: ModelState::Away,
    }];
    stage(size, scale, move |ui| {
        let form = kept.form.borrow().clone();
        let view = FirstRunScreen {
            step: kept.step,
            form: &form,
            missing: &kept.missing,
            keyboard: kept.keyboard.take(),
            kept: false,
            procedures: &procedures,
            procedure: 0,
            sound: SoundCheck {
                microphone: kept.microphone,
                models: &models,
                ..speaking()
            },
            call: Some("Pan Henryk i nowy dowód"),
            notices: &[],
        };
        let actions = first_run::show(ui, &view, &words);
        for action in &actions {
            if let FirstRunAction::Fill(form) = action {
                *kept.form.borrow_mut() = form.clone();
            }
        }
        actions
    })
}

#[test]
fn the_form_is_filled_in_by_keyboard_alone_and_enter_goes_on() {
    let kept = Rc::new(Kept::at(Step::Who));
    let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::clone(&kept));
    harness.run();
    let expected = filled();
    let press = |harness: &mut Harness<'_>, key: Key| {
        harness.key_press(key);
        harness.run();
    };
    let write = |harness: &mut Harness<'_>, words: &str| {
        harness.event(egui::Event::Text(words.to_owned()));
        harness.run();
    };
    write(&mut harness, &expected.first_name);
    press(&mut harness, Key::Tab);
    write(&mut harness, &expected.last_name);
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Space);
    // Past the two other ways of being addressed.
    for _ in 0..3 {
        press(&mut harness, Key::Tab);
    }
    write(&mut harness, &expected.position);
    press(&mut harness, Key::Tab);
    write(&mut harness, &expected.unit);
    press(&mut harness, Key::Tab);
    write(&mut harness, &expected.office);
    assert!(!actions.take().contains(&FirstRunAction::Next));
    press(&mut harness, Key::Enter);
    assert_eq!(*kept.form.borrow(), expected);
    assert_eq!(actions.take(), [FirstRunAction::Next]);
}

#[test]
fn what_is_missing_is_said_beside_its_field_and_gets_the_keyboard() {
    let kept = Kept {
        form: RefCell::new(Form {
            last_name: "  ".into(),
            address: None,
            ..filled()
        }),
        missing: vec![Field::LastName, Field::Address],
        keyboard: Cell::new(Some(Field::LastName)),
        ..Kept::at(Step::Who)
    };
    let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::new(kept));
    harness.run();
    let field = harness.get_by_label("Nazwisko");
    assert!(field.is_focused());
    assert_eq!(field.accesskit_node().description().as_deref(), Some("Wpisz nazwisko."));
    let complaint = harness.get_by_label("Wpisz nazwisko.").rect();
    let next_field = harness.get_by_label("Stanowisko").rect();
    assert!(complaint.top() >= field.rect().bottom() && complaint.bottom() <= next_field.top());
    assert!(harness.query_by_label("Wybierz jedną z form.").is_some());
    assert!(harness.query_by_label("Wpisz imię.").is_none(), "it is written there");
    assert!(actions.take().is_empty(), "what was written stays");
}

#[test]
fn every_step_is_gone_through_back_and_past_by_name() {
    for (step, forward, leave) in [
        (Step::Procedure, FirstRunAction::Next, FirstRunAction::Skip),
        (Step::Sound, FirstRunAction::Next, FirstRunAction::Skip),
        (Step::Call, FirstRunAction::Start, FirstRunAction::Later),
    ] {
        let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::new(Kept::at(step)));
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(actions.take(), [forward], "{step:?}: Enter goes on");
        harness.get_by_label("Wstecz").click();
        harness.run();
        let word = if step == Step::Call { "Później" } else { "Pomiń" };
        harness.get_by_label(word).click();
        harness.run();
        assert_eq!(actions.take(), [FirstRunAction::Back, leave], "{step:?}");
    }
    let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::new(Kept::at(Step::Procedure)));
    harness.run();
    assert!(harness.query_by_label("krok 2 z 4").is_some());
    harness.get_by_label("Urząd Miejski w Krynkach").click();
    harness.run();
    assert_eq!(actions.take(), [FirstRunAction::Procedure(1)]);
}

#[test]
fn typing_alone_is_a_choice_of_equal_worth() {
    let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::new(Kept::at(Step::Sound)));
    harness.run();
    assert!(harness.query_by_label_contains("tyle samo").is_some());
    assert!(harness.query_by_label("Pobierz: base-q5_1").is_some());
    harness.get_by_label("Mikrofon: Tylko piszę").click();
    harness.run();
    assert_eq!(actions.take(), [FirstRunAction::Sound(SoundAction::Microphone(false))]);
    let typing = Kept {
        microphone: false,
        ..Kept::at(Step::Sound)
    };
    let (mut harness, actions) = guide_stage(NORMAL, 100, Lang::Pl, Rc::new(typing));
    harness.run();
    assert!(
        harness.query_by_label("Pobierz: base-q5_1").is_none(),
        "whoever types needs no model"
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(actions.take(), [FirstRunAction::Next]);
}

#[test]
fn large_text_in_a_small_window_cuts_no_control_and_every_word_is_there() {
    for lang in [Lang::Pl, Lang::En] {
        for step in [Step::Who, Step::Procedure, Step::Sound, Step::Call] {
            let kept = Kept {
                missing: Form::default().missing(),
                ..Kept::at(step)
            };
            let (mut harness, _) = guide_stage(SMALLEST, 200, lang, Rc::new(kept));
            harness.run();
            let window = Rect::from_min_size(egui::Pos2::ZERO, SMALLEST);
            for role in [Role::Button, Role::RadioButton, Role::TextInput, Role::ComboBox] {
                for node in harness.query_all_by_role(role) {
                    let rect = node.rect();
                    assert!(
                        rect.left() >= window.left() && rect.right() <= window.right(),
                        "{step:?}: {node:?} at {rect:?}"
                    );
                }
            }
            for word in [
                ("Dalej", "Next"),
                ("Zacznij", "Begin"),
                ("Wstecz", "Back"),
                ("Pomiń", "Skip"),
                ("Później", "Later"),
            ] {
                let word = if lang == Lang::Pl { word.0 } else { word.1 };
                if let Some(button) = harness.query_by_label(word) {
                    assert!(
                        window.contains_rect(button.rect()),
                        "{step:?}: {word} at {:?}",
                        button.rect()
                    );
                }
            }
            assert_eq!(
                harness.query_all_by_label_contains("⟦").count(),
                0,
                "{lang:?}, {step:?}"
            );
        }
    }
}
