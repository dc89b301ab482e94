//! The calls and shifts to choose from: the search, the filters, and the cards that fit.

use std::iter::once;

use bevy_egui::egui::{self, Id, Key, Modifiers, RichText, Ui};
use egui_phosphor::regular as icon;

use super::filter::{self, Filter, Kind, LEVELS};
use super::{MenuAction, MenuScreen, PlayCard};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight, verdict_mark};
use crate::domain::{Message, Mode, Verdict};

/// Longest search, characters.
const LONGEST: usize = 120;

/// The id of the field that one searches in.
fn search_field() -> Id {
    Id::new("menu search")
}

/// Draws the list; `shown` are the places of the cards that fit.
pub fn show(ui: &mut Ui, view: &MenuScreen, shown: &[usize], texts: &Texts, actions: &mut Vec<MenuAction>) {
    widgets::title(ui, &texts.t("menu-who-calls"));
    let mut filter = view.filter.clone();
    search(ui, &mut filter, texts);
    status(ui, view, shown, &mut filter, texts, actions);
    if view.filters_open {
        filters(ui, view, &mut filter, texts);
    }
    if shown.is_empty() {
        widgets::panel(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::announced(ui, Tone::Info, &texts.t("menu-nothing-fits"));
            clear(ui, &mut filter, texts);
        });
    }
    for &place in shown {
        if let Some(card) = view.plays.get(place) {
            play(ui, card, place, place == view.play, texts, actions);
        }
    }
    if filter != view.filter {
        actions.push(MenuAction::Filter(filter));
    }
}

/// The search field. Ctrl+F leads to it, Escape empties it.
fn search(ui: &mut Ui, filter: &mut Filter, texts: &Texts) {
    if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::F)) {
        ui.ctx().memory_mut(|memory| memory.request_focus(search_field()));
    }
    let name = texts.t("menu-search");
    let edit = egui::TextEdit::singleline(&mut filter.words)
        .id(search_field())
        .desired_width(f32::INFINITY)
        .char_limit(LONGEST)
        .margin(egui::Margin::same(8))
        .hint_text(RichText::new(&name).color(Look::of(ui.ctx()).palette.muted));
    let response = ui.add(edit);
    widgets::reach(&response);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if escaped && !filter.words.is_empty() {
        filter.words.clear();
        // Escape takes the keyboard from any field; whoever searches goes on searching.
        if response.lost_focus() {
            response.request_focus();
        }
    }
}

/// How many of how many are shown, and the way to the filters.
fn status(
    ui: &mut Ui,
    view: &MenuScreen,
    shown: &[usize],
    filter: &mut Filter,
    texts: &Texts,
    actions: &mut Vec<MenuAction>,
) {
    ui.horizontal_wrapped(|ui| {
        let word = match view.filter.count() {
            0 => texts.t("menu-filters"),
            count => texts.number("menu-filters-on", "count", count),
        };
        let glyph = if view.filters_open {
            icon::CARET_UP
        } else {
            icon::CARET_DOWN
        };
        let button = widgets::button(ui, Weight::Plain, glyph, &word);
        ui.ctx()
            .accesskit_node_builder(button.id, |node| node.set_expanded(view.filters_open));
        if button.clicked() {
            actions.push(MenuAction::OpenFilters(!view.filters_open));
        }
        let told = Message::new("menu-shown").number("shown", shown.len() as f64);
        let told = told.number("count", view.plays.len() as f64);
        let told = widgets::muted(ui, &texts.message(&told));
        // Whoever does not see the list grow shorter hears it.
        ui.ctx()
            .accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if view.filter.is_on() && !shown.is_empty() {
            clear(ui, filter, texts);
        }
    });
}

fn clear(ui: &mut Ui, filter: &mut Filter, texts: &Texts) {
    if widgets::button(ui, Weight::Plain, icon::X, &texts.t("menu-clear")).clicked() {
        *filter = Filter::default();
        // The button goes away; the keyboard goes where the next search begins.
        ui.ctx().memory_mut(|memory| memory.request_focus(search_field()));
    }
}

fn filters(ui: &mut Ui, view: &MenuScreen, filter: &mut Filter, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        let needs = filter::needs(&view.plays);
        let names: Vec<String> = once(texts.t("menu-any-need"))
            .chain(needs.iter().map(|need| need.words.clone()))
            .collect();
        let ids: Vec<&'static str> = needs.iter().map(|need| need.id).collect();
        choice(ui, texts, "menu-filter-need", &names, &ids, &mut filter.need);

        let names: Vec<String> = once(texts.t("menu-any"))
            .chain(LEVELS.map(|level| level.to_string()))
            .collect();
        choice(ui, texts, "menu-filter-level", &names, &LEVELS, &mut filter.level);

        let names = ["menu-any", "menu-kind-call", "menu-kind-shift"].map(|key| texts.t(key));
        let kinds = [Kind::Call, Kind::Shift];
        choice(ui, texts, "menu-filter-kind", &names, &kinds, &mut filter.kind);

        let names = ["menu-any-passed", "menu-not-passed"].map(|key| texts.t(key));
        let mut not_passed = filter.not_passed.then_some(());
        choice(ui, texts, "menu-filter-passed", &names, &[()], &mut not_passed);
        filter.not_passed = not_passed.is_some();
    });
}

/// One filter: its name above, and a row of choices, the first of which stands for any.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    texts: &Texts,
    key: &str,
    names: &[String],
    values: &[T],
    chosen: &mut Option<T>,
) {
    let group = texts.t(key);
    widgets::muted(ui, &group);
    let known = chosen.and_then(|chosen| values.iter().position(|value| *value == chosen));
    let place = known.map_or(0, |known| known + 1);
    if let Some(pressed) = widgets::segmented(ui, &group, names, place) {
        *chosen = pressed.checked_sub(1).and_then(|place| values.get(place)).copied();
    }
}

/// One call or shift.
fn play(ui: &mut Ui, card: &PlayCard, place: usize, chosen: bool, texts: &Texts, actions: &mut Vec<MenuAction>) {
    let look = Look::of(ui.ctx());
    let passed = card.passed.map(|mode| {
        texts.t(match mode {
            Mode::Practice => "menu-passed-practice",
            Mode::Exam => "menu-passed-exam",
        })
    });
    let response = widgets::choice_card(ui, chosen, &card.title, |ui| {
        widgets::strong(ui, &card.title);
        ui.label(&card.summary);
        let mut facts = vec![card.matter.clone()];
        match &card.calls {
            Some(calls) => facts.push(calls.clone()),
            None => facts.extend(card.needs.iter().map(|need| need.words.clone())),
        }
        facts.push(texts.number("menu-level", "level", card.level));
        facts.extend(card.pack.as_ref().map(|pack| texts.word("menu-pack", "pack", pack)));
        ui.label(RichText::new(facts.join("  ·  ")).color(look.palette.muted));
        if let Some(words) = &passed {
            ui.horizontal_top(|ui| {
                verdict_mark(ui, Verdict::Met);
                ui.label(words);
            });
        }
    });
    if let Some(words) = passed {
        // A card is told by its title; that it is done with belongs to it.
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(words));
    }
    if response.clicked() {
        actions.push(MenuAction::Play(place));
    }
    if response.double_clicked() {
        actions.push(MenuAction::Start);
    }
}
