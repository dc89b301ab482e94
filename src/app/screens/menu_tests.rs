//! The menu driven by the names a screen reader tells and by keys, without a window.

use std::cell::RefCell;
use std::rc::Rc;

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{Event, Key, Modifiers, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::menu::filter::{self, Filter, Kind};
use super::menu::{self, MenuAction, MenuScreen, Need, PlayCard};
use super::tests::{NORMAL, SMALLEST, stage, texts};
use crate::app::theme::{TextScale, Theme};
use crate::domain::{Lang, Mode};

fn card(title: &str, need: (&'static str, &str)) -> PlayCard {
    PlayCard {
        title: title.into(),
        summary: "Kto i po co.".into(),
        needs: vec![Need {
            id: need.0,
            words: need.1.into(),
        }],
        matter: "dowód".into(),
        level: 1,
        calls: None,
        pack: None,
        passed: None,
    }
}

fn menu_view() -> MenuScreen {
    MenuScreen {
        plays: vec![
            card("Pan Henryk", ("hard_of_hearing", "słabo słyszy")),
            card("Pani Magda", ("stutter", "jąka się")),
        ],
        play: 0,
        filter: Filter::default(),
        filters_open: false,
        mode: Mode::Practice,
        procedures: vec!["Białystok".into(), "Krynki".into()],
        procedure: 0,
        profiles: vec!["Marek Zieliński".into()],
        profile: 0,
        broken_off: None,
        notices: Vec::new(),
        theme: Theme::Light,
        scale: TextScale::default(),
    }
}

/// A menu that does what is asked of its list, as the window does.
struct Stage {
    harness: Harness<'static>,
    actions: Rc<RefCell<Vec<MenuAction>>>,
    view: Rc<RefCell<MenuScreen>>,
}

impl Stage {
    fn new(size: Vec2, scale: u16, lang: Lang, view: MenuScreen) -> Self {
        let (words, view) = (texts(lang), Rc::new(RefCell::new(view)));
        let kept = Rc::clone(&view);
        let (mut harness, actions) = stage(size, scale, move |ui| {
            let mut view = kept.borrow_mut();
            let actions = menu::show(ui, &view, &words);
            for action in &actions {
                match action {
                    MenuAction::Filter(filter) => view.filter = filter.clone(),
                    MenuAction::OpenFilters(open) => view.filters_open = *open,
                    MenuAction::Play(place) => view.play = *place,
                    _ => {}
                }
            }
            let shown = view.filter.shown(&view.plays);
            view.play = filter::chosen(&shown, view.play).unwrap_or(view.play);
            actions
        });
        harness.run();
        Self { harness, actions, view }
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn write(&mut self, words: &str) {
        self.harness.event(Event::Text(words.to_owned()));
        self.harness.run();
    }

    /// Presses what is called so, as a screen reader does.
    fn ask(&mut self, name: &str) {
        self.harness.get_by_label(name).click_accesskit();
        self.harness.run();
    }

    /// Ctrl+F, and these words.
    fn search(&mut self, words: &str) {
        self.harness.key_press_modifiers(Modifiers::CTRL, Key::F);
        self.harness.run();
        self.write(words);
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    fn field_is_focused(&self) -> bool {
        self.harness.get_by_role(Role::TextInput).is_focused()
    }

    fn words(&self) -> String {
        self.view.borrow().filter.words.clone()
    }
}

fn polish(view: MenuScreen) -> Stage {
    Stage::new(NORMAL, 100, Lang::Pl, view)
}

#[test]
fn the_menu_starts_with_enter_and_chooses_by_name() {
    let mut stage = polish(menu_view());
    stage.press(Key::Enter);
    assert_eq!(stage.actions.take(), [MenuAction::Start]);
    stage.harness.get_by_label("Pani Magda").click();
    stage.harness.run();
    stage.harness.get_by_label("Krynki").click();
    stage.harness.run();
    assert_eq!(stage.actions.take(), [MenuAction::Play(1), MenuAction::Procedure(1)]);
}

#[test]
fn the_menu_leads_to_ones_own_attempts() {
    let mut stage = polish(menu_view());
    stage.harness.get_by_label("Moje próby").click();
    stage.harness.run();
    assert_eq!(stage.actions.take(), [MenuAction::Attempts]);
}

#[test]
fn a_menu_without_calls_says_so_and_starts_nothing() {
    let mut stage = polish(MenuScreen {
        plays: Vec::new(),
        ..menu_view()
    });
    stage.press(Key::Enter);
    assert!(stage.actions.take().is_empty());
    assert!(
        stage
            .harness
            .query_by_label_contains("Nie znaleziono żadnej rozmowy")
            .is_some()
    );
}

#[test]
fn a_call_is_found_and_started_by_keyboard_alone() {
    let mut stage = polish(menu_view());
    assert!(!stage.field_is_focused(), "Enter starts at once");
    stage.search("magda jaka");
    assert!(stage.field_is_focused());
    assert_eq!(stage.words(), "magda jaka");
    assert!(stage.has("Pani Magda") && !stage.has("Pan Henryk"));
    assert_eq!(stage.view.borrow().play, 1, "what can be seen is chosen");
    stage.actions.take();
    // The first Enter is done with searching.
    stage.press(Key::Enter);
    assert!(stage.actions.take().is_empty());
    stage.press(Key::Enter);
    assert_eq!(stage.actions.take(), [MenuAction::Start]);
}

#[test]
fn escape_empties_the_search_and_the_chosen_call_stays_chosen() {
    let mut stage = polish(menu_view());
    stage.search("magda");
    stage.press(Key::Escape);
    assert_eq!(stage.words(), "");
    assert!(stage.field_is_focused(), "whoever searches goes on searching");
    assert!(stage.has("Pan Henryk"));
    assert_eq!(stage.view.borrow().play, 1);
    stage.write("h");
    assert_eq!(stage.words(), "h");
    stage.press(Key::Escape);
    stage.press(Key::Escape);
    assert!(!stage.field_is_focused(), "an empty search lets go");
}

#[test]
fn how_many_are_shown_is_told_when_it_changes() {
    let mut stage = polish(menu_view());
    let told = |stage: &Stage, words: &str| {
        let node = stage.harness.get_by_label(words);
        node.accesskit_node().live()
    };
    assert_eq!(told(&stage, "2 z 2"), Live::Polite);
    stage.search("magda");
    assert_eq!(told(&stage, "1 z 2"), Live::Polite);
}

#[test]
fn where_nothing_fits_that_is_said_nothing_starts_and_the_filters_can_be_cleared() {
    let mut stage = polish(menu_view());
    stage.search("no such call");
    assert!(stage.has("0 z 2"));
    assert!(stage.has("Nic nie pasuje do tych słów i filtrów."));
    stage.press(Key::Enter);
    stage.press(Key::Enter);
    assert!(!stage.actions.take().contains(&MenuAction::Start));
    stage.ask("Wyczyść filtry");
    assert!(stage.has("2 z 2") && stage.has("Pan Henryk"));
    assert!(!stage.has("Wyczyść filtry"), "there is nothing to clear");
    assert!(stage.field_is_focused(), "the keyboard is not lost with the button");
}

#[test]
fn filters_open_say_how_many_are_in_force_and_hold_together() {
    let mut view = menu_view();
    view.plays.push(PlayCard {
        calls: Some("4 osoby dzwonią".into()),
        level: 2,
        ..card("Poniedziałkowy poranek", ("stutter", "jąka się"))
    });
    let mut stage = polish(view);
    assert!(!stage.has("Potrzeba: jąka się"));
    stage.ask("Filtry");
    stage.ask("Potrzeba: jąka się");
    assert!(!stage.has("Pan Henryk") && stage.has("Pani Magda") && stage.has("Poniedziałkowy poranek"));
    stage.ask("Poziom: 2");
    stage.ask("Rodzaj: zmiany");
    let asked = Filter {
        need: Some("stutter"),
        level: Some(2),
        kind: Some(Kind::Shift),
        ..Filter::default()
    };
    assert_eq!(stage.view.borrow().filter, asked);
    assert!(stage.has("1 z 3") && stage.has("Filtry: 3"));
    for name in ["Potrzeba: dowolna", "Poziom: dowolny", "Rodzaj: dowolny"] {
        stage.ask(name);
    }
    assert_eq!(stage.view.borrow().filter, Filter::default());
    stage.ask("Filtry");
    assert!(!stage.has("Potrzeba: jąka się"), "they are put away");
}

#[test]
fn what_was_passed_says_so_in_words_and_can_be_left_out() {
    let mut view = menu_view();
    view.plays[0].passed = Some(Mode::Exam);
    let mut stage = polish(view);
    assert!(stage.has("Zaliczone na egzaminie"));
    let card = stage.harness.get_by_role_and_label(Role::RadioButton, "Pan Henryk");
    let told = card.accesskit_node().description();
    assert_eq!(told.as_deref(), Some("Zaliczone na egzaminie"));
    stage.ask("Filtry");
    stage.ask("Zaliczenie: jeszcze niezaliczone");
    assert!(!stage.has("Pan Henryk"));
    assert_eq!(stage.view.borrow().play, 1);
}

#[test]
fn in_one_column_the_choices_come_before_the_cards_and_stand_beside_the_start() {
    let view = MenuScreen {
        mode: Mode::Exam,
        ..menu_view()
    };
    for (size, scale) in [(NORMAL, 200), (SMALLEST, 100), (SMALLEST, 200)] {
        let stage = Stage::new(size, scale, Lang::Pl, view.clone());
        let choice = |name: &'static str| stage.harness.get_by_role_and_label(Role::RadioButton, name).rect();
        assert!(
            choice("Krynki").bottom() <= choice("Pan Henryk").top(),
            "{size:?}, {scale} %"
        );
        let start = stage.harness.get_by_label("Zacznij").rect();
        let summary = stage.harness.get_by_label_contains("Egzamin  ·  Białystok").rect();
        assert!(
            summary.left() >= start.right() && summary.right() <= size.x && summary.top() >= start.top(),
            "{size:?}, {scale} %: {start:?} {summary:?}"
        );
    }
}

#[test]
fn in_a_small_window_the_programs_buttons_take_one_row_and_keep_their_names() {
    let mut stage = Stage::new(SMALLEST, 200, Lang::Pl, menu_view());
    let tops = [
        "English",
        "Tekst 100\u{a0}%",
        "Wygląd: jasny",
        "Moje próby",
        "Ustawienia",
        "Zakończ",
    ]
    .map(|name| stage.harness.get_by_label(name).rect().top());
    assert!(tops.iter().all(|top| *top == tops[0]), "{tops:?}");
    stage.ask("Ustawienia");
    assert_eq!(stage.actions.take(), [MenuAction::Settings]);
}

#[test]
fn search_and_filters_stay_in_a_small_window_with_large_text_and_have_their_words() {
    let mut view = menu_view();
    view.plays[1].needs[0].words = "nie słyszy i nie widzi; rozmawia przez tłumacza-przewodnika".into();
    view.plays[1].passed = Some(Mode::Practice);
    view.filters_open = true;
    view.filter.level = Some(1);
    for lang in [Lang::Pl, Lang::En] {
        for (size, scale) in [(NORMAL, 100), (NORMAL, 200), (SMALLEST, 100), (SMALLEST, 200)] {
            let stage = Stage::new(size, scale, lang, view.clone());
            let window = Rect::from_min_size(Default::default(), size);
            for role in [Role::Button, Role::RadioButton, Role::TextInput] {
                for node in stage.harness.get_all_by_role(role) {
                    let rect = node.rect();
                    assert!(
                        rect.left() >= window.left() && rect.right() <= window.right(),
                        "{lang:?}, {size:?}, {scale} %: {node:?} at {rect:?}"
                    );
                    let label = node.accesskit_node().label();
                    assert!(label.is_some_and(|label| !label.is_empty()), "{node:?}");
                }
            }
            assert_eq!(stage.harness.query_all_by_label_contains("⟦").count(), 0, "{lang:?}");
        }
    }
}
